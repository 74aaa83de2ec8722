# Decisions: entering, validating, publishing.

decision-kind-favourable = Favourable
decision-kind-unfavourable = Unfavourable
decision-kind-complementary-list = Complementary list
decision-kind-waiting-list = Waiting list
decision-kind-preselection = Preselection
decision-state-draft = to validate
decision-state-validated = validated, to publish
decision-state-planned = validated, publication planned
decision-state-published = published on { $date }
decision-state-discarded = taken back
decision-invisible = The applicant does not see this decision until it is published.
decision-discard = Take this decision back
decision-discarded = The decision has been taken back.
decision-gone = This decision is no longer being prepared: it was published, replaced or taken back.
decision-awaits-publication = This decision awaits its publication. Stop the publication first, on the committee’s page.
decision-changed-meanwhile = Another decision was entered meanwhile: { $decision }. Nothing was overwritten; save again to put yours in its place.
decision-type-missing = Choose a decision type.
decision-reason-missing = Choose the reason of the unfavourable decision.
decision-rank-missing = Enter the rank on the complementary list.
decision-rank-not-positive = The rank is a whole number from 1 on.
decision-comment-too-long = The comment is longer than 1,000 characters. Shorten it.
decided-not = Undecided
decided-draft = To validate
decided-validated = To publish

decide-title = Enter a decision
decide-published = Published decision:
decide-published-what = The applicant goes on seeing it. Publishing a new decision will replace it and reset the answer given.
decide-replaces = This unpublished decision will be replaced:
decide-type = Decision type
decide-rank = Rank
decide-rank-hint = For a complementary list.
decide-reason = Reason
decide-reason-hint = For an unfavourable decision.
decide-convocation = Appointment
decide-convocation-hint = For a preselection: where and when the person is expected.
decide-on = Date
decide-at = Time
decide-place = Place
decide-comment = Comment
decide-comment-shown = The applicant sees it once the decision is published.
decide-comment-maybe = Depending on the decision type, the applicant sees it once the decision is published.
decide-appeal = Appeal of an earlier decision
decide-consequence = The decision is saved without being published: the applicant sees nothing and gets no mail.
decide-save-publish = Save and publish
decide-done = The decision has been entered. It remains to be validated.
mass-decision-title = Enter the same decision
mass-decision-no-list = A complementary list needs one rank per person: enter it application by application.
mass-decision-yes = { $count ->
    [one] Yes, enter 1 decision
   *[other] Yes, enter { $count } decisions
}
mass-decision-done = { $count ->
    [0] No decision has been entered.
    [one] 1 decision has been entered.
   *[other] { $count } decisions have been entered.
} { $left ->
    [0] {""}
    [one] 1 application was left as it was.
   *[other] { $left } applications were left as they were.
}

publish-title = Validate decisions
publish-lead = { $count ->
    [0] No decision is ready.
    [one] 1 decision ready. Check it before validating.
   *[other] { $count } decisions ready. Check them before validating.
}
publish-recipients = Decisions and recipients
publish-mail = Mail sent to
publish-when = Publication
publish-now = Publish now
publish-at = Publish at a date
publish-later = Validate without publishing
publish-day = Day
publish-day-hint = For example 15/04/2026
publish-time = Time
publish-time-hint = For example 14:30
publish-day-missing = Enter the day of publication, for example 15/04/2026.
publish-time-missing = Enter the time of publication, for example 14:30.
publish-bad-hour = This date is over or too far away. Choose a moment within the coming year.
publish-when-missing = Say when to publish.
publish-consequence = At publication, each applicant sees the decision and gets the mail at the same moment. A publication to come can be stopped.
publish-ties = Ranks are given more than once on a complementary list. Settle them before validating.
publish-tie = { $programme }, rank { $rank }: applications { $numbers }
publish-left-out = { $count ->
    [one] 1 application is left out:
   *[other] { $count } applications are left out:
}
publish-second-signature = Nothing is published: somebody else has to do it. You may only validate these decisions.
publish-nothing = No decision is ready to be validated. Enter some first.
publish-done-now = { $count ->
    [one] 1 decision is published and its mail is on its way.
   *[other] { $count } decisions are published and their mails are on their way.
} { $left ->
    [0] {""}
    [one] 1 application was left out.
   *[other] { $left } applications were left out.
}
publish-done-planned = { $count ->
    [one] 1 decision is validated; it will be published on { $date }.
   *[other] { $count } decisions are validated; they will be published on { $date }.
} { $left ->
    [0] {""}
    [one] 1 application was left out.
   *[other] { $left } applications were left out.
}
publish-done-validated = { $count ->
    [one] 1 decision is validated. It remains to be published.
   *[other] { $count } decisions are validated. They remain to be published.
} { $left ->
    [0] {""}
    [one] 1 application was left out.
   *[other] { $left } applications were left out.
}
publication-stop = Stop the publication
publication-stopped = { $count ->
    [0] The publication is stopped.
    [one] The publication is stopped. 1 decision stays validated.
   *[other] The publication is stopped. { $count } decisions stay validated.
}
publication-too-late = This publication is done or stopped already.
oddity-file-not-complete = The file is not “Complete”.
oddity-replaces = Replaces a published decision: { $decision }.
oddity-second-signature = To be published by somebody else; you may only validate it.
oddity-resets-answer = Resets the applicant’s answer: { $answer }.
oddity-confirmation-over = The confirmation date is over: the applicant will have a week to answer.
left-out-no-decision = no decision being prepared, or it has changed
left-out-planned = its publication is planned already
left-out-not-allowed = your role does not allow validating this decision
left-out-second-signature = somebody else has to publish it; you may only validate it

# What an institution starts with: decision types and reasons.

default-decision-favourable = Admitted
default-decision-unfavourable = Not admitted
default-decision-complementary-list = Complementary list
default-decision-waiting-list = Waiting list
default-decision-preselection = Preselected
default-reason-level = Insufficient level in the core subjects of the programme
default-reason-prerequisites = The prerequisites of the programme are not met
default-reason-capacity = All places have been filled
default-reason-project = The career plan is too far from the programme
default-reason-language = Insufficient language level
default-reason-incomplete = File incomplete at the return date
