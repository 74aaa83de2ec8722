# Home, assistance, legal pages.

home-title = Home
home-heading = { $elided ->
   *[no] Apply to { $institution }
}
home-lead = One account to choose your programmes, deposit your documents and follow the decision of each committee.
home-campaign-open = { $campaign } open until { $date }
home-campaign-upcoming = { $campaign } opens on { $date }. No campaign is open today.
home-campaign-over = { $campaign } ended on { $date }. No campaign is open today.
home-no-campaign = No application campaign is open today.
home-search = Find a programme
home-search-example = Biology, law, computing…
home-search-button = Search
home-all-programmes = { $count ->
    [0] See the programmes
    [one] See the programme on offer
   *[other] See the { $shown } programmes on offer
}
home-student = { $elided ->
   *[no] I am a student at { $institution }
}
home-not-student = { $elided ->
   *[no] I am not a student at { $institution }
}
home-please-sign-in = Please sign in
home-sso = University sign-in
home-closed-sign-in = You can create an account and look at your applications; applying will be possible when the campaign opens.
home-closed-sign-in-only = You can sign in and look at your applications; applying will be possible when the campaign opens.
home-welcome = Welcome { $name }
home-signed-in-as = You are signed in with the login:
home-dashboard = Go to the dashboard
home-steps = How it works
home-step-1 = Create an account
home-step-1-text = Activate it with the link you receive by email.
home-step-1-existing = Sign in
home-step-1-existing-text = With the account that you already have.
home-step-2 = Complete “My account”
home-step-2-text = Identity, address, secondary diploma, studies.
home-step-3 = Choose your programmes
home-step-3-text = Then deposit the documents asked for.
home-step-4 = Submit your application
home-step-4-text = A file that is not submitted is not examined.
home-dates = Next deadlines
home-dates-none = No programme is open for applications today.
home-closes-in = { $days ->
    [one] Applications close tomorrow
   *[other] Applications close in { $days } days
}
home-closing-several = { $first } { $count ->
    [one] and 1 other programme
   *[other] and { $count } other programmes
}
home-closes-today = Applications close today
home-information = Information
home-yearly = Yearly accounts
home-yearly-text = Accounts last one year: create a new one for each campaign, even if you applied last year.
home-online = Everything is done online
home-online-text = Nothing has to be posted, except for programmes marked “Paper file”.
home-assistance = Get assistance

assistance-lead = Look here first: most answers are three lines long.
assistance-search = Search the FAQ
assistance-search-example = Scanning several documents, INE, password…
assistance-documentation = Help
assistance-documentation-text = Read the documentation.
assistance-faq = Toolbox / FAQ
assistance-faq-text = The questions asked most often.
assistance-helpdesk = Create a ticket at the helpdesk
assistance-helpdesk-text = To describe a problem and follow the answer.
assistance-contact = Write to the contact person
assistance-contact-text = For technical problems only.
assistance-programme = A question about a programme?
assistance-programme-text = Write to the office named under “Contact address”, in your application or on the page of the programme.
faq-title = FAQ
faq-none = No question has been published yet.
faq-found = { $count ->
    [0] No answer found.
    [one] 1 answer found.
   *[other] { $count } answers found.
}
faq-all = See all questions
faq-themes = Topics
faq-general = General questions

accessibility-title = Accessibility
accessibility-commitment = { $institution } undertakes to make its digital services accessible, in accordance with Article 47 of French Law no. 2005-102 of 11 February 2005.
accessibility-scope = This accessibility statement applies to the eCandidat service ({ $address }).
accessibility-state = Compliance status
accessibility-state-text = The service { $address } partially complies with the French accessibility standard RGAA 4.1, because of the non-compliances listed below.
accessibility-results = Test results
accessibility-results-text = At each version the pages are checked automatically (WCAG 2.2, levels A and AA) and by keyboard journeys. No complete audit by people has been made yet: no rate of compliance is therefore announced.
accessibility-gaps = Content that is not accessible
accessibility-gap-documents = Documents deposited by applicants and files supplied by the institution are shown as they are; some are images without text.
accessibility-gap-texts = Texts written by the institution (messages, information on a programme, emails) depend on their authors.
accessibility-gap-forms = Complementary forms that the institution has filled in elsewhere fall under the statement of that service.
accessibility-made = Preparation of this statement
accessibility-made-text = This statement describes the installed version of the eCandidat software. It is reviewed at each version. Technologies used: HTML, CSS, SVG, JavaScript (optional: every procedure can be completed without scripts).
accessibility-contact = Feedback and contact
accessibility-contact-text = If you cannot reach some content or complete a procedure, write to us: we will direct you to an accessible alternative or give you the content in another form.
accessibility-appeal = Enforcement procedure
accessibility-appeal-text = If you have reported an accessibility problem that keeps you from some content or procedure and have not received a satisfactory answer, you can:
accessibility-appeal-form = write to the Défenseur des droits (the French Ombudsman)
accessibility-appeal-delegate = contact the Ombudsman’s delegate in your region
accessibility-appeal-letter = send a letter, no stamp needed: Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07, France.

personal-data-title = Personal data
personal-data-who = Who processes your data, and why
personal-data-who-text = { $institution } processes the data you enter in eCandidat to handle your application, from the creation of your account to the decision and the preparation of your registration. This belongs to its task in the public interest (Article 6(1)(e) of the GDPR).
personal-data-what = Which data
personal-data-what-text = Identity, contact details, INE, secondary diploma and studies, documents, answers to forms, opinions and decisions, emails exchanged and traces of actions. Fields marked * are needed to examine the application.
personal-data-readers = Who reads them
personal-data-readers-text = The admissions centre and the committee of each programme chosen, the registry, and the people who administer the service. They are neither sold nor passed to third parties outside the cases the law provides for.
personal-data-time = For how long
personal-data-time-text = Your applications and their documents are kept with your account, also after their campaign has been archived. An account that nobody signs in to for { $years ->
        [one] a year
       *[other] { $years } years
    } is removed with everything in it, after a warning sent 30 days before.
personal-data-rights = Your rights
personal-data-rights-text = You may ask for access to your data, their correction, their erasure or a restriction of the processing, and object to it, by writing to the institution or to its data protection officer.
personal-data-cnil = If the answer does not satisfy you, you may complain to the CNIL, the French supervisory authority:
personal-data-cnil-link = cnil.fr/plaintes
personal-data-cookies = Cookies
personal-data-cookies-text = Only cookies the service needs are set: your session, the safety of forms, the language, the appearance and the keyboard shortcuts you chose. No audience measurement, no third-party service.

legal-publisher = Publisher
legal-publisher-text = This service ({ $address }) is published by { $institution }.
legal-software = Software
legal-software-text = eCandidat is free software, distributed under the Apache 2.0 licence. The Hanken Grotesk font is distributed under the SIL Open Font Licence 1.1, the Lucide icons under the ISC licence.

## Checking a letter

verification-title = Check a letter
verification-lead = Every letter of admission or refusal has a code. This page says whether a letter with this code was issued, and what it is worth today.
verification-code = Verification code
verification-code-hint = Twelve letters and digits, printed at the bottom of the letter. For example: 2A3B-4C5D-6E7F.
verification-check = Check
verification-found = A letter with this code was issued
verification-stands = This letter is valid.
verification-replaced = This letter was replaced on { $date }. Ask for the current version.
verification-over = This letter no longer has effect: the decision it announced has changed, or the application has ended.
verification-institution = Institution
verification-kind = Kind of letter
verification-initials = Initials
verification-issued-on = Issued on
verification-compare = Compare this with the letter. The name is not shown, to protect personal data.
verification-no-code = This is not a verification code.
verification-unknown = No letter was issued with this code.
verification-too-many = Too many wrong codes were tried from your network.
verification-remedy = Check the code, character by character. If this goes on, try again in a quarter of an hour or write to the institution.
