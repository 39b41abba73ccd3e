/* SPDX-License-Identifier: EUPL-1.2
 * log.h - one line per event on standard error, written with one write(2).
 * Log once, at the edge; never names, PESELs or what people typed.
 */
#ifndef KOMPAN_LOG_H
#define KOMPAN_LOG_H

#include "base/base.h"

void log_line(const char *fmt, ...) PRINTF(1, 2);
void log_quiet(bool);                           /* tests */

#endif
