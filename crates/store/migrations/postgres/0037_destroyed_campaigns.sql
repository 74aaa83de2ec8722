-- Archived campaigns whose applications are destroyed: since when that was asked for. When it was done has its column already.

ALTER TABLE campaign ADD COLUMN destroy_asked_at TIMESTAMPTZ;
