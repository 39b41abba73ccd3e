-- 0023 - search by any part of a name: the endings of its words, of three letters and more.
-- oldest program: 23

-- "kowalski" also stands as "owalski", "walski" ... "ski"; once, however many people have the word. Who has it says
-- person_word.
CREATE TABLE name_ending (
  tenant_id id NOT NULL,
  ending    text NOT NULL,
  word      text NOT NULL,
  PRIMARY KEY (tenant_id, ending, word)
); -- narrow

INSERT INTO name_ending (tenant_id, ending, word)
  WITH RECURSIVE part(tenant_id, ending, word) AS (
    SELECT DISTINCT tenant_id, substr(word, 2), word FROM person_word WHERE length(word) > 3
    UNION ALL SELECT tenant_id, substr(ending, 2), word FROM part WHERE length(ending) > 3)
  SELECT tenant_id, ending, word FROM part WHERE true ON CONFLICT (tenant_id, ending, word) DO NOTHING;
