/* SPDX-License-Identifier: EUPL-1.2
 * scan.c - a file is walked from its first mark to its last: a picture
 * with a page or a program behind it is none.
 */
#include "base/scan.h"

#include <string.h>

static uint32_t
big(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static bool
is_png(const unsigned char *p, size_t n)
{
	static const unsigned char mark[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
	size_t at = sizeof(mark);
	bool first = true;

	if (n < 45 || memcmp(p, mark, sizeof(mark)) != 0)
		return false;
	while (n - at >= 12) {
		uint32_t size = big(p + at);

		if (size > n - at - 12 || (first && memcmp(p + at + 4, "IHDR", 4) != 0))
			return false;
		if (memcmp(p + at + 4, "IEND", 4) == 0)
			return size == 0 && at + 12 == n;
		at += 12 + size;
		first = false;
	}
	return false;
}

/* Up to the picture's own bytes; these run to the end mark. */
static bool
is_jpeg(const unsigned char *p, size_t n)
{
	size_t at = 2;

	if (n < 20 || p[0] != 0xff || p[1] != 0xd8 || p[n - 2] != 0xff || p[n - 1] != 0xd9)
		return false;
	while (n - at >= 4 && p[at] == 0xff) {
		size_t size = (size_t)p[at + 2] << 8 | p[at + 3];

		if (p[at + 1] == 0xff) {        /* filling */
			at++;
			continue;
		}
		if (size < 2 || size > n - at - 2)
			return false;
		if (p[at + 1] == 0xda)
			return true;
		at += 2 + size;
	}
	return false;
}

static bool
is_pdf(const unsigned char *p, size_t n)
{
	size_t tail = n < 1024 ? n : 1024;

	if (n < 32 || (memcmp(p, "%PDF-1.", 7) != 0 && memcmp(p, "%PDF-2.", 7) != 0))
		return false;
	return memmem(p + n - tail, tail, "%%EOF", 5) != NULL;
}

const char *
scan_type(const void *bytes, size_t n)
{
	if (n > SCAN_BYTES)
		return NULL;
	if (is_pdf(bytes, n))
		return "application/pdf";
	if (is_jpeg(bytes, n))
		return "image/jpeg";
	return is_png(bytes, n) ? "image/png" : NULL;
}

const char *
scan_ending(const char *type)
{
	return strcmp(type, "image/png") == 0 ? "png"
	    : strcmp(type, "image/jpeg") == 0 ? "jpg"
	                                      : "pdf";
}
