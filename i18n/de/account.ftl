# Anmeldung und Konto.

sign-in-title = Anmeldung
sign-in-lead = Melden Sie sich mit Ihrem eCandidat-Konto an
sign-in-login = Benutzername
sign-in-login-hint = Ihre Dossiernummer oder Ihre E-Mail-Adresse
sign-in-password = Passwort
sign-in-button = Anmelden
sign-in-login-missing = Geben Sie Ihre Dossiernummer oder Ihre E-Mail-Adresse ein.
sign-in-password-missing = Geben Sie Ihr Passwort ein.
sign-in-wrong = Benutzername oder Passwort ist falsch. Prüfen Sie Ihre Eingabe oder fordern Sie mit „Zugangsdaten vergessen“ ein neues Passwort an.
sign-in-not-activated = Ihr Konto ist noch nicht aktiviert. Öffnen Sie den Link aus der E-Mail oder fordern Sie mit „Aktivierungscode verloren“ einen neuen an.
sign-in-too-many = Zu viele Versuche in kurzer Zeit. Warten Sie eine Viertelstunde oder fordern Sie mit „Zugangsdaten vergessen“ ein neues Passwort an.
forgotten-link = Zugangsdaten vergessen
lost-link-link = Aktivierungscode verloren

# Allgemeine Meldungen des Kontos

account-sso-button = Anmeldung über die Hochschule (ENT)
account-link-not-valid = Dieser Link gilt nicht mehr: Er wurde schon benutzt, durch einen neueren ersetzt, oder seine Frist ist abgelaufen. Fordern Sie einen neuen an.
account-look-in-junk = Die E-Mail kommt nicht an? Warten Sie einige Minuten und sehen Sie dann in Ihrem Spam-Ordner nach.

# Konto anlegen

account-create-title = Konto anlegen
account-create-lead = Zwei Minuten genügen. Ihre Angaben vervollständigen Sie, sobald Ihre E-Mail-Adresse bestätigt ist.
account-create-warning = Achtung: Wenn Sie Ihr Konto geändert haben, werden Sie abgemeldet. Bestätigen Sie Ihre Adresse über die E-Mail, die Sie erhalten; danach können Sie sich wieder anmelden.
account-create-closed = Auf dieser Website können keine Konten angelegt werden. Wenn Sie an dieser Hochschule studieren, melden Sie sich an; sonst erfahren Sie beim Support, wie Sie sich bewerben.
account-create-sso-question = Sie studieren an dieser Hochschule ({ $institution })?
account-create-sso = Melden Sie sich über die Hochschule (ENT) an: Ihre INE und Ihr Studienverlauf werden automatisch übernommen.
account-create-too-many = Von Ihrem Netzwerk aus wurden in kurzer Zeit zu viele Konten angelegt. Versuchen Sie es in einer Stunde noch einmal.
account-last-name = Nachname
account-first-name = Vorname
account-email = E-Mail-Adresse
account-email-hint = Ihre Zugangsdaten und alle Entscheidungen werden an diese Adresse geschickt. Jede Adresse gilt nur für eine Person.
account-email-again = E-Mail-Adresse bestätigen
account-last-name-missing = Geben Sie Ihren Nachnamen ein.
account-first-name-missing = Geben Sie Ihren Vornamen ein.
account-name-too-long = Dieser Name ist zu lang: { $found } Zeichen, erlaubt sind { $max }.
account-name-control-character = Dieser Name enthält ein unsichtbares Zeichen. Löschen Sie ihn und geben Sie ihn über die Tastatur ein.
account-name-no-letter = Dieser Name enthält keinen Buchstaben. Schreiben Sie ihn aus.
account-email-again-missing = Geben Sie Ihre E-Mail-Adresse ein zweites Mal ein.
account-emails-differ = Die beiden Adressen sind verschieden. Prüfen Sie „{ $part }“.
account-suggestion = Meinten Sie „{ $email }“?
account-suggestion-keep = Wenn Ihre Eingabe richtig ist, speichern Sie noch einmal.
account-suggestion-use = { $email } verwenden
account-data-title = Verwendung Ihrer personenbezogenen Daten
account-data = Ihre Daten dienen der Bearbeitung Ihrer Bewerbungen. Sie können sie einsehen, berichtigen oder löschen lassen; schreiben Sie dazu an die oder den Datenschutzbeauftragten.
account-steps-title = Wie es weitergeht
account-step-1 = Sie speichern dieses Formular
account-step-1-more = Nachname, Vorname, E-Mail-Adresse
account-step-2 = Sie erhalten eine E-Mail
account-step-2-more = Sie enthält Ihren Benutzernamen und einen Aktivierungslink. Denken Sie an den Spam-Ordner.
account-step-3 = Sie öffnen den Link
account-step-3-more = Sie wählen ein Passwort, und Ihr Konto ist bestätigt.
account-step-4 = Sie sind angemeldet
account-step-4-more = Nun vervollständigen Sie „Mein Konto“.
account-created = Ihre Anfrage für die Adresse { $email } ist gespeichert.
account-sent-title = Bestätigen Sie Ihre E-Mail-Adresse
account-sent = Nun müssen Sie die Einrichtung Ihres Kontos bestätigen. Öffnen Sie dazu Ihr Postfach und folgen Sie dem Bestätigungslink in der E-Mail von eCandidat (wenn Sie sie nicht finden, sehen Sie im Spam-Ordner nach). Sie gelangen dann wieder zu eCandidat.
account-sent-nothing = Die E-Mail kommt gewöhnlich innerhalb weniger Minuten an. Wenn nicht:
account-sent-again = Meine Adresse war falsch geschrieben, ich beginne noch einmal

# Aktivierung

account-activate-title = Ihr Konto aktivieren
account-activate-lead = Guten Tag, { $name }. Wählen Sie Ihr Passwort: Ihr Konto wird aktiviert, und Sie sind angemeldet.
account-activate-login = Ihr Benutzername: { $login }
account-activate-button = Mein Konto aktivieren
account-activated = Ihr Konto ist aktiviert. Vervollständigen Sie nun „Mein Konto“.
account-already-active = Ihr Konto ist schon aktiviert. Melden Sie sich an; wenn Sie Ihr Passwort nicht mehr wissen, fordern Sie ein neues an.

# Passwort

account-password-again = Passwort bestätigen
account-password-hint = Mindestens 12 Zeichen. Am einfachsten: einige Wörter, die nichts miteinander zu tun haben. Weder Ihr Name noch Ihre Adresse.
account-password-again-missing = Geben Sie das Passwort ein zweites Mal ein.
account-passwords-differ = Die beiden Passwörter sind verschieden. Geben Sie sie noch einmal ein; „Anzeigen“ hilft beim Prüfen.
account-password-same = Das ist schon Ihr Passwort. Wählen Sie ein anderes.
account-old-password-missing = Geben Sie Ihr aktuelles Passwort ein.
account-old-password-wrong = Das ist nicht Ihr aktuelles Passwort. Prüfen Sie Ihre Eingabe.
account-new-password-title = Ein neues Passwort wählen
account-new-password-lead = Es ersetzt das alte, und alle offenen Anmeldungen werden beendet.
account-new-password = Neues Passwort
account-new-password-done = Ihr neues Passwort ist gespeichert. Melden Sie sich an.
account-new-password-not-active = Ihr neues Passwort ist gespeichert, aber Ihr Konto ist noch nicht aktiviert. Öffnen Sie den Link aus der Aktivierungs-E-Mail oder fordern Sie mit „Aktivierungscode verloren“ einen neuen an.
password-missing = Wählen Sie ein Passwort.
password-too-short = Dieses Passwort ist zu kurz: { $found } Zeichen, mindestens { $min } sind nötig.
password-too-long = Dieses Passwort ist zu lang: { $found } Zeichen, höchstens { $max } sind erlaubt.
password-own-name = Dieses Passwort enthält Ihren Nachnamen oder Ihren Vornamen. Wählen Sie ein anderes.
password-own-mail = Dieses Passwort enthält Ihre E-Mail-Adresse. Wählen Sie ein anderes.
password-guessable = Dieses Passwort wäre schnell erraten. Fügen Sie ein oder zwei Wörter hinzu, die nichts mit den anderen zu tun haben.

# Zugangsdaten vergessen, Code verloren

account-forgotten-lead = Geben Sie die E-Mail-Adresse ein, die Sie beim Anlegen Ihres eCandidat-Kontos angegeben haben. Sie erhalten Ihren Benutzernamen und einen Link, um ein neues Passwort zu wählen.
account-forgotten-sent = Wenn es zu dieser Adresse ein eCandidat-Konto gibt, wurde soeben eine E-Mail mit Ihrem Benutzernamen und einem Link für ein neues Passwort verschickt.
account-lost-link-lead = Geben Sie die E-Mail-Adresse ein, die Sie beim Anlegen Ihres eCandidat-Kontos angegeben haben. Sie erhalten einen neuen Aktivierungslink; der alte gilt dann nicht mehr.
account-lost-link-sent = Wenn es zu dieser Adresse ein eCandidat-Konto gibt, wurde soeben eine E-Mail mit einem Aktivierungslink verschickt.
account-recover-hint = Zum Beispiel vorname.nachname@beispiel.de
account-recover-button = Senden
account-recover-again = Eine andere Adresse eingeben
account-recover-too-many = Zu viele Anfragen in kurzer Zeit. Sehen Sie in Ihrem Spam-Ordner nach und versuchen Sie es in einer Stunde noch einmal.

# E-Mail-Adresse

email-missing = Geben Sie Ihre E-Mail-Adresse ein.
email-too-long = Diese Adresse ist zu lang: { $found } Zeichen, erlaubt sind { $max }.
email-space = Diese Adresse enthält ein Leerzeichen. Löschen Sie es.
email-missing-at = Das Zeichen „@“ fehlt. Geben Sie eine Adresse wie vorname.nachname@beispiel.de ein.
email-several-at = Diese Adresse enthält mehrere „@“. Behalten Sie nur eines.
email-accent = Diese Adresse enthält „{ $found }“. Geben Sie sie ohne Umlaute, Akzente und Sonderzeichen ein.
email-local = Was vor dem „@“ steht, ist nicht gültig. Prüfen Sie Punkte und Zeichen.
email-domain = Was nach dem „@“ steht, ist nicht gültig. Geben Sie eine Adresse wie vorname.nachname@beispiel.de ein.
email-ending = Das Ende der Adresse fehlt, zum Beispiel „.de“ oder „.com“.
account-email-same = Das ist schon Ihre Adresse. Geben Sie die neue ein.
account-email-taken = Diese Adresse gehört inzwischen zu einem anderen Konto: Sie kann nicht mehr Ihre sein.
account-email-changed = Ihre E-Mail-Adresse ist jetzt { $email }.
account-confirm-email-title = Ihre E-Mail-Adresse bestätigen
account-confirm-email-lead = { $email } ersetzt die aktuelle Adresse Ihres Kontos. Alle E-Mails gehen dann dorthin.
account-confirm-email-button = Diese Adresse bestätigen

# Zugang

access-title = Zugang zu Ihrem Konto
access-login = Sie sind angemeldet mit dem Benutzernamen:
access-email-title = E-Mail-Adresse
access-contact-email = Kontaktadresse:
access-email-waiting = Wir haben an { $email } geschrieben. Öffnen Sie den Link in dieser E-Mail, um die Adresse zu bestätigen; bis dahin gilt die bisherige Adresse. Denken Sie an den Spam-Ordner.
access-new-email = Neue E-Mail-Adresse
access-new-email-hint = Sie erhalten dort einen Bestätigungslink, der 24 Stunden gilt.
access-email-button = E-Mail-Adresse ändern
access-email-asked = Eine Bestätigungs-E-Mail wurde soeben an { $email } verschickt. Ihre Adresse ändert sich, sobald Sie den Link darin geöffnet haben.
access-old-password = Aktuelles Passwort
access-password-button = Passwort ändern
access-password-changed = Ihr Passwort ist geändert. Ihre anderen Anmeldungen sind beendet.
access-password-too-many = Zu viele Versuche in kurzer Zeit. Warten Sie eine Viertelstunde.
access-no-password = Sie melden sich über die Hochschule (ENT) an. Um sich auch mit einem Passwort anmelden zu können, fordern Sie eines an.
access-language-title = Bevorzugte Sprache
access-language = Sprache
access-language-hint = Die Sprache der Seiten und der E-Mails, die Sie erhalten.
access-language-changed = Ihre Sprache ist gespeichert.
access-sessions-title = Ihre Anmeldungen
access-sessions-lead = Die Geräte, auf denen Ihr Konto geöffnet ist. Wenn Sie eines davon nicht kennen, beenden Sie die Anmeldung und ändern Sie Ihr Passwort.
access-session-this = Dieses Gerät
access-session-when = Seit { $since }, zuletzt aktiv { $seen }
access-session-unknown = Unbekanntes Gerät
access-session-end = Beenden
access-session-ended = Die Anmeldung ist beendet.
access-sessions-end-others = Alle anderen Anmeldungen beenden
access-sessions-ended = Alle Ihre anderen Anmeldungen sind beendet.

# Post der Demonstration

demo-mail-title = Post der Demonstration
demo-mail-lead = Alle E-Mails, die diese Demonstration verschickt hat. Nichts davon geht nach außen.
demo-mail-empty = Noch keine E-Mail. Legen Sie ein Konto an, um eine zu erhalten.
demo-mail-from-to = Von { $from } an { $to }
demo-mail-attachments = Anhänge
demo-mail-copies = Kopien:

# Fuß jeder E-Mail

mail-footer-automatic = Diese Nachricht wurde automatisch verschickt. Bitte antworten Sie nicht darauf.
mail-footer-contact = Eine Frage? Schreiben Sie an { $email }
mail-footer-assistance = Eine Frage? Sehen Sie auf der Hilfeseite nach: { $url }
mail-civility-mr = Herr
mail-civility-mrs = Frau
mail-refused-document = { $document }: { $comment }
mail-appeal = Diese Entscheidung erging auf Ihren Widerspruch hin.
mail-convocation = Einladung: { $where }.
mail-convocation-day = { $date }
file-number-missing = Geben Sie eine Dossiernummer ein.
file-number-length = Eine Dossiernummer hat acht Zeichen.
file-number-character = Eine Dossiernummer besteht nur aus Ziffern und Buchstaben.
file-number-prefix-too-long = Das Präfix hat höchstens zwei Zeichen.
