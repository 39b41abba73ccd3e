/* SPDX-License-Identifier: EUPL-1.2
 * mail.h - sends what waits in the outbox, by SMTP.
 */
#ifndef KOMPAN_MAIL_H
#define KOMPAN_MAIL_H

#include "work/cx.h"

/*
 * Takes up to ten due messages and sends each; what fails waits longer
 * each time, up to 12 tries. Runs its own units. cx->db must be outside a
 * transaction. Blocks for at most some seconds a message.
 */
void mail_send_due(struct cx *, const char *smtp_url, const char *from);

#endif
