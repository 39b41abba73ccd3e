/* SPDX-License-Identifier: EUPL-1.2
 * id.c - time-ordered ids, unique without a server to ask.
 */
#include "base/id.h"

#include "base/date.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/random.h>
#include <unistd.h>

#define EPOCH_MS   1577836800000LL      /* 2020-01-01T00:00:00Z */
#define LOW_BITS   22
#define LOW_MASK   ((1u << LOW_BITS) - 1)

void
random_bytes(void *to, size_t n)
{
	unsigned char *p = to;

	while (n > 0) {
		ssize_t got = getrandom(p, n, 0);

		if (got < 0) {
			if (errno == EINTR)
				continue;
			abort();                /* without randomness nothing here is safe */
		}
		p += got;
		n -= (size_t)got;
	}
}

int64_t
id_at(int64_t ms, uint32_t random22)
{
	return ((ms - EPOCH_MS) << LOW_BITS) | (int64_t)(random22 & LOW_MASK);
}

int64_t
id_instant(int64_t id)
{
	return (id >> LOW_BITS) + EPOCH_MS;
}

/*
 * One counter for all threads, so that they never share an id. A child begins anew with bits of its
 * own in a later millisecond: else it and its parent would count on from the same id.
 */
int64_t
id_new(void)
{
	static _Atomic int64_t last;
	static _Atomic pid_t owner;
	int64_t before = atomic_load(&last), id;
	bool ours = atomic_exchange(&owner, getpid()) == getpid();

	do {
		int64_t now = now_ms(), past = id_instant(before);
		uint32_t r;

		id = before + 1;                /* same millisecond, or the clock went back */
		if (now > past || !ours) {
			random_bytes(&r, sizeof(r));
			id = id_at(now > past ? now : past + 1, r);
		}
	} while (!atomic_compare_exchange_weak(&last, &before, id));
	return id;
}
