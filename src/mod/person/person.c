/* SPDX-License-Identifier: EUPL-1.2
 * person.c - people the partnership knows jointly: adding, the words that find them, changing with
 * history.
 */
#include "mod/person/person_inside.h"

#include "base/date.h"
#include "base/rule.h"
#include "base/text.h"
#include "core/audit.h"
#include "core/perm.h"
#include "mod/recruit/recruit.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

const struct person_field person_fields[PERSON_FIELDS] = {
	{ "given", N_("Given name") },
	{ "surname", N_("Surname") },
	{ "pesel", N_("PESEL") },
	{ "birth_on", N_("Birth date") },
	{ "sex", N_("Sex") },
	{ "phone", N_("Telephone") },
	{ "email", N_("E-mail") },
	{ "address", N_("Address") },
	{ "no_address", N_("Has no fixed address now") },
	{ "stays_at", N_("Where she or he stays") },
	{ "no_document", N_("Has no identity document now") },
	{ "contact", N_("How and when to reach") },
	{ "strengths", N_("Strengths") },
	{ "situation", N_("Situation on the labour market") },
	{ "feature_1", N_("Other feature 1") },
	{ "feature_2", N_("Other feature 2") },
	{ "feature_3", N_("Other feature 3") },
	{ NULL, NULL },
};

static const char *
or_empty(const char *s)
{
	return s == NULL ? "" : s;
}

void
person_texts(const struct q_person_get *p, const char *ret[PERSON_FIELDS])
{
	const char *const text[PERSON_FIELDS] = { p->given, p->surname, p->pesel, p->birth_on,
		p->sex, p->phone, p->email, p->address, p->no_address ? "1" : "", p->stays_at,
		p->no_document ? "1" : "", p->contact, p->strengths, p->situation, p->feature_1,
		p->feature_2, p->feature_3, "" };

	for (size_t i = 0; i < PERSON_FIELDS; i++)
		ret[i] = or_empty(text[i]);
}

/* The next word of a folded text, NULL after the last. */
static const char *
next_word(struct arena *mem, const char **text)
{
	const char *w = *text;
	size_t n = strcspn(w, " ");

	*text += n + (w[n] == ' ');
	return n == 0 ? NULL : arena_strn(mem, w, n);
}

size_t
person_words_add(struct cx *cx, person_id id, const char *name)
{
	const char *text = text_fold(cx->mem, name);
	size_t n = 0;

	for (const char *w; (w = next_word(cx->mem, &text)) != NULL; n++)
		q_person_word_add(cx, cx->tenant, w, id);
	q_person_ending_add(cx, cx->tenant, id);
	return n;
}

static const char *
full_name(struct cx *cx, const char *surname, const char *given)
{
	return arena_strf(cx->mem, "%s %s", surname, given);
}

/* A name is corrected: of the old one no part is left behind that nobody else has. */
static void
change_words(struct cx *cx, person_id id, const char *was, const char *name)
{
	const char *text = text_fold(cx->mem, was);

	if (strcmp(was, name) == 0)
		return;
	q_person_word_drop(cx, cx->tenant, id);
	person_words_add(cx, id, name);
	for (const char *w; (w = next_word(cx->mem, &text)) != NULL;)
		q_person_ending_drop(cx, cx->tenant, w);
}

static const char *
sort_key(struct cx *cx, const struct person_in *in)
{
	return text_sort_key(cx->mem, full_name(cx, in->surname, in->given));
}

enum st
person_add(struct cx *cx, person_id id, const struct person_in *in)
{
	if (q_person_add(cx,
		&(struct q_person_add_in){ .tenant = cx->tenant,
		    .id = id,
		    .given = in->given,
		    .surname = in->surname,
		    .sort_key = sort_key(cx, in),
		    .pesel = in->pesel,
		    .birth_on = in->birth_on,
		    .sex = in->sex,
		    .phone = or_empty(in->phone),
		    .email = or_empty(in->email),
		    .address = or_empty(in->address),
		    .no_address = in->no_address,
		    .stays_at = or_empty(in->stays_at),
		    .no_document = in->no_document,
		    .contact = or_empty(in->contact),
		    .strengths = or_empty(in->strengths),
		    .situation = or_empty(in->situation),
		    .feature_1 = or_empty(in->feature_1),
		    .feature_2 = or_empty(in->feature_2),
		    .feature_3 = or_empty(in->feature_3),
		    .now = cx->now }) == 0)
		return ST_OK;
	person_words_add(cx, id, full_name(cx, in->surname, in->given));
	audit_add(cx, "person.add", id.v, id, "");
	return ST_OK;
}

/* ---- reading one ---- */

bool
person_load(struct cx *cx, person_id id, struct q_person_get *ret)
{
	return q_person_get(cx, ret,
	    &(struct q_person_get_in){ .tenant = cx->tenant,
		.id = id,
		.partner = cx->partner,
		.leads = (cx->perms & PERM_SELECTION_EDIT) != 0 });
}

enum st
person_none(struct cx *cx)
{
	return cx_fail(cx, ST_NOT_FOUND, "%s", tr(cx->lang, "There is no such person here."));
}

/* ---- changing ---- */

const char *
person_mark(struct cx *cx, const char *thing, int64_t id)
{
	struct q_person_last_change last = { 0 };

	q_person_last_change(cx, &last, cx->tenant, thing, id);
	return arena_strf(cx->mem, "%lld", (long long)last.id);
}

/* "Telephone, Address": the fields that stand in a JSON of what was. */
static const char *
changed_fields(struct cx *cx, const char *was)
{
	json_t *all = json_loads(was, 0, NULL);
	struct buf b;

	buf_init(&b, cx->mem);
	for (const struct person_field *f = person_fields; f->name != NULL; f++)
		if (json_object_get(all, f->name) != NULL) {
			buf_str(&b, b.len > 0 ? ", " : "");
			buf_str(&b, tr(cx->lang, f->label));
		}
	json_decref(all);
	return b.s;
}

enum st
person_unchanged(struct cx *cx, const char *thing, int64_t id, const char *mark)
{
	struct q_person_last_change last = { .by = NULL, .was = "" };
	const char *what, *who;

	if (text_empty(mark))
		return ST_OK;
	q_person_last_change(cx, &last, cx->tenant, thing, id);
	if (strcmp(mark, arena_strf(cx->mem, "%lld", (long long)last.id)) == 0)
		return ST_OK;
	who = last.by == NULL ? tr(cx->lang, "Somebody") : last.by;
	what = changed_fields(cx, last.was);
	if (*what == '\0')
		return cx_fail(cx, ST_CONFLICT,
		    tr(cx->lang,
		        "%s changed this while you were writing. Yours is kept below and not saved: "
		        "open the page anew in another tab, compare, and save what is still missing."),
		    who);
	return cx_fail(cx, ST_CONFLICT,
	    tr(cx->lang,
		"%s changed this while you were writing (%s). Yours is kept below and not saved: "
		"open the page anew in another tab, compare, and save what is still missing."),
	    who, what);
}

/* Told freely, taken back freely: what such a feature said is not kept. */
static bool
is_voluntary(const char *field)
{
	return rule_on("R147") && strncmp(field, "feature_", 8) == 0;
}

/* What changes, as it was: a JSON object; NULL: nothing changes. */
static const char *
what_was(struct cx *cx, const char *const was[PERSON_FIELDS], const char *const now[PERSON_FIELDS])
{
	json_t *all = json_object();
	const char *ret = NULL;

	for (size_t i = 0; person_fields[i].name != NULL; i++)
		if (strcmp(was[i], now[i]) != 0)
			json_object_set_new(all, person_fields[i].name,
			    is_voluntary(person_fields[i].name) ? json_null()
			                                        : json_string(was[i]));
	if (json_object_size(all) > 0) {
		char *text = json_dumps(all, JSON_COMPACT);

		ret = arena_str(cx->mem, text);
		free(text);
	}
	json_decref(all);
	return ret;
}

/* The very rules of a candidate's form; then: is the number another client's? */
static void
check(struct cx *cx, person_id id, struct person_in *in)
{
	struct candidate_in c = { .given = in->given,
		.surname = in->surname,
		.pesel = in->pesel,
		.birth_on = in->birth_on,
		.sex = in->sex };
	struct q_person_same_pesel same;

	recruit_check(cx, &c);
	in->pesel = c.pesel;
	in->birth_on = c.birth_on;
	in->sex = c.sex;
	if (in->pesel != NULL && cx->fault == NULL &&
	    q_person_same_pesel(cx, &same, cx->tenant, id, in->pesel) && same.n > 0)
		cx_fault(cx, "pesel", "%s",
		    tr(cx->lang,
			"Another client has this PESEL. Compare the digits with the document."));
	if (in->no_address && !text_empty(in->address))
		cx_fault(cx, "address", "%s",
		    tr(cx->lang,
		        "There is an address and a tick that there is none. Clear the one that is no longer true."));
}

static void
write_edit(struct cx *cx, person_id id, const struct person_in *in)
{
	q_person_edit(cx,
	    &(struct q_person_edit_in){ .tenant = cx->tenant,
		.id = id,
		.given = in->given,
		.surname = in->surname,
		.sort_key = sort_key(cx, in),
		.pesel = in->pesel,
		.birth_on = in->birth_on,
		.sex = in->sex,
		.phone = in->phone,
		.email = in->email,
		.address = in->address,
		.no_address = in->no_address,
		.stays_at = in->stays_at,
		.no_document = in->no_document,
		.contact = in->contact,
		.strengths = in->strengths,
		.situation = in->situation,
		.feature_1 = in->feature_1,
		.feature_2 = in->feature_2,
		.feature_3 = in->feature_3 });
}

enum st
person_edit(struct cx *cx, person_id id, struct person_in *in)
{
	struct q_person_get old;
	const char *was[PERSON_FIELDS], *now[PERSON_FIELDS], *json;
	enum st st;

	if (!person_load(cx, id, &old))
		return person_none(cx);
	check(cx, id, in);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	person_texts(&old, was);
	person_texts(&(struct q_person_get){ .given = in->given,
			 .surname = in->surname,
			 .pesel = in->pesel,
			 .birth_on = in->birth_on,
			 .sex = in->sex,
			 .phone = in->phone,
			 .email = in->email,
			 .address = in->address,
			 .no_address = in->no_address,
			 .stays_at = in->stays_at,
			 .no_document = in->no_document,
			 .contact = in->contact,
			 .strengths = in->strengths,
			 .situation = in->situation,
			 .feature_1 = in->feature_1,
			 .feature_2 = in->feature_2,
			 .feature_3 = in->feature_3 },
	    now);
	json = what_was(cx, was, now);
	if (json == NULL) /* sent twice, or nothing new */
		return ST_OK;
	st = person_unchanged(cx, "person", id.v, in->stamp);
	if (st != ST_OK)
		return st;
	write_edit(cx, id, in);
	change_words(cx, id, full_name(cx, old.surname, old.given),
	    full_name(cx, in->surname, in->given));
	audit_change(cx, "person", id.v, "correct", or_empty(in->reason), json);
	audit_add(cx, "person.edit", id.v, id, "");
	return ST_OK;
}

/* ---- what was ---- */

static void
past_lines(struct cx *cx, const char *was, struct person_past *p)
{
	json_t *all = json_loads(was, 0, NULL);

	p->line = NEWN(cx->mem, const char *, PERSON_FIELDS);
	for (const struct person_field *f = person_fields; f->name != NULL; f++) {
		const json_t *kept = json_object_get(all, f->name);
		const char *v = json_string_value(kept);

		if (kept == NULL)
			continue;
		if (v == NULL)
			v = tr(cx->lang, "changed; what stood here before is not kept");
		else if (strcmp(f->name, "birth_on") == 0 && date_ok(v))
			v = date_short(cx->mem, v);
		else if (strncmp(f->name, "no_", 3) == 0)
			v = *v != '\0' ? tr(cx->lang, "yes") : tr(cx->lang, "no");
		p->line[p->n++] =
		    arena_strf(cx->mem, "%s: %s", tr(cx->lang, f->label), *v == '\0' ? "–" : v);
	}
	json_decref(all);
}

size_t
person_history(struct cx *cx, person_id id, struct person_past **ret)
{
	struct q_person_changes *row;
	size_t n = q_person_changes(cx, &row, cx->tenant, id.v);

	*ret = NEWN(cx->mem, struct person_past, n + 1);
	for (size_t i = 0; i < n; i++) {
		struct person_past *p = &(*ret)[i];

		p->by = row[i].by == NULL ? tr(cx->lang, "Somebody") : row[i].by;
		p->on = date_short(cx->mem, date_of_instant(cx->mem, row[i].at));
		p->reason = row[i].reason;
		past_lines(cx, row[i].was, p);
	}
	return n;
}
