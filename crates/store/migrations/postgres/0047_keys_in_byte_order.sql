-- Keys of names and titles are made to be compared byte by byte, whatever language the database sorts by: the beginning of
-- a name is looked for as a range, and lists stand in the same order on every server.
ALTER TABLE account ALTER COLUMN name_key TYPE TEXT COLLATE "C";
ALTER TABLE applicant ALTER COLUMN name_key TYPE TEXT COLLATE "C";
ALTER TABLE application ALTER COLUMN name_key TYPE TEXT COLLATE "C", ALTER COLUMN programme_key TYPE TEXT COLLATE "C";
-- What was known of their values went with the old order.
ANALYZE account (name_key);
ANALYZE applicant (name_key);
ANALYZE application (name_key, programme_key);
