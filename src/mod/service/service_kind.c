/* SPDX-License-Identifier: EUPL-1.2
 * service_kind.c - the catalogue: three areas as the method lists them, in our words, and the
 * partnership's own kinds.
 */
#include "mod/service/service_inside.h"

#include "base/date.h"
#include "base/rule.h"
#include "base/text.h"
#include "core/audit.h"

#include <string.h>

#define USUAL      6    /* of the actor's own kinds that stand first */
#define USUAL_DAYS 120
#define ADDED      35   /* from here on, kinds that a partnership of an earlier release has not yet */

static const struct {
	const char *area, *name;
} shipped[] = {
	{ "social", N_("social advice") },
	{ "social", N_("psychological advice") },
	{ "social", N_("legal advice") },
	{ "social", N_("vocational advice in the welfare centre") },
	{ "social", N_("information about labour-market institutions") },
	{ "social", N_("volunteering or another work training") },
	{ "social", N_("work with a job trainer") },
	{ "social", N_("accompaniment") },
	{ "social", N_("care for dependants") },
	{ "social", N_("assistant of a person with a disability") },
	{ "social", N_("family assistant") },
	{ "social", N_("budget training") },
	{ "social", N_("training of social skills") },
	{ "social", N_("interdisciplinary team with the client") },
	{ "social", N_("support or self-help group") },
	{ "social", N_("training that gives qualifications") },
	{ "social", N_("Social Integration Club") },
	{ "labour", N_("vocational guidance") },
	{ "labour", N_("educational guidance") },
	{ "labour", N_("job placement") },
	{ "labour", N_("job offers shown") },
	{ "labour", N_("job placement abroad") },
	{ "labour", N_("help in looking for work, job club") },
	{ "labour", N_("help in reaching employers") },
	{ "labour", N_("vocational information") },
	{ "labour", N_("organising a training") },
	{ "labour", N_("information about trainings and projects") },
	{ "labour", N_("general education and qualifications") },
	{ "labour", N_("vocational activation") },
	{ "labour", N_("job coaching") },
	{ "health", N_("health education") },
	{ "health", N_("motivation to treatment") },
	{ "health", N_("help in reaching a doctor") },
	{ "health", N_("rehabilitation") },
	{ "other", N_("another form of support") },
	{ "health", N_("psychological therapy in addiction") },
	{ "health", N_("corrective and educational programme") },
};

void
service_kind_seed(struct cx *cx)
{
	struct q_service_kind_count n;

	if (!q_service_kind_count(cx, &n, cx->tenant, (kind_id){ LEN(shipped) }) ||
	    n.n == LEN(shipped))
		return;
	for (size_t i = n.n == 0 ? 0 : ADDED; i < LEN(shipped); i++) {
		const char *name = tr(LANG_PL, shipped[i].name);

		q_service_kind_add(cx,
		    &(struct q_service_kind_add_in){ cx->tenant, { (int64_t)i + 1 },
		        shipped[i].area, name, text_fold(cx->mem, name) });
	}
}

const char *
service_area(enum lang lang, const char *area)
{
	return text_eq(area, "social") ? tr(lang, "Social assistance")
	    : text_eq(area, "labour")  ? tr(lang, "Labour market")
	    : text_eq(area, "health")  ? tr(lang, "Health")
				       : tr(lang, "Other");
}

static const char *
id_text(struct cx *cx, int64_t id)
{
	return arena_strf(cx->mem, "%lld", (long long)id);
}

static struct option
option_of(struct cx *cx, int64_t id, const char *area, const char *name)
{
	return (struct option){ id_text(cx, id),
		arena_strf(cx->mem, "%s: %s", service_area(cx->lang, area), name), NULL };
}

static size_t
from_rows(struct cx *cx, const struct q_service_kinds *k, size_t n, kind_id keep, struct option *o)
{
	bool *taken = NEWN(cx->mem, bool, n + 1);
	size_t out = 0;

	for (int turn = 0; turn < USUAL; turn++) {
		size_t best = n;

		for (size_t i = 0; i < n; i++)
			if (!taken[i] && k[i].retired_on == NULL && k[i].mine > 0 &&
			    (best == n || k[i].mine > k[best].mine))
				best = i;
		if (best == n)
			break;
		taken[best] = true;
		o[out++] = (struct option){ id_text(cx, k[best].id.v), k[best].name, NULL };
	}
	for (size_t i = 0; i < n; i++)
		if (!taken[i] && (k[i].retired_on == NULL || k[i].id.v == keep.v))
			o[out++] = option_of(cx, k[i].id.v, k[i].area, k[i].name);
	return out;
}

const struct option *
service_kind_options(struct cx *cx, kind_id keep, size_t *ret_n)
{
	struct q_service_kinds *k;
	size_t n = q_service_kinds(
	    cx, &k, cx->tenant, cx->actor, date_add(cx->mem, cx->today, -USUAL_DAYS));
	struct option *o = NEWN(cx->mem, struct option, n + LEN(shipped) + 1);

	*ret_n = from_rows(cx, k, n, keep, o);
	for (size_t i = 0; n == 0 && i < LEN(shipped); i++)
		o[(*ret_n)++] =
		    option_of(cx, (int64_t)i + 1, shipped[i].area, tr(LANG_PL, shipped[i].name));
	return o;
}

/* A service is every form of help that is not tied to financial aid. */
static bool
is_money(const char *fold)
{
	static const char *const stem[] = { "zasilek", "zasilk", "zapomog", "swiadczenie pieniez" };

	for (size_t i = 0; i < LEN(stem); i++)
		if (strstr(fold, stem[i]) != NULL)
			return true;
	return false;
}

enum st
service_kind_add(struct cx *cx, kind_id id, const char *area, const char *name)
{
	struct q_service_kind_named other;
	const char *fold = text_fold(cx->mem, name);

	service_kind_seed(cx);
	if (text_empty(name))
		cx_fault(cx, "name", "%s", tr(cx->lang, "Write the name of the service."));
	else if (rule_on("R335") && is_money(fold))
		cx_fault(cx, "name", "%s",
		    tr(cx->lang,
		        "Money is no service. A service is any other help that can make the situation better."));
	else if (q_service_kind_named(cx, &other, cx->tenant, fold) && other.id.v != id.v)
		cx_fault(cx, "name", tr(cx->lang, "“%s” is in the catalogue already."), name);
	if (cx->fault != NULL)
		return cx_faulty(cx);
	q_service_kind_add(
	    cx, &(struct q_service_kind_add_in){ cx->tenant, id, area, name, fold });
	audit_add(cx, "service.kind", id.v, (person_id){ 0 }, "");
	return ST_OK;
}

enum st
service_kind_retire(struct cx *cx, kind_id id, bool retired)
{
	service_kind_seed(cx);
	q_service_kind_retire(cx, cx->tenant, id, retired ? cx->today : NULL);
	audit_add(
	    cx, retired ? "service.kind.retire" : "service.kind.again", id.v, (person_id){ 0 }, "");
	return ST_OK;
}
