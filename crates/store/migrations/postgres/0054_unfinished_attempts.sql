-- A student number that stayed with an account when its creation behind the sign-on was begun again with another address:
-- whoever reads the mail at this one need not be that student.
UPDATE account SET student_number = NULL WHERE student_number IS NOT NULL AND activated_at IS NULL AND sso_login IS NULL;
-- What is tried without end counts no more attempts than this: one that waited for long is not taken for one that ends its
-- workers.
UPDATE job SET attempts = 12 WHERE attempts > 12 AND state = 'queued' AND kind IN ('mail', 'student_record.read', 'account.student_number');
