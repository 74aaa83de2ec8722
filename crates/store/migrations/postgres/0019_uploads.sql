-- Files on their way, block by block: what has arrived of each. The blocks are in the store of files.
CREATE TABLE upload (
    id UUID NOT NULL PRIMARY KEY,
    account_id UUID NOT NULL REFERENCES account (id),
    application_id UUID NOT NULL REFERENCES application (id),
    document_type_id UUID NOT NULL REFERENCES document_type (id),
    name TEXT NOT NULL,
    size BIGINT NOT NULL,
    received BIGINT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX upload_account ON upload (account_id);
CREATE INDEX upload_application ON upload (application_id);
CREATE INDEX upload_document_type ON upload (document_type_id);
