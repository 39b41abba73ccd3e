-- ask.sql - referrals and messages from partner to partner about a person.

-- query ask_insert exec
-- in  tenant:tenant_id id:ask_id person:person_id partner:partner_id author:user_id note:note_id? kind:text to:partner_id to_name:text content:text on:date due_on:date? now:instant
INSERT INTO ask (tenant_id, id, person_id, partner_id, author_id, note_id, kind, to_id, to_name, content, on_date, due_on,
       state, answer, created_at)
VALUES (:tenant, :id, :person, :partner, :author, :note, :kind, :to, :to_name, :content, :on, :due_on, 'sent', '', :now)
ON CONFLICT (tenant_id, id) DO NOTHING;

-- query ask_get row
-- in  tenant:tenant_id id:ask_id
-- out person:person_id partner:partner_id partner_name:text author:user_id author_name:text note:note_id? kind:text to:partner_id to_name:text content:text on:date due_on:date? passed:user_id? passed_name:text? state:text answer:text answered_on:date? answered_name:text?
SELECT s.person_id, s.partner_id, q.name, s.author_id, a.name, s.note_id, s.kind, s.to_id, COALESCE(t.name, s.to_name),
       s.content, s.on_date, s.due_on, s.passed_id, p.name, s.state, s.answer, s.answered_on, b.name
  FROM ask s JOIN partner q ON q.tenant_id = s.tenant_id AND q.id = s.partner_id
  JOIN account a ON a.id = s.author_id
  LEFT JOIN partner t ON t.tenant_id = s.tenant_id AND t.id = s.to_id
  LEFT JOIN account p ON p.id = s.passed_id LEFT JOIN account b ON b.id = s.answered_by
 WHERE s.tenant_id = :tenant AND s.id = :id;

-- Only what nobody settled meanwhile, so that two people cannot both do it.
-- query ask_answer exec
-- in  tenant:tenant_id id:ask_id was:text state:text answer:text on:date by:user_id
UPDATE ask SET state = :state, answer = :answer, answered_on = :on, answered_by = :by
 WHERE tenant_id = :tenant AND id = :id AND state = :was;

-- query ask_pass exec
-- in  tenant:tenant_id id:ask_id to:user_id
UPDATE ask SET passed_id = :to WHERE tenant_id = :tenant AND id = :id AND state IN ('sent', 'taken');

-- What waits for the user: given to her; or not given to anybody yet, and she is the contact person, or there is none.
-- And what others answered her within a week. Which of them she may read says case_sees().
-- query ask_due rows
-- in  tenant:tenant_id partner:partner_id user:user_id since:date
-- out id:ask_id person:person_id given:text surname:text partner:partner_id author:user_id from_name:text due_on:date? mine:bool
SELECT s.id, s.person_id, p.given, p.surname, s.partner_id, s.author_id, COALESCE(q.name, s.to_name), s.due_on,
       CASE WHEN s.author_id = :user AND s.state <> 'sent' THEN 1 ELSE 0 END
  FROM ask s JOIN person p ON p.tenant_id = s.tenant_id AND p.id = s.person_id
  LEFT JOIN partner q ON q.tenant_id = s.tenant_id
       AND q.id = CASE WHEN s.author_id = :user AND s.state <> 'sent' THEN s.to_id ELSE s.partner_id END
  LEFT JOIN partner o ON o.tenant_id = s.tenant_id AND o.id = s.to_id
 WHERE s.tenant_id = :tenant
   AND ((s.to_id = :partner AND s.state IN ('sent', 'taken')
         AND (s.passed_id = :user
              OR (s.passed_id IS NULL AND (o.contact_id = :user OR COALESCE(o.contact_id, 0) = 0))))
        OR (s.author_id = :user AND s.state IN ('taken', 'done', 'declined') AND s.answered_on >= :since))
 ORDER BY s.due_on IS NULL, s.due_on, s.id LIMIT 100;

-- query ask_leads row
-- in  tenant:tenant_id person:person_id from:partner_id to:partner_id today:date
-- out n:int
SELECT count(*) FROM case_basis
 WHERE tenant_id = :tenant AND person_id = :person AND recipient_id = :to AND (source_id = 0 OR source_id = :from)
   AND from_on <= :today AND (to_on IS NULL OR to_on >= :today) AND withdrawn_at IS NULL;
