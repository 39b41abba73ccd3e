/* SPDX-License-Identifier: EUPL-1.2
 * worker.c - one process that serves: its loop drives libmicrohttpd,
 * helpers, the clock and its end.
 */
#include "http/impl.h"

#include "base/log.h"

#include <errno.h>
#include <malloc.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <unistd.h>

#define CONN_MAX        4096
#define FD_MARGIN       128             /* database, files, helpers */
#define CONN_MEMORY     (32 * 1024)     /* also the most that headers may have */
#define IDLE_MS         1000
#define SWEEP_MS        100
#define TRIM_EVERY      30              /* idles */
/* then it goes whatever still runs; the parent may kill sooner */
#define DRAIN_MS        120000

static enum MHD_Result
settle(struct request *rq, enum http_next next)
{
	if (next == HTTP_DONE)
		return respond(rq);
	rq->phase = PHASE_WAIT;
	rq->conn->deadline = INT64_MAX;
	MHD_suspend_connection(rq->mhd);
	helpers_push(rq->worker->helpers, rq);
	return MHD_YES;
}

static enum MHD_Result
begin(struct request *rq)
{
	struct worker *w = rq->worker;

	return settle(rq, w->app->begin(w->state, &rq->pub, &rq->res, &rq->job));
}

/* First the headers, then pieces of the body, then its end; once more after each suspension. */
static enum MHD_Result
handle(void *worker, struct MHD_Connection *mhd, const char *url, const char *method,
       const char *version, const char *bytes, size_t *n, void **ctx)
{
	struct request *rq = *ctx;

	(void)worker, (void)mhd, (void)url;
	switch (rq->phase) {
	case PHASE_HEAD:
		rq->phase = PHASE_BODY;
		request_head(rq, method, version);
		return rq->conn->linger ? begin(rq) : MHD_YES;
	case PHASE_BODY:
		if (*n > 0) {
			request_body(rq, bytes, *n);
			*n = 0;
			return MHD_YES;
		}
		request_whole(rq);
		return begin(rq);
	case PHASE_WAIT:
		return MHD_YES;
	case PHASE_READY:
		return respond(rq);
	}
	return MHD_NO;
}

static void
completed(void *worker, struct MHD_Connection *mhd, void **ctx, enum MHD_RequestTerminationCode why)
{
	(void)worker, (void)mhd, (void)why;
	if (*ctx != NULL)
		request_free(*ctx);
	*ctx = NULL;
}

/* Paths and queries are decoded in decode.c, from what came. */
static size_t
leave_escaped(void *cls, struct MHD_Connection *mhd, char *s)
{
	(void)cls, (void)mhd;
	return strlen(s);
}

static void
collect(struct worker *w)
{
	struct request *rq = helpers_done(w->helpers), *next;

	for (; rq != NULL; rq = next) {
		next = rq->next;
		if (w->app->resume(w->state, &rq->pub, &rq->res, &rq->job) == HTTP_SLOW) {
			helpers_push(w->helpers, rq);
			continue;
		}
		rq->phase = PHASE_READY;
		MHD_resume_connection(rq->mhd);
	}
}

static unsigned
connection_limit(void)
{
	struct rlimit lim;

	if (getrlimit(RLIMIT_NOFILE, &lim) != 0)
		return 256;
	lim.rlim_cur = lim.rlim_max < 65536 ? lim.rlim_max : 65536;
	setrlimit(RLIMIT_NOFILE, &lim);
	if (lim.rlim_cur > CONN_MAX + FD_MARGIN)
		return CONN_MAX;
	return lim.rlim_cur > 2 * FD_MARGIN ? (unsigned)lim.rlim_cur - FD_MARGIN : FD_MARGIN;
}

static void
quiet_log(void *cls, const char *fmt, va_list ap)
{
	(void)cls, (void)fmt, (void)ap;         /* what clients get wrong is no news */
}

static struct MHD_Daemon *
daemon_new(struct worker *w)
{
	return MHD_start_daemon(MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG, 0,
		NULL, NULL, handle, w,
		MHD_OPTION_EXTERNAL_LOGGER, quiet_log, NULL,
		MHD_OPTION_LISTEN_SOCKET, w->listen,
		MHD_OPTION_CONNECTION_LIMIT, connection_limit(),
		MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)w->conf->idle_seconds,
		MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)CONN_MEMORY,
		MHD_OPTION_NOTIFY_CONNECTION, conn_notify, w,
		MHD_OPTION_NOTIFY_COMPLETED, completed, w,
		MHD_OPTION_URI_LOG_CALLBACK, request_open, w,
		MHD_OPTION_UNESCAPE_CALLBACK, leave_escaped, NULL, MHD_OPTION_END);
}

static void
watch(struct worker *w, int fd)
{
	struct epoll_event ev = { .events = EPOLLIN, .data.fd = fd };

	if (fd < 0 || epoll_ctl(w->epoll, EPOLL_CTL_ADD, fd, &ev) != 0)
		abort();
}

static void
drain(struct worker *w)
{
	struct signalfd_siginfo got;

	if (read(w->signals, &got, sizeof(got)) != sizeof(got) || w->draining)
		return;
	w->draining = true;
	w->drain_began = clock_ms();
	MHD_quiesce_daemon(w->mhd);             /* leaves the socket open for the other workers */
}

static int
wait_ms(const struct worker *w, int64_t now)
{
	int64_t due = w->idle_due < w->sweep_due ? w->idle_due : w->sweep_due;
	MHD_UNSIGNED_LONG_LONG mhd;

	due = due > now ? due - now : 0;
	if (MHD_get_timeout(w->mhd, &mhd) == MHD_YES && mhd < (MHD_UNSIGNED_LONG_LONG)due)
		due = (int64_t)mhd;
	return (int)due;
}

static void
tick(struct worker *w, int64_t now)
{
	if (now >= w->sweep_due) {
		w->sweep_due = now + (w->draining ? SWEEP_MS : IDLE_MS);
		conn_sweep(w, now);
	}
	if (now < w->idle_due)
		return;
	w->idle_due = now + IDLE_MS;
	if (w->app->worker_idle != NULL)
		w->app->worker_idle(w->state);
	if (++w->idles % TRIM_EVERY == 0)
		malloc_trim(0);
}

static void
loop(struct worker *w)
{
	struct epoll_event ev[16];

	while (!w->draining || w->n_conn > 0) {
		int64_t now = clock_ms();
		int n;

		if (w->draining && now - w->drain_began > DRAIN_MS)
			return;
		n = epoll_wait(w->epoll, ev, (int)LEN(ev), wait_ms(w, now));
		if (n < 0 && errno != EINTR)
			abort();
		for (int i = 0; i < n; i++) {
			int fd = ev[i].data.fd;

			if (fd == w->signals)
				drain(w);
			else if (fd == helpers_fd(w->helpers))
				collect(w);
			else if (fd != w->mhd_epoll)
				linger_read(w, fd);
		}
		MHD_run(w->mhd);
		tick(w, clock_ms());
	}
}

/* SIGTERM comes by a descriptor; an interrupt at the terminal is the parent's business. */
static int
signals_open(void)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGCHLD);
	sigprocmask(SIG_UNBLOCK, &set, NULL);
	sigemptyset(&set);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGHUP);
	sigaddset(&set, SIGTERM);
	sigprocmask(SIG_BLOCK, &set, NULL);
	sigdelset(&set, SIGINT);
	sigdelset(&set, SIGHUP);
	return signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
}

/* A fixed threshold gives large blocks back at once; helpers must not each keep a heap. */
static void
memory_setup(void)
{
	mallopt(M_ARENA_MAX, 2);
	mallopt(M_MMAP_THRESHOLD, 512 * 1024);
	mallopt(M_TRIM_THRESHOLD, 8 * 1024 * 1024);
}

_Noreturn void
worker_run(const struct http_conf *conf, const struct http_app *app, int listen, int index,
    int ready)
{
	struct worker w = { .conf = conf, .app = app, .listen = listen, .index = index };
	pid_t me = getpid();

	memory_setup();
	for (size_t i = 0; i < LINGER_MAX; i++)
		w.linger[i].fd = -1;
	if (conf->trust_proxy != NULL)
		address_read(conf->trust_proxy, strlen(conf->trust_proxy), w.proxy);
	w.serial = (uint64_t)me << 32;
	w.signals = signals_open();
	w.state = app->worker_start(app->conf, index);
	if (w.state == NULL)
		_exit(1);
	w.helpers = helpers_new(conf->helper_threads);
	w.mhd = daemon_new(&w);
	if (w.mhd == NULL) {
		log_line("http: worker %d cannot start", index);
		_exit(1);
	}
	w.epoll = epoll_create1(EPOLL_CLOEXEC);
	w.mhd_epoll = MHD_get_daemon_info(w.mhd, MHD_DAEMON_INFO_EPOLL_FD)->epoll_fd;
	watch(&w, w.signals);
	watch(&w, helpers_fd(w.helpers));
	watch(&w, w.mhd_epoll);
	w.idle_due = w.sweep_due = clock_ms() + IDLE_MS;
	if (write(ready, &me, sizeof(me)) != sizeof(me))
		_exit(1);
	close(ready);
	loop(&w);
	if (w.n_conn > 0)
		/* something hangs: its memory and threads cannot be freed */
		_exit(1);
	MHD_stop_daemon(w.mhd);
	helpers_free(w.helpers);
	if (app->worker_stop != NULL)
		app->worker_stop(w.state);
	_exit(0);
}
