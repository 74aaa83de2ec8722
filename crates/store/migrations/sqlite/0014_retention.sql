-- When the person was told that the unused account will be removed.
ALTER TABLE account ADD COLUMN removal_announced_at TEXT;

-- What somebody did, and what was done to their account, is found when the person is taken out.
CREATE INDEX audit_line_actor ON audit_line (actor_id);
CREATE INDEX audit_line_object ON audit_line (object);
