-- rights.sql - who may read of a person now, what was handed out and explained, requests for correction.

-- query rights_readers rows
-- in  tenant:tenant_id today:date
-- out partner:partner_id partner_name:text user:user_id name:text role:text
SELECT q.id, q.name, a.id, a.name, m.role
  FROM membership m JOIN partner q ON q.tenant_id = m.partnership_id AND q.id = m.partner_id
  JOIN account a ON a.id = m.user_id
 WHERE m.partnership_id = :tenant AND q.tenant_id = :tenant AND q.left_on IS NULL
   AND m.since_on <= :today AND (m.until_on IS NULL OR m.until_on >= :today)
 ORDER BY q.name, q.id, a.name, a.id, m.role LIMIT 500;

-- query rights_grounds rows
-- in  tenant:tenant_id person:person_id today:date
-- out id:basis_id ground:text source:text? recipient:text purpose:text legal:text kinds:text from_on:date to_on:date?
SELECT b.id, b.ground, s.name, COALESCE(r.name, b.recipient), b.purpose, b.legal, b.kinds, b.from_on, b.to_on
  FROM case_basis b LEFT JOIN partner s ON s.tenant_id = b.tenant_id AND s.id = b.source_id
  LEFT JOIN partner r ON r.tenant_id = b.tenant_id AND r.id = b.recipient_id
 WHERE b.tenant_id = :tenant AND b.person_id = :person AND b.withdrawn_at IS NULL AND b.from_on <= :today
   AND (b.to_on IS NULL OR b.to_on >= :today)
 ORDER BY b.created_at, b.id LIMIT 100;

-- query rights_ground_get row
-- in  tenant:tenant_id person:person_id id:basis_id
-- out ground:text source:text? recipient:text purpose:text legal:text kinds:text from_on:date to_on:date? withdrawn_at:instant withdrawn_reason:text
SELECT b.ground, s.name, COALESCE(r.name, b.recipient), b.purpose, b.legal, b.kinds, b.from_on, b.to_on, b.withdrawn_at,
       b.withdrawn_reason
  FROM case_basis b LEFT JOIN partner s ON s.tenant_id = b.tenant_id AND s.id = b.source_id
  LEFT JOIN partner r ON r.tenant_id = b.tenant_id AND r.id = b.recipient_id
 WHERE b.tenant_id = :tenant AND b.person_id = :person AND b.id = :id;

-- query rights_named rows
-- in  tenant:tenant_id person:person_id today:date
-- out name:text kind:text
SELECT a.name, n.kind FROM case_named n JOIN account a ON a.id = n.user_id
 WHERE n.tenant_id = :tenant AND n.person_id = :person AND n.ended_at IS NULL AND n.from_on <= :today
   AND (n.to_on IS NULL OR n.to_on >= :today)
 ORDER BY n.kind, a.name, n.id LIMIT 100;

-- ---- what was handed out ----

-- query rights_handout_insert exec
-- in  tenant:tenant_id id:handout_id person:person_id partner:partner_id author:user_id on:date lang:text way:text language:text interpreter:text format:text understood:text words:text again_on:date? content:text now:instant
INSERT INTO rights_handout (tenant_id, id, person_id, partner_id, author_id, on_date, lang, way, language, interpreter,
       format, understood, words, again_on, content, created_at)
VALUES (:tenant, :id, :person, :partner, :author, :on, :lang, :way, :language, :interpreter, :format, :understood, :words,
       :again_on, :content, :now)
ON CONFLICT (tenant_id, id) DO NOTHING;

-- query rights_handouts rows
-- in  tenant:tenant_id person:person_id
-- out id:handout_id author:user_id partner:partner_id author_name:text partner_name:text on:date lang:text way:text language:text interpreter:text format:text understood:text words:text again_on:date? content:text
SELECT h.id, h.author_id, h.partner_id, a.name, q.name, h.on_date, h.lang, h.way, h.language, h.interpreter, h.format, h.understood, h.words, h.again_on,
       h.content
  FROM rights_handout h JOIN account a ON a.id = h.author_id
  JOIN partner q ON q.tenant_id = h.tenant_id AND q.id = h.partner_id
 WHERE h.tenant_id = :tenant AND h.person_id = :person ORDER BY h.on_date DESC, h.id DESC LIMIT 20;

-- ---- requests for correction ----

-- query rights_request_insert exec
-- in  tenant:tenant_id id:request_id person:person_id partner:partner_id author:user_id on:date what:text should:text due_on:date now:instant
INSERT INTO rights_request (tenant_id, id, person_id, partner_id, author_id, on_date, what, should, due_on, decision, answer,
       created_at)
VALUES (:tenant, :id, :person, :partner, :author, :on, :what, :should, :due_on, '', '', :now)
ON CONFLICT (tenant_id, id) DO NOTHING;

-- query rights_requests rows
-- in  tenant:tenant_id person:person_id
-- out id:request_id partner:partner_id partner_name:text author:user_id on:date what:text due_on:date decision:text answered_on:date?
SELECT t.id, t.partner_id, q.name, t.author_id, t.on_date, t.what, t.due_on, t.decision, t.answered_on
  FROM rights_request t JOIN partner q ON q.tenant_id = t.tenant_id AND q.id = t.partner_id
 WHERE t.tenant_id = :tenant AND t.person_id = :person ORDER BY t.on_date DESC, t.id DESC LIMIT 50;

-- query rights_request_get row
-- in  tenant:tenant_id id:request_id
-- out person:person_id partner:partner_id partner_name:text author:user_id author_name:text on:date what:text should:text due_on:date decision:text answer:text answered_on:date? answered_name:text?
SELECT t.person_id, t.partner_id, q.name, t.author_id, a.name, t.on_date, t.what, t.should, t.due_on, t.decision, t.answer,
       t.answered_on, b.name
  FROM rights_request t JOIN partner q ON q.tenant_id = t.tenant_id AND q.id = t.partner_id
  JOIN account a ON a.id = t.author_id LEFT JOIN account b ON b.id = t.answered_by
 WHERE t.tenant_id = :tenant AND t.id = :id;

-- Only what is open is answered, so that two people cannot both do it.
-- query rights_request_answer exec
-- in  tenant:tenant_id id:request_id decision:text answer:text on:date by:user_id
UPDATE rights_request SET decision = :decision, answer = :answer, answered_on = :on, answered_by = :by
 WHERE tenant_id = :tenant AND id = :id AND decision = '';
