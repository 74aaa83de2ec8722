-- How members of the staff arrange their list of applications: columns left out, views of their own.

CREATE TABLE list_preference (
    account_id BLOB NOT NULL PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    hidden_columns TEXT NOT NULL,
    views TEXT NOT NULL
);
