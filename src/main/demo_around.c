/* SPDX-License-Identifier: EUPL-1.2
 * demo_around.c - what the partnership of the demonstration has around its clients: offers, aims,
 * units of the centre, stories of what went well.
 */
#include "main/demo_inside.h"

static void
add_offers(struct demo *d, int64_t at)
{
	static const struct {
		const char *sort, *title, *level, *note;
		int partner;
	} all[] = {
		{ "job", "Pomoc w piekarni, pół etatu", "none",
		    "Praca od 4 do 8 rano. Piekarz uczy wszystkiego od początku.", PUP },
		{ "training", "Obsługa kasy i terminala, 60 godzin", "none",
		    "Zajęcia trzy razy w tygodniu, dojazd jest zwracany.", PUP },
		{ "volunteering", "Kawiarenka sąsiedzka, dwa popołudnia w tygodniu", "none",
		    "Dobre miejsce, żeby spróbować pracy z ludźmi.", NGO },
	};

	for (size_t i = 0; i < LEN(all); i++)
		q_demo_offer(d->cx, &(struct q_demo_offer_in){ .tenant = d->p,
					.id = { demo_id(d, at) },
					.sort = all[i].sort,
					.title = all[i].title,
					.place = d->place,
					.level = all[i].level,
					.until = demo_day(d, DEMO_OPEN + 1, 15),
					.note = all[i].note,
					.partner = d->partner[all[i].partner],
					.by = d->user[all[i].partner == PUP ? U_PUP : U_NGO],
					.at = at });
}

static void
add_aims(struct demo *d, int64_t at)
{
	static const char *const all[][2] = {
		{ "Połowa osób z grupy pracuje po roku", "Liczba osób z umową po 12 miesiącach" },
		{ "Każda osoba ma w okolicy kogoś, do kogo może zadzwonić",
		    "Liczba osób, które w ankiecie wskazują taką osobę" },
	};

	for (size_t i = 0; i < LEN(all); i++)
		q_demo_aim(d->cx, &(struct q_demo_aim_in){ d->p, { demo_id(d, at) }, all[i][0],
					all[i][1], d->user[U_COORDINATOR], at });
}

static void
add_units(struct demo *d, int64_t at)
{
	static const char *const all[][2] = { { "field", "Zespół pracy socjalnej" },
		{ "club", "Klub integracji społecznej" } };

	for (size_t i = 0; i < LEN(all); i++)
		q_demo_unit(d->cx, &(struct q_demo_unit_in){ d->p, { demo_id(d, at) },
					 d->partner[OPS], all[i][0], all[i][1], at });
}

static void
add_stories(struct demo *d, int64_t at)
{
	static const char *const all[][3] = {
		{ "Najpierw zegar, potem praca",
		    "Po dwóch latach w domu wstawanie o szóstej było najtrudniejsze. Zaczęło się od kawy w klubie o dziewiątej, "
		    "co tydzień pół godziny wcześniej. Po trzech miesiącach był to staż w stołówce na ranną zmianę.",
		    "Małe kroki i ktoś, kto czekał z kawą" },
		{ "Rower zamiast autobusu",
		    "Ostatni autobus odjeżdżał przed końcem zmiany. W warsztacie klubu powstał rower z trzech starych. "
		    "Dojazd przestał być przeszkodą, a naprawianie rowerów stało się zajęciem na soboty.",
		    "Pytanie „co by Pan zrobił?” zamiast gotowej rady" },
	};

	for (size_t i = 0; i < LEN(all); i++)
		q_demo_story(d->cx, &(struct q_demo_story_in){ d->p, { demo_id(d, at) }, all[i][0],
					  all[i][1], all[i][2], d->user[U_NGO], at });
}

void
demo_around(struct demo *d)
{
	add_aims(d, demo_at(demo_day(d, 0, 4), 9, 0));
	add_units(d, demo_at(demo_day(d, 0, 4), 10, 0));
	add_offers(d, demo_at(demo_day(d, DEMO_OPEN - 1, 5), 9, 0));
	add_stories(d, demo_at(demo_day(d, DEMO_OPEN - 1, 6), 9, 0));
}
