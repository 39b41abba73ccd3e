/* SPDX-License-Identifier: EUPL-1.2
 * base.h - status, arena, byte buffer. Depends on nothing but libc.
 */
#ifndef KOMPAN_BASE_H
#define KOMPAN_BASE_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define PRINTF(f, a) __attribute__((format(printf, f, a)))
#define MUST_USE     __attribute__((warn_unused_result))
#define CLEANUP(fn)  __attribute__((cleanup(fn)))
#define LEN(a)       (sizeof(a) / sizeof((a)[0]))

/* What a caller can act on. Anything else is a bug and aborts the worker. */
enum st {
	ST_OK,
	ST_NOT_FOUND,   /* 404 */
	ST_DENIED,      /* 403 */
	ST_INVALID,     /* 422: the form knows which field */
	ST_CONFLICT,    /* 409: cx->why says what, in the user's language */
	ST_BUSY,        /* lost a race: the dispatcher runs the handler again */
	ST_UNKNOWN,     /* connection lost during COMMIT: nobody knows; 503, never rerun */
	ST_FAIL,        /* 500: logged where it happened */
};

/* Languages of the interface; the order is that of the catalogues. */
enum lang { LANG_PL, LANG_EN, LANG_COUNT };

/*
 * Arena: memory that lives exactly as long as one unit of work.
 * Never returns NULL; memory is zeroed; nothing is freed singly; a byte limit aborts.
 */
struct arena;
struct arena_mark { struct block *block; size_t used; };

struct arena     *arena_new(size_t limit);              /* bytes */
void              arena_free(struct arena *);           /* NULL is fine */
void             *arena_alloc(struct arena *, size_t);
void             *arena_array(struct arena *, size_t size, size_t n);
void             *arena_grow(struct arena *, void *, size_t *cap, size_t size);
char             *arena_str(struct arena *, const char *);
char             *arena_strn(struct arena *, const char *, size_t);
char             *arena_strf(struct arena *, const char *, ...) PRINTF(2, 3);
char             *arena_vstrf(struct arena *, const char *, va_list) PRINTF(2, 0);
struct arena_mark arena_mark(const struct arena *);
void              arena_rewind(struct arena *, struct arena_mark);
size_t            arena_used(const struct arena *);     /* bytes in all blocks */

#define NEW(a, T)      ((T *)arena_alloc((a), sizeof(T)))
#define NEWN(a, T, n)  ((T *)arena_array((a), sizeof(T), (n)))

/*
 * Growing byte buffer in an arena. s is never NULL and always NUL-terminated.
 * lang is the language of what is being written into it (see core/lang.h).
 */
struct buf {
	struct arena *mem;
	char         *s;
	size_t        len, cap;
	enum lang     lang;
};

void buf_init(struct buf *, struct arena *);
void buf_add(struct buf *, const char *, size_t);        /* any bytes; NULL where there are none */
void buf_str(struct buf *, const char *);               /* NULL adds nothing */
/* Makes room for n bytes more, so that what is known to be long grows once. */
void buf_room(struct buf *, size_t n);
/* The same as buf_add where there is room, in place: pages are made of many short pieces. */
static inline void
buf_put(struct buf *b, const char *s, size_t n)
{
	if (b->cap - b->len <= n) {
		buf_add(b, s, n);
		return;
	}
	memcpy(b->s + b->len, s, n);
	b->len += n;
	b->s[b->len] = '\0';
}
void buf_fmt(struct buf *, const char *, ...) PRINTF(2, 3);

#endif
