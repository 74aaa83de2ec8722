-- Letters of admission and refusal: their wording, what was issued, and who wants which; calendars of dates; what is told
-- of the complementary list.

-- Which letters a committee wants and how they reach applicants, by code.
ALTER TABLE committee ADD COLUMN letters TEXT NOT NULL DEFAULT '[]';
ALTER TABLE committee ADD COLUMN signature_file_id BLOB REFERENCES stored_file (id);
CREATE INDEX committee_signature ON committee (signature_file_id);
-- Used by committees without a signatory or a signature of their own.
ALTER TABLE centre ADD COLUMN signatory TEXT NOT NULL DEFAULT '';
ALTER TABLE centre ADD COLUMN signature_file_id BLOB REFERENCES stored_file (id);
CREATE INDEX centre_signature ON centre (signature_file_id);

CREATE TABLE letter_template (
    id BLOB NOT NULL PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    is_model BOOLEAN NOT NULL,
    centre_id BLOB REFERENCES centre (id),
    diploma_type_code TEXT REFERENCES diploma_type (code),
    in_service BOOLEAN NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX letter_template_centre ON letter_template (centre_id);
CREATE INDEX letter_template_diploma_type ON letter_template (diploma_type_code);

-- What was issued stays: the content is frozen with the row, the file is made from it once. A later version sets
-- replaced_at of the earlier one.
CREATE TABLE letter (
    id BLOB NOT NULL PRIMARY KEY,
    application_id BLOB NOT NULL REFERENCES application (id),
    decision_id BLOB NOT NULL REFERENCES decision (id),
    kind TEXT NOT NULL,
    number INTEGER NOT NULL,
    code TEXT NOT NULL UNIQUE,
    language TEXT NOT NULL,
    institution TEXT NOT NULL,
    programme TEXT NOT NULL,
    initials TEXT NOT NULL,
    template_code TEXT NOT NULL,
    template_version BIGINT NOT NULL,
    content TEXT NOT NULL,
    logo_file_id BLOB REFERENCES stored_file (id),
    signature_file_id BLOB REFERENCES stored_file (id),
    issued_at TEXT NOT NULL,
    issued_by BLOB REFERENCES account (id),
    replaced_at TEXT,
    file_key TEXT,
    size BIGINT,
    sha256 TEXT,
    UNIQUE (application_id, number)
);
CREATE INDEX letter_decision ON letter (decision_id);
CREATE INDEX letter_logo ON letter (logo_file_id);
CREATE INDEX letter_signature ON letter (signature_file_id);
CREATE INDEX letter_issuer ON letter (issued_by);

-- The letter that goes out with a mail.
ALTER TABLE mail ADD COLUMN letter_id BLOB REFERENCES letter (id);
CREATE INDEX mail_letter ON mail (letter_id);

-- The calendar that an account may subscribe to. Its address is made of the identifier and a keyed digest: removing the row
-- ends it.
CREATE TABLE calendar_feed (
    id BLOB NOT NULL PRIMARY KEY,
    account_id BLOB NOT NULL UNIQUE REFERENCES account (id),
    created_at TEXT NOT NULL
);

-- What people on the complementary list are told of their rank; null = what the centre, then the institution says.
ALTER TABLE centre ADD COLUMN list_rank TEXT;
ALTER TABLE programme_session ADD COLUMN list_rank TEXT;
-- The last rank that was called, and when; and that of the campaign before where it is not known from its session.
ALTER TABLE programme_session ADD COLUMN last_rank_called INTEGER;
ALTER TABLE programme_session ADD COLUMN list_moved_at TEXT;
ALTER TABLE programme_session ADD COLUMN previous_last_rank INTEGER;
