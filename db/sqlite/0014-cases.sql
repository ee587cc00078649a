-- Cases with statutory clocks, and calendars that change.

-- A complaint, hazard, consultation or access for a check. Stage and next date
-- are projections of case_event, case_longer and the table of clocks.
CREATE TABLE case_file (
	id INTEGER PRIMARY KEY,
	ref TEXT NOT NULL UNIQUE,      -- 'C26-000012'
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	tenant INTEGER NOT NULL REFERENCES tenant (id),
	kind TEXT NOT NULL,
	began TEXT NOT NULL,           -- the stage that it was opened in
	stage TEXT NOT NULL,           -- where it is now
	number TEXT,                   -- the landlord's own
	subject TEXT NOT NULL,
	nation TEXT NOT NULL,
	landlord TEXT NOT NULL,        -- 'social' or 'private'
	received_at INTEGER NOT NULL,
	opened_at INTEGER NOT NULL,
	opened_by INTEGER NOT NULL,
	closed_at INTEGER,             -- NULL while it is open
	closed_reason TEXT,
	next_clock TEXT,               -- the clock that is due next
	next_due INTEGER,
	order_at INTEGER NOT NULL,     -- next_due, or the end of the year 9999
	version INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX case_number ON case_file (organisation, number)
	WHERE number IS NOT NULL;
CREATE INDEX case_tenant ON case_file (tenant, order_at);
CREATE INDEX case_due ON case_file (organisation, order_at, id, kind)
	WHERE closed_at IS NULL;
CREATE INDEX case_closed ON case_file (organisation, closed_at, id, kind)
	WHERE closed_at IS NOT NULL;

-- What happened in a case, in the order in which it was recorded.
CREATE TABLE case_event (
	id INTEGER PRIMARY KEY,
	case_file INTEGER NOT NULL REFERENCES case_file (id),
	n INTEGER NOT NULL,            -- 1, 2 ... in its case
	event TEXT NOT NULL,
	stage TEXT NOT NULL,           -- in which it happened
	at INTEGER NOT NULL,           -- when it happened
	recorded_at INTEGER NOT NULL,
	recorded_by INTEGER NOT NULL,
	note TEXT,
	withdrawn_at INTEGER,          -- it was a mistake and no longer counts
	withdrawn_reason TEXT,
	UNIQUE (case_file, n)
) STRICT;

-- More time for one clock, with the reason that the tenant was given.
CREATE TABLE case_longer (
	id INTEGER PRIMARY KEY,
	case_file INTEGER NOT NULL REFERENCES case_file (id),
	clock TEXT NOT NULL,
	days INTEGER NOT NULL,         -- as the clock counts them
	reason TEXT NOT NULL,
	told_at INTEGER,               -- when the tenant was told
	at INTEGER NOT NULL,
	by INTEGER NOT NULL
) STRICT;
CREATE INDEX case_longer_case ON case_longer (case_file, id);

-- The clocks of a case as they stand; rebuilt at will.
CREATE TABLE case_clock (
	case_file INTEGER NOT NULL REFERENCES case_file (id),
	clock TEXT NOT NULL,           -- code of db/rules/statutes.txt
	organisation INTEGER NOT NULL,
	start_at INTEGER,
	due_at INTEGER,
	met_at INTEGER,
	extended_days INTEGER NOT NULL,
	open INTEGER NOT NULL,         -- the case is open, this is not met
	PRIMARY KEY (case_file, clock)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_clock_due ON case_clock (organisation, due_at, case_file)
	WHERE open = 1 AND due_at IS NOT NULL;

-- A correction of one clock of the table from a day on; the last one of a code
-- and day counts.
CREATE TABLE statute_change (
	id INTEGER PRIMARY KEY,
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	code TEXT NOT NULL,
	from_day INTEGER NOT NULL,
	text TEXT NOT NULL,            -- as the table has it; '' takes it back
	reason TEXT NOT NULL,
	at INTEGER NOT NULL,
	by INTEGER NOT NULL
) STRICT;
CREATE INDEX statute_change_code ON statute_change (organisation, code,
	from_day);
CREATE TRIGGER statute_change_keeps BEFORE UPDATE ON statute_change
BEGIN SELECT raise(ABORT, 'a correction is never changed'); END;
CREATE TRIGGER statute_change_stays BEFORE DELETE ON statute_change
BEGIN SELECT raise(ABORT, 'a correction is never deleted'); END;

-- A request that hangs on a case, and when its items have to be ready for it.
ALTER TABLE request ADD COLUMN case_file INTEGER REFERENCES case_file (id);
CREATE INDEX request_case ON request (case_file) WHERE case_file IS NOT NULL;
ALTER TABLE item ADD COLUMN case_due_at INTEGER;

-- Bank holidays that this version does not know, for an organisation and those
-- below it; or a day that it thinks is one and that is none.
CREATE TABLE bank_holiday (
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	jurisdiction TEXT NOT NULL,
	day INTEGER NOT NULL,
	works INTEGER NOT NULL CHECK (works IN (0, 1)), -- 1: it is none
	name TEXT NOT NULL,
	PRIMARY KEY (organisation, jurisdiction, day)
) STRICT, WITHOUT ROWID;
INSERT INTO bank_holiday (organisation, jurisdiction, day, works, name)
SELECT o.id, h.jurisdiction, h.day, 0, h.name
FROM holiday h, organisation o WHERE o.parent IS NULL;
DROP TABLE holiday;

-- Office hours from a day on; before the first: those of the organisation.
CREATE TABLE office_hours (
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	from_day INTEGER NOT NULL,
	hours TEXT NOT NULL,           -- as in organisation
	PRIMARY KEY (organisation, from_day)
) STRICT, WITHOUT ROWID;

-- A change of a calendar or of the table of clocks, and how far the open
-- deadlines have been gone through for it.
CREATE TABLE calendar_change (
	id INTEGER PRIMARY KEY,
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	what TEXT NOT NULL,            -- 'holiday-added', 'hours' ...
	jurisdiction TEXT,             -- of a bank holiday
	day INTEGER NOT NULL,          -- that it is about, or from which
	name TEXT NOT NULL,            -- of the day; the hours; the clock
	at INTEGER NOT NULL,
	by INTEGER NOT NULL,
	phase TEXT NOT NULL CHECK (phase IN ('cases', 'items', 'done')),
	place INTEGER NOT NULL,        -- organisation that is gone through
	after_due INTEGER NOT NULL,    -- last deadline looked at there
	after_id INTEGER NOT NULL,
	looked INTEGER NOT NULL,       -- deadlines looked at so far
	moved INTEGER NOT NULL         -- of them
) STRICT;
CREATE INDEX calendar_change_list ON calendar_change (organisation, id);
CREATE INDEX calendar_change_open ON calendar_change (id)
	WHERE phase <> 'done';

-- A deadline that a change moved.
CREATE TABLE calendar_move (
	change INTEGER NOT NULL REFERENCES calendar_change (id),
	n INTEGER NOT NULL,            -- 1, 2 ... in the change
	organisation INTEGER NOT NULL,
	subject INTEGER NOT NULL,      -- a request, or a case
	item INTEGER NOT NULL,         -- its number in the request; 0: a case
	clock TEXT NOT NULL,           -- code of the standard or the clock
	from_at INTEGER NOT NULL,
	to_at INTEGER NOT NULL,
	PRIMARY KEY (change, n)
) STRICT, WITHOUT ROWID;
