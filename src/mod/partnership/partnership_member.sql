-- partnership_member.sql - the people of a partnership: memberships, absences.

-- query member_list rows
-- in  tenant:tenant_id today:date
-- out user:user_id login:text name:text title:text phone:text email:text partner:partner_id partner_name:text? role:text waiting:bool until_on:date?
-- all because a partnership has a few dozen people
SELECT m.user_id, a.login, a.name, a.title, a.phone, a.email, m.partner_id, p.name, m.role, a.password IS NULL, m.until_on
  FROM membership m JOIN account a ON a.id = m.user_id
  LEFT JOIN partner p ON p.tenant_id = :tenant AND p.id = m.partner_id
 WHERE m.partnership_id = :tenant AND m.since_on <= :today AND (m.until_on IS NULL OR m.until_on >= :today)
 ORDER BY m.user_id, m.role;

-- query member_is row
-- in  tenant:tenant_id user:user_id today:date
-- out n:int
SELECT count(*) FROM membership
 WHERE partnership_id = :tenant AND user_id = :user AND since_on <= :today AND (until_on IS NULL OR until_on >= :today);

-- query member_partner_is row
-- in  tenant:tenant_id partner:partner_id today:date
-- out n:int
SELECT count(*) FROM partner
 WHERE tenant_id = :tenant AND id = :partner AND (left_on IS NULL OR left_on >= :today);

-- A role taken away and given back on the same day is the same row.
-- query member_role_add exec
-- in  id:membership_id tenant:tenant_id user:user_id partner:partner_id role:text today:date
INSERT INTO membership (id, user_id, partnership_id, partner_id, role, since_on)
VALUES (:id, :user, :tenant, :partner, :role, :today)
ON CONFLICT (user_id, partnership_id, role, since_on) DO UPDATE SET until_on = NULL, partner_id = excluded.partner_id;

-- query member_role_end exec
-- in  tenant:tenant_id user:user_id role:text today:date last:date
UPDATE membership SET until_on = :last
 WHERE partnership_id = :tenant AND user_id = :user AND role = :role AND (until_on IS NULL OR until_on >= :today);

-- query member_set_partner exec
-- in  tenant:tenant_id user:user_id partner:partner_id today:date
UPDATE membership SET partner_id = :partner
 WHERE partnership_id = :tenant AND user_id = :user AND (until_on IS NULL OR until_on >= :today);

-- query member_end exec
-- in  tenant:tenant_id user:user_id today:date last:date
UPDATE membership SET until_on = :last
 WHERE partnership_id = :tenant AND user_id = :user AND (until_on IS NULL OR until_on >= :today);

-- query member_other_coordinators row
-- in  tenant:tenant_id user:user_id today:date
-- out n:int
SELECT count(*) FROM membership
 WHERE partnership_id = :tenant AND user_id <> :user AND role = 'coordinator' AND since_on <= :today
   AND until_on IS NULL;

-- query absence_list rows
-- in  tenant:tenant_id today:date
-- out id:absence_id user:user_id name:text standin_id:user_id? standin:text? from_on:date to_on:date
SELECT x.id, x.user_id, a.name, x.standin_id, s.name, x.from_on, x.to_on
  FROM absence x JOIN account a ON a.id = x.user_id LEFT JOIN account s ON s.id = x.standin_id
 WHERE x.tenant_id = :tenant AND x.to_on >= :today ORDER BY x.from_on, x.id LIMIT 100;

-- query absence_get row
-- in  tenant:tenant_id id:absence_id
-- out user:user_id
SELECT user_id FROM absence WHERE tenant_id = :tenant AND id = :id;

-- query absence_insert exec
-- in  tenant:tenant_id id:absence_id user:user_id standin:user_id? from_on:date to_on:date
INSERT INTO absence (tenant_id, id, user_id, standin_id, from_on, to_on)
VALUES (:tenant, :id, :user, :standin, :from_on, :to_on)
ON CONFLICT (tenant_id, id) DO NOTHING;

-- query absence_drop exec
-- in  tenant:tenant_id id:absence_id
DELETE FROM absence WHERE tenant_id = :tenant AND id = :id;
