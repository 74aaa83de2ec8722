-- Complementary forms: definitions with their published versions, which programmes ask them, answers, and the files
-- among the answers.

CREATE TABLE form (
    id UUID NOT NULL PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    centre_id UUID REFERENCES centre (id),
    label JSONB NOT NULL,
    introduction JSONB NOT NULL,
    draft JSONB NOT NULL,
    next_key INTEGER NOT NULL,
    is_shared BOOLEAN NOT NULL,
    per_application BOOLEAN NOT NULL,
    obligation TEXT NOT NULL,
    position INTEGER,
    document_type_id UUID REFERENCES document_type (id),
    in_service BOOLEAN NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX form_centre ON form (centre_id);
CREATE INDEX form_document_type ON form (document_type_id);

-- Never changed once it is there: answers point at the version they were given to.
CREATE TABLE form_version (
    id UUID NOT NULL PRIMARY KEY,
    form_id UUID NOT NULL REFERENCES form (id),
    number INTEGER NOT NULL,
    definition JSONB NOT NULL,
    published_at TIMESTAMPTZ NOT NULL,
    published_by UUID REFERENCES account (id),
    UNIQUE (form_id, number)
);
CREATE INDEX form_version_publisher ON form_version (published_by);

CREATE TABLE form_requirement (
    session_id UUID NOT NULL REFERENCES programme_session (id),
    form_id UUID NOT NULL REFERENCES form (id),
    PRIMARY KEY (session_id, form_id)
);
CREATE INDEX form_requirement_form ON form_requirement (form_id);

-- Without an application: one set of answers for all applications of the person.
CREATE TABLE form_answer (
    id UUID NOT NULL PRIMARY KEY,
    account_id UUID NOT NULL REFERENCES account (id),
    form_id UUID NOT NULL REFERENCES form (id),
    application_id UUID REFERENCES application (id),
    form_version_id UUID NOT NULL REFERENCES form_version (id),
    answers JSONB NOT NULL,
    completed_at TIMESTAMPTZ,
    is_not_concerned BOOLEAN NOT NULL,
    -- The page that saved them last: what one page saves twice is no conflict.
    saved_by TEXT NOT NULL,
    version BIGINT NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL
);
CREATE UNIQUE INDEX form_answer_common ON form_answer (account_id, form_id) WHERE application_id IS NULL;
CREATE UNIQUE INDEX form_answer_own ON form_answer (application_id, form_id) WHERE application_id IS NOT NULL;
CREATE INDEX form_answer_account ON form_answer (account_id);
CREATE INDEX form_answer_form ON form_answer (form_id);
CREATE INDEX form_answer_version ON form_answer (form_version_id);

CREATE TABLE form_file (
    id UUID NOT NULL PRIMARY KEY,
    account_id UUID NOT NULL REFERENCES account (id),
    form_id UUID NOT NULL REFERENCES form (id),
    name TEXT NOT NULL,
    received JSONB NOT NULL,
    received_size BIGINT NOT NULL,
    canonical_key TEXT NOT NULL,
    canonical_size BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    pages INTEGER NOT NULL,
    deposited_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX form_file_account ON form_file (account_id);
CREATE INDEX form_file_form ON form_file (form_id);
