-- The documents to judge, campaign by campaign in the order of submission: what those who see every centre go through.
CREATE INDEX application_to_review_submitted ON application (campaign_id, existence, submitted_at, number) WHERE documents_to_review > 0;
