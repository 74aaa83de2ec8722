-- How many people the complementary list may admit beyond the capacity of a programme.
ALTER TABLE programme_session ADD COLUMN over_offer INTEGER NOT NULL DEFAULT 0;
