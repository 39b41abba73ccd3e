-- 0002 - a partnership's partners and people, the trail, what was corrected, kept papers.
-- oldest program: 1

CREATE TABLE partner (
  tenant_id       id NOT NULL,
  id              id NOT NULL,
  organisation_id id NOT NULL REFERENCES organisation (id),
  kind            text NOT NULL,        -- as the organisation's, kept here for the rules
  name            text NOT NULL,        -- short, as the reports print it
  profile         text NOT NULL,        -- whom it knows and serves best (R076)
  contact_id      id,                   -- account (R061)
  report_day      int,                  -- its own day, if other than the partnership's (R190)
  joined_on       date NOT NULL,
  left_on         date,
  PRIMARY KEY (tenant_id, id)
);

CREATE TABLE absence (
  tenant_id  id NOT NULL,
  id         id NOT NULL,
  user_id    id NOT NULL,
  standin_id id,
  from_on    date NOT NULL,
  to_on      date NOT NULL,
  PRIMARY KEY (tenant_id, id)
);

-- Append only (design.md section 5, Trail).
CREATE TABLE trail (
  tenant_id id NOT NULL,
  id        id NOT NULL,
  at        instant NOT NULL,
  actor_id  id NOT NULL,
  action    text NOT NULL,              -- "service.add"
  thing_id  id NOT NULL,
  person_id id NOT NULL,                -- 0: about nobody
  detail    text NOT NULL,              -- never names or numbers of people
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX trail_person ON trail (tenant_id, person_id, id);

-- Who looked at whom, once per quarter of an hour.
CREATE TABLE look (
  tenant_id id NOT NULL,
  person_id id NOT NULL,
  actor_id  id NOT NULL,
  quarter   int NOT NULL,
  PRIMARY KEY (tenant_id, person_id, actor_id, quarter)
); -- narrow

-- What stood before a correction, a move or a withdrawal; nothing is overwritten without it.
CREATE TABLE change (
  tenant_id id NOT NULL,
  id        id NOT NULL,
  thing     text NOT NULL,              -- "service"
  thing_id  id NOT NULL,
  kind      text NOT NULL,              -- correct move withdraw
  reason    text NOT NULL,
  was       text NOT NULL,              -- JSON of the row before
  at        instant NOT NULL,
  by_id     id NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX change_thing ON change (tenant_id, thing, thing_id, id);

-- Bytes of an approved paper; they never change.
CREATE TABLE paper (
  tenant_id  id NOT NULL,
  id         id NOT NULL,
  name       text NOT NULL,             -- file name
  type       text NOT NULL,
  sha256     text NOT NULL,
  bytes      blob NOT NULL,
  created_at instant NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
