/* SPDX-License-Identifier: EUPL-1.2
 * demo_report.c - the reports of the finished months, approved as a coordinator would, one after
 * another. Only the first partnership has them: a paper takes longer than all its other rows.
 */
#include "main/demo_inside.h"
#include "mod/report/report.h"

static const char *const remarks[] = {
	"Miesiąc przebiegł spokojnie, współpraca partnerów układa się dobrze.",
	"Grupa prosi o więcej zajęć w ogrodzie; zespół rozważy to przy następnym planie.",
	"Dziękujemy pracodawcom za przyjęcie na próby pracy.",
};
static const char *const parts[PARTNERS] = {
	"Rozmowy w domach, porady i pomoc w sprawach mieszkaniowych.",
	"Doradztwo, kontakty z pracodawcami i zajęcia klubu pracy.",
	"Warsztaty, rozmowy z psycholożką i towarzyszenie w sprawach codziennych.",
};

/* The draft with what each partner adds. */
static report_id
draft(struct demo *d, int m)
{
	static const int by[PARTNERS] = { U_OPS, U_PUP, U_NGO };
	int64_t at = d->cx->now - 3600000;
	report_id id = { demo_id(d, at) };

	q_demo_report(d->cx, &(struct q_demo_report_in){ d->p, id, demo_month(d, m),
	    remarks[(size_t)m % LEN(remarks)], d->user[U_COORDINATOR], at });
	for (int i = 0; i < PARTNERS; i++)
		q_demo_part(d->cx, &(struct q_demo_part_in){ d->p, id, d->partner[i], parts[i],
		    d->user[by[i]], at });
	d->rows += PARTNERS;
	return id;
}

static void
steady_ids(struct demo *d, report_id id, int m)
{
	struct cx *cx = d->cx;
	const char *month = demo_month(d, m);
	paper_id whole = { demo_id(d, cx->now) }, open = { demo_id(d, cx->now) };

	q_demo_paper_id(cx, d->p, arena_strf(cx->mem, "report-%s.pdf", month), whole);
	q_demo_paper_id(cx, d->p, arena_strf(cx->mem, "report-%s-public.pdf", month), open);
	q_demo_report_papers(cx, &(struct q_demo_report_papers_in){ d->p, id, whole, open });
	q_demo_report_trail(cx, d->p, id, (trail_id){ demo_id(d, cx->now) });
}

static enum st
report(struct demo *d, int m)
{
	struct cx *cx = d->cx;
	const char *on = demo_day(d, m + 1, 4);
	report_id id;
	enum st st;

	cx->today = demo_past(d, on) ? on : d->today;
	cx->now = demo_at(cx->today, 12, 0);
	if (cx->now > d->conf->now)
		cx->now = d->conf->now;
	id = draft(d, m);
	st = report_approve(cx, demo_month(d, m));
	if (st == ST_OK) {
		steady_ids(d, id, m);
		fprintf(d->out, "report\t%lld\t%s\n", (long long)d->p.v, demo_month(d, m));
	}
	return st;
}

enum st
demo_reports(struct demo *d)
{
	struct cx *cx = d->cx;
	enum st st = ST_OK;

	cx->tenant = d->p;
	cx->actor = d->user[U_COORDINATOR];
	cx->partner = d->partner[OPS];
	cx->lang = LANG_PL;
	db_begin(cx->db, DB_WRITE, d->p.v);
	for (int m = 0; m < DEMO_OPEN && st == ST_OK; m++)
		st = report(d, m);
	if (st != ST_OK) {
		db_rollback(cx->db);
		return st;
	}
	if (db_commit(cx->db) != ST_OK)
		return cx_fail(cx, ST_FAIL, "%s", db_error(cx->db));
	return ST_OK;
}
