# The frame of every page: navigation, forms, dates, general error messages.

title-error = Error:{" "}
skip-to-content = Skip to content
menu = Menu
language-name = English
language = Language
not-signed-in = Not signed in
create-account = Create an account
sign-out = Sign out

nav-main = Main navigation
breadcrumb = Breadcrumb
nav-home = Home
nav-catalogue = Programmes
nav-applications = Applications
nav-account = My account
nav-assistance = Help
nav-staff-side = Staff area
nav-applicant-side = Applicant area
nav-group-applications = Applications
nav-group-setup = Admissions centre
nav-group-central = Central admissions
nav-group-administration = Administration
nav-staff-applications = Applications
nav-staff-committee = Committee
nav-staff-programmes = Programmes
nav-staff-document-types = Supporting documents
nav-staff-forms = Complementary forms
nav-staff-questions = Further questions
nav-staff-committees = Committees
nav-staff-admin = Getting started
nav-staff-institution = Institution
nav-staff-campaigns = Campaigns
nav-staff-centres = Admissions centres
nav-staff-decision-types = Decision types
nav-staff-mails = Mails
nav-staff-letters = Letters
nav-staff-wording = Status wording
nav-staff-messages = Messages
nav-staff-faq = FAQ
nav-staff-people = Rights
nav-staff-jobs = Jobs

footer-accessibility = Accessibility: partially compliant
footer-personal-data = Personal data
footer-legal = Legal notice
footer-appearance = Appearance
footer-demo-mail = Demonstration mail

script-failed = The data could not be loaded. Check your connection, then try again.
script-offline = You seem to be offline. What you typed stays on this page; try again once connected.
session-warning-one = Your session ends in {"{"}n{"}"} minute.
session-warning-many = Your session ends in {"{"}n{"}"} minutes.
session-ended = Your session has ended. Save this page: what you typed will be kept while you sign in again.
session-kept = Your session has been extended.
session-stay = Stay signed in
kept-form-shown = What you had typed before your session ended was kept and is back in the form. Read it again, then save.
kept-form-sign-in = Your session has ended. What you typed is kept for 24 hours: sign in again with the same account to find it.
kept-form-file = Your session has ended and the file was not saved. Sign in again, then choose it once more.
kept-form-upload = Your session has ended and the sending of your files was interrupted. Sign in again with the same account to resume it.

form-optional = (optional)
form-show-password = Show
form-hide-password = Hide
form-required-note = Fields marked with * are required.
form-errors-title = { $count ->
    [one] One thing needs correcting
   *[other] { $count } things need correcting
}
form-save = Save
form-cancel = Cancel
form-back = Previous
form-next = Next
form-close = Close
form-edit = Edit
form-delete = Delete
form-choose = Choose
form-yes = Yes
form-no = No

number-decimal = {"."}
number-group = ,
size-kilobytes = { $number } kB
size-megabytes = { $number } MB
date-short = { $day }/{ $month }/{ $year }
date-long = { $day } { $month } { $year }
date-with-weekday = { $weekday } { $date }
date-first-of-month = 1
time-of-day = { $hour }:{ $minute }
date-at-time = { $date } at { $time }
days-left = { $days ->
    [one] 1 day left
   *[other] { $days } days left
}
days-left-last = Last day
days-over = { $days ->
    [one] Ended yesterday
   *[other] Ended { $days } days ago
}
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = June
month-short-7 = July
month-short-8 = Aug
month-short-9 = Sept
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec

problem-not-found-title = Page not found
problem-not-found = This page does not exist or is not open to you. Check the address, or start again from the home page.
problem-forbidden-title = Access denied
problem-forbidden = Your role does not allow this. Ask whoever manages rights in your centre for it.
problem-forged-title = Form refused
problem-forged = This form does not come from your open eCandidat page. Reopen the page and try again; nothing was changed.
problem-form-expired-title = Your session has ended
problem-form-expired = The page stayed open too long. Reload it, sign in again if needed, and try again; nothing was changed.
problem-bad-request-title = Request not understood
problem-bad-request = The form arrived incomplete or damaged. Reopen the page and try again.
problem-too-large-title = Too large
problem-too-large = What you sent is larger than allowed. Nothing was saved. Go back to the page before, shorten the text or choose a smaller file, then try again.
problem-too-many-title = Too many requests
problem-too-many = Too many requests in a short time. Wait a few minutes and try again.
problem-stale-title = Changed meanwhile
problem-stale = Somebody else changed this page after you opened it. Reload it to see the latest version, then try again.
problem-unavailable-title = Service temporarily unavailable
problem-unavailable = The service does not answer. Nothing was changed. Try again in a minute.
problem-conflict-title = Changed at the same time
problem-conflict = Several people are changing the same thing at the same moment. Nothing of yours was saved. Try again.
problem-internal-title = Something went wrong
problem-internal = Your request failed because of an error in the application. It has been reported. Try again; if it keeps failing, write to the help desk with the reference below.
problem-reference = Reference: { $reference }
problem-retry = Try again
problem-home = Back to the home page

progress-refresh = Refresh the page to see what follows.
progress-see = See what follows

list-range = { $first } to { $last } of { $total }
list-pages = Pages of the list
list-page = Page { $number }
list-next-page = Next page
