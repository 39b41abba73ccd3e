/* SPDX-License-Identifier: EUPL-1.2
 * quest_edit_fuzz.c - a form by anybody is copied and changed: the first bytes choose the change,
 * the rest is the form. Whatever comes out is a form that its maker can be shown, and the same
 * change twice is one. clang -g -O1 -fsanitize=fuzzer,address,undefined -D_GNU_SOURCE -Isrc
 * test/fuzz/quest_edit_fuzz.c test/fuzz/plain_words.c src/quest/quest_answers.c
 * src/quest/quest_bundle.c src/quest/quest_check.c src/quest/quest_edit.c
 * src/quest/quest_edit_item.c src/quest/quest_edit_show.c src/quest/quest_edit_when.c
 *     src/quest/quest_exact.c src/quest/quest_extension.c src/quest/quest_help.c
 * src/quest/quest_item.c src/quest/quest_option.c src/quest/quest_read.c src/quest/quest_value.c
 * src/base/base.c src/base/date.c src/base/mark.c src/base/rule.c src/base/text.c -ljansson
 * -lpcre2-8 -lm
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
		const struct quest_change c = { (enum quest_edit)(data[0] % (QUEST_ABOUT + 1)),
			item(q, data[1]), data[5] & 1,
			data[0] % (QUEST_ABOUT + 1) == QUEST_ADD ? "k1" : item(q, data[2]),
			{ "Słowa", data[5] & 2 ? "Words" : "" }, { data[5] & 4 ? "Pomoc" : "", "" },
			(enum quest_put)(data[3] % (QUEST_PUT_KEPT + 1)), data[5] & 8,
			{ "a\nb", data[5] & 16 ? "x\ny" : "" }, data[5] & 32 ? "1" : "", "7",
			{ "od", "" }, { "do", "" }, data[5] & 64 ? "exists" : "=", "o1", data[4] };

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
