-- 0004 - services, events, planned actions, risks.
-- oldest program: 1

CREATE TABLE service_kind (
  tenant_id  id NOT NULL,
  id         id NOT NULL,
  area       text NOT NULL,             -- social labour health other
  name       text NOT NULL,
  name_fold  text NOT NULL,
  retired_on date,
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT service_kind_name UNIQUE (tenant_id, name_fold)
);

CREATE TABLE event (
  tenant_id  id NOT NULL,
  id         id NOT NULL,
  group_id   id,
  partner_id id NOT NULL,
  kind_id    id NOT NULL,
  name       text NOT NULL,
  block      text NOT NULL,             -- training block (R158); may be empty
  on_date    date NOT NULL,
  starts     text NOT NULL,             -- "09:30" or empty
  minutes    int NOT NULL,
  place      text NOT NULL,
  leader     text NOT NULL,
  seats      int,                       -- advice when exceeded
  state      text NOT NULL,             -- planned held cancelled
  created_by id NOT NULL,
  created_at instant NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX event_date ON event (tenant_id, on_date);

CREATE TABLE attendance (
  tenant_id id NOT NULL,
  event_id  id NOT NULL,
  person_id id NOT NULL,
  present   text NOT NULL,              -- invited present absent excused
  remark    text NOT NULL,
  PRIMARY KEY (tenant_id, event_id, person_id)
);
CREATE INDEX attendance_person ON attendance (tenant_id, person_id);

CREATE TABLE service (
  tenant_id        id NOT NULL,
  id               id NOT NULL,
  person_id        id NOT NULL,
  enrolment_id     id,                  -- NULL: before or outside a cycle
  partner_id       id NOT NULL,         -- who gave it
  kind_id          id NOT NULL,
  event_id         id,
  scope            text NOT NULL,
  on_date          date NOT NULL,
  minutes          int NOT NULL,
  provider_id      id,                  -- account
  provider         text NOT NULL,       -- name as it was then
  finished         bool NOT NULL,       -- this form of support has ended
  remark           text NOT NULL,       -- on the client's situation
  no_plan          text NOT NULL,       -- "" urgent recruitment diagnosis before
  no_plan_note     text NOT NULL,
  report_month     text NOT NULL,       -- the month whose report shows it
  created_by       id NOT NULL,
  created_at       instant NOT NULL,
  withdrawn_at     instant,
  withdrawn_by     id,
  withdrawn_reason text NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX service_person ON service (tenant_id, person_id, on_date);
CREATE INDEX service_month ON service (tenant_id, report_month);
CREATE INDEX service_event ON service (tenant_id, event_id);
CREATE INDEX service_by ON service (tenant_id, created_by, id);

CREATE TABLE action (
  tenant_id    id NOT NULL,
  id           id NOT NULL,
  kind         text NOT NULL,           -- plan (III-V, VIII) inside (XII)
  topic        text NOT NULL,           -- inside: meeting authorities training promotion other
  month        text NOT NULL,
  partner_id   id NOT NULL,             -- exactly one responsible partner (R068)
  user_id      id NOT NULL,             -- and a named person
  content      text NOT NULL,
  state        text NOT NULL,           -- planned done partly not_done
  unplanned    bool NOT NULL,           -- done without having been planned
  done_on      date,
  done_text    text NOT NULL,
  difference   text NOT NULL,           -- why other than planned (R256)
  effect       text NOT NULL,           -- what follows from it
  carried_from id,
  created_by   id NOT NULL,
  created_at   instant NOT NULL,
  withdrawn_at instant,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX action_month ON action (tenant_id, month, kind);

CREATE TABLE risk (
  tenant_id  id NOT NULL,
  id         id NOT NULL,
  content    text NOT NULL,
  level      text NOT NULL,             -- low medium high
  opened_on  date NOT NULL,
  closed_on  date,
  closed_why text NOT NULL,
  created_by id NOT NULL,
  PRIMARY KEY (tenant_id, id)
);

CREATE TABLE measure (
  tenant_id  id NOT NULL,
  id         id NOT NULL,
  risk_id    id NOT NULL,
  content    text NOT NULL,
  partner_id id NOT NULL,
  on_date    date NOT NULL,
  result     text NOT NULL,             -- so far
  created_by id NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX measure_risk ON measure (tenant_id, risk_id);
