-- What is done about what the figures show: action plans, impact assessments,
-- reviews of policies, and what tenants said in surveys.

-- A landlord's action plan.
CREATE TABLE plan (
	organisation INTEGER PRIMARY KEY REFERENCES organisation (id),
	version INTEGER NOT NULL,
	champion INTEGER,          -- an account: who owns the plan; NULL nobody
	review_on INTEGER NOT NULL, -- London day: looked at again as a whole
	reviewed_at INTEGER
) STRICT;

-- What a measure may answer, beside what core/plan knows.
CREATE TABLE plan_framework (
	id INTEGER PRIMARY KEY,
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	name TEXT NOT NULL,
	at INTEGER NOT NULL,
	by INTEGER NOT NULL,
	UNIQUE (organisation, name)
) STRICT;

CREATE TABLE plan_measure (
	id INTEGER PRIMARY KEY,
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	version INTEGER NOT NULL DEFAULT 1,
	title TEXT NOT NULL,
	aim TEXT,                  -- what is wrong, and for whom
	owner INTEGER NOT NULL,    -- an account
	unit TEXT NOT NULL,        -- of the three numbers
	baseline INTEGER NOT NULL,
	target INTEGER NOT NULL,
	reached INTEGER,           -- last; NULL not measured yet
	due_on INTEGER NOT NULL,   -- London day
	frameworks TEXT NOT NULL,  -- ' equality-duty 06a... ', codes and ids
	state TEXT NOT NULL,       -- 'open', 'done', 'dropped'
	made_at INTEGER NOT NULL,
	closed_at INTEGER
) STRICT;
CREATE INDEX plan_measure_list ON plan_measure (organisation, due_on, id);
CREATE INDEX plan_measure_open ON plan_measure (organisation, due_on, id)
	WHERE state = 'open';

CREATE TABLE assessment (
	id INTEGER PRIMARY KEY,
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	version INTEGER NOT NULL DEFAULT 1,
	title TEXT NOT NULL,       -- of the policy or service
	kind TEXT NOT NULL,        -- 'policy', 'service', 'decision'
	owner INTEGER NOT NULL,    -- an account: who does it
	planned_on INTEGER NOT NULL, -- London day, as the next three
	due_on INTEGER NOT NULL,
	done_on INTEGER,
	again_on INTEGER,          -- to be looked at again
	result TEXT,               -- 'no-change', 'adjust', 'justified', 'stop'
	findings TEXT,
	policy INTEGER REFERENCES policy (id), -- the version that it is about
	made_at INTEGER NOT NULL
) STRICT;
CREATE INDEX assessment_list ON assessment (organisation, due_on, id);
CREATE INDEX assessment_open ON assessment (organisation, due_on, id)
	WHERE done_on IS NULL;
CREATE INDEX assessment_again ON assessment (organisation, again_on, id)
	WHERE again_on IS NOT NULL;
CREATE INDEX assessment_policy ON assessment (policy)
	WHERE policy IS NOT NULL;

CREATE TABLE policy_review (
	id INTEGER PRIMARY KEY,
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	version INTEGER NOT NULL DEFAULT 1,
	title TEXT NOT NULL,       -- of the policy
	why TEXT NOT NULL,
	owner INTEGER NOT NULL,    -- an account
	due_on INTEGER NOT NULL,   -- London day, as all that end in _on
	asked_from_on INTEGER,     -- consultation; NULL not yet
	asked_to_on INTEGER,
	asked TEXT,                -- who
	said TEXT,                 -- what they said
	changed TEXT,              -- what was done about it
	published_on INTEGER,
	place TEXT,                -- where it is to be read
	again_on INTEGER,          -- reviewed again
	made_at INTEGER NOT NULL
) STRICT;
CREATE INDEX policy_review_list ON policy_review (organisation, due_on, id);
CREATE INDEX policy_review_open ON policy_review (organisation, due_on, id)
	WHERE published_on IS NULL;
CREATE INDEX policy_review_published ON policy_review (organisation, id)
	WHERE published_on IS NOT NULL;

-- A colleague has read the policy as it was published.
CREATE TABLE policy_read (
	review INTEGER NOT NULL REFERENCES policy_review (id),
	account INTEGER NOT NULL,
	at INTEGER NOT NULL,
	PRIMARY KEY (review, account)
) STRICT, WITHOUT ROWID;

-- What was done, said or changed about one of the three above.
CREATE TABLE plan_note (
	id INTEGER PRIMARY KEY,
	about INTEGER NOT NULL,    -- id of the measure, assessment or review
	organisation INTEGER NOT NULL, -- its
	kind TEXT NOT NULL,        -- 'added', 'progress', 'target' ...
	words TEXT,
	was TEXT,                  -- what it was before, and what it is now
	now TEXT,
	at INTEGER NOT NULL,
	by INTEGER NOT NULL        -- an account
) STRICT;
CREATE INDEX plan_note_about ON plan_note (about, id);

-- What shows it: a report of ours, something on the web, or a file.
CREATE TABLE plan_evidence (
	id INTEGER PRIMARY KEY,
	about INTEGER NOT NULL,
	organisation INTEGER NOT NULL,
	words TEXT NOT NULL,       -- what it shows
	link TEXT,                 -- '/reports/...' or 'https://...'
	content INTEGER REFERENCES content (id),
	file_name TEXT,
	file_kind TEXT,            -- 'pdf', 'jpeg' ...
	at INTEGER NOT NULL,
	by INTEGER NOT NULL,
	removed_at INTEGER
) STRICT;
CREATE INDEX plan_evidence_about ON plan_evidence (about, id);
CREATE INDEX plan_evidence_content ON plan_evidence (content)
	WHERE content IS NOT NULL;

-- A survey that was brought as a table.
CREATE TABLE survey (
	id INTEGER PRIMARY KEY,
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	name TEXT NOT NULL,
	answers INTEGER NOT NULL,
	at INTEGER NOT NULL,
	by INTEGER NOT NULL,
	removed_at INTEGER,        -- its answers are gone
	removed_by INTEGER,
	removed_why TEXT
) STRICT;
CREATE UNIQUE INDEX survey_name ON survey (organisation, name)
	WHERE removed_at IS NULL;
CREATE INDEX survey_list ON survey (organisation, id);

-- One answer to one question. Who is known by no reference may still have said
-- which language they speak, and whether they need anything.
CREATE TABLE survey_answer (
	id INTEGER PRIMARY KEY,
	survey INTEGER NOT NULL REFERENCES survey (id),
	organisation INTEGER NOT NULL,
	tenant INTEGER REFERENCES tenant (id), -- NULL not known
	language TEXT,             -- BCP 47; NULL not known
	need INTEGER,              -- 1 yes, 0 no; NULL not known
	question TEXT NOT NULL,    -- 'TP01', in the survey's own words
	answer INTEGER NOT NULL CHECK (answer BETWEEN 1 AND 5), -- 5 is best
	said_on INTEGER NOT NULL   -- London day
) STRICT;
CREATE INDEX survey_answer_said ON survey_answer (organisation, said_on);
CREATE INDEX survey_answer_survey ON survey_answer (survey);
CREATE INDEX survey_answer_tenant ON survey_answer (tenant)
	WHERE tenant IS NOT NULL;
