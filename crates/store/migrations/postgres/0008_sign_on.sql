-- The institution's sign-on: attempts under way, and what ends a session when the sign-on ends.

-- Between leaving for the sign-on server and being somebody here. Whoever holds the cookie may go on; rows last an hour
-- at most. Before the return `login` is empty; after it, the person is known to the institution and not yet to us.
CREATE TABLE sign_on (
    id UUID NOT NULL PRIMARY KEY,
    token_hash BYTEA NOT NULL UNIQUE,
    purpose TEXT NOT NULL,
    account_id UUID REFERENCES account (id) ON DELETE CASCADE,
    payload TEXT NOT NULL,
    return_path TEXT NOT NULL,
    state TEXT NOT NULL,
    nonce TEXT NOT NULL,
    verifier TEXT NOT NULL,
    login TEXT,
    facts TEXT,
    ticket_hash BYTEA,
    subject_hash BYTEA,
    sign_out_hint TEXT,
    expires_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX sign_on_account ON sign_on (account_id);
CREATE INDEX sign_on_ticket ON sign_on (ticket_hash);
CREATE INDEX sign_on_expiry ON sign_on (expires_at);

-- Digests of the names under which the sign-on server ends what it began; empty for sessions opened with a password.
ALTER TABLE session ADD COLUMN ticket_hash BYTEA;
ALTER TABLE session ADD COLUMN subject_hash BYTEA;
ALTER TABLE session ADD COLUMN sign_out_hint TEXT;
CREATE INDEX session_ticket ON session (ticket_hash);
CREATE INDEX session_subject ON session (subject_hash);
