-- Who looks after a request, who is away, and what is said in the morning.

-- Of all items of a request the same; NULL where nobody does.
ALTER TABLE item ADD COLUMN owner INTEGER; -- an account
UPDATE item SET owner = logged_by
	WHERE logged_by IN (SELECT id FROM account);
-- An account's queue: what is due first comes first, what has no date last.
CREATE INDEX item_owner ON item (organisation, owner,
	coalesce(due_at, 253402300799), id, state, service, language, provider)
	WHERE open = 1 AND owner IS NOT NULL;
CREATE INDEX item_slot ON item (organisation, starts_at, id, state, service,
	language, provider) WHERE open = 1 AND starts_at IS NOT NULL;

-- Somebody is away, and another looks after their requests.
CREATE TABLE absence (
	id INTEGER PRIMARY KEY,
	account INTEGER NOT NULL REFERENCES account (id),
	organisation INTEGER NOT NULL, -- the account's
	from_day INTEGER NOT NULL,
	to_day INTEGER NOT NULL,       -- the last day away
	cover INTEGER REFERENCES account (id), -- NULL: the whole team
	at INTEGER NOT NULL,
	by INTEGER NOT NULL,
	ended_at INTEGER               -- taken back
) STRICT;
CREATE INDEX absence_now ON absence (organisation, to_day, id)
	WHERE ended_at IS NULL;
CREATE INDEX absence_account ON absence (account);
CREATE INDEX absence_cover ON absence (cover) WHERE cover IS NOT NULL;

-- What waits for somebody at the start of a working day.
CREATE TABLE reminder (
	account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
	day INTEGER NOT NULL,          -- in London
	organisation INTEGER NOT NULL,
	at INTEGER NOT NULL,
	overdue INTEGER NOT NULL,
	due_today INTEGER NOT NULL,
	waiting INTEGER NOT NULL,      -- for the account to act
	seen_at INTEGER,
	PRIMARY KEY (account, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX reminder_day ON reminder (day);

-- The last day on which a landlord's people were reminded.
CREATE TABLE reminded (
	organisation INTEGER PRIMARY KEY REFERENCES organisation (id),
	day INTEGER NOT NULL
) STRICT;
