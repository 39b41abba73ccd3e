/* SPDX-License-Identifier: EUPL-1.2
 * quest_bundle.c - several forms in one file, as portals publish one form in several languages.
 * Each is given as its bytes stand there, so that nothing of it is lost.
 */
#include "quest/inside.h"

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

/* ---- a walk along text that is known to be JSON ---- */

static const char *
blank(const char *s)
{
	return s + strspn(s, " \t\r\n");
}

static const char *
text_end(const char *s)
{
	for (s++; *s != '"'; s++)
		s += *s == '\\';
	return s + 1;
}

/* Behind the value that begins here. */
static const char *
value_end(const char *s)
{
	int deep = 0;

	do {
		if (*s == '"') {
			s = text_end(s);
			continue;
		}
		deep += (*s == '{' || *s == '[') - (*s == '}' || *s == ']');
		s++;
	} while (deep > 0 || (strchr(",]} \t\r\n", *s) == NULL && *s != '\0'));
	return s;
}

/* The value of a member of the object that begins here; NULL: it has none under this name. */
static const char *
value_of(const char *s, const char *name)
{
	size_t n = strlen(name);

	for (s = blank(s + 1); *s == '"'; s = blank(s + (*s == ','))) {
		const char *key = s + 1, *value;
		bool found;

		s = text_end(s);
		found = (size_t)(s - 1 - key) == n && memcmp(key, name, n) == 0;
		value = blank(blank(s) + 1);
		if (found)
			return value;
		s = blank(value_end(value));
	}
	return NULL;
}

/* ---- the forms ---- */

static void
part(struct arena *mem, const json_t *form, const char *entry, struct quest_part *to)
{
	const char *at = value_of(entry, "resource");

	*to = (struct quest_part){ at == NULL ? "" : arena_strn(mem, at, (size_t)(value_end(at) - at)),
		member(mem, form, "language"), member(mem, form, "title") };
}

size_t
quest_bundle(struct arena *mem, const char *json, size_t n, struct quest_part **ret)
{
	json_t *o, *e;
	const char *at = NULL;
	size_t i, parts = 0;

	*ret = NEWN(mem, struct quest_part, PARTS);
	quest_unmark(&json, &n);
	o = n > QUEST_BYTES ? NULL : quest_json(json, n, NULL);
	if (is_a(o, "Bundle") && json_array_size(json_object_get(o, "entry")) > 0)
		at = value_of(blank(arena_strn(mem, json, n)), "entry");
	if (at != NULL)
		at = blank(at + 1);
	json_array_foreach(at == NULL ? NULL : json_object_get(o, "entry"), i, e) {
		const json_t *form = json_object_get(e, "resource");

		if (is_a(form, "Questionnaire") && parts < PARTS)
			part(mem, form, at, &(*ret)[parts++]);
		at = blank(value_end(at));
		at = blank(at + (*at == ','));
	}
	json_decref(o);
	return parts;
}
