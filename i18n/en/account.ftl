# Signing in and the account.

sign-in-title = Sign in
sign-in-lead = Sign in with your eCandidat account
sign-in-login = User
sign-in-login-hint = Your file number or your email address
sign-in-password = Password
sign-in-button = Sign in
sign-in-login-missing = Enter your file number or your email address.
sign-in-password-missing = Enter your password.
sign-in-wrong = Wrong user or password. Check what you typed, or ask for a new password with “I forgot my credentials”.
sign-in-not-activated = Your account is not activated yet. Open the link you received by email, or ask for another one with “I lost my activation code”.
sign-in-too-many = Too many attempts in a short time. Wait a quarter of an hour, or ask for a new password with “I forgot my credentials”.
forgotten-link = I forgot my credentials
lost-link-link = I lost my activation code
