-- astray.sql - what the rows know of the scans behind --files.

-- query astray_partnerships rows
-- out id:tenant_id
-- all because each has a folder
SELECT id FROM partnership ORDER BY id;

-- query astray_scans rows
-- in  tenant:tenant_id after:attachment_id
-- out id:attachment_id
SELECT id FROM attachment WHERE tenant_id = :tenant AND id > :after ORDER BY id LIMIT 1000;

-- A scan's place, taken in a unit that is rolled back: whoever hands the scan in waits as long.
-- query astray_hold exec
-- in  tenant:tenant_id id:attachment_id
INSERT INTO attachment (tenant_id, id, answer_id, name, type, size, sha256, by_id, at)
VALUES (:tenant, :id, 0, '', '', 0, '', 0, 0)
ON CONFLICT (tenant_id, id) DO NOTHING;
