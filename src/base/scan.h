/* SPDX-License-Identifier: EUPL-1.2
 * scan.h - what a file handed in as a scan is, judged by its bytes alone: a PDF, a JPEG or a PNG.
 */
#ifndef KOMPAN_SCAN_H
#define KOMPAN_SCAN_H

#include "base/base.h"

#define SCAN_BYTES ((size_t)10 << 20)

/* "application/pdf" "image/jpeg" "image/png"; NULL: none of them, cut off,
 * or something else behind it. */
const char *scan_type(const void *bytes, size_t n);
/* "pdf" "jpg" "png" */
const char *scan_ending(const char *type);

#endif
