-- SPDX-License-Identifier: EUPL-1.2
-- home.sql - what was begun and not ended.

-- query home_drafts rows
-- in  tenant:tenant_id user:user_id
-- out id:import_id name:text created_at:instant
SELECT id, name, created_at FROM import_draft
 WHERE tenant_id = :tenant AND created_by = :user AND state = 'open' ORDER BY id DESC LIMIT 3;
