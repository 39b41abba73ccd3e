-- person_care.sql - who works with whom, the end of support, what came of it.

-- query care_add exec
-- in  tenant:tenant_id id:caseload_id person:person_id user:user_id from_on:date note:text
INSERT INTO caseload (tenant_id, id, person_id, user_id, from_on, note)
VALUES (:tenant, :id, :person, :user, :from_on, :note)
ON CONFLICT (tenant_id, id) DO NOTHING;

-- query care_open row
-- in  tenant:tenant_id person:person_id user:user_id
-- out id:caseload_id from_on:date
SELECT id, from_on FROM caseload
 WHERE tenant_id = :tenant AND person_id = :person AND user_id = :user AND to_on IS NULL ORDER BY id LIMIT 1;

-- query care_get row
-- in  tenant:tenant_id id:caseload_id person:person_id
-- out user:user_id from_on:date to_on:date?
SELECT user_id, from_on, to_on FROM caseload WHERE tenant_id = :tenant AND id = :id AND person_id = :person;

-- query care_end exec
-- in  tenant:tenant_id id:caseload_id to_on:date
UPDATE caseload SET to_on = :to_on WHERE tenant_id = :tenant AND id = :id AND to_on IS NULL;

-- query care_count row
-- in  tenant:tenant_id user:user_id
-- out n:int
SELECT count(*) FROM caseload WHERE tenant_id = :tenant AND user_id = :user AND to_on IS NULL;

-- Her clients go on to another; whoever looks after one already keeps her one row. The rows that end say who had
-- them before, so authorship and history stay.
-- query care_handover exec
-- in  tenant:tenant_id from:user_id to:user_id base:caseload_id today:date note:text
INSERT INTO caseload (tenant_id, id, person_id, user_id, from_on, note)
SELECT c.tenant_id, :base + row_number() OVER (ORDER BY c.id), c.person_id, :to, :today, :note
  FROM caseload c
 WHERE c.tenant_id = :tenant AND c.user_id = :from AND c.to_on IS NULL
   AND NOT EXISTS (SELECT 1 FROM caseload o WHERE o.tenant_id = :tenant AND o.person_id = c.person_id
                      AND o.user_id = :to AND o.to_on IS NULL);

-- query care_handover_end exec
-- in  tenant:tenant_id from:user_id today:date
UPDATE caseload SET to_on = :today WHERE tenant_id = :tenant AND user_id = :from AND to_on IS NULL;

-- query care_enrolment row
-- in  tenant:tenant_id id:enrolment_id person:person_id
-- out from_on:date to_on:date? end_reason:text end_note:text end_situation:text end_by:user_id end_name:text? end_at:instant follow_on:date? follow_situation:text
SELECT e.from_on, e.to_on, e.end_reason, e.end_note, e.end_situation, e.end_by, a.name, e.end_at, e.follow_on,
       e.follow_situation
  FROM enrolment e LEFT JOIN account a ON a.id = e.end_by
 WHERE e.tenant_id = :tenant AND e.id = :id AND e.person_id = :person;

-- Only what is open is ended, so that two people cannot both do it.
-- query care_close exec
-- in  tenant:tenant_id id:enrolment_id to_on:date reason:text note:text situation:text by:user_id at:instant
UPDATE enrolment SET to_on = :to_on, end_reason = :reason, end_note = :note, end_situation = :situation,
       end_by = :by, end_at = :at
 WHERE tenant_id = :tenant AND id = :id AND to_on IS NULL;

-- query care_close_edit exec
-- in  tenant:tenant_id id:enrolment_id to_on:date reason:text note:text situation:text by:user_id at:instant
UPDATE enrolment SET to_on = :to_on, end_reason = :reason, end_note = :note, end_situation = :situation,
       end_by = :by, end_at = :at
 WHERE tenant_id = :tenant AND id = :id AND to_on IS NOT NULL;

-- query care_reopen exec
-- in  tenant:tenant_id id:enrolment_id
UPDATE enrolment SET to_on = NULL, end_reason = '', end_note = '', end_situation = '', end_by = NULL, end_at = NULL,
       follow_on = NULL, follow_situation = '', follow_by = NULL
 WHERE tenant_id = :tenant AND id = :id AND to_on IS NOT NULL;

-- query care_follow exec
-- in  tenant:tenant_id id:enrolment_id on:date situation:text by:user_id
UPDATE enrolment SET follow_on = :on, follow_situation = :situation, follow_by = :by
 WHERE tenant_id = :tenant AND id = :id AND to_on IS NOT NULL;

-- query care_follow_due rows
-- in  tenant:tenant_id user:user_id everybody:bool
-- out id:person_id given:text surname:text to_on:date
SELECT p.id, p.given, p.surname, e.to_on
  FROM enrolment e JOIN person p ON p.tenant_id = e.tenant_id AND p.id = e.person_id
 WHERE e.tenant_id = :tenant AND e.to_on IS NOT NULL AND e.follow_on IS NULL
   AND (:everybody = 1 OR e.end_by = :user
        OR EXISTS (SELECT 1 FROM caseload c WHERE c.tenant_id = e.tenant_id AND c.person_id = e.person_id
                      AND c.user_id = :user AND (c.to_on IS NULL OR c.to_on >= e.to_on)))
 ORDER BY e.to_on, p.sort_key, e.id LIMIT 50;
