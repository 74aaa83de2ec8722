-- When the last mail left. The jobs do not tell: one ends as well when nothing was sent.
CREATE INDEX mail_sent ON mail (sent_at) WHERE state = 'sent';
