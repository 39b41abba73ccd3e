/* SPDX-License-Identifier: EUPL-1.2
 * sheet_xlsx.c - the archive of an XLSX (ECMA-376): what it is, which sheets it has, which is the
 * list. What generators write differently is taken as Excel takes it.
 */
#include "sheet/inside.h"

#include "base/text.h"

#include <string.h>
#include <zip.h>

#define ENTRIES   10000         /* libzip keeps each in memory */
#define RELATIONS 10000
#define SHEETS    1000

/* ---- relations: which part is what ---- */

struct relation { const char *id, *kind, *part; };

struct relations {
	const char      *of;            /* the part whose they are */
	struct relation *r;
	size_t           n, cap;
};

/* Targets are paths from where the part stands, or from the root. */
static const char *
resolve(struct arena *mem, const char *of, const char *target)
{
	const char *slash = strrchr(of, '/');
	size_t dir = slash != NULL ? (size_t)(slash - of) + 1 : 0;

	if (*target == '/')
		return arena_str(mem, target + 1);
	while (text_starts(target, "../") || text_starts(target, "./")) {
		if (target[1] == '.' && dir > 0)
			for (dir--; dir > 0 && of[dir - 1] != '/'; dir--)
				;
		target += target[1] == '.' ? 3 : 2;
	}
	return arena_strf(mem, "%.*s%s", (int)dir, of, target);
}

static void
relation_start(struct part *p, const char *name, const char **attr)
{
	struct relations *rs = p->arg;
	struct arena *mem = p->book->g->scratch;
	const char *id = part_attr(attr, "Id"), *type = part_attr(attr, "Type");
	const char *target = part_attr(attr, "Target"), *slash;

	if (strcmp(name, "Relationship") != 0 || id == NULL || type == NULL || target == NULL ||
	    text_eq(part_attr(attr, "TargetMode"), "External") || rs->n == RELATIONS)
		return;
	if (rs->n == rs->cap)
		rs->r = arena_grow(mem, rs->r, &rs->cap, sizeof(*rs->r));
	slash = strrchr(type, '/');     /* two families of addresses name the same kinds */
	rs->r[rs->n++] = (struct relation){ arena_str(mem, id),
		arena_str(mem, slash != NULL ? slash + 1 : type), resolve(mem, rs->of, target) };
}

static void
pass(struct part *p, const char *name)
{
	(void)p;
	(void)name;
}

static void
read_relations(struct book *b, struct relations *rs, const char *of)
{
	struct part p = { .arg = rs, .start = relation_start, .end = pass };
	const char *slash = strrchr(of, '/');
	size_t dir = slash != NULL ? (size_t)(slash - of) + 1 : 0;

	*rs = (struct relations){ .of = of };
	part_read(&p, b, arena_strf(b->g->scratch, "%.*s_rels/%s.rels", (int)dir, of, of + dir));
}

/* The part of that kind or, with an id, of that id. NULL: there is none. */
static const char *
related(const struct relations *rs, const char *kind, const char *id)
{
	for (size_t i = 0; i < rs->n; i++)
		if (strcmp(rs->r[i].kind, kind) == 0 && (id == NULL || text_eq(rs->r[i].id, id)))
			return rs->r[i].part;
	return NULL;
}

/* ---- the workbook ---- */

struct sheets { const char *id[SHEETS]; size_t n; };    /* visible ones, in their order */

static void
workbook_start(struct part *p, const char *name, const char **attr)
{
	struct sheets *s = p->arg;
	const char *state = part_attr(attr, "state"), *id = part_attr(attr, "id");

	if (p->depth == 1 && strcmp(name, "workbook") != 0)
		gather_fault(p->book->g, SHEET_NOT_TABLE, 0);
	else if (strcmp(name, "workbookPr") == 0) {
		const char *since = part_attr(attr, "date1904");

		p->book->since_1904 = text_eq(since, "1") || text_eq(since, "true");
	} else if (strcmp(name, "sheet") == 0 && p->depth == 3 && id != NULL && s->n < SHEETS &&
	    (state == NULL || strcmp(state, "visible") == 0))
		s->id[s->n++] = arena_str(p->book->g->scratch, id);
}

static void
read_sheets(struct book *b, const struct relations *rs, const struct sheets *s)
{
	const char *part;

	if ((part = related(rs, "sharedStrings", NULL)) != NULL)
		grid_strings(b, part);
	if ((part = related(rs, "styles", NULL)) != NULL)
		grid_formats(b, part);
	for (size_t i = 0; i < s->n && b->g->to->n == 0 && !gather_stopped(b->g); i++)
		if ((part = related(rs, "worksheet", s->id[i])) != NULL)
			grid_rows(b, part);
}

static void
read_book(struct book *b)
{
	struct relations top, rs;
	struct sheets *s = NEW(b->g->scratch, struct sheets);
	struct part p = { .arg = s, .start = workbook_start, .end = pass };
	const char *workbook, *mime = part_begins(b, "mimetype");

	if (strstr(mime, "opendocument.spreadsheet") != NULL) {
		gather_fault(b->g, SHEET_ODS, 0);
		return;
	}
	if (part_exists(b, "xl/workbook.bin")) {
		gather_fault(b->g, SHEET_NOT_TEXT, 0);
		return;
	}
	read_relations(b, &top, "");
	workbook = related(&top, "officeDocument", NULL);
	if (workbook == NULL)
		workbook = "xl/workbook.xml";
	if (!part_read(&p, b, workbook))
		gather_fault(b->g, SHEET_NOT_TABLE, 0);
	read_relations(b, &rs, workbook);
	if (!gather_stopped(b->g))
		read_sheets(b, &rs, s);
}

/* ---- the archive ---- */

static bool
many_entries(const char *bytes, size_t n)
{
	size_t entries = 0;

	for (const char *end = bytes + n, *p = bytes;
	    (p = memmem(p, (size_t)(end - p), "PK\1\2", 4)) != NULL; p += 4)
		entries++;
	return entries > ENTRIES;
}

void
xlsx_read(struct gather *g, const char *bytes, size_t n)
{
	struct book b = { .g = g, .left = SHEET_UNPACKED };
	zip_source_t *source;

	if (many_entries(bytes, n)) {
		gather_fault(g, SHEET_TOO_LARGE, 0);
		return;
	}
	source = zip_source_buffer_create(bytes, n, 0, NULL);
	b.zip = source != NULL ? zip_open_from_source(source, ZIP_RDONLY, NULL) : NULL;
	if (b.zip == NULL) {
		zip_source_free(source);
		gather_fault(g, SHEET_BAD_XLSX, 0);
		return;
	}
	read_book(&b);
	zip_discard(b.zip);
}
