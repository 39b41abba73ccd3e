-- 0020 - the plan of a person: what leads to standing alone, small steps that follow each other, what a
-- service is chosen for, the agreement it is part of; offers and goals of the partnership.
-- oldest program: 1

ALTER TABLE plan ADD COLUMN alone text;           -- how the client will know that she or he copes alone
ALTER TABLE plan ADD COLUMN near_job text;        -- what is within reach on the way to a far job
ALTER TABLE plan ADD COLUMN level text;           -- of qualifications: none vocational secondary higher
ALTER TABLE plan ADD COLUMN commute_km int;
ALTER TABLE plan ADD COLUMN transport text;
ALTER TABLE plan_goal ADD COLUMN aim_id id;       -- of the partnership
ALTER TABLE plan_goal ADD COLUMN smart_id id;     -- the SMART sheet: a filled form
ALTER TABLE plan_task ADD COLUMN after_id id;     -- origin of the step that it follows
ALTER TABLE plan_task ADD COLUMN resource_id id;  -- origin of what the client can use for it
ALTER TABLE plan_task ADD COLUMN effect text;     -- what it is to give
ALTER TABLE plan_task ADD COLUMN need text;       -- why this service
ALTER TABLE plan_entry ADD COLUMN origin_id id;
ALTER TABLE plan_entry ADD COLUMN task_id id;     -- origin of the task that a reward follows

-- Which partner answers for which part of a plan.
CREATE TABLE plan_share (
  tenant_id  id NOT NULL,
  plan_id    id NOT NULL,
  part       text NOT NULL,
  partner_id id NOT NULL,
  PRIMARY KEY (tenant_id, plan_id, part)
);

-- The agreement with the client that holds the plan.
CREATE TABLE plan_contract (
  tenant_id     id NOT NULL,
  plan_id       id NOT NULL,
  sort          text NOT NULL,          -- social cooperation
  legal         text NOT NULL,
  on_date       date NOT NULL,
  place         text NOT NULL,
  review_on     date NOT NULL,
  client_duty   text NOT NULL,
  worker_duty   text NOT NULL,
  kept          text NOT NULL,          -- what follows when it is kept
  broken        text NOT NULL,
  supervisor_id id NOT NULL,
  client_on     date,                   -- day of the signature
  supervisor_on date,
  created_by    id NOT NULL,
  created_at    instant NOT NULL,
  PRIMARY KEY (tenant_id, plan_id)
);

-- What can be had here and now: work, learning, volunteering.
CREATE TABLE plan_offer (
  tenant_id    id NOT NULL,
  id           id NOT NULL,
  sort         text NOT NULL,           -- job training volunteering practice
  title        text NOT NULL,
  place        text NOT NULL,
  level        text NOT NULL,           -- the least that is asked for: none vocational secondary higher
  until_on     date NOT NULL,
  note         text NOT NULL,
  partner_id   id,
  created_by   id NOT NULL,
  created_at   instant NOT NULL,
  withdrawn_at instant,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX plan_offer_until ON plan_offer (tenant_id, until_on);

-- What the partnership wants to reach with its clients, and how it is measured.
CREATE TABLE plan_aim (
  tenant_id    id NOT NULL,
  id           id NOT NULL,
  content      text NOT NULL,
  indicator    text NOT NULL,
  legal        text NOT NULL,           -- within which law
  created_by   id NOT NULL,
  created_at   instant NOT NULL,
  withdrawn_at instant,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX plan_goal_aim ON plan_goal (tenant_id, aim_id);
