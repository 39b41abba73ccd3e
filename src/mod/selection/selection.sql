-- selection.sql - the joint selection: proposals of all partners with a signed declaration, who is the
-- same person, meetings, decisions, enrolment. The partner's own remark is never read here.

-- query selection_group row
-- in  tenant:tenant_id id:group_id
-- out id:group_id name:text category:category_id places:int state:text intake:text
SELECT id, name, category_id, places, state, intake FROM client_group WHERE tenant_id = :tenant AND id = :id;

-- Those without a declaration stay with their partner and are only a number.
-- query selection_partners rows
-- in  tenant:tenant_id group:group_id today:date
-- out id:partner_id name:text kind:text declared:int undeclared:int
SELECT p.id, p.name, p.kind,
       (SELECT count(*) FROM candidate c WHERE c.tenant_id = p.tenant_id AND c.group_id = :group
           AND c.partner_id = p.id AND c.state = 'proposed' AND c.declared_on IS NOT NULL),
       (SELECT count(*) FROM candidate c WHERE c.tenant_id = p.tenant_id AND c.group_id = :group
           AND c.partner_id = p.id AND c.state = 'proposed' AND c.declared_on IS NULL)
  FROM partner p WHERE p.tenant_id = :tenant AND (p.left_on IS NULL OR p.left_on >= :today)
 ORDER BY p.joined_on, p.id LIMIT 50;

-- query selection_candidates rows
-- in  tenant:tenant_id group:group_id selection:selection_id
-- out id:candidate_id partner_name:text person:person_id given:text surname:text name_fold:text sort_key:text pesel:text? birth_on:date? sex:text? phone:text email:text address:text no_address:bool stays_at:text no_document:bool ops_client:text ops_since:date? pup_registered:text pup_since:date? months_out:int situation:text reason:text motivation:text readiness:text interest:text declared_on:date?
-- all because every declared proposal of the group is compared with every other and talked over
SELECT c.id, p.name, c.person_id, c.given, c.surname, c.name_fold, c.sort_key, c.pesel, c.birth_on, c.sex,
       c.phone, c.email, c.address, c.no_address, c.stays_at, c.no_document, c.ops_client, c.ops_since,
       c.pup_registered, c.pup_since, c.months_out, c.situation, c.reason, c.motivation, c.readiness,
       c.interest, c.declared_on
  FROM candidate c JOIN partner p ON p.tenant_id = c.tenant_id AND p.id = c.partner_id
 WHERE c.tenant_id = :tenant AND c.group_id = :group
   AND ((c.state = 'proposed' AND c.declared_on IS NOT NULL)
        OR c.person_id IN (SELECT d.person_id FROM decision d
            WHERE d.tenant_id = :tenant AND d.selection_id = :selection))
 ORDER BY c.sort_key, c.id;

-- query selection_known rows
-- in  tenant:tenant_id group:group_id
-- out candidate:candidate_id person:person_id
-- all because each proposal not yet linked may be somebody known from an earlier cycle
SELECT c.id, p.id FROM candidate c JOIN person p ON p.tenant_id = c.tenant_id AND p.pesel = c.pesel
 WHERE c.tenant_id = :tenant AND c.group_id = :group AND c.state = 'proposed'
   AND c.declared_on IS NOT NULL AND c.person_id IS NULL
 ORDER BY c.id, p.id;

-- query selection_candidate_get row
-- in  tenant:tenant_id id:candidate_id
-- out id:candidate_id person:person_id given:text surname:text pesel:text? birth_on:date? sex:text? phone:text email:text address:text no_address:bool stays_at:text no_document:bool situation:text
SELECT id, person_id, given, surname, pesel, birth_on, sex, phone, email, address, no_address, stays_at,
       no_document, situation
  FROM candidate WHERE tenant_id = :tenant AND id = :id;

-- query selection_link exec
-- in  tenant:tenant_id id:candidate_id person:person_id
UPDATE candidate SET person_id = :person WHERE tenant_id = :tenant AND id = :id;

-- query selection_match_add exec
-- in  tenant:tenant_id id:match_id a:candidate_id b:candidate_id basis:text decision:text legal:text by:user_id? at:instant?
INSERT INTO candidate_match (tenant_id, id, a_id, b_id, basis, decision, reason, legal, by_id, at)
VALUES (:tenant, :id, :a, :b, :basis, :decision, '', :legal, :by, :at)
ON CONFLICT (tenant_id, a_id, b_id) DO NOTHING;

-- query selection_matches rows
-- in  tenant:tenant_id group:group_id
-- out id:match_id a_looked:candidate_id b_looked:candidate_id a_name:text a_partner:text b_name:text b_partner:text basis:text decision:text reason:text by:text?
SELECT m.id, COALESCE(a.person_id, a.id), COALESCE(b.person_id, b.id), a.given || ' ' || a.surname, pa.name, b.given || ' ' || b.surname, pb.name,
       m.basis, m.decision, m.reason, w.name
  FROM candidate_match m
  JOIN candidate a ON a.tenant_id = m.tenant_id AND a.id = m.a_id
  JOIN candidate b ON b.tenant_id = m.tenant_id AND b.id = m.b_id
  JOIN partner pa ON pa.tenant_id = a.tenant_id AND pa.id = a.partner_id
  JOIN partner pb ON pb.tenant_id = b.tenant_id AND pb.id = b.partner_id
  LEFT JOIN account w ON w.id = m.by_id
 WHERE m.tenant_id = :tenant AND a.group_id = :group ORDER BY m.decision DESC, a.sort_key, m.id LIMIT 1000;

-- query selection_match_get row
-- in  tenant:tenant_id id:match_id
-- out id:match_id a:candidate_id b:candidate_id group:group_id basis:text decision:text reason:text legal:text by:text? at:instant? a_person:person_id b_person:person_id a_name:text b_name:text a_birth:date? b_birth:date? a_pesel:text? b_pesel:text? a_address:text b_address:text a_partner:text b_partner:text
SELECT m.id, m.a_id, m.b_id, a.group_id, m.basis, m.decision, m.reason, m.legal, w.name, m.at,
       a.person_id, b.person_id, a.given || ' ' || a.surname, b.given || ' ' || b.surname,
       a.birth_on, b.birth_on, a.pesel, b.pesel, a.address, b.address, pa.name, pb.name
  FROM candidate_match m
  JOIN candidate a ON a.tenant_id = m.tenant_id AND a.id = m.a_id
  JOIN candidate b ON b.tenant_id = m.tenant_id AND b.id = m.b_id
  JOIN partner pa ON pa.tenant_id = a.tenant_id AND pa.id = a.partner_id
  JOIN partner pb ON pb.tenant_id = b.tenant_id AND pb.id = b.partner_id
  LEFT JOIN account w ON w.id = m.by_id
 WHERE m.tenant_id = :tenant AND m.id = :id;

-- query selection_match_set exec
-- in  tenant:tenant_id id:match_id was:text decision:text reason:text legal:text by:user_id at:instant
UPDATE candidate_match SET decision = :decision, reason = :reason, legal = :legal, by_id = :by, at = :at
 WHERE tenant_id = :tenant AND id = :id AND decision = :was;

-- Is this proposal still in a pair that nobody decided?
-- query selection_in_doubt row
-- in  tenant:tenant_id candidate:candidate_id
-- out n:int
SELECT count(*) FROM candidate_match
 WHERE tenant_id = :tenant AND decision = 'open' AND (a_id = :candidate OR b_id = :candidate);

-- query selection_meetings rows
-- in  tenant:tenant_id group:group_id
-- out id:selection_id number:int held_on:date place:text state:text
SELECT id, number, held_on, place, state FROM selection
 WHERE tenant_id = :tenant AND group_id = :group ORDER BY number DESC LIMIT 200;

-- query selection_get row
-- in  tenant:tenant_id id:selection_id
-- out id:selection_id group:group_id number:int held_on:date place:text minutes:text state:text closed_at:instant? closed_by:text? group_name:text places:int category:category_id
SELECT s.id, s.group_id, s.number, s.held_on, s.place, s.minutes, s.state, s.closed_at, w.name, g.name, g.places,
       g.category_id
  FROM selection s JOIN client_group g ON g.tenant_id = s.tenant_id AND g.id = s.group_id
  LEFT JOIN account w ON w.id = s.closed_by
 WHERE s.tenant_id = :tenant AND s.id = :id;

-- query selection_add exec
-- in  tenant:tenant_id id:selection_id group:group_id number:int held_on:date place:text by:user_id at:instant
INSERT INTO selection (tenant_id, id, group_id, number, held_on, place, minutes, state, opened_by, opened_at)
VALUES (:tenant, :id, :group, :number, :held_on, :place, '', 'open', :by, :at)
ON CONFLICT (tenant_id, id) DO NOTHING;

-- query selection_edit exec
-- in  tenant:tenant_id id:selection_id held_on:date place:text minutes:text
UPDATE selection SET held_on = :held_on, place = :place, minutes = :minutes
 WHERE tenant_id = :tenant AND id = :id AND state = 'open';

-- query selection_close exec
-- in  tenant:tenant_id id:selection_id by:user_id at:instant
UPDATE selection SET state = 'closed', closed_by = :by, closed_at = :at
 WHERE tenant_id = :tenant AND id = :id AND state = 'open';

-- query selection_presence rows
-- in  tenant:tenant_id selection:selection_id today:date
-- out partner:partner_id name:text names:text
SELECT p.id, p.name, COALESCE(s.names, '')
  FROM partner p LEFT JOIN selection_presence s
    ON s.tenant_id = p.tenant_id AND s.partner_id = p.id AND s.selection_id = :selection
 WHERE p.tenant_id = :tenant AND (p.left_on IS NULL OR p.left_on >= :today OR s.names IS NOT NULL)
 ORDER BY p.joined_on, p.id LIMIT 50;

-- query selection_presence_set exec
-- in  tenant:tenant_id selection:selection_id partner:partner_id names:text
INSERT INTO selection_presence (tenant_id, selection_id, partner_id, names)
VALUES (:tenant, :selection, :partner, :names)
ON CONFLICT (tenant_id, selection_id, partner_id) DO UPDATE SET names = excluded.names;

-- query selection_decisions rows
-- in  tenant:tenant_id group:group_id
-- out id:decision_id selection:selection_id number:int person:person_id outcome:text place:int reason:text by:text? at:instant
-- all because a meeting shows what every earlier one of the group decided
SELECT d.id, d.selection_id, s.number, d.person_id, d.outcome, d.place, d.reason, w.name, d.at
  FROM selection s JOIN decision d ON d.tenant_id = s.tenant_id AND d.selection_id = s.id
  LEFT JOIN account w ON w.id = d.by_id
 WHERE s.tenant_id = :tenant AND s.group_id = :group ORDER BY d.person_id, s.number;

-- query selection_decision_get row
-- in  tenant:tenant_id selection:selection_id person:person_id
-- out id:decision_id outcome:text place:int reason:text by:text? at:instant
SELECT d.id, d.outcome, d.place, d.reason, w.name, d.at FROM decision d LEFT JOIN account w ON w.id = d.by_id
 WHERE d.tenant_id = :tenant AND d.selection_id = :selection AND d.person_id = :person;

-- query selection_next_place row
-- in  tenant:tenant_id selection:selection_id
-- out n:int
SELECT COALESCE(MAX(place), 0) + 1 FROM decision
 WHERE tenant_id = :tenant AND selection_id = :selection AND outcome = 'reserve';

-- query selection_decision_add exec
-- in  tenant:tenant_id id:decision_id selection:selection_id person:person_id outcome:text place:int? reason:text by:user_id at:instant
INSERT INTO decision (tenant_id, id, selection_id, person_id, outcome, place, reason, by_id, at)
VALUES (:tenant, :id, :selection, :person, :outcome, :place, :reason, :by, :at)
ON CONFLICT (tenant_id, selection_id, person_id) DO NOTHING;

-- query selection_decision_edit exec
-- in  tenant:tenant_id id:decision_id was:instant outcome:text place:int? reason:text by:user_id at:instant
UPDATE decision SET outcome = :outcome, place = :place, reason = :reason, by_id = :by, at = :at
 WHERE tenant_id = :tenant AND id = :id AND at = :was;

-- query selection_enrolled rows
-- in  tenant:tenant_id group:group_id
-- out person:person_id client_no:int to_on:date?
-- all because a meeting shows who of the group is a client already
SELECT person_id, client_no, to_on FROM enrolment WHERE tenant_id = :tenant AND group_id = :group ORDER BY person_id;

-- query selection_to_enrol rows
-- in  tenant:tenant_id selection:selection_id group:group_id
-- out person:person_id
-- all because everybody selected at the meeting becomes a client when it closes
SELECT d.person_id FROM decision d
 WHERE d.tenant_id = :tenant AND d.selection_id = :selection AND d.outcome = 'selected'
   AND NOT EXISTS (SELECT 1 FROM enrolment e WHERE e.tenant_id = d.tenant_id AND e.person_id = d.person_id
                      AND e.group_id = :group AND e.to_on IS NULL)
 ORDER BY d.at, d.id;

-- query selection_next_client row
-- in  tenant:tenant_id
-- out n:int
SELECT COALESCE(MAX(client_no), 0) + 1 FROM enrolment WHERE tenant_id = :tenant;

-- query selection_enrol exec
-- in  tenant:tenant_id id:enrolment_id person:person_id group:group_id client_no:int from_on:date
INSERT INTO enrolment (tenant_id, id, person_id, group_id, client_no, from_on, end_reason, end_note,
       end_situation, follow_situation)
VALUES (:tenant, :id, :person, :group, :client_no, :from_on, '', '', '', '');

-- query selection_group_runs exec
-- in  tenant:tenant_id id:group_id
UPDATE client_group SET state = 'running' WHERE tenant_id = :tenant AND id = :id AND state = 'recruiting';

-- query selection_partnership row
-- in  id:tenant_id
-- out name:text
SELECT name FROM partnership WHERE id = :id;
