/* SPDX-License-Identifier: EUPL-1.2
 * formfile_made_test_help.h - a form that a partnership made for itself, for tests of what uses forms. For
 * tests only; after <cmocka.h>.
 */
#ifndef KOMPAN_FORMFILE_MADE_TEST_HELP_H
#define KOMPAN_FORMFILE_MADE_TEST_HELP_H

#include "core/test_help.h"
#include "mod/formfile/formfile_draft.h"

static inline void
made_of(struct th *h, const struct formfile_begin *in, const struct quest_change *c, size_t n)
{
	struct cx *cx = th_begin(h, TH_COORDINATOR, DB_WRITE);
	struct formfile_draft d;
	form_version_id draft;

	assert_int_equal(formfile_begin(cx, in, &draft), ST_OK);
	for (size_t i = 0; i < n; i++)
		assert_int_equal(formfile_change(cx, draft, &c[i], NULL), ST_OK);
	assert_int_equal(formfile_draft(cx, draft, &d), ST_OK);
	assert_int_equal(formfile_publish(cx, draft, d.sha256), ST_OK);
	assert_int_equal(th_commit(h), ST_OK);
}

/* Copied (from "": begun empty, about a person), changed and published. Its address. */
static inline const char *
made_form(struct th *h, int64_t id, const char *from, const struct quest_change *c, size_t n)
{
	made_of(h, &(struct formfile_begin){ { id }, from, false, "Nasz formularz", "Our form", "person" },
	    c, n);
	return arena_strf(h->mem, "urn:kompan:own:%lld", (long long)id);
}

/* A new version of such a form. */
static inline void
made_version(struct th *h, int64_t id, const char *url, const struct quest_change *c, size_t n)
{
	made_of(
	    h, &(struct formfile_begin){ { id }, url, true, "Nasz formularz", "Our form", "" }, c, n);
}

#endif
