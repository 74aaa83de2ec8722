-- How many people were called from the complementary list: whoever is shown their place among those who still wait cannot
-- compare it with a rank that the committee gave.
ALTER TABLE programme_session ADD COLUMN called INTEGER NOT NULL DEFAULT 0;
UPDATE programme_session SET called = (SELECT COUNT(*) FROM application a WHERE a.session_id = programme_session.id AND EXISTS (SELECT 1 FROM decision f JOIN decision l ON l.application_id = f.application_id WHERE f.application_id = a.id AND f.kind = 'FA' AND f.state = 'published' AND l.kind = 'LC' AND l.state = 'published' AND l.rank IS NOT NULL AND l.published_at < f.published_at)) WHERE last_rank_called IS NOT NULL;
