/* SPDX-License-Identifier: EUPL-1.2
 * req.h - from a request to a handler and back: routes, typed form fields, answers.
 *
 * A handler is a plain synchronous function inside one unit of work. It returns a status; the
 * dispatcher (dispatch.c) commits, rolls back, runs it again, or shows what is wrong:
 *   ST_OK        the page in r->out, or redirect(), is sent after the commit
 *   ST_INVALID,  of a POST: the unit is rolled back and route->again (a GET handler) draws the form
 *   ST_CONFLICT  anew from r->form with all faults; 422 or 409. Everything typed is kept.
 *   ST_NOT_FOUND, ST_DENIED: an error page that says cx.why
 *   ST_BUSY      rolled back and run again, up to 5 times
 */
#ifndef KOMPAN_REQ_H
#define KOMPAN_REQ_H

#include "core/perm.h"
#include "html/form.h"
#include "html/html.h"
#include "http/http.h"
#include "work/cx.h"

struct req;
struct page;

enum field_kind {
	FIELD_LINE,     /* const char *: one line, trimmed, never NULL */
	FIELD_BLOCK,    /* const char *: lines, trimmed, never NULL */
	FIELD_RAW,      /* const char *: as typed (passwords) */
	FIELD_DATE,     /* const char *: ISO, NULL if left empty */
	FIELD_MONTH,    /* const char *: "YYYY-MM", NULL if left empty */
	FIELD_INT,      /* int64_t: 0 if left empty */
	FIELD_ID,       /* any id struct: 0 if left empty */
	/* any id struct: of the row that this form makes; a fresh one if left empty */
	FIELD_NEW,
	FIELD_MINUTES,  /* int64_t: typed as "1,5" "1:30" "45 min" "2 h"; 0 if left empty */
	FIELD_BOOL,     /* bool: a ticked box */
	FIELD_CHOICE,   /* const char *: one of .choices ("a|b|c"), "" if left empty */
};

struct field {                  /* one input of a form */
	const char     *name;
	const char     *label;  /* msgid, as the page shows it; faults name it */
	enum field_kind kind;
	size_t          offset; /* of the member in the form's struct */
	/* characters; for FIELD_INT the largest value; 0: 200 (LINE), 4000 (BLOCK) */
	size_t          max;
	bool            required;
	const char     *choices;
};

/* FIELD(struct service_in, scope, FIELD_LINE, N_("What was done"), .required = true) */
#define FIELD(T, m, kind_, label_, ...) { \
	.name = #m, .label = (label_), .kind = (kind_), .offset = offsetof(T, m), __VA_ARGS__ }

struct route {
	/* "/p/:p/people/:id/services/:id2", ":month" is YYYY-MM, ":code" any text */
	const char         *method, *path;
	uint64_t            need;               /* one permission; 0 is refused at start */
	enum st           (*run)(struct req *);
	/* POST: the GET handler that shows its form */
	enum st           (*again)(struct req *);
	const struct field *field; size_t n_field;
	/* "person": calls req_looked_at for each person shown */
	const char         *shows;
	/* POST whose first unit only reads (then defer()) */
	bool                read_first;
	bool                upload;             /* accepts files */
};

#define GET(path_, need_, run_, ...)                                                               \
	{                                                                                          \
		.method = "GET", .path = (path_), .need = (need_), .run = (run_), __VA_ARGS__      \
	}
#define POST(path_, need_, run_, again_, fields_, ...) { \
	.method = "POST", .path = (path_), .need = (need_), .run = (run_), .again = (again_), \
	.field = (fields_), .n_field = LEN(fields_), __VA_ARGS__ }
/* a POST that is a button only: no fields */
#define PRESS(path_, need_, run_, again_, ...)                                                     \
	{                                                                                          \
		.method = "POST", .path = (path_), .need = (need_), .run = (run_),                 \
		.again = (again_), __VA_ARGS__                                                     \
	}

struct who_place { tenant_id id; const char *name, *state; };

struct who {                    /* who asked; zero where nobody signed in */
	user_id     user;
	const char *name, *login, *csrf;
	const void *token_hash; size_t n_token_hash;
	bool        half;       /* second factor still owed */
	int64_t     seen_at;    /* of the session */
	int64_t     last_sign_in;
	/* name and state of the partnership in the URL; NULL: none */
	const char *partnership, *state;
	const char *role_words;
	struct who_place *place; size_t n_place;        /* on a page of no partnership: those she belongs to */
};

/* Somebody who was turned away: what is a msgid, rest follows it as it is; user 0: nobody known. */
struct away { const char *what, *rest; user_id user; };

struct look_at { tenant_id tenant; person_id person; struct look_at *next; };

struct req {
	struct cx                  cx;
	const struct http_request *http;
	const struct route        *route;
	int64_t                    id, id2, id3;        /* :id :id2 :id3 of the path */
	const char                *month, *code;        /* :month :code of the path */
	struct who                 who;
	/* what was typed (POST, or shown again); empty and fresh otherwise */
	struct form                form;
	/* form holds what a person typed: do not fill it from the row */
	bool                       typed;
	unsigned                   status;      /* 200 unless set */
	const char                *location;
	const char                *type;        /* Content-Type; NULL: HTML */
	const char                *download;    /* file name, Content-Disposition: attachment */
	struct buf                 out;
	struct look_at            *looked;
	struct away                away;        /* what NULL: nobody was */
	const char                *cookie;      /* Set-Cookie value, or NULL */
	/* slow work between two units, see defer() */
	void                     (*slow)(struct req *, void *arg);
	void                      *slow_arg;
	enum st                  (*then)(struct req *);
	enum db_mode               then_mode;
	/* answer with these instead of out (PDF, XLSX) */
	const void                *bytes; size_t n_bytes;
	const char                *flash;       /* code of a message shown after a redirect */
	struct page               *page;        /* the frame under way */
	void                      *impl;
};

/*
 * Reads r->form into *in by the fields of the route. False: some field is at
 * fault (all are noted in r->form, everything typed kept): return ST_INVALID.
 */
bool        form_read(struct req *, void *in) MUST_USE;
/* POST/redirect/GET. */
enum st     redirect(struct req *, struct url to);
/* The same, and a short message on the next page: msgid, such as N_("Saved."). */
enum st     redirect_say(struct req *, struct url to, const char *msgid);
/*
 * After this unit commits, run slow(r, arg) off the loop (it touches no database, only arg,
 * r->cx.mem, r->bytes, r->form), then `then` in a second unit of the given mode; then may be NULL:
 * the answer is what slow() left in r->bytes / r->out. For Argon2, PDF, XLSX, parsing an import.
 */
enum st     defer(struct req *, void (*slow)(struct req *, void *), void *arg,
    enum st (*then)(struct req *), enum db_mode);
/* A page that shows this person was drawn: the look is noted before the page is sent. */
void        req_looked_at(struct req *, person_id);
/*
 * A wrong password or code, a spent link, a refused page: noted before the answer leaves, whatever
 * becomes of the unit (a rolled back unit loses its own rows). what: a msgid, such as N_("wrong
 * password"); rest: what follows it, "" if nothing.
 */
void        req_turned_away(struct req *, user_id, const char *what, const char *rest);
const char *req_query(const struct req *, const char *name);            /* "" if absent */
int64_t     req_query_int(const struct req *, const char *name, int64_t otherwise);
/* "https://kompan.example" for links that leave the house:
 * KOMPAN_BASE_URL, else as the request came. */
const char *req_base_url(const struct req *);
/* Where scans lie as files; NULL: in the database. */
const char *req_files(const struct req *);
/* A page over several partnerships: the rest of this read unit looks at
 * another one, with the rights one has there. */
void        req_enter(struct req *, tenant_id);
/* "Coordinator, OPS Zalesie": the roles in the present partnership, in the user's language. */
const char *req_role_words(struct req *);
bool        req_may(const struct req *, uint64_t perm);

/* The frame of a page (html/page.h) with places, search, who; call, print
 * the content, call page_done. */
enum place { PLACE_NONE, PLACE_DAY, PLACE_PEOPLE, PLACE_GROUP, PLACE_PARTNERSHIP, PLACE_REPORTS };
void        page_start(struct req *, enum place, const char *title, const char *state);
void        page_done(struct req *);

/* Every module's table is listed in main/modules.c. guide: the chapter that speaks of it; 0: none. */
struct module { const char *name; const struct route *route; const size_t *n_route; int guide; };
extern const struct module modules[];
extern const size_t        n_modules;

#endif
