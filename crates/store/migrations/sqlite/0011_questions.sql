-- Questions that applicants answer inside their application, which programmes ask them, and the answers.

CREATE TABLE question (
    id BLOB NOT NULL PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    centre_id BLOB REFERENCES centre (id),
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    help TEXT NOT NULL,
    choices TEXT NOT NULL,
    is_shared BOOLEAN NOT NULL,
    per_application BOOLEAN NOT NULL,
    obligation TEXT NOT NULL,
    position INTEGER,
    in_service BOOLEAN NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX question_centre ON question (centre_id);

CREATE TABLE question_requirement (
    session_id BLOB NOT NULL REFERENCES programme_session (id),
    question_id BLOB NOT NULL REFERENCES question (id),
    PRIMARY KEY (session_id, question_id)
);
CREATE INDEX question_requirement_question ON question_requirement (question_id);

-- Without an application: one answer for all applications of the person.
CREATE TABLE question_answer (
    id BLOB NOT NULL PRIMARY KEY,
    account_id BLOB NOT NULL REFERENCES account (id),
    question_id BLOB NOT NULL REFERENCES question (id),
    application_id BLOB REFERENCES application (id),
    answer TEXT NOT NULL,
    is_not_concerned BOOLEAN NOT NULL,
    -- The page that saved it last: what one page saves twice is no conflict.
    saved_by TEXT NOT NULL,
    version BIGINT NOT NULL,
    updated_at TEXT NOT NULL
);
CREATE UNIQUE INDEX question_answer_common ON question_answer (account_id, question_id) WHERE application_id IS NULL;
CREATE UNIQUE INDEX question_answer_own ON question_answer (application_id, question_id) WHERE application_id IS NOT NULL;
CREATE INDEX question_answer_account ON question_answer (account_id);
CREATE INDEX question_answer_question ON question_answer (question_id);
