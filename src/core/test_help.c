/* SPDX-License-Identifier: EUPL-1.2
 * test_help.c - a house with one partnership for tests, and requests in process.
 */
#include "core/test_help.h"

#include "base/id.h"
#include "core/account.h"
#include "core/test_help_sql.h"
#include "db/schema.h"

#include <libpq-fe.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define NOW INT64_C(1789300000000)      /* 13 September 2026 */

static const struct { const char *login, *name, *role; int partner;
} users[TH_ALL] = {
	{ "koordynator", "Karolina Koordynator", "coordinator", 1 },
	{ "ops", "Olga Ops", "worker", 1 },
	{ "pup", "Piotr Pup", "worker", 2 },
	{ "ngo", "Natalia Ngo", "worker", 3 },
	{ "head", "Hanna Head", "head", 1 },
	{ "reader", "Robert Reader", "reader", 0 },
	{ "gmina", "Grażyna Gmina", "local_gov", 0 },
	{ "admin", "Adam Admin", "administrator", 0 },
	{ "obca", "Otylia Obca", "worker", 4 },
};

static const struct {
	const char *kind, *name;
} partners[] = { { "ops", "OPS Testowo" }, { "pup", "PUP Testowo" }, { "ngo", "Fundacja Test" } };

static void
die(const char *why)
{
	fprintf(stderr, "test_help: %s\n", why);
	abort();
}

/* Somebody who is signed in, with a role in that partnership (0: in the installation). */
static void
add_person(struct th *h, struct cx *cx, int i, tenant_id partnership)
{
	struct q_th_csrf c;

	q_th_account(
	    cx, &(struct q_th_account_in){ { i + 1 }, users[i].login, users[i].name, NOW });
	q_th_membership(cx, &(struct q_th_membership_in){ { i + 1 }, { i + 1 }, partnership,
	    { users[i].partner }, users[i].role, "2026-01-01" });
	h->token[i] = account_open_session(cx, (user_id){ i + 1 }, false, "127.0.0.1");
	q_th_csrf(cx, &c, (user_id){ i + 1 });
	h->csrf[i] = c.csrf;
}

/* url with another database at its end */
static const char *
with_name(struct arena *mem, const char *url, const char *name)
{
	return arena_strf(mem, "%.*s/%s", (int)(strrchr(url, '/') - url), url, name);
}

static void
pg_do(const char *url, const char *sql)
{
	PGconn *c = PQconnectdb(url);
	PGresult *res = PQexec(c, sql);

	if (PQresultStatus(res) != PGRES_COMMAND_OK)
		die(PQerrorMessage(c));
	PQclear(res);
	PQfinish(c);
}

/* One migrated database per program, copied for every test. */
static void
pg_make(struct th *h, int opened)
{
	const char *owner = getenv("KOMPAN_PG_OWNER"), *serve = getenv("KOMPAN_PG_SERVE");
	const char *mould = arena_strf(h->mem, "kompan_mould_%d", (int)getpid());
	char err[300];
	int n;

	if (owner == NULL || serve == NULL) {
		fprintf(stderr, "skipped: no KOMPAN_PG_OWNER, KOMPAN_PG_SERVE (tools/pg)\n");
		_exit(77);
	}
	if (opened == 1) {
		/* of a program long ended that had our number */
		pg_do(owner, arena_strf(h->mem, "DROP DATABASE IF EXISTS %s", mould));
		pg_do(owner, arena_strf(h->mem, "CREATE DATABASE %s", mould));
		if (!schema_migrate(with_name(h->mem, owner, mould), &n, err, sizeof(err)))
			die(err);
	}
	snprintf(h->name, sizeof(h->name), "kompan_test_%d_%d", (int)getpid(), opened);
	pg_do(owner, arena_strf(h->mem, "CREATE DATABASE %s TEMPLATE %s", h->name, mould));
	snprintf(h->url, sizeof(h->url), "%s", with_name(h->mem, serve, h->name));
}

static void
sqlite_make(struct th *h, int opened)
{
	char err[300];
	int n;

	snprintf(h->file, sizeof(h->file), "/tmp/kompan-test-%d-%d.db", (int)getpid(), opened);
	snprintf(h->url, sizeof(h->url), "sqlite:%s", h->file);
	unlink(h->file);
	if (!schema_migrate(h->url, &n, err, sizeof(err)))
		die(err);
}

void
th_open(struct th *h)
{
	static int opened;
	char err[300];
	struct cx *cx;

	*h = (struct th){ .mem = arena_new((size_t)1 << 30), .p = { 7 } };
	if (getenv("KOMPAN_TEST_PG") != NULL)
		pg_make(h, ++opened);
	else
		sqlite_make(h, ++opened);
	h->conf = (struct app_conf){ .db = h->url, .fixed_now = NOW };
	h->app = app_open(&h->conf, err, sizeof(err));
	if (h->app == NULL)
		die(err);
	cx = th_begin(h, TH_COORDINATOR, DB_WRITE);
	q_th_partnership(cx, h->p, NOW);
	for (int i = 0; i < (int)LEN(partners); i++) {
		q_th_organisation(
		    cx, (organisation_id){ i + 1 }, partners[i].kind, partners[i].name);
		q_th_partner(cx,
		    &(struct q_th_partner_in){ h->p, { i + 1 }, { i + 1 }, partners[i].kind,
			partners[i].name, "2026-01-01" });
	}
	for (int i = 0; i < TH_USERS; i++)
		add_person(h, cx, i, h->p);
	if (th_commit(h) != ST_OK)
		die(db_error(h->cx.db));
}

void
th_close(struct th *h)
{
	app_close(h->app);
	if (*h->name != '\0')
		pg_do(getenv("KOMPAN_PG_OWNER"), arena_strf(h->mem, "DROP DATABASE %s", h->name));
	else {
		unlink(h->file);
		unlink(arena_strf(h->mem, "%s-wal", h->file));
		unlink(arena_strf(h->mem, "%s-shm", h->file));
	}
	arena_free(h->mem);
}

void
th_strangers(struct th *h)
{
	add_person(h, &h->cx, TH_ADMIN, (tenant_id){ 0 });
	add_person(h, &h->cx, TH_STRANGER, (tenant_id){ 8 });
}

struct cx *
th_begin(struct th *h, int user, enum db_mode mode)
{
	h->cx = (struct cx){ .mem = h->mem,
		.db = app_db(h->app),
		.now = NOW,
		.today = "2026-09-13",
		.lang = LANG_EN,
		.tenant = h->p,
		.actor = { user + 1 },
		.partner = { users[user].partner },
		.perms = ~UINT64_C(0) };
	db_begin(h->cx.db, mode, h->p.v);
	return &h->cx;
}

enum st
th_commit(struct th *h)
{
	return db_commit(h->cx.db);
}

void
th_approve(struct th *h, const char *month)
{
	struct cx *cx = th_begin(h, TH_COORDINATOR, DB_WRITE);

	q_th_approved(cx, h->p, (report_id){ id_new() }, month);
	if (th_commit(h) != ST_OK)
		die(db_error(h->cx.db));
}

static struct th_answer
run(struct th *h, int user, const char *method, char *path, const struct http_pair *form, size_t n)
{
	struct http_pair *query = NEWN(h->mem, struct http_pair, 20),
			 *header = NEWN(h->mem, struct http_pair, 2);
	struct http_request rq = { .mem = h->mem,
		.method = method,
		.path = path,
		.query = query,
		.form = form,
		.n_form = n,
		.client = "127.0.0.1",
		.header = header,
		.n_header = 1,
		.file = h->upload,
		.n_file = h->upload != NULL };
	struct http_response res = { 0 };
	uint64_t before = db_statements(app_db(h->app));
	char *q = strchr(path, '?');

	header[0] = (struct http_pair){ "Cookie", arena_strf(h->mem, "kompan=%s", h->token[user]) };
	while (q != NULL && rq.n_query < 20) {  /* "?a=1&b=2", each with its "=" */
		*q = '\0';
		char *eq = strchr(q + 1, '='), *next = strchr(eq, '&');

		*eq = '\0';
		query[rq.n_query++] = (struct http_pair){ q + 1, eq + 1 };
		q = next;
	}
	h->upload = NULL;
	app_run(h->app, &rq, &res);
	struct th_answer a = { .code = res.code,
		.body = arena_strn(h->mem, res.body == NULL ? "" : res.body, res.n_body),
		.n = res.n_body,
		.location = "",
		.token = "",
		.statements = db_statements(app_db(h->app)) - before };

	for (size_t i = 0; i < res.n_header; i++)
		if (strcmp(res.header[i].name, "Location") == 0)
			a.location = res.header[i].value;
		else if (strncmp(res.header[i].value, "kompan=", 7) == 0)
			a.token = arena_strn(
			    h->mem, res.header[i].value + 7, strcspn(res.header[i].value + 7, ";"));
	return a;
}

struct th_answer
th_get(struct th *h, int user, const char *path)
{
	return run(h, user, "GET", arena_str(h->mem, path), NULL, 0);
}

struct th_answer
th_post(struct th *h, int user, const char *path, ...)
{
	struct http_pair *form = NEWN(h->mem, struct http_pair, 100);
	size_t n = 0;
	va_list ap;

	form[n++] = (struct http_pair){ "csrf", h->csrf[user] };
	va_start(ap, path);
	for (const char *name; n < 99 && (name = va_arg(ap, const char *)) != NULL; n++)
		form[n] = (struct http_pair){ name, va_arg(ap, const char *) };
	va_end(ap);
	return run(h, user, "POST", arena_str(h->mem, path), form, n);
}

struct th_answer
th_post_list(struct th *h, int user, const char *path, const struct http_pair *pair, size_t n)
{
	struct http_pair *form = NEWN(h->mem, struct http_pair, n + 1);

	form[0] = (struct http_pair){ "csrf", h->csrf[user] };
	memcpy(form + 1, pair, n * sizeof(*pair));
	return run(h, user, "POST", arena_str(h->mem, path), form, n + 1);
}

const char *
th_shown_stamp(struct th *h, struct th_answer a)
{
	static const char before[] = "name=\"stamp\" value=\"";
	const char *at = strstr(a.body, before);

	if (at == NULL)
		die("a form without its stamp");
	at += sizeof(before) - 1;
	return arena_strn(h->mem, at, strcspn(at, "\""));
}

const char *
th_stamp(struct th *h, int user, const char *path)
{
	return th_shown_stamp(h, th_get(h, user, path));
}

void
th_enrol(struct th *h, person_id id, group_id group, int64_t client_no, const char *from_on)
{
	q_th_enrol(&h->cx,
	    &(struct q_th_enrol_in){ h->p, { id.v + 1000 }, id, group, client_no, from_on });
}

int64_t
th_looks(struct th *h, int user, person_id id)
{
	struct q_th_looks row = { 0 };

	q_th_looks(th_begin(h, TH_COORDINATOR, DB_READ), &row, h->p, id, (user_id){ user + 1 });
	db_rollback(h->cx.db);
	return row.n;
}

int64_t
th_written(struct th *h)
{
	struct q_th_trail row = { 0 };

	q_th_trail(th_begin(h, TH_COORDINATOR, DB_READ), &row, h->p);
	db_rollback(h->cx.db);
	return row.n;
}

int64_t
th_endings(struct th *h, const char *word)
{
	struct q_th_endings row = { 0 };

	q_th_endings(th_begin(h, TH_COORDINATOR, DB_READ), &row, h->p, word);
	db_rollback(h->cx.db);
	return row.n;
}

static int64_t
area_kind(struct th *h, const char *area)
{
	static const char *const areas[] = { "social", "labour", "health", "other" };
	int64_t id = 1;

	for (size_t i = 0; i < LEN(areas); i++)
		if (strcmp(areas[i], area) == 0)
			id = (int64_t)i + 1;
	q_th_kind(&h->cx, &(struct q_th_kind_in){ h->p, { id }, area,
	    arena_strf(h->mem, "help %s", area) });
	return id;
}

void
th_service(struct th *h, int64_t id, person_id person, const char *area, const char *scope,
    const char *on, const char *month)
{
	q_th_service(&h->cx, &(struct q_th_service_in){ .tenant = h->p, .id = { id },
	    .person = person, .partner = { 1 }, .kind = { area_kind(h, area) }, .scope = scope,
	    .on = on, .minutes = 60, .remark = "", .month = month, .at = NOW });
}

void
th_notes(struct th *h, person_id person, const char *on, int64_t n)
{
	q_th_notes(&h->cx, &(struct q_th_notes_in){ .tenant = h->p, .person = person,
	    .partner = { 1 }, .author = { TH_OPS + 1 }, .on = on, .n = n, .now = NOW });
}

void
th_event(struct th *h, int64_t id, const char *block, const char *on, int64_t minutes)
{
	q_th_event(&h->cx, &(struct q_th_event_in){ h->p, { id }, { 3 },
	    { area_kind(h, "labour") }, block, on, minutes });
	q_th_came(&h->cx, h->p, (event_id){ id }, (person_id){ 501 });
}

void
th_report_set(struct th *h, const char *set)
{
	q_th_set(&h->cx, h->p, set);
}

/* ---- papers ---- */

static const char *
read_all(struct th *h, FILE *f)
{
	char *text = arena_alloc(h->mem, 200000);

	if (f == NULL)
		die("cannot read a paper or its words");
	text[fread(text, 1, 199999, f)] = '\0';
	return text;
}

const char *
th_words(struct th *h, const void *pdf, size_t n)
{
	const char *path = arena_strf(h->mem, "/tmp/kompan-paper-%d.pdf", (int)getpid()), *said;
	FILE *f = fopen(path, "wb");

	if (f == NULL || fwrite(pdf, 1, n, f) != n || fclose(f) != 0)
		die(path);
	f = popen(arena_strf(h->mem, "pdftotext -q -layout %s - | grep -v '^ *$' | "
	    "sed 's/suma kontrolna.*//; s/checksum.*//'", path), "r");
	said = read_all(h, f);
	pclose(f);
	unlink(path);
	return said;
}

void
th_golden(struct th *h, const char *file, const void *pdf, size_t n)
{
	const char *said = th_words(h, pdf, n), *want;
	FILE *f;

	if (getenv("KOMPAN_RENEW") != NULL) {
		f = fopen(file, "wb");
		if (f == NULL || fwrite(said, 1, strlen(said), f) != strlen(said) || fclose(f) != 0)
			die(file);
	}
	f = fopen(file, "rb");
	want = read_all(h, f);
	fclose(f);
	if (strcmp(said, want) != 0) {
		fprintf(stderr, "%s reads otherwise:\n%s", file, said);
		die("a paper changed");
	}
}
