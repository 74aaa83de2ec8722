-- Names of countries and nationalities in any language, as every other label.
ALTER TABLE country ADD COLUMN label JSONB;
ALTER TABLE country ADD COLUMN nationality JSONB;
UPDATE country SET label = jsonb_build_object('fr', label_fr, 'en', label_en), nationality = jsonb_build_object('fr', nationality_fr, 'en', nationality_en);
ALTER TABLE country ALTER COLUMN label SET NOT NULL;
ALTER TABLE country ALTER COLUMN nationality SET NOT NULL;
ALTER TABLE country DROP COLUMN label_fr;
ALTER TABLE country DROP COLUMN label_en;
ALTER TABLE country DROP COLUMN nationality_fr;
ALTER TABLE country DROP COLUMN nationality_en;
