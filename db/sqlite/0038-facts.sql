-- What figures count, packed: the closed items of one landlord and one day as
-- core/fact_pack writes them. Made from the rows of the items and thrown away
-- at will; a day that changed is stale, is read from its items, and is packed
-- again when it has ended.
CREATE TABLE fact_day (
	id INTEGER PRIMARY KEY,
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	day INTEGER NOT NULL,            -- closed_at / 86400: a day of UTC
	stale INTEGER NOT NULL,          -- 1: its bytes are not to be read
	n INTEGER NOT NULL DEFAULT 0,    -- how many facts
	head BLOB NOT NULL DEFAULT x'',  -- n times FACT_HEAD_BYTES
	rest BLOB NOT NULL DEFAULT x'',  -- n times FACT_REST_BYTES, in their order
	UNIQUE (organisation, day)
) STRICT;
CREATE INDEX fact_day_stale ON fact_day (day) WHERE stale = 1;

INSERT INTO fact_day (organisation, day, stale)
SELECT DISTINCT organisation, closed_at / 86400, 1 FROM item
WHERE closed_at IS NOT NULL;

-- An item that was or is closed. One that comes in closed is marked by who
-- inserts it (store/request.c), so that others pay nothing.
CREATE TRIGGER fact_item AFTER UPDATE ON item
WHEN OLD.closed_at IS NOT NULL OR NEW.closed_at IS NOT NULL BEGIN
	UPDATE fact_day SET stale = 1 WHERE organisation = OLD.organisation
	AND day = OLD.closed_at / 86400 AND stale = 0;
	INSERT INTO fact_day (organisation, day, stale)
	SELECT NEW.organisation, NEW.closed_at / 86400, 1
	WHERE NEW.closed_at IS NOT NULL
	ON CONFLICT (organisation, day) DO UPDATE SET stale = 1 WHERE stale = 0;
END;
CREATE TRIGGER fact_item_gone AFTER DELETE ON item
WHEN OLD.closed_at IS NOT NULL BEGIN
	UPDATE fact_day SET stale = 1 WHERE organisation = OLD.organisation
	AND day = OLD.closed_at / 86400 AND stale = 0;
END;

-- What else a fact is read from, where it changes after the item was closed.
CREATE TRIGGER fact_request AFTER UPDATE OF document_class, needed_by ON request
WHEN OLD.document_class <> NEW.document_class
OR OLD.needed_by IS NOT NEW.needed_by BEGIN
	UPDATE fact_day SET stale = 1 WHERE stale = 0 AND (organisation, day) IN
	(SELECT i.organisation, i.closed_at / 86400 FROM item i
	WHERE i.request = NEW.id AND i.closed_at IS NOT NULL);
END;
CREATE TRIGGER fact_tenant AFTER UPDATE OF postcode ON tenant
WHEN OLD.postcode IS NOT NEW.postcode BEGIN
	UPDATE fact_day SET stale = 1 WHERE stale = 0 AND (organisation, day) IN
	(SELECT i.organisation, i.closed_at / 86400 FROM item i
	WHERE i.tenant = NEW.id AND i.closed_at IS NOT NULL);
END;
CREATE TRIGGER fact_need AFTER INSERT ON need BEGIN
	UPDATE fact_day SET stale = 1 WHERE stale = 0 AND (organisation, day) IN
	(SELECT i.organisation, i.closed_at / 86400 FROM item i
	WHERE i.tenant = NEW.tenant AND i.received_at >= NEW.recorded_at
	AND i.closed_at IS NOT NULL);
END;
CREATE TRIGGER fact_need_ends AFTER UPDATE OF ended ON need
WHEN OLD.ended IS NOT NEW.ended BEGIN
	UPDATE fact_day SET stale = 1 WHERE stale = 0 AND (organisation, day) IN
	(SELECT i.organisation, i.closed_at / 86400 FROM item i
	WHERE i.tenant = NEW.tenant AND i.received_at >=
	min(coalesce(OLD.ended, NEW.ended), coalesce(NEW.ended, OLD.ended))
	AND i.closed_at IS NOT NULL);
END;
CREATE TRIGGER fact_need_moves AFTER UPDATE OF tenant, kind, recorded_at ON need
WHEN OLD.tenant <> NEW.tenant OR OLD.kind <> NEW.kind
OR OLD.recorded_at <> NEW.recorded_at BEGIN
	UPDATE fact_day SET stale = 1 WHERE stale = 0 AND (organisation, day) IN
	(SELECT i.organisation, i.closed_at / 86400 FROM item i
	WHERE i.tenant IN (OLD.tenant, NEW.tenant)
	AND i.closed_at IS NOT NULL);
END;
CREATE TRIGGER fact_need_gone AFTER DELETE ON need BEGIN
	UPDATE fact_day SET stale = 1 WHERE stale = 0 AND (organisation, day) IN
	(SELECT i.organisation, i.closed_at / 86400 FROM item i
	WHERE i.tenant = OLD.tenant AND i.closed_at IS NOT NULL);
END;
CREATE TRIGGER fact_attendance AFTER INSERT ON attendance BEGIN
	UPDATE fact_day SET stale = 1 WHERE stale = 0 AND (organisation, day) =
	(SELECT i.organisation, i.closed_at / 86400 FROM item i
	WHERE i.id = NEW.item);
END;
CREATE TRIGGER fact_attended AFTER UPDATE OF finished_at ON attendance
WHEN OLD.finished_at IS NOT NEW.finished_at BEGIN
	UPDATE fact_day SET stale = 1 WHERE stale = 0 AND (organisation, day) =
	(SELECT i.organisation, i.closed_at / 86400 FROM item i
	WHERE i.id = NEW.item);
END;
CREATE TRIGGER fact_file AFTER INSERT ON file BEGIN
	UPDATE fact_day SET stale = 1 WHERE stale = 0 AND (organisation, day) =
	(SELECT i.organisation, i.closed_at / 86400 FROM item i
	WHERE i.id = NEW.item);
END;
CREATE TRIGGER fact_bought AFTER UPDATE OF bought_at ON routing
WHEN OLD.bought_at IS NOT NEW.bought_at BEGIN
	UPDATE fact_day SET stale = 1 WHERE stale = 0 AND (organisation, day) =
	(SELECT i.organisation, i.closed_at / 86400 FROM item i
	WHERE i.id = NEW.item);
END;
CREATE TRIGGER fact_pause AFTER INSERT ON pause BEGIN
	UPDATE fact_day SET stale = 1 WHERE stale = 0 AND (organisation, day) =
	(SELECT i.organisation, i.closed_at / 86400 FROM item i
	WHERE i.id = NEW.item);
END;
CREATE TRIGGER fact_pause_ends AFTER UPDATE OF from_at, to_at ON pause BEGIN
	UPDATE fact_day SET stale = 1 WHERE stale = 0 AND (organisation, day) =
	(SELECT i.organisation, i.closed_at / 86400 FROM item i
	WHERE i.id = NEW.item);
END;
CREATE TRIGGER fact_pause_gone AFTER DELETE ON pause BEGIN
	UPDATE fact_day SET stale = 1 WHERE stale = 0 AND (organisation, day) =
	(SELECT i.organisation, i.closed_at / 86400 FROM item i
	WHERE i.id = OLD.item);
END;
CREATE TRIGGER fact_offer AFTER UPDATE OF answered_at, state ON offer
WHEN NEW.state = 'accepted' OR OLD.state = 'accepted' BEGIN
	UPDATE fact_day SET stale = 1 WHERE stale = 0 AND (organisation, day) =
	(SELECT i.organisation, i.closed_at / 86400 FROM item i
	WHERE i.id = NEW.item);
END;
