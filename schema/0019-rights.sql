-- 0019 - the client's paper rights: what was handed out and explained, requests for correction.
-- oldest program: 1

-- The information sheet as it was when it was handed out, and how it was explained (R369 R380 R396).
CREATE TABLE rights_handout (
  tenant_id   id NOT NULL,
  id          id NOT NULL,
  person_id   id NOT NULL,
  partner_id  id NOT NULL,
  author_id   id NOT NULL,
  on_date     date NOT NULL,
  lang        text NOT NULL,            -- of the sheet: pl en
  way         text NOT NULL,            -- talk read letter
  language    text NOT NULL,            -- the person's own, where it is another one
  interpreter text NOT NULL,            -- who interpreted
  format      text NOT NULL,            -- standard large easy audio sign braille
  understood  text NOT NULL,            -- yes partly no
  words       text NOT NULL,            -- what the person said to it
  again_on    date,                     -- where not all was understood: the day of the next talk
  content     text NOT NULL,            -- the lines that may change, each with the number of its part
  created_at  instant NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX rights_handout_person ON rights_handout (tenant_id, person_id, on_date);

CREATE TABLE rights_request (
  tenant_id   id NOT NULL,
  id          id NOT NULL,
  person_id   id NOT NULL,
  partner_id  id NOT NULL,              -- who took it and answers
  author_id   id NOT NULL,
  on_date     date NOT NULL,
  what        text NOT NULL,            -- what is not so
  should      text NOT NULL,            -- how it is
  due_on      date NOT NULL,
  decision    text NOT NULL,            -- "" open; done partly refused
  answer      text NOT NULL,
  answered_on date,
  answered_by id,
  created_at  instant NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX rights_request_person ON rights_request (tenant_id, person_id);
CREATE INDEX rights_request_open ON rights_request (tenant_id, decision, due_on);
