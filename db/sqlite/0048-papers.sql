-- Figures that were made to be published. What is in `counts` never leaves
-- the house: it is there so that a later pack gives nothing of this one away.
CREATE TABLE pack (
	id INTEGER PRIMARY KEY,
	organisation INTEGER NOT NULL REFERENCES organisation (id), -- whose, with its members
	kind TEXT NOT NULL CHECK (kind IN ('information-request',
		'transparency')),
	reference TEXT NOT NULL,     -- of the request for information; '' none
	subject TEXT NOT NULL,       -- only these tables; '' all
	from_day INTEGER NOT NULL,   -- days since 1970
	to_day INTEGER NOT NULL,     -- the last day
	below INTEGER NOT NULL,      -- counts from 1 to one less were hidden
	counts TEXT NOT NULL,        -- JSON: every cell, and whether it is hidden
	made INTEGER NOT NULL,
	made_by INTEGER NOT NULL,    -- an account; 0 the command line
	dropped INTEGER,             -- it never left the house; NULL
	dropped_why TEXT
) STRICT;
CREATE INDEX pack_list ON pack (organisation, id);

-- A report with its filters, under a name.
CREATE TABLE saved_view (
	id INTEGER PRIMARY KEY,
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	owner INTEGER NOT NULL REFERENCES account (id),
	name TEXT NOT NULL,
	report TEXT NOT NULL,        -- "turnaround": /reports/turnaround
	query TEXT NOT NULL,         -- "by=language&service=translation"
	shared INTEGER NOT NULL CHECK (shared IN (0, 1)), -- with the landlord
	version INTEGER NOT NULL,
	created INTEGER NOT NULL,
	every TEXT NOT NULL CHECK (every IN ('', 'week', 'month', 'quarter')),
	attach INTEGER NOT NULL CHECK (attach IN (0, 1)), -- the PDF too
	next INTEGER,                -- when it is mailed again; NULL not
	UNIQUE (organisation, owner, name)
) STRICT;
CREATE INDEX saved_view_list ON saved_view (organisation, id);
CREATE INDEX saved_view_owner ON saved_view (owner);
CREATE INDEX saved_view_next ON saved_view (next) WHERE next IS NOT NULL;

-- Who has it by mail.
CREATE TABLE saved_view_reader (
	view INTEGER NOT NULL REFERENCES saved_view (id),
	account INTEGER NOT NULL REFERENCES account (id),
	PRIMARY KEY (view, account)
) STRICT, WITHOUT ROWID;
CREATE INDEX saved_view_reader_account ON saved_view_reader (account);
