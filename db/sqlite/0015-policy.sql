-- What organisations put over the policy that ships, entry by entry, in
-- versions: nothing is ever overwritten. And who may see which item.

CREATE TABLE policy (
	id INTEGER PRIMARY KEY,
	organisation INTEGER NOT NULL REFERENCES organisation (id),
	kind TEXT NOT NULL,    -- 'rule', 'standard', 'class' ...
	code TEXT NOT NULL,
	version INTEGER NOT NULL, -- 1, 2 ... of that code there
	stance TEXT NOT NULL,  -- 'says', 'off', 'inherit'
	text TEXT NOT NULL,    -- doc/policy.md; '' unless it says something
	from_at INTEGER NOT NULL,
	until_at INTEGER,      -- NULL: until another takes its place
	reason TEXT NOT NULL,
	made_at INTEGER NOT NULL,
	made_by INTEGER NOT NULL,
	confirmed_at INTEGER,  -- NULL: holds nobody yet
	confirmed_by INTEGER,
	withdrawn_at INTEGER,  -- before it began
	withdrawn_by INTEGER,
	supersedes INTEGER REFERENCES policy (id), -- the version before
	UNIQUE (organisation, kind, code, version)
) STRICT;
CREATE INDEX policy_waiting ON policy (organisation, from_at)
	WHERE withdrawn_at IS NULL;

CREATE TRIGGER policy_keeps BEFORE UPDATE ON policy
WHEN NEW.organisation IS NOT OLD.organisation OR NEW.kind IS NOT OLD.kind
	OR NEW.code IS NOT OLD.code OR NEW.version IS NOT OLD.version
	OR NEW.stance IS NOT OLD.stance OR NEW.text IS NOT OLD.text
	OR NEW.reason IS NOT OLD.reason OR NEW.made_at IS NOT OLD.made_at
	OR NEW.made_by IS NOT OLD.made_by
	OR NEW.until_at IS NOT OLD.until_at
	OR (OLD.confirmed_at IS NOT NULL
		AND (NEW.from_at IS NOT OLD.from_at
			OR NEW.confirmed_at IS NOT OLD.confirmed_at))
	OR OLD.withdrawn_at IS NOT NULL
BEGIN SELECT raise(ABORT, 'a version of a policy is never changed'); END;
CREATE TRIGGER policy_stays BEFORE DELETE ON policy
BEGIN SELECT raise(ABORT, 'a version of a policy is never deleted'); END;

-- The request's, so that a list need not look there; and the version of the
-- rule that decided: a row of policy, 0 where the rule shipped.
ALTER TABLE item ADD COLUMN sensitivity TEXT NOT NULL DEFAULT 'none';
ALTER TABLE item ADD COLUMN logged_by INTEGER NOT NULL DEFAULT 0;
ALTER TABLE item ADD COLUMN rule_row INTEGER NOT NULL DEFAULT 0;
UPDATE item SET (sensitivity, logged_by) =
	(SELECT sensitivity, logged_by FROM request WHERE id = item.request);
-- What is open and not for everybody, to be left out of counts.
CREATE INDEX item_sensitive ON item (organisation, sensitivity, due_at, state,
	logged_by) WHERE open = 1 AND sensitivity <> 'none';
