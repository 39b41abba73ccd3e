-- SPDX-License-Identifier: EUPL-1.2
-- home.sql - what was begun and not ended.

-- query home_drafts rows
-- in  tenant:tenant_id user:user_id
-- out id:import_id name:text created_at:instant
SELECT id, name, created_at FROM import_draft
 WHERE tenant_id = :tenant AND created_by = :user AND state = 'open' ORDER BY id DESC LIMIT 3;

-- What others have done with those in the user's care, newest first.
-- query home_news rows
-- in  tenant:tenant_id user:user_id from:date
-- out person:person_id given:text surname:text kind:text scope:text on_date:date by:text
SELECT s.person_id, p.given, p.surname, k.name, s.scope, s.on_date, s.provider
  FROM caseload c JOIN service s ON s.tenant_id = c.tenant_id AND s.person_id = c.person_id
  JOIN person p ON p.tenant_id = s.tenant_id AND p.id = s.person_id
  JOIN service_kind k ON k.tenant_id = s.tenant_id AND k.id = s.kind_id
 WHERE c.tenant_id = :tenant AND c.user_id = :user AND c.to_on IS NULL
   AND s.on_date >= :from AND s.created_by <> :user AND s.withdrawn_at IS NULL
 ORDER BY s.on_date DESC, s.id DESC LIMIT 8;
