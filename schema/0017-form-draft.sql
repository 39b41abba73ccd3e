-- 0017 - what a form was before each change while it is being made; files of forms that came from elsewhere.
-- oldest program: 1

CREATE TABLE form_step (
  tenant_id       id NOT NULL,
  form_version_id id NOT NULL,
  nth             int NOT NULL,
  what            text NOT NULL,        -- add change remove move when about copy
  label           text NOT NULL,        -- of what was changed
  by_id           id NOT NULL,
  at              instant NOT NULL,
  was             text NOT NULL,        -- the form before
  PRIMARY KEY (tenant_id, form_version_id, nth)
);

-- As it came, until what it holds is taken or it is a week old.
CREATE TABLE form_file (
  tenant_id id NOT NULL,
  id        id NOT NULL,
  name      text NOT NULL,              -- as its giver called it
  sha256    text NOT NULL,
  by_id     id NOT NULL,
  at        instant NOT NULL,
  content   text NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX form_file_at ON form_file (tenant_id, at);
