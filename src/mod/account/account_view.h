/* SPDX-License-Identifier: EUPL-1.2
 * account_view.h - what the pages of signing in show.
 */
#ifndef KOMPAN_ACCOUNT_VIEW_H
#define KOMPAN_ACCOUNT_VIEW_H

#include "html/form.h"

struct sign_in_view { const struct form *form; bool kept; };
struct join_view    { const struct form *form; const char *login; struct url action; };
struct totp_view    { const struct form *form; struct html qr; const char *secret; };
struct codes_view   { const char **code; size_t n; };
struct account_view {
	const struct form *form;
	const char *login, *name, *title;
	bool totp; int64_t codes_left;
	struct account_event { const char *when, *what, *address; } *event; size_t n_event;
};
struct kept_view { const struct form *form; const char *path; const struct form_value *value; };

void sign_in_html(struct buf *, const struct sign_in_view *);
void code_html(struct buf *, const struct sign_in_view *);
void join_html(struct buf *, const struct join_view *);
void totp_html(struct buf *, const struct totp_view *);
void codes_html(struct buf *, const struct codes_view *);
void account_html(struct buf *, const struct account_view *);
void kept_html(struct buf *, const struct kept_view *);
void accessibility_html(struct buf *, const struct sign_in_view *);

#endif
