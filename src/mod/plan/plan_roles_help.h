/* SPDX-License-Identifier: EUPL-1.2
 * plan_roles_help.h - for the tests of who may reach what of a case: who knocks, a file with one
 * thing of each kind, each page and each form of a case.
 */
#ifndef KOMPAN_PLAN_ROLES_HELP_H
#define KOMPAN_PLAN_ROLES_HELP_H

#include "mod/plan/plan_test_help.h"

#include <stdio.h>
#include <stdlib.h>

static const struct { int user; const char *name; } who[] = {
	{ TH_ADMIN, "administrator" }, { TH_COORDINATOR, "coordinator" }, { TH_OPS, "own" },
	{ TH_PUP, "basis" }, { TH_NGO, "no-basis" }, { TH_HEAD, "head" }, { TH_READER, "reader" },
	{ TH_LOCAL_GOV, "local_gov" }, { TH_STRANGER, "elsewhere" },
};

/* The modules whose pages are of a case, and those whose are not: one that stands in neither list
 * fails, so that nobody forgets it. */
static const char *const of_a_case[] = { "person", "person edit", "diagnosis", "casefile",
	"case facts", "case access", "case papers", "case offices", "rights", "rights papers", "ask", "unit",
	"story", "plan", "service", "event", "answer", "answer list", "answer exchange", "answer compare" };
static const char *const of_the_house[] = { "home", "help", "sign-in", "account", "partnership",
	"partnership page", "partner", "partnership member", "partnership admin", "recruit",
	"selection", "selection pair", "numbers", "report", "service catalogue", "action", "risk",
	"form", "form draft", "form item", "form when", "form newer", "form file", "evaluation", "evaluation sheet",
	"stages", "survey", "survey answer" };

/* What stands for the ids below these paths; the last that fits. */
static const struct { const char *below, *id, *id2; } thing[] = {
	{ "/p/:p/people/", "501", "" },
	{ "/p/:p/people/:id/papers/consent/", "501", "803" },
	{ "/p/:p/diagnoses/", "900", "" },
	{ "/p/:p/diagnosis-entries/", "910", "" },
	{ "/p/:p/problems/", "950", "" },
	{ "/p/:p/plans/", "700", "" },
	{ "/p/:p/plan-goals/", "711", "" },
	{ "/p/:p/plan-tasks/", "720", "" },
	{ "/p/:p/plan-entries/", "730", "" },
	{ "/p/:p/offers", "810", "" },
	{ "/p/:p/aims", "820", "" },
	{ "/p/:p/notes/", "850", "" },
	{ "/p/:p/facts/", "860", "" },
	{ "/p/:p/answers/", "870", "1" },
	{ "/p/:p/answers/:id/scans/", "870", "871" },
	{ "/p/:p/asks/", "875", "" },
	{ "/p/:p/services/", "880", "" },
	{ "/p/:p/requests/", "885", "" },
	{ "/p/:p/stories/", "890", "" },
	{ "/p/:p/units/", "895", "" },
	{ "/p/:p/events/", "600", "" },
	{ "/p/:p/groups/", "9", "" },
};

static bool
among(const char *name, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(list[i], name) == 0)
			return true;
	return false;
}

static bool
is_ours(const char *method, const char *path)
{
	for (size_t m = 0; m < n_modules; m++)
		for (size_t i = 0; i < *modules[m].n_route; i++)
			if (strcmp(modules[m].route[i].path, path) == 0 &&
			    strcmp(modules[m].route[i].method, method) == 0)
				return among(modules[m].name, of_a_case, LEN(of_a_case));
	return false;
}

/* One name of a path: what stands for it. */
static const char *
stands_for(const char *path, const char *name)
{
	const char *id = "", *id2 = "";

	for (size_t i = 0; i < LEN(thing); i++)
		if (strncmp(path, thing[i].below, strlen(thing[i].below)) == 0) {
			id = thing[i].id;
			id2 = thing[i].id2;
		}
	return strcmp(name, ":p") == 0          ? "7"
	    : strcmp(name, ":month") == 0       ? "2026-09"
	    : strcmp(name, ":code") == 0        ? "swot"
	    : strcmp(name, ":id2") == 0         ? id2
	                                        : id;
}

static const char *
filled(struct arena *mem, const char *path)
{
	struct buf b;
	size_t n;

	buf_init(&b, mem);
	for (const char *p = path; *p != '\0'; p += n) {
		n = *p == ':' ? 1 + strspn(p + 1, "abcdefghijklmnopqrstuvwxyz0123456789") : 1;
		buf_str(&b, *p == ':' ? stands_for(path, arena_strn(mem, p, n))
		                      : arena_strn(mem, p, 1));
	}
	/* a form of many kinds is asked for with one of them */
	if (strstr(path, "/entries/new") != NULL)
		buf_str(&b, strstr(path, "/plans/") != NULL ? "?what=inside" : "?what=own");
	return b.s;
}

/* ---- forms as text ---- */

#define GOAL(id)                                                                                   \
	"id=" id "&area=vocational&level=2&content=TAJNE&problem=950&cause=TAJNE&effect=TAJNE"     \
	"&end_on=30.11.2026"
#define TASK(id)                                                                                   \
	"id=" id "&goal=710&part=v2&content=TAJNE&details=TAJNE&remark=TAJNE&effect=TAJNE"         \
	"&client=1&from_on=14.09.2026&to_on=20.09.2026&assess_on=21.09.2026&readiness=ready"

struct posting { const char *path; struct http_pair pair[40]; size_t n; };

/* "name=value&name=value"; the value "@/p/7/..." is the stamp that this page carries. */
static struct posting
filled_form(const char *path, const char *text)
{
	struct posting f = { .path = path };
	size_t n;

	for (const char *p = text; *p != '\0' && f.n < LEN(f.pair); p += n + (p[n] == '&')) {
		size_t name = strcspn(p, "=");
		const char *value = arena_strn(h.mem, p + name + 1, strcspn(p, "&") - name - 1);

		n = strcspn(p, "&");
		f.pair[f.n++] = (struct http_pair){ arena_strn(h.mem, p, name),
			*value == '@' ? th_stamp(&h, TH_COORDINATOR, value + 1) : value };
	}
	return f;
}

/* A form that takes a file gets one that it can read. */
static struct th_answer
post_form(int user, const struct posting *f)
{
	static const char pdf[] = "%PDF-1.4\n%a page of nothing at all\n%%EOF\n";
	struct http_file scan = { "file", "skan.pdf", pdf, sizeof(pdf) - 1 };
	struct http_file sheet = { "file", "swot.json", "", 0 };
	bool import = strstr(f->path, "/forms/import") != NULL;

	if (import)
		sheet.bytes = th_get(&h, TH_OPS, "/p/7/answers/870/answer.json?language=en").body;
	sheet.size = strlen(sheet.bytes);
	if (import || strstr(f->path, "/scans") != NULL)
		h.upload = import ? &sheet : &scan;
	return th_post_list(&h, user, f->path, f->pair, f->n);
}

/* Her file, by OPS: what begins with TAJNE is for those who work the case with a ground, as partner
 * 2 has and partner 3 has not; SWOJE for the own partner alone, or for people named. */
static const struct { int user; const char *path, *form; } stands_in_it[] = {
	{ TH_COORDINATOR, "groups",
	    "id=9&name=G&cycle=1&kind=one&category=1&intake=closed&places=12&from_on=1.09.2026" },
	{ TH_OPS, "people/501/access/basis",
	    "id=803&ground=consent&recipient=2&purpose=x&from_on=01.09.2026" },
	{ TH_COORDINATOR, "people/501/access/name",
	    "id=804&user=2&kind=health&why=SWOJE&from_on=01.09.2026" },
	{ TH_OPS, "people/501/care", "id=805&user=2&from_on=05.09.2026&note=x" },
	{ TH_OPS, "people/501/notes/new",
	    "id=850&on=10.09.2026&channel=meeting&contact=contact&place=office&present=3"
	    "&present_note=TAJNE&content=TAJNE&difficult=TAJNE&agreed=TAJNE&attitude=TAJNE"
	    "&for_client=TAJNE&client=1&incident=TAJNE&circle=team" },
	{ TH_OPS, "people/501/notes/new",
	    "id=851&on=10.09.2026&channel=phone&contact=contact&content=SWOJE&circle=partner" },
	{ TH_OPS, "people/501/notes/new",
	    "id=852&on=10.09.2026&channel=phone&contact=contact&content=SWOJE&circle=team"
	    "&kind=health" },
	{ TH_OPS, "people/501/facts/new",
	    "id=860&sort=strength&content=TAJNE&more=TAJNE&circle=team&client=1" },
	{ TH_OPS, "people/501/facts/new",
	    "id=861&sort=supporter&content=SWOJE&more=SWOJE&circle=partner" },
	{ TH_OPS, "diagnoses/900/entries/new",
	    "id=910&kind=own&content=TAJNE&more=TAJNE&source=client&on=10.09.2026&circle=team"
	    "&client=1" },
	{ TH_OPS, "diagnoses/900/entries/new",
	    "id=911&kind=resource&code=client&content=SWOJE&source=client&on=10.09.2026"
	    "&circle=partner" },
	{ TH_OPS, "diagnoses/900/entries/new",
	    "id=912&kind=fact&content=SWOJE&source=client&on=10.09.2026&circle=team"
	    "&sensitive=health" },
	{ TH_OPS, "diagnoses/900/problems/new",
	    "id=951&content=TAJNE&cause=TAJNE&view_client=TAJNE&view_family=TAJNE&view_worker=TAJNE"
	    "&recognised=yes&state=joint&talk_on=10.09.2026&talk_note=TAJNE&circle=team" },
	{ TH_OPS, "diagnoses/900/problems/new",
	    "id=952&content=SWOJE&recognised=unasked&state=named&circle=partner" },
	{ TH_OPS, "diagnoses/900/problems/new",
	    "id=953&content=SWOJE&recognised=unasked&state=named&circle=team&sensitive=health" },
	{ TH_OPS, "diagnoses/900/summary", "summary=TAJNE&stamp=@/p/7/diagnoses/900/summary" },
	{ TH_OPS, "plans/700/edit",
	    "main_goal=TAJNE&job=TAJNE&contact=TAJNE&alone=TAJNE&near_job=TAJNE&transport=TAJNE"
	    "&stamp=@/p/7/plans/700/edit" },
	{ TH_OPS, "plans/700/goals/new", GOAL("710") },
	{ TH_OPS, "plans/700/goals/new", GOAL("711") },
	{ TH_OPS, "plans/700/tasks/new", TASK("720") },
	{ TH_OPS, "plans/700/tasks/new", TASK("721") },
	{ TH_OPS, "plans/700/entries/new", "id=730&kind=inside&area=social&content=TAJNE" },
	{ TH_OPS, "plans/700/entries/new", "id=731&kind=inside&area=social&content=TAJNE" },
	{ TH_OPS, "plans/700/contract",
	    "sort=social&legal=TAJNE&on=10.09.2026&place=TAJNE&review=10.10.2026&client_duty=TAJNE"
	    "&worker_duty=TAJNE&kept=TAJNE&broken=TAJNE&supervisor=2&stamp=" },
	{ TH_OPS, "offers/new", "id=810&sort=job&title=x&place=y&level=none&until=31.12.2026" },
	{ TH_COORDINATOR, "aims/new", "id=820&content=x&indicator=y&legal=z" },
	{ TH_OPS, "people/501/forms", "id=870&url=urn:kompan:form:balance" },
	{ TH_OPS, "people/501/forms", "id=872&url=urn:kompan:form:balance" },
	{ TH_OPS, "answers/870/scans", "scan=871" },
	{ TH_OPS, "people/501/asks/new", "id=875&kind=message&to=2&content=TAJNE" },
	{ TH_OPS, "services/new", "id=880&person=501&kind=18&scope=x&on=10.09.2026&minutes=1" },
	{ TH_OPS, "people/501/rights/requests", "id=885&on=10.09.2026&what=TAJNE&should=TAJNE" },
	{ TH_OPS, "people/501/rights/handed",
	    "id=886&on=10.09.2026&way=talk&understood=yes&words=TAJNE&language=TAJNE"
	    "&interpreter=TAJNE" },
	{ TH_OPS, "stories", "id=890&title=x&content=y&helped=z&nameless=1" },
	{ TH_COORDINATOR, "units", "id=895&partner=1&kind=home&name=x" },
	{ TH_OPS, "events/new",
	    "id=600&name=x&kind=23&on=10.09.2026&starts=&minutes=1&group=9" },
	{ TH_OPS, "events/new",
	    "id=601&name=x&kind=23&on=11.09.2026&starts=&minutes=1&group=9" },
};

static void
house(void)
{
	begin(false);
	(void)th_begin(&h, TH_OPS, DB_WRITE);
	th_strangers(&h);
	assert_int_equal(th_commit(&h), ST_OK);
	for (size_t i = 0; i < LEN(stands_in_it); i++) {
		struct posting f = filled_form(
		    arena_strf(h.mem, "/p/7/%s", stands_in_it[i].path), stands_in_it[i].form);
		struct th_answer a = post_form(stands_in_it[i].user, &f);

		if (a.code != 303)
			fail_msg("%s: %u", f.path, a.code);
	}
}

/* ---- the table ---- */

struct row { const char *method, *path, *ask, *form; unsigned code[LEN(who)]; };

#define ROWS 300

static char *
slurp(struct arena *mem, const char *name)
{
	FILE *f = fopen(arena_strf(mem, TEST_FILES "/%s", name), "rb");
	char *text = arena_alloc(mem, 100000);

	assert_non_null(f);
	text[fread(text, 1, 99999, f)] = '\0';
	fclose(f);
	return text;
}

/* The next field of a line; *at moves behind it. */
static const char *
field(struct arena *mem, const char **at)
{
	size_t n = strcspn(*at, "\t\n");
	const char *text = arena_strn(mem, *at, n);

	*at += n;
	*at += **at == '\t';
	return text;
}

static const char *
next_line(const char *at)
{
	at += strcspn(at, "\n");
	return *at == '\n' ? at + 1 : at;
}

/* Our pages, in the order of test/routes.txt. */
static size_t
pages(struct arena *mem, struct row *row)
{
	size_t n = 0;

	for (const char *line = slurp(mem, "routes.txt"); *line != '\0'; line = next_line(line)) {
		const char *at = line, *method = field(mem, &at), *path = field(mem, &at);

		if (strcmp(method, "GET") == 0 && n < ROWS && is_ours(method, path))
			row[n++] = (struct row){ "GET", path, filled(mem, path), NULL, { 0 } };
	}
	return n;
}

/* "/p/7/people/501/care" and the ":id" of a route. */
static bool
fits(const char *pattern, const char *path)
{
	while (*pattern != '\0' && *path != '\0')
		if (*pattern == ':') {
			pattern += strcspn(pattern, "/");
			path += strcspn(path, "/");
		} else if (*pattern++ != *path++)
			return false;
	return *pattern == *path;
}

/* Of "services/new" and "services/:id" the longer one is meant. */
static const char *
route_of(const char *path)
{
	const char *found = "";

	for (size_t m = 0; m < n_modules; m++)
		for (size_t i = 0; i < *modules[m].n_route; i++) {
			const struct route *r = &modules[m].route[i];

			if (strcmp(r->method, "POST") == 0 && fits(r->path, path) &&
			    (*found == '\0' || strchr(strrchr(r->path, '/'), ':') == NULL))
				found = r->path;
		}
	return found;
}

/* Our forms, in the order in which they can be sent one after another. */
static size_t
forms(struct arena *mem, struct row *row)
{
	size_t n = 0;

	for (const char *line = slurp(mem, "role_posts.txt"); *line != '\0' && n < ROWS;
	    line = next_line(line)) {
		const char *at = line, *ask = arena_strf(mem, "/p/7/%s", field(mem, &at));

		if (*line == '#')
			continue;
		row[n++] = (struct row){ "POST", route_of(ask), ask, field(mem, &at), { 0 } };
		if (!is_ours("POST", row[n - 1].path))
			fail_msg("%s is no POST of a case", ask);
	}
	return n;
}

static inline size_t
rows(struct arena *mem, struct row *row)
{
	size_t n = pages(mem, row);

	return n + forms(mem, row + n);
}

static inline struct th_answer
knock(const struct row *row, int user)
{
	struct posting f;

	if (row->form == NULL)
		return th_get(&h, user, row->ask);
	f = filled_form(row->ask, row->form);
	return post_form(user, &f);
}

static bool
refused(unsigned code)
{
	return code == 403 || code == 404;
}

#endif
