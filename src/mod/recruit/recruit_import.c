/* SPDX-License-Identifier: EUPL-1.2
 * recruit_import.c - a list of an office: read into rows, kept as a draft, written.
 */
#include "base/date.h"
#include "base/id.h"
#include "base/text.h"
#include "core/audit.h"
#include "mod/recruit/recruit_inside.h"
#include "mod/recruit_sql.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#define LINE_MAX_TEXT 200               /* characters, as of the form's fields */
#define BLOCK_MAX     4000
#define AT_ONCE       250               /* rows written in one unit: some 20 ms */
#define LIST_TEXT     ((size_t)3 << 20) /* bytes */

/* ---- reading ---- */

static const char *const why_not[] = {
	[SHEET_EMPTY] = N_("There is nothing in this list. Choose a file or paste rows."),
	[SHEET_TOO_LARGE] =
	    N_("The list is too long: at most 20,000 rows and 200 columns. Split it in two."),
	[SHEET_NOT_TEXT] =
	    N_("This file cannot be read. Save it in Excel as XLSX or CSV and send that."),
	[SHEET_BAD_XLSX] = N_("This Excel file is damaged. Open it in Excel and save it again."),
	[SHEET_OLD_XLS] = N_("This is the old XLS format. Save it in Excel as XLSX and send that."),
	[SHEET_LOCKED] = N_(
	    "This file is locked by a password. Open it, save it without the password and send that."),
	[SHEET_ODS] = N_(
	    "This is an ODS file. Save it in LibreOffice or Excel as XLSX or CSV and send that."),
	[SHEET_NOT_TABLE] =
	    N_("This is not a list: perhaps a PDF, a Word document or a web page saved as XLS. "
	       "Save the list in Excel as XLSX or CSV and send that."),
};

/* The sentence for whoever sent the list. */
static const char *
sentence(struct arena *mem, enum lang lang, const struct sheet *s)
{
	if (s->fault == SHEET_BAD_CSV)
		return arena_strf(mem,
		    tr(lang,
		        "A quotation mark opened in line %zu is never closed. Correct it and send the file again."),
		    s->fault_line);
	if (s->fault == SHEET_LONG_CELL)
		return arena_strf(mem,
		    tr(lang,
		        "The cell that begins in line %zu is too long. Perhaps a quotation mark is missing there."),
		    s->fault_line);
	return tr(lang, why_not[s->fault]);
}

static void
take_row(struct arena *mem, const struct sheet_row *from, const int *column, struct import_row *to)
{
	to->line = from->line;
	for (int t = 0; t < T_COUNT; t++)
		to->cell[t] = column[t] >= 0 && (size_t)column[t] < from->n ?
		    text_line(mem, from->cell[column[t]]) : "";
}

/* Rows that hold nothing but their number are no people. */
static bool
row_blank(const struct import_row *r)
{
	for (int t = 0; t < T_COUNT; t++)
		if (t != T_NUMBER && *r->cell[t] != '\0')
			return false;
	return true;
}

/* What no field of the form would hold is no such thing; and a preview of all must do with the memory
 * of a request, where each byte of a name is needed some twelve times. */
const char *
recruit_import_too_long(struct arena *mem, enum lang lang, const struct import_list *list)
{
	size_t text = 0;

	for (size_t i = 0; i < list->n; i++)
		for (int t = 0; t < T_COUNT; t++) {
			const char *cell = list->row[i].cell[t];
			bool block = t == T_SITUATION || t == T_REASON || t == T_MOTIVATION ||
			    t == T_REMARK;

			text += strlen(cell);
			if (text_length(cell) > (block ? BLOCK_MAX : LINE_MAX_TEXT))
				return sentence(mem, lang, &(struct sheet){
				    .fault = SHEET_LONG_CELL, .fault_line = list->row[i].line });
		}
	return text <= LIST_TEXT ? NULL :
	    tr(lang, "The list holds too much text in all. Split it in two.");
}

/* Headings are named on the preview; one that is a page long is not. */
static const char *
unknown_words(struct arena *mem, const struct sheet_head *head)
{
	struct buf b;

	buf_init(&b, mem);
	for (size_t i = 0; i < head->n_unknown && b.len < 4000; i++)
		buf_fmt(&b, "%s%s", i > 0 ? ", " : "",
		    strlen(head->unknown[i]) <= 200 ? head->unknown[i] : "…");
	return b.s;
}

const char *
recruit_import_parse(struct arena *mem, enum lang lang, const char *bytes, size_t n,
    struct import_list *list)
{
	struct sheet s;
	struct sheet_head head;
	const char *names[T_COUNT];

	sheet_read(mem, bytes, n, &s);
	if (s.fault != SHEET_OK)
		return sentence(mem, lang, &s);
	for (int t = 0; t < T_COUNT; t++)
		names[t] = import_words[t].words;
	sheet_find_head(mem, &s, names, T_COUNT, &head);
	if (head.row == SIZE_MAX)
		return tr(lang,
		    "No row with headings was found in the first 20 rows. Put one above the list, "
		    "for example: surname, given name, PESEL, birth date.");
	list->unknown = unknown_words(mem, &head);
	list->row = NEWN(mem, struct import_row, s.n + 1);
	for (size_t i = head.row + 1; i < s.n; i++) {
		take_row(mem, &s.row[i], head.column, &list->row[list->n]);
		list->n += !row_blank(&list->row[list->n]);
	}
	for (int t = 0; t < T_COUNT; t++)
		list->seen[t] = head.column[t] >= 0;
	return list->n == 0 ? tr(lang, "There are headings but no rows below them.") :
	    recruit_import_too_long(mem, lang, list);
}

/* ---- the draft: {"unknown", "reason", "ops", "pup", "seen":[..], "row":[[line, skip,
 * cells..., id]...]} ---- */

const char *
recruit_import_store(struct arena *mem, const struct import_list *list)
{
	json_t *top = json_object(), *rows = json_array(), *seen = json_array();
	char *text;
	const char *out;

	for (int t = 0; t < T_COUNT; t++)
		json_array_append_new(seen, json_boolean(list->seen[t]));
	for (size_t i = 0; i < list->n; i++) {
		json_t *row = json_array();

		json_array_append_new(row, json_integer((json_int_t)list->row[i].line));
		json_array_append_new(row, json_boolean(list->row[i].skip));
		for (int t = 0; t < T_COUNT; t++)
			json_array_append_new(row, json_string(list->row[i].cell[t]));
		json_array_append_new(row, json_integer(list->row[i].id.v));
		json_array_append_new(rows, row);
	}
	json_object_set_new(top, "unknown", json_string(list->unknown));
	json_object_set_new(top, "reason", json_string(list->reason == NULL ? "" : list->reason));
	json_object_set_new(top, "ops", json_boolean(list->all_ops));
	json_object_set_new(top, "pup", json_boolean(list->all_pup));
	json_object_set_new(top, "seen", seen);
	json_object_set_new(top, "row", rows);
	text = json_dumps(top, JSON_COMPACT);
	out = arena_str(mem, text);
	free(text);
	json_decref(top);
	return out;
}

static const char *
text_of(struct arena *mem, const json_t *v)
{
	return json_is_string(v) ? arena_str(mem, json_string_value(v)) : "";
}

bool
recruit_import_load(struct arena *mem, const char *json, struct import_list *list)
{
	json_t *top = json_loads(json, 0, NULL), *rows = json_object_get(top, "row");

	*list = (struct import_list){ .unknown = text_of(mem, json_object_get(top, "unknown")),
		.reason = text_of(mem, json_object_get(top, "reason")), .n = json_array_size(rows),
		.all_ops = json_is_true(json_object_get(top, "ops")),
		.all_pup = json_is_true(json_object_get(top, "pup")) };
	list->row = NEWN(mem, struct import_row, list->n + 1);
	for (size_t t = 0; t < T_COUNT; t++)
		list->seen[t] = json_is_true(json_array_get(json_object_get(top, "seen"), t));
	for (size_t i = 0; i < list->n; i++) {
		const json_t *row = json_array_get(rows, i);

		list->row[i].line = (size_t)json_integer_value(json_array_get(row, 0));
		list->row[i].skip = json_is_true(json_array_get(row, 1));
		for (size_t t = 0; t < T_COUNT; t++)
			list->row[i].cell[t] = text_of(mem, json_array_get(row, t + 2));
		list->row[i].id.v = json_integer_value(json_array_get(row, T_COUNT + 2));
	}
	bool read = top != NULL;

	json_decref(top);
	return read;
}

/* ---- writing ---- */

static void
write_new(struct cx *cx, const struct import_to *to, candidate_id id, const struct candidate_in *in)
{
	q_recruit_candidate_add(cx, &(struct q_recruit_candidate_add_in){ .tenant = cx->tenant,
	    .id = id,
	    .partner = to->partner, .group = to->group, .given = in->given, .surname = in->surname,
	    .name_fold = in->name_fold, .sort_key = in->sort_key, .pesel = in->pesel,
	    .birth_on = in->birth_on,
	    .sex = in->sex, .phone = in->phone, .email = in->email, .address = in->address,
	    .stays_at = "", .ops_client = in->ops_client, .ops_since = in->ops_since,
	    .pup_registered = in->pup_registered, .pup_since = in->pup_since,
	    .months_out = in->months_out,
	    .situation = in->situation, .reason = in->reason == NULL ? "" : in->reason,
	    .motivation = in->motivation,
	    .readiness = "", .interest = "", .declared_on = in->declared_on, .declared_at = "",
	    .remark = in->remark,
	    .import = to->import, .by = cx->actor, .now = cx->now });
}

static void
write_fill(struct cx *cx, candidate_id id, const struct candidate_in *in)
{
	q_recruit_candidate_fill(cx, &(struct q_recruit_candidate_fill_in){ .tenant = cx->tenant,
	    .id = id,
	    .pesel = in->pesel, .birth_on = in->birth_on, .sex = in->sex, .phone = in->phone,
	    .email = in->email,
	    .address = in->address, .pup_since = in->pup_since,
	    .pup_registered = in->pup_registered,
	    .months_out = in->months_out, .ops_since = in->ops_since, .ops_client = in->ops_client,
	    .declared_on = in->declared_on });
}

void
recruit_import_number(struct import_list *list)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->row[i].kind == ROW_ADD && list->row[i].id.v == 0)
			list->row[i].id.v = id_new();
}

size_t
recruit_import_write(struct cx *cx, const struct import_to *to, const struct import_list *list,
    size_t from)
{
	size_t added = 0, filled = 0, i;

	db_pipe(cx->db);        /* nothing is read back, and one wait each would hold the others up */
	for (i = from; i < list->n && added + filled < AT_ONCE; i++) {
		const struct import_row *r = &list->row[i];
		struct arena_mark mark = arena_mark(cx->mem);

		if (r->kind == ROW_ADD) {
			write_new(cx, to, r->id, &r->in);
			added++;
		} else if (r->kind == ROW_SAME && *r->fills != '\0') {
			write_fill(cx, r->same, &r->in);
			filled++;
		}
		arena_rewind(cx->mem, mark);
	}
	audit_add(cx, "candidate.import", to->import.v, (person_id){ 0 },
	    arena_strf(cx->mem, "added %zu, filled in %zu", added, filled));
	return i;
}

void
recruit_import_count(struct cx *cx, const struct import_list *list, struct import_report *ret)
{
	size_t n_fault = 0;

	for (size_t i = 0; i < list->n; i++)
		for (const struct fault *f = list->row[i].fault; f != NULL; f = f->next)
			n_fault++;
	*ret = (struct import_report){ .unknown = list->unknown,
		.fault = NEWN(cx->mem, struct import_fault, n_fault + 1) };
	for (size_t i = 0; i < list->n; i++) {
		const struct import_row *r = &list->row[i];

		ret->added += r->kind == ROW_ADD;
		ret->filled += r->kind == ROW_SAME && *r->fills != '\0';
		ret->same += r->kind == ROW_TWICE || (r->kind == ROW_SAME && *r->fills == '\0');
		ret->left_out += r->kind == ROW_LEFT_OUT;
		ret->refused += r->kind == ROW_FAULTY;
		for (const struct fault *f = r->kind == ROW_FAULTY ? r->fault : NULL; f != NULL;
		    f = f->next) {
			enum thing t = recruit_fault_thing(list, r, f);

			ret->fault[ret->n_fault++] = (struct import_fault){ r->line,
				tr(cx->lang, import_words[t].label), r->cell[t], f->text };
		}
	}
}

enum st
recruit_import_file(struct cx *cx, partner_id partner, group_id group, const char *bytes, size_t n,
    bool dry_run,
                    struct import_report *ret)
{
	const struct import_to to = { partner, group, { id_new() } };
	struct import_list list = { .reason = "" };
	struct q_recruit_group_get g;
	struct q_recruit_partner p;
	const char *why;

	if (!q_recruit_group_get(cx, &g, cx->tenant, group))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such group."));
	if (!q_recruit_partner(cx, &p, cx->tenant, partner))
		return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such partner."));
	why = recruit_import_parse(cx->mem, cx->lang, bytes, n, &list);
	if (why != NULL)
		return cx_fail(cx, ST_INVALID, "%s", why);
	recruit_import_judge(cx, partner, group, &list);
	recruit_import_count(cx, &list, ret);
	recruit_import_number(&list);
	for (size_t at = 0; !dry_run && at < list.n;)
		at = recruit_import_write(cx, &to, &list, at);
	return ST_OK;
}
