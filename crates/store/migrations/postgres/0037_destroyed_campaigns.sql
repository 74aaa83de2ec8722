-- Archived campaigns whose applications are destroyed: since when that was asked for, and when it was done.

ALTER TABLE campaign ADD COLUMN destroy_asked_at TIMESTAMPTZ;
ALTER TABLE campaign ADD COLUMN destroyed_at TIMESTAMPTZ;
