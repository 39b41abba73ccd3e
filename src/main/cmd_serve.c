/* SPDX-License-Identifier: EUPL-1.2
 * cmd_serve.c - kompan serve.
 */
#include "main/cmd.h"

#include "base/shelf.h"
#include "core/app.h"
#include "db/schema.h"
#include "http/http.h"

#include <stdio.h>
#include <stdlib.h>

/* A server that could not answer anything should not start: said once,
 * here, and not by every worker. */
static bool
database_is_good(const char *url)
{
	char err[400] = "";
	struct db *db = db_open(url, DB_SERVE, err, sizeof(err));
	bool good = db != NULL && schema_check(db, err, sizeof(err));

	db_close(db);
	if (!good)
		fprintf(stderr, "kompan: %s\n", err);
	return good;
}

static bool
folder_is_good(const char *files)
{
	char err[400] = "";
	bool good = files == NULL || shelf_ready(files, err, sizeof(err));

	if (!good)
		fprintf(stderr, "kompan: %s\n", err);
	return good;
}

static int
serve(int argc, char **argv)
{
	const char *listen = "127.0.0.1:8080", *workers = "2", *proxy = NULL;
	struct app_conf conf = { .smtp = getenv("KOMPAN_SMTP"),
		.mail_from = getenv("KOMPAN_MAIL_FROM"),
		.base_url = getenv("KOMPAN_BASE_URL") };
	struct http_app app = app_http;
	struct http_conf http = { 0 };
	int64_t n;
	const struct opt opts[] = { { "db", &conf.db, NULL, true },
		{ "listen", &listen, NULL, false }, { "workers", &workers, NULL, false },
		{ "trust-proxy", &proxy, NULL, false }, { "files", &conf.files, NULL, false },
		{ NULL, NULL, NULL, false } };
	/* SIGHUP executes the same words anew: getopt moves them about,
	 * so the copy is kept whole */
	char **whole = argv - 1;
	int st = cmd_options(&cmd_serve, argc, argv, opts, NULL, 0);

	if (st >= 0)
		return st;
	if (!cmd_number(workers, 256, &n))
		return cmd_wrong(
		    &cmd_serve, "--workers is a number from 1 to 256, not “%s”", workers);
	if (conf.mail_from == NULL)
		conf.mail_from = "kompan@localhost";
	if (!database_is_good(conf.db) || !folder_is_good(conf.files))
		return 1;
	app.conf = &conf;
	http = (struct http_conf){
		.listen = listen, .workers = (int)n, .trust_proxy = proxy, .argv = whole
	};
	return http_serve(&http, &app);
}

const struct command cmd_serve = { "serve",
	"kompan serve --db URL [--listen ADDR:PORT] [--workers N] [--trust-proxy ADDR] [--files DIR]\n"
	"\n"
	"Serves the installation in the database URL (sqlite:FILE or postgresql://...) until SIGTERM.\n"
	"  --listen       where, by default 127.0.0.1:8080\n"
	"  --workers      processes, by default 2\n"
	"  --trust-proxy  address of a proxy whose X-Forwarded-For and X-Forwarded-Proto are believed\n"
	"  --files        where scans lie as files; without it they lie in the database. Daily, files older than a\n"
	"                 day that no row of the database names are removed from there\n"
	"SIGTERM finishes running requests; SIGHUP executes the program file anew on the same socket.\n"
	"Environment: KOMPAN_SMTP (smtp://host:port), KOMPAN_MAIL_FROM, KOMPAN_BASE_URL (for links in letters).\n",
	serve };
