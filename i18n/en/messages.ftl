# “Messages”: the thread between an applicant and the managers, for one application.

messages-title = Messages
messages-lead = Write to the office that handles this application. The answer appears here, and a mail tells you.
messages-lead-staff = The applicant reads your messages in the application, signed with your role; a mail tells them. They are not in the PDF.
messages-thread = Thread
messages-none = No message about this application.
messages-me = Me
messages-staff = Admissions office
messages-new = New
messages-read = Read on { $at }
messages-unread = Not read yet
messages-pages =
    { $count ->
        [one] { $count } page
       *[other] { $count } pages
    }
messages-write = Write a message
messages-body = Message
messages-join = Attach a document
messages-join-hint = PDF, JPEG or PNG. Several files become one PDF. A document that was asked for goes under “Supporting documents”, not here.
messages-draft-kept = Your message is kept for 24 hours, without the attached files. It has not been sent yet.
messages-draft-failed = Your message could not be kept. Send it before you leave this page.
messages-send = Send
messages-sent = Your message is sent.
messages-sent-staff = The message is sent to the applicant.
messages-empty = Write a message or attach a document.
messages-too-long = A message has 4,000 characters at most.
messages-too-many = Too many messages within an hour. Try again later.
messages-full = This thread is full: 2,000 messages at most. Write to the contact of the programme.
messages-archived = This campaign is archived: no more messages can be sent.
messages-not-checked = The document cannot be checked at the moment. Try again later, or send the message without it.
messages-waiting-lead = Threads in which an applicant waits for an answer, within your scope.
messages-waiting-none = No message to read.
messages-waiting-unread = Unread
messages-waiting-latest = Latest message
messages-tab-unread =
    { $count ->
        [one] { $count } unread
       *[other] { $count } unread
    }
messages-dashboard =
    { $count ->
        [one] { $count } new message
       *[other] { $count } new messages
    }
messages-open = Read
nav-staff-thread = Messages
audit-message-send = Message sent
