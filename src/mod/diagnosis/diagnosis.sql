-- diagnosis.sql - versions of a diagnosis, what they hold, problems.

-- query diag_get row
-- in  tenant:tenant_id id:diagnosis_id
-- out id:diagnosis_id person:person_id no:int state:text baseline:bool why:text summary:text changed:text client_part:text agreed_on:date? review_on:date? created_at:instant author:text? by:user_id partner:partner_id?
SELECT d.id, d.person_id, d.no, d.state, d.baseline, d.why, d.summary, d.changed, d.client_part,
       d.agreed_on, d.review_on, d.created_at, a.name, d.created_by,
       (SELECT max(m.partner_id) FROM membership m
         WHERE m.user_id = d.created_by AND m.partnership_id = :tenant)
  FROM diagnosis d LEFT JOIN account a ON a.id = d.created_by
 WHERE d.tenant_id = :tenant AND d.id = :id;

-- query diag_versions rows
-- in  tenant:tenant_id person:person_id
-- out id:diagnosis_id no:int state:text baseline:bool why:text changed:text agreed_on:date? review_on:date? created_at:instant
SELECT id, no, state, baseline, why, changed, agreed_on, review_on, created_at FROM diagnosis
 WHERE tenant_id = :tenant AND person_id = :person ORDER BY no DESC LIMIT 100;

-- query diag_insert exec
-- in  tenant:tenant_id id:diagnosis_id person:person_id no:int baseline:bool why:text by:user_id now:instant
INSERT INTO diagnosis (tenant_id, id, person_id, no, state, baseline, why, summary, changed,
                       client_part, created_by, created_at)
VALUES (:tenant, :id, :person, :no, 'draft', :baseline, :why, '', '', '', :by, :now)
ON CONFLICT (tenant_id, id) DO NOTHING;

-- query diag_copy_entries exec
-- in  tenant:tenant_id from:diagnosis_id to:diagnosis_id base:finding_id
INSERT INTO diag_entry (tenant_id, id, diagnosis_id, origin_id, kind, code, content, more, who,
                        source, on_date, until_on, minutes, ref_id, partner_id, circle, sensitive,
                        client_sees, created_by, created_at)
SELECT tenant_id, :base + row_number() OVER (ORDER BY id), :to, origin_id, kind, code, content,
       more, who, source, on_date, until_on, minutes, ref_id, partner_id, circle, sensitive,
       client_sees, created_by, created_at
  FROM diag_entry
 WHERE tenant_id = :tenant AND diagnosis_id = :from AND withdrawn_at IS NULL
   AND kind NOT IN ('told', 'meeting', 'second', 'supervision', 'peer');

-- query diag_copy_problems exec
-- in  tenant:tenant_id from:diagnosis_id to:diagnosis_id base:problem_id
INSERT INTO diag_problem (tenant_id, id, diagnosis_id, origin_id, code, content, cause,
                          view_client, view_family, view_worker, recognised, blocking, solvable,
                          place, state, talk_on, talk_note, return_on, partner_id, circle,
                          sensitive, client_sees, created_by, created_at)
SELECT tenant_id, :base + row_number() OVER (ORDER BY id), :to, origin_id, code, content, cause,
       view_client, view_family, view_worker, recognised, blocking, solvable, place, state,
       talk_on, talk_note, return_on, partner_id, circle, sensitive, client_sees, created_by,
       created_at
  FROM diag_problem
 WHERE tenant_id = :tenant AND diagnosis_id = :from AND withdrawn_at IS NULL;

-- query diag_summarise exec
-- in  tenant:tenant_id id:diagnosis_id summary:text
UPDATE diagnosis SET summary = :summary WHERE tenant_id = :tenant AND id = :id;

-- query diag_agree exec
-- in  tenant:tenant_id id:diagnosis_id on:date part:text changed:text review:date
UPDATE diagnosis SET state = 'agreed', agreed_on = :on, client_part = :part, changed = :changed,
       review_on = :review
 WHERE tenant_id = :tenant AND id = :id AND state = 'draft';

-- query diag_outdate exec
-- in  tenant:tenant_id person:person_id but:diagnosis_id
UPDATE diagnosis SET state = 'outdated'
 WHERE tenant_id = :tenant AND person_id = :person AND id <> :but AND state = 'agreed';

-- Agreed ones whose day of review is near, of people in the care of the user.
-- query diag_due rows
-- in  tenant:tenant_id user:user_id until:date today:date
-- out person:person_id given:text surname:text review_on:date
SELECT d.person_id, p.given, p.surname, d.review_on
  FROM caseload c
  JOIN diagnosis d ON d.tenant_id = c.tenant_id AND d.person_id = c.person_id
  JOIN person p ON p.tenant_id = d.tenant_id AND p.id = d.person_id
 WHERE c.tenant_id = :tenant AND c.user_id = :user AND (c.to_on IS NULL OR c.to_on > :today)
   AND d.state = 'agreed' AND d.review_on <= :until
 ORDER BY d.review_on, d.person_id LIMIT 20;

-- query diag_setting row
-- in  tenant:tenant_id
-- out days:int
SELECT review_days FROM diag_setting WHERE tenant_id = :tenant;

-- query diag_set exec
-- in  tenant:tenant_id days:int
INSERT INTO diag_setting (tenant_id, review_days) VALUES (:tenant, :days)
ON CONFLICT (tenant_id) DO UPDATE SET review_days = :days;

-- query diag_entries rows
-- in  tenant:tenant_id diagnosis:diagnosis_id
-- out id:finding_id origin:finding_id kind:text code:text content:text more:text who:text source:text on:date until:date? minutes:int ref:finding_id? partner:partner_id? partner_name:text? circle:text sensitive:text client:bool by:user_id author:text?
SELECT e.id, e.origin_id, e.kind, e.code, e.content, e.more, e.who, e.source, e.on_date,
       e.until_on, e.minutes, e.ref_id, e.partner_id, p.name, e.circle, e.sensitive,
       e.client_sees, e.created_by, a.name
  FROM diag_entry e LEFT JOIN partner p ON p.tenant_id = e.tenant_id AND p.id = e.partner_id
  LEFT JOIN account a ON a.id = e.created_by
 WHERE e.tenant_id = :tenant AND e.diagnosis_id = :diagnosis AND e.withdrawn_at IS NULL
 ORDER BY e.on_date, e.id LIMIT 1000;

-- Filled forms about a person, for the items of a diagnosis that name them.
-- query diag_forms rows
-- in  tenant:tenant_id person:person_id
-- out id:answer_id partner:partner_id? author:user_id tool:text? state:text changed_at:instant signed_on:date?
SELECT a.id, a.partner_id, a.begun_by, f.tool, a.state, a.changed_at, a.signed_on
  FROM answer a JOIN form_version f ON f.tenant_id = a.tenant_id AND f.id = a.form_version_id
 WHERE a.tenant_id = :tenant AND a.person_id = :person AND a.service_id IS NULL
   AND a.state <> 'withdrawn' ORDER BY a.id DESC LIMIT 100;

-- What helps, of the newest version; nothing sensitive, nothing that the client does not see.
-- query diag_resources rows
-- in  tenant:tenant_id person:person_id
-- out origin:finding_id content:text partner:partner_id? circle:text by:user_id
SELECT e.origin_id, e.content, e.partner_id, e.circle, e.created_by
  FROM diagnosis d
  JOIN diag_entry e ON e.tenant_id = d.tenant_id AND e.diagnosis_id = d.id
 WHERE d.tenant_id = :tenant AND d.person_id = :person AND e.kind IN ('resource', 'unseen')
   AND d.no = (SELECT max(n.no) FROM diagnosis n
                WHERE n.tenant_id = :tenant AND n.person_id = :person)
   AND e.client_sees = 1 AND e.sensitive = '' AND e.withdrawn_at IS NULL
 ORDER BY e.id LIMIT 50;

-- query diag_entry_get row
-- in  tenant:tenant_id id:finding_id
-- out diagnosis:diagnosis_id person:person_id origin:finding_id state:text kind:text code:text content:text more:text who:text source:text on:date until:date? minutes:int ref:finding_id? partner:partner_id? circle:text sensitive:text client:bool by:user_id withdrawn_at:instant?
SELECT e.diagnosis_id, d.person_id, e.origin_id, d.state, e.kind, e.code, e.content, e.more, e.who, e.source,
       e.on_date, e.until_on, e.minutes, e.ref_id, e.partner_id, e.circle, e.sensitive,
       e.client_sees, e.created_by, e.withdrawn_at
  FROM diag_entry e
  JOIN diagnosis d ON d.tenant_id = e.tenant_id AND d.id = e.diagnosis_id
 WHERE e.tenant_id = :tenant AND e.id = :id;

-- query diag_entry_insert exec
-- in  tenant:tenant_id id:finding_id diagnosis:diagnosis_id kind:text code:text content:text more:text who:text source:text on:date until:date? minutes:int ref:finding_id? partner:partner_id? circle:text sensitive:text client:bool by:user_id now:instant
INSERT INTO diag_entry (tenant_id, id, diagnosis_id, origin_id, kind, code, content, more, who,
                        source, on_date, until_on, minutes, ref_id, partner_id, circle, sensitive,
                        client_sees, created_by, created_at)
VALUES (:tenant, :id, :diagnosis, :id, :kind, :code, :content, :more, :who, :source, :on, :until,
        :minutes, :ref, :partner, :circle, :sensitive, :client, :by, :now)
ON CONFLICT (tenant_id, id) DO NOTHING;

-- query diag_entry_update exec
-- in  tenant:tenant_id id:finding_id code:text content:text more:text who:text source:text on:date until:date? minutes:int ref:finding_id? circle:text sensitive:text client:bool
UPDATE diag_entry SET code = :code, content = :content, more = :more, who = :who,
       source = :source, on_date = :on, until_on = :until, minutes = :minutes, ref_id = :ref,
       circle = :circle, sensitive = :sensitive, client_sees = :client
 WHERE tenant_id = :tenant AND id = :id;

-- query diag_entry_withdraw exec
-- in  tenant:tenant_id id:finding_id now:instant
UPDATE diag_entry SET withdrawn_at = :now WHERE tenant_id = :tenant AND id = :id;

-- query diag_problems rows
-- in  tenant:tenant_id diagnosis:diagnosis_id
-- out id:problem_id origin:problem_id code:text content:text cause:text view_client:text view_family:text view_worker:text recognised:text blocking:bool solvable:bool place:int state:text talk_on:date? talk_note:text return_on:date? partner:partner_id? circle:text sensitive:text client:bool by:user_id
SELECT id, origin_id, code, content, cause, view_client, view_family, view_worker, recognised,
       blocking, solvable, place, state, talk_on, talk_note, return_on, partner_id, circle,
       sensitive, client_sees, created_by
  FROM diag_problem
 WHERE tenant_id = :tenant AND diagnosis_id = :diagnosis AND withdrawn_at IS NULL
 ORDER BY CASE WHEN place = 0 THEN 1 ELSE 0 END, place, id LIMIT 200;

-- query diag_problem_get row
-- in  tenant:tenant_id id:problem_id
-- out diagnosis:diagnosis_id person:person_id version:text code:text content:text cause:text view_client:text view_family:text view_worker:text recognised:text blocking:bool solvable:bool place:int state:text talk_on:date? talk_note:text return_on:date? partner:partner_id? circle:text sensitive:text client:bool by:user_id withdrawn_at:instant?
SELECT p.diagnosis_id, d.person_id, d.state, p.code, p.content, p.cause, p.view_client,
       p.view_family, p.view_worker, p.recognised, p.blocking, p.solvable, p.place, p.state,
       p.talk_on, p.talk_note, p.return_on, p.partner_id, p.circle, p.sensitive, p.client_sees,
       p.created_by, p.withdrawn_at
  FROM diag_problem p
  JOIN diagnosis d ON d.tenant_id = p.tenant_id AND d.id = p.diagnosis_id
 WHERE p.tenant_id = :tenant AND p.id = :id;

-- query diag_problem_insert exec
-- in  tenant:tenant_id id:problem_id diagnosis:diagnosis_id partner:partner_id? by:user_id now:instant
INSERT INTO diag_problem (tenant_id, id, diagnosis_id, origin_id, code, content, cause,
                          view_client, view_family, view_worker, recognised, blocking, solvable,
                          place, state, talk_note, partner_id, circle, sensitive, client_sees,
                          created_by, created_at)
VALUES (:tenant, :id, :diagnosis, :id, '', '', '', '', '', '', 'unasked', 0, 0, 0, 'named', '',
        :partner, 'team', '', 1, :by, :now)
ON CONFLICT (tenant_id, id) DO NOTHING;

-- query diag_problem_update exec
-- in  tenant:tenant_id id:problem_id code:text content:text cause:text view_client:text view_family:text view_worker:text recognised:text blocking:bool solvable:bool place:int state:text talk_on:date? talk_note:text return_on:date? circle:text sensitive:text client:bool
UPDATE diag_problem SET code = :code, content = :content, cause = :cause,
       view_client = :view_client, view_family = :view_family, view_worker = :view_worker,
       recognised = :recognised, blocking = :blocking, solvable = :solvable, place = :place,
       state = :state, talk_on = :talk_on, talk_note = :talk_note, return_on = :return_on,
       circle = :circle, sensitive = :sensitive, client_sees = :client
 WHERE tenant_id = :tenant AND id = :id;

-- query diag_problem_withdraw exec
-- in  tenant:tenant_id id:problem_id now:instant
UPDATE diag_problem SET withdrawn_at = :now WHERE tenant_id = :tenant AND id = :id;
