/* SPDX-License-Identifier: EUPL-1.2
 * http_test.c - a small application behind a real parent, asked through real sockets.
 * The server is this program executed with "serve", so that SIGHUP can execute it anew.
 */
#include "http/impl.h"

#include "base/log.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include <arpa/inet.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define BIG (3u << 20)

/* ---- the application ---- */

static char big[BIG];

static void *
app_start(const void *conf, int index)
{
	(void)conf, (void)index;
	memset(big, 'x', sizeof(big));
	return big;
}

static void
nap(void *arg)
{
	usleep((useconds_t)(1000 * (intptr_t)arg));
}

static void
echo(struct http_request *rq, struct buf *o)
{
	const char *cookie = http_cookie(rq, "b");

	buf_fmt(o, "%s %s client=%s https=%d cookie=%s\n", rq->method, rq->path, rq->client,
	    rq->https,
		cookie != NULL ? cookie : "-");
	for (size_t i = 0; i < rq->n_query; i++)
		buf_fmt(o, "q %s=%s\n", rq->query[i].name, rq->query[i].value);
	for (size_t i = 0; i < rq->n_form; i++)
		buf_fmt(o, "f %s=%s\n", rq->form[i].name, rq->form[i].value);
	for (size_t i = 0; i < rq->n_file; i++)
		buf_fmt(o, "file %s %s %zu\n", rq->file[i].field, rq->file[i].filename,
		    rq->file[i].size);
}

static enum http_next
app_begin(void *state, struct http_request *rq, struct http_response *res, struct http_job *job)
{
	struct buf o;

	(void)state;
	buf_init(&o, rq->mem);
	res->code = rq->bad != NULL ? rq->bad_code : 200;
	if (rq->bad != NULL) {
		buf_fmt(&o, "bad: %s", rq->bad);
	} else if (strcmp(rq->path, "/slow") == 0) {
		*job = (struct http_job){ nap, (void *)(intptr_t)(rq->n_query > 0 ?
		    strtol(rq->query[0].value, NULL, 10) : 50) };
		return HTTP_SLOW;
	} else if (strcmp(rq->path, "/pid") == 0) {
		buf_fmt(&o, "%d", (int)getpid());
	} else if (strcmp(rq->path, "/big") == 0) {
		o.s = big;
		o.len = sizeof(big);
	} else if (strcmp(rq->path, "/page") == 0) {
		o.s = big;
		o.len = 16384;
	} else {
		echo(rq, &o);
	}
	res->body = o.s;
	res->n_body = o.len;
	return HTTP_DONE;
}

/* Twice slow, to show that resume may ask again. */
static enum http_next
app_resume(void *state, struct http_request *rq, struct http_response *res, struct http_job *job)
{
	(void)state;
	if (job->arg != NULL) {
		job->arg = NULL;
		return HTTP_SLOW;
	}
	res->code = 200;
	res->body = arena_strf(rq->mem, "rested");
	res->n_body = 6;
	return HTTP_DONE;
}

static const struct http_app app = { .worker_start = app_start, .begin = app_begin,
    .resume = app_resume };

/* ---- client and server ---- */

static char *self;
static int port;
static pid_t server;

static int
dial(void)
{
	struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons((uint16_t)port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	struct timeval limit = { 8, 0 };
	int fd = socket(AF_INET, SOCK_STREAM, 0);

	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof(limit));
	if (connect(fd, (struct sockaddr *)&to, sizeof(to)) == 0)
		return fd;
	close(fd);
	return -1;
}

static void
tell(int fd, const char *s, size_t n)
{
	for (ssize_t sent; n > 0; s += sent, n -= (size_t)sent)
		if ((sent = send(fd, s, n, MSG_NOSIGNAL)) <= 0)
			return;
}

static void
say(int fd, const char *s)
{
	tell(fd, s, strlen(s));
}

struct answer { int code; size_t length, got; bool closes; char head[2048], body[4096]; };

/* One whole answer; code 0 if there was none, got != length if it was cut. */
static struct answer
listen_to(int fd, bool no_body)
{
	struct answer a = { 0 };
	size_t n = 0;
	char c, piece[65536];
	const char *length;
	ssize_t r;

	while (n + 1 < sizeof(a.head) && recv(fd, &c, 1, 0) == 1) {
		a.head[n++] = c;
		if (n >= 4 && memcmp(a.head + n - 4, "\r\n\r\n", 4) == 0)
			break;
	}
	if (n < 12 || strncmp(a.head, "HTTP/1.", 7) != 0)
		return a;
	a.code = (int)strtol(a.head + 9, NULL, 10);
	a.closes = strcasestr(a.head, "connection: close") != NULL;
	length = strcasestr(a.head, "content-length:");
	assert_non_null(length);
	a.length = strtoul(length + 15, NULL, 10);
	while (!no_body && a.got < a.length) {
		r = recv(fd, piece, sizeof(piece), 0);
		if (r <= 0)
			return a;
		if (a.got < sizeof(a.body) - 1)
			memcpy(a.body + a.got, piece,
			       (size_t)r < sizeof(a.body) - 1 - a.got ? (size_t)r :
			       sizeof(a.body) - 1 - a.got);
		a.got += (size_t)r;
	}
	return a;
}

static struct answer
ask_bytes(const char *s, size_t n)
{
	int fd = dial();
	struct answer a = { 0 };

	if (fd < 0)
		return a;
	tell(fd, s, n);
	a = listen_to(fd, strncmp(s, "HEAD", 4) == 0);
	close(fd);
	return a;
}

static struct answer
ask(const char *s)
{
	return ask_bytes(s, strlen(s));
}

static struct answer
get(const char *path)
{
	char rq[512];
	int n = snprintf(rq, sizeof(rq), "GET %s HTTP/1.1\r\nHost: x\r\n\r\n", path);

	return ask_bytes(rq, (size_t)n);
}

static struct answer
post(const char *type, const char *body, size_t n)
{
	char rq[4096];
	int head = snprintf(rq, sizeof(rq), "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: %s\r\n"
		"Content-Length: %zu\r\n\r\n", type, n);

	memcpy(rq + head, body, n);
	return ask_bytes(rq, (size_t)head + n);
}

static int
serve(char **argv)
{
	char address[64];

	log_quiet(true);
	snprintf(address, sizeof(address), "127.0.0.1:%s", argv[2]);
	return http_serve(&(struct http_conf){ .listen = address, .workers = 2,
	    .trust_proxy = "127.0.0.1",
		.body_max = 2000, .upload_max = 100000, .idle_seconds = 2, .helper_threads = 4,
		.argv = argv }, &app);
}

static void
pick_port(void)
{
	struct sockaddr_in at = { .sin_family = AF_INET,
	    .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t n = sizeof(at);
	int fd = socket(AF_INET, SOCK_STREAM, 0);

	assert_int_equal(bind(fd, (struct sockaddr *)&at, sizeof(at)), 0);
	getsockname(fd, (struct sockaddr *)&at, &n);
	port = ntohs(at.sin_port);
	close(fd);
}

static int
setup(void **state)
{
	char text[16];

	(void)state;
	pick_port();
	snprintf(text, sizeof(text), "%d", port);
	server = fork();
	if (server == 0) {
		execl(self, self, "serve", text, (char *)NULL);
		_exit(127);
	}
	for (int i = 0; i < 500 && get("/pid").code != 200; i++)
		usleep(10000);
	return 0;
}

/* Every test ends with a server that stops when told, with status 0. */
static int
teardown(void **state)
{
	int status = -1;

	(void)state;
	kill(server, SIGTERM);
	if (waitpid(server, &status, 0) != server)
		return -1;
	return status;
}

static pid_t
number(const char *s)
{
	return (pid_t)strtol(s, NULL, 10);
}

static void
assert_has(const struct answer *a, int code, const char *text)
{
	assert_int_equal(a->code, code);
	assert_int_equal(a->got, a->length);
	if (strstr(a->body, text) == NULL)
		fail_msg("no \"%s\" in: %s", text, a->body);
}

/* ---- tests ---- */

static void
answers_are_whole(void **state)
{
	struct answer a = get("/big");

	(void)state;
	assert_int_equal(a.code, 200);
	assert_int_equal(a.length, BIG);
	assert_int_equal(a.got, BIG);
	assert_non_null(strcasestr(a.head, "\r\ndate: "));
	assert_non_null(strcasestr(a.head, "content-type: text/html; charset=utf-8"));
	assert_null(strcasestr(a.head, "\r\nserver:"));
	a = ask("HEAD /big HTTP/1.0\r\n\r\n");
	assert_int_equal(a.code, 200);
	assert_int_equal(a.length, BIG);
	assert_int_equal(a.got, 0);
}

static void
names_keep_their_order(void **state)
{
	struct answer a = get("/a%20%C5%81?x=1&y=%2B+&x=2&&z");

	(void)state;
	assert_has(&a, 200, "GET /a \xC5\x81 ");
	assert_has(&a, 200, "\nq x=1\nq y=+ \nq x=2\nq z=\n");
	a = post("application/x-www-form-urlencoded; charset=UTF-8", "a=%C5%BB&b=&a=1%0D%0A2", 22);
	assert_has(&a, 200, "\nf a=\xC5\xBB\nf b=\nf a=1\r\n2\n");
}

static void
what_is_not_text_is_bad(void **state)
{
	static const char *const form = "application/x-www-form-urlencoded";
	struct answer a;

	(void)state;
	a = get("/a%00b");
	assert_has(&a, 400, "bad: NUL byte");
	a = get("/a?b=%FF");
	assert_has(&a, 400, "bad: not UTF-8");
	a = get("/a?b=%4");
	assert_has(&a, 400, "bad: broken %-code");
	a = get("/a b");
	assert_has(&a, 400, "bad: a bare space");
	a = ask_bytes("GET /a\0b HTTP/1.1\r\n\r\n", 21);
	assert_int_equal(a.code, 400);
	a = post(form, "a=%00", 5);
	assert_has(&a, 400, "bad: NUL byte");
	a = post(form, "a=\xC0\xAF", 4);
	assert_has(&a, 400, "bad: not UTF-8");
	a = post(form, "a=%zz", 5);
	assert_has(&a, 400, "bad: broken %-code");
	a = post("text/plain", "a=b", 3);
	assert_has(&a, 415, "bad: ");
	a = post("text/plain", "", 0);
	assert_has(&a, 200, "POST /echo");
	a = ask("DELETE / HTTP/1.1\r\n\r\n");
	assert_has(&a, 405, "bad: method");
	a = ask("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\na=b\r\n0\r\n\r\n");
	assert_has(&a, 411, "bad: ");
}

static void
too_large_is_refused_at_once(void **state)
{
	const char *head =
	    "POST /echo HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
		"Content-Length: 90000000\r\n\r\n";
	static char more[4 << 20];
	int fd = dial();
	struct answer a;

	(void)state;
	say(fd, head);
	a = listen_to(fd, false);
	assert_has(&a, 413, "bad: too large");
	assert_true(a.closes);
	close(fd);
	/* a client that talks on before it listens hears it too */
	fd = dial();
	say(fd, head);
	tell(fd, more, sizeof(more));
	a = listen_to(fd, false);
	assert_has(&a, 413, "bad: too large");
	close(fd);
	a = get("/pid");
	assert_int_equal(a.code, 200);
}

static void
files_arrive(void **state)
{
	const char *body =
	    "--B\r\nContent-Disposition: form-data; name=\"t\"\r\n\r\n\r\nZa\xC5\xBC\r\n"
	    "--B\r\nContent-Disposition: form-data; name=\"t\"\r\n\r\n\r\n"
	    "--B\r\nContent-Disposition: form-data; name=\"f\"; filename=\"C:\\a%22b.pdf\"\r\n"
	    "Content-Type: application/pdf\r\n\r\n\r\n--\r\n\r\n"
	    "--B\r\nContent-Disposition: form-data; name=\"e\"; filename=\"\"\r\n\r\n\r\n--B--\r\n";
	struct answer a = post("multipart/form-data; boundary=B", body, strlen(body));

	(void)state;
	assert_has(&a, 200, "\nf t=\r\nZa\xC5\xBC\nf t=\nfile f a\"b.pdf 6\n");
	assert_null(strstr(a.body, "file e"));
	a = post("multipart/form-data; boundary=B", body, strlen(body) - 8);
	assert_has(&a, 400, "bad: multipart: broken off");
	body =
	    "--B\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a\"\r\n\r\nv\r\n--B-t\r\n\r\nv\r\n--B--\r\n";
	a = post("multipart/form-data; boundary=B", body, strlen(body));
	assert_has(&a, 400, "bad: multipart: a line goes on");
	a = post("multipart/form-data", body, strlen(body));
	assert_has(&a, 400, "bad: multipart");
}

static void
kept_connections_serve_on(void **state)
{
	int fd = dial();
	struct answer a;

	(void)state;
	for (int i = 0; i < 100; i++) {
		say(fd, "GET / HTTP/1.1\r\nCookie: a=1; b=two; bb=3\r\n\r\n");
		a = listen_to(fd, false);
		assert_has(&a, 200, "cookie=two\n");
	}
	close(fd);
}

static void
only_a_trusted_proxy_names_the_client(void **state)
{
	const char *rq =
	    "GET / HTTP/1.1\r\nX-Forwarded-For: 6.6.6.6, 192.0.2.7\r\nX-Forwarded-Proto: https\r\n\r\n";
	struct answer a = ask(rq);

	(void)state;
	assert_has(&a, 200, "client=192.0.2.7 https=1");
	a = get("/");
	assert_has(&a, 200, "client=127.0.0.1 https=0");
}

static void
fifty_slow_ones_are_all_answered(void **state)
{
	int fd[50];

	(void)state;
	for (size_t i = 0; i < LEN(fd); i++) {
		fd[i] = dial();
		say(fd[i], "GET /slow HTTP/1.1\r\n\r\n");
	}
	for (size_t i = 0; i < LEN(fd); i++) {
		struct answer a = listen_to(fd[i], false);

		assert_has(&a, 200, "rested");
		close(fd[i]);
	}
}

static void
a_killed_worker_is_replaced(void **state)
{
	struct answer a = get("/pid");
	pid_t dead = number(a.body);

	(void)state;
	assert_int_equal(kill(dead, SIGKILL), 0);
	for (int i = 0; i < 50; i++) {
		a = get("/pid");
		if (a.code == 0)
			continue;               /* it was in the hands of the dead one */
		assert_int_equal(a.got, a.length);
		assert_int_not_equal(number(a.body), dead);
	}
	for (int i = 0, seen[2] = { 0 }; i < 300 && seen[1] == 0; i++) {
		a = get("/pid");
		if (seen[0] == 0)
			seen[0] = number(a.body);
		else if (number(a.body) != seen[0])
			seen[1] = 1;
		assert_true(i < 299);
		usleep(5000);
	}
}

static void
a_stop_lets_the_slow_finish(void **state)
{
	int fd = dial();
	struct answer a;

	(void)state;
	say(fd, "GET /slow?ms=600 HTTP/1.1\r\n\r\n");
	usleep(100000);
	kill(server, SIGTERM);
	usleep(100000);
	a = listen_to(fd, false);
	assert_has(&a, 200, "rested");
	assert_true(a.closes);
	close(fd);
}

/* New connections and a kept one, before, while and after the program is executed anew. */
static void
a_restart_refuses_nobody(void **state)
{
	int kept = -1, closed = 0;
	struct answer a = get("/pid");
	pid_t before = number(a.body);
	bool gone = false;

	(void)state;
	for (int i = 0; i < 3000 && !(gone && i > 1000); i++) {
		if (i == 100)
			kill(server, SIGHUP);
		a = get("/pid");
		assert_int_equal(a.code, 200);
		assert_int_equal(a.got, a.length);
		if (kept < 0)
			kept = dial();
		say(kept, "GET /pid HTTP/1.1\r\n\r\n");
		a = listen_to(kept, false);
		assert_int_equal(a.code, 200);
		if (a.closes) {
			close(kept);
			kept = -1;
			closed++;
		}
		gone = kill(before, 0) != 0;
		usleep(1000);
	}
	close(kept);
	assert_true(gone);
	assert_true(closed > 0);
}

static void
a_dripping_header_is_cut_off(void **state)
{
	int fd = dial();
	int64_t began = clock_ms();
	char c;

	(void)state;
	say(fd, "GET / HTTP/1.1\r\nA: ");
	for (int i = 0; i < 60; i++) {
		say(fd, "b");
		if (recv(fd, &c, 1, MSG_DONTWAIT) == 0)
			break;
		usleep(100000);
	}
	assert_true(clock_ms() - began < 5000);
	close(fd);
}

/* Announced and never all sent: 2 seconds, and one more for each 8 KB. */
static void
a_dripping_body_is_cut_off(void **state)
{
	int fd = dial();
	int64_t began = clock_ms();
	char c;

	(void)state;
	say(fd, "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 9000\r\n"
	    "Content-Type: multipart/form-data; boundary=B\r\n\r\n--B\r\n");
	for (int i = 0; i < 80; i++) {
		say(fd, "b");
		if (recv(fd, &c, 1, MSG_DONTWAIT) == 0)
			break;
		usleep(100000);
	}
	assert_in_range(clock_ms() - began, 2000, 6000);
	close(fd);
}

/* Slow, yet within its time: the piece that was held back for a second is the boundary's half. */
static void
a_slow_body_is_read_whole(void **state)
{
	const char *half = "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nslow\r\n-";
	const char *rest = "-B--\r\n";
	char head[200];
	struct answer a;
	int fd = dial();

	(void)state;
	snprintf(head, sizeof(head), "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: %zu\r\n"
	    "Content-Type: multipart/form-data; boundary=B\r\n\r\n", strlen(half) + strlen(rest));
	say(fd, head);
	say(fd, half);
	usleep(1000000);
	say(fd, rest);
	a = listen_to(fd, false);
	assert_has(&a, 200, "\nf a=slow\n");
	close(fd);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(answers_are_whole),
		cmocka_unit_test(names_keep_their_order),
		cmocka_unit_test(what_is_not_text_is_bad),
		cmocka_unit_test(too_large_is_refused_at_once),
		cmocka_unit_test(files_arrive),
		cmocka_unit_test(kept_connections_serve_on),
		cmocka_unit_test(only_a_trusted_proxy_names_the_client),
		cmocka_unit_test(fifty_slow_ones_are_all_answered),
		cmocka_unit_test(a_dripping_header_is_cut_off),
		cmocka_unit_test(a_dripping_body_is_cut_off),
		cmocka_unit_test(a_slow_body_is_read_whole),
		cmocka_unit_test(a_killed_worker_is_replaced),
		cmocka_unit_test(a_restart_refuses_nobody),
		cmocka_unit_test(a_stop_lets_the_slow_finish),
	};

	if (argc == 3 && strcmp(argv[1], "serve") == 0)
		return serve(argv);
	self = argv[0];
	return cmocka_run_group_tests(tests, setup, teardown);
}
