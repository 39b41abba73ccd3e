-- 0006 - when and how much of an action was planned, how much was done, who took part.
-- oldest program: 1

-- planned_on NULL: the whole month. unit: hours people times.
ALTER TABLE action ADD COLUMN planned_on date;
ALTER TABLE action ADD COLUMN planned int;
ALTER TABLE action ADD COLUMN done int;
ALTER TABLE action ADD COLUMN unit text;
ALTER TABLE action ADD COLUMN participants text;
CREATE INDEX action_carried ON action (tenant_id, carried_from);
