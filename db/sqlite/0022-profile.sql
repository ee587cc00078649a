-- The equality profile, apart from needs, and the panel of tenants who may be
-- consulted.

-- What a tenant answered last to one question. Nothing but the page that asks
-- and the figures reads it.
CREATE TABLE equality_answer (
	id INTEGER PRIMARY KEY,
	tenant INTEGER NOT NULL REFERENCES tenant (id),
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	question TEXT NOT NULL,  -- db/rules/equality.txt: 'religion'
	answers TEXT NOT NULL,   -- codes, a space between; 'prefer-not-to-say'
	words TEXT,              -- in the tenant's own words
	list TEXT NOT NULL,      -- name and version: 'census-religion 2021'
	how TEXT NOT NULL CHECK (how IN
		('self', 'telephone', 'in-person', 'paper')),
	at INTEGER NOT NULL,
	by INTEGER NOT NULL,     -- an account, 0 the tenant
	counts INTEGER NOT NULL CHECK (counts IN (0, 1)), -- is the tenant current?
	UNIQUE (tenant, question)
) STRICT;
-- Figures read this alone.
CREATE INDEX equality_figures ON equality_answer (organisation, question,
	answers, tenant) WHERE counts = 1;
-- What was answered long ago.
CREATE INDEX equality_age ON equality_answer (organisation, at, id, tenant)
	WHERE counts = 1;
-- How many there are to ask.
CREATE INDEX tenant_current ON tenant (organisation, id)
	WHERE life = 'current';

-- Who died, was merged or moved is in no figure.
CREATE TRIGGER equality_life AFTER UPDATE OF life ON tenant
BEGIN
	UPDATE equality_answer SET counts = (NEW.life = 'current')
		WHERE tenant = NEW.id;
END;

CREATE TRIGGER equality_moves AFTER UPDATE OF tenant ON equality_answer
BEGIN
	UPDATE equality_answer SET counts =
		(SELECT life = 'current' FROM tenant WHERE id = NEW.tenant)
		WHERE id = NEW.id;
END;

-- The address at which a tenant answers. Of its secret only the hash is kept.
CREATE TABLE equality_link (
	id INTEGER PRIMARY KEY,
	tenant INTEGER NOT NULL REFERENCES tenant (id),
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	token_hash BLOB NOT NULL UNIQUE,
	made_at INTEGER NOT NULL,
	made_by INTEGER NOT NULL, -- an account
	expires_at INTEGER NOT NULL,
	ended_at INTEGER          -- before that; NULL it was not
) STRICT;
CREATE INDEX equality_link_tenant ON equality_link (tenant)
	WHERE ended_at IS NULL;

-- A tenant is willing to be asked what they think; once they leave, the row
-- says until when they were.
CREATE TABLE panel_member (
	id INTEGER PRIMARY KEY,
	tenant INTEGER NOT NULL REFERENCES tenant (id),
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	token_hash BLOB NOT NULL UNIQUE, -- of the address at which they leave
	interests TEXT NOT NULL, -- ' repairs safety ', or ' ' for everything
	how TEXT NOT NULL CHECK (how IN
		('self', 'telephone', 'in-person', 'paper')), -- consent given
	consent_at INTEGER NOT NULL,
	by INTEGER NOT NULL,     -- an account, 0 the tenant
	changed_at INTEGER NOT NULL,
	left_at INTEGER,
	left_by INTEGER,         -- an account, 0 the tenant
	contacts INTEGER NOT NULL DEFAULT 0,
	contacted_at INTEGER     -- last
) STRICT;
CREATE UNIQUE INDEX panel_member_tenant ON panel_member (tenant)
	WHERE left_at IS NULL;
CREATE INDEX panel_member_former ON panel_member (tenant);
CREATE INDEX panel_member_list ON panel_member (organisation, id)
	WHERE left_at IS NULL;

-- They were invited: who was chosen by what.
CREATE TABLE panel_round (
	id INTEGER PRIMARY KEY,
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	about TEXT NOT NULL,     -- in words
	language TEXT,           -- BCP 47; NULL all
	interest TEXT,           -- NULL all
	area TEXT,               -- the postcode's first letters; NULL all
	at INTEGER NOT NULL,
	by INTEGER NOT NULL,
	invited INTEGER NOT NULL
) STRICT;
CREATE INDEX panel_round_list ON panel_round (organisation, id);
CREATE TABLE panel_invite (
	round INTEGER NOT NULL REFERENCES panel_round (id),
	member INTEGER NOT NULL REFERENCES panel_member (id),
	PRIMARY KEY (round, member)
) STRICT, WITHOUT ROWID;
CREATE INDEX panel_invite_member ON panel_invite (member);
