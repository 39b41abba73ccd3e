-- recruit.sql - categories, groups, each partner's own candidates, imported lists.

-- query recruit_categories rows
-- in  tenant:tenant_id
-- out id:category_id name:text retired_on:date? n_group:int
SELECT c.id, c.name, c.retired_on,
       (SELECT count(*) FROM client_group g WHERE g.tenant_id = c.tenant_id AND g.category_id = c.id)
  FROM category c WHERE c.tenant_id = :tenant ORDER BY c.name_fold, c.id LIMIT 300;

-- query recruit_category_get row
-- in  tenant:tenant_id id:category_id
-- out id:category_id name:text retired_on:date?
SELECT id, name, retired_on FROM category WHERE tenant_id = :tenant AND id = :id;

-- query recruit_category_named row
-- in  tenant:tenant_id name_fold:text
-- out id:category_id
SELECT id FROM category WHERE tenant_id = :tenant AND name_fold = :name_fold;

-- query recruit_category_count row
-- in  tenant:tenant_id
-- out n:int
SELECT count(*) FROM category WHERE tenant_id = :tenant;

-- query recruit_category_add exec
-- in  tenant:tenant_id id:category_id name:text name_fold:text
INSERT INTO category (tenant_id, id, name, name_fold) VALUES (:tenant, :id, :name, :name_fold)
ON CONFLICT (tenant_id, id) DO NOTHING;

-- query recruit_category_rename exec
-- in  tenant:tenant_id id:category_id name:text name_fold:text
UPDATE category SET name = :name, name_fold = :name_fold WHERE tenant_id = :tenant AND id = :id;

-- query recruit_category_retire exec
-- in  tenant:tenant_id id:category_id on:date
UPDATE category SET retired_on = :on WHERE tenant_id = :tenant AND id = :id AND retired_on IS NULL;

-- query recruit_groups rows
-- in  tenant:tenant_id partner:partner_id
-- out id:group_id name:text cycle:int category:text? intake:text territory:text places:int state:text from_on:date to_on:date? mine:int clients:int
SELECT g.id, g.name, g.cycle, c.name, g.intake, g.territory, g.places, g.state, g.from_on, g.to_on,
       (SELECT count(*) FROM candidate d WHERE d.tenant_id = g.tenant_id AND d.group_id = g.id
           AND d.partner_id = :partner AND d.state = 'proposed'),
       (SELECT count(*) FROM enrolment e WHERE e.tenant_id = g.tenant_id AND e.group_id = g.id AND e.to_on IS NULL)
  FROM client_group g LEFT JOIN category c ON c.tenant_id = g.tenant_id AND c.id = g.category_id
 WHERE g.tenant_id = :tenant ORDER BY g.state DESC, g.from_on DESC, g.id DESC LIMIT 200;

-- query recruit_group_get row
-- in  tenant:tenant_id id:group_id
-- out id:group_id name:text cycle:int category:category_id category_name:text? mixed_reason:text intake:text territory:text places:int labour_note:text fit_note:text declare_at:text from_on:date to_on:date? state:text
SELECT g.id, g.name, g.cycle, g.category_id, c.name, g.mixed_reason, g.intake, g.territory, g.places,
       g.labour_note, g.fit_note, g.declare_at, g.from_on, g.to_on, g.state
  FROM client_group g LEFT JOIN category c ON c.tenant_id = g.tenant_id AND c.id = g.category_id
 WHERE g.tenant_id = :tenant AND g.id = :id;

-- query recruit_group_add exec
-- in  tenant:tenant_id id:group_id name:text cycle:int category:category_id? mixed_reason:text intake:text territory:text places:int labour_note:text fit_note:text declare_at:text from_on:date to_on:date? state:text by:user_id now:instant
INSERT INTO client_group (tenant_id, id, name, cycle, category_id, mixed_reason, intake, territory, places,
       labour_note, fit_note, declare_at, from_on, to_on, state, created_by, created_at)
VALUES (:tenant, :id, :name, :cycle, :category, :mixed_reason, :intake, :territory, :places,
       :labour_note, :fit_note, :declare_at, :from_on, :to_on, :state, :by, :now)
ON CONFLICT (tenant_id, id) DO NOTHING;

-- query recruit_group_edit exec
-- in  tenant:tenant_id id:group_id name:text cycle:int category:category_id? mixed_reason:text intake:text territory:text places:int labour_note:text fit_note:text declare_at:text from_on:date to_on:date? state:text
UPDATE client_group SET name = :name, cycle = :cycle, category_id = :category, mixed_reason = :mixed_reason,
       intake = :intake, territory = :territory, places = :places, labour_note = :labour_note,
       fit_note = :fit_note, declare_at = :declare_at, from_on = :from_on, to_on = :to_on, state = :state
 WHERE tenant_id = :tenant AND id = :id;

-- query recruit_group_counts row
-- in  tenant:tenant_id id:group_id partner:partner_id
-- out mine:int declared:int clients:int
SELECT count(*), count(declared_on),
       (SELECT count(*) FROM enrolment WHERE tenant_id = :tenant AND group_id = :id AND to_on IS NULL)
  FROM candidate WHERE tenant_id = :tenant AND group_id = :id AND partner_id = :partner AND state = 'proposed';

-- Whom each partner knows best, beside the group's own fit (R076).
-- query recruit_profiles rows
-- in  tenant:tenant_id today:date
-- out name:text kind:text profile:text
SELECT name, kind, profile FROM partner
 WHERE tenant_id = :tenant AND (left_on IS NULL OR left_on >= :today) ORDER BY joined_on, id LIMIT 50;

-- query recruit_partner row
-- in  tenant:tenant_id id:partner_id
-- out name:text kind:text
SELECT name, kind FROM partner WHERE tenant_id = :tenant AND id = :id;

-- query recruit_candidates rows
-- in  tenant:tenant_id group:group_id partner:partner_id limit:int offset:int
-- out id:candidate_id person:person_id given:text surname:text pesel:text? birth_on:date? ops_client:text pup_registered:text declared_on:date? motivation:text reason:text state:text total:int
SELECT id, person_id, given, surname, pesel, birth_on, ops_client, pup_registered, declared_on,
       motivation, reason, state, count(*) OVER ()
  FROM candidate WHERE tenant_id = :tenant AND group_id = :group AND partner_id = :partner
 ORDER BY sort_key, id LIMIT :limit OFFSET :offset;

-- query recruit_candidate_get row
-- in  tenant:tenant_id id:candidate_id partner:partner_id
-- out id:candidate_id group:group_id person:person_id given:text surname:text pesel:text? birth_on:date? sex:text? phone:text email:text address:text no_address:bool stays_at:text no_document:bool ops_client:text ops_since:date? pup_registered:text pup_since:date? months_out:int situation:text reason:text motivation:text readiness:text interest:text declared_on:date? declared_at:text remark:text state:text group_name:text group_declare_at:text
SELECT d.id, d.group_id, d.person_id, d.given, d.surname, d.pesel, d.birth_on, d.sex, d.phone, d.email,
       d.address, d.no_address, d.stays_at, d.no_document, d.ops_client, d.ops_since, d.pup_registered,
       d.pup_since, d.months_out, d.situation, d.reason, d.motivation, d.readiness, d.interest,
       d.declared_on, d.declared_at, d.remark, d.state, g.name, g.declare_at
  FROM candidate d JOIN client_group g ON g.tenant_id = d.tenant_id AND g.id = d.group_id
 WHERE d.tenant_id = :tenant AND d.id = :id AND d.partner_id = :partner;

-- A row of a list gives way to the same person typed in by hand while the list was being written.
-- query recruit_candidate_add exec
-- in  tenant:tenant_id id:candidate_id partner:partner_id group:group_id given:text surname:text name_fold:text sort_key:text pesel:text? birth_on:date? sex:text? phone:text email:text address:text no_address:bool stays_at:text no_document:bool ops_client:text ops_since:date? pup_registered:text pup_since:date? months_out:int? situation:text reason:text motivation:text readiness:text interest:text declared_on:date? declared_at:text remark:text import:import_id? by:user_id now:instant
INSERT INTO candidate (tenant_id, id, partner_id, group_id, given, surname, name_fold, sort_key, pesel,
       birth_on, sex, phone, email, address, no_address, stays_at, no_document, ops_client, ops_since,
       pup_registered, pup_since, months_out, situation, reason, motivation, readiness, interest,
       declared_on, declared_at, remark, state, import_id, created_by, created_at)
SELECT :tenant, :id, :partner, :group, :given, :surname, :name_fold, :sort_key, :pesel,
       :birth_on, :sex, :phone, :email, :address, :no_address, :stays_at, :no_document, :ops_client, :ops_since,
       :pup_registered, :pup_since, :months_out, :situation, :reason, :motivation, :readiness, :interest,
       :declared_on, :declared_at, :remark, 'proposed', :import, :by, :now
 WHERE :import IS NULL
    OR (NOT EXISTS (SELECT 1 FROM candidate c WHERE c.tenant_id = :tenant AND c.partner_id = :partner
                       AND c.pesel = :pesel AND +c.group_id = :group)
        AND NOT EXISTS (SELECT 1 FROM candidate c WHERE c.tenant_id = :tenant AND c.partner_id = :partner
                           AND c.name_fold = :name_fold AND c.birth_on = :birth_on AND +c.group_id = :group
                           AND (c.pesel IS NULL OR :pesel IS NULL)))
ON CONFLICT (tenant_id, id) DO NOTHING;

-- query recruit_candidate_edit exec
-- in  tenant:tenant_id id:candidate_id partner:partner_id given:text surname:text name_fold:text sort_key:text pesel:text? birth_on:date? sex:text? phone:text email:text address:text no_address:bool stays_at:text no_document:bool ops_client:text ops_since:date? pup_registered:text pup_since:date? months_out:int? situation:text reason:text motivation:text readiness:text interest:text declared_on:date? declared_at:text remark:text
UPDATE candidate SET given = :given, surname = :surname, name_fold = :name_fold, sort_key = :sort_key,
       pesel = :pesel, birth_on = :birth_on, sex = :sex, phone = :phone, email = :email, address = :address,
       no_address = :no_address, stays_at = :stays_at, no_document = :no_document, ops_client = :ops_client,
       ops_since = :ops_since, pup_registered = :pup_registered, pup_since = :pup_since,
       months_out = :months_out, situation = :situation, reason = :reason, motivation = :motivation,
       readiness = :readiness, interest = :interest, declared_on = :declared_on, declared_at = :declared_at,
       remark = :remark
 WHERE tenant_id = :tenant AND id = :id AND partner_id = :partner;

-- query recruit_candidate_state exec
-- in  tenant:tenant_id id:candidate_id partner:partner_id state:text
UPDATE candidate SET state = :state
 WHERE tenant_id = :tenant AND id = :id AND partner_id = :partner AND state <> :state;

-- The same person on the partner's own list: by number, or by name and birth date where not both have a number.
-- query recruit_same row
-- in  tenant:tenant_id partner:partner_id group:group_id id:candidate_id pesel:text name_fold:text birth_on:text
-- out id:candidate_id given:text surname:text by_pesel:bool
SELECT id, given, surname, CASE WHEN COALESCE(pesel, '') = :pesel AND :pesel <> '' THEN 1 ELSE 0 END
  FROM candidate
 WHERE tenant_id = :tenant AND partner_id = :partner AND group_id = :group AND id <> :id
   AND ((pesel = :pesel AND :pesel <> '')
        OR (name_fold = :name_fold AND birth_on = :birth_on AND (pesel IS NULL OR :pesel = '')))
 ORDER BY id LIMIT 1;

-- query recruit_own_list rows
-- in  tenant:tenant_id partner:partner_id group:group_id
-- out id:candidate_id pesel:text? name_fold:text birth_on:date? phone:text email:text address:text pup_since:date? months_out:int ops_since:date? declared_on:date?
-- all because an imported list is compared with the whole list of one partner in one statement
SELECT id, pesel, name_fold, birth_on, phone, email, address, pup_since, months_out, ops_since, declared_on
  FROM candidate WHERE tenant_id = :tenant AND group_id = :group AND partner_id = :partner;

-- Only what is empty is filled in; nothing a person typed is overwritten.
-- query recruit_candidate_fill exec
-- in  tenant:tenant_id id:candidate_id pesel:text? birth_on:date? sex:text? phone:text email:text address:text pup_since:date? pup_registered:text months_out:int? ops_since:date? ops_client:text declared_on:date?
UPDATE candidate SET pesel = COALESCE(pesel, :pesel), birth_on = COALESCE(birth_on, :birth_on),
       sex = COALESCE(sex, :sex), phone = CASE WHEN phone = '' THEN :phone ELSE phone END,
       email = CASE WHEN email = '' THEN :email ELSE email END,
       address = CASE WHEN address = '' THEN :address ELSE address END,
       pup_since = COALESCE(pup_since, :pup_since),
       pup_registered = CASE WHEN pup_registered = 'unknown' THEN :pup_registered ELSE pup_registered END,
       months_out = COALESCE(months_out, :months_out), ops_since = COALESCE(ops_since, :ops_since),
       ops_client = CASE WHEN ops_client = 'unknown' THEN :ops_client ELSE ops_client END,
       declared_on = COALESCE(declared_on, :declared_on)
 WHERE tenant_id = :tenant AND id = :id;

-- query recruit_draft_add exec
-- in  tenant:tenant_id id:import_id partner:partner_id group:group_id name:text content:text by:user_id now:instant
INSERT INTO import_draft (tenant_id, id, partner_id, group_id, name, content, state, created_by, created_at)
VALUES (:tenant, :id, :partner, :group, :name, :content, 'open', :by, :now)
ON CONFLICT (tenant_id, id) DO NOTHING;

-- query recruit_draft_get row
-- in  tenant:tenant_id id:import_id partner:partner_id
-- out id:import_id group:group_id name:text content:text state:text created_at:instant
SELECT id, group_id, name, content, state, created_at FROM import_draft
 WHERE tenant_id = :tenant AND id = :id AND partner_id = :partner;

-- query recruit_draft_state row
-- in  tenant:tenant_id id:import_id
-- out state:text
SELECT state FROM import_draft WHERE tenant_id = :tenant AND id = :id;

-- query recruit_draft_save exec
-- in  tenant:tenant_id id:import_id content:text state:text
UPDATE import_draft SET content = :content, state = :state WHERE tenant_id = :tenant AND id = :id;

-- query recruit_drafts_open rows
-- in  tenant:tenant_id partner:partner_id group:group_id
-- out id:import_id name:text created_at:instant
SELECT id, name, created_at FROM import_draft
 WHERE tenant_id = :tenant AND partner_id = :partner AND group_id = :group AND state = 'open'
 ORDER BY id DESC LIMIT 10;

-- query recruit_partnership_name row
-- in  id:tenant_id
-- out name:text service_name:text gminas:text powiat:text
SELECT name, service_name, gminas, powiat FROM partnership WHERE id = :id;
