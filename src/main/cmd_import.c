/* SPDX-License-Identifier: EUPL-1.2
 * cmd_import.c - kompan import: a partner's list of candidates from a file.
 */
#include "main/cmd.h"

#include "html/form.h"
#include "mod/recruit/recruit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct call {
	const char *url, *partnership, *partner, *group, *what[2];
	bool dry;
	int64_t p, partner_id, group_id;
};

/* The group that recruits now, unless the call names one. */
static enum st
choose_group(struct cx *cx, struct call *c)
{
	const struct option *o;
	size_t n;

	if (c->group != NULL)
		return ST_OK;
	o = recruit_group_options(cx, &n);
	if (n == 1 && cmd_number(o[0].value, INT64_MAX, &c->group_id))
		return ST_OK;
	return cx_fail(cx, ST_INVALID, "%s",
	    n == 0 ? "the partnership has no group that recruits: open one first" :
		     "the partnership has more than one group: say which by --group ID");
}

static void
print_report(const struct import_report *rep, bool dry)
{
	for (size_t i = 0; i < rep->n_fault; i++)
		fprintf(stderr, "line %zu, %s: “%s” - %s\n", rep->fault[i].line,
		    rep->fault[i].column, rep->fault[i].value, rep->fault[i].reason);
	if (rep->unknown != NULL && *rep->unknown != '\0')
		fprintf(stderr, "columns not read: %s\n", rep->unknown);
	printf("added\t%zu\nfilled\t%zu\nsame\t%zu\nleft-out\t%zu\nrefused\t%zu\n", rep->added,
	    rep->filled, rep->same, rep->left_out, rep->refused);
	if (dry)
		fputs("nothing was written (--dry-run)\n", stderr);
}

static int
import_bytes(struct desk *d, struct call *c, const char *bytes, size_t n)
{
	struct import_report rep = { 0 };
	enum st st;

	desk_begin(d, c->dry ? DB_READ : DB_WRITE, (tenant_id){ c->p });
	d->cx.partner.v = c->partner_id;
	st = choose_group(&d->cx, c);
	if (st == ST_OK)
		st = recruit_import_file(&d->cx, (partner_id){ c->partner_id },
		    (group_id){ c->group_id }, bytes, n, c->dry,
		    &rep);
	if (st != ST_OK) {
		fprintf(stderr, "kompan: %s\n", d->cx.why != NULL ? d->cx.why : db_error(d->db));
		db_rollback(d->db);
		return 1;
	}
	if (db_commit(d->db) != ST_OK) {
		fprintf(stderr, "kompan: %s\n", db_error(d->db));
		return 1;
	}
	print_report(&rep, c->dry);
	return rep.refused > 0 ? 1 : 0;
}

static int
import(int argc, char **argv)
{
	struct call c = { 0 };
	const struct opt opts[] = { { "db", &c.url, NULL, true },
		{ "partnership", &c.partnership, NULL, true },
		{ "partner", &c.partner, NULL, true }, { "group", &c.group, NULL, false },
		{ "dry-run", NULL, &c.dry, false }, { NULL, NULL, NULL, false } };
	struct desk d;
	char *bytes;
	size_t n;
	int st = cmd_options(&cmd_import, argc, argv, opts, c.what, 2);

	if (st >= 0)
		return st;
	if (c.what[0] == NULL || strcmp(c.what[0], "candidates") != 0 || c.what[1] == NULL)
		return cmd_wrong(&cmd_import, "say: candidates FILE");
	if (!cmd_number(c.partnership, INT64_MAX, &c.p) ||
	    !cmd_number(c.partner, INT64_MAX, &c.partner_id) ||
	    (c.group != NULL && !cmd_number(c.group, INT64_MAX, &c.group_id)))
		return cmd_wrong(&cmd_import, "--partnership, --partner and --group are numbers");
	bytes = file_read(c.what[1], &n);
	if (bytes == NULL)
		return 1;
	st = 1;
	if (desk_open(&d, c.url, DB_OWNER)) {
		st = import_bytes(&d, &c, bytes, n);
		desk_close(&d);
	}
	free(bytes);
	return st;
}

const struct command cmd_import = { "import",
	"kompan import --db URL --partnership ID --partner ID [--group ID] [--dry-run] candidates FILE\n"
	"\n"
	"Reads a partner's list of candidates (CSV or XLSX, doc/import.md). Good rows are added or fill in what is\n"
	"empty; a refused row is named with line, column and reason, and the exit status is 1.\n",
	import };
