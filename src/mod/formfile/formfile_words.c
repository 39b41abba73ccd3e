/* SPDX-License-Identifier: EUPL-1.2
 * formfile_words.c - a form in the words of whoever makes it.
 */
#include "mod/formfile/formfile_view.h"

#include "base/date.h"
#include "mod/casefile/casefile.h"

#include <string.h>

const struct option formfile_puts[] = {
	[QUEST_PUT_SECTION] = { "section", N_("a section"), NULL },
	[QUEST_PUT_TABLE] = { "table", N_("a table: its questions repeat in rows"), NULL },
	[QUEST_PUT_WORDS] = { "words", N_("words to read"), NULL },
	[QUEST_PUT_YES_NO] = { "yes-no", N_("yes or no"), NULL },
	[QUEST_PUT_ONE] = { "one", N_("one answer of a list"), NULL },
	[QUEST_PUT_SEVERAL] = { "several", N_("several answers of a list"), NULL },
	[QUEST_PUT_ONE_OR_OWN] = { "one-own", N_("one answer of a list, or other, which"), NULL },
	[QUEST_PUT_SEVERAL_OR_OWN] = { "several-own",
	    N_("several answers of a list, or other, which"), NULL },
	[QUEST_PUT_RATING] = { "rating", N_("a rating in numbers"), NULL },
	[QUEST_PUT_WHOLE] = { "whole", N_("a whole number"), NULL },
	[QUEST_PUT_FRACTION] = { "fraction", N_("a number, also with a fraction"), NULL },
	[QUEST_PUT_LINE] = { "line", N_("a short text"), NULL },
	[QUEST_PUT_LINES] = { "lines", N_("a long text"), NULL },
	[QUEST_PUT_DATE] = { "date", N_("a day"), NULL },
	[QUEST_PUT_KEPT] = { "kept", N_("as in the file it came from"), NULL },
};
const size_t n_formfile_puts = LEN(formfile_puts);

/* Of a kind that a file made up nobody is named: its writer alone reads it. */
static const char *
kind_words(enum lang lang, const char *kind)
{
	return case_kind_ok(kind) ? case_kind_word(lang, kind) : kind;
}

const char *
formfile_item_words(struct arena *mem, enum lang lang, const struct quest_item *it)
{
	enum quest_put put = quest_put_of(it);
	struct buf b;

	buf_init(&b, mem);
	buf_str(&b, tr(lang, formfile_puts[put].label));
	if (put == QUEST_PUT_RATING && it->min != NULL && it->max != NULL)
		buf_fmt(&b, " %s–%s", it->min, it->max);
	if (it->required)
		buf_fmt(&b, ", %s", tr(lang, "needed"));
	if (it->n_when > 0)
		buf_fmt(&b, ", %s", tr(lang, "not always put"));
	if (it->hidden)
		buf_fmt(&b, ", %s", tr(lang, "hidden"));
	if (it->sensitive != NULL)
		buf_fmt(&b, ", %s: %s", tr(lang, "guarded"), kind_words(lang, it->sensitive));
	if (it->background)
		buf_fmt(&b, ", %s", tr(lang, "about the person herself"));
	return b.s;
}

const char *
formfile_guarded(struct arena *mem, enum lang lang, const struct quest *q)
{
	bool anonymous = strcmp(q->about, "anonymous") == 0;
	struct buf b;

	buf_init(&b, mem);
	for (size_t i = 0; i < q->n_item; i++) {
		const struct quest_item *it = q->item[i];

		if (!quest_asks(it) || (anonymous ? !it->background : it->sensitive == NULL))
			continue;
		buf_fmt(&b, "%s%s", b.len > 0 ? "; " : "", it->text.in[lang]);
		if (!anonymous)
			buf_fmt(&b, " (%s)", kind_words(lang, it->sensitive));
	}
	return b.s;
}

const char *
formfile_moment(struct arena *mem, int64_t at)
{
	return arena_strf(
	    mem, "%s %s", date_short(mem, date_of_instant(mem, at)), time_of_instant(mem, at));
}

const char *
formfile_note_words(struct req *r, const struct quest *q, const struct quest_note *note)
{
	const struct quest_item *it = *note->link_id == '\0' ? NULL : quest_find(q, note->link_id);
	const char *name = it == NULL ? note->link_id : it->text.in[r->cx.lang];

	return *name == '\0' ? note->text
	                     : arena_strf(r->cx.mem, tr(r->cx.lang, "“%s”: %s"), name, note->text);
}

const struct option *
formfile_abouts(struct req *r, const char *now, size_t *ret_n)
{
	static const char *const offered[] = { "person", "service" };
	struct option *o = NEWN(r->cx.mem, struct option, LEN(offered) + 1);
	bool listed = now == NULL;
	size_t n = 0;

	for (size_t i = 0; i < LEN(offered); i++) {
		listed |= now != NULL && strcmp(now, offered[i]) == 0;
		o[n++] = (struct option){ offered[i], formfile_about_words(r->cx.lang, offered[i]),
			NULL };
	}
	if (!listed)
		o[n++] = (struct option){ now, formfile_about_words(r->cx.lang, now), NULL };
	*ret_n = n;
	return o;
}
