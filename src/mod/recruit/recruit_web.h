/* SPDX-License-Identifier: EUPL-1.2
 * recruit_web.h - the routes of this module.
 */
#ifndef KOMPAN_RECRUIT_WEB_H
#define KOMPAN_RECRUIT_WEB_H

#include "core/req.h"

extern const struct route recruit_routes[];
extern const size_t       n_recruit_routes;

/* Handlers of recruit_candidate_web.c and recruit_import_web.c. */
enum st recruit_show_candidates(struct req *);
enum st recruit_new_candidate(struct req *);
enum st recruit_show_candidate(struct req *);
enum st recruit_post_candidate(struct req *);
enum st recruit_post_candidate_edit(struct req *);
enum st recruit_post_withdraw(struct req *);
enum st recruit_post_again(struct req *);
enum st recruit_get_declaration(struct req *);
enum st recruit_get_blank_declaration(struct req *);
enum st recruit_show_import(struct req *);
enum st recruit_post_import(struct req *);
enum st recruit_show_preview(struct req *);
enum st recruit_post_preview(struct req *);

extern const struct field recruit_candidate_fields[27];
extern const struct field recruit_withdraw_fields[1];
extern const struct field recruit_import_fields[5];

#endif
