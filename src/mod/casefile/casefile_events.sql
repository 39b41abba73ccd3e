-- casefile_events.sql - everything that stands on the timeline of a file, as one list.

-- Two parts, each the newest first and cut by itself: what has a day, and what has only the moment at which it was
-- written (its day in Warsaw is the program's to say). circle "joint" is the record of all partners, "case" what whoever
-- works on cases knows; of_id the partner that a filter asks for. Read by the indexes of one person.
-- query case_timeline rows
-- in  tenant:tenant_id person:person_id kind:text of:partner_id first:date last:date last_id:int from_at:instant before_at:instant limit:int
-- out sort:text id:int on:date? at:instant partner:partner_id? author:user_id? circle:text sensitive:text client:bool a:text b:text c:text d:text e:text n:int flag:bool partner_name:text? author_name:text?
SELECT t.sort, t.id, t.on_date, t.at, t.partner_id, t.author_id, t.circle, t.kind, t.client, t.a, t.b, t.c, t.d, t.e, t.n,
       t.flag, q.name, w.name
  FROM (SELECT * FROM (SELECT * FROM (
    SELECT 'note' AS sort, n.id AS id, n.on_date AS on_date, n.created_at AS at, n.partner_id AS partner_id,
           n.author_id AS author_id, n.circle AS circle, n.kind AS kind, n.client AS client, n.contact AS a, n.channel AS b,
           n.content AS c, n.agreed AS d, n.for_client AS e, 0 AS n, 0 AS flag, n.partner_id AS of_id
      FROM case_note n
     WHERE n.tenant_id = :tenant AND n.person_id = :person AND n.withdrawn_at IS NULL
       AND (:kind IN ('', 'note', 'work') OR (:kind = 'talk' AND n.circle = 'team'))
    UNION ALL
    SELECT 'service', s.id, s.on_date, s.created_at, s.partner_id, s.created_by, 'joint', '', 1, k.name, s.scope, s.remark,
           s.provider, '', s.minutes, s.finished, s.partner_id
      FROM service s JOIN service_kind k ON k.tenant_id = s.tenant_id AND k.id = s.kind_id
     WHERE s.tenant_id = :tenant AND s.person_id = :person AND s.withdrawn_at IS NULL AND :kind IN ('', 'service', 'work')
    UNION ALL
    SELECT 'found', f.id, f.on_date, f.created_at, f.partner_id, f.created_by, f.circle, f.sensitive, f.client_sees, f.kind,
           '', f.content, f.more, '', 0, 0, f.partner_id
      FROM diagnosis x JOIN diag_entry f ON f.tenant_id = x.tenant_id AND f.diagnosis_id = x.id
     WHERE x.tenant_id = :tenant AND x.person_id = :person AND f.id = f.origin_id AND f.withdrawn_at IS NULL
       AND :kind IN ('', 'diagnosis')
    UNION ALL
    SELECT 'agreed', x.id, x.agreed_on, x.created_at, NULL, x.created_by, 'case', '', 1, '', '', '', '', '', x.no, 0, 0
      FROM diagnosis x WHERE x.tenant_id = :tenant AND x.person_id = :person AND x.agreed_on IS NOT NULL
       AND :kind IN ('', 'diagnosis')
    UNION ALL
    SELECT 'accepted', l.id, l.accepted_on, l.created_at, l.partner_id, l.created_by, 'team', '', 1, '', '', l.client_part,
           '', '', l.no, 0, l.partner_id
      FROM plan l WHERE l.tenant_id = :tenant AND l.person_id = :person AND l.accepted_on IS NOT NULL
       AND :kind IN ('', 'plan')
    UNION ALL
    SELECT 'voice', v.id, v.on_date, v.created_at, v.partner_id, v.created_by, 'team', '', 1, v.kind, '', v.content, '', '',
           0, 0, v.partner_id
      FROM plan l JOIN plan_entry v ON v.tenant_id = l.tenant_id AND v.plan_id = l.id
     WHERE l.tenant_id = :tenant AND l.person_id = :person AND v.kind IN ('opinion', 'partner') AND v.withdrawn_at IS NULL
       AND :kind IN ('', 'plan')
    UNION ALL
    SELECT 'signed', y.id, y.signed_on, y.begun_at, y.partner_id, y.begun_by, 'team', '', 1, g.title_pl, g.title_en, '', '',
           '', 0, 0, y.partner_id
      FROM answer y JOIN form_version g ON g.tenant_id = y.tenant_id AND g.id = y.form_version_id
     WHERE y.tenant_id = :tenant AND y.person_id = :person AND y.state = 'signed' AND :kind IN ('', 'form')
    UNION ALL
    SELECT 'ask', s.id, s.on_date, s.created_at, s.partner_id, s.author_id, 'team', '', 0, s.kind, COALESCE(o.name, s.to_name),
           s.content, s.answer, s.state, 0, 0, s.partner_id
      FROM ask s LEFT JOIN partner o ON o.tenant_id = s.tenant_id AND o.id = s.to_id
     WHERE s.tenant_id = :tenant AND s.person_id = :person AND :kind IN ('', 'talk')
    UNION ALL
    SELECT 'decided', d.id, z.held_on, d.at, NULL, d.by_id, 'joint', '', 0, d.outcome, '', '', '', '', 0, 0, 0
      FROM decision d JOIN selection z ON z.tenant_id = d.tenant_id AND z.id = d.selection_id
     WHERE d.tenant_id = :tenant AND d.person_id = :person AND :kind IN ('', 'course')
    UNION ALL
    SELECT 'joined', e.id, e.from_on, 0, NULL, NULL, 'joint', '', 0, '', '', '', '', '', 0, 0, 0
      FROM enrolment e WHERE e.tenant_id = :tenant AND e.person_id = :person AND :kind IN ('', 'course')
    UNION ALL
    SELECT 'ended', e.id, e.to_on, e.end_at, NULL, e.end_by, 'joint', '', 0, e.end_reason, '', e.end_note, e.end_situation,
           '', 0, 0, 0
      FROM enrolment e WHERE e.tenant_id = :tenant AND e.person_id = :person AND e.to_on IS NOT NULL
       AND :kind IN ('', 'course')
    UNION ALL
    SELECT 'after', e.id, e.follow_on, 0, NULL, e.follow_by, 'joint', '', 0, '', '', e.follow_situation, '', '', 0, 0, 0
      FROM enrolment e WHERE e.tenant_id = :tenant AND e.person_id = :person AND e.follow_on IS NOT NULL
       AND :kind IN ('', 'course')
    ) dated WHERE dated.on_date >= :first AND dated.on_date <= :last
       AND (dated.on_date < :last OR dated.id < :last_id) AND (:of = 0 OR dated.of_id = :of)
     ORDER BY dated.on_date DESC, dated.id DESC LIMIT :limit) whole
    UNION ALL
    SELECT * FROM (SELECT * FROM (
    SELECT 'problem' AS sort, b.id AS id, NULL AS on_date, b.created_at AS at, b.partner_id AS partner_id,
           b.created_by AS author_id, b.circle AS circle, b.sensitive AS kind, b.client_sees AS client, '' AS a, '' AS b,
           CASE WHEN b.content = '' THEN b.view_worker ELSE b.content END AS c, b.cause AS d, '' AS e, 0 AS n, 0 AS flag,
           b.partner_id AS of_id
      FROM diagnosis x JOIN diag_problem b ON b.tenant_id = x.tenant_id AND b.diagnosis_id = x.id
     WHERE x.tenant_id = :tenant AND x.person_id = :person AND b.id = b.origin_id AND b.withdrawn_at IS NULL
       AND :kind IN ('', 'diagnosis')
    UNION ALL
    SELECT 'version', x.id, NULL, x.created_at, NULL, x.created_by, 'case', '', 0, '', '', '', '', '', x.no, 0, 0
      FROM diagnosis x WHERE x.tenant_id = :tenant AND x.person_id = :person AND :kind IN ('', 'diagnosis')
    UNION ALL
    SELECT 'plan', l.id, NULL, l.created_at, l.partner_id, l.created_by, 'team', '', 0, '', '', l.why, '', '', l.no, 0,
           l.partner_id
      FROM plan l WHERE l.tenant_id = :tenant AND l.person_id = :person AND :kind IN ('', 'plan')
    UNION ALL
    SELECT 'goal', g.id, NULL, g.created_at, l.partner_id, g.created_by, 'team', '', 1, g.area, '', g.content, '', '', 0, 0,
           l.partner_id
      FROM plan l JOIN plan_goal g ON g.tenant_id = l.tenant_id AND g.plan_id = l.id
     WHERE l.tenant_id = :tenant AND l.person_id = :person AND g.id = g.origin_id AND g.withdrawn_at IS NULL
       AND :kind IN ('', 'plan')
    UNION ALL
    SELECT 'task', k.id, NULL, k.created_at, l.partner_id, k.created_by, 'team', '', 1, k.to_on, COALESCE(r.name, ''),
           k.content, '', '', 0, 0, COALESCE(k.partner_id, l.partner_id)
      FROM plan l JOIN plan_task k ON k.tenant_id = l.tenant_id AND k.plan_id = l.id
      LEFT JOIN partner r ON r.tenant_id = k.tenant_id AND r.id = k.partner_id
     WHERE l.tenant_id = :tenant AND l.person_id = :person AND k.id = k.origin_id AND k.withdrawn_at IS NULL
       AND :kind IN ('', 'plan')
    UNION ALL
    SELECT 'draft', y.id, NULL, y.begun_at, y.partner_id, y.begun_by, 'team', '', 0, g.title_pl, g.title_en, '', '', '', 0,
           0, y.partner_id
      FROM answer y JOIN form_version g ON g.tenant_id = y.tenant_id AND g.id = y.form_version_id
     WHERE y.tenant_id = :tenant AND y.person_id = :person AND y.state = 'draft' AND :kind IN ('', 'form')
    ) moment WHERE moment.at >= :from_at AND moment.at < :before_at AND (:of = 0 OR moment.of_id = :of)
     ORDER BY moment.at DESC, moment.id DESC LIMIT :limit) noted
  ) t LEFT JOIN partner q ON q.tenant_id = :tenant AND q.id = t.partner_id LEFT JOIN account w ON w.id = t.author_id
 LIMIT 2 * :limit;
