-- 0025 - the services of a month are found by their day, however many years lie before it.
-- oldest program: 1

CREATE INDEX service_day ON service (tenant_id, on_date, id);
