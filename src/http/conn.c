/* SPDX-License-Identifier: EUPL-1.2
 * conn.c - the connections of a worker: who is too slow, who may go, who must be let finish
 * talking.
 * libmicrohttpd only knows a pause between two bytes; a client that drips would stay for ever.
 */
#include "http/impl.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#define LINGER_MS    3000
#define LINGER_BYTES ((size_t)64 << 20)
#define GRACE_MS     1000               /* a worker that goes lets idle clients ask once more */

/*
 * Closing a socket with unread bytes resets it, and the client would lose the page that says why it
 * was refused. So a second descriptor stays and swallows what still comes, for a while.
 */
static void
linger_start(struct worker *w, int fd)
{
	struct talker *l = NULL;
	struct epoll_event ev = { .events = EPOLLIN };

	for (size_t i = 0; i < LINGER_MAX && l == NULL; i++)
		if (w->linger[i].fd < 0)
			l = &w->linger[i];
	if (l == NULL)
		return;
	ev.data.fd = l->fd = fcntl(fd, F_DUPFD_CLOEXEC, 0);
	if (l->fd < 0)
		return;
	shutdown(fd, SHUT_WR);
	l->left = LINGER_BYTES;
	l->until = clock_ms() + LINGER_MS;
	epoll_ctl(w->epoll, EPOLL_CTL_ADD, l->fd, &ev);
}

void
linger_read(struct worker *w, int fd)
{
	char bin[16 * 1024];

	for (size_t i = 0; i < LINGER_MAX; i++) {
		struct talker *l = &w->linger[i];
		ssize_t n;

		if (l->fd != fd)
			continue;
		n = recv(fd, bin, sizeof(bin), MSG_DONTWAIT);
		if (n > 0 && (size_t)n < l->left) {
			l->left -= (size_t)n;
		} else {
			close(l->fd);
			l->fd = -1;
		}
		return;
	}
}

static struct conn *
conn_new(struct worker *w, struct MHD_Connection *mhd)
{
	struct conn *c = calloc(1, sizeof(*c));
	const union MHD_ConnectionInfo *fd, *addr;

	if (c == NULL)
		abort();
	fd = MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_CONNECTION_FD);
	addr = MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
	c->fd = fd->connect_fd;
	if (addr == NULL || !address_text(addr->client_addr, c->peer))
		memcpy(c->peer, "?", 2);
	c->deadline = clock_ms() + 1000 * w->conf->idle_seconds;
	c->next = w->conns;
	if (c->next != NULL)
		c->next->prev = c;
	w->conns = c;
	w->n_conn++;
	return c;
}

static void
conn_free(struct worker *w, struct conn *c)
{
	if (c->linger)
		linger_start(w, c->fd);
	if (c->prev != NULL)
		c->prev->next = c->next;
	else
		w->conns = c->next;
	if (c->next != NULL)
		c->next->prev = c->prev;
	w->n_conn--;
	free(c);
}

void
conn_notify(void *worker, struct MHD_Connection *mhd, void **ctx,
    enum MHD_ConnectionNotificationCode what)
{
	if (what == MHD_CONNECTION_NOTIFY_STARTED) {
		*ctx = conn_new(worker, mhd);
	} else if (*ctx != NULL) {
		conn_free(worker, *ctx);
		*ctx = NULL;
	}
}

/* The next step, that moves so many bytes, must be over after the idle
 * time and a slow line's time. */
void
conn_deadline(struct request *rq, size_t bytes)
{
	int64_t seconds = rq->worker->conf->idle_seconds + (int64_t)(bytes / BYTES_A_SEC);

	rq->conn->deadline = clock_ms() + 1000 * seconds;
}

void
conn_sweep(struct worker *w, int64_t now)
{
	bool leave = w->draining && now - w->drain_began > GRACE_MS;

	for (struct conn *c = w->conns; c != NULL; c = c->next) {
		if (now > c->deadline)
			shutdown(c->fd, SHUT_RDWR);
		else if (leave && !c->busy)
			/* what has come is still read and answered */
			shutdown(c->fd, SHUT_RD);
	}
	for (size_t i = 0; i < LINGER_MAX; i++) {
		if (w->linger[i].fd < 0 || now < w->linger[i].until)
			continue;
		close(w->linger[i].fd);
		w->linger[i].fd = -1;
	}
}
