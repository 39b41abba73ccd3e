-- 0003 - groups, proposals of each partner, the joint selection, clients.
-- oldest program: 1

CREATE TABLE category (
  tenant_id  id NOT NULL,
  id         id NOT NULL,
  name       text NOT NULL,
  name_fold  text NOT NULL,
  retired_on date,
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT category_name UNIQUE (tenant_id, name_fold)
);

CREATE TABLE client_group (
  tenant_id    id NOT NULL,
  id           id NOT NULL,
  name         text NOT NULL,
  cycle        int NOT NULL,            -- 1, 2 ... (R082)
  category_id  id,                      -- NULL: mixed
  mixed_reason text NOT NULL,           -- (R073)
  intake       text NOT NULL,           -- closed continuous (R080)
  territory    text NOT NULL,
  places       int NOT NULL,            -- 10-15 is advice (R071)
  labour_note  text NOT NULL,           -- why these people have it hardest (R072)
  fit_note     text NOT NULL,           -- how the group fits the NGO's profile (R076)
  declare_at   text NOT NULL,           -- where declarations are collected (R180)
  from_on      date NOT NULL,
  to_on        date,
  state        text NOT NULL,           -- recruiting running ended
  created_by   id NOT NULL,
  created_at   instant NOT NULL,
  PRIMARY KEY (tenant_id, id)
);

-- A person the partnership knows jointly: made when selection opens on her proposal.
CREATE TABLE person (
  tenant_id   id NOT NULL,
  id          id NOT NULL,
  given       text NOT NULL,
  surname     text NOT NULL,
  sort_key    text NOT NULL,
  pesel       text,
  birth_on    date,
  sex         text,                     -- K M
  phone       text NOT NULL,
  email       text NOT NULL,
  address     text NOT NULL,            -- may be empty (R182)
  no_address  bool NOT NULL,            -- no fixed address now
  stays_at    text NOT NULL,            -- where she stays then
  no_document bool NOT NULL,            -- no identity document now
  contact     text NOT NULL,            -- how and when to reach
  strengths   text NOT NULL,
  situation   text NOT NULL,            -- on the labour market, for section IX
  feature_1   text NOT NULL,            -- section IX "inne cechy"; voluntary (R147)
  feature_2   text NOT NULL,
  feature_3   text NOT NULL,
  created_at  instant NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX person_pesel ON person (tenant_id, pesel);
CREATE INDEX person_sort ON person (tenant_id, sort_key, id);

-- Each word of a name, folded: search by the beginning of any of them.
CREATE TABLE person_word (
  tenant_id id NOT NULL,
  word      text NOT NULL,
  person_id id NOT NULL,
  PRIMARY KEY (tenant_id, word, person_id)
); -- narrow
CREATE INDEX person_word_person ON person_word (tenant_id, person_id);

CREATE TABLE candidate (
  tenant_id      id NOT NULL,
  id             id NOT NULL,
  partner_id     id NOT NULL,
  group_id       id NOT NULL,
  person_id      id,                    -- once linked
  given          text NOT NULL,
  surname        text NOT NULL,
  name_fold      text NOT NULL,         -- "surname given"
  sort_key       text NOT NULL,
  pesel          text,
  birth_on       date,
  sex            text,
  phone          text NOT NULL,
  email          text NOT NULL,
  address        text NOT NULL,
  no_address     bool NOT NULL,
  stays_at       text NOT NULL,
  no_document    bool NOT NULL,
  ops_client     text NOT NULL,         -- yes no unknown (R075)
  ops_since      date,
  pup_registered text NOT NULL,         -- yes no unknown
  pup_since      date,
  months_out     int,                   -- months without work
  situation      text NOT NULL,
  reason         text NOT NULL,         -- why this partner proposes her (R078)
  motivation     text NOT NULL,         -- (R083) in her own words where possible
  readiness      text NOT NULL,
  interest       text NOT NULL,         -- in permanent work and wider skills
  declared_on    date,                  -- the day the declaration was signed
  declared_at    text NOT NULL,         -- collection point
  remark         text NOT NULL,         -- the partner's own, never shared
  state          text NOT NULL,         -- proposed withdrawn
  import_id      id,
  created_by     id NOT NULL,
  created_at     instant NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX candidate_pesel ON candidate (tenant_id, partner_id, pesel);
CREATE INDEX candidate_group ON candidate (tenant_id, group_id, partner_id, sort_key);
CREATE INDEX candidate_fold ON candidate (tenant_id, partner_id, name_fold);
CREATE INDEX candidate_person ON candidate (tenant_id, person_id);

-- A file read but not yet written: the preview.
CREATE TABLE import_draft (
  tenant_id  id NOT NULL,
  id         id NOT NULL,
  partner_id id NOT NULL,
  group_id   id NOT NULL,
  name       text NOT NULL,
  content    text NOT NULL,             -- JSON of the rows
  state      text NOT NULL,             -- open done dropped
  created_by id NOT NULL,
  created_at instant NOT NULL,
  PRIMARY KEY (tenant_id, id)
);

-- Two proposals that may be one person; a named person decides.
CREATE TABLE candidate_match (
  tenant_id id NOT NULL,
  id        id NOT NULL,
  a_id      id NOT NULL,
  b_id      id NOT NULL,
  basis     text NOT NULL,              -- pesel name_birth
  decision  text NOT NULL,              -- open same other parted
  reason    text NOT NULL,
  legal     text NOT NULL,              -- on what basis the two were compared (A32)
  by_id     id,
  at        instant,
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT candidate_match_pair UNIQUE (tenant_id, a_id, b_id)
);

CREATE TABLE selection (
  tenant_id id NOT NULL,
  id        id NOT NULL,
  group_id  id NOT NULL,
  number    int NOT NULL,
  held_on   date NOT NULL,
  place     text NOT NULL,
  minutes   text NOT NULL,              -- how it was talked over
  state     text NOT NULL,              -- open closed
  opened_by id NOT NULL,
  opened_at instant NOT NULL,
  closed_by id,
  closed_at instant,
  PRIMARY KEY (tenant_id, id)
);

CREATE TABLE selection_presence (
  tenant_id    id NOT NULL,
  selection_id id NOT NULL,
  partner_id   id NOT NULL,
  names        text NOT NULL,
  PRIMARY KEY (tenant_id, selection_id, partner_id)
);

CREATE TABLE decision (
  tenant_id    id NOT NULL,
  id           id NOT NULL,
  selection_id id NOT NULL,
  person_id    id NOT NULL,
  outcome      text NOT NULL,           -- selected reserve refused withdrew
  place        int,                     -- order on the reserve list
  reason       text NOT NULL,
  by_id        id NOT NULL,
  at           instant NOT NULL,
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT decision_person UNIQUE (tenant_id, selection_id, person_id)
);
CREATE INDEX decision_by_person ON decision (tenant_id, person_id);

CREATE TABLE enrolment (
  tenant_id        id NOT NULL,
  id               id NOT NULL,
  person_id        id NOT NULL,
  group_id         id NOT NULL,
  client_no        int NOT NULL,        -- "Klient n", stable in the partnership
  from_on          date NOT NULL,
  to_on            date,                -- support ended
  end_reason       text NOT NULL,       -- completed work resigned moved other
  end_note         text NOT NULL,
  end_situation    text NOT NULL,       -- on the labour market and in social life, at the end
  end_by           id,
  end_at           instant,
  follow_on        date,                -- when the situation within a month was recorded
  follow_situation text NOT NULL,
  follow_by        id,
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT enrolment_number UNIQUE (tenant_id, client_no)
);
CREATE INDEX enrolment_person ON enrolment (tenant_id, person_id);
CREATE INDEX enrolment_group ON enrolment (tenant_id, group_id, client_no);
CREATE INDEX enrolment_end ON enrolment (tenant_id, to_on);

-- Who looks after whom; a worker who leaves hands over and keeps authorship.
CREATE TABLE caseload (
  tenant_id id NOT NULL,
  id        id NOT NULL,
  person_id id NOT NULL,
  user_id   id NOT NULL,
  from_on   date NOT NULL,
  to_on     date,
  note      text NOT NULL,              -- what is handed over
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX caseload_user ON caseload (tenant_id, user_id, to_on);
CREATE INDEX caseload_person ON caseload (tenant_id, person_id);
