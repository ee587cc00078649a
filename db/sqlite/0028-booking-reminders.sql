-- What people are told of a booking: that it comes, and, where they were told
-- so, that it does not. Made and sent as time passes.

DROP TABLE booking_reminder;
CREATE TABLE booking_reminder (
	item INTEGER NOT NULL REFERENCES item (id),
	who TEXT NOT NULL CHECK (who IN ('tenant', 'interpreter')),
	what INTEGER NOT NULL CHECK (what IN (0, 1)), -- 1: it does not take place
	organisation INTEGER NOT NULL,
	provider INTEGER REFERENCES provider (id), -- of the interpreter
	starts_at INTEGER NOT NULL,    -- of the booking that it speaks of
	channel TEXT NOT NULL,         -- 'mail', 'call', 'visit', 'none'
	due_at INTEGER NOT NULL,
	why TEXT NOT NULL,             -- this channel (message id)
	state TEXT NOT NULL CHECK (state IN
		('planned', 'sent', 'waiting', 'told', 'not')),
	told_at INTEGER,               -- a colleague did it
	told_by INTEGER,
	PRIMARY KEY (item, who, what)
) STRICT, WITHOUT ROWID;
CREATE INDEX booking_reminder_stale ON booking_reminder (starts_at)
	WHERE what = 0;
CREATE INDEX booking_reminder_planned ON booking_reminder (due_at)
	WHERE state = 'planned';

-- Bookings to come that somebody has.
CREATE INDEX item_to_come ON item (starts_at) WHERE state = 'assigned'
	AND service = 'interpreting' AND starts_at IS NOT NULL;

-- What a relative offers is kept with the routing of the item.
ALTER TABLE booking DROP COLUMN relative;
ALTER TABLE booking DROP COLUMN relative_why;
