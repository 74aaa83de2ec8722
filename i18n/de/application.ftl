# Bewerbungen: Seite einer Bewerbung, Nachweise, Einreichen, Zurückziehen, Antwort.

application-recap = Übersicht Ihrer Bewerbung
application-number = Nr. { $number }
application-tabs = Inhalt der Bewerbung
back-to-application = Zurück zur Bewerbung

file-status-waiting = Ausstehend
file-status-received = Eingegangen
file-status-incomplete = Unvollständig
file-status-complete = Vollständig
document-status-waiting = Ausstehend
document-status-deposited = Hochgeladen
document-status-submitted = Eingereicht
document-status-validated = Anerkannt
document-status-refused = Abgelehnt
document-status-not-concerned = Betrifft mich nicht
document-status-checking = Wird geprüft
document-to-be-submitted = wird mit Ihrer Bewerbung eingereicht
decision-waiting = Ausstehend
acceptance-confirmed-suffix = : ANGENOMMEN
acceptance-withdrawn-suffix = : VERZICHTET

recap-details = Einzelheiten
recap-programme = Studiengang
recap-file-status = Stand der Unterlagen
recap-decision = Entscheidung
recap-comment = Bemerkung
recap-convocation = Einladung
recap-registration-code = Kennung für die Einschreibung
recap-fee = Höhe der Einschreibegebühren
recap-dates = Wichtige Termine
recap-contact = Kontaktadresse
contact-phone = Tel.:
contact-fax = Fax:
contact-mail = E-Mail:
contact-url = Webadresse:
date-pre-analysis = Vorprüfung
date-return = Einreichungsfrist
date-submitted = Eingereicht am
date-received = Eingegangen am
date-jury = Sitzung der Kommission
date-publication = Bekanntgabe der Ergebnisse
date-confirmation = Frist für Ihre Antwort
fee-amount = { $amount } €
decision-with-rank = { $decision } – Platz { $rank }

tab-documents = Nachweise
tab-information = Weitere Informationen
do-not-forget-one = Lesen Sie auch den Reiter { $tab }
do-not-forget-several = Lesen Sie auch die Reiter { $tabs } und { $last }
quoted = „{ $text }“
documents-caption = Verlangte Nachweise
documents-banner = Online-Verfahren: Laden Sie Ihre Nachweise mit den Schaltflächen der Tabelle vor dem Ende der Frist hoch ({ $date }). Danach müssen Sie Ihre Bewerbung einreichen.
documents-formats = Erlaubte Formate: PDF, JPG oder PNG, höchstens { $size } je Nachweis.
documents-limits = { $pages ->
    [one] Je Nachweis: höchstens { $files } Dateien und eine Seite. Je Bewerbung: höchstens { $total }.
   *[other] Je Nachweis: höchstens { $files } Dateien und { $pages } Seiten. Je Bewerbung: höchstens { $total }.
}
documents-closed = Die Nachweise können nicht mehr geändert werden.
documents-folded = { $count ->
    [0] Nachweise
    [one] Nachweise: 1 anerkannt
   *[other] Nachweise: { $count } anerkannt
}
documents-paper = Bewerbung auf Papier: Schicken Sie diese Nachweise vor dem Ende der Frist per Post an die Kontaktadresse ({ $date }).
column-document = Nachweis
column-file = Datei
column-status = Status
column-conditional = Nur in bestimmten Fällen
column-comment = Bemerkung:
column-comment-short = Bemerkung
document-detail = { $size } · hochgeladen am { $date }
document-deposited-on = Hochgeladen am { $date }
document-template = Vorlage zum Ausfüllen
document-facultative = Freiwillig
document-nothing-yet = Noch keine Datei hochgeladen
document-no-file = Keine Datei nötig
document-current = Hochgeladene Datei
document-history = Frühere Dateien
document-check-failed = Die Prüfung hat ergeben, dass diese Datei nicht verwendbar ist. Laden Sie sie noch einmal hoch, zum Beispiel nachdem Sie sie als PDF gedruckt haben.
action-replace = Ersetzen
action-not-concerned = Dieser Nachweis betrifft mich nicht
action-concerned = Dieser Nachweis betrifft mich
observation-blank = { $count ->
    [one] Seite { $pages } scheint leer zu sein: Ist das gewollt?
   *[other] Die Seiten { $pages } scheinen leer zu sein: Ist das gewollt?
}
observation-nearly-empty = { $count ->
    [one] Seite { $pages } ist fast leer: Ist sie vollständig?
   *[other] Die Seiten { $pages } sind fast leer: Sind sie vollständig?
}
observation-sideways = { $count ->
    [one] Seite { $pages } scheint quer zu liegen: Ist sie lesbar?
   *[other] Die Seiten { $pages } scheinen quer zu liegen: Sind sie lesbar?
}
observation-low-resolution = { $count ->
    [one] Das Bild der Seite { $pages } ist wenig scharf: Ist es lesbar?
   *[other] Die Bilder der Seiten { $pages } sind wenig scharf: Sind sie lesbar?
}
observation-repaired = Die Datei war beschädigt und wurde repariert: Sind alle Seiten da?
observation-form-flattened = Was im PDF ausgefüllt oder angemerkt war, ist jetzt Teil seiner Seiten.
observation-rasterised = Die Seiten konnten nur als Bilder aufbewahrt werden: Sind sie lesbar?
observation-attachments-removed = Die im PDF enthaltenen Dateien wurden entfernt: Sie sind getrennt hochzuladen.
observation-active-content-removed = Skripte, Aktionen und bewegte Inhalte des PDF wurden entfernt.
observation-restriction-lifted = Das PDF verbot Druck oder Änderungen: Dieser Schutz wurde entfernt.
observation-of-file = { $file }: { $sentence }
observation-same-file = Diese Datei ist bereits für „{ $document }“ hochgeladen: Ist das gewollt?

before-submitting = Vor dem Einreichen
ready-count = { $count ->
    [0] Nichts ist bereit
    [one] 1 Angabe ist bereit
   *[other] { $count } Angaben sind bereit
}
ready-of = von { $count }
guide-title = Für diese Bewerbung zu tun
guide-answer = Antworten Sie auf dieses Angebot
still-missing = Es fehlt noch:
missing-or-not-concerned = oder „{ $action }“
missing-refused-on = Abgelehnt am { $date }
all-there = Alle Nachweise sind da.
all-there-what = Sie müssen Ihre Bewerbung nur noch einreichen, vor dem Ende der Frist ({ $date }).
not-submitted-warning = Unterlagen, die nicht eingereicht wurden, sind keine Bewerbung.
automatic-offer = Sie können Ihre Bewerbung am { $date } um 23:59 Uhr automatisch einreichen lassen, wenn alle Nachweise da sind.
automatic-on = Wird am { $date } automatisch eingereicht
automatic-on-what = Nur wenn alle Nachweise da sind. Sie können sie auch vorher selbst einreichen.
automatic-accept = Automatisch einreichen lassen
automatic-refuse = Nicht automatisch einreichen lassen
automatic-accepted = Ihre Bewerbung wird automatisch eingereicht.
automatic-refused = Ihre Bewerbung wird nicht mehr automatisch eingereicht. Denken Sie daran, sie selbst einzureichen.
not-submitted-late = Die Einreichungsfrist endete am { $date }. Ihre Bewerbung wurde nicht eingereicht: Sie wird nicht geprüft.
not-submitted-why = Die automatische Einreichung hat nicht stattgefunden: Es fehlte { $missing }.
not-submitted-undecided = Die Einreichungsfrist endete am { $date }. Sie haben der automatischen Einreichung zugestimmt: Ihr Ergebnis erscheint hier.
answer-late = Die Frist für Ihre Antwort, der { $date }, ist vorbei. Sie haben auf dieses Angebot nicht geantwortet und können es hier nicht mehr tun.
write-to = Bei Fragen schreiben Sie an
write-to-contact = Bei Fragen schreiben Sie an die Kontaktadresse.
incomplete-title = { $count ->
    [one] Unvollständig: 1 Nachweis wurde abgelehnt.
   *[other] Unvollständig: { $count } Nachweise wurden abgelehnt.
}
incomplete-what = Ersetzen Sie, was abgelehnt wurde, und reichen Sie vor dem Ende der Frist noch einmal ein ({ $date }).
incomplete-too-late = Die Einreichungsfrist, der { $date }, ist vorbei.
incomplete-write-to = Damit Ihre Unterlagen noch berücksichtigt werden können, schreiben Sie an
incomplete-write-to-contact = Damit Ihre Unterlagen noch berücksichtigt werden können, schreiben Sie an die Kontaktadresse.
refused-what = { $count ->
    [one] 1 Nachweis wurde abgelehnt: Ersetzen Sie ihn und reichen Sie Ihre Bewerbung vor dem Ende der Frist ein ({ $date }).
   *[other] { $count } Nachweise wurden abgelehnt: Ersetzen Sie sie und reichen Sie Ihre Bewerbung vor dem Ende der Frist ein ({ $date }).
}
paper-what = Bewerbung auf Papier: Laden Sie Ihr Dossier herunter, drucken Sie es aus, füllen Sie es aus und schicken Sie es vor dem Ende der Frist an die Kontaktadresse ({ $date }).
paper-join = Legen Sie die unten genannten Unterlagen bei. Auf dieser Website sind keine Unterlagen hochzuladen.
paper-download = Unterlagen zum Ausdrucken herunterladen
paper-received = Ihre Papierunterlagen sind am { $date } eingegangen.
paper-late = Die Rückgabefrist, der { $date }, ist vorbei. Wenn Sie Ihre Papierunterlagen abgeschickt haben, erscheint ihr Eingang hier; sonst schreiben Sie an die Kontaktadresse.
documents-paper-list = Mit den Papierunterlagen verlangte Dokumente.

timeline-title = Verlauf
timeline-created = Bewerbung angelegt
timeline-documents = Nachweise hochladen
timeline-documents-until = Läuft, bis { $date }
timeline-documents-over = Frist abgelaufen, Bewerbung nicht eingereicht
timeline-documents-automatic = Automatische Einreichung läuft
timeline-submitted = Bewerbung eingereicht
timeline-submitted-next = Die Unterlagen gelten dann als „Eingegangen“
timeline-verification = Prüfung der Nachweise
timeline-verification-now = Läuft
timeline-verification-next = „Vollständig“ oder „Unvollständig“
timeline-decision = Entscheidung der Kommission
timeline-decision-on = Bekanntgabe am { $date }
timeline-answer = Ihre Antwort
timeline-answer-before = Erwartet bis zum { $date }
timeline-answer-over = Frist abgelaufen
timeline-confirmed = Platz angenommen
timeline-withdrawn = Verzicht
timeline-registration = Einschreibung
timeline-registration-next = Nach der Annahme
timeline-cancelled = Bewerbung zurückgezogen

action-download = Mein Dossier herunterladen
action-receipt = Empfangsbestätigung herunterladen
action-cancel = Bewerbung zurückziehen
action-cancel-undo = Zurückziehen rückgängig machen
action-submit = Meine Bewerbung einreichen
action-confirm = Platz annehmen
action-withdraw = Auf den Platz verzichten
action-withdraw-undo = Verzicht rückgängig machen

downloads-title = Unterlagen
downloads-letter = PDF. Bei der Einschreibung vorzulegen.
downloads-dossier = { $count ->
    [0] Übersicht, PDF
    [one] Übersicht und { $count } Nachweis, PDF
   *[other] Übersicht und { $count } Nachweise, PDF
}
downloads-receipt = PDF, Bewerbung eingereicht am { $date }

apply-title = Neue Bewerbung
apply-question = Möchten Sie sich für den Studiengang „{ $programme }“ bewerben?
apply-consequence = Eine Bewerbung wird angelegt. Danach können Sie Ihre Nachweise hochladen und die Bewerbung einreichen.
apply-consequence-paper = Eine Bewerbung wird angelegt. Danach können Sie die Unterlagen zum Ausdrucken herunterladen und per Post schicken.
apply-done = Ihre Bewerbung ist angelegt. Laden Sie die verlangten Nachweise hoch und reichen Sie sie dann ein.
apply-done-paper = Ihre Bewerbung ist angelegt. Laden Sie die Unterlagen herunter, drucken Sie sie aus, füllen Sie sie aus und schicken Sie sie an die Kontaktadresse.
apply-refused-title = Bewerbung zurzeit nicht möglich
apply-no-campaign = Zurzeit läuft keine Kampagne. Kommen Sie wieder, wenn die nächste beginnt.
apply-personal-missing = Vervollständigen Sie Ihre persönlichen Angaben, bevor Sie sich bewerben.
apply-address-missing = Vervollständigen Sie Ihre Adresse, bevor Sie sich bewerben.
apply-bac-missing = Vervollständigen Sie die Angaben zum Baccalauréat, bevor Sie sich bewerben, oder geben Sie an, dass Sie keines haben.
apply-ine-missing = Um sich mit einem französischen Baccalauréat zu bewerben, brauchen Sie Ihre INE. Sie steht auf Ihrem Notenblatt des Baccalauréat.
apply-not-in-service = Dieser Studiengang wird nicht mehr angeboten. Sehen Sie im Studienangebot nach.
apply-already-applied = Sie haben für diesen Studiengang schon eine laufende Bewerbung.
apply-not-yet-open = Die Bewerbungsfrist für diesen Studiengang beginnt am { $date }.
apply-closed = Die Bewerbungsfrist für diesen Studiengang ist seit { $date } abgelaufen.
apply-too-many = Sie haben die höchste Zahl an Bewerbungen erreicht ({ $limit }). Ziehen Sie eine zurück, um sich hier zu bewerben.
apply-remedy-personal = Meine persönlichen Angaben vervollständigen
apply-remedy-address = Meine Adresse vervollständigen
apply-remedy-bac = Angaben zum Baccalauréat vervollständigen
apply-remedy-applications = Meine Bewerbungen ansehen
apply-back-programme = Zurück zum Studiengang

deposit-refused-title = Die Datei wurde nicht hochgeladen
deposit-the-file = Die Datei
deposit-no-file = Wählen Sie mindestens eine Datei aus.
deposit-format = „{ $name }“ hat nicht das richtige Format ({ $kind ->
    [heic] HEIC-Foto
    [word] Word-Dokument
    [zip] ZIP-Archiv
   *[other] unbekanntes Format
}). Speichern Sie die Datei als PDF, JPG oder PNG und laden Sie sie noch einmal hoch.
deposit-password = „{ $name }“ ist mit einem Passwort geschützt. Speichern Sie eine Kopie ohne Passwort (zum Beispiel mit „Als PDF drucken“) und laden Sie diese hoch.
deposit-empty = „{ $name }“ ist leer. Prüfen Sie die Datei auf Ihrem Gerät und laden Sie sie noch einmal hoch.
deposit-truncated = „{ $name }“ ist unvollständig: Seiten fehlen. Laden Sie die Datei neu herunter oder scannen Sie sie neu ein und laden Sie sie dann hoch.
deposit-image-truncated = Das Bild „{ $name }“ bricht vor dem Ende ab. Fotografieren oder exportieren Sie es neu und laden Sie es dann hoch.
deposit-image-too-large = Das Bild „{ $name }“ ist zu groß: { $found } Millionen Bildpunkte, erlaubt sind { $limit }. Verkleinern Sie es und laden Sie es dann hoch.
deposit-too-many-pages = Zu viele Seiten: { $found }, erlaubt sind { $limit }. Behalten Sie nur die verlangten Seiten.
deposit-too-large = Datei zu groß: { $found }, erlaubt sind { $limit }. Verringern Sie die Scanqualität und laden Sie sie noch einmal hoch.
deposit-much-too-large = Sendung zu groß: Die Grenze liegt bei { $limit } je Nachweis. Verringern Sie die Scanqualität und laden Sie noch einmal hoch.
deposit-too-many-files = Zu viele Dateien: { $found }, erlaubt sind { $limit }. Fassen Sie sie in einem einzigen PDF zusammen.
deposit-unreadable = „{ $name }“ kann nicht gelesen werden. Öffnen Sie die Datei auf Ihrem Gerät, drucken Sie sie als PDF und laden Sie die Kopie hoch.
deposit-infected = Diese Datei enthält einen Virus und wurde nicht behalten. Prüfen Sie Ihr Gerät und laden Sie eine saubere Datei hoch.
deposit-application-too-large = Ihre Nachweise würden zusammen die Grenze überschreiten: { $found }, erlaubt sind { $limit }. Verkleinern Sie Ihre Dateien.
deposit-versions-too-large = Ihre aufeinander folgenden Uploads für diese Bewerbung würden die Grenze überschreiten: { $found }, erlaubt sind { $limit }. Schreiben Sie der Stelle, die Ihre Bewerbung betreut.
deposit-done = Ihre Datei ist hochgeladen. Sie wird mit Ihrer Bewerbung eingereicht.
deposit-done-pending = Ihre Datei ist hochgeladen. Sie wird gerade geprüft.
deposit-done-all-there = Alle Nachweise sind da. Vergessen Sie nicht, Ihre Bewerbung vor der Einreichungsfrist einzureichen.

upload-choose = Datei auswählen
upload-send = Hochladen
upload-drop = Ziehen Sie eine oder mehrere Dateien hierher
upload-camera = Foto aufnehmen
upload-several = Mehrere Bilder? Sie werden in der Reihenfolge Ihrer Wahl zu einem einzigen PDF zusammengefasst.
upload-progress = Wird gesendet
upload-cancel = Senden abbrechen
upload-add = Hinzufügen
upload-units = Byte kB MB
upload-page-forward = Seite {"{"}n{"}"} nach vorn schieben
upload-page-turn = Seite {"{"}n{"}"} drehen
upload-page-remove = Seite {"{"}n{"}"} entfernen
upload-msg-type = „{"{"}name{"}"}“ hat nicht das richtige Format. Wählen Sie ein PDF, JPG oder PNG.
upload-msg-empty = „{"{"}name{"}"}“ ist leer. Prüfen Sie die Datei.
upload-msg-size = „{"{"}name{"}"}“ ist zu groß: {"{"}size{"}"}, erlaubt sind {"{"}limit{"}"}.
upload-msg-count = Zu viele Dateien: höchstens {"{"}n{"}"}.
upload-msg-heic = „{"{"}name{"}"}“ ist ein HEIC-Foto, das dieser Browser nicht lesen kann. Wählen Sie JPG in den Einstellungen der Kamera.
upload-msg-unreadable = „{"{"}name{"}"}“ kann nicht gelesen werden. Prüfen Sie die Datei.
upload-msg-total = Alles zusammen ist zu groß: {"{"}size{"}"}, erlaubt sind {"{"}limit{"}"}.
upload-msg-ready = {"{"}n{"}"} Dateien bereit zum Senden
upload-msg-preparing = Die Bilder werden vorbereitet
upload-msg-amount = {"{"}sent{"}"} von {"{"}total{"}"}
upload-msg-start = Das Senden beginnt.
upload-msg-half = Die Hälfte ist gesendet.
upload-msg-cancelled = Das Senden ist abgebrochen.
upload-msg-failed = Das Senden ist gescheitert. Ihre Dateien sind noch da, versuchen Sie es noch einmal.
upload-msg-busy = Es wird gerade gesendet: Was Sie eben hinzugefügt haben, wurde nicht übernommen. Fügen Sie es hinzu, wenn das Senden beendet ist.
upload-ended = Ihre Sitzung ist beendet, und Ihre Dateien sind noch nicht hochgeladen. Lassen Sie diese Seite offen, melden Sie sich in einem anderen Tab wieder an und setzen Sie das Senden hier fort.
upload-ended-sign-in = In einem neuen Tab wieder anmelden
upload-msg-moved = Seite an Stelle {"{"}n{"}"} von {"{"}total{"}"} verschoben
upload-msg-turned = Seite gedreht
upload-msg-removed = Seite {"{"}n{"}"} entfernt

remove-title = Datei löschen
remove-question = Die für „{ $document }“ hochgeladene Datei löschen?
remove-consequence = Der Nachweis ist dann wieder „Ausstehend“. Die alte Datei bleibt unter den früheren Dateien sichtbar.
remove-consequence-common = Dieser Nachweis gilt für alle Ihre Bewerbungen: Er ist dann überall wieder „Ausstehend“, wo er noch nicht eingereicht ist.
remove-yes = Ja, löschen
remove-no = Nein, behalten
remove-done = Die Datei ist gelöscht.
declare-question = „{ $document }“ betrifft Sie nicht?
declare-consequence = Mit der Bestätigung versichern Sie ehrenwörtlich, dass dieser Nachweis Sie nicht betrifft. Vor dem Einreichen können Sie das noch ändern.
declare-yes = Ja, das versichere ich
declare-done = Der Nachweis ist als „Betrifft mich nicht“ gekennzeichnet.
declare-file-there = Zu diesem Nachweis gibt es schon eine Datei: Sie wurde inzwischen hochgeladen. Es wurde nichts geändert. Wenn der Nachweis Sie nicht betrifft, löschen Sie zuerst diese Datei und versuchen Sie es dann noch einmal.
declare-file-there-common = Zu diesem Nachweis gibt es schon eine Datei: Sie wurde inzwischen hochgeladen, zum Beispiel für eine andere Ihrer Bewerbungen, und gilt für alle. Es wurde nichts geändert. Wenn der Nachweis Sie nicht betrifft, löschen Sie zuerst diese Datei und versuchen Sie es dann noch einmal.

submit-title = Meine Bewerbung einreichen
submit-missing-title = { $count ->
    [one] Vor dem Einreichen fehlt noch 1 Angabe
   *[other] Vor dem Einreichen fehlen noch { $count } Angaben
}
submit-check-title = Prüfen Sie Ihre Nachweise
submit-warning = Sobald Ihre Bewerbung eingereicht ist, können Sie nichts mehr ändern.
submit-busy = Wird eingereicht …
submit-not-now = Diese Bewerbung kann nicht eingereicht werden: Sie ist es schon, oder die Einreichungsfrist ist abgelaufen.
submit-done = Ihre Bewerbung ist eingereicht. Sie erhalten per E-Mail eine Empfangsbestätigung; sehen Sie auch im Spam-Ordner nach.
submit-already = Ihre Bewerbung war schon eingereicht.

application-campaign-archived = Die Kampagne dieser Bewerbung ist archiviert: Sie können sie noch lesen, aber nicht mehr ändern.
cancelled-title = Diese Bewerbung ist zurückgezogen.
undo-until = Sie können das bis { $until } rückgängig machen.
cancel-title = Bewerbung zurückziehen
cancel-question = Die Bewerbung „{ $programme }“ zurückziehen?
cancel-consequence = Ihre Nachweise bleiben erhalten. Sie können das bis { $until } rückgängig machen; danach ist es endgültig. Sie erhalten eine Bestätigung per E-Mail.
cancel-consequence-final = Ihre Nachweise bleiben erhalten. Das ist endgültig. Sie erhalten eine Bestätigung per E-Mail.
cancel-yes = Ja, zurückziehen
cancel-no = Nein, behalten
cancel-done = Ihre Bewerbung ist zurückgezogen. Sie können das bis { $until } rückgängig machen.
cancel-done-final = Ihre Bewerbung ist zurückgezogen. Sie erhalten eine Bestätigung per E-Mail.
cancel-undone = Ihre Bewerbung ist wiederhergestellt.

decision-admitted = Die Kommission lässt Sie zu { $programme } zu.
decision-answer-before = Antworten Sie bis zum { $date }
decision-answer-risk = Ohne Antwort können Sie Ihren Platz verlieren.
decision-i-confirm = Ich nehme an
decision-i-confirm-what = Sie nehmen den Platz an. Eine E-Mail erklärt Ihnen, wie Sie sich einschreiben. Sie können auch danach noch verzichten.
decision-i-withdraw = Ich verzichte
decision-i-withdraw-what = Sie geben den Platz für eine andere Person frei. Wenn die Zeit zum Rückgängigmachen abgelaufen ist, wird Ihnen keine Einschreibung mehr angeboten.
decision-others = { $count ->
    [one] Eine weitere Bewerbung läuft noch. Wenn Sie diese annehmen, wird die andere nicht zurückgezogen.
   *[other] { $count } weitere Bewerbungen laufen noch. Wenn Sie diese annehmen, werden die anderen nicht zurückgezogen.
}
confirm-title = Platz annehmen
confirm-question = Den Platz annehmen?
confirm-consequence = Sie nehmen Ihren Platz in „{ $programme }“ an. Eine E-Mail erklärt Ihnen, wie Sie sich einschreiben.
confirm-yes = Ja, ich nehme an
confirm-done = Sie haben den Platz angenommen. Eine E-Mail erklärt Ihnen, wie es weitergeht.
withdraw-title = Auf den Platz verzichten
withdraw-question = Auf den Platz verzichten?
withdraw-consequence = Sie verzichten auf „{ $programme }“. Sie können das bis { $until } rückgängig machen; danach ist es endgültig, und Ihnen wird keine Einschreibung angeboten.
withdraw-consequence-final = Sie verzichten auf „{ $programme }“. Das ist endgültig, und Ihnen wird keine Einschreibung angeboten.
withdraw-yes = Ja, ich verzichte
withdraw-no = Nein, ich behalte meinen Platz
withdraw-done = Ihr Verzicht ist gespeichert. Sie erhalten eine Bestätigung per E-Mail.
withdraw-undone = Ihr Verzicht ist aufgehoben.
withdrawn-title = Sie haben verzichtet.

dashboard-title = Übersicht
dashboard-hello = Guten Tag, { $name }
dashboard-login = Sie sind angemeldet mit dem Benutzernamen: { $login }
dashboard-lead = { $count ->
    [0] Sie haben noch keine Bewerbung. Vervollständigen Sie „Mein Konto“ und wählen Sie dann einen Studiengang.
    [one] Eine laufende Bewerbung.
   *[other] { $count } laufende Bewerbungen.
}
dashboard-lead-none = Keine laufende Bewerbung.
dashboard-new = Neue Bewerbung
dashboard-account = Mein Konto
dashboard-account-progress = { $done } von { $total } Abschnitten
dashboard-dates = Nächste Termine
dashboard-no-dates = Keine kommenden Termine.
dashboard-messages = Letzte Nachrichten
dashboard-no-messages = Noch keine Nachricht.
dashboard-message-sent = Verschickt am { $date }
dashboard-message-queued = Wird verschickt
dashboard-message-failed = Nicht zugestellt: Prüfen Sie Ihre E-Mail-Adresse
all-messages-title = Alle Nachrichten
all-messages-lead = Die E-Mails zu Ihrem Konto und Ihren Bewerbungen, die neueste zuerst.
dashboard-state-done = Fertig
dashboard-state-todo = Zu ergänzen
dashboard-state-optional = Freiwillig
dashboard-days = { $days ->
    [0] letzter Tag
    [one] Tag
   *[other] Tage
}
dashboard-task-replace = Ersetzen Sie einen abgelehnten Nachweis bis zum { $date }
dashboard-task-submit = Reichen Sie Ihre Bewerbung bis zum { $date } ein
dashboard-task-documents = Laden Sie Ihre Nachweise bis zum { $date } hoch
dashboard-task-answer = Antworten Sie auf das Angebot bis zum { $date }
dashboard-task-answer-undated = Antworten Sie auf das Angebot
dashboard-task-post = Schicken Sie Ihre Papierunterlagen bis zum { $date } ab
dashboard-task-open = Bewerbung öffnen
applications-title = Bewerbungen
incomplete-see = { $count ->
    [one] Zum Nachweis
   *[other] Zum ersten Nachweis
}
applications-allowed = { $count } von { $limit } zulässigen
applications-current-title = Laufende Bewerbungen
applications-empty-title = Keine Bewerbung
applications-empty = Ihre Bewerbungen erscheinen hier. Wählen Sie zu Beginn einen Studiengang aus dem Angebot.
applications-open = Öffnen
applications-answer = Auf das Angebot antworten
applications-refused = { $count ->
    [one] 1 Nachweis abgelehnt,
   *[other] { $count } Nachweise abgelehnt,
}
applications-replace-before = Einreichungsfrist am { $date }
applications-not-submitted = Nicht vor Ende der Frist eingereicht
applications-return = Einreichungsfrist
applications-ready = { $ready } von { $asked } Angaben bereit
applications-cancelled = Zurückgezogen
applications-archived-title = Frühere Kampagnen
applications-cancelled-title = Zurückgezogene Bewerbungen
applications-answer-before = Antwort erwartet bis zum { $date }
applications-lacking-more = { $count ->
    [one] und ein weiteres
   *[other] und { $count } weitere
}
journal-title = Verlauf meiner Bewerbung
journal-open = Verlauf ansehen
journal-lead = Alles, was für diese Bewerbung geschehen ist, das Neueste zuerst.
journal-empty = Noch ist nichts vermerkt.
journal-by-you = Sie
journal-by-staff = Die Zulassungsstelle
journal-by-system = Automatisch
journal-create = Bewerbung angelegt
journal-submit = Bewerbung eingereicht
journal-as-of = gilt als eingereicht am { $date }
journal-automatic = Automatische Einreichung zugestimmt
journal-automatic-not = Automatische Einreichung abgelehnt
journal-automatic-failed = Die automatische Einreichung hat nicht stattgefunden: Es fehlte { $missing }
journal-cancel = Bewerbung storniert
journal-cancel-undo = Stornierung zurückgenommen
journal-status = Stand der Unterlagen: { $status }
journal-corrections = Korrekturen verlangt, einzureichen vor Ende des { $date }
journal-return-date = Frist für die Unterlagen: { $date }
journal-return-date-gone = Frist für die Unterlagen: wieder die des Studiengangs
journal-confirmation-date = Frist für die Bestätigung: { $date }
journal-confirmation-date-gone = Frist für die Bestätigung: wieder die des Studiengangs
journal-fees = Höhe der Einschreibegebühren: { $fees }
journal-fees-gone = Höhe der Einschreibegebühren entfernt
journal-registration-code = Kennung für die Einschreibung: { $code }
journal-registration-code-gone = Kennung für die Einschreibung entfernt
journal-document-deposit = Dokument hochgeladen: { $document }
journal-document-replace = Dokument ersetzt: { $document }
journal-document-remove = Datei gelöscht: { $document }
journal-not-concerned = Nicht betroffen von: { $document }
journal-concerned = Wieder betroffen von: { $document }
journal-document-judged = Dokument geprüft: { $document }, { $status }
journal-form-draft = Formular „{ $document }“: Antworten gespeichert
journal-form-complete = Formular „{ $document }“: Antworten abgeschlossen
journal-form-survey = Formular „{ $document }“: Antworten eingegangen
journal-form-remind = Zusätzliche Formulare: Erinnerung gesendet
journal-form-file = Formular „{ $document }“: Datei hochgeladen
journal-form-file-remove = Formular „{ $document }“: Datei gelöscht
journal-questions = Antworten auf die Fragen gespeichert
journal-decision = Entscheidung bekannt gegeben: { $decision }
journal-confirmed = Zulassung bestätigt
journal-withdrawn = Verzicht
journal-withdrawn-undo = Verzicht zurückgenommen
journal-unanswered = Antwort zurückgenommen
journal-letter = Bescheid ausgestellt
journal-student-record-ask = Abfrage der Studierendenverwaltung angefordert
journal-message-sent = Nachricht gesendet
journal-message-received = Nachricht erhalten
message-title = Nachricht
message-to = Verschickt an { $address }
message-back = Zurück zur Übersicht

paper-footer = Dokument erstellt am { $date } · { $site }
paper-page = Seite {"{"}page{"}"} / {"{"}pages{"}"}
paper-dossier-title = Bewerbungsdossier: { $programme }
paper-dossier-cover = Übersicht
paper-dossier-subject = Bewerbungsdossier
paper-dossier-legal = Die Angaben in diesem Dossier hat die Bewerberin oder der Bewerber selbst gemacht.
paper-dossier-skipped = Nachweise, die diesem Dokument nicht beigefügt werden konnten: { $documents }.
paper-dossier-post = Bewerbung auf Papier: auszufüllen und vor dem Ende der Frist per Post einzusenden ({ $date }).
paper-applicant = Bewerberin, Bewerber
paper-student-number = Matrikelnummer
paper-campaign = Kampagne
paper-file-number = Dossiernummer
paper-application-number = Bewerbungsnummer
paper-programme = Studiengang
paper-centre = Bewerbungsstelle
paper-committee = Auswahlkommission
paper-return-date = Einreichungsfrist
paper-dates = Wichtige Termine
paper-contact = Kontaktadresse
paper-address = Adresse
paper-mail = E-Mail
paper-phone = Tel.
paper-fax = Fax
paper-url = Webadresse
paper-comment = Bemerkung
paper-to-send = Einzusendende Nachweise
paper-to-send-introduction = Fügen Sie diesem Dossier die folgenden Nachweise bei.
paper-grid = Von der Kommission auszufüllen
paper-grid-decision = Entscheidung
paper-grid-reason = Begründung
paper-grid-rank = Rang
paper-grid-comment = Bemerkung
paper-grid-date = Datum
paper-grid-signature = Unterschrift
paper-receipt-title = Empfangsbestätigung Ihrer Bewerbung
paper-receipt-introduction = Ihre Bewerbung wurde eingereicht: { $date }. Dieses Dokument bestätigt ihren Empfang.
paper-receipt-date = Eingereicht am
paper-receipt-digest = Prüfsumme (SHA-256)
paper-receipt-digest-column = Prüfsumme (SHA-256)
paper-receipt-legal-title = Rechtliche Hinweise
paper-receipt-legal-service = Für Ihr Dossier zuständige Stelle: { $service }.
paper-receipt-silence-refusal =
    Antwortet die Hochschule nicht bis zum { $date }, { $months ->
        [one] einen Monat
       *[other] { $months } Monate
    } nach Eingang Ihrer Bewerbung, gilt sie als abgelehnt (französisches Gesetzbuch über die Beziehungen zwischen Öffentlichkeit und Verwaltung, Artikel L. 231-1 ff.).
paper-receipt-silence-acceptance =
    Antwortet die Hochschule nicht bis zum { $date }, { $months ->
        [one] einen Monat
       *[other] { $months } Monate
    } nach Eingang Ihrer Bewerbung, gilt sie als angenommen (französisches Gesetzbuch über die Beziehungen zwischen Öffentlichkeit und Verwaltung, Artikel L. 231-1 ff.).
paper-receipt-legal-appeal = Gegen die Entscheidung können Sie innerhalb von zwei Monaten nach ihrer Bekanntgabe oder nach dem Tag der stillschweigenden Entscheidung formlos Widerspruch einlegen (recours gracieux) oder klagen: { $court } (www.telerecours.fr).

# Zusätzliche Fragen

tab-questions = Zusätzliche Fragen
question-status-waiting = Ausstehend
question-status-answered = Beantwortet
question-status-submitted = Eingereicht
question-status-not-concerned = Betrifft mich nicht
question-no-answer = Ohne Antwort
question-not-concerned = Diese Frage betrifft mich nicht
question-common = Ihre Antwort gilt für alle Ihre Bewerbungen.
question-earlier = Dies ist Ihre Antwort aus einer früheren Kampagne: Lesen Sie sie noch einmal und speichern Sie sie.
form-earlier = Dies sind Ihre Antworten aus einer früheren Kampagne: Lesen Sie sie noch einmal und bestätigen Sie sie.
questions-lead = Antworten Sie vor dem Ende der Frist ({ $date }). Sie können speichern, gehen und wiederkommen: Vor „Meine Bewerbung einreichen“ wird nichts eingereicht.
questions-lead-paper = Antworten Sie vor dem Ende der Frist ({ $date }). Sie können speichern, gehen und wiederkommen: Ihre Antworten werden hier gelesen und müssen nicht ausgedruckt werden.
questions-closed = Die Antworten können nicht mehr geändert werden.
questions-save = Meine Antworten speichern
questions-saved = Ihre Antworten sind gespeichert.
questions-saved-at = Gespeichert um { $time }
questions-stale = Ihre anderen Antworten sind gespeichert. Wo Sie in einem anderen Fenster etwas anderes geantwortet haben, stehen Ihre Eingaben unten noch da und ersetzen nicht, was gespeichert ist: Vergleichen Sie beides, berichtigen Sie es bei Bedarf und speichern Sie erneut.
questions-stale-one = „{ $question }“: Vergleichen Sie Ihre Eingabe mit der gespeicherten Antwort.
questions-stale-on-the-way = Ihre anderen Antworten sind gespeichert. Wo Sie in einem anderen Fenster etwas anderes geantwortet haben, wird nichts ersetzt: Speichern Sie die Seite, um beides zu vergleichen.
questions-stale-at-once = Nicht gespeichert: Ein anderes Fenster hat im selben Augenblick gespeichert. Speichern Sie erneut.
missing-question = Frage ohne Antwort
answer-none = Ohne Antwort
answer-date-hint = TT.MM.JJJJ
answer-longest = Höchstens { $max } Zeichen.
answer-several = Mehrere Antworten sind möglich.
answer-too-long = „{ $question }“: { $found } Zeichen, erlaubt sind { $max }. Kürzen Sie Ihre Antwort.
answer-control-character = „{ $question }“: Die Antwort enthält ein Zeichen, das nicht gespeichert werden kann. Geben Sie sie noch einmal ein.
answer-not-a-number = „{ $question }“: Geben Sie eine Zahl ein, zum Beispiel 12,5
answer-not-a-date = „{ $question }“: Geben Sie ein Datum wie 31.12.2026 ein
answer-not-offered = „{ $question }“: Wählen Sie eine der angebotenen Antworten

# Briefe

action-letter-admission = Zulassungsbescheid herunterladen
action-letter-refusal = Ablehnungsbescheid herunterladen
letter-kind-admission = Zulassungsbescheid
letter-kind-refusal = Ablehnungsbescheid
letter-subject = Betreff:
letter-place = { $town }, den { $date }
letter-signature = Unterschrift: { $name }
letter-court = das zuständige Verwaltungsgericht (tribunal administratif)
letter-appeal = Rechtsbehelfe und Fristen: Gegen diese Entscheidung können Sie innerhalb von zwei Monaten nach ihrer Bekanntgabe bei der Hochschule formlos Widerspruch einlegen (recours gracieux) oder klagen ({ $court }), auch über die Anwendung Télérecours citoyens (www.telerecours.fr). Ein innerhalb dieser Frist eingelegter Widerspruch wahrt die Frist für die Klage.
letter-verification = Wem dieser Brief vorgelegt wird, der kann unter dieser Adresse und mit diesem Code prüfen, ob ihn die Hochschule ausgestellt hat:
letter-sample = Muster: Dieser Brief wurde nicht ausgestellt.

paper-receipt-legal-digest = Die Prüfsumme oben ist über alles berechnet, was Sie eingereicht haben: Sie beweist, dass seither nichts geändert wurde.

# Nachrückliste

waiting-title = Ihr Platz auf der Nachrückliste
waiting-rank = Ihr Rang: { $rank }.
waiting-rank-effective = Ihr Rang unter denen, die noch warten: { $rank }.
waiting-ahead =
    { $count ->
        [0] Niemand steht vor Ihnen.
        [one] Eine Person steht vor Ihnen.
       *[other] { $count } Personen stehen vor Ihnen.
    }
waiting-offered = Wenn ein Platz frei wird, wird er Ihnen angeboten.
waiting-capacity =
    { $count ->
        [one] Der Studiengang hat einen Platz.
       *[other] Der Studiengang hat { $count } Plätze.
    }
waiting-called = In diesem Jahr ist als letzter Rang { $rank } nachgerückt. Zuletzt hat sich die Liste am { $date } bewegt.
waiting-called-people =
    { $count ->
        [one] In diesem Jahr ist eine Person nachgerückt, am { $date }.
       *[other] In diesem Jahr sind { $count } Personen nachgerückt, die letzte am { $date }.
    }
waiting-not-called = In diesem Jahr ist noch niemand nachgerückt.
waiting-previous = Im letzten Jahr war der letzte nachgerückte Rang { $rank }.
waiting-previous-people =
    { $count ->
        [one] Im letzten Jahr ist eine Person nachgerückt.
       *[other] Im letzten Jahr sind { $count } Personen nachgerückt.
    }
waiting-previous-given = Im letzten Jahr war der letzte nachgerückte Rang { $rank }, nach den anfangs vergebenen Rängen.
waiting-previous-nobody = Im letzten Jahr ist niemand nachgerückt.
waiting-previous-unknown = Der letzte nachgerückte Rang des letzten Jahres ist nicht bekannt.
waiting-caveat = Diese Zahlen ändern sich mit jedem Verzicht. Sie sagen weder, ob ein Platz frei wird, noch wann.

# Nach einer Absage

similar-title = Noch offene Studiengänge
similar-lead = Sie ähneln diesem in den Stichwörtern, im Niveau oder in der Bewerbungsstelle.
similar-until = { $centre } · Bewerbungen bis { $date }
similar-all = Das ganze Studienangebot

# Einladung

convocation-title = Ihre Einladung
convocation-lead = Bringen Sie einen Ausweis mit. Wenn Sie nicht kommen können, schreiben Sie sofort an die Kontaktadresse.

# Kalender

agenda-title = In meinen Kalender übernehmen
agenda-lead = Die Fristen Ihrer Bewerbungen, im Kalender Ihres Telefons oder Ihres Computers.
agenda-subscribe-title = Abonnieren
agenda-subscribe-lead = Ihr Kalender liest diese Adresse von selbst immer wieder: Wenn sich ein Termin ändert, ändert sich auch der Eintrag.
agenda-open = Meine Kalenderadresse anlegen
agenda-address = Adresse meines Kalenders
agenda-address-hint = In „Kalender über seine Adresse hinzufügen“ (oder „Abonnieren“) Ihrer Anwendung einfügen.
agenda-subscribe = In meinem Kalender öffnen
agenda-secret = Diese Adresse ist persönlich. Sie enthält nicht Ihren Namen, aber wer sie kennt, kann Ihre Studiengänge und Termine lesen. Wenn Sie sie versehentlich weitergegeben haben, ändern Sie sie.
agenda-renew = Adresse ändern
agenda-close = Adresse löschen
agenda-opened = Die Adresse Ihres Kalenders ist bereit. Eine frühere Adresse gilt nicht mehr.
agenda-closed = Die Adresse Ihres Kalenders gilt nicht mehr.
agenda-once-title = Nur einmal
agenda-once-lead = Eine Datei mit den heutigen Terminen. Spätere Änderungen erscheinen darin nicht.
agenda-once = Datei herunterladen
agenda-name = Meine Bewerbungen
agenda-return = Einreichungsfrist: { $programme }
agenda-convocation = Einladung: { $programme }
agenda-confirmation = Antwort erwartet: { $programme }
agenda-description = Bewerbung Nr. { $number }, { $centre }

# Fotos zuschneiden, Sendungen fortsetzen, vorhandene Dokumente

observation-blurred = { $count ->
    [one] Seite { $pages } scheint unscharf zu sein: Ist sie lesbar?
   *[other] Die Seiten { $pages } scheinen unscharf zu sein: Sind sie lesbar?
}
deposit-unfinished = Die Sendung kam nicht vollständig an. Wählen Sie Ihre Dateien noch einmal aus.
upload-too-many = Zu viele Dateien werden gerade gesendet. Warten Sie, bis sie hochgeladen sind, oder brechen Sie einige ab.
upload-msg-cut = Bereite Dateien: {"{"}n{"}"} ({"{"}total{"}"}). Was schon angekommen ist, wird nicht noch einmal gesendet.
upload-cut = Eine Sendung wurde unterbrochen.
upload-resume = Fortsetzen
upload-abandon = Abbrechen
upload-msg-edited = Seite {"{"}n{"}"} zugeschnitten
upload-page-edit = Seite {"{"}n{"}"} zuschneiden
crop-title = Foto zuschneiden
crop-help = Ziehen Sie die Ränder auf dem Bild oder benutzen Sie die Regler.
crop-preview = Vorschau der Seite
crop-edges = Beschneiden
crop-left = Links beschneiden
crop-right = Rechts beschneiden
crop-top = Oben beschneiden
crop-bottom = Unten beschneiden
crop-angle = Gerade richten
crop-contrast = Schwarz-weiß mit Kontrast
crop-quarter = Um eine Vierteldrehung drehen
crop-reset = Zurücksetzen
crop-apply = Übernehmen
crop-msg-edges = Beschnitten um {"{"}left{"}"} % links, {"{"}right{"}"} % rechts, {"{"}top{"}"} % oben, {"{"}bottom{"}"} % unten
wallet-title = Ein schon hochgeladenes Dokument verwenden
wallet-intro = Wählen Sie das Dokument aus, das für „{ $document }“ verwendet werden soll. Es wird kopiert: Sie müssen nichts senden.
wallet-list = Ihre Dokumente
wallet-use = Verwenden
wallet-detail = { $pages ->
    [one] { $pages } Seite, { $date }
   *[other] { $pages } Seiten, { $date }
}
wallet-for = für { $programme }
wallet-common = für alle Ihre Bewerbungen
wallet-common-campaign = für alle Ihre Bewerbungen – { $campaign }
wallet-empty = Sie haben noch kein anderes Dokument hochgeladen.

# Zusätzliche Formulare

tab-forms = Zusätzliche Formulare
column-form = Formular
column-url = Webadresse
forms-lead = Um ein Formular auszufüllen, öffnen Sie seine Webadresse und beantworten Sie die Fragen. Status und Antworten sind sofort auf dem neuesten Stand.
forms-lead-surveys = Um ein Formular auszufüllen, öffnen Sie seine Webadresse und beantworten Sie die Fragen. Was Sie in einem externen Fragebogen antworten, erscheint hier einige Minuten später.
forms-lead-surveys-read = Um ein Formular auszufüllen, öffnen Sie seine Webadresse und beantworten Sie die Fragen. Status und Antworten werden automatisch aktualisiert (zuletzt: { $date }).
form-open = Öffnen
form-open-elsewhere = In einem neuen Tab öffnen
form-read = Antworten abgerufen am { $date }
form-read-late = Antworten abgerufen am { $date }. Der Fragebogendienst antwortet zurzeit nicht: Ihre Antworten werden abgerufen, sobald er wieder erreichbar ist.
form-not-read-yet = Die Antworten auf diesen Fragebogen wurden noch nicht abgerufen.
form-closed = Nicht mehr änderbar
form-see-answers = Antworten ansehen
form-answers = Antworten
form-status-draft = Entwurf
form-facultative = Freiwilliges Formular
form-conditional = Formular nur in bestimmten Fällen
form-not-concerned = Dieses Formular betrifft mich nicht
form-concerned = Dieses Formular betrifft mich
form-read-asked = Ihre Antworten auf den Fragebogen werden gerade abgerufen. Laden Sie die Seite in einigen Sekunden neu, um sie zu sehen.
form-declared = Sie haben versichert, dass dieses Formular Sie nicht betrifft.
form-reclaimed = Das Formular ist wieder auszufüllen.
form-before = Auszufüllen bis zum { $date }
form-when = Auszufüllen, wenn Sie auf „{ $question }“ mit { $answers } geantwortet haben
form-complete = Meine Antworten abschließen
form-save-draft = Entwurf speichern
form-completed = Ihr Formular ist vollständig. Sie können es noch ändern, bis Ihre Unterlagen eingereicht sind.
form-completed-on = Ausgefüllt am { $date }
form-draft-again = Gespeichert um { $time }. Eine Antwort fehlt: Ihr Formular ist wieder ein Entwurf, bis es ausgefüllt ist.
form-paper = Meine Antworten als PDF speichern
form-place = Dieses PDF unter „{ $document }“ hochladen
form-placing = Wird hochgeladen
form-not-placed = Das PDF ist nicht hinterlegt. { $why }
form-placed = Das PDF Ihrer Antworten ist hochgeladen.
form-file-add = Datei auswählen
form-file-change = Datei ersetzen oder löschen
form-file-send = Datei senden
form-file-kept = Die Datei ist gespeichert.
missing-form = Formular noch auszufüllen
missing-form-draft = Begonnenes Formular, noch abzuschließen
answer-missing = „{ $question }“: Beantworten Sie diese Frage
deposit-not-checked = Die Prüfung der Datei konnte nicht beendet werden. Versuchen Sie es in einigen Minuten noch einmal.
deposit-too-often = Zu viele Dateien in einer Stunde. Versuchen Sie es später noch einmal.
paper-form = Zusätzliches Formular
paper-answers-completed = Ausgefüllt am
paper-answers-draft = Entwurf: Diese Antworten sind noch nicht abgeschlossen.
