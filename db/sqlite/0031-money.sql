-- Money beside prices: invoices for work of any kind, cost codes and budgets,
-- purchase orders, service credits, and what the ledger has beside items.

-- A supplier's bill is for calls by telephone or for booked and written work.
ALTER TABLE supplier_bill ADD COLUMN kind TEXT NOT NULL DEFAULT 'calls'
	CHECK (kind IN ('calls', 'work'));
ALTER TABLE supplier_bill ADD COLUMN purchase_order INTEGER
	REFERENCES purchase_order (id);
-- What is paid, once it is settled: without disputed lines, less credits.
ALTER TABLE supplier_bill ADD COLUMN paid_net INTEGER;
ALTER TABLE supplier_bill ADD COLUMN paid_vat INTEGER;
ALTER TABLE supplier_bill ADD COLUMN paid_gross INTEGER;
CREATE INDEX supplier_bill_provider ON supplier_bill (provider, id);
CREATE INDEX supplier_bill_order ON supplier_bill (purchase_order)
	WHERE purchase_order IS NOT NULL;

-- Of a line for work: started_at is 0 where no day is said, seconds are the
-- minutes billed, number is the reference as it stands there.
ALTER TABLE supplier_line ADD COLUMN item INTEGER REFERENCES item (id);
ALTER TABLE supplier_line ADD COLUMN words INTEGER; -- NULL not said
ALTER TABLE supplier_line ADD COLUMN rate INTEGER;  -- hundredths of a minor unit; NULL not said
ALTER TABLE supplier_line ADD COLUMN vat_bp INTEGER; -- NULL not said
-- What is due by the contract, and how the difference comes about.
ALTER TABLE supplier_line ADD COLUMN expected_vat_bp INTEGER;
ALTER TABLE supplier_line ADD COLUMN parts TEXT; -- 'rate 120; quantity -40'
CREATE INDEX supplier_line_item ON supplier_line (item)
	WHERE item IS NOT NULL;

-- Who pays within an organisation.
CREATE TABLE cost_code (
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	code TEXT NOT NULL,
	name TEXT NOT NULL,
	PRIMARY KEY (organisation, code)
) STRICT, WITHOUT ROWID;

-- What a request is booked on where nobody says otherwise.
CREATE TABLE cost_code_default (
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	service TEXT NOT NULL, -- '' those without a row of their own
	code TEXT NOT NULL,
	PRIMARY KEY (organisation, service)
) STRICT, WITHOUT ROWID;

ALTER TABLE request ADD COLUMN cost_code TEXT; -- NULL: the default

-- What each item stands at now, and its sums: kept by the store with the
-- prices, rebuilt from them at will. Months are London's, counted from January
-- 1970: of the job while it is to come, then of the payment.
CREATE TABLE spend (
	item INTEGER PRIMARY KEY REFERENCES item (id),
	organisation INTEGER NOT NULL,
	code TEXT NOT NULL,   -- '' none
	month INTEGER NOT NULL,
	stage TEXT NOT NULL CHECK (stage IN ('estimated', 'committed', 'spent')),
	net_minor INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE spend_sum (
	organisation INTEGER NOT NULL,
	code TEXT NOT NULL,
	month INTEGER NOT NULL,
	stage TEXT NOT NULL,
	net_minor INTEGER NOT NULL,
	n INTEGER NOT NULL,
	PRIMARY KEY (organisation, code, month, stage)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER spend_begins AFTER INSERT ON spend BEGIN
	INSERT INTO spend_sum VALUES (NEW.organisation, NEW.code, NEW.month,
		NEW.stage, NEW.net_minor, 1)
	ON CONFLICT DO UPDATE SET net_minor = net_minor + excluded.net_minor,
		n = n + 1;
END;
CREATE TRIGGER spend_ends AFTER DELETE ON spend BEGIN
	UPDATE spend_sum SET net_minor = net_minor - OLD.net_minor, n = n - 1
		WHERE organisation = OLD.organisation AND code = OLD.code
		AND month = OLD.month AND stage = OLD.stage;
END;
CREATE TRIGGER spend_changes AFTER UPDATE ON spend BEGIN
	UPDATE spend_sum SET net_minor = net_minor - OLD.net_minor, n = n - 1
		WHERE organisation = OLD.organisation AND code = OLD.code
		AND month = OLD.month AND stage = OLD.stage;
	INSERT INTO spend_sum VALUES (NEW.organisation, NEW.code, NEW.month,
		NEW.stage, NEW.net_minor, 1)
	ON CONFLICT DO UPDATE SET net_minor = net_minor + excluded.net_minor,
		n = n + 1;
END;
-- What is closed without a price costs nothing.
CREATE TRIGGER item_spends_nothing AFTER UPDATE OF open ON item
WHEN OLD.open = 1 AND NEW.open = 0 BEGIN
	DELETE FROM spend WHERE item = NEW.id AND stage <> 'spent';
END;
INSERT INTO spend
	SELECT p.item, p.organisation, ifnull(b.cost_code, ''),
		(strftime('%Y', at) - 1970) * 12 + strftime('%m', at) - 1,
		stage, net_minor
	FROM (SELECT item, organisation, stage, net_minor,
		datetime(t + CASE WHEN strftime('%m', t, 'unixepoch')
			BETWEEN '03' AND '09' THEN 3600 ELSE 0 END,
			'unixepoch') AS at
		FROM (SELECT q.item, q.organisation, q.net_minor,
			CASE q.stage WHEN 'estimate' THEN 'estimated'
				WHEN 'agreed' THEN 'committed'
				ELSE 'spent' END AS stage,
			CASE WHEN q.stage IN ('actual', 'cancelled') THEN q.at
				ELSE ifnull(i.starts_at, q.at) END AS t,
			row_number() OVER (PARTITION BY q.item ORDER BY
				CASE q.stage WHEN 'actual' THEN 0
				WHEN 'cancelled' THEN 1 WHEN 'agreed' THEN 2
				ELSE 3 END) AS best
			FROM item_price q JOIN item i ON i.id = q.item
			WHERE i.open = 1 OR q.stage IN ('actual', 'cancelled'))
		WHERE best = 1) p
	LEFT JOIN booking b ON b.item = p.item;

CREATE TABLE budget (
	id INTEGER PRIMARY KEY,
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	code TEXT NOT NULL,            -- '' whatever the code
	from_month INTEGER NOT NULL,   -- twelve of them
	amount_minor INTEGER NOT NULL, -- net
	warn TEXT NOT NULL,            -- per cent, ascending: '80 100'
	owner INTEGER REFERENCES account (id), -- who is written to
	version INTEGER NOT NULL,
	created INTEGER NOT NULL,
	created_by INTEGER NOT NULL,
	UNIQUE (organisation, code, from_month)
) STRICT;
CREATE INDEX budget_owner ON budget (owner) WHERE owner IS NOT NULL;
-- A share of it was passed, for the first time.
CREATE TABLE budget_passed (
	budget INTEGER NOT NULL REFERENCES budget (id),
	percent INTEGER NOT NULL,
	at INTEGER NOT NULL,
	item INTEGER NOT NULL, -- with which one
	PRIMARY KEY (budget, percent)
) STRICT, WITHOUT ROWID;

CREATE TABLE purchase_order (
	id INTEGER PRIMARY KEY,
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	provider INTEGER NOT NULL REFERENCES provider (id),
	contract INTEGER NOT NULL REFERENCES contract (id),
	number TEXT NOT NULL,
	from_day INTEGER NOT NULL,
	until_day INTEGER NOT NULL, -- the last day
	amount_minor INTEGER NOT NULL, -- net
	version INTEGER NOT NULL,
	created INTEGER NOT NULL,
	created_by INTEGER NOT NULL,
	UNIQUE (organisation, number)
) STRICT;
CREATE INDEX purchase_order_list ON purchase_order (organisation, id);
CREATE INDEX purchase_order_provider ON purchase_order (provider);
CREATE INDEX purchase_order_contract ON purchase_order (contract);

-- An agreed target that was missed in a month, and what is taken off.
CREATE TABLE service_credit (
	id INTEGER PRIMARY KEY,
	organisation INTEGER NOT NULL REFERENCES organisation (id), -- whose contract
	provider INTEGER NOT NULL REFERENCES provider (id),
	contract INTEGER NOT NULL REFERENCES contract (id),
	card INTEGER NOT NULL REFERENCES rate_card (id), -- that promised it
	month INTEGER NOT NULL,        -- as in spend
	measure TEXT NOT NULL,
	share_bp INTEGER NOT NULL,     -- promised
	credit_bp INTEGER NOT NULL,    -- of the month's price
	hits INTEGER NOT NULL,         -- of `of` kept the promise
	of INTEGER NOT NULL,
	base_minor INTEGER NOT NULL,   -- the month's price, net
	credit_minor INTEGER NOT NULL, -- net
	state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'waived')),
	reason TEXT,
	version INTEGER NOT NULL,
	made_at INTEGER NOT NULL,
	said_at INTEGER,
	said_by INTEGER,
	bill INTEGER REFERENCES supplier_bill (id), -- that it is taken off
	UNIQUE (contract, month, measure)
) STRICT;
CREATE INDEX service_credit_list ON service_credit (organisation, id);
CREATE INDEX service_credit_provider ON service_credit (provider, state);
CREATE INDEX service_credit_bill ON service_credit (bill)
	WHERE bill IS NOT NULL;
CREATE INDEX service_credit_card ON service_credit (card);
-- The items that missed it.
CREATE TABLE service_credit_item (
	credit INTEGER NOT NULL REFERENCES service_credit (id),
	n INTEGER NOT NULL,
	item INTEGER NOT NULL REFERENCES item (id),
	why TEXT NOT NULL, -- 'declined', 'expired', 'late' ...
	PRIMARY KEY (credit, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX service_credit_item_of ON service_credit_item (item);
-- The months that have been looked at.
CREATE TABLE service_credit_month (
	contract INTEGER NOT NULL REFERENCES contract (id),
	month INTEGER NOT NULL,
	at INTEGER NOT NULL,
	PRIMARY KEY (contract, month)
) STRICT, WITHOUT ROWID;

-- What the ledger has beside the prices of items, written when a bill is
-- settled: calls, differences that were accepted, credits taken off.
CREATE TABLE ledger_entry (
	id INTEGER PRIMARY KEY,
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	at INTEGER NOT NULL,
	kind TEXT NOT NULL CHECK (kind IN ('call', 'difference', 'credit')),
	provider INTEGER NOT NULL REFERENCES provider (id),
	bill INTEGER NOT NULL REFERENCES supplier_bill (id),
	line INTEGER,                           -- of the bill
	item INTEGER REFERENCES item (id),
	call INTEGER REFERENCES call (id),
	credit INTEGER REFERENCES service_credit (id),
	net_minor INTEGER NOT NULL, -- signed
	vat_minor INTEGER NOT NULL,
	gross_minor INTEGER NOT NULL,
	vat_bp INTEGER NOT NULL
) STRICT;
CREATE INDEX ledger_entry_at ON ledger_entry (organisation, at, id);
CREATE INDEX ledger_entry_bill ON ledger_entry (bill);
CREATE INDEX ledger_entry_item ON ledger_entry (item) WHERE item IS NOT NULL;
CREATE INDEX ledger_entry_call ON ledger_entry (call) WHERE call IS NOT NULL;
CREATE INDEX ledger_entry_credit ON ledger_entry (credit)
	WHERE credit IS NOT NULL;

-- What was issued in a time, by notice and language.
CREATE INDEX letter_issued ON letter (organisation, issued_at, notice,
	language);
