/* SPDX-License-Identifier: EUPL-1.2
 * mark.c - texts mixed byte by byte; 0xff, which no UTF-8 holds, stands at the end of each.
 */
#include "base/mark.h"

#include <inttypes.h>

uint64_t
mark_add(uint64_t mark, const char *text)
{
	const uint64_t prime = UINT64_C(1099511628211);

	for (text = text == NULL ? "" : text; *text != '\0'; text++)
		mark = (mark ^ (unsigned char)*text) * prime;
	return (mark ^ 0xff) * prime;
}

const char *
mark_text(struct arena *mem, uint64_t mark)
{
	return arena_strf(mem, "%016" PRIx64, mark);
}

const char *
mark_of(struct arena *mem, const char *const *text, size_t n)
{
	uint64_t mark = MARK_BEGIN;

	for (size_t i = 0; i < n; i++)
		mark = mark_add(mark, text[i]);
	return mark_text(mem, mark);
}
