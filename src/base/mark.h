/* SPDX-License-Identifier: EUPL-1.2
 * mark.h - a short mark of texts (FNV-1a, 64 bits), so that a form knows whether what its writer
 * saw still stands. The same texts give the same mark; it guards against no forger.
 */
#ifndef KOMPAN_MARK_H
#define KOMPAN_MARK_H

#include "base/base.h"

#define MARK_BEGIN UINT64_C(14695981039346656037)

/* One text more, with its end: "ab", "c" is not "a", "bc". NULL is "". */
uint64_t    mark_add(uint64_t mark, const char *text);
/* As 16 digits. */
const char *mark_text(struct arena *, uint64_t mark);
/* Of n texts. */
const char *mark_of(struct arena *, const char *const *text, size_t n);

#endif
