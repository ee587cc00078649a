-- What each budget is used for, kept with every change of what an item stands
-- at: asking for it adds nothing up.

-- A row for each budget, by what it is held against.
CREATE TABLE budget_sum (
	organisation INTEGER NOT NULL,
	code TEXT NOT NULL,          -- '' whatever the code
	from_month INTEGER NOT NULL, -- twelve of them
	estimated_minor INTEGER NOT NULL,
	committed_minor INTEGER NOT NULL,
	spent_minor INTEGER NOT NULL,
	PRIMARY KEY (organisation, code, from_month)
) STRICT, WITHOUT ROWID;

-- A change of what an item stands at, put here, goes into the sums: those by
-- month, then those of its organisation's budgets and of its partnership's. A
-- name beside no table, so that the partnership is looked up once. Each of the
-- updates is one walk over one index without a table of its own.
CREATE VIEW spend_change AS SELECT s.organisation, o.parent, s.code, s.month,
	s.stage, s.net_minor, 1 AS n
	FROM spend s CROSS JOIN organisation o ON o.id = s.organisation;
CREATE TRIGGER spend_adds INSTEAD OF INSERT ON spend_change BEGIN
	INSERT INTO spend_sum VALUES (NEW.organisation, NEW.code, NEW.month,
		NEW.stage, NEW.net_minor, NEW.n)
	ON CONFLICT DO UPDATE SET net_minor = net_minor + excluded.net_minor,
		n = n + excluded.n;
	UPDATE budget_sum SET
		estimated_minor = estimated_minor
			+ iif(NEW.stage = 'estimated', NEW.net_minor, 0),
		committed_minor = committed_minor
			+ iif(NEW.stage = 'committed', NEW.net_minor, 0),
		spent_minor = spent_minor
			+ iif(NEW.stage = 'spent', NEW.net_minor, 0)
		WHERE organisation = NEW.organisation AND code = ''
		AND from_month BETWEEN NEW.month - 11 AND NEW.month;
	UPDATE budget_sum SET
		estimated_minor = estimated_minor
			+ iif(NEW.stage = 'estimated', NEW.net_minor, 0),
		committed_minor = committed_minor
			+ iif(NEW.stage = 'committed', NEW.net_minor, 0),
		spent_minor = spent_minor
			+ iif(NEW.stage = 'spent', NEW.net_minor, 0)
		WHERE organisation = NEW.organisation
		AND code = nullif(NEW.code, '')
		AND from_month BETWEEN NEW.month - 11 AND NEW.month;
	UPDATE budget_sum SET
		estimated_minor = estimated_minor
			+ iif(NEW.stage = 'estimated', NEW.net_minor, 0),
		committed_minor = committed_minor
			+ iif(NEW.stage = 'committed', NEW.net_minor, 0),
		spent_minor = spent_minor
			+ iif(NEW.stage = 'spent', NEW.net_minor, 0)
		WHERE organisation = NEW.parent AND code = ''
		AND from_month BETWEEN NEW.month - 11 AND NEW.month;
	UPDATE budget_sum SET
		estimated_minor = estimated_minor
			+ iif(NEW.stage = 'estimated', NEW.net_minor, 0),
		committed_minor = committed_minor
			+ iif(NEW.stage = 'committed', NEW.net_minor, 0),
		spent_minor = spent_minor
			+ iif(NEW.stage = 'spent', NEW.net_minor, 0)
		WHERE organisation = NEW.parent
		AND code = nullif(NEW.code, '')
		AND from_month BETWEEN NEW.month - 11 AND NEW.month;
END;

DROP TRIGGER spend_begins;
DROP TRIGGER spend_ends;
DROP TRIGGER spend_changes;
CREATE TRIGGER spend_begins AFTER INSERT ON spend BEGIN
	INSERT INTO spend_change VALUES (NEW.organisation,
		(SELECT parent FROM organisation WHERE id = NEW.organisation),
		NEW.code, NEW.month, NEW.stage, NEW.net_minor, 1);
END;
CREATE TRIGGER spend_ends AFTER DELETE ON spend BEGIN
	INSERT INTO spend_change VALUES (OLD.organisation,
		(SELECT parent FROM organisation WHERE id = OLD.organisation),
		OLD.code, OLD.month, OLD.stage, -OLD.net_minor, -1);
END;
CREATE TRIGGER spend_changes AFTER UPDATE ON spend BEGIN
	INSERT INTO spend_change VALUES (OLD.organisation,
		(SELECT parent FROM organisation WHERE id = OLD.organisation),
		OLD.code, OLD.month, OLD.stage, -OLD.net_minor, -1);
	INSERT INTO spend_change VALUES (NEW.organisation,
		(SELECT parent FROM organisation WHERE id = NEW.organisation),
		NEW.code, NEW.month, NEW.stage, NEW.net_minor, 1);
END;

-- A new budget begins with what there is; code, year and organisation of one
-- never change.
CREATE TRIGGER budget_begins AFTER INSERT ON budget BEGIN
	INSERT INTO budget_sum SELECT NEW.organisation, NEW.code,
		NEW.from_month,
		ifnull(sum(iif(stage = 'estimated', net_minor, 0)), 0),
		ifnull(sum(iif(stage = 'committed', net_minor, 0)), 0),
		ifnull(sum(iif(stage = 'spent', net_minor, 0)), 0)
		FROM spend_sum
		WHERE (organisation = NEW.organisation OR organisation IN
			(SELECT id FROM organisation
			WHERE parent = NEW.organisation))
		AND NEW.code IN ('', code)
		AND month BETWEEN NEW.from_month AND NEW.from_month + 11;
END;
INSERT INTO budget_sum SELECT b.organisation, b.code, b.from_month,
	ifnull(sum(iif(s.stage = 'estimated', s.net_minor, 0)), 0),
	ifnull(sum(iif(s.stage = 'committed', s.net_minor, 0)), 0),
	ifnull(sum(iif(s.stage = 'spent', s.net_minor, 0)), 0)
	FROM budget b LEFT JOIN spend_sum s ON (s.organisation = b.organisation
		OR s.organisation IN
		(SELECT id FROM organisation WHERE parent = b.organisation))
	AND b.code IN ('', s.code)
	AND s.month BETWEEN b.from_month AND b.from_month + 11
	GROUP BY b.id;
