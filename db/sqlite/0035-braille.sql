-- Braille: who has read a notice in it, and which letters went out in it.

-- A notice was read in Braille before letters of it go out so. It counts for
-- as long as words, table and program are the same: read again, it is replaced.
CREATE TABLE braille_proof (
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	notice TEXT NOT NULL,
	language TEXT NOT NULL,    -- BCP 47
	variant TEXT NOT NULL CHECK (variant IN ('standard', 'easy-read')),
	grade INTEGER NOT NULL CHECK (grade IN (1, 2)),
	stamp BLOB NOT NULL,       -- hash of what was read: words, table, program
	signed_by INTEGER NOT NULL, -- an account, or a token of another program
	signed_at INTEGER NOT NULL,
	note TEXT,                 -- how it was read, in the signer's words
	PRIMARY KEY (organisation, notice, language, variant, grade)
) STRICT, WITHOUT ROWID;

-- The grade that a letter went out in; its cells are its copy 'brf'.
CREATE TABLE letter_braille (
	letter INTEGER PRIMARY KEY REFERENCES letter (id),
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	grade INTEGER NOT NULL CHECK (grade IN (1, 2))
) STRICT;
