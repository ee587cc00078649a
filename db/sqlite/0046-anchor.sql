-- How far the service has read the chain of events again, and where the log
-- stood day by day: the same goes to a file or an address outside.
CREATE TABLE chain_check (
	id INTEGER PRIMARY KEY CHECK (id = 1),
	seq INTEGER NOT NULL,        -- the reading under way got so far
	emptied INTEGER NOT NULL,    -- payloads on the way there
	hash BLOB NOT NULL,          -- of that event
	begun_at INTEGER NOT NULL,   -- when that reading began, 0 none did
	whole_at INTEGER NOT NULL,   -- the last that reached the end, 0 none
	whole_seq INTEGER NOT NULL,  -- the end that it reached
	whole_hash BLOB NOT NULL,    -- of that event
	broken_seq INTEGER NOT NULL, -- first event that does not fit, 0 none
	broken_at INTEGER NOT NULL,  -- when that was found
	broken_why TEXT NOT NULL     -- a message of the program
) STRICT;

CREATE TABLE anchor (
	day INTEGER PRIMARY KEY, -- of London, since 1970-01-01
	seq INTEGER NOT NULL,    -- the last event when it was taken
	head TEXT NOT NULL,      -- its hash, hexadecimal
	at INTEGER NOT NULL,
	filed_at INTEGER         -- appended to the file outside
) STRICT;
