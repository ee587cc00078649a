-- Accounts: second factors, sessions that can be told apart, tokens with an
-- end.

ALTER TABLE session ADD COLUMN id INTEGER;       -- NULL of those from before
ALTER TABLE session ADD COLUMN agent TEXT;       -- as the browser names itself
ALTER TABLE session ADD COLUMN address TEXT;     -- of the network
-- Only one's own account is open until a second factor is set up.
ALTER TABLE session ADD COLUMN bound INTEGER NOT NULL DEFAULT 0
	CHECK (bound IN (0, 1));

ALTER TABLE token ADD COLUMN expires INTEGER;    -- NULL never
-- Tags of the interface's description, with spaces between, each as it is or
-- with ":read"; NULL: all that its role may.
ALTER TABLE token ADD COLUMN scope TEXT;

-- Codes by time (RFC 6238) that are asked after the password.
CREATE TABLE second_factor (
	account INTEGER PRIMARY KEY REFERENCES account (id),
	secret BLOB NOT NULL,        -- sealed under the installation's key
	step INTEGER NOT NULL,       -- of the last code taken: none is taken twice
	created INTEGER NOT NULL,
	confirmed INTEGER            -- NULL until a first code came
) STRICT;

-- For whoever has lost the telephone; each opens once.
CREATE TABLE recovery_code (
	account INTEGER NOT NULL REFERENCES account (id),
	hash BLOB NOT NULL,
	used INTEGER,
	PRIMARY KEY (account, hash)
) STRICT, WITHOUT ROWID;

-- The password was right, the code is awaited. Of the cookie only the hash.
CREATE TABLE half_sign_in (
	token_hash BLOB NOT NULL PRIMARY KEY,
	account INTEGER NOT NULL REFERENCES account (id),
	expires INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX half_sign_in_account ON half_sign_in (account);
CREATE INDEX half_sign_in_expires ON half_sign_in (expires);
