-- Who gets blind copies of the mails about the applications of a centre.
ALTER TABLE centre ADD COLUMN copy_mode TEXT NOT NULL DEFAULT 'contact';

-- To whom the alerts of a committee go.
ALTER TABLE committee ADD COLUMN alert_mode TEXT NOT NULL DEFAULT 'address';
