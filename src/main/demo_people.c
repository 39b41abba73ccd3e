/* SPDX-License-Identifier: EUPL-1.2
 * demo_people.c - invented people: proposed by one partner or two, talked over at the meeting,
 * selected, kept on the reserve list; the ends of support and what came after.
 */
#include "main/demo_inside.h"

#include "base/text.h"
#include "mod/person/person.h"

#include <string.h>

#define LEGAL "Zgoda w podpisanych deklaracjach udziału; równy numer PESEL."

/* Eleven digits with the right last one, from a birth date after 1950 and before 2000. */
static const char *
make_pesel(struct demo *d, const char *born, bool woman)
{
	static const int weight[10] = { 1, 3, 7, 9, 1, 3, 7, 9, 1, 3 };
	uint32_t serial = 2 * demo_rnd(d, 5) + (woman ? 0 : 1);
	char *s = arena_strf(d->cx->mem, "%.2s%.2s%.2s%03u%u0", born + 2, born + 5, born + 8,
	    demo_rnd(d, 1000), serial);
	int sum = 0;

	for (int i = 0; i < 10; i++)
		sum += (s[i] - '0') * weight[i];
	s[10] = (char)('0' + (10 - sum % 10) % 10);
	return s;
}

void
demo_invent(struct demo *d, struct demo_who *w)
{
	struct arena *mem = d->cx->mem;
	bool woman = demo_rnd(d, 100) < 60;
	uint32_t year = 1960 + demo_rnd(d, 39), month = 1 + demo_rnd(d, 12),
		 day = 1 + demo_rnd(d, 28);

	*w = (struct demo_who){ .sex = woman ? "K" : "M" };
	w->given =
	    woman ? demo_women[demo_rnd(d, n_demo_women)] : demo_men[demo_rnd(d, n_demo_men)];
	w->surname = demo_surnames[demo_rnd(d, n_demo_surnames)][woman ? 0 : 1];
	w->name = arena_strf(mem, "%s %s", w->surname, w->given);
	w->birth_on = arena_strf(mem, "%u-%02u-%02u", year, month, day);
	w->pesel = make_pesel(d, w->birth_on, woman);
	w->phone = arena_strf(mem, "00 000 %02u %02u", demo_rnd(d, 100), demo_rnd(d, 100));
	w->address = arena_strf(mem, "%s %u, 00-000 %s", demo_streets[demo_rnd(d, n_demo_streets)],
	    1 + demo_rnd(d, 40), d->place);
	w->life = (int)demo_rnd(d, n_demo_lives);
	w->months_out = 12 + (int)demo_rnd(d, 72);
}

void
demo_add_person(struct demo *d, struct demo_who *w, int64_t at)
{
	struct arena *mem = d->cx->mem;
	const struct demo_life *l = &demo_lives[w->life];

	w->id = (person_id){ demo_id(d, at) };
	q_demo_person(d->cx, &(struct q_demo_person_in){ .tenant = d->p,
				 .id = w->id,
				 .given = w->given,
				 .surname = w->surname,
				 .sort_key = text_sort_key(mem, w->name),
				 .pesel = w->pesel,
				 .birth_on = w->birth_on,
				 .sex = w->sex,
				 .phone = w->phone,
				 .address = w->address,
				 .no_address = *w->address == '\0',
				 .stays_at = *w->address == '\0' ? "schronisko „Pod Sasanką”" : "",
				 .contact = "telefon, najlepiej po południu",
				 .strengths = l->strengths,
				 .situation = l->situation,
				 .at = at });
	d->rows += (int64_t)person_words_add(d->cx, w->id, w->name);
	demo_trail(d, at, U_COORDINATOR, "person.add", w->id.v, w->id);
}

/* ---- candidates ---- */

static candidate_id
propose(struct demo *d, const struct demo_who *w, int partner, bool declared, bool numbered)
{
	static const int by[PARTNERS] = { U_OPS, U_PUP, U_NGO };
	struct arena *mem = d->cx->mem;
	const struct demo_life *l = &demo_lives[w->life];
	int64_t at = demo_at(demo_day(d, -2, 3 + (int)demo_rnd(d, 20)), 9 + (int)demo_rnd(d, 6),
	    (int)demo_rnd(d, 60));
	candidate_id id = { demo_id(d, at) };
	bool roof = *w->address != '\0';

	q_demo_candidate(
	    d->cx, &(struct q_demo_candidate_in){ .tenant = d->p,
		       .id = id,
		       .partner = d->partner[partner],
		       .group = d->group,
		       .person = w->id,
		       .given = w->given,
		       .surname = w->surname,
		       .fold = text_fold(mem, w->name),
		       .sort_key = text_sort_key(mem, w->name),
		       .pesel = numbered ? w->pesel : NULL,
		       .birth_on = w->birth_on,
		       .sex = w->sex,
		       .phone = w->phone,
		       .address = w->address,
		       .no_address = !roof,
		       .stays_at = roof ? "" : "schronisko „Pod Sasanką”",
		       .ops_client = "yes",
		       .ops_since = partner == OPS ? demo_day(d, -3, 1) : NULL,
		       .pup_registered = "yes",
		       .pup_since = partner == PUP ? demo_day(d, -3, 2) : NULL,
		       .months_out = w->months_out,
		       .situation = l->situation,
		       .reason = demo_reasons[partner][demo_rnd(d, 4)],
		       .motivation = l->motivation,
		       .readiness = "Gotowość do udziału od zaraz",
		       .interest = l->interest,
		       .declared_on = declared ? demo_day(d, -1, 2 + (int)demo_rnd(d, 9)) : NULL,
		       .declared_at = declared ? "Dom Sąsiedzki, pokój 3" : "",
		       .remark = declared ? "" : "Do rozmowy po powrocie z sanatorium",
		       .by = d->user[by[partner]],
		       .at = at });
	return id;
}

/* The first five are on two lists by number, the sixth by name and birth date. */
static void
propose_all(struct demo *d)
{
	static const int second[6] = { PUP, PUP, NGO, PUP, PUP, NGO };
	int64_t at = demo_at(demo_day(d, -1, 12), 11, 0);

	for (int i = 0; i < DEMO_PEOPLE; i++) {
		int partner = i < 10 ? OPS : i < 17 ? PUP : NGO;
		candidate_id a = propose(d, &d->who[i], partner, i < DEMO_MET, true), b;

		if (i >= 6)
			continue;
		b = propose(d, &d->who[i], second[i], true, i < 5);
		q_demo_match(d->cx,
		    &(struct q_demo_match_in){ .tenant = d->p,
		        .id = { demo_id(d, at) },
		        .a = a.v < b.v ? a : b,
		        .b = a.v < b.v ? b : a,
		        .basis = i < 5 ? "pesel" : "name_birth",
		        .reason = i < 5
		            ? ""
		            : "Ta sama osoba: potwierdziła to sama, podając numer przy podpisie.",
		        .legal = i < 5 ? LEGAL : "Zgoda w podpisanych deklaracjach udziału.",
		        .by = d->user[U_COORDINATOR],
		        .at = at });
	}
}

static void
add_group(struct demo *d)
{
	static const char *const names[] = { "długotrwale bezrobotni", "powyżej 50. roku życia",
		"samodzielni rodzice dzieci do lat 18" };
	int64_t at = demo_at(demo_day(d, -DEMO_BEFORE, 10), 10, 0);
	category_id first = { 0 };

	for (size_t i = 0; i < LEN(names); i++) {
		category_id id = { demo_id(d, at) };

		first = i == 0 ? id : first;
		q_demo_category(d->cx, &(struct q_demo_category_in){
					   d->p, id, names[i], text_fold(d->cx->mem, names[i]) });
	}
	d->group = (group_id){ demo_id(d, at) };
	q_demo_group(
	    d->cx, &(struct q_demo_group_in){ .tenant = d->p,
		       .id = d->group,
		       .name = arena_strf(d->cx->mem, "Razem do pracy – %s", d->place),
		       .category = first,
		       .territory = d->place,
		       .places = DEMO_CLIENTS,
		       .labour_note = "Ponad rok bez pracy i mały wybór ofert w okolicy.",
		       .fit_note = "Dom Sąsiedzki od lat pracuje z osobami szukającymi pracy.",
		       .declare_at = "Dom Sąsiedzki, pokój 3",
		       .from = demo_day(d, 0, 1),
		       .by = d->user[U_COORDINATOR],
		       .at = at });
}

/* ---- the meeting ---- */

static void
decide(struct demo *d, selection_id meeting, int i, int64_t at)
{
	const char *outcome = i < DEMO_CLIENTS       ? "selected"
			      : i < DEMO_CLIENTS + 4 ? "reserve"
			      : i < DEMO_MET - 1     ? "refused"
						     : "withdrew";
	const char *reason =
	    i < DEMO_CLIENTS ? demo_decisions[demo_rnd(d, n_demo_decisions)]
	    : i < DEMO_CLIENTS + 4
		? "Spełnia kryteria; w grupie zabrakło miejsca, zaproszenie w razie zwolnienia"
	    : i < DEMO_MET - 1
		? "Rozpoczyna w tym samym czasie inny program, uzgodniono to z tą osobą"
		: "Ma już pracę od następnego miesiąca";

	q_demo_decision(d->cx,
	    &(struct q_demo_decision_in){ .tenant = d->p,
		.id = { demo_id(d, at) },
		.selection = meeting,
		.person = d->who[i].id,
		.outcome = outcome,
		.place = i >= DEMO_CLIENTS && i < DEMO_CLIENTS + 4 ? i - DEMO_CLIENTS + 1 : 0,
		.reason = reason,
		.by = d->user[U_COORDINATOR],
		.at = at });
}

static void
meet(struct demo *d)
{
	const char *on = demo_day(d, -1, 20);
	int64_t at = demo_at(on, 10, 0);
	selection_id id = { demo_id(d, at) };
	const char *const names[PARTNERS] = { "Maria Zalewska, Anna Brzozowska",
		"Ewa Jaworska, Paweł Klonowski", "Katarzyna Leszczyńska" };

	q_demo_selection(d->cx,
	    &(struct q_demo_selection_in){ .tenant = d->p,
	        .id = id,
	        .group = d->group,
	        .on = on,
	        .place = "Dom Sąsiedzki, sala na piętrze",
	        .minutes =
	            "Każdą osobę omówili przedstawiciele wszystkich partnerów. Pierwszeństwo miały osoby najdłużej bez"
	            " pracy. Decyzje zapadły jednomyślnie.",
	        .by = d->user[U_COORDINATOR],
	        .opened = at,
	        .closed = demo_at(on, 14, 0) });
	for (int i = 0; i < PARTNERS; i++)
		q_demo_presence(
		    d->cx, &(struct q_demo_presence_in){ d->p, id, d->partner[i], names[i] });
	for (int i = 0; i < DEMO_MET; i++)
		decide(d, id, i, demo_at(on, 10, 5 * i));
	d->rows += PARTNERS;
}

/* ---- clients ---- */

struct end {
	int client, month, day;
	const char *reason, *note, *situation, *follow;
};

/* The last one's follow-up is still to come. */
static const struct end ends[] = {
	{ 3, DEMO_OPEN - 3, 12, "work", "Umowa o pracę w szkółce leśnej",
	    "Stała praca od połowy miesiąca",
	    "Pracuje, umowę przedłużono na rok; utrzymuje kontakt z grupą" },
	{ 8, DEMO_OPEN - 2, 20, "completed", "Cele planu osiągnięte",
	    "Staż z obietnicą zatrudnienia", "Po stażu zatrudnienie w stołówce na pół etatu" },
	{ 12, DEMO_OPEN - 1, 16, "moved", "Przeprowadzka do innej gminy",
	    "Nowy ośrodek ma już kontakt z tą osobą", NULL },
};

static void
enrol(struct demo *d, int i)
{
	struct demo_who *w = &d->who[i];
	int64_t at = demo_at(demo_day(d, -1, 20), 14, i);
	struct q_demo_enrolment_in in = { .tenant = d->p,
		.id = { demo_id(d, at) },
		.person = w->id,
		.group = d->group,
		.number = i + 1,
		.from = demo_day(d, 0, 1),
		.reason = "",
		.note = "",
		.situation = "",
		.follow_situation = "" };

	for (size_t e = 0; e < LEN(ends); e++) {
		if (ends[e].client != i)
			continue;
		in.to = w->to_on = demo_day(d, ends[e].month, ends[e].day);
		in.reason = ends[e].reason, in.note = ends[e].note,
		in.situation = ends[e].situation;
		in.by = d->user[w->worker], in.at = demo_at(in.to, 15, 0);
		if (ends[e].follow == NULL)
			continue;
		in.follow = demo_day(d, ends[e].month + 1, ends[e].day - 4);
		in.follow_situation = ends[e].follow, in.follow_by = d->user[w->worker];
	}
	w->enrolment = in.id;
	q_demo_enrolment(d->cx, &in);
	demo_trail(d, at, U_COORDINATOR, "person.enrol", in.id.v, w->id);
	q_demo_caseload(d->cx, &(struct q_demo_caseload_in){ .tenant = d->p,
				   .id = { demo_id(d, at) },
				   .person = w->id,
				   .user = d->user[w->worker],
				   .from = in.from,
				   .to = in.to });
}

void
demo_recruit(struct demo *d)
{
	static const int workers[] = { U_OPS, U_OPS_2, U_PUP, U_PUP_2, U_NGO };

	add_group(d);
	for (int i = 0; i < DEMO_PEOPLE; i++) {
		struct demo_who *w = &d->who[i];

		demo_invent(d, w);
		w->worker = workers[i % (int)LEN(workers)];
		if (i == 9)
			w->address = "";
		if (i < DEMO_MET)
			demo_add_person(d, w, demo_at(demo_day(d, -1, 12), 10, i));
	}
	propose_all(d);
	meet(d);
	for (int i = 0; i < DEMO_CLIENTS; i++)
		enrol(d, i);
}
