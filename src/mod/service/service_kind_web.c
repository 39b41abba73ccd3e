/* SPDX-License-Identifier: EUPL-1.2
 * service_kind_web.c - the catalogue of services: three areas, and what a partnership adds.
 */
#include "base/date.h"
#include "base/id.h"
#include "mod/service/service_view.h"
#include "mod/service/service_web.h"

static struct url
kinds_url(struct req *r, int64_t id, const char *rest)
{
	return (struct url){ id == 0
		? arena_strf(r->cx.mem, "/p/%lld/services/kinds", (long long)r->cx.tenant.v)
		: arena_strf(r->cx.mem, "/p/%lld/services/kinds/%lld/%s",
		      (long long)r->cx.tenant.v, (long long)id, rest) };
}

static enum st
kinds_get(struct req *r)
{
	struct kinds_view v = { .form = &r->form,
		.action = kinds_url(r, 0, NULL),
		.may_edit = req_may(r, PERM_PARTNERSHIP_EDIT) };
	struct q_service_kinds *k;
	struct kind_line *l;

	v.n = q_service_kinds(&r->cx, &k, r->cx.tenant, (user_id){ 0 }, r->cx.today);
	l = NEWN(r->cx.mem, struct kind_line, v.n + 1);
	for (size_t i = 0; i < v.n; i++)
		l[i] = (struct kind_line){ service_area(r->cx.lang, k[i].area), k[i].name,
			k[i].retired_on == NULL ? NULL : date_short(r->cx.mem, k[i].retired_on),
			k[i].n, kinds_url(r, k[i].id.v, "retire"), kinds_url(r, k[i].id.v,
			    "again") };
	v.row = l;
	if (*form_get(&r->form, "id") == '\0')
		form_set_int(&r->form, "id", id_new());
	page_start(r, PLACE_GROUP, tr(r->cx.lang, "Catalogue of services"),
	    tr(r->cx.lang, "Three areas, and what your partnership adds."));
	service_kinds_html(&r->out, &v);
	page_done(r);
	return ST_OK;
}

struct kind_form {
	kind_id id;
	const char *area, *name;
};

static const struct field kind_fields[] = {
	FIELD(struct kind_form, id, FIELD_ID, "id"),
	FIELD(struct kind_form, area, FIELD_CHOICE, N_("Area"), .required = true,
	    .choices = "social|labour|health|other"),
	FIELD(struct kind_form, name, FIELD_LINE, N_("Name of the service"), .max = 120),
};

static enum st
kinds_post(struct req *r)
{
	struct kind_form in = { 0 };
	enum st st;

	if (!form_read(r, &in))
		return ST_INVALID;
	st = service_kind_add(
	    &r->cx, in.id.v == 0 ? (kind_id){ id_new() } : in.id, in.area, in.name);
	return st != ST_OK ? st : redirect_say(r, kinds_url(r, 0, NULL), N_("Saved."));
}

static enum st
retire_post(struct req *r)
{
	enum st st = service_kind_retire(&r->cx, (kind_id){ r->id }, true);

	return st != ST_OK ? st : redirect_say(r, kinds_url(r, 0, NULL), N_("Saved."));
}

static enum st
again_post(struct req *r)
{
	enum st st = service_kind_retire(&r->cx, (kind_id){ r->id }, false);

	return st != ST_OK ? st : redirect_say(r, kinds_url(r, 0, NULL), N_("Saved."));
}

const struct route service_kind_routes[] = {
	GET("/p/:p/services/kinds", PERM_SERVICE_READ, kinds_get),
	POST("/p/:p/services/kinds", PERM_PARTNERSHIP_EDIT, kinds_post, kinds_get, kind_fields),
	PRESS("/p/:p/services/kinds/:id/retire", PERM_PARTNERSHIP_EDIT, retire_post, kinds_get),
	PRESS("/p/:p/services/kinds/:id/again", PERM_PARTNERSHIP_EDIT, again_post, kinds_get),
};
const size_t n_service_kind_routes = LEN(service_kind_routes);
