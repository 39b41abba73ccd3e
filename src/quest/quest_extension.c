/* SPDX-License-Identifier: EUPL-1.2
 * quest_extension.c - the extensions of the profile: how an item is drawn, its limits, what a paper
 * needs.
 */
#include "quest/inside.h"

#include "base/text.h"
#include "html/html.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <string.h>

#define HL7 "http://hl7.org/fhir/StructureDefinition/"
#define SDC "http://hl7.org/fhir/uv/sdc/StructureDefinition/"
#define OWN "urn:kompan:ext:"

enum ext {
	EXT_CONTROL, EXT_HIDDEN, EXT_MIN, EXT_MAX, EXT_MIN_OCCURS, EXT_MAX_OCCURS, EXT_UNIT, EXT_REGEX,
	EXT_ENTRY, EXT_OPEN_LABEL, EXT_SIGN, EXT_STEP, EXT_STAGE, EXT_SENSITIVE, EXT_BACKGROUND,
	EXT_MEANS, EXT_SOURCE, EXT_OTHER
};

static const char *const urls[] = {
	[EXT_CONTROL] = HL7 "questionnaire-itemControl",
	[EXT_HIDDEN] = HL7 "questionnaire-hidden",
	[EXT_MIN] = HL7 "minValue",
	[EXT_MAX] = HL7 "maxValue",
	[EXT_MIN_OCCURS] = HL7 "questionnaire-minOccurs",
	[EXT_MAX_OCCURS] = HL7 "questionnaire-maxOccurs",
	[EXT_UNIT] = HL7 "questionnaire-unit",
	[EXT_REGEX] = HL7 "regex",
	[EXT_ENTRY] = HL7 "entryFormat",
	[EXT_OPEN_LABEL] = SDC "sdc-questionnaire-openLabel",
	[EXT_SIGN] = HL7 "questionnaire-signatureRequired",
	[EXT_STEP] = HL7 "questionnaire-sliderStepValue",
	[EXT_STAGE] = OWN "stage",
	[EXT_SENSITIVE] = OWN "sensitive",
	[EXT_BACKGROUND] = OWN "background",
	[EXT_MEANS] = OWN "means",
	[EXT_SOURCE] = OWN "source",
};

static enum ext
which(const char *url)
{
	for (size_t i = 0; i < LEN(urls); i++)
		if (strcmp(urls[i], url) == 0)
			return (enum ext)i;
	return EXT_OTHER;
}

static bool
regex_ok(const char *regex)
{
	PCRE2_SIZE at;
	int error;
	pcre2_code *c = pcre2_compile((PCRE2_SPTR)regex, PCRE2_ZERO_TERMINATED, PCRE2_UTF, &error,
	    &at, NULL);

	pcre2_code_free(c);
	return c != NULL;
}

static void
control(struct reader *rd, const json_t *e, struct quest_item *it)
{
	static const struct {
		const char *code;
		enum quest_control is;
	} codes[] = { { "radio-button", QUEST_RADIO }, { "check-box", QUEST_CHECK },
		{ "drop-down", QUEST_DROP }, { "gtable", QUEST_TABLE }, { "slider", QUEST_SLIDER },
		{ "help", QUEST_HELP }, { "lower", QUEST_LOWER }, { "upper", QUEST_UPPER } };
	const json_t *coding = json_array_get(json_object_get(json_object_get(e,
	    "valueCodeableConcept"), "coding"), 0);
	const char *code = quest_str(rd, coding, "code");

	for (size_t i = 0; i < LEN(codes); i++)
		if (strcmp(codes[i].code, code) == 0) {
			it->control = codes[i].is;
			return;
		}
	quest_remark(rd, it->link_id, tr(rd->lang, "The control “%s” is kept, not drawn."), code);
}

/* minValue and maxValue: a number or a date. */
static const char *
limit(struct reader *rd, const json_t *e)
{
	const json_t *v = json_object_get(e, "valueInteger");

	if (v == NULL)
		v = json_object_get(e, "valueDecimal");
	if (json_is_integer(v))
		return arena_strf(rd->mem, "%lld", (long long)json_integer_value(v));
	if (json_is_real(v))
		return arena_strf(rd->mem, "%.10g", json_real_value(v));
	if (json_is_string(json_object_get(e, "valueDate")))
		return quest_str(rd, e, "valueDate");
	return NULL;
}

static int
count(const json_t *e)
{
	json_int_t n = json_integer_value(json_object_get(e, "valueInteger"));

	return n < 0 ? 0 : n > QUEST_ROWS ? QUEST_ROWS : (int)n;
}

static void
regex(struct reader *rd, const json_t *e, struct quest_item *it)
{
	const char *s = quest_str(rd, e, "valueString");

	if (regex_ok(s) && strlen(s) < 1000)
		it->regex = s;
	else
		quest_remark(rd, it->link_id, tr(rd->lang,
		    "The pattern “%.60s” cannot be read; it is kept, not used."), s);
}

/* NULL: it says none. */
static const char *
word(struct reader *rd, const json_t *e)
{
	const char *code = quest_str(rd, e, "valueCode");

	return *code == '\0' ? NULL : code;
}

static void
extension(struct reader *rd, const json_t *e, struct quest_item *it)
{
	const char *url = quest_str(rd, e, "url");
	const json_t *coding = json_object_get(e, "valueCoding");

	switch (which(url)) {
	case EXT_CONTROL:    control(rd, e, it); break;
	case EXT_HIDDEN:     it->hidden = quest_flag(e, "valueBoolean"); break;
	case EXT_MIN:        it->min = limit(rd, e); break;
	case EXT_MAX:        it->max = limit(rd, e); break;
	case EXT_MIN_OCCURS: it->min_occurs = count(e); break;
	case EXT_MAX_OCCURS: it->max_occurs = count(e); break;
	case EXT_UNIT:
		it->unit = quest_words(rd, coding, json_object_get(coding,
		    "display") != NULL ? "display" : "code");
		break;
	case EXT_REGEX:      regex(rd, e, it); break;
	case EXT_ENTRY:      it->entry_format = quest_words(rd, e, "valueString"); break;
	case EXT_OPEN_LABEL: it->open_label = quest_words(rd, e, "valueString"); break;
	case EXT_SIGN:       it->sign = true; break;
	case EXT_STAGE:      it->stage = quest_str(rd, e, "valueCode"); break;
	case EXT_SENSITIVE:  it->sensitive = word(rd, e); break;
	case EXT_BACKGROUND: it->background = quest_flag(e, "valueBoolean"); break;
	case EXT_MEANS:      it->means = word(rd, e); break;
	case EXT_STEP:
	case EXT_SOURCE:     break;             /* a slider is a row of numbers; the source is for readers */
	case EXT_OTHER:
		quest_remark(rd, it->link_id, tr(rd->lang, "The extension %s is kept, not used."),
		    url);
	}
}

static struct quest_text
no_text(void)
{
	struct quest_text t;

	for (int l = 0; l < LANG_COUNT; l++)
		t.in[l] = "";
	return t;
}

void
quest_read_extensions(struct reader *rd, const json_t *item, struct quest_item *it)
{
	json_t *e;
	size_t i;

	it->unit = it->entry_format = it->open_label = no_text();
	json_array_foreach(json_object_get(item, "extension"), i, e)
		extension(rd, e, it);
	if (it->parent != NULL && it->sensitive == NULL)
		it->sensitive = it->parent->sensitive;
	if (it->parent != NULL && it->parent->background)
		it->background = true;
}

static void
about(struct reader *rd, const json_t *e)
{
	static const char *const known[] = { "person", "service", "anonymous", "partnership" };
	const char *code = quest_str(rd, e, "valueCode");

	for (size_t i = 0; i < LEN(known); i++)
		if (strcmp(known[i], code) == 0) {
			rd->q->about = known[i];
			return;
		}
	quest_refuse(rd, "", tr(rd->lang,
	    "The form says it is about “%s”. It can be about: person, service, anonymous, partnership."),
	    code);
}

void
quest_read_about(struct reader *rd, const json_t *form)
{
	const json_t *list = json_object_get(form, "extension");
	struct quest *q = rd->q;
	json_t *e;
	size_t i;

	q->sign = NEWN(rd->mem, struct quest_text, json_array_size(list) + 1);
	json_array_foreach(list, i, e) {
		const char *url = quest_str(rd, e, "url");

		if (strcmp(url, OWN "about") == 0)
			about(rd, e);
		else if (strcmp(url, OWN "tool") == 0)
			q->tool = quest_str(rd, e, "valueCode");
		else if (strcmp(url, OWN "copies") == 0)
			q->copies = count(e);
		else if (strcmp(url, OWN "signatures") == 0)
			q->sign[q->n_sign++] = quest_words(rd, e, "valueString");
		else if (strcmp(url, urls[EXT_SIGN]) != 0 && strcmp(url, OWN "source") != 0)
			quest_remark(rd, "", tr(rd->lang, "The extension %s is kept, not used."),
			    url);
	}
}
