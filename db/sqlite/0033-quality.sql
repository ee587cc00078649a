-- Evidence and quality: declarations and certificates, what tenants say of the
-- work, complaints about providers, and spot checks.

-- The words that are signed, as an organisation has them; the shipped ones
-- are version 0. An older version stays, since it was signed.
CREATE TABLE declaration_wording (
	id INTEGER PRIMARY KEY,
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	kind TEXT NOT NULL,      -- 'interpreting', 'sight', 'translation'
	version INTEGER NOT NULL, -- 1, 2 ...
	words TEXT NOT NULL,
	reason TEXT NOT NULL,    -- why it was changed
	at INTEGER NOT NULL,
	by INTEGER NOT NULL,     -- an account
	UNIQUE (organisation, kind, version)
) STRICT;

-- One signed declaration or certificate. Never changed but by being taken out.
CREATE TABLE declaration (
	id INTEGER PRIMARY KEY,
	item INTEGER NOT NULL REFERENCES item (id),
	organisation INTEGER NOT NULL, -- the item's
	provider INTEGER NOT NULL REFERENCES provider (id),
	linguist INTEGER REFERENCES linguist (id), -- who came; NULL not known
	kind TEXT NOT NULL,
	version INTEGER NOT NULL,  -- of the wording
	words TEXT NOT NULL,       -- the wording itself, as it was signed
	about TEXT NOT NULL,       -- the work or booking, in lines
	what TEXT,                 -- was read or interpreted
	whom TEXT,                 -- it was read to
	understood TEXT,           -- 'yes', 'partly', 'no'; NULL not asked
	note TEXT,
	name TEXT NOT NULL,        -- typed by who signs
	words_sha256 BLOB NOT NULL,
	about_sha256 BLOB NOT NULL,
	signed_at INTEGER NOT NULL,
	by INTEGER NOT NULL,       -- an account, 0 through an offer's link
	content INTEGER REFERENCES content (id), -- signed on paper: a copy of it
	file_name TEXT,
	file_kind TEXT,            -- 'pdf', 'jpeg' ...
	ended_at INTEGER,          -- it counts no more
	ended_by INTEGER,
	ended_why TEXT
) STRICT;
CREATE INDEX declaration_item ON declaration (item, id);
CREATE INDEX declaration_content ON declaration (content)
	WHERE content IS NOT NULL;

-- What a tenant says of one piece of work; until answered_at, the address at
-- which they may. Of its secret only the hash is kept.
CREATE TABLE feedback (
	id INTEGER PRIMARY KEY,
	item INTEGER NOT NULL UNIQUE REFERENCES item (id),
	organisation INTEGER NOT NULL, -- the item's
	tenant INTEGER NOT NULL REFERENCES tenant (id),
	provider INTEGER REFERENCES provider (id), -- NULL: nobody's
	linguist INTEGER REFERENCES linguist (id),
	token_hash BLOB NOT NULL UNIQUE,
	made_at INTEGER NOT NULL,
	made_by INTEGER NOT NULL,  -- an account
	expires_at INTEGER NOT NULL,
	answered_at INTEGER,
	answered_by INTEGER,       -- an account, 0 the tenant
	how TEXT,                  -- 'self', 'telephone', 'in-person', 'paper'
	language TEXT,             -- BCP 47, of the words
	answers TEXT,              -- 'understood:yes said:partly'
	words TEXT,                -- in the tenant's own words
	call_me INTEGER NOT NULL DEFAULT 0 CHECK (call_me IN (0, 1)),
	due_at INTEGER,            -- an officer looks into it; NULL: no need
	settled_at INTEGER,
	settled_by INTEGER,
	settled_why TEXT           -- what was done
) STRICT;
CREATE INDEX feedback_tenant ON feedback (tenant);
CREATE INDEX feedback_waiting ON feedback (organisation, due_at, id)
	WHERE due_at IS NOT NULL AND settled_at IS NULL;
CREATE INDEX feedback_answered ON feedback (organisation, answered_at, id)
	WHERE answered_at IS NOT NULL;
CREATE INDEX feedback_provider ON feedback (provider, answered_at)
	WHERE provider IS NOT NULL AND answered_at IS NOT NULL;

-- A complaint about a provider, or about one of its linguists.
CREATE TABLE provider_complaint (
	id INTEGER PRIMARY KEY,
	organisation INTEGER NOT NULL REFERENCES organisation (id), -- whose it is
	provider INTEGER NOT NULL REFERENCES provider (id),
	linguist INTEGER REFERENCES linguist (id), -- NULL: the provider itself
	item INTEGER REFERENCES item (id),
	tenant INTEGER REFERENCES tenant (id),
	feedback INTEGER REFERENCES feedback (id),
	source TEXT NOT NULL,      -- 'tenant', 'officer', 'feedback', 'other'
	about TEXT NOT NULL,       -- 'accuracy', 'conduct' ...
	words TEXT NOT NULL,       -- what happened
	received_at INTEGER NOT NULL,
	logged_at INTEGER NOT NULL,
	logged_by INTEGER NOT NULL,
	version INTEGER NOT NULL DEFAULT 1,
	state TEXT NOT NULL,       -- 'received', 'investigated', 'closed'
	acknowledge_due INTEGER NOT NULL,
	acknowledged_at INTEGER,
	decide_due INTEGER NOT NULL,
	due_at INTEGER,            -- the next of the two; NULL closed
	outcome TEXT,              -- 'upheld', 'partly', 'not-upheld', 'withdrawn'
	finding TEXT,              -- what the provider reads: no names
	learning TEXT,
	closed_at INTEGER
) STRICT;
CREATE INDEX provider_complaint_due ON provider_complaint (organisation,
	due_at, id) WHERE due_at IS NOT NULL;
CREATE INDEX provider_complaint_list ON provider_complaint (organisation, id);
CREATE INDEX provider_complaint_provider ON provider_complaint (provider, id);
CREATE INDEX provider_complaint_item ON provider_complaint (item)
	WHERE item IS NOT NULL;
CREATE INDEX provider_complaint_tenant ON provider_complaint (tenant)
	WHERE tenant IS NOT NULL;

CREATE TABLE provider_complaint_step (
	id INTEGER PRIMARY KEY,
	complaint INTEGER NOT NULL REFERENCES provider_complaint (id),
	organisation INTEGER NOT NULL,
	kind TEXT NOT NULL,        -- 'acknowledged', 'note', 'stopped' ...
	words TEXT,
	at INTEGER NOT NULL,
	by INTEGER NOT NULL
) STRICT;
CREATE INDEX provider_complaint_step_list
	ON provider_complaint_step (complaint, id);

-- While a linguist is not sent: since when, by whom and why.
ALTER TABLE linguist ADD COLUMN stopped_at INTEGER;
ALTER TABLE linguist ADD COLUMN stopped_by INTEGER;
ALTER TABLE linguist ADD COLUMN stopped_why TEXT;

-- A sample of finished work: the same seed and the same work give the same.
CREATE TABLE spot_round (
	id INTEGER PRIMARY KEY,
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	seed INTEGER NOT NULL,
	why TEXT NOT NULL,
	provider INTEGER REFERENCES provider (id), -- NULL any
	language TEXT,             -- BCP 47; NULL any
	from_at INTEGER NOT NULL,  -- finished since
	to_at INTEGER NOT NULL,    -- and before
	finished INTEGER NOT NULL, -- how many there were to choose from
	at INTEGER NOT NULL,
	by INTEGER NOT NULL
) STRICT;
CREATE INDEX spot_round_list ON spot_round (organisation, id);

CREATE TABLE spot_check (
	id INTEGER PRIMARY KEY,
	round INTEGER NOT NULL REFERENCES spot_round (id),
	item INTEGER NOT NULL REFERENCES item (id),
	organisation INTEGER NOT NULL, -- the item's
	provider INTEGER NOT NULL REFERENCES provider (id),
	accuracy INTEGER,          -- 1 to 4; NULL not looked at yet
	completeness INTEGER,
	register INTEGER,
	timeliness INTEGER,
	good INTEGER,              -- as core/spot_check has it
	note TEXT,
	checker TEXT,              -- a second linguist; NULL: who wrote it down
	scored_at INTEGER,
	scored_by INTEGER,
	UNIQUE (round, item)
) STRICT;
CREATE INDEX spot_check_item ON spot_check (item);
CREATE INDEX spot_check_scored ON spot_check (provider, scored_at)
	WHERE scored_at IS NOT NULL;

-- What was checked of a provider's work, and how much of it was good.
ALTER TABLE provider_figure ADD COLUMN checked INTEGER NOT NULL DEFAULT 0;
ALTER TABLE provider_figure ADD COLUMN good INTEGER NOT NULL DEFAULT 0;
