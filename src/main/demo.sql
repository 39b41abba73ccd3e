-- demo.sql - rows of invented partnerships, written one after another (kompan demo).

-- query demo_setting exec
INSERT INTO setting (name, value) VALUES ('demo', '1');

-- query demo_organisation exec
-- in  id:organisation_id kind:text name:text fold:text seat:text address:text phone:text email:text
INSERT INTO organisation (id, kind, name, name_fold, seat, address, phone, email)
VALUES (:id, :kind, :name, :fold, :seat, :address, :phone, :email);

-- query demo_partnership exec
-- in  id:tenant_id name:text service_name:text voivodeship:text powiat:text gminas:text labour_note:text at:instant by:user_id
INSERT INTO partnership (id, name, service_name, voivodeship, powiat, gminas, state, report_day, report_set,
       labour_note, created_at, created_by)
VALUES (:id, :name, :service_name, :voivodeship, :powiat, :gminas, 'active', 5, 'extended', :labour_note, :at, :by);

-- query demo_account exec
-- in  id:user_id login:text fold:text name:text title:text phone:text email:text password:text at:instant
INSERT INTO account (id, login, login_fold, name, title, phone, email, lang, password, totp_last, created_at)
VALUES (:id, :login, :fold, :name, :title, :phone, :email, 'pl', :password, 0, :at);

-- query demo_membership exec
-- in  id:membership_id user:user_id partnership:tenant_id partner:int role:text since:date
INSERT INTO membership (id, user_id, partnership_id, partner_id, role, since_on)
VALUES (:id, :user, :partnership, :partner, :role, :since);

-- query demo_partner exec
-- in  tenant:tenant_id id:partner_id organisation:organisation_id kind:text name:text profile:text contact:user_id joined:date
INSERT INTO partner (tenant_id, id, organisation_id, kind, name, profile, contact_id, joined_on)
VALUES (:tenant, :id, :organisation, :kind, :name, :profile, :contact, :joined);

-- query demo_absence exec
-- in  tenant:tenant_id id:absence_id user:user_id standin:user_id from:date to:date
INSERT INTO absence (tenant_id, id, user_id, standin_id, from_on, to_on)
VALUES (:tenant, :id, :user, :standin, :from, :to);

-- query demo_category exec
-- in  tenant:tenant_id id:category_id name:text fold:text
INSERT INTO category (tenant_id, id, name, name_fold) VALUES (:tenant, :id, :name, :fold);

-- query demo_group exec
-- in  tenant:tenant_id id:group_id name:text category:category_id? territory:text places:int labour_note:text fit_note:text declare_at:text from:date by:user_id at:instant
INSERT INTO client_group (tenant_id, id, name, cycle, category_id, mixed_reason, intake, territory, places,
       labour_note, fit_note, declare_at, from_on, state, created_by, created_at)
VALUES (:tenant, :id, :name, 1, :category, '', 'closed', :territory, :places, :labour_note, :fit_note, :declare_at,
       :from, 'running', :by, :at);

-- query demo_person exec
-- in  tenant:tenant_id id:person_id given:text surname:text sort_key:text pesel:text? birth_on:date sex:text phone:text address:text no_address:bool stays_at:text contact:text strengths:text situation:text at:instant
INSERT INTO person (tenant_id, id, given, surname, sort_key, pesel, birth_on, sex, phone, email, address,
       no_address, stays_at, no_document, contact, strengths, situation, feature_1, feature_2, feature_3, created_at)
VALUES (:tenant, :id, :given, :surname, :sort_key, :pesel, :birth_on, :sex, :phone, '', :address,
       :no_address, :stays_at, 0, :contact, :strengths, :situation, '', '', '', :at);

-- query demo_candidate exec
-- in  tenant:tenant_id id:candidate_id partner:partner_id group:group_id person:person_id? given:text surname:text fold:text sort_key:text pesel:text? birth_on:date sex:text phone:text address:text no_address:bool stays_at:text ops_client:text ops_since:date? pup_registered:text pup_since:date? months_out:int situation:text reason:text motivation:text readiness:text interest:text declared_on:date? declared_at:text remark:text by:user_id at:instant
INSERT INTO candidate (tenant_id, id, partner_id, group_id, person_id, given, surname, name_fold, sort_key, pesel,
       birth_on, sex, phone, email, address, no_address, stays_at, no_document, ops_client, ops_since,
       pup_registered, pup_since, months_out, situation, reason, motivation, readiness, interest, declared_on,
       declared_at, remark, state, created_by, created_at)
VALUES (:tenant, :id, :partner, :group, :person, :given, :surname, :fold, :sort_key, :pesel, :birth_on, :sex,
       :phone, '', :address, :no_address, :stays_at, 0, :ops_client, :ops_since, :pup_registered, :pup_since,
       :months_out, :situation, :reason, :motivation, :readiness, :interest, :declared_on, :declared_at, :remark,
       'proposed', :by, :at);

-- query demo_match exec
-- in  tenant:tenant_id id:match_id a:candidate_id b:candidate_id basis:text reason:text legal:text by:user_id at:instant
INSERT INTO candidate_match (tenant_id, id, a_id, b_id, basis, decision, reason, legal, by_id, at)
VALUES (:tenant, :id, :a, :b, :basis, 'same', :reason, :legal, :by, :at);

-- query demo_selection exec
-- in  tenant:tenant_id id:selection_id group:group_id on:date place:text minutes:text by:user_id opened:instant closed:instant
INSERT INTO selection (tenant_id, id, group_id, number, held_on, place, minutes, state, opened_by, opened_at,
       closed_by, closed_at)
VALUES (:tenant, :id, :group, 1, :on, :place, :minutes, 'closed', :by, :opened, :by, :closed);

-- query demo_presence exec
-- in  tenant:tenant_id selection:selection_id partner:partner_id names:text
INSERT INTO selection_presence (tenant_id, selection_id, partner_id, names)
VALUES (:tenant, :selection, :partner, :names);

-- query demo_decision exec
-- in  tenant:tenant_id id:decision_id selection:selection_id person:person_id outcome:text place:int? reason:text by:user_id at:instant
INSERT INTO decision (tenant_id, id, selection_id, person_id, outcome, place, reason, by_id, at)
VALUES (:tenant, :id, :selection, :person, :outcome, :place, :reason, :by, :at);

-- query demo_enrolment exec
-- in  tenant:tenant_id id:enrolment_id person:person_id group:group_id number:int from:date to:date? reason:text note:text situation:text by:user_id? at:instant? follow:date? follow_situation:text follow_by:user_id?
INSERT INTO enrolment (tenant_id, id, person_id, group_id, client_no, from_on, to_on, end_reason, end_note,
       end_situation, end_by, end_at, follow_on, follow_situation, follow_by)
VALUES (:tenant, :id, :person, :group, :number, :from, :to, :reason, :note, :situation, :by, :at, :follow,
       :follow_situation, :follow_by);

-- query demo_caseload exec
-- in  tenant:tenant_id id:caseload_id person:person_id user:user_id from:date to:date?
INSERT INTO caseload (tenant_id, id, person_id, user_id, from_on, to_on, note)
VALUES (:tenant, :id, :person, :user, :from, :to, '');

-- query demo_note exec
-- in  tenant:tenant_id id:note_id person:person_id partner:partner_id author:user_id on:date content:text agreed:text for_client:text circle:text at:instant
INSERT INTO case_note (tenant_id, id, person_id, partner_id, author_id, on_date, channel, contact, place, present,
       present_note, content, difficult, agreed, attitude, for_client, client, circle, kind, incident, warning,
       created_at, withdrawn_reason)
VALUES (:tenant, :id, :person, :partner, :author, :on, 'meeting', 'contact', 'office', 2, '', :content, '', :agreed, '',
       :for_client, 1, :circle, '', '', '', :at, '');

-- query demo_kind exec
-- in  tenant:tenant_id id:kind_id area:text name:text fold:text
INSERT INTO service_kind (tenant_id, id, area, name, name_fold) VALUES (:tenant, :id, :area, :name, :fold);

-- query demo_event exec
-- in  tenant:tenant_id id:event_id group:group_id partner:partner_id kind:kind_id name:text block:text on:date starts:text minutes:int place:text leader:text seats:int? state:text by:user_id at:instant
INSERT INTO event (tenant_id, id, group_id, partner_id, kind_id, name, block, on_date, starts, minutes, place,
       leader, seats, state, created_by, created_at)
VALUES (:tenant, :id, :group, :partner, :kind, :name, :block, :on, :starts, :minutes, :place, :leader, :seats,
       :state, :by, :at);

-- query demo_attendance exec
-- in  tenant:tenant_id event:event_id person:person_id present:text remark:text
INSERT INTO attendance (tenant_id, event_id, person_id, present, remark)
VALUES (:tenant, :event, :person, :present, :remark);

-- query demo_service exec
-- in  tenant:tenant_id id:service_id person:person_id enrolment:enrolment_id partner:partner_id kind:kind_id event:event_id? scope:text on:date minutes:int provider_id:user_id provider:text finished:bool remark:text no_plan:text no_plan_note:text month:text by:user_id at:instant withdrawn_at:instant? withdrawn_by:user_id? withdrawn_reason:text
INSERT INTO service (tenant_id, id, person_id, enrolment_id, partner_id, kind_id, event_id, scope, on_date, minutes,
       provider_id, provider, finished, remark, no_plan, no_plan_note, report_month, created_by, created_at,
       withdrawn_at, withdrawn_by, withdrawn_reason)
VALUES (:tenant, :id, :person, :enrolment, :partner, :kind, :event, :scope, :on, :minutes, :provider_id, :provider,
       :finished, :remark, :no_plan, :no_plan_note, :month, :by, :at, :withdrawn_at, :withdrawn_by,
       :withdrawn_reason);

-- query demo_action exec
-- in  tenant:tenant_id id:action_id kind:text topic:text month:text partner:partner_id user:user_id content:text state:text planned_on:date? planned:int? done:int? unit:text participants:text done_on:date? done_text:text difference:text effect:text carried_from:action_id? at:instant
INSERT INTO action (tenant_id, id, kind, topic, month, partner_id, user_id, content, state, unplanned, planned_on,
       planned, done, unit, participants, done_on, done_text, difference, effect, carried_from, created_by,
       created_at)
VALUES (:tenant, :id, :kind, :topic, :month, :partner, :user, :content, :state, 0, :planned_on, :planned, :done,
       :unit, :participants, :done_on, :done_text, :difference, :effect, :carried_from, :user, :at);

-- query demo_risk exec
-- in  tenant:tenant_id id:risk_id content:text level:text opened:date closed:date? why:text by:user_id
INSERT INTO risk (tenant_id, id, content, level, opened_on, closed_on, closed_why, created_by)
VALUES (:tenant, :id, :content, :level, :opened, :closed, :why, :by);

-- query demo_measure exec
-- in  tenant:tenant_id id:measure_id risk:risk_id content:text partner:partner_id on:date result:text by:user_id
INSERT INTO measure (tenant_id, id, risk_id, content, partner_id, on_date, result, created_by)
VALUES (:tenant, :id, :risk, :content, :partner, :on, :result, :by);

-- query demo_trail exec
-- in  tenant:tenant_id id:trail_id at:instant actor:user_id action:text thing:int person:person_id
INSERT INTO trail (tenant_id, id, at, actor_id, action, thing_id, person_id, detail)
VALUES (:tenant, :id, :at, :actor, :action, :thing, :person, '');

-- query demo_report exec
-- in  tenant:tenant_id id:report_id month:text remarks:text by:user_id at:instant
INSERT INTO report (tenant_id, id, month, version, number, report_set, state, remarks, why, created_by, created_at)
VALUES (:tenant, :id, :month, 1, 0, 'extended', 'draft', :remarks, '', :by, :at);

-- query demo_part exec
-- in  tenant:tenant_id report:report_id partner:partner_id done:text by:user_id at:instant
INSERT INTO report_part (tenant_id, report_id, partner_id, state, done, remarks, by_id, at)
VALUES (:tenant, :report, :partner, 'ready', :done, '', :by, :at);

-- The ids that the approval made by the clock, replaced: the same seed gives the same rows.
-- query demo_paper_id exec
-- in  tenant:tenant_id name:text id:paper_id
UPDATE paper SET id = :id WHERE tenant_id = :tenant AND name = :name;

-- query demo_report_papers exec
-- in  tenant:tenant_id report:report_id paper:paper_id public_paper:paper_id
UPDATE report SET paper_id = :paper, public_paper_id = :public_paper WHERE tenant_id = :tenant AND id = :report;

-- query demo_report_trail exec
-- in  tenant:tenant_id report:report_id id:trail_id
UPDATE trail SET id = :id WHERE tenant_id = :tenant AND action = 'report.approve' AND thing_id = :report;

-- query demo_diagnosis exec
-- in  tenant:tenant_id id:diagnosis_id person:person_id state:text summary:text client_part:text agreed:date? review:date? by:user_id at:instant
INSERT INTO diagnosis (tenant_id, id, person_id, no, state, baseline, why, summary, changed, client_part, agreed_on,
       review_on, created_by, created_at)
VALUES (:tenant, :id, :person, 1, :state, 1, '', :summary, '', :client_part, :agreed, :review, :by, :at);

-- query demo_finding exec
-- in  tenant:tenant_id id:finding_id diagnosis:diagnosis_id kind:text code:text content:text more:text who:text source:text on:date partner:partner_id by:user_id at:instant
INSERT INTO diag_entry (tenant_id, id, diagnosis_id, origin_id, kind, code, content, more, who, source, on_date,
       minutes, partner_id, circle, sensitive, client_sees, created_by, created_at)
VALUES (:tenant, :id, :diagnosis, :id, :kind, :code, :content, :more, :who, :source, :on, 0, :partner, 'team', '', 1,
       :by, :at);

-- query demo_problem exec
-- in  tenant:tenant_id id:problem_id diagnosis:diagnosis_id code:text content:text cause:text client:text family:text worker:text blocking:bool place:int on:date note:text partner:partner_id by:user_id at:instant
INSERT INTO diag_problem (tenant_id, id, diagnosis_id, origin_id, code, content, cause, view_client, view_family,
       view_worker, recognised, blocking, solvable, place, state, talk_on, talk_note, partner_id, circle, sensitive,
       client_sees, created_by, created_at)
VALUES (:tenant, :id, :diagnosis, :id, :code, :content, :cause, :client, :family, :worker, 'yes', :blocking, 1, :place,
       'joint', :on, :note, :partner, 'team', '', 1, :by, :at);

-- query demo_plan exec
-- in  tenant:tenant_id id:plan_id person:person_id state:text main_goal:text job:text contact:text client_part:text accepted:date? partner:partner_id by:user_id at:instant
INSERT INTO plan (tenant_id, id, person_id, no, state, why, main_goal, job, contact, client_part, accepted_on,
       partner_id, created_by, created_at)
VALUES (:tenant, :id, :person, 1, :state, '', :main_goal, :job, :contact, :client_part, :accepted, :partner, :by, :at);

-- query demo_goal exec
-- in  tenant:tenant_id id:goal_id plan:plan_id area:text level:int content:text problem:problem_id cause:text effect:text end:date by:user_id at:instant
INSERT INTO plan_goal (tenant_id, id, plan_id, origin_id, area, level, content, problem_id, cause, effect, end_on,
       created_by, created_at)
VALUES (:tenant, :id, :plan, :id, :area, :level, :content, :problem, :cause, :effect, :end, :by, :at);

-- query demo_task exec
-- in  tenant:tenant_id id:task_id plan:plan_id goal:goal_id part:text content:text partner:partner_id? user:user_id? kind:kind_id? from:date to:date readiness:text state:text result:text by:user_id at:instant
INSERT INTO plan_task (tenant_id, id, plan_id, origin_id, goal_id, part, content, details, remark, partner_id, user_id,
       kind_id, from_on, to_on, assess_on, readiness, state, result, obstacle, otherwise, created_by, created_at)
VALUES (:tenant, :id, :plan, :id, :goal, :part, :content, '', '', :partner, :user, :kind, :from, :to, :to, :readiness,
       :state, :result, '', '', :by, :at);

-- query demo_aside exec
-- in  tenant:tenant_id id:plan_entry_id plan:plan_id kind:text area:text content:text pros:text cons:text choice:text reason:text partner:partner_id? on:date by:user_id at:instant
INSERT INTO plan_entry (tenant_id, id, plan_id, kind, area, content, pros, cons, estimate, choice, reason, partner_id,
       on_date, created_by, created_at)
VALUES (:tenant, :id, :plan, :kind, :area, :content, :pros, :cons, '', :choice, :reason, :partner, :on, :by, :at);

-- query demo_answer exec
-- in  tenant:tenant_id id:answer_id form:form_version_id person:person_id partner:partner_id content:text on:date place:text who:text by:user_id at:instant
INSERT INTO answer (tenant_id, id, form_version_id, person_id, partner_id, state, stage, begun_by, begun_at, changed_by,
       changed_at, signed_on, signed_at_place, signed_who, signed_by, signed_at, content)
VALUES (:tenant, :id, :form, :person, :partner, 'signed', '', :by, :at, :by, :at, :on, :place, :who, :by, :at, :content);

-- query demo_item exec
-- in  tenant:tenant_id id:item_id person:person_id partner:partner_id author:user_id sort:text content:text more:text on:date at:instant
INSERT INTO case_item (tenant_id, id, person_id, partner_id, author_id, sort, content, more, on_date, circle, kind,
       client, created_at)
VALUES (:tenant, :id, :person, :partner, :author, :sort, :content, :more, :on, 'team', '', 1, :at);

-- query demo_basis exec
-- in  tenant:tenant_id id:basis_id person:person_id source:partner_id recipient:partner_id purpose:text legal:text from:date by:user_id at:instant
INSERT INTO case_basis (tenant_id, id, person_id, ground, source_id, recipient_id, recipient, purpose, legal, kinds,
       from_on, created_by, created_at, withdrawn_reason)
VALUES (:tenant, :id, :person, 'consent', :source, :recipient, '', :purpose, :legal, '', :from, :by, :at, '');

-- query demo_offer exec
-- in  tenant:tenant_id id:offer_id sort:text title:text place:text level:text until:date note:text partner:partner_id by:user_id at:instant
INSERT INTO plan_offer (tenant_id, id, sort, title, place, level, until_on, note, partner_id, created_by, created_at)
VALUES (:tenant, :id, :sort, :title, :place, :level, :until, :note, :partner, :by, :at);

-- query demo_aim exec
-- in  tenant:tenant_id id:aim_id content:text indicator:text by:user_id at:instant
INSERT INTO plan_aim (tenant_id, id, content, indicator, legal, created_by, created_at)
VALUES (:tenant, :id, :content, :indicator, '', :by, :at);

-- query demo_unit exec
-- in  tenant:tenant_id id:unit_id partner:partner_id kind:text name:text at:instant
INSERT INTO unit (tenant_id, id, partner_id, kind, name, created_at) VALUES (:tenant, :id, :partner, :kind, :name, :at);

-- query demo_story exec
-- in  tenant:tenant_id id:story_id title:text content:text helped:text by:user_id at:instant
INSERT INTO story (tenant_id, id, title, content, helped, author_id, created_at)
VALUES (:tenant, :id, :title, :content, :helped, :by, :at);
