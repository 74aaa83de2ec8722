-- Centres, committees, programmes and their sessions; document types; decision set-up; roles and grants.

CREATE TABLE centre (
    id BLOB NOT NULL PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    label TEXT NOT NULL,
    label_key TEXT NOT NULL,
    in_service BOOLEAN NOT NULL,
    max_applications BIGINT NOT NULL,
    contact_email TEXT NOT NULL,
    version BIGINT NOT NULL
);

CREATE TABLE committee (
    id BLOB NOT NULL PRIMARY KEY,
    centre_id BLOB NOT NULL REFERENCES centre (id),
    code TEXT NOT NULL UNIQUE,
    label TEXT NOT NULL,
    in_service BOOLEAN NOT NULL,
    address TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    fax TEXT NOT NULL,
    url TEXT NOT NULL,
    signatory TEXT NOT NULL,
    return_comment TEXT NOT NULL,
    alert_email TEXT NOT NULL,
    alerts TEXT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX committee_centre ON committee (centre_id);

CREATE TABLE programme (
    id BLOB NOT NULL PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    committee_id BLOB NOT NULL REFERENCES committee (id),
    label TEXT NOT NULL,
    label_key TEXT NOT NULL,
    diploma_type_code TEXT REFERENCES diploma_type (code),
    keywords TEXT NOT NULL,
    url TEXT NOT NULL,
    in_service BOOLEAN NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX programme_committee ON programme (committee_id);
CREATE INDEX programme_diploma_type ON programme (diploma_type_code);

CREATE TABLE mail_template (
    id BLOB NOT NULL PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    label TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    is_model BOOLEAN NOT NULL,
    decision_kind TEXT,
    centre_id BLOB REFERENCES centre (id),
    in_service BOOLEAN NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX mail_template_centre ON mail_template (centre_id);

CREATE TABLE decision_type (
    id BLOB NOT NULL PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    mail_template_id BLOB REFERENCES mail_template (id),
    is_final BOOLEAN NOT NULL,
    push_to_sis BOOLEAN NOT NULL,
    show_comment BOOLEAN NOT NULL,
    centre_id BLOB REFERENCES centre (id),
    in_service BOOLEAN NOT NULL,
    position INTEGER NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX decision_type_template ON decision_type (mail_template_id);
CREATE INDEX decision_type_centre ON decision_type (centre_id);

CREATE TABLE decision_reason (
    id BLOB NOT NULL PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    label TEXT NOT NULL,
    centre_id BLOB REFERENCES centre (id),
    in_service BOOLEAN NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX decision_reason_centre ON decision_reason (centre_id);

CREATE TABLE programme_session (
    id BLOB NOT NULL PRIMARY KEY,
    programme_id BLOB NOT NULL REFERENCES programme (id),
    campaign_id BLOB NOT NULL REFERENCES campaign (id),
    opens_at TEXT NOT NULL,
    closes_at TEXT NOT NULL,
    return_on TEXT NOT NULL,
    pre_analysis_on TEXT,
    jury_on TEXT,
    publication_on TEXT,
    confirmation_on TEXT,
    confirmation_delay_days INTEGER,
    list_confirmation_on TEXT,
    list_confirmation_delay_days INTEGER,
    uses_complementary_list BOOLEAN NOT NULL,
    favourable_type_id BLOB NOT NULL REFERENCES decision_type (id),
    list_favourable_type_id BLOB REFERENCES decision_type (id),
    default_treatment TEXT NOT NULL,
    is_electronic BOOLEAN NOT NULL,
    in_service BOOLEAN NOT NULL,
    capacity INTEGER,
    preselection TEXT NOT NULL,
    information TEXT NOT NULL,
    version BIGINT NOT NULL,
    UNIQUE (programme_id, campaign_id)
);
CREATE INDEX programme_session_campaign ON programme_session (campaign_id);
CREATE INDEX programme_session_type ON programme_session (favourable_type_id);
CREATE INDEX programme_session_list_type ON programme_session (list_favourable_type_id);

CREATE TABLE document_type (
    id BLOB NOT NULL PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    centre_id BLOB REFERENCES centre (id),
    label TEXT NOT NULL,
    help TEXT NOT NULL,
    is_shared BOOLEAN NOT NULL,
    per_application BOOLEAN NOT NULL,
    obligation TEXT NOT NULL,
    treatment TEXT,
    asked_of TEXT NOT NULL,
    position INTEGER,
    template_file_id BLOB REFERENCES stored_file (id),
    in_service BOOLEAN NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX document_type_centre ON document_type (centre_id);
CREATE INDEX document_type_template ON document_type (template_file_id);

CREATE TABLE requirement (
    session_id BLOB NOT NULL REFERENCES programme_session (id),
    document_type_id BLOB NOT NULL REFERENCES document_type (id),
    PRIMARY KEY (session_id, document_type_id)
);
CREATE INDEX requirement_document_type ON requirement (document_type_id);

CREATE TABLE role (
    code TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    rights TEXT NOT NULL,
    is_fixed BOOLEAN NOT NULL,
    in_service BOOLEAN NOT NULL,
    version BIGINT NOT NULL
);

CREATE TABLE access_grant (
    id BLOB NOT NULL PRIMARY KEY,
    account_id BLOB NOT NULL REFERENCES account (id),
    role_code TEXT NOT NULL REFERENCES role (code),
    centre_id BLOB REFERENCES centre (id),
    committee_id BLOB REFERENCES committee (id),
    only_committees TEXT,
    is_chair BOOLEAN NOT NULL,
    comment TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by BLOB
);
CREATE INDEX access_grant_account ON access_grant (account_id);
CREATE INDEX access_grant_role ON access_grant (role_code);
CREATE INDEX access_grant_centre ON access_grant (centre_id);
CREATE INDEX access_grant_committee ON access_grant (committee_id);
