-- Finding people, and bringing them in.

-- Every key of a tenant stands in its row too, one a line with its kind in
-- front: what is taken out of the index when they change. An index of keys by
-- tenant was as large as the keys.
ALTER TABLE tenant ADD COLUMN found_by TEXT;
UPDATE tenant SET found_by = (SELECT group_concat(k.kind || k.key, char(10))
	FROM tenant_key k WHERE k.tenant = tenant.id);
DROP INDEX tenant_key_tenant;

-- The name's collation key in CLDR's root order; an empty one comes first.
ALTER TABLE tenant ADD COLUMN sort_key BLOB NOT NULL DEFAULT x'';
CREATE INDEX tenant_sorted ON tenant (organisation, sort_key, id);

-- Which rules made the keys. Where they are others than the program's, tick
-- makes the keys anew from tenant `next` on.
CREATE TABLE search_state (
	id INTEGER PRIMARY KEY CHECK (id = 1),
	version TEXT NOT NULL,
	next INTEGER NOT NULL
) STRICT;
INSERT INTO search_state VALUES (1, '', 0);

-- A table that somebody brought in the browser, until it is in the register:
-- its rows are there all together or not at all.
CREATE TABLE import (
	id INTEGER PRIMARY KEY,
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	kind TEXT NOT NULL CHECK (kind IN ('tenants', 'providers', 'requests')),
	name TEXT NOT NULL,     -- of the file
	state TEXT NOT NULL CHECK (state IN
		('checking', 'ready', 'wrong', 'publishing', 'done')),
	at INTEGER NOT NULL,
	by INTEGER NOT NULL,    -- the account
	encoding TEXT NOT NULL, -- '' until it is recognised, or as chosen
	report TEXT,            -- what was found, JSON; NULL not checked yet
	faults TEXT,            -- what is wrong where, CSV; NULL none
	content BLOB            -- the file; NULL once it is in the register
) STRICT;
CREATE INDEX import_organisation ON import (organisation, id);
CREATE INDEX import_open ON import (at) WHERE state <> 'done';

-- What the columns of an organisation's tables are, as somebody said.
CREATE TABLE import_heading (
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	kind TEXT NOT NULL,
	heading TEXT NOT NULL,  -- in lower case, its words joined by _
	meaning TEXT NOT NULL,  -- one of our columns; '' it is left out
	by INTEGER NOT NULL,
	at INTEGER NOT NULL,
	PRIMARY KEY (organisation, kind, heading)
) STRICT, WITHOUT ROWID;
