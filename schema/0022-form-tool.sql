-- 0022 - which tool of the method a form is, so that a partnership's own copy is found for its purpose.
-- oldest program: 1

ALTER TABLE form_version ADD COLUMN tool text;          -- "swot"; "" or NULL: none
