-- Letters of several applications in one archive, asked for by a member of the staff.
CREATE TABLE letter_bundle (
    id BLOB NOT NULL PRIMARY KEY,
    account_id BLOB NOT NULL REFERENCES account (id),
    state TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    expires_at TEXT,
    file_key TEXT,
    size BIGINT,
    -- How often the archive was begun: each run writes a file of its own.
    runs BIGINT NOT NULL
);
CREATE INDEX letter_bundle_account ON letter_bundle (account_id, asked_at);
CREATE INDEX letter_bundle_expiry ON letter_bundle (expires_at);
-- At most one archive of a person is being made.
CREATE UNIQUE INDEX letter_bundle_waiting ON letter_bundle (account_id) WHERE state = 'waiting';

-- Whose letters go into it, and how far it is.
CREATE TABLE letter_bundle_item (
    bundle_id BLOB NOT NULL REFERENCES letter_bundle (id),
    application_id BLOB NOT NULL REFERENCES application (id),
    position INTEGER NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (bundle_id, application_id)
);
CREATE INDEX letter_bundle_item_application ON letter_bundle_item (application_id);
