-- Automatic submissions: the return date for which one was decided last. A file that was incomplete then is not tried again.
ALTER TABLE automatic_submission ADD COLUMN decided_on DATE;

-- Destroying the applications of a campaign goes from number to number.
CREATE INDEX application_campaign_number ON application (campaign_id, number);
