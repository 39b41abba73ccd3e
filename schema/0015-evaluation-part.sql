-- 0015 - who is asked to fill in a sheet of an internal evaluation.
-- oldest program: 1

-- A round without rows here is from before: everybody may write.
CREATE TABLE evaluation_part (
  tenant_id id NOT NULL,
  round_id  id NOT NULL,
  user_id   id NOT NULL,
  PRIMARY KEY (tenant_id, round_id, user_id)
); -- narrow
