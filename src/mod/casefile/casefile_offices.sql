-- casefile_offices.sql - what each partner's own records say of one person.

-- query case_offices rows
-- in  tenant:tenant_id person:person_id
-- out partner:partner_id partner_name:text author:user_id phone:text email:text address:text no_address:bool stays_at:text no_document:bool ops_client:text ops_since:date? pup_registered:text pup_since:date? months_out:int? situation:text
SELECT c.partner_id, q.name, c.created_by, c.phone, c.email, c.address, c.no_address, c.stays_at, c.no_document,
       c.ops_client, c.ops_since, c.pup_registered, c.pup_since, c.months_out, c.situation
  FROM candidate c JOIN partner q ON q.tenant_id = c.tenant_id AND q.id = c.partner_id
 WHERE c.tenant_id = :tenant AND c.person_id = :person AND c.state = 'proposed'
 ORDER BY q.name, c.id LIMIT 20;
