/* SPDX-License-Identifier: EUPL-1.2
 * report_month.c - which month's report still takes an entry, and what is due now.
 */
#include "mod/report/report.h"

#include "base/date.h"
#include "base/rule.h"
#include "mod/partnership/partnership.h"
#include "mod/report_month_sql.h"

#include <string.h>

bool
report_month_open(struct cx *cx, const char *month)
{
	struct q_report_approved_in a = { 0 };

	q_report_approved_in(cx, &a, cx->tenant, month);
	return a.n == 0;
}

const char *
report_month_for(struct cx *cx, const char *on_date)
{
	const char *month = month_of(cx->mem, on_date);
	struct q_report_approved_from *a;
	size_t n = q_report_approved_from(cx, &a, cx->tenant, month);

	for (size_t i = 0; rule_on("R110") && i < n && strcmp(a[i].month, month) == 0; i++)
		month = month_add(cx->mem, month, 1);
	return month;
}

bool
report_due(struct cx *cx, struct report_due *ret)
{
	const char *month = month_add(cx->mem, month_of(cx->mem, cx->today), -1);
	struct q_report_due_partners *row;
	int64_t day;
	size_t n = q_report_due_partners(cx, &row,
	    &(struct q_report_due_partners_in){ cx->tenant, month, month_first(cx->mem, month),
	        month_last(cx->mem, month) });

	*ret = (struct report_due){ .month = month, .own_in = true };
	if (n == 0 || !rule_on("R190-due"))
		return false;
	day = row[0].house_day;
	for (size_t i = 0; i < n; i++) {
		ret->owed += row[i].ready == 0;
		if (row[i].partner.v == cx->partner.v && cx->partner.v != 0) {
			ret->own_in = row[i].ready > 0;
			day = row[i].report_day > 0 ? row[i].report_day : day;
		}
	}
	ret->deadline = partnership_report_due(cx->mem, month, day);
	ret->late = strcmp(cx->today, ret->deadline) > 0;
	ret->state = ret->owed > 0 ? "parts" : "approve";
	ret->url = url_report(cx->mem, cx->tenant, month);
	return true;
}

struct url
url_reports(struct arena *mem, tenant_id t)
{
	return (struct url){ arena_strf(mem, "/p/%lld/reports", (long long)t.v) };
}

struct url
url_report(struct arena *mem, tenant_id t, const char *month)
{
	return (struct url){ arena_strf(mem, "/p/%lld/reports/%s", (long long)t.v, month) };
}
