/* SPDX-License-Identifier: EUPL-1.2
 * multipart_test.c - bodies of many fields: large, many, broken off, no text; and why libmicrohttpd
 * does not read them for us.
 */
#include "http/impl.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <sys/socket.h>
#include <unistd.h>

#define NAMED(name)  "--B\r\nContent-Disposition: form-data; name=\"" name "\"\r\n\r\n"
#define FILED(name)  "--B\r\nContent-Disposition: form-data; name=\"f\"; " \
	"filename=\"" name "\"\r\n\r\n"
#define BROKEN_OFF   "multipart: broken off"
#define NO_NAME      "multipart: a part without a readable name"

static struct http_request rq;

static int
setup(void **state)
{
	(void)state;
	rq = (struct http_request){ .mem = arena_new(ARENA_LIMIT) };
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_free(rq.mem);
	return 0;
}

/* In a block of its own, so that reading past the end is seen; the fields point into it. */
static const char *
read_in(char **body, const char *s, size_t n)
{
	rq.n_form = rq.n_file = 0;
	*body = malloc(n > 0 ? n : 1);
	assert_non_null(*body);
	memcpy(*body, s, n);
	return multipart_read(&rq, *body, n, "\r\n--B");
}

static const char *
fault_of(const char *s, size_t n)
{
	char *body;
	const char *why = read_in(&body, s, n);

	free(body);
	if (why != NULL)
		assert_int_equal(rq.n_form + rq.n_file, 0);
	return why;
}

#define REFUSED(text, why) assert_string_equal(fault_of((text), sizeof(text) - 1), (why))

static void
ten_megabytes_of_one_field_are_read(void **state)
{
	static const char head[] = NAMED("remark"), tail[] = "\r\n--B--\r\n";
	size_t n = (size_t)10 << 20, all = sizeof(head) - 1 + n + sizeof(tail) - 1;
	char *text = malloc(all), *body;

	(void)state;
	assert_non_null(text);
	memcpy(text, head, sizeof(head) - 1);
	for (size_t i = 0; i < n; i++)          /* nearly the boundary, again and again */
		text[sizeof(head) - 1 + i] = "\r\n--b"[i % 5];
	memcpy(text + sizeof(head) - 1 + n, tail, sizeof(tail) - 1);
	assert_null(read_in(&body, text, all));
	assert_int_equal(rq.n_form, 1);
	assert_string_equal(rq.form[0].name, "remark");
	assert_int_equal(strlen(rq.form[0].value), n);
	assert_memory_equal(rq.form[0].value, text + sizeof(head) - 1, n);
	free(body);
	free(text);
}

static void
fields_are_text_and_files_are_bytes(void **state)
{
	static const char file[] = FILED("a.bin") "\0\xff\0\r\n\r\n--B--\r\n";
	char *body;

	(void)state;
	REFUSED(NAMED("a") "x\0y\r\n--B--\r\n", "NUL byte");
	REFUSED(NAMED("a") "Za\xbf\r\n--B--\r\n", "not UTF-8");
	REFUSED(NAMED("a") "\xed\xa0\x80\r\n--B--\r\n", "not UTF-8");
	REFUSED(NAMED("a") "\xc0\x80\r\n--B--\r\n", "not UTF-8");
	assert_null(read_in(&body, file, sizeof(file) - 1));
	assert_int_equal(rq.n_file, 1);
	assert_int_equal(rq.file[0].size, 5);
	assert_memory_equal(rq.file[0].bytes, "\0\xff\0\r\n", 5);
	free(body);
}

/* A file whose name could not be read was once a field: the form said that no file was sent. */
static void
a_name_that_is_no_text_is_refused(void **state)
{
	(void)state;
	REFUSED(NAMED("a\xbf") "x\r\n--B--\r\n", NO_NAME);
	REFUSED(NAMED("a\0") "x\r\n--B--\r\n", NO_NAME);
	REFUSED(FILED("lista\xb3.csv") "x\r\n--B--\r\n", NO_NAME);
	REFUSED("--B\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a"
	    "\r\n\r\nx\r\n--B--\r\n", NO_NAME);
	REFUSED("--B\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n--B--\r\n", NO_NAME);
	REFUSED("--B\r\nContent-Type: text/plain\r\n\r\nx\r\n--B--\r\n", NO_NAME);
	REFUSED("--B\r\n\r\nx\r\n--B--\r\n", NO_NAME);
}

/* As many as a query may have: the line at the end is no field. */
static void
thousands_of_parts_up_to_the_limit(void **state)
{
	struct buf b;
	char *body;

	(void)state;
	buf_init(&b, rq.mem);
	for (int i = 0; i < FIELDS_MAX; i++)
		if (i % 5 == 4)
			buf_str(&b, FILED("") "\r\n");
		else
			buf_fmt(&b, NAMED("a") "%d\r\n", i);
	size_t n = b.len;

	buf_str(&b, "--B--\r\n");
	assert_null(read_in(&body, b.s, b.len));
	assert_int_equal(rq.n_form, FIELDS_MAX / 5 * 4);
	assert_string_equal(rq.form[rq.n_form - 1].value, "4998");
	assert_int_equal(rq.n_file, 0);
	free(body);
	b.len = n;
	buf_str(&b, NAMED("a") "x\r\n--B--\r\n");
	assert_string_equal(fault_of(b.s, b.len), "too many fields");
}

/* Cut at every byte: whole only when the last boundary is. */
static void
a_body_without_its_end_is_refused(void **state)
{
	static const char text[] = NAMED("a") "x\r\n" FILED("b") "y\r\n--B--\r\n";

	(void)state;
	for (size_t n = 0; n < sizeof(text) - 1; n++)
		if ((fault_of(text, n) == NULL) != (n >= sizeof(text) - 3))
			fail_msg("cut to %zu bytes", n);
	REFUSED(NAMED("a") "x\r\n", BROKEN_OFF);
	REFUSED(NAMED("a") "x\r\n--C--\r\n", BROKEN_OFF);
	REFUSED("x", "multipart: without its boundary");
	REFUSED("--B\r\nContent-Disposition: form-data; name=\"a\"\r\n--B--\r\n",
	    "multipart: a part without end of its headers");
	REFUSED("--Bx\r\n", "multipart: a line goes on behind its boundary");
}

/* ---- what libmicrohttpd makes of it ---- */

struct heard { size_t step; const char *body; char calls[400]; };

static enum MHD_Result
hear(void *cls, enum MHD_ValueKind kind, const char *key, const char *filename, const char *type,
    const char *coding, const char *data, uint64_t off, size_t size)
{
	struct heard *h = cls;
	size_t n = strlen(h->calls);

	(void)kind, (void)filename, (void)type, (void)coding, (void)data;
	snprintf(h->calls + n, sizeof(h->calls) - n, "%s %d+%zu;", key, (int)off, size);
	return MHD_YES;
}

static enum MHD_Result
answer(void *cls, struct MHD_Connection *mhd, const char *uri, const char *method,
    const char *version, const char *data, size_t *n, void **ctx)
{
	struct heard *h = cls;
	struct MHD_PostProcessor *pp;
	size_t all = strlen(h->body);

	(void)uri, (void)method, (void)version, (void)data, (void)n, (void)ctx;
	if (h->calls[0] != '\0')
		return MHD_NO;
	pp = MHD_create_post_processor(mhd, 1024, hear, h);
	for (size_t i = 0; i < all; i += h->step)
		MHD_post_process(pp, h->body + i, all - i < h->step ? all - i : h->step);
	MHD_destroy_post_processor(pp);
	return MHD_NO;                          /* what was heard is all that is wanted */
}

/* The calls that its post processor makes for a body that comes in pieces of that many bytes. */
static const char *
announced(struct heard *h, const char *body, size_t step)
{
	static const char head[] = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n"
	    "Content-Type: multipart/form-data; boundary=BBBB\r\n\r\n";
	struct sockaddr_in from = { .sin_family = AF_INET };
	struct MHD_Daemon *d;
	int fd[2];

	*h = (struct heard){ .step = step, .body = body };
	d = MHD_start_daemon(MHD_USE_NO_LISTEN_SOCKET, 0, NULL, NULL, answer, h, MHD_OPTION_END);
	assert_non_null(d);
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, fd), 0);
	assert_int_equal(write(fd[1], head, sizeof(head) - 1), sizeof(head) - 1);
	assert_int_equal(MHD_add_connection(d, fd[0], (struct sockaddr *)&from, sizeof(from)),
	    MHD_YES);
	for (int i = 0; i < 10 && h->calls[0] == '\0'; i++)
		MHD_run(d);
	MHD_stop_daemon(d);
	close(fd[1]);
	assert_string_not_equal(h->calls, "");
	return h->calls;
}

#define NAMED_BBBB "--BBBB\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n"

/* Should this fail one day with a newer libmicrohttpd, multipart.c may no longer be needed. */
static void
libmicrohttpd_cannot_tell_two_fields_from_one(void **state)
{
	static const char one[] = NAMED_BBBB "xy\r\n--BBBB--\r\n";
	static const char two[] = NAMED_BBBB "\r\n" NAMED_BBBB "xy\r\n--BBBB--\r\n";
	struct heard whole, one_in_pieces, two_whole;
	bool twice = false;

	(void)state;
	assert_string_equal(announced(&whole, one, 1000), "a 0+2;");
	assert_string_equal(announced(&two_whole, two, 1000), "a 0+0;a 0+2;");
	for (size_t step = 1; step < sizeof(one) && !twice; step++)
		twice = strcmp(announced(&one_in_pieces, one, step), two_whole.calls) == 0;
	assert_true(twice);
}

static void
an_empty_field_is_a_field(void **state)
{
	static const char two[] = NAMED("a") "\r\n" NAMED("a") "xy\r\n--B--\r\n";
	char *body;

	(void)state;
	assert_null(read_in(&body, two, sizeof(two) - 1));
	assert_int_equal(rq.n_form, 2);
	assert_string_equal(rq.form[0].value, "");
	assert_string_equal(rq.form[1].value, "xy");
	free(body);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(ten_megabytes_of_one_field_are_read),
		TEST(fields_are_text_and_files_are_bytes),
		TEST(a_name_that_is_no_text_is_refused),
		TEST(thousands_of_parts_up_to_the_limit),
		TEST(a_body_without_its_end_is_refused),
		TEST(libmicrohttpd_cannot_tell_two_fields_from_one),
		TEST(an_empty_field_is_a_field),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
