-- The register of providers: what they hold and until when, the linguists of
-- agencies, where and when they work, and how one comes and goes.

ALTER TABLE provider ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
-- Letters of the postcodes that they travel to: 'M SK OL'; NULL: not said.
ALTER TABLE provider ADD COLUMN areas TEXT;
ALTER TABLE provider ADD COLUMN travel_minutes INTEGER NOT NULL DEFAULT 0; -- one way, at most; 0 not said
-- The line manager of an in-house colleague, who allows the hours: an account.
ALTER TABLE provider ADD COLUMN manager INTEGER REFERENCES account (id);
ALTER TABLE provider ADD COLUMN note TEXT;
-- While active is 0: since when, why, and with whom that was agreed.
ALTER TABLE provider ADD COLUMN stopped_at INTEGER;
ALTER TABLE provider ADD COLUMN stopped_by INTEGER;
ALTER TABLE provider ADD COLUMN stopped_why TEXT;
ALTER TABLE provider ADD COLUMN agreed_with TEXT;
-- Taken off the register; its history stays.
ALTER TABLE provider ADD COLUMN ended_at INTEGER;

ALTER TABLE provider_skill ADD COLUMN dialects TEXT; -- 'Sylheti; Dhakaiya'
ALTER TABLE provider_skill ADD COLUMN scripts TEXT;  -- ISO 15924: 'Guru Arab'

-- Who comes or speaks for an agency. Freelancers and in-house colleagues are
-- their own.
CREATE TABLE linguist (
	id INTEGER PRIMARY KEY,
	provider INTEGER NOT NULL REFERENCES provider (id),
	organisation INTEGER NOT NULL, -- the provider's
	name TEXT NOT NULL,
	gender TEXT,         -- 'woman', 'man' or not said
	area TEXT,           -- letters of the postcode
	email TEXT,
	phone TEXT,
	dialects TEXT,
	version INTEGER NOT NULL DEFAULT 1,
	created INTEGER NOT NULL,
	ended_at INTEGER,    -- works for them no longer
	ended_why TEXT
) STRICT;
CREATE INDEX linguist_provider ON linguist (provider, name, id);

-- The languages beside English that they work in.
CREATE TABLE linguist_language (
	language TEXT NOT NULL,
	provider INTEGER NOT NULL,
	linguist INTEGER NOT NULL REFERENCES linguist (id),
	PRIMARY KEY (language, provider, linguist)
) STRICT, WITHOUT ROWID;
CREATE INDEX linguist_language_linguist ON linguist_language (linguist);

-- What a provider, or one linguist of it, holds.
CREATE TABLE qualification (
	id INTEGER PRIMARY KEY,
	provider INTEGER NOT NULL REFERENCES provider (id),
	organisation INTEGER NOT NULL, -- the provider's
	linguist INTEGER REFERENCES linguist (id), -- NULL: its own
	kind TEXT NOT NULL CHECK (kind IN ('dpsi', 'nrpsi', 'nrcpd',
		'nrcpd-trainee', 'community-level-3', 'iso-13611', 'iso-17100',
		'iso-18841', 'iso-20228', 'dbs', 'equality-training', 'audit',
		'insurance', 'other')),
	title TEXT,          -- of what is other
	level TEXT CHECK (level IN ('basic', 'standard', 'enhanced')), -- DBS
	number TEXT,         -- of the certificate or the entry
	issued INTEGER,      -- day
	checked INTEGER,     -- day on which somebody looked, such as a DBS
	expires INTEGER,     -- last day on which it holds; a DBS has none
	-- The last day on which it counts: expires, or for a DBS the day to look
	-- again as policy has it; NULL: no end.
	due INTEGER,
	evidence TEXT,       -- what was seen, and where that is kept
	content INTEGER REFERENCES content (id), -- a copy of it
	file_name TEXT,
	file_kind TEXT,      -- 'pdf', 'jpeg' ...
	version INTEGER NOT NULL DEFAULT 1,
	at INTEGER NOT NULL,
	by INTEGER NOT NULL, -- an account
	ended_at INTEGER,    -- renewed, withdrawn or recorded by mistake
	ended_why TEXT
) STRICT;
CREATE INDEX qualification_provider ON qualification (provider, id);
CREATE INDEX qualification_content ON qualification (content)
	WHERE content IS NOT NULL;
CREATE INDEX qualification_due ON qualification (organisation, due, id)
	WHERE ended_at IS NULL AND due IS NOT NULL;
-- provider.dbs_checked is read no more.
INSERT INTO qualification (id, provider, organisation, kind, checked, due,
	evidence, at, by)
	SELECT id, id, organisation, 'dbs', dbs_checked, dbs_checked + 1096,
	'Recorded before levels were', created, 0
	FROM provider WHERE dbs_checked IS NOT NULL;

-- When they work; who has no rows said nothing, an in-house colleague without
-- rows was allowed no hours yet.
CREATE TABLE provider_hours (
	provider INTEGER NOT NULL REFERENCES provider (id),
	weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6), -- 0 Monday
	from_min INTEGER NOT NULL CHECK (from_min BETWEEN 0 AND 1439), -- of the local day
	to_min INTEGER NOT NULL CHECK (to_min <= 1440 AND to_min > from_min),
	PRIMARY KEY (provider, weekday, from_min)
) STRICT, WITHOUT ROWID;

CREATE TABLE provider_absence (
	id INTEGER PRIMARY KEY,
	provider INTEGER NOT NULL REFERENCES provider (id),
	organisation INTEGER NOT NULL, -- the provider's
	linguist INTEGER REFERENCES linguist (id), -- NULL: the provider itself
	from_day INTEGER NOT NULL,
	to_day INTEGER NOT NULL, -- the last day away
	why TEXT,
	at INTEGER NOT NULL,
	by INTEGER NOT NULL, -- an account
	ended_at INTEGER     -- taken back
) STRICT;
CREATE INDEX provider_absence_provider ON provider_absence (provider, to_day)
	WHERE ended_at IS NULL;

-- Papers of providers that run out within 60 days, or have.
ALTER TABLE reminder ADD COLUMN papers INTEGER NOT NULL DEFAULT 0;
