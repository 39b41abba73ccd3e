-- db_test.sql - statements for the tests of this room, on the real schema.

-- query dbt_account exec
-- in  id:int login:text totp:blob?
-- conflict account_login
INSERT INTO account (id, login, login_fold, name, title, phone, email, lang, totp, totp_last, created_at)
VALUES (:id, :login, :login, 'Zażółć Gęślą', '', '', '', 'pl', :totp, 0, 1);

-- query dbt_account_bare exec
-- in  id:int login:text
INSERT INTO account (id, login, login_fold, name, title, phone, email, lang, totp_last, created_at)
VALUES (:id, :login, :login, '', '', '', '', 'pl', 0, 1);

-- query dbt_totp row
-- in  id:int
-- out totp:blob?
SELECT totp FROM account WHERE id = :id;

-- query dbt_accounts row
-- out n:int
SELECT count(*) FROM account;

-- query dbt_rename exec
-- in  id:int name:text
UPDATE account SET name = :name WHERE id = :id;

-- query dbt_partnership exec
-- in  id:int
INSERT INTO partnership (id, name, service_name, voivodeship, powiat, gminas, state, report_day, report_set,
  labour_note, created_at, created_by)
VALUES (:id, 'P', 'Usługa', 'mazowieckie', 'x', 'y', 'active', 10, 'basic', '', 1, 1);

-- query dbt_trail exec
-- in  tenant:int id:int
INSERT INTO trail (tenant_id, id, at, actor_id, action, thing_id, person_id, detail)
VALUES (:tenant, :id, 1, 1, 'test', 0, 0, '');

-- Forgets the predicate on purpose.
-- query dbt_trail_all row
-- out n:int
SELECT count(*) FROM trail;

-- query dbt_trail_rewrite exec
-- in  tenant:int
UPDATE trail SET detail = 'x' WHERE tenant_id = :tenant;

-- query dbt_endings rows
-- in  tenant:int
-- out ending:text
SELECT ending FROM name_ending WHERE tenant_id = :tenant ORDER BY ending LIMIT 10;
