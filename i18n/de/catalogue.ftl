# Studienangebot und Seite eines Studiengangs.

catalogue-title = Studienangebot
catalogue-lead = Klappen Sie die Menüs auf, um die Studiengänge zu sehen, und wählen Sie einen aus, um sich zu bewerben.
catalogue-programmes = { $count ->
    [0] Kein Studiengang
    [one] { $shown } Studiengang
   *[other] { $shown } Studiengänge
}
catalogue-summary = { $open ->
    [0] { $programmes }, keiner nimmt heute Bewerbungen an.
    [one] { $programmes }, davon { $shown } heute offen für Bewerbungen.
   *[other] { $programmes }, davon { $shown } heute offen für Bewerbungen.
}
catalogue-in-centres = { $count ->
    [0] entspricht diesen Filtern
    [one] in { $shown } Bewerbungsstelle
   *[other] in { $shown } Bewerbungsstellen
}
catalogue-empty-title = Noch kein Studiengang
catalogue-empty = Zurzeit läuft keine Bewerbungskampagne. Das Studienangebot erscheint hier, sobald es veröffentlicht ist.
catalogue-filters = Filter
catalogue-filters-label = Das Studienangebot filtern
catalogue-filter = Filtern
catalogue-search = Filter: Titel oder Stichwort
catalogue-search-example = Titel oder Stichwort
catalogue-current = Aktueller Filter:
catalogue-current-none = Keiner
catalogue-chip-text = „{ $text }“
catalogue-remove = diesen Filter entfernen
catalogue-clear = Alles löschen
catalogue-state = Status
catalogue-kind = Art des Abschlusses
catalogue-centre = Bewerbungsstelle
catalogue-mode = Art der Bewerbung
catalogue-all-kinds = Alle { $count } Abschlussarten ansehen
catalogue-all-centres = Alle { $count } Stellen ansehen
catalogue-col-title = Titel
catalogue-col-keywords = Stichwörter
catalogue-col-dates = Bewerbungszeitraum
catalogue-col-mode = Art der Bewerbung
catalogue-dates = Vom { $opening } bis zum { $closing }
catalogue-own = Meine Bewerbung ansehen
catalogue-whole-centre = Die ganze Bewerbungsstelle ansehen: { $programmes }
catalogue-none-title = Kein Studiengang gefunden
catalogue-none = Prüfen Sie die Schreibweise, versuchen Sie ein allgemeineres Wort oder entfernen Sie einen Filter.
catalogue-pages = Ergebnisseiten
catalogue-page = Seite

mode-electronic = Online-Bewerbung
mode-paper = Bewerbung auf Papier

opening-open = Offen
opening-closes-soon = Schließt bald
opening-upcoming = Demnächst
opening-closed = Geschlossen
opening-days-left = { $days ->
    [one] noch 1 Tag
   *[other] noch { $days } Tage
}
opening-last-day = Letzter Tag
opening-opens-in = { $days ->
    [one] Öffnet morgen
   *[other] Öffnet in { $days } Tagen
}
opening-opens-today = Öffnet heute
opening-closed-for = { $days ->
    [one] Seit gestern geschlossen
   *[other] Seit { $days } Tagen geschlossen
}
opening-closed-today = Heute geschlossen
opening-open-until = Offen bis { $date }.
opening-opens-on = Öffnet am { $date }.
opening-closed-since = Geschlossen seit { $date }.

apply-button = Bewerben

crumb-label = Brotkrümelnavigation

programme-calendar = Termine
programme-opening = Beginn der Bewerbungsfrist
programme-closing = Ende der Bewerbungsfrist
programme-pre-analysis = Vorprüfung
programme-return = Einreichungsfrist
programme-jury = Sitzung der Kommission
programme-publication = Bekanntgabe der Ergebnisse
programme-confirmation = Frist für Ihre Antwort
programme-confirmation-delay = { $days ->
    [one] 1 Tag nach der Zusage
   *[other] { $days } Tage nach der Zusage
}
programme-information = Weitere Informationen
programme-documents = Verlangte Nachweise
programme-documents-formats = PDF, JPG oder PNG, { $limit } MB je Nachweis. { $limits } Sie können Ihre Unterlagen auch fotografieren.
programme-documents-none = Es werden keine Nachweise verlangt.
programme-forms = { $count ->
    [one] Ein zusätzliches Formular ist online auszufüllen.
   *[other] { $count } zusätzliche Formulare sind online auszufüllen.
}
programme-questions = { $count ->
    [one] In der Bewerbung ist eine Frage zu beantworten.
   *[other] In der Bewerbung sind { $count } Fragen zu beantworten.
}
programme-document-conditional = nur in bestimmten Fällen
programme-document-facultative = freiwillig
programme-document-profile = je nach Ihrer Situation
programme-brief = Kurz gefasst
programme-capacity = Studienplätze
programme-places = { $count ->
    [one] { $shown } Platz
   *[other] { $shown } Plätze
}
programme-treatment = Art der Zulassung
programme-treatment-controlled = Mit Auswahlverfahren, Entscheidung der Kommission
programme-treatment-direct = Direkte Zulassung möglich, nach Prüfung der Bewerbung
programme-contact = Kontaktadresse
programme-phone = Tel.: { $number }
programme-url = Webadresse
programme-url-link = Seite des Studiengangs
programme-apply-title = Sich für diesen Studiengang bewerben
programme-return-sentence = Einreichungsfrist für die vollständigen Unterlagen: { $date }.
programme-already = Sie haben eine Bewerbung für diesen Studiengang.
programme-see-application = Meine Bewerbung ansehen
programme-sign-in-first = Sie werden gebeten, sich anzumelden. Noch kein Konto?
programme-cannot-apply = Heute können Sie sich für diesen Studiengang nicht bewerben.
programme-open-ones = Offene Studiengänge ansehen
programme-paper = Sie legen Ihre Bewerbung online an, laden dann das Dossier herunter, drucken es aus und schicken es vor dem Ablauf der Frist an die Kontaktadresse: { $date }.
programme-not-offered-title = Studiengang nicht im Angebot
programme-not-offered = Dieser Studiengang wird in der laufenden Bewerbungskampagne nicht angeboten. Suchen Sie einen ähnlichen oder schreiben Sie an die Zulassungsstelle.
programme-similar = Einen ähnlichen Studiengang suchen
programme-may-apply = Sie können sich bewerben
programme-may-apply-text = Persönliche Angaben, Adresse und Baccalauréat sind ausgefüllt.
programme-allowed = { $count ->
    [0] Keine Bewerbung
    [one] Eine Bewerbung
   *[other] { $count } Bewerbungen
} von { $limit } zulässigen
programme-allowed-centre = { $count ->
    [0] Keine Bewerbung
    [one] Eine Bewerbung
   *[other] { $count } Bewerbungen
} von { $limit } zulässigen bei dieser Stelle
programme-before-applying = Bevor Sie sich bewerben
