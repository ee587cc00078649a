-- Campaigns: one notice to many tenants, each as the register says; released
-- by a second person.

CREATE TABLE campaign (
	id INTEGER PRIMARY KEY,
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	notice TEXT NOT NULL,
	title TEXT NOT NULL,        -- of the notice, when it was made
	data TEXT NOT NULL,         -- JSON: values for everybody
	language TEXT,              -- tenants who read it; NULL any
	format TEXT,                -- who need it; NULL any
	area TEXT,                  -- the postcode begins so; NULL any
	content BLOB,               -- a table of tenants instead, in UTF-8
	place TEXT,                 -- where the service is for readers
	postage_minor INTEGER NOT NULL, -- of one letter by post, as whoever made it says
	state TEXT NOT NULL CHECK (state IN ('checking', 'waiting', 'running',
		'paused', 'done', 'stopped')),
	reached INTEGER NOT NULL,   -- tenant, or row of the table, looked at last
	total INTEGER NOT NULL,     -- recipients so far
	made_by INTEGER NOT NULL,   -- account
	made_at INTEGER NOT NULL,
	released_by INTEGER,
	released_at INTEGER,
	ended_at INTEGER            -- when the last letter was issued
) STRICT;
CREATE INDEX campaign_organisation ON campaign (organisation, id);
CREATE INDEX campaign_works ON campaign (id)
	WHERE state IN ('checking', 'running');

-- One of its recipients: a tenant stands in it once.
CREATE TABLE campaign_recipient (
	campaign INTEGER NOT NULL REFERENCES campaign (id),
	n INTEGER NOT NULL,         -- from 1
	tenant INTEGER REFERENCES tenant (id), -- NULL: not found, or there before
	reference TEXT NOT NULL,    -- the landlord's, as it was then
	data TEXT,                  -- JSON: their own values; NULL none, or issued
	state TEXT NOT NULL CHECK (state IN ('ready', 'refused', 'issued', 'asked')),
	language TEXT,              -- BCP 47
	format TEXT,                -- NULL plain print
	size INTEGER NOT NULL,      -- points, or the grade of Braille; 0 neither
	paper TEXT,                 -- NULL white
	channel TEXT,               -- 'letter', 'visit' ...
	by_people INTEGER NOT NULL CHECK (by_people IN (0, 1)), -- their format is asked for
	reasons TEXT,               -- JSON: why language, format and channel
	code TEXT,                  -- why there is no letter
	why TEXT,                   -- the same as a sentence, in English
	letter INTEGER UNIQUE REFERENCES letter (id),
	request TEXT,               -- reference of what was asked for instead
	PRIMARY KEY (campaign, n),
	UNIQUE (campaign, tenant)
) STRICT, WITHOUT ROWID;
CREATE INDEX campaign_recipient_state ON campaign_recipient (campaign, state, n);
CREATE INDEX campaign_recipient_tenant ON campaign_recipient (tenant);
