/* SPDX-License-Identifier: EUPL-1.2
 * mail.c - letters out of the outbox by libcurl. A message is taken before it is sent and marked
 * after: a crash between may send it twice, never lose it.
 */
#include "core/mail.h"

#include "base/log.h"
#include "core/audit_sql.h"

#include <curl/curl.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

struct reading { const char *s; size_t left; };

static size_t
give(char *to, size_t size, size_t n, void *arg)
{
	struct reading *r = arg;
	size_t take = size * n < r->left ? size * n : r->left;

	memcpy(to, r->s, take);
	r->s += take;
	r->left -= take;
	return take;
}

static const char *
base64(struct arena *mem, const char *s, size_t n)
{
	size_t size = sodium_base64_encoded_len(n, sodium_base64_VARIANT_ORIGINAL);
	char *out = arena_alloc(mem, size);

	return sodium_bin2base64(
	    out, size, (const unsigned char *)s, n, sodium_base64_VARIANT_ORIGINAL);
}

/* Headers in ASCII, body in base64 lines of 76. */
static const char *
letter(struct cx *cx, const char *from, const struct q_outbox_due *m)
{
	const char *body = base64(cx->mem, m->body, strlen(m->body));
	char date[64];
	time_t t = (time_t)(cx->now / 1000);
	struct tm tm;
	struct buf b;

	gmtime_r(&t, &tm);
	strftime(date, sizeof(date), "%a, %d %b %Y %H:%M:%S +0000", &tm);
	buf_init(&b, cx->mem);
	buf_fmt(&b,
	    "From: kompan <%s>\r\nTo: <%s>\r\nSubject: =?UTF-8?B?%s?=\r\nDate: %s\r\n"
	    "Message-ID: <%lld@kompan>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
	    "Content-Transfer-Encoding: base64\r\nAuto-Submitted: auto-generated\r\n\r\n",
	    from, m->recipient, base64(cx->mem, m->subject, strlen(m->subject)), date,
	    (long long)m->id.v);
	for (size_t n; (n = strnlen(body, 76)) > 0; body += n) {
		buf_add(&b, body, n);
		buf_str(&b, "\r\n");
	}
	return b.s;
}

static const char *
send_one(struct cx *cx, const char *url, const char *from, const struct q_outbox_due *m)
{
	const char *text = letter(cx, from, m);
	struct reading reading = { text, strlen(text) };
	CURL *curl = curl_easy_init();
	struct curl_slist *to = curl_slist_append(NULL, m->recipient);
	CURLcode rc;

	curl_easy_setopt(curl, CURLOPT_URL, url);
	curl_easy_setopt(curl, CURLOPT_MAIL_FROM, from);
	curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, to);
	curl_easy_setopt(curl, CURLOPT_READFUNCTION, give);
	curl_easy_setopt(curl, CURLOPT_READDATA, &reading);
	curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
	curl_easy_setopt(curl, CURLOPT_USE_SSL, (long)CURLUSESSL_TRY);
	curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, 1500L);
	curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, 4000L);
	curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	rc = curl_easy_perform(curl);
	curl_slist_free_all(to);
	curl_easy_cleanup(curl);
	return rc == CURLE_OK ? NULL : curl_easy_strerror(rc);
}

static bool
take(struct cx *cx, const struct q_outbox_due *m)
{
	bool mine;

	db_begin(cx->db, DB_WRITE, 0);
	mine = q_outbox_take(cx, m->id, m->tries, cx->now + (60000LL << m->tries)) == 1;
	return db_commit(cx->db) == ST_OK && mine;
}

void
mail_send_due(struct cx *cx, const char *smtp_url, const char *from)
{
	struct q_outbox_due *due;
	size_t n;

	db_begin(cx->db, DB_READ, 0);
	n = q_outbox_due(cx, &due, cx->now);
	if (db_commit(cx->db) != ST_OK)
		return;
	for (size_t i = 0; i < n; i++) {
		const char *why;

		if (!take(cx, &due[i]))
			continue;
		why = send_one(cx, smtp_url, from, &due[i]);
		db_begin(cx->db, DB_WRITE, 0);
		if (why == NULL)
			q_outbox_sent(cx, due[i].id, cx->now);
		else
			q_outbox_failed(cx, due[i].id, why);
		if (db_commit(cx->db) != ST_OK || why != NULL)
			log_line("mail %lld: %s", (long long)due[i].id.v,
			    why == NULL ? db_error(cx->db) : why);
	}
}
