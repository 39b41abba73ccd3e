-- action_risk.sql - risks of the plan, measures against them and what the measures gave.

-- query risk_list rows
-- in  tenant:tenant_id
-- out id:risk_id content:text level:text opened_on:date closed_on:date? closed_why:text
SELECT id, content, level, opened_on, closed_on, closed_why FROM risk WHERE tenant_id = :tenant
 ORDER BY CASE WHEN closed_on IS NULL THEN 0 ELSE 1 END,
          CASE level WHEN 'high' THEN 0 WHEN 'medium' THEN 1 ELSE 2 END, opened_on, id LIMIT 200;

-- query risk_get row
-- in  tenant:tenant_id id:risk_id
-- out content:text level:text opened_on:date closed_on:date? closed_why:text
SELECT content, level, opened_on, closed_on, closed_why FROM risk
 WHERE tenant_id = :tenant AND id = :id;

-- query risk_insert exec
-- in  tenant:tenant_id id:risk_id content:text level:text opened_on:date by:user_id
INSERT INTO risk (tenant_id, id, content, level, opened_on, closed_why, created_by)
VALUES (:tenant, :id, :content, :level, :opened_on, '', :by)
ON CONFLICT (tenant_id, id) DO NOTHING;

-- query risk_update exec
-- in  tenant:tenant_id id:risk_id content:text level:text opened_on:date
UPDATE risk SET content = :content, level = :level, opened_on = :opened_on
 WHERE tenant_id = :tenant AND id = :id;

-- query risk_close exec
-- in  tenant:tenant_id id:risk_id on:date why:text
UPDATE risk SET closed_on = :on, closed_why = :why
 WHERE tenant_id = :tenant AND id = :id AND closed_on IS NULL;

-- query risk_open_again exec
-- in  tenant:tenant_id id:risk_id
UPDATE risk SET closed_on = NULL, closed_why = '' WHERE tenant_id = :tenant AND id = :id;

-- query risk_drop exec
-- in  tenant:tenant_id id:risk_id
DELETE FROM risk WHERE tenant_id = :tenant AND id = :id;

-- Has a risk or measure of this id been withdrawn?
-- query risk_dropped row
-- in  tenant:tenant_id thing:text id:int
-- out n:int
SELECT count(*) FROM change
 WHERE tenant_id = :tenant AND thing = :thing AND thing_id = :id AND kind = 'withdraw';

-- query measure_all rows
-- in  tenant:tenant_id
-- out id:measure_id risk:risk_id content:text partner_name:text? on_date:date result:text
SELECT m.id, m.risk_id, m.content, p.name, m.on_date, m.result
  FROM measure m LEFT JOIN partner p ON p.tenant_id = m.tenant_id AND p.id = m.partner_id
 WHERE m.tenant_id = :tenant ORDER BY m.on_date, m.id LIMIT 1000;

-- query measure_list rows
-- in  tenant:tenant_id risk:risk_id
-- out id:measure_id risk:risk_id content:text partner_name:text? on_date:date result:text
SELECT m.id, m.risk_id, m.content, p.name, m.on_date, m.result
  FROM measure m LEFT JOIN partner p ON p.tenant_id = m.tenant_id AND p.id = m.partner_id
 WHERE m.tenant_id = :tenant AND m.risk_id = :risk ORDER BY m.on_date, m.id LIMIT 200;

-- query measure_get row
-- in  tenant:tenant_id id:measure_id
-- out risk:risk_id content:text partner:partner_id partner_name:text? on_date:date result:text
SELECT m.risk_id, m.content, m.partner_id, p.name, m.on_date, m.result
  FROM measure m LEFT JOIN partner p ON p.tenant_id = m.tenant_id AND p.id = m.partner_id
 WHERE m.tenant_id = :tenant AND m.id = :id;

-- query measure_insert exec
-- in  tenant:tenant_id id:measure_id risk:risk_id content:text partner:partner_id on_date:date result:text by:user_id
INSERT INTO measure (tenant_id, id, risk_id, content, partner_id, on_date, result, created_by)
VALUES (:tenant, :id, :risk, :content, :partner, :on_date, :result, :by)
ON CONFLICT (tenant_id, id) DO NOTHING;

-- query measure_update exec
-- in  tenant:tenant_id id:measure_id content:text partner:partner_id on_date:date result:text
UPDATE measure SET content = :content, partner_id = :partner, on_date = :on_date, result = :result
 WHERE tenant_id = :tenant AND id = :id;

-- query measure_drop exec
-- in  tenant:tenant_id id:measure_id
DELETE FROM measure WHERE tenant_id = :tenant AND id = :id;
