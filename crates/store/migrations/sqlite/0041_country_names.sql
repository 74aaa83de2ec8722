-- Names of countries and nationalities in any language, as every other label.
CREATE TABLE country_named (
    code TEXT NOT NULL PRIMARY KEY,
    sis_code TEXT NOT NULL,
    in_service BOOLEAN NOT NULL,
    label TEXT NOT NULL,
    nationality TEXT NOT NULL
);
INSERT INTO country_named (code, sis_code, in_service, label, nationality)
SELECT code, sis_code, in_service, json_object('fr', label_fr, 'en', label_en), json_object('fr', nationality_fr, 'en', nationality_en) FROM country;
DROP TABLE country;
ALTER TABLE country_named RENAME TO country;
