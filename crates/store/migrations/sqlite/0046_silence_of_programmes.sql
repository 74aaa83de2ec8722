-- What the silence of the institution means for a programme, and after how many months; null = what the institution says.
ALTER TABLE programme_session ADD COLUMN silence TEXT;
ALTER TABLE programme_session ADD COLUMN silence_months INTEGER;
