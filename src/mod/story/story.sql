-- story.sql - success stories without names.

-- query story_insert exec
-- in  tenant:tenant_id id:story_id title:text content:text helped:text author:user_id now:instant
INSERT INTO story (tenant_id, id, title, content, helped, author_id, created_at)
VALUES (:tenant, :id, :title, :content, :helped, :author, :now)
ON CONFLICT (tenant_id, id) DO NOTHING;

-- query story_get row
-- in  tenant:tenant_id id:story_id
-- out author:user_id withdrawn_at:instant
SELECT author_id, withdrawn_at FROM story WHERE tenant_id = :tenant AND id = :id;

-- query story_set_withdrawn exec
-- in  tenant:tenant_id id:story_id at:instant
UPDATE story SET withdrawn_at = :at WHERE tenant_id = :tenant AND id = :id AND withdrawn_at IS NULL;

-- query story_list rows
-- in  tenant:tenant_id
-- out id:story_id title:text content:text helped:text author:user_id
SELECT id, title, content, helped, author_id FROM story
 WHERE tenant_id = :tenant AND withdrawn_at IS NULL ORDER BY created_at DESC, id DESC LIMIT 100;
