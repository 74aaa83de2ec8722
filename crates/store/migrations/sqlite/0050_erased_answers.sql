-- Who confirmed, withdrew or cancelled: of people erased before, no name is left. An account without an address is nobody's.
UPDATE application SET accepted_by = '—' WHERE accepted_by IS NOT NULL AND accepted_by <> 'system' AND account_id IN (SELECT id FROM account WHERE email = '');
UPDATE application SET cancelled_by = '—' WHERE cancelled_by IS NOT NULL AND cancelled_by <> 'system' AND account_id IN (SELECT id FROM account WHERE email = '');
