-- Suppliers' bills for calls to interpreters: the file as it came, line by
-- line, and what was said of each.
CREATE TABLE supplier_bill (
	id INTEGER PRIMARY KEY,
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	provider INTEGER NOT NULL REFERENCES provider (id),
	number TEXT NOT NULL,      -- of the invoice
	from_day INTEGER NOT NULL, -- of the first call
	until_day INTEGER NOT NULL,
	file TEXT NOT NULL,        -- its name
	sha256 BLOB NOT NULL,
	net_minor INTEGER NOT NULL,   -- as the invoice says, minor units
	vat_minor INTEGER NOT NULL,
	gross_minor INTEGER NOT NULL,
	lines INTEGER NOT NULL,       -- how many
	lines_minor INTEGER NOT NULL, -- what they add up to
	vat_bp INTEGER NOT NULL,      -- of the contract; 2000 is 20 %
	doubtful INTEGER NOT NULL,    -- lines still to be settled
	state TEXT NOT NULL CHECK (state IN ('open', 'settled')),
	version INTEGER NOT NULL,
	brought_at INTEGER NOT NULL,
	brought_by INTEGER NOT NULL,
	settled_at INTEGER,
	settled_by INTEGER,
	UNIQUE (organisation, provider, number)
) STRICT;
CREATE INDEX supplier_bill_list ON supplier_bill (organisation, id);

CREATE TABLE supplier_line (
	bill INTEGER NOT NULL REFERENCES supplier_bill (id),
	n INTEGER NOT NULL,        -- 1, 2 ... in the file
	row INTEGER NOT NULL,      -- line of the file
	started_at INTEGER NOT NULL,
	seconds INTEGER NOT NULL,
	language TEXT,             -- BCP 47; NULL not understood
	said_language TEXT NOT NULL, -- as it stands there
	user TEXT NOT NULL,        -- as it stands there
	number TEXT NOT NULL,      -- of the call, by the supplier
	net_minor INTEGER NOT NULL,
	expected_minor INTEGER,    -- by the contract; NULL: nothing says
	call INTEGER REFERENCES call (id), -- the same, in our log
	doubts INTEGER NOT NULL,   -- bits; 0 agreed
	verdict TEXT NOT NULL CHECK (verdict IN
		('agreed', 'open', 'accepted', 'disputed')),
	reason TEXT,               -- of the verdict
	said_at INTEGER,
	said_by INTEGER,
	PRIMARY KEY (bill, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX supplier_line_call ON supplier_line (call) WHERE call IS NOT NULL;
CREATE INDEX supplier_line_verdict ON supplier_line (bill, verdict, n);
