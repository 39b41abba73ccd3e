/* SPDX-License-Identifier: EUPL-1.2
 * formfile_test_help.h - what tests of forms of a partnership begin with. For tests only; after
 * <cmocka.h>.
 */
#ifndef KOMPAN_FORMFILE_TEST_HELP_H
#define KOMPAN_FORMFILE_TEST_HELP_H

#include "core/test_help.h"

#include <string.h>

static struct th h;

static inline int
setup(void **state)
{
	(void)state;
	th_open(&h);
	return 0;
}

static inline int
teardown(void **state)
{
	(void)state;
	th_close(&h);
	return 0;
}

#endif
