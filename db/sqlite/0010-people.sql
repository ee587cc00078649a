-- The people around a tenant, and what becomes of a tenancy.

-- Somebody of a tenant's household, a carer or a representative. What is NULL
-- of languages and formats is as the tenant's.
CREATE TABLE person (
	id INTEGER PRIMARY KEY,
	tenant INTEGER NOT NULL REFERENCES tenant (id),
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	role TEXT NOT NULL CHECK (role IN
		('household', 'carer', 'representative')),
	name TEXT NOT NULL,          -- in Latin letters
	name_native TEXT,            -- as the person writes it
	relation TEXT,               -- in words: 'daughter', 'solicitor'
	child INTEGER NOT NULL CHECK (child IN (0, 1)), -- under 18
	interprets INTEGER NOT NULL CHECK (interprets IN (0, 1)), -- has done so
	language_spoken TEXT,        -- BCP 47
	language_read TEXT,          -- BCP 47
	formats TEXT,                -- 'large-print:20; braille:2'
	address TEXT,                -- a line each; NULL lives with the tenant
	postcode TEXT,
	phone TEXT,
	email TEXT,
	safe_contact TEXT,           -- a rule in words
	authority TEXT,              -- core/person: 'written-consent' ...
	may TEXT CHECK (may IN ('told', 'decide')), -- with an authority
	evidence TEXT,               -- what shows it, in words
	evidence_kept TEXT,          -- where that is
	given INTEGER,               -- day
	expires INTEGER,             -- last day on which it holds; NULL no end
	version INTEGER NOT NULL,
	created INTEGER NOT NULL,
	created_by INTEGER NOT NULL, -- an account
	updated INTEGER NOT NULL,
	ended INTEGER,               -- NULL while they are around the tenant
	ended_why TEXT
) STRICT;
CREATE INDEX person_tenant ON person (tenant);
CREATE INDEX person_expires ON person (organisation, expires, id)
	WHERE ended IS NULL AND expires IS NOT NULL;

-- What became of a tenant: 'current' until something did. One that was merged
-- is found as the one it was merged into.
ALTER TABLE tenant ADD COLUMN life TEXT NOT NULL DEFAULT 'current'
	CHECK (life IN ('current', 'died', 'merged', 'moved'));
ALTER TABLE tenant ADD COLUMN merged_into INTEGER REFERENCES tenant (id);
-- Since when address, telephone and e-mail are for few eyes, and who said so.
ALTER TABLE tenant ADD COLUMN confidential INTEGER;
ALTER TABLE tenant ADD COLUMN confidential_by INTEGER;
-- Tenants of one tenancy have the same number here; nothing else links them,
-- so that nothing is left of the link once it is cut.
ALTER TABLE tenant ADD COLUMN joint INTEGER;
CREATE INDEX tenant_merged ON tenant (merged_into)
	WHERE merged_into IS NOT NULL;
CREATE INDEX tenant_joint ON tenant (joint) WHERE joint IS NOT NULL;

-- What happened to a tenant, and what was taken back.
CREATE TABLE life (
	id INTEGER PRIMARY KEY,
	tenant INTEGER NOT NULL REFERENCES tenant (id),
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	kind TEXT NOT NULL CHECK (kind IN ('died', 'merged', 'moved')),
	at INTEGER NOT NULL,         -- recorded
	by INTEGER NOT NULL,         -- an account
	day INTEGER,                 -- it happened; NULL not known
	other INTEGER REFERENCES tenant (id), -- who it goes on as
	reason TEXT,
	undone INTEGER,
	undone_by INTEGER,
	undone_why TEXT
) STRICT;
CREATE UNIQUE INDEX life_holds ON life (tenant) WHERE undone IS NULL;
CREATE INDEX life_other ON life (other)
	WHERE other IS NOT NULL AND undone IS NULL;

-- What went from one tenant to another in a merge, to find the way back.
CREATE TABLE merge_row (
	life INTEGER NOT NULL REFERENCES life (id),
	kind TEXT NOT NULL,          -- the table: 'need', 'request' ...
	row INTEGER NOT NULL,
	PRIMARY KEY (life, kind, row)
) STRICT, WITHOUT ROWID;
CREATE TABLE merge_field (
	life INTEGER NOT NULL REFERENCES life (id),
	field TEXT NOT NULL,         -- of the tenant that stays
	was TEXT,
	became TEXT,
	PRIMARY KEY (life, field)
) STRICT, WITHOUT ROWID;

-- What likely duplicates have in common: a hash of a name's consonants with
-- the postcode, the telephone number or the e-mail address.
CREATE TABLE twin (
	organisation INTEGER NOT NULL,
	mark INTEGER NOT NULL,
	tenant INTEGER NOT NULL REFERENCES tenant (id),
	PRIMARY KEY (organisation, mark, tenant)
) STRICT, WITHOUT ROWID;
CREATE INDEX twin_tenant ON twin (tenant);

-- Two tenants of one landlord who may be one person; a < b.
CREATE TABLE likely (
	id INTEGER PRIMARY KEY,
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	a INTEGER NOT NULL REFERENCES tenant (id),
	b INTEGER NOT NULL REFERENCES tenant (id),
	marks INTEGER NOT NULL,      -- how many they have in common
	state TEXT NOT NULL CHECK (state IN ('open', 'different', 'merged')),
	by INTEGER,                  -- the account that looked
	at INTEGER,
	reason TEXT,
	UNIQUE (a, b)
) STRICT;
CREATE INDEX likely_open ON likely (organisation, marks, id)
	WHERE state = 'open';
CREATE INDEX likely_b ON likely (b);

-- A letter that went to somebody around the tenant instead.
CREATE TABLE letter_person (
	letter INTEGER PRIMARY KEY REFERENCES letter (id),
	person INTEGER NOT NULL,     -- person.id, which may be gone since
	role TEXT NOT NULL
) STRICT;
CREATE TRIGGER letter_person_goes BEFORE INSERT ON letter_person
WHEN EXISTS (SELECT 1 FROM letter_person WHERE letter = NEW.letter)
BEGIN SELECT raise(ABORT, 'a letter is never changed'); END;
CREATE TRIGGER letter_person_keeps BEFORE UPDATE ON letter_person
BEGIN SELECT raise(ABORT, 'a letter is never changed'); END;
CREATE TRIGGER letter_person_stays BEFORE DELETE ON letter_person
BEGIN SELECT raise(ABORT, 'a letter is never deleted'); END;
