-- A password that an administrator handed over is for one use: the page that
-- changes it comes first until it is changed.
ALTER TABLE account ADD COLUMN one_time INTEGER NOT NULL DEFAULT 0
	CHECK (one_time IN (0, 1));
