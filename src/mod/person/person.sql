-- person.sql - people the partnership knows jointly: finding and changing them.

-- query person_add exec
-- in  tenant:tenant_id id:person_id given:text surname:text sort_key:text pesel:text? birth_on:date? sex:text? phone:text email:text address:text no_address:bool stays_at:text no_document:bool contact:text strengths:text situation:text feature_1:text feature_2:text feature_3:text now:instant
INSERT INTO person (tenant_id, id, given, surname, sort_key, pesel, birth_on, sex, phone, email, address,
       no_address, stays_at, no_document, contact, strengths, situation, feature_1, feature_2, feature_3, created_at)
VALUES (:tenant, :id, :given, :surname, :sort_key, :pesel, :birth_on, :sex, :phone, :email, :address,
       :no_address, :stays_at, :no_document, :contact, :strengths, :situation, :feature_1, :feature_2, :feature_3, :now)
ON CONFLICT (tenant_id, id) DO NOTHING;

-- query person_word_add exec
-- in  tenant:tenant_id word:text person:person_id
INSERT INTO person_word (tenant_id, word, person_id) VALUES (:tenant, :word, :person)
ON CONFLICT (tenant_id, word, person_id) DO NOTHING;

-- query person_word_drop exec
-- in  tenant:tenant_id person:person_id
DELETE FROM person_word WHERE tenant_id = :tenant AND person_id = :person;

-- The endings of three letters and more of her words that nobody had before: a search finds any part of a name.
-- query person_ending_add exec
-- in  tenant:tenant_id person:person_id
INSERT INTO name_ending (tenant_id, ending, word)
WITH RECURSIVE part(ending, word) AS (
     SELECT substr(w.word, 2), w.word FROM person_word w
      WHERE w.tenant_id = :tenant AND w.person_id = :person AND length(w.word) > 3
        AND NOT EXISTS (SELECT 1 FROM name_ending e
             WHERE e.tenant_id = :tenant AND e.ending = substr(w.word, 2) AND e.word = w.word)
     UNION ALL SELECT substr(ending, 2), word FROM part WHERE length(ending) > 3)
SELECT :tenant, ending, word FROM part WHERE true ON CONFLICT (tenant_id, ending, word) DO NOTHING;

-- Those of a word that nobody has any longer.
-- query person_ending_drop exec
-- in  tenant:tenant_id word:text
DELETE FROM name_ending WHERE tenant_id = :tenant AND word = :word
   AND ending IN (WITH RECURSIVE part(ending) AS (
       SELECT substr(:word, 2) UNION ALL SELECT substr(ending, 2) FROM part WHERE length(ending) > 3)
       SELECT ending FROM part)
   AND NOT EXISTS (SELECT 1 FROM person_word w WHERE w.tenant_id = :tenant AND w.word = :word);

-- Whoever is or was a client is known to all partners; a candidate to her own partner, and with a signed
-- declaration to whoever leads the selection.
-- query person_get row
-- in  tenant:tenant_id id:person_id partner:partner_id leads:bool
-- out id:person_id given:text surname:text pesel:text? birth_on:date? sex:text? phone:text email:text address:text no_address:bool stays_at:text no_document:bool contact:text strengths:text situation:text feature_1:text feature_2:text feature_3:text
SELECT p.id, p.given, p.surname, p.pesel, p.birth_on, p.sex, p.phone, p.email, p.address, p.no_address,
       p.stays_at, p.no_document, p.contact, p.strengths, p.situation, p.feature_1, p.feature_2, p.feature_3
  FROM person p WHERE p.tenant_id = :tenant AND p.id = :id
   AND (EXISTS (SELECT 1 FROM enrolment e WHERE e.tenant_id = :tenant AND e.person_id = p.id)
        OR EXISTS (SELECT 1 FROM candidate c WHERE c.tenant_id = :tenant AND c.person_id = p.id
            AND (c.partner_id = :partner OR (:leads = 1 AND c.declared_on IS NOT NULL))));

-- The same as a list shows her.
-- query person_row row
-- in  tenant:tenant_id id:person_id partner:partner_id leads:bool
-- out id:person_id given:text surname:text birth_on:date? sex:text? enrolment:enrolment_id client_no:int group:group_id group_name:text? from_on:date? to_on:date? follow_on:date?
SELECT p.id, p.given, p.surname, p.birth_on, p.sex, e.id, e.client_no, e.group_id, g.name, e.from_on, e.to_on, e.follow_on
  FROM person p
  LEFT JOIN enrolment e ON e.tenant_id = :tenant AND e.id = (SELECT x.id FROM enrolment x
       WHERE x.tenant_id = :tenant AND x.person_id = p.id
       ORDER BY (CASE WHEN x.to_on IS NULL THEN 0 ELSE 1 END), x.from_on DESC, x.id DESC LIMIT 1)
  LEFT JOIN client_group g ON g.tenant_id = :tenant AND g.id = e.group_id
 WHERE p.tenant_id = :tenant AND p.id = :id
   AND (e.id IS NOT NULL
        OR EXISTS (SELECT 1 FROM candidate c WHERE c.tenant_id = :tenant AND c.person_id = p.id
            AND (c.partner_id = :partner OR (:leads = 1 AND c.declared_on IS NOT NULL))));

-- The total is counted from the enrolments alone: beside each row it would read everybody for one page.
-- query person_list rows
-- in  tenant:tenant_id state:text limit:int offset:int
-- out total:int id:person_id given:text surname:text birth_on:date? enrolment:enrolment_id client_no:int group:group_id group_name:text? from_on:date? to_on:date? follow_on:date? last_on:date? worker:text? n_worker:int
SELECT CASE WHEN :state = 'now' THEN (SELECT count(DISTINCT o.person_id) FROM enrolment o
              WHERE o.tenant_id = :tenant AND o.to_on IS NULL)
            ELSE (SELECT count(DISTINCT o.person_id) FROM enrolment o WHERE o.tenant_id = :tenant)
              - CASE WHEN :state = 'ended' THEN (SELECT count(DISTINCT o.person_id) FROM enrolment o
                  WHERE o.tenant_id = :tenant AND o.to_on IS NULL) ELSE 0 END END,
       t.id, t.given, t.surname, t.birth_on, e.id, e.client_no, e.group_id, g.name, e.from_on, e.to_on, e.follow_on,
       (SELECT max(s.on_date) FROM service s WHERE s.tenant_id = :tenant AND s.person_id = t.id AND s.withdrawn_at IS NULL),
       (SELECT a.name FROM caseload c JOIN account a ON a.id = c.user_id
         WHERE c.tenant_id = :tenant AND c.person_id = t.id AND c.to_on IS NULL ORDER BY c.from_on, c.id LIMIT 1),
       (SELECT count(*) FROM caseload c WHERE c.tenant_id = :tenant AND c.person_id = t.id AND c.to_on IS NULL)
  FROM (SELECT p.id, p.given, p.surname, p.birth_on, p.sort_key FROM person p WHERE p.tenant_id = :tenant
           AND ((:state <> 'ended' AND EXISTS (SELECT 1 FROM enrolment o
                  WHERE o.tenant_id = :tenant AND o.person_id = p.id AND o.to_on IS NULL))
             OR (:state <> 'now' AND EXISTS (SELECT 1 FROM enrolment o
                  WHERE o.tenant_id = :tenant AND o.person_id = p.id)
                 AND NOT EXISTS (SELECT 1 FROM enrolment o
                  WHERE o.tenant_id = :tenant AND o.person_id = p.id AND o.to_on IS NULL)))
         ORDER BY p.sort_key, p.id LIMIT :limit OFFSET :offset) t
  JOIN enrolment e ON e.tenant_id = :tenant AND e.id = (SELECT x.id FROM enrolment x
       WHERE x.tenant_id = :tenant AND x.person_id = t.id
       ORDER BY (CASE WHEN x.to_on IS NULL THEN 0 ELSE 1 END), x.from_on DESC, x.id DESC LIMIT 1)
  JOIN client_group g ON g.tenant_id = :tenant AND g.id = e.group_id
 ORDER BY t.sort_key, t.id;

-- Clients by parts of up to three words of the name or by PESEL; beside them the own partner's candidates. Of each
-- word typed, any1 is '%' if it may also stand inside, '' if words must begin with it. The first word leads; an empty
-- w1 or pesel finds nobody by it. First those with words that begin so, then those who have it inside.
-- query person_search rows
-- in  tenant:tenant_id partner:partner_id pesel:text w1:text w1_end:text any1:text w2:text any2:text w3:text any3:text most:int limit:int offset:int
-- out total:int inside:bool id:person_id candidate:candidate_id given:text surname:text birth_on:date? enrolment:enrolment_id client_no:int group:group_id group_name:text? from_on:date? to_on:date? follow_on:date? last_on:date? worker:text? n_worker:int
WITH begins(person) AS (
     SELECT w.person_id FROM person_word w
      WHERE w.tenant_id = :tenant AND w.word >= :w1 AND w.word < :w1_end AND :w1 <> ''
        AND (:w2 = '' OR EXISTS (SELECT 1 FROM person_word v WHERE v.tenant_id = :tenant AND v.person_id = w.person_id
               AND v.word LIKE (:any2 || :w2 || '%')))
        AND (:w3 = '' OR EXISTS (SELECT 1 FROM person_word v WHERE v.tenant_id = :tenant AND v.person_id = w.person_id
               AND v.word LIKE (:any3 || :w3 || '%')))
        AND NOT EXISTS (SELECT 1 FROM person_word v WHERE v.tenant_id = :tenant AND v.person_id = w.person_id
               AND v.word >= :w1 AND v.word < w.word)
        AND EXISTS (SELECT 1 FROM enrolment o WHERE o.tenant_id = :tenant AND o.person_id = w.person_id)
      ORDER BY w.word, w.person_id LIMIT :most),
inside(person) AS (
     SELECT w.person_id FROM name_ending n JOIN person_word w ON w.tenant_id = n.tenant_id AND w.word = n.word
      WHERE n.tenant_id = :tenant AND n.ending >= :w1 AND n.ending < :w1_end AND :any1 <> ''
        AND substr(n.word, 2, length(n.word) - length(n.ending) + length(:w1) - 2) NOT LIKE (:any1 || :w1 || '%')
        AND (:w2 = '' OR EXISTS (SELECT 1 FROM person_word v WHERE v.tenant_id = :tenant AND v.person_id = w.person_id
               AND v.word LIKE (:any2 || :w2 || '%')))
        AND (:w3 = '' OR EXISTS (SELECT 1 FROM person_word v WHERE v.tenant_id = :tenant AND v.person_id = w.person_id
               AND v.word LIKE (:any3 || :w3 || '%')))
        AND NOT EXISTS (SELECT 1 FROM person_word v WHERE v.tenant_id = :tenant AND v.person_id = w.person_id
               AND v.word LIKE (:any1 || :w1 || '%') AND (v.word < w.word OR v.word LIKE (:w1 || '%')))
        AND EXISTS (SELECT 1 FROM enrolment o WHERE o.tenant_id = :tenant AND o.person_id = w.person_id)
      ORDER BY n.ending, n.word LIMIT (SELECT :most - count(*) FROM begins)),
found(person, candidate, inside, sort_key) AS (
     SELECT p1.id, 0, 0, p1.sort_key FROM person p1
      WHERE p1.tenant_id = :tenant AND p1.pesel = :pesel
        AND EXISTS (SELECT 1 FROM enrolment o WHERE o.tenant_id = :tenant AND o.person_id = p1.id)
     UNION ALL
     SELECT p2.id, 0, CASE WHEN (:w2 = '' OR EXISTS (SELECT 1 FROM person_word v WHERE v.tenant_id = :tenant
                            AND v.person_id = p2.id AND v.word LIKE (:w2 || '%')))
                       AND (:w3 = '' OR EXISTS (SELECT 1 FROM person_word v WHERE v.tenant_id = :tenant
                            AND v.person_id = p2.id AND v.word LIKE (:w3 || '%'))) THEN 0 ELSE 1 END, p2.sort_key
       FROM begins m JOIN person p2 ON p2.tenant_id = :tenant AND p2.id = m.person
     UNION ALL
     SELECT p3.id, 0, 1, p3.sort_key FROM inside m JOIN person p3 ON p3.tenant_id = :tenant AND p3.id = m.person
     UNION ALL
     SELECT COALESCE(c1.person_id, 0), c1.id, 0, c1.sort_key FROM candidate c1
      WHERE c1.tenant_id = :tenant AND c1.partner_id = :partner AND c1.pesel = :pesel AND c1.state = 'proposed'
        AND NOT EXISTS (SELECT 1 FROM enrolment o WHERE o.tenant_id = :tenant AND o.person_id = c1.person_id)
     UNION ALL
     SELECT COALESCE(c2.person_id, 0), c2.id,
            CASE WHEN (' ' || c2.name_fold) LIKE ('% ' || :w1 || '%') AND (' ' || c2.name_fold) LIKE ('% ' || :w2 || '%')
                  AND (' ' || c2.name_fold) LIKE ('% ' || :w3 || '%') THEN 0 ELSE 1 END, c2.sort_key FROM candidate c2
      WHERE c2.tenant_id = :tenant AND c2.partner_id = :partner AND c2.state = 'proposed' AND :w1 <> ''
        AND (' ' || c2.name_fold) LIKE ('% ' || :any1 || :w1 || '%')
        AND (' ' || c2.name_fold) LIKE ('% ' || :any2 || :w2 || '%')
        AND (' ' || c2.name_fold) LIKE ('% ' || :any3 || :w3 || '%')
        AND NOT EXISTS (SELECT 1 FROM enrolment o WHERE o.tenant_id = :tenant AND o.person_id = c2.person_id)),
shown(total, person, candidate, inside, sort_key) AS (
     SELECT count(*) OVER (), person, candidate, inside, sort_key FROM found
      ORDER BY inside, sort_key, person, candidate LIMIT :limit OFFSET :offset)
SELECT t.total, t.inside, t.person, t.candidate, COALESCE(d.given, p.given), COALESCE(d.surname, p.surname),
       COALESCE(d.birth_on, p.birth_on), e.id, e.client_no, g.id, g.name, e.from_on, e.to_on, e.follow_on,
       (SELECT max(s.on_date) FROM service s WHERE s.tenant_id = :tenant AND s.person_id = t.person AND s.withdrawn_at IS NULL),
       (SELECT a.name FROM caseload c JOIN account a ON a.id = c.user_id
         WHERE c.tenant_id = :tenant AND c.person_id = t.person AND c.to_on IS NULL ORDER BY c.from_on, c.id LIMIT 1),
       (SELECT count(*) FROM caseload c WHERE c.tenant_id = :tenant AND c.person_id = t.person AND c.to_on IS NULL)
  FROM shown t
  LEFT JOIN candidate d ON d.tenant_id = :tenant AND d.id = t.candidate
  LEFT JOIN person p ON p.tenant_id = :tenant AND p.id = t.person
  LEFT JOIN enrolment e ON e.tenant_id = :tenant AND e.person_id = t.person AND NOT EXISTS (SELECT 1 FROM enrolment x
       WHERE x.tenant_id = :tenant AND x.person_id = t.person
         AND (CASE WHEN x.to_on IS NULL THEN 1 ELSE 0 END, x.from_on, x.id)
           > (CASE WHEN e.to_on IS NULL THEN 1 ELSE 0 END, e.from_on, e.id))
  LEFT JOIN client_group g ON g.tenant_id = :tenant AND g.id = COALESCE(d.group_id, e.group_id)
 ORDER BY t.inside, t.sort_key, t.person, t.candidate;

-- In somebody's care; whoever's support ended and whose situation after it is known stands no longer here.
-- query person_mine rows
-- in  tenant:tenant_id user:user_id partner:partner_id first:date last:date limit:int offset:int
-- out id:person_id given:text surname:text birth_on:date? enrolment:enrolment_id client_no:int group:group_id group_name:text? from_on:date? to_on:date? follow_on:date? last_on:date? noted_on:date? month_n:int total:int
SELECT p.id, p.given, p.surname, p.birth_on, e.id, e.client_no, e.group_id, g.name, e.from_on, e.to_on, e.follow_on,
       (SELECT max(s.on_date) FROM service s WHERE s.tenant_id = :tenant AND s.person_id = p.id AND s.withdrawn_at IS NULL),
       (SELECT max(n.on_date) FROM case_note n WHERE n.tenant_id = :tenant AND n.person_id = p.id AND n.partner_id = :partner
           AND n.withdrawn_at IS NULL),
       (SELECT count(*) FROM service s WHERE s.tenant_id = :tenant AND s.person_id = p.id AND s.withdrawn_at IS NULL
           AND s.on_date >= :first AND s.on_date <= :last),
       count(*) OVER ()
  FROM caseload k JOIN person p ON p.tenant_id = k.tenant_id AND p.id = k.person_id
  LEFT JOIN enrolment e ON e.tenant_id = :tenant AND e.id = (SELECT x.id FROM enrolment x
       WHERE x.tenant_id = :tenant AND x.person_id = p.id
       ORDER BY (CASE WHEN x.to_on IS NULL THEN 0 ELSE 1 END), x.from_on DESC, x.id DESC LIMIT 1)
  LEFT JOIN client_group g ON g.tenant_id = :tenant AND g.id = e.group_id
 WHERE k.tenant_id = :tenant AND k.user_id = :user AND k.to_on IS NULL
   AND (e.id IS NULL OR e.to_on IS NULL OR e.follow_on IS NULL)
 ORDER BY p.sort_key, p.id LIMIT :limit OFFSET :offset;

-- query person_clients rows
-- in  tenant:tenant_id group:group_id
-- out id:person_id given:text surname:text client_no:int
SELECT p.id, p.given, p.surname, e.client_no
  FROM enrolment e JOIN person p ON p.tenant_id = e.tenant_id AND p.id = e.person_id
 WHERE e.tenant_id = :tenant AND e.to_on IS NULL AND (:group = 0 OR e.group_id = :group)
 ORDER BY p.sort_key, p.id LIMIT 500;

-- query person_edit exec
-- in  tenant:tenant_id id:person_id given:text surname:text sort_key:text pesel:text? birth_on:date? sex:text? phone:text email:text address:text no_address:bool stays_at:text no_document:bool contact:text strengths:text situation:text feature_1:text feature_2:text feature_3:text
UPDATE person SET given = :given, surname = :surname, sort_key = :sort_key, pesel = :pesel, birth_on = :birth_on,
       sex = :sex, phone = :phone, email = :email, address = :address, no_address = :no_address,
       stays_at = :stays_at, no_document = :no_document, contact = :contact, strengths = :strengths,
       situation = :situation, feature_1 = :feature_1, feature_2 = :feature_2, feature_3 = :feature_3
 WHERE tenant_id = :tenant AND id = :id;

-- Another client with this number; who is only proposed somewhere is not asked about.
-- query person_same_pesel row
-- in  tenant:tenant_id id:person_id pesel:text
-- out n:int
SELECT count(*) FROM person p WHERE p.tenant_id = :tenant AND p.pesel = :pesel AND p.id <> :id
   AND EXISTS (SELECT 1 FROM enrolment e WHERE e.tenant_id = :tenant AND e.person_id = p.id);

-- The last change of a thing is the mark an editor carries: another one since then is a conflict.
-- query person_last_change row
-- in  tenant:tenant_id thing:text id:int
-- out id:int by:text? was:text
SELECT c.id, a.name, c.was FROM change c LEFT JOIN account a ON a.id = c.by_id
 WHERE c.tenant_id = :tenant AND c.thing = :thing AND c.thing_id = :id ORDER BY c.id DESC LIMIT 1;

-- query person_changes rows
-- in  tenant:tenant_id id:int
-- out kind:text reason:text was:text at:instant by:text?
SELECT c.kind, c.reason, c.was, c.at, a.name FROM change c LEFT JOIN account a ON a.id = c.by_id
 WHERE c.tenant_id = :tenant AND c.thing = 'person' AND c.thing_id = :id ORDER BY c.id DESC LIMIT 20;

-- ---- the person's page ----

-- query person_enrolments rows
-- in  tenant:tenant_id id:person_id
-- out id:enrolment_id group:group_id group_name:text client_no:int from_on:date to_on:date? end_reason:text end_note:text end_situation:text end_by:text? end_at:instant follow_on:date? follow_situation:text follow_by:text?
SELECT e.id, e.group_id, g.name, e.client_no, e.from_on, e.to_on, e.end_reason, e.end_note, e.end_situation,
       a.name, e.end_at, e.follow_on, e.follow_situation, f.name
  FROM enrolment e JOIN client_group g ON g.tenant_id = e.tenant_id AND g.id = e.group_id
  LEFT JOIN account a ON a.id = e.end_by LEFT JOIN account f ON f.id = e.follow_by
 WHERE e.tenant_id = :tenant AND e.person_id = :id
 ORDER BY (CASE WHEN e.to_on IS NULL THEN 0 ELSE 1 END), e.from_on DESC, e.id DESC LIMIT 20;

-- query person_care rows
-- in  tenant:tenant_id id:person_id
-- out id:caseload_id user:user_id name:text title:text from_on:date to_on:date? note:text
SELECT c.id, c.user_id, a.name, a.title, c.from_on, c.to_on, c.note
  FROM caseload c JOIN account a ON a.id = c.user_id
 WHERE c.tenant_id = :tenant AND c.person_id = :id
 ORDER BY (CASE WHEN c.to_on IS NULL THEN 0 ELSE 1 END), c.from_on DESC, c.id DESC LIMIT 30;

-- ---- a group's month ----

-- query person_group row
-- in  tenant:tenant_id id:group_id
-- out id:group_id name:text state:text
SELECT id, name, state FROM client_group WHERE tenant_id = :tenant AND id = :id;

-- query person_group_month rows
-- in  tenant:tenant_id group:group_id first:date last:date
-- out id:person_id given:text surname:text client_no:int from_on:date to_on:date? follow_on:date? social:int labour:int health:int other:int minutes:int last_on:date? worker:text? n_worker:int
SELECT p.id, p.given, p.surname, e.client_no, e.from_on, e.to_on, e.follow_on,
       sum(CASE WHEN k.area = 'social' THEN 1 ELSE 0 END), sum(CASE WHEN k.area = 'labour' THEN 1 ELSE 0 END),
       sum(CASE WHEN k.area = 'health' THEN 1 ELSE 0 END),
       sum(CASE WHEN k.area NOT IN ('social', 'labour', 'health') THEN 1 ELSE 0 END),
       CAST(COALESCE(sum(s.minutes), 0) AS bigint),
       (SELECT max(x.on_date) FROM service x WHERE x.tenant_id = e.tenant_id AND x.person_id = e.person_id
           AND x.withdrawn_at IS NULL AND x.on_date <= :last),
       (SELECT a.name FROM caseload c JOIN account a ON a.id = c.user_id
         WHERE c.tenant_id = e.tenant_id AND c.person_id = e.person_id AND c.to_on IS NULL ORDER BY c.from_on, c.id LIMIT 1),
       (SELECT count(*) FROM caseload c WHERE c.tenant_id = e.tenant_id AND c.person_id = e.person_id AND c.to_on IS NULL)
  FROM enrolment e JOIN person p ON p.tenant_id = e.tenant_id AND p.id = e.person_id
  LEFT JOIN service s ON s.tenant_id = e.tenant_id AND s.person_id = e.person_id AND s.withdrawn_at IS NULL
       AND s.on_date >= :first AND s.on_date <= :last
  LEFT JOIN service_kind k ON k.tenant_id = s.tenant_id AND k.id = s.kind_id
 WHERE e.tenant_id = :tenant AND e.group_id = :group AND e.from_on <= :last AND (e.to_on IS NULL OR e.to_on >= :first)
 GROUP BY e.tenant_id, e.id, p.tenant_id, p.id
 ORDER BY p.sort_key, p.id LIMIT 200;
