# Signing in through the institution.

sso-title = University sign-in
sso-sign-in-lead = If you study or work at the institution.
sso-retry = Start the university sign-in again
sso-local-instead = Sign in with an eCandidat account
sso-down = The university sign-in does not answer at the moment. Try again in a few minutes; an eCandidat account with a password always works.
sso-no-attempt = This sign-in was not started in this browser, or it took too long. Start again; cookies must be accepted.
sso-sent-already = This form has arrived once already. Use the university sign-in again: it leads to your account, or says what is still missing.
sso-gave-up = The university did not sign you in. Start again, or use an eCandidat account.
sso-refused = The university’s answer was not accepted: it is too old, was used before or does not belong to your request. Start again.
sso-deactivated = Your access to eCandidat is closed. Write to support if you think this is a mistake.
sso-another-person = The address to be confirmed belongs to an account created with another university login, or its link is no longer valid. Sign in with the login that was used to create the account, or ask for another link with “I lost my activation code”.

# First visit

sso-new-title = You are signed in to the university
sso-new-lead = University login: { $login }. It is not linked to any eCandidat account yet.
sso-new-waiting = An account is waiting for the address { $email } to be confirmed: open the link you received by mail. If this address was mistyped, create your account again.
sso-new-none = I do not have an eCandidat account
sso-new-none-text = Your name and address are taken from the directory. You will have no password to remember.
sso-new-has = I already have an eCandidat account
sso-new-has-text = Sign in once with this account: it will be linked to your university login.
sso-create-lead = You will always sign in through the university, with the login { $login }.
sso-create-own-address = The institution gave you the address { $email }: it is already confirmed. If you enter another one, you will have to read your mail to confirm it.
sso-create-any-address = You will have to read your mail to confirm your address, then you can sign in through the university.
sso-create-directory-silent = The institution’s directory does not answer: it could not fill in this form. Please type what is missing yourself.
sso-address-taken = An eCandidat account uses this address already. Go back and sign in with that account to link it, or enter another address.
sso-login-taken = This university login is already linked to another eCandidat account.
sso-account-linked = This eCandidat account is already linked to another university login. Sign in, then unlink it under “Access to your account”.
sso-created = Your account is created and linked to the university sign-in. Now complete “My account”.
sso-activate = To confirm the address { $email }, sign in to the university with the login { $login }, which was used to create this account. If this is not you, do nothing.

# Access to your account

sso-access-linked = Your account is linked to the university login { $login }: you can sign in through the university.
sso-access-none = Your account is not linked to the university sign-in. If you study or work at the institution, you can link it and sign in without an eCandidat password.
sso-access-link = Link to my university login
sso-link-title = Link your account to the university sign-in
sso-link-lead = The university login { $login } will open your eCandidat account.
sso-link-button = Link my account
sso-link-too-late = The university sign-in took too long. Start again.
sso-linked = Your account is linked to the university sign-in.
sso-unlink-button = Unlink from the university sign-in
sso-unlinked = Your account is no longer linked to the university sign-in. From now on, sign in with your eCandidat password.
sso-unlink-no-password = Without a password you could no longer sign in. First choose a password with “I forgot my credentials”.

# Signing out

sso-signed-out-title = You are signed out of eCandidat
sso-signed-out = The university sign-in is about to be closed as well.
sso-signed-out-go = Continue

# Staff

sso-staff-login = University login
sso-staff-hint = This person will also sign in through the university with this login, with the rights of this account. Empty: none.
sso-staff-saved = The university login is saved.
sso-login-unusable = This login cannot be used: at most 128 characters, without spaces.
