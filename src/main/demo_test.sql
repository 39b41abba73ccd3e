-- demo_test.sql - what the tests of the demonstration look at.

-- query dt_partnership row
-- out id:tenant_id n:int
SELECT min(id), count(*) FROM partnership;

-- query dt_counts row
-- in  tenant:tenant_id
-- out clients:int ended:int due:int candidates:int proposed:int reserve:int undeclared:int joined:int kinds:int
SELECT (SELECT count(*) FROM enrolment WHERE tenant_id = :tenant),
       (SELECT count(*) FROM enrolment WHERE tenant_id = :tenant AND to_on IS NOT NULL),
       (SELECT count(*) FROM enrolment WHERE tenant_id = :tenant AND to_on IS NOT NULL AND follow_on IS NULL),
       (SELECT count(*) FROM candidate WHERE tenant_id = :tenant),
       (SELECT count(DISTINCT pesel) FROM candidate WHERE tenant_id = :tenant),
       (SELECT count(*) FROM decision WHERE tenant_id = :tenant AND outcome = 'reserve'),
       (SELECT count(*) FROM candidate WHERE tenant_id = :tenant AND declared_on IS NULL AND person_id IS NOT NULL),
       (SELECT count(*) FROM candidate_match WHERE tenant_id = :tenant),
       (SELECT count(*) FROM service_kind WHERE tenant_id = :tenant);

-- query dt_months rows
-- in  tenant:tenant_id
-- out month:text n:int minutes:int last_on:date
SELECT report_month, count(*), CAST(sum(minutes) AS bigint), max(on_date) FROM service WHERE tenant_id = :tenant
 GROUP BY report_month ORDER BY report_month LIMIT 20;

-- query dt_actions row
-- in  tenant:tenant_id
-- out done:int not_done:int unexplained:int carried:int present:int withdrawn:int
SELECT (SELECT count(*) FROM action WHERE tenant_id = :tenant AND state = 'done'),
       (SELECT count(*) FROM action WHERE tenant_id = :tenant AND state = 'not_done'),
       (SELECT count(*) FROM action WHERE tenant_id = :tenant AND state IN ('partly', 'not_done') AND difference = ''),
       (SELECT count(*) FROM action WHERE tenant_id = :tenant AND carried_from IS NOT NULL),
       (SELECT count(*) FROM attendance WHERE tenant_id = :tenant AND present = 'present'),
       (SELECT count(*) FROM service WHERE tenant_id = :tenant AND withdrawn_at IS NOT NULL);

-- query dt_people rows
-- in  tenant:tenant_id
-- out pesel:text birth_on:date sex:text
SELECT pesel, birth_on, sex FROM person WHERE tenant_id = :tenant ORDER BY id LIMIT 100;

-- query dt_reports rows
-- in  tenant:tenant_id
-- out month:text number:int n:int
-- all because there are eight
SELECT r.month, r.number, length(p.bytes) FROM report r JOIN paper p ON p.tenant_id = r.tenant_id AND p.id = r.paper_id
 WHERE r.tenant_id = :tenant AND r.state = 'approved' AND r.content IS NOT NULL ORDER BY r.month;

-- query dt_cases row
-- in  tenant:tenant_id
-- out diagnosed:int accepted:int drafts:int idle:int answers:int twice:int
SELECT (SELECT count(DISTINCT person_id) FROM diagnosis WHERE tenant_id = :tenant AND state = 'agreed'),
       (SELECT count(*) FROM plan WHERE tenant_id = :tenant AND state = 'accepted'),
       (SELECT count(*) FROM plan WHERE tenant_id = :tenant AND state = 'draft'),
       (SELECT count(*) FROM plan_goal g WHERE g.tenant_id = :tenant AND NOT EXISTS
               (SELECT 1 FROM plan_task t WHERE t.tenant_id = :tenant AND t.plan_id = g.plan_id
                   AND t.goal_id = g.origin_id)),
       (SELECT count(*) FROM answer WHERE tenant_id = :tenant AND state = 'signed'),
       (SELECT count(*) FROM answer a WHERE a.tenant_id = :tenant AND EXISTS
               (SELECT 1 FROM answer b WHERE b.tenant_id = :tenant AND b.person_id = a.person_id AND b.id > a.id));
