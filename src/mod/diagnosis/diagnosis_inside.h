/* SPDX-License-Identifier: EUPL-1.2
 * diagnosis_inside.h - what the files of this module share and nobody else sees.
 */
#ifndef KOMPAN_DIAGNOSIS_INSIDE_H
#define KOMPAN_DIAGNOSIS_INSIDE_H

#include "core/entry.h"
#include "mod/casefile/casefile.h"
#include "mod/diagnosis/diagnosis.h"
#include "mod/diagnosis_sql.h"

/* ---- facts (data/diagnosis.json), read once ---- */

struct diag_word { const char *code, *text[LANG_COUNT], *form, *sensitive; };   /* form NULL, sensitive "" */
struct diag_area { const char *code, *text[LANG_COUNT]; struct diag_word item[16]; size_t n; };

struct diag_data {
	struct diag_area area[4];
	struct diag_word problem[24], question[10], belief[10];
	size_t n_problem, n_question, n_belief;
	int64_t job_club;               /* minutes */
};

const struct diag_data *diag_data(void);
/* The words of an item, side or area; NULL: no such one. */
const struct diag_word *diag_item(const char *code);

/* ---- kinds of what is written down ---- */

enum diag_code { CODE_NONE, CODE_ITEM, CODE_SIDE, CODE_AREA, CODE_AREAS, CODE_UNDERSTOOD };
enum {
	HAS_SOURCE = 1,
	HAS_UNTIL = 2,
	HAS_MINUTES = 4,
	HAS_REF = 8,
	AFTER = 16,
	HAS_WORKER_SIDE = 32
};

struct diag_kind {
	const char *kind, *title, *label, *hint, *more, *who;  /* msgids; NULL: not asked */
	enum diag_code code;
	unsigned has;
	const char *source;                                    /* of the empty form */
};

extern const struct diag_kind diag_kinds[];
extern const size_t           n_diag_kinds;
const struct diag_kind *diag_kind(const char *kind);    /* NULL: no such one */
/* The choices of "code" for this kind, with an empty first one. */
const struct option *diag_code_options(struct arena *, enum lang, const struct diag_kind *,
    size_t *ret_n);
const char *diag_code_word(struct arena *, enum lang, const struct diag_kind *, const char *code);
const char *diag_source_word(enum lang, const char *source);
const char *diag_state_word(enum lang, const char *state);
const char *diag_problem_word(enum lang, const char *code, const char *content);
const char *diag_problem_state(enum lang, const char *state);
const char *diag_recognised_word(enum lang, const char *recognised);
const char *diag_circle_word(enum lang, const char *circle);

/* ---- entries, for core/entry.h ---- */

void diag_entry_of(struct cx *, finding_id, const struct q_diag_entry_get *, struct entry *);
void diag_problem_of(struct cx *, problem_id, const struct q_diag_problem_get *, struct entry *);
void diag_summary_of(struct cx *, const struct q_diag_get *, struct entry *);
extern const struct entry_sort diag_entry_sort, diag_problem_sort;
struct url url_diag(struct arena *, tenant_id, diagnosis_id, const char *rest);     /* rest "" or "/agree" */
/* ST_NOT_FOUND: no such entry for whoever asks. */
enum st diag_entry_find(struct cx *, finding_id, struct q_diag_entry_get *) MUST_USE;
enum st diag_problem_find(struct cx *, problem_id, struct q_diag_problem_get *) MUST_USE;
enum st diag_find(struct cx *, diagnosis_id, struct q_diag_get *) MUST_USE;
/* May whoever asks read and word the version as a whole? Its entries have marks of their own. */
bool    diag_team(const struct case_access *, const struct q_diag_get *);
/* The same as a refusal: ST_DENIED. */
enum st diag_whole_open(struct cx *, const struct q_diag_get *) MUST_USE;
enum st diag_agreed(struct cx *) MUST_USE;      /* ST_CONFLICT and its sentence */
void    diag_check_mark(struct cx *, const char *circle, const char *sensitive);

/* ---- one version, loaded ---- */

struct diag_view_entry {
	struct q_diag_entries e;
	const struct diag_kind *kind;
	const char *code, *source, *judging, *ref;      /* words; ref: the statement it belongs to */
};

struct diag_whole {
	struct q_diag_get d;
	const char *name, *sex;                         /* of the person */
	struct diag_view_entry *entry; size_t n_entry;
	struct q_diag_problems *problem; size_t n_problem;
	struct q_diag_versions *version; size_t n_version;
	struct q_diag_forms *form; size_t n_form;       /* filled forms about the person */
	const char *alert[12]; size_t n_alert;          /* R372 */
	int64_t club;                                   /* minutes of the Job Club */
};

/* The tool whose form belongs to an item, of its code or of swot situation ex-ante; NULL: none (R310 R317 R151). */
const char *diag_form_tool(const char *code);
bool        diag_filled(const struct diag_whole *, const char *code);
const char *diag_form_name(enum lang, const char *code);
/* What whoever asks may see of it. ST_NOT_FOUND. */
bool    diag_has(const struct diag_whole *, const char *kind);
enum st diag_load(struct cx *, diagnosis_id, struct diag_whole *) MUST_USE;
/* Fills w->form with the forms about w->d.person that the actor may read. */
void    diag_forms(struct cx *, const struct case_access *, struct diag_whole *);

#endif
