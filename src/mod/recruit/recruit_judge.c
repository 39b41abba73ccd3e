/* SPDX-License-Identifier: EUPL-1.2
 * recruit_judge.c - what will happen to each row of a list: the very rules of the form, and a
 * comparison with the own list that takes one statement whatever the length.
 */
#include "base/date.h"
#include "base/text.h"
#include "mod/recruit/recruit_inside.h"

#include <stdlib.h>
#include <string.h>

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
		cx_fault(cx, import_words[t].field, tr(cx->lang,
		    "“%.60s” is not a day of the calendar. Write it like 12.09.2026."),
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
	if (!text_to_int(digits, &n) || n > 900 || (*rest != '\0' &&
	    strncmp(rest, "mies", 4) != 0 && strcmp(rest, "0") != 0))
		cx_fault(cx, "months_out", tr(cx->lang, "“%.60s” is not a number of months."),
		    cell);
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
		.pesel = pesel(cx, r->cell[T_PESEL]), .phone = r->cell[T_PHONE],
		.email = r->cell[T_EMAIL],
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
recruit_fault_thing(const struct import_list *list, const struct import_row *r,
    const struct fault *f)
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
		if (t != T_SURNAME_FIRST && t != T_GIVEN_FIRST &&
		    strcmp(import_words[t].field, f->name) == 0)
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

	return c != 0 ? c : x->own != y->own ? (x->own ? -1 : 1) :
	    (x->at > y->at) - (x->at < y->at);
}

static int
by_number(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
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
add_keys(struct cx *cx, struct compare *c, struct key k, const char *number, const char *fold,
    const char *birth_on)
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
compare_start(struct cx *cx, struct compare *c, const struct import_own *own,
    const struct import_list *list)
{
	c->own = own->row;
	c->n_own = own->n;
	c->pesel = NEWN(cx->mem, struct key, c->n_own + list->n + 1);
	c->name = NEWN(cx->mem, struct key, c->n_own + list->n + 1);
	for (size_t i = 0; i < c->n_own; i++)
		add_keys(cx, c, (struct key){ .at = i, .own = true }, c->own[i].pesel,
		    c->own[i].name_fold, c->own[i].birth_on);
	for (size_t i = 0; i < list->n; i++)
		if (list->row[i].kind == ROW_ADD)
			add_keys(cx, c, (struct key){ .at = i }, list->row[i].in.pesel,
			    list->row[i].in.name_fold,
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
	const struct key *k = in->pesel == NULL ? NULL :
	    first_with(c->pesel, c->n_pesel, in->pesel);

	if (k != NULL && (k->own || k->at < i))
		return k;
	if (in->birth_on == NULL)
		return NULL;
	const char *text = name_key(cx->mem, in->name_fold, in->birth_on);

	for (k = first_with(c->name, c->n_name, text); k != NULL && k < c->name + c->n_name &&
	    strcmp(k->text, text) == 0; k++) {
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
			buf_fmt(&out, "%s%s", out.len > 0 ? ", " : "",
			    tr(cx->lang, import_words[may[i].t].label));
	return out.s;
}

void
recruit_import_own(struct cx *cx, partner_id partner, group_id group, struct import_own *ret)
{
	ret->n = q_recruit_own_list(cx, &ret->row, cx->tenant, partner, group);
}

/* Ids of the own list, in order. */
static int64_t *
own_ids(struct arena *mem, const struct import_own *own)
{
	int64_t *id = NEWN(mem, int64_t, own->n + 1);

	for (size_t i = 0; i < own->n; i++)
		id[i] = own->row[i].id.v;
	qsort(id, own->n, sizeof(*id), by_number);
	return id;
}

void
recruit_import_compare(struct cx *cx, const struct import_own *own, struct import_list *list)
{
	struct fault *kept = cx->fault;
	struct compare c = { 0 };
	const int64_t *ids = own_ids(cx->mem, own);

	for (size_t i = 0; i < list->n; i++) {
		struct import_row *r = &list->row[i];

		cx->fault = NULL;
		judge_cells(cx, list, r);
		r->fault = cx->fault;
		r->fills = "";
		r->kind = r->skip ? ROW_LEFT_OUT : r->fault != NULL ? ROW_FAULTY : ROW_ADD;
		if (r->id.v != 0 && bsearch(&r->id.v, ids, own->n, sizeof(*ids), by_number)) {
			r->kind = ROW_SAME;     /* written before the import was cut off */
			r->same = r->id;
		}
	}
	cx->fault = kept;
	compare_start(cx, &c, own, list);
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

void
recruit_import_judge(struct cx *cx, partner_id partner, group_id group, struct import_list *list)
{
	struct import_own own;

	recruit_import_own(cx, partner, group, &own);
	recruit_import_compare(cx, &own, list);
}
