-- The letterhead of a landlord, as its files have it (doc/letterhead-format.md).
CREATE TABLE letterhead (
	organisation INTEGER PRIMARY KEY REFERENCES organisation (id),
	text BLOB NOT NULL,     -- the letterhead's own file
	logo BLOB NOT NULL,     -- the picture that it names; empty for none
	by INTEGER NOT NULL,    -- the account that set it
	updated INTEGER NOT NULL
) STRICT;
