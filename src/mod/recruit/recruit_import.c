/* SPDX-License-Identifier: EUPL-1.2
 * recruit_import.c - a list of an office: read into rows, kept as a draft, judged, written.
 * Judging uses the very rules of the form; comparing takes one statement whatever the length.
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

/* ---- reading ---- */

static const char *
why_not(struct arena *mem, enum lang lang, const struct sheet *s)
{
	switch (s->fault) {
	case SHEET_OK:
		return NULL;
	case SHEET_EMPTY:
		return tr(lang, "There is nothing in this list. Choose a file or paste rows.");
	case SHEET_TOO_LARGE:
		return tr(lang, "The list is too long: at most 20,000 rows and 200 columns. Split it in two.");
	case SHEET_NOT_TEXT:
		return tr(lang, "This file cannot be read. Save it in Excel as XLSX or CSV and send that.");
	case SHEET_BAD_XLSX:
		return tr(lang, "This Excel file is damaged or locked by a password. Open it in Excel and save it again.");
	case SHEET_OLD_XLS:
		return tr(lang, "This is the old XLS format. Save it in Excel as XLSX and send that.");
	case SHEET_BAD_CSV:
		return arena_strf(mem, tr(lang, "A quotation mark opened in line %zu is never closed. Correct it and send the file again."),
		    s->fault_line);
	}
	return NULL;
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

const char *
recruit_import_parse(struct arena *mem, enum lang lang, const char *bytes, size_t n, struct import_list *list)
{
	struct sheet s;
	struct sheet_head head;
	const char *names[T_COUNT];
	struct buf unknown;

	sheet_read(mem, bytes, n, &s);
	if (s.fault != SHEET_OK)
		return why_not(mem, lang, &s);
	for (int t = 0; t < T_COUNT; t++)
		names[t] = import_words[t].words;
	sheet_find_head(mem, &s, names, T_COUNT, &head);
	if (head.row == SIZE_MAX)
		return tr(lang, "No row with headings was found in the first 20 rows. Put one above the list, "
		    "for example: surname, given name, PESEL, birth date.");
	buf_init(&unknown, mem);
	for (size_t i = 0; i < head.n_unknown; i++)
		buf_fmt(&unknown, "%s%s", i > 0 ? ", " : "", head.unknown[i]);
	list->unknown = unknown.s;
	list->row = NEWN(mem, struct import_row, s.n + 1);
	for (size_t i = head.row + 1; i < s.n; i++) {
		take_row(mem, &s.row[i], head.column, &list->row[list->n]);
		list->n += !row_blank(&list->row[list->n]);
	}
	for (int t = 0; t < T_COUNT; t++)
		list->seen[t] = head.column[t] >= 0;
	return list->n == 0 ? tr(lang, "There are headings but no rows below them.") : NULL;
}

/* ---- the draft: {"unknown", "reason", "ops", "pup", "seen":[..], "row":[[line, skip, cells...]...]} ---- */

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
	}
	bool read = top != NULL;

	json_decref(top);
	return read;
}

/* ---- judging ---- */

/* "Nowak-Kowalska Anna Maria": the surname is one word; a dash with spaces around it joins. */
static void
split_name(struct arena *mem, const char *name, bool surname_first, struct candidate_in *in)
{
	struct buf joined;
	const char *gap, *s;

	buf_init(&joined, mem);
	for (s = name; *s != '\0'; s++)
		if (strncmp(s, " - ", 3) == 0) {
			buf_add(&joined, "-", 1);
			s += 2;
		} else
			buf_add(&joined, s, 1);
	gap = surname_first ? strchr(joined.s, ' ') : strrchr(joined.s, ' ');
	if (gap == NULL) {
		in->surname = joined.s;
		return;
	}
	const char *first = arena_strn(mem, joined.s, (size_t)(gap - joined.s));

	in->surname = surname_first ? first : gap + 1;
	in->given = surname_first ? gap + 1 : first;
}

static const char *
day(struct cx *cx, const struct import_row *r, enum thing t)
{
	const char *iso = *r->cell[t] == '\0' ? NULL : date_parse(cx->mem, r->cell[t]);

	if (iso == NULL && *r->cell[t] != '\0')
		cx_fault(cx, import_words[t].field, tr(cx->lang, "“%.60s” is not a day of the calendar. Write it like 12.09.2026."),
		    r->cell[t]);
	return iso;
}

static int64_t
months(struct cx *cx, const char *cell)
{
	int64_t n = 0;
	const char *digits = arena_strn(cx->mem, cell, strspn(cell, "0123456789"));
	const char *rest = text_fold(cx->mem, cell + strlen(digits));

	if (*cell == '\0')
		return 0;
	if (!text_to_int(digits, &n) || n > 900 || (*rest != '\0' && strncmp(rest, "mies", 4) != 0 && strcmp(rest, "0") != 0))
		cx_fault(cx, "months_out", tr(cx->lang, "“%.60s” is not a number of months."), cell);
	return n;
}

static const char *
sex(struct cx *cx, const char *cell)
{
	const char *fold = text_fold(cx->mem, cell);

	if (*fold == '\0')
		return NULL;
	if (strcmp(fold, "k") == 0 || strncmp(fold, "kob", 3) == 0)
		return "K";
	if (strcmp(fold, "m") == 0 || strncmp(fold, "mez", 3) == 0)
		return "M";
	cx_fault(cx, "sex", tr(cx->lang, "“%.60s”: write K for a woman or M for a man."), cell);
	return NULL;
}

/* "none", "no", a dash: an office's way to say that there is no number. */
static const char *
pesel(struct cx *cx, const char *cell)
{
	const char *fold = text_fold(cx->mem, cell);

	return *fold == '\0' || strcmp(fold, "brak") == 0 || strcmp(fold, "nie ma") == 0 ||
	    strcmp(fold, "nie") == 0 || strcmp(fold, "nie podano") == 0 ? NULL : cell;
}

static void
judge_cells(struct cx *cx, const struct import_list *list, struct import_row *r)
{
	struct candidate_in *in = &r->in;

	*in = (struct candidate_in){ .given = r->cell[T_GIVEN], .surname = r->cell[T_SURNAME],
		.pesel = pesel(cx, r->cell[T_PESEL]), .phone = r->cell[T_PHONE], .email = r->cell[T_EMAIL],
		.address = r->cell[T_ADDRESS], .situation = r->cell[T_SITUATION],
		.reason = *r->cell[T_REASON] == '\0' ? list->reason : r->cell[T_REASON],
		.motivation = r->cell[T_MOTIVATION], .remark = r->cell[T_REMARK], .stays_at = "",
		.readiness = "", .interest = "", .declared_at = "" };
	if (*in->surname == '\0' && *in->given == '\0' && *r->cell[T_SURNAME_FIRST] != '\0')
		split_name(cx->mem, r->cell[T_SURNAME_FIRST], true, in);
	else if (*in->surname == '\0' && *in->given == '\0' && *r->cell[T_GIVEN_FIRST] != '\0')
		split_name(cx->mem, r->cell[T_GIVEN_FIRST], false, in);
	in->birth_on = day(cx, r, T_BIRTH);
	in->sex = sex(cx, r->cell[T_SEX]);
	in->pup_since = day(cx, r, T_PUP_SINCE);
	in->ops_since = day(cx, r, T_OPS_SINCE);
	in->declared_on = day(cx, r, T_DECLARED);
	in->months_out = months(cx, r->cell[T_MONTHS]);
	in->ops_client = in->ops_since != NULL || list->all_ops ? "yes" : "unknown";
	in->pup_registered = in->pup_since != NULL || list->all_pup ? "yes" : "unknown";
	recruit_check(cx, in);
}

/* The surname of a row without any name belongs to whichever name column the list has. */
enum thing
recruit_fault_thing(const struct import_list *list, const struct import_row *r, const struct fault *f)
{
	if (strcmp(f->name, "surname") == 0 || strcmp(f->name, "given") == 0) {
		if (list->seen[T_SURNAME_FIRST] && !list->seen[T_SURNAME])
			return T_SURNAME_FIRST;
		if (list->seen[T_GIVEN_FIRST] && !list->seen[T_SURNAME])
			return T_GIVEN_FIRST;
	}
	/* a birth date the list does not give came from the PESEL */
	if (strcmp(f->name, "birth_on") == 0 && *r->cell[T_BIRTH] == '\0')
		return T_PESEL;
	for (int t = 0; t < T_NUMBER; t++)
		if (t != T_SURNAME_FIRST && t != T_GIVEN_FIRST && strcmp(import_words[t].field, f->name) == 0)
			return (enum thing)t;
	return T_SURNAME;
}

/* ---- comparing: what the list holds and what came before in the file, by a sorted key ---- */

struct key { const char *text; size_t at; bool own; };

static int
by_text(const void *a, const void *b)
{
	const struct key *x = a, *y = b;
	int c = strcmp(x->text, y->text);

	return c != 0 ? c : x->own != y->own ? (x->own ? -1 : 1) : (x->at > y->at) - (x->at < y->at);
}

struct compare {
	struct q_recruit_own_list *own; size_t n_own;
	struct key *pesel, *name; size_t n_pesel, n_name;
};

static const char *
name_key(struct arena *mem, const char *fold, const char *birth_on)
{
	return arena_strf(mem, "%s|%s", fold, birth_on);
}

static void
add_keys(struct cx *cx, struct compare *c, struct key k, const char *number, const char *fold, const char *birth_on)
{
	if (number != NULL) {
		k.text = number;
		c->pesel[c->n_pesel++] = k;
	}
	if (birth_on != NULL) {
		k.text = name_key(cx->mem, fold, birth_on);
		c->name[c->n_name++] = k;
	}
}

static void
compare_start(struct cx *cx, struct compare *c, partner_id partner, group_id group, const struct import_list *list)
{
	c->n_own = q_recruit_own_list(cx, &c->own, cx->tenant, partner, group);
	c->pesel = NEWN(cx->mem, struct key, c->n_own + list->n + 1);
	c->name = NEWN(cx->mem, struct key, c->n_own + list->n + 1);
	for (size_t i = 0; i < c->n_own; i++)
		add_keys(cx, c, (struct key){ .at = i, .own = true }, c->own[i].pesel, c->own[i].name_fold, c->own[i].birth_on);
	for (size_t i = 0; i < list->n; i++)
		if (list->row[i].kind == ROW_ADD)
			add_keys(cx, c, (struct key){ .at = i }, list->row[i].in.pesel, list->row[i].in.name_fold,
			    list->row[i].in.birth_on);
	qsort(c->pesel, c->n_pesel, sizeof(*c->pesel), by_text);
	qsort(c->name, c->n_name, sizeof(*c->name), by_text);
}

static const struct key *
first_with(const struct key *k, size_t n, const char *text)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (strcmp(k[mid].text, text) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low < n && strcmp(k[low].text, text) == 0 ? &k[low] : NULL;
}

/* Whom this row repeats: somebody on the list, else an earlier row. NULL: nobody. */
static const struct key *
repeats(struct cx *cx, const struct compare *c, const struct import_list *list, size_t i)
{
	const struct candidate_in *in = &list->row[i].in;
	const struct key *k = in->pesel == NULL ? NULL : first_with(c->pesel, c->n_pesel, in->pesel);

	if (k != NULL && (k->own || k->at < i))
		return k;
	if (in->birth_on == NULL)
		return NULL;
	const char *text = name_key(cx->mem, in->name_fold, in->birth_on);

	for (k = first_with(c->name, c->n_name, text); k != NULL && k < c->name + c->n_name && strcmp(k->text, text) == 0; k++) {
		const char *other = k->own ? c->own[k->at].pesel : list->row[k->at].in.pesel;

		if ((k->own || k->at < i) && (other == NULL || in->pesel == NULL))
			return k;
	}
	return NULL;
}

static const char *
what_fills(struct cx *cx, const struct q_recruit_own_list *own, const struct candidate_in *in)
{
	const struct { bool yes; enum thing t; } may[] = {
		{ own->pesel == NULL && in->pesel != NULL, T_PESEL },
		{ own->birth_on == NULL && in->birth_on != NULL, T_BIRTH },
		{ *own->phone == '\0' && *in->phone != '\0', T_PHONE },
		{ *own->email == '\0' && *in->email != '\0', T_EMAIL },
		{ *own->address == '\0' && *in->address != '\0', T_ADDRESS },
		{ own->pup_since == NULL && in->pup_since != NULL, T_PUP_SINCE },
		{ own->months_out == 0 && in->months_out != 0, T_MONTHS },
		{ own->ops_since == NULL && in->ops_since != NULL, T_OPS_SINCE },
		{ own->declared_on == NULL && in->declared_on != NULL, T_DECLARED },
	};
	struct buf out;

	buf_init(&out, cx->mem);
	for (size_t i = 0; i < LEN(may); i++)
		if (may[i].yes)
			buf_fmt(&out, "%s%s", out.len > 0 ? ", " : "", tr(cx->lang, import_words[may[i].t].label));
	return out.s;
}

void
recruit_import_judge(struct cx *cx, partner_id partner, group_id group, struct import_list *list)
{
	struct fault *kept = cx->fault;
	struct compare c = { 0 };

	for (size_t i = 0; i < list->n; i++) {
		struct import_row *r = &list->row[i];

		cx->fault = NULL;
		judge_cells(cx, list, r);
		r->fault = cx->fault;
		r->fills = "";
		r->kind = r->skip ? ROW_LEFT_OUT : r->fault != NULL ? ROW_FAULTY : ROW_ADD;
	}
	cx->fault = kept;
	compare_start(cx, &c, partner, group, list);
	for (size_t i = 0; i < list->n; i++) {
		struct import_row *r = &list->row[i];
		const struct key *k = r->kind == ROW_ADD ? repeats(cx, &c, list, i) : NULL;

		if (k == NULL)
			continue;
		r->kind = k->own ? ROW_SAME : ROW_TWICE;
		r->same = k->own ? c.own[k->at].id : (candidate_id){ 0 };
		r->same_line = k->own ? 0 : list->row[k->at].line;
		if (k->own)
			r->fills = what_fills(cx, &c.own[k->at], &r->in);
	}
}

/* ---- writing ---- */

static void
write_new(struct cx *cx, partner_id partner, group_id group, import_id import, const struct candidate_in *in)
{
	q_recruit_candidate_add(cx, &(struct q_recruit_candidate_add_in){ .tenant = cx->tenant, .id = { id_new() },
	    .partner = partner, .group = group, .given = in->given, .surname = in->surname,
	    .name_fold = in->name_fold, .sort_key = in->sort_key, .pesel = in->pesel, .birth_on = in->birth_on,
	    .sex = in->sex, .phone = in->phone, .email = in->email, .address = in->address,
	    .stays_at = "", .ops_client = in->ops_client, .ops_since = in->ops_since,
	    .pup_registered = in->pup_registered, .pup_since = in->pup_since, .months_out = in->months_out,
	    .situation = in->situation, .reason = in->reason == NULL ? "" : in->reason, .motivation = in->motivation,
	    .readiness = "", .interest = "", .declared_on = in->declared_on, .declared_at = "", .remark = in->remark,
	    .import = import, .by = cx->actor, .now = cx->now });
}

static void
write_fill(struct cx *cx, candidate_id id, const struct candidate_in *in)
{
	q_recruit_candidate_fill(cx, &(struct q_recruit_candidate_fill_in){ .tenant = cx->tenant, .id = id,
	    .pesel = in->pesel, .birth_on = in->birth_on, .sex = in->sex, .phone = in->phone, .email = in->email,
	    .address = in->address, .pup_since = in->pup_since, .pup_registered = in->pup_registered,
	    .months_out = in->months_out, .ops_since = in->ops_since, .ops_client = in->ops_client,
	    .declared_on = in->declared_on });
}

void
recruit_import_write(struct cx *cx, partner_id partner, group_id group, import_id import,
                     const struct import_list *list, struct import_report *ret)
{
	for (size_t i = 0; i < list->n; i++) {
		const struct import_row *r = &list->row[i];
		struct arena_mark mark = arena_mark(cx->mem);

		if (r->kind == ROW_ADD)
			write_new(cx, partner, group, import, &r->in);
		else if (r->kind == ROW_SAME && *r->fills != '\0')
			write_fill(cx, r->same, &r->in);
		arena_rewind(cx->mem, mark);
	}
	audit_add(cx, "candidate.import", import.v, (person_id){ 0 },
	    arena_strf(cx->mem, "added %zu, filled in %zu", ret->added, ret->filled));
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
		for (const struct fault *f = r->kind == ROW_FAULTY ? r->fault : NULL; f != NULL; f = f->next) {
			enum thing t = recruit_fault_thing(list, r, f);

			ret->fault[ret->n_fault++] = (struct import_fault){ r->line,
				tr(cx->lang, import_words[t].label), r->cell[t], f->text };
		}
	}
}

enum st
recruit_import_file(struct cx *cx, partner_id partner, group_id group, const char *bytes, size_t n, bool dry_run,
                    struct import_report *ret)
{
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
	if (!dry_run)
		recruit_import_write(cx, partner, group, (import_id){ id_new() }, &list, ret);
	return ST_OK;
}
