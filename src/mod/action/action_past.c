/* SPDX-License-Identifier: EUPL-1.2
 * action_past.c - what stood in a row before it was changed, kept and told again.
 */
#include "mod/action/action_inside.h"

#include "base/date.h"
#include "base/text.h"
#include "core/audit.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

void
action_keep(struct cx *cx, const struct action_change *c, const struct action_was *was, size_t n)
{
	json_t *top = json_object();
	char *text;

	for (size_t i = 0; i < n; i++)
		if (was[i].value != NULL)
			json_object_set_new(top, was[i].key, json_string(was[i].value));
	text = json_dumps(top, JSON_COMPACT);
	json_decref(top);
	if (text == NULL)
		abort();
	audit_change(cx, c->thing, c->id, c->kind, c->reason, arena_str(cx->mem, text));
	free(text);
}

/* The words of a kept row, one after another, in the order of `keys`. */
static const char *
was_words(struct cx *cx, const char *kept)
{
	static const char *const keys[] = { "state", "content", "done_text", "participants",
	    "difference", "effect", "level", "result", "closed_why" };
	json_t *top = json_loads(kept, 0, NULL);
	struct buf b;

	buf_init(&b, cx->mem);
	for (size_t i = 0; i < LEN(keys); i++) {
		const char *s = json_string_value(json_object_get(top, keys[i]));

		if (text_empty(s))
			continue;
		if (strcmp(keys[i], "state") == 0)
			s = action_state_word(cx->lang, s);
		if (strcmp(keys[i], "level") == 0)
			s = risk_level_word(cx->lang, s);
		buf_fmt(&b, "%s%s", b.len == 0 ? "" : "; ", s);
	}
	json_decref(top);
	return b.s;
}

static const char *
kind_word(enum lang lang, const char *kind)
{
	return strcmp(kind, "withdraw") == 0 ? tr(lang, "this was withdrawn") :
	    strcmp(kind, "close") == 0 ? tr(lang, "closed") :
	    strcmp(kind, "open") == 0 ? tr(lang, "opened again") : tr(lang, "changed");
}

size_t
action_history(struct cx *cx, const char *thing, int64_t id, struct action_past **ret)
{
	struct q_action_history *row;
	size_t n = q_action_history(cx, &row, cx->tenant, thing, id);

	*ret = NEWN(cx->mem, struct action_past, n + 1);
	for (size_t i = 0; i < n; i++)
		(*ret)[i] = (struct action_past){
			.when = date_short(cx->mem, date_of_instant(cx->mem, row[i].at)),
			.who = row[i].by == NULL ? "" : row[i].by,
			.what = kind_word(cx->lang, row[i].kind),
			.reason = row[i].reason,
			.was = was_words(cx, row[i].was) };
	return n;
}
