/* SPDX-License-Identifier: EUPL-1.2
 * fuzz_form.h - one form with every kind of question, rows within rows, conditions, limits.
 */
#ifndef KOMPAN_FUZZ_FORM_H
#define KOMPAN_FUZZ_FORM_H

#include "quest/quest.h"

#include <stdlib.h>
#include <string.h>

#define Q(id, type, more) "{\"linkId\":\"" id "\",\"type\":\"" type "\"" more "}"
#define EXT(name, value) "{\"url\":\"http://hl7.org/fhir/StructureDefinition/" name "\"," value "}"
#define AB                                                                                              \
	",\"answerOption\":[{\"valueCoding\":{\"system\":\"urn:s\",\"code\":\"a\",\"display\":\"A\"}}," \
	"{\"valueCoding\":{\"code\":\"b\"}},{\"valueString\":\"słowo\"},{\"valueInteger\":7}]"

static const char fuzz_json[] =
    "{\"resourceType\":\"Questionnaire\",\"status\":\"active\",\"url\":\"urn:x\","
    "\"version\":\"1\",\"item\":[" Q("1", "boolean", "") "," Q("2", "integer",
        ",\"extension\":[" EXT("minValue", "\"valueInteger\":1") "," EXT(
            "maxValue", "\"valueInteger\":10") "]") "," Q("3", "decimal", "") "," Q("4", "string",
        ",\"maxLength\":20,\"extension\":[" EXT(
            "regex", "\"valueString\":\"(a+)+b?\"") "]") "," Q("5", "text", "") "," Q("6", "date",
        "") "," Q("7", "choice", AB) "," Q("8", "open-choice", ",\"repeats\":true" AB) "," Q("9",
        "time", "") "," Q("10", "dateTime", "") "," Q("11", "url", "") "," Q("12", "quantity",
        ",\"extension\":[" EXT("questionnaire-unit",
            "\"valueCoding\":{\"code\":\"kg\",\"display\":\"kg\"}") "]") "," Q("g", "group",
        ",\"repeats\":true,\"item\":[" Q(
            "g.1", "string", ",\"item\":[" Q("g.1.1", "integer", "") "]") "," Q("g.g", "group",
            ",\"repeats\":true,\"item\":[" Q("g.g.1", "string",
                ",\"enableWhen\":[{\"question\":\"g.1\","
                "\"operator\":\"exists\",\"answerBoolean\":true},{\"question\":\"2\",\"operator\":\">\",\"answerInteger\":3}],"
                "\"enableBehavior\":\"any\"") "]") "]") "]}";

static inline const struct quest *
fuzz_form(struct arena *mem)
{
	struct quest_note *note;
	const struct quest *q = quest_read(mem, LANG_EN, fuzz_json, strlen(fuzz_json), &note);

	if (q == NULL)
		abort();
	return q;
}

#endif
