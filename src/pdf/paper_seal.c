/* SPDX-License-Identifier: EUPL-1.2
 * paper_seal.c - what cairo 1.16 leaves out, added by qpdf in memory: language, title in the
 * window, order of tabs, scope of table headers, XMP with PDF/UA-1, artifacts; fixed dates and
 * identifier, so that the same input gives the same bytes.
 */
#include "pdf/paper_inside.h"

#include "base/log.h"

#include <qpdf/qpdf-c.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct seal {
	struct paper *p;
	qpdf_data     q;
	qpdf_oh       column, row;      /* attributes of TH, shared */
	size_t        table;            /* tables met */
};

static const char *
instant(struct arena *mem, int64_t ms, bool iso)
{
	time_t t = (time_t)(ms / 1000);
	struct tm tm = { 0 };
	char s[64] = "";

	if (gmtime_r(&t, &tm) == NULL)
		return "";
	if (iso)
		strftime(s, sizeof(s), "%Y-%m-%dT%H:%M:%SZ", &tm);
	else
		strftime(s, sizeof(s), "D:%Y%m%d%H%M%SZ", &tm);
	return arena_str(mem, s);
}

static void
xml(struct buf *b, const char *s)
{
	for (; *s != '\0'; s++) {
		if (*s == '&')
			buf_str(b, "&amp;");
		else if (*s == '<')
			buf_str(b, "&lt;");
		else if (*s == '>')
			buf_str(b, "&gt;");
		else
			buf_add(b, s, 1);
	}
}

static const char *
language(const struct paper *p)
{
	return p->head.lang == LANG_EN ? "en-GB" : "pl-PL";
}

static void
xmp(struct paper *p, struct buf *b)
{
	const char *when = instant(p->mem, p->head.created, true);

	buf_str(b,
	    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
	    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
	    "<rdf:Description rdf:about=\"\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\""
	    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">"
	    "<pdfuaid:part>1</pdfuaid:part><dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">");
	xml(b, p->head.title);
	buf_fmt(b,
	    "</rdf:li></rdf:Alt></dc:title><dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>",
	    language(p));
	if (p->head.owner[0] != '\0') {
		buf_str(b, "<dc:creator><rdf:Seq><rdf:li>");
		xml(b, p->head.owner);
		buf_str(b, "</rdf:li></rdf:Seq></dc:creator>");
	}
	buf_fmt(b, "<xmp:CreateDate>%s</xmp:CreateDate><xmp:ModifyDate>%s</xmp:ModifyDate>"
	    "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>", when, when);
}

static void
add_catalog(struct seal *s)
{
	qpdf_data q = s->q;
	qpdf_oh root = qpdf_get_root(q), st = qpdf_oh_new_stream(q), d;
	struct buf b;

	qpdf_oh_replace_key(q, root, "/Lang", qpdf_oh_new_unicode_string(q, language(s->p)));
	qpdf_oh_replace_key(q, root, "/ViewerPreferences",
	    qpdf_oh_parse(q, "<< /DisplayDocTitle true >>"));
	buf_init(&b, s->p->mem);
	xmp(s->p, &b);
	qpdf_oh_replace_stream_data(q, st, (const unsigned char *)b.s, b.len, qpdf_oh_new_null(q),
	    qpdf_oh_new_null(q));
	d = qpdf_oh_get_dict(q, st);
	qpdf_oh_replace_key(q, d, "/Type", qpdf_oh_new_name(q, "/Metadata"));
	qpdf_oh_replace_key(q, d, "/Subtype", qpdf_oh_new_name(q, "/XML"));
	qpdf_oh_replace_key(q, root, "/Metadata", st);
}

static void
add_info(struct seal *s)
{
	qpdf_data q = s->q;
	const char *when = instant(s->p->mem, s->p->head.created, false);
	qpdf_oh info = qpdf_oh_get_key(q, qpdf_get_trailer(q), "/Info");

	qpdf_oh_replace_key(q, info, "/Title", qpdf_oh_new_unicode_string(q, s->p->head.title));
	qpdf_oh_replace_key(q, info, "/Author", qpdf_oh_new_unicode_string(q, s->p->head.owner));
	qpdf_oh_replace_key(q, info, "/Creator", qpdf_oh_new_unicode_string(q, "kompan"));
	qpdf_oh_replace_key(q, info, "/CreationDate", qpdf_oh_new_string(q, when));
	qpdf_oh_replace_key(q, info, "/ModDate", qpdf_oh_new_string(q, when));
}

/* Page content as cairo writes it: "/NonStruct << /MCID 12 >> BDC"; the
 * new words take the same room. */
static void
make_artifacts(unsigned char *s, size_t n)
{
	static const char from[] = "/NonStruct << /MCID", to[] = "/Artifact BMC";
	unsigned char *at = s, *end = s + n;

	while ((at = memmem(at, (size_t)(end - at), from, sizeof(from) - 1)) != NULL) {
		unsigned char *stop = memmem(at, (size_t)(end - at), "BDC", 3);

		if (stop == NULL)
			return;
		memset(at, ' ', (size_t)(stop + 3 - at));
		memcpy(at, to, sizeof(to) - 1);
		at = stop + 3;
	}
}

static void
mend_pages(struct seal *s)
{
	qpdf_data q = s->q;
	int n = qpdf_get_num_pages(q);

	for (int i = 0; i < n; i++) {
		qpdf_oh page = qpdf_get_page_n(q, (size_t)i),
		    content = qpdf_oh_get_key(q, page, "/Contents");
		unsigned char *bytes = NULL;
		size_t len = 0;

		qpdf_oh_replace_key(q, page, "/Tabs", qpdf_oh_new_name(q, "/S"));
		if (!qpdf_oh_is_stream(q, content)
		    || qpdf_oh_get_page_content_data(q, page, &bytes, &len) & QPDF_ERRORS)
			continue;
		make_artifacts(bytes, len);
		qpdf_oh_replace_stream_data(q, content, bytes, len, qpdf_oh_new_null(q),
		    qpdf_oh_new_null(q));
		free(bytes);
	}
}

static const char *
type_of(struct seal *s, qpdf_oh element)
{
	qpdf_oh type;

	if (!qpdf_oh_is_dictionary(s->q, element))
		return "";
	type = qpdf_oh_get_key(s->q, element, "/S");
	return qpdf_oh_is_name(s->q, type) ? qpdf_oh_get_name(s->q, type) : "";
}

static void
mend_cell(struct seal *s, qpdf_oh cell, bool head)
{
	if (strcmp(type_of(s, cell), "/TH") == 0)
		qpdf_oh_replace_key(s->q, cell, "/A", head ? s->column : s->row);
}

/* cairo gives an only child without an array. */
static void
mend_row(struct seal *s, qpdf_oh row, bool head)
{
	qpdf_oh kids = qpdf_oh_get_key(s->q, row, "/K");
	int n;

	if (!qpdf_oh_is_array(s->q, kids)) {
		mend_cell(s, kids, head);
		return;
	}
	n = qpdf_oh_get_array_n_items(s->q, kids);
	for (int i = 0; i < n; i++) {
		qpdf_oh cell = qpdf_oh_get_array_item(s->q, kids, i);

		mend_cell(s, cell, head);
		qpdf_oh_release(s->q, cell);
	}
}

/* The children of a container: furniture is taken out of the tree. */
static void
mend_kids(struct seal *s, qpdf_oh element, bool head)
{
	qpdf_data q = s->q;
	qpdf_oh kids = qpdf_oh_get_key(q, element, "/K"), kept = qpdf_oh_new_array(q);
	bool one = !qpdf_oh_is_array(q, kids);
	int n = one ? 1 : qpdf_oh_get_array_n_items(q, kids);

	for (int i = 0; i < n; i++) {
		qpdf_oh kid = one ? kids : qpdf_oh_get_array_item(q, kids, i);
		const char *type = type_of(s, kid);

		if (strcmp(type, "/NonStruct") == 0)
			continue;
		if (strcmp(type, "/TR") == 0) {
			mend_row(s, kid, head);
			head = false;           /* only the first row is the header */
		} else if (strcmp(type, "/Table") == 0) {
			mend_kids(s, kid, s->table < s->p->n_table && s->p->head_row[s->table]);
			s->table++;
		} else if (strcmp(type, "/Document") == 0) {
			mend_kids(s, kid, false);
		}
		qpdf_oh_append_item(q, kept, kid);
	}
	qpdf_oh_replace_key(q, element, "/K", kept);
}

/* From marked content to its element: what has become an artifact has none. */
static void
mend_parents(struct seal *s, qpdf_oh tree)
{
	qpdf_data q = s->q;
	qpdf_oh nums = qpdf_oh_get_key(q, qpdf_oh_get_key(q, tree, "/ParentTree"), "/Nums");
	int pages = qpdf_oh_is_array(q, nums) ? qpdf_oh_get_array_n_items(q, nums) : 0;

	for (int i = 1; i < pages; i += 2) {
		qpdf_oh owners = qpdf_oh_get_array_item(q, nums, i);
		int n = qpdf_oh_is_array(q, owners) ? qpdf_oh_get_array_n_items(q, owners) : 0;

		for (int k = 0; k < n; k++) {
			qpdf_oh owner = qpdf_oh_get_array_item(q, owners, k);

			if (strcmp(type_of(s, owner), "/NonStruct") == 0)
				qpdf_oh_set_array_item(q, owners, k, qpdf_oh_new_null(q));
			qpdf_oh_release(q, owner);
		}
	}
}

static void
mend_tree(struct seal *s)
{
	qpdf_data q = s->q;
	qpdf_oh tree = qpdf_oh_get_key(q, qpdf_get_root(q), "/StructTreeRoot");

	if (!qpdf_oh_is_dictionary(q, tree))
		return;
	s->column = qpdf_make_indirect_object(q, qpdf_oh_parse(q,
	    "<< /O /Table /Scope /Column >>"));
	s->row = qpdf_make_indirect_object(q, qpdf_oh_parse(q, "<< /O /Table /Scope /Row >>"));
	mend_parents(s, tree);
	mend_kids(s, tree, false);
}

static const char *
written(struct seal *s, struct arena *mem, size_t *ret_n)
{
	char *out;

	if (qpdf_init_write_memory(s->q) & QPDF_ERRORS)
		return NULL;
	qpdf_set_object_stream_mode(s->q, qpdf_o_generate);
	qpdf_set_deterministic_ID(s->q, QPDF_TRUE);
	if (qpdf_write(s->q) & QPDF_ERRORS)
		return NULL;
	*ret_n = qpdf_get_buffer_length(s->q);
	out = arena_alloc(mem, *ret_n + 1);
	memcpy(out, qpdf_get_buffer(s->q), *ret_n);
	return out;
}

const char *
paper_seal(struct paper *p, const unsigned char *pdf, size_t n, struct arena *mem, size_t *ret_n)
{
	struct seal s = { .p = p, .q = qpdf_init() };
	const char *out = NULL;

	qpdf_silence_errors(s.q);
	qpdf_set_suppress_warnings(s.q, QPDF_TRUE);
	if (!(qpdf_read_memory(s.q, "paper", (const char *)pdf, n, NULL) & QPDF_ERRORS)) {
		add_catalog(&s);
		add_info(&s);
		mend_pages(&s);
		mend_tree(&s);
		out = written(&s, mem, ret_n);
	}
	if (qpdf_has_error(s.q)) {
		log_line("pdf: qpdf: %s", qpdf_get_error_full_text(s.q, qpdf_get_error(s.q)));
		out = NULL;
	}
	qpdf_cleanup(&s.q);
	return out;
}
