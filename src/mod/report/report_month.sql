-- report_month.sql - which months are approved, and what is due now.

-- Months from this one on that have an approved report.
-- query report_approved_from rows
-- in  tenant:tenant_id month:text
-- out month:text
SELECT DISTINCT month FROM report
 WHERE tenant_id = :tenant AND month >= :month AND state = 'approved' ORDER BY month LIMIT 240;

-- query report_approved_in row
-- in  tenant:tenant_id month:text
-- out n:int
SELECT count(*) FROM report WHERE tenant_id = :tenant AND month = :month AND state = 'approved';

-- Who took part in the month, and whose part is in; nobody once the report is approved, or where none is due.
-- query report_due_partners rows
-- in  tenant:tenant_id month:text first:date last:date
-- out partner:partner_id report_day:int? house_day:int ready:int
SELECT p.id, p.report_day, h.report_day,
       (SELECT count(*) FROM report_part x JOIN report r ON r.tenant_id = x.tenant_id
           AND r.id = x.report_id WHERE x.tenant_id = p.tenant_id AND x.partner_id = p.id
           AND r.month = :month AND r.version = 1 AND x.state = 'ready')
  FROM partnership h JOIN partner p ON p.tenant_id = h.id
 WHERE h.id = :tenant AND h.state = 'active' AND p.tenant_id = :tenant AND p.joined_on <= :last
   AND (p.left_on IS NULL OR p.left_on >= :first)
   AND NOT EXISTS (SELECT 1 FROM report r WHERE r.tenant_id = :tenant AND r.month = :month AND r.state = 'approved')
 ORDER BY p.joined_on, p.id LIMIT 50;
