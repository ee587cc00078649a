-- What people ask for themselves on the open page. It belongs to nobody in the
-- register until an officer has confirmed who asks.
CREATE TABLE ask (
	id INTEGER PRIMARY KEY,
	ref TEXT NOT NULL UNIQUE,       -- 'A26-000012'
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	asked_at INTEGER NOT NULL,
	page_language TEXT NOT NULL,    -- of the page, BCP 47
	name TEXT NOT NULL,             -- as they wrote it, in any script
	tenancy TEXT,                   -- their reference, as they know it
	contact TEXT NOT NULL,          -- a telephone number or an address of mail
	safe_contact TEXT,              -- how and when, in their words
	language_spoken TEXT,           -- BCP 47
	language_read TEXT,             -- BCP 47
	wants TEXT NOT NULL CHECK (wants IN ('letter', 'interpreter', 'format',
		'signing', 'correction', 'other')),
	words TEXT,                     -- more, in any language
	state TEXT NOT NULL CHECK (state IN ('open', 'answered')),
	answered_at INTEGER,
	answered_by INTEGER,            -- the account
	answer TEXT                     -- what was done, in the officer's words
) STRICT;
CREATE INDEX ask_queue ON ask (organisation, state, id);
