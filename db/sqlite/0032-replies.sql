-- What tenants say at the address of a letter, and what becomes of that
-- address.

-- Somebody pressed a button on the page of their letter.
CREATE TABLE reply (
	id INTEGER PRIMARY KEY,
	letter INTEGER NOT NULL REFERENCES letter (id),
	tenant INTEGER NOT NULL REFERENCES tenant (id),
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	kind TEXT NOT NULL CHECK (kind IN ('help', 'call', 'language')),
	language TEXT NOT NULL,  -- BCP 47: of the page; of a call: to speak
	reads TEXT,              -- BCP 47: what they read instead; NULL unsaid
	at INTEGER NOT NULL,
	due_at INTEGER NOT NULL,
	state TEXT NOT NULL CHECK (state IN ('open', 'done', 'taken-back')),
	ended_at INTEGER,        -- done, or taken back by who pressed it
	ended_by INTEGER,        -- an account; NULL who pressed it
	answer TEXT              -- what was done, in the officer's words
) STRICT;
-- Pressing twice asks once.
CREATE UNIQUE INDEX reply_letter ON reply (letter, kind)
	WHERE state = 'open';
CREATE INDEX reply_queue ON reply (organisation, state, due_at, id);
CREATE INDEX reply_tenant ON reply (tenant);

-- Somebody pressed "I understood". It is no evidence against anybody: only
-- whole numbers are ever read of it, and whoever pressed it can take it back.
CREATE TABLE understood (
	letter INTEGER PRIMARY KEY REFERENCES letter (id),
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	notice TEXT NOT NULL,
	language TEXT NOT NULL   -- BCP 47, of the letter
) STRICT;
CREATE INDEX understood_notice ON understood (organisation, notice, language);

-- The address of a letter was closed before its time.
CREATE TABLE letter_closed (
	letter INTEGER PRIMARY KEY REFERENCES letter (id),
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	at INTEGER NOT NULL,
	by INTEGER NOT NULL,     -- an account
	reason TEXT NOT NULL
) STRICT;

-- The languages in which every letter of a landlord says that it can be had in
-- another: those that most of its tenants read, counted once a week.
CREATE TABLE strapline (
	organisation INTEGER PRIMARY KEY REFERENCES organisation (id),
	languages TEXT NOT NULL, -- BCP 47, a space between, the most first
	counted_at INTEGER NOT NULL
) STRICT;
