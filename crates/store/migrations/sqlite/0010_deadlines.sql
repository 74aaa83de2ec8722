-- Reminders sent before a return date: each is sent once, whichever node finds it due.
CREATE TABLE reminder (
    application_id BLOB NOT NULL REFERENCES application (id),
    due_on TEXT NOT NULL,
    days_before INTEGER NOT NULL,
    sent_at TEXT NOT NULL,
    PRIMARY KEY (application_id, due_on, days_before)
);

-- Applications whose applicant accepted that the system submits them at the return date.
CREATE TABLE automatic_submission (
    application_id BLOB NOT NULL PRIMARY KEY REFERENCES application (id),
    accepted_at TEXT NOT NULL
);
