-- Prescribed forms as an administrator loaded them, and what the table of their
-- rules is corrected by. Neither changes: a new version covers the one before.

CREATE TABLE form (
	id INTEGER PRIMARY KEY,
	organisation INTEGER NOT NULL REFERENCES organisation (id), -- a partnership's serve its members
	code TEXT NOT NULL,           -- of db/rules/forms.txt, such as 'form-4'
	language TEXT NOT NULL CHECK (language IN ('en', 'cy')),
	title TEXT NOT NULL,
	source TEXT NOT NULL,         -- where it was taken from
	published INTEGER NOT NULL,   -- day, by its publisher
	valid_from INTEGER NOT NULL,  -- day: for notices served from then on
	valid_until INTEGER,          -- day it is no longer; NULL not known
	sha256 BLOB NOT NULL,         -- of content
	loaded_at INTEGER NOT NULL,
	loaded_by INTEGER NOT NULL,   -- an account
	content BLOB NOT NULL         -- as it came; last, so that lists do not read it
) STRICT;
CREATE INDEX form_in_use ON form (organisation, code, language, valid_from);

-- What a form says in another language: a PO file, printed beside the form for
-- information and never instead of it.
CREATE TABLE form_translation (
	id INTEGER PRIMARY KEY,
	form INTEGER NOT NULL REFERENCES form (id),
	language TEXT NOT NULL,       -- BCP 47
	sha256 BLOB NOT NULL,         -- of content
	loaded_at INTEGER NOT NULL,
	loaded_by INTEGER NOT NULL,
	content BLOB NOT NULL
) STRICT;
CREATE INDEX form_translation_form ON form_translation (form, language);

-- Somebody read it against the form and found it right.
CREATE TABLE form_approval (
	translation INTEGER PRIMARY KEY REFERENCES form_translation (id),
	at INTEGER NOT NULL,
	by INTEGER NOT NULL           -- an account
) STRICT;

-- A correction of one rule of the table; the last one of a code counts.
CREATE TABLE form_rule (
	id INTEGER PRIMARY KEY,
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	code TEXT NOT NULL,
	text TEXT NOT NULL,           -- the rule as the table has it; '' takes the correction back
	reason TEXT NOT NULL,
	at INTEGER NOT NULL,
	by INTEGER NOT NULL
) STRICT;
CREATE INDEX form_rule_code ON form_rule (organisation, code);

-- The facts of a tenancy that dates are reckoned from; NULL is not known.
CREATE TABLE tenancy (
	tenant INTEGER PRIMARY KEY REFERENCES tenant (id),
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	nation TEXT NOT NULL,
	landlord TEXT NOT NULL,       -- 'social' or 'private'
	kind TEXT NOT NULL,           -- 'assured'
	period TEXT,                  -- 'weekly': how long the rent is paid for
	begins TEXT,                  -- first day of a period: a date, 'monday', '1'
	began INTEGER,                -- day the tenancy began
	last_increase INTEGER,        -- day it took effect
	first_increase INTEGER,       -- day the first of the kind took effect
	updated INTEGER NOT NULL,
	by INTEGER NOT NULL
) STRICT;

-- Which form went with a letter.
CREATE TABLE letter_form (
	letter INTEGER PRIMARY KEY REFERENCES letter (id),
	form INTEGER NOT NULL REFERENCES form (id),
	translation INTEGER REFERENCES form_translation (id)
) STRICT;

CREATE TRIGGER form_loads BEFORE INSERT ON form
WHEN EXISTS (SELECT 1 FROM form WHERE id = NEW.id)
BEGIN SELECT raise(ABORT, 'a form is never changed'); END;
CREATE TRIGGER form_keeps BEFORE UPDATE ON form
BEGIN SELECT raise(ABORT, 'a form is never changed'); END;
CREATE TRIGGER form_stays BEFORE DELETE ON form
BEGIN SELECT raise(ABORT, 'a form is never deleted'); END;
CREATE TRIGGER form_translation_loads BEFORE INSERT ON form_translation
WHEN EXISTS (SELECT 1 FROM form_translation WHERE id = NEW.id)
BEGIN SELECT raise(ABORT, 'a translation of a form is never changed'); END;
CREATE TRIGGER form_translation_keeps BEFORE UPDATE ON form_translation
BEGIN SELECT raise(ABORT, 'a translation of a form is never changed'); END;
CREATE TRIGGER form_translation_stays BEFORE DELETE ON form_translation
BEGIN SELECT raise(ABORT, 'a translation of a form is never deleted'); END;
CREATE TRIGGER form_approval_keeps BEFORE UPDATE ON form_approval
BEGIN SELECT raise(ABORT, 'an approval is never changed'); END;
CREATE TRIGGER form_approval_stays BEFORE DELETE ON form_approval
BEGIN SELECT raise(ABORT, 'an approval is never deleted'); END;
CREATE TRIGGER form_rule_keeps BEFORE UPDATE ON form_rule
BEGIN SELECT raise(ABORT, 'a correction is never changed'); END;
CREATE TRIGGER form_rule_stays BEFORE DELETE ON form_rule
BEGIN SELECT raise(ABORT, 'a correction is never deleted'); END;
CREATE TRIGGER letter_form_keeps BEFORE UPDATE ON letter_form
BEGIN SELECT raise(ABORT, 'a letter is never changed'); END;
CREATE TRIGGER letter_form_stays BEFORE DELETE ON letter_form
BEGIN SELECT raise(ABORT, 'a letter is never deleted'); END;
