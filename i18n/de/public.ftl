# Startseite, Hilfe, rechtliche Seiten.

home-title = Startseite
home-heading = { $elided ->
   *[no] Bewerbung: { $institution }
}
home-lead = Ein einziges Konto, um Ihre Studiengänge zu wählen, Ihre Nachweise hochzuladen und die Entscheidung jeder Kommission zu verfolgen.
home-campaign-open = { $campaign } offen bis { $date }
home-campaign-upcoming = { $campaign }: Beginn am { $date }. Heute läuft keine Kampagne.
home-campaign-over = { $campaign } beendet seit { $date }. Heute läuft keine Kampagne.
home-no-campaign = Heute läuft keine Bewerbungskampagne.
home-search = Einen Studiengang suchen
home-search-example = Biologie, Recht, Informatik …
home-search-button = Suchen
home-all-programmes = { $count ->
    [0] Studienangebot ansehen
    [one] Den Studiengang des Angebots ansehen
   *[other] Die { $shown } Studiengänge des Angebots ansehen
}
home-student = { $elided ->
   *[no] Ich studiere an dieser Hochschule ({ $institution })
}
home-not-student = { $elided ->
   *[no] Ich studiere nicht an dieser Hochschule ({ $institution })
}
home-please-sign-in = Bitte melden Sie sich an
home-sso = Anmeldung über die Hochschule (ENT)
home-closed-sign-in = Sie können ein Konto anlegen und Ihre Bewerbungen ansehen; bewerben können Sie sich, sobald die Kampagne beginnt.
home-closed-sign-in-only = Sie können sich anmelden und Ihre Bewerbungen ansehen; bewerben können Sie sich, sobald die Kampagne beginnt.
home-welcome = Willkommen, { $name }
home-signed-in-as = Sie sind angemeldet mit dem Benutzernamen:
home-dashboard = Zur Übersicht
home-steps = So geht es
home-step-1 = Legen Sie ein Konto an
home-step-1-text = Aktivieren Sie es mit dem Link aus der E-Mail.
home-step-1-existing = Melden Sie sich an
home-step-1-existing-text = Mit dem Konto, das Sie schon haben.
home-step-2 = Vervollständigen Sie „Mein Konto“
home-step-2-text = Person, Adresse, Baccalauréat, Werdegang.
home-step-3 = Wählen Sie Ihre Studiengänge
home-step-3-text = Laden Sie dann die verlangten Nachweise hoch.
home-step-4 = Reichen Sie Ihre Bewerbung ein
home-step-4-text = Unterlagen, die nicht eingereicht wurden, werden nicht geprüft.
home-dates = Nächste Fristen
home-dates-none = Heute nimmt kein Studiengang Bewerbungen an.
home-closes-in = { $days ->
    [one] Bewerbungsfrist endet morgen
   *[other] Bewerbungsfrist endet in { $days } Tagen
}
home-closing-several = { $first } { $count ->
    [one] und 1 weiterer Studiengang
   *[other] und { $count } weitere Studiengänge
}
home-closes-today = Bewerbungsfrist endet heute
home-information = Informationen
home-yearly = Jährliche Konten
home-yearly-text = Die Konten gelten für ein Jahr: Legen Sie für jede Kampagne ein neues an, auch wenn Sie sich im letzten Jahr beworben haben.
home-online = Alles geschieht online
home-online-text = Nichts ist per Post zu schicken, außer bei Studiengängen mit dem Vermerk „Bewerbung auf Papier“.
home-assistance = Zur Hilfe

assistance-lead = Suchen Sie zuerst hier: Die meisten Antworten haben in drei Zeilen Platz.
assistance-search = In den FAQ suchen
assistance-search-example = Mehrere Dokumente scannen, INE, Passwort …
assistance-documentation = Anleitung
assistance-documentation-text = Die Dokumentation lesen.
assistance-faq = Hilfsmittel / FAQ
assistance-faq-text = Die häufigsten Fragen.
assistance-helpdesk = Ein Ticket beim Helpdesk eröffnen
assistance-helpdesk-text = Um ein Problem zu beschreiben und die Antwort zu verfolgen.
assistance-contact = Der Ansprechperson eine E-Mail schreiben
assistance-contact-text = Nur bei technischen Problemen.
assistance-programme = Eine Frage zu einem Studiengang?
assistance-programme-text = Schreiben Sie an die Stelle, die in Ihrer Bewerbung oder auf der Seite des Studiengangs unter „Kontaktadresse“ steht.
faq-title = FAQ
faq-none = Noch ist keine Frage veröffentlicht.
faq-found = { $count ->
    [0] Keine Antwort gefunden.
    [one] 1 Antwort gefunden.
   *[other] { $count } Antworten gefunden.
}
faq-all = Alle Fragen ansehen
faq-themes = Themen
faq-general = Allgemeine Fragen

accessibility-title = Barrierefreiheit
accessibility-commitment = { $institution } verpflichtet sich, die eigenen digitalen Dienste barrierefrei zu gestalten, gemäß Artikel 47 des französischen Gesetzes Nr. 2005-102 vom 11. Februar 2005.
accessibility-scope = Diese Erklärung zur Barrierefreiheit gilt für den Dienst eCandidat ({ $address }).
accessibility-state = Stand der Vereinbarkeit
accessibility-state-text = Der Dienst { $address } ist wegen der unten aufgeführten Mängel teilweise mit dem französischen Regelwerk RGAA, Version 4.1, vereinbar.
accessibility-results = Ergebnisse der Prüfungen
accessibility-results-text = Die Seiten werden bei jeder Version automatisch geprüft (WCAG 2.2, Stufen A und AA) und mit der Tastatur durchlaufen. Eine vollständige Prüfung durch Menschen fand noch nicht statt: Deshalb wird kein Prozentwert genannt.
accessibility-gaps = Nicht barrierefreie Inhalte
accessibility-gap-documents = Hochgeladene Nachweise und Dokumente der Hochschule werden unverändert angezeigt; manche sind Bilder ohne Text.
accessibility-gap-texts = Texte der Hochschule (Mitteilungen, Angaben zu einem Studiengang, E-Mails) hängen von ihren Verfasserinnen und Verfassern ab.
accessibility-gap-forms = Für ergänzende Formulare, die in einem anderen Dienst auszufüllen sind, gilt die Erklärung jenes Dienstes.
accessibility-made = Erstellung dieser Erklärung
accessibility-made-text = Diese Erklärung beschreibt die installierte Version der Software eCandidat. Sie wird bei jeder Version überprüft. Verwendete Technik: HTML, CSS, SVG, JavaScript (freiwillig: Jeder Schritt gelingt auch ohne Skript).
accessibility-contact = Rückmeldung und Kontakt
accessibility-contact-text = Wenn Sie einen Inhalt oder einen Schritt nicht erreichen, schreiben Sie uns: Wir nennen Ihnen einen barrierefreien Weg oder geben Ihnen den Inhalt in anderer Form.
accessibility-appeal = Beschwerde
accessibility-appeal-text = Wenn Sie uns einen Mangel gemeldet haben, der Sie an einem Inhalt oder einem Schritt hindert, und keine befriedigende Antwort erhalten haben, können Sie:
accessibility-appeal-form = dem Défenseur des droits eine Nachricht schreiben
accessibility-appeal-delegate = sich an die Vertretung des Défenseur des droits in Ihrer Region wenden
accessibility-appeal-letter = einen Brief ohne Briefmarke schicken: Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.

personal-data-title = Datenschutz
personal-data-who = Wer Ihre Daten verarbeitet, und wozu
personal-data-who-text = { $institution } verarbeitet die Daten, die Sie in eCandidat eingeben, um Ihre Bewerbung zu bearbeiten, vom Anlegen Ihres Kontos bis zur Entscheidung und zur Vorbereitung der Einschreibung. Diese Verarbeitung dient einer Aufgabe im öffentlichen Interesse (Artikel 6 Absatz 1 Buchstabe e DSGVO).
personal-data-what = Welche Daten
personal-data-what-text = Angaben zur Person, Kontaktdaten, INE, Baccalauréat und Werdegang, Nachweise, Antworten in Formularen, Entscheidungen, E-Mails und Protokolle der Aktionen. Mit * gekennzeichnete Felder sind für die Bearbeitung der Bewerbung nötig.
personal-data-readers = Wer sie liest
personal-data-readers-text = Die Bewerbungsstelle und die Kommission jedes gewählten Studiengangs, das Studierendensekretariat und die Personen, die den Dienst verwalten. Sie werden weder verkauft noch außerhalb der gesetzlich vorgesehenen Fälle an Dritte weitergegeben.
personal-data-time = Wie lange
personal-data-time-text = Ihre Bewerbungen und ihre Nachweise bleiben mit Ihrem Konto gespeichert, auch nach dem Archivieren ihrer Kampagne. Ein Konto, bei dem sich { $years ->
    [one] ein Jahr lang niemand anmeldet, wird mit allem, was dazugehört, gelöscht, nach einer Warnung 30 Tage vorher.
   *[other] { $years } Jahre lang niemand anmeldet, wird mit allem, was dazugehört, gelöscht, nach einer Warnung 30 Tage vorher.
}
personal-data-rights = Ihre Rechte
personal-data-rights-text = Sie können Auskunft über Ihre Daten, ihre Berichtigung, ihre Löschung oder die Einschränkung der Verarbeitung verlangen und der Verarbeitung widersprechen; schreiben Sie dazu an die Hochschule oder an ihre Datenschutzbeauftragte oder ihren Datenschutzbeauftragten.
personal-data-cnil = Wenn Sie mit der Antwort nicht einverstanden sind, können Sie sich bei der französischen Aufsichtsbehörde CNIL beschweren:
personal-data-cnil-link = cnil.fr/plaintes
personal-data-cookies = Cookies
personal-data-cookies-text = Es werden nur Cookies gesetzt, die der Dienst braucht: Ihre Sitzung, die Sicherheit der Formulare, die gewählte Sprache, Darstellung und Tastenkürzel. Keine Reichweitenmessung, kein fremder Dienst.

legal-publisher = Herausgeber
legal-publisher-text = Dieser Dienst ({ $address }) wird herausgegeben von: { $institution }.
legal-software = Software
legal-software-text = eCandidat ist freie Software unter der Lizenz Apache 2.0. Die Schrift Hanken Grotesk steht unter der Lizenz SIL Open Font 1.1, die Symbole von Lucide unter der Lizenz ISC.

# Prüfung eines Briefs

verification-title = Einen Brief prüfen
verification-lead = Jeder Zulassungs- oder Ablehnungsbescheid trägt einen Code. Diese Seite sagt, ob ein Brief mit diesem Code ausgestellt wurde und was er heute gilt.
verification-code = Prüfcode
verification-code-hint = Zwölf Buchstaben und Ziffern, unten auf dem Brief. Zum Beispiel: 2A3B-4C5D-6E7F.
verification-check = Prüfen
verification-found = Ein Brief mit diesem Code wurde ausgestellt
verification-stands = Dieser Brief ist gültig.
verification-replaced = Dieser Brief wurde am { $date } ersetzt. Verlangen Sie die aktuelle Fassung.
verification-over = Dieser Brief gilt nicht mehr: Die mitgeteilte Entscheidung hat sich geändert, oder die Bewerbung ist beendet.
verification-institution = Hochschule
verification-kind = Art des Briefs
verification-initials = Initialen
verification-issued-on = Ausgestellt am
verification-compare = Vergleichen Sie diese Angaben mit dem Brief. Der Name wird zum Schutz der personenbezogenen Daten nicht angezeigt.
verification-no-code = Das ist kein Prüfcode.
verification-unknown = Mit diesem Code wurde kein Brief ausgestellt.
verification-too-many = Von Ihrem Netzwerk aus wurden zu viele falsche Codes versucht.
verification-remedy = Prüfen Sie den Code Zeichen für Zeichen. Wenn der Fehler bleibt, versuchen Sie es in einer Viertelstunde noch einmal oder schreiben Sie an die Hochschule.
