-- answer.sql - forms filled in about a person.

-- query answer_insert exec
-- in  tenant:tenant_id id:answer_id form:form_version_id person:person_id service:service_id? partner:partner_id? stage:text by:user_id now:instant content:text
INSERT INTO answer (tenant_id, id, form_version_id, person_id, service_id, partner_id, state, stage, begun_by, begun_at,
       changed_by, changed_at, signed_at_place, signed_who, content)
VALUES (:tenant, :id, :form, :person, :service, :partner, 'draft', :stage, :by, :now, :by, :now, '', '', :content)
ON CONFLICT (tenant_id, id) DO NOTHING;

-- query answer_get row
-- in  tenant:tenant_id id:answer_id
-- out form:form_version_id person:person_id? partner:partner_id? author:user_id state:text stage:text changed_by:text? changed_at:instant signed_on:date? place:text who:text content:text
SELECT x.form_version_id, x.person_id, x.partner_id, x.begun_by, x.state, x.stage, a.name, x.changed_at, x.signed_on, x.signed_at_place,
       x.signed_who, x.content
  FROM answer x LEFT JOIN account a ON a.id = x.changed_by
 WHERE x.tenant_id = :tenant AND x.id = :id;

-- What is known of the person, and who begins a form about her.
-- query answer_known row
-- in  tenant:tenant_id person:person_id by:user_id
-- out phone:text address:text worker:text?
SELECT p.phone, p.address, (SELECT a.name FROM account a WHERE a.id = :by)
  FROM person p WHERE p.tenant_id = :tenant AND p.id = :person;

-- query answer_update exec
-- in  tenant:tenant_id id:answer_id content:text by:user_id now:instant
UPDATE answer SET content = :content, changed_by = :by, changed_at = :now
 WHERE tenant_id = :tenant AND id = :id AND state <> 'withdrawn';

-- Only a draft is signed, so that two people cannot both do it.
-- query answer_signed exec
-- in  tenant:tenant_id id:answer_id on_day:date place:text who:text content:text by:user_id now:instant
UPDATE answer SET state = 'signed', signed_on = :on_day, signed_at_place = :place, signed_who = :who,
       content = :content, signed_by = :by, signed_at = :now
 WHERE tenant_id = :tenant AND id = :id AND state = 'draft';

-- query answer_withdrawn exec
-- in  tenant:tenant_id id:answer_id now:instant
UPDATE answer SET state = 'withdrawn', withdrawn_at = :now
 WHERE tenant_id = :tenant AND id = :id AND state <> 'withdrawn';

-- query answer_of_person rows
-- in  tenant:tenant_id person:person_id
-- out id:answer_id partner:partner_id? author:user_id state:text stage:text tool:text? title_pl:text title_en:text changed_by:text? changed_at:instant signed_on:date? service_on:date?
SELECT x.id, x.partner_id, x.begun_by, x.state, x.stage, f.tool, f.title_pl, f.title_en, a.name, x.changed_at, x.signed_on, s.on_date
  FROM answer x JOIN form_version f ON f.tenant_id = x.tenant_id AND f.id = x.form_version_id
  LEFT JOIN account a ON a.id = x.changed_by
  LEFT JOIN service s ON s.tenant_id = x.tenant_id AND s.id = x.service_id
 WHERE x.tenant_id = :tenant AND x.person_id = :person ORDER BY x.begun_at DESC, x.id DESC LIMIT 200;

-- query answer_changes rows
-- in  tenant:tenant_id id:int
-- out kind:text reason:text at:instant by:text?
SELECT c.kind, c.reason, c.at, a.name FROM change c LEFT JOIN account a ON a.id = c.by_id
 WHERE c.tenant_id = :tenant AND c.thing = 'answer' AND c.thing_id = :id ORDER BY c.at DESC, c.id DESC LIMIT 50;

-- Is this a service of hers?
-- query answer_service row
-- in  tenant:tenant_id id:service_id person:person_id
-- out on:date
SELECT on_date FROM service
 WHERE tenant_id = :tenant AND id = :id AND person_id = :person AND withdrawn_at IS NULL;

-- The filled forms of the same person and the same form, of any version.
-- query answer_same_form rows
-- in  tenant:tenant_id id:answer_id
-- out id:answer_id partner:partner_id? author:user_id stage:text signed_on:date? begun_at:instant
SELECT y.id, y.partner_id, y.begun_by, y.stage, y.signed_on, y.begun_at
  FROM answer x JOIN form_version f ON f.tenant_id = x.tenant_id AND f.id = x.form_version_id
  JOIN answer y ON y.tenant_id = x.tenant_id AND y.person_id = x.person_id
  JOIN form_version g ON g.tenant_id = y.tenant_id AND g.id = y.form_version_id AND g.url = f.url
 WHERE x.tenant_id = :tenant AND x.id = :id AND y.state <> 'withdrawn'
 ORDER BY y.begun_at, y.id LIMIT 50;
