-- formfile_draft.sql - forms that are being made.

-- query formfile_drafts rows
-- in  tenant:tenant_id
-- out id:form_version_id title_pl:text title_en:text version:text by:text? at:instant
SELECT f.id, f.title_pl, f.title_en, f.version, a.name, f.created_at
  FROM form_version f LEFT JOIN account a ON a.id = f.created_by
 WHERE f.tenant_id = :tenant AND f.state = 'draft' ORDER BY f.created_at DESC, f.id DESC LIMIT 100;

-- query formfile_draft_get row
-- in  tenant:tenant_id id:form_version_id
-- out url:text version:text state:text sha256:text by:text? at:instant content:text
SELECT f.url, f.version, f.state, f.sha256, a.name, f.created_at, f.content
  FROM form_version f LEFT JOIN account a ON a.id = f.created_by
 WHERE f.tenant_id = :tenant AND f.id = :id;

-- A version of this form that is being made.
-- query formfile_draft_of row
-- in  tenant:tenant_id url:text
-- out id:form_version_id
SELECT id FROM form_version WHERE tenant_id = :tenant AND url = :url AND state = 'draft' ORDER BY id LIMIT 1;

-- query formfile_version row
-- in  tenant:tenant_id url:text version:text
-- out id:form_version_id state:text sha256:text
SELECT id, state, sha256 FROM form_version WHERE tenant_id = :tenant AND url = :url AND version = :version;

-- query formfile_versions rows
-- in  tenant:tenant_id url:text
-- out id:form_version_id version:text state:text published_at:instant?
SELECT id, version, state, published_at FROM form_version
 WHERE tenant_id = :tenant AND url = :url ORDER BY published_at DESC, id DESC LIMIT 200;

-- query formfile_draft_set exec
-- in  tenant:tenant_id id:form_version_id url:text version:text name:text title_pl:text title_en:text about:text sha256:text content:text
UPDATE form_version SET url = :url, version = :version, name = :name, title_pl = :title_pl, title_en = :title_en,
       about = :about, sha256 = :sha256, content = :content
 WHERE tenant_id = :tenant AND id = :id AND state = 'draft';

-- Only a draft is published, so that two people cannot both do it.
-- query formfile_publish exec
-- in  tenant:tenant_id id:form_version_id by:user_id now:instant
UPDATE form_version SET state = 'published', published_by = :by, published_at = :now
 WHERE tenant_id = :tenant AND id = :id AND state = 'draft';

-- query formfile_drop exec
-- in  tenant:tenant_id id:form_version_id
DELETE FROM form_version WHERE tenant_id = :tenant AND id = :id AND state = 'draft';

-- query formfile_steps rows
-- in  tenant:tenant_id id:form_version_id
-- out nth:int what:text label:text by:text? at:instant
SELECT s.nth, s.what, s.label, a.name, s.at
  FROM form_step s LEFT JOIN account a ON a.id = s.by_id
 WHERE s.tenant_id = :tenant AND s.form_version_id = :id ORDER BY s.nth DESC LIMIT 20;

-- query formfile_step_was row
-- in  tenant:tenant_id id:form_version_id nth:int
-- out was:text
SELECT was FROM form_step WHERE tenant_id = :tenant AND form_version_id = :id AND nth = :nth;

-- query formfile_step_add exec
-- in  tenant:tenant_id id:form_version_id nth:int what:text label:text by:user_id now:instant was:text
INSERT INTO form_step (tenant_id, form_version_id, nth, what, label, by_id, at, was)
VALUES (:tenant, :id, :nth, :what, :label, :by, :now, :was);

-- Those of this number and up, or up to it.
-- query formfile_steps_from exec
-- in  tenant:tenant_id id:form_version_id nth:int
DELETE FROM form_step WHERE tenant_id = :tenant AND form_version_id = :id AND nth >= :nth;

-- query formfile_steps_to exec
-- in  tenant:tenant_id id:form_version_id nth:int
DELETE FROM form_step WHERE tenant_id = :tenant AND form_version_id = :id AND nth <= :nth;
