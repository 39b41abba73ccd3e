/* SPDX-License-Identifier: EUPL-1.2
 * frame.c - the frame of pages, answers that are no page, and the headers of every answer.
 */
#include "core/inside.h"

#include "base/text.h"
#include "html/embedded.h"
#include "html/page.h"

#include <stdlib.h>
#include <string.h>

#define CSP                                                                                            \
	"default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self';" \
	" base-uri 'none'; frame-ancestors 'none'; connect-src 'self'"

static const char *
file_path(struct arena *mem, const char *name)
{
	for (size_t i = 0; i < n_web_files; i++)
		if (strcmp(web_files[i].name, name) == 0)
			return arena_strf(mem, "/static/%s/%s", web_files[i].mark, name);
	return "/static/missing";
}

static struct url
in_partnership(const struct req *r, const char *rest)
{
	return (struct url){ arena_strf(r->cx.mem, "/p/%lld/%s", (long long)r->cx.tenant.v, rest) };
}

/* The five places, as far as the role reaches. */
static void
places(struct req *r, struct page *p, enum place here)
{
	static const struct { enum place place; const char *label, *path; uint64_t need;
	} all[] = {
		{ PLACE_PEOPLE, N_("People"), "people", UINT64_C(1) << PERM_PERSON_READ_BIT },
		{ PLACE_GROUP, N_("Group"), "groups", UINT64_C(1) << PERM_SELECTION_READ_BIT },
		{ PLACE_PARTNERSHIP, N_("Partnership"), "partnership",
		    UINT64_C(1) << PERM_PARTNERSHIP_READ_BIT },
		{ PLACE_REPORTS, N_("Reports"), "reports", UINT64_C(1) << PERM_AGGREGATE_BIT },
	};
	struct page_place *to = NEWN(r->cx.mem, struct page_place, 5);

	to[p->n_place++] =
	    (struct page_place){ tr(r->cx.lang, "My day"), { "/" }, here == PLACE_DAY };
	for (size_t i = 0; i < LEN(all) && r->cx.tenant.v != 0; i++)
		if (r->cx.perms & all[i].need)
			to[p->n_place++] = (struct page_place){ tr(r->cx.lang, all[i].label),
			    in_partnership(r, all[i].path), here == all[i].place };
	p->place = to;
}

/* The chapter of the guide that speaks of this page, or its contents. */
static struct url
help(const struct req *r)
{
	for (size_t i = 0; i < n_modules && r->route != NULL; i++)
		if (r->route >= modules[i].route &&
		    r->route < modules[i].route + *modules[i].n_route && modules[i].guide != 0)
			return (struct url){ arena_strf(r->cx.mem, "/help/%d", modules[i].guide) };
	return (struct url){ "/help" };
}

static const char *
flash_of(struct req *r)
{
	const char *said = http_cookie(r->http, "said");

	if (said == NULL || *said == '\0')
		return NULL;
	said = arena_str(r->cx.mem, said);
	for (char *p = (char *)said; *p != '\0'; p++)
		if (*p == '_')
			*p = ' ';
	return tr_known(said) ? tr(r->cx.lang, said) : NULL;
}

void
page_start(struct req *r, enum place here, const char *title, const char *state)
{
	struct arena *mem = r->cx.mem;
	const struct app *app = r->impl;
	struct page *p = NEW(mem, struct page);
	bool whole = r->who.user.v != 0 && !r->who.half;

	*p = (struct page){ .lang = r->cx.lang,
		.title = title,
		.state = state,
		.flash = flash_of(r),
		.user_name = whole ? r->who.name : NULL,
		.csrf = r->who.csrf,
		.partnership = r->who.partnership,
		.partnerships = { "/partnerships" },
		.home = { "/" },
		.account = { "/account" },
		.sign_out = { "/sign-out" },
		.help = help(r),
		.query = req_query(r, "q"),
		.demo = app->demo,
		.projector = *req_query(r, "projector") != '\0',
		.css = file_path(mem, "kompan.css"),
		.js = file_path(mem, "kompan.js"),
		.icon = file_path(mem, "kompan.svg") };
	p->may_search =
	    r->cx.tenant.v != 0 && (r->cx.perms & (PERM_PERSON_READ | PERM_CANDIDATE_READ));
	p->search = in_partnership(r, "people");
	if (whole)
		places(r, p, here);
	r->out.lang = r->cx.lang;
	r->page = p;
	page_begin(&r->out, p);
}

void
page_done(struct req *r)
{
	page_end(&r->out, r->page);
}

void
error_page(struct req *r, unsigned status, const char *title, const char *text)
{
	const char *said = text == NULL ? "" : arena_str(r->cx.mem, text);

	r->location = r->type = NULL;
	r->bytes = NULL;
	r->looked = NULL;
	r->status = status;
	buf_init(&r->out, r->cx.mem);
	page_start(r, PLACE_NONE, title, NULL);
	buf_str(&r->out, "<p>");
	html_text(&r->out, said);
	buf_str(&r->out, "</p><p><a href=\"/\">");
	html_text(&r->out, tr(r->cx.lang, "Back to my day"));
	buf_str(&r->out, "</a></p>");
	page_done(r);
}

/* Nothing can be read now: the page carries what was typed, and one button sends it again. */
void
busy_page(struct req *r)
{
	enum lang lang = r->cx.lang;

	error_page(r, 503, tr(lang, "Please wait a moment"), NULL);
	buf_init(&r->out, r->cx.mem);
	page_start(r, PLACE_NONE, tr(lang, "Please wait a moment"), NULL);
	buf_str(&r->out, "<p>");
	html_text(&r->out,
	    tr(lang,
	        "The database is busy. Nothing is saved yet and nothing is lost: try again in a moment."));
	buf_str(&r->out, "</p>");
	if (r->typed && r->http->n_file == 0) {
		buf_str(&r->out, "<form method=\"post\" action=\"");
		html_text(&r->out, r->http->path);
		buf_str(&r->out, "\">");
		for (size_t i = 0; i < r->http->n_form; i++) {
			buf_str(&r->out, "<input type=\"hidden\" name=\"");
			html_text(&r->out, r->http->form[i].name);
			buf_str(&r->out, "\" value=\"");
			html_text(&r->out, r->http->form[i].value);
			buf_str(&r->out, "\">");
		}
		form_button(&r->out, tr(lang, "Try again"));
		buf_str(&r->out, "</form>");
	}
	page_done(r);
}

static void
header(struct arena *mem, struct http_response *res, const char *name, const char *value)
{
	struct http_pair *h = (struct http_pair *)res->header;

	if (h == NULL) {
		h = NEWN(mem, struct http_pair, 16);
		res->header = h;
	}
	h[res->n_header++] = (struct http_pair){ name, value };
}

static void
safe_headers(struct arena *mem, struct http_response *res, bool https)
{
	header(mem, res, "Content-Security-Policy", CSP);
	header(mem, res, "X-Content-Type-Options", "nosniff");
	header(mem, res, "Referrer-Policy", "same-origin");
	header(mem, res, "Cross-Origin-Opener-Policy", "same-origin");
	header(mem, res, "Permissions-Policy", "camera=(), geolocation=(), microphone=()");
	if (https)
		header(mem, res, "Strict-Transport-Security", "max-age=31536000");
}

/* "/static/MARK/NAME": the address changes with the content, so it may be kept for ever. */
bool
static_file(const struct http_request *h, struct http_response *res)
{
	const char *name;

	if (!text_starts(h->path, "/static/"))
		return false;
	name = strrchr(h->path, '/') + 1;
	for (size_t i = 0; i < n_web_files; i++)
		if (strcmp(web_files[i].name, name) == 0) {
			*res = (struct http_response){ .code = 200, .type = web_files[i].type,
			    .body = (const char *)web_files[i].bytes, .n_body = web_files[i].n };
			header(h->mem, res, "Cache-Control", "public, max-age=31536000, immutable");
			safe_headers(h->mem, res, h->https);
			return true;
		}
	return false;
}

static const char *
say_cookie(struct req *r)
{
	char *value;

	if (r->flash == NULL)
		return http_cookie(r->http, "said") != NULL && r->location == NULL ?
		    "said=; Path=/; Max-Age=0; SameSite=Lax; HttpOnly" : NULL;
	value = arena_str(r->cx.mem, r->flash);
	for (char *p = value; *p != '\0'; p++)
		if (*p == ' ')
			*p = '_';
	return arena_strf(r->cx.mem, "said=%s; Path=/; Max-Age=20; SameSite=Lax; HttpOnly", value);
}

static const char *
disposition(struct req *r)
{
	const char *ascii = text_fold(r->cx.mem, r->download);
	struct buf b;

	/* the folded name for old programs, the whole one for the rest (RFC 6266) */
	buf_init(&b, r->cx.mem);
	buf_str(&b, "attachment; filename=\"");
	for (const char *p = ascii; *p != '\0'; p++)
		buf_add(&b, *p == ' ' ? "-" : p, 1);
	const char *dot = strrchr(r->download, '.');

	if (dot != NULL && b.len > strlen(dot))
		b.s[b.len - strlen(dot)] = '.';
	buf_str(&b, "\"; filename*=UTF-8''");
	buf_str(&b, text_percent(r->cx.mem, r->download));
	return b.s;
}

void
answer(struct req *r, struct http_response *res)
{
	struct arena *mem = r->cx.mem;
	const char *say = say_cookie(r);

	*res = (struct http_response){ .code = r->status == 0 ? 200 : r->status, .type = r->type };
	if (r->bytes != NULL) {
		res->body = r->bytes;
		res->n_body = r->n_bytes;
	} else {
		res->body = r->out.s;
		res->n_body = r->out.len;
	}
	if (r->location != NULL)
		header(mem, res, "Location", r->location);
	if (r->cookie != NULL)
		header(mem, res, "Set-Cookie",
		    arena_strf(mem, "%s%s", r->cookie, r->http->https ? "; Secure" : ""));
	if (say != NULL)
		header(mem, res, "Set-Cookie", say);
	if (r->download != NULL)
		header(mem, res, "Content-Disposition", disposition(r));
	header(mem, res, "Cache-Control", "no-store");
	header(mem, res, "Vary", "Cookie");
	safe_headers(mem, res, r->http->https);
}

enum st
redirect(struct req *r, struct url to)
{
	r->status = 303;
	r->location = to.s;
	return ST_OK;
}

enum st
redirect_say(struct req *r, struct url to, const char *msgid)
{
	r->flash = msgid;
	return redirect(r, to);
}

enum st
defer(struct req *r, void (*slow)(struct req *, void *), void *arg, enum st (*then)(struct req *),
    enum db_mode mode)
{
	r->slow = slow;
	r->slow_arg = arg;
	r->then = then;
	r->then_mode = mode;
	return ST_OK;
}

void
req_looked_at(struct req *r, person_id person)
{
	struct look_at *l;

	for (l = r->looked; l != NULL; l = l->next)
		if (l->person.v == person.v && l->tenant.v == r->cx.tenant.v)
			return;
	l = NEW(r->cx.mem, struct look_at);
	l->tenant = r->cx.tenant;
	l->person = person;
	l->next = r->looked;
	r->looked = l;
}

const char *
req_query(const struct req *r, const char *name)
{
	for (size_t i = 0; i < r->http->n_query; i++)
		if (strcmp(r->http->query[i].name, name) == 0)
			return r->http->query[i].value;
	return "";
}

int64_t
req_query_int(const struct req *r, const char *name, int64_t otherwise)
{
	int64_t n;

	return text_to_int(req_query(r, name), &n) ? n : otherwise;
}

const char *
req_files(const struct req *r)
{
	const struct app *app = r->impl;

	return app->conf->files;
}

const char *
req_base_url(const struct req *r)
{
	const struct app *app = r->impl;
	const char *host = http_header(r->http, "Host");

	if (app->conf->base_url != NULL)
		return app->conf->base_url;
	return arena_strf(r->cx.mem, "%s://%s", r->http->https ? "https" : "http",
	    host == NULL ? "localhost" : host);
}

bool
req_may(const struct req *r, uint64_t perm)
{
	return (r->cx.perms & perm) != 0;
}
