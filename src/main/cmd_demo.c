/* SPDX-License-Identifier: EUPL-1.2
 * cmd_demo.c - kompan demo: invented partnerships in a new database.
 */
#include "main/cmd.h"
#include "main/demo.h"

#include "base/date.h"
#include "db/schema.h"

#include <stdio.h>

static int
fill(const char *url, struct demo_conf *conf)
{
	struct desk d;
	char err[400] = "";
	int64_t rows = 0, from = now_ms(), ms;
	int n;
	enum st st;

	if (!schema_migrate(url, &n, err, sizeof(err))) {
		fprintf(stderr, "kompan: %s\n", err);
		return 1;
	}
	if (!desk_open(&d, url, DB_OWNER))
		return 1;
	conf->now = now_ms();
	st = demo_make(&d.cx, conf, stdout, &rows);
	ms = now_ms() - from;
	if (st != ST_OK)
		fprintf(stderr, "kompan: %s\n", d.cx.why != NULL ? d.cx.why : db_error(d.db));
	else
		fprintf(stderr, "%lld rows in %lld.%03lld s\n", (long long)rows,
		    (long long)(ms / 1000), (long long)(ms % 1000));
	desk_close(&d);
	return st == ST_OK ? 0 : 1;
}

static int
demo(int argc, char **argv)
{
	const char *url = NULL, *scale = "1", *seed = "1", *people = NULL;
	struct demo_conf conf = { 0 };
	const struct opt opts[] = { { "db", &url, NULL, true }, { "scale", &scale, NULL, false },
		{ "seed", &seed, NULL, false }, { "people", &people, NULL, false },
		{ NULL, NULL, NULL, false } };
	int st = cmd_options(&cmd_demo, argc, argv, opts, NULL, 0);

	if (st >= 0)
		return st;
	if (!cmd_number(scale, 100000, &conf.scale))
		return cmd_wrong(
		    &cmd_demo, "--scale is a number from 1 to 100000, not “%s”", scale);
	if (!cmd_number(seed, INT64_C(1) << 40, &conf.seed))
		return cmd_wrong(&cmd_demo, "--seed is a number from 1 on, not “%s”", seed);
	if (people != NULL && !cmd_number(people, 200000, &conf.people))
		return cmd_wrong(
		    &cmd_demo, "--people is a number from 1 to 200000, not “%s”", people);
	return fill(url, &conf);
}

const struct command cmd_demo = { "demo",
	"kompan demo --db URL [--scale N] [--seed N] [--people N]\n"
	"\n"
	"Fills a new database with invented partnerships and people. Everybody's password is kompan-demo.\n"
	"PostgreSQL: URL is the owner's.\n"
	"  --scale   how many partnerships, by default 1\n"
	"  --seed    another number, other people; by default 1\n"
	"  --people  one more partnership with so many clients, for measuring\n"
	"Prints, with tabs, the first ten of each: partnership ID NAME; partner PARTNERSHIP-ID ID NAME;\n"
	"report PARTNERSHIP-ID YYYY-MM; sign-in LOGIN ROLE.\n",
	demo };
