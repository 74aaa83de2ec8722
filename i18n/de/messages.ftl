# „Nachrichten“: der Austausch zwischen einer Person und der Verwaltung zu einer Bewerbung.

messages-title = Nachrichten
messages-lead = Schreiben Sie an die Stelle, die diese Bewerbung bearbeitet. Die Antwort erscheint hier, und Sie erhalten eine E-Mail.
messages-lead-staff = Die Nachrichten stehen in der Bewerbung, mit Ihrem Profil gezeichnet; eine E-Mail weist darauf hin. Im PDF-Dossier stehen sie nicht.
messages-thread = Verlauf der Nachrichten
messages-none = Noch keine Nachricht zu dieser Bewerbung.
messages-me = Ich
messages-staff = Zulassungsstelle
messages-new = Neu
messages-read = Gelesen am { $at }
messages-unread = Noch nicht gelesen
messages-pages =
    { $count ->
        [one] { $count } Seite
       *[other] { $count } Seiten
    }
messages-write = Nachricht schreiben
messages-body = Nachricht
messages-join = Dokument anhängen
messages-join-hint = PDF, JPEG oder PNG. Mehrere Dateien werden ein einziges PDF. Ein verlangter Nachweis gehört in den Reiter „Nachweise“, nicht hierher.
messages-draft-kept = Ihre Nachricht wird 24 Stunden aufbewahrt, ohne angehängte Dateien. Sie ist noch nicht gesendet.
messages-draft-failed = Ihre Nachricht konnte nicht aufbewahrt werden. Senden Sie sie, bevor Sie diese Seite verlassen.
messages-send = Senden
messages-sent = Ihre Nachricht ist gesendet.
messages-sent-staff = Die Nachricht ist gesendet.
messages-empty = Schreiben Sie eine Nachricht oder hängen Sie ein Dokument an.
messages-too-long = Eine Nachricht hat höchstens 4.000 Zeichen.
messages-too-many = Zu viele Nachrichten in einer Stunde. Versuchen Sie es später noch einmal.
messages-full = Dieser Verlauf ist voll: höchstens 2.000 Nachrichten. Schreiben Sie an den Kontakt des Studiengangs.
messages-archived = Diese Kampagne ist archiviert: Hier kann nicht mehr geschrieben werden.
messages-not-checked = Das Dokument kann zurzeit nicht geprüft werden. Versuchen Sie es später noch einmal oder senden Sie die Nachricht ohne Dokument.
messages-waiting-lead = Die Verläufe, in denen jemand auf Antwort wartet, in Ihrem Bereich.
messages-waiting-none = Keine ungelesene Nachricht.
messages-waiting-unread = Ungelesen
messages-waiting-latest = Letzte Nachricht
messages-tab-unread =
    { $count ->
        [one] { $count } ungelesen
       *[other] { $count } ungelesen
    }
messages-dashboard =
    { $count ->
        [one] { $count } neue Nachricht
       *[other] { $count } neue Nachrichten
    }
messages-open = Lesen
nav-staff-thread = Nachrichten
audit-message-send = Nachricht gesendet
