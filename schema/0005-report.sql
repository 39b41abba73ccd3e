-- 0005 - the monthly monitoring report (tool 8).
-- oldest program: 1

-- One row per month and version; version 1 is the report, later ones are corrections.
CREATE TABLE report (
  tenant_id       id NOT NULL,
  id              id NOT NULL,
  month           text NOT NULL,
  version         int NOT NULL,
  number          int NOT NULL,         -- in the year of the month
  report_set      text NOT NULL,        -- basic extended
  state           text NOT NULL,        -- draft approved
  remarks         text NOT NULL,        -- XIII, by the coordinator
  why             text NOT NULL,        -- of a correction
  content         text,                 -- JSON of everything printed, from approval on
  difference      text,                 -- JSON list of lines, of a correction
  paper_id        id,
  public_paper_id id,                   -- the edition without IX-XI
  approved_by     id,
  approved_at     instant,
  created_by      id NOT NULL,
  created_at      instant NOT NULL,
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT report_version UNIQUE (tenant_id, month, version)
);

-- Words the coordinator put in place of a section's draft.
CREATE TABLE report_text (
  tenant_id id NOT NULL,
  report_id id NOT NULL,
  section   text NOT NULL,              -- "III" ...
  content   text NOT NULL,
  by_id     id NOT NULL,
  at        instant NOT NULL,
  PRIMARY KEY (tenant_id, report_id, section)
);

-- What each partner adds before its day (R154).
CREATE TABLE report_part (
  tenant_id  id NOT NULL,
  report_id  id NOT NULL,
  partner_id id NOT NULL,
  state      text NOT NULL,             -- draft ready
  done       text NOT NULL,
  remarks    text NOT NULL,
  by_id      id NOT NULL,
  at         instant NOT NULL,
  PRIMARY KEY (tenant_id, report_id, partner_id)
);
