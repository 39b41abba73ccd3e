-- account.sql - people who sign in, their sessions, links, failures.

-- query account_session row
-- in  token_hash:blob now:instant
-- out user:user_id name:text login:text lang:text csrf:text half:bool seen_at:instant last_sign_in:instant?
SELECT a.id, a.name, a.login, a.lang, s.csrf, s.half, s.seen_at, a.seen_at
  FROM session s JOIN account a ON a.id = s.user_id
 WHERE s.token_hash = :token_hash AND s.expires_at > :now AND a.disabled_at IS NULL;

-- The same row although it has ended: whose form is it that must be kept?
-- query account_session_ended row
-- in  token_hash:blob
-- out user:user_id lang:text
SELECT a.id, a.lang FROM session s JOIN account a ON a.id = s.user_id
 WHERE s.token_hash = :token_hash AND a.disabled_at IS NULL;

-- query account_session_add exec
-- in  token_hash:blob user:user_id csrf:text half:bool address:text now:instant expires:instant
INSERT INTO session (token_hash, user_id, csrf, half, address, created_at, seen_at, expires_at)
VALUES (:token_hash, :user, :csrf, :half, :address, :now, :now, :expires);

-- query account_session_seen exec
-- in  token_hash:blob now:instant expires:instant
UPDATE session SET seen_at = :now, expires_at = :expires WHERE token_hash = :token_hash;

-- query account_session_end exec
-- in  token_hash:blob now:instant
UPDATE session SET expires_at = :now WHERE token_hash = :token_hash;

-- query account_session_end_others exec
-- in  user:user_id token_hash:blob now:instant
UPDATE session SET expires_at = :now WHERE user_id = :user AND token_hash <> :token_hash AND expires_at > :now;

-- query account_session_sweep exec
-- in  before:instant
DELETE FROM session WHERE expires_at < :before;

-- Of one partnership and of none; without a partnership (0) of all she belongs to, by their names.
-- query account_roles rows
-- in  user:user_id partnership:tenant_id today:date
-- out partnership:tenant_id partner:partner_id role:text name:text? state:text?
SELECT m.partnership_id, m.partner_id, m.role, p.name, p.state
  FROM membership m LEFT JOIN partnership p ON p.id = m.partnership_id
 WHERE m.user_id = :user AND (m.partnership_id IN (0, :partnership) OR :partnership = 0)
   AND m.since_on <= :today AND (m.until_on IS NULL OR m.until_on >= :today)
 ORDER BY CASE WHEN m.partnership_id = 0 THEN 0 ELSE 1 END, p.name, m.partnership_id, m.role LIMIT 1000;

-- query account_by_login row
-- in  login_fold:text
-- out user:user_id name:text password:text? totp:blob? totp_last:int lang:text email:text disabled_at:instant?
SELECT id, name, password, totp, totp_last, lang, email, disabled_at FROM account WHERE login_fold = :login_fold;

-- query account_get row
-- in  user:user_id
-- out user:user_id login:text name:text title:text phone:text email:text lang:text password:text? totp:blob? totp_last:int disabled_at:instant? seen_at:instant?
SELECT id, login, name, title, phone, email, lang, password, totp, totp_last, disabled_at, seen_at
  FROM account WHERE id = :user;

-- query account_list rows
-- out user:user_id login:text name:text email:text has_password:bool has_totp:bool disabled_at:instant? seen_at:instant?
SELECT id, login, name, email, password IS NOT NULL, totp IS NOT NULL, disabled_at, seen_at
  FROM account ORDER BY login_fold LIMIT 1000;

-- query account_insert exec
-- in  user:user_id login:text login_fold:text name:text title:text phone:text email:text lang:text now:instant
-- conflict account_login
INSERT INTO account (id, login, login_fold, name, title, phone, email, lang, totp_last, created_at)
VALUES (:user, :login, :login_fold, :name, :title, :phone, :email, :lang, 0, :now);

-- query account_membership_add exec
-- in  id:membership_id user:user_id partnership:tenant_id partner:partner_id role:text since:date
INSERT INTO membership (id, user_id, partnership_id, partner_id, role, since_on)
VALUES (:id, :user, :partnership, :partner, :role, :since)
ON CONFLICT DO NOTHING;

-- query account_set_password exec
-- in  user:user_id password:text
UPDATE account SET password = :password WHERE id = :user;

-- query account_set_totp exec
-- in  user:user_id totp:blob? step:int
UPDATE account SET totp = :totp, totp_last = :step WHERE id = :user;

-- A code works once: the step only goes forward.
-- query account_use_step exec
-- in  user:user_id step:int
UPDATE account SET totp_last = :step WHERE id = :user AND totp_last < :step;

-- query account_set_lang exec
-- in  user:user_id lang:text
UPDATE account SET lang = :lang WHERE id = :user;

-- query account_set_seen exec
-- in  user:user_id now:instant
UPDATE account SET seen_at = :now WHERE id = :user;

-- query account_set_disabled exec
-- in  user:user_id at:instant?
UPDATE account SET disabled_at = :at WHERE id = :user;

-- query account_set_contact exec
-- in  user:user_id phone:text email:text
UPDATE account SET phone = :phone, email = :email WHERE id = :user;

-- query account_invite_add exec
-- in  token_hash:blob user:user_id by:user_id now:instant expires:instant
INSERT INTO invite (token_hash, user_id, created_at, created_by, expires_at)
VALUES (:token_hash, :user, :now, :by, :expires);

-- An older link stops working when a new one is made.
-- query account_invite_end exec
-- in  user:user_id now:instant
UPDATE invite SET expires_at = :now WHERE user_id = :user AND used_at IS NULL AND expires_at > :now;

-- query account_invite_get row
-- in  token_hash:blob now:instant
-- out user:user_id login:text name:text lang:text
SELECT a.id, a.login, a.name, a.lang FROM invite i JOIN account a ON a.id = i.user_id
 WHERE i.token_hash = :token_hash AND i.used_at IS NULL AND i.expires_at > :now AND a.disabled_at IS NULL;

-- query account_invite_of row
-- in  token_hash:blob
-- out user:user_id
SELECT user_id FROM invite WHERE token_hash = :token_hash;

-- query account_invite_use exec
-- in  token_hash:blob now:instant
UPDATE invite SET used_at = :now WHERE token_hash = :token_hash AND used_at IS NULL AND expires_at > :now;

-- query account_recovery_add exec
-- in  user:user_id code_hash:blob
INSERT INTO recovery (user_id, code_hash) VALUES (:user, :code_hash);

-- query account_recovery_clear exec
-- in  user:user_id
DELETE FROM recovery WHERE user_id = :user;

-- query account_recovery_use exec
-- in  user:user_id code_hash:blob now:instant
UPDATE recovery SET used_at = :now WHERE user_id = :user AND code_hash = :code_hash AND used_at IS NULL;

-- query account_recovery_left row
-- in  user:user_id
-- out n:int
SELECT count(*) FROM recovery WHERE user_id = :user AND used_at IS NULL;

-- query account_throttle row
-- in  account:text address:text since:int
-- out by_account:int by_address:int
SELECT CAST(COALESCE(SUM(CASE WHEN name = :account THEN n ELSE 0 END), 0) AS bigint),
       CAST(COALESCE(SUM(CASE WHEN name = :address THEN n ELSE 0 END), 0) AS bigint)
  FROM throttle WHERE name IN (:account, :address) AND slot >= :since;

-- query account_throttle_add exec
-- in  name:text slot:int
INSERT INTO throttle (name, slot, n) VALUES (:name, :slot, 1)
ON CONFLICT (name, slot) DO UPDATE SET n = throttle.n + 1;

-- query account_throttle_clear exec
-- in  name:text
DELETE FROM throttle WHERE name = :name;

-- query account_throttle_sweep exec
-- in  before:int
DELETE FROM throttle WHERE slot < :before;

-- query account_trail exec
-- in  id:trail_id at:instant user:user_id address:text what:text
INSERT INTO signin_trail (id, at, user_id, address, what) VALUES (:id, :at, :user, :address, :what);

-- query account_trail_recent rows
-- in  user:user_id
-- out at:instant address:text what:text
SELECT at, address, what FROM signin_trail WHERE user_id = :user ORDER BY id DESC LIMIT 20;

-- query kept_add exec
-- in  id:kept_id user:user_id path:text body:text now:instant
INSERT INTO kept_form (id, user_id, path, body, created_at) VALUES (:id, :user, :path, :body, :now);

-- query kept_latest row
-- in  user:user_id since:instant
-- out id:kept_id path:text body:text
SELECT id, path, body FROM kept_form WHERE user_id = :user AND created_at > :since ORDER BY id DESC LIMIT 1;

-- query kept_sweep exec
-- in  before:instant
DELETE FROM kept_form WHERE created_at < :before;

-- query setting_get row
-- in  name:text
-- out value:text
SELECT value FROM setting WHERE name = :name;

-- query setting_put exec
-- in  name:text value:text
INSERT INTO setting (name, value) VALUES (:name, :value)
ON CONFLICT (name) DO UPDATE SET value = excluded.value;

-- query setting_accounts row
-- out n:int
SELECT count(*) FROM account;
