/* SPDX-License-Identifier: EUPL-1.2
 * formfile_file.c - files of forms are kept for a while, and a form of one is taken.
 */
#include "mod/formfile/formfile_file.h"

#include "base/rule.h"
#include "core/audit.h"
#include "mod/formfile/formfile_inside.h"
#include "mod/formfile_file_sql.h"

#include <string.h>

#define WEEK_MS (INT64_C(7) * 24 * 3600 * 1000)

static void
read_part(struct arena *mem, enum lang lang, struct formfile_part *p)
{
	p->n = strlen(p->json);
	p->q = quest_read(mem, lang, p->json, p->n, &p->note);
	if (p->q != NULL)
		p->title = p->q->title.in[lang];
}

size_t
formfile_parts(
    struct arena *mem, enum lang lang, const char *bytes, size_t n, struct formfile_part **ret)
{
	struct quest_part *part;
	size_t parts = quest_bundle(mem, bytes, n, &part);

	*ret = NEWN(mem, struct formfile_part, parts + 1);
	for (size_t i = 0; i < parts; i++) {
		(*ret)[i] = (struct formfile_part){ .json = part[i].json, .title = part[i].title,
			.language = part[i].language };
		read_part(mem, lang, &(*ret)[i]);
	}
	if (parts > 0)
		return parts;
	(*ret)[0] = (struct formfile_part){ .json = bytes, .n = n, .title = "", .language = "" };
	(*ret)[0].q = quest_read(mem, lang, bytes, n, &(*ret)[0].note);
	if ((*ret)[0].q != NULL) {
		(*ret)[0].title = (*ret)[0].q->title.in[lang];
		(*ret)[0].language = (*ret)[0].q->language;
	}
	return 1;
}

void
formfile_file_keep(struct cx *cx, const struct formfile_file *f, const char *sha256)
{
	q_formfile_file_old(cx, cx->tenant, cx->now - WEEK_MS);
	q_formfile_file_add(cx,
	    &(struct q_formfile_file_add_in){ .tenant = cx->tenant,
	        .id = f->id,
	        .name = f->name,
	        .sha256 = sha256,
	        .by = cx->actor,
	        .now = cx->now,
	        .content = f->bytes });
	audit_add(cx, "form.file", f->id.v, (person_id){ 0 }, sha256);
}

enum st
formfile_file_get(struct cx *cx, form_file_id id, struct formfile_file *ret)
{
	struct q_formfile_file_get x;

	if (!q_formfile_file_get(cx, &x, cx->tenant, id))
		return cx_fail(cx, ST_NOT_FOUND, "no such file of forms");
	*ret = (struct formfile_file){ id, x.name, x.content, strlen(x.content) };
	return ST_OK;
}

enum st
formfile_file_take(
    struct cx *cx, form_version_id id, const struct formfile_part *p, form_version_id *ret)
{
	const char *url = *p->q->url != '\0' ? p->q->url :
	    arena_strf(cx->mem, "urn:kompan:other:%lld", (long long)id.v);
	const char *version = *p->q->version != '\0' ? p->q->version : "1";
	struct q_formfile_version there;

	*ret = id;
	if (formfile_is_shipped(cx, url))
		return cx_fail(cx, ST_CONFLICT,
		    tr(cx->lang,
		        "%s comes with the program and does not change. Copy it as a form of your own."),
		    url);
	if (q_formfile_version(cx, &there, cx->tenant, url, version)) {
		*ret = there.id;
		return strcmp(there.sha256, formfile_sum(cx->mem, p->json, p->n)) == 0
		    ? ST_OK
		    : cx_fail(cx, ST_CONFLICT,
		          tr(cx->lang, "Version %s of %s is here already, with other content."),
		          version, url);
	}
	if (rule_on("R196-file"))
		formfile_store(cx, id, p->q,
		    &(struct formfile_content){ "draft", p->json, p->n, url, version });
	audit_add(
	    cx, "form.take", id.v, (person_id){ 0 }, arena_strf(cx->mem, "%s|%s", url, version));
	return ST_OK;
}
