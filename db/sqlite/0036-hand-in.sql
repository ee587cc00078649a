-- Written translations as they are made: typed beside the source or sent as a
-- file, checked, confirmed, revised by a second person, sent back.

ALTER TABLE content ADD COLUMN text TEXT; -- what is read in it, UTF-8; NULL: nothing, or nobody looked

-- A translation, one for each item and each provider that ever had it.
CREATE TABLE hand_in (
	id INTEGER PRIMARY KEY,
	item INTEGER NOT NULL REFERENCES item (id),
	organisation INTEGER NOT NULL, -- the item's
	provider INTEGER NOT NULL,     -- who makes it; 0: an officer for them
	account INTEGER NOT NULL,      -- who was signed in last; 0 by the link
	linguist INTEGER NOT NULL,     -- which of the provider's; 0 not known
	state TEXT NOT NULL            -- waiting: for a word about what may be wrong
		CHECK (state IN ('draft', 'waiting', 'done')),
	saved_at INTEGER NOT NULL,
	done_at INTEGER,               -- last handed in
	file INTEGER REFERENCES file (id), -- as it was handed in last
	name TEXT,                     -- of a file that waits; NULL: typed
	type TEXT,                     -- its media type
	word TEXT,                     -- why what may be wrong is right
	returned_at INTEGER,           -- last sent back
	returned_by INTEGER,           -- account
	returned_why TEXT,
	waiting BLOB,                  -- the bytes of the file that waits
	UNIQUE (item, provider)
) STRICT;

-- A part of the source with its translation.
CREATE TABLE hand_in_part (
	hand_in INTEGER NOT NULL REFERENCES hand_in (id),
	n INTEGER NOT NULL,            -- from 1
	attachment INTEGER NOT NULL,   -- whose text it is; 0 none
	paragraph INTEGER NOT NULL,    -- of that text, from 1
	source TEXT NOT NULL,
	target TEXT NOT NULL,          -- '' not yet
	before TEXT,                   -- what it was until a reviser changed it
	PRIMARY KEY (hand_in, n)
) STRICT, WITHOUT ROWID;

-- What is wrong with it, or may be.
CREATE TABLE hand_in_remark (
	hand_in INTEGER NOT NULL REFERENCES hand_in (id),
	n INTEGER NOT NULL,            -- from 1
	fault TEXT NOT NULL,           -- 'number', 'missing' ...
	part INTEGER NOT NULL,         -- 0: all of it
	value TEXT NOT NULL,           -- '' none
	PRIMARY KEY (hand_in, n)
) STRICT, WITHOUT ROWID;

-- A second person looks at what the first translated.
CREATE TABLE revision (
	id INTEGER PRIMARY KEY,
	item INTEGER NOT NULL REFERENCES item (id),
	organisation INTEGER NOT NULL, -- the item's
	hand_in INTEGER NOT NULL REFERENCES hand_in (id),
	provider INTEGER REFERENCES provider (id), -- NULL: a colleague did it
	account INTEGER NOT NULL,      -- who did it; 0 by the link
	state TEXT NOT NULL CHECK (state IN ('asked', 'accepted', 'declined',
		'withdrawn', 'returned', 'done')),
	token_hash BLOB UNIQUE,        -- of the link; NULL: a colleague
	asked_at INTEGER NOT NULL,
	asked_by INTEGER NOT NULL,
	answered_at INTEGER,
	done_at INTEGER,
	changed INTEGER NOT NULL,      -- parts that were put right
	reason TEXT                    -- why it was declined or sent back
) STRICT;
CREATE INDEX revision_item ON revision (item, id);
CREATE INDEX revision_open ON revision (provider, id)
	WHERE state IN ('asked', 'accepted');
