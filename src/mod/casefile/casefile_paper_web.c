/* SPDX-License-Identifier: EUPL-1.2
 * casefile_paper_web.c - the client's papers: gathered in the unit, written on a helper thread.
 */
#include "base/date.h"
#include "base/rule.h"
#include "base/text.h"
#include "html/embedded.h"
#include "mod/casefile/casefile_paper.h"
#include "mod/casefile/casefile_web.h"
#include "mod/partnership/partnership.h"
#include "mod/person/person.h"

#include <jansson.h>
#include <string.h>

extern const struct embedded data_files[];
extern const size_t n_data_files;

size_t
case_laws(struct cx *cx, const char *const **ret)
{
	const char **text = NULL;
	size_t n = 0, i;
	json_t *all = NULL, *law;

	for (i = 0; i < n_data_files; i++)
		if (strcmp(data_files[i].name, "law.json") == 0)
			all = json_loadb((const char *)data_files[i].bytes, data_files[i].n, 0, NULL);
	text = NEWN(cx->mem, const char *, json_array_size(all) + 1);
	json_array_foreach(all, i, law) {
		const char *from = json_string_value(json_object_get(law, "from"));
		const char *to = json_string_value(json_object_get(law, "to"));

		if (rule_on("R011") && (strcmp(from, cx->today) > 0 ||
		    (to != NULL && strcmp(to, cx->today) < 0)))
			continue;
		text[n++] = arena_strf(cx->mem, "%s. %s",
		    json_string_value(json_object_get(law, "article")),
		    json_string_value(json_object_get(law, cx->lang == LANG_PL ? "pl" : "en")));
	}
	json_decref(all);
	*ret = text;
	return n;
}

/* From the table of rights itself: whoever holds the right to read cases. */
static size_t
readers(struct cx *cx, const char *const **ret)
{
	const char **text = NEWN(cx->mem, const char *, n_roles + 2);
	size_t n = 0;

	for (size_t i = 0; i < n_roles; i++)
		if (roles[i].perms & PERM_CASE_READ)
			text[n++] = arena_strf(cx->mem, tr(cx->lang, "%s of the organisation that wrote it"),
			    tr(cx->lang, roles[i].label));
	text[n++] = tr(cx->lang, "facts about health, addiction and disability: the writer and named people; "
	    "about violence: the coordinator and named people");
	text[n++] = tr(cx->lang, "each look at your file is recorded; local government and readers of "
	    "numbers never see it");
	*ret = text;
	return n;
}

static size_t
grounds(struct cx *cx, person_id id, const char *const **ret)
{
	struct q_case_bases *b;
	size_t n = q_case_bases(cx, &b, cx->tenant, id), in_force = 0;
	const char **text = NEWN(cx->mem, const char *, n + 1);

	for (size_t i = 0; i < n; i++)
		if (b[i].withdrawn_at == 0 && strcmp(b[i].from_on, cx->today) <= 0 &&
		    (b[i].to_on == NULL || strcmp(b[i].to_on, cx->today) >= 0))
			text[in_force++] = arena_strf(cx->mem, "%s: %s%s%s",
			    b[i].recipient == NULL ? b[i].outside : b[i].recipient, b[i].purpose,
			    b[i].to_on == NULL ? "" : ", ",
			    b[i].to_on == NULL ? ""
				: arena_strf(cx->mem, tr(cx->lang, "until %s"),
				    date_long(cx->mem, cx->lang, b[i].to_on)));
	*ret = text;
	return in_force;
}

static size_t
partners(struct cx *cx, struct case_paper *d)
{
	struct partner_row *p;
	size_t n = partnership_partners(cx, &p);
	const char **text = NEWN(cx->mem, const char *, n + 1);

	for (size_t i = 0; i < n; i++) {
		text[i] = p[i].name;
		if (p[i].id.v == cx->partner.v)
			d->partner = p[i].name;
	}
	d->partners = text;
	return n;
}

/* Given name first, as a letter has it; NULL: no such person for the actor. */
static struct case_paper *
head(struct req *r, const char *file)
{
	struct case_paper *d = NEW(r->cx.mem, struct case_paper);
	struct person_row p;

	if (!person_get(&r->cx, (person_id){ r->id }, &p))
		return NULL;
	req_looked_at(r, p.id);
	*d = (struct case_paper){ .lang = r->cx.lang, .partnership = r->who.partnership, .partner = "",
		.person = p.called, .today = r->cx.today, .now = r->cx.now };
	d->n_partner = partners(&r->cx, d);
	r->type = "application/pdf";
	r->download = file;
	return d;
}

static void
make_information(struct req *r, void *arg)
{
	r->bytes = case_paper_information(r->cx.mem, arg, &r->n_bytes);
}

static enum st
information_get(struct req *r)
{
	struct case_paper *d = head(r, tr(r->cx.lang, "information.pdf"));

	if (d == NULL)
		return case_person(&r->cx, (person_id){ r->id });
	d->n_reader = readers(&r->cx, &d->readers);
	d->n_ground = grounds(&r->cx, (person_id){ r->id }, &d->ground);
	d->n_law = case_laws(&r->cx, &d->law);
	return defer(r, make_information, d, NULL, DB_READ);
}

static void
make_own(struct req *r, void *arg)
{
	r->bytes = case_paper_own(r->cx.mem, arg, &r->n_bytes);
}

/* Only what is marked for the person, and what the printing worker may see herself. */
static enum st
own_get(struct req *r)
{
	struct case_paper *d = head(r, tr(r->cx.lang, "my-file.pdf"));
	const person_id id = { r->id };
	const struct case_access *a;
	struct case_fact *fact;
	struct case_events e;
	size_t n;

	if (d == NULL)
		return case_person(&r->cx, id);
	a = case_access_load(&r->cx, id);
	d->n_event = case_events(&r->cx, id, a, &(struct case_filter){ .client = true }, &e);
	d->event = e.row;
	n = case_facts(&r->cx, id, a, &fact);
	for (size_t i = 0; i < n; i++)
		if (fact[i].client && !text_eq(fact[i].sort, "warning"))
			fact[d->n_fact++] = fact[i];
	d->fact = fact;
	return defer(r, make_own, d, NULL, DB_READ);
}

static void
make_card(struct req *r, void *arg)
{
	r->bytes = case_paper_card(r->cx.mem, arg, &r->n_bytes);
}

static enum st
card_get(struct req *r)
{
	struct case_paper *d = head(r, tr(r->cx.lang, "work-card.pdf"));
	const person_id id = { r->id };
	struct case_events e;

	if (d == NULL)
		return case_person(&r->cx, id);
	d->n_event = case_events(&r->cx, id, case_access_load(&r->cx, id),
	    &(struct case_filter){ .kind = "" }, &e);
	d->event = e.row;
	return defer(r, make_card, d, NULL, DB_READ);
}

const struct route case_paper_routes[] = {
	/* R380 */
	GET("/p/:p/people/:id/papers/information", PERM_CASE_READ, information_get, .shows = "person"),
	/* R383 */
	GET("/p/:p/people/:id/papers/own", PERM_CASE_READ, own_get, .shows = "person"),
	/* R111 */
	GET("/p/:p/people/:id/papers/card", PERM_CASE_READ, card_get, .shows = "person"),
};
const size_t n_case_paper_routes = LEN(case_paper_routes);
