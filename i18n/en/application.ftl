# Applications: application page, documents, submission, cancellation, answer.

application-recap = Summary of your application
application-number = no. { $number }
application-tabs = Parts of the application
back-to-application = Back to the application
file-status-waiting = Waiting
file-status-received = Received
file-status-incomplete = Incomplete
file-status-complete = Complete
document-status-waiting = Waiting
document-status-deposited = Deposited
document-status-submitted = Submitted
document-status-validated = Accepted
document-status-refused = Rejected
document-status-not-concerned = Does not apply
document-status-checking = Being checked
document-to-be-submitted = will be submitted with your application
decision-waiting = Waiting
acceptance-confirmed-suffix = {" "}: CONFIRMED
acceptance-withdrawn-suffix = {" "}: WITHDRAWN
recap-details = Details
recap-programme = Programme
recap-file-status = File status
recap-decision = Decision
recap-comment = Comment
recap-convocation = Appointment
recap-registration-code = Registration identifier
recap-fee = Registration fee
recap-dates = Useful dates
recap-contact = Contact address
contact-phone = Phone:
contact-fax = Fax:
contact-mail = Email:
contact-url = Website:
date-pre-analysis = Pre-analysis date
date-return = Return deadline
date-submitted = Submission date
date-received = Reception date
date-jury = Committee date
date-publication = Publication date
date-confirmation = Confirmation date
fee-amount = €{ $amount }
decision-with-rank = { $decision } – rank { $rank }
tab-documents = Supporting documents
tab-information = Further information
do-not-forget-one = Do not forget the tab { $tab }
do-not-forget-several = Do not forget the tabs { $tabs } and { $last }
quoted = “{ $text }”
tab-forms = Complementary forms
column-form = Form
column-url = Address
forms-lead = To fill a form in, click on its address and answer the questions. Status and answers are up to date at once.
forms-lead-surveys = To fill a form in, click on its address and answer the questions. What you answer in an outside questionnaire appears here some minutes later.
forms-lead-surveys-read = To fill a form in, click on its address and answer the questions. Status and answers are refreshed automatically (last time: { $date }).
form-open = Open
form-open-elsewhere = Open in a new tab
form-read = Answers read on { $date }
form-read-late = Answers read on { $date }. The questionnaire service does not answer at the moment: your answers will be read once it is back.
form-not-read-yet = The answers to this questionnaire have not been read yet.
form-closed = Cannot be changed
form-see-answers = See the answers
form-answers = Answers
form-status-draft = Draft
form-facultative = Optional form
form-conditional = Conditional form
form-not-concerned = This form does not concern me
form-concerned = This form concerns me
form-read-asked = Your answers to the questionnaire are being read now. Reload the page in a few seconds to see them.
form-declared = You have certified that this form does not concern you.
form-reclaimed = The form is to be filled in again.
form-before = To be filled in before the end of { $date }
form-when = To be filled in if you answered { $answers } to “{ $question }”
form-complete = Complete my answers
form-save-draft = Save as a draft
form-completed = Your form is complete. You can still change it until your file is submitted.
form-completed-on = Completed on { $date }
form-draft-again = Saved at { $time }. An answer is missing: your form is a draft again until it is filled in.
form-paper = Save my answers as a PDF
form-place = Deposit this PDF for “{ $document }”
form-placing = Depositing
form-not-placed = The PDF is not deposited. { $why }
form-placed = The PDF of your answers is deposited.
form-file-add = Choose a file
form-file-change = Replace or remove the file
form-file-send = Send the file
form-file-kept = The file is saved.
missing-form = Form to fill in
missing-form-draft = Form begun, to be completed
answer-missing = “{ $question }”: answer this question
deposit-not-checked = The check of the file could not be completed. Try again in a few minutes.
deposit-too-often = Too many files within an hour. Try again later.
paper-form = Complementary form
paper-answers-completed = Completed on
paper-answers-draft = Draft: these answers have not been completed yet.
tab-questions = Further questions
question-status-waiting = Waiting
question-status-answered = Answered
question-status-submitted = Submitted
question-status-not-concerned = Not concerned
question-no-answer = No answer
question-not-concerned = This question does not concern me
question-common = Your answer holds for all your applications.
question-earlier = This is your answer of an earlier campaign: read it again, then save.
form-earlier = These are your answers of an earlier campaign: read them again, then confirm them.
questions-lead = Answer before the end of { $date }. You may save, leave and come back: nothing is submitted before “Submit my application”.
questions-lead-paper = Answer before the end of { $date }. You may save, leave and come back: your answers are read here, they need not be printed.
questions-closed = The answers can no longer be changed.
questions-save = Save my answers
questions-saved = Your answers are saved.
questions-saved-at = Saved at { $time }
questions-stale = Your other answers are saved. Where you answered otherwise in another window, what you typed is kept below without replacing what is saved: compare the two, correct if need be, then save again.
questions-stale-one = “{ $question }”: compare what you typed with the answer that is saved.
questions-stale-on-the-way = Your other answers are saved. Where you answered otherwise in another window, nothing is replaced: save the page to compare the two.
questions-stale-at-once = Not saved: another window was saving at the same moment. Save again.
missing-question = Question without an answer
answer-none = No answer
answer-date-hint = dd/mm/yyyy
answer-longest = { $max } characters at most.
answer-several = Several answers are possible.
answer-too-long = “{ $question }”: { $found } characters, { $max } allowed. Shorten your answer.
answer-control-character = “{ $question }”: the answer has a character that cannot be stored. Type it again.
answer-not-a-number = “{ $question }”: enter a number, for example 12.5
answer-not-a-date = “{ $question }”: enter a date like 31/12/2026
answer-not-offered = “{ $question }”: choose one of the answers offered
documents-caption = Supporting documents asked for
documents-banner = Online procedure: deposit your documents with the controls of the table before { $date }. Once done you will have to submit your application.
documents-formats = Accepted formats: PDF, JPG or PNG, { $size } at most per document.
documents-limits = { $pages ->
    [one] Per document: { $files } files and one page at most. Per application: { $total } at most.
   *[other] Per document: { $files } files and { $pages } pages at most. Per application: { $total } at most.
}
documents-closed = The documents can no longer be changed.
documents-folded = { $count ->
    [0] Supporting documents
    [one] Supporting documents: 1 accepted
   *[other] Supporting documents: { $count } accepted
}
documents-paper = Paper file: post these documents to the contact address before the end of { $date }.
column-document = Supporting document
column-file = File
column-status = Status
column-conditional = Conditional document
column-comment = Comment:
column-comment-short = Comment
document-detail = { $size } · deposited on { $date }
document-deposited-on = Deposited on { $date }
document-template = Template to fill in
document-facultative = Optional
document-nothing-yet = No file deposited
document-no-file = No file to deposit
document-current = Deposited file
document-history = Earlier deposits
document-check-failed = The check showed that this file cannot be used. Deposit it again, for example after printing it to PDF.
action-replace = Replace
action-not-concerned = This document does not apply to me
action-concerned = This document applies to me
observation-blank = { $count ->
    [one] Page { $pages } looks blank: is that intended?
   *[other] Pages { $pages } look blank: is that intended?
}
observation-nearly-empty = { $count ->
    [one] Page { $pages } is nearly empty: is it complete?
   *[other] Pages { $pages } are nearly empty: are they complete?
}
observation-sideways = { $count ->
    [one] Page { $pages } seems to lie on its side: can it be read?
   *[other] Pages { $pages } seem to lie on their side: can they be read?
}
observation-blurred = { $count ->
    [one] Page { $pages } looks out of focus: can it be read?
   *[other] Pages { $pages } look out of focus: can they be read?
}
observation-low-resolution = { $count ->
    [one] The picture on page { $pages } is not very sharp: can it be read?
   *[other] The pictures on pages { $pages } are not very sharp: can they be read?
}
observation-repaired = The file was damaged and has been repaired: are all its pages there?
observation-form-flattened = What was filled in or annotated in the PDF is now part of its pages.
observation-rasterised = The pages could only be kept as pictures: can they be read?
observation-attachments-removed = The files attached inside the PDF were removed: they have to be deposited separately.
observation-active-content-removed = The scripts, actions and moving content of the PDF were removed.
observation-restriction-lifted = The PDF forbade printing or changes: this protection was removed.
observation-of-file = { $file }: { $sentence }
observation-same-file = This file is already deposited for “{ $document }”: is that intended?
before-submitting = Before submitting
ready-count = { $count ->
    [0] No item ready
    [one] 1 item ready
   *[other] { $count } items ready
}
ready-of = of { $count }
guide-title = To do for this application
guide-answer = Answer this offer
still-missing = Still missing:
missing-or-not-concerned = or “{ $action }”
missing-refused-on = Rejected on { $date }
all-there = All documents are there.
all-there-what = What remains is to submit your application, before the end of { $date }.
not-submitted-warning = A file that was not submitted is not an application.
automatic-offer = You may ask to have your application submitted automatically on { $date } at 23:59, if all documents are there.
automatic-on = Will be submitted automatically on { $date }
automatic-on-what = Only if all documents are there. You may also submit it yourself before.
automatic-accept = Accept the automatic submission
automatic-refuse = Give up the automatic submission
automatic-accepted = The automatic submission is accepted.
automatic-refused = The automatic submission is off. Remember to submit your application yourself.
not-submitted-late = The return deadline was { $date }. Your application was not submitted: it will not be examined.
not-submitted-why = The automatic submission did not take place: what was missing is { $missing }.
not-submitted-undecided = The return deadline was { $date }. You accepted the automatic submission: its outcome will show here.
answer-late = The confirmation date, { $date }, has passed. You did not answer this offer, and you can no longer answer it here.
write-to = For any question, write to
write-to-contact = For any question, write to the contact address.
incomplete-title = { $count ->
    [one] Incomplete file: 1 document rejected.
   *[other] Incomplete file: { $count } documents rejected.
}
incomplete-what = Replace what was rejected, then submit again before the end of { $date }.
incomplete-too-late = The return date, { $date }, is over.
incomplete-write-to = For your file to be considered all the same, write to
incomplete-write-to-contact = For your file to be considered all the same, write to the contact address.
refused-what = { $count ->
    [one] 1 document rejected: replace it, then submit your application before the end of { $date }.
   *[other] { $count } documents rejected: replace them, then submit your application before the end of { $date }.
}
paper-what = Paper file: download your file, print it, complete it and post it to the contact address before the end of { $date }.
paper-join = Enclose the documents listed below. No document has to be uploaded on this site.
paper-download = Download the file to print
paper-received = Your paper file arrived on { $date }.
paper-late = The return date, { $date }, has passed. If you posted your paper file, it will show here once it has been received; otherwise write to the contact address.
documents-paper-list = Documents asked for with the paper file.
timeline-title = Progress
timeline-created = Application created
timeline-documents = Depositing documents
timeline-documents-until = Under way, until { $date }
timeline-documents-over = Date over, application not submitted
timeline-documents-automatic = Automatic submission under way
timeline-submitted = Application submitted
timeline-submitted-next = The file becomes “Received”
timeline-verification = Documents checked
timeline-verification-now = Under way
timeline-verification-next = “Complete” or “Incomplete”
timeline-decision = Committee’s decision
timeline-decision-on = Published on { $date }
timeline-answer = Your answer
timeline-answer-before = Expected before the end of { $date }
timeline-answer-over = Date over
timeline-confirmed = Application confirmed
timeline-withdrawn = Withdrawn
timeline-registration = Registration
timeline-registration-next = After you confirm
timeline-cancelled = Application cancelled
action-download = Download my file
action-receipt = Download the receipt
action-cancel = Cancel the application
action-cancel-undo = Undo the cancellation
action-submit = Submit my application
action-confirm = Confirm my place
action-withdraw = Withdraw
action-withdraw-undo = Undo the withdrawal

downloads-title = Documents
downloads-letter = PDF. To be handed in when you register.
downloads-dossier = { $count ->
    [0] Summary, PDF
    [one] Summary and { $count } document, PDF
   *[other] Summary and { $count } documents, PDF
}
downloads-receipt = PDF, application submitted on { $date }

apply-title = New application
apply-question = Do you want to apply to “{ $programme }”?
apply-consequence = An application will be created. You can then deposit your documents and submit it.
apply-consequence-paper = An application will be created. You can then download the file to print and send it by post.
apply-done = Your application has been created. Deposit the documents asked for, then submit it.
apply-done-paper = Your application has been created. Download the file, print it, complete it and post it to the contact address.
apply-refused-title = You cannot apply just now
apply-no-campaign = No campaign is open at the moment. Come back when the next one opens.
apply-personal-missing = Before applying, complete your personal details.
apply-address-missing = Before applying, complete your address.
apply-bac-missing = Before applying, complete your baccalaureate, or say that you do not have it.
apply-ine-missing = Your INE is needed to apply with a French baccalaureate. You will find it on your baccalaureate transcript.
apply-not-in-service = This programme is no longer offered. Browse the programmes.
apply-already-applied = You already have an application under way for this programme.
apply-not-yet-open = Applications to this programme open on { $date }.
apply-closed = Applications to this programme closed on { $date }.
apply-too-many = You have reached the maximum number of applications ({ $limit }). Cancel one to apply here.
apply-remedy-personal = Complete my personal details
apply-remedy-address = Complete my address
apply-remedy-bac = Complete my baccalaureate
apply-remedy-applications = See my applications
apply-back-programme = Back to the programme
deposit-refused-title = The file was not deposited
deposit-the-file = The file
deposit-unfinished = The upload did not finish. Choose your files again.
deposit-no-file = Choose at least one file.
deposit-format = “{ $name }” is not in an accepted format ({ $kind ->
    [heic] HEIC photo
    [word] Word document
    [zip] ZIP archive
   *[other] unknown format
}). Save it as PDF, JPG or PNG, then deposit it again.
deposit-password = “{ $name }” is protected by a password. Save a copy without a password (for example with “Print to PDF”), then deposit it.
deposit-empty = “{ $name }” is empty. Check the file on your device, then deposit it again.
deposit-truncated = “{ $name }” is incomplete: pages are missing. Download or scan it again, then deposit it.
deposit-image-truncated = The picture “{ $name }” is cut off before its end. Take or export it again, then deposit it.
deposit-image-too-large = The picture “{ $name }” is too large: { $found } million points where { $limit } are allowed. Make it smaller, then deposit it.
deposit-too-many-pages = Too many pages: { $found } where { $limit } are allowed. Keep only the pages asked for.
deposit-too-large = File too large: { $found } where { $limit } are allowed. Lower the quality of the scan, then deposit it again.
deposit-much-too-large = Too large: the limit is { $limit } per document. Lower the quality of the scan, then deposit it again.
deposit-too-many-files = Too many files: { $found } where { $limit } are allowed. Join them in one PDF.
deposit-unreadable = “{ $name }” cannot be read. Open it on your device, print it to PDF, then deposit the copy.
deposit-infected = This file contains a virus and was not kept. Scan your device, then deposit a clean file.
deposit-application-too-large = Your documents together would exceed the limit: { $found } where { $limit } are allowed. Make your files smaller.
deposit-versions-too-large = What you deposited for this application, one file in place of another, would exceed the limit: { $found } where { $limit } are allowed. Write to the department in charge of your application.
deposit-done = Your file has been deposited. It will be submitted with your application.
deposit-done-pending = Your file has been deposited. It is being checked.
deposit-done-all-there = All documents are there. Do not forget to submit your application before the return deadline.
upload-too-many = Too many files are on their way. Wait until they are deposited, or give one up.
upload-choose = Choose file
upload-send = Deposit
upload-drop = Drop one or more files here
upload-camera = Take a photo
upload-several = Several pictures? They will be joined in one PDF, in the order you choose.
upload-progress = Sending
upload-cancel = Cancel sending
upload-add = Add
upload-units = bytes kB MB
upload-page-forward = Move page {"{"}n{"}"} forward
upload-page-turn = Rotate page {"{"}n{"}"}
upload-page-remove = Remove page {"{"}n{"}"}
upload-msg-type = “{"{"}name{"}"}” is not in an accepted format. Choose a PDF, JPG or PNG.
upload-msg-empty = “{"{"}name{"}"}” is empty. Check the file.
upload-msg-size = “{"{"}name{"}"}” is too large: {"{"}size{"}"} where {"{"}limit{"}"} is allowed.
upload-msg-count = Too many files: {"{"}n{"}"} at most.
upload-msg-heic = “{"{"}name{"}"}” is a HEIC photo that this browser cannot read. Choose JPG in the settings of the camera.
upload-msg-unreadable = “{"{"}name{"}"}” cannot be read. Check the file.
upload-msg-total = Too large altogether: {"{"}size{"}"} where {"{"}limit{"}"} is allowed.
upload-msg-ready = {"{"}n{"}"} files ready to be sent
upload-msg-preparing = Preparing the pictures
upload-msg-amount = {"{"}sent{"}"} of {"{"}total{"}"}
upload-msg-start = Sending starts.
upload-msg-half = Half is sent.
upload-msg-cancelled = Sending was cancelled.
upload-msg-failed = Sending failed. Your files are still here, try again.
upload-msg-busy = Files are being sent: what you have just added was not taken. Add it once the sending is finished.
upload-ended = Your session has ended and your files are not deposited yet. Keep this page open, sign in again in another tab, then resume the sending here.
upload-ended-sign-in = Sign in again in a new tab
upload-msg-cut = Files ready: {"{"}n{"}"} ({"{"}total{"}"}). What has arrived already will not be sent again.
upload-cut = An upload was interrupted.
upload-resume = Resume
upload-abandon = Give up
upload-msg-edited = Page {"{"}n{"}"} cropped
upload-page-edit = Crop page {"{"}n{"}"}
crop-title = Crop the photo
crop-help = Drag the edges on the picture, or use the controls.
crop-preview = Preview of the page
crop-edges = Crop
crop-left = Crop on the left
crop-right = Crop on the right
crop-top = Crop at the top
crop-bottom = Crop at the bottom
crop-angle = Straighten
crop-contrast = High-contrast black and white
crop-quarter = Rotate by a quarter turn
crop-reset = Reset
crop-apply = Apply
crop-msg-edges = Cropped by {"{"}left{"}"}% on the left, {"{"}right{"}"}% on the right, {"{"}top{"}"}% at the top, {"{"}bottom{"}"}% at the bottom
upload-msg-moved = Page moved to position {"{"}n{"}"} of {"{"}total{"}"}
upload-msg-turned = Page rotated
upload-msg-removed = Page {"{"}n{"}"} removed
wallet-title = Use a document deposited before
wallet-intro = Choose the document to use again for “{ $document }”. It will be copied: you have nothing to send.
wallet-list = Your documents
wallet-use = Use
wallet-detail = { $pages ->
    [one] { $pages } page, { $date }
   *[other] { $pages } pages, { $date }
}
wallet-for = for { $programme }
wallet-common = common to your applications
wallet-common-campaign = common to your applications – { $campaign }
wallet-empty = You have no other deposited document yet.
remove-title = Delete a file
remove-question = Delete the file deposited for “{ $document }”?
remove-consequence = The document goes back to “Waiting”. The earlier file stays visible in the history.
remove-consequence-common = This document is shared by all your applications: it goes back to “Waiting” wherever it has not been submitted.
remove-yes = Yes, delete
remove-no = No, keep it
remove-done = The file has been deleted.
declare-question = Does “{ $document }” not apply to you?
declare-consequence = By confirming, you certify on your honour that this document does not apply to you. You can change your mind before submitting.
declare-yes = Yes, I certify it
declare-done = The document is marked “Does not apply”.
declare-file-there = A file for this document is already there: it was deposited meanwhile. Nothing has changed. If the document does not apply to you, delete that file first, then try again.
declare-file-there-common = A file for this document is already there: it was deposited meanwhile, for instance for another of your applications, and serves all of them. Nothing has changed. If the document does not apply to you, delete that file first, then try again.
submit-title = Submit my application
submit-missing-title = { $count ->
    [one] 1 item is missing before you can submit
   *[other] { $count } items are missing before you can submit
}
submit-check-title = Check your documents
submit-warning = Once your application is submitted, you can no longer change anything.
submit-busy = Submitting…
submit-not-now = This application cannot be submitted: it already was, or the return deadline is over.
submit-done = Your application has been submitted. A receipt is on its way by email; look in the junk folder too.
submit-already = Your application had already been submitted.
application-campaign-archived = The campaign of this application is archived: you can still read it, but no longer change it.
cancelled-title = This application is cancelled.
undo-until = You can undo this until { $until }.
cancel-title = Cancel the application
cancel-question = Cancel the application to “{ $programme }”?
cancel-consequence = Your documents are kept. You can undo this until { $until }; after that it is final. An email will confirm it.
cancel-consequence-final = Your documents are kept. This is final. An email will confirm it.
cancel-yes = Yes, cancel it
cancel-no = No, keep it
cancel-done = Your application is cancelled. You can undo this until { $until }.
cancel-done-final = Your application is cancelled. An email confirms it.
cancel-undone = Your application is active again.
decision-admitted = The committee admits you to { $programme }.
decision-answer-before = Answer before the end of { $date }
decision-answer-risk = Without an answer you may lose your place.
decision-i-confirm = I confirm
decision-i-confirm-what = You accept the place. An email will tell you how to register. You can still withdraw afterwards.
decision-i-withdraw = I withdraw
decision-i-withdraw-what = You free the place for somebody else. Once the time to undo is over, no registration will be offered to you.
decision-others = { $count ->
    [one] One other application is under way. Confirming this one does not cancel it.
   *[other] { $count } other applications are under way. Confirming this one does not cancel them.
}
confirm-title = Confirm my place
confirm-question = Confirm your application?
confirm-consequence = You accept your place in “{ $programme }”. An email will tell you how to register.
confirm-yes = Yes, I confirm
confirm-done = Your application is confirmed. An email tells you what comes next.
withdraw-title = Withdraw
withdraw-question = Withdraw?
withdraw-consequence = You give up “{ $programme }”. You can undo this until { $until }; after that it is final and no registration will be offered to you.
withdraw-consequence-final = You give up “{ $programme }”. This is final and no registration will be offered to you.
withdraw-yes = Yes, withdraw
withdraw-no = No, keep my place
withdraw-done = Your withdrawal is recorded. An email confirms it.
withdraw-undone = Your withdrawal has been undone.
withdrawn-title = You have withdrawn.
dashboard-title = Dashboard
dashboard-hello = Hello { $name }
dashboard-login = You are signed in with the login: { $login }
dashboard-lead = { $count ->
    [0] You have no application yet. Complete “My account”, then choose a programme.
    [one] One application under way.
   *[other] { $count } applications under way.
}
dashboard-lead-none = No application under way.
dashboard-new = New application
dashboard-account = My account
dashboard-account-progress = { $done } of { $total } sections
dashboard-dates = Next dates
dashboard-no-dates = No date ahead.
dashboard-messages = Latest messages
dashboard-no-messages = No message yet.
dashboard-message-sent = Sent on { $date }
dashboard-message-queued = Being sent
dashboard-message-failed = Not delivered: check your email address
all-messages-title = All messages
all-messages-lead = The mails sent about your account and your applications, the latest first.
dashboard-state-done = Done
dashboard-state-todo = To complete
dashboard-state-optional = Optional
dashboard-days = { $days ->
    [0] last day
    [one] day
   *[other] days
}
dashboard-task-replace = Replace a rejected document before the end of { $date }
dashboard-task-submit = Submit your application before the end of { $date }
dashboard-task-documents = Deposit your documents before the end of { $date }
dashboard-task-answer = Answer the offer before the end of { $date }
dashboard-task-answer-undated = Answer the offer
dashboard-task-post = Post your paper file before the end of { $date }
dashboard-task-open = Open the application
applications-title = Applications
incomplete-see = { $count ->
    [one] See the document
   *[other] See the first document
}
applications-allowed = { $count } of { $limit } allowed
applications-current-title = Current applications
applications-empty-title = No application
applications-empty = Your applications will appear here. Choose a programme to begin.
applications-open = Open
applications-answer = Answer the offer
applications-refused = { $count ->
    [one] 1 document rejected,
   *[other] { $count } documents rejected,
}
applications-replace-before = return deadline { $date }
applications-not-submitted = Not submitted before the deadline
applications-return = Return deadline
applications-ready = { $ready } of { $asked } items ready
applications-cancelled = Cancelled
applications-archived-title = Earlier campaigns
applications-cancelled-title = Cancelled applications
applications-answer-before = Answer expected before the end of { $date }
applications-lacking-more = { $count ->
    [one] and one more item
   *[other] and { $count } more items
}
journal-title = Journal of my application
journal-open = See the journal
journal-lead = Everything that was done for this application, the latest first.
journal-empty = Nothing is noted yet.
journal-by-you = You
journal-by-staff = The admissions office
journal-by-system = Automatic
journal-create = Application created
journal-submit = Application submitted
journal-as-of = counts as submitted on { $date }
journal-automatic = Automatic submission accepted
journal-automatic-not = Automatic submission refused
journal-automatic-failed = The automatic submission did not take place: what was missing is { $missing }
journal-cancel = Application cancelled
journal-cancel-undo = Cancellation undone
journal-status = Status of the file: { $status }
journal-corrections = Corrections requested, to be submitted before the end of { $date }
journal-return-date = Deadline for documents: { $date }
journal-return-date-gone = Deadline for documents: that of the programme again
journal-confirmation-date = Deadline for confirming: { $date }
journal-confirmation-date-gone = Deadline for confirming: that of the programme again
journal-fees = Registration fee: { $fees }
journal-fees-gone = Registration fee taken away
journal-registration-code = Registration identifier: { $code }
journal-registration-code-gone = Registration identifier taken away
journal-document-deposit = Document uploaded: { $document }
journal-document-replace = Document replaced: { $document }
journal-document-remove = File removed: { $document }
journal-not-concerned = Does not apply: { $document }
journal-concerned = Applies again: { $document }
journal-document-judged = Document checked: { $document }, { $status }
journal-form-draft = Form “{ $document }”: answers saved
journal-form-complete = Form “{ $document }”: answers completed
journal-form-survey = Form “{ $document }”: answers received
journal-form-remind = Complementary forms: reminder sent
journal-form-file = Form “{ $document }”: file uploaded
journal-form-file-remove = Form “{ $document }”: file removed
journal-questions = Answers to the questions saved
journal-decision = Decision published: { $decision }
journal-confirmed = Admission confirmed
journal-withdrawn = Withdrawal
journal-withdrawn-undo = Withdrawal undone
journal-unanswered = Answer taken back
journal-letter = Letter issued
journal-student-record-ask = Reading of the student record asked for
journal-message-sent = Message sent
journal-message-received = Message received
message-title = Message
message-to = Sent to { $address }
message-back = Back to the dashboard
paper-footer = Document produced on { $date } · { $site }
paper-page = Page {"{"}page{"}"} / {"{"}pages{"}"}
paper-dossier-title = Application file: { $programme }
paper-dossier-cover = Summary
paper-dossier-subject = Application file
paper-dossier-legal = The information in this file is what the applicant has declared.
paper-dossier-skipped = Documents that could not be joined to this file: { $documents }.
paper-dossier-post = Paper file: complete it and post it before the end of { $date }.
paper-applicant = Applicant
paper-student-number = Student number
paper-campaign = Campaign
paper-file-number = File number
paper-application-number = Application number
paper-programme = Programme
paper-centre = Admissions centre
paper-committee = Committee
paper-return-date = Return deadline
paper-dates = Useful dates
paper-contact = Contact address
paper-address = Address
paper-mail = Email
paper-phone = Phone
paper-fax = Fax
paper-url = Website
paper-comment = Comment
paper-to-send = Documents to post
paper-to-send-introduction = Enclose the following documents with this file.
paper-grid = For the committee
paper-grid-decision = Decision
paper-grid-reason = Reason
paper-grid-rank = Rank
paper-grid-comment = Comment
paper-grid-date = Date
paper-grid-signature = Signature
paper-receipt-title = Receipt for your application
paper-receipt-introduction = Your application was submitted on { $date }. This document acknowledges it.
paper-receipt-date = Submission date
paper-receipt-digest = Digest (SHA-256)
paper-receipt-digest-column = Digest (SHA-256)
paper-receipt-legal-title = Legal information
paper-receipt-legal-service = Department in charge of your file: { $service }.
paper-receipt-silence-refusal =
    Without an answer from the institution by { $date }, { $months ->
        [one] one month
       *[other] { $months } months
    } after your application was received, it counts as rejected (French code of relations between the public and the administration, articles L. 231-1 ff.).
paper-receipt-silence-acceptance =
    Without an answer from the institution by { $date }, { $months ->
        [one] one month
       *[other] { $months } months
    } after your application was received, it counts as accepted (French code of relations between the public and the administration, articles L. 231-1 ff.).
paper-receipt-legal-appeal = The decision may be contested within two months of its notification or of the date of the implicit decision, by asking for reconsideration or before the { $court } (www.telerecours.fr).
paper-receipt-legal-digest = The digest above is computed from all that you submitted: it proves that nothing was changed since.

## Letters

action-letter-admission = Download the letter of admission
action-letter-refusal = Download the letter of refusal
letter-kind-admission = Letter of admission
letter-kind-refusal = Letter of refusal
letter-subject = Subject:
letter-place = { $town }, { $date }
letter-signature = Signature: { $name }
letter-court = competent administrative court (tribunal administratif)
letter-appeal = Ways to appeal: you may contest this decision within two months of its notification, by asking the institution to reconsider it or before the { $court }, which can be reached through the website Télérecours citoyens (www.telerecours.fr). Asking the institution within that time keeps the time limit of the court open.
letter-verification = Anyone who is shown this letter can check that the institution issued it, at this address and with this code:
letter-sample = Sample: this letter was not issued.

## Complementary list

waiting-title = Your place on the complementary list
waiting-rank = Your rank: { $rank }.
waiting-rank-effective = Your rank among those who are still waiting: { $rank }.
waiting-ahead =
    { $count ->
        [0] Nobody is before you.
        [one] One person is before you.
       *[other] { $count } people are before you.
    }
waiting-offered = If a place becomes free, it will be offered to you.
waiting-capacity =
    { $count ->
        [one] The programme has one place.
       *[other] The programme has { $count } places.
    }
waiting-called = This year the last rank called is { $rank }. The list moved last on { $date }.
waiting-called-people =
    { $count ->
        [one] This year one person was called, on { $date }.
       *[other] This year { $count } people were called, the last one on { $date }.
    }
waiting-not-called = This year nobody has been called yet.
waiting-previous = Last year the last rank called was { $rank }.
waiting-previous-people =
    { $count ->
        [one] Last year one person was called.
       *[other] Last year { $count } people were called.
    }
waiting-previous-given = Last year the last rank called was { $rank }, of the ranks given at the beginning.
waiting-previous-nobody = Last year nobody was called.
waiting-previous-unknown = The last rank called last year is not known.
waiting-caveat = These figures change as people withdraw. They say neither whether a place will become free, nor when.

## After a refusal

similar-title = Programmes still open
similar-lead = They resemble this one by their keywords, their level or their centre.
similar-until = { $centre } · applications until { $date }
similar-all = All programmes

## Appointment

convocation-title = Your appointment
convocation-lead = Bring an identity document. If you cannot come, write to the contact address without delay.

## Calendar

agenda-title = Add to my calendar
agenda-lead = The deadlines of your applications, in the calendar of your phone or computer.
agenda-subscribe-title = Subscribe
agenda-subscribe-lead = Your calendar reads this address again by itself: when a date changes, the event changes too.
agenda-open = Create my calendar address
agenda-address = Address of my calendar
agenda-address-hint = Copy it into “Add a calendar by its address” (or “Subscribe”) in your calendar.
agenda-subscribe = Open in my calendar
agenda-secret = This address is personal. It does not contain your name, but whoever knows it can read your programmes and dates. If you shared it by mistake, change it.
agenda-renew = Change the address
agenda-close = Remove the address
agenda-opened = The address of your calendar is ready. An earlier address no longer works.
agenda-closed = The address of your calendar no longer works.
agenda-once-title = Once only
agenda-once-lead = A file with today’s dates. It will not follow changes.
agenda-once = Download the file
agenda-name = My applications
agenda-return = Return deadline: { $programme }
agenda-convocation = You are expected: { $programme }
agenda-confirmation = Answer expected: { $programme }
agenda-description = Application no. { $number }, { $centre }
