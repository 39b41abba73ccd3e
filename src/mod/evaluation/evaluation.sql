-- evaluation.sql - rounds of the internal evaluation and their sheets.

-- query evaluation_rounds rows
-- in  tenant:tenant_id
-- out id:evaluation_id number:int from_month:text to_month:text due_on:date state:text form:text sheets:int
SELECT r.id, r.number, r.from_month, r.to_month, r.due_on, r.state, f.url,
       (SELECT count(*) FROM evaluation_sheet s WHERE s.tenant_id = r.tenant_id AND s.round_id = r.id
           AND s.user_id <> 0)
  FROM evaluation_round r JOIN form_version f ON f.tenant_id = r.tenant_id AND f.id = r.form_version_id
 WHERE r.tenant_id = :tenant ORDER BY r.number DESC LIMIT 100;

-- query evaluation_get row
-- in  tenant:tenant_id id:evaluation_id
-- out number:int from_month:text to_month:text due_on:date editor:user_id editor_name:text? version:form_version_id state:text paper:paper_id? agreed_at:instant? published_at:instant?
SELECT r.number, r.from_month, r.to_month, r.due_on, r.editor_id, a.name, r.form_version_id, r.state, r.paper_id,
       r.agreed_at, r.published_at
  FROM evaluation_round r LEFT JOIN account a ON a.id = r.editor_id
 WHERE r.tenant_id = :tenant AND r.id = :id;

-- began: of the partnership, for the reminder of its first round.
-- query evaluation_next row
-- in  tenant:tenant_id
-- out n:int
SELECT COALESCE(MAX(number), 0) + 1 FROM evaluation_round WHERE tenant_id = :tenant;

-- query evaluation_insert exec
-- in  tenant:tenant_id id:evaluation_id number:int from:text to:text due:date editor:user_id version:form_version_id by:user_id now:instant
INSERT INTO evaluation_round (tenant_id, id, number, from_month, to_month, due_on, editor_id, form_version_id, state,
                              created_by, created_at)
VALUES (:tenant, :id, :number, :from, :to, :due, :editor, :version, 'open', :by, :now)
ON CONFLICT (tenant_id, id) DO NOTHING;

-- query evaluation_part_add exec
-- in  tenant:tenant_id round:evaluation_id user:user_id
INSERT INTO evaluation_part (tenant_id, round_id, user_id) VALUES (:tenant, :round, :user)
ON CONFLICT (tenant_id, round_id, user_id) DO NOTHING;

-- query evaluation_part_clear exec
-- in  tenant:tenant_id round:evaluation_id
DELETE FROM evaluation_part WHERE tenant_id = :tenant AND round_id = :round;

-- query evaluation_parts rows
-- in  tenant:tenant_id round:evaluation_id
-- out user:user_id name:text? wrote:bool
SELECT x.user_id, a.name,
       CASE WHEN EXISTS (SELECT 1 FROM evaluation_sheet s WHERE s.tenant_id = x.tenant_id AND s.round_id = x.round_id
           AND s.user_id = x.user_id) THEN 1 ELSE 0 END
  FROM evaluation_part x LEFT JOIN account a ON a.id = x.user_id
 WHERE x.tenant_id = :tenant AND x.round_id = :round ORDER BY x.user_id LIMIT 200;

-- Rounds whose sheet this person still owes.
-- Rounds that wait for the user's sheet, and beside each, or alone, up to when was evaluated before.
-- query evaluation_day rows
-- in  tenant:tenant_id user:user_id
-- out to_month:text? began:instant id:evaluation_id? number:int due_on:date?
SELECT n.to_month, n.began, o.id, o.number, o.due_on
  FROM (SELECT MAX(to_month) AS to_month,
               COALESCE((SELECT p.created_at FROM partnership p WHERE p.id = :tenant), 0) AS began
          FROM evaluation_round WHERE tenant_id = :tenant) n
  LEFT JOIN (SELECT r.id, r.number, r.due_on
          FROM evaluation_part x JOIN evaluation_round r ON r.tenant_id = x.tenant_id AND r.id = x.round_id
         WHERE x.tenant_id = :tenant AND x.user_id = :user AND r.state = 'open'
           AND NOT EXISTS (SELECT 1 FROM evaluation_sheet s WHERE s.tenant_id = x.tenant_id AND s.round_id = x.round_id
                   AND s.user_id = x.user_id)) o ON 1 = 1
 ORDER BY o.due_on, o.id LIMIT 5;

-- query evaluation_editor exec
-- in  tenant:tenant_id id:evaluation_id editor:user_id
UPDATE evaluation_round SET editor_id = :editor WHERE tenant_id = :tenant AND id = :id AND state = 'open';

-- query evaluation_sheets rows
-- in  tenant:tenant_id round:evaluation_id
-- out user:user_id name:text? phone:text? email:text? partner_name:text? content:text at:instant
SELECT s.user_id, a.name, a.phone, a.email, p.name, s.content, s.at
  FROM evaluation_sheet s LEFT JOIN account a ON a.id = s.user_id
  LEFT JOIN partner p ON p.tenant_id = s.tenant_id AND p.id = s.partner_id
 WHERE s.tenant_id = :tenant AND s.round_id = :round ORDER BY s.user_id LIMIT 100;

-- query evaluation_sheet_get row
-- in  tenant:tenant_id round:evaluation_id user:user_id
-- out content:text at:instant
SELECT content, at FROM evaluation_sheet WHERE tenant_id = :tenant AND round_id = :round AND user_id = :user;

-- query evaluation_sheet_insert exec
-- in  tenant:tenant_id round:evaluation_id user:int partner:int content:text now:instant
INSERT INTO evaluation_sheet (tenant_id, round_id, user_id, partner_id, content, at)
VALUES (:tenant, :round, :user, :partner, :content, :now)
ON CONFLICT (tenant_id, round_id, user_id) DO NOTHING;

-- query evaluation_sheet_update exec
-- in  tenant:tenant_id round:evaluation_id user:user_id content:text now:instant
UPDATE evaluation_sheet SET content = :content, at = :now
 WHERE tenant_id = :tenant AND round_id = :round AND user_id = :user;

-- query evaluation_agree exec
-- in  tenant:tenant_id id:evaluation_id paper:paper_id by:user_id now:instant
UPDATE evaluation_round SET state = 'agreed', paper_id = :paper, agreed_by = :by, agreed_at = :now
 WHERE tenant_id = :tenant AND id = :id AND state = 'open';

-- query evaluation_publish exec
-- in  tenant:tenant_id id:evaluation_id by:user_id now:instant
UPDATE evaluation_round SET state = 'published', published_by = :by, published_at = :now
 WHERE tenant_id = :tenant AND id = :id AND state = 'agreed';

-- query evaluation_paper_add exec
-- in  tenant:tenant_id id:paper_id name:text sha256:text bytes:blob at:instant
INSERT INTO paper (tenant_id, id, name, type, sha256, bytes, created_at)
VALUES (:tenant, :id, :name, 'application/pdf', :sha256, :bytes, :at);

-- query evaluation_paper_get row
-- in  tenant:tenant_id id:paper_id
-- out name:text bytes:blob
SELECT name, bytes FROM paper WHERE tenant_id = :tenant AND id = :id;
