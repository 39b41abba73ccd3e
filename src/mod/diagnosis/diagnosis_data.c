/* SPDX-License-Identifier: EUPL-1.2
 * diagnosis_data.c - areas, items, the dictionary of problems, questions: data/diagnosis.json, read
 * once. A fault in it is a fault of the build and ends the program.
 */
#include "mod/diagnosis/diagnosis_inside.h"

#include "base/rule.h"
#include "html/embedded.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern const struct embedded data_files[];
extern const size_t          n_data_files;

static struct diag_data data;
static json_t          *top;            /* its texts live as long as the program */

static json_t *
read_file(const char *name)
{
	for (size_t i = 0; i < n_data_files; i++)
		if (strcmp(data_files[i].name, name) == 0)
			return json_loadb(
			    (const char *)data_files[i].bytes, data_files[i].n, 0, NULL);
	return NULL;
}

static const char *
text_of(const json_t *o, const char *key)
{
	const char *s = json_string_value(json_object_get(o, key));

	if (s == NULL) {
		fprintf(stderr, "data/diagnosis.json: no \"%s\"\n", key);
		abort();
	}
	return s;
}

static size_t
read_words(const json_t *list, struct diag_word *to, size_t max)
{
	const char *sensitive;

	if (json_array_size(list) == 0 || json_array_size(list) > max)
		abort();
	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *o = json_array_get(list, i);

		sensitive = json_string_value(json_object_get(o, "kind"));
		to[i] = (struct diag_word){ .code = text_of(o, "code"),
			.text = { [LANG_PL] = text_of(o, "pl"), [LANG_EN] = text_of(o, "en") },
			.form = json_string_value(json_object_get(o, "form")),
			.sensitive = sensitive == NULL ? "" : sensitive };
	}
	return json_array_size(list);
}

const struct diag_data *
diag_data(void)
{
	const json_t *areas;

	if (top != NULL)
		return &data;
	top = read_file("diagnosis.json");
	areas = json_object_get(top, "areas");
	if (json_array_size(areas) != LEN(data.area))
		abort();
	for (size_t i = 0; i < LEN(data.area); i++) {
		const json_t *o = json_array_get(areas, i);
		struct diag_area *a = &data.area[i];

		a->code = text_of(o, "code");
		a->text[LANG_PL] = text_of(o, "pl");
		a->text[LANG_EN] = text_of(o, "en");
		a->n = read_words(json_object_get(o, "items"), a->item, LEN(a->item));
	}
	data.n_problem =
	    read_words(json_object_get(top, "problems"), data.problem, LEN(data.problem));
	data.n_question = !rule_on("R293")
	    ? 0
	    : read_words(json_object_get(top, "questions"), data.question, LEN(data.question));
	data.n_belief = !rule_on("R297") ? 0 :
	    read_words(json_object_get(top, "beliefs"), data.belief, LEN(data.belief));
	data.job_club = json_integer_value(json_object_get(top, "job_club_minutes"));
	return &data;
}

const struct diag_word *
diag_item(const char *code)
{
	const struct diag_data *d = diag_data();

	for (size_t a = 0; a < LEN(d->area); a++)
		for (size_t i = 0; i < d->area[a].n; i++)
			if (strcmp(d->area[a].item[i].code, code) == 0)
				return &d->area[a].item[i];
	return NULL;
}
