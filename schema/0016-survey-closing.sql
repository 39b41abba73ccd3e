-- 0016 - a survey that is being closed: what was counted so far. Gone when it is closed.
-- oldest program: 1

CREATE TABLE survey_closing (
  tenant_id id NOT NULL,
  round_id  id NOT NULL,
  sheets    int NOT NULL,
  counts    text NOT NULL,              -- numbers in the order of the form's questions and their answers
  PRIMARY KEY (tenant_id, round_id)
); -- narrow
