# Anmeldung über die Hochschule (ENT).

sso-title = Anmeldung über die Hochschule (ENT)
sso-sign-in-lead = Wenn Sie an dieser Hochschule studieren oder arbeiten.
sso-retry = Anmeldung über die Hochschule wiederholen
sso-local-instead = Mit einem eCandidat-Konto anmelden
sso-down = Die Anmeldung über die Hochschule antwortet zurzeit nicht. Versuchen Sie es in einigen Minuten noch einmal; ein eCandidat-Konto mit Passwort funktioniert weiterhin.
sso-no-attempt = Diese Anmeldung wurde nicht in diesem Browser begonnen oder hat zu lange gedauert. Beginnen Sie noch einmal; Cookies müssen erlaubt sein.
sso-sent-already = Dieses Formular ist schon einmal angekommen. Melden Sie sich noch einmal über die Hochschule an: Sie gelangen zu Ihrem Konto oder erfahren, was noch fehlt.
sso-gave-up = Die Hochschule hat Sie nicht angemeldet. Beginnen Sie noch einmal oder verwenden Sie ein eCandidat-Konto.
sso-refused = Die Antwort der Hochschule wurde nicht angenommen: Sie ist veraltet, wurde schon benutzt oder passt nicht zu Ihrer Anfrage. Beginnen Sie noch einmal.
sso-deactivated = Ihr Zugang zu eCandidat ist gesperrt. Schreiben Sie dem Support, wenn Sie glauben, dass das ein Irrtum ist.
sso-another-person = Die zu bestätigende Adresse gehört zu einem Konto, das mit einer anderen Hochschulkennung angelegt wurde, oder der Link gilt nicht mehr. Melden Sie sich mit der Kennung an, die beim Anlegen benutzt wurde, oder fordern Sie mit „Aktivierungscode verloren“ einen neuen Link an.

# Erster Besuch

sso-new-title = Sie sind an der Hochschule angemeldet
sso-new-lead = Hochschulkennung: { $login }. Sie ist noch mit keinem eCandidat-Konto verknüpft.
sso-new-waiting = Ein Konto wartet auf die Bestätigung der Adresse { $email }: Öffnen Sie den Link aus der E-Mail. Wenn diese Adresse falsch geschrieben war, legen Sie Ihr Konto noch einmal an.
sso-new-none = Ich habe kein eCandidat-Konto
sso-new-none-text = Ihr Name und Ihre Adresse werden aus dem Verzeichnis übernommen. Sie brauchen sich kein Passwort zu merken.
sso-new-has = Ich habe schon ein eCandidat-Konto
sso-new-has-text = Melden Sie sich einmal mit diesem Konto an: Es wird mit Ihrer Hochschulkennung verknüpft.
sso-create-lead = Sie melden sich dann immer über die Hochschule an, mit der Kennung { $login }.
sso-create-own-address = Die Adresse { $email } hat Ihnen die Hochschule gegeben: Sie ist schon bestätigt. Wenn Sie eine andere eingeben, müssen Sie diese über eine E-Mail bestätigen.
sso-create-any-address = Sie müssen Ihre Adresse über eine E-Mail bestätigen; danach können Sie sich über die Hochschule anmelden.
sso-create-directory-silent = Das Verzeichnis der Hochschule antwortet nicht: Es konnte dieses Formular nicht ausfüllen. Bitte geben Sie selbst ein, was fehlt.
sso-address-taken = Ein eCandidat-Konto benutzt diese Adresse schon. Gehen Sie zurück und melden Sie sich mit diesem Konto an, um es zu verknüpfen, oder geben Sie eine andere Adresse ein.
sso-login-taken = Diese Hochschulkennung ist schon mit einem anderen eCandidat-Konto verknüpft.
sso-account-linked = Dieses eCandidat-Konto ist schon mit einer anderen Hochschulkennung verknüpft. Melden Sie sich an und lösen Sie die Verknüpfung unter „Zugang zu Ihrem Konto“.
sso-created = Ihr Konto ist angelegt und mit der Hochschule verknüpft. Vervollständigen Sie nun „Mein Konto“.
sso-activate = Um die Adresse { $email } zu bestätigen, melden Sie sich mit der Hochschulkennung { $login } an, mit der dieses Konto angelegt wurde. Wenn Sie das nicht sind, tun Sie nichts.

# Zugang zu Ihrem Konto

sso-access-linked = Ihr Konto ist mit der Hochschulkennung { $login } verknüpft: Sie können sich über die Hochschule anmelden.
sso-access-none = Ihr Konto ist nicht mit der Hochschule verknüpft. Wenn Sie dort studieren oder arbeiten, können Sie es verknüpfen und sich ohne eCandidat-Passwort anmelden.
sso-access-link = Mit meiner Hochschulkennung verknüpfen
sso-link-title = Ihr Konto mit der Hochschule verknüpfen
sso-link-lead = Die Hochschulkennung { $login } wird Ihr eCandidat-Konto öffnen.
sso-link-button = Mein Konto verknüpfen
sso-link-too-late = Die Anmeldung über die Hochschule hat zu lange gedauert. Beginnen Sie noch einmal.
sso-linked = Ihr Konto ist mit der Hochschule verknüpft.
sso-unlink-button = Verknüpfung mit der Hochschule lösen
sso-unlinked = Ihr Konto ist nicht mehr mit der Hochschule verknüpft. Melden Sie sich von nun an mit Ihrem eCandidat-Passwort an.
sso-unlink-no-password = Ohne Passwort könnten Sie sich nicht mehr anmelden. Wählen Sie zuerst mit „Zugangsdaten vergessen“ ein Passwort.

# Abmelden

sso-signed-out-title = Sie sind bei eCandidat abgemeldet
sso-signed-out = Die Anmeldung bei der Hochschule wird ebenfalls beendet.
sso-signed-out-go = Weiter

# Personal

sso-staff-login = Hochschulkennung
sso-staff-hint = Die Person meldet sich auch über die Hochschule mit dieser Kennung an, mit den Rechten dieses Kontos. Leer: keine.
sso-staff-saved = Die Hochschulkennung ist gespeichert.
sso-login-unusable = Diese Kennung ist nicht verwendbar: höchstens 128 Zeichen, ohne Leerzeichen.
