/* SPDX-License-Identifier: EUPL-1.2
 * account_test.c - the door: links, passwords, limits, the second step, the form that comes back.
 */
#include "base/date.h"
#include "base/id.h"
#include "core/account.h"
#include "core/test_help.h"

#include <liboath/oath.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define PASSWORD "cztery białe konie"

/* A visitor: the seat of the reader without a session. */
enum { VISITOR = TH_READER };

static const char *
link_for(struct th *h, user_id user)
{
	struct cx *cx = th_begin(h, TH_COORDINATOR, DB_WRITE);
	const char *token = account_invite(cx, user);

	assert_int_equal(th_commit(h), ST_OK);
	return arena_strf(h->mem, "/join/%s", token);
}

static void
open_house(struct th *h)
{
	th_open(h);
	h->token[VISITOR] = "";
	assert_int_equal(th_post(h, VISITOR, link_for(h, (user_id){ 2 }), "password", PASSWORD,
	    "again", PASSWORD, NULL).code,
	    303);
}

static struct th_answer
sign_in(struct th *h, const char *password)
{
	return th_post(h, VISITOR, "/sign-in", "login", "OPS", "password", password, "to", "",
	    "kept", "", NULL);
}

static void
a_link_works_once_and_lets_in(void **state)
{
	struct th h;
	struct th_answer a;
	const char *link;

	(void)state;
	th_open(&h);
	h.token[VISITOR] = "";
	link = link_for(&h, (user_id){ 2 });
	a = th_get(&h, VISITOR, link);
	assert_int_equal(a.code, 200);
	assert_true(has(a, "Olga Ops"));
	a = th_post(&h, VISITOR, link, "password", PASSWORD, "again", "inne", NULL);
	assert_int_equal(a.code, 422);
	assert_false(has(a, PASSWORD));         /* a password is never printed back */
	a = th_post(&h, VISITOR, link, "password", "ops", "again", "ops", NULL);
	assert_int_equal(a.code, 422);
	a = th_post(&h, VISITOR, link, "password", PASSWORD, "again", PASSWORD, NULL);
	assert_int_equal(a.code, 303);
	assert_int_equal(th_get(&h, TH_OPS, "/").code, 303);    /* older sessions of hers ended */
	h.token[VISITOR] = a.token;
	assert_true(has(th_get(&h, VISITOR, "/"), "Olga Ops"));
	h.token[VISITOR] = "";
	assert_int_equal(th_get(&h, VISITOR, link).code, 404);
	assert_int_equal(
	    th_post(&h, VISITOR, link, "password", PASSWORD, "again", PASSWORD, NULL).code, 404);
	th_close(&h);
}

static void
a_newer_link_ends_the_older(void **state)
{
	struct th h;
	const char *older;

	(void)state;
	th_open(&h);
	older = link_for(&h, (user_id){ 2 });
	link_for(&h, (user_id){ 2 });
	assert_int_equal(th_get(&h, VISITOR, older).code, 404);
	th_close(&h);
}

static void
sign_in_goes_only_to_paths_of_this_house(void **state)
{
	struct th h;
	struct th_answer a;

	(void)state;
	open_house(&h);
	a = th_post(&h, VISITOR, "/sign-in", "login", "ops", "password", PASSWORD, "to",
	    "/p/7/partnership", "kept", "", NULL);
	assert_int_equal(a.code, 303);
	assert_string_equal(a.location, "/p/7/partnership");
	a = th_post(&h, VISITOR, "/sign-in", "login", "ops", "password", PASSWORD, "to",
	    "//evil.example", "kept", "", NULL);
	assert_string_equal(a.location, "/");
	a = th_post(&h, VISITOR, "/sign-in", "login", "ops", "password", PASSWORD, "to",
	    "https://evil.example", "kept", "", NULL);
	assert_string_equal(a.location, "/");
	th_close(&h);
}

static void
an_unknown_login_and_a_wrong_password_read_the_same(void **state)
{
	struct th h;
	struct th_answer a, b;

	(void)state;
	open_house(&h);
	a = th_post(&h, VISITOR, "/sign-in", "login", "nobody", "password", "x", "to", "", "kept",
	    "", NULL);
	b = th_post(
	    &h, VISITOR, "/sign-in", "login", "ops", "password", "x", "to", "", "kept", "", NULL);
	assert_int_equal(a.code, 422);
	assert_int_equal(b.code, 422);
	assert_int_equal(a.statements, b.statements);
	assert_int_equal(a.n - strlen("nobody"), b.n - strlen("ops"));
	th_close(&h);
}

static void
ten_wrong_passwords_close_the_account_for_a_while_and_a_restart_does_not_help(void **state)
{
	struct th h;
	char err[200];

	(void)state;
	open_house(&h);
	for (int i = 0; i < 10; i++)
		assert_int_equal(sign_in(&h, "wrong").code, 422);
	assert_int_equal(sign_in(&h, "wrong").code, 429);
	assert_int_equal(sign_in(&h, PASSWORD).code, 429);
	app_close(h.app);
	h.conf.fixed_now += 60000;
	h.app = app_open(&h.conf, err, sizeof(err));
	assert_int_equal(sign_in(&h, PASSWORD).code, 429);
	h.conf.fixed_now += 31 * 60000;
	assert_int_equal(sign_in(&h, PASSWORD).code, 303);
	th_close(&h);
}

static const char *
code_now(struct th *h, const char *secret, int64_t step)
{
	char *raw, code[8];
	size_t n;

	assert_int_equal(oath_base32_decode(secret, strlen(secret), &raw, &n), OATH_OK);
	assert_int_equal(oath_totp_generate(raw, n, (time_t)(h->conf.fixed_now / 1000 + step * 30),
	    30, 0, 6, code), OATH_OK);
	free(raw);
	return arena_str(h->mem, code);
}

static const char *
first_code(struct th *h, struct th_answer a)
{
	const char *at = strstr(a.body, "<li class=\"k-code\">");

	assert_non_null(at);
	return arena_strn(h->mem, at + strlen("<li class=\"k-code\">"), 11);
}

static void
the_second_step_asks_for_a_code_that_works_once(void **state)
{
	static const char secret[] = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
	struct th h;
	struct th_answer a, half;
	const char *recovery;

	(void)state;
	open_house(&h);
	a = sign_in(&h, PASSWORD);
	h.token[TH_OPS] = a.token;
	a = th_get(&h, TH_OPS, "/account/totp");
	assert_true(has(a, "<svg"));
	h.csrf[TH_OPS] = arena_strn(h.mem, strstr(a.body, "name=\"csrf\" value=\"") + 19, 43);
	a = th_post(&h, TH_OPS, "/account/totp", "secret", secret, "code", "000000", NULL);
	assert_int_equal(a.code, 422);
	a = th_post(
	    &h, TH_OPS, "/account/totp", "secret", secret, "code", code_now(&h, secret, 0), NULL);
	assert_int_equal(a.code, 200);
	recovery = first_code(&h, a);

	half = sign_in(&h, PASSWORD);
	assert_memory_equal(half.location, "/sign-in/code", 13);
	h.token[VISITOR] = half.token;
	assert_string_equal(th_get(&h, VISITOR, "/p/7/partnership").location, "/sign-in/code");
	a = th_post(&h, VISITOR, "/sign-in/code", "code", code_now(&h, secret, 0), "to", "", "kept",
	    "", NULL);
	assert_int_equal(a.code, 422);          /* the code that switched it on is spent */
	a = th_post(&h, VISITOR, "/sign-in/code", "code", code_now(&h, secret, 1), "to", "", "kept",
	    "", NULL);
	assert_int_equal(a.code, 303);
	h.token[VISITOR] = a.token;
	assert_int_equal(th_get(&h, VISITOR, "/p/7/partnership").code, 200);

	h.token[VISITOR] = "";
	h.token[VISITOR] = sign_in(&h, PASSWORD).token;
	assert_int_equal(
	    th_post(&h, VISITOR, "/sign-in/code", "code", recovery, "to", "", "kept", "", NULL).code,
	    303);
	h.token[VISITOR] = "";
	h.token[VISITOR] = sign_in(&h, PASSWORD).token;
	assert_int_equal(
	    th_post(&h, VISITOR, "/sign-in/code", "code", recovery, "to", "", "kept", "", NULL).code,
	    422);

	assert_int_equal(th_post(&h, TH_OPS, "/account/totp/off", NULL).code, 303);
	h.token[VISITOR] = "";
	assert_string_equal(sign_in(&h, PASSWORD).location, "/");
	th_close(&h);
}

static void
whoever_is_turned_away_stands_in_the_note_once_a_quarter(void **state)
{
	struct th h;
	struct th_answer a;
	const char *link, *at;

	(void)state;
	th_open(&h);
	h.token[VISITOR] = "";
	link = link_for(&h, (user_id){ 2 });
	th_post(&h, VISITOR, link, "password", PASSWORD, "again", PASSWORD, NULL);
	assert_int_equal(th_get(&h, VISITOR, link).code, 404);
	sign_in(&h, "wrong");
	h.token[VISITOR] = sign_in(&h, PASSWORD).token;
	for (int i = 0; i < 3; i++)
		assert_int_equal(th_get(&h, VISITOR, "/admin/accounts").code, 403);
	assert_int_equal(th_get(&h, VISITOR, "/p/99/people").code, 404);        /* of others, or nobody's */
	a = th_get(&h, VISITOR, "/account");
	assert_true(has(a, "a link that is spent"));
	assert_true(has(a, "wrong password"));
	assert_true(has(a, "refused page: /p/99/people"));
	at = strstr(a.body, "refused page: /admin/accounts");
	assert_non_null(at);
	assert_null(strstr(at + 1, "refused page: /admin/accounts"));
	th_close(&h);
}

static void
a_form_filled_while_the_session_ended_comes_back(void **state)
{
	struct th h;
	struct th_answer a;

	(void)state;
	open_house(&h);
	h.token[VISITOR] = sign_in(&h, PASSWORD).token;
	h.conf.fixed_now += SESSION_IDLE_MS + 1000;
	a = th_post(
	    &h, VISITOR, "/account", "phone", "600 100 200", "email", "", "lang", "en", NULL);
	assert_string_equal(a.location, "/sign-in?kept=1");
	a = th_post(&h, VISITOR, "/sign-in", "login", "ops", "password", PASSWORD, "to", "", "kept",
	    "1", NULL);
	assert_string_equal(a.location, "/kept");
	h.token[VISITOR] = a.token;
	a = th_get(&h, VISITOR, "/kept");
	assert_true(has(a, "600 100 200"));
	assert_true(has(a, "action=\"/account\""));
	h.csrf[VISITOR] = arena_strn(h.mem, strstr(a.body, "name=\"csrf\" value=\"") + 19, 43);
	a = th_post(&h, VISITOR, "/account", "restored", "1", "phone", "600 100 200", "email", "",
	    "lang", "en", NULL);
	assert_int_equal(a.code, 422);          /* shown again, not saved by itself */
	assert_true(has(a, "600 100 200"));
	assert_false(has(th_get(&h, VISITOR, "/account"), "600 100 200"));
	th_close(&h);
}

static void
a_password_is_not_kept_with_a_form(void **state)
{
	struct th h;

	(void)state;
	open_house(&h);
	h.token[VISITOR] = sign_in(&h, PASSWORD).token;
	h.conf.fixed_now += SESSION_IDLE_MS + 1000;
	th_post(&h, VISITOR, "/account/password", "current", "stare tajne", "password", "a",
	    "again", "a", NULL);
	h.token[VISITOR] = sign_in(&h, PASSWORD).token;
	assert_false(has(th_get(&h, VISITOR, "/kept"), "tajne"));
	th_close(&h);
}

static void
a_form_without_its_token_is_not_saved_and_keeps_what_was_typed(void **state)
{
	struct th h;
	struct th_answer a;

	(void)state;
	open_house(&h);
	h.token[VISITOR] = sign_in(&h, PASSWORD).token;
	a = th_post(
	    &h, VISITOR, "/account", "phone", "600 100 200", "email", "", "lang", "en", NULL);
	assert_int_equal(a.code, 422);
	assert_true(has(a, "600 100 200"));
	assert_false(has(th_get(&h, VISITOR, "/account"), "600 100 200"));
	th_close(&h);
}

static void
a_password_is_changed_by_who_knows_it_and_signing_out_ends_the_session(void **state)
{
	static const char other[] = "inne długie hasło";
	struct th h;
	struct th_answer a;

	(void)state;
	open_house(&h);
	h.token[TH_OPS] = sign_in(&h, PASSWORD).token;
	a = th_get(&h, TH_OPS, "/account");
	h.csrf[TH_OPS] = arena_strn(h.mem, strstr(a.body, "name=\"csrf\" value=\"") + 19, 43);
	a = th_post(&h, TH_OPS, "/account/password", "current", "nie to", "password", other,
	    "again", other, NULL);
	assert_int_equal(a.code, 422);
	a = th_post(&h, TH_OPS, "/account/password", "current", PASSWORD, "password", other,
	    "again", other, NULL);
	assert_int_equal(a.code, 303);
	assert_string_equal(sign_in(&h, PASSWORD).token, "");
	assert_string_not_equal(sign_in(&h, other).token, "");
	assert_int_equal(th_get(&h, TH_OPS, "/p/7/partnership").code, 200);
	assert_int_equal(th_post(&h, TH_OPS, "/sign-out", NULL).code, 303);
	assert_memory_equal(th_get(&h, TH_OPS, "/p/7/partnership").location, "/sign-in", 8);
	th_close(&h);
}

static void
language_and_accessibility_are_there_before_signing_in(void **state)
{
	struct th h;
	struct th_answer a;

	(void)state;
	open_house(&h);
	a = th_get(&h, VISITOR, "/language/en");
	assert_int_equal(a.code, 303);
	assert_string_equal(a.location, "/");
	a = th_get(&h, VISITOR, "/accessibility");
	assert_int_equal(a.code, 200);
	assert_true(has(a, "<h1"));
	th_close(&h);
}

static void
my_day_shows_each_partnership_with_the_own_role(void **state)
{
	struct th h;
	struct th_answer a;

	(void)state;
	th_open(&h);
	a = th_get(&h, TH_PUP, "/");
	assert_int_equal(a.code, 200);
	assert_true(has(a, "Partnerstwo Testowe"));
	assert_true(has(a, "Worker"));
	assert_true(has(a, "/p/7/people"));
	assert_false(has(th_get(&h, TH_READER, "/"), "/p/7/people"));
	th_close(&h);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_link_works_once_and_lets_in),
		cmocka_unit_test(a_newer_link_ends_the_older),
		cmocka_unit_test(sign_in_goes_only_to_paths_of_this_house),
		cmocka_unit_test(an_unknown_login_and_a_wrong_password_read_the_same),
		cmocka_unit_test(
		    ten_wrong_passwords_close_the_account_for_a_while_and_a_restart_does_not_help),
		cmocka_unit_test(the_second_step_asks_for_a_code_that_works_once),
		cmocka_unit_test(whoever_is_turned_away_stands_in_the_note_once_a_quarter),
		cmocka_unit_test(a_form_filled_while_the_session_ended_comes_back),
		cmocka_unit_test(a_password_is_not_kept_with_a_form),
		cmocka_unit_test(a_form_without_its_token_is_not_saved_and_keeps_what_was_typed),
		cmocka_unit_test(
		    a_password_is_changed_by_who_knows_it_and_signing_out_ends_the_session),
		cmocka_unit_test(language_and_accessibility_are_there_before_signing_in),
		cmocka_unit_test(my_day_shows_each_partnership_with_the_own_role),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
