-- What the institution's student record told of a person, and what people ask about their own data.

-- One row once somebody was looked for. The row tells where locked values come from; what was read stands in the
-- profile. Several states look the same to the person: whoever has no record is told what whoever cannot be matched is.
CREATE TABLE student_record (
    account_id UUID NOT NULL PRIMARY KEY REFERENCES account (id),
    state TEXT NOT NULL,
    found_by TEXT NOT NULL,
    has_bac BOOLEAN NOT NULL,
    address JSONB,
    asked_at TIMESTAMPTZ NOT NULL,
    read_at TIMESTAMPTZ,
    trouble_at TIMESTAMPTZ
);

-- Copies of their data that people asked for. The file goes when the copy expires.
CREATE TABLE data_export (
    id UUID NOT NULL PRIMARY KEY,
    account_id UUID NOT NULL REFERENCES account (id),
    state TEXT NOT NULL,
    asked_at TIMESTAMPTZ NOT NULL,
    ready_at TIMESTAMPTZ,
    expires_at TIMESTAMPTZ,
    file_key TEXT,
    size BIGINT
);
CREATE INDEX data_export_account ON data_export (account_id, asked_at);
CREATE INDEX data_export_expiry ON data_export (expires_at);
-- At most one copy of a person is being made.
CREATE UNIQUE INDEX data_export_waiting ON data_export (account_id) WHERE state = 'waiting';

-- Requests to be erased, with the answer and its reason. The row outlives the person it is about, without their words.
CREATE TABLE erasure_request (
    id UUID NOT NULL PRIMARY KEY,
    account_id UUID NOT NULL REFERENCES account (id),
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    asked_at TIMESTAMPTZ NOT NULL,
    answered_at TIMESTAMPTZ,
    answered_by UUID REFERENCES account (id),
    answer TEXT NOT NULL,
    kept_until DATE,
    done_at TIMESTAMPTZ,
    version BIGINT NOT NULL
);
CREATE INDEX erasure_request_account ON erasure_request (account_id, asked_at);
CREATE INDEX erasure_request_answerer ON erasure_request (answered_by);
CREATE INDEX erasure_request_state ON erasure_request (state, asked_at);
-- At most one request of a person is open.
CREATE UNIQUE INDEX erasure_request_open ON erasure_request (account_id) WHERE state IN ('waiting', 'accepted');
