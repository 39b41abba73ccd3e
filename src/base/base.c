/* SPDX-License-Identifier: EUPL-1.2
 * base.c - arena and buffer. Under ASan each object gets its own malloc,
 * or ASan would be blind inside the arena.
 */
#include "base/base.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__has_feature)              /* clang says it so, gcc by a macro */
#if __has_feature(address_sanitizer)
#define __SANITIZE_ADDRESS__ 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__)
#define BLOCK_SIZE ((size_t)1)          /* every object in its own block */
#else
#define BLOCK_SIZE ((size_t)64 * 1024)
#endif

struct block {
	struct block *prev;
	size_t        cap;
	max_align_t   data[];
};

struct arena {
	struct block *top;
	size_t        used;     /* bytes used in top */
	size_t        total;    /* bytes in all blocks */
	size_t        limit;
};

static _Noreturn void
die(const char *why)
{
	fprintf(stderr, "fatal: %s\n", why);
	abort();
}

static void
block_push(struct arena *a, size_t need)
{
	size_t cap = need > BLOCK_SIZE ? need : BLOCK_SIZE;
	struct block *b;

	if (cap > a->limit - a->total)  /* total never passes the limit; the sum could overflow */
		die("arena limit reached");
	b = malloc(sizeof(*b) + cap);
	if (b == NULL)
		die("out of memory");
	b->prev = a->top;
	b->cap = cap;
	a->top = b;
	a->used = 0;
	a->total += cap;
}

static void
block_pop(struct arena *a)
{
	struct block *b = a->top;

	a->top = b->prev;
	a->total -= b->cap;
	free(b);
}

struct arena *
arena_new(size_t limit)
{
	struct arena *a = calloc(1, sizeof(*a));

	if (a == NULL)
		die("out of memory");
	a->limit = limit;
	block_push(a, BLOCK_SIZE);
	return a;
}

void
arena_free(struct arena *a)
{
	if (a == NULL)
		return;
	while (a->top != NULL)
		block_pop(a);
	free(a);
}

/* Not zeroed: for what is written before it is read. */
static void *
take(struct arena *a, size_t n)
{
	const size_t align = _Alignof(max_align_t);
	void *p;

	assert(n <= SIZE_MAX - align);
	n = (n + align - 1) & ~(align - 1);
	if (n > a->top->cap - a->used)
		block_push(a, n);
	p = (char *)a->top->data + a->used;
	a->used += n;
	return p;
}

void *
arena_alloc(struct arena *a, size_t n)
{
	return memset(take(a, n), 0, n);
}

void *
arena_array(struct arena *a, size_t size, size_t n)
{
	size_t bytes;

	if (__builtin_mul_overflow(size, n, &bytes))
		die("arena limit reached");
	return arena_alloc(a, bytes);
}

/* Doubles an array that is full; *cap counts elements. */
void *
arena_grow(struct arena *a, void *old, size_t *cap, size_t size)
{
	size_t n = *cap;
	void *p;

	*cap = n == 0 ? 16 : 2 * n;
	p = arena_array(a, size, *cap);
	if (n > 0)
		memcpy(p, old, n * size);
	return p;
}

char *
arena_str(struct arena *a, const char *s)
{
	size_t n = strlen(s) + 1;

	return memcpy(arena_alloc(a, n), s, n);
}

char *
arena_strn(struct arena *a, const char *s, size_t n)
{
	char *copy = arena_alloc(a, n + 1);

	if (n > 0)
		memcpy(copy, s, n);
	return copy;
}

/* The format comes to here unseen: gcc 12 with UBSan takes it for NULL where it is inlined. */
static __attribute__((noinline)) PRINTF(3, 0) size_t
format(char *to, size_t size, const char *fmt, va_list ap)
{
	int n = vsnprintf(to, size, fmt, ap);

	assert(n >= 0);
	return (size_t)n;
}

char *
arena_vstrf(struct arena *a, const char *fmt, va_list ap)
{
	va_list again;
	size_t n;
	char *s;

	va_copy(again, ap);
	n = format(NULL, 0, fmt, again);
	va_end(again);
	s = arena_alloc(a, n + 1);
	format(s, n + 1, fmt, ap);
	return s;
}

char *
arena_strf(struct arena *a, const char *fmt, ...)
{
	va_list ap;
	char *s;

	va_start(ap, fmt);
	s = arena_vstrf(a, fmt, ap);
	va_end(ap);
	return s;
}

size_t
arena_used(const struct arena *a)
{
	return a->total;
}

struct arena_mark
arena_mark(const struct arena *a)
{
	return (struct arena_mark){ a->top, a->used };
}

void
arena_rewind(struct arena *a, struct arena_mark m)
{
	while (a->top != m.block)
		block_pop(a);
	a->used = m.used;
}

void
buf_init(struct buf *b, struct arena *mem)
{
	*b = (struct buf){ .mem = mem, .s = arena_alloc(mem, 1), .cap = 1 };
}

void
buf_room(struct buf *b, size_t n)
{
	size_t cap = 2 * (b->len + n) + 256;
	char *grown;

	if (b->cap - b->len > n)        /* keeps one byte for the NUL */
		return;
	grown = take(b->mem, cap);
	memcpy(grown, b->s, b->len + 1);
	b->s = grown;
	b->cap = cap;
}

void
buf_add(struct buf *b, const char *s, size_t n)
{
	if (n == 0)
		return;
	buf_room(b, n);
	memcpy(b->s + b->len, s, n);
	b->len += n;
	b->s[b->len] = '\0';
}

void
buf_str(struct buf *b, const char *s)
{
	if (s != NULL)
		buf_add(b, s, strlen(s));
}

void
buf_fmt(struct buf *b, const char *fmt, ...)
{
	char small[512];
	va_list ap;
	size_t n;

	va_start(ap, fmt);
	n = format(small, sizeof(small), fmt, ap);
	va_end(ap);
	if (n < sizeof(small)) {
		buf_add(b, small, n);
		return;
	}
	va_start(ap, fmt);
	buf_add(b, arena_vstrf(b->mem, fmt, ap), n);
	va_end(ap);
}
