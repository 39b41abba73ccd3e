/* SPDX-License-Identifier: EUPL-1.2
 * quest_edit_fuzz.c - a form by anybody is copied and changed: the first bytes choose the change,
 * the rest is the form. Whatever comes out is a form that its maker can be shown, and the same
 * change twice is one.
 */
#include "quest/quest_edit.h"

#include <stdlib.h>
#include <string.h>

#define CHOICES 6

static const char *
item(const struct quest *q, uint8_t i)
{
	return q->n_item == 0 ? "" : q->item[i % q->n_item]->link_id;
}

static void
must(bool holds)
{
	if (!holds)
		abort();
}

static const char *
changed(struct arena *mem, const char *json, const struct quest_change *c)
{
	struct quest_wrong *wrong = NULL;
	const char *out = quest_edit(mem, LANG_PL, json, strlen(json), c, &wrong);

	must(out != NULL || wrong != NULL);
	return out;
}

int LLVMFuzzerTestOneInput(const uint8_t *, size_t);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static const char *const title[LANG_COUNT] = { "Kopia", "Copy" };
	struct arena *mem = arena_new((size_t)512 << 20);
	const char *json =
	    n <= CHOICES ? "" : arena_strn(mem, (const char *)data + CHOICES, n - CHOICES);
	const char *out = NULL;
	struct quest_note *note;
	const struct quest *q = quest_read(mem, LANG_PL, json, strlen(json), &note);
	bool usable;

	if (q != NULL) {
		const enum quest_edit what = data[0] % (QUEST_ABOUT + 1);
		const struct quest_change c = { .what = what,
			.link_id = item(q, data[1]),
			.into = data[5] & 1,
			.to = what == QUEST_ADD ? "k1" : item(q, data[2]),
			.text = { "Słowa", data[5] & 2 ? "Words" : "" },
			.help = { data[5] & 4 ? "Pomoc" : "", "" },
			.put = data[3] % (QUEST_PUT_KEPT + 1),
			.required = data[5] & 8,
			.options = { "a\nb", data[5] & 16 ? "x\ny" : "" },
			.low = data[5] & 32 ? "1" : "",
			.high = "7",
			.low_words = { "od", "" },
			.high_words = { "do", "" },
			.sensitive = data[5] & 128 ? "health" : NULL,
			.background = data[4] & 128 ? "1" : NULL,
			.op = data[5] & 64 ? "exists" : "=",
			.answer = "o1",
			.nth = data[4] & 127 };

		out =
		    changed(mem, quest_edit_copy(mem, json, strlen(json), "urn:f", "1", title), &c);
	}
	if (out != NULL) {
		q = quest_draft(mem, LANG_PL, out, strlen(out), &note, &usable);
		must(q != NULL);
		for (size_t i = 0; i < q->n_item; i++) {
			(void)quest_put_of(q->item[i]);
			(void)quest_edit_options(mem, q->item[i], LANG_EN);
			(void)quest_help_line(mem, q->item[i], LANG_PL);
		}
		(void)quest_edit_mark(mem, out, strlen(out), item(q, data[1]));
		out = quest_edit_publish(mem, out, strlen(out), "2026-09-12");
		must(quest_draft(mem, LANG_PL, out, strlen(out), &note, &usable) != NULL);
	}
	arena_free(mem);
	return 0;
}
