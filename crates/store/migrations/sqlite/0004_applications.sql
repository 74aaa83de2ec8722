-- Applications with their documents, reviews, submissions, decisions and notes. Centre, committee, campaign, names and
-- labels are repeated on the application for the lists of staff, which filter and sort over a hundred thousand rows.

CREATE TABLE application (
    id BLOB NOT NULL PRIMARY KEY,
    number BIGINT NOT NULL UNIQUE,
    account_id BLOB NOT NULL REFERENCES account (id),
    campaign_file_id BLOB NOT NULL REFERENCES campaign_file (id),
    session_id BLOB NOT NULL REFERENCES programme_session (id),
    campaign_id BLOB NOT NULL REFERENCES campaign (id),
    centre_id BLOB NOT NULL REFERENCES centre (id),
    committee_id BLOB NOT NULL REFERENCES committee (id),
    name_key TEXT NOT NULL,
    programme_key TEXT NOT NULL,
    existence TEXT NOT NULL,
    file_status TEXT NOT NULL,
    file_status_at TEXT NOT NULL,
    treatment TEXT NOT NULL,
    treatment_validated BOOLEAN NOT NULL,
    is_offer BOOLEAN NOT NULL,
    acceptance TEXT NOT NULL,
    acceptance_before TEXT,
    accepted_at TEXT,
    accepted_by TEXT,
    cancelled_at TEXT,
    cancelled_by TEXT,
    undo_until TEXT,
    submitted_at TEXT,
    received_on TEXT,
    complete_on TEXT,
    incomplete_on TEXT,
    new_return_on TEXT,
    new_confirmation_on TEXT,
    reminder_sent BOOLEAN NOT NULL,
    draft_kind TEXT,
    draft_state TEXT,
    published_kind TEXT,
    published_at TEXT,
    registration_code TEXT,
    fee_cents BIGINT,
    fee_note TEXT NOT NULL,
    documents_to_review INTEGER NOT NULL,
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
);
CREATE INDEX application_account ON application (account_id);
CREATE INDEX application_campaign_file ON application (campaign_file_id);
CREATE INDEX application_session ON application (session_id);
CREATE INDEX application_campaign_name ON application (campaign_id, existence, name_key, number);
CREATE INDEX application_campaign_submitted ON application (campaign_id, existence, submitted_at, number);
CREATE INDEX application_campaign_status ON application (campaign_id, existence, file_status, name_key, number);
CREATE INDEX application_campaign_programme ON application (campaign_id, existence, programme_key, name_key, number);
CREATE INDEX application_centre_name ON application (centre_id, campaign_id, existence, name_key, number);
CREATE INDEX application_centre_submitted ON application (centre_id, campaign_id, existence, submitted_at, number);
CREATE INDEX application_centre_status ON application (centre_id, campaign_id, existence, file_status, name_key, number);
CREATE INDEX application_centre_programme ON application (centre_id, campaign_id, existence, programme_key, name_key, number);
CREATE INDEX application_to_review ON application (campaign_id, existence, centre_id, submitted_at, number) WHERE documents_to_review > 0;
CREATE INDEX application_unpublished ON application (campaign_id, existence, draft_state, centre_id) WHERE draft_state IS NOT NULL;
CREATE INDEX application_committee_name ON application (committee_id, campaign_id, existence, name_key, number);
-- Two tabs, one application: the database has the last word.
CREATE UNIQUE INDEX application_once ON application (account_id, session_id) WHERE existence <> 'cancelled';

CREATE TABLE document (
    id BLOB NOT NULL PRIMARY KEY,
    account_id BLOB NOT NULL REFERENCES account (id),
    document_type_id BLOB NOT NULL REFERENCES document_type (id),
    application_id BLOB REFERENCES application (id),
    current_version_id BLOB,
    is_not_concerned BOOLEAN NOT NULL,
    version BIGINT NOT NULL,
    updated_at TEXT NOT NULL
);
CREATE UNIQUE INDEX document_common ON document (account_id, document_type_id) WHERE application_id IS NULL;
CREATE UNIQUE INDEX document_own ON document (application_id, document_type_id) WHERE application_id IS NOT NULL;
CREATE INDEX document_account ON document (account_id);
CREATE INDEX document_type_used ON document (document_type_id);

CREATE TABLE document_version (
    id BLOB NOT NULL PRIMARY KEY,
    document_id BLOB NOT NULL REFERENCES document (id),
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    received TEXT NOT NULL,
    received_size BIGINT NOT NULL,
    canonical_key TEXT,
    canonical_size BIGINT,
    sha256 TEXT NOT NULL,
    pages INTEGER,
    check_state TEXT NOT NULL,
    refusal TEXT,
    observations TEXT NOT NULL,
    deposited_at TEXT NOT NULL,
    deposited_by BLOB NOT NULL REFERENCES account (id),
    removed_at TEXT,
    UNIQUE (document_id, number)
);
CREATE INDEX document_version_by ON document_version (deposited_by);

-- The latest row of a version and a perimeter is the judgement that stands; earlier ones are its history.
CREATE TABLE review (
    id BLOB NOT NULL PRIMARY KEY,
    document_version_id BLOB NOT NULL REFERENCES document_version (id),
    centre_id BLOB NOT NULL REFERENCES centre (id),
    application_id BLOB REFERENCES application (id),
    status TEXT NOT NULL,
    comment TEXT NOT NULL,
    reviewer_id BLOB REFERENCES account (id),
    reviewer_name TEXT NOT NULL,
    reviewed_at TEXT NOT NULL
);
CREATE INDEX review_version ON review (document_version_id, centre_id);
CREATE INDEX review_centre ON review (centre_id);
CREATE INDEX review_application ON review (application_id);
CREATE INDEX review_reviewer ON review (reviewer_id);

CREATE TABLE submission (
    id BLOB NOT NULL PRIMARY KEY,
    application_id BLOB NOT NULL REFERENCES application (id),
    number INTEGER NOT NULL,
    submitted_at TEXT NOT NULL,
    actor TEXT NOT NULL,
    digest TEXT NOT NULL,
    snapshot TEXT NOT NULL,
    UNIQUE (application_id, number)
);

CREATE TABLE submitted_document (
    submission_id BLOB NOT NULL REFERENCES submission (id),
    document_type_id BLOB NOT NULL REFERENCES document_type (id),
    document_version_id BLOB REFERENCES document_version (id),
    is_not_concerned BOOLEAN NOT NULL,
    PRIMARY KEY (submission_id, document_type_id)
);
CREATE INDEX submitted_document_type ON submitted_document (document_type_id);
CREATE INDEX submitted_document_version ON submitted_document (document_version_id);

CREATE TABLE publication_batch (
    id BLOB NOT NULL PRIMARY KEY,
    centre_id BLOB NOT NULL REFERENCES centre (id),
    created_at TEXT NOT NULL,
    created_by BLOB NOT NULL REFERENCES account (id),
    release_at TEXT NOT NULL,
    released_at TEXT,
    stopped_at TEXT
);
CREATE INDEX publication_batch_centre ON publication_batch (centre_id);
CREATE INDEX publication_batch_creator ON publication_batch (created_by);

CREATE TABLE decision (
    id BLOB NOT NULL PRIMARY KEY,
    application_id BLOB NOT NULL REFERENCES application (id),
    decision_type_id BLOB NOT NULL REFERENCES decision_type (id),
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    reason_id BLOB REFERENCES decision_reason (id),
    comment TEXT NOT NULL,
    rank INTEGER,
    preselection TEXT NOT NULL,
    is_appeal BOOLEAN NOT NULL,
    created_at TEXT NOT NULL,
    created_by BLOB REFERENCES account (id),
    validated_at TEXT,
    validated_by BLOB REFERENCES account (id),
    published_at TEXT,
    batch_id BLOB REFERENCES publication_batch (id),
    version BIGINT NOT NULL
);
CREATE INDEX decision_application ON decision (application_id, created_at);
CREATE INDEX decision_of_type ON decision (decision_type_id);
CREATE INDEX decision_with_reason ON decision (reason_id);
CREATE INDEX decision_batch ON decision (batch_id);
CREATE INDEX decision_creator ON decision (created_by);
CREATE INDEX decision_validator ON decision (validated_by);

CREATE TABLE note (
    id BLOB NOT NULL PRIMARY KEY,
    application_id BLOB NOT NULL REFERENCES application (id),
    author_id BLOB NOT NULL REFERENCES account (id),
    author_name TEXT NOT NULL,
    message TEXT NOT NULL,
    created_at TEXT NOT NULL
);
CREATE INDEX note_application ON note (application_id);
CREATE INDEX note_author ON note (author_id);

CREATE TABLE presence (
    application_id BLOB NOT NULL REFERENCES application (id),
    account_id BLOB NOT NULL REFERENCES account (id),
    seen_at TEXT NOT NULL,
    PRIMARY KEY (application_id, account_id)
);
CREATE INDEX presence_account ON presence (account_id);
