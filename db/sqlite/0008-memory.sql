-- Sentences that were approved, to be found again, and the words of landlords.

-- What one organisation remembers from one language into another. Its number
-- is small, because it leads every index of what is remembered.
CREATE TABLE memory (
	id INTEGER PRIMARY KEY,
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	source_language TEXT NOT NULL, -- BCP 47
	language TEXT NOT NULL,
	UNIQUE (organisation, language, source_language)
) STRICT;

-- A sentence and one translation of it. Words of notices, never of a person.
CREATE TABLE memory_unit (
	id INTEGER PRIMARY KEY,
	memory INTEGER NOT NULL REFERENCES memory (id),
	words BLOB NOT NULL,      -- the source's, generalised: four bytes each,
	                          -- low byte first
	general INTEGER NOT NULL, -- hash of those
	form INTEGER NOT NULL,    -- of a plural, from 0; 0 for what has none
	source TEXT NOT NULL,
	target TEXT NOT NULL,
	notice TEXT,              -- that it was approved in; NULL: imported
	by INTEGER NOT NULL,      -- the account that approved it last
	at INTEGER NOT NULL,
	used INTEGER NOT NULL,    -- times it was approved
	superseded INTEGER,       -- when another took its place
	version INTEGER NOT NULL
) STRICT;
CREATE INDEX memory_unit_general ON memory_unit (memory, general);
CREATE INDEX memory_unit_newest ON memory_unit (memory, id);

-- Where a unit stands: a hash of the sentence and of its neighbours.
CREATE TABLE memory_context (
	unit INTEGER NOT NULL REFERENCES memory_unit (id),
	context INTEGER NOT NULL,
	PRIMARY KEY (unit, context)
) STRICT, WITHOUT ROWID;

-- The rarest words of units, by which what is like one is found. Some dozens of
-- units in each row: a search reads many thousands.
CREATE TABLE memory_word (
	memory INTEGER NOT NULL,
	word INTEGER NOT NULL,
	length INTEGER NOT NULL, -- words of the whole sentence
	first INTEGER NOT NULL,  -- units from this one up to the next row's
	units BLOB NOT NULL,     -- of each its id in eight bytes and which words
	                         -- it has in sixteen, low byte first
	PRIMARY KEY (memory, word, length, first)
) STRICT, WITHOUT ROWID;

-- What an organisation wants of its memory; none: the usual.
CREATE TABLE memory_policy (
	organisation INTEGER PRIMARY KEY REFERENCES organisation (id),
	shares INTEGER NOT NULL CHECK (shares IN (0, 1)), -- with its partnership
	bands TEXT,              -- what is paid of a word, per cent for each band
	by INTEGER NOT NULL,
	updated INTEGER NOT NULL
) STRICT;

-- A landlord's word: how it is translated, or, in English, what is said
-- instead of it.
CREATE TABLE term (
	id INTEGER PRIMARY KEY,
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	language TEXT NOT NULL,
	english TEXT NOT NULL COLLATE NOCASE,
	wanted TEXT NOT NULL,    -- one a line, any of them will do
	forbidden TEXT NOT NULL, -- one a line
	keep INTEGER NOT NULL CHECK (keep IN (0, 1)), -- stands as in English
	note TEXT,
	by INTEGER NOT NULL,
	updated INTEGER NOT NULL,
	version INTEGER NOT NULL,
	UNIQUE (organisation, language, english)
) STRICT;
