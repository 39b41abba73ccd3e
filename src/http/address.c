/* SPDX-License-Identifier: EUPL-1.2
 * address.c - the listening socket and addresses as text.
 */
#include "http/impl.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netdb.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define BACKLOG 1024

/* "127.0.0.1:8080", "[::1]:8080", "localhost:80" */
static bool
split(const char *listen, char *host, size_t n_host, const char **ret_port)
{
	const char *colon = strrchr(listen, ':');
	size_t n;

	if (colon == NULL || colon == listen || colon[1] == '\0')
		return false;
	n = (size_t)(colon - listen);
	if (listen[0] == '[') {
		if (n < 3 || listen[n - 1] != ']')
			return false;
		listen++;
		n -= 2;
	}
	if (n >= n_host)
		return false;
	memcpy(host, listen, n);
	host[n] = '\0';
	*ret_port = colon + 1;
	return true;
}

static int
bind_one(const struct addrinfo *ai)
{
	int one = 1, why;
	int fd = socket(ai->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);

	if (fd < 0)
		return -1;
	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof(one));
	if (bind(fd, ai->ai_addr, ai->ai_addrlen) == 0 && listen(fd, BACKLOG) == 0)
		return fd;
	why = errno;
	close(fd);
	errno = why;
	return -1;
}

int
address_bind(const char *listen)
{
	const struct addrinfo hints = { .ai_socktype = SOCK_STREAM, .ai_flags = AI_PASSIVE };
	struct addrinfo *list;
	char host[256];
	const char *port;
	int fd = -1;

	if (listen == NULL || !split(listen, host, sizeof(host), &port)) {
		fprintf(stderr, "cannot listen on \"%s\": not ADDRESS:PORT\n",
		    listen ? listen : "");
		return -1;
	}
	if (getaddrinfo(host, port, &hints, &list) != 0) {
		fprintf(stderr, "cannot listen on %s: no such address\n", listen);
		return -1;
	}
	for (const struct addrinfo *ai = list; ai != NULL && fd < 0; ai = ai->ai_next)
		fd = bind_one(ai);
	if (fd < 0)
		fprintf(stderr, "cannot listen on %s: %s\n", listen, strerror(errno));
	freeaddrinfo(list);
	return fd;
}

/* An IPv4 address inside IPv6 (::ffff:192.0.2.1) is written as IPv4, so that both compare equal. */
bool
address_text(const struct sockaddr *sa, char ret[INET6_ADDRSTRLEN])
{
	const struct sockaddr_in *v4 = (const struct sockaddr_in *)(const void *)sa;
	const struct sockaddr_in6 *v6 = (const struct sockaddr_in6 *)(const void *)sa;

	if (sa->sa_family == AF_INET)
		return inet_ntop(AF_INET, &v4->sin_addr, ret, INET6_ADDRSTRLEN) != NULL;
	if (sa->sa_family != AF_INET6)
		return false;
	if (IN6_IS_ADDR_V4MAPPED(&v6->sin6_addr))
		return inet_ntop(AF_INET, &v6->sin6_addr.s6_addr[12], ret, INET6_ADDRSTRLEN) !=
		    NULL;
	return inet_ntop(AF_INET6, &v6->sin6_addr, ret, INET6_ADDRSTRLEN) != NULL;
}

bool
address_read(const char *text, size_t n, char ret[INET6_ADDRSTRLEN])
{
	struct sockaddr_in v4 = { .sin_family = AF_INET };
	struct sockaddr_in6 v6 = { .sin6_family = AF_INET6 };
	char copy[INET6_ADDRSTRLEN];

	if (n >= 2 && text[0] == '[' && text[n - 1] == ']') {
		text++;
		n -= 2;
	}
	if (n >= sizeof(copy))
		return false;
	memcpy(copy, text, n);
	copy[n] = '\0';
	if (inet_pton(AF_INET, copy, &v4.sin_addr) == 1)
		return address_text((const struct sockaddr *)&v4, ret);
	if (inet_pton(AF_INET6, copy, &v6.sin6_addr) == 1)
		return address_text((const struct sockaddr *)&v6, ret);
	return false;
}
