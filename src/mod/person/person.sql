-- person.sql - people the partnership knows jointly.

-- query person_add exec
-- in  tenant:tenant_id id:person_id given:text surname:text sort_key:text pesel:text? birth_on:date? sex:text? phone:text email:text address:text no_address:bool stays_at:text no_document:bool contact:text strengths:text situation:text now:instant
INSERT INTO person (tenant_id, id, given, surname, sort_key, pesel, birth_on, sex, phone, email, address,
       no_address, stays_at, no_document, contact, strengths, situation, feature_1, feature_2, feature_3, created_at)
VALUES (:tenant, :id, :given, :surname, :sort_key, :pesel, :birth_on, :sex, :phone, :email, :address,
       :no_address, :stays_at, :no_document, :contact, :strengths, :situation, '', '', '', :now)
ON CONFLICT (tenant_id, id) DO NOTHING;

-- query person_word_add exec
-- in  tenant:tenant_id word:text person:person_id
INSERT INTO person_word (tenant_id, word, person_id) VALUES (:tenant, :word, :person)
ON CONFLICT (tenant_id, word, person_id) DO NOTHING;
