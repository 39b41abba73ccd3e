/* SPDX-License-Identifier: EUPL-1.2
 * quest_export.c - a form in one plain language, for programs that know no translations.
 */
#include "quest/inside.h"

#include <stdlib.h>
#include <string.h>

#define TRANSLATION "http://hl7.org/fhir/StructureDefinition/translation"

static bool
is_translation(const json_t *e)
{
	const char *url = json_string_value(json_object_get(e, "url"));

	return url != NULL && strcmp(url, TRANSLATION) == 0;
}

static const char *
part(const json_t *e, const char *name)
{
	json_t *x;
	size_t i;

	json_array_foreach(json_object_get(e, "extension"), i, x) {
		const char *url = json_string_value(json_object_get(x, "url"));
		const char *key;
		json_t *v;

		if (url != NULL && strcmp(url, name) == 0)
			json_object_foreach(x, key, v)
				if (strncmp(key, "value", 5) == 0 && json_is_string(v))
					return json_string_value(v);
	}
	return "";
}

/* Takes the translations out of "_key"; the one in `lang` becomes the text. True: nothing is left
 * of "_key". */
static bool
resolve(json_t *o, const char *key, json_t *shadow, const char *lang)
{
	json_t *list = json_object_get(shadow, "extension");

	for (size_t i = json_array_size(list); i-- > 0;) {
		const json_t *e = json_array_get(list, i);

		if (!is_translation(e))
			continue;
		if (strncmp(part(e, "lang"), lang, 2) == 0 && *part(e, "content") != '\0')
			json_object_set_new(o, key + 1, json_string(part(e, "content")));
		json_array_remove(list, i);
	}
	if (json_array_size(list) == 0)
		json_object_del(shadow, "extension");
	return json_object_size(shadow) == 0;
}

static void
plain(json_t *v, const char *lang)
{
	const char *key;
	json_t *m;
	void *tmp;
	size_t i;

	json_array_foreach(v, i, m)
		plain(m, lang);
	json_object_foreach_safe(v, tmp, key, m) {
		if (*key == '_' && json_is_object(m) && resolve(v, key, m, lang))
			json_object_del(v, key);
		else
			plain(m, lang);
	}
}

const char *
quest_export(struct arena *mem, const char *json, size_t n, enum lang lang)
{
	const char *code = lang == LANG_EN ? "en" : "pl", *ret;
	json_t *o = quest_json(json, n, NULL);
	char *text;

	if (o == NULL)
		return "";
	plain(o, code);
	if (json_object_get(o, "language") != NULL)
		json_object_set_new(o, "language", json_string(code));
	text = json_dumps(o, JSON_INDENT(2) | JSON_REAL_PRECISION(15));
	json_decref(o);
	if (text == NULL)
		abort();                /* no memory */
	ret = arena_str(mem, text);
	free(text);
	return ret;
}
