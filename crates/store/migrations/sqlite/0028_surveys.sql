-- Forms that are answered in LimeSurvey: which survey, and how far its answers were read.

CREATE TABLE form_survey (
    form_id BLOB NOT NULL PRIMARY KEY REFERENCES form (id),
    survey_id BIGINT NOT NULL UNIQUE,
    address TEXT NOT NULL,
    -- The highest number of a response that was read.
    last_response BIGINT NOT NULL,
    read_at TEXT,
    -- When the whole survey was read last, early responses included, or tried in vain.
    full_at TEXT,
    -- Since when it cannot be read; none when it could the last time.
    trouble_at TEXT
);

-- The response that answers came from.
ALTER TABLE form_answer ADD COLUMN response_id BIGINT;
