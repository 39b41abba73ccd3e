/* SPDX-License-Identifier: EUPL-1.2
 * quest_exact.c - strings of a certain shape: a time, a day with a time, an address.
 */
#include "quest/inside.h"

#include "base/date.h"
#include "base/text.h"
#include "html/html.h"

#include <stdio.h>
#include <string.h>

#define MINUTE 60000
#define DAY    (1440 * (int64_t)MINUTE)

static bool
two(const char *s, int most, int *ret)
{
	if (s[0] < '0' || s[0] > '9' || s[1] < '0' || s[1] > '9')
		return false;
	*ret = (s[0] - '0') * 10 + s[1] - '0';
	return *ret <= most;
}

/* 9:05, 9.05, 09:05:30; minutes since midnight in *ret. */
static const char *
time_of_day(struct arena *mem, const char *s, int *ret)
{
	int h, m, sec = 0;
	size_t n = strcspn(s, ":.");

	if ((n != 1 && n != 2) || s[n] == '\0')
		return NULL;
	if (n == 1)
		s = arena_strf(mem, "0%s", s);
	if (!two(s, 23, &h) || !two(s + 3, 59, &m))
		return NULL;
	if (s[5] != '\0' && (s[5] != s[2] || !two(s + 6, 59, &sec) || s[8] != '\0'))
		return NULL;
	*ret = h * 60 + m;
	return arena_strf(mem, "%02d:%02d:%02d", h, m, sec);
}

/* What Warsaw's clock is ahead of UTC then, in hours. */
static int
ahead(struct arena *mem, const char *day, int minutes)
{
	int64_t local = date_days("1970-01-01", day) * DAY + minutes * (int64_t)MINUTE;
	const char *want = arena_strf(mem, "%02d:%02d", minutes / 60, minutes % 60);

	return strcmp(time_of_instant(mem, local - (int64_t)120 * MINUTE), want) == 0 ? 2 : 1;
}

/* As the standard writes it: a day, or a day, a time and what its clock is ahead. */
static bool
is_moment(struct arena *mem, const char *s)
{
	int minutes, h, m;
	const char *zone;

	if (strlen(s) < 20 || s[10] != 'T' || !date_ok(arena_strn(mem, s, 10)) || s[13] != ':' ||
	    time_of_day(mem, arena_strn(mem, s + 11, 8), &minutes) == NULL)
		return date_ok(s);
	zone = s + 19;
	if (*zone == '.')
		zone += 1 + strspn(zone + 1, "0123456789");
	if (strcmp(zone, "Z") == 0)
		return zone[-1] != '.';
	return strlen(zone) == 6 && (*zone == '+' || *zone == '-') && zone[-1] != '.' &&
	    zone[3] == ':' && two(zone + 1, 14, &h) && two(zone + 4, 59, &m);
}

static const char *
moment(struct arena *mem, const char *s)
{
	const char *gap = strrchr(s, ' '), *day, *time;
	int minutes;

	if (is_moment(mem, s))
		return s;
	if (gap == NULL)
		return date_parse(mem, s);
	day = date_parse(mem, arena_strn(mem, s, (size_t)(gap - s)));
	time = time_of_day(mem, gap + 1, &minutes);
	if (day == NULL || time == NULL)
		return NULL;
	return arena_strf(mem, "%sT%s+%02d:00", day, time, ahead(mem, day, minutes));
}

static bool
is_address(const char *s)
{
	return strchr(s, ' ') == NULL &&
	    ((text_starts(s, "https://") && s[8] != '\0') ||
	        (text_starts(s, "http://") && s[7] != '\0') ||
	        (text_starts(s, "urn:") && s[4] != '\0'));
}

const char *
quest_exactly(struct arena *mem, enum quest_exact exact, const char *typed)
{
	int minutes;

	switch (exact) {
	case QUEST_TIME:     return time_of_day(mem, typed, &minutes);
	case QUEST_DATETIME: return moment(mem, typed);
	case QUEST_URL:      return is_address(typed) ? typed : NULL;
	case QUEST_AS_KIND:
	case QUEST_QUANTITY: break;
	}
	return typed;
}

const char *
quest_not_exact(struct arena *mem, enum lang lang, enum quest_exact exact, const char *typed)
{
	return arena_strf(mem,
	    exact == QUEST_TIME ? tr(lang, "“%.40s” is not a time of day. Write it as 14:30.")
	        : exact == QUEST_DATETIME
	        ? tr(lang, "“%.40s” is not a day with a time. Write it as 12.09.2026 14:30.")
	        : tr(lang, "“%.40s” is not an address. Write it as https://example.org."),
	    quest_cut(mem, typed));
}
