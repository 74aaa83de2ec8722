-- Settings, texts that staff edit, and reference data. Reference rows are never deleted while something may still
-- name them: a refreshed import marks what disappeared as out of service, so that stored values stay displayable.

CREATE TABLE counter (
    name TEXT NOT NULL PRIMARY KEY,
    value BIGINT NOT NULL
);

CREATE TABLE setting (
    key TEXT NOT NULL PRIMARY KEY,
    value JSONB NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    updated_by UUID
);

CREATE TABLE stored_file (
    id UUID NOT NULL PRIMARY KEY,
    file_key TEXT NOT NULL,
    name TEXT NOT NULL,
    content_type TEXT NOT NULL,
    size BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE message (
    code TEXT NOT NULL PRIMARY KEY,
    body JSONB NOT NULL,
    in_service BOOLEAN NOT NULL,
    version BIGINT NOT NULL
);

CREATE TABLE faq (
    id UUID NOT NULL PRIMARY KEY,
    position INTEGER NOT NULL,
    question JSONB NOT NULL,
    answer JSONB NOT NULL,
    version BIGINT NOT NULL
);

CREATE TABLE status_wording (
    kind TEXT NOT NULL,
    code TEXT NOT NULL,
    label JSONB NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (kind, code)
);

CREATE TABLE reference_import (
    dataset TEXT NOT NULL PRIMARY KEY,
    source TEXT NOT NULL,
    row_count BIGINT NOT NULL,
    imported_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE country (
    code TEXT NOT NULL PRIMARY KEY,
    sis_code TEXT NOT NULL,
    label_fr TEXT NOT NULL,
    label_en TEXT NOT NULL,
    nationality_fr TEXT NOT NULL,
    nationality_en TEXT NOT NULL,
    in_service BOOLEAN NOT NULL
);

CREATE TABLE department (
    code TEXT NOT NULL PRIMARY KEY,
    label TEXT NOT NULL,
    in_service BOOLEAN NOT NULL
);

CREATE TABLE town (
    code TEXT NOT NULL PRIMARY KEY,
    label TEXT NOT NULL,
    label_key TEXT NOT NULL,
    department_code TEXT NOT NULL REFERENCES department (code),
    in_service BOOLEAN NOT NULL
);
CREATE INDEX town_department ON town (department_code, label_key);

CREATE TABLE town_postal_code (
    postal_code TEXT NOT NULL,
    town_code TEXT NOT NULL REFERENCES town (code),
    PRIMARY KEY (postal_code, town_code)
);
CREATE INDEX town_postal_code_town ON town_postal_code (town_code);

CREATE TABLE school (
    code TEXT NOT NULL PRIMARY KEY,
    label TEXT NOT NULL,
    kind TEXT NOT NULL,
    town_code TEXT REFERENCES town (code),
    town_label TEXT NOT NULL,
    department_code TEXT NOT NULL REFERENCES department (code),
    in_service BOOLEAN NOT NULL
);
CREATE INDEX school_town ON school (town_code);
CREATE INDEX school_department ON school (department_code, kind);

CREATE TABLE bac_series (
    code TEXT NOT NULL PRIMARY KEY,
    label JSONB NOT NULL,
    valid_from INTEGER,
    valid_to INTEGER,
    ine_checked_from INTEGER,
    is_no_bac BOOLEAN NOT NULL,
    position INTEGER NOT NULL,
    in_service BOOLEAN NOT NULL
);

-- A speciality and an option may have the same code: the kind belongs to the key.
CREATE TABLE bac_subject (
    kind TEXT NOT NULL,
    code TEXT NOT NULL,
    label JSONB NOT NULL,
    valid_from INTEGER,
    valid_to INTEGER,
    in_service BOOLEAN NOT NULL,
    PRIMARY KEY (kind, code)
);

CREATE TABLE bac_series_subject (
    kind TEXT NOT NULL,
    series_code TEXT NOT NULL REFERENCES bac_series (code),
    subject_code TEXT NOT NULL,
    PRIMARY KEY (kind, series_code, subject_code),
    FOREIGN KEY (kind, subject_code) REFERENCES bac_subject (kind, code)
);
CREATE INDEX bac_series_subject_series ON bac_series_subject (series_code);
CREATE INDEX bac_series_subject_subject ON bac_series_subject (kind, subject_code);

CREATE TABLE honours (
    code TEXT NOT NULL PRIMARY KEY,
    label JSONB NOT NULL,
    is_bac BOOLEAN NOT NULL,
    position INTEGER NOT NULL,
    in_service BOOLEAN NOT NULL
);

CREATE TABLE diploma (
    code TEXT NOT NULL PRIMARY KEY,
    label JSONB NOT NULL,
    position INTEGER NOT NULL,
    in_service BOOLEAN NOT NULL
);

CREATE TABLE diploma_type (
    code TEXT NOT NULL PRIMARY KEY,
    label JSONB NOT NULL,
    position INTEGER NOT NULL,
    in_service BOOLEAN NOT NULL
);
