-- plan.sql - versions of a plan of action, goals, tasks and what stands around them.

-- query plan_get row
-- in  tenant:tenant_id id:plan_id
-- out id:plan_id person:person_id no:int state:text why:text main_goal:text job:text contact:text alone:text near_job:text level:text commute_km:int? transport:text client_part:text accepted_on:date? partner:partner_id? by:user_id created_at:instant
SELECT id, person_id, no, state, why, main_goal, job, contact, COALESCE(alone, ''),
       COALESCE(near_job, ''), COALESCE(level, ''), commute_km, COALESCE(transport, ''), client_part,
       accepted_on, partner_id, created_by, created_at
  FROM plan WHERE tenant_id = :tenant AND id = :id;

-- contract_on: of the agreement, contract_signed: by both.
-- query plan_versions rows
-- in  tenant:tenant_id person:person_id
-- out id:plan_id no:int state:text why:text accepted_on:date? partner:partner_id? by:user_id contract_on:date? contract_signed:bool
SELECT p.id, p.no, p.state, p.why, p.accepted_on, p.partner_id, p.created_by, c.on_date,
       CASE WHEN c.client_on IS NOT NULL AND c.supervisor_on IS NOT NULL THEN 1 ELSE 0 END
  FROM plan p LEFT JOIN plan_contract c ON c.tenant_id = p.tenant_id AND c.plan_id = p.id
 WHERE p.tenant_id = :tenant AND p.person_id = :person ORDER BY p.no DESC LIMIT 100;

-- query plan_newest row
-- in  tenant:tenant_id person:person_id
-- out id:plan_id
SELECT id FROM plan
 WHERE tenant_id = :tenant AND person_id = :person ORDER BY no DESC LIMIT 1;

-- query plan_insert exec
-- in  tenant:tenant_id id:plan_id person:person_id no:int why:text partner:partner_id? by:user_id now:instant
INSERT INTO plan (tenant_id, id, person_id, no, state, why, main_goal, job, contact, client_part,
                  partner_id, created_by, created_at)
VALUES (:tenant, :id, :person, :no, 'draft', :why, '', '', '', '', :partner, :by, :now)
ON CONFLICT (tenant_id, id) DO NOTHING;

-- query plan_head exec
-- in  tenant:tenant_id id:plan_id main_goal:text job:text contact:text alone:text near_job:text level:text commute_km:int? transport:text
UPDATE plan SET main_goal = :main_goal, job = :job, contact = :contact, alone = :alone,
       near_job = :near_job, level = :level, commute_km = :commute_km, transport = :transport
 WHERE tenant_id = :tenant AND id = :id;

-- query plan_accepted exec
-- in  tenant:tenant_id id:plan_id on:date part:text
UPDATE plan SET state = 'accepted', accepted_on = :on, client_part = :part
 WHERE tenant_id = :tenant AND id = :id AND state = 'draft';

-- query plan_outdate exec
-- in  tenant:tenant_id person:person_id but:plan_id
UPDATE plan SET state = 'outdated'
 WHERE tenant_id = :tenant AND person_id = :person AND id <> :but AND state = 'accepted';

-- query plan_copy_goals exec
-- in  tenant:tenant_id from:plan_id to:plan_id base:goal_id
INSERT INTO plan_goal (tenant_id, id, plan_id, origin_id, area, level, content, problem_id, cause,
                       effect, end_on, aim_id, smart_id, created_by, created_at)
SELECT tenant_id, :base + row_number() OVER (ORDER BY id), :to, origin_id, area, level, content,
       problem_id, cause, effect, end_on, aim_id, smart_id, created_by, created_at
  FROM plan_goal WHERE tenant_id = :tenant AND plan_id = :from AND withdrawn_at IS NULL;

-- query plan_copy_tasks exec
-- in  tenant:tenant_id from:plan_id to:plan_id base:task_id
INSERT INTO plan_task (tenant_id, id, plan_id, origin_id, goal_id, part, content, details, remark,
                       partner_id, user_id, kind_id, from_on, to_on, assess_on, readiness, state,
                       result, obstacle, otherwise, after_id, resource_id, effect, need,
                       created_by, created_at)
SELECT tenant_id, :base + row_number() OVER (ORDER BY id), :to, origin_id, goal_id, part, content,
       details, remark, partner_id, user_id, kind_id, from_on, to_on, assess_on, readiness, state,
       result, obstacle, otherwise, after_id, resource_id, effect, need, created_by, created_at
  FROM plan_task WHERE tenant_id = :tenant AND plan_id = :from AND withdrawn_at IS NULL;

-- query plan_copy_entries exec
-- in  tenant:tenant_id from:plan_id to:plan_id base:plan_entry_id
INSERT INTO plan_entry (tenant_id, id, plan_id, kind, area, content, pros, cons, estimate, choice,
                        reason, partner_id, on_date, origin_id, task_id, created_by, created_at)
SELECT tenant_id, :base + row_number() OVER (ORDER BY id), :to, kind, area, content, pros, cons,
       estimate, choice, reason, partner_id, on_date, COALESCE(origin_id, id), task_id, created_by,
       created_at
  FROM plan_entry
 WHERE tenant_id = :tenant AND plan_id = :from AND withdrawn_at IS NULL
   AND kind NOT IN ('opinion', 'partner', 'circumstance');

-- query plan_copy_shares exec
-- in  tenant:tenant_id from:plan_id to:plan_id
INSERT INTO plan_share (tenant_id, plan_id, part, partner_id)
SELECT tenant_id, :to, part, partner_id FROM plan_share
 WHERE tenant_id = :tenant AND plan_id = :from;

-- query plan_goals rows
-- in  tenant:tenant_id plan:plan_id
-- out id:goal_id origin:goal_id area:text level:int content:text problem:problem_id? cause:text effect:text end_on:date aim:text? smart:answer_id? smart_state:text?
SELECT g.id, g.origin_id, g.area, g.level, g.content, g.problem_id, g.cause, g.effect, g.end_on,
       m.content, x.id, x.state
  FROM plan_goal g LEFT JOIN plan_aim m ON m.tenant_id = g.tenant_id AND m.id = g.aim_id
  LEFT JOIN answer x ON x.tenant_id = g.tenant_id AND x.id = g.smart_id AND x.state <> 'withdrawn'
 WHERE g.tenant_id = :tenant AND g.plan_id = :plan AND g.withdrawn_at IS NULL
 ORDER BY g.area, g.level, g.end_on, g.id LIMIT 200;

-- query plan_goal_get row
-- in  tenant:tenant_id id:goal_id
-- out plan:plan_id origin:goal_id area:text level:int content:text problem:problem_id? cause:text effect:text end_on:date aim:aim_id? smart:answer_id? withdrawn_at:instant?
SELECT plan_id, origin_id, area, level, content, problem_id, cause, effect, end_on, aim_id, smart_id,
       withdrawn_at
  FROM plan_goal WHERE tenant_id = :tenant AND id = :id;

-- query plan_goal_insert exec
-- in  tenant:tenant_id id:goal_id plan:plan_id area:text level:int content:text problem:problem_id? cause:text effect:text end_on:date aim:aim_id? by:user_id now:instant
INSERT INTO plan_goal (tenant_id, id, plan_id, origin_id, area, level, content, problem_id, cause,
                       effect, end_on, aim_id, created_by, created_at)
VALUES (:tenant, :id, :plan, :id, :area, :level, :content, :problem, :cause, :effect, :end_on, :aim,
        :by, :now)
ON CONFLICT (tenant_id, id) DO NOTHING;

-- query plan_goal_update exec
-- in  tenant:tenant_id id:goal_id area:text level:int content:text problem:problem_id? cause:text effect:text end_on:date aim:aim_id?
UPDATE plan_goal SET area = :area, level = :level, content = :content, problem_id = :problem,
       cause = :cause, effect = :effect, end_on = :end_on, aim_id = :aim
 WHERE tenant_id = :tenant AND id = :id;

-- query plan_goal_smart exec
-- in  tenant:tenant_id id:goal_id smart:answer_id
UPDATE plan_goal SET smart_id = :smart WHERE tenant_id = :tenant AND id = :id;

-- query plan_goal_withdraw exec
-- in  tenant:tenant_id id:goal_id now:instant
UPDATE plan_goal SET withdrawn_at = :now
 WHERE tenant_id = :tenant AND id = :id AND withdrawn_at IS NULL;

-- query plan_tasks rows
-- in  tenant:tenant_id plan:plan_id
-- out id:task_id origin:task_id goal:goal_id part:text content:text details:text remark:text partner:partner_id? partner_name:text? user_name:text? kind:text? from_on:date to_on:date assess_on:date readiness:text state:text result:text obstacle:text otherwise:text after:task_id? resource:plan_entry_id? effect:text need:text
SELECT t.id, t.origin_id, t.goal_id, t.part, t.content, t.details, t.remark, t.partner_id, p.name,
       a.name, k.name, t.from_on, t.to_on, t.assess_on, t.readiness, t.state, t.result, t.obstacle,
       t.otherwise, t.after_id, t.resource_id, COALESCE(t.effect, ''), COALESCE(t.need, '')
  FROM plan_task t LEFT JOIN partner p ON p.tenant_id = t.tenant_id AND p.id = t.partner_id
  LEFT JOIN account a ON a.id = t.user_id
  LEFT JOIN service_kind k ON k.tenant_id = t.tenant_id AND k.id = t.kind_id
 WHERE t.tenant_id = :tenant AND t.plan_id = :plan AND t.withdrawn_at IS NULL
 ORDER BY t.to_on, t.id LIMIT 500;

-- query plan_task_get row
-- in  tenant:tenant_id id:task_id
-- out id:task_id origin:task_id plan:plan_id goal:goal_id part:text content:text details:text remark:text partner:partner_id? partner_name:text? user:user_id? user_name:text? kind:kind_id? kind_name:text? from_on:date to_on:date assess_on:date readiness:text state:text result:text obstacle:text otherwise:text after:task_id? resource:plan_entry_id? effect:text need:text withdrawn_at:instant?
SELECT t.id, t.origin_id, t.plan_id, t.goal_id, t.part, t.content, t.details, t.remark, t.partner_id,
       p.name, t.user_id, a.name, t.kind_id, k.name, t.from_on, t.to_on, t.assess_on, t.readiness,
       t.state, t.result, t.obstacle, t.otherwise, t.after_id, t.resource_id,
       COALESCE(t.effect, ''), COALESCE(t.need, ''), t.withdrawn_at
  FROM plan_task t LEFT JOIN partner p ON p.tenant_id = t.tenant_id AND p.id = t.partner_id
  LEFT JOIN account a ON a.id = t.user_id
  LEFT JOIN service_kind k ON k.tenant_id = t.tenant_id AND k.id = t.kind_id
 WHERE t.tenant_id = :tenant AND t.id = :id;

-- query plan_task_insert exec
-- in  tenant:tenant_id id:task_id plan:plan_id goal:goal_id after:task_id? by:user_id now:instant
INSERT INTO plan_task (tenant_id, id, plan_id, origin_id, goal_id, part, content, details, remark,
                       from_on, to_on, assess_on, readiness, state, result, obstacle, otherwise,
                       after_id, created_by, created_at)
VALUES (:tenant, :id, :plan, :id, :goal, '', '', '', '', '', '', '', '', 'planned', '', '', '', :after,
        :by, :now)
ON CONFLICT (tenant_id, id) DO NOTHING;

-- query plan_task_update exec
-- in  tenant:tenant_id id:task_id goal:goal_id part:text content:text details:text remark:text partner:partner_id? user:user_id? kind:kind_id? from_on:date to_on:date assess_on:date readiness:text resource:plan_entry_id? effect:text need:text
UPDATE plan_task SET goal_id = :goal, part = :part, content = :content, details = :details,
       remark = :remark, partner_id = :partner, user_id = :user, kind_id = :kind,
       from_on = :from_on, to_on = :to_on, assess_on = :assess_on, readiness = :readiness,
       resource_id = :resource, effect = :effect, need = :need
 WHERE tenant_id = :tenant AND id = :id;

-- query plan_task_pace exec
-- in  tenant:tenant_id id:task_id content:text to_on:date assess_on:date
UPDATE plan_task SET content = :content, to_on = :to_on, assess_on = :assess_on
 WHERE tenant_id = :tenant AND id = :id;

-- query plan_task_settle exec
-- in  tenant:tenant_id id:task_id state:text result:text obstacle:text otherwise:text
UPDATE plan_task SET state = :state, result = :result, obstacle = :obstacle, otherwise = :otherwise
 WHERE tenant_id = :tenant AND id = :id;

-- query plan_task_withdraw exec
-- in  tenant:tenant_id id:task_id now:instant
UPDATE plan_task SET withdrawn_at = :now
 WHERE tenant_id = :tenant AND id = :id AND withdrawn_at IS NULL;

-- Besides, as kind "share": the part of the plan as content, and the partner that answers for it.
-- query plan_entries rows
-- in  tenant:tenant_id plan:plan_id
-- out id:plan_entry_id origin:plan_entry_id kind:text area:text content:text pros:text cons:text estimate:text choice:text reason:text partner:partner_id? partner_name:text? task:task_id? on:date author:text?
SELECT e.id, COALESCE(e.origin_id, e.id), e.kind, e.area, e.content, e.pros, e.cons, e.estimate,
       e.choice, e.reason, e.partner_id, p.name, e.task_id, e.on_date, a.name
  FROM plan_entry e LEFT JOIN partner p ON p.tenant_id = e.tenant_id AND p.id = e.partner_id
  LEFT JOIN account a ON a.id = e.created_by
 WHERE e.tenant_id = :tenant AND e.plan_id = :plan AND e.withdrawn_at IS NULL
UNION ALL
SELECT 0, 0, 'share', '', s.part, '', '', '', '', '', s.partner_id, p.name, NULL, '', NULL
  FROM plan_share s JOIN partner p ON p.tenant_id = s.tenant_id AND p.id = s.partner_id
 WHERE s.tenant_id = :tenant AND s.plan_id = :plan
 ORDER BY 1, 5 LIMIT 500;

-- query plan_entry_get row
-- in  tenant:tenant_id id:plan_entry_id
-- out id:plan_entry_id plan:plan_id kind:text area:text content:text pros:text cons:text estimate:text choice:text reason:text task:task_id? on:date withdrawn_at:instant?
SELECT id, plan_id, kind, area, content, pros, cons, estimate, choice, reason, task_id, on_date,
       withdrawn_at
  FROM plan_entry WHERE tenant_id = :tenant AND id = :id;

-- query plan_entry_insert exec
-- in  tenant:tenant_id id:plan_entry_id plan:plan_id kind:text area:text content:text pros:text cons:text estimate:text choice:text reason:text partner:partner_id? task:task_id? on:date by:user_id now:instant
INSERT INTO plan_entry (tenant_id, id, plan_id, kind, area, content, pros, cons, estimate, choice,
                        reason, partner_id, task_id, on_date, created_by, created_at)
VALUES (:tenant, :id, :plan, :kind, :area, :content, :pros, :cons, :estimate, :choice, :reason,
        :partner, :task, :on, :by, :now)
ON CONFLICT (tenant_id, id) DO NOTHING;

-- query plan_entry_update exec
-- in  tenant:tenant_id id:plan_entry_id area:text content:text pros:text cons:text estimate:text choice:text reason:text task:task_id? on:date
UPDATE plan_entry SET area = :area, content = :content, pros = :pros, cons = :cons,
       estimate = :estimate, choice = :choice, reason = :reason, task_id = :task, on_date = :on
 WHERE tenant_id = :tenant AND id = :id;

-- query plan_entry_withdraw exec
-- in  tenant:tenant_id id:plan_entry_id now:instant
UPDATE plan_entry SET withdrawn_at = :now
 WHERE tenant_id = :tenant AND id = :id AND withdrawn_at IS NULL;
