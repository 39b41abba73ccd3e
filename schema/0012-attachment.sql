-- 0012 - scans of signed papers, in pieces of 256 KB.
-- oldest program: 1

CREATE TABLE attachment (
  tenant_id id NOT NULL,
  id        id NOT NULL,
  answer_id id NOT NULL,
  name      text NOT NULL,              -- as its giver called it
  type      text NOT NULL,              -- by its bytes
  size      int NOT NULL,
  sha256    text NOT NULL,
  by_id     id NOT NULL,
  at        instant NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX attachment_answer ON attachment (tenant_id, answer_id);

CREATE TABLE attachment_piece (
  tenant_id     id NOT NULL,
  attachment_id id NOT NULL,
  nth           int NOT NULL,
  bytes         blob NOT NULL,
  PRIMARY KEY (tenant_id, attachment_id, nth)
);
