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
