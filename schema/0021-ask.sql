-- 0021 - what one partner asks of another about a person; units of a centre; success stories.
-- oldest program: 1

-- A referral or a message to a partner, and its answer (R018 R062 R063).
CREATE TABLE ask (
  tenant_id   id NOT NULL,
  id          id NOT NULL,
  person_id   id NOT NULL,
  partner_id  id NOT NULL,              -- who asks
  author_id   id NOT NULL,
  note_id     id,                       -- the contact it came from
  kind        text NOT NULL,            -- referral message
  to_id       id NOT NULL,              -- the partner asked; 0: outside
  to_name     text NOT NULL,            -- outside: who
  content     text NOT NULL,
  on_date     date NOT NULL,
  due_on      date,
  passed_id   id,                       -- the person to whom the partner gave it
  state       text NOT NULL,            -- sent taken done declined
  answer      text NOT NULL,
  answered_on date,
  answered_by id,
  created_at  instant NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX ask_person ON ask (tenant_id, person_id);
CREATE INDEX ask_to ON ask (tenant_id, to_id, state);

-- Parts of a centre: homes, counselling, field departments (R393).
CREATE TABLE unit (
  tenant_id  id NOT NULL,
  id         id NOT NULL,
  partner_id id NOT NULL,
  kind       text NOT NULL,
  name       text NOT NULL,
  ended_on   date,
  created_at instant NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX unit_partner ON unit (tenant_id, partner_id);

CREATE TABLE unit_member (
  tenant_id id NOT NULL,
  user_id   id NOT NULL,
  unit_id   id NOT NULL,
  PRIMARY KEY (tenant_id, user_id)
); -- narrow

-- What went well, told without names (R300).
CREATE TABLE story (
  tenant_id    id NOT NULL,
  id           id NOT NULL,
  title        text NOT NULL,
  content      text NOT NULL,
  helped       text NOT NULL,           -- what helped
  author_id    id NOT NULL,
  created_at   instant NOT NULL,
  withdrawn_at instant,
  PRIMARY KEY (tenant_id, id)
);
