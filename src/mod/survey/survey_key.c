/* SPDX-License-Identifier: EUPL-1.2
 * survey_key.c - one secret on paper: the codes and the key that opens the answers come from it.
 */
#include "mod/survey/survey_inside.h"

#include "base/id.h"

#include <sodium.h>
#include <string.h>

#define SHEET ((size_t)16 << 10)        /* of every sheet before it is sealed */

/* No 0 O 1 I: a person copies them from paper. */
static const char signs[] = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

static const char *
spell(struct arena *mem, const unsigned char *bytes, size_t n)
{
	struct buf b;

	buf_init(&b, mem);
	for (size_t i = 0; i < n; i++) {
		if (i > 0 && i % 4 == 0)
			buf_str(&b, "-");
		buf_add(&b, &signs[bytes[i] & 31], 1);
	}
	return b.s;
}

const char *
survey_key_new(struct arena *mem)
{
	unsigned char bytes[SURVEY_KEY_SIGNS];

	random_bytes(bytes, sizeof(bytes));
	return spell(mem, bytes, sizeof(bytes));
}

const char *
survey_sheet_id(struct arena *mem)
{
	unsigned char bytes[SURVEY_ID];
	char *hex = arena_alloc(mem, 2 * SURVEY_ID + 1);

	random_bytes(bytes, sizeof(bytes));
	return sodium_bin2hex(hex, 2 * SURVEY_ID + 1, bytes, sizeof(bytes));
}

const char *
survey_plain(struct arena *mem, const char *typed, size_t length)
{
	char *to = arena_alloc(mem, length + 1);
	size_t n = 0;

	for (const char *s = typed; *s != '\0'; s++) {
		char c = *s >= 'a' && *s <= 'z' ? (char)(*s - 'a' + 'A') : *s;

		if (c == ' ' || c == '-' || c == '.')
			continue;
		if (c == '1' || c == 'I')
			c = 'L';
		if (n == length || strchr(signs, c) == NULL)
			return NULL;
		to[n++] = c;
	}
	return n == length ? to : NULL;
}

static void
derive(unsigned char *to, size_t n, const char *key, const char *what)
{
	crypto_generichash(to, n, (const unsigned char *)what, strlen(what),
	    (const unsigned char *)key, SURVEY_KEY_SIGNS);
}

bool
survey_pair(struct arena *mem, const char *typed, struct survey_pair *ret)
{
	const char *key = survey_plain(mem, typed, SURVEY_KEY_SIGNS);
	unsigned char seed[crypto_box_SEEDBYTES];

	if (key == NULL)
		return false;
	derive(seed, sizeof(seed), key, "seal");
	return crypto_box_seed_keypair(ret->public, ret->secret, seed) == 0;
}

const char *
survey_code(struct arena *mem, const char *typed, int64_t i)
{
	const char *key = survey_plain(mem, typed, SURVEY_KEY_SIGNS);
	unsigned char bytes[16];

	derive(bytes, sizeof(bytes), key, arena_strf(mem, "code %lld", (long long)i));
	return spell(mem, bytes, SURVEY_CODE_SIGNS);
}

struct q_blob
survey_code_hash(struct arena *mem, const char *code)
{
	const char *plain = survey_plain(mem, code, SURVEY_CODE_SIGNS);
	unsigned char *hash = arena_alloc(mem, crypto_generichash_BYTES);

	if (plain == NULL)
		plain = "";
	crypto_generichash(
	    hash, crypto_generichash_BYTES, (const unsigned char *)plain, strlen(plain), NULL, 0);
	return (struct q_blob){ hash, crypto_generichash_BYTES };
}

bool
survey_seal(struct arena *mem, const unsigned char *seal, const char *response, const char *id,
    struct survey_sheet *ret)
{
	unsigned char *plain, *sealed, *bytes = arena_alloc(mem, SURVEY_ID);
	size_t n = strlen(response), got;

	if (n >= SHEET || sodium_hex2bin(bytes, SURVEY_ID, id, strlen(id), NULL, &got, NULL) != 0 ||
	    got != SURVEY_ID)
		return false;
	plain = arena_alloc(mem, SHEET);
	memcpy(plain, response, n);
	sealed = arena_alloc(mem, SHEET + crypto_box_SEALBYTES);
	if (crypto_box_seal(sealed, plain, SHEET, seal) != 0)
		return false;
	*ret = (struct survey_sheet){ (const char *)bytes, sealed, SHEET + crypto_box_SEALBYTES };
	return true;
}

const char *
survey_unseal(struct arena *mem, const struct survey_pair *pair, const void *sealed, size_t n)
{
	unsigned char *plain;

	if (n != SHEET + crypto_box_SEALBYTES)
		return NULL;
	plain = arena_alloc(mem, SHEET + 1);
	return crypto_box_seal_open(plain, sealed, n, pair->public, pair->secret) == 0
	    ? (char *)plain
	    : NULL;
}

/* ---- guesses ---- */

#define TRIES   40              /* of one address in a quarter of an hour, in one worker */
#define MARKS   1024
#define QUARTER (15 * 60 * 1000LL)

static uint32_t tried[MARKS];
static int64_t  tried_in;
static unsigned char tried_key[crypto_shorthash_KEYBYTES];

/* Which counter; the key changes every quarter and is never written anywhere. */
static uint32_t *
counter(const char *address, int64_t now)
{
	uint64_t h;

	if (now / QUARTER != tried_in) {
		tried_in = now / QUARTER;
		memset(tried, 0, sizeof(tried));
		random_bytes(tried_key, sizeof(tried_key));
	}
	crypto_shorthash(
	    (unsigned char *)&h, (const unsigned char *)address, strlen(address), tried_key);
	return &tried[h % MARKS];
}

bool
survey_may_try(const char *address, int64_t now)
{
	return *counter(address, now) < TRIES;
}

void
survey_try_failed(const char *address, int64_t now)
{
	++*counter(address, now);
}
