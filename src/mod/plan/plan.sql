-- plan.sql - versions of a plan of action, goals, tasks and what stands around them.

-- query plan_get row
-- in  tenant:tenant_id id:plan_id
-- out id:plan_id person:person_id no:int state:text why:text main_goal:text job:text contact:text client_part:text accepted_on:date? partner:partner_id? by:user_id created_at:instant
SELECT id, person_id, no, state, why, main_goal, job, contact, client_part, accepted_on,
       partner_id, created_by, created_at
  FROM plan WHERE tenant_id = :tenant AND id = :id;

-- query plan_versions rows
-- in  tenant:tenant_id person:person_id
-- out id:plan_id no:int state:text why:text accepted_on:date? partner:partner_id? by:user_id
SELECT id, no, state, why, accepted_on, partner_id, created_by FROM plan
 WHERE tenant_id = :tenant AND person_id = :person ORDER BY no DESC LIMIT 100;

-- query plan_insert exec
-- in  tenant:tenant_id id:plan_id person:person_id no:int why:text main_goal:text job:text contact:text partner:partner_id? by:user_id now:instant
INSERT INTO plan (tenant_id, id, person_id, no, state, why, main_goal, job, contact, client_part,
                  partner_id, created_by, created_at)
VALUES (:tenant, :id, :person, :no, 'draft', :why, :main_goal, :job, :contact, '', :partner, :by,
        :now)
ON CONFLICT (tenant_id, id) DO NOTHING;

-- query plan_head exec
-- in  tenant:tenant_id id:plan_id main_goal:text job:text contact:text
UPDATE plan SET main_goal = :main_goal, job = :job, contact = :contact
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
                       effect, end_on, created_by, created_at)
SELECT tenant_id, :base + row_number() OVER (ORDER BY id), :to, origin_id, area, level, content,
       problem_id, cause, effect, end_on, created_by, created_at
  FROM plan_goal WHERE tenant_id = :tenant AND plan_id = :from AND withdrawn_at IS NULL;

-- query plan_copy_tasks exec
-- in  tenant:tenant_id from:plan_id to:plan_id base:task_id
INSERT INTO plan_task (tenant_id, id, plan_id, origin_id, goal_id, part, content, details, remark,
                       partner_id, user_id, kind_id, from_on, to_on, assess_on, readiness, state,
                       result, obstacle, otherwise, created_by, created_at)
SELECT tenant_id, :base + row_number() OVER (ORDER BY id), :to, origin_id, goal_id, part, content,
       details, remark, partner_id, user_id, kind_id, from_on, to_on, assess_on, readiness, state,
       result, obstacle, otherwise, created_by, created_at
  FROM plan_task WHERE tenant_id = :tenant AND plan_id = :from AND withdrawn_at IS NULL;

-- query plan_copy_entries exec
-- in  tenant:tenant_id from:plan_id to:plan_id base:plan_entry_id
INSERT INTO plan_entry (tenant_id, id, plan_id, kind, area, content, pros, cons, estimate, choice,
                        reason, partner_id, on_date, created_by, created_at)
SELECT tenant_id, :base + row_number() OVER (ORDER BY id), :to, kind, area, content, pros, cons,
       estimate, choice, reason, partner_id, on_date, created_by, created_at
  FROM plan_entry
 WHERE tenant_id = :tenant AND plan_id = :from AND withdrawn_at IS NULL
   AND kind NOT IN ('opinion', 'partner');

-- query plan_goals rows
-- in  tenant:tenant_id plan:plan_id
-- out id:goal_id origin:goal_id area:text level:int content:text problem:problem_id? cause:text effect:text end_on:date
SELECT id, origin_id, area, level, content, problem_id, cause, effect, end_on FROM plan_goal
 WHERE tenant_id = :tenant AND plan_id = :plan AND withdrawn_at IS NULL
 ORDER BY area, level, end_on, id LIMIT 200;

-- query plan_goal_get row
-- in  tenant:tenant_id id:goal_id
-- out plan:plan_id origin:goal_id area:text level:int content:text problem:problem_id? cause:text effect:text end_on:date withdrawn_at:instant?
SELECT plan_id, origin_id, area, level, content, problem_id, cause, effect, end_on, withdrawn_at
  FROM plan_goal WHERE tenant_id = :tenant AND id = :id;

-- query plan_goal_insert exec
-- in  tenant:tenant_id id:goal_id plan:plan_id area:text level:int content:text problem:problem_id? cause:text effect:text end_on:date by:user_id now:instant
INSERT INTO plan_goal (tenant_id, id, plan_id, origin_id, area, level, content, problem_id, cause,
                       effect, end_on, created_by, created_at)
VALUES (:tenant, :id, :plan, :id, :area, :level, :content, :problem, :cause, :effect, :end_on, :by,
        :now)
ON CONFLICT (tenant_id, id) DO NOTHING;

-- query plan_goal_update exec
-- in  tenant:tenant_id id:goal_id area:text level:int content:text problem:problem_id? cause:text effect:text end_on:date
UPDATE plan_goal SET area = :area, level = :level, content = :content, problem_id = :problem,
       cause = :cause, effect = :effect, end_on = :end_on
 WHERE tenant_id = :tenant AND id = :id;

-- query plan_goal_withdraw exec
-- in  tenant:tenant_id id:goal_id now:instant
UPDATE plan_goal SET withdrawn_at = :now
 WHERE tenant_id = :tenant AND id = :id AND withdrawn_at IS NULL;

-- query plan_tasks rows
-- in  tenant:tenant_id plan:plan_id
-- out id:task_id goal:goal_id part:text content:text details:text remark:text partner:partner_id? partner_name:text? user_name:text? kind:text? from_on:date to_on:date assess_on:date readiness:text state:text result:text obstacle:text otherwise:text
SELECT t.id, t.goal_id, t.part, t.content, t.details, t.remark, t.partner_id, p.name, a.name,
       k.name, t.from_on, t.to_on, t.assess_on, t.readiness, t.state, t.result, t.obstacle,
       t.otherwise
  FROM plan_task t LEFT JOIN partner p ON p.tenant_id = t.tenant_id AND p.id = t.partner_id
  LEFT JOIN account a ON a.id = t.user_id
  LEFT JOIN service_kind k ON k.tenant_id = t.tenant_id AND k.id = t.kind_id
 WHERE t.tenant_id = :tenant AND t.plan_id = :plan AND t.withdrawn_at IS NULL
 ORDER BY t.to_on, t.id LIMIT 500;

-- query plan_task_get row
-- in  tenant:tenant_id id:task_id
-- out id:task_id plan:plan_id goal:goal_id part:text content:text details:text remark:text partner:partner_id? partner_name:text? user:user_id? user_name:text? kind:kind_id? kind_name:text? from_on:date to_on:date assess_on:date readiness:text state:text result:text obstacle:text otherwise:text withdrawn_at:instant?
SELECT t.id, t.plan_id, t.goal_id, t.part, t.content, t.details, t.remark, t.partner_id, p.name,
       t.user_id, a.name, t.kind_id, k.name, t.from_on, t.to_on, t.assess_on, t.readiness, t.state,
       t.result, t.obstacle, t.otherwise, t.withdrawn_at
  FROM plan_task t LEFT JOIN partner p ON p.tenant_id = t.tenant_id AND p.id = t.partner_id
  LEFT JOIN account a ON a.id = t.user_id
  LEFT JOIN service_kind k ON k.tenant_id = t.tenant_id AND k.id = t.kind_id
 WHERE t.tenant_id = :tenant AND t.id = :id;

-- query plan_task_insert exec
-- in  tenant:tenant_id id:task_id plan:plan_id goal:goal_id part:text content:text details:text remark:text partner:partner_id? user:user_id? kind:kind_id? from_on:date to_on:date assess_on:date readiness:text by:user_id now:instant
INSERT INTO plan_task (tenant_id, id, plan_id, origin_id, goal_id, part, content, details, remark,
                       partner_id, user_id, kind_id, from_on, to_on, assess_on, readiness, state,
                       result, obstacle, otherwise, created_by, created_at)
VALUES (:tenant, :id, :plan, :id, :goal, :part, :content, :details, :remark, :partner, :user, :kind,
        :from_on, :to_on, :assess_on, :readiness, 'planned', '', '', '', :by, :now)
ON CONFLICT (tenant_id, id) DO NOTHING;

-- query plan_task_update exec
-- in  tenant:tenant_id id:task_id goal:goal_id part:text content:text details:text remark:text partner:partner_id? user:user_id? kind:kind_id? from_on:date to_on:date assess_on:date readiness:text
UPDATE plan_task SET goal_id = :goal, part = :part, content = :content, details = :details,
       remark = :remark, partner_id = :partner, user_id = :user, kind_id = :kind,
       from_on = :from_on, to_on = :to_on, assess_on = :assess_on, readiness = :readiness
 WHERE tenant_id = :tenant AND id = :id;

-- query plan_task_settle exec
-- in  tenant:tenant_id id:task_id state:text result:text obstacle:text otherwise:text
UPDATE plan_task SET state = :state, result = :result, obstacle = :obstacle, otherwise = :otherwise
 WHERE tenant_id = :tenant AND id = :id;

-- query plan_task_withdraw exec
-- in  tenant:tenant_id id:task_id now:instant
UPDATE plan_task SET withdrawn_at = :now
 WHERE tenant_id = :tenant AND id = :id AND withdrawn_at IS NULL;

-- query plan_entries rows
-- in  tenant:tenant_id plan:plan_id
-- out id:plan_entry_id kind:text area:text content:text pros:text cons:text estimate:text choice:text reason:text partner:partner_id? partner_name:text? on:date author:text?
SELECT e.id, e.kind, e.area, e.content, e.pros, e.cons, e.estimate, e.choice, e.reason,
       e.partner_id, p.name, e.on_date, a.name
  FROM plan_entry e LEFT JOIN partner p ON p.tenant_id = e.tenant_id AND p.id = e.partner_id
  LEFT JOIN account a ON a.id = e.created_by
 WHERE e.tenant_id = :tenant AND e.plan_id = :plan AND e.withdrawn_at IS NULL
 ORDER BY e.id LIMIT 500;

-- query plan_entry_get row
-- in  tenant:tenant_id id:plan_entry_id
-- out id:plan_entry_id plan:plan_id kind:text area:text content:text pros:text cons:text estimate:text choice:text reason:text on:date withdrawn_at:instant?
SELECT id, plan_id, kind, area, content, pros, cons, estimate, choice, reason, on_date, withdrawn_at
  FROM plan_entry WHERE tenant_id = :tenant AND id = :id;

-- query plan_entry_insert exec
-- in  tenant:tenant_id id:plan_entry_id plan:plan_id kind:text area:text content:text pros:text cons:text estimate:text choice:text reason:text partner:partner_id? on:date by:user_id now:instant
INSERT INTO plan_entry (tenant_id, id, plan_id, kind, area, content, pros, cons, estimate, choice,
                        reason, partner_id, on_date, created_by, created_at)
VALUES (:tenant, :id, :plan, :kind, :area, :content, :pros, :cons, :estimate, :choice, :reason,
        :partner, :on, :by, :now)
ON CONFLICT (tenant_id, id) DO NOTHING;

-- query plan_entry_update exec
-- in  tenant:tenant_id id:plan_entry_id area:text content:text pros:text cons:text estimate:text choice:text reason:text on:date
UPDATE plan_entry SET area = :area, content = :content, pros = :pros, cons = :cons,
       estimate = :estimate, choice = :choice, reason = :reason, on_date = :on
 WHERE tenant_id = :tenant AND id = :id;

-- query plan_entry_withdraw exec
-- in  tenant:tenant_id id:plan_entry_id now:instant
UPDATE plan_entry SET withdrawn_at = :now
 WHERE tenant_id = :tenant AND id = :id AND withdrawn_at IS NULL;
