-- Telling what tenants need to those who knock on their doors.

-- Who is told: a system of the landlord's, a contractor's, or people.
CREATE TABLE recipient (
	id INTEGER PRIMARY KEY,
	organisation INTEGER NOT NULL REFERENCES organisation (id), -- and its members
	name TEXT NOT NULL,
	kind TEXT NOT NULL CHECK (kind IN
		('housing', 'repairs', 'contractor', 'other')),
	purpose TEXT NOT NULL,      -- why they need it, in words
	needs TEXT NOT NULL,        -- kinds that it may have: 'format safe-contact'
	names INTEGER NOT NULL CHECK (names IN (0, 1)), -- whether it has names
	-- Whether it has what is shared for safeguarding without consent.
	safeguarding INTEGER NOT NULL CHECK (safeguarding IN (0, 1)),
	channel TEXT NOT NULL CHECK (channel IN
		('download', 'folder', 'webhook')),
	address TEXT,               -- the folder's name, the webhook's URL
	private INTEGER NOT NULL CHECK (private IN (0, 1)), -- may be in our network
	format TEXT NOT NULL CHECK (format IN ('json', 'csv', 'csv-bom')),
	extent TEXT NOT NULL CHECK (extent IN ('all', 'changes')),
	often TEXT NOT NULL CHECK (often IN ('never', 'daily', 'weekly')),
	weekday INTEGER NOT NULL,   -- 0 is Monday
	minute INTEGER NOT NULL,    -- of the day in London
	working_days INTEGER NOT NULL CHECK (working_days IN (0, 1)),
	next_at INTEGER,            -- NULL: nothing is due by time
	deliveries INTEGER NOT NULL, -- the last one's number
	secrets INTEGER NOT NULL,   -- the number of the webhook's secret in force
	active INTEGER NOT NULL CHECK (active IN (0, 1)),
	version INTEGER NOT NULL,
	created INTEGER NOT NULL,
	UNIQUE (organisation, name)
) STRICT;
CREATE INDEX recipient_due ON recipient (next_at)
	WHERE active = 1 AND next_at IS NOT NULL;

-- Whose token it is, where it is a contractor's.
CREATE TABLE recipient_token (
	token INTEGER PRIMARY KEY REFERENCES token (id),
	recipient INTEGER NOT NULL REFERENCES recipient (id)
) STRICT;
CREATE INDEX recipient_token_recipient ON recipient_token (recipient);

-- One file of flags, as it was signed.
CREATE TABLE delivery (
	id INTEGER PRIMARY KEY,
	recipient INTEGER NOT NULL REFERENCES recipient (id),
	organisation INTEGER NOT NULL,
	n INTEGER NOT NULL,         -- 1, 2 ... of its recipient
	since INTEGER NOT NULL,     -- the one that it goes on from; 0 from nothing
	channel TEXT NOT NULL,
	format TEXT NOT NULL,
	extent TEXT NOT NULL,
	made_at INTEGER NOT NULL,
	made_by INTEGER NOT NULL,   -- an account; 0 by time
	tenants INTEGER NOT NULL,   -- told about in it
	removed INTEGER NOT NULL,   -- taken back in it
	bytes INTEGER NOT NULL,
	sha256 BLOB NOT NULL,       -- of the file
	signature BLOB NOT NULL,    -- Ed25519 over the file
	token_hash BLOB NOT NULL UNIQUE, -- of the link that opens it
	state TEXT NOT NULL CHECK (state IN
		('making', 'ready', 'waiting', 'received', 'failed')),
	trouble TEXT,               -- why it has not arrived, as the log has it
	received_at INTEGER,
	opened_at INTEGER,
	opened_by INTEGER,          -- a token; 0 by the link
	UNIQUE (recipient, n)
) STRICT;
CREATE INDEX delivery_state ON delivery (recipient, state, n);

-- Its bytes, and what was told in all up to it: tenant and digest, 16 bytes
-- each, ascending. Kept until a later one was received.
CREATE TABLE delivery_file (
	delivery INTEGER PRIMARY KEY REFERENCES delivery (id),
	told BLOB NOT NULL,
	content BLOB NOT NULL
) STRICT;

-- What changed in it: the needs of each tenant that it told about anew; need 0
-- is a tenant who was taken back.
CREATE TABLE delivery_need (
	delivery INTEGER NOT NULL REFERENCES delivery (id),
	tenant INTEGER NOT NULL REFERENCES tenant (id),
	need INTEGER NOT NULL,
	PRIMARY KEY (delivery, tenant, need)
) STRICT, WITHOUT ROWID;
CREATE INDEX delivery_need_tenant ON delivery_need (tenant, delivery);

-- Somebody with a contractor's token looked a flag up.
CREATE TABLE flag_look (
	id INTEGER PRIMARY KEY,
	tenant INTEGER NOT NULL REFERENCES tenant (id),
	organisation INTEGER NOT NULL,
	token INTEGER NOT NULL,
	recipient INTEGER REFERENCES recipient (id), -- NULL: nobody's token
	at INTEGER NOT NULL
) STRICT;
CREATE INDEX flag_look_tenant ON flag_look (tenant, at);

-- What a flag is made of, and what it is found by.
CREATE INDEX need_flag ON need (organisation, tenant) WHERE ended IS NULL;
CREATE INDEX tenant_uprn ON tenant (uprn, organisation)
	WHERE uprn IS NOT NULL;

-- Why a message has not left the house, as the log has it; NULL none.
ALTER TABLE outbox ADD COLUMN trouble TEXT;
CREATE INDEX outbox_over ON outbox (next_at) WHERE state <> 'waiting';
