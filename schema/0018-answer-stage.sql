-- 0018 - in how many stages a partner assesses, and the consents that a signed survey gave.
-- oldest program: 1

-- A row: this partner assesses at this stage (R169).
CREATE TABLE partner_stage (
  tenant_id  id NOT NULL,
  partner_id id NOT NULL,
  stage      text NOT NULL,             -- reaction knowledge change
  how        text NOT NULL,             -- in the partner's words: a talk, a test
  PRIMARY KEY (tenant_id, partner_id, stage)
);

-- Grounds in case_basis that came from this filled form (R151).
CREATE TABLE answer_basis (
  tenant_id id NOT NULL,
  answer_id id NOT NULL,
  basis_id  id NOT NULL,
  PRIMARY KEY (tenant_id, answer_id, basis_id)
); -- narrow
