/* SPDX-License-Identifier: EUPL-1.2
 * diagnosis_kind.c - what can be written down in a diagnosis, each kind with what is asked, in the
 * order of the method: the client's own picture, what helps, findings, what hinders.
 */
#include "mod/diagnosis/diagnosis_inside.h"

#include "base/rule.h"
#include "base/text.h"

#include <string.h>

const struct diag_kind diag_kinds[] = {
	{ "own", N_("How the client sees it"), N_("In the client’s own words"),
	    N_("This is the most valuable part. Write it as it was said."), NULL, NULL, CODE_NONE,
	    HAS_SOURCE, "client" },
	{ "expect", N_("What the client expects"), N_("What the client expects, in own words"),
	    N_("Wishes and plans, as they were said. Your own view has its place elsewhere."), NULL,
	    NULL, CODE_NONE, 0, "client" },
	{ "resource", N_("What helps"), N_("What helps"),
	    N_("Everything that makes the way easier."), N_("How it can be used"), NULL, CODE_SIDE,
	    HAS_SOURCE, "client" },
	{ "unseen", N_("Strengths the client does not see yet"), N_("The strength you noticed"),
	    N_("A trait or a way of acting."), N_("When it showed"), NULL, CODE_NONE, 0, "worker" },
	{ "finding", N_("What was found"), N_("What was found"), NULL, NULL, NULL, CODE_ITEM,
	    HAS_SOURCE, "client" },
	{ "fact", N_("Facts and documents beside what was said"), N_("The fact, event or document"),
	    N_("It stands beside the client’s words, not against them."), NULL, NULL, CODE_NONE,
	    HAS_SOURCE | HAS_REF, "document" },
	{ "synthesis", N_("What it comes to"),
	    N_("The situation and its problems, in a few sentences"),
	    N_("Put together what came up in the talk, not a list of what was said."),
	    N_("What the client needs and expects, as agreed with her or him"), NULL, CODE_NONE, 0,
	    "worker" },
	{ "barrier", N_("What hinders"), N_("What hinders, delays or makes it impossible"),
	    N_("The cause, not the fault. Offices and workers have barriers too."),
	    N_("What could be a way around"), NULL, CODE_SIDE, HAS_SOURCE | HAS_WORKER_SIDE,
	    "client" },
	{ "belief", N_("Beliefs that hold back"), N_("The belief, as it was said"), NULL,
	    N_("Examples that say otherwise, good experiences"), NULL, CODE_NONE, 0, "client" },
	{ "deficit", N_("Qualifications that are missing"), N_("What is missing"), NULL,
	    N_("Why it is missing"), NULL, CODE_NONE, HAS_SOURCE, "client" },
	{ "training", N_("Training needed"), N_("Which training is needed"), NULL, N_("What for"),
	    NULL, CODE_NONE, 0, "client" },
	{ "exam", N_("Exams"), N_("Which exam"), NULL, N_("Result"), NULL, CODE_NONE, 0,
	    "document" },
	{ "licence", N_("Licences"), N_("Which licence"), NULL, NULL, NULL, CODE_NONE, HAS_UNTIL,
	    "document" },
	{ "club", N_("Job Club"), N_("What was practised"), NULL, NULL, NULL, CODE_NONE,
	    HAS_MINUTES, "worker" },
	{ "part", N_("Partial diagnoses of the partners"), N_("What this diagnosis says"),
	    N_("Written by the partner whose field it is."), NULL,
	    N_("Who made it: name and profession"), CODE_AREA, 0, "worker" },
	{ "meeting", N_("Consultation meeting of the partners"), N_("What was concluded"),
	    N_("Which partial diagnoses were confirmed, what was seen differently."), NULL,
	    N_("Who took part"), CODE_AREAS, AFTER, "worker" },
	{ "second", N_("Second opinion"), N_("What it says"), NULL, N_("What follows from it"),
	    N_("Who gave it"), CODE_NONE, AFTER, "worker" },
	{ "supervision", N_("Supervision"), N_("What came of it"), NULL, N_("What follows from it"),
	    N_("With whom"), CODE_NONE, AFTER, "worker" },
	{ "peer", N_("Review by a colleague"), N_("What came of it"), NULL,
	    N_("What follows from it"), N_("Who gave it"), CODE_NONE, AFTER, "worker" },
	{ "told", N_("Explained to the client"), N_("What the client said about it"),
	    N_("In the client’s own words; also what she or he sees differently."), NULL,
	    N_("How it was explained: a talk, read together, a letter"), CODE_UNDERSTOOD, AFTER,
	    "worker" },
};
const size_t n_diag_kinds = LEN(diag_kinds);

static const struct option sides[] = { { "client", N_("the client"), NULL },
	{ "family", N_("family and people around"), NULL },
	{ "institution", N_("institutions"), NULL }, { "worker", N_("the worker"), NULL } };
static const struct option understood[] = { { "yes", N_("understood"), NULL },
	{ "partly", N_("understood in part: explain again"), NULL },
	{ "no", N_("not understood yet: explain otherwise"), NULL } };

/* What a requirement asks a place for. */
static bool
kind_on(const char *kind)
{
	static const struct { const char *kind, *rule; } asked[] = { { "second", "R321" },
		{ "supervision", "R321" }, { "peer", "R321" }, { "expect", "R289" },
		{ "own", "R319" }, { "unseen", "R299" }, { "belief", "R296" }, { "fact", "R320" },
		{ "synthesis", "R311" }, { "resource", "R294" }, { "meeting", "R187" },
		{ "deficit", "R188" }, { "training", "R188" }, { "exam", "R188" },
		{ "licence", "R188" }, { "club", "R188" }, { "told", "R371" } };

	for (size_t i = 0; i < LEN(asked); i++)
		if (strcmp(kind, asked[i].kind) == 0)
			return rule_on(asked[i].rule);
	return true;
}

const struct diag_kind *
diag_kind(const char *kind)
{
	for (size_t i = 0; i < n_diag_kinds; i++)
		if (text_eq(diag_kinds[i].kind, kind) && kind_on(kind))
			return &diag_kinds[i];
	return NULL;
}

static size_t
from_words(enum lang lang, const struct option *all, size_t n, struct option *o)
{
	for (size_t i = 0; i < n; i++)
		o[i] = (struct option){ all[i].value, tr(lang, all[i].label), NULL };
	return n;
}

static size_t
from_areas(enum lang lang, bool items, struct option *o)
{
	const struct diag_data *d = diag_data();
	size_t n = 0;

	for (size_t a = 0; a < LEN(d->area); a++) {
		if (!items)
			o[n++] = (struct option){ d->area[a].code, d->area[a].text[lang], NULL };
		for (size_t i = 0; items && rule_on("R308") && i < d->area[a].n; i++)
			o[n++] = (struct option){ d->area[a].item[i].code,
				d->area[a].item[i].text[lang], NULL };
	}
	return n;
}

const struct option *
diag_code_options(struct arena *mem, enum lang lang, const struct diag_kind *k, size_t *ret_n)
{
	struct option *o = NEWN(mem, struct option, 64);
	size_t n = 0;

	if (k->code == CODE_SIDE)
		n = from_words(lang, sides, k->has & HAS_WORKER_SIDE && rule_on("R314") ? 4 :
		    rule_on("R313") ? 3 : 1, o);
	else if (k->code == CODE_UNDERSTOOD)
		n = from_words(lang, understood, LEN(understood), o);
	else if (k->code != CODE_NONE)
		n = from_areas(lang, k->code == CODE_ITEM, o);
	*ret_n = n;
	return o;
}

const char *
diag_code_word(struct arena *mem, enum lang lang, const struct diag_kind *k, const char *code)
{
	size_t n;
	const struct option *o = diag_code_options(mem, lang, k, &n);
	const char *rest = k->code == CODE_AREAS ? strchr(code, ' ') : NULL;

	if (rest != NULL)
		return arena_strf(mem, "%s; %s", diag_code_word(mem, lang, k, arena_strn(mem, code,
		    (size_t)(rest - code))), diag_code_word(mem, lang, k, rest + 1));
	for (size_t i = 0; i < n; i++)
		if (strcmp(o[i].value, code) == 0)
			return o[i].label;
	return "";
}

const char *
diag_source_word(enum lang lang, const char *source)
{
	return text_eq(source, "client") ? tr(lang, "said by the client") :
	    text_eq(source, "family") ? tr(lang, "said by the family") :
	    text_eq(source, "worker") ? tr(lang, "seen by the worker") :
	    text_eq(source, "document") ? tr(lang, "from a document") : "";
}

const char *
diag_state_word(enum lang lang, const char *state)
{
	return text_eq(state, "agreed") ? tr(lang, "agreed") :
	    text_eq(state, "outdated") ? tr(lang, "replaced by a newer one") :
	    tr(lang, "being written");
}

const char *
diag_problem_word(enum lang lang, const char *code, const char *content)
{
	const struct diag_data *d = diag_data();

	if (*content != '\0')
		return content;
	for (size_t i = 0; rule_on("R280") && i < d->n_problem; i++)
		if (strcmp(d->problem[i].code, code) == 0)
			return d->problem[i].text[lang];
	return "";
}

const char *
diag_problem_state(enum lang lang, const char *state)
{
	return text_eq(state, "joint") ? tr(lang, "agreed together") :
	    text_eq(state, "later") ? tr(lang, "we come back to it") :
	    text_eq(state, "solved") ? tr(lang, "solved") : tr(lang, "named, not talked over yet");
}

const char *
diag_recognised_word(enum lang lang, const char *recognised)
{
	return text_eq(recognised, "yes") ? tr(lang, "yes") :
	    text_eq(recognised, "no") ? tr(lang, "no, she or he sees it otherwise") :
	    tr(lang, "not asked yet");
}

const char *
diag_circle_word(enum lang lang, const char *circle)
{
	return text_eq(circle, "partner") ? tr(lang, "only my organisation") :
	    tr(lang, "everybody who works with this person");
}
