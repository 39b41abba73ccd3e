-- casefile_access.sql - who may see what of a person's file.

-- What opens entries of these people now: the bases for the partner, and the kinds the user is named for.
-- query case_rights_now rows
-- in  tenant:tenant_id persons:text partner:partner_id user:user_id today:date
-- out person:person_id named:bool source:partner_id kinds:text
SELECT person_id, 0, source_id, kinds FROM case_basis
 WHERE tenant_id = :tenant AND person_id IN (SELECT value FROM json_each(:persons))
   AND recipient_id = :partner AND recipient_id <> 0
   AND from_on <= :today AND (to_on IS NULL OR to_on >= :today) AND withdrawn_at IS NULL
UNION ALL
SELECT person_id, 1, 0, kind FROM case_named
 WHERE tenant_id = :tenant AND person_id IN (SELECT value FROM json_each(:persons)) AND user_id = :user
   AND from_on <= :today AND (to_on IS NULL OR to_on >= :today) AND ended_at IS NULL
 ORDER BY 1 LIMIT 2000;
-- on pg
SELECT person_id, 0, source_id, kinds FROM case_basis
 WHERE tenant_id = :tenant
   AND person_id = ANY (ARRAY(SELECT CAST(value AS bigint) FROM json_array_elements_text(CAST(:persons AS json))))
   AND recipient_id = :partner AND recipient_id <> 0
   AND from_on <= :today AND (to_on IS NULL OR to_on >= :today) AND withdrawn_at IS NULL
UNION ALL
SELECT person_id, 1, 0, kind FROM case_named
 WHERE tenant_id = :tenant
   AND person_id = ANY (ARRAY(SELECT CAST(value AS bigint) FROM json_array_elements_text(CAST(:persons AS json))))
   AND user_id = :user
   AND from_on <= :today AND (to_on IS NULL OR to_on >= :today) AND ended_at IS NULL
 ORDER BY 1 LIMIT 2000;

-- query case_basis_insert exec
-- in  tenant:tenant_id id:basis_id person:person_id ground:text source:partner_id recipient_id:partner_id recipient:text purpose:text legal:text kinds:text from_on:date to_on:date? by:user_id now:instant
INSERT INTO case_basis (tenant_id, id, person_id, ground, source_id, recipient_id, recipient, purpose, legal, kinds,
       from_on, to_on, created_by, created_at, withdrawn_reason)
VALUES (:tenant, :id, :person, :ground, :source, :recipient_id, :recipient, :purpose, :legal, :kinds,
       :from_on, :to_on, :by, :now, '')
ON CONFLICT (tenant_id, id) DO NOTHING;

-- query case_basis_get row
-- in  tenant:tenant_id person:person_id id:basis_id
-- out source:partner_id recipient:partner_id from_on:date withdrawn_at:instant
SELECT source_id, recipient_id, from_on, withdrawn_at FROM case_basis
 WHERE tenant_id = :tenant AND person_id = :person AND id = :id;

-- query case_basis_set_withdrawn exec
-- in  tenant:tenant_id id:basis_id by:user_id at:instant reason:text
UPDATE case_basis SET withdrawn_at = :at, withdrawn_by = :by, withdrawn_reason = :reason
 WHERE tenant_id = :tenant AND id = :id AND withdrawn_at IS NULL;

-- query case_named_insert exec
-- in  tenant:tenant_id id:named_id person:person_id user:user_id kind:text from_on:date to_on:date? why:text by:user_id now:instant
INSERT INTO case_named (tenant_id, id, person_id, user_id, kind, from_on, to_on, why, named_by, created_at)
VALUES (:tenant, :id, :person, :user, :kind, :from_on, :to_on, :why, :by, :now)
ON CONFLICT (tenant_id, id) DO NOTHING;

-- query case_named_get row
-- in  tenant:tenant_id person:person_id id:named_id
-- out user:user_id ended_at:instant
SELECT user_id, ended_at FROM case_named WHERE tenant_id = :tenant AND person_id = :person AND id = :id;

-- query case_named_end exec
-- in  tenant:tenant_id id:named_id by:user_id at:instant
UPDATE case_named SET ended_at = :at, ended_by = :by WHERE tenant_id = :tenant AND id = :id AND ended_at IS NULL;
