# “My data”: copy, consultations, erasure.

own-data-title = My data
own-data-lead = Your data is yours: you can get a copy, see who opened your applications, and ask for erasure.
own-data-notice-link = How your data is processed
own-data-link = My data: copy, consultations, erasure
own-data-copy-title = Get a copy
own-data-copy-lead = A ZIP archive with your data (JSON), the PDF of each application and your documents as you uploaded them. A mail tells you when it is ready; it can be downloaded from your account only, for { $days } days.
own-data-ask = Prepare a copy of my data
own-data-asked = Your copy is being prepared. A mail will tell you.
own-data-under-way = A copy is being prepared already.
own-data-too-many = Three copies a day are enough. Try again tomorrow.
own-data-download = Download the copy
own-data-ready = { $size }, until { $until }
own-data-making = Being prepared
own-data-making-since = asked for on { $since }
own-data-made = Your copy is ready; you can download it.
own-data-consulted-title = Who opened my applications
own-data-consulted-none = Nobody has opened your applications yet.
own-data-consulted-when = First opened that day
own-data-consulted-who = By whom
own-data-consulted-what = Application
own-data-consulted-staff = Staff of the institution
own-data-consulted-more = The { $count } latest are shown; the copy of your data has all of them.
own-data-erasure-title = Erase my data
own-data-erasure-lead = The admissions office answers every request within a month.
own-data-erasure-waiting = Your request of { $asked } is recorded; the admissions office will answer it.
own-data-erasure-accepted = Your request is accepted. Your data will be erased at the end of the campaign, after { $until }.
own-data-erasure-refused = Your request was not accepted.
own-data-erase-title = Ask for my data to be erased
own-data-erase-ask = Ask for my data to be erased
own-data-erase-what = Your account, your profile and all your documents are removed. Past applications stay in statistics, without anything that names you.
own-data-erase-kept = An application submitted in a campaign under way is kept until the end of that campaign; the erasure happens afterwards.
own-data-erase-who = To give up one application only, cancel it: no erasure is needed.
own-data-erase-reason = Reason
own-data-erase-sure = I understand that erasure is final
own-data-erase-not-sure = Tick this box to confirm.
own-data-erase-too-long = The reason has 1,000 characters at most.
own-data-erase-asked = Your request is recorded. A mail confirms it.
own-data-erase-already = A request is recorded already.
own-data-erase-staff = You hold a role at the institution: have the administration take it away before you ask for your data to be erased.
own-data-erase-withdraw = Withdraw my request
own-data-erase-withdrawn = Your request is withdrawn.
own-data-erase-nothing = No request is open.
own-data-file-archive = my-data
own-data-file-readme = READ-ME.txt
own-data-file-json = data.json
own-data-file-submission = submission.json
own-data-folder-applications = applications
own-data-folder-documents = documents
own-data-folder-letters = letters
own-data-folder-messages = messages
own-data-readme =
    Copy of your eCandidat data ({ $institution })

    data.json: your account, your profile, your applications and their published decisions, the mails you received, who opened your applications, your requests for erasure. A file that could not be found is named there.
    applications: the PDF of each application and, for each submission, what was submitted and the receipt.
    letters: your letters of admission and refusal.
    messages: the documents joined to your messages and to those of the institution.
    documents: your files as you uploaded them, earlier versions included.

nav-staff-erasures = Requests for erasure
erasure-title = Request for erasure
erasure-lead = An answer is due within a month. Accepting makes the person anonymous and removes their documents; refusing needs a reason.
erasure-none = No request for erasure.
erasure-who = Person
erasure-asked = Asked on
erasure-due = Answer before
erasure-state = State
erasure-state-waiting = To answer
erasure-state-accepted = Accepted, waiting for the end of the campaign
erasure-state-refused = Refused
erasure-state-withdrawn = Withdrawn
erasure-state-done = Erased
erasure-nobody-left = Person erased
erasure-answered = Answered on
erasure-answer = Answer
erasure-kept-until = Kept until
erasure-number = No.
erasure-registered = Handed over to the student system
erasure-application-cancelled = Cancelled
erasure-now = Accepting erases at once and for good: account, profile, documents, mails.
erasure-later = An application is submitted in a campaign under way. If you accept, the erasure happens after { $until }, with nothing else to do.
erasure-staff = This person holds a role at the institution: take it away first under “Rights”.
erasure-nobody = This person is erased already.
erasure-answer-words = Your answer to the person
erasure-answer-hint = Required when refusing. The text is sent by mail.
erasure-accept = Accept and erase
erasure-refuse = Refuse
erasure-reason-missing = Say why the request is refused.
erasure-stale = The request has changed meanwhile. Check it above, then answer again.
erasure-too-long = The answer has 1,000 characters at most.
erasure-already = This request has an answer already.
erasure-done = The data is erased.
erasure-accepted = The request is accepted. The erasure happens after { $until }.
erasure-refused = The request is refused; the person is told.
