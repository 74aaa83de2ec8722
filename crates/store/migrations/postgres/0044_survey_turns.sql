-- Surveys that are gone through in slices take turns, and slices of what is new are not the whole.

-- The response that the slices under way began at; 1 when none are.
ALTER TABLE form_survey ADD COLUMN first_response BIGINT NOT NULL DEFAULT 1;
-- When its last turn began.
ALTER TABLE form_survey ADD COLUMN turn_at TIMESTAMPTZ;
-- Where those under way began is not known: the whole is still to be read.
UPDATE form_survey SET first_response = next_response WHERE next_response > 1;
