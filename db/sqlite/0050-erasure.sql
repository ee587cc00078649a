-- Erasing what is kept about one person. Statistics stay: rows that are
-- counted keep what is counted, and lose every word and every name.
CREATE TABLE erasure (
	id INTEGER PRIMARY KEY,
	tenant INTEGER NOT NULL REFERENCES tenant (id),
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	reason TEXT NOT NULL,    -- of whoever had it done; names nobody
	at INTEGER NOT NULL,
	by INTEGER NOT NULL,     -- an account
	letters INTEGER NOT NULL,
	events INTEGER NOT NULL, -- that were emptied
	done INTEGER NOT NULL CHECK (done IN (0, 1)) -- 0: letters may go now
) STRICT;
CREATE INDEX erasure_tenant ON erasure (tenant, done);

DROP TRIGGER letter_stays;
CREATE TRIGGER letter_stays BEFORE DELETE ON letter
WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE tenant = OLD.tenant AND done = 0)
BEGIN SELECT raise(ABORT, 'a letter is never deleted'); END;
DROP TRIGGER letter_copy_stays;
CREATE TRIGGER letter_copy_stays BEFORE DELETE ON letter_copy
WHEN NOT EXISTS (SELECT 1 FROM letter l JOIN erasure e ON e.tenant = l.tenant
	WHERE l.id = OLD.letter AND e.done = 0)
BEGIN SELECT raise(ABORT, 'a letter is never deleted'); END;
DROP TRIGGER letter_form_stays;
CREATE TRIGGER letter_form_stays BEFORE DELETE ON letter_form
WHEN NOT EXISTS (SELECT 1 FROM letter l JOIN erasure e ON e.tenant = l.tenant
	WHERE l.id = OLD.letter AND e.done = 0)
BEGIN SELECT raise(ABORT, 'a letter is never deleted'); END;
DROP TRIGGER letter_person_stays;
CREATE TRIGGER letter_person_stays BEFORE DELETE ON letter_person
WHEN NOT EXISTS (SELECT 1 FROM letter l JOIN erasure e ON e.tenant = l.tenant
	WHERE l.id = OLD.letter AND e.done = 0)
BEGIN SELECT raise(ABORT, 'a letter is never deleted'); END;
