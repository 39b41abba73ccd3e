/* SPDX-License-Identifier: EUPL-1.2
 * form.h - what was typed, what is wrong with it, and the fields that show both. One form serves
 * three moments: empty, filled from a row, and returned with faults (everything typed kept).
 */
#ifndef KOMPAN_FORM_H
#define KOMPAN_FORM_H

#include "html/html.h"

struct form_value { const char *name, *value; struct form_value *next; };
/* name "" is the whole form */
struct form_fault { const char *name, *text; struct form_fault *next; };

struct form {
	struct arena      *mem;
	enum lang          lang;
	/* later ones win in form_get; repeated names count in form_has */
	struct form_value *value;
	struct form_fault *fault;       /* in the order of the fields */
	const char        *csrf;        /* hidden field of every form */
};

void        form_init(struct form *, struct arena *, enum lang, const char *csrf);
void        form_set(struct form *, const char *name, const char *value);       /* NULL is "" */
void        form_set_int(struct form *, const char *name, int64_t value);       /* 0 is "" */
const char *form_get(const struct form *, const char *name);                    /* never NULL */
/* a box ticked, an option chosen */
bool        form_has(const struct form *, const char *name, const char *value);
/* text already translated, full sentence */
void        form_fail(struct form *, const char *name, const char *text);
bool        form_ok(const struct form *);

struct option { const char *value, *label, *hint; };

struct input {
	const char *name, *label, *hint;        /* label and hint already translated */
	const char *autocomplete;
	int         width;                      /* characters: 2 3 4 5 10 20 30; 0 whole line */
	int         rows;                       /* textarea */
	const char *type;                       /* "text" by default; "password", "email", "tel" */
	const char *inputmode;
	const char *suffix;                     /* "godz." */
	bool        optional;                   /* prints "(nieobowiązkowe)" after the label */
	bool        inline_options;             /* radios side by side */
	const struct option *option; size_t n_option;   /* select, radios, checkboxes */
};

/* Fields print label, hint, fault in place, the value typed. Ids are the field's name. */
/* <form method=post ...> + csrf */
void form_open(struct buf *, const struct form *, struct url action);
void form_open_upload(struct buf *, const struct form *, struct url action);    /* multipart */
void form_close(struct buf *);
/* error summary with links; nothing when the form is whole */
void form_summary(struct buf *, const struct form *);
void form_hidden(struct buf *, const struct form *, const char *name);
void form_input(struct buf *, const struct form *, const struct input *);
void form_textarea(struct buf *, const struct form *, const struct input *);
void form_select(struct buf *, const struct form *, const struct input *);
void form_radios(struct buf *, const struct form *, const struct input *);
void form_checkboxes(struct buf *, const struct form *, const struct input *);
/* one box, value "1" */
void form_checkbox(struct buf *, const struct form *, const struct input *);
/* one text field, "12.09.2026"; shown so when the value is ISO */
void form_date(struct buf *, const struct form *, const struct input *);
void form_file(struct buf *, const struct form *, const struct input *);
/* the primary one */
void form_button(struct buf *, const char *label);
void form_button_as(
    struct buf *, const char *label, const char *name, const char *value, const char *kind);
/* kind: "primary" "secondary" "warning" */
/* <details> that opens by itself when a named field inside has a value or a fault: "więcej" */
void form_more_begin(
    struct buf *, const struct form *, const char *label, const char *const *names);
void form_more_end(struct buf *);

#define INPUT(...) (&(struct input){ __VA_ARGS__ })

#endif
