-- service.sql - what was done for whom: kinds of services, entries, their corrections.

-- ---- kinds ----

-- How many of the shipped ones the partnership has; their ids are 1 to last.
-- query service_kind_count row
-- in  tenant:tenant_id last:kind_id
-- out n:int
SELECT count(*) FROM service_kind WHERE tenant_id = :tenant AND id <= :last;

-- query service_kind_add exec
-- in  tenant:tenant_id id:kind_id area:text name:text name_fold:text
INSERT INTO service_kind (tenant_id, id, area, name, name_fold) VALUES (:tenant, :id, :area, :name, :name_fold)
ON CONFLICT DO NOTHING;

-- query service_kind_named row
-- in  tenant:tenant_id name_fold:text
-- out id:kind_id
SELECT id FROM service_kind WHERE tenant_id = :tenant AND name_fold = :name_fold;

-- query service_kind_retire exec
-- in  tenant:tenant_id id:kind_id on:date?
UPDATE service_kind SET retired_on = :on WHERE tenant_id = :tenant AND id = :id;

-- mine: how often this user wrote it lately; such kinds stand first in the list to choose from.
-- query service_kinds rows
-- in  tenant:tenant_id user:user_id since:date
-- out id:kind_id area:text name:text retired_on:date? mine:int n:int
SELECT k.id, k.area, k.name, k.retired_on, COALESCE(m.n, 0), COALESCE(u.n, 0)
  FROM service_kind k
  LEFT JOIN (SELECT kind_id, count(*) AS n FROM service
              WHERE tenant_id = :tenant AND created_by = :user AND on_date >= :since GROUP BY kind_id) m
    ON m.kind_id = k.id
  LEFT JOIN (SELECT kind_id, count(*) AS n FROM service WHERE tenant_id = :tenant GROUP BY kind_id) u
    ON u.kind_id = k.id
 WHERE k.tenant_id = :tenant ORDER BY k.area DESC, k.name_fold, k.id LIMIT 500;

-- One kind by its key: an entry is checked without reading other people's entries, so that two
-- who write at once do not stand in each other's way (doc/adr/0010-races.md).
-- query service_kind_get row
-- in  tenant:tenant_id id:kind_id
-- out id:kind_id
SELECT id FROM service_kind WHERE tenant_id = :tenant AND id = :id;

-- ---- entries ----

-- query service_insert exec
-- in  tenant:tenant_id id:service_id person:person_id partner:partner_id kind:kind_id scope:text on:date minutes:int provider_id:user_id? provider:text finished:bool remark:text no_plan:text no_plan_note:text report_month:text by:user_id now:instant
INSERT INTO service (tenant_id, id, person_id, enrolment_id, partner_id, kind_id, scope, on_date, minutes, provider_id,
       provider, finished, remark, no_plan, no_plan_note, report_month, created_by, created_at, withdrawn_reason)
VALUES (:tenant, :id, :person,
       (SELECT e.id FROM enrolment e WHERE e.tenant_id = :tenant AND e.person_id = :person AND e.from_on <= :on
           AND (e.to_on IS NULL OR e.to_on >= :on) ORDER BY e.from_on DESC, e.id DESC LIMIT 1),
       :partner, :kind, :scope, :on, :minutes, :provider_id, :provider, :finished, :remark, :no_plan, :no_plan_note,
       :report_month, :by, :now, '')
ON CONFLICT (tenant_id, id) DO NOTHING;

-- query service_get row
-- in  tenant:tenant_id id:service_id
-- out id:service_id person:person_id given:text surname:text partner:partner_id partner_name:text kind:kind_id kind_name:text event:event_id scope:text on_date:date minutes:int provider_id:user_id provider:text finished:bool remark:text no_plan:text no_plan_note:text report_month:text by:text? created_at:instant withdrawn_at:instant? withdrawn_by:text? withdrawn_reason:text
SELECT s.id, s.person_id, p.given, p.surname, s.partner_id, q.name, s.kind_id, k.name, s.event_id, s.scope, s.on_date,
       s.minutes, s.provider_id, s.provider, s.finished, s.remark, s.no_plan, s.no_plan_note, s.report_month, a.name,
       s.created_at, s.withdrawn_at, w.name, s.withdrawn_reason
  FROM service s JOIN person p ON p.tenant_id = s.tenant_id AND p.id = s.person_id
  JOIN partner q ON q.tenant_id = s.tenant_id AND q.id = s.partner_id
  JOIN service_kind k ON k.tenant_id = s.tenant_id AND k.id = s.kind_id
  LEFT JOIN account a ON a.id = s.created_by LEFT JOIN account w ON w.id = s.withdrawn_by
 WHERE s.tenant_id = :tenant AND s.id = :id;

-- query service_update exec
-- in  tenant:tenant_id id:service_id person:person_id partner:partner_id kind:kind_id scope:text on:date minutes:int provider:text finished:bool remark:text no_plan:text no_plan_note:text report_month:text
UPDATE service SET person_id = :person, partner_id = :partner, kind_id = :kind, scope = :scope, on_date = :on,
       minutes = :minutes, provider = :provider, finished = :finished, remark = :remark, no_plan = :no_plan,
       no_plan_note = :no_plan_note, report_month = :report_month,
       enrolment_id = (SELECT e.id FROM enrolment e WHERE e.tenant_id = :tenant AND e.person_id = :person
           AND e.from_on <= :on AND (e.to_on IS NULL OR e.to_on >= :on) ORDER BY e.from_on DESC, e.id DESC LIMIT 1)
 WHERE tenant_id = :tenant AND id = :id;

-- query service_set_withdrawn exec
-- in  tenant:tenant_id id:service_id by:user_id at:instant reason:text
UPDATE service SET withdrawn_at = :at, withdrawn_by = :by, withdrawn_reason = :reason
 WHERE tenant_id = :tenant AND id = :id AND withdrawn_at IS NULL;

-- Did support of this person end before that day, and none began since?
-- query service_after_end row
-- in  tenant:tenant_id person:person_id on:date
-- out n:int
SELECT count(*) FROM enrolment e
 WHERE e.tenant_id = :tenant AND e.person_id = :person AND e.to_on < :on
   AND NOT EXISTS (SELECT 1 FROM enrolment o WHERE o.tenant_id = :tenant AND o.person_id = :person
                      AND o.from_on <= :on AND (o.to_on IS NULL OR o.to_on >= :on));

-- query service_last_change row
-- in  tenant:tenant_id id:int
-- out id:int by:text?
SELECT c.id, a.name FROM change c LEFT JOIN account a ON a.id = c.by_id
 WHERE c.tenant_id = :tenant AND c.thing = 'service' AND c.thing_id = :id ORDER BY c.id DESC LIMIT 1;

-- query service_changes rows
-- in  tenant:tenant_id id:int
-- out kind:text reason:text was:text at:instant by:text?
SELECT c.kind, c.reason, c.was, c.at, a.name FROM change c LEFT JOIN account a ON a.id = c.by_id
 WHERE c.tenant_id = :tenant AND c.thing = 'service' AND c.thing_id = :id ORDER BY c.id DESC LIMIT 30;

-- A month, or one person's whole history (then first and last are far apart). partner 0: all.
-- query service_list rows
-- in  tenant:tenant_id person:person_id partner:partner_id first:date last:date limit:int offset:int
-- out total:int sum:int id:service_id person:person_id given:text surname:text client_no:int? on_date:date minutes:int kind:text area:text partner:text scope:text provider:text finished:bool no_plan:text report_month:text withdrawn_at:instant?
SELECT count(*) OVER (), CAST(COALESCE(sum(CASE WHEN s.withdrawn_at IS NULL THEN s.minutes ELSE 0 END) OVER (), 0) AS bigint),
       s.id, s.person_id, p.given, p.surname, e.client_no, s.on_date, s.minutes, k.name, k.area, q.name, s.scope,
       s.provider, s.finished, s.no_plan, s.report_month, s.withdrawn_at
  FROM service s JOIN person p ON p.tenant_id = s.tenant_id AND p.id = s.person_id
  JOIN partner q ON q.tenant_id = s.tenant_id AND q.id = s.partner_id
  JOIN service_kind k ON k.tenant_id = s.tenant_id AND k.id = s.kind_id
  LEFT JOIN enrolment e ON e.tenant_id = s.tenant_id AND e.id = s.enrolment_id
 WHERE s.tenant_id = :tenant AND (:person = 0 OR s.person_id = :person) AND (:partner = 0 OR s.partner_id = :partner)
   AND s.on_date >= :first AND s.on_date <= :last
 ORDER BY s.on_date DESC, s.id DESC LIMIT :limit OFFSET :offset;

-- How many people each partner helped, how often, how long (R140).
-- query service_by_partner rows
-- in  tenant:tenant_id first:date last:date
-- out partner:text people:int services:int minutes:int
SELECT q.name, count(DISTINCT s.person_id), count(*), CAST(COALESCE(sum(s.minutes), 0) AS bigint)
  FROM service s JOIN partner q ON q.tenant_id = s.tenant_id AND q.id = s.partner_id
 WHERE s.tenant_id = :tenant AND s.withdrawn_at IS NULL AND s.on_date >= :first AND s.on_date <= :last
 GROUP BY q.id, q.name ORDER BY q.name LIMIT 100;
