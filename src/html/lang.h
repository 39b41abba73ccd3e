/* SPDX-License-Identifier: EUPL-1.2
 * lang.h - the table of words behind tr() and trn(); msgid is English, the
 * other languages are looked up.
 */
#ifndef KOMPAN_LANG_H
#define KOMPAN_LANG_H

#include <stddef.h>

struct word { const char *id; const char *str[3]; };

extern const struct word words_pl[];    /* hash table by FNV-1a of id; n is a power of two */
extern const size_t      n_words_pl;

#endif
