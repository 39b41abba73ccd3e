/* SPDX-License-Identifier: EUPL-1.2
 * action_words.c - the words and addresses of actions and risks.
 */
#include "mod/action/action.h"

#include <string.h>

const char *
action_state_word(enum lang lang, const char *state)
{
	return strcmp(state, "done") == 0 ? tr(lang, "done") :
	    strcmp(state, "partly") == 0 ? tr(lang, "partly done") :
	    strcmp(state, "not_done") == 0 ? tr(lang, "not done") : tr(lang, "not told yet");
}

const char *
action_topic_word(enum lang lang, const char *topic)
{
	return strcmp(topic, "meeting") == 0 ? tr(lang, "Meeting of the partnership") :
	    strcmp(topic, "authorities") == 0 ? tr(lang, "Contact with local authorities") :
	    strcmp(topic, "training") == 0 ? tr(lang, "Training of the team") :
	    strcmp(topic, "promotion") == 0 ? tr(lang, "Promotion") : tr(lang, "Another action");
}

const char *
action_amount(struct arena *mem, enum lang lang, int64_t n, const char *unit)
{
	if (n == 0)
		return "";
	return arena_strf(mem,
	    strcmp(unit, "hours") == 0 ? trn(lang, "%lld hour", "%lld hours", n) :
	    strcmp(unit, "people") == 0 ? trn(lang, "%lld person", "%lld people", n) :
	    trn(lang, "%lld time", "%lld times", n), (long long)n);
}

const char *
risk_level_word(enum lang lang, const char *level)
{
	return strcmp(level, "high") == 0 ? tr(lang, "high") :
	    strcmp(level, "medium") == 0 ? tr(lang, "medium") : tr(lang, "low");
}

struct url
url_actions(struct arena *mem, tenant_id p, const char *month)
{
	return (struct url){ month == NULL ?
	    arena_strf(mem, "/p/%lld/actions", (long long)p.v) :
	    arena_strf(mem, "/p/%lld/actions?month=%s", (long long)p.v, month) };
}

struct url
url_action(struct arena *mem, tenant_id p, action_id id)
{
	return (struct url){ arena_strf(mem, "/p/%lld/actions/%lld", (long long)p.v,
	    (long long)id.v) };
}

struct url
url_risks(struct arena *mem, tenant_id p)
{
	return (struct url){ arena_strf(mem, "/p/%lld/risks", (long long)p.v) };
}

struct url
url_risk(struct arena *mem, tenant_id p, risk_id id)
{
	return (struct url){ arena_strf(mem, "/p/%lld/risks/%lld", (long long)p.v,
	    (long long)id.v) };
}
