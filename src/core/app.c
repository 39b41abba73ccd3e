/* SPDX-License-Identifier: EUPL-1.2
 * app.c - the program as its processes see it: a worker opens it, drives it
 * and closes it; the parent sends letters and has the folder of scans swept.
 */
#include "core/inside.h"

#include "base/date.h"
#include "base/log.h"
#include "core/account_sql.h"
#include "core/astray.h"
#include "core/mail.h"
#include "core/route.h"

#include <curl/curl.h>
#include <signal.h>
#include <sodium.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#define MAIL_MS  3000
#define SWEEP_MS (24 * 3600 * 1000LL)

struct app *
app_open(const struct app_conf *conf, char *err, size_t err_size)
{
	struct app *app = calloc(1, sizeof(*app));
	struct q_setting_get demo;
	struct cx cx;

	if (app == NULL || sodium_init() < 0)
		abort();
	curl_global_init(CURL_GLOBAL_DEFAULT);
	route_check();
	app->conf = conf;
	app->db = db_open(conf->db, DB_SERVE, err, err_size);
	if (app->db == NULL) {
		free(app);
		return NULL;
	}
	cx = (struct cx){ .db = app->db, .mem = arena_new((size_t)1 << 20) };
	db_begin(app->db, DB_READ, 0);
	app->demo = q_setting_get(&cx, &demo, "demo");
	db_rollback(app->db);
	arena_free(cx.mem);
	return app;
}

void
app_close(struct app *app)
{
	if (app == NULL)
		return;
	db_close(app->db);
	free(app);
}

struct db *
app_db(struct app *app)
{
	return app->db;
}

void
app_run(struct app *app, struct http_request *h, struct http_response *res)
{
	struct http_job job = { 0 };
	enum http_next next = dispatch_begin(app, h, res, &job);

	while (next == HTTP_SLOW) {
		job.run(job.arg);
		next = dispatch_resume(app, h, res, &job);
	}
}

static void *
worker_start(const void *conf, int index)
{
	char err[400] = "";
	struct app *app = app_open(conf, err, sizeof(err));

	if (app == NULL)
		log_line("worker %d: %s", index, err);
	return app;
}

static void
worker_stop(void *state)
{
	app_close(state);
}

static void
worker_idle(void *state)
{
	chores(state);
}

/* What the parent has done by a process of its own, so that nobody waits for it. */
struct errand {
	const char *name;
	void      (*run)(struct cx *, const struct app_conf *);
	int64_t     every, next;        /* ms */
	pid_t       pid;
};

static void
post_letters(struct cx *cx, const struct app_conf *conf)
{
	mail_send_due(cx, conf->smtp, conf->mail_from);
}

static void
sweep_files(struct cx *cx, const struct app_conf *conf)
{
	astray_sweep(cx, conf->files);
}

static _Noreturn void
errand_run(const struct errand *e, const struct app_conf *conf)
{
	char err[400];
	sigset_t none;

	/* as the parent it would hold the socket, and be deaf to SIGTERM */
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	struct cx cx = { .now = now_ms(), .db = db_open(conf->db, DB_SERVE, err, sizeof(err)) };

	if (cx.db == NULL) {
		log_line("%s: %s", e->name, err);
		_exit(1);
	}
	cx.mem = arena_new((size_t)64 << 20);
	e->run(&cx, conf);
	db_close(cx.db);
	_exit(0);
}

/* One at a time of each. */
static void
errand_due(struct errand *e, const struct app_conf *conf, int64_t now)
{
	if (now < e->next || (e->pid > 0 && waitpid(e->pid, NULL, WNOHANG) == 0))
		return;
	e->next = now + e->every;
	e->pid = fork();
	if (e->pid == 0)
		errand_run(e, conf);
}

static bool
parent_tick(const void *arg)
{
	static struct errand mail = { .name = "mail", .run = post_letters, .every = MAIL_MS },
	    files = { .name = "files", .run = sweep_files, .every = SWEEP_MS };
	const struct app_conf *conf = arg;
	int64_t now = clock_ms();

	if (conf->smtp != NULL)
		errand_due(&mail, conf, now);
	if (conf->files != NULL)
		errand_due(&files, conf, now);
	return true;
}

const struct http_app app_http = {
	.worker_start = worker_start, .worker_stop = worker_stop, .worker_idle = worker_idle,
	.begin = dispatch_begin, .resume = dispatch_resume, .parent_tick = parent_tick,
};
