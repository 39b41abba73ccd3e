-- 0009 - the journal of a person's file, and what stands beside it.
-- oldest program: 1

CREATE TABLE case_note (
  tenant_id        id NOT NULL,
  id               id NOT NULL,
  person_id        id NOT NULL,
  partner_id       id NOT NULL,         -- the author's
  author_id        id NOT NULL,
  on_date          date NOT NULL,
  channel          text NOT NULL,       -- phone email meeting letter
  contact          text NOT NULL,       -- contact counselling psychotherapy mediation advocacy (R392)
  place            text NOT NULL,       -- home office other
  present          int NOT NULL,        -- people in the room (R281)
  present_note     text NOT NULL,       -- who and why, where more than two
  content          text NOT NULL,
  difficult        text NOT NULL,       -- difficult topics, in their own place
  agreed           text NOT NULL,
  attitude         text NOT NULL,       -- how the talk went, that day (R395)
  for_client       text NOT NULL,       -- what the client reads
  client           bool NOT NULL,
  circle           text NOT NULL,       -- partner team
  kind             text NOT NULL,       -- "" health addiction violence disability
  incident         text NOT NULL,       -- what happened to whose safety (R398)
  warning          text NOT NULL,       -- what whoever goes there has to know
  warning_to       date,                -- until when
  created_at       instant NOT NULL,
  withdrawn_at     instant,
  withdrawn_by     id,
  withdrawn_reason text NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX case_note_person ON case_note (tenant_id, person_id, on_date);

-- Single facts beside the journal: strengths seen, people who support, needs, limits, expectations.
CREATE TABLE case_item (
  tenant_id  id NOT NULL,
  id         id NOT NULL,
  person_id  id NOT NULL,
  partner_id id NOT NULL,
  author_id  id NOT NULL,
  sort       text NOT NULL,             -- strength supporter need limit_client limit_worker expectation belief
  content    text NOT NULL,
  more       text NOT NULL,             -- relation, reason, counter-example: what the sort asks for
  on_date    date NOT NULL,
  circle     text NOT NULL,
  kind       text NOT NULL,
  client     bool NOT NULL,
  created_at instant NOT NULL,
  ended_on   date,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX case_item_person ON case_item (tenant_id, person_id);
