/* SPDX-License-Identifier: EUPL-1.2
 * formfile.c - shipped forms and the partnership's own, each read once per process.
 */
#include "mod/formfile/formfile_inside.h"

#include "base/id.h"
#include "base/rule.h"
#include "base/text.h"
#include "core/audit.h"
#include "html/embedded.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#define KEPT       64                           /* forms read and kept by a process */
#define FORM_ARENA ((size_t)64 << 20)

extern const struct embedded form_files[];
extern const size_t          n_form_files;

/* ---- read once; never given back, so that a paper under way may go on reading it ---- */

struct kept {
	char sha256[65];
	enum lang lang;                 /* of the notes */
	struct arena *mem;
	const struct quest *q;
	struct quest_note *note;
};

static struct kept kept[KEPT];
static size_t      n_kept;

const char *
formfile_sum(struct arena *mem, const char *json, size_t n)
{
	unsigned char sum[crypto_hash_sha256_BYTES];
	char *hex = arena_alloc(mem, 65);

	crypto_hash_sha256(sum, (const unsigned char *)json, n);
	return sodium_bin2hex(hex, 65, sum, sizeof(sum));
}

/* lang LANG_COUNT: whatever its notes are in. NULL: it is not kept. */
static const struct kept *
find_kept(const char *sha256, enum lang lang)
{
	for (size_t i = 0; i < n_kept; i++)
		if (strcmp(kept[i].sha256, sha256) == 0 &&
		    (lang == LANG_COUNT || lang == kept[i].lang))
			return &kept[i];
	return NULL;
}

/* Beyond KEPT forms each unit reads its own. */
const struct quest *
formfile_once(struct cx *cx, const char *sha256, const char *json, size_t n,
    struct quest_note **ret)
{
	const struct kept *there = find_kept(sha256, cx->lang);
	struct kept *k = &kept[n_kept];

	if (there == NULL && n_kept == KEPT)
		return quest_read(cx->mem, cx->lang, json, n, ret);
	if (there == NULL) {
		*k = (struct kept){ .lang = cx->lang, .mem = arena_new(FORM_ARENA) };
		k->q = quest_read(k->mem, cx->lang, json, n, &k->note);
		if (k->q == NULL) {
			arena_free(k->mem);
			return NULL;
		}
		memcpy(k->sha256, sha256, 65);
		n_kept++;
		there = k;
	}
	*ret = there->note;
	return there->q;
}

static const struct quest *
read_form(struct cx *cx, const char *sha256, const char *json, size_t n)
{
	const struct kept *there = find_kept(sha256, LANG_COUNT);
	struct quest_note *note;

	return there != NULL ? there->q : formfile_once(cx, sha256, json, n, &note);
}

/* ---- shipped ---- */

struct shipped { const struct quest *q; };

static struct shipped *
shipped(struct cx *cx)
{
	static struct shipped all[32];

	for (size_t i = 0; i < n_form_files && i < LEN(all) && all[i].q == NULL; i++) {
		const char *json = (const char *)form_files[i].bytes;
		const char *sum = formfile_sum(cx->mem, json, form_files[i].n);

		all[i].q = read_form(cx, sum, json, form_files[i].n);
		if (all[i].q == NULL)
			abort();                /* every_form_we_ship_is_read says which */
	}
	return all;
}

static struct formfile
of_shipped(struct cx *cx, const struct quest *q)
{
	return (struct formfile){ .url = q->url,
		.version = q->version,
		.title = q->title.in[cx->lang],
		.about = q->about,
		.tool = q->tool };
}

static size_t
shipped_at(struct cx *cx, const char *url)
{
	const struct shipped *s = shipped(cx);
	size_t i = 0;

	while (i < n_form_files && strcmp(s[i].q->url, url) != 0)
		i++;
	return i;
}

bool
formfile_is_shipped(struct cx *cx, const char *url)
{
	return shipped_at(cx, url) < n_form_files;
}

/* ---- the list ---- */

static int
by_title(const void *a, const void *b)
{
	const struct formfile *x = a, *y = b;
	int c = strcmp(x->title, y->title);

	return c != 0 ? c : strcmp(x->url, y->url);
}

static bool
listed(const struct formfile *f, size_t n, const char *url)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(f[i].url, url) == 0)
			return true;
	return false;
}

static void
add(struct formfile *list, size_t *n, const struct formfile *f, const char *about)
{
	if (!listed(list, *n, f->url) && (about == NULL || strcmp(about, f->about) == 0))
		list[(*n)++] = *f;
}

size_t
formfile_list(struct cx *cx, const char *about, struct formfile **ret)
{
	struct q_formfile_rows *row;
	size_t n_row = q_formfile_rows(cx, &row, cx->tenant), n = 0;
	struct formfile *list = NEWN(cx->mem, struct formfile, n_row + n_form_files + 1);

	for (size_t i = 0; i < n_row; i++) {
		struct formfile f = { row[i].id, row[i].url, row[i].version,
			cx->lang == LANG_PL ? row[i].title_pl : row[i].title_en, row[i].about,
			row[i].tool == NULL ? "" : row[i].tool, shipped_at(cx, row[i].url) == n_form_files };

		add(list, &n, &f, about);
	}
	for (size_t i = 0; i < n_form_files; i++) {
		struct formfile f = of_shipped(cx, shipped(cx)[i].q);

		add(list, &n, &f, about);
	}
	qsort(list, n, sizeof(*list), by_title);
	*ret = list;
	return n;
}

bool
formfile_current(struct cx *cx, const char *url, struct formfile *ret)
{
	struct q_formfile_newest row;
	size_t i = shipped_at(cx, url);

	if (q_formfile_newest(cx, &row, cx->tenant, url)) {
		*ret = (struct formfile){ row.id, arena_str(cx->mem, url), row.version,
			cx->lang == LANG_PL ? row.title_pl : row.title_en, row.about,
			row.tool == NULL ? "" : row.tool, i == n_form_files };
		return true;
	}
	if (i == n_form_files)
		return false;
	*ret = of_shipped(cx, shipped(cx)[i].q);
	return true;
}

bool
formfile_of_tool(struct cx *cx, const char *tool, struct formfile *ret)
{
	struct formfile *f;
	size_t n = formfile_list(cx, NULL, &f);
	const struct formfile *best = NULL;

	for (size_t i = 0; i < n; i++)
		if (strcmp(f[i].tool, tool) == 0 && (best == NULL || (f[i].own && rule_on("R196-tool") &&
		    (!best->own || f[i].id.v > best->id.v))))
			best = &f[i];
	if (best != NULL)
		*ret = *best;
	return best != NULL;
}

bool
formfile_choose(struct cx *cx, const char *about, const char *url, struct formfile *ret)
{
	struct formfile *f;
	size_t n = formfile_list(cx, about, &f);

	for (size_t i = 0; i < n; i++)
		if (text_eq(f[i].url, url) || (n == 1 && text_empty(url))) {
			*ret = f[i];
			return true;
		}
	return false;
}

/* ---- one form ---- */

static const char *
json_of(struct cx *cx, form_version_id id, size_t *ret_n)
{
	struct q_formfile_content row;

	if (!q_formfile_content(cx, &row, cx->tenant, id))
		return NULL;
	*ret_n = strlen(row.content);
	return row.content;
}

const char *
formfile_bytes(struct cx *cx, const struct formfile *f, size_t *ret_n)
{
	const struct embedded *shipped_one =
	    f->id.v == 0 ? &form_files[shipped_at(cx, f->url)] : NULL;

	if (shipped_one == NULL)
		return json_of(cx, f->id, ret_n);
	*ret_n = shipped_one->n;
	return (const char *)shipped_one->bytes;
}

const struct quest *
formfile_get(struct cx *cx, form_version_id id)
{
	struct q_formfile_mark row;
	const struct kept *there;
	const char *json;
	size_t n;

	if (!q_formfile_mark(cx, &row, cx->tenant, id))
		return NULL;
	there = find_kept(row.sha256, LANG_COUNT);
	if (there != NULL)
		return there->q;
	json = json_of(cx, id, &n);
	return json == NULL ? NULL : read_form(cx, row.sha256, json, n);
}

const struct quest *
formfile_quest(struct cx *cx, const struct formfile *f)
{
	return f->id.v != 0 ? formfile_get(cx, f->id) : shipped(cx)[shipped_at(cx, f->url)].q;
}

void
formfile_store(
    struct cx *cx, form_version_id id, const struct quest *q, const struct formfile_content *c)
{
	q_formfile_insert(cx,
	    &(struct q_formfile_insert_in){ .tenant = cx->tenant,
	        .id = id,
	        .url = c->url != NULL ? c->url : q->url,
	        .version = c->version != NULL ? c->version : q->version,
	        .name = q->name,
	        .title_pl = q->title.in[LANG_PL],
	        .title_en = q->title.in[LANG_EN],
	        .about = q->about,
	        .tool = q->tool,
	        .state = c->state,
	        .sha256 = formfile_sum(cx->mem, c->json, c->n),
	        .by = cx->actor,
	        .now = cx->now,
	        .content = c->json });
}

void
formfile_copy(struct cx *cx, const char *url, form_version_id id)
{
	size_t i = shipped_at(cx, url);

	formfile_store(cx, id, shipped(cx)[i].q, &(struct formfile_content){ "published",
	    (const char *)form_files[i].bytes, form_files[i].n });
}

static const char *
versions_here(struct cx *cx, const char *url)
{
	struct q_formfile_versions *v;
	size_t n = q_formfile_versions(cx, &v, cx->tenant, url);
	struct buf b;

	buf_init(&b, cx->mem);
	for (size_t i = 0; i < n; i++)
		if (strcmp(v[i].state, "published") == 0)
			buf_fmt(&b, "%s%s", b.len > 0 ? ", " : "", v[i].version);
	return b.s;
}

const struct quest *
formfile_version(
    struct cx *cx, const char *url, const char *version, form_version_id *ret, const char **why)
{
	const char *here = versions_here(cx, url);
	size_t i = shipped_at(cx, url);
	struct q_formfile_version row;

	*ret = (form_version_id){ 0 };
	if (q_formfile_version(cx, &row, cx->tenant, url, version) &&
	    strcmp(row.state, "published") == 0) {
		*ret = row.id;
		return formfile_get(cx, row.id);
	}
	if (*here == '\0' && i < n_form_files) {
		here = shipped(cx)[i].q->version;
		if (strcmp(here, version) == 0)
			return shipped(cx)[i].q;
	}
	*why = *here == '\0'
	    ? arena_strf(cx->mem, tr(cx->lang, "The form %s is not in use here."), url)
	    : arena_strf(cx->mem,
	          tr(cx->lang, "Version %s of the form %s is not in use here. In use: %s."),
	          *version == '\0' ? "?" : version, url, here);
	return NULL;
}

bool
formfile_newer(struct cx *cx, const struct formfile *f, const struct quest **ret_now)
{
	size_t i = f->id.v == 0 || !rule_on("R196-newer") ? n_form_files : shipped_at(cx, f->url);

	if (i == n_form_files)
		return false;
	*ret_now = shipped(cx)[i].q;
	return strverscmp((*ret_now)->version, f->version) > 0;
}

enum st
formfile_renew(struct cx *cx, const char *url)
{
	const struct quest *now;
	form_version_id id = { id_new() };
	struct formfile was;

	if (!formfile_current(cx, url, &was))
		return cx_fail(cx, ST_NOT_FOUND, "no form %s", url);
	if (!formfile_newer(cx, &was, &now))
		return ST_OK;                   /* pressed twice */
	formfile_copy(cx, url, id);
	audit_add(cx, "form.renew", id.v, (person_id){ 0 },
	    arena_strf(cx->mem, "%s|%s", url, now->version));
	return ST_OK;
}

enum st
formfile_take(struct cx *cx, const char *url, form_version_id *ret)
{
	struct formfile f;

	if (!formfile_current(cx, url, &f))
		return cx_fail(cx, ST_NOT_FOUND, "no form %s", url);
	if (f.id.v == 0 && rule_on("R195")) {
		f.id.v = id_new();
		formfile_copy(cx, url, f.id);
	}
	*ret = f.id;
	return ST_OK;
}
