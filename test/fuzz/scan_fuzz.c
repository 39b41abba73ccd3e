/* SPDX-License-Identifier: EUPL-1.2
 * scan_fuzz.c - libFuzzer: the check of a file handed in as a scan.
 * Whatever is taken has an ending.
 */
#include "base/scan.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	const char *type = scan_type(data, n);

	if (type != NULL && *scan_ending(type) == '\0')
		abort();
	return 0;
}
