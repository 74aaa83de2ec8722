# Entscheidungen: eingeben, bestätigen, bekannt geben.

decision-kind-favourable = Zusage
decision-kind-unfavourable = Absage
decision-kind-complementary-list = Nachrückliste
decision-kind-waiting-list = Warteliste
decision-kind-preselection = Vorauswahl
decision-state-draft = zu bestätigen
decision-state-validated = bestätigt, noch nicht bekannt gegeben
decision-state-planned = bestätigt, Bekanntgabe geplant
decision-state-published = bekannt gegeben am { $date }
decision-state-discarded = zurückgenommen
decision-invisible = Die Bewerberin oder der Bewerber sieht diese Entscheidung erst nach der Bekanntgabe.
decision-discard = Diese Entscheidung zurücknehmen
decision-discarded = Die Entscheidung ist zurückgenommen.
decision-gone = Diese Entscheidung ist nicht mehr in Vorbereitung: Sie wurde bekannt gegeben, ersetzt oder zurückgenommen.
decision-awaits-publication = Diese Entscheidung wartet auf ihre Bekanntgabe. Halten Sie zuerst die Bekanntgabe auf der Seite der Kommission an.
decision-changed-meanwhile = Inzwischen wurde eine andere Entscheidung eingegeben: { $decision }. Nichts wurde ersetzt; speichern Sie noch einmal, um sie durch Ihre zu ersetzen.
decision-type-missing = Wählen Sie eine Art der Entscheidung.
decision-reason-missing = Wählen Sie die Begründung der Absage.
decision-rank-missing = Geben Sie den Rang auf der Nachrückliste ein.
decision-rank-not-positive = Der Rang ist eine ganze Zahl ab 1.
decision-comment-too-long = Die Bemerkung ist länger als 1.000 Zeichen. Kürzen Sie sie.
decided-not = Ohne Entscheidung
decided-draft = Entscheidung zu bestätigen
decided-validated = Entscheidung bekannt zu geben

decide-title = Entscheidung eingeben
decide-published = Bekannt gegebene Entscheidung:
decide-published-what = Sie bleibt sichtbar. Eine neue Entscheidung ersetzt sie bei der Bekanntgabe und löscht die gegebene Antwort.
decide-replaces = Diese noch nicht bekannt gegebene Entscheidung wird ersetzt:
decide-type = Art der Entscheidung
decide-rank = Rang
decide-rank-hint = Für eine Nachrückliste.
decide-reason = Begründung
decide-reason-hint = Für eine Absage.
decide-convocation = Einladung
decide-convocation-hint = Für eine Vorauswahl: wo und wann die Person erwartet wird.
decide-on = Datum
decide-at = Uhrzeit
decide-place = Ort
decide-comment = Bemerkung
decide-comment-shown = Nach der Bekanntgabe für die Bewerberin oder den Bewerber sichtbar.
decide-comment-maybe = Je nach Art der Entscheidung nach der Bekanntgabe für die Bewerberin oder den Bewerber sichtbar.
decide-appeal = Widerspruch gegen eine frühere Entscheidung
decide-consequence = Die Entscheidung wird gespeichert, aber nicht bekannt gegeben: Die Bewerberin oder der Bewerber sieht nichts und erhält keine E-Mail.
decide-save-publish = Speichern und bekannt geben
decide-done = Die Entscheidung ist eingegeben. Sie muss noch bestätigt werden.
mass-decision-title = Dieselbe Entscheidung eingeben
mass-decision-no-list = Die Nachrückliste braucht einen Rang je Person: Geben Sie sie Bewerbung für Bewerbung ein.
mass-decision-yes = { $count ->
    [one] Ja, 1 Entscheidung eingeben
   *[other] Ja, { $count } Entscheidungen eingeben
}
mass-decision-done = { $count ->
    [0] Keine Entscheidung wurde eingegeben.
    [one] 1 Entscheidung ist eingegeben.
   *[other] { $count } Entscheidungen sind eingegeben.
} { $left ->
    [0] {""}
    [one] 1 Bewerbung wurde nicht bearbeitet.
   *[other] { $left } Bewerbungen wurden nicht bearbeitet.
}

publish-title = Entscheidungen bestätigen
publish-lead = { $count ->
    [0] Keine Entscheidung ist bereit zur Bestätigung.
    [one] 1 Entscheidung ist bereit zur Bestätigung. Prüfen Sie sie, bevor Sie bestätigen.
   *[other] { $count } Entscheidungen sind bereit zur Bestätigung. Prüfen Sie sie, bevor Sie bestätigen.
}
publish-recipients = Entscheidungen und Empfänger
publish-mail = E-Mail an
publish-when = Bekanntgabe
publish-now = Jetzt bekannt geben
publish-at = Zu einem Zeitpunkt bekannt geben
publish-later = Bestätigen, ohne bekannt zu geben
publish-day = Tag
publish-day-hint = Zum Beispiel 15.04.2026
publish-time = Uhrzeit
publish-time-hint = Zum Beispiel 14:30
publish-day-missing = Geben Sie den Tag der Bekanntgabe ein, zum Beispiel 15.04.2026.
publish-time-missing = Geben Sie die Uhrzeit der Bekanntgabe ein, zum Beispiel 14:30.
publish-bad-hour = Dieser Zeitpunkt ist vorbei oder liegt zu weit in der Zukunft. Wählen Sie einen im kommenden Jahr.
publish-when-missing = Geben Sie an, wann bekannt gegeben wird.
publish-consequence = Bei der Bekanntgabe sehen alle Bewerberinnen und Bewerber ihre Entscheidung und erhalten im selben Augenblick ihre E-Mail. Eine geplante Bekanntgabe kann angehalten werden.
publish-ties = Auf einer Nachrückliste sind Ränge mehrfach vergeben. Entscheiden Sie darüber, bevor Sie bestätigen.
publish-tie = { $programme }, Rang { $rank }: Bewerbungen { $numbers }
publish-left-out = { $count ->
    [one] 1 Bewerbung wird ausgelassen:
   *[other] { $count } Bewerbungen werden ausgelassen:
}
publish-second-signature = Nichts wird bekannt gegeben: Das muss eine andere Person tun. Sie können diese Entscheidungen nur bestätigen.
publish-nothing = Keine Entscheidung ist bereit zur Bestätigung. Geben Sie zuerst welche ein.
publish-done-now = { $count ->
    [one] 1 Entscheidung ist bekannt gegeben, und ihre E-Mail wird verschickt.
   *[other] { $count } Entscheidungen sind bekannt gegeben, und ihre E-Mails werden verschickt.
} { $left ->
    [0] {""}
    [one] 1 Bewerbung wurde ausgelassen.
   *[other] { $left } Bewerbungen wurden ausgelassen.
}
publish-done-planned = { $count ->
    [one] 1 Entscheidung ist bestätigt; Bekanntgabe: { $date }.
   *[other] { $count } Entscheidungen sind bestätigt; Bekanntgabe: { $date }.
} { $left ->
    [0] {""}
    [one] 1 Bewerbung wurde ausgelassen.
   *[other] { $left } Bewerbungen wurden ausgelassen.
}
publish-done-validated = { $count ->
    [one] 1 Entscheidung ist bestätigt. Sie muss noch bekannt gegeben werden.
   *[other] { $count } Entscheidungen sind bestätigt. Sie müssen noch bekannt gegeben werden.
} { $left ->
    [0] {""}
    [one] 1 Bewerbung wurde ausgelassen.
   *[other] { $left } Bewerbungen wurden ausgelassen.
}
publication-stop = Bekanntgabe anhalten
publication-stopped = { $count ->
    [0] Die Bekanntgabe ist angehalten.
    [one] Die Bekanntgabe ist angehalten. 1 Entscheidung bleibt bestätigt.
   *[other] Die Bekanntgabe ist angehalten. { $count } Entscheidungen bleiben bestätigt.
}
publication-too-late = Diese Bekanntgabe ist schon geschehen oder angehalten.
oddity-file-not-complete = Die Unterlagen sind nicht „Vollständig“.
oddity-replaces = Ersetzt eine bekannt gegebene Entscheidung: { $decision }.
oddity-second-signature = Von einer anderen Person bekannt zu geben; Sie können nur bestätigen.
oddity-resets-answer = Löscht die Antwort: { $answer }.
oddity-confirmation-over = Die Frist für die Bestätigung ist vorbei: Für die Antwort bleibt eine Woche.
left-out-no-decision = keine Entscheidung in Vorbereitung, oder sie hat sich geändert
left-out-planned = die Bekanntgabe ist schon geplant
left-out-not-allowed = Ihr Profil erlaubt nicht, diese Entscheidung zu bestätigen
left-out-second-signature = eine andere Person muss sie bekannt geben; Sie können nur bestätigen

# Was eine Hochschule zu Beginn vorfindet: Entscheidungsarten und Begründungen.

default-decision-favourable = Zugelassen
default-decision-unfavourable = Nicht zugelassen
default-decision-complementary-list = Nachrückliste
default-decision-waiting-list = Warteliste
default-decision-preselection = Vorauswahl
default-reason-level = Unzureichendes Niveau in den Grundlagenfächern des Studiengangs
default-reason-prerequisites = Die Voraussetzungen des Studiengangs sind nicht erfüllt
default-reason-capacity = Alle Studienplätze sind vergeben
default-reason-project = Der Berufswunsch passt nicht ausreichend zum Studiengang
default-reason-language = Unzureichende Sprachkenntnisse
default-reason-incomplete = Unterlagen bei Ablauf der Einreichungsfrist unvollständig
