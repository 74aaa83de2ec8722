# Committees.

committee-mine-title = Committees
committee-mine-detail = { $applications ->
    [0] No application
    [one] 1 application
   *[other] { $applications } applications
}, { $undecided ->
    [0] none undecided
    [one] 1 undecided
   *[other] { $undecided } undecided
}
committee-none = No committee is entrusted to you. Ask whoever manages the rights of your centre.
committee-jury = Jury of { $date }
committee-count = { $count ->
    [0] No application
    [one] 1 application
   *[other] { $count } applications
}
committee-print = Print the list
committee-list = All columns
committee-validate = Validate decisions ({ $count })
committee-places = Places
committee-places-of = { $taken } places taken of { $capacity }
committee-places-beyond = and { $count } beyond possible
committee-admitted = { $count ->
    [one] 1 favourable, published
   *[other] { $count } favourable, published
}
committee-favourable-to-publish = { $count ->
    [one] 1 favourable to publish
   *[other] { $count } favourable to publish
}
committee-listed = { $count } on the complementary list
committee-unfavourable = { $count ->
    [one] 1 unfavourable
   *[other] { $count } unfavourable
}
committee-undecided = { $count } undecided
committee-all-programmes = All programmes
committee-all-decisions = All decisions
committee-ranking = Ranking of applications
committee-to-enter = To enter
committee-found = { $count ->
    [0] No application found.
    [one] One application found.
   *[other] { $count } applications found.
}
committee-truncated = Only the first 500 applications are shown. Choose a programme, or open “All columns”.
committee-pending = { $count ->
    [one] 1 decision will be published on { $date }.
   *[other] { $count } decisions will be published on { $date }.
}
committee-dossier = File
committee-around = Other applicants of the ranking
committee-previous = Previous
committee-next = Next
committee-save-next = Save and next
committee-move-up = Move { $name } up
committee-move-down = Move { $name } down
committee-moved = Application { $number } now has rank { $rank }.
committee-moved-meanwhile = The ranking has changed meanwhile. Nothing was changed: look at it and try again.
committee-moved-no-room = This application cannot go further that way: it is at the end of the list, or the rank beside it is already validated.
