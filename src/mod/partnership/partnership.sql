-- partnership.sql - the partnership itself and its partners.

-- query partnership_mine rows
-- in  user:user_id today:date
-- out partnership:tenant_id name:text service_name:text powiat:text gminas:text state:text role:text
SELECT p.id, p.name, p.service_name, p.powiat, p.gminas, p.state, m.role
  FROM membership m JOIN partnership p ON p.id = m.partnership_id
 WHERE m.user_id = :user AND m.since_on <= :today AND (m.until_on IS NULL OR m.until_on >= :today)
 ORDER BY p.name, p.id, m.role LIMIT 500;

-- query partnership_get row
-- in  tenant:tenant_id
-- out name:text service_name:text voivodeship:text powiat:text gminas:text state:text report_day:int report_set:text labour_note:text
SELECT name, service_name, voivodeship, powiat, gminas, state, report_day, report_set, labour_note
  FROM partnership WHERE id = :tenant;

-- query partnership_insert exec
-- in  tenant:tenant_id name:text service_name:text voivodeship:text powiat:text gminas:text report_day:int report_set:text labour_note:text now:instant by:user_id
INSERT INTO partnership (id, name, service_name, voivodeship, powiat, gminas, state, report_day, report_set,
                         labour_note, created_at, created_by)
VALUES (:tenant, :name, :service_name, :voivodeship, :powiat, :gminas, 'forming', :report_day, :report_set,
        :labour_note, :now, :by)
ON CONFLICT (id) DO NOTHING;

-- query partnership_update exec
-- in  tenant:tenant_id name:text service_name:text voivodeship:text powiat:text gminas:text report_day:int report_set:text labour_note:text
UPDATE partnership SET name = :name, service_name = :service_name, voivodeship = :voivodeship, powiat = :powiat,
       gminas = :gminas, report_day = :report_day, report_set = :report_set, labour_note = :labour_note
 WHERE id = :tenant;

-- query partnership_set_active exec
-- in  tenant:tenant_id
UPDATE partnership SET state = 'active' WHERE id = :tenant AND state = 'forming';

-- What is under way already (R030).
-- query partnership_stages row
-- in  tenant:tenant_id
-- out clients:int services:int reports:int actions:int
SELECT CAST(CASE WHEN EXISTS (SELECT 1 FROM enrolment WHERE tenant_id = :tenant) THEN 1 ELSE 0 END AS bigint),
       CAST(CASE WHEN EXISTS (SELECT 1 FROM service WHERE tenant_id = :tenant) THEN 1 ELSE 0 END AS bigint),
       CAST(CASE WHEN EXISTS (SELECT 1 FROM report WHERE tenant_id = :tenant) THEN 1 ELSE 0 END AS bigint),
       CAST(CASE WHEN EXISTS (SELECT 1 FROM action WHERE tenant_id = :tenant) THEN 1 ELSE 0 END AS bigint);

-- query partnership_partner_list rows
-- in  tenant:tenant_id
-- out id:partner_id kind:text name:text profile:text contact:user_id? contact_name:text? contact_phone:text? contact_email:text? report_day:int? joined_on:date left_on:date?
-- all because a partnership has a handful of partners
SELECT p.id, p.kind, p.name, p.profile, p.contact_id, a.name, a.phone, a.email, p.report_day, p.joined_on, p.left_on
  FROM partner p LEFT JOIN account a ON a.id = p.contact_id
 WHERE p.tenant_id = :tenant ORDER BY p.joined_on, p.id;

-- query partnership_partner_get row
-- in  tenant:tenant_id id:partner_id
-- out kind:text name:text full_name:text seat:text address:text phone:text email:text profile:text contact:user_id? report_day:int? joined_on:date left_on:date?
SELECT p.kind, p.name, o.name, o.seat, o.address, o.phone, o.email, p.profile, p.contact_id, p.report_day,
       p.joined_on, p.left_on
  FROM partner p JOIN organisation o ON o.id = p.organisation_id
 WHERE p.tenant_id = :tenant AND p.id = :id;

-- query partnership_organisation_insert exec
-- in  id:organisation_id kind:text name:text name_fold:text seat:text address:text phone:text email:text
INSERT INTO organisation (id, kind, name, name_fold, seat, address, phone, email)
VALUES (:id, :kind, :name, :name_fold, :seat, :address, :phone, :email)
ON CONFLICT (id) DO NOTHING;

-- Only the organisation of this partnership's own partner.
-- query partnership_organisation_update exec
-- in  tenant:tenant_id partner:partner_id kind:text name:text name_fold:text seat:text address:text phone:text email:text
UPDATE organisation SET kind = :kind, name = :name, name_fold = :name_fold, seat = :seat, address = :address,
       phone = :phone, email = :email
 WHERE id = (SELECT organisation_id FROM partner WHERE tenant_id = :tenant AND id = :partner);

-- query partnership_partner_insert exec
-- in  tenant:tenant_id id:partner_id organisation:organisation_id kind:text name:text profile:text contact:user_id? report_day:int? joined_on:date
INSERT INTO partner (tenant_id, id, organisation_id, kind, name, profile, contact_id, report_day, joined_on)
VALUES (:tenant, :id, :organisation, :kind, :name, :profile, :contact, :report_day, :joined_on)
ON CONFLICT (tenant_id, id) DO NOTHING;

-- query partnership_partner_update exec
-- in  tenant:tenant_id id:partner_id kind:text name:text profile:text contact:user_id? report_day:int? joined_on:date
UPDATE partner SET kind = :kind, name = :name, profile = :profile, contact_id = :contact, report_day = :report_day,
       joined_on = :joined_on
 WHERE tenant_id = :tenant AND id = :id;

-- query partnership_partner_left exec
-- in  tenant:tenant_id id:partner_id on:date
UPDATE partner SET left_on = :on WHERE tenant_id = :tenant AND id = :id;

-- query partnership_contact_clear exec
-- in  tenant:tenant_id user:user_id
UPDATE partner SET contact_id = NULL WHERE tenant_id = :tenant AND contact_id = :user;
