-- service_event.sql - group events, who was there, training hours.

-- query event_insert exec
-- in  tenant:tenant_id id:event_id group:group_id? partner:partner_id kind:kind_id name:text block:text on:date starts:text minutes:int place:text leader:text seats:int? by:user_id now:instant
INSERT INTO event (tenant_id, id, group_id, partner_id, kind_id, name, block, on_date, starts, minutes, place, leader,
       seats, state, created_by, created_at)
VALUES (:tenant, :id, :group, :partner, :kind, :name, :block, :on, :starts, :minutes, :place, :leader, :seats,
       'planned', :by, :now)
ON CONFLICT (tenant_id, id) DO NOTHING;

-- query event_get row
-- in  tenant:tenant_id id:event_id
-- out id:event_id group:group_id group_name:text? partner:partner_id partner_name:text kind:kind_id kind_name:text name:text block:text on_date:date starts:text minutes:int place:text leader:text seats:int state:text
SELECT e.id, e.group_id, g.name, e.partner_id, q.name, e.kind_id, k.name, e.name, e.block, e.on_date, e.starts,
       e.minutes, e.place, e.leader, e.seats, e.state
  FROM event e JOIN partner q ON q.tenant_id = e.tenant_id AND q.id = e.partner_id
  JOIN service_kind k ON k.tenant_id = e.tenant_id AND k.id = e.kind_id
  LEFT JOIN client_group g ON g.tenant_id = e.tenant_id AND g.id = e.group_id
 WHERE e.tenant_id = :tenant AND e.id = :id;

-- query event_set_state exec
-- in  tenant:tenant_id id:event_id state:text
UPDATE event SET state = :state WHERE tenant_id = :tenant AND id = :id;

-- query event_list rows
-- in  tenant:tenant_id first:date last:date
-- out id:event_id name:text block:text on_date:date starts:text minutes:int place:text partner:text state:text present:int
SELECT e.id, e.name, e.block, e.on_date, e.starts, e.minutes, e.place, q.name, e.state,
       (SELECT count(*) FROM attendance a WHERE a.tenant_id = e.tenant_id AND a.event_id = e.id AND a.present = 'present')
  FROM event e JOIN partner q ON q.tenant_id = e.tenant_id AND q.id = e.partner_id
 WHERE e.tenant_id = :tenant AND e.on_date >= :first AND e.on_date <= :last
 ORDER BY e.on_date DESC, e.starts DESC, e.id DESC LIMIT 300;

-- Hours of training per block and partner; people: in how many seats somebody sat (R158).
-- query event_hours rows
-- in  tenant:tenant_id first:date last:date
-- out block:text partner:text events:int minutes:int people:int person_minutes:int
SELECT e.block, q.name, count(*), CAST(COALESCE(sum(e.minutes), 0) AS bigint), CAST(COALESCE(sum(a.n), 0) AS bigint),
       CAST(COALESCE(sum(e.minutes * COALESCE(a.n, 0)), 0) AS bigint)
  FROM event e JOIN partner q ON q.tenant_id = e.tenant_id AND q.id = e.partner_id
  LEFT JOIN (SELECT event_id, count(*) AS n FROM attendance WHERE tenant_id = :tenant AND present = 'present'
              GROUP BY event_id) a ON a.event_id = e.id
 WHERE e.tenant_id = :tenant AND e.state = 'held' AND e.on_date >= :first AND e.on_date <= :last
 GROUP BY e.block, q.id, q.name ORDER BY e.block, q.name LIMIT 200;

-- Whoever is a client on that day (of that group, if it has one) stands on the list; once there, always there.
-- query event_invite exec
-- in  tenant:tenant_id event:event_id
INSERT INTO attendance (tenant_id, event_id, person_id, present, remark)
SELECT DISTINCT v.tenant_id, v.id, e.person_id, 'invited', ''
  FROM event v JOIN enrolment e ON e.tenant_id = v.tenant_id AND e.from_on <= v.on_date
       AND (e.to_on IS NULL OR e.to_on >= v.on_date) AND (v.group_id IS NULL OR e.group_id = v.group_id)
 WHERE v.tenant_id = :tenant AND v.id = :event
ON CONFLICT DO NOTHING;

-- query event_people rows
-- in  tenant:tenant_id event:event_id
-- out person:person_id given:text surname:text present:text
SELECT a.person_id, p.given, p.surname, a.present
  FROM attendance a JOIN person p ON p.tenant_id = a.tenant_id AND p.id = a.person_id
 WHERE a.tenant_id = :tenant AND a.event_id = :event ORDER BY p.sort_key, p.id LIMIT 500;

-- ids: ",1,2,3," - who was there; the others on the list were not.
-- query event_mark exec
-- in  tenant:tenant_id event:event_id ids:text
UPDATE attendance SET present = CASE WHEN :ids LIKE '%,' || CAST(person_id AS text) || ',%' THEN 'present' ELSE 'absent' END
 WHERE tenant_id = :tenant AND event_id = :event;

-- One entry for each who was there and has none yet.
-- query event_services exec
-- in  tenant:tenant_id event:event_id base:service_id report_month:text by:user_id now:instant
INSERT INTO service (tenant_id, id, person_id, enrolment_id, partner_id, kind_id, event_id, scope, on_date, minutes,
       provider, finished, remark, no_plan, no_plan_note, report_month, created_by, created_at, withdrawn_reason)
SELECT a.tenant_id, :base + row_number() OVER (ORDER BY a.person_id), a.person_id,
       (SELECT e.id FROM enrolment e WHERE e.tenant_id = a.tenant_id AND e.person_id = a.person_id
           AND e.from_on <= v.on_date AND (e.to_on IS NULL OR e.to_on >= v.on_date)
         ORDER BY e.from_on DESC, e.id DESC LIMIT 1),
       v.partner_id, v.kind_id, v.id, v.name, v.on_date, v.minutes, v.leader, 0, '', '', '', :report_month, :by, :now, ''
  FROM attendance a JOIN event v ON v.tenant_id = a.tenant_id AND v.id = a.event_id
 WHERE a.tenant_id = :tenant AND a.event_id = :event AND a.present = 'present'
   AND NOT EXISTS (SELECT 1 FROM service s WHERE s.tenant_id = a.tenant_id AND s.event_id = a.event_id
                      AND s.person_id = a.person_id AND s.withdrawn_at IS NULL);

-- The entries of those who, as the list says now, were not there.
-- query event_services_withdraw exec
-- in  tenant:tenant_id event:event_id by:user_id at:instant reason:text
UPDATE service SET withdrawn_at = :at, withdrawn_by = :by, withdrawn_reason = :reason
 WHERE tenant_id = :tenant AND event_id = :event AND withdrawn_at IS NULL
   AND person_id IN (SELECT a.person_id FROM attendance a
                      WHERE a.tenant_id = :tenant AND a.event_id = :event AND a.present <> 'present');
