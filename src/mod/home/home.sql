-- SPDX-License-Identifier: EUPL-1.2
-- home.sql - what was begun and not ended; what others did.

-- In one list: requests for correction whose answer the user's partner owes soon (R383); lists read and not accepted by
-- the user; forms she left half filled; newest first, what others have done with those in her care.
-- query home_lines rows
-- in  tenant:tenant_id user:user_id partner:partner_id polish:bool from:date soon:date
-- out request:request_id import:import_id answer:answer_id name:text at:instant person:person_id given:text surname:text kind:text scope:text on_date:date? by:text
SELECT * FROM (SELECT 0 AS request, d.id AS draft, 0 AS answer, d.name AS name, d.created_at AS at, 0 AS person, '' AS given,
               '' AS surname, '' AS kind, '' AS scope, NULL AS on_date, '' AS by_name
          FROM import_draft d WHERE d.tenant_id = :tenant AND d.created_by = :user AND d.state = 'open'
         ORDER BY d.id DESC LIMIT 3) begun
UNION ALL
SELECT * FROM (SELECT 0, 0, x.id, CASE WHEN :polish = 1 THEN f.title_pl ELSE f.title_en END, x.changed_at,
               COALESCE(x.person_id, 0), COALESCE(p.given, ''), COALESCE(p.surname, ''), '', '', NULL, ''
          FROM answer x JOIN form_version f ON f.tenant_id = x.tenant_id AND f.id = x.form_version_id
          LEFT JOIN person p ON p.tenant_id = x.tenant_id AND p.id = x.person_id
         WHERE x.tenant_id = :tenant AND x.changed_by = :user AND x.state = 'draft'
         ORDER BY x.changed_at DESC, x.id DESC LIMIT 4) filling
UNION ALL
SELECT * FROM (SELECT t.id, 0, 0, '', 0, t.person_id, p.given, p.surname, '', '', t.due_on, ''
          FROM rights_request t JOIN person p ON p.tenant_id = t.tenant_id AND p.id = t.person_id
         WHERE t.tenant_id = :tenant AND t.decision = '' AND t.due_on <= :soon AND t.partner_id = :partner
         ORDER BY t.due_on, t.id LIMIT 4) asked
UNION ALL
SELECT * FROM (SELECT 0, 0, 0, '', s.id, s.person_id, p.given, p.surname, k.name, s.scope, s.on_date, s.provider
          FROM caseload c JOIN service s ON s.tenant_id = c.tenant_id AND s.person_id = c.person_id
          JOIN person p ON p.tenant_id = s.tenant_id AND p.id = s.person_id
          JOIN service_kind k ON k.tenant_id = s.tenant_id AND k.id = s.kind_id
         WHERE c.tenant_id = :tenant AND c.user_id = :user AND c.to_on IS NULL
           AND s.on_date >= :from AND s.created_by <> :user AND s.withdrawn_at IS NULL
         ORDER BY s.on_date DESC, s.id DESC LIMIT 8) news
 ORDER BY 11 DESC, 5 DESC LIMIT 19;
