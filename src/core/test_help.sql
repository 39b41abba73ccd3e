-- test_help.sql - the rows a test's house begins with.

-- query th_organisation exec
-- in  id:organisation_id kind:text name:text
INSERT INTO organisation (id, kind, name, name_fold, seat, address, phone, email)
VALUES (:id, :kind, :name, :name, '', '', '', '');

-- query th_partner exec
-- in  tenant:tenant_id id:partner_id organisation:organisation_id kind:text name:text on:date
INSERT INTO partner (tenant_id, id, organisation_id, kind, name, profile, joined_on)
VALUES (:tenant, :id, :organisation, :kind, :name, '', :on);

-- query th_partnership exec
-- in  id:tenant_id now:instant
INSERT INTO partnership (id, name, service_name, voivodeship, powiat, gminas, state, report_day, report_set,
       labour_note, created_at, created_by)
VALUES (:id, 'Partnerstwo Testowe', 'Razem do pracy', 'mazowieckie', 'testowy', 'Testowo', 'active', 5, 'basic',
       '', :now, 1);

-- query th_account exec
-- in  id:user_id login:text name:text now:instant
INSERT INTO account (id, login, login_fold, name, title, phone, email, lang, totp_last, created_at)
VALUES (:id, :login, :login, :name, '', '', '', 'en', 0, :now);

-- query th_membership exec
-- in  id:membership_id user:user_id partnership:tenant_id partner:partner_id role:text on:date
INSERT INTO membership (id, user_id, partnership_id, partner_id, role, since_on)
VALUES (:id, :user, :partnership, :partner, :role, :on);

-- query th_approved exec
-- in  tenant:tenant_id id:report_id month:text
INSERT INTO report (tenant_id, id, month, version, number, report_set, state, remarks, why, created_by, created_at)
VALUES (:tenant, :id, :month, 1, 1, 'basic', 'approved', '', '', 1, 0);

-- query th_csrf row
-- in  user:user_id
-- out csrf:text
SELECT csrf FROM session WHERE user_id = :user;

-- query th_enrol exec
-- in  tenant:tenant_id id:enrolment_id person:person_id group:group_id client_no:int from_on:date
INSERT INTO enrolment (tenant_id, id, person_id, group_id, client_no, from_on, end_reason, end_note,
       end_situation, follow_situation)
VALUES (:tenant, :id, :person, :group, :client_no, :from_on, '', '', '', '');

-- query th_looks row
-- in  tenant:tenant_id person:person_id actor:user_id
-- out n:int
SELECT count(*) FROM look WHERE tenant_id = :tenant AND person_id = :person AND actor_id = :actor;

-- query th_endings row
-- in  tenant:tenant_id word:text
-- out n:int
SELECT count(*) FROM name_ending WHERE tenant_id = :tenant AND word = :word;

-- query th_kind exec
-- in  tenant:tenant_id id:kind_id area:text name:text
INSERT INTO service_kind (tenant_id, id, area, name, name_fold)
VALUES (:tenant, :id, :area, :name, :name) ON CONFLICT (tenant_id, id) DO NOTHING;

-- query th_service exec
-- in  tenant:tenant_id id:service_id person:person_id partner:partner_id kind:kind_id scope:text on:date minutes:int remark:text month:text at:instant
INSERT INTO service (tenant_id, id, person_id, partner_id, kind_id, scope, on_date, minutes, provider, finished, remark,
       no_plan, no_plan_note, report_month, created_by, created_at, withdrawn_reason)
VALUES (:tenant, :id, :person, :partner, :kind, :scope, :on, :minutes, '', 0, :remark, '', '', :month, 1, :at, '');

-- query th_event exec
-- in  tenant:tenant_id id:event_id partner:partner_id kind:kind_id block:text on:date minutes:int
INSERT INTO event (tenant_id, id, partner_id, kind_id, name, block, on_date, starts, minutes, place, leader, state, created_by, created_at)
VALUES (:tenant, :id, :partner, :kind, :block, :block, :on, '', :minutes, '', '', 'held', 1, 0);

-- query th_set exec
-- in  id:tenant_id report_set:text
UPDATE partnership SET report_set = :report_set WHERE id = :id;

-- query th_came exec
-- in  tenant:tenant_id event:event_id person:person_id
INSERT INTO attendance (tenant_id, event_id, person_id, present, remark)
VALUES (:tenant, :event, :person, 'present', '');

-- So many notes of the day, for the own partner alone, each a moment older than the one before.
-- query th_notes exec
-- in  tenant:tenant_id person:person_id partner:partner_id author:user_id on:date n:int now:instant
WITH RECURSIVE many (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM many WHERE i < :n)
INSERT INTO case_note (tenant_id, id, person_id, partner_id, author_id, on_date, channel, contact, place, present,
       present_note, content, difficult, agreed, attitude, for_client, client, circle, kind, incident, warning,
       created_at, withdrawn_reason)
SELECT :tenant, i, :person, :partner, :author, :on, 'phone', 'contact', '', 0, '', 'x', '', '', '', '', 0, 'partner', '',
       '', '', :now - i, '' FROM many;

-- query th_trail row
-- in  tenant:tenant_id
-- out n:int
SELECT count(*) FROM trail WHERE tenant_id = :tenant;
