-- survey.sql - rounds, codes, sealed answers, what is shown of them.

-- query survey_group row
-- in  tenant:tenant_id group:group_id
-- out name:text clients:int
SELECT g.name, (SELECT count(*) FROM enrolment e WHERE e.tenant_id = g.tenant_id AND e.group_id = g.id
                   AND e.to_on IS NULL)
  FROM client_group g WHERE g.tenant_id = :tenant AND g.id = :group;

-- query survey_rounds rows
-- in  tenant:tenant_id group:group_id
-- out id:survey_id number:int form:text codes:int until_on:date state:text answers:int opened_on:date closed_on:date? running:int
SELECT r.id, r.number, r.form, r.codes, r.until_on, r.state, r.answers, r.opened_on, r.closed_on,
       (SELECT count(*) FROM survey_sheet s WHERE s.tenant_id = r.tenant_id AND s.round_id = r.id)
  FROM survey_round r WHERE r.tenant_id = :tenant AND r.group_id = :group ORDER BY r.number DESC LIMIT 100;

-- running: answers so far; of a round that is being closed: those counted.
-- query survey_get row
-- in  tenant:tenant_id id:survey_id
-- out group:group_id group_name:text number:int form:text version:form_version_id seal:blob codes:int until_on:date state:text answers:int opened_on:date closed_on:date? running:int
SELECT r.group_id, g.name, r.number, r.form, r.form_version_id, r.seal, r.codes, r.until_on, r.state, r.answers, r.opened_on,
       r.closed_on,
       CASE WHEN r.state = 'running' THEN
           (SELECT count(*) FROM survey_sheet s WHERE s.tenant_id = r.tenant_id AND s.round_id = r.id)
       ELSE COALESCE((SELECT c.sheets FROM survey_closing c WHERE c.tenant_id = r.tenant_id AND c.round_id = r.id), 0)
       END
  FROM survey_round r JOIN client_group g ON g.tenant_id = r.tenant_id AND g.id = r.group_id
 WHERE r.tenant_id = :tenant AND r.id = :id;

-- query survey_next_number row
-- in  tenant:tenant_id group:group_id
-- out n:int
SELECT COALESCE(MAX(number), 0) + 1 FROM survey_round WHERE tenant_id = :tenant AND group_id = :group;

-- query survey_insert exec
-- in  tenant:tenant_id id:survey_id group:group_id number:int form:text version:form_version_id seal:blob codes:int until:date by:user_id today:date
INSERT INTO survey_round (tenant_id, id, group_id, number, form, form_version_id, seal, codes, until_on, state, answers,
                          opened_by, opened_on)
VALUES (:tenant, :id, :group, :number, :form, :version, :seal, :codes, :until, 'running', 0, :by, :today)
ON CONFLICT (tenant_id, id) DO NOTHING;

-- query survey_code_insert exec
-- in  hash:blob partnership:tenant_id round:survey_id
INSERT INTO survey_code (code_hash, partnership_id, round_id, spent) VALUES (:hash, :partnership, :round, 0)
ON CONFLICT (code_hash) DO NOTHING;

-- query survey_code_get row
-- in  hash:blob
-- out partnership:tenant_id round:survey_id spent:bool
SELECT partnership_id, round_id, spent FROM survey_code WHERE code_hash = :hash;

-- query survey_code_spend exec
-- in  hash:blob
UPDATE survey_code SET spent = 1 WHERE code_hash = :hash AND spent = 0;

-- query survey_sheet_insert exec
-- in  tenant:tenant_id round:survey_id id:blob sealed:blob
INSERT INTO survey_sheet (tenant_id, round_id, id, sealed) VALUES (:tenant, :round, :id, :sealed);

-- query survey_sheet_has row
-- in  tenant:tenant_id round:survey_id id:blob
-- out n:int
SELECT count(*) FROM survey_sheet WHERE tenant_id = :tenant AND round_id = :round AND id = :id;

-- All rows of the round are written anew with each answer, in the order of their random ids: on PostgreSQL
-- the transaction that wrote a row (xmin) and its place say nothing about which answer came with which code.
-- query survey_sheet_blur exec
-- in  tenant:tenant_id round:survey_id
UPDATE survey_sheet SET sealed = sealed WHERE tenant_id = :tenant AND round_id = :round;

-- query survey_code_blur exec
-- in  partnership:tenant_id round:survey_id
UPDATE survey_code SET spent = spent WHERE partnership_id = :partnership AND round_id = :round;

-- query survey_sheets rows
-- in  tenant:tenant_id round:survey_id limit:int
-- out id:blob sealed:blob
SELECT id, sealed FROM survey_sheet WHERE tenant_id = :tenant AND round_id = :round ORDER BY id LIMIT :limit;

-- How many there are, up to a limit: counting all of a large round would take longer than opening a lot.
-- query survey_sheets_left row
-- in  tenant:tenant_id round:survey_id limit:int
-- out n:int
SELECT count(*) FROM (SELECT 1 AS one FROM survey_sheet WHERE tenant_id = :tenant AND round_id = :round
                       LIMIT :limit) x;

-- Up to this one, which was the last that was opened.
-- query survey_sheets_taken exec
-- in  tenant:tenant_id round:survey_id last:blob
DELETE FROM survey_sheet WHERE tenant_id = :tenant AND round_id = :round AND id <= :last;

-- query survey_closing_begin exec
-- in  tenant:tenant_id id:survey_id
UPDATE survey_round SET state = 'closing' WHERE tenant_id = :tenant AND id = :id AND state = 'running';

-- query survey_closing_get row
-- in  tenant:tenant_id round:survey_id
-- out sheets:int counts:text
SELECT sheets, counts FROM survey_closing WHERE tenant_id = :tenant AND round_id = :round;

-- query survey_closing_put exec
-- in  tenant:tenant_id round:survey_id sheets:int counts:text
INSERT INTO survey_closing (tenant_id, round_id, sheets, counts) VALUES (:tenant, :round, :sheets, :counts)
ON CONFLICT (tenant_id, round_id) DO UPDATE SET sheets = excluded.sheets, counts = excluded.counts;

-- query survey_closing_drop exec
-- in  tenant:tenant_id round:survey_id
DELETE FROM survey_closing WHERE tenant_id = :tenant AND round_id = :round;

-- query survey_words_clear exec
-- in  tenant:tenant_id round:survey_id
DELETE FROM survey_words WHERE tenant_id = :tenant AND round_id = :round;

-- query survey_words_insert exec
-- in  tenant:tenant_id round:survey_id question:text id:blob content:text
INSERT INTO survey_words (tenant_id, round_id, question, id, content)
VALUES (:tenant, :round, :question, :id, :content);

-- query survey_words_drop exec
-- in  tenant:tenant_id round:survey_id question:text
DELETE FROM survey_words WHERE tenant_id = :tenant AND round_id = :round AND question = :question;

-- query survey_words rows
-- in  tenant:tenant_id round:survey_id
-- out question:text content:text
SELECT question, content FROM survey_words WHERE tenant_id = :tenant AND round_id = :round
 ORDER BY question, id LIMIT 2000;

-- query survey_result_insert exec
-- in  tenant:tenant_id of:int place:int question:text codes:text n:int
INSERT INTO survey_result (tenant_id, of_id, place, question, codes, n)
VALUES (:tenant, :of, :place, :question, :codes, :n);

-- query survey_results rows
-- in  tenant:tenant_id of:int
-- out question:text codes:text n:int
SELECT question, codes, n FROM survey_result WHERE tenant_id = :tenant AND of_id = :of ORDER BY place LIMIT 1000;

-- query survey_sheets_drop exec
-- in  tenant:tenant_id round:survey_id
DELETE FROM survey_sheet WHERE tenant_id = :tenant AND round_id = :round;

-- query survey_codes_drop exec
-- in  partnership:tenant_id round:survey_id
DELETE FROM survey_code WHERE partnership_id = :partnership AND round_id = :round;

-- query survey_end exec
-- in  tenant:tenant_id id:survey_id state:text answers:int seal:blob by:user_id today:date
UPDATE survey_round SET state = :state, answers = :answers, seal = :seal, closed_by = :by, closed_on = :today
 WHERE tenant_id = :tenant AND id = :id AND state IN ('running', 'closing');

-- The closed round of the group before this one, with results and on the same form, of any version.
-- query survey_earlier row
-- in  tenant:tenant_id group:group_id number:int version:form_version_id
-- out id:survey_id number:int answers:int closed_on:date version:form_version_id
SELECT e.id, e.number, e.answers, e.closed_on, e.form_version_id
  FROM form_version f
  JOIN form_version g ON g.tenant_id = f.tenant_id AND g.url = f.url
  JOIN survey_round e ON e.tenant_id = g.tenant_id AND e.form_version_id = g.id
 WHERE f.tenant_id = :tenant AND f.id = :version AND e.group_id = :group AND e.number < :number
   AND e.state = 'closed' AND e.answers >= 5
 ORDER BY e.number DESC LIMIT 1;

-- query survey_pool_open row
-- in  tenant:tenant_id form:text
-- out id:survey_id answers:int
SELECT id, answers FROM survey_pool WHERE tenant_id = :tenant AND form = :form AND published_on IS NULL
 ORDER BY id LIMIT 1;

-- query survey_pool_insert exec
-- in  tenant:tenant_id id:survey_id form:text
INSERT INTO survey_pool (tenant_id, id, form, answers, rounds) VALUES (:tenant, :id, :form, 0, 0);

-- query survey_pool_add exec
-- in  tenant:tenant_id id:survey_id answers:int
UPDATE survey_pool SET answers = answers + :answers, rounds = rounds + 1 WHERE tenant_id = :tenant AND id = :id;

-- query survey_pool_count_add exec
-- in  tenant:tenant_id pool:survey_id question:text code:text n:int
INSERT INTO survey_pool_count (tenant_id, pool_id, question, code, n)
VALUES (:tenant, :pool, :question, :code, :n)
ON CONFLICT (tenant_id, pool_id, question, code) DO UPDATE SET n = survey_pool_count.n + excluded.n;

-- query survey_pool_counts rows
-- in  tenant:tenant_id pool:survey_id
-- out question:text code:text n:int
SELECT question, code, n FROM survey_pool_count WHERE tenant_id = :tenant AND pool_id = :pool
 ORDER BY question, code LIMIT 1000;

-- query survey_pool_counts_drop exec
-- in  tenant:tenant_id pool:survey_id
DELETE FROM survey_pool_count WHERE tenant_id = :tenant AND pool_id = :pool;

-- query survey_pool_publish exec
-- in  tenant:tenant_id id:survey_id today:date
UPDATE survey_pool SET published_on = :today WHERE tenant_id = :tenant AND id = :id AND published_on IS NULL;

-- query survey_pool_shown row
-- in  tenant:tenant_id form:text
-- out id:survey_id answers:int rounds:int published_on:date
SELECT id, answers, rounds, published_on FROM survey_pool
 WHERE tenant_id = :tenant AND form = :form AND published_on IS NOT NULL ORDER BY id DESC LIMIT 1;
