-- next - what a later release might add: test/fault migrates to it while this program serves.
-- oldest program: 1

ALTER TABLE service ADD COLUMN later_word text;
ALTER TABLE account ADD COLUMN later_day date;

CREATE TABLE later (
  tenant_id  id NOT NULL,
  id         id NOT NULL,
  person_id  id NOT NULL,
  content    text NOT NULL,
  created_at instant NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX later_person ON later (tenant_id, person_id);
CREATE INDEX service_later ON service (tenant_id, later_word);
