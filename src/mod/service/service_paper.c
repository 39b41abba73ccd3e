/* SPDX-License-Identifier: EUPL-1.2
 * service_paper.c - the attendance list.
 */
#include "mod/service/service_paper.h"

#include "base/date.h"
#include "base/text.h"
#include "pdf/paper.h"

#define SPARE 3         /* empty lines for whoever comes besides */

static const char *
presence(enum lang lang, const char *present)
{
	return text_eq(present, "present") ? tr(lang, "present")
	    : text_eq(present, "absent")   ? tr(lang, "absent")
					   : "";
}

static void
people(struct paper *p, struct arena *mem, const struct attendance_paper *d)
{
	bool held = text_eq(d->e.state, "held");
	const struct paper_col col[] = {
		{ tr(d->lang, "No."), 6, PAPER_RIGHT, false },
		{ tr(d->lang, "Given name and surname"), 46, PAPER_LEFT, true },
		{ held ? tr(d->lang, "Attendance") : tr(d->lang, "Signature"), 48, PAPER_LEFT,
		    false },
	};

	paper_table(p, tr(d->lang, "Attendance list"), col, LEN(col));
	for (size_t i = 0; i < d->n; i++)
		paper_row_tall(p,
		    (const char *[]){ arena_strf(mem, "%zu", i + 1),
			arena_strf(mem, "%s %s", d->person[i].given, d->person[i].surname),
			held ? presence(d->lang, d->person[i].present) : "" },
		    held ? 7 : 9);
	for (size_t i = 0; !held && i < SPARE; i++)
		paper_row_tall(
		    p, (const char *[]){ arena_strf(mem, "%zu", d->n + i + 1), "", "" }, 9);
	paper_table_end(p);
}

/* R081 R140 */
const char *
service_paper_attendance(struct arena *mem, const struct attendance_paper *d, size_t *ret_n)
{
	const char *title = tr(d->lang, "Attendance list");
	struct paper *p = paper_new(&(struct paper_head){ .lang = d->lang,
	    .title = title,
	    .owner = d->partnership,
	    .name = title,
	    .printed = d->today,
	    .created = d->now });

	paper_title(p, title, d->e.name);
	paper_field(p, tr(d->lang, "Day"), date_long(mem, d->lang, d->e.on_date));
	paper_field(p, tr(d->lang, "Begins at"), d->e.starts);
	paper_field(p, tr(d->lang, "How long"),
	    arena_strf(mem, tr(d->lang, "%lld h %lld min"), (long long)(d->e.minutes / 60),
		(long long)(d->e.minutes % 60)));
	paper_field(p, tr(d->lang, "Place"), d->e.place);
	paper_field(p, tr(d->lang, "Led by"), d->e.leader);
	paper_field(p, tr(d->lang, "Who gives it"), d->e.partner_name);
	if (!text_empty(d->e.block))
		paper_field(p, tr(d->lang, "Training block"), d->e.block);
	paper_space(p, 3);
	people(p, mem, d);
	paper_signatures(p, tr(d->lang, "Place and date"),
	    &(struct paper_sign){ tr(d->lang, "Led by"), d->e.leader }, 1);
	return paper_finish(p, mem, ret_n);
}
