-- The thread of an application: what its applicant and the staff write each other.
CREATE TABLE application_message (
    id BLOB NOT NULL PRIMARY KEY,
    application_id BLOB NOT NULL REFERENCES application (id),
    from_staff BOOLEAN NOT NULL,
    author_id BLOB NOT NULL REFERENCES account (id),
    author_name TEXT NOT NULL,
    author_seat TEXT NOT NULL,
    body TEXT NOT NULL,
    joined TEXT,
    joined_size BIGINT NOT NULL,
    sent_at TEXT NOT NULL,
    read_at TEXT
);
CREATE INDEX application_message_application ON application_message (application_id, sent_at);
CREATE INDEX application_message_author ON application_message (author_id);
CREATE INDEX application_message_unread ON application_message (application_id, from_staff) WHERE read_at IS NULL;
