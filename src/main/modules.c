/* SPDX-License-Identifier: EUPL-1.2
 * modules.c - the modules of this program. A module's pages are its routes; a line here shows them.
 */
#include "core/req.h"

#include "mod/account/account_web.h"
#include "mod/action/action_web.h"
#include "mod/answer/answer_web.h"
#include "mod/evaluation/evaluation_web.h"
#include "mod/formfile/formfile_web.h"
#include "mod/diagnosis/diagnosis_web.h"
#include "mod/ask/ask_web.h"
#include "mod/casefile/casefile_web.h"
#include "mod/help/help_web.h"
#include "mod/home/home_web.h"
#include "mod/numbers/numbers_web.h"
#include "mod/partnership/partnership_web.h"
#include "mod/person/person_web.h"
#include "mod/plan/plan_web.h"
#include "mod/recruit/recruit_web.h"
#include "mod/report/report_web.h"
#include "mod/rights/rights_web.h"
#include "mod/selection/selection_web.h"
#include "mod/service/service_web.h"
#include "mod/story/story_web.h"
#include "mod/survey/survey_web.h"
#include "mod/unit/unit_web.h"

const struct module modules[] = {
	{ "home", home_routes, &n_home_routes, 0 },
	{ "help", help_routes, &n_help_routes, 0 },
	{ "sign-in", sign_in_routes, &n_sign_in_routes, 1 },
	{ "account", account_routes, &n_account_routes, 2 },
	{ "partnership", partnership_routes, &n_partnership_routes, 3 },
	{ "partnership page", partnership_show_routes, &n_partnership_show_routes, 3 },
	{ "partner", partner_routes, &n_partner_routes, 3 },
	{ "partnership member", member_routes, &n_member_routes, 3 },
	{ "partnership admin", admin_routes, &n_admin_routes, 3 },
	{ "person", person_routes, &n_person_routes, 6 },
	{ "person edit", person_edit_routes, &n_person_edit_routes, 6 },
	{ "diagnosis", diagnosis_routes, &n_diagnosis_routes, 17 },
	{ "casefile", case_note_routes, &n_case_note_routes, 16 },
	{ "case facts", case_item_routes, &n_case_item_routes, 16 },
	{ "case access", case_access_routes, &n_case_access_routes, 16 },
	{ "case papers", case_paper_routes, &n_case_paper_routes, 16 },
	{ "case offices", case_office_routes, &n_case_office_routes, 16 },
	{ "rights", rights_routes, &n_rights_routes, 16 },
	{ "rights papers", rights_paper_routes, &n_rights_paper_routes, 16 },
	{ "ask", ask_routes, &n_ask_routes, 16 },
	{ "unit", unit_routes, &n_unit_routes, 16 },
	{ "story", story_routes, &n_story_routes, 16 },
	{ "plan", plan_routes, &n_plan_routes, 18 },
	{ "recruit", recruit_routes, &n_recruit_routes, 4 },
	{ "selection", selection_routes, &n_selection_routes, 5 },
	{ "selection pair", selection_match_routes, &n_selection_match_routes, 5 },
	{ "numbers", numbers_routes, &n_numbers_routes, 10 },
	{ "report", report_routes, &n_report_routes, 10 },
	{ "service", service_routes, &n_service_routes, 6 },
	{ "service catalogue", service_kind_routes, &n_service_kind_routes, 6 },
	{ "event", service_event_routes, &n_service_event_routes, 7 },
	{ "action", action_routes, &n_action_routes, 8 },
	{ "risk", risk_routes, &n_risk_routes, 8 },
	{ "form", formfile_routes, &n_formfile_routes, 12 },
	{ "form draft", formfile_draft_routes, &n_formfile_draft_routes, 19 },
	{ "form item", formfile_item_routes, &n_formfile_item_routes, 19 },
	{ "form when", formfile_when_routes, &n_formfile_when_routes, 19 },
	{ "form newer", formfile_newer_routes, &n_formfile_newer_routes, 19 },
	{ "form file", formfile_file_routes, &n_formfile_file_routes, 12 },
	{ "answer", answer_routes, &n_answer_routes, 12 },
	{ "answer list", answer_list_routes, &n_answer_list_routes, 12 },
	{ "answer exchange", answer_exchange_routes, &n_answer_exchange_routes, 12 },
	{ "answer compare", answer_compare_routes, &n_answer_compare_routes, 13 },
	{ "evaluation", evaluation_routes, &n_evaluation_routes, 15 },
	{ "evaluation sheet", evaluation_sheet_routes, &n_evaluation_sheet_routes, 15 },
	{ "stages", answer_stage_routes, &n_answer_stage_routes, 12 },
	{ "survey", survey_routes, &n_survey_routes, 14 },
	{ "survey answer", survey_answer_routes, &n_survey_answer_routes, 14 },
};
const size_t n_modules = LEN(modules);
