/* SPDX-License-Identifier: EUPL-1.2
 * embedded.h - files that live inside the program, made by tools/embed.
 */
#ifndef KOMPAN_EMBEDDED_H
#define KOMPAN_EMBEDDED_H

#include <stddef.h>

struct embedded {
	const char          *name, *type;
	const unsigned char *bytes;
	size_t               n;
	const char          *mark;      /* changes with the content: part of the address */
};

extern const struct embedded web_files[];
extern const size_t          n_web_files;

#endif
