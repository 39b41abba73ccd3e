-- casefile_now.sql - how a case stands today: who works on it, what each does, what is due.

-- One list, so that the page of a person needs one statement. on: since when, or the last time; to: by when.
-- query case_now rows
-- in  tenant:tenant_id person:person_id partner:partner_id today:date since:date soon:date
-- out sort:text id:int partner:partner_id? author:user_id? circle:text sensitive:text user:user_id? a:text b:text on:date? to:date? partner_name:text?
SELECT t.sort, t.id, t.partner_id, t.author_id, t.circle, t.kind, t.user_id, t.a, t.b, t.on_date, t.to_on, q.name
  FROM (
    SELECT 'care' AS sort, c.id AS id,
           (SELECT max(m.partner_id) FROM membership m WHERE m.user_id = c.user_id AND m.partnership_id = :tenant
               AND m.partner_id <> 0 AND (m.until_on IS NULL OR m.until_on >= :today)) AS partner_id,
           0 AS author_id, 'joint' AS circle, '' AS kind, c.user_id AS user_id, a.name AS a,
           CASE WHEN u.name IS NULL THEN a.title WHEN a.title = '' THEN u.name ELSE a.title || ', ' || u.name END AS b,
           c.from_on AS on_date, NULL AS to_on
      FROM caseload c JOIN account a ON a.id = c.user_id
      LEFT JOIN unit_member g ON g.tenant_id = c.tenant_id AND g.user_id = c.user_id
      LEFT JOIN unit u ON u.tenant_id = g.tenant_id AND u.id = g.unit_id
     WHERE c.tenant_id = :tenant AND c.person_id = :person AND c.to_on IS NULL
    UNION ALL
    SELECT 'service', s.kind_id, s.partner_id, 0, 'joint', '', 0, k.name, '', max(s.on_date), NULL
      FROM service s JOIN service_kind k ON k.tenant_id = s.tenant_id AND k.id = s.kind_id
     WHERE s.tenant_id = :tenant AND s.person_id = :person AND s.withdrawn_at IS NULL
     GROUP BY s.partner_id, s.kind_id, k.name
    HAVING max(s.on_date) >= :since
       AND max(s.on_date) > max(CASE WHEN s.finished = 1 THEN s.on_date ELSE '' END)
    UNION ALL
    SELECT 'task', k.id, l.partner_id, l.created_by, 'team', '', k.user_id, k.content,
           COALESCE((SELECT r.name FROM partner r WHERE r.tenant_id = k.tenant_id AND r.id = k.partner_id), ''),
           k.from_on, k.to_on
      FROM plan l JOIN plan_task k ON k.tenant_id = l.tenant_id AND k.plan_id = l.id
     WHERE l.tenant_id = :tenant AND l.person_id = :person AND k.withdrawn_at IS NULL AND k.state = 'planned'
       AND l.no = (SELECT max(x.no) FROM plan x WHERE x.tenant_id = :tenant AND x.person_id = :person
                      AND x.state <> 'outdated')
    UNION ALL
    SELECT 'review', d.id, NULL, d.created_by, 'case', '', 0, '', '', NULL, d.review_on
      FROM diagnosis d WHERE d.tenant_id = :tenant AND d.person_id = :person AND d.state = 'agreed'
       AND d.review_on <= :soon
    UNION ALL
    SELECT 'return', b.id, b.partner_id, b.created_by, b.circle, b.sensitive, 0, b.content, '', NULL, b.return_on
      FROM diagnosis d JOIN diag_problem b ON b.tenant_id = d.tenant_id AND b.diagnosis_id = d.id
     WHERE d.tenant_id = :tenant AND d.person_id = :person AND d.state <> 'outdated' AND b.state = 'later'
       AND b.withdrawn_at IS NULL AND b.return_on <= :soon
       AND d.no = (SELECT max(x.no) FROM diagnosis x WHERE x.tenant_id = :tenant AND x.person_id = :person)
    UNION ALL
    SELECT 'basis', b.id, NULL, 0, 'case', '', 0, b.purpose,
           COALESCE((SELECT r.name FROM partner r WHERE r.tenant_id = b.tenant_id AND r.id = b.recipient_id), b.recipient),
           NULL, b.to_on
      FROM case_basis b WHERE b.tenant_id = :tenant AND b.person_id = :person AND b.withdrawn_at IS NULL
       AND b.to_on >= :today AND b.to_on <= :soon
    UNION ALL
    SELECT 'request', t.id, t.partner_id, t.author_id, 'team', '', 0, t.what, '', NULL, t.due_on
      FROM rights_request t WHERE t.tenant_id = :tenant AND t.person_id = :person AND t.decision = ''
    UNION ALL
    SELECT 'explain', h.id, NULL, h.author_id, 'case', '', 0, '', '', NULL, h.again_on
      FROM rights_handout h WHERE h.tenant_id = :tenant AND h.person_id = :person AND h.again_on <= :soon
       AND h.id = (SELECT x.id FROM rights_handout x WHERE x.tenant_id = :tenant AND x.person_id = :person
                    ORDER BY x.on_date DESC, x.id DESC LIMIT 1)
    UNION ALL
    SELECT 'ask', s.id, s.partner_id, s.author_id, 'team', '', 0, s.content, COALESCE(r.name, s.to_name), s.on_date, s.due_on
      FROM ask s LEFT JOIN partner r ON r.tenant_id = s.tenant_id AND r.id = s.to_id
     WHERE s.tenant_id = :tenant AND s.person_id = :person AND s.state IN ('sent', 'taken')
    UNION ALL
    SELECT 'goal', l.id, l.partner_id, l.created_by, 'team', '', 0,
           CASE WHEN l.alone <> '' THEN l.alone ELSE l.main_goal END, '', NULL, NULL
      FROM plan l WHERE l.tenant_id = :tenant AND l.person_id = :person AND l.main_goal <> ''
       AND l.no = (SELECT max(x.no) FROM plan x WHERE x.tenant_id = :tenant AND x.person_id = :person)
    UNION ALL
    SELECT 'moved', 0, :partner, 0, 'joint', '', 0, '', '', max(v.on_date), NULL
      FROM (SELECT max(s.on_date) AS on_date FROM service s
             WHERE s.tenant_id = :tenant AND s.person_id = :person AND s.withdrawn_at IS NULL
            UNION ALL
            SELECT max(n.on_date) FROM case_note n
             WHERE n.tenant_id = :tenant AND n.person_id = :person AND n.withdrawn_at IS NULL AND n.partner_id = :partner) v
  ) t LEFT JOIN partner q ON q.tenant_id = :tenant AND q.id = t.partner_id
 ORDER BY CASE WHEN t.to_on IS NULL THEN 1 ELSE 0 END, t.to_on, t.on_date, t.id LIMIT 300;

-- Consents to the exchange of data and declarations of participation, what is in force first.
-- query case_consents rows
-- in  tenant:tenant_id person:person_id partner:partner_id today:date
-- out sort:text id:int ground:text who:text purpose:text from_on:date? to_on:date? withdrawn_at:instant own:bool ended:bool
SELECT 'basis', b.id, b.ground,
       COALESCE((SELECT r.name FROM partner r WHERE r.tenant_id = b.tenant_id AND r.id = b.recipient_id), b.recipient),
       b.purpose, b.from_on, b.to_on, COALESCE(b.withdrawn_at, 0), 0,
       CASE WHEN b.withdrawn_at IS NOT NULL OR (b.to_on IS NOT NULL AND b.to_on < :today) THEN 1 ELSE 0 END
  FROM case_basis b WHERE b.tenant_id = :tenant AND b.person_id = :person
UNION ALL
SELECT 'declaration', c.id, '', q.name, c.declared_at, c.declared_on, NULL, 0,
       CASE WHEN c.partner_id = :partner THEN 1 ELSE 0 END, 0
  FROM candidate c JOIN partner q ON q.tenant_id = c.tenant_id AND q.id = c.partner_id
 WHERE c.tenant_id = :tenant AND c.person_id = :person AND c.state = 'proposed'
   AND (c.declared_on IS NOT NULL OR c.partner_id = :partner)
 ORDER BY 10, 6 DESC, 2 LIMIT 100;
