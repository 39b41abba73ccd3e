/* SPDX-License-Identifier: EUPL-1.2
 * outbox.h - mail is written in the unit's own transaction and sent after it, at least once.
 */
#ifndef KOMPAN_OUTBOX_H
#define KOMPAN_OUTBOX_H

#include "work/cx.h"

/* Queues a plain text message; subject and body UTF-8 in the reader's
 * language. No personal data of clients. */
void outbox_mail(struct cx *, const char *recipient, const char *subject, const char *body);

#endif
