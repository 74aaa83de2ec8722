# Catalogue and page of one programme.

catalogue-title = Programmes
catalogue-lead = Unfold the menus to see the programmes, and choose one to apply to it.
catalogue-programmes = { $count ->
    [0] No programme
    [one] { $shown } programme
   *[other] { $shown } programmes
}
catalogue-summary = { $open ->
    [0] { $programmes }, none of them open for applications today.
    [one] { $programmes }, { $shown } of them open for applications today.
   *[other] { $programmes }, { $shown } of them open for applications today.
}
catalogue-in-centres = { $count ->
    [0] matches these filters
    [one] in { $shown } admissions centre
   *[other] in { $shown } admissions centres
}
catalogue-empty-title = No programme yet
catalogue-empty = No application campaign is in service. The programmes will appear here as soon as they are published.
catalogue-filters = Filters
catalogue-filters-label = Filter the programmes
catalogue-filter = Filter
catalogue-search = Filter: title or keyword
catalogue-search-example = Title or keyword
catalogue-current = Current filter:
catalogue-current-none = None
catalogue-chip-text = “{ $text }”
catalogue-remove = remove this filter
catalogue-clear = Clear all
catalogue-state = Status
catalogue-kind = Type of degree
catalogue-centre = Admissions centre
catalogue-mode = How to apply
catalogue-all-kinds = See all { $count } types of degree
catalogue-all-centres = See all { $count } centres
catalogue-col-title = Title
catalogue-col-keywords = Keywords
catalogue-col-dates = Application dates
catalogue-col-mode = How to apply
catalogue-dates = From { $opening } to { $closing }
catalogue-own = See my application
catalogue-whole-centre = See the whole centre: { $programmes }
catalogue-none-title = No programme found
catalogue-none = Check the spelling, try a more general word or remove a filter.
catalogue-pages = Pages of results
catalogue-page = Page

mode-electronic = Online file
mode-paper = Paper file

opening-open = Open
opening-closes-soon = Closes soon
opening-upcoming = Upcoming
opening-closed = Closed
opening-days-left = { $days ->
    [one] 1 day left
   *[other] { $days } days left
}
opening-last-day = Last day
opening-opens-in = { $days ->
    [one] Opens tomorrow
   *[other] Opens in { $days } days
}
opening-opens-today = Opens today
opening-closed-for = { $days ->
    [one] Closed since yesterday
   *[other] Closed { $days } days ago
}
opening-closed-today = Closed today
opening-open-until = Open until { $date }.
opening-opens-on = Opens on { $date }.
opening-closed-since = Closed since { $date }.

apply-button = Apply

crumb-label = Breadcrumb

programme-calendar = Calendar
programme-opening = Applications open
programme-closing = Applications close
programme-pre-analysis = Pre-analysis
programme-return = Deadline for your file
programme-jury = Committee meeting
programme-publication = Publication
programme-confirmation = Confirmation deadline
programme-confirmation-delay = { $days ->
    [one] 1 day after the favourable decision
   *[other] { $days } days after the favourable decision
}
programme-information = Further information
programme-documents = Documents asked for
programme-documents-formats = PDF, JPG or PNG, { $limit } MB per document. { $limits } You will be able to photograph your documents.
programme-documents-none = No document is asked for.
programme-forms = { $count ->
    [one] One complementary form is to be filled in online.
   *[other] { $count } complementary forms are to be filled in online.
}
programme-questions = { $count ->
    [one] One question is asked in the application.
   *[other] { $count } questions are asked in the application.
}
programme-document-conditional = conditional
programme-document-facultative = optional
programme-document-profile = depending on your situation
programme-brief = In short
programme-capacity = Places
programme-places = { $count ->
    [one] { $shown } place
   *[other] { $shown } places
}
programme-treatment = Type of admission
programme-treatment-controlled = Selective, decided by a committee
programme-treatment-direct = Direct access possible, granted after your application is examined
programme-contact = Contact address
programme-phone = Tel.: { $number }
programme-url = Web page
programme-url-link = Page of the programme
programme-apply-title = Apply to this programme
programme-return-sentence = Deadline for your complete file: { $date }.
programme-already = You have an application for this programme.
programme-see-application = See my application
programme-sign-in-first = You will be asked to sign in. No account yet?
programme-cannot-apply = You cannot apply to this programme today.
programme-open-ones = See the programmes that are open
programme-paper = You create your application online, then download the file, print it and post it to the contact address before the end of { $date }.
programme-not-offered-title = Programme not offered
programme-not-offered = This programme is not offered in the current application campaign. Look for a similar one, or write to the admissions office.
programme-similar = Look for a similar programme
programme-may-apply = You can apply
programme-may-apply-text = Personal details, address and secondary diploma filled in.
programme-allowed = { $count ->
    [0] No application
    [one] One application
   *[other] { $count } applications
} of { $limit } allowed
programme-allowed-centre = { $count ->
    [0] No application
    [one] One application
   *[other] { $count } applications
} of { $limit } allowed in this centre
programme-before-applying = Before you apply
