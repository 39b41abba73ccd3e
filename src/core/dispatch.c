/* SPDX-License-Identifier: EUPL-1.2
 * dispatch.c - the only place that knows about transactions and retry: a
 * request becomes units of work.
 */
#include "core/inside.h"

#include "base/date.h"
#include "base/log.h"
#include "base/rule.h"
#include "core/route.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define TRIES       10
#define PATIENCE_MS 3000        /* a worker serves one at a time: others wait meanwhile */

struct run {
	struct req            r;
	struct app           *app;
	struct http_response *res;
};

static void
form_of(struct req *r)
{
	form_init(&r->form, r->cx.mem, r->cx.lang, r->who.csrf);
	if (!r->typed)
		return;
	for (size_t i = 0; i < r->http->n_form; i++)
		form_set(&r->form, r->http->form[i].name, r->http->form[i].value);
}

/* Another site's page cannot write here, even with the cookie. */
static bool
from_here(const struct http_request *h)
{
	const char *site = http_header(h, "Sec-Fetch-Site"), *origin = http_header(h, "Origin");
	const char *host = http_header(h, "Host");

	if (site != NULL && strcmp(site, "same-origin") != 0 && strcmp(site, "none") != 0)
		return false;
	if (origin == NULL || strcmp(origin, "null") == 0 || host == NULL)
		return true;
	origin = strstr(origin, "://");
	return origin != NULL && strcmp(origin + 3, host) == 0;
}

static bool
csrf_ok(const struct req *r)
{
	const char *sent = form_get(&r->form, "csrf");

	return r->who.csrf != NULL && strlen(sent) == strlen(r->who.csrf) &&
	    sodium_memcmp(sent, r->who.csrf, strlen(sent)) == 0;
}

/* ST_OK: the handler may run. */
static enum st
admit(struct req *r)
{
	bool post = strcmp(r->route->method, "POST") == 0;

	if (post && !from_here(r->http))
		return cx_fail(
		    &r->cx, ST_DENIED, "%s", tr(r->cx.lang, "This form came from another site."));
	if (r->route->need == PERM_ANYONE)
		return ST_OK;
	if (r->who.user.v == 0 || r->who.half)
		return cx_fail(&r->cx, ST_DENIED, "sign in");
	if (rule_on("R002") && (r->cx.perms & r->route->need) == 0) {
		req_turned_away(r, r->who.user, N_("refused page"), r->http->path);
		/* whoever has no place in a partnership does not learn that it exists */
		if (r->cx.tenant.v != 0 && r->who.partnership == NULL)
			return cx_fail(&r->cx, ST_NOT_FOUND, "no such partnership for this user");
		return cx_fail(&r->cx, ST_DENIED, "%s",
		    tr(r->cx.lang,
		        "Your role does not include this. Ask the coordinator of the partnership."));
	}
	if (post && !csrf_ok(r)) {
		form_fail(&r->form, "",
		    tr(r->cx.lang,
		        "This form was opened before you last signed in. Nothing is saved yet: look it over and save again."));
		return ST_INVALID;
	}
	if (post && *form_get(&r->form, "restored") != '\0') {
		form_fail(&r->form, "",
		    tr(r->cx.lang,
		    "Your session had ended, so nothing is saved yet. Look it over and save."));
		return ST_INVALID;
	}
	return ST_OK;
}

/* One try: a handler, inside a transaction that ends with it. */
static enum st
try_once(struct run *u, enum st (*handler)(struct req *), enum db_mode mode, bool first)
{
	struct req *r = &u->r;
	enum st st;

	r->status = 200;
	r->location = r->type = r->download = r->cookie = r->flash = NULL;
	r->looked = NULL;
	r->away.what = NULL;
	r->slow = NULL;
	r->cx.why = NULL;
	r->cx.fault = NULL;
	buf_init(&r->out, r->cx.mem);
	db_begin(r->cx.db, mode, r->cx.tenant.v);
	who_load(r);
	r->out.lang = r->cx.lang;
	if (first)
		form_of(r);
	st = first ? admit(r) : ST_OK;
	if (st == ST_OK)
		st = handler(r);
	if (st == ST_OK)
		return db_commit(r->cx.db);
	if (db_status(r->cx.db) != ST_OK)       /* the database spoke first */
		st = db_status(r->cx.db);
	db_rollback(r->cx.db);
	return st;
}

bool
once_more(struct patience *p, enum st st)
{
	unsigned most = p->tries < 5 ? 4000u << p->tries : 64000u;      /* microseconds */

	if (p->tries == 0) {
		p->since = clock_ms();
		p->tries = 1;
		return true;
	}
	if (st != ST_BUSY || p->tries == TRIES || clock_ms() - p->since > PATIENCE_MS)
		return false;
	p->tries++;
	usleep((useconds_t)randombytes_uniform(most));
	return true;
}

static enum st
unit(struct run *u, enum st (*handler)(struct req *), enum db_mode mode, bool first)
{
	const struct arena_mark fresh = arena_mark(u->r.cx.mem);
	const struct form form = u->r.form;
	struct patience p = { 0 };
	enum st st = ST_BUSY;

	while (once_more(&p, st)) {
		if (p.tries > 1) {
			arena_rewind(u->r.cx.mem, fresh);
			u->r.form = form;
		}
		st = try_once(u, handler, mode, first);
	}
	return st;
}

static void refuse(struct run *, enum st);

/* Shows the form again with everything typed and all that is wrong. */
static void
show_again(struct run *u, unsigned status)
{
	struct req *r = &u->r;
	const struct fault *fault = r->cx.fault;
	const char *why = r->cx.why;
	enum st st;

	for (; fault != NULL; fault = fault->next)
		form_fail(&r->form, fault->name, fault->text);
	if (form_ok(&r->form))
		form_fail(
		    &r->form, "", why == NULL ? tr(r->cx.lang, "This cannot be saved.") : why);
	struct form kept = r->form;

	r->cx.fault = NULL;
	db_begin(r->cx.db, DB_READ, r->cx.tenant.v);
	buf_init(&r->out, r->cx.mem);
	r->out.lang = r->cx.lang;
	who_load(r);
	r->form = kept;
	r->form.csrf = r->who.csrf;
	r->slow = NULL;
	r->status = status;
	st = r->route->again(r);
	if (db_status(r->cx.db) != ST_OK)
		st = db_status(r->cx.db);
	db_rollback(r->cx.db);
	if (st == ST_NOT_FOUND || st == ST_DENIED) {    /* the form is not theirs to see */
		r->typed = false;
		refuse(u, st);
		return;
	}
	if (st != ST_OK)
		error_page(r, 500, tr(r->cx.lang, "Something went wrong"), r->form.fault->text);
	r->status = status;
}

static void
to_sign_in(struct run *u)
{
	struct req *r = &u->r;
	bool kept = r->typed && who_keep_form(u->app, r);

	r->status = 303;
	r->location = kept ? "/sign-in?kept=1" : strcmp(r->http->path, "/") == 0 ? "/sign-in" :
	    arena_strf(r->cx.mem, "/sign-in?to=%s", r->http->path);
	if (r->who.half)
		r->location = "/sign-in/code";
}

static void
refuse(struct run *u, enum st st)
{
	struct req *r = &u->r;
	bool again = r->typed && r->route != NULL && r->route->again != NULL;
	enum lang lang = r->cx.lang;

	switch (st) {
	case ST_INVALID:
	case ST_CONFLICT:
		if (again)
			show_again(u, st == ST_INVALID ? 422 : 409);
		else
			error_page(r, 409, tr(lang, "This cannot be done now"), r->cx.why);
		break;
	case ST_DENIED:
		if (r->who.user.v == 0 || r->who.half)
			to_sign_in(u);
		else
			error_page(r, 403, tr(lang, "You may not see this"), r->cx.why);
		break;
	case ST_NOT_FOUND:
		error_page(r, 404, tr(lang, "There is no such page"),
		    tr(lang,
		        "Perhaps it was moved or withdrawn. Try the search, or go back to your day."));
		break;
	case ST_BUSY:
		busy_page(r);
		break;
	case ST_UNKNOWN:
		error_page(r, 503, tr(lang, "We do not know whether it was saved"),
		    tr(lang,
		        "The connection to the database broke at the last moment. Go back and look; sending the same form again does no harm."));
		break;
	default:
		log_line("request %llu %s %s: %s", (unsigned long long)r->http->serial,
		    r->http->method, r->route == NULL ? "-" : r->route->path,
		    *db_error(r->cx.db) != '\0' ? db_error(r->cx.db) :
		    r->cx.why == NULL ? "failed" : r->cx.why);
		error_page(r, 500, tr(lang, "Something went wrong"),
		    tr(lang,
		        "It is our mistake, not yours, and it has been written down. Nothing was saved."));
	}
}

static enum http_next
finish(struct run *u)
{
	if (!note_commit(u->app, &u->r))
		busy_page(&u->r);
	answer(&u->r, u->res);
	return HTTP_DONE;
}

static void
slow_part(void *arg)
{
	struct run *u = arg;

	u->r.slow(&u->r, u->r.slow_arg);
}

static enum http_next
after(struct run *u, enum st st, struct http_job *job)
{
	if (st != ST_OK) {
		u->r.bytes = NULL;
		refuse(u, st);
		return finish(u);
	}
	if (u->r.slow == NULL)
		return finish(u);
	job->run = slow_part;
	job->arg = u;
	return HTTP_SLOW;
}

static struct run *
run_new(struct app *app, struct http_request *h, struct http_response *res)
{
	struct run *u = NEW(h->mem, struct run);

	u->app = app;
	u->res = res;
	u->r.http = h;
	u->r.impl = app;
	u->r.cx.mem = h->mem;
	u->r.cx.db = app->db;
	u->r.cx.now = app->conf->fixed_now != 0 ? app->conf->fixed_now : now_ms();
	u->r.cx.today = date_of_instant(h->mem, u->r.cx.now);
	u->r.typed = strcmp(h->method, "POST") == 0;
	buf_init(&u->r.out, h->mem);
	h->app = u;
	return u;
}

enum http_next
dispatch_begin(void *state, struct http_request *h, struct http_response *res, struct http_job *job)
{
	struct run *u;
	struct req *r;
	enum st st;

	if (h->bad == NULL && static_file(h, res))
		return HTTP_DONE;
	u = run_new(state, h, res);
	r = &u->r;
	if (h->bad != NULL) {
		error_page(r, h->bad_code, tr(r->cx.lang, "This request cannot be read"), h->bad);
		answer(r, res);
		return HTTP_DONE;
	}
	st = route_find(r, h->method, h->path);
	if (st == ST_OK && !rule_on(r->route->path))
		st = ST_NOT_FOUND;
	if (st != ST_OK) {
		error_page(r, st == ST_INVALID ? 405 : 404, tr(r->cx.lang, "There is no such page"),
		    tr(r->cx.lang,
		        "Perhaps it was moved or withdrawn. Try the search, or go back to your day."));
		answer(r, res);
		return HTTP_DONE;
	}
	return after(u,
	    unit(u, r->route->run, r->typed && !r->route->read_first ? DB_WRITE : DB_READ, true),
	    job);
}

enum http_next
dispatch_resume(
    void *state, struct http_request *h, struct http_response *res, struct http_job *job)
{
	struct run *u = h->app;
	enum st (*then)(struct req *) = u->r.then;

	(void)state;
	u->res = res;
	u->r.slow = NULL;
	u->r.then = NULL;
	if (then == NULL)
		return finish(u);
	return after(u, unit(u, then, u->r.then_mode, false), job);
}
