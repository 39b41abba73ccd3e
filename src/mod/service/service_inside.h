/* SPDX-License-Identifier: EUPL-1.2
 * service_inside.h - what the files of this module share and nobody else sees.
 */
#ifndef KOMPAN_SERVICE_INSIDE_H
#define KOMPAN_SERVICE_INSIDE_H

#include "mod/service/service.h"
#include "mod/service_event_sql.h"
#include "mod/service_sql.h"

#define SERVICE_NO_PLAN "urgent|recruitment|diagnosis|before"

/* What an editor of the entry carries: the id of its last change, "0" for none. */
const char *service_mark(struct cx *, service_id);
/* urgent recruitment diagnosis before, in words; "" for none. */

#endif
