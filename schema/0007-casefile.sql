-- 0007 - who may see what of a person's file.
-- oldest program: 1

-- On what ground one partner may read what another wrote of a person; or a recipient outside the house.
CREATE TABLE case_basis (
  tenant_id        id NOT NULL,
  id               id NOT NULL,
  person_id        id NOT NULL,
  ground           text NOT NULL,       -- statute agreement consent
  source_id        id NOT NULL,         -- the partner who wrote; 0: every partner
  recipient_id     id NOT NULL,         -- the partner who may read; 0: outside the partnership
  recipient        text NOT NULL,       -- its name where it is outside
  purpose          text NOT NULL,
  legal            text NOT NULL,       -- the article or the agreement
  kinds            text NOT NULL,       -- " health addiction ": sensitive kinds it covers besides the rest
  from_on          date NOT NULL,
  to_on            date,
  created_by       id NOT NULL,
  created_at       instant NOT NULL,
  withdrawn_at     instant,
  withdrawn_by     id,
  withdrawn_reason text NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX case_basis_person ON case_basis (tenant_id, person_id, recipient_id);

-- Who may read the sensitive facts of one kind of one person.
CREATE TABLE case_named (
  tenant_id  id NOT NULL,
  id         id NOT NULL,
  person_id  id NOT NULL,
  user_id    id NOT NULL,
  kind       text NOT NULL,             -- health addiction violence disability
  from_on    date NOT NULL,
  to_on      date,
  why        text NOT NULL,
  named_by   id NOT NULL,
  created_at instant NOT NULL,
  ended_at   instant,
  ended_by   id,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX case_named_person ON case_named (tenant_id, person_id, user_id);
