-- Needs with the history of their stages, and contacts that met them or not.
--
-- A need was identified, recorded and flagged once: its own row says when, by
-- whom and on what evidence. It is shared, reviewed and identified again many
-- times: need_stage. Whether it was met is told by each contact: contact_need.

-- When they were asked whether it may be shared; NULL not yet.
ALTER TABLE need ADD COLUMN consent_asked INTEGER;
-- Why it may be shared without consent; NULL: it may not.
ALTER TABLE need ADD COLUMN safeguarding TEXT;
-- The need whose place it took.
ALTER TABLE need ADD COLUMN replaces INTEGER;
ALTER TABLE need ADD COLUMN ended_by INTEGER;
ALTER TABLE need ADD COLUMN ended_why TEXT;
UPDATE need SET consent_asked = recorded_at WHERE consent = 1;

-- What is due for review, and what was recorded lately.
CREATE INDEX need_review ON need (organisation, review_due, id)
	WHERE ended IS NULL;
CREATE INDEX need_recent ON need (organisation, id, kind, value)
	WHERE ended IS NULL;

CREATE TABLE need_stage (
	id INTEGER PRIMARY KEY,
	need INTEGER NOT NULL REFERENCES need (id),
	organisation INTEGER NOT NULL,
	stage TEXT NOT NULL CHECK (stage IN ('identify', 'share', 'review')),
	at INTEGER NOT NULL,
	by INTEGER NOT NULL,   -- an account, 0 the service itself
	-- A review: still-right, changed, ended. A sharing: consent,
	-- safeguarding. Evidence that came later: evidence.
	outcome TEXT NOT NULL,
	evidence TEXT          -- in words: with whom, why
) STRICT;
CREATE INDEX need_stage_need ON need_stage (need, at);
INSERT INTO need_stage (id, need, organisation, stage, at, by, outcome)
	SELECT id, id, organisation, 'share', shared_at, 0, 'consent'
	FROM need WHERE shared_at IS NOT NULL;
INSERT INTO need_stage (id, need, organisation, stage, at, by, outcome)
	SELECT -id, id, organisation, 'review', reviewed_at, 0, 'still-right'
	FROM need WHERE reviewed_at IS NOT NULL;

-- Somebody was in touch with a tenant.
CREATE TABLE contact (
	id INTEGER PRIMARY KEY,
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	tenant INTEGER NOT NULL REFERENCES tenant (id),
	channel TEXT NOT NULL,     -- letter, visit, call, relay, email, text
	at INTEGER NOT NULL,
	recorded_at INTEGER NOT NULL,
	recorded_by INTEGER NOT NULL,
	written TEXT,              -- languages that it was written in: 'so en'
	spoken TEXT,               -- the language that the tenant heard
	formats TEXT,              -- 'large-print:18;audio'
	interpreter TEXT NOT NULL, -- none, professional, colleague, family
	gender TEXT,               -- of the interpreter
	support TEXT,              -- such as 'lipspeaker'
	note TEXT,
	letter INTEGER REFERENCES letter (id),
	item INTEGER REFERENCES item (id),
	confirmed_at INTEGER,      -- somebody read what the rules made of it
	confirmed_by INTEGER
) STRICT;
CREATE INDEX contact_tenant ON contact (tenant, at, id);
CREATE UNIQUE INDEX contact_letter ON contact (letter)
	WHERE letter IS NOT NULL;
CREATE UNIQUE INDEX contact_item ON contact (item) WHERE item IS NOT NULL;

-- Whether it met one need.
CREATE TABLE contact_need (
	contact INTEGER NOT NULL REFERENCES contact (id),
	need INTEGER NOT NULL REFERENCES need (id),
	organisation INTEGER NOT NULL,
	at INTEGER NOT NULL,       -- the contact's, as is the channel
	channel TEXT NOT NULL,
	kind TEXT NOT NULL,        -- the need's
	met INTEGER NOT NULL CHECK (met IN (0, 1)),
	why TEXT NOT NULL,         -- the rule: core/contact
	said_by INTEGER,           -- who said otherwise than the rule
	said_why TEXT,
	PRIMARY KEY (contact, need)
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_need_need ON contact_need (need, at);
-- Reports read nothing else.
CREATE INDEX contact_need_when ON contact_need (organisation, at, kind,
	channel, why, met);
