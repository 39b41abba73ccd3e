/* SPDX-License-Identifier: EUPL-1.2
 * date.h - dates are "YYYY-MM-DD", months "YYYY-MM", instants milliseconds UTC.
 * Today is the day in Europe/Warsaw; EU summer time is computed, no tzdata needed.
 */
#ifndef KOMPAN_DATE_H
#define KOMPAN_DATE_H

#include "base/base.h"

int64_t     now_ms(void);                                       /* clock_gettime, UTC */
/* For waiting and limits: since some moment, never goes back, a few ms coarse. */
int64_t     clock_ms(void);
const char *date_of_instant(struct arena *, int64_t ms);        /* Warsaw day */
const char *time_of_instant(struct arena *, int64_t ms);        /* Warsaw "HH:MM" */
/* a day of the calendar, in any year */
bool        day_ok(int year, int month, int day);
/* shape and a real day, 1900-2100 */
bool        date_ok(const char *iso);
bool        month_ok(const char *iso);
/*
 * What people and spreadsheets write: 1.09.1984, 01-09-1984, 1/9/1984, 1984-09-01, 1984.09.01,
 * with a trailing "r." and white space. Day first where the year is last. NULL if not a real day.
 */
const char *date_parse(struct arena *, const char *text);
int         date_days(const char *from, const char *to);        /* to - from, days */
const char *date_add(struct arena *, const char *iso, int days);
int         date_age(const char *born, const char *on);         /* full years */
/* begun weeks: 1-7 days = 1; both ends count */
int         date_weeks(const char *from, const char *to);
int         date_weekday(const char *iso);                      /* 1 Monday ... 7 Sunday */
const char *month_of(struct arena *, const char *iso);          /* "2026-09-12" -> "2026-09" */
const char *month_add(struct arena *, const char *month, int n);
const char *month_first(struct arena *, const char *month);
const char *month_last(struct arena *, const char *month);
/* "12 września 2026" / "12 September 2026"; "12.09.2026"; "wrzesień 2026"; "września" */
const char *date_long(struct arena *, enum lang, const char *iso);
const char *date_short(struct arena *, const char *iso);
const char *month_name(struct arena *, enum lang, const char *month);
/* "września 2026" */
const char *month_genitive(struct arena *, enum lang, const char *month);

#endif
