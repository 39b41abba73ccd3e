/* SPDX-License-Identifier: EUPL-1.2
 * demo.c - the demonstration: its calendar and chance, the partnership and who signs in.
 */
#include "main/demo_inside.h"

#include "base/date.h"
#include "base/id.h"
#include "base/text.h"
#include "core/account_sql.h"

#include <string.h>

#define DAY_MS 86400000LL

/* Of "kompan-demo", kept so that the same seed gives the same rows. The
 * door refuses that password for real accounts. */
#define PASSWORD_HASH                                                                              \
	"$argon2id$v=19$m=65536,t=2,p=1$EWnJ89g9po7D5mMXeBIWmA$3VjE9YXuIS/NoeORQ0P4uvqN5FJ3YbKL1K0sqK5BXmc"

uint32_t
demo_rnd(struct demo *d, size_t n)
{
	uint64_t z = d->rng += UINT64_C(0x9E3779B97F4A7C15);

	z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
	return (uint32_t)((z ^ z >> 31) % n);
}

const char *
demo_day(const struct demo *d, int m, int day)
{
	return d->day[m + DEMO_BEFORE][day];
}

const char *
demo_month(const struct demo *d, int m)
{
	return d->month[m + DEMO_BEFORE];
}

/* An hour in Warsaw, near enough: the clock of an invented day. */
int64_t
demo_at(const char *date, int hour, int minute)
{
	return date_days("1970-01-01", date) * DAY_MS + (hour - 1) * 3600000LL + minute * 60000LL;
}

int64_t
demo_id(struct demo *d, int64_t at)
{
	d->rows++;
	return id_at(at, ++d->seq);
}

static int64_t
house_id(struct demo *d, int64_t at)
{
	d->rows++;
	return id_at(at, ++d->global);
}

bool
demo_past(const struct demo *d, const char *date)
{
	return strcmp(date, d->today) <= 0;
}

void
demo_trail(
    struct demo *d, int64_t at, int user, const char *action, int64_t thing, person_id person)
{
	q_demo_trail(d->cx, &(struct q_demo_trail_in){ .tenant = d->p,
				.id = { demo_id(d, at) },
				.at = at,
				.actor = d->user[user],
				.action = action,
				.thing = thing,
				.person = person });
}

/* Days 1-28; a day of the weekend moves to the Monday after. */
static void
make_calendar(struct demo *d)
{
	struct arena *mem = d->cx->mem;
	const char *first;

	d->today = date_of_instant(mem, d->conf->now);
	first = month_add(mem, month_of(mem, d->today), -DEMO_OPEN - DEMO_BEFORE);
	for (int m = 0; m < DEMO_MONTHS; m++) {
		d->month[m] = month_add(mem, first, m);
		for (int day = 1; day <= 28; day++) {
			const char *iso = arena_strf(mem, "%s-%02d", d->month[m], day);
			int wd = date_weekday(iso), move = wd < 6 ? 0 : 8 - wd;

			d->day[m][day] =
			    day + move > 28 ? date_add(mem, iso, -2) : date_add(mem, iso, move);
		}
	}
}

/* ---- the partnership ---- */

static const char *const kinds[PARTNERS] = { "ops", "pup", "ngo" };
static const char *const profiles[PARTNERS] = {
	"Zna rodziny i ich codzienność, prowadzi pracę socjalną i asystę.",
	"Zna pracodawców z powiatu, prowadzi doradztwo, staże i szkolenia.",
	"Prowadzi Dom Sąsiedzki i ogród społeczny, towarzyszy na co dzień."
};

static void
add_user(struct demo *d, int u, int64_t at)
{
	const struct demo_user *w = &demo_users[u];
	struct arena *mem = d->cx->mem;
	const char *login =
	    d->k == 0 ? w->login : arena_strf(mem, "%s-%lld", w->login, (long long)d->k + 1);

	d->user[u] = (user_id){ house_id(d, at) };
	d->user_name[u] = arena_strf(mem, "%s %s", w->given, w->surname);
	q_demo_account(d->cx, &(struct q_demo_account_in){ .id = d->user[u],
				  .login = login,
				  .fold = text_fold(mem, login),
				  .name = d->user_name[u],
				  .title = w->title,
				  .phone = arena_strf(mem, "00 000 00 %02d", u + 10),
				  .email = arena_strf(mem, "%s@kompan.example", login),
				  .password = PASSWORD_HASH,
				  .at = at });
	if (d->k == 0)
		fprintf(d->out, "sign-in\t%s\t%s\n", login, w->role);
}

static void
add_role(struct demo *d, int u, int64_t at)
{
	const struct demo_user *w = &demo_users[u];

	q_demo_membership(d->cx, &(struct q_demo_membership_in){ .id = { house_id(d, at) },
				     .user = d->user[u],
				     .partnership = u == U_ADMIN ? (tenant_id){ 0 } : d->p,
				     .partner = w->partner < 0 ? 0 : d->partner[w->partner].v,
				     .role = w->role,
				     .since = demo_day(d, -DEMO_BEFORE, 1) });
}

static const char *
partner_name(struct demo *d, int i)
{
	struct arena *mem = d->cx->mem;

	return i == OPS   ? arena_strf(mem, "OPS %s", d->place)
	       : i == PUP ? arena_strf(mem, "PUP %s", d->place)
			  : arena_strf(mem, "Stowarzyszenie Dom Sąsiedzki %s", d->place);
}

static void
add_partner(struct demo *d, int i, int64_t at)
{
	static const int contact[PARTNERS] = { U_OPS, U_PUP, U_NGO };
	struct arena *mem = d->cx->mem;
	const char *name = partner_name(d, i);
	organisation_id org = { house_id(d, at) };

	d->partner[i] = (partner_id){ demo_id(d, at) };
	q_demo_organisation(d->cx, &(struct q_demo_organisation_in){ .id = org,
				       .kind = kinds[i],
				       .name = name,
				       .fold = text_fold(mem, name),
				       .seat = d->place,
				       .address = arena_strf(mem, "%s %d, 00-000 %s",
					   demo_streets[i], 3 * i + 2, d->place),
				       .phone = arena_strf(mem, "00 000 00 0%d", i),
				       .email = arena_strf(mem, "%s@kompan.example", kinds[i]) });
	q_demo_partner(d->cx, &(struct q_demo_partner_in){ .tenant = d->p,
				  .id = d->partner[i],
				  .organisation = org,
				  .kind = kinds[i],
				  .name = name,
				  .profile = profiles[i],
				  .contact = d->user[contact[i]],
				  .joined = demo_day(d, -DEMO_BEFORE, 1) });
	if (d->k < 4 && d->k * PARTNERS + i < 10)
		fprintf(d->out, "partner\t%lld\t%lld\t%s\n", (long long)d->p.v,
		    (long long)d->partner[i].v, name);
}

static void
name_place(struct demo *d)
{
	int64_t round = d->k / (int64_t)n_demo_places;

	d->place = demo_places[(size_t)d->k % n_demo_places];
	if (round > 0)
		d->place = arena_strf(d->cx->mem, "%s %lld", d->place, (long long)round + 1);
}

static void
add_partnership(struct demo *d)
{
	struct arena *mem = d->cx->mem;
	const char *name;
	int64_t at = demo_at(demo_day(d, -DEMO_BEFORE, 1), 9, 0);

	name_place(d);
	name = arena_strf(mem, "Partnerstwo %s – Razem do pracy", d->place);
	if (d->k < 10)
		fprintf(d->out, "partnership\t%lld\t%s\n", (long long)d->p.v, name);
	for (int u = 0; u < DEMO_USERS; u++)
		if (u != U_ADMIN || d->k == 0)
			add_user(d, u, at);
	q_demo_partnership(d->cx,
	    &(struct q_demo_partnership_in){ .id = d->p,
	        .name = name,
	        .service_name = "Razem do pracy",
	        .voivodeship = "podlaskie",
	        .powiat = "zawilcowski (zmyślony)",
	        .gminas = d->place,
	        .labour_note =
	            "W okolicy najtrudniej o pracę osobom długo pozostającym bez zatrudnienia, po pięćdziesiątce"
	            " i samodzielnie wychowującym dzieci.",
	        .at = at,
	        .by = d->user[U_COORDINATOR] });
	for (int i = 0; i < PARTNERS; i++)
		add_partner(d, i, at);
	for (int u = 0; u < DEMO_USERS; u++)
		if (u != U_ADMIN || d->k == 0)
			add_role(d, u, at);
	q_demo_absence(d->cx, &(struct q_demo_absence_in){ .tenant = d->p,
				  .id = { demo_id(d, at) },
				  .user = d->user[U_PUP_2],
				  .standin = d->user[U_PUP],
				  .from = demo_day(d, DEMO_OPEN - 2, 5),
				  .to = demo_day(d, DEMO_OPEN - 2, 16) });
	d->rows += 1;
}

void
demo_add_kinds(struct demo *d)
{
	for (int i = 0; i < DEMO_KINDS; i++) {
		d->kind[i] = (kind_id){ demo_id(d, demo_at(demo_day(d, -DEMO_BEFORE, 2), 9, i)) };
		q_demo_kind(d->cx, &(struct q_demo_kind_in){ .tenant = d->p,
				       .id = d->kind[i],
				       .area = demo_kinds[i].area,
				       .name = demo_kinds[i].name,
				       .fold = text_fold(d->cx->mem, demo_kinds[i].name) });
	}
}

/* ---- all of them ---- */

static void
make_one(struct demo *d, int64_t k)
{
	struct arena_mark m = arena_mark(d->cx->mem);

	d->k = k;
	d->seq = 0;
	d->rng = (uint64_t)d->conf->seed * UINT64_C(0x100000001B3) + (uint64_t)k;
	add_partnership(d);
	demo_add_kinds(d);
	if (k < d->conf->scale) {
		demo_recruit(d);
		demo_work(d);
		demo_plan(d);
		demo_cases(d);
		demo_around(d);
	} else
		for (int64_t i = 0; i < d->conf->people; i += 500) {
			struct arena_mark part = arena_mark(d->cx->mem);

			demo_crowd(d, i, d->conf->people - i < 500 ? d->conf->people - i : 500);
			arena_rewind(d->cx->mem, part);
		}
	arena_rewind(d->cx->mem, m);
}

/* One unit per partnership where the database keeps a wall around each, else one for a hundred. */
static enum st
make_all(struct demo *d, struct demo *ret_first)
{
	int64_t n = d->conf->scale + (d->conf->people > 0),
		per = db_is_postgres(d->cx->db) ? 1 : 100;

	for (int64_t k = 0; k < n; k++) {
		d->p = (tenant_id){ house_id(d, demo_at(demo_day(d, -DEMO_BEFORE, 1), 8, 0)) };
		d->cx->tenant = d->p;
		if (k % per == 0) {
			db_begin(d->cx->db, DB_WRITE, d->p.v);
			db_pipe(d->cx->db);
		}
		if (k == 0)
			q_demo_setting(d->cx);
		make_one(d, k);
		if (k == 0) {
			*ret_first = *d;
			ret_first->rows = 0;
		}
		if ((k % per == per - 1 || k == n - 1) && db_commit(d->cx->db) != ST_OK)
			return cx_fail(d->cx, ST_FAIL, "%s", db_error(d->cx->db));
	}
	return ST_OK;
}

enum st
demo_make(struct cx *cx, const struct demo_conf *conf, FILE *out, int64_t *ret_rows)
{
	struct demo d = { .cx = cx, .conf = conf, .out = out }, first = d;
	struct q_setting_accounts n = { 0 };
	enum st st;

	db_begin(cx->db, DB_READ, 0);
	q_setting_accounts(cx, &n);
	st = db_commit(cx->db);
	if (st != ST_OK)
		return cx_fail(cx, ST_FAIL, "%s", db_error(cx->db));
	if (n.n > 0)
		return cx_fail(cx, ST_CONFLICT,
		    "this database holds an installation already; the demonstration needs an empty one");
	make_calendar(&d);
	st = make_all(&d, &first);
	if (st == ST_OK)
		st = demo_reports(&first);
	*ret_rows = d.rows + first.rows;
	return st;
}
