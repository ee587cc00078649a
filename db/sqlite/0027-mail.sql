-- Mail: by which server it leaves, what waits for whom, who wants it.

-- The server of an organisation; members of a partnership use its server where
-- they have none of their own.
CREATE TABLE mail_server (
	organisation INTEGER PRIMARY KEY REFERENCES organisation (id),
	address TEXT NOT NULL,  -- of this service as readers reach it: 'https://...'
	host TEXT NOT NULL,
	port INTEGER NOT NULL CHECK (port BETWEEN 1 AND 65535),
	security TEXT NOT NULL
		CHECK (security IN ('starttls', 'tls', 'none')),
	user TEXT,              -- NULL: without
	password BLOB,          -- sealed (base/seal), NULL: none
	authority TEXT,         -- PEM, trusted beside the system's; NULL none
	sender TEXT NOT NULL,   -- the address in From
	private INTEGER NOT NULL CHECK (private IN (0, 1)), -- own network allowed
	by INTEGER NOT NULL,    -- an account
	at INTEGER NOT NULL
) STRICT;

-- Whose a message is; NULL: the house's.
ALTER TABLE outbox ADD COLUMN organisation INTEGER;
CREATE INDEX outbox_mail ON outbox (state, next_at, organisation)
	WHERE kind = 'mail';

-- Whether an account gets in the morning by mail what waits for it.
ALTER TABLE account ADD COLUMN morning_mail INTEGER NOT NULL DEFAULT 1
	CHECK (morning_mail IN (0, 1));
