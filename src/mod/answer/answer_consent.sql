-- answer_consent.sql - grounds that a signed survey gave.

-- query answer_bases rows
-- in  tenant:tenant_id answer:answer_id
-- out basis:basis_id
-- all because there is one for each partner
SELECT basis_id FROM answer_basis WHERE tenant_id = :tenant AND answer_id = :answer ORDER BY basis_id;

-- query answer_basis_add exec
-- in  tenant:tenant_id answer:answer_id basis:basis_id
INSERT INTO answer_basis (tenant_id, answer_id, basis_id) VALUES (:tenant, :answer, :basis);

-- query answer_basis_drop exec
-- in  tenant:tenant_id answer:answer_id
DELETE FROM answer_basis WHERE tenant_id = :tenant AND answer_id = :answer;
