-- What happens outside a request: the queue, the schedule, the mails, and the trace of who did what.

CREATE TABLE job (
    id UUID NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    payload JSONB NOT NULL,
    run_at TIMESTAMPTZ NOT NULL,
    priority INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    locked_until TIMESTAMPTZ,
    locked_by TEXT,
    last_error TEXT,
    dedupe_key TEXT UNIQUE,
    state TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    finished_at TIMESTAMPTZ
);
CREATE INDEX job_due ON job (priority, run_at) WHERE state = 'queued';
CREATE INDEX job_finished ON job (finished_at);

CREATE TABLE schedule (
    name TEXT NOT NULL PRIMARY KEY,
    cron TEXT NOT NULL,
    next_run_at TIMESTAMPTZ NOT NULL,
    last_run_at TIMESTAMPTZ,
    in_service BOOLEAN NOT NULL
);

CREATE TABLE mail (
    id UUID NOT NULL PRIMARY KEY,
    message_id TEXT NOT NULL UNIQUE,
    template_code TEXT NOT NULL,
    language TEXT NOT NULL,
    account_id UUID REFERENCES account (id),
    application_id UUID REFERENCES application (id),
    decision_id UUID REFERENCES decision (id),
    recipient TEXT NOT NULL,
    recipient_name TEXT NOT NULL,
    extra JSONB NOT NULL,
    subject TEXT,
    body_text TEXT,
    body_html TEXT,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    last_error TEXT,
    created_at TIMESTAMPTZ NOT NULL,
    not_before TIMESTAMPTZ NOT NULL,
    sent_at TIMESTAMPTZ
);
CREATE INDEX mail_account ON mail (account_id, created_at);
CREATE INDEX mail_application ON mail (application_id, created_at);
CREATE INDEX mail_decision ON mail (decision_id);

CREATE TABLE audit_line (
    id UUID NOT NULL PRIMARY KEY,
    at TIMESTAMPTZ NOT NULL,
    actor_kind TEXT NOT NULL,
    actor_id UUID,
    actor_name TEXT NOT NULL,
    action TEXT NOT NULL,
    application_id UUID REFERENCES application (id),
    object TEXT NOT NULL,
    before JSONB,
    after JSONB
);
CREATE INDEX audit_line_application ON audit_line (application_id, at);
CREATE INDEX audit_line_at ON audit_line (at);
