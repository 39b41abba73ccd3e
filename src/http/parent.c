/* SPDX-License-Identifier: EUPL-1.2
 * parent.c - holds the socket, keeps the workers alive, stops them, and makes room for its
 * successor.
 * The successor is the same process: SIGHUP executes the program anew, which finds the socket and
 * the old workers in the environment and lets these go when its own are ready.
 */
#include "http/impl.h"

#include "base/log.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define ENV          "KOMPAN_HTTP"      /* "PID FD OLD OLD ..." */
#define WORKERS_MAX  64
#define OLD_MAX      256
#define STOP_MS      20000
#define YOUNG_MS     1000
#define PAUSE_MS     250
#define PAUSE_MAX_MS 5000
#define TICK_MS      1000

struct slot {
	pid_t   pid;            /* 0: none */
	int64_t began, due, pause;
	bool    ready;
};

struct parent {
	const struct http_conf *conf;
	const struct http_app  *app;
	int         listen, signals, ready[2];
	struct slot slot[WORKERS_MAX];
	pid_t       old[OLD_MAX];       /* of the program before; they finish and go */
	size_t      n_old;
	bool        old_told, stopping;
	int64_t     stop_by, tick_due;
	int         status;
};

static void
start(struct parent *p, int i, int64_t now)
{
	struct slot *s = &p->slot[i];
	pid_t parent = getpid();

	s->began = now;
	s->ready = false;
	s->pid = fork();
	if (s->pid < 0) {
		log_line("http: cannot fork: %s", strerror(errno));
		s->pid = 0;
		s->due = now + PAUSE_MAX_MS;
		return;
	}
	if (s->pid > 0)
		return;
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (getppid() != parent)
		_exit(0);
	close(p->signals);
	close(p->ready[0]);
	worker_run(p->conf, p->app, p->listen, i, p->ready[1]);
}

static void
start_due(struct parent *p)
{
	int64_t now = clock_ms();

	for (int i = 0; i < p->conf->workers; i++)
		if (p->slot[i].pid == 0 && p->slot[i].due <= now)
			start(p, i, now);
}

static void
died(struct parent *p, int i, int status)
{
	struct slot *s = &p->slot[i];
	int64_t now = clock_ms();

	if (p->stopping) {
		s->pid = 0;
		return;
	}
	s->pause = now - s->began >= YOUNG_MS ? 0 : s->pause == 0 ? PAUSE_MS : 2 * s->pause;
	if (s->pause > PAUSE_MAX_MS)
		s->pause = PAUSE_MAX_MS;
	s->due = now + s->pause;
	log_line("http: worker %d (%d) %s %d, the next in %lld ms", i, (int)s->pid,
		 WIFSIGNALED(status) ? "died by signal" : "ended with status",
		 WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status), (long long)s->pause);
	s->pid = 0;
}

/* Only our own: the application may have children too. */
static void
reap(struct parent *p)
{
	int status;

	for (int i = 0; i < p->conf->workers; i++)
		if (p->slot[i].pid > 0 && waitpid(p->slot[i].pid, &status, WNOHANG) ==
		    p->slot[i].pid)
			died(p, i, status);
	for (size_t i = 0; i < p->n_old;) {
		if (waitpid(p->old[i], &status, WNOHANG) != 0)
			p->old[i] = p->old[--p->n_old];
		else
			i++;
	}
}

static void
tell_all(struct parent *p, int sig)
{
	for (int i = 0; i < p->conf->workers; i++)
		if (p->slot[i].pid > 0)
			kill(p->slot[i].pid, sig);
	for (size_t i = 0; i < p->n_old; i++)
		kill(p->old[i], sig);
}

static size_t
alive(const struct parent *p)
{
	size_t n = p->n_old;

	for (int i = 0; i < p->conf->workers; i++)
		n += p->slot[i].pid > 0;
	return n;
}

static void
stop(struct parent *p, int status)
{
	if (p->stopping)
		return;
	p->stopping = true;
	p->status = status;
	p->stop_by = clock_ms() + STOP_MS;
	tell_all(p, SIGTERM);
}

/* Signals stay blocked over the exec, so that one that comes meanwhile waits for the successor. */
static void
execute_anew(struct parent *p)
{
	char env[64 + 12 * (WORKERS_MAX + OLD_MAX)];
	int n;

	if (p->conf->argv == NULL || p->stopping)
		return;
	n = snprintf(env, sizeof(env), "%d %d", (int)getpid(), p->listen);
	for (size_t i = 0; i < p->n_old; i++)
		n += snprintf(env + n, sizeof(env) - (size_t)n, " %d", (int)p->old[i]);
	for (int i = 0; i < p->conf->workers; i++)
		if (p->slot[i].pid > 0)
			n += snprintf(env + n, sizeof(env) - (size_t)n, " %d", (int)p->slot[i].pid);
	setenv(ENV, env, 1);
	fcntl(p->listen, F_SETFD, 0);
	log_line("http: executing %s anew", p->conf->argv[0]);
	execvp(p->conf->argv[0], p->conf->argv);
	log_line("http: cannot execute %s: %s; going on as before", p->conf->argv[0],
	    strerror(errno));
	fcntl(p->listen, F_SETFD, FD_CLOEXEC);
	unsetenv(ENV);
}

/* The socket and workers that this process had before it was executed anew. */
static bool
adopt(struct parent *p)
{
	const char *env = getenv(ENV);
	int listening = 0;
	socklen_t n = sizeof(listening);
	char *s;

	if (env == NULL)
		return false;
	if (strtol(env, &s, 10) != getpid())
		return false;
	p->listen = (int)strtol(s, &s, 10);
	while (*s == ' ' && p->n_old < OLD_MAX)
		p->old[p->n_old++] = (pid_t)strtol(s, &s, 10);
	unsetenv(ENV);
	if (getsockopt(p->listen, SOL_SOCKET, SO_ACCEPTCONN, &listening, &n) != 0 || !listening)
		return false;
	return fcntl(p->listen, F_SETFD, FD_CLOEXEC) == 0;
}

static void
read_ready(struct parent *p)
{
	pid_t pid;
	bool all = true;

	while (read(p->ready[0], &pid, sizeof(pid)) == sizeof(pid))
		for (int i = 0; i < p->conf->workers; i++)
			if (p->slot[i].pid == pid)
				p->slot[i].ready = true;
	for (int i = 0; i < p->conf->workers; i++)
		all = all && p->slot[i].pid > 0 && p->slot[i].ready;
	if (!all || p->old_told)
		return;
	p->old_told = true;
	for (size_t i = 0; i < p->n_old; i++)
		kill(p->old[i], SIGTERM);
}

static void
read_signals(struct parent *p)
{
	struct signalfd_siginfo got;

	while (read(p->signals, &got, sizeof(got)) == sizeof(got)) {
		if (got.ssi_signo == SIGHUP)
			execute_anew(p);
		else if (got.ssi_signo != SIGCHLD)
			stop(p, 0);
	}
}

static int
wait_ms(const struct parent *p)
{
	int64_t now = clock_ms(), due = p->tick_due;

	for (int i = 0; i < p->conf->workers && !p->stopping; i++)
		if (p->slot[i].pid == 0 && p->slot[i].due < due)
			due = p->slot[i].due;
	return due > now ? (int)(due - now) : 0;
}

static void
supervise(struct parent *p)
{
	struct pollfd fds[] = { { p->signals, POLLIN, 0 }, { p->ready[0], POLLIN, 0 } };

	while (!p->stopping || alive(p) > 0) {
		poll(fds, LEN(fds), wait_ms(p));
		read_signals(p);
		read_ready(p);
		reap(p);
		if (!p->stopping)
			start_due(p);
		else if (clock_ms() > p->stop_by)
			tell_all(p, SIGKILL);
		if (clock_ms() < p->tick_due)
			continue;
		p->tick_due = clock_ms() + TICK_MS;
		if (!p->stopping && p->app->parent_tick != NULL &&
		    !p->app->parent_tick(p->app->conf))
			stop(p, 1);
	}
}

static struct http_conf
with_defaults(const struct http_conf *given)
{
	struct http_conf c = *given;

	if (c.workers < 1)
		c.workers = 1;
	if (c.workers > WORKERS_MAX)
		c.workers = WORKERS_MAX;
	if (c.body_max == 0)
		c.body_max = (size_t)1 << 20;
	if (c.upload_max == 0)
		c.upload_max = (size_t)12 << 20;
	if (c.idle_seconds <= 0)
		c.idle_seconds = 15;
	if (c.helper_threads <= 0)
		c.helper_threads = 2;
	return c;
}

int
http_serve(const struct http_conf *given, const struct http_app *app)
{
	struct http_conf conf = with_defaults(given);
	struct parent p = { .conf = &conf, .app = app, .listen = -1 };
	char proxy[INET6_ADDRSTRLEN];
	sigset_t set, before;

	if (conf.trust_proxy != NULL && !address_read(conf.trust_proxy, strlen(conf.trust_proxy),
	    proxy)) {
		fprintf(stderr, "cannot trust \"%s\": not an address\n", conf.trust_proxy);
		return 1;
	}
	if (!adopt(&p))
		p.listen = address_bind(conf.listen);
	if (p.listen < 0 || pipe2(p.ready, O_CLOEXEC | O_NONBLOCK) != 0)
		return 1;
	signal(SIGPIPE, SIG_IGN);       /* whoever read the log may have gone */
	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGHUP);
	sigaddset(&set, SIGCHLD);
	sigprocmask(SIG_BLOCK, &set, &before);
	p.signals = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
	p.tick_due = clock_ms() + TICK_MS;
	start_due(&p);
	supervise(&p);
	close(p.signals);
	close(p.ready[0]);
	close(p.ready[1]);
	close(p.listen);
	sigprocmask(SIG_SETMASK, &before, NULL);
	return p.status;
}
