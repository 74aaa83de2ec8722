-- Under which heading a frequent question stands, by language; empty = before all headings.
ALTER TABLE faq ADD COLUMN category JSONB NOT NULL DEFAULT '{}';
