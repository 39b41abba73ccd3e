/* SPDX-License-Identifier: EUPL-1.2
 * http_fuzz.c - libFuzzer: queries, forms and multipart bodies. What is accepted must be text, and
 * every part must lie inside the body.
 */
#include "http/impl.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
check_pairs(const struct http_pair *pair, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (decode_check(pair[i].name, strlen(pair[i].name)) != NULL ||
		    decode_check(pair[i].value, strlen(pair[i].value)) != NULL)
			abort();
}

static void
try_multipart(struct arena *mem, const uint8_t *data, size_t n)
{
	struct http_request rq = { .mem = mem };
	char *body = malloc(n + 1);

	memcpy(body, data, n);
	if (multipart_read(&rq, body, n, "\r\n--B") == NULL)
		check_pairs(rq.form, rq.n_form);
	for (size_t i = 0; i < rq.n_file; i++)
		if (rq.file[i].bytes < body || rq.file[i].bytes + rq.file[i].size > body + n)
			abort();
	free(body);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *mem = arena_new((size_t)64 << 20);
	struct http_pair *pair = NULL;
	size_t n_pair;
	const char *path;
	char *exact = malloc(n > 0 ? n : 1);

	memcpy(exact, data, n);
	if (decode_pairs(mem, exact, n, &pair, &n_pair) == NULL)
		check_pairs(pair, n_pair);
	decode_path(mem, exact, n, &path);
	free(exact);
	try_multipart(mem, data, n);
	arena_free(mem);
	return 0;
}
