-- The way of providers to a job, beside its minutes, and the language that they
-- read mails and pages in.

ALTER TABLE provider ADD COLUMN travel_miles INTEGER NOT NULL DEFAULT 0; -- one way, at most; 0 not said
ALTER TABLE provider ADD COLUMN language TEXT; -- BCP 47, as 'cy'; NULL English
