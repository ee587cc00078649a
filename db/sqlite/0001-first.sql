-- The first schema. Identifiers are made by the program (base/id), times are
-- seconds since 1970 in UTC, local days are days since 1970-01-01, money is in
-- minor units, words of a closed set are the names of the JSON interface, and
-- yes or no is 1 or 0. A released file is never changed: add the next number.

-- A landlord, or a partnership of landlords.
CREATE TABLE organisation (
	id INTEGER PRIMARY KEY,
	name TEXT NOT NULL UNIQUE,
	parent INTEGER REFERENCES organisation (id), -- the partnership
	jurisdiction TEXT NOT NULL, -- whose bank holidays count
	hours TEXT NOT NULL,        -- Monday first, minutes: '540-1020 ... 0-0'
	created INTEGER NOT NULL
) STRICT;
CREATE INDEX organisation_parent ON organisation (parent);

-- Days on which one landlord is closed beside the bank holidays.
CREATE TABLE closure (
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	day INTEGER NOT NULL,
	name TEXT NOT NULL,
	PRIMARY KEY (organisation, day)
) STRICT, WITHOUT ROWID;

-- Bank holidays proclaimed after this version was built.
CREATE TABLE holiday (
	jurisdiction TEXT NOT NULL,
	day INTEGER NOT NULL,
	name TEXT NOT NULL,
	PRIMARY KEY (jurisdiction, day)
) STRICT, WITHOUT ROWID;

-- A person who works here.
CREATE TABLE account (
	id INTEGER PRIMARY KEY,
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	email TEXT NOT NULL UNIQUE,  -- in lower case
	name TEXT NOT NULL,
	role TEXT NOT NULL,
	password_hash TEXT NOT NULL, -- argon2id, or '' until one is set
	language TEXT NOT NULL,      -- of the interface, BCP 47
	state TEXT NOT NULL CHECK (state IN ('active', 'disabled')),
	created INTEGER NOT NULL,
	-- A password that was handed over is for one use: the page that
	-- changes it comes first until it is changed.
	one_time INTEGER NOT NULL DEFAULT 0 CHECK (one_time IN (0, 1))
) STRICT;
CREATE INDEX account_organisation ON account (organisation);

-- A signed-in browser. Of the cookie only the hash is kept.
CREATE TABLE session (
	token_hash BLOB NOT NULL PRIMARY KEY,
	account INTEGER NOT NULL REFERENCES account (id),
	csrf TEXT NOT NULL,
	created INTEGER NOT NULL,
	seen INTEGER NOT NULL,
	expires INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX session_account ON session (account);
CREATE INDEX session_expires ON session (expires);

-- Another system that may call the interface.
CREATE TABLE token (
	hash BLOB NOT NULL PRIMARY KEY,
	id INTEGER NOT NULL UNIQUE,
	name TEXT NOT NULL UNIQUE,
	role TEXT NOT NULL,
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	created INTEGER NOT NULL,
	revoked INTEGER,
	last_used INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX token_organisation ON token (organisation);

-- A person the landlord serves.
CREATE TABLE tenant (
	id INTEGER PRIMARY KEY,
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	reference TEXT NOT NULL,   -- the landlord's own number
	name TEXT NOT NULL,        -- in Latin letters
	name_native TEXT,          -- as the person writes it
	name_key TEXT NOT NULL,    -- folded words: ' fatima al khatib'
	address_1 TEXT,
	address_2 TEXT,
	address_3 TEXT,
	address_4 TEXT,
	address_5 TEXT,
	address_6 TEXT,
	address_7 TEXT,
	postcode TEXT,
	uprn TEXT,                 -- unique property reference number
	email TEXT,
	phone TEXT,
	version INTEGER NOT NULL,  -- grows with every change, the needs' too
	created INTEGER NOT NULL,
	updated INTEGER NOT NULL,
	UNIQUE (organisation, reference)
) STRICT;
CREATE INDEX tenant_organisation ON tenant (organisation, id);

-- What a tenant is found by.
CREATE TABLE tenant_key (
	organisation INTEGER NOT NULL,
	kind INTEGER NOT NULL, -- 0 exact, 1 name or one of its words, 2 skeleton
	key TEXT NOT NULL,
	tenant INTEGER NOT NULL REFERENCES tenant (id),
	PRIMARY KEY (organisation, kind, key, tenant)
) STRICT, WITHOUT ROWID;
CREATE INDEX tenant_key_tenant ON tenant_key (tenant);

-- One communication need and its six stages (DAPB1605).
CREATE TABLE need (
	id INTEGER PRIMARY KEY,
	tenant INTEGER NOT NULL REFERENCES tenant (id),
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	kind TEXT NOT NULL,
	value TEXT NOT NULL,
	evidence TEXT,       -- how it was identified
	identified_at INTEGER NOT NULL,
	identified_by INTEGER NOT NULL,
	recorded_at INTEGER NOT NULL,
	recorded_by INTEGER NOT NULL,
	flagged_at INTEGER,  -- first shown on a case
	consent INTEGER NOT NULL, -- to share with providers
	shared_at INTEGER,
	met_at INTEGER,      -- last contact that met it
	reviewed_at INTEGER,
	review_due INTEGER NOT NULL,
	ended INTEGER        -- NULL while it holds
) STRICT;
CREATE INDEX need_tenant ON need (tenant);
CREATE INDEX need_active ON need (organisation, kind, value) WHERE ended IS NULL;

-- Who does the work.
CREATE TABLE provider (
	id INTEGER PRIMARY KEY,
	organisation INTEGER NOT NULL REFERENCES organisation (id), -- a partnership's serve its members
	name TEXT NOT NULL,
	kind TEXT NOT NULL CHECK (kind IN ('agency', 'freelancer', 'in-house')),
	email TEXT,
	phone TEXT,
	area TEXT,           -- where they live or work: letters of the postcode
	gender TEXT,         -- 'woman', 'man' or not said
	active INTEGER NOT NULL,
	contract_order INTEGER NOT NULL, -- 1 first, 0 off contract
	capacity INTEGER NOT NULL,       -- open items at once, 0 not said
	dbs_checked INTEGER, -- day
	open_items INTEGER NOT NULL DEFAULT 0, -- kept with the items
	created INTEGER NOT NULL,
	UNIQUE (organisation, name)
) STRICT;

-- What a provider can do, and for how much.
CREATE TABLE provider_skill (
	service TEXT NOT NULL,
	to_lang TEXT NOT NULL,
	from_lang TEXT NOT NULL,
	mode TEXT NOT NULL,   -- '' where the service has none
	format TEXT NOT NULL, -- '' where the service has none
	provider INTEGER NOT NULL REFERENCES provider (id),
	price_minor INTEGER NOT NULL,
	unit TEXT NOT NULL CHECK (unit IN ('word', 'minute', 'hour', 'item')),
	PRIMARY KEY (service, to_lang, from_lang, mode, format, provider)
) STRICT, WITHOUT ROWID;
CREATE INDEX provider_skill_provider ON provider_skill (provider);

-- Past performance, for routing; rebuilt from offers and items at will.
CREATE TABLE provider_figure (
	provider INTEGER NOT NULL REFERENCES provider (id),
	service TEXT NOT NULL,
	language TEXT NOT NULL,
	period INTEGER NOT NULL, -- twelfths of a mean year since 1970
	done INTEGER NOT NULL DEFAULT 0,
	in_standard INTEGER NOT NULL DEFAULT 0,
	offers INTEGER NOT NULL DEFAULT 0,
	accepted INTEGER NOT NULL DEFAULT 0,
	PRIMARY KEY (provider, service, language, period)
) STRICT, WITHOUT ROWID;

-- What somebody asked for.
CREATE TABLE request (
	id INTEGER PRIMARY KEY,
	ref TEXT NOT NULL UNIQUE,      -- 'V26-000123'
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	tenant INTEGER NOT NULL REFERENCES tenant (id),
	subject TEXT NOT NULL,
	document_class TEXT NOT NULL,
	sensitivity TEXT NOT NULL,
	case_text TEXT,                -- what it belongs to
	reader TEXT,                   -- necessity: who will read it
	stakes TEXT,                   -- necessity: what turns on it
	reason TEXT,                   -- necessity: why this response
	received_at INTEGER NOT NULL,
	logged_at INTEGER NOT NULL,
	logged_by INTEGER NOT NULL,
	needed_by INTEGER,
	version INTEGER NOT NULL       -- grows with every change of an item
) STRICT;
CREATE INDEX request_tenant ON request (tenant);

-- The unit that is routed, clocked and counted.
CREATE TABLE item (
	id INTEGER PRIMARY KEY,
	request INTEGER NOT NULL REFERENCES request (id),
	n INTEGER NOT NULL,            -- 1, 2 ... in its request
	organisation INTEGER NOT NULL,
	tenant INTEGER NOT NULL,
	service TEXT NOT NULL,
	from_lang TEXT NOT NULL,
	language TEXT NOT NULL,
	mode TEXT NOT NULL,
	format TEXT NOT NULL,
	words INTEGER NOT NULL,
	minutes INTEGER NOT NULL,
	starts_at INTEGER,
	state TEXT NOT NULL,
	held_from TEXT,                -- the state before 'on-hold'
	open INTEGER NOT NULL,         -- still to be worked on
	provider INTEGER REFERENCES provider (id),
	received_at INTEGER NOT NULL,  -- the request's, for ordering
	due_at INTEGER,
	closed_at INTEGER,
	response TEXT NOT NULL,        -- the necessity decision
	rule TEXT NOT NULL,            -- the policy rule that decided
	why TEXT NOT NULL,             -- its sentence (message id)
	standard TEXT NOT NULL,        -- the service standard's code
	price_minor INTEGER,
	gross_min INTEGER,             -- elapsed minutes, once closed
	net_min INTEGER,               -- working minutes without pauses
	in_standard INTEGER,
	outcome TEXT,                  -- how it ended, by who failed
	-- A clock may stop before the item is closed (a booking that is
	-- confirmed), and start anew (one that has to be confirmed again).
	started_at INTEGER,            -- anew; NULL: received_at
	stopped_at INTEGER,            -- NULL while it runs
	UNIQUE (request, n)
) STRICT;
CREATE INDEX item_tenant ON item (tenant, received_at);
-- Lists: each starts from one index and finds the rest of its filter in it.
CREATE INDEX item_received ON item (organisation, received_at, id, state,
	service, language, provider, due_at, open);
CREATE INDEX item_language ON item (organisation, language, received_at, id,
	state, service, provider, due_at, open);
CREATE INDEX item_provider ON item (organisation, provider, received_at, id,
	state, service, language, due_at, open) WHERE provider IS NOT NULL;
CREATE INDEX item_state ON item (organisation, state, received_at, id,
	service, language, provider, due_at) WHERE open = 1;
CREATE INDEX item_due ON item (organisation, due_at, id, state, service,
	language, provider) WHERE open = 1 AND due_at IS NOT NULL;
CREATE INDEX item_of_provider ON item (provider) WHERE open = 1;
-- Reports.
CREATE INDEX item_closed ON item (organisation, closed_at)
	WHERE closed_at IS NOT NULL;

-- How many items are open, so that a board costs the same however many there
-- are; rebuilt from items at will.
CREATE TABLE board (
	organisation INTEGER NOT NULL,
	day INTEGER NOT NULL, -- due on, in UTC; -1 where nothing is due
	state TEXT NOT NULL,
	n INTEGER NOT NULL,
	PRIMARY KEY (organisation, day, state)
) STRICT, WITHOUT ROWID;

-- What the service keeps to itself: keys that links are signed with.
CREATE TABLE secret (
	name TEXT NOT NULL PRIMARY KEY,
	value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- A stretch in which an item's service clock stood still.
CREATE TABLE pause (
	id INTEGER PRIMARY KEY,
	item INTEGER NOT NULL REFERENCES item (id),
	from_at INTEGER NOT NULL,
	to_at INTEGER,        -- NULL while it lasts
	reason TEXT NOT NULL
) STRICT;
CREATE INDEX pause_item ON pause (item, from_at);

-- An item put to one provider. Of the link's secret only the hash is kept.
CREATE TABLE offer (
	id INTEGER PRIMARY KEY,
	item INTEGER NOT NULL REFERENCES item (id),
	organisation INTEGER NOT NULL,
	provider INTEGER NOT NULL REFERENCES provider (id),
	token_hash BLOB NOT NULL UNIQUE,
	sent_at INTEGER NOT NULL,
	expires_at INTEGER NOT NULL,
	answered_at INTEGER,
	state TEXT NOT NULL CHECK (state IN
		('sent', 'accepted', 'declined', 'expired', 'withdrawn')),
	reason TEXT,          -- why it was declined
	score REAL NOT NULL,  -- 0 to 1, when it was sent
	why TEXT NOT NULL     -- the score's parts, JSON
) STRICT;
CREATE INDEX offer_item ON offer (item);
CREATE INDEX offer_provider ON offer (provider, sent_at);
CREATE INDEX offer_sent ON offer (expires_at) WHERE state = 'sent';

-- What was delivered.
CREATE TABLE file (
	id INTEGER PRIMARY KEY,
	item INTEGER NOT NULL REFERENCES item (id),
	organisation INTEGER NOT NULL,
	name TEXT NOT NULL,
	type TEXT NOT NULL,
	bytes INTEGER NOT NULL,
	sha256 BLOB NOT NULL,
	uploaded_at INTEGER NOT NULL,
	by INTEGER NOT NULL,  -- an account, or a provider by its link
	content BLOB NOT NULL -- last, so that lists do not read it
) STRICT;
CREATE INDEX file_item ON file (item);

-- An issued notice: never changed, never deleted.
CREATE TABLE letter (
	id INTEGER PRIMARY KEY,
	token_hash BLOB NOT NULL UNIQUE,
	token_sealed BLOB NOT NULL, -- for those who may pass the address on
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	tenant INTEGER NOT NULL REFERENCES tenant (id),
	notice TEXT NOT NULL,
	template_hash BLOB NOT NULL,
	language TEXT NOT NULL,
	sha256 BLOB NOT NULL,       -- of html
	issued_at INTEGER NOT NULL,
	issued_by INTEGER NOT NULL,
	html TEXT NOT NULL,
	text TEXT NOT NULL
) STRICT;
CREATE INDEX letter_tenant ON letter (tenant, issued_at);

-- The review of one message of a notice in one language.
CREATE TABLE translation (
	notice TEXT NOT NULL,
	language TEXT NOT NULL,
	msg_hash BLOB NOT NULL, -- of source and translation together
	state TEXT NOT NULL CHECK (state IN ('reviewed', 'approved', 'rejected')),
	by INTEGER NOT NULL,
	at INTEGER NOT NULL,
	PRIMARY KEY (notice, language, msg_hash)
) STRICT, WITHOUT ROWID;

-- What must leave the house, sent after the commit, at least once.
CREATE TABLE outbox (
	id INTEGER PRIMARY KEY,
	kind TEXT NOT NULL,
	key TEXT NOT NULL UNIQUE, -- makes repeats harmless
	payload TEXT NOT NULL,    -- JSON
	state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'failed')),
	attempts INTEGER NOT NULL,
	next_at INTEGER NOT NULL
) STRICT;
CREATE INDEX outbox_waiting ON outbox (next_at) WHERE state = 'waiting';

-- The answer that a repeated POST gets again.
CREATE TABLE idempotency (
	account INTEGER NOT NULL,
	key TEXT NOT NULL,
	body_hash BLOB NOT NULL,
	status INTEGER NOT NULL,
	location TEXT,
	body TEXT NOT NULL,
	created INTEGER NOT NULL,
	PRIMARY KEY (account, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX idempotency_created ON idempotency (created);

-- Numbers that only grow, such as that of the last reference of a year.
CREATE TABLE counter (
	name TEXT NOT NULL PRIMARY KEY,
	value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The event log: doc/event-log.md says how the hashes are made.
CREATE TABLE event (
	seq INTEGER PRIMARY KEY,      -- 1, 2, 3 ... without a gap
	at INTEGER NOT NULL,
	actor INTEGER NOT NULL,       -- an account, 0 the service itself
	kind TEXT NOT NULL,           -- 'item.assigned'
	subject INTEGER NOT NULL,     -- what it happened to
	organisation INTEGER NOT NULL,
	service TEXT NOT NULL,        -- counted by reports; '' none
	language TEXT NOT NULL,       -- counted by reports; '' none
	payload_hash BLOB NOT NULL,   -- of salt and payload
	hash BLOB NOT NULL            -- of all this and the hash before
) STRICT;
CREATE INDEX event_subject ON event (subject);

-- Beside the chain: emptied when what it says must be forgotten.
CREATE TABLE event_payload (
	seq INTEGER PRIMARY KEY REFERENCES event (seq),
	salt BLOB,
	payload TEXT -- JSON
) STRICT;

CREATE TRIGGER event_appends BEFORE INSERT ON event
WHEN NEW.seq IS NOT coalesce((SELECT max(seq) FROM event), 0) + 1
BEGIN SELECT raise(ABORT, 'the event log only grows'); END;
CREATE TRIGGER event_keeps BEFORE UPDATE ON event
BEGIN SELECT raise(ABORT, 'an event is never changed'); END;
CREATE TRIGGER event_stays BEFORE DELETE ON event
BEGIN SELECT raise(ABORT, 'an event is never deleted'); END;
CREATE TRIGGER event_payload_appends BEFORE INSERT ON event_payload
WHEN EXISTS (SELECT 1 FROM event_payload WHERE seq = NEW.seq)
BEGIN SELECT raise(ABORT, 'an event is never changed'); END;
CREATE TRIGGER event_payload_keeps BEFORE UPDATE ON event_payload
WHEN NEW.seq IS NOT OLD.seq OR NEW.salt IS NOT NULL OR NEW.payload IS NOT NULL
BEGIN SELECT raise(ABORT, 'an event''s payload is emptied or kept'); END;
CREATE TRIGGER event_payload_stays BEFORE DELETE ON event_payload
BEGIN SELECT raise(ABORT, 'an event is never deleted'); END;
CREATE TRIGGER letter_issues BEFORE INSERT ON letter
WHEN EXISTS (SELECT 1 FROM letter
	WHERE id = NEW.id OR token_hash = NEW.token_hash)
BEGIN SELECT raise(ABORT, 'a letter is never changed'); END;
CREATE TRIGGER letter_keeps BEFORE UPDATE ON letter
BEGIN SELECT raise(ABORT, 'a letter is never changed'); END;
CREATE TRIGGER letter_stays BEFORE DELETE ON letter
BEGIN SELECT raise(ABORT, 'a letter is never deleted'); END;
