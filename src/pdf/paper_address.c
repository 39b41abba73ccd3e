/* SPDX-License-Identifier: EUPL-1.2
 * paper_address.c - a paper that speaks to one person speaks to her or to him: where our Polish words
 * hold both forms, "Pani/Pan", her own stands. For somebody whose sex is not known both stay.
 */
#include "pdf/paper_inside.h"

#include <string.h>

/* Longer ones first: "Pani/Pana" begins with "Pani/Pan". */
static const char *const forms[][2] = {
	{ "Pani", "Pana" }, { "Pani", "Panu" }, { "Pani", "Pan" }, { "Panią", "Panem" },
	{ "Panią", "Pana" }, { "sama", "sam" }, { "zatrudniona", "zatrudniony" },
	{ "zarejestrowana", "zarejestrowany" }, { "próbowała", "próbował" },
};

/* Both forms at s: how many bytes they take; 0: they are not there. */
static size_t
both_at(const char *s, const char *const form[2])
{
	size_t her = strlen(form[0]), his = strlen(form[1]);
	bool both = strncmp(s, form[0], her) == 0 && s[her] == '/' &&
	    strncmp(s + her + 1, form[1], his) == 0;

	return both ? her + 1 + his : 0;
}

const char *
paper_address(struct paper *p, const char *s)
{
	const char *sex = p->head.sex;
	struct buf out;

	if (sex == NULL || (*sex != 'K' && *sex != 'M') || strchr(s, '/') == NULL)
		return s;
	buf_init(&out, p->mem);
	while (*s != '\0') {
		size_t n = 0, i;

		for (i = 0; i < LEN(forms) && n == 0; i++)
			n = both_at(s, forms[i]);
		if (n == 0) {
			buf_put(&out, s++, 1);
			continue;
		}
		buf_str(&out, forms[i - 1][*sex == 'M']);
		s += n;
	}
	return out.s;
}
