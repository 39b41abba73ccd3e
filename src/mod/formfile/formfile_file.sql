-- formfile_file.sql - files of forms that came from elsewhere.

-- query formfile_file_add exec
-- in  tenant:tenant_id id:form_file_id name:text sha256:text by:user_id now:instant content:text
INSERT INTO form_file (tenant_id, id, name, sha256, by_id, at, content)
VALUES (:tenant, :id, :name, :sha256, :by, :now, :content) ON CONFLICT DO NOTHING;

-- query formfile_file_get row
-- in  tenant:tenant_id id:form_file_id
-- out name:text content:text
SELECT name, content FROM form_file WHERE tenant_id = :tenant AND id = :id;

-- query formfile_file_old exec
-- in  tenant:tenant_id before:instant
DELETE FROM form_file WHERE tenant_id = :tenant AND at < :before;
