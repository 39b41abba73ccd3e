/* SPDX-License-Identifier: EUPL-1.2
 * formfile_view.h - what the pages of forms show.
 */
#ifndef KOMPAN_FORMFILE_VIEW_H
#define KOMPAN_FORMFILE_VIEW_H

#include "mod/formfile/formfile.h"
#include "quest/quest_page.h"

struct formfile_list_view { const struct formfile *form; size_t n; const char *const *about; tenant_id p; };
struct formfile_show_view { const struct form *form; struct quest_answers *a; struct url back, paper; };

void formfile_list_html(struct buf *, const struct formfile_list_view *);
void formfile_show_html(struct buf *, const struct formfile_show_view *);

#endif
