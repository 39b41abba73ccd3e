/* SPDX-License-Identifier: EUPL-1.2
 * report.h - the monthly monitoring report (tool 8, sections I-XIII): it writes its own draft from
 * what was entered, partners add their parts, the coordinator edits words and approves; from then
 * on its content and its PDF stay as they are (R122 R123 R126 R127 R154 R252-R265).
 *
 * Every call acts on cx->tenant. Months are "YYYY-MM". Clients are "Klient n", never names.
 */
#ifndef KOMPAN_REPORT_H
#define KOMPAN_REPORT_H

#include "html/html.h"
#include "work/cx.h"

/* True while no version of the month's report is approved. One statement. */
bool        report_month_open(struct cx *, const char *month);
/*
 * The month whose report will show an entry dated on_date: its own month or, where that is approved,
 * the earliest later month that is still open. One statement.
 */
const char *report_month_for(struct cx *, const char *on_date);

struct report_due {
	const char *month;              /* the month before today's */
	const char *deadline;           /* the last day for the own partner's part */
	const char *state;              /* parts: some partner still owes one; approve: all are in */
	bool        own_in;             /* the actor's partner has handed in (true where she has none) */
	bool        late;               /* the deadline is over */
	int64_t     owed;               /* partners whose part is missing */
	struct url  url;
};
/* For the home page: false where last month's report is approved, or the partnership was not active
 * then. Two statements. */
bool        report_due(struct cx *, struct report_due *);

/*
 * Approves the month as it stands, papers and all in one unit: for commands and examples; pages make
 * the papers off the loop. ST_CONFLICT: approved already, or the month has not come.
 */
enum st     report_approve(struct cx *, const char *month) MUST_USE;

struct report_file { const void *bytes; size_t n; const char *type; };
/*
 * The month's report for the command line: format "pdf" (of an approved month the kept bytes) or
 * "html". ST_NOT_FOUND: no such partnership; ST_INVALID: month or format, cx->why says which.
 */
enum st     report_export(struct cx *, const char *month, const char *format,
    struct report_file *) MUST_USE;

/* Counts of the month, kept with the report: by sex, by age, ended support by reason, services by
 * area; people: who stands behind n. */
enum { CELLS_SEX, CELLS_AGE, CELLS_END, CELLS_AREA, CELLS_COUNT };
#define CELLS 6                 /* of one count, at most */
struct report_cell { int64_t n, people; };
struct report_cells { bool kept; struct report_cell cell[CELLS_COUNT][CELLS]; };
/* Of the version last approved; entries of today change nothing in them. False: none is approved. */
bool        report_kept_cells(struct cx *, const char *month, struct report_cells *);

struct url  url_reports(struct arena *, tenant_id);
struct url  url_report(struct arena *, tenant_id, const char *month);

#endif
