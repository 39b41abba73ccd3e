/* SPDX-License-Identifier: EUPL-1.2
 * recruit_inside.h - what the files of this module share and nobody else sees.
 */
#ifndef KOMPAN_RECRUIT_INSIDE_H
#define KOMPAN_RECRUIT_INSIDE_H

#include "mod/recruit/recruit.h"
#include "sheet/sheet.h"
#include "mod/recruit_sql.h"

/* What a column of a list may be. Header words are data: recruit_words.c, listed in
 * doc/import.md. */
enum thing {
	T_GIVEN, T_SURNAME, T_SURNAME_FIRST, T_GIVEN_FIRST, T_PESEL, T_BIRTH, T_SEX, T_PHONE,
	    T_EMAIL,
	T_ADDRESS, T_PUP_SINCE, T_MONTHS, T_OPS_SINCE, T_SITUATION, T_REASON, T_MOTIVATION,
	    T_DECLARED,
	T_REMARK, T_NUMBER, T_COUNT
};

/* field of candidate_in; label: msgid; words folded, by '|' */
struct import_word { const char *field, *label, *words; };
extern const struct import_word import_words[T_COUNT];

enum row_kind { ROW_FAULTY, ROW_ADD, ROW_SAME, ROW_TWICE, ROW_LEFT_OUT };

struct import_row {
	size_t              line;
	bool                skip;               /* ticked to be left out */
	candidate_id        id;                 /* 0 before the list is accepted */
	const char         *cell[T_COUNT];      /* as read or corrected; never NULL */
	/* from recruit_import_judge */
	enum row_kind       kind;
	struct candidate_in in;
	struct fault       *fault;              /* names are fields of candidate_in */
	candidate_id        same;
	size_t              same_line;
	/* what would be filled in, parted by ", "; "" nothing */
	const char         *fills;
};

struct import_list {
	struct import_row *row; size_t n;
	const char        *unknown;             /* header words not read */
	const char        *reason;              /* for everybody without one */
	/* everybody is a client of OPS, registered in PUP */
	bool               all_ops, all_pup;
	bool               seen[T_COUNT];       /* columns the list has */
};

/* Bytes to rows; no database, may run on a helper thread. NULL, or a sentence why not. */
const char *recruit_import_parse(struct arena *, enum lang, const char *bytes, size_t n,
    struct import_list *);
/* A sentence where a cell or all of them together are longer than may be; else NULL. */
const char *recruit_import_too_long(struct arena *, enum lang, const struct import_list *);
const char *recruit_import_store(struct arena *, const struct import_list *);            /* JSON */
bool        recruit_import_load(struct arena *, const char *json, struct import_list *);
/* The own list that rows are compared with: one statement. */
struct import_own { struct q_recruit_own_list *row; size_t n; };
void        recruit_import_own(struct cx *, partner_id, group_id, struct import_own *);
/* Checks every row and compares it; no database, may run on a helper thread. */
void        recruit_import_compare(struct cx *, const struct import_own *, struct import_list *);
/* Both. */
void        recruit_import_judge(struct cx *, partner_id, group_id, struct import_list *);
/* How many rows will be what, and every fault of the refused ones. */
void        recruit_import_count(struct cx *, const struct import_list *, struct import_report *);
/* Rows to be added get their id, those that have one keep it; no database. */
void        recruit_import_number(struct import_list *);
struct import_to { partner_id partner; group_id group; import_id import; };
/*
 * Writes what was judged ROW_ADD and ROW_SAME, in this unit: some hundred rows, beginning with row
 * `from`. Gives the row to go on with. A row whose id is there already is not written again.
 */
size_t      recruit_import_write(struct cx *, const struct import_to *, const struct import_list *,
    size_t from);
/* The cell a fault belongs to: the thing whose column holds that field. */
enum thing  recruit_fault_thing(const struct import_list *, const struct import_row *,
    const struct fault *);
/* What an editor of a group, of a candidate saw. */
const char *recruit_group_stamp(struct cx *, const struct q_recruit_group_get *);
const char *recruit_candidate_stamp(struct cx *, const struct q_recruit_candidate_get *);
/* The own list holds this person under this other id; 0: no. */
candidate_id recruit_same(struct cx *, group_id, const struct candidate_in *, bool *ret_by_pesel);

#endif
