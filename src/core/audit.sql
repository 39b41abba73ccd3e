-- audit.sql - the trail, looks, changes, the outbox.

-- query audit_insert exec
-- in  tenant:tenant_id id:trail_id at:instant actor:user_id action:text thing:int person:person_id detail:text
INSERT INTO trail (tenant_id, id, at, actor_id, action, thing_id, person_id, detail)
VALUES (:tenant, :id, :at, :actor, :action, :thing, :person, :detail);

-- All looks of one page at once; persons: a JSON list of ids.
-- query audit_look exec
-- in  tenant:tenant_id persons:text actor:user_id quarter:int
INSERT INTO look (tenant_id, person_id, actor_id, quarter)
SELECT :tenant, value, :actor, :quarter FROM json_each(:persons) WHERE true
ON CONFLICT DO NOTHING;
-- on pg
INSERT INTO look (tenant_id, person_id, actor_id, quarter)
SELECT :tenant, CAST(value AS bigint), :actor, :quarter FROM json_array_elements_text(CAST(:persons AS json))
ON CONFLICT DO NOTHING;

-- query audit_change_insert exec
-- in  tenant:tenant_id id:change_id thing:text thing_id:int kind:text reason:text was:text at:instant by:user_id
INSERT INTO change (tenant_id, id, thing, thing_id, kind, reason, was, at, by_id)
VALUES (:tenant, :id, :thing, :thing_id, :kind, :reason, :was, :at, :by);

-- query outbox_insert exec
-- in  id:outbox_id recipient:text subject:text body:text now:instant
INSERT INTO outbox (id, recipient, subject, body, created_at, next_at, tries, error)
VALUES (:id, :recipient, :subject, :body, :now, :now, 0, '');

-- query outbox_due rows
-- in  now:instant
-- out id:outbox_id recipient:text subject:text body:text tries:int
SELECT id, recipient, subject, body, tries FROM outbox
 WHERE sent_at IS NULL AND next_at <= :now AND tries < 12 ORDER BY next_at LIMIT 10;

-- Takes a message for one sender: moves its next try, so that no other worker sends it meanwhile.
-- query outbox_take exec
-- in  id:outbox_id tries:int next:instant
UPDATE outbox SET tries = :tries + 1, next_at = :next WHERE id = :id AND tries = :tries AND sent_at IS NULL;

-- query outbox_sent exec
-- in  id:outbox_id now:instant
UPDATE outbox SET sent_at = :now, error = '' WHERE id = :id;

-- query outbox_failed exec
-- in  id:outbox_id error:text
UPDATE outbox SET error = :error WHERE id = :id;

-- query audit_history rows
-- in  tenant:tenant_id thing:text id:int
-- out kind:text reason:text was:text at:instant by:text?
SELECT c.kind, c.reason, c.was, c.at, a.name FROM change c LEFT JOIN account a ON a.id = c.by_id
 WHERE c.tenant_id = :tenant AND c.thing = :thing AND c.thing_id = :id
 ORDER BY c.id DESC LIMIT 50;
