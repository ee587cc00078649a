-- What was issued of a letter besides its page: never changed, never deleted.
CREATE TABLE letter_copy (
	letter INTEGER NOT NULL REFERENCES letter (id),
	format TEXT NOT NULL,   -- 'pdf', or 'document': what others are made of
	sha256 BLOB NOT NULL,   -- of content
	content BLOB NOT NULL,  -- last, so that a hash is read without it
	UNIQUE (letter, format)
) STRICT;
CREATE TRIGGER letter_copy_issues BEFORE INSERT ON letter_copy
WHEN EXISTS (SELECT 1 FROM letter_copy
	WHERE letter = NEW.letter AND format = NEW.format)
BEGIN SELECT raise(ABORT, 'a letter is never changed'); END;
CREATE TRIGGER letter_copy_keeps BEFORE UPDATE ON letter_copy
BEGIN SELECT raise(ABORT, 'a letter is never changed'); END;
CREATE TRIGGER letter_copy_stays BEFORE DELETE ON letter_copy
BEGIN SELECT raise(ABORT, 'a letter is never deleted'); END;
