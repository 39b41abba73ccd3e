/* SPDX-License-Identifier: EUPL-1.2
 * cx.c - what rules say when something typed is wrong.
 */
#include "work/cx.h"

#include <stdarg.h>

void
cx_fault(struct cx *cx, const char *name, const char *fmt, ...)
{
	struct fault **at = &cx->fault, *f = NEW(cx->mem, struct fault);
	va_list ap;

	va_start(ap, fmt);
	f->text = arena_vstrf(cx->mem, fmt, ap);
	va_end(ap);
	f->name = name;
	while (*at != NULL)
		at = &(*at)->next;
	*at = f;
}

enum st
cx_faulty(struct cx *cx)
{
	if (cx->fault == NULL)
		return ST_OK;
	cx->why = cx->fault->text;
	return ST_INVALID;
}
