/* SPDX-License-Identifier: EUPL-1.2
 * demo_test.c - the demonstration is lifelike, the same each time, and never laid over real work.
 */
#include "base/date.h"
#include "base/pesel.h"
#include "base/text.h"
#include "core/account.h"
#include "core/account_sql.h"
#include "db/backup.h"
#include "db/schema.h"
#include "main/demo.h"
#include "main/demo_test_sql.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <libpq-fe.h>

#define NOW 1789293600000 /* 13 September 2026, noon in Warsaw */

struct place {
	struct cx cx;
	char url[400], name[60];
	char *said;
	size_t n_said;
	int64_t rows;
};

static void
on_server(const char *sql)
{
	PGconn *c = PQconnectdb(getenv("KOMPAN_PG_OWNER"));
	PGresult *r = PQexec(c, sql);

	assert_int_equal(PQresultStatus(r), PGRES_COMMAND_OK);
	PQclear(r);
	PQfinish(c);
}

static void
open_place(struct place *p)
{
	static int n;
	const char *owner = getenv("KOMPAN_PG_OWNER");
	char err[300] = "", sql[120];
	int applied;

	*p = (struct place){ 0 };
	snprintf(p->name, sizeof(p->name), "kompan_demo_%d_%d", (int)getpid(), ++n);
	if (getenv("KOMPAN_TEST_PG") != NULL) {
		snprintf(sql, sizeof(sql), "CREATE DATABASE %s", p->name);
		on_server(sql);
		snprintf(p->url, sizeof(p->url), "%.*s/%s", (int)(strrchr(owner, '/') - owner),
		    owner, p->name);
	} else
		snprintf(p->url, sizeof(p->url), "sqlite:/tmp/%s.db", p->name);
	assert_true(schema_migrate(p->url, &applied, err, sizeof(err)));
	p->cx = (struct cx){ .mem = arena_new((size_t)1 << 30),
		.db = db_open(p->url, DB_OWNER, err, sizeof(err)) };
	assert_non_null(p->cx.db);
}

static void
close_place(struct place *p)
{
	char text[120];

	db_close(p->cx.db);
	arena_free(p->cx.mem);
	free(p->said);
	if (getenv("KOMPAN_TEST_PG") != NULL) {
		snprintf(text, sizeof(text), "DROP DATABASE %s", p->name);
		on_server(text);
		return;
	}
	for (size_t i = 0; i < 3; i++) {
		snprintf(text, sizeof(text), "/tmp/%s.db%s", p->name,
		    i == 0   ? ""
		    : i == 1 ? "-wal"
			     : "-shm");
		unlink(text);
	}
}

static enum st
make(struct place *p, int64_t scale, int64_t people, int64_t seed)
{
	FILE *out = open_memstream(&p->said, &p->n_said);
	enum st st =
	    demo_make(&p->cx, &(struct demo_conf){ scale, people, seed, NOW }, out, &p->rows);

	fclose(out);
	return st;
}

static tenant_id
look(struct place *p)
{
	struct q_dt_partnership first;
	tenant_id t;

	db_begin(p->cx.db, DB_READ, 0);
	assert_true(q_dt_partnership(&p->cx, &first));
	t = first.id;
	assert_int_equal(db_commit(p->cx.db), ST_OK);
	db_begin(p->cx.db, DB_READ, t.v);
	p->cx.tenant = t;
	return t;
}

static char *
kept(struct place *p, size_t *ret_n)
{
	char err[300] = "", path[80], *bytes = malloc(8 << 20);
	FILE *f;

	snprintf(path, sizeof(path), "/tmp/%s.bak", p->name);
	assert_true(backup_write(p->url, NULL, path, err, sizeof(err)));
	f = fopen(path, "rb");
	assert_non_null(f);
	*ret_n = fread(bytes, 1, 8 << 20, f);
	fclose(f);
	unlink(path);
	return bytes;
}

static void
the_same_seed_gives_the_same_rows(void **state)
{
	struct place a, b, c;
	size_t n_a, n_b, n_c;

	(void)state;
	open_place(&a), open_place(&b), open_place(&c);
	assert_int_equal(make(&a, 1, 0, 1), ST_OK);
	assert_int_equal(make(&b, 1, 0, 1), ST_OK);
	assert_int_equal(make(&c, 1, 0, 2), ST_OK);
	char *x = kept(&a, &n_a), *y = kept(&b, &n_b), *z = kept(&c, &n_c);

	/* schema_migrations knows when it was applied; it is no part of a backup */
	assert_int_equal(n_a, n_b);
	assert_memory_equal(x, y, n_a);
	assert_false(n_a == n_c && memcmp(x, z, n_a) == 0);
	free(x), free(y), free(z);
	close_place(&a), close_place(&b), close_place(&c);
}

static void
a_partnership_is_lifelike(void **state)
{
	struct place p;
	struct q_dt_counts n;
	struct q_dt_actions a;
	struct q_dt_months *m;

	(void)state;
	open_place(&p);
	assert_int_equal(make(&p, 1, 0, 1), ST_OK);
	tenant_id t = look(&p);

	assert_true(q_dt_counts(&p.cx, &n, t) && q_dt_actions(&p.cx, &a, t));
	assert_int_equal(n.clients, 15);
	assert_int_equal(n.ended, 3);
	assert_int_equal(n.due, 1);
	assert_int_equal(n.proposed, 24);
	assert_int_equal(n.candidates, 30);
	assert_int_equal(n.joined, 6);
	assert_int_equal(n.reserve, 4);
	assert_int_equal(n.undeclared, 0);
	assert_true(
	    a.done > 20 && a.not_done > 0 && a.carried > 0 && a.present > 100 && a.withdrawn > 0);
	assert_int_equal(a.unexplained, 0);
	assert_int_equal(q_dt_months(&p.cx, &m, t), 9);
	struct q_dt_reports *r;

	assert_int_equal(q_dt_reports(&p.cx, &r, t), 8);
	for (int i = 0; i < 8; i++)
		assert_true(r[i].number == i + 1 && r[i].n > 10000);
	assert_string_equal(r[7].month, "2026-08");
	assert_string_equal(m[0].month, "2026-01");
	assert_string_equal(m[8].month, "2026-09");
	for (int i = 0; i < 9; i++)
		assert_true(m[i].n > 15 && strcmp(m[i].last_on, "2026-09-13") <= 0);
	assert_int_equal(db_commit(p.cx.db), ST_OK);
	close_place(&p);
}

static void
clients_have_diagnoses_plans_and_forms_to_compare(void **state)
{
	struct place p;
	struct q_dt_cases n;

	(void)state;
	open_place(&p);
	assert_int_equal(make(&p, 1, 0, 1), ST_OK);
	assert_true(q_dt_cases(&p.cx, &n, look(&p)));
	assert_int_equal(n.diagnosed, 13);
	assert_int_equal(n.accepted, 11);
	assert_int_equal(n.drafts, 2);
	assert_int_equal(n.idle, 0);            /* no goal without a task */
	assert_true(n.answers > n.twice && n.twice >= 10);
	assert_int_equal(db_commit(p.cx.db), ST_OK);
	close_place(&p);
}

static void
every_number_is_a_pesel_of_that_birth_date(void **state)
{
	struct place p;
	struct q_dt_people *who;
	struct pesel read;

	(void)state;
	open_place(&p);
	assert_int_equal(make(&p, 1, 0, 7), ST_OK);
	size_t n = q_dt_people(&p.cx, &who, look(&p));

	assert_int_equal(n, 22);
	for (size_t i = 0; i < n; i++) {
		assert_int_equal(pesel_read(who[i].pesel, &read), PESEL_OK);
		assert_string_equal(read.born, who[i].birth_on);
		assert_int_equal(read.sex, *who[i].sex);
	}
	assert_int_equal(db_commit(p.cx.db), ST_OK);
	close_place(&p);
}

static void
the_first_is_the_same_at_every_scale(void **state)
{
	struct place one, many;
	struct q_dt_months *a, *b;
	struct q_dt_partnership n;

	(void)state;
	open_place(&one), open_place(&many);
	assert_int_equal(make(&one, 1, 0, 1), ST_OK);
	assert_int_equal(make(&many, 12, 40, 1), ST_OK);
	tenant_id t = look(&one);

	assert_int_equal(look(&many).v, t.v);
	assert_int_equal(q_dt_months(&one.cx, &a, t), q_dt_months(&many.cx, &b, t));
	for (int i = 0; i < 9; i++)
		assert_true(a[i].n == b[i].n && a[i].minutes == b[i].minutes);
	assert_true(q_dt_partnership(&many.cx, &n));
	assert_int_equal(n.n, 13);
	assert_int_equal(db_commit(one.cx.db), ST_OK);
	assert_int_equal(db_commit(many.cx.db), ST_OK);
	close_place(&one), close_place(&many);
}

static size_t
lines(const char *text, const char *start)
{
	size_t n = 0;

	for (const char *s = text; (s = strstr(s, start)) != NULL; s++)
		n += s == text || s[-1] == '\n';
	return n;
}

static void
what_it_prints_is_for_scripts(void **state)
{
	struct place p;
	struct q_account_by_login a;

	(void)state;
	open_place(&p);
	assert_int_equal(make(&p, 12, 0, 1), ST_OK);
	assert_int_equal(lines(p.said, "partnership\t"), 10);
	assert_int_equal(lines(p.said, "partner\t"), 10);
	assert_int_equal(lines(p.said, "sign-in\t"), 10);
	assert_int_equal(lines(p.said, "report\t"), 8);
	assert_int_equal(lines(p.said, "sign-in\tkoordynator\tcoordinator\n"), 1);
	db_begin(p.cx.db, DB_READ, 0);
	/* found as the door looks for it */
	assert_true(q_account_by_login(&p.cx, &a, text_fold(p.cx.mem, "koordynator-12")));
	assert_true(q_account_by_login(&p.cx, &a, "koordynator"));
	assert_int_equal(db_commit(p.cx.db), ST_OK);
	assert_true(account_password_ok(a.password, "kompan-demo"));
	close_place(&p);
}

static void
a_house_in_use_is_refused(void **state)
{
	struct place p;

	(void)state;
	open_place(&p);
	assert_int_equal(make(&p, 1, 0, 1), ST_OK);
	free(p.said);
	assert_int_equal(make(&p, 1, 0, 1), ST_CONFLICT);
	assert_string_equal(p.said, "");
	close_place(&p);
}

/* A row that does not fit is found although nobody waited for its answer. */
static void
an_error_without_waiting_shows_at_the_end(void **state)
{
	struct place p;

	(void)state;
	open_place(&p);
	db_begin(p.cx.db, DB_WRITE, 0);
	db_pipe(p.cx.db);
	q_setting_put(&p.cx, "a", "1");
	q_account_trail(
	    &p.cx, &(struct q_account_trail_in){ .id = { 5 }, .address = "", .what = "" });
	q_account_trail(
	    &p.cx, &(struct q_account_trail_in){ .id = { 5 }, .address = "", .what = "" });
	q_setting_put(&p.cx, "b", "1");
	assert_int_equal(db_commit(p.cx.db), ST_FAIL);
	struct q_setting_get s;

	db_begin(p.cx.db, DB_READ, 0);
	assert_false(q_setting_get(&p.cx, &s, "a"));
	assert_int_equal(db_commit(p.cx.db), ST_OK);
	close_place(&p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_same_seed_gives_the_same_rows),
		cmocka_unit_test(a_partnership_is_lifelike),
		cmocka_unit_test(clients_have_diagnoses_plans_and_forms_to_compare),
		cmocka_unit_test(every_number_is_a_pesel_of_that_birth_date),
		cmocka_unit_test(the_first_is_the_same_at_every_scale),
		cmocka_unit_test(what_it_prints_is_for_scripts),
		cmocka_unit_test(a_house_in_use_is_refused),
		cmocka_unit_test(an_error_without_waiting_shows_at_the_end),
	};

	if (getenv("KOMPAN_TEST_PG") != NULL && getenv("KOMPAN_PG_OWNER") == NULL)
		return 77;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
