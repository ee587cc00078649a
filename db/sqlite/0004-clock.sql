-- A clock may stop before the item is closed (a booking that is confirmed), and
-- start anew (one that has to be confirmed again).
ALTER TABLE item ADD COLUMN started_at INTEGER; -- anew; NULL: received_at
ALTER TABLE item ADD COLUMN stopped_at INTEGER; -- NULL while it runs

UPDATE item SET stopped_at = closed_at WHERE state = 'completed';
