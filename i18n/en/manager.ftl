# Managing applications: list, dossier, review of documents.

staff-search = Search for an applicant or a file

roles-title = My roles
roles-lead = Choose where to work. The rights of each role are given by central admissions.

list-title = Applications
list-cancelled-title = Cancelled applications
list-views = Views of the list
list-filter = Filter applications
list-search = Name, file number, INE
list-filter-centre = Admissions centre
list-filter-committee = Committee
list-filter-programme = Programme code
list-filter-status = File status
list-filter-treatment = Treatment type
list-filter-decision = Decision
list-filter-answer = Applicant’s answer
list-more-filters = More filters
list-apply = Filter
list-clear = Clear all
list-none = No application yet. They will appear here as soon as they are created.
list-programme-unknown = No programme of your centres has the code “{ $code }”.
list-none-filtered = No application matches. Change or clear the filters.
list-grid = Grid of applications, may scroll sideways
list-column-number = Number
list-column-name = Applicant
list-column-programme = Programme
list-column-status = File status
list-column-submitted = Submitted
list-column-documents = Documents
list-column-treatment = Treatment
list-column-decision = Decision
list-column-cancelled = Cancelled
list-cancelled-by = { $date }, by { $by }
list-to-review = { $count ->
    [one] 1 to review
   *[other] { $count } to review
}
list-submitted-on = submitted on { $date }
list-more-than = more than { $count }
list-lines = Rows
list-lines-show = Show
list-legend-draft = Decision
list-legend-unpublished = not published
view-all = All
view-to-review = To review
view-incomplete = Incomplete
view-to-decide = To decide
view-to-validate = To validate
view-to-publish = To publish
view-many = 1000+

mass-region = Actions on the selection
mass-count-one = {"{"}n{"}"} application selected
mass-count-many = {"{"}n{"}"} applications selected
mass-selection = Ticked applications:
mass-everything = Select all results
mass-none = Clear the selection
mass-pick = Select { $name }
mass-pick-page = Select all rows of the page
mass-status = Status
mass-decision = Enter decisions
mass-publish = Validate decisions
mass-nothing = No application is ticked. Tick those to handle.
mass-too-many = An action takes 200 applications at most; only the first 200 will be handled. Narrow the selection with the filters.
mass-lead = { $count ->
    [0] No application concerned.
    [one] 1 application concerned.
   *[other] { $count } applications concerned.
}
mass-left-out = { $count ->
    [one] 1 application left out: your role does not allow changing it, or its decision is already published.
   *[other] { $count } applications left out: your role does not allow changing them, or their decisions are already published.
}
mass-list = Applications concerned
mass-status-title = Change the status of files
mass-status-consequence = { $count ->
    [one] A mail will be sent to the applicant.
   *[other] A mail will be sent to each of the { $count } applicants.
}
mass-status-return-over = { $count ->
    [one] The return date of application no. { $numbers } is over: give it a new date first, or its applicant can deposit nothing.
   *[other] The return date of { $count } applications is over (no. { $numbers }): give them a new date first, or these applicants can deposit nothing.
}
mass-status-yes = { $count ->
    [one] Yes, change 1 status
   *[other] Yes, change { $count } statuses
}
mass-status-done = { $count ->
    [0] No status has been changed.
    [one] The status of 1 application has been changed.
   *[other] The status of { $count } applications has been changed.
} { $same ->
    [0] {""}
    [one] 1 application already had this status at this date.
   *[other] { $same } applications already had this status at this date.
} { $left ->
    [0] {""}
    [one] 1 was left as it was.
   *[other] { $left } were left as they were.
}

shortcuts = Keyboard shortcuts
shortcuts-switch = single-character shortcuts on
shortcut-move = move
shortcut-pick = select
shortcut-open = open
shortcut-review = review the documents
shortcut-filter = filter
shortcut-documents = next, previous document
shortcut-validate = validate
shortcut-refuse = refuse
shortcut-reason = reason
shortcut-zoom = zoom
shortcut-candidates = next, previous candidate
shortcut-decision = choose the decision
shortcut-save = save
key-space = Space
key-enter = Enter

treatment-controlled = Controlled access
treatment-direct = Direct access
treatment-waiting = Not settled
treatment-validated = validated
treatment-not-validated = not validated
treatment-mail = Controlled access is validated at once and the applicant is told by mail; the two other types remain to be validated.
treatment-validate = Validate “{ $treatment }”
treatment-validate-what = Validating direct access admits the applicant at once: the programme’s favourable decision is published and a mail is sent.
treatment-done = The treatment type has been saved.
treatment-validated-done = The treatment type has been validated.
acceptance-none = No answer
acceptance-confirmed = Confirmed
acceptance-withdrawn = Withdrawn

dossier-submitted-on = submitted on { $date }
dossier-present = Also looking at this file: { $names }
dossier-review = Review documents
dossier-corrections = Ask for corrections
dossier-decide = Enter a decision
dossier-download = Download the file
dossier-cancelled = This application is cancelled: it can no longer be changed.
dossier-archived = This application is archived: it can no longer be changed.
dossier-tabs = Content of the file
dossier-tab-profile = Profile
dossier-tab-history = History
dossier-tab-mails = Mails
dossier-tab-notes = Notes
dossier-state = Details
dossier-committee = Committee
dossier-treatment = Treatment type
dossier-treatment-state = { $treatment } ({ $state })
dossier-registration-code = OPI code
dossier-undefined = Not set
dossier-answer = Answer
dossier-answered = { $answer } by { $by } on { $date }
dossier-birth-date = Date of birth
dossier-ine = INE
dossier-email = Email address
dossier-profile-empty = Nothing is filled in here.
dossier-profile-changed = The applicant changed the profile after submitting. Each changed line recalls what was submitted.
dossier-profile-late = The automatic submission was made after the deadline, and the profile had been changed in between: what was submitted contains these changes. What the profile said at the deadline is not known.
dossier-profile-before = When submitted: { $value }
dossier-profile-nothing = not filled in
dossier-profile-added = Added since the submission
dossier-profile-removed = Removed since the submission
dossier-record-refresh = Synchronise with the student records
dossier-record-none = Nothing has been read from the student records for this person yet.
dossier-record-read = Read from the student records on { $date }.
dossier-record-waiting = The student records were asked for on { $date }.
dossier-record-away = The student records do not answer at the moment. The request of { $date } is dealt with as soon as they do.
dossier-record-asked = The student records will be read. Reload the page in a moment.
dossier-record-nothing = Nothing tells who this person is in the student records: neither a student number nor an INE.
date-complete = Date complete
date-incomplete = Date incomplete
date-unreadable = “{ $value }” is not a date. Enter the day, month and year, for example 15/04/2026.
documents-tally = { $validated } validated, { $refused } refused, { $waiting } to review
document-judged-by = By { $name }, on { $date }
document-newer = A newer version, of { $date }, is not submitted yet.
document-pages = { $count ->
    [one] 1 page
   *[other] { $count } pages
}
document-common = Shared by all applications
document-earlier = { $count ->
    [one] 1 earlier version
   *[other] { $count } earlier versions
}
tick-title = Change status
tick-lead = Tick the documents, then choose their status. The applicant is not told: ask for corrections to do so.
tick-button = Change the status of the ticked documents
judge-comment = Comment to the applicant
judge-comment-hint = 500 characters at most.
judge-done = { $count ->
    [one] The document’s status has been saved.
   *[other] The status of { $count } documents has been saved.
}
judge-nothing = No document is ticked. Tick those whose status changes.
judge-no-verdict = Choose a status.
judge-no-file = “{ $document }” has no file to review.
judge-comment-too-long = The comment on “{ $document }” is longer than 500 characters. Shorten it.
judge-comment-unreadable = The comment on “{ $document }” contains an invisible character, probably pasted. Type it.
judge-replaced = The applicant has submitted another version of “{ $document }” meanwhile. Look at it, then try again.
judge-meanwhile = “{ $document }” was reviewed meanwhile by { $by }, on { $at }: { $status }. Nothing was overwritten; save again to change that status.
judge-meanwhile-comment = Comment: “{ $comment }”.

status-change = Change the file status
status-on = Date of the status
status-on-hint = Today or an earlier day, for example 15/04/2026.
status-mail = A mail is sent to the applicant.
status-return-over = The return date is over ({ $date }): give a new date first, or the applicant can deposit nothing.
status-done = The file status has been saved and a mail is on its way.
status-same = The file already has this status at this date. Nothing changed and no other mail is sent.
dates-change = Change the dates of this application
dates-return = Return date of this application
dates-return-hint = Empty: the programme’s date applies. Never earlier.
dates-confirmation = Confirmation date of this application
dates-confirmation-hint = Empty: the programme’s date applies.
dates-done = The date has been saved.
dates-done-told = The date has been saved. The applicant is told in a message.
dates-programme-over = The programme’s confirmation date ({ $date }) is over: give a date to come, or the person admitted could no longer answer.
dates-programme-return-over = The return date of the programme ({ $date }) is over: give a date to come, otherwise the applicant could not send or submit the file any more.

corrections-documents = Documents to correct
corrections-lead = Tick each document to refuse and tell the applicant what is wrong. Documents already refused stay so.
corrections-deadline = New return date
corrections-deadline-hint = Date in force: { $date }. Never earlier than the programme’s ({ $programme }).
corrections-deadline-over-hint = The return date ({ $date }) is over: give a new one, or the applicant could not correct anything.
corrections-deadline-missing = The return date is over. Give a new date.
corrections-deadline-too-early = This date is earlier than the programme’s ({ $date }). Choose that day or a later one.
corrections-deadline-over = This date is over. Choose today or a day to come.
corrections-nothing-refused = No document is refused. Tick at least one document to correct.
corrections-consequence = The file of { $name } will become “Incomplete” and a single mail will say what to correct and until when.
corrections-done = Corrections have been asked for: the file is “Incomplete” and a mail is on its way.

review-list = Documents of the file
review-document = Document: { $document }
review-tools = Document tools
review-page = Page
review-page-of = of { $count }
review-page-up = Previous page
review-page-down = Next page
review-zoom-in = Zoom in
review-zoom-out = Zoom out
review-turn = Turn
review-new-tab = Open in a new tab
review-picture = Page { $page }: { $document }
review-no-picture = No preview is available. Open the document in a new tab.
review-status = Status of the document
review-reset = To be reviewed again
review-reasons = Reason of the refusal
review-reason-1 = Illegible scan
review-reason-1-text = The document cannot be read. Deposit a sharper scan.
review-reason-2 = Missing page
review-reason-2-text = A page is missing. Deposit the whole document.
review-reason-3 = Wrong document
review-reason-3-text = This is not the document that is asked for. Deposit the right one.
review-reason-4 = Out of date
review-reason-4-text = The document is no longer valid. Deposit one that is.
review-save-next = Save and next
review-saved = The status has been saved. Here is the next document.
review-all-judged = The status has been saved. All deposited documents are reviewed.
review-next = Next document
review-previous = Previous document
review-next-dossier = Next file
review-previous-dossier = Previous file
review-position = { $at } of { $total }
review-incomplete = Declare incomplete
review-complete = Declare complete
review-complete-not-yet = Possible once every document is validated or not concerned.

history-decisions = History of decisions
history-no-decision = No decision has been entered.
history-entered = Entered on { $date }
history-trace = What happened
mails-none = No mail was sent about this application.
mail-state-sent = Sent
mail-state-failed = Not delivered
mail-state-waiting = Waiting to be sent
mail-send-again = Send again
mail-sent-again = The mail is on its way again.
notes-lead = Internal notes: the applicant never sees them.
note-message = New note
note-add = Add the note
note-added = The note has been added.
note-removed = The note has been removed.
note-empty = Write the note before adding it.
note-too-long = The note is longer than 255 characters. Shorten it.

audit-system = Automatic
audit-applicant = { $name } (applicant)
audit-application-create = Application created
audit-form-draft = Form “{ $document }”: draft saved
audit-form-complete = Form “{ $document }”: answers completed
audit-form-survey = Form “{ $document }”: answers read from LimeSurvey
audit-form-not-concerned = Form “{ $document }”: not concerned
audit-form-remind = Reminder of forms sent
audit-form-concerned = Form “{ $document }”: concerned
audit-form-file = Form “{ $document }”: file deposited
audit-form-file-remove = Form “{ $document }”: file removed
audit-questions-answer = Answers to further questions saved
audit-application-submit = Application submitted
audit-as-of = counts as submitted on { $date }
audit-profile-changed = the profile was changed after the deadline
audit-application-cancel = Application cancelled
audit-application-cancel-undo = Cancellation taken back
audit-application-answer = Applicant’s answer changed
audit-application-automatic-submission = Automatic submission
audit-application-automatic-submission-failed = Automatic submission that did not take place
audit-application-file-status = File status changed
audit-application-ask-corrections = Corrections asked for
audit-application-treatment = Treatment type changed
audit-application-treatment-validate = Treatment type validated
audit-application-return-date = Return date changed
audit-application-confirmation-date = Confirmation date changed
audit-document-deposit = Document deposited: { $document }
audit-document-replace = Document replaced: { $document }
audit-document-remove = File removed: { $document }
audit-document-declare = “Not concerned” changed: { $document }
audit-document-judge = Document status changed: { $document }
audit-decision-enter = Decision entered
audit-decision-rank = Rank changed
audit-decision-discard = Decision taken back
audit-decision-validate = Decision validated
audit-decision-publish = Decision published
audit-decision-direct-access = Admitted by direct access
audit-decision-promote = Admitted from the complementary list
audit-list-promote = Place given to the complementary list
audit-mail-resend = Mail sent again
audit-note-add = Note added
audit-note-remove = Note removed
audit-student-record-ask = Reading of the student record asked for

list-columns = Columns
list-columns-shown = Columns shown
view-save = Save this view
view-name = Name of the view
view-name-hint = The filters and the order in force, for you alone. The same name replaces the view.
view-saved = The view is saved.
view-removed = The view is removed.
view-remove = Remove the view “{ $name }”
view-no-name = Give the view a name before saving it.
view-name-too-long = The name of the view is longer than 40 characters. Shorten it.
view-too-many = You already have 12 views. Remove one before saving another.

## Letters

forms-remind = Send a reminder
forms-remind-what = { $count ->
    [one] One form waits for an answer: a mail with its address will be sent to the applicant.
   *[other] { $count } forms wait for an answer: a mail with their addresses will be sent to the applicant.
}
forms-reminded = The reminder has been sent.
forms-nothing-to-answer = No form waits for an answer any more.

letters-title = Letters
letters-none-yet = No letter has been issued yet. It will be at the first download.
letter-version = { $letter }, version { $number }
letter-issued = Issued on { $date } · { $by } · code { $code }
letter-replaced = Replaced
letter-again = Issue a new version
letter-again-what = The new letter takes today’s information and has a new code. The earlier one is kept and will be said to be “replaced”.
letter-issued-again = The new version of the letter is issued.
letter-none = No letter is foreseen for this decision.
audit-letter-issue = Letter issued
publish-letter = { $letter } to download
publish-letter-attached = { $letter } attached to the mail
oddity-unsigned-letter = The letter has neither a signatory nor a signature.
# Roles

role-admin = Administrator
role-central = Central admissions
role-manager = Manager of an admissions centre
role-committee = Committee member

# What staff do for an applicant, what they type by hand, the archive, and letters in number.

nav-staff-bundles = Letters to download
list-archived-title = Archived applications
list-column-campaign = Campaign

acts-title = For the applicant
acts-lead = The applicant gets the same email as if they had done it themselves. The history keeps your name.
act-confirm = Confirm their application
act-withdraw = Record their withdrawal
act-withdraw-undo = Undo their withdrawal
act-cancel = Cancel their application
act-reopen = Reopen their application
act-confirm-question = Confirm application no. { $number } for the applicant?
act-withdraw-question = Record the withdrawal for application no. { $number }?
act-withdraw-undo-question = Undo the withdrawal of application no. { $number }?
act-cancel-question = Cancel application no. { $number } for the applicant?
act-reopen-question = Reopen application no. { $number }?
act-confirm-consequence = The applicant accepts the place in “{ $programme }”. An email confirms it to them. The confirmation date does not bind you.
act-withdraw-consequence = The applicant gives up “{ $programme }”. An email tells them. This can be undone until { $until }; afterwards only a new decision gives the place back.
act-withdraw-consequence-final = The applicant gives up “{ $programme }”. An email tells them. Only a new decision gives the place back.
act-withdraw-undo-consequence = The answer given before the withdrawal from “{ $programme }” stands again. An email tells the applicant.
act-cancel-consequence = The application to “{ $programme }” is cancelled, its documents are kept. An email tells the applicant, who can undo it until { $until }.
act-cancel-consequence-final = The application to “{ $programme }” is cancelled, its documents are kept. An email tells the applicant, who cannot undo it.
act-reopen-consequence = The application to “{ $programme }” continues from where it was. An email tells the applicant. The committee is not alerted: if it was told of the cancellation, let it know.
act-yes = Yes, go on
act-stale = The application changed in the meantime. This is the question about its present state.
act-confirm-done = The application is confirmed.
act-withdraw-done = The withdrawal is recorded.
act-withdraw-undo-done = The withdrawal is undone.
act-cancel-done = The application is cancelled.
act-reopen-done = The application is reopened.

apply-for-title = Apply for an applicant
apply-for-another = Apply for them to another programme
apply-for-lead = Application dates and the number of applications do not bind you. The applicant’s profile must be complete.
apply-for-candidate = File number or email address of the applicant
apply-for-candidate-hint = In full, for example E2YQTLXU.
apply-for-kind = Kind of application
apply-for-ordinary = Application
apply-for-ordinary-what = The applicant receives the registration email and uploads the documents.
apply-for-offer = Offer of admission
apply-for-offer-what = The file is complete and a favourable decision is entered, for the committee to validate. The applicant is told when that decision is published.
apply-for-continue = Continue
apply-for-question = Apply for { $name } to “{ $programme }”?
apply-for-outside-dates = This programme is not open for applications today.
apply-for-yes = Yes, apply
apply-for-done = The application is created and the applicant is told by email.
apply-for-offer-done = The offer is created. Its favourable decision is to be validated.
apply-for-no-programme = No programme of your centres is in service.
apply-for-candidate-missing = Enter the file number or the email address of the applicant.
apply-for-candidate-unknown = No applicant has this number or this address. Check what you typed.
apply-for-oneself = You cannot apply for yourself as a member of staff.
apply-for-programme-unknown = Choose a programme from the list.
apply-for-no-decision = The favourable decision type of this programme does not fit. Correct it in the programme’s settings.
apply-for-personal-missing = The applicant has not given their personal details yet.
apply-for-address-missing = The applicant has not given their address yet.
apply-for-bac-missing = The applicant has not filled in the baccalaureate page yet.
apply-for-ine-missing = The applicant has not given their INE yet, which their baccalaureate requires.
apply-for-already-applied = The applicant has an application to this programme already.

fees-change = Registration fees
fees-amount = Amount left to pay
fees-amount-hint = In euros, for example 170.50. Leave it empty to say nothing.
fees-note = Remark
fees-note-hint = For example the reason of an exemption; 200 characters at most.
fees-shown = The applicant sees them at once, whatever the decision.
fees-unreadable = This amount cannot be read. Enter for example 170.50.
fees-note-too-long = The remark is longer than 200 characters. Shorten it.
fees-done = The registration fees are saved.
registration-change = Registration identifier
registration-code = Registration identifier
registration-code-hint = Letters, digits and hyphens, 10 at most. The applicant sees it at once.
registration-tell = Tell the applicant by email
registration-unreadable = The identifier has 10 characters at most: letters without accents, digits and hyphens.
registration-done = The registration identifier is saved.
treatment-meanwhile = Somebody changed the treatment type in the meantime: “{ $value }”. Nothing was validated; check, then try again.
registration-meanwhile = Somebody saved something else in the meantime: “{ $value }”. What you typed is kept; save again to replace it.

archive-restore = Take out of the archive
archive-restored = The application is out of the archive.
mass-archive = Archive
mass-archive-title = Archive applications
mass-archive-which = Applications that are refused, and those cancelled or withdrawn for good, can be archived.
mass-archive-consequence = They leave the lists and can no longer be changed. “Archived applications” keeps them, and each can be taken out while the campaign goes on.
mass-archive-yes = { $count ->
    [one] Yes, archive 1 application
   *[other] Yes, archive { $count } applications
}
mass-archive-done = { $count ->
    [0] No application has been archived.
    [one] 1 application is archived.
   *[other] { $count } applications are archived.
} { $left ->
    [0] {""}
    [one] 1 was left as it was.
   *[other] { $left } were left as they were.
}

mass-fees = Fees
mass-fees-title = Set the registration fees
mass-fees-consequence = The amount and the remark replace what stands on each of these applications; the one of the two that is left empty is cleared. Each applicant sees them at once.
mass-fees-clear = Clear the amount and the remark of these applications
mass-fees-choose = Enter an amount or a remark, or leave both empty and tick the box to clear them.
mass-fees-now = now: { $fees }
mass-fees-yes = { $count ->
    [one] Yes, save for 1 application
   *[other] Yes, save for { $count } applications
}
mass-fees-done = { $count ->
    [0] Nothing has been saved.
    [one] The registration fees of 1 application are saved.
   *[other] The registration fees of { $count } applications are saved.
} { $changed ->
    [0] {""}
    [one] The fees of 1 application were changed meanwhile and have not been replaced: no. { $changed_numbers }.
   *[other] The fees of { $changed } applications were changed meanwhile and have not been replaced: no. { $changed_numbers }.
} { $refused ->
    [0] {""}
    [one] 1 application no longer allows it and was left as it was: no. { $refused_numbers }.
   *[other] { $refused } applications no longer allow it and were left as they were: no. { $refused_numbers }.
}
mass-letters = Letters
mass-letters-title = Download letters
mass-letters-lead = { $days ->
    [one] The letters are put into one archive, which you alone can download for 1 day.
   *[other] The letters are put into one archive, which you alone can download for { $days } days.
}
mass-letters-without = { $count ->
    [one] 1 application has no letter:
   *[other] { $count } applications have no letter:
}
mass-letters-yes = { $count ->
    [one] Prepare 1 letter
   *[other] Prepare { $count } letters
}
mass-letters-done = { $count ->
    [one] 1 letter is being prepared.
   *[other] { $count } letters are being prepared.
} { $left ->
    [0] {""}
    [one] { $left } application was left out.
   *[other] { $left } applications were left out.
}
mass-letters-nothing = None of these applications has a letter.
mass-letters-under-way = An archive is being prepared already. Wait until it is ready before you ask for another.
bundles-title = Letters to download
bundles-lead = { $days ->
    [one] Each archive is kept for 1 day. You alone can see it.
   *[other] Each archive is kept for { $days } days. You alone can see it.
}
bundles-refresh = Refresh
bundles-none = No archive. Tick applications in the list, then “Letters”.
bundle-asked = Asked for on { $date }
bundle-making = Being prepared: { $done } of { $total }
bundle-download = Download
bundle-ready = { $count ->
    [one] 1 letter, { $size }, until { $until }
   *[other] { $count } letters, { $size }, until { $until }
}
bundle-left-out = { $count ->
    [one] 1 application had no letter any more.
   *[other] { $count } applications had no letter any more.
}
bundle-failed = { $count ->
    [one] 1 letter could not be read; tell the operator.
   *[other] { $count } letters could not be read; tell the operator.
}

audit-application-archive = Application archived
audit-application-restore = Application taken out of the archive
audit-application-fees = Registration fees changed
audit-application-registration-code = Registration identifier changed
