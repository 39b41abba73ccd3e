-- plan_offer.sql - what a plan chooses from: services, offers of here and now, goals of the partnership;
-- what took place without a plan.

-- query plan_service row
-- in  tenant:tenant_id id:kind_id
-- out area:text retired_on:date?
SELECT area, retired_on FROM service_kind WHERE tenant_id = :tenant AND id = :id;

-- query plan_offers rows
-- in  tenant:tenant_id today:date
-- out id:offer_id sort:text title:text place:text level:text until:date note:text partner_name:text?
SELECT o.id, o.sort, o.title, o.place, o.level, o.until_on, o.note, p.name
  FROM plan_offer o LEFT JOIN partner p ON p.tenant_id = o.tenant_id AND p.id = o.partner_id
 WHERE o.tenant_id = :tenant AND o.until_on >= :today AND o.withdrawn_at IS NULL
 ORDER BY o.sort, o.until_on, o.id LIMIT 200;

-- query plan_offer_get row
-- in  tenant:tenant_id id:offer_id
-- out id:offer_id sort:text title:text place:text level:text until:date note:text withdrawn_at:instant?
SELECT id, sort, title, place, level, until_on, note, withdrawn_at FROM plan_offer
 WHERE tenant_id = :tenant AND id = :id;

-- query plan_offer_insert exec
-- in  tenant:tenant_id id:offer_id sort:text title:text place:text level:text until:date note:text partner:partner_id? by:user_id now:instant
INSERT INTO plan_offer (tenant_id, id, sort, title, place, level, until_on, note, partner_id,
                        created_by, created_at)
VALUES (:tenant, :id, :sort, :title, :place, :level, :until, :note, :partner, :by, :now)
ON CONFLICT (tenant_id, id) DO NOTHING;

-- query plan_offer_update exec
-- in  tenant:tenant_id id:offer_id sort:text title:text place:text level:text until:date note:text
UPDATE plan_offer SET sort = :sort, title = :title, place = :place, level = :level,
       until_on = :until, note = :note
 WHERE tenant_id = :tenant AND id = :id;

-- query plan_offer_withdraw exec
-- in  tenant:tenant_id id:offer_id now:instant
UPDATE plan_offer SET withdrawn_at = :now WHERE tenant_id = :tenant AND id = :id;

-- Each with the goals of accepted plans that serve it, and the tasks of those goals.
-- query plan_aims rows
-- in  tenant:tenant_id
-- out id:aim_id content:text indicator:text legal:text goals:int tasks:int done:int
SELECT m.id, m.content, m.indicator, m.legal, COALESCE(g.n, 0), COALESCE(t.n, 0), COALESCE(t.done, 0)
  FROM plan_aim m
  LEFT JOIN (SELECT g.aim_id, count(*) AS n FROM plan_goal g
               JOIN plan p ON p.tenant_id = g.tenant_id AND p.id = g.plan_id
              WHERE g.tenant_id = :tenant AND p.state = 'accepted' AND g.withdrawn_at IS NULL
              GROUP BY g.aim_id) g ON g.aim_id = m.id
  LEFT JOIN (SELECT g.aim_id, count(*) AS n,
                    CAST(COALESCE(sum(CASE WHEN t.state = 'done' THEN 1 ELSE 0 END), 0) AS bigint)
                      AS done
               FROM plan_goal g
               JOIN plan p ON p.tenant_id = g.tenant_id AND p.id = g.plan_id
               JOIN plan_task t ON t.tenant_id = g.tenant_id AND t.plan_id = g.plan_id
                AND t.goal_id = g.origin_id AND t.withdrawn_at IS NULL
              WHERE g.tenant_id = :tenant AND p.state = 'accepted' AND g.withdrawn_at IS NULL
              GROUP BY g.aim_id) t ON t.aim_id = m.id
 WHERE m.tenant_id = :tenant AND m.withdrawn_at IS NULL ORDER BY m.id LIMIT 100;

-- query plan_aim_get row
-- in  tenant:tenant_id id:aim_id
-- out id:aim_id content:text indicator:text legal:text withdrawn_at:instant?
SELECT id, content, indicator, legal, withdrawn_at FROM plan_aim
 WHERE tenant_id = :tenant AND id = :id;

-- query plan_aim_insert exec
-- in  tenant:tenant_id id:aim_id content:text indicator:text legal:text by:user_id now:instant
INSERT INTO plan_aim (tenant_id, id, content, indicator, legal, created_by, created_at)
VALUES (:tenant, :id, :content, :indicator, :legal, :by, :now)
ON CONFLICT (tenant_id, id) DO NOTHING;

-- query plan_aim_update exec
-- in  tenant:tenant_id id:aim_id content:text indicator:text legal:text
UPDATE plan_aim SET content = :content, indicator = :indicator, legal = :legal
 WHERE tenant_id = :tenant AND id = :id;

-- query plan_aim_withdraw exec
-- in  tenant:tenant_id id:aim_id now:instant
UPDATE plan_aim SET withdrawn_at = :now WHERE tenant_id = :tenant AND id = :id;

-- Services of a month that no plan accepted by their day foresaw. total: of all of them. The index knows the
-- month of the report: since is early enough for one that was moved to another day afterwards.
-- query plan_without rows
-- in  tenant:tenant_id since:text first:date last:date limit:int offset:int
-- out total:int service:service_id person:person_id given:text surname:text on:date kind:text partner:text no_plan:text note:text
SELECT count(*) OVER (), s.id, s.person_id, p.given, p.surname, s.on_date, k.name, q.name,
       s.no_plan, s.no_plan_note
  FROM service s JOIN person p ON p.tenant_id = s.tenant_id AND p.id = s.person_id
  JOIN service_kind k ON k.tenant_id = s.tenant_id AND k.id = s.kind_id
  JOIN partner q ON q.tenant_id = s.tenant_id AND q.id = s.partner_id
 WHERE s.tenant_id = :tenant AND s.report_month >= :since
   AND s.on_date >= :first AND s.on_date <= :last AND s.withdrawn_at IS NULL
   AND (s.no_plan <> '' OR NOT EXISTS (SELECT 1 FROM plan a WHERE a.tenant_id = s.tenant_id
        AND a.person_id = s.person_id AND a.accepted_on <= s.on_date))
 ORDER BY s.on_date DESC, s.id DESC LIMIT :limit OFFSET :offset;
