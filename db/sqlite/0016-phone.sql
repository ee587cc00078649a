-- Files that came with requests, and interpreters called by telephone.

-- The bytes of a file: once for each landlord, however often they came.
CREATE TABLE content (
	id INTEGER PRIMARY KEY,
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	sha256 BLOB NOT NULL,
	bytes INTEGER NOT NULL,
	content BLOB NOT NULL, -- last, so that lists do not read it
	UNIQUE (organisation, sha256)
) STRICT;

-- A file as it came in. The row stays when its bytes are taken away.
CREATE TABLE attachment (
	id INTEGER PRIMARY KEY,
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	request INTEGER REFERENCES request (id), -- NULL while a form holds it
	content INTEGER REFERENCES content (id), -- NULL once it was taken away
	sha256 BLOB NOT NULL,
	name TEXT NOT NULL,
	kind TEXT NOT NULL,    -- 'pdf', 'docx' ... as its bytes say
	bytes INTEGER NOT NULL,
	words INTEGER,         -- NULL: not known
	why TEXT,              -- why not (message id)
	added_at INTEGER NOT NULL,
	added_by INTEGER NOT NULL,
	removed_at INTEGER,
	removed_by INTEGER,
	reason TEXT            -- why it was taken away
) STRICT;
CREATE INDEX attachment_request ON attachment (request, id)
	WHERE request IS NOT NULL;
CREATE INDEX attachment_held ON attachment (added_at) WHERE request IS NULL;
CREATE INDEX attachment_content ON attachment (content)
	WHERE content IS NOT NULL;
CREATE INDEX attachment_known ON attachment (organisation, sha256)
	WHERE request IS NOT NULL;

-- How an interpreter is reached by telephone: contract by contract, and
-- language by language where they differ. A row is ended, never changed.
CREATE TABLE call_access (
	id INTEGER PRIMARY KEY,
	organisation INTEGER NOT NULL REFERENCES organisation (id), -- a partnership's serve its members
	provider INTEGER NOT NULL REFERENCES provider (id), -- who sends the bill
	language TEXT NOT NULL, -- BCP 47; '' those without a row of their own
	phone TEXT NOT NULL,
	code TEXT,              -- of the customer
	say TEXT NOT NULL,      -- to the operator, with {language} and {code}
	say_unknown TEXT,       -- the same where nobody knows the language yet
	from_day INTEGER NOT NULL,
	until_day INTEGER,      -- the last day; NULL it holds
	created_at INTEGER NOT NULL,
	created_by INTEGER NOT NULL
) STRICT;
CREATE INDEX call_access_of ON call_access (organisation, language, from_day);
CREATE INDEX call_access_provider ON call_access (provider);

-- The number was shown to somebody, and what came of it: what the supplier's
-- bill is held against.
CREATE TABLE call (
	id INTEGER PRIMARY KEY,
	ref TEXT NOT NULL UNIQUE, -- 'T26-000012'
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	access INTEGER NOT NULL REFERENCES call_access (id),
	provider INTEGER NOT NULL REFERENCES provider (id),
	language TEXT,            -- BCP 47; NULL not known yet
	tenant INTEGER REFERENCES tenant (id), -- NULL not known (yet)
	caller TEXT,              -- what is known of who is in no register
	opened_at INTEGER NOT NULL,
	opened_by INTEGER NOT NULL,
	state TEXT NOT NULL CHECK (state IN ('open', 'logged', 'not-made')),
	started_at INTEGER,
	minutes INTEGER,
	purpose TEXT,             -- 'repairs', 'rent' ...
	outcome TEXT,             -- 'spoken', 'no-interpreter' ...
	met INTEGER CHECK (met IN (0, 1)), -- the need of whoever called
	note TEXT,
	request INTEGER REFERENCES request (id), -- that it became
	logged_at INTEGER,
	logged_by INTEGER
) STRICT;
CREATE INDEX call_list ON call (organisation, id);
CREATE INDEX call_state ON call (organisation, state, id);
CREATE INDEX call_language ON call (organisation, language, id);
CREATE INDEX call_unmatched ON call (organisation, id)
	WHERE tenant IS NULL AND state = 'logged';
CREATE INDEX call_waiting ON call (opened_by, id) WHERE state = 'open';
CREATE INDEX call_tenant ON call (tenant, id) WHERE tenant IS NOT NULL;
CREATE INDEX call_request ON call (request) WHERE request IS NOT NULL;
CREATE INDEX call_bill ON call (provider, started_at) WHERE state = 'logged';
CREATE INDEX call_access_used ON call (access);
