-- 0013 - the anonymous survey (tool 10). No row here says who answered or when; see doc/adr/0011-survey.md.
-- oldest program: 1

-- A code on paper. Belongs to no partnership's wall on purpose: whoever types one has not said which.
CREATE TABLE survey_code (
  code_hash      blob NOT NULL,
  partnership_id id NOT NULL,
  round_id       id NOT NULL,
  spent          bool NOT NULL,
  PRIMARY KEY (code_hash)
); -- narrow
CREATE INDEX survey_code_round ON survey_code (partnership_id, round_id);

CREATE TABLE survey_round (
  tenant_id id NOT NULL,
  id        id NOT NULL,
  group_id  id NOT NULL,
  number    int NOT NULL,               -- of the group: 1, 2 ...
  form      text NOT NULL,              -- url|version, fixed for the round
  form_version_id id NOT NULL,
  seal      blob NOT NULL,              -- public key; the other half is on paper only
  codes     int NOT NULL,               -- how many were made
  until_on  date NOT NULL,              -- last day for answers
  state     text NOT NULL,              -- running closed dropped
  answers   int NOT NULL,               -- from closing on
  opened_by id NOT NULL,
  opened_on date NOT NULL,
  closed_by id,
  closed_on date,
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT survey_round_number UNIQUE (tenant_id, group_id, number)
);

-- A sealed answer, all of one length; id: 128 random bits.
CREATE TABLE survey_sheet (
  tenant_id id NOT NULL,
  round_id  id NOT NULL,
  id        blob NOT NULL,
  sealed    blob NOT NULL,
  PRIMARY KEY (tenant_id, round_id, id)
); -- narrow

-- What is shown of a closed round or a pool, and nothing finer.
CREATE TABLE survey_result (
  tenant_id id NOT NULL,
  of_id     id NOT NULL,                -- a round or a pool
  place     int NOT NULL,
  question  text NOT NULL,              -- linkId
  codes     text NOT NULL,              -- lines; joined answers have several
  n         int NOT NULL,               -- -1: groups too small to show
  PRIMARY KEY (tenant_id, of_id, place)
);

-- An open answer, parted from its sheet; id: 128 random bits, so the order says nothing.
CREATE TABLE survey_words (
  tenant_id id NOT NULL,
  round_id  id NOT NULL,
  question  text NOT NULL,
  id        blob NOT NULL,
  content   text NOT NULL,
  PRIMARY KEY (tenant_id, round_id, question, id)
); -- narrow

-- Background questions wait here until 20 people answered; then the pool is shown once and the next begins.
CREATE TABLE survey_pool (
  tenant_id    id NOT NULL,
  id           id NOT NULL,
  form         text NOT NULL,
  answers      int NOT NULL,
  rounds       int NOT NULL,
  published_on date,
  PRIMARY KEY (tenant_id, id)
);

CREATE TABLE survey_pool_count (
  tenant_id id NOT NULL,
  pool_id   id NOT NULL,
  question  text NOT NULL,
  code      text NOT NULL,
  n         int NOT NULL,
  PRIMARY KEY (tenant_id, pool_id, question, code)
); -- narrow
