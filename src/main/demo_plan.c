/* SPDX-License-Identifier: EUPL-1.2
 * demo_plan.c - what the partners planned for each month and what became of it; risks and measures.
 */
#include "main/demo_inside.h"

static const char *const state_words[] = { "done", "partly", "not_done" };

/* Gives the id of what was not done, to be carried into the month after. */
static action_id
plan_one(struct demo *d, size_t which, int m, action_id carried)
{
	const struct demo_action *a = &demo_actions[which];
	uint32_t chance = demo_rnd(d, 100);
	int state = carried.v != 0 || chance < 72 ? 0 : chance < 86 ? 1 : 2;
	const char *on = demo_day(d, m, 10 + (int)(which % 3) * 6);
	bool told = m < DEMO_OPEN || (m == DEMO_OPEN && demo_past(d, on) && state == 0);
	int64_t at = demo_at(demo_day(d, m - 1, 25), 12, (int)which);
	action_id id = { demo_id(d, at) };

	q_demo_action(d->cx, &(struct q_demo_action_in){ .tenant = d->p,
				 .id = id,
				 .kind = "plan",
				 .topic = "",
				 .month = demo_month(d, m),
				 .partner = d->partner[a->partner],
				 .user = d->user[a->user],
				 .content = a->content,
				 .state = told ? state_words[state] : "planned",
				 .planned = a->planned,
				 .done = !told        ? 0
					 : state == 0 ? a->planned
					 : state == 1 ? a->planned / 2
						      : 0,
				 .unit = a->unit,
				 .participants = "",
				 .done_on = told && state < 2 ? on : NULL,
				 .done_text = told && state < 2 ? a->done : "",
				 .difference = told && state > 0 ? a->why : "",
				 .effect = told && state > 0 ? a->effect : "",
				 .carried_from = carried,
				 .at = at });
	return told && state == 2 ? id : (action_id){ 0 };
}

static void
inside_one(struct demo *d, size_t which, int m, int day)
{
	const struct demo_action *a = &demo_inner[which];
	const char *on = demo_day(d, m, day);
	bool held = demo_past(d, on);
	int64_t at = demo_at(demo_day(d, m, 1), 8, 30);

	q_demo_action(d->cx, &(struct q_demo_action_in){ .tenant = d->p,
				 .id = { demo_id(d, at) },
				 .kind = "inside",
				 .topic = a->unit,
				 .month = demo_month(d, m),
				 .partner = d->partner[a->partner],
				 .user = d->user[a->user],
				 .content = a->content,
				 .state = held ? "done" : "planned",
				 .planned_on = on,
				 .planned = a->planned,
				 .done = held ? a->planned : 0,
				 .unit = "people",
				 .participants = held ? "przedstawiciele wszystkich partnerów" : "",
				 .done_on = held ? on : NULL,
				 .done_text = held ? a->done : "",
				 .difference = "",
				 .effect = "",
				 .at = at });
}

static void
add_measure(
    struct demo *d, risk_id risk, int partner, int m, const char *content, const char *result)
{
	const char *on = demo_day(d, m, 15);

	q_demo_measure(d->cx, &(struct q_demo_measure_in){ .tenant = d->p,
				  .id = { demo_id(d, demo_at(on, 9, 0)) },
				  .risk = risk,
				  .content = content,
				  .partner = d->partner[partner],
				  .on = on,
				  .result = result,
				  .by = d->user[U_COORDINATOR] });
}

static risk_id
add_risk(struct demo *d, int m, const char *content, const char *level, const char *closed,
    const char *why)
{
	const char *on = demo_day(d, m, 6);
	risk_id id = { demo_id(d, demo_at(on, 10, 0)) };

	q_demo_risk(d->cx, &(struct q_demo_risk_in){ .tenant = d->p,
			       .id = id,
			       .content = content,
			       .level = level,
			       .opened = on,
			       .closed = closed,
			       .why = why,
			       .by = d->user[U_COORDINATOR] });
	return id;
}

static void
add_risks(struct demo *d)
{
	risk_id r = add_risk(d, 0, "Trudny dojazd na zajęcia z dalszych wsi", "high", NULL, "");

	add_measure(d, r, OPS, 1, "Bilety miesięczne dla osób z dalszych wsi",
	    "Korzysta z nich sześć osób, frekwencja wzrosła");
	add_measure(d, r, NGO, 4, "Część spotkań w świetlicy w Przylaszczkowie",
	    "Dwa spotkania na miejscu, wszyscy byli obecni");
	r = add_risk(d, 2, "Mała liczba pracodawców gotowych przyjąć na staż", "medium", NULL, "");
	add_measure(
	    d, r, PUP, 3, "Śniadanie z pracodawcami", "Trzech nowych pracodawców na liście");
	add_measure(d, r, PUP, DEMO_OPEN, "Rozmowa ze spółdzielnią socjalną", "");
	r = add_risk(d, 1, "Zbieg terminów szkoleń i dyżurów w ośrodku", "low", demo_day(d, 3, 4),
	    "Wspólny kalendarz zajęć rozwiązał sprawę");
	add_measure(d, r, OPS, 2, "Wspólny kalendarz zajęć na tablicy i w telefonach",
	    "Od dwóch miesięcy bez kolizji");
}

void
demo_plan(struct demo *d)
{
	action_id left[16] = { { 0 } };

	for (int m = 0; m <= DEMO_OPEN + 1; m++)
		for (size_t i = 0; i < n_demo_actions; i++)
			if (left[i].v != 0 || ((int)i + m) % 3 != 0)
				left[i] = plan_one(d, i, m, left[i]);
	for (int m = 0; m <= DEMO_OPEN; m++) {
		inside_one(d, 0, m, 4);
		inside_one(d, 1 + (size_t)m % (n_demo_inner - 1), m, 18);
	}
	add_risks(d);
}
