-- The provider's side: accounts of providers, questions about the work, and
-- calendars that providers subscribe to.

-- Whose account it is where its role is 'provider', and which of that
-- provider's linguists; NULL: a coordinator, who sees all of the provider's.
ALTER TABLE account ADD COLUMN provider INTEGER REFERENCES provider (id);
ALTER TABLE account ADD COLUMN linguist INTEGER;
CREATE INDEX account_provider ON account (provider)
	WHERE provider IS NOT NULL;

-- What a provider has yet to answer, and the work that it ever took.
CREATE INDEX offer_waiting ON offer (provider, expires_at)
	WHERE state = 'sent';
CREATE INDEX offer_taken ON offer (provider, answered_at)
	WHERE state = 'accepted';

-- One message between a provider and the landlord about an item.
CREATE TABLE question (
	id INTEGER PRIMARY KEY,
	item INTEGER NOT NULL REFERENCES item (id),
	organisation INTEGER NOT NULL, -- the item's
	provider INTEGER NOT NULL REFERENCES provider (id),
	side TEXT NOT NULL CHECK (side IN ('provider', 'landlord')), -- who wrote
	at INTEGER NOT NULL,
	by INTEGER NOT NULL,           -- an account, 0 through an offer's link
	words TEXT NOT NULL,
	settled_at INTEGER             -- answered, or read and done with
) STRICT;
CREATE INDEX question_item ON question (item, id);
CREATE INDEX question_asked ON question (organisation, id)
	WHERE side = 'provider' AND settled_at IS NULL;
CREATE INDEX question_told ON question (provider, id)
	WHERE side = 'landlord' AND settled_at IS NULL;

-- An address under which a calendar is read; a new one ends the one before.
CREATE TABLE feed (
	id INTEGER PRIMARY KEY,
	token_hash BLOB NOT NULL UNIQUE,
	organisation INTEGER NOT NULL, -- the provider's
	provider INTEGER NOT NULL REFERENCES provider (id),
	account INTEGER REFERENCES account (id), -- NULL: handed to the provider
	made_at INTEGER NOT NULL,
	made_by INTEGER NOT NULL,
	ended_at INTEGER
) STRICT;
CREATE UNIQUE INDEX feed_account ON feed (account)
	WHERE account IS NOT NULL AND ended_at IS NULL;
CREATE UNIQUE INDEX feed_provider ON feed (provider)
	WHERE account IS NULL AND ended_at IS NULL;
