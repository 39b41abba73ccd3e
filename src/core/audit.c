/* SPDX-License-Identifier: EUPL-1.2
 * audit.c - the trail and the outbox: rows written in the unit's own transaction.
 */
#include "core/audit.h"

#include "base/id.h"
#include "base/text.h"
#include "core/audit_sql.h"
#include "core/outbox.h"

#include <jansson.h>
#include <stdlib.h>

void
audit_add(struct cx *cx, const char *action, int64_t thing, person_id person, const char *detail)
{
	q_audit_insert(cx,
	    &(struct q_audit_insert_in){ .tenant = cx->tenant,
	        .id = { id_new() },
	        .at = cx->now,
	        .actor = cx->actor,
	        .action = action,
	        .thing = thing,
	        .person = person,
	        .detail = detail == NULL ? "" : detail });
}

void
audit_change(struct cx *cx, const char *thing, int64_t thing_id, const char *kind,
    const char *reason, const char *was)
{
	q_audit_change_insert(cx,
	    &(struct q_audit_change_insert_in){ .tenant = cx->tenant,
	        .id = { id_new() },
	        .thing = thing,
	        .thing_id = thing_id,
	        .kind = kind,
	        .reason = reason,
	        .was = was,
	        .at = cx->now,
	        .by = cx->actor });
}

void
audit_keep(struct cx *cx, const struct audit_kept *c, const struct audit_was *was, size_t n)
{
	json_t *all = json_object();
	char *text;

	for (size_t i = 0; i < n; i++)
		if (!text_empty(was[i].value))
			json_object_set_new(all, was[i].key, json_string(was[i].value));
	text = json_dumps(all, JSON_COMPACT);
	json_decref(all);
	if (text == NULL)
		abort();
	audit_change(cx, c->thing, c->id, c->kind, c->reason, arena_str(cx->mem, text));
	free(text);
}

void
outbox_mail(struct cx *cx, const char *recipient, const char *subject, const char *body)
{
	q_outbox_insert(cx,
	    &(struct q_outbox_insert_in){ .id = { id_new() },
	        .recipient = recipient,
	        .subject = subject,
	        .body = body,
	        .now = cx->now });
}
