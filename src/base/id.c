/* SPDX-License-Identifier: EUPL-1.2
 * id.c - time-ordered ids, unique without a server to ask.
 */
#include "base/id.h"

#include "base/date.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/random.h>

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

int64_t
id_new(void)
{
	static _Thread_local int64_t last;
	int64_t now = now_ms();

	if (now > id_instant(last) || last == 0) {
		uint32_t r;

		random_bytes(&r, sizeof(r));
		last = id_at(now, r);
	} else
		last++;                         /* same millisecond, or the clock went back */
	return last;
}
