-- A fact says why its item was held longest (core/fact_pack, held_why): all
-- days are packed again, and where the words of a reason change, its day is.
UPDATE fact_day SET stale = 1;
CREATE TRIGGER fact_pause_why AFTER UPDATE OF reason ON pause
WHEN OLD.reason <> NEW.reason BEGIN
	UPDATE fact_day SET stale = 1 WHERE stale = 0 AND (organisation, day) =
	(SELECT i.organisation, i.closed_at / 86400 FROM item i
	WHERE i.id = NEW.item);
END;
