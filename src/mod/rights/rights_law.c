/* SPDX-License-Identifier: EUPL-1.2
 * rights_law.c - articles of data/law.json, each with the days between which it holds: the one file a
 * lawyer checks (doc/law.md).
 */
#include "mod/rights/rights_inside.h"

#include "base/date.h"
#include "base/rule.h"
#include "base/text.h"
#include "html/embedded.h"

#include <jansson.h>
#include <string.h>

extern const struct embedded data_files[];
extern const size_t n_data_files;

static json_t *
laws(void)
{
	for (size_t i = 0; i < n_data_files; i++)
		if (strcmp(data_files[i].name, "law.json") == 0)
			return json_loadb(
			    (const char *)data_files[i].bytes, data_files[i].n, 0, NULL);
	return NULL;
}

static const char *
of(const json_t *law, const char *key)
{
	return json_string_value(json_object_get(law, key));
}

static bool
holds(const json_t *law, const char *on)
{
	const char *to = of(law, "to");

	return !rule_on("R011") ||
	    (strcmp(of(law, "from"), on) <= 0 && (to == NULL || strcmp(to, on) >= 0));
}

void
rights_laws(struct cx *cx, enum lang lang, struct rights_list *l)
{
	json_t *all = laws(), *law;
	size_t i;

	json_array_foreach(all, i, law)
		if (holds(law, cx->today))
			rights_line(cx->mem, l, arena_strf(cx->mem, "%s. %s", of(law, "article"),
			    of(law, lang == LANG_PL ? "pl" : "en")));
	json_decref(all);
}

const char *
rights_article(struct cx *cx, const char *use, const char *on)
{
	json_t *all = laws(), *law;
	const char *article = "";
	size_t i;

	json_array_foreach(all, i, law)
		if (text_eq(of(law, "use"), use) && holds(law, on))
			article = arena_strf(cx->mem, "%s (%s %s)", of(law, "article"),
			    tr(cx->lang, "in force since"), date_short(cx->mem, of(law, "from")));
	json_decref(all);
	return article;
}
