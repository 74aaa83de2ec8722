-- Archived campaigns whose applications are destroyed: since when that was asked for, and when it was done.

ALTER TABLE campaign ADD COLUMN destroy_asked_at TEXT;
ALTER TABLE campaign ADD COLUMN destroyed_at TEXT;
