/* SPDX-License-Identifier: EUPL-1.2
 * app.c - the program as its processes see it: a worker opens it, drives it and closes it; the parent
 * sends letters.
 */
#include "core/inside.h"

#include "base/date.h"
#include "base/log.h"
#include "core/account_sql.h"
#include "core/mail.h"
#include "core/route.h"

#include <curl/curl.h>
#include <sodium.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#define MAIL_MS 3000

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

static void
post_letters(const struct app_conf *conf)
{
	char err[400];
	struct cx cx = { .now = now_ms(), .db = db_open(conf->db, DB_SERVE, err, sizeof(err)) };

	if (cx.db == NULL) {
		log_line("mail: %s", err);
		return;
	}
	cx.mem = arena_new((size_t)16 << 20);
	mail_send_due(&cx, conf->smtp, conf->mail_from);
	db_close(cx.db);
}

/* Letters leave from a process of their own: a mail server that hangs keeps nobody waiting. */
static bool
parent_tick(const void *arg)
{
	static pid_t postman;
	static int64_t next;
	const struct app_conf *conf = arg;
	int64_t now = now_ms();

	if (conf->smtp == NULL || now < next ||
	    (postman > 0 && waitpid(postman, NULL, WNOHANG) == 0))
		return true;
	next = now + MAIL_MS;
	postman = fork();
	if (postman == 0) {
		post_letters(conf);
		_exit(0);
	}
	return true;
}

const struct http_app app_http = {
	.worker_start = worker_start, .worker_stop = worker_stop, .worker_idle = worker_idle,
	.begin = dispatch_begin, .resume = dispatch_resume, .parent_tick = parent_tick,
};
