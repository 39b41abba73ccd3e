/* SPDX-License-Identifier: EUPL-1.2
 * demo_work.c - months of services, for one person and for the group, and
 * many people at once for measuring.
 */
#include "main/demo_inside.h"

#include <string.h>

static const int workers[PARTNERS][2] = { { U_OPS, U_OPS_2 }, { U_PUP, U_PUP_2 },
	{ U_NGO, U_NGO } };

static bool
active(const struct demo_who *w, const char *on)
{
	return w->to_on == NULL || strcmp(on, w->to_on) <= 0;
}

static void
add_service(struct demo *d, struct demo_who *w, struct q_demo_service_in *in, int kind, int user)
{
	const struct demo_kind *k = &demo_kinds[kind];

	in->tenant = d->p;
	in->id = (service_id){ demo_id(d, in->at) };
	in->person = w->id;
	in->enrolment = w->enrolment;
	in->partner = d->partner[k->partner];
	in->kind = d->kind[kind];
	in->provider_id = in->by = d->user[user];
	in->provider = d->user_name[user];
	in->remark = in->remark == NULL ? "" : in->remark;
	in->no_plan = in->no_plan == NULL ? "" : in->no_plan;
	in->no_plan_note = in->no_plan_note == NULL ? "" : in->no_plan_note;
	in->withdrawn_reason = in->withdrawn_reason == NULL ? "" : in->withdrawn_reason;
	q_demo_service(d->cx, in);
	demo_trail(d, in->at, user, "service.add", in->id.v, w->id);
}

/* What sets some entries apart: a remark, no plan, told late, taken back. */
static void
vary(struct demo *d, struct q_demo_service_in *in, int m)
{
	uint32_t chance = demo_rnd(d, 100);

	if (chance < 22)
		in->remark = demo_remarks[demo_rnd(d, n_demo_remarks)];
	else if (chance < 28) {
		in->no_plan = "urgent";
		in->no_plan_note = "Pilna prośba tej osoby";
	} else if (chance < 32 && m < 2) {
		in->no_plan = "diagnosis";
		in->no_plan_note = "Poznawanie sytuacji na początku wsparcia";
	} else if (chance < 34 && m < DEMO_OPEN - 1) {
		in->at = demo_at(demo_day(d, m + 1, 12), 9, 0);
		in->month = demo_month(d, m + 1);
	} else if (chance == 34) {
		in->withdrawn_at = in->at + 3600000;
		in->withdrawn_by = d->user[U_COORDINATOR];
		in->withdrawn_reason = "Wpisane dwa razy";
	}
}

static void
serve_one(struct demo *d, struct demo_who *w, int m)
{
	static const int single[] = { 0, 1, 2, 3, 4, 5, 8, 9, 10 };
	int kind = single[demo_rnd(d, LEN(single))],
	    user = workers[demo_kinds[kind].partner][demo_rnd(d, 2)];
	const char *on = demo_day(d, m, 2 + (int)demo_rnd(d, 26));
	struct q_demo_service_in in = { .on = on,
		.minutes = demo_kinds[kind].minutes,
		.month = demo_month(d, m),
		.scope = demo_kinds[kind].scope[demo_rnd(d, 4)],
		.at = demo_at(on, 9 + (int)demo_rnd(d, 7), (int)demo_rnd(d, 60)) };

	if (!demo_past(d, on) || !active(w, on) || in.at > d->conf->now)
		return;
	in.finished = w->to_on != NULL && strncmp(w->to_on, on, 7) == 0;
	vary(d, &in, m);
	add_service(d, w, &in, kind, user);
}

static void
attend(struct demo *d, const struct demo_event *e, event_id id, const char *on, int m)
{
	bool held = demo_past(d, on);
	int64_t at = demo_at(on, 15, 0);

	for (int i = 0; i < DEMO_CLIENTS; i++) {
		struct demo_who *w = &d->who[i];
		uint32_t chance = demo_rnd(d, 100);
		bool came = held && chance < 82;

		if (!active(w, on))
			continue;
		q_demo_attendance(
		    d->cx, &(struct q_demo_attendance_in){ d->p, id, w->id,
			       !held         ? "invited"
			       : came        ? "present"
			       : chance < 92 ? "excused"
					     : "absent",
			       held && !came && chance < 92 ? "wizyta u lekarza" : "" });
		d->rows++;
		if (came)
			add_service(d, w,
			    &(struct q_demo_service_in){ .event = id,
				.scope = e->name,
				.on = on,
				.minutes = e->minutes,
				.month = demo_month(d, m),
				.at = at },
			    e->kind, workers[demo_kinds[e->kind].partner][0]);
	}
}

static void
gather(struct demo *d, const struct demo_event *e, int m, int day)
{
	int leader = workers[e->partner][1];
	const char *on = demo_day(d, m, day);
	int64_t at = demo_at(demo_day(d, m, 1), 9, 0);
	event_id id = { demo_id(d, at) };

	q_demo_event(d->cx, &(struct q_demo_event_in){ .tenant = d->p,
				.id = id,
				.group = d->group,
				.partner = d->partner[e->partner],
				.kind = d->kind[e->kind],
				.name = e->name,
				.block = e->block,
				.on = on,
				.starts = e->starts,
				.minutes = e->minutes,
				.place = e->place,
				.leader = d->user_name[leader],
				.seats = 15,
				.state = demo_past(d, on) ? "held" : "planned",
				.by = d->user[leader],
				.at = at });
	attend(d, e, id, on, m);
}

/* The first talk with each client, in the journal of whoever works with her. */
static void
first_talks(struct demo *d)
{
	static const struct {
		const char *content, *agreed, *for_client;
	} talk[] = {
		{ "Rozmowa o tym, co się udawało w poprzedniej pracy i co dziś daje siłę.",
		    "Wspólnie obejrzymy dwie oferty w piątek.",
		    "Umówiliśmy się na piątek: obejrzymy razem dwie oferty." },
		{ "Opowieść o rodzinie i o dniu: rano czasu jest najwięcej.",
		    "Spotykamy się przed południem.", "Spotykamy się przed południem." },
		{ "Plan na najbliższe tygodnie ułożony własnymi słowami.",
		    "Pierwszy krok: telefon do szkoły.", "Pierwszy krok: telefon do szkoły." },
	};
	const char *on = demo_day(d, 0, 5);
	int64_t at = demo_at(on, 12, 0);

	for (size_t i = 0; i < DEMO_CLIENTS; i++) {
		const struct demo_who *w = &d->who[i];

		q_demo_note(d->cx, &(struct q_demo_note_in){ .tenant = d->p,
				       .id = { demo_id(d, at) },
				       .person = w->id,
				       .partner = d->partner[demo_users[w->worker].partner],
				       .author = d->user[w->worker],
				       .on = on,
				       .content = talk[i % LEN(talk)].content,
				       .agreed = talk[i % LEN(talk)].agreed,
				       .for_client = talk[i % LEN(talk)].for_client,
				       .circle = i % 2 == 0 ? "team" : "partner",
				       .at = at });
		d->rows++;
	}
}

void
demo_work(struct demo *d)
{
	for (int m = 0; m <= DEMO_OPEN; m++) {
		gather(d, &demo_events[(size_t)(2 * m) % n_demo_events], m, 8);
		gather(d, &demo_events[(size_t)(2 * m + 1) % n_demo_events], m, 22);
		for (int i = 0; i < DEMO_CLIENTS; i++)
			for (uint32_t n = 2 + demo_rnd(d, 4); n > 0; n--)
				serve_one(d, &d->who[i], m);
	}
	first_talks(d);
}

void
demo_crowd(struct demo *d, int64_t from, int64_t n)
{
	const char *start = demo_day(d, DEMO_OPEN - 1, 1);

	for (int64_t i = from; i < from + n; i++) {
		struct demo_who w;
		int64_t at = demo_at(start, 9, 0);

		demo_invent(d, &w);
		demo_add_person(d, &w, at);
		w.enrolment = (enrolment_id){ demo_id(d, at) };
		q_demo_enrolment(d->cx, &(struct q_demo_enrolment_in){ .tenant = d->p,
					    .id = w.enrolment,
					    .person = w.id,
					    .group = { 1 + i / DEMO_CLIENTS },
					    .number = i + 1,
					    .from = start,
					    .reason = "",
					    .note = "",
					    .situation = "",
					    .follow_situation = "" });
		if (i % DEMO_CLIENTS == 0)
			q_demo_group(d->cx, &(struct q_demo_group_in){ .tenant = d->p,
						.id = { 1 + i / DEMO_CLIENTS },
						.name = arena_strf(d->cx->mem, "Grupa %lld",
						    (long long)(1 + i / DEMO_CLIENTS)),
						.category = { 0 },
						.territory = d->place,
						.places = DEMO_CLIENTS,
						.labour_note = "",
						.fit_note = "",
						.declare_at = "",
						.from = start,
						.by = d->user[U_COORDINATOR],
						.at = at });
		q_demo_caseload(d->cx, &(struct q_demo_caseload_in){ .tenant = d->p,
					   .id = { demo_id(d, at) },
					   .person = w.id,
					   .user = d->user[workers[i % PARTNERS][i % 2]],
					   .from = start });
		for (int m = DEMO_OPEN - 1; m <= DEMO_OPEN; m++) {
			serve_one(d, &w, m);
			serve_one(d, &w, m);
		}
	}
}
