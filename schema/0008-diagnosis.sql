-- 0008 - the diagnosis of a person: versions, what was found, problems.
-- oldest program: 1

CREATE TABLE diagnosis (
  tenant_id   id NOT NULL,
  id          id NOT NULL,
  person_id   id NOT NULL,
  no          int NOT NULL,             -- version, from 1
  state       text NOT NULL,            -- draft agreed outdated
  baseline    bool NOT NULL,            -- what later ones are compared with
  why         text NOT NULL,            -- why this version was begun
  summary     text NOT NULL,            -- for the client, in plain words
  changed     text NOT NULL,            -- against the version before
  client_part text NOT NULL,            -- how the client took part in agreeing it
  agreed_on   date,
  review_on   date,
  created_by  id NOT NULL,
  created_at  instant NOT NULL,
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT diagnosis_no UNIQUE (tenant_id, person_id, no)
);

-- One thing written down in a version. origin_id is the same in every version that it was carried to.
CREATE TABLE diag_entry (
  tenant_id    id NOT NULL,
  id           id NOT NULL,
  diagnosis_id id NOT NULL,
  origin_id    id NOT NULL,
  kind         text NOT NULL,           -- finding resource barrier ... (diagnosis_kind.c)
  code         text NOT NULL,           -- item, side or area
  content      text NOT NULL,
  more         text NOT NULL,
  who          text NOT NULL,
  source       text NOT NULL,           -- client family worker document, or empty
  on_date      date NOT NULL,
  until_on     date,
  minutes      int NOT NULL,
  ref_id       id,                      -- origin of the client's statement it belongs to
  partner_id   id,
  circle       text NOT NULL,           -- team partner
  sensitive    text NOT NULL,           -- health addiction violence disability, or empty
  client_sees  bool NOT NULL,
  created_by   id NOT NULL,
  created_at   instant NOT NULL,
  withdrawn_at instant,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX diag_entry_of ON diag_entry (tenant_id, diagnosis_id);

CREATE TABLE diag_problem (
  tenant_id    id NOT NULL,
  id           id NOT NULL,
  diagnosis_id id NOT NULL,
  origin_id    id NOT NULL,
  code         text NOT NULL,           -- of the dictionary, or empty
  content      text NOT NULL,
  cause        text NOT NULL,
  view_client  text NOT NULL,
  view_family  text NOT NULL,
  view_worker  text NOT NULL,
  recognised   text NOT NULL,           -- yes no unasked: does the client see it as her own
  blocking     bool NOT NULL,
  solvable     bool NOT NULL,
  place        int NOT NULL,            -- in the joint order; 0: none yet
  state        text NOT NULL,           -- named joint later solved
  talk_on      date,
  talk_note    text NOT NULL,
  return_on    date,
  partner_id   id,
  circle       text NOT NULL,
  sensitive    text NOT NULL,
  client_sees  bool NOT NULL,
  created_by   id NOT NULL,
  created_at   instant NOT NULL,
  withdrawn_at instant,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX diag_problem_of ON diag_problem (tenant_id, diagnosis_id);

-- After how many days a diagnosis is looked at again.
CREATE TABLE diag_setting (
  tenant_id   id NOT NULL,
  review_days int NOT NULL,
  PRIMARY KEY (tenant_id)
);
