/* SPDX-License-Identifier: EUPL-1.2
 * cmd_report.c - kompan report: a month's monitoring report into a file.
 */
#include "main/cmd.h"

#include "base/date.h"
#include "base/text.h"
#include "mod/report/report.h"

#include <stdio.h>

struct call { const char *url, *partnership, *month, *format, *out; int64_t p; };

static int
write_report(struct desk *d, const struct call *c)
{
	struct report_file f;
	enum st st;
	int ret = 1;

	desk_begin(d, DB_READ, (tenant_id){ c->p });
	st = report_export(&d->cx, c->month, c->format, &f);
	if (st != ST_OK)
		fprintf(stderr, "kompan: %s\n", d->cx.why != NULL ? d->cx.why : db_error(d->db));
	else if (file_write(c->out, f.bytes, f.n))
		ret = 0;
	db_rollback(d->db);
	return ret;
}

static int
report(int argc, char **argv)
{
	struct call c = { 0 };
	const struct opt opts[] = { { "db", &c.url, NULL, true },
		{ "partnership", &c.partnership, NULL, true }, { "month", &c.month, NULL, true },
		{ "format", &c.format, NULL, true }, { "output", &c.out, NULL, true },
		{ NULL, NULL, NULL, false } };
	struct desk d;
	int st = cmd_options(&cmd_report, argc, argv, opts, NULL, 0);

	if (st >= 0)
		return st;
	if (!cmd_number(c.partnership, INT64_MAX, &c.p))
		return cmd_wrong(&cmd_report, "--partnership is a number");
	if (!month_ok(c.month))
		return cmd_wrong(&cmd_report, "“%s” is not a month: write it as 2026-09", c.month);
	if (!text_eq(c.format, "pdf") && !text_eq(c.format, "html"))
		return cmd_wrong(&cmd_report, "--format is pdf or html");
	if (!desk_open(&d, c.url, DB_OWNER))
		return 1;
	st = write_report(&d, &c);
	desk_close(&d);
	return st;
}

const struct command cmd_report = { "report",
	"kompan report --db URL --partnership ID --month YYYY-MM --format pdf|html -o FILE\n"
	"\n"
	"Writes the month's monitoring report: the approved version as it was approved, or the draft as it stands.\n"
	"Clients are numbers in it, never names.\n",
	report };
