-- plan_contract.sql - the agreement that holds a plan; which partner answers for which part of it.

-- query plan_shares rows
-- in  tenant:tenant_id plan:plan_id
-- out part:text partner:partner_id
SELECT part, partner_id FROM plan_share
 WHERE tenant_id = :tenant AND plan_id = :plan ORDER BY part LIMIT 20;

-- query plan_share_set exec
-- in  tenant:tenant_id plan:plan_id part:text partner:partner_id
INSERT INTO plan_share (tenant_id, plan_id, part, partner_id)
VALUES (:tenant, :plan, :part, :partner)
ON CONFLICT (tenant_id, plan_id, part) DO UPDATE SET partner_id = :partner;

-- query plan_contract_get row
-- in  tenant:tenant_id plan:plan_id
-- out sort:text legal:text on:date place:text review:date client_duty:text worker_duty:text kept:text broken:text supervisor:user_id supervisor_name:text? client_on:date? supervisor_on:date?
SELECT c.sort, c.legal, c.on_date, c.place, c.review_on, c.client_duty, c.worker_duty, c.kept,
       c.broken, c.supervisor_id, a.name, c.client_on, c.supervisor_on
  FROM plan_contract c LEFT JOIN account a ON a.id = c.supervisor_id
 WHERE c.tenant_id = :tenant AND c.plan_id = :plan;

-- query plan_contract_set exec
-- in  tenant:tenant_id plan:plan_id sort:text legal:text on:date place:text review:date client_duty:text worker_duty:text kept:text broken:text supervisor:user_id client_on:date? supervisor_on:date? by:user_id now:instant
INSERT INTO plan_contract (tenant_id, plan_id, sort, legal, on_date, place, review_on, client_duty,
                           worker_duty, kept, broken, supervisor_id, client_on, supervisor_on,
                           created_by, created_at)
VALUES (:tenant, :plan, :sort, :legal, :on, :place, :review, :client_duty, :worker_duty, :kept,
        :broken, :supervisor, :client_on, :supervisor_on, :by, :now)
ON CONFLICT (tenant_id, plan_id) DO UPDATE
   SET sort = :sort, legal = :legal, on_date = :on, place = :place, review_on = :review,
       client_duty = :client_duty, worker_duty = :worker_duty, kept = :kept, broken = :broken,
       supervisor_id = :supervisor, client_on = :client_on, supervisor_on = :supervisor_on;
