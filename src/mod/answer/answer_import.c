/* SPDX-License-Identifier: EUPL-1.2
 * answer_import.c - a sheet filled in elsewhere becomes a draft here.
 */
#include "mod/answer/answer_inside.h"

#include "base/id.h"
#include "base/rule.h"
#include "core/audit.h"
#include "mod/formfile/formfile.h"
#include "mod/person/person.h"

enum st
answer_import(struct cx *cx, const struct answer_import *in)
{
	const struct quest *q;
	struct person_row p;
	form_version_id form;
	const char *why;

	if (!person_get(cx, in->person, &p))
		return cx_fail(cx, ST_NOT_FOUND, "no such person");
	q = formfile_version(cx, in->url, in->version, &form, &why);
	if (q == NULL)
		return cx_fail(cx, ST_CONFLICT, "%s", why);
	if (form.v == 0) {
		form.v = id_new();
		formfile_copy(cx, in->url, form);
	}
	if (rule_on("R196-import") &&
	    q_answer_insert(cx,
	        &(struct q_answer_insert_in){ .tenant = cx->tenant,
	            .id = in->id,
	            .form = form,
	            .person = in->person,
	            .partner = cx->partner,
	            .by = cx->actor,
	            .stage = "",
	            .now = cx->now,
	            .content = quest_response(in->a, LANG_PL,
	                arena_strf(cx->mem, "%lld", (long long)in->id.v), "in-progress",
	                cx->today) }) > 0)
		audit_add(cx, "answer.import", in->id.v, in->person, q->url);
	return ST_OK;
}
