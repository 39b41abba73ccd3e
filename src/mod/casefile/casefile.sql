-- casefile.sql - the journal of a person's file, single facts beside it, who read it.

-- query case_note_insert exec
-- in  tenant:tenant_id id:note_id person:person_id partner:partner_id author:user_id on:date now:instant
INSERT INTO case_note (tenant_id, id, person_id, partner_id, author_id, on_date, channel, contact, place, present,
       present_note, content, difficult, agreed, attitude, for_client, client, circle, kind, incident, warning,
       created_at, withdrawn_reason)
VALUES (:tenant, :id, :person, :partner, :author, :on, '', '', '', 0, '', '', '', '', '', '', 0, '', '', '', '', :now, '')
ON CONFLICT (tenant_id, id) DO NOTHING;

-- query case_note_update exec
-- in  tenant:tenant_id id:note_id on:date channel:text contact:text place:text present:int present_note:text content:text difficult:text agreed:text attitude:text for_client:text client:bool circle:text kind:text incident:text warning:text warning_to:date?
UPDATE case_note SET on_date = :on, channel = :channel, contact = :contact, place = :place, present = :present,
       present_note = :present_note, content = :content, difficult = :difficult, agreed = :agreed, attitude = :attitude,
       for_client = :for_client, client = :client, circle = :circle, kind = :kind, incident = :incident,
       warning = :warning, warning_to = :warning_to
 WHERE tenant_id = :tenant AND id = :id;

-- query case_note_get row
-- in  tenant:tenant_id id:note_id
-- out id:note_id person:person_id partner:partner_id partner_name:text author:user_id author_name:text on_date:date channel:text contact:text place:text present:int present_note:text content:text difficult:text agreed:text attitude:text for_client:text client:bool circle:text kind:text incident:text warning:text warning_to:date? created_at:instant withdrawn_at:instant
SELECT n.id, n.person_id, n.partner_id, q.name, n.author_id, a.name, n.on_date, n.channel, n.contact, n.place, n.present,
       n.present_note, n.content, n.difficult, n.agreed, n.attitude, n.for_client, n.client, n.circle, n.kind, n.incident,
       n.warning, n.warning_to, n.created_at, n.withdrawn_at
  FROM case_note n JOIN partner q ON q.tenant_id = n.tenant_id AND q.id = n.partner_id
  JOIN account a ON a.id = n.author_id
 WHERE n.tenant_id = :tenant AND n.id = :id;

-- query case_note_withdraw exec
-- in  tenant:tenant_id id:note_id by:user_id at:instant
UPDATE case_note SET withdrawn_at = :at, withdrawn_by = :by
 WHERE tenant_id = :tenant AND id = :id AND withdrawn_at IS NULL;

-- query case_item_insert exec
-- in  tenant:tenant_id id:item_id person:person_id partner:partner_id author:user_id on:date now:instant
INSERT INTO case_item (tenant_id, id, person_id, partner_id, author_id, sort, content, more, on_date, circle, kind,
       client, created_at)
VALUES (:tenant, :id, :person, :partner, :author, '', '', '', :on, '', '', 0, :now)
ON CONFLICT (tenant_id, id) DO NOTHING;

-- query case_item_update exec
-- in  tenant:tenant_id id:item_id sort:text content:text more:text circle:text client:bool
UPDATE case_item SET sort = :sort, content = :content, more = :more, circle = :circle, client = :client
 WHERE tenant_id = :tenant AND id = :id;

-- Warnings of the journal first (R398), then facts that still hold, strengths before the rest (R397).
-- query case_items rows
-- in  tenant:tenant_id person:person_id today:date
-- out id:item_id partner:partner_id author:user_id author_name:text sort:text content:text more:text on_date:date circle:text kind:text client:bool
SELECT t.id, t.partner_id, t.author_id, a.name, t.sort, t.content, t.more, t.on_date, t.circle, t.kind, t.client
  FROM (SELECT n.id, n.partner_id, n.author_id, 'warning' AS sort, n.warning AS content, '' AS more, n.on_date,
               n.circle, n.kind, n.client
          FROM case_note n WHERE n.tenant_id = :tenant AND n.person_id = :person AND n.warning <> ''
           AND n.withdrawn_at IS NULL AND (n.warning_to IS NULL OR n.warning_to >= :today)
        UNION ALL
        SELECT i.id, i.partner_id, i.author_id, i.sort, i.content, i.more, i.on_date, i.circle, i.kind, i.client
          FROM case_item i WHERE i.tenant_id = :tenant AND i.person_id = :person AND i.ended_on IS NULL) t
  JOIN account a ON a.id = t.author_id
 ORDER BY CASE t.sort WHEN 'warning' THEN 0 WHEN 'strength' THEN 1 WHEN 'supporter' THEN 2 WHEN 'expectation' THEN 3
          ELSE 4 END, t.sort, t.id LIMIT 300;

-- query case_item_get row
-- in  tenant:tenant_id id:item_id
-- out person:person_id partner:partner_id author:user_id sort:text content:text more:text circle:text kind:text client:bool ended_on:date?
SELECT person_id, partner_id, author_id, sort, content, more, circle, kind, client, ended_on
  FROM case_item WHERE tenant_id = :tenant AND id = :id;

-- query case_item_set_ended exec
-- in  tenant:tenant_id id:item_id on:date
UPDATE case_item SET ended_on = :on WHERE tenant_id = :tenant AND id = :id AND ended_on IS NULL;

-- ---- words that stand in two files ----

-- query case_words_keep exec
-- in  tenant:tenant_id thing:int person:person_id partner:partner_id mark:int
INSERT INTO case_words (tenant_id, thing_id, person_id, partner_id, mark)
VALUES (:tenant, :thing, :person, :partner, :mark)
ON CONFLICT (tenant_id, thing_id) DO UPDATE SET mark = :mark, partner_id = :partner;

-- query case_words_alike rows
-- in  tenant:tenant_id person:person_id partner:partner_id
-- out thing:int
SELECT DISTINCT w.thing_id
  FROM case_words w JOIN case_words o ON o.tenant_id = w.tenant_id AND o.mark = w.mark
 WHERE w.tenant_id = :tenant AND w.person_id = :person AND w.mark <> 0 AND o.person_id <> w.person_id
   AND w.partner_id = :partner AND o.partner_id = :partner LIMIT 100;

-- ---- the page of who may read ----

-- query case_bases rows
-- in  tenant:tenant_id person:person_id
-- out id:basis_id ground:text source:text? recipient_id:partner_id recipient:text? outside:text purpose:text legal:text kinds:text from_on:date to_on:date? withdrawn_at:instant withdrawn_by:text? withdrawn_reason:text
SELECT b.id, b.ground, s.name, b.recipient_id, r.name, b.recipient, b.purpose, b.legal, b.kinds, b.from_on, b.to_on,
       b.withdrawn_at, a.name, b.withdrawn_reason
  FROM case_basis b LEFT JOIN partner s ON s.tenant_id = b.tenant_id AND s.id = b.source_id
  LEFT JOIN partner r ON r.tenant_id = b.tenant_id AND r.id = b.recipient_id
  LEFT JOIN account a ON a.id = b.withdrawn_by
 WHERE b.tenant_id = :tenant AND b.person_id = :person ORDER BY b.created_at DESC, b.id DESC LIMIT 100;

-- query case_named_people rows
-- in  tenant:tenant_id person:person_id
-- out id:named_id user:user_id name:text kind:text from_on:date to_on:date? why:text by:text ended_at:instant
SELECT n.id, n.user_id, u.name, n.kind, n.from_on, n.to_on, n.why, a.name, n.ended_at
  FROM case_named n JOIN account u ON u.id = n.user_id JOIN account a ON a.id = n.named_by
 WHERE n.tenant_id = :tenant AND n.person_id = :person ORDER BY n.created_at DESC, n.id DESC LIMIT 100;

-- Who opened a page with this person, newest first; a quarter of an hour is one look.
-- query case_looks rows
-- in  tenant:tenant_id person:person_id
-- out name:text partner:text? partner_id:partner_id quarter:int
SELECT a.name, q.name, m.partner_id, l.quarter
  FROM look l JOIN account a ON a.id = l.actor_id
  LEFT JOIN membership m ON m.id = (SELECT max(x.id) FROM membership x
       WHERE x.user_id = l.actor_id AND x.partnership_id = :tenant AND x.partner_id <> 0)
  LEFT JOIN partner q ON q.tenant_id = :tenant AND q.id = m.partner_id
 WHERE l.tenant_id = :tenant AND l.person_id = :person ORDER BY l.quarter DESC, a.name, l.actor_id LIMIT 100;
