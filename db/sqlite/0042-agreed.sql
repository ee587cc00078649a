-- What a reviser is paid, until when one may answer, and what a call to an
-- interpreter is booked on.
ALTER TABLE revision ADD COLUMN price_minor INTEGER; -- net; NULL not agreed
ALTER TABLE revision ADD COLUMN expires_at INTEGER;  -- NULL: never
CREATE INDEX revision_expires ON revision (expires_at) WHERE state = 'asked';
ALTER TABLE call ADD COLUMN cost_code TEXT;          -- NULL the default
