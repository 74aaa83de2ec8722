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

# Messages of the account in general

account-sso-button = University sign-in
account-link-not-valid = This link no longer works: it was used already, a newer link replaced it, or its time is over. Ask for another one.
account-look-in-junk = No mail yet? Wait a few minutes, then look in your junk folder.

# Creating an account

account-create-title = Create an account
account-create-lead = It takes two minutes. You complete your file once your email address is confirmed.
account-create-warning = Once you have saved your account you are signed out. Read your email to confirm your address, then you can sign in again.
account-create-closed = Accounts cannot be created on this site. If you are a student of this institution, sign in; otherwise, the help desk tells you how to apply.
account-create-sso-question = Are you a student of { $institution }?
account-create-sso = Use the university sign-in: your INE and your studies are filled in for you.
account-create-too-many = Too many accounts were created from your network in a short time. Try again in an hour.
account-last-name = Last name
account-first-name = First name
account-email = Email address
account-email-hint = Your credentials and every decision are sent there. One address serves one applicant only.
account-email-again = Confirm email address
account-last-name-missing = Enter your last name.
account-first-name-missing = Enter your first name.
account-name-too-long = This name is too long: { $found } characters, { $max } allowed.
account-name-control-character = This name contains an invisible character. Delete it and type it on the keyboard.
account-name-no-letter = This name has no letter. Write it in letters.
account-email-again-missing = Enter your email address a second time.
account-emails-differ = The two addresses differ. Check “{ $part }”.
account-suggestion = Did you mean “{ $email }”?
account-suggestion-keep = If your address is the one you typed, save again.
account-suggestion-use = Use { $email }
account-data-title = How your personal data is used
account-data = Your data serves to examine your applications. You can read it, correct it or have it erased by writing to the data protection officer.
account-steps-title = What happens next
account-step-1 = You save this form
account-step-1-more = Last name, first name, email address
account-step-2 = You receive an email
account-step-2-more = It has your login and an activation link. Remember the junk folder.
account-step-3 = You follow the link
account-step-3-more = You choose a password and your account is activated.
account-step-4 = You are signed in
account-step-4-more = What remains is to complete “My account”.
account-created = Your request is saved for the address { $email }.
account-sent-title = Confirm your email address
account-sent = You now have to confirm your account. Open your mailbox and follow the link in the eCandidat mail you received (if you cannot find the mail, look in your junk folder). It brings you back to eCandidat.
account-sent-nothing = The mail usually arrives within a few minutes. If it does not:
account-sent-again = I mistyped my address, let me start again

# Activation

account-activate-title = Activate your account
account-activate-lead = Hello { $name }. Choose your password: your account is activated and you are signed in.
account-activate-login = Your login: { $login }
account-activate-button = Activate my account
account-activated = Your account is activated. Now complete “My account”.
account-already-active = Your account is active already. Sign in; if you no longer know your password, ask for another one.

# Password

account-password-again = Confirm password
account-password-hint = At least 12 characters. The easiest way: a few words that have nothing to do with each other. Neither your name nor your address.
account-password-again-missing = Enter the password a second time.
account-passwords-differ = The two passwords differ. Enter them again; “Show” helps to check.
account-password-same = This is your password already. Choose another one.
account-old-password-missing = Enter your current password.
account-old-password-wrong = This is not your current password. Check what you typed.
account-new-password-title = Choose a new password
account-new-password-lead = It replaces the old one, and everything signed in with it is signed out.
account-new-password = New password
account-new-password-done = Your new password is saved. Sign in.
account-new-password-not-active = Your new password is saved, but your account is not activated yet. Open the link of the activation mail, or ask for another one with “I lost my activation code”.
password-missing = Choose a password.
password-too-short = This password is too short: { $found } characters, at least { $min } needed.
password-too-long = This password is too long: { $found } characters, at most { $max } allowed.
password-own-name = This password contains your last or first name. Choose another one.
password-own-mail = This password contains your email address. Choose another one.
password-guessable = This password would soon be guessed. Add a word or two that have nothing to do with the others.

# Forgotten credentials, lost code

account-forgotten-lead = Enter the email address you gave when you created your eCandidat account. You receive your login and a link to choose a new password.
account-forgotten-sent = If there is an eCandidat account for this address, a mail has just left with your login and a link to choose a new password.
account-lost-link-lead = Enter the email address you gave when you created your eCandidat account. You receive a new activation link; the old one stops working.
account-lost-link-sent = If there is an eCandidat account for this address, a mail has just left with an activation link.
account-recover-hint = For example first.last@example.org
account-recover-button = Send
account-recover-again = Enter another address
account-recover-too-many = Too many requests in a short time. Look in your junk folder, then try again in an hour.

# Email address

email-missing = Enter your email address.
email-too-long = This address is too long: { $found } characters, { $max } allowed.
email-space = This address contains a space. Remove it.
email-missing-at = The “@” is missing. Enter an address like first.last@example.org
email-several-at = This address has more than one “@”. Keep only one.
email-accent = This address contains “{ $found }”. Enter it without accents or special characters.
email-local = What stands before the “@” is not valid. Check the dots and signs.
email-domain = What follows the “@” is not valid. Enter an address like first.last@example.org
email-ending = The end of the address is missing, for example “.org” or “.com”.
account-email-same = This is your address already. Enter the new one.
account-email-taken = Another account uses this address now: it cannot be yours any more.
account-email-changed = Your email address is now { $email }.
account-confirm-email-title = Confirm your email address
account-confirm-email-lead = { $email } will replace the current address of your account. All mails will be sent there.
account-confirm-email-button = Confirm this address

# Access

access-title = Access to your account
access-login = You are signed in with the login:
access-email-title = Email address
access-contact-email = Contact address:
access-email-waiting = We wrote to { $email }. Open the link in that mail to confirm the address; until then the current address stays in force. Remember the junk folder.
access-new-email = New email address
access-new-email-hint = You receive a confirmation link there; it works for 24 hours.
access-email-button = Change the email address
access-email-asked = A confirmation mail has just left for { $email }. Your address changes once you have opened its link.
access-old-password = Current password
access-password-button = Change the password
access-password-changed = Your password is changed. Your other sign-ins are closed.
access-password-too-many = Too many attempts in a short time. Wait a quarter of an hour.
access-no-password = You sign in through the university. To be able to sign in with a password as well, ask for one.
access-language-title = Preferred language
access-language = Language
access-language-hint = Used for the pages and the mails you receive.
access-language-changed = Your language is saved.
access-sessions-title = Where you are signed in
access-sessions-lead = The devices on which your account is open. If you do not recognise one, close it and change your password.
access-session-this = This device
access-session-when = Since { $since }, last seen { $seen }
access-session-unknown = Unknown device
access-session-end = Close
access-session-ended = The sign-in is closed.
access-sessions-end-others = Close all other sign-ins
access-sessions-ended = All your other sign-ins are closed.

# Demonstration mail

demo-mail-title = Demonstration mail
demo-mail-lead = Every mail this demonstration sent. Nothing leaves for the outside.
demo-mail-empty = No mail yet. Create an account to receive one.
demo-mail-from-to = From { $from } to { $to }
demo-mail-attachments = Attachments
demo-mail-copies = Copies:

# Foot of every mail

mail-footer-automatic = This message is sent automatically, please do not reply.
mail-footer-contact = Any question? Write to { $email }
mail-footer-assistance = Any question? See the help page: { $url }
mail-civility-mr = Mr
mail-civility-mrs = Ms
mail-refused-document = { $document }: { $comment }
mail-appeal = This decision follows your appeal.
mail-convocation = You are expected: { $where }.
mail-convocation-day = on { $date }
file-number-missing = Enter a file number.
file-number-length = A file number has eight characters.
file-number-character = A file number has digits and letters only.
file-number-prefix-too-long = The prefix has two characters at most.
