-- 0010 - a person's plan of action: versions, goals, tasks, what stands around them.
-- oldest program: 1

CREATE TABLE plan (
  tenant_id   id NOT NULL,
  id          id NOT NULL,
  person_id   id NOT NULL,
  no          int NOT NULL,
  state       text NOT NULL,            -- draft accepted outdated
  why         text NOT NULL,
  main_goal   text NOT NULL,            -- in the client's own words
  job         text NOT NULL,            -- what she or he can be employed as, in which form
  contact     text NOT NULL,            -- how we communicate
  client_part text NOT NULL,
  accepted_on date,
  partner_id  id,
  created_by  id NOT NULL,
  created_at  instant NOT NULL,
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT plan_no UNIQUE (tenant_id, person_id, no)
);

CREATE TABLE plan_goal (
  tenant_id    id NOT NULL,
  id           id NOT NULL,
  plan_id      id NOT NULL,
  origin_id    id NOT NULL,
  area         text NOT NULL,           -- social vocational
  level        int NOT NULL,            -- 1 attitude 2 life 3 work or learning
  content      text NOT NULL,
  problem_id   id,                      -- origin of the joint problem that it answers
  cause        text NOT NULL,
  effect       text NOT NULL,
  end_on       date NOT NULL,
  created_by   id NOT NULL,
  created_at   instant NOT NULL,
  withdrawn_at instant,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX plan_goal_of ON plan_goal (tenant_id, plan_id);

CREATE TABLE plan_task (
  tenant_id    id NOT NULL,
  id           id NOT NULL,
  plan_id      id NOT NULL,
  origin_id    id NOT NULL,
  goal_id      id NOT NULL,             -- origin
  part         text NOT NULL,           -- one of the nine groups of the form
  content      text NOT NULL,
  details      text NOT NULL,
  remark       text NOT NULL,
  partner_id   id,                      -- NULL: the client
  user_id      id,
  kind_id      id,                      -- of the catalogue of services
  from_on      date NOT NULL,
  to_on        date NOT NULL,
  assess_on    date NOT NULL,
  readiness    text NOT NULL,           -- ready small_step
  state        text NOT NULL,           -- planned done undone
  result       text NOT NULL,
  obstacle     text NOT NULL,
  otherwise    text NOT NULL,
  created_by   id NOT NULL,
  created_at   instant NOT NULL,
  withdrawn_at instant,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX plan_task_of ON plan_task (tenant_id, plan_id);

-- Difficulties, own ways, supporters, alternatives, opinions and acceptance of partners.
CREATE TABLE plan_entry (
  tenant_id    id NOT NULL,
  id           id NOT NULL,
  plan_id      id NOT NULL,
  kind         text NOT NULL,           -- resource inside outside way supporter alternative opinion partner
  area         text NOT NULL,           -- social vocational, or empty
  content      text NOT NULL,
  pros         text NOT NULL,
  cons         text NOT NULL,
  estimate     text NOT NULL,           -- low middle high; of an opinion: its role
  choice       text NOT NULL,           -- open chosen declined
  reason       text NOT NULL,
  partner_id   id,
  on_date      date NOT NULL,
  created_by   id NOT NULL,
  created_at   instant NOT NULL,
  withdrawn_at instant,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX plan_entry_of ON plan_entry (tenant_id, plan_id);
