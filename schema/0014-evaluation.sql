-- 0014 - the internal evaluation (tool 9): rounds, a sheet of each person, the agreed text.
-- oldest program: 1

CREATE TABLE evaluation_round (
  tenant_id    id NOT NULL,
  id           id NOT NULL,
  number       int NOT NULL,            -- 1: the first, which describes; later ones assess (R269)
  from_month   text NOT NULL,
  to_month     text NOT NULL,
  due_on       date NOT NULL,           -- sheets are wanted by this day
  editor_id    id NOT NULL,             -- who finalises (R130)
  form_version_id id NOT NULL,          -- of the whole round
  state        text NOT NULL,           -- open agreed published
  paper_id     id,                      -- kept bytes, once agreed
  agreed_by    id,
  agreed_at    instant,
  published_by id,
  published_at instant,
  created_by   id NOT NULL,
  created_at   instant NOT NULL,
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT evaluation_number UNIQUE (tenant_id, number)
);

-- user_id 0: the agreed text.
CREATE TABLE evaluation_sheet (
  tenant_id  id NOT NULL,
  round_id   id NOT NULL,
  user_id    id NOT NULL,
  partner_id id NOT NULL,
  content    text NOT NULL,             -- QuestionnaireResponse JSON
  at         instant NOT NULL,
  PRIMARY KEY (tenant_id, round_id, user_id)
);
