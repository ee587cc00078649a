-- Easy Read, looked at by tenants of the panel before letters of it go out.

-- What one reader said of one version. Another version is looked at anew.
CREATE TABLE easy_read_reader (
	id INTEGER PRIMARY KEY,
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	notice TEXT NOT NULL,
	language TEXT NOT NULL,   -- BCP 47
	stamp BLOB NOT NULL,      -- hash of what was looked at: words, pictures
	tenant INTEGER NOT NULL REFERENCES tenant (id), -- in the panel then
	looked_on INTEGER NOT NULL, -- days since 1 January 1970
	verdict TEXT NOT NULL CHECK (verdict IN ('clear', 'partly', 'unclear')),
	said TEXT,                -- in the reader's words
	recorded_by INTEGER NOT NULL,
	recorded_at INTEGER NOT NULL
) STRICT;
CREATE INDEX easy_read_reader_notice
	ON easy_read_reader (organisation, notice, language);
CREATE INDEX easy_read_reader_tenant ON easy_read_reader (tenant);

-- An officer's signature under what the readers said. It counts for as long as
-- words and pictures are the same: signed again, it is replaced.
CREATE TABLE easy_read_proof (
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	notice TEXT NOT NULL,
	language TEXT NOT NULL,   -- BCP 47
	stamp BLOB NOT NULL,
	readers INTEGER NOT NULL, -- who had looked at it when it was signed
	signed_by INTEGER NOT NULL, -- an account, or a token of another program
	signed_at INTEGER NOT NULL,
	note TEXT,                -- why, in the signer's words
	PRIMARY KEY (organisation, notice, language)
) STRICT, WITHOUT ROWID;
