-- People: one account for life, its sessions and single-use links, its profile, its file number per campaign.

CREATE TABLE campaign (
    id UUID NOT NULL PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    label JSONB NOT NULL,
    starts_on DATE NOT NULL,
    ends_on DATE NOT NULL,
    applicant_ends_on DATE,
    in_service BOOLEAN NOT NULL,
    archived_at TIMESTAMPTZ,
    destroyed_at TIMESTAMPTZ,
    version BIGINT NOT NULL
);

CREATE TABLE account (
    id UUID NOT NULL PRIMARY KEY,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL UNIQUE,
    last_name TEXT NOT NULL,
    first_name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    password_hash TEXT,
    password_changed_at TIMESTAMPTZ,
    language TEXT NOT NULL,
    activated_at TIMESTAMPTZ,
    activation_deadline TIMESTAMPTZ NOT NULL,
    deactivated_at TIMESTAMPTZ,
    sso_login TEXT UNIQUE,
    student_number TEXT,
    last_sign_in_at TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX account_name ON account (name_key);

CREATE TABLE account_token (
    id UUID NOT NULL PRIMARY KEY,
    account_id UUID NOT NULL REFERENCES account (id),
    purpose TEXT NOT NULL,
    token_hash BYTEA NOT NULL UNIQUE,
    payload TEXT,
    expires_at TIMESTAMPTZ NOT NULL,
    used_at TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX account_token_account ON account_token (account_id);

CREATE TABLE session (
    id UUID NOT NULL PRIMARY KEY,
    token_hash BYTEA NOT NULL UNIQUE,
    account_id UUID NOT NULL REFERENCES account (id),
    created_at TIMESTAMPTZ NOT NULL,
    last_seen_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    user_agent TEXT NOT NULL
);
CREATE INDEX session_account ON session (account_id);
CREATE INDEX session_expiry ON session (expires_at);

-- Counts attempts in fixed windows; the key is a keyed digest, never an address or a login.
CREATE TABLE attempt (
    key TEXT NOT NULL,
    window_start TIMESTAMPTZ NOT NULL,
    count BIGINT NOT NULL,
    PRIMARY KEY (key, window_start)
);

CREATE TABLE campaign_file (
    id UUID NOT NULL PRIMARY KEY,
    account_id UUID NOT NULL REFERENCES account (id),
    campaign_id UUID NOT NULL REFERENCES campaign (id),
    file_number TEXT NOT NULL UNIQUE,
    created_at TIMESTAMPTZ NOT NULL,
    UNIQUE (account_id, campaign_id)
);
CREATE INDEX campaign_file_campaign ON campaign_file (campaign_id);

-- What is searched or must be unique stands in columns; the validated content of a section is one document.
CREATE TABLE applicant (
    account_id UUID NOT NULL PRIMARY KEY REFERENCES account (id),
    name_key TEXT NOT NULL,
    birth_date DATE NOT NULL,
    nationality TEXT NOT NULL,
    ine TEXT UNIQUE,
    is_from_sis BOOLEAN NOT NULL
);
CREATE INDEX applicant_name ON applicant (name_key);

CREATE TABLE profile_section (
    account_id UUID NOT NULL REFERENCES account (id),
    section TEXT NOT NULL,
    content JSONB NOT NULL,
    version BIGINT NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (account_id, section)
);

CREATE TABLE study_record (
    id UUID NOT NULL PRIMARY KEY,
    account_id UUID NOT NULL REFERENCES account (id),
    kind TEXT NOT NULL,
    year INTEGER NOT NULL,
    content JSONB NOT NULL,
    version BIGINT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX study_record_account ON study_record (account_id, kind, year);

-- A form posted after the session ended, sealed, for the same account only.
CREATE TABLE kept_form (
    id UUID NOT NULL PRIMARY KEY,
    account_id UUID NOT NULL REFERENCES account (id),
    path TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    UNIQUE (account_id, path)
);
CREATE INDEX kept_form_expiry ON kept_form (expires_at);
