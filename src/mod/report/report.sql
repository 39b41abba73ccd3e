-- report.sql - the monitoring report: what it reads from every part of the partnership, its versions,
-- words and parts, and the approved papers. It reads; entries are written by their own modules.

-- query report_house row
-- in  id:tenant_id
-- out name:text service_name:text voivodeship:text powiat:text gminas:text state:text report_day:int report_set:text
SELECT name, service_name, voivodeship, powiat, gminas, state, report_day, report_set
  FROM partnership WHERE id = :id;

-- Months with anything to tell, newest first.
-- query report_months rows
-- in  tenant:tenant_id from:text to:text
-- out month:text versions:int drafts:int approved_at:instant? parts:int services:int
SELECT m.month, COUNT(r.id), COALESCE(SUM(CASE WHEN r.state = 'draft' THEN 1 ELSE 0 END), 0),
       MAX(r.approved_at),
       (SELECT count(*) FROM report_part x JOIN report v ON v.tenant_id = x.tenant_id AND v.id = x.report_id
         WHERE v.tenant_id = :tenant AND v.month = m.month AND v.version = 1 AND x.state = 'ready'),
       (SELECT count(*) FROM service s WHERE s.tenant_id = :tenant AND s.report_month = m.month
           AND s.withdrawn_at IS NULL)
  FROM (SELECT month FROM report WHERE tenant_id = :tenant
        UNION SELECT report_month FROM service WHERE tenant_id = :tenant
        UNION SELECT month FROM action WHERE tenant_id = :tenant AND withdrawn_at IS NULL
        UNION SELECT :to) m
  LEFT JOIN report r ON r.tenant_id = :tenant AND r.month = m.month
 WHERE m.month >= :from AND m.month <= :to
 GROUP BY m.month ORDER BY m.month DESC LIMIT 60;

-- Whose part of which month is in; the list names who still owes one.
-- query report_parts_in rows
-- in  tenant:tenant_id from:text
-- out month:text partner:partner_id
-- all because at most 60 months of a few partners each
SELECT r.month, x.partner_id FROM report r
  JOIN report_part x ON x.tenant_id = r.tenant_id AND x.report_id = r.id
 WHERE r.tenant_id = :tenant AND r.month >= :from AND r.version = 1 AND x.state = 'ready'
 ORDER BY r.month, x.partner_id;

-- query report_partners rows
-- in  tenant:tenant_id first:date last:date
-- out id:partner_id name:text report_day:int? joined_on:date left_on:date? contact:text? phone:text? email:text?
SELECT p.id, p.name, p.report_day, p.joined_on, p.left_on, a.name, a.phone, a.email
  FROM partner p LEFT JOIN account a ON a.id = p.contact_id
 WHERE p.tenant_id = :tenant AND p.joined_on <= :last AND (p.left_on IS NULL OR p.left_on >= :first)
 ORDER BY p.joined_on, p.id LIMIT 50;

-- query report_versions rows
-- in  tenant:tenant_id month:text
-- out id:report_id version:int number:int report_set:text state:text why:text content:text? difference:text? paper:paper_id? public_paper:paper_id? by:text? approved_at:instant?
SELECT r.id, r.version, r.number, r.report_set, r.state, r.why, r.content, r.difference, r.paper_id,
       r.public_paper_id, a.name, r.approved_at
  FROM report r LEFT JOIN account a ON a.id = r.approved_by
 WHERE r.tenant_id = :tenant AND r.month = :month ORDER BY r.version DESC LIMIT 50;

-- query report_texts rows
-- in  tenant:tenant_id report:report_id
-- out section:text content:text by:text? at:instant
SELECT t.section, t.content, a.name, t.at FROM report_text t LEFT JOIN account a ON a.id = t.by_id
 WHERE t.tenant_id = :tenant AND t.report_id = :report ORDER BY t.section LIMIT 20;

-- query report_text_get row
-- in  tenant:tenant_id report:report_id section:text
-- out content:text by:text? at:instant
SELECT t.content, a.name, t.at FROM report_text t LEFT JOIN account a ON a.id = t.by_id
 WHERE t.tenant_id = :tenant AND t.report_id = :report AND t.section = :section;

-- query report_text_add exec
-- in  tenant:tenant_id report:report_id section:text content:text by:user_id at:instant
INSERT INTO report_text (tenant_id, report_id, section, content, by_id, at)
VALUES (:tenant, :report, :section, :content, :by, :at)
ON CONFLICT (tenant_id, report_id, section) DO NOTHING;

-- A correction begins with the words of the version before.
-- query report_text_copy exec
-- in  tenant:tenant_id from:report_id to:report_id by:user_id at:instant
INSERT INTO report_text (tenant_id, report_id, section, content, by_id, at)
SELECT tenant_id, :to, section, content, :by, :at FROM report_text
 WHERE tenant_id = :tenant AND report_id = :from;

-- query report_text_edit exec
-- in  tenant:tenant_id report:report_id section:text was:instant content:text by:user_id at:instant
UPDATE report_text SET content = :content, by_id = :by, at = :at
 WHERE tenant_id = :tenant AND report_id = :report AND section = :section AND at = :was;

-- query report_parts rows
-- in  tenant:tenant_id report:report_id
-- out partner:partner_id partner_name:text state:text done:text remarks:text by:text? phone:text? email:text? at:instant
SELECT x.partner_id, p.name, x.state, x.done, x.remarks, a.name, a.phone, a.email, x.at
  FROM report_part x JOIN partner p ON p.tenant_id = x.tenant_id AND p.id = x.partner_id
  LEFT JOIN account a ON a.id = x.by_id
 WHERE x.tenant_id = :tenant AND x.report_id = :report ORDER BY p.joined_on, p.id LIMIT 50;

-- query report_part_get row
-- in  tenant:tenant_id report:report_id partner:partner_id
-- out state:text done:text remarks:text by:text? at:instant
SELECT x.state, x.done, x.remarks, a.name, x.at FROM report_part x LEFT JOIN account a ON a.id = x.by_id
 WHERE x.tenant_id = :tenant AND x.report_id = :report AND x.partner_id = :partner;

-- query report_part_add exec
-- in  tenant:tenant_id report:report_id partner:partner_id state:text done:text remarks:text by:user_id at:instant
INSERT INTO report_part (tenant_id, report_id, partner_id, state, done, remarks, by_id, at)
VALUES (:tenant, :report, :partner, :state, :done, :remarks, :by, :at)
ON CONFLICT (tenant_id, report_id, partner_id) DO NOTHING;

-- query report_part_edit exec
-- in  tenant:tenant_id report:report_id partner:partner_id was:instant state:text done:text remarks:text by:user_id at:instant
UPDATE report_part SET state = :state, done = :done, remarks = :remarks, by_id = :by, at = :at
 WHERE tenant_id = :tenant AND report_id = :report AND partner_id = :partner AND at = :was;

-- query report_add exec
-- in  tenant:tenant_id id:report_id month:text version:int number:int report_set:text why:text by:user_id at:instant
INSERT INTO report (tenant_id, id, month, version, number, report_set, state, remarks, why, created_by, created_at)
VALUES (:tenant, :id, :month, :version, :number, :report_set, 'draft', '', :why, :by, :at)
ON CONFLICT (tenant_id, month, version) DO NOTHING;

-- query report_get row
-- in  tenant:tenant_id month:text version:int
-- out id:report_id state:text number:int
SELECT id, state, number FROM report WHERE tenant_id = :tenant AND month = :month AND version = :version;

-- query report_next_number row
-- in  tenant:tenant_id first:text last:text
-- out n:int
SELECT COALESCE(MAX(number), 0) + 1 FROM report
 WHERE tenant_id = :tenant AND month >= :first AND month <= :last AND state = 'approved';

-- Only a draft is approved, so that two people cannot both do it.
-- query report_approve exec
-- in  tenant:tenant_id id:report_id number:int report_set:text content:text difference:text? paper:paper_id public_paper:paper_id by:user_id at:instant
UPDATE report SET state = 'approved', number = :number, report_set = :report_set, content = :content,
       difference = :difference, paper_id = :paper, public_paper_id = :public_paper, approved_by = :by,
       approved_at = :at
 WHERE tenant_id = :tenant AND id = :id AND state = 'draft';

-- query report_approver row
-- in  tenant:tenant_id id:report_id
-- out state:text by:text? at:instant?
SELECT r.state, a.name, r.approved_at FROM report r LEFT JOIN account a ON a.id = r.approved_by
 WHERE r.tenant_id = :tenant AND r.id = :id;

-- query report_actor row
-- in  by:user_id
-- out name:text
SELECT name FROM account WHERE id = :by;

-- query report_paper_add exec
-- in  tenant:tenant_id id:paper_id name:text type:text sha256:text bytes:blob at:instant
INSERT INTO paper (tenant_id, id, name, type, sha256, bytes, created_at)
VALUES (:tenant, :id, :name, :type, :sha256, :bytes, :at);

-- query report_paper_get row
-- in  tenant:tenant_id id:paper_id
-- out name:text sha256:text bytes:blob
SELECT name, sha256, bytes FROM paper WHERE tenant_id = :tenant AND id = :id;

-- What a correction takes in comes out of the later reports that are still open.
-- query report_claim_services exec
-- in  tenant:tenant_id month:text first:date last:date
UPDATE service SET report_month = :month
 WHERE tenant_id = :tenant AND report_month > :month AND on_date >= :first AND on_date <= :last
   AND NOT EXISTS (SELECT 1 FROM report r WHERE r.tenant_id = :tenant
                      AND r.month = service.report_month AND r.state = 'approved');

-- Of the month, of the next one, and what was told late about an approved earlier one.
-- query report_actions rows
-- in  tenant:tenant_id month:text next:text year_ago:text
-- out id:action_id kind:text topic:text month:text content:text partner_name:text? user_name:text? state:text unplanned:bool planned_on:date? planned:int done:int unit:text participants:text done_on:date? done_text:text difference:text effect:text carried:int
SELECT x.id, x.kind, x.topic, x.month, x.content, p.name, a.name, x.state, x.unplanned, x.planned_on,
       COALESCE(x.planned, 0), COALESCE(x.done, 0), COALESCE(x.unit, ''), COALESCE(x.participants, ''),
       x.done_on, x.done_text, x.difference, x.effect,
       (SELECT count(*) FROM action c WHERE c.tenant_id = :tenant AND c.carried_from = x.id
           AND c.withdrawn_at IS NULL)
  FROM action x LEFT JOIN partner p ON p.tenant_id = x.tenant_id AND p.id = x.partner_id
  LEFT JOIN account a ON a.id = x.user_id
 WHERE x.tenant_id = :tenant AND x.withdrawn_at IS NULL AND x.month >= :year_ago AND x.month <= :next
   AND (x.month >= :month OR EXISTS (
        SELECT 1 FROM report r WHERE r.tenant_id = :tenant AND r.month = x.month AND r.state = 'approved'
           AND r.approved_at < COALESCE((SELECT MAX(c.at) FROM change c WHERE c.tenant_id = :tenant
                   AND c.thing = 'action' AND c.thing_id = x.id), x.created_at)
           AND NOT EXISTS (SELECT 1 FROM report q WHERE q.tenant_id = :tenant AND q.month >= x.month
                   AND q.month < :month AND q.state = 'approved'
                   AND q.approved_at >= COALESCE((SELECT MAX(c.at) FROM change c WHERE c.tenant_id = :tenant
                       AND c.thing = 'action' AND c.thing_id = x.id), x.created_at))))
 ORDER BY x.month, COALESCE(x.planned_on, x.done_on, '9999-12-31'), x.id LIMIT 1000;

-- Open at some time in the month.
-- query report_risks rows
-- in  tenant:tenant_id first:date last:date
-- out id:risk_id content:text level:text opened_on:date closed_on:date? closed_why:text
SELECT id, content, level, opened_on, closed_on, closed_why FROM risk
 WHERE tenant_id = :tenant AND opened_on <= :last AND (closed_on IS NULL OR closed_on >= :first)
 ORDER BY CASE level WHEN 'high' THEN 1 WHEN 'medium' THEN 2 ELSE 3 END, opened_on, id LIMIT 200;

-- query report_measures rows
-- in  tenant:tenant_id first:date last:date next:date
-- out risk:risk_id risk_content:text content:text partner_name:text? on_date:date result:text
SELECT m.risk_id, k.content, m.content, p.name, m.on_date, m.result
  FROM measure m JOIN risk k ON k.tenant_id = m.tenant_id AND k.id = m.risk_id
  LEFT JOIN partner p ON p.tenant_id = m.tenant_id AND p.id = m.partner_id
 WHERE m.tenant_id = :tenant AND m.on_date <= :next AND k.opened_on <= :last
   AND (k.closed_on IS NULL OR k.closed_on >= :first)
 ORDER BY m.on_date, m.id LIMIT 500;

-- Everybody who was a client in the month, had a service told in it, or ended within it.
-- query report_clients rows
-- in  tenant:tenant_id month:text first:date last:date
-- out id:enrolment_id person:person_id client_no:int surname:text sex:text? birth_on:date? situation:text feature_1:text feature_2:text feature_3:text from_on:date to_on:date? end_reason:text end_note:text end_situation:text follow_on:date? follow_situation:text late:int
-- all because the report prints every client of the month
SELECT e.id, e.person_id, e.client_no, p.surname, p.sex, p.birth_on, p.situation, p.feature_1, p.feature_2, p.feature_3,
       e.from_on, e.to_on, e.end_reason, e.end_note, e.end_situation, e.follow_on, e.follow_situation,
       CASE WHEN (e.to_on < :first AND e.end_at > (SELECT MIN(r.approved_at) FROM report r
               WHERE r.tenant_id = :tenant AND r.month = substr(e.to_on, 1, 7) AND r.state = 'approved')
            AND NOT EXISTS (SELECT 1 FROM report q WHERE q.tenant_id = :tenant
               AND q.month >= substr(e.to_on, 1, 7) AND q.month < :month AND q.state = 'approved'
               AND q.approved_at >= e.end_at)) THEN 1 ELSE 0 END
  FROM enrolment e JOIN person p ON p.tenant_id = e.tenant_id AND p.id = e.person_id
 WHERE e.tenant_id = :tenant
   AND ((e.from_on <= :last AND (e.to_on IS NULL OR e.to_on >= :first))
        OR (e.follow_on >= :first AND e.follow_on <= :last)
        OR (e.to_on < :first AND e.end_at > (SELECT MIN(r.approved_at) FROM report r
               WHERE r.tenant_id = :tenant AND r.month = substr(e.to_on, 1, 7) AND r.state = 'approved')
            AND NOT EXISTS (SELECT 1 FROM report q WHERE q.tenant_id = :tenant
               AND q.month >= substr(e.to_on, 1, 7) AND q.month < :month AND q.state = 'approved'
               AND q.approved_at >= e.end_at))
        OR EXISTS (SELECT 1 FROM service s WHERE s.tenant_id = :tenant AND s.report_month = :month
               AND s.enrolment_id = e.id AND s.withdrawn_at IS NULL))
 ORDER BY e.client_no;

-- Told for this month; correct = 1: also what was entered after its approval and stands in no
-- approved report yet.
-- query report_services rows
-- in  tenant:tenant_id month:text first:date last:date correct:int
-- out person:person_id enrolment:enrolment_id? partner:partner_id partner_name:text? area:text kind:text scope:text on_date:date minutes:int finished:bool remark:text event:event_id?
-- all because the report prints every service of the month
SELECT s.person_id, s.enrolment_id, s.partner_id, p.name, k.area, k.name, s.scope, s.on_date, s.minutes,
       s.finished, s.remark, s.event_id
  FROM service s JOIN service_kind k ON k.tenant_id = s.tenant_id AND k.id = s.kind_id
  LEFT JOIN partner p ON p.tenant_id = s.tenant_id AND p.id = s.partner_id
 WHERE s.tenant_id = :tenant AND s.withdrawn_at IS NULL
   AND (s.report_month = :month
        OR (:correct = 1 AND s.report_month > :month AND s.on_date >= :first AND s.on_date <= :last
            AND NOT EXISTS (SELECT 1 FROM report r WHERE r.tenant_id = :tenant
                   AND r.month = s.report_month AND r.state = 'approved')))
 ORDER BY s.person_id, s.on_date, s.id;

-- Events held in the month with how many came (R140 R158).
-- query report_events rows
-- in  tenant:tenant_id first:date last:date
-- out id:event_id partner_name:text? name:text block:text on_date:date minutes:int seats:int? came:int invited:int
SELECT e.id, p.name, e.name, e.block, e.on_date, e.minutes, e.seats,
       (SELECT count(*) FROM attendance a WHERE a.tenant_id = e.tenant_id AND a.event_id = e.id
           AND a.present = 'present'),
       (SELECT count(*) FROM attendance a WHERE a.tenant_id = e.tenant_id AND a.event_id = e.id)
  FROM event e LEFT JOIN partner p ON p.tenant_id = e.tenant_id AND p.id = e.partner_id
 WHERE e.tenant_id = :tenant AND e.on_date >= :first AND e.on_date <= :last AND e.state = 'held'
 ORDER BY e.block, e.on_date, e.id LIMIT 500;
