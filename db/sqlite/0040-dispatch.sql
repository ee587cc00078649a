-- How issued letters go to their readers, with proof: steps, print runs, text
-- messages; and for how long letters are kept.

-- One way on which a letter goes to its reader, and how far it has come.
CREATE TABLE dispatch (
	id INTEGER PRIMARY KEY,
	letter INTEGER NOT NULL REFERENCES letter (id),
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	n INTEGER NOT NULL,      -- 1, 2 ... of its letter
	method TEXT NOT NULL CHECK (method IN ('post', 'recorded', 'hand',
		'email', 'text')),
	state TEXT NOT NULL CHECK (state IN ('to-do', 'sent', 'proven',
		'returned', 'failed', 'dropped')),
	reach TEXT,              -- the e-mail address or telephone number
	reference TEXT,          -- such as the number of a recorded item
	place TEXT,              -- where it was handed over or posted
	taken_by TEXT,           -- who took it
	note TEXT,
	trouble TEXT,            -- why it came back or failed
	added_at INTEGER NOT NULL,
	added_by INTEGER NOT NULL,  -- an account
	at INTEGER NOT NULL,     -- when the state began, as the person said
	by INTEGER NOT NULL,     -- who said so; an account
	sent_at INTEGER,         -- when it was posted, handed over or sent
	message INTEGER,         -- of the outbox: what a bounce answers
	run INTEGER REFERENCES print_run (id),
	run_n INTEGER,           -- 1, 2 ... of the run
	due_at INTEGER,          -- came back or failed: when somebody has acted
	officer INTEGER,         -- whose task that is; an account
	answered_at INTEGER,
	answered_by INTEGER,     -- an account
	answer TEXT,             -- what was done, in the officer's words
	UNIQUE (letter, n),
	CHECK ((run IS NULL) = (run_n IS NULL))
) STRICT;
-- Letters that wait to be printed. One that is in a run is in no other.
CREATE INDEX dispatch_post ON dispatch (organisation, id)
	WHERE method = 'post' AND state = 'to-do' AND run IS NULL;
CREATE UNIQUE INDEX dispatch_run ON dispatch (run, run_n)
	WHERE run IS NOT NULL;
CREATE INDEX dispatch_back ON dispatch (organisation, due_at, id)
	WHERE due_at IS NOT NULL AND answered_at IS NULL;
CREATE INDEX dispatch_answered ON dispatch (organisation, answered_at, id)
	WHERE answered_at IS NOT NULL;
CREATE UNIQUE INDEX dispatch_message ON dispatch (message)
	WHERE message IS NOT NULL;

-- What somebody photographed when they handed a letter over.
CREATE TABLE dispatch_photo (
	dispatch INTEGER PRIMARY KEY REFERENCES dispatch (id),
	kind TEXT NOT NULL,      -- 'jpeg', 'png', by its bytes
	sha256 BLOB NOT NULL,
	content BLOB NOT NULL
) STRICT;

-- Letters that went to the printer together. Its file is made of them anew
-- each time, the same bytes: the hash says so.
CREATE TABLE print_run (
	id INTEGER PRIMARY KEY,
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	n INTEGER NOT NULL,      -- 1, 2 ... of the organisation
	made_at INTEGER NOT NULL,
	made_by INTEGER NOT NULL,   -- an account
	letters INTEGER NOT NULL,
	pages INTEGER NOT NULL,
	sheets INTEGER NOT NULL, -- printed on both sides
	sha256 BLOB NOT NULL,    -- of the file of its pages
	bytes INTEGER NOT NULL,
	manifest TEXT NOT NULL,  -- CSV
	sent_at INTEGER,         -- the printer confirmed it
	sent_by INTEGER,         -- an account
	reference TEXT,          -- of the printer
	UNIQUE (organisation, n)
) STRICT;

-- What a letter was about when it was issued: how long it is kept.
CREATE TABLE letter_keeping (
	letter INTEGER PRIMARY KEY REFERENCES letter (id),
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	class TEXT NOT NULL      -- 'legal', 'safety', 'rights' ...
) STRICT;

-- For how many years a landlord keeps letters of a class; else as it ships.
CREATE TABLE keeping_rule (
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	class TEXT NOT NULL,
	years INTEGER NOT NULL CHECK (years BETWEEN 1 AND 40),
	reason TEXT NOT NULL,
	at INTEGER NOT NULL,
	by INTEGER NOT NULL,     -- an account
	PRIMARY KEY (organisation, class)
) STRICT;

-- Nothing of it is deleted while this holds.
CREATE TABLE letter_hold (
	id INTEGER PRIMARY KEY,
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	tenant INTEGER NOT NULL REFERENCES tenant (id),
	letter INTEGER REFERENCES letter (id), -- NULL: every letter of theirs
	reason TEXT NOT NULL,
	at INTEGER NOT NULL,
	by INTEGER NOT NULL,     -- an account
	ended_at INTEGER,
	ended_by INTEGER,        -- an account
	ended_why TEXT
) STRICT;
CREATE INDEX letter_hold_tenant ON letter_hold (tenant, id);

-- Through whom text messages leave: a POST of JSON to an address.
CREATE TABLE sms_gateway (
	organisation INTEGER PRIMARY KEY REFERENCES organisation (id),
	url TEXT NOT NULL,
	sender TEXT,             -- what stands as sender; NULL: the gateway's
	field_to TEXT NOT NULL,  -- names of members of the JSON
	field_text TEXT NOT NULL,
	field_sender TEXT NOT NULL,
	field_id TEXT NOT NULL,
	private_network INTEGER NOT NULL, -- 1: it may be in the own network
	at INTEGER NOT NULL,
	by INTEGER NOT NULL      -- an account
) STRICT;
