-- 0011 - forms as data and what was answered.
-- oldest program: 1

-- A published version never changes: an answer keeps its url|version. content: a FHIR Questionnaire.
CREATE TABLE form_version (
  tenant_id    id NOT NULL,
  id           id NOT NULL,
  url          text NOT NULL,
  version      text NOT NULL,
  name         text NOT NULL,
  title_pl     text NOT NULL,
  title_en     text NOT NULL,
  about        text NOT NULL,           -- person service group anonymous partnership
  state        text NOT NULL,           -- draft published retired
  sha256       text NOT NULL,           -- of content
  created_by   id,
  created_at   instant NOT NULL,
  published_by id,
  published_at instant,
  content      text NOT NULL,
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT form_version_url UNIQUE (tenant_id, url, version)
);

-- A filled form. content: a QuestionnaireResponse; what stood before a correction is in change.
CREATE TABLE answer (
  tenant_id       id NOT NULL,
  id              id NOT NULL,
  form_version_id id NOT NULL,
  person_id       id,
  service_id      id,
  group_id        id,
  partner_id      id,                   -- of whoever began it
  state           text NOT NULL,        -- draft signed withdrawn
  stage           text NOT NULL,        -- reaction knowledge change; '' not staged
  begun_by        id NOT NULL,
  begun_at        instant NOT NULL,
  changed_by      id NOT NULL,
  changed_at      instant NOT NULL,
  signed_on       date,
  signed_at_place text NOT NULL,
  signed_who      text NOT NULL,
  signed_by       id,
  signed_at       instant,
  withdrawn_at    instant,
  content         text NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX answer_person ON answer (tenant_id, person_id);
CREATE INDEX answer_open ON answer (tenant_id, changed_by, state);
