/* SPDX-License-Identifier: EUPL-1.2
 * route.c - a walk along the tables in main/modules.c. Patterns differ early, so the walk is short.
 */
#include "core/route.h"

#include "base/date.h"
#include "base/log.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

void
route_check(void)
{
	for (size_t m = 0; m < n_modules; m++)
		for (size_t i = 0; i < *modules[m].n_route; i++) {
			const struct route *rt = &modules[m].route[i];
			bool post = strcmp(rt->method, "POST") == 0;

			if (rt->need == 0 || rt->run == NULL || (post && rt->again == NULL)) {
				log_line("route %s %s lacks a permission or a handler", rt->method,
				    rt->path);
				abort();
			}
		}
}

static bool
take_id(const char *s, size_t n, int64_t *ret)
{
	char digits[24];

	if (n == 0 || n >= sizeof(digits) || *s == '0')
		return false;
	memcpy(digits, s, n);
	digits[n] = '\0';
	return text_to_int(digits, ret) && *ret > 0;
}

/* One piece of the path against ":name". */
static bool
take(struct req *r, const char *name, size_t n_name, const char *s, size_t n)
{
	if (strncmp(name, ":p", n_name) == 0)
		return take_id(s, n, &r->cx.tenant.v);
	if (strncmp(name, ":id", n_name) == 0)
		return take_id(s, n, &r->id);
	if (strncmp(name, ":id2", n_name) == 0)
		return take_id(s, n, &r->id2);
	if (strncmp(name, ":id3", n_name) == 0)
		return take_id(s, n, &r->id3);
	if (n == 0 || n > 200)
		return false;
	const char *text = arena_strn(r->cx.mem, s, n);

	if (strncmp(name, ":month", n_name) == 0) {
		r->month = text;
		return month_ok(text);
	}
	r->code = text;
	return true;
}

static bool
match(struct req *r, const char *pattern, const char *path)
{
	while (*pattern != '\0' && *path != '\0') {
		if (*pattern != ':') {
			if (*pattern++ != *path++)
				return false;
			continue;
		}
		size_t n_name = strcspn(pattern, "/"), n = strcspn(path, "/");

		if (!take(r, pattern, n_name, path, n))
			return false;
		pattern += n_name;
		path += n;
	}
	return *pattern == *path;
}

enum st
route_find(struct req *r, const char *method, const char *path)
{
	const struct arena_mark mark = arena_mark(r->cx.mem);
	bool other = false;

	for (size_t m = 0; m < n_modules; m++)
		for (size_t i = 0; i < *modules[m].n_route; i++) {
			const struct route *rt = &modules[m].route[i];

			r->cx.tenant.v = r->id = r->id2 = r->id3 = 0;
			r->month = r->code = NULL;
			if (!match(r, rt->path, path)) {
				arena_rewind(r->cx.mem, mark);
				continue;
			}
			if (strcmp(rt->method, method) == 0) {
				r->route = rt;
				return ST_OK;
			}
			other = true;
		}
	r->cx.tenant.v = 0;
	return other ? ST_INVALID : ST_NOT_FOUND;
}
