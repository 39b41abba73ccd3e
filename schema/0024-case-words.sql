-- 0024 - whose words a finding and a goal are: the same words in two files are seen.
-- oldest program: 1

-- A mark of what a text of a file says, to find the same in the file of another client (R109); 0: too short to tell.
CREATE TABLE case_words (
  tenant_id  id NOT NULL,
  thing_id   id NOT NULL,               -- of its first version: a finding, a goal; a plan, a diagnosis
  person_id  id NOT NULL,
  partner_id id NOT NULL,               -- who wrote it
  mark       int NOT NULL,
  PRIMARY KEY (tenant_id, thing_id)
); -- narrow
CREATE INDEX case_words_mark ON case_words (tenant_id, mark);
CREATE INDEX case_words_person ON case_words (tenant_id, person_id);
