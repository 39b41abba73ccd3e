-- 0001 - what exists once per installation: organisations, partnerships, people who sign in.
-- oldest program: 1
-- These tables have no tenant_id on purpose.

CREATE TABLE setting (
  name  text NOT NULL,
  value text NOT NULL,
  PRIMARY KEY (name)
); -- narrow

CREATE TABLE organisation (
  id        id NOT NULL,
  kind      text NOT NULL,      -- ops pup ngo coop local_gov employer other
  name      text NOT NULL,
  name_fold text NOT NULL,
  seat      text NOT NULL,
  address   text NOT NULL,
  phone     text NOT NULL,
  email     text NOT NULL,
  PRIMARY KEY (id)
);
CREATE INDEX organisation_fold ON organisation (name_fold);

CREATE TABLE partnership (
  id           id NOT NULL,
  name         text NOT NULL,
  service_name text NOT NULL,
  voivodeship  text NOT NULL,
  powiat       text NOT NULL,
  gminas       text NOT NULL,   -- parted by ", "
  state        text NOT NULL,   -- forming active ended
  report_day   int  NOT NULL,   -- of the next month, 1-28 (R190)
  report_set   text NOT NULL,   -- basic extended (R122)
  labour_note  text NOT NULL,   -- the local labour market, who has it hardest (R072)
  created_at   instant NOT NULL,
  created_by   id NOT NULL,
  PRIMARY KEY (id)
);

CREATE TABLE account (
  id          id NOT NULL,
  login       text NOT NULL,
  login_fold  text NOT NULL,
  name        text NOT NULL,
  title       text NOT NULL,    -- post or profession
  phone       text NOT NULL,
  email       text NOT NULL,
  lang        text NOT NULL,    -- pl en
  password    text,             -- Argon2id string; NULL until the first link is used
  totp        blob,             -- secret; NULL: no second factor
  totp_last   int NOT NULL,     -- last time step used, so that a code works once
  disabled_at instant,
  created_at  instant NOT NULL,
  seen_at     instant,          -- the previous sign-in
  PRIMARY KEY (id),
  CONSTRAINT account_login UNIQUE (login_fold)
);

-- partnership_id 0: a role in the installation itself.
CREATE TABLE membership (
  id             id NOT NULL,
  user_id        id NOT NULL REFERENCES account (id),
  partnership_id id NOT NULL,
  partner_id     id NOT NULL,   -- 0: of no partner
  role           text NOT NULL, -- administrator coordinator worker head reader local_gov
  since_on       date NOT NULL,
  until_on       date,
  PRIMARY KEY (id),
  CONSTRAINT membership_once UNIQUE (user_id, partnership_id, role, since_on)
);
CREATE INDEX membership_partnership ON membership (partnership_id, user_id);

CREATE TABLE session (
  token_hash blob NOT NULL,
  user_id    id NOT NULL REFERENCES account (id),
  csrf       text NOT NULL,
  half       bool NOT NULL,     -- password given, second factor still owed
  address    text NOT NULL,
  created_at instant NOT NULL,
  seen_at    instant NOT NULL,
  expires_at instant NOT NULL,
  PRIMARY KEY (token_hash)
); -- narrow
CREATE INDEX session_by_user ON session (user_id);

CREATE TABLE invite (
  token_hash blob NOT NULL,
  user_id    id NOT NULL REFERENCES account (id),
  created_at instant NOT NULL,
  created_by id NOT NULL,
  expires_at instant NOT NULL,
  used_at    instant,
  PRIMARY KEY (token_hash)
); -- narrow
CREATE INDEX invite_user ON invite (user_id);

CREATE TABLE recovery (
  user_id   id NOT NULL REFERENCES account (id),
  code_hash blob NOT NULL,
  used_at   instant,
  PRIMARY KEY (user_id, code_hash)
); -- narrow

-- Failures counted per name ("a:" account, "i:" address) and quarter of an hour.
CREATE TABLE throttle (
  name text NOT NULL,
  slot int NOT NULL,
  n    int NOT NULL,
  PRIMARY KEY (name, slot)
); -- narrow

-- Append only: sign-ins, refusals, password changes.
CREATE TABLE signin_trail (
  id      id NOT NULL,
  at      instant NOT NULL,
  user_id id NOT NULL,          -- 0: nobody known
  address text NOT NULL,
  what    text NOT NULL,
  PRIMARY KEY (id)
);
CREATE INDEX signin_trail_user ON signin_trail (user_id, id);

CREATE TABLE outbox (
  id         id NOT NULL,
  recipient  text NOT NULL,
  subject    text NOT NULL,
  body       text NOT NULL,
  created_at instant NOT NULL,
  next_at    instant NOT NULL,
  tries      int NOT NULL,
  sent_at    instant,
  error      text NOT NULL,
  PRIMARY KEY (id)
);
CREATE INDEX outbox_due ON outbox (next_at);

-- A form that could not be saved (the session had ended): waits a day for the same person.
CREATE TABLE kept_form (
  id         id NOT NULL,
  user_id    id NOT NULL REFERENCES account (id),
  path       text NOT NULL,
  body       text NOT NULL,     -- JSON list of [name, value]
  created_at instant NOT NULL,
  PRIMARY KEY (id)
);
CREATE INDEX kept_form_user ON kept_form (user_id);
