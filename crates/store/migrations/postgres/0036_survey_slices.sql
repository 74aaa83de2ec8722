-- Surveys that outgrew one export are gone through in slices.

-- The response that going through the survey from its beginning goes on at; 1 when that is not under way.
ALTER TABLE form_survey ADD COLUMN next_response BIGINT NOT NULL DEFAULT 1;
-- How many numbers a slice has; none while the survey fits into one export.
ALTER TABLE form_survey ADD COLUMN slice BIGINT;
