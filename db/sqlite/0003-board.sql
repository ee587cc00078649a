-- How many items are open, so that a board costs the same however many there
-- are; rebuilt from items at will.
CREATE TABLE board (
	organisation INTEGER NOT NULL,
	day INTEGER NOT NULL, -- due on, in UTC; -1 where nothing is due
	state TEXT NOT NULL,
	n INTEGER NOT NULL,
	PRIMARY KEY (organisation, day, state)
) STRICT, WITHOUT ROWID;

INSERT INTO board (organisation, day, state, n)
SELECT organisation, coalesce(due_at / 86400, -1), state, count(*)
FROM item WHERE open = 1 GROUP BY 1, 2, 3;
