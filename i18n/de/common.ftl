# Der Rahmen jeder Seite: Navigation, Formulare, Daten, allgemeine Fehlermeldungen.

title-error = Fehler:{" "}
skip-to-content = Zum Inhalt
menu = Menü
language-name = Deutsch
language = Sprache
not-signed-in = Nicht angemeldet
create-account = Konto anlegen
sign-out = Abmelden

nav-main = Hauptnavigation
breadcrumb = Brotkrümelnavigation
nav-home = Startseite
nav-catalogue = Studienangebot
nav-applications = Bewerbungen
nav-account = Mein Konto
nav-assistance = Hilfe
nav-staff-side = Verwaltungsbereich
nav-applicant-side = Bewerbungsbereich
nav-group-applications = Bewerbungen
nav-group-setup = Bewerbungsstelle
nav-group-central = Zentrale Zulassungsstelle
nav-group-administration = Administration
nav-staff-applications = Bewerbungen
nav-staff-committee = Auswahlkommission
nav-staff-programmes = Studiengänge
nav-staff-document-types = Nachweise
nav-staff-questions = Zusätzliche Fragen
nav-staff-forms = Zusätzliche Formulare
nav-staff-committees = Auswahlkommissionen
nav-staff-admin = Inbetriebnahme
nav-staff-institution = Hochschule
nav-staff-campaigns = Kampagnen
nav-staff-centres = Bewerbungsstellen
nav-staff-decision-types = Entscheidungsarten
nav-staff-mails = E-Mails
nav-staff-letters = Briefe
nav-staff-wording = Statusbezeichnungen
nav-staff-messages = Mitteilungen
nav-staff-faq = FAQ
nav-staff-people = Rechte
nav-staff-jobs = Aufträge

footer-accessibility = Barrierefreiheit: teilweise konform
footer-personal-data = Datenschutz
footer-legal = Impressum
footer-appearance = Darstellung
footer-demo-mail = Post der Demonstration

script-failed = Die Daten konnten nicht geladen werden. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.
script-offline = Sie scheinen offline zu sein. Ihre Eingaben bleiben auf dieser Seite; versuchen Sie es noch einmal, sobald Sie verbunden sind.
session-warning-one = Ihre Sitzung endet in {"{"}n{"}"} Minute.
session-warning-many = Ihre Sitzung endet in {"{"}n{"}"} Minuten.
session-ended = Ihre Sitzung ist beendet. Speichern Sie diese Seite: Ihre Eingaben bleiben erhalten, während Sie sich neu anmelden.
session-kept = Ihre Sitzung ist verlängert.
session-stay = Angemeldet bleiben
kept-form-shown = Was Sie vor dem Ende Ihrer Sitzung eingegeben hatten, wurde aufbewahrt und steht wieder im Formular. Lesen Sie es noch einmal durch und speichern Sie dann.
kept-form-sign-in = Ihre Sitzung ist beendet. Ihre Eingaben werden 24 Stunden aufbewahrt: Melden Sie sich mit demselben Konto wieder an, um sie zurückzubekommen.
kept-form-file = Ihre Sitzung ist beendet, und die Datei wurde nicht gespeichert. Melden Sie sich wieder an und wählen Sie sie noch einmal aus.
kept-form-upload = Ihre Sitzung ist beendet, und das Senden Ihrer Dateien wurde unterbrochen. Melden Sie sich mit demselben Konto wieder an, um es fortzusetzen.

form-optional = (freiwillig)
form-show-password = Anzeigen
form-hide-password = Verbergen
form-required-note = Mit * gekennzeichnete Felder sind Pflichtfelder.
form-errors-title = { $count ->
    [one] Eine Angabe muss korrigiert werden
   *[other] { $count } Angaben müssen korrigiert werden
}
form-save = Speichern
form-cancel = Abbrechen
form-back = Zurück
form-next = Weiter
form-close = Schließen
form-edit = Ändern
form-delete = Löschen
form-choose = Auswählen
form-yes = Ja
form-no = Nein

number-decimal = ,
number-group = {"."}
size-kilobytes = { $number } kB
size-megabytes = { $number } MB
date-short = { $day }.{ $month }.{ $year }
date-long = { $day }. { $month } { $year }
date-with-weekday = { $weekday }, { $date }
date-first-of-month = 1
time-of-day = { $hour }:{ $minute } Uhr
date-at-time = { $date } um { $time }
days-left = { $days ->
    [one] Noch 1 Tag
   *[other] Noch { $days } Tage
}
days-left-last = Letzter Tag
days-over = { $days ->
    [one] Seit gestern beendet
   *[other] Seit { $days } Tagen beendet
}
weekday-1 = Montag
weekday-2 = Dienstag
weekday-3 = Mittwoch
weekday-4 = Donnerstag
weekday-5 = Freitag
weekday-6 = Samstag
weekday-7 = Sonntag
month-1 = Januar
month-2 = Februar
month-3 = März
month-4 = April
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = August
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Dezember
month-short-1 = Jan.
month-short-2 = Feb.
month-short-3 = März
month-short-4 = Apr.
month-short-5 = Mai
month-short-6 = Juni
month-short-7 = Juli
month-short-8 = Aug.
month-short-9 = Sept.
month-short-10 = Okt.
month-short-11 = Nov.
month-short-12 = Dez.

problem-not-found-title = Seite nicht gefunden
problem-not-found = Diese Seite gibt es nicht, oder sie ist Ihnen nicht zugänglich. Prüfen Sie die Adresse oder beginnen Sie auf der Startseite.
problem-forbidden-title = Zugriff verweigert
problem-forbidden = Ihr Profil erlaubt diese Aktion nicht. Bitten Sie die Person, die die Rechte Ihrer Stelle verwaltet, um dieses Recht.
problem-forged-title = Formular abgelehnt
problem-forged = Dieses Formular kommt nicht von Ihrer geöffneten eCandidat-Seite. Öffnen Sie die Seite noch einmal und versuchen Sie es erneut; nichts wurde geändert.
problem-form-expired-title = Ihre Sitzung ist beendet
problem-form-expired = Die Seite war zu lange geöffnet. Laden Sie sie neu, melden Sie sich bei Bedarf wieder an und versuchen Sie es erneut; nichts wurde geändert.
problem-bad-request-title = Anfrage nicht verstanden
problem-bad-request = Das Formular kam unvollständig oder beschädigt an. Öffnen Sie die Seite noch einmal und versuchen Sie es erneut.
problem-too-large-title = Zu große Sendung
problem-too-large = Die Sendung ist größer als erlaubt. Es wurde nichts gespeichert. Gehen Sie zur vorherigen Seite zurück, kürzen Sie den Text oder wählen Sie eine kleinere Datei, und versuchen Sie es erneut.
problem-too-many-title = Zu viele Anfragen
problem-too-many = Zu viele Anfragen in kurzer Zeit. Warten Sie einige Minuten und versuchen Sie es erneut.
problem-stale-title = Inzwischen geändert
problem-stale = Jemand anderes hat diese Seite geändert, seit Sie sie geöffnet haben. Laden Sie sie neu, um den letzten Stand zu sehen, und versuchen Sie es erneut.
problem-conflict-title = Gleichzeitige Änderung
problem-conflict = Mehrere Personen ändern im selben Augenblick dasselbe. Von Ihnen wurde nichts gespeichert. Versuchen Sie es noch einmal.
problem-unavailable-title = Dienst vorübergehend nicht verfügbar
problem-unavailable = Der Dienst antwortet nicht. Nichts wurde geändert. Versuchen Sie es in einer Minute erneut.
problem-internal-title = Ein Fehler ist aufgetreten
problem-internal = Die Anfrage ist an einem Fehler der Anwendung gescheitert. Er wurde gemeldet. Versuchen Sie es erneut; wenn der Fehler bleibt, schreiben Sie dem Support und geben Sie die Referenz unten an.
problem-reference = Referenz: { $reference }
problem-retry = Erneut versuchen
problem-home = Zurück zur Startseite

progress-refresh = Laden Sie die Seite neu, um das Ergebnis zu sehen.
progress-see = Ergebnis ansehen

list-range = { $first } bis { $last } von { $total }
list-pages = Seiten der Liste
list-page = Seite { $number }
list-next-page = Nächste Seite
