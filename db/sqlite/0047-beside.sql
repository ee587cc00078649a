-- What is paid beside items, in budgets too: calls of people in no register,
-- differences on invoices, credits, and what revisers are paid.

ALTER TABLE revision ADD COLUMN vat_bp INTEGER; -- of its price; NULL none agreed
CREATE INDEX revision_paid ON revision (organisation, done_at, id)
	WHERE state = 'done' AND price_minor IS NOT NULL;
-- A line of an invoice is for a revision of its item.
ALTER TABLE supplier_line ADD COLUMN revision INTEGER REFERENCES revision (id);
CREATE INDEX supplier_line_revision ON supplier_line (revision)
	WHERE revision IS NOT NULL;

-- A row for each entry of the ledger and each revision that costs something:
-- its id is theirs. Otherwise as spend.
CREATE TABLE spend_beside (
	id INTEGER PRIMARY KEY,
	item INTEGER REFERENCES item (id), -- NULL none
	organisation INTEGER NOT NULL,
	code TEXT NOT NULL,   -- '' none
	month INTEGER NOT NULL,
	stage TEXT NOT NULL CHECK (stage IN ('estimated', 'committed', 'spent')),
	net_minor INTEGER NOT NULL -- signed
) STRICT;
CREATE INDEX spend_beside_item ON spend_beside (item) WHERE item IS NOT NULL;
CREATE TRIGGER spend_beside_begins AFTER INSERT ON spend_beside BEGIN
	INSERT INTO spend_change VALUES (NEW.organisation,
		(SELECT parent FROM organisation WHERE id = NEW.organisation),
		NEW.code, NEW.month, NEW.stage, NEW.net_minor, 1);
END;
CREATE TRIGGER spend_beside_ends AFTER DELETE ON spend_beside BEGIN
	INSERT INTO spend_change VALUES (OLD.organisation,
		(SELECT parent FROM organisation WHERE id = OLD.organisation),
		OLD.code, OLD.month, OLD.stage, -OLD.net_minor, -1);
END;
CREATE TRIGGER spend_beside_changes AFTER UPDATE ON spend_beside BEGIN
	INSERT INTO spend_change VALUES (OLD.organisation,
		(SELECT parent FROM organisation WHERE id = OLD.organisation),
		OLD.code, OLD.month, OLD.stage, -OLD.net_minor, -1);
	INSERT INTO spend_change VALUES (NEW.organisation,
		(SELECT parent FROM organisation WHERE id = NEW.organisation),
		NEW.code, NEW.month, NEW.stage, NEW.net_minor, 1);
END;

-- What was there before, by London's months.
INSERT INTO spend_beside (id, item, organisation, code, month, stage, net_minor)
	SELECT id, item, organisation, code,
		(strftime('%Y', local) - 1970) * 12 + strftime('%m', local) - 1,
		stage, net_minor
	FROM (SELECT x.*, datetime(at + CASE WHEN strftime('%m', at, 'unixepoch')
			BETWEEN '04' AND '10' THEN 3600 ELSE 0 END,
			'unixepoch') AS local
		FROM (SELECT e.id, e.item, e.organisation, e.at,
			coalesce((SELECT code FROM spend WHERE item = e.item),
				(SELECT cost_code FROM call WHERE id = e.call),
				'') AS code, 'spent' AS stage, e.net_minor
			FROM ledger_entry e
			UNION ALL
			SELECT r.id, r.item, r.organisation,
				ifnull(r.done_at, r.asked_at),
				ifnull((SELECT code FROM spend
					WHERE item = r.item), ''),
				CASE r.state WHEN 'done' THEN 'spent'
				WHEN 'accepted' THEN 'committed'
				ELSE 'estimated' END, r.price_minor
			FROM revision r WHERE r.price_minor IS NOT NULL
			AND r.state IN ('asked', 'accepted', 'done')) x);
UPDATE revision SET vat_bp = 0 WHERE price_minor IS NOT NULL;
