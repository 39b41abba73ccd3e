/* SPDX-License-Identifier: EUPL-1.2
 * quest_bundle.c - several forms in one file, as portals publish one form in several languages.
 */
#include "quest/inside.h"

#include <stdlib.h>
#include <string.h>

#define PARTS 20

static bool
is_a(const json_t *o, const char *type)
{
	const char *s = json_string_value(json_object_get(o, "resourceType"));

	return s != NULL && strcmp(s, type) == 0;
}

static const char *
member(struct arena *mem, const json_t *o, const char *key)
{
	const char *s = json_string_value(json_object_get(o, key));

	return s == NULL ? "" : arena_str(mem, s);
}

static const char *
dump(struct arena *mem, const json_t *o)
{
	char *text = json_dumps(o, JSON_INDENT(2) | JSON_REAL_PRECISION(15));
	const char *ret;

	if (text == NULL)
		abort();                /* no memory */
	ret = arena_str(mem, text);
	free(text);
	return ret;
}

size_t
quest_bundle(struct arena *mem, const char *json, size_t n, struct quest_part **ret)
{
	json_t *o = n > QUEST_BYTES ? NULL : json_loadb(json, n, JSON_REJECT_DUPLICATES, NULL), *e;
	size_t i, parts = 0;

	*ret = NEWN(mem, struct quest_part, PARTS);
	json_array_foreach(is_a(o, "Bundle") ? json_object_get(o, "entry") : NULL, i, e) {
		const json_t *form = json_object_get(e, "resource");

		if (is_a(form, "Questionnaire") && parts < PARTS)
			(*ret)[parts++] = (struct quest_part){ dump(mem, form), member(mem, form, "language"),
				member(mem, form, "title") };
	}
	json_decref(o);
	return parts;
}
