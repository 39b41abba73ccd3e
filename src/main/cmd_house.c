/* SPDX-License-Identifier: EUPL-1.2
 * cmd_house.c - an installation's life: init, invite, migrate, backup, restore.
 */
#include "main/cmd.h"

#include "base/id.h"
#include "core/account.h"
#include "core/account_sql.h"
#include "db/backup.h"
#include "db/schema.h"

#include <stdio.h>
#include <stdlib.h>

/* The one-time link, alone on its line, so that a script can take it. */
static void
print_link(const char *login, const char *token)
{
	const char *base = getenv("KOMPAN_BASE_URL");

	fprintf(stderr,
	    "One-time link for %s, valid for 14 days; open it in a browser and choose a password:\n",
	    login);
	printf("%s/join/%s\n", base == NULL ? "http://127.0.0.1:8080" : base, token);
}

static int
failed(const char *why)
{
	fprintf(stderr, "kompan: %s\n", why);
	return 1;
}

/* ---- init ---- */

static enum st
first_administrator(struct cx *cx, const char *login, const char **ret_token)
{
	struct q_setting_get demo;
	struct q_setting_accounts n;
	const user_id id = { id_new() };
	enum st st;

	if (q_setting_get(cx, &demo, "demo"))
		return cx_fail(cx, ST_CONFLICT,
		    "this is a demonstration database: real work needs one of its own");
	if (q_setting_accounts(cx, &n) && n.n > 0)
		return cx_fail(cx, ST_CONFLICT,
		    "this database holds an installation already; a new link: kompan invite LOGIN");
	st = account_add(cx,
	    &(struct account_in){ .id = id,
	        .login = login,
	        .name = login,
	        .title = "",
	        .phone = "",
	        .email = "",
	        .lang = LANG_PL });
	if (st != ST_OK)
		return st;
	account_role(cx, id, (tenant_id){ 0 }, (partner_id){ 0 }, "administrator");
	*ret_token = account_invite(cx, id);
	return ST_OK;
}

static int
init(int argc, char **argv)
{
	const char *url = NULL, *login = "admin", *token = NULL;
	const struct opt opts[] = { { "db", &url, NULL, true }, { "login", &login, NULL, false },
		{ NULL, NULL, NULL, false } };
	struct desk d;
	char err[400] = "";
	int n, st = cmd_options(&cmd_init, argc, argv, opts, NULL, 0);

	if (st >= 0)
		return st;
	if (!schema_migrate(url, &n, err, sizeof(err)))
		return failed(err);
	if (!desk_open(&d, url, DB_OWNER))
		return 1;
	desk_begin(&d, DB_WRITE, (tenant_id){ 0 });
	st = first_administrator(&d.cx, login, &token) == ST_OK ? 0 : 1;
	if (st == 0 && db_commit(d.db) != ST_OK)
		st = failed(db_error(d.db));
	else if (st != 0) {
		failed(d.cx.why != NULL      ? d.cx.why
		        : d.cx.fault != NULL ? d.cx.fault->text
		                             : db_error(d.db));
		db_rollback(d.db);
	} else
		print_link(login, token);
	desk_close(&d);
	return st;
}

const struct command cmd_init = { "init",
	"kompan init --db URL [--login NAME]\n"
	"\n"
	"Makes an empty installation and prints a one-time link for its first administrator\n"
	"(login admin unless --login says otherwise). PostgreSQL: URL is the owner's.\n",
	init };

/* ---- invite ---- */

static int
invite(int argc, char **argv)
{
	const char *url = NULL, *login[1] = { NULL }, *token = NULL;
	const struct opt opts[] = { { "db", &url, NULL, true }, { NULL, NULL, NULL, false } };
	struct desk d;
	user_id user;
	int st = cmd_options(&cmd_invite, argc, argv, opts, login, 1);

	if (st >= 0)
		return st;
	if (login[0] == NULL)
		return cmd_wrong(&cmd_invite, "LOGIN is missing");
	if (!desk_open(&d, url, DB_OWNER))
		return 1;
	desk_begin(&d, DB_WRITE, (tenant_id){ 0 });
	user = account_find(&d.cx, login[0]);
	if (user.v != 0)
		token = account_invite(&d.cx, user);
	st = db_commit(d.db) == ST_OK ? 0 : failed(db_error(d.db));
	if (st == 0 && token == NULL) {
		fprintf(stderr, "kompan: there is no account “%s”\n", login[0]);
		st = 1;
	} else if (st == 0)
		print_link(login[0], token);
	desk_close(&d);
	return st;
}

const struct command cmd_invite = { "invite",
	"kompan invite --db URL LOGIN\n"
	"\n"
	"Prints a new one-time link for an account: the way back after a lost password or telephone.\n"
	"The second step at sign-in is switched off when the link is used.\n",
	invite };

/* ---- migrate, backup, restore ---- */

static int
migrate(int argc, char **argv)
{
	const char *url = NULL;
	const struct opt opts[] = { { "db", &url, NULL, true }, { NULL, NULL, NULL, false } };
	char err[400] = "";
	int n, st = cmd_options(&cmd_migrate, argc, argv, opts, NULL, 0);

	if (st >= 0)
		return st;
	if (!schema_migrate(url, &n, err, sizeof(err)))
		return failed(err);
	printf("%d migrations applied\n", n);
	return 0;
}

const struct command cmd_migrate = { "migrate",
	"kompan migrate --db URL\n"
	"\n"
	"Brings the database up to this program, beside a running server too. PostgreSQL: URL is the owner's.\n",
	migrate };

static int
backup(int argc, char **argv)
{
	const char *url = NULL, *file = NULL, *files = NULL;
	const struct opt opts[] = { { "db", &url, NULL, true }, { "output", &file, NULL, true },
		{ "files", &files, NULL, false }, { NULL, NULL, NULL, false } };
	char err[400] = "";
	int st = cmd_options(&cmd_backup, argc, argv, opts, NULL, 0);

	if (st >= 0)
		return st;
	if (!backup_write(url, files, file, err, sizeof(err)))
		return failed(err);
	if (*err == '\0')
		return 0;
	fprintf(stderr, "kompan: %s\n%s is written and holds all the rest.\n", err, file);
	return 3;
}

const struct command cmd_backup = { "backup",
	"kompan backup --db URL [--files DIR] -o FILE\n"
	"\n"
	"Writes everything the installation holds to FILE, while it serves, scans behind --files included; each of\n"
	"them is compared with its checksum. Guard the file like the database. Exit status 3: FILE is written, but\n"
	"without scans that are gone or changed; the first of them is named.\n",
	backup };

static int
restore(int argc, char **argv)
{
	const char *url = NULL, *files = NULL, *file[1] = { NULL };
	const struct opt opts[] = { { "db", &url, NULL, true }, { "files", &files, NULL, false },
		{ NULL, NULL, NULL, false } };
	char err[400] = "";
	int st = cmd_options(&cmd_restore, argc, argv, opts, file, 1);

	if (st >= 0)
		return st;
	if (file[0] == NULL)
		return cmd_wrong(&cmd_restore, "FILE is missing");
	return backup_restore(url, files, file[0], err, sizeof(err)) ? 0 : failed(err);
}

const struct command cmd_restore = { "restore",
	"kompan restore --db URL [--files DIR] FILE\n"
	"\n"
	"Reads a backup into an empty database, all of it or nothing; scans into the empty folder DIR, or into the\n"
	"database without it. PostgreSQL: URL is the owner's.\n",
	restore };
