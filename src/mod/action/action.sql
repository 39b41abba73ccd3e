-- action.sql - planned actions of a month and what is done inside the partnership.

-- query action_month rows
-- in  tenant:tenant_id month:text
-- out id:action_id kind:text topic:text content:text partner:partner_id partner_name:text? user_name:text? state:text unplanned:bool planned_on:date? planned:int done:int unit:text participants:text done_on:date? done_text:text difference:text effect:text carried_from:action_id? carried:int withdrawn_at:instant?
SELECT x.id, x.kind, x.topic, x.content, x.partner_id, p.name, a.name, x.state, x.unplanned,
       x.planned_on, COALESCE(x.planned, 0), COALESCE(x.done, 0), COALESCE(x.unit, ''),
       COALESCE(x.participants, ''), x.done_on, x.done_text, x.difference, x.effect,
       x.carried_from,
       (SELECT count(*) FROM action c WHERE c.tenant_id = :tenant AND c.carried_from = x.id
           AND c.withdrawn_at IS NULL),
       x.withdrawn_at
  FROM action x LEFT JOIN partner p ON p.tenant_id = x.tenant_id AND p.id = x.partner_id
  LEFT JOIN account a ON a.id = x.user_id
 WHERE x.tenant_id = :tenant AND x.month = :month
 ORDER BY COALESCE(x.planned_on, x.done_on, '9999-12-31'), x.id LIMIT 500;

-- query action_get row
-- in  tenant:tenant_id id:action_id
-- out kind:text topic:text month:text partner:partner_id partner_name:text? user:user_id user_name:text? content:text state:text unplanned:bool planned_on:date? planned:int done:int unit:text participants:text done_on:date? done_text:text difference:text effect:text carried_from:action_id? carried_to:action_id? withdrawn_at:instant?
SELECT x.kind, x.topic, x.month, x.partner_id, p.name, x.user_id, a.name, x.content, x.state,
       x.unplanned, x.planned_on, COALESCE(x.planned, 0), COALESCE(x.done, 0),
       COALESCE(x.unit, ''), COALESCE(x.participants, ''), x.done_on, x.done_text, x.difference,
       x.effect, x.carried_from,
       (SELECT min(c.id) FROM action c WHERE c.tenant_id = :tenant AND c.carried_from = x.id
           AND c.withdrawn_at IS NULL),
       x.withdrawn_at
  FROM action x LEFT JOIN partner p ON p.tenant_id = x.tenant_id AND p.id = x.partner_id
  LEFT JOIN account a ON a.id = x.user_id
 WHERE x.tenant_id = :tenant AND x.id = :id;

-- query action_insert exec
-- in  tenant:tenant_id id:action_id kind:text topic:text month:text partner:partner_id user:user_id content:text state:text unplanned:bool planned_on:date? planned:int? done:int? unit:text participants:text done_on:date? done_text:text difference:text effect:text by:user_id now:instant
INSERT INTO action (tenant_id, id, kind, topic, month, partner_id, user_id, content, state,
                    unplanned, planned_on, planned, done, unit, participants, done_on, done_text,
                    difference, effect, created_by, created_at)
VALUES (:tenant, :id, :kind, :topic, :month, :partner, :user, :content, :state,
        :unplanned, :planned_on, :planned, :done, :unit, :participants, :done_on, :done_text,
        :difference, :effect, :by, :now)
ON CONFLICT (tenant_id, id) DO NOTHING;

-- query action_update exec
-- in  tenant:tenant_id id:action_id topic:text month:text partner:partner_id user:user_id content:text state:text planned_on:date? planned:int? done:int? unit:text participants:text done_on:date? done_text:text difference:text effect:text
UPDATE action SET topic = :topic, month = :month, partner_id = :partner, user_id = :user,
       content = :content, state = :state, planned_on = :planned_on, planned = :planned,
       done = :done, unit = :unit, participants = :participants, done_on = :done_on,
       done_text = :done_text, difference = :difference, effect = :effect
 WHERE tenant_id = :tenant AND id = :id AND withdrawn_at IS NULL;

-- query action_withdraw exec
-- in  tenant:tenant_id id:action_id now:instant
UPDATE action SET withdrawn_at = :now
 WHERE tenant_id = :tenant AND id = :id AND withdrawn_at IS NULL;

-- What of a month is not finished and not carried on yet.
-- query action_open_count row
-- in  tenant:tenant_id month:text
-- out n:int
SELECT count(*) FROM action x
 WHERE x.tenant_id = :tenant AND x.month = :month AND x.kind = 'plan' AND x.unplanned = 0
   AND x.state <> 'done' AND x.withdrawn_at IS NULL
   AND NOT EXISTS (SELECT 1 FROM action c WHERE c.tenant_id = :tenant AND c.carried_from = x.id
                      AND c.withdrawn_at IS NULL);

-- only 0: all that are open. What was partly done is carried with what is left of it.
-- query action_carry exec
-- in  tenant:tenant_id month:text to:text only:int base:action_id by:user_id now:instant
INSERT INTO action (tenant_id, id, kind, topic, month, partner_id, user_id, content, state,
                    unplanned, planned_on, planned, done, unit, participants, done_on, done_text,
                    difference, effect, carried_from, created_by, created_at)
SELECT x.tenant_id, :base + row_number() OVER (ORDER BY x.id), x.kind, x.topic, :to, x.partner_id,
       x.user_id, x.content, 'planned', 0, NULL,
       CASE WHEN x.state = 'partly' AND x.done < x.planned THEN x.planned - x.done
            ELSE x.planned END,
       NULL, x.unit, x.participants, NULL, '', '', '', x.id, :by, :now
  FROM action x
 WHERE x.tenant_id = :tenant AND x.month = :month AND x.kind = 'plan' AND x.unplanned = 0
   AND x.state <> 'done' AND x.withdrawn_at IS NULL AND (:only = 0 OR x.id = :only)
   AND NOT EXISTS (SELECT 1 FROM action c WHERE c.tenant_id = :tenant AND c.carried_from = x.id
                      AND c.withdrawn_at IS NULL);

-- What this person still has to tell: not told yet, or told without the reason of a difference.
-- query action_due rows
-- in  tenant:tenant_id user:user_id from:text to:text
-- out id:action_id content:text month:text planned_on:date? state:text
SELECT id, content, month, planned_on, state FROM action
 WHERE tenant_id = :tenant AND month >= :from AND month <= :to AND user_id = :user
   AND withdrawn_at IS NULL AND unplanned = 0
   AND (state = 'planned' OR (state IN ('partly', 'not_done') AND difference = ''))
 ORDER BY month, COALESCE(planned_on, '9999-12-31'), id LIMIT 20;

-- Months from this one on whose report is approved.
-- query action_approved rows
-- in  tenant:tenant_id month:text
-- out month:text
SELECT DISTINCT month FROM report
 WHERE tenant_id = :tenant AND month >= :month AND state = 'approved' ORDER BY month LIMIT 120;

-- query action_history rows
-- in  tenant:tenant_id thing:text id:int
-- out kind:text reason:text was:text at:instant by:text?
SELECT c.kind, c.reason, c.was, c.at, a.name FROM change c LEFT JOIN account a ON a.id = c.by_id
 WHERE c.tenant_id = :tenant AND c.thing = :thing AND c.thing_id = :id
 ORDER BY c.id DESC LIMIT 50;
