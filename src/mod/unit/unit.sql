-- unit.sql - units of the partners and who belongs to them.

-- query unit_insert exec
-- in  tenant:tenant_id id:unit_id partner:partner_id kind:text name:text now:instant
INSERT INTO unit (tenant_id, id, partner_id, kind, name, created_at) VALUES (:tenant, :id, :partner, :kind, :name, :now)
ON CONFLICT (tenant_id, id) DO NOTHING;

-- query unit_get row
-- in  tenant:tenant_id id:unit_id
-- out partner:partner_id ended_on:date?
SELECT partner_id, ended_on FROM unit WHERE tenant_id = :tenant AND id = :id;

-- query unit_set_ended exec
-- in  tenant:tenant_id id:unit_id on:date
UPDATE unit SET ended_on = :on WHERE tenant_id = :tenant AND id = :id AND ended_on IS NULL;

-- query unit_empty exec
-- in  tenant:tenant_id id:unit_id
DELETE FROM unit_member WHERE tenant_id = :tenant AND unit_id = :id;

-- query unit_member_set exec
-- in  tenant:tenant_id user:user_id unit:unit_id
INSERT INTO unit_member (tenant_id, user_id, unit_id) VALUES (:tenant, :user, :unit)
ON CONFLICT (tenant_id, user_id) DO UPDATE SET unit_id = :unit;

-- query unit_member_drop exec
-- in  tenant:tenant_id user:user_id
DELETE FROM unit_member WHERE tenant_id = :tenant AND user_id = :user;

-- query unit_list rows
-- in  tenant:tenant_id
-- out id:unit_id partner:partner_id partner_name:text kind:text name:text
SELECT u.id, u.partner_id, q.name, u.kind, u.name
  FROM unit u JOIN partner q ON q.tenant_id = u.tenant_id AND q.id = u.partner_id
 WHERE u.tenant_id = :tenant AND u.ended_on IS NULL ORDER BY q.name, q.id, u.name, u.id LIMIT 300;

-- query unit_people rows
-- in  tenant:tenant_id
-- out user:user_id unit:unit_id name:text
SELECT m.user_id, m.unit_id, a.name FROM unit_member m JOIN account a ON a.id = m.user_id
 WHERE m.tenant_id = :tenant ORDER BY a.name, a.id LIMIT 1000;
