-- What was agreed with providers: contracts, and their rate cards in versions
-- that are never changed, so that what was priced by one stays as it is.

CREATE TABLE contract (
	id INTEGER PRIMARY KEY,
	organisation INTEGER NOT NULL REFERENCES organisation (id), -- may order; a partnership's members too
	provider INTEGER NOT NULL REFERENCES provider (id),
	name TEXT NOT NULL,
	number TEXT,               -- of the framework or the order; NULL none
	starts INTEGER NOT NULL,   -- the first day
	ends INTEGER,              -- the last day; NULL: until it is ended
	position INTEGER NOT NULL, -- 1 is asked first
	version INTEGER NOT NULL,  -- grows with every change, its cards' too
	created INTEGER NOT NULL,
	created_by INTEGER NOT NULL,
	UNIQUE (organisation, provider, name)
) STRICT;
CREATE INDEX contract_provider ON contract (provider);
CREATE INDEX contract_list ON contract (organisation, starts, id);
CREATE INDEX contract_ends ON contract (organisation, ends)
	WHERE ends IS NOT NULL;

-- One version of what is paid, from a day on.
CREATE TABLE rate_card (
	id INTEGER PRIMARY KEY,
	contract INTEGER NOT NULL REFERENCES contract (id),
	version INTEGER NOT NULL,      -- 1, 2 ... of the contract
	from_day INTEGER NOT NULL,
	week TEXT NOT NULL,            -- Monday first: '480-1080 ... 0-0'; all else is out of hours
	out_of_hours INTEGER NOT NULL, -- per cent on top
	bank_holiday INTEGER NOT NULL,
	travel_visit INTEGER NOT NULL, -- hundredths of a minor unit: a visit
	travel_hour INTEGER NOT NULL,
	travel_mile INTEGER NOT NULL,
	bands TEXT NOT NULL,           -- per cent of a word, from what is remembered best to what is new
	vat_bp INTEGER NOT NULL,       -- 2000 is 20 %
	reason TEXT NOT NULL,
	made_at INTEGER NOT NULL,
	made_by INTEGER NOT NULL,
	UNIQUE (contract, version)
) STRICT;
CREATE INDEX rate_card_from ON rate_card (contract, from_day, version);

CREATE TABLE rate (
	card INTEGER NOT NULL REFERENCES rate_card (id),
	place INTEGER NOT NULL,           -- 1, 2 ... on the card
	service TEXT NOT NULL,
	from_lang TEXT NOT NULL,          -- '' each
	to_lang TEXT NOT NULL,            -- '' each
	mode TEXT NOT NULL,               -- '' each
	format TEXT NOT NULL,             -- '' each
	unit TEXT NOT NULL,
	rate INTEGER NOT NULL,            -- hundredths of a minor unit
	minimum_minor INTEGER NOT NULL,   -- of a job, without travel
	minimum_minutes INTEGER NOT NULL,
	step_minutes INTEGER NOT NULL,
	PRIMARY KEY (card, place)
) STRICT, WITHOUT ROWID;

-- What is paid for a job that is called off with less notice.
CREATE TABLE cancellation_term (
	card INTEGER NOT NULL REFERENCES rate_card (id),
	place INTEGER NOT NULL,
	service TEXT NOT NULL,
	language TEXT NOT NULL,     -- '' each
	unit TEXT NOT NULL,         -- of notice
	less_than INTEGER NOT NULL,
	percent INTEGER NOT NULL,
	PRIMARY KEY (card, place)
) STRICT, WITHOUT ROWID;

-- What the provider has promised.
CREATE TABLE contract_target (
	card INTEGER NOT NULL REFERENCES rate_card (id),
	place INTEGER NOT NULL,
	measure TEXT NOT NULL,
	share_bp INTEGER NOT NULL,  -- at least; 9500 is 95 %
	credit_bp INTEGER NOT NULL, -- of a month's price where it is missed
	PRIMARY KEY (card, place)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER rate_card_keeps BEFORE UPDATE ON rate_card
BEGIN SELECT raise(ABORT, 'a rate card is never changed'); END;
CREATE TRIGGER rate_card_stays BEFORE DELETE ON rate_card
BEGIN SELECT raise(ABORT, 'a rate card is never deleted'); END;
CREATE TRIGGER rate_keeps BEFORE UPDATE ON rate
BEGIN SELECT raise(ABORT, 'a rate is never changed'); END;
CREATE TRIGGER rate_stays BEFORE DELETE ON rate
BEGIN SELECT raise(ABORT, 'a rate is never deleted'); END;
CREATE TRIGGER cancellation_term_keeps BEFORE UPDATE ON cancellation_term
BEGIN SELECT raise(ABORT, 'a term is never changed'); END;
CREATE TRIGGER cancellation_term_stays BEFORE DELETE ON cancellation_term
BEGIN SELECT raise(ABORT, 'a term is never deleted'); END;
CREATE TRIGGER contract_target_keeps BEFORE UPDATE ON contract_target
BEGIN SELECT raise(ABORT, 'a target is never changed'); END;
CREATE TRIGGER contract_target_stays BEFORE DELETE ON contract_target
BEGIN SELECT raise(ABORT, 'a target is never deleted'); END;

-- What an item costs, before, then and after.
CREATE TABLE item_price (
	item INTEGER NOT NULL REFERENCES item (id),
	stage TEXT NOT NULL CHECK (stage IN
		('estimate', 'agreed', 'actual', 'cancelled')),
	organisation INTEGER NOT NULL,
	provider INTEGER REFERENCES provider (id), -- NULL: nobody in particular
	card INTEGER REFERENCES rate_card (id),    -- NULL: off contract
	net_minor INTEGER NOT NULL,
	vat_minor INTEGER NOT NULL,
	gross_minor INTEGER NOT NULL,
	vat_bp INTEGER NOT NULL,
	lines TEXT NOT NULL, -- 'kind unit quantity rate percent band amount; ...'
	at INTEGER NOT NULL,
	by INTEGER NOT NULL, -- 0 the service itself
	PRIMARY KEY (item, stage)
) STRICT, WITHOUT ROWID;
CREATE INDEX item_price_paid ON item_price (organisation, at)
	WHERE stage IN ('actual', 'cancelled');
