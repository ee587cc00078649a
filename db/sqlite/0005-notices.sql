-- The landlord's own words: notices and clauses that stand in place of those
-- that ship, catalogues of translations, and who reviewed what in them. A
-- partnership's serve its members too. `notice` is the name of a notice or of
-- a clause; none of these has the name of one of those.

-- One version of the English. Only how far it has come changes.
CREATE TABLE source (
	id INTEGER PRIMARY KEY,
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	notice TEXT NOT NULL,
	version INTEGER NOT NULL, -- 1, 2 ... of this organisation's
	based_on INTEGER,         -- source.id it was made from; NULL: what ships
	text TEXT NOT NULL,       -- notice.md or clause.md
	easy_read TEXT,           -- easy-read.md; NULL where there is none
	made_by INTEGER NOT NULL, -- an account
	made_at INTEGER NOT NULL,
	state TEXT NOT NULL CHECK (state IN ('draft', 'waiting', 'in-use',
		'replaced', 'returned', 'withdrawn')),
	sent_by INTEGER,          -- for approval
	sent_at INTEGER,
	decided_by INTEGER,       -- who approved, returned or withdrew it
	decided_at INTEGER,
	note TEXT,                -- why it was returned or withdrawn
	UNIQUE (organisation, notice, version)
) STRICT;
CREATE UNIQUE INDEX source_in_use ON source (organisation, notice)
	WHERE state = 'in-use';
CREATE UNIQUE INDEX source_open ON source (organisation, notice)
	WHERE state IN ('draft', 'waiting');
CREATE TRIGGER source_keeps BEFORE UPDATE ON source
WHEN NEW.id IS NOT OLD.id OR NEW.organisation IS NOT OLD.organisation
	OR NEW.notice IS NOT OLD.notice OR NEW.version IS NOT OLD.version
	OR NEW.based_on IS NOT OLD.based_on OR NEW.text IS NOT OLD.text
	OR NEW.easy_read IS NOT OLD.easy_read
	OR NEW.made_by IS NOT OLD.made_by OR NEW.made_at IS NOT OLD.made_at
BEGIN SELECT raise(ABORT, 'a version is never changed'); END;
CREATE TRIGGER source_stays BEFORE DELETE ON source
BEGIN SELECT raise(ABORT, 'a version is never deleted'); END;

-- One language of a notice or clause: a PO file, byte for byte.
CREATE TABLE catalogue (
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	notice TEXT NOT NULL,
	language TEXT NOT NULL,   -- BCP 47
	po TEXT NOT NULL,
	by INTEGER NOT NULL,      -- the account that changed it last
	at INTEGER NOT NULL,
	PRIMARY KEY (organisation, notice, language)
) STRICT;

-- The review of one message of a notice or clause in one language. A key
-- without a row is as the catalogue says: missing, outdated or a draft.
CREATE TABLE review (
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	notice TEXT NOT NULL,
	language TEXT NOT NULL,
	key BLOB NOT NULL,        -- hash of the English and every form
	state TEXT NOT NULL CHECK (state IN
		('translated', 'revised', 'approved', 'refused')),
	translated_by INTEGER,    -- an account; NULL: it came with the product
	translated_at INTEGER,
	revised_by INTEGER,
	revised_at INTEGER,
	decided_by INTEGER,       -- who approved or refused it last
	decided_at INTEGER,
	note TEXT,                -- of who acted last: why it was refused
	PRIMARY KEY (organisation, notice, language, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX review_approved ON review (organisation) WHERE state = 'approved';

-- Approvals that were everybody's are those of the landlord who gave them.
INSERT INTO review (organisation, notice, language, key, state, translated_by,
	translated_at, revised_by, revised_at, decided_by, decided_at, note)
SELECT coalesce(a.organisation,
		(SELECT min(id) FROM organisation WHERE parent IS NULL)),
	t.notice, t.language, t.msg_hash,
	CASE t.state WHEN 'reviewed' THEN 'revised'
		WHEN 'rejected' THEN 'refused' ELSE t.state END,
	NULL, NULL,
	CASE t.state WHEN 'reviewed' THEN t.by END,
	CASE t.state WHEN 'reviewed' THEN t.at END,
	CASE t.state WHEN 'reviewed' THEN NULL ELSE t.by END,
	CASE t.state WHEN 'reviewed' THEN NULL ELSE t.at END, NULL
FROM translation t LEFT JOIN account a ON a.id = t.by
WHERE EXISTS (SELECT 1 FROM organisation);
DROP TABLE translation;

-- The file of a kind that came in last, for what it holds beside the words.
CREATE TABLE carrier (
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	notice TEXT NOT NULL,
	language TEXT NOT NULL,
	kind TEXT NOT NULL,       -- 'xliff12', 'docx' ... (notice/exchange)
	name TEXT NOT NULL,       -- as it was called
	by INTEGER NOT NULL,
	at INTEGER NOT NULL,
	content BLOB NOT NULL,    -- last, so that lists do not read it
	PRIMARY KEY (organisation, notice, language, kind)
) STRICT;

-- Grows with each change of the words that an organisation's letters are made
-- of, so that nobody reads them again while nothing changed.
CREATE TABLE words_generation (
	organisation INTEGER PRIMARY KEY REFERENCES organisation (id),
	generation INTEGER NOT NULL
) STRICT;
CREATE TRIGGER source_changes_words AFTER UPDATE OF state ON source
WHEN NEW.state IS NOT OLD.state AND 'in-use' IN (NEW.state, OLD.state)
BEGIN INSERT INTO words_generation VALUES (NEW.organisation, 1)
	ON CONFLICT DO UPDATE SET generation = generation + 1; END;
CREATE TRIGGER source_brings_words AFTER INSERT ON source
WHEN NEW.state = 'in-use'
BEGIN INSERT INTO words_generation VALUES (NEW.organisation, 1)
	ON CONFLICT DO UPDATE SET generation = generation + 1; END;
CREATE TRIGGER catalogue_brings_words AFTER INSERT ON catalogue
BEGIN INSERT INTO words_generation VALUES (NEW.organisation, 1)
	ON CONFLICT DO UPDATE SET generation = generation + 1; END;
CREATE TRIGGER catalogue_changes_words AFTER UPDATE ON catalogue
BEGIN INSERT INTO words_generation VALUES (NEW.organisation, 1)
	ON CONFLICT DO UPDATE SET generation = generation + 1; END;
CREATE TRIGGER catalogue_drops_words AFTER DELETE ON catalogue
BEGIN INSERT INTO words_generation VALUES (OLD.organisation, 1)
	ON CONFLICT DO UPDATE SET generation = generation + 1; END;

-- What an item that asks for the translation of a notice hands its provider:
-- only what is missing. What is delivered on it is imported.
CREATE TABLE translation_job (
	item INTEGER PRIMARY KEY REFERENCES item (id),
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	notice TEXT NOT NULL,
	language TEXT NOT NULL,
	name TEXT NOT NULL,       -- of the file
	type TEXT NOT NULL,
	content BLOB NOT NULL
) STRICT;
CREATE INDEX translation_job_notice ON translation_job (organisation, notice,
	language);

-- What an organisation has decided for itself; its members follow it where
-- they have not. desk/settings has the names and what holds without a row.
CREATE TABLE setting (
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	name TEXT NOT NULL,
	value TEXT NOT NULL,
	by INTEGER NOT NULL,
	at INTEGER NOT NULL,
	PRIMARY KEY (organisation, name)
) STRICT, WITHOUT ROWID;
