/* SPDX-License-Identifier: EUPL-1.2
 * cx.h - what one unit of work (a request, a job, a command, a test) may use.
 */
#ifndef KOMPAN_CX_H
#define KOMPAN_CX_H

#include "base/base.h"
#include "db/db.h"
#include "work/ids.h"

/* One thing wrong with what was typed; name "" is the whole form. Rules
 * collect all, then refuse once. */
struct fault { const char *name, *text; struct fault *next; };

struct cx {
	struct arena   *mem;            /* freed when the work is done */
	struct db      *db;             /* inside a transaction */
	int64_t         now;            /* instant; one reading for the whole unit */
	const char     *today;          /* Warsaw day of now; tests set both */
	enum lang       lang;           /* of whoever asked */
	tenant_id       tenant;         /* the partnership in the URL; 0: none */
	user_id         actor;          /* who acts; 0: the system or nobody */
	partner_id      partner;        /* the actor's partner in this partnership; 0: none */
	uint64_t        perms;          /* what the actor may do here, see core/perm.h */
	const char     *why;            /* set with any status but ST_OK */
	struct fault   *fault;          /* in order; see cx_fault */
};

/* The rule named field is at fault; text is a whole sentence in cx->lang.
 * Go on, then return cx_faulty(cx). */
void    cx_fault(struct cx *, const char *name, const char *fmt, ...) PRINTF(3, 4);
/* ST_INVALID if anything was found wrong, ST_OK otherwise. */
enum st cx_faulty(struct cx *) MUST_USE;

/* return cx_fail(cx, ST_CONFLICT, tr(cx->lang, "...")): the one way to
 * refuse. The text is in the user's language. */
#define cx_fail(cx, status, ...) \
	((cx)->why = arena_strf((cx)->mem, __VA_ARGS__), (status))

#endif
