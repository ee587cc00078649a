-- How items find who does them: what officers said of it, who is kept apart
-- from whom, and families that offer to interpret.

-- No row: everything went by the rules so far.
CREATE TABLE routing (
	item INTEGER PRIMARY KEY REFERENCES item (id),
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	mode TEXT CHECK (mode IN ('cascade', 'parallel', 'direct')), -- NULL by rule
	any_gender TEXT,     -- the tenant agreed to it: how that is known
	asked_since INTEGER, -- offers before count no more: the time is another
	chosen_why TEXT,     -- why an officer chose another than the first
	bought_at INTEGER,   -- who has it has no contract; NULL has one
	bought_of INTEGER REFERENCES provider (id),
	bought_why TEXT,     -- an officer's words; NULL: nobody has a contract
	told TEXT CHECK (told IN ('nobody-left', 'near')), -- an officer is to act
	told_at INTEGER
) STRICT;
CREATE INDEX routing_told ON routing (organisation, told_at, item)
	WHERE told IS NOT NULL;
-- Off-contract buying is counted from here.
CREATE INDEX routing_bought ON routing (organisation, bought_at, item)
	WHERE bought_at IS NOT NULL;

ALTER TABLE offer ADD COLUMN price_minor INTEGER; -- net, when sent; NULL unknown
ALTER TABLE offer ADD COLUMN mode TEXT NOT NULL DEFAULT 'cascade';
ALTER TABLE offer ADD COLUMN off_contract INTEGER NOT NULL DEFAULT 0;

-- Whom a tenant prefers or will not have, and who has a conflict of interest.
CREATE TABLE exclusion (
	id INTEGER PRIMARY KEY,
	tenant INTEGER NOT NULL REFERENCES tenant (id),
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	kind TEXT NOT NULL CHECK (kind IN ('prefer', 'never', 'conflict')),
	provider INTEGER REFERENCES provider (id), -- NULL: somebody by name
	name TEXT,           -- a person's, such as a relative's
	reason TEXT NOT NULL,
	at INTEGER NOT NULL,
	by INTEGER NOT NULL, -- an account
	ended_at INTEGER,    -- NULL while it holds
	ended_by INTEGER,
	ended_why TEXT,
	CHECK ((provider IS NULL) <> (name IS NULL))
) STRICT;
CREATE INDEX exclusion_tenant ON exclusion (tenant);

-- Somebody of the family offers to interpret, and what the rule said.
CREATE TABLE family_offer (
	id INTEGER PRIMARY KEY,
	item INTEGER NOT NULL REFERENCES item (id),
	tenant INTEGER NOT NULL REFERENCES tenant (id),
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	name TEXT NOT NULL,
	relation TEXT,
	child INTEGER NOT NULL CHECK (child IN (0, 1)), -- under 18
	declined INTEGER NOT NULL CHECK (declined IN (0, 1)), -- a professional
		-- was offered, and the tenant would not have one
	danger TEXT,         -- to life: what happened; NULL none
	rule TEXT NOT NULL,  -- core/family
	allowed INTEGER NOT NULL CHECK (allowed IN (0, 1)),
	at INTEGER NOT NULL,
	by INTEGER NOT NULL  -- an account
) STRICT;
CREATE INDEX family_offer_item ON family_offer (item);
CREATE INDEX family_offer_tenant ON family_offer (tenant);
