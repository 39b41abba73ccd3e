-- formfile.sql - versions of forms of a partnership.

-- query formfile_rows rows
-- in  tenant:tenant_id
-- out id:form_version_id url:text version:text title_pl:text title_en:text about:text tool:text?
SELECT f.id, f.url, f.version, f.title_pl, f.title_en, f.about, f.tool FROM form_version f
 WHERE f.tenant_id = :tenant AND f.state = 'published' ORDER BY f.published_at DESC, f.id DESC LIMIT 500;

-- query formfile_newest row
-- in  tenant:tenant_id url:text
-- out id:form_version_id version:text title_pl:text title_en:text about:text tool:text?
SELECT id, version, title_pl, title_en, about, tool FROM form_version
 WHERE tenant_id = :tenant AND url = :url AND state = 'published'
 ORDER BY published_at DESC, id DESC LIMIT 1;

-- query formfile_mark row
-- in  tenant:tenant_id id:form_version_id
-- out sha256:text
SELECT sha256 FROM form_version WHERE tenant_id = :tenant AND id = :id;

-- query formfile_content row
-- in  tenant:tenant_id id:form_version_id
-- out content:text
SELECT content FROM form_version WHERE tenant_id = :tenant AND id = :id;

-- query formfile_insert exec
-- in  tenant:tenant_id id:form_version_id url:text version:text name:text title_pl:text title_en:text about:text tool:text state:text sha256:text by:user_id? now:instant content:text
INSERT INTO form_version (tenant_id, id, url, version, name, title_pl, title_en, about, tool, state, sha256,
       created_by, created_at, published_by, published_at, content)
VALUES (:tenant, :id, :url, :version, :name, :title_pl, :title_en, :about, :tool, :state, :sha256,
       :by, :now, :by, :now, :content)
ON CONFLICT DO NOTHING;
