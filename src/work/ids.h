/* SPDX-License-Identifier: EUPL-1.2
 * ids.h - each kind of id is its own C type, so that the compiler keeps them apart.
 */
#ifndef KOMPAN_IDS_H
#define KOMPAN_IDS_H

#include <stdint.h>

typedef struct { int64_t v; } tenant_id;        /* a partnership */
typedef struct { int64_t v; } user_id;          /* a person who signs in */
typedef struct { int64_t v; } organisation_id;
typedef struct { int64_t v; } partner_id;       /* an organisation in a partnership */
typedef struct { int64_t v; } membership_id;
typedef struct { int64_t v; } absence_id;
typedef struct { int64_t v; } person_id;        /* a client or somebody proposed */
typedef struct { int64_t v; } category_id;
typedef struct { int64_t v; } group_id;
typedef struct { int64_t v; } candidate_id;
typedef struct { int64_t v; } match_id;
typedef struct { int64_t v; } selection_id;
typedef struct { int64_t v; } decision_id;
typedef struct { int64_t v; } enrolment_id;
typedef struct { int64_t v; } caseload_id;      /* who looks after whom, from when to when */
typedef struct { int64_t v; } kind_id;          /* an item of the service catalogue */
typedef struct { int64_t v; } service_id;
typedef struct { int64_t v; } event_id;
typedef struct { int64_t v; } attendance_id;
typedef struct { int64_t v; } basis_id;         /* why one partner may read another's entries */
typedef struct { int64_t v; } named_id;         /* who may read sensitive facts of whom */
typedef struct { int64_t v; } note_id;          /* of the journal of a person's file */
typedef struct { int64_t v; } item_id;          /* a single fact beside it */
typedef struct { int64_t v; } handout_id;       /* of a paper that was explained */
typedef struct { int64_t v; } request_id;       /* of a client, for a correction */
typedef struct { int64_t v; } ask_id;           /* of a partner, by another one */
typedef struct { int64_t v; } unit_id;          /* a part of a centre */
typedef struct { int64_t v; } story_id;
typedef struct { int64_t v; } action_id;
typedef struct { int64_t v; } risk_id;
typedef struct { int64_t v; } measure_id;
typedef struct { int64_t v; } report_id;
typedef struct { int64_t v; } part_id;          /* a partner's part of a report */
typedef struct { int64_t v; } paper_id;         /* kept bytes of an approved paper */
typedef struct { int64_t v; } form_version_id;
typedef struct { int64_t v; } form_file_id;      /* a file of forms that came from elsewhere */
typedef struct { int64_t v; } answer_id;        /* a filled form */
typedef struct { int64_t v; } attachment_id;    /* a scan */
typedef struct { int64_t v; } trail_id;
typedef struct { int64_t v; } change_id;
typedef struct { int64_t v; } outbox_id;
typedef struct { int64_t v; } job_id;
typedef struct { int64_t v; } import_id;
typedef struct { int64_t v; } kept_id;
typedef struct { int64_t v; } diagnosis_id;
typedef struct { int64_t v; } finding_id;       /* one thing written down in a diagnosis */
typedef struct { int64_t v; } problem_id;
typedef struct { int64_t v; } plan_id;
typedef struct { int64_t v; } goal_id;
typedef struct { int64_t v; } task_id;
typedef struct { int64_t v; } plan_entry_id;
typedef struct { int64_t v; } offer_id;
typedef struct { int64_t v; } aim_id;          /* what the partnership wants to reach */
typedef struct { int64_t v; } survey_id;        /* a round of the survey, or a pool of rounds */
typedef struct { int64_t v; } evaluation_id;    /* a round of the internal evaluation */

#endif
