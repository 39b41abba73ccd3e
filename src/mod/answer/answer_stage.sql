-- answer_stage.sql - stages of assessment, set for each partner.

-- query answer_stages rows
-- in  tenant:tenant_id
-- out partner:partner_id stage:text how:text
-- all because a partnership has few partners and a partner three stages
SELECT partner_id, stage, how FROM partner_stage WHERE tenant_id = :tenant ORDER BY partner_id, stage;

-- query answer_stages_clear exec
-- in  tenant:tenant_id partner:partner_id
DELETE FROM partner_stage WHERE tenant_id = :tenant AND partner_id = :partner;

-- query answer_stage_add exec
-- in  tenant:tenant_id partner:partner_id stage:text how:text
INSERT INTO partner_stage (tenant_id, partner_id, stage, how) VALUES (:tenant, :partner, :stage, :how)
ON CONFLICT (tenant_id, partner_id, stage) DO NOTHING;
