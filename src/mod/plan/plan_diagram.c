/* SPDX-License-Identifier: EUPL-1.2
 * plan_diagram.c - the job-search diagram (R328 R367): the way from today to the goal as a line of
 * steps, each with who takes it and by when. An SVG without styles or scripts, wide as a telephone,
 * that reads in black and white: full means done, hollow ahead. The same steps stand in the table
 * of tasks.
 */
#include "mod/plan/plan_view.h"

#include "base/date.h"
#include "base/rule.h"

#include <string.h>

#define LINE    38      /* characters in a line */
#define HIGH    17      /* of a line */
#define LINES   3

/* The end of the first line of s: at a space where there is one. */
static size_t
line_end(const char *s)
{
	size_t at = 0, space = 0, chars = 0;

	for (; s[at] != '\0' && chars < LINE; chars++) {
		if (s[at] == ' ')
			space = at;
		at++;
		while (((unsigned char)s[at] & 0xC0) == 0x80)
			at++;
	}
	return s[at] == '\0' || space == 0 ? at : space;
}

/* Gives the height used. */
static int
words(struct buf *o, const char *s, int y)
{
	int used = 0;

	for (int i = 0; i < LINES && *s != '\0'; i++) {
		size_t n = line_end(s);

		buf_fmt(
		    o, "<text x=\"40\" y=\"%d\" font-size=\"14\" fill=\"currentColor\">", y + used);
		html_text(o, arena_strn(o->mem, s, n));
		if (i == LINES - 1 && s[n] != '\0')
			buf_str(o, "…");
		buf_str(o, "</text>");
		used += HIGH;
		s += n + (s[n] == ' ');
	}
	return used;
}

static void
dot(struct buf *o, int y, bool full)
{
	buf_fmt(o,
	    "<circle cx=\"18\" cy=\"%d\" r=\"8\" fill=\"%s\" stroke=\"#14532d\" stroke-width=\"3\"/>",
	    y - 5, full ? "#14532d" : "#ffffff");
}

static int
step(struct buf *o, const char *text, const char *under, int y, bool full)
{
	int used = words(o, text, y);

	dot(o, y, full);
	buf_fmt(o, "<text x=\"40\" y=\"%d\" font-size=\"12\" fill=\"#505a5f\">", y + used);
	html_text(o, under);
	buf_str(o, "</text>");
	return used + HIGH + 16;
}

const char *
plan_step_words(struct arena *mem, enum lang lang, const struct plan_whole *w,
    const struct q_plan_tasks *t)
{
	const char *who = t->user_name == NULL ? tr(lang, "I myself") :
	    plan_side_word(lang, plan_side(w, t));

	if (strcmp(t->state, "planned") != 0)
		return arena_strf(mem, "%s, %s", who, plan_task_word(lang, t->state));
	return arena_strf(mem, "%s, %s %s", who, tr(lang, "until"), date_short(mem, t->to_on));
}

void
plan_diagram(struct buf *o, const struct plan_whole *w)
{
	struct buf in;
	int y = 24;

	if (!rule_on("R328"))
		return;
	buf_init(&in, o->mem);
	in.lang = o->lang;
	y += step(&in, tr(o->lang, "Today: what I have and can do"), w->name, y, true);
	for (size_t i = 0; i < w->n_task; i++)
		y += step(&in, w->task[i].content, plan_step_words(o->mem, o->lang, w, &w->task[i]),
		    y, strcmp(w->task[i].state, "planned") != 0);
	y += step(&in, w->p.main_goal, *w->p.near_job != '\0' ? w->p.near_job : w->p.job, y, false);
	buf_fmt(o,
	    "<div class=\"k-chart\"><svg viewBox=\"0 0 320 %d\" role=\"img\" aria-labelledby=\"way-title\">",
	    y);
	buf_str(o, "<title id=\"way-title\">");
	html_text(o,
	    tr(o->lang,
	        "The way to the goal, step by step; full circles are done, hollow ones ahead"));
	buf_fmt(o,
	    "</title><line x1=\"18\" y1=\"20\" x2=\"18\" y2=\"%d\" stroke=\"#14532d\" stroke-width=\"3\"/>",
	    y - 60);
	buf_str(o, in.s);
	buf_str(o, "</svg></div>\n");
}
