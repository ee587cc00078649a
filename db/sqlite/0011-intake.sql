-- What is asked and kept when a request comes in.

-- Why it does not wait its turn: 'safety', 'court', 'appointment'; '' it does.
ALTER TABLE request ADD COLUMN urgent TEXT NOT NULL DEFAULT '';
-- Whether the document is about one 'person' or the same for 'everybody':
-- only the second kind is ever offered to another tenant.
ALTER TABLE request ADD COLUMN about TEXT NOT NULL DEFAULT 'person';
-- An open request that this one looked like, and why it was sent all the same.
ALTER TABLE request ADD COLUMN again_of INTEGER REFERENCES request (id);
ALTER TABLE request ADD COLUMN again_why TEXT;

-- The necessity decision of each item beside its response.
ALTER TABLE item ADD COLUMN urgent INTEGER NOT NULL DEFAULT 0;
ALTER TABLE item ADD COLUMN reader TEXT;        -- who will read it
ALTER TABLE item ADD COLUMN stakes TEXT;        -- what turns on it
ALTER TABLE item ADD COLUMN reason TEXT;        -- why this response
ALTER TABLE item ADD COLUMN decided_by INTEGER; -- the account
ALTER TABLE item ADD COLUMN decided_at INTEGER;

CREATE INDEX item_urgent ON item (organisation, received_at, id)
	WHERE open = 1 AND urgent = 1;

-- A half-filled form, kept for the officer who began it.
CREATE TABLE unfinished (
	account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
	tenant INTEGER NOT NULL REFERENCES tenant (id) ON DELETE CASCADE,
	service TEXT NOT NULL,
	organisation INTEGER NOT NULL, -- the tenant's
	typed TEXT NOT NULL,           -- what was typed, by field, as JSON
	saved_at INTEGER NOT NULL,
	expires_at INTEGER NOT NULL,
	PRIMARY KEY (account, tenant, service)
) STRICT, WITHOUT ROWID;
CREATE INDEX unfinished_expires ON unfinished (expires_at);
CREATE INDEX unfinished_tenant ON unfinished (tenant);
CREATE INDEX unfinished_organisation ON unfinished (organisation);
