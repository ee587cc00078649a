-- Bookings of interpreters: what they carry, who is taken when, how they went.

-- An interpreting item with a slot, beside the item: no row, nothing said.
CREATE TABLE booking (
	item INTEGER PRIMARY KEY REFERENCES item (id),
	organisation INTEGER NOT NULL,
	place TEXT,            -- NULL: the tenant's home
	access TEXT,           -- how one gets in
	link TEXT,             -- of a video or telephone meeting
	purpose TEXT,
	attendees TEXT,        -- who will be there
	dialect TEXT,
	gender TEXT,           -- 'woman', 'man'; NULL as the tenant's need says
	qualification TEXT,    -- asked for
	dbs TEXT,              -- level asked for
	cost_code TEXT,
	conflict TEXT CHECK (conflict IN ('none', 'found')), -- of interest; NULL not asked yet
	relative TEXT CHECK (relative IN ('refused', 'allowed')), -- one offered to interpret
	relative_why TEXT,
	briefing TEXT,         -- what the interpreter prepares with
	briefing_at INTEGER,   -- it opens; NULL as the organisation agreed
	linguist INTEGER,      -- whom the agency sends
	pair INTEGER REFERENCES item (id),  -- of two interpreters the second
	again INTEGER REFERENCES item (id), -- the missed one that it stands for
	series INTEGER REFERENCES series (id)
) STRICT;
CREATE INDEX booking_pair ON booking (pair) WHERE pair IS NOT NULL;
CREATE INDEX booking_again ON booking (again) WHERE again IS NOT NULL;
CREATE INDEX booking_series ON booking (series, item) WHERE series IS NOT NULL;

-- The same appointment every so many weeks; each is an item of the request.
CREATE TABLE series (
	id INTEGER PRIMARY KEY,
	organisation INTEGER NOT NULL,
	request INTEGER NOT NULL REFERENCES request (id),
	weeks INTEGER NOT NULL,        -- between two of them
	working_days INTEGER NOT NULL, -- none on bank holidays and closures
	made_at INTEGER NOT NULL,
	made_by INTEGER NOT NULL
) STRICT;
CREATE INDEX series_request ON series (request);

-- The days and weeks of bookings, past ones too.
CREATE INDEX item_booked ON item (organisation, starts_at, id, provider,
	language, state) WHERE service = 'interpreting'
	AND starts_at IS NOT NULL;

-- How it went, as the interpreter or an officer says, and the officer confirms.
CREATE TABLE attendance (
	item INTEGER PRIMARY KEY REFERENCES item (id),
	organisation INTEGER NOT NULL,
	started_at INTEGER,
	finished_at INTEGER,
	outcome TEXT NOT NULL,         -- by who failed
	note TEXT,
	said_at INTEGER NOT NULL,
	said_by INTEGER NOT NULL,      -- an account or a provider
	confirmed_at INTEGER,
	confirmed_by INTEGER
) STRICT;
CREATE INDEX attendance_waiting ON attendance (organisation, said_at)
	WHERE confirmed_at IS NULL;

-- Somebody is to be reminded of a booking: by a message that waits in the
-- outbox, or by a colleague where only that is allowed.
CREATE TABLE booking_reminder (
	item INTEGER NOT NULL REFERENCES item (id),
	who TEXT NOT NULL CHECK (who IN ('tenant', 'interpreter')),
	organisation INTEGER NOT NULL,
	channel TEXT NOT NULL,         -- 'mail', 'call', 'visit', 'none'
	due_at INTEGER NOT NULL,
	why TEXT NOT NULL,             -- this channel (message id)
	done_at INTEGER,               -- a colleague did it
	done_by INTEGER,
	PRIMARY KEY (item, who)
) STRICT, WITHOUT ROWID;
CREATE INDEX booking_reminder_due ON booking_reminder (organisation, due_at)
	WHERE done_at IS NULL AND channel IN ('call', 'visit');

-- One interpreter, many tenants, no appointments.
CREATE TABLE drop_in (
	id INTEGER PRIMARY KEY,
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	name TEXT NOT NULL,
	provider INTEGER NOT NULL REFERENCES provider (id),
	language TEXT NOT NULL,        -- BCP 47
	mode TEXT NOT NULL,
	place TEXT,
	starts_at INTEGER NOT NULL,
	minutes INTEGER NOT NULL,
	cancelled_at INTEGER,
	cancelled_why TEXT,
	made_at INTEGER NOT NULL,
	made_by INTEGER NOT NULL
) STRICT;
CREATE INDEX drop_in_list ON drop_in (organisation, starts_at, id);
CREATE INDEX drop_in_provider ON drop_in (provider, starts_at);

-- A tenant who came.
CREATE TABLE drop_in_visit (
	id INTEGER PRIMARY KEY,
	drop_in INTEGER NOT NULL REFERENCES drop_in (id),
	organisation INTEGER NOT NULL,
	tenant INTEGER NOT NULL REFERENCES tenant (id),
	at INTEGER NOT NULL,
	minutes INTEGER NOT NULL,
	purpose TEXT NOT NULL,
	contact INTEGER REFERENCES contact (id), -- on the tenant's record
	logged_at INTEGER NOT NULL,
	logged_by INTEGER NOT NULL
) STRICT;
CREATE INDEX drop_in_visit_of ON drop_in_visit (drop_in, at, id);
CREATE INDEX drop_in_visit_tenant ON drop_in_visit (tenant, at);
CREATE INDEX drop_in_visit_contact ON drop_in_visit (contact)
	WHERE contact IS NOT NULL;

-- When people are taken, with the way there and back. Bookings are kept with
-- the items, so that they can be made again from them.
CREATE TABLE diary (
	id INTEGER PRIMARY KEY,
	organisation INTEGER NOT NULL,
	kind TEXT NOT NULL CHECK (kind IN ('booking', 'hold', 'session')),
	provider INTEGER NOT NULL REFERENCES provider (id),
	person INTEGER,        -- NULL: an agency that has not said who comes
	item INTEGER REFERENCES item (id),
	drop_in INTEGER REFERENCES drop_in (id),
	starts_at INTEGER NOT NULL,
	ends_at INTEGER NOT NULL,
	until_at INTEGER,      -- of a hold: then it ends by itself
	made_at INTEGER NOT NULL,
	made_by INTEGER NOT NULL,
	CHECK (ends_at > starts_at AND ends_at - starts_at <= 259200)
) STRICT;
CREATE INDEX diary_person ON diary (person, starts_at, ends_at)
	WHERE person IS NOT NULL;
CREATE INDEX diary_provider ON diary (provider, starts_at);
CREATE INDEX diary_week ON diary (organisation, starts_at, id);
CREATE INDEX diary_item ON diary (item) WHERE item IS NOT NULL;
CREATE INDEX diary_drop_in ON diary (drop_in) WHERE drop_in IS NOT NULL;
CREATE INDEX diary_until ON diary (until_at) WHERE until_at IS NOT NULL;

-- What was agreed before this version, as it was: also where one person was
-- to be in two places. The way there and back is 30 minutes.
INSERT INTO diary (id, organisation, kind, provider, person, item, starts_at,
	ends_at, made_at, made_by)
	SELECT i.id, i.organisation, 'booking', p.id,
		CASE WHEN p.kind <> 'agency' THEN p.id END, i.id,
		i.starts_at - CASE i.mode WHEN 'on-site' THEN 1800 ELSE 0 END,
		i.starts_at + 60 * CASE i.minutes WHEN 0 THEN 60
			ELSE min(i.minutes, 2880) END
			+ CASE i.mode WHEN 'on-site' THEN 1800 ELSE 0 END,
		i.received_at, 0
	FROM item i JOIN provider p ON p.id = i.provider
	WHERE i.service = 'interpreting' AND i.starts_at IS NOT NULL
		AND (i.state IN ('assigned', 'delivered', 'checked',
			'completed') OR i.held_from IN ('assigned',
			'delivered', 'checked'));

-- The wall: one person, one place at a time, whoever writes it.
CREATE TRIGGER diary_once BEFORE INSERT ON diary
WHEN NEW.person IS NOT NULL AND EXISTS (
	SELECT 1 FROM diary WHERE person = NEW.person
	AND starts_at < NEW.ends_at AND starts_at > NEW.starts_at - 259200
	AND ends_at > NEW.starts_at)
BEGIN
	SELECT RAISE(ABORT, 'one person in two places');
END;
CREATE TRIGGER diary_stays BEFORE UPDATE OF person, starts_at, ends_at
	ON diary
BEGIN
	SELECT RAISE(ABORT, 'an entry of the diary is made anew');
END;
