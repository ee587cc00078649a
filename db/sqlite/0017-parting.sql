-- What an event said is closed to every history and export: it named somebody
-- from whom its subject has parted. The chain of hashes stays whole.
CREATE TABLE event_closed (
	seq INTEGER PRIMARY KEY REFERENCES event (seq)
) STRICT;
