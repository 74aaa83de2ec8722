-- What was cancelled stays cancelled when it is put away: the moment of the cancellation tells, not the shelf.
UPDATE application SET cancelled_at = updated_at WHERE existence = 'cancelled' AND cancelled_at IS NULL;
DROP INDEX application_once;
CREATE UNIQUE INDEX application_once ON application (account_id, session_id) WHERE cancelled_at IS NULL;
