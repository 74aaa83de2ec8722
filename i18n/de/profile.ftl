# „Mein Konto“: das Profil.

profile-crumb = Brotkrümelnavigation
profile-nav = Abschnitte meines Kontos
profile-nav-phone = Abschnitte meines Kontos (mobil)
profile-position = Abschnitt { $n } von { $total }
profile-state-done = ausgefüllt
profile-state-to-do = auszufüllen
profile-state-optional = freiwillig
profile-next-page = Nächster Abschnitt: { $page }
profile-glance-more = { $latest } { $count ->
    [one] und 1 weiterer Eintrag
   *[other] und { $count } weitere Einträge
}
profile-stored = Was Sie gespeichert haben

profile-page-personal = Persönliche Angaben
profile-page-address = Adresse
profile-page-bac = Baccalauréat
profile-page-internal = Studium an dieser Hochschule
profile-page-external = Studium anderswo
profile-page-post-bac = Studium nach dem Baccalauréat
profile-page-internships = Praktika
profile-page-work = Berufserfahrung

profile-list-none = Kein Treffer
profile-list-one = 1 Treffer
profile-list-many = {"{"}n{"}"} Treffer
profile-list-failed = Die Liste konnte nicht geladen werden. Versuchen Sie es noch einmal.
profile-refresh = Aktualisieren
profile-refresh-help = Wenn Sie eine Auswahl geändert haben, drücken Sie unten auf der Seite auf „Aktualisieren“: Die davon abhängigen Listen werden erneuert, und keine Ihrer Eingaben geht verloren.
profile-left-one = Noch {"{"}n{"}"} Zeichen.
profile-left-many = Noch {"{"}n{"}"} Zeichen.
profile-over-one = {"{"}n{"}"} Zeichen zu viel.
profile-over-many = {"{"}n{"}"} Zeichen zu viel.

profile-clash-title = Dieser Abschnitt wurde inzwischen geändert
profile-clash-lead = Er wurde von einer anderen Seite aus gespeichert, nachdem Sie diese geöffnet hatten. Ihre Eingaben stehen unten noch da. Prüfen Sie die Unterschiede und speichern Sie, um Ihre Eingaben zu behalten, oder brechen Sie ab.
profile-clash-stored = Gespeichert: { $value }
profile-clash-stored-empty = Gespeichert: nichts
profile-clash-typed = Ihre Eingabe: { $value }
profile-clash-typed-empty = Ihre Eingabe: nichts

# Persönliche Angaben.

profile-personal-title = Persönliche Angaben
profile-personal-edit = Persönliche Angaben bearbeiten
profile-personal-lead = Übernehmen Sie alles genau aus Ihrem Ausweis: Diese Angaben stehen in den Entscheidungen und bei Ihrer Einschreibung.
profile-personal-saved = Ihre persönlichen Angaben sind gespeichert.{ $missing ->
    [none] {""}
    [done] {" "}Sie können sich jetzt bewerben.
    [one] {" "}Nur noch ein Pflichtabschnitt, dann können Sie sich bewerben.
   *[other] {" "}Noch { $missing } Pflichtabschnitte, dann können Sie sich bewerben.
}
profile-identity-legend = Staatsangehörigkeit und INE
profile-identity-lead = Wenn Sie an unserer Hochschule studiert haben, können wir Sie anhand der INE wiederfinden.
profile-nationality = Staatsangehörigkeit
profile-ine = INE und Prüfzeichen der INE
profile-ine-number = INE
profile-ine-key = Prüfzeichen der INE
profile-ine-hint = 11 Zeichen, Nummer und Prüfzeichen hintereinander, zum Beispiel 0812047365E. Leerzeichen zählen nicht.
profile-ine-where = Wo finde ich meine INE?
profile-ine-where-1 = Die nationale Studierendennummer (INE) steht auf Ihrem Notenblatt des Baccalauréat in der Zeile „Identifiant National“.
profile-ine-where-2 = Sie steht auch auf einer Studienbescheinigung früherer Jahre oder auf einem Notenblatt der Universität. Dort kann sie INES heißen.
profile-ine-ines = Wenn Sie eine INES-Nummer (9 Ziffern und 2 Buchstaben) und keine INE (10 Ziffern und 1 Buchstabe) haben, nehmen Sie bitte die INE Ihres Notenblatts des Baccalauréat.
profile-ine-none = Ich habe keine INE
profile-ine-none-1 = Lassen Sie das Feld leer. Wenn Sie die französische Staatsangehörigkeit, aber keine INE haben, füllen Sie auch den Abschnitt „Baccalauréat“ aus, damit Sie sich später bewerben können.
profile-ine-none-link = Zum Abschnitt „Baccalauréat“
profile-civil-legend = Angaben zur Person
profile-civility = Anrede
profile-civility-mrs = Frau
profile-civility-mr = Herr
profile-birth-name = Geburtsname
profile-usual-name = Geführter Name
profile-first-name = Vorname
profile-other-first-name = Weiterer Vorname
profile-birth-legend = Geburt
profile-birth-date = Geburtsdatum (TT.MM.JJJJ)
profile-birth-date-hint = Zum Beispiel 07.11.2004
profile-birth-country = Geburtsland
profile-birth-department = Geburtsdepartement
profile-birth-town = Geburtsgemeinde
profile-birth-city = Geburtsort
profile-contact-legend = Telefon und Sprache
profile-phone-why = Eine Nummer brauchen wir nur, falls die Verwaltung Sie erreichen muss.
profile-phone = Telefon
profile-mobile = Mobiltelefon
profile-language = Bevorzugte Sprache
profile-language-hint = Die Sprache der Seiten und der E-Mails, die Sie erhalten.

# Adresse

profile-address-title = Adresse
profile-address-edit = Adresse bearbeiten
profile-address-lead = Die Adresse, an der Sie Ihre Post erhalten.
profile-address-saved = Ihre Adresse ist gespeichert.{ $missing ->
    [none] {""}
    [done] {" "}Sie können sich jetzt bewerben.
    [one] {" "}Nur noch ein Pflichtabschnitt, dann können Sie sich bewerben.
   *[other] {" "}Noch { $missing } Pflichtabschnitte, dann können Sie sich bewerben.
}
profile-country = Land
profile-postal-code = Postleitzahl
profile-town = Gemeinde
profile-foreign-town = Gemeinde im Ausland
profile-foreign-town-hint = Mit der Postleitzahl, wenn es eine gibt, zum Beispiel 10121 Torino
profile-line1 = Adresse
profile-line1-hint = Hausnummer und Straße, höchstens 38 Zeichen
profile-line2 = Adresszusatz 1
profile-line3 = Adresszusatz 2

# Baccalauréat

profile-bac-title = Baccalauréat
profile-bac-edit = Baccalauréat bearbeiten
profile-bac-lead = Es kann nur ein Baccalauréat oder gleichwertiger Abschluss eingetragen werden.
profile-bac-saved = Ihr Baccalauréat ist gespeichert.{ $missing ->
    [none] {""}
    [done] {" "}Sie können sich jetzt bewerben.
    [one] {" "}Nur noch ein Pflichtabschnitt, dann können Sie sich bewerben.
   *[other] {" "}Noch { $missing } Pflichtabschnitte, dann können Sie sich bewerben.
}
profile-bac-situation = Ihre Situation
profile-bac-held = Ich habe das Baccalauréat oder einen gleichwertigen Abschluss
profile-bac-held-help = Französisches oder europäisches Abitur, DAEU, capacité en droit, gleichwertiger ausländischer Abschluss
profile-bac-not-held = Ich habe kein Baccalauréat
profile-bac-not-held-help = Oder ich lege es in diesem Jahr ab
profile-no-bac-legend = Ohne Baccalauréat
profile-no-bac = Beschreiben Sie Ihre Situation
profile-bac-diploma-legend = Abschluss
profile-year-obtained = Jahr des Abschlusses
profile-bac-year-hint = Die Liste der Zweige richtet sich nach dem Jahr des Abschlusses.
profile-series = Zweig des Baccalauréat oder gleichwertiger Abschluss
profile-honours = Prädikat
profile-honours-none = Ohne Prädikat oder nicht bekannt
profile-specialities-legend = Schwerpunktfächer
profile-specialities-lead = Seit 2021 beim allgemeinen Baccalauréat verlangt.
profile-speciality-final-1 = Schwerpunktfach 1 der Abschlussklasse
profile-speciality-final-2 = Schwerpunktfach 2 der Abschlussklasse
profile-speciality-dropped = Nach der vorletzten Klasse abgewähltes Schwerpunktfach
profile-options-legend = Wahlfächer
profile-options-add = Wahlfächer hinzufügen
profile-option-1 = Wahlfach 1
profile-option-2 = Wahlfach 2
profile-option-3 = Wahlfach 3
profile-option-4 = Wahlfach 4
profile-bac-place-legend = Ort des Abschlusses
profile-bac-country = Land des Abschlusses
profile-department = Departement
profile-school = Schule oder Hochschule
profile-school-hint = Ihre Schule oder Hochschule steht nicht in der Liste? Wählen Sie „Andere Einrichtung“ und geben Sie ihren Namen ein. Wenn auch die Gemeinde fehlt, nehmen Sie die nächstgelegene.
profile-other-school = Andere Einrichtung
profile-other-school-hint = Name der Einrichtung, wenn sie nicht in der Liste steht

# Studium an dieser Hochschule

profile-internal-lead = Ihre Studienjahre an dieser Hochschule.
profile-internal-empty = Keine Studienjahre gespeichert
profile-internal-why = Dieser Abschnitt füllt sich automatisch aus der Studierendenverwaltung, wenn Sie an dieser Hochschule studiert haben ({ $institution }). Sonst bleibt er leer: Tragen Sie Ihr Studium unter „Studium anderswo“ ein.
profile-internal-wrong = Wenn etwas nicht stimmt, wenden Sie sich an das Studierendensekretariat.

# Studium anderswo

profile-external-lead = Alle Ihre Studienjahre seit dem Baccalauréat, ob bestanden oder nicht, die nicht unter „Studium an dieser Hochschule“ stehen.
profile-external-lead-all = Alle Ihre Studienjahre seit dem Baccalauréat, an dieser Hochschule oder anderswo, ob bestanden oder nicht.
profile-external-add = Neues Studienjahr
profile-external-empty = Kein Studium eingetragen
profile-external-new = Ein neues Studienjahr nach dem Baccalauréat eintragen
profile-external-edit = Ein Studienjahr nach dem Baccalauréat ändern
profile-external-form-lead = Tragen Sie alle Ihre Studienjahre ein, eines nach dem anderen.
profile-external-remove = Dieses Studienjahr löschen?
profile-external-saved = Ihr Studienjahr ist gespeichert.
profile-external-removed = Das Studienjahr ist gelöscht.
profile-external-place-legend = Besuchte Einrichtung
profile-external-studies-legend = Studium
profile-external-year-hint = Jahr des Endes, auch wenn es nicht bestanden ist
profile-diploma = Studienart
profile-record-label = Bezeichnung und Niveau des Studiums
profile-record-label-hint = Niveau, Fach, gegebenenfalls Schwerpunkt und Studienrichtung. Beispiel für ein erstes Jahr BTS: BTS1, Assistant de gestion.
profile-obtained = Bestanden
profile-obtained-in-progress = Läuft noch

# Praktika

profile-internship-lead = Wenn Sie möchten, können Sie die Praktika angeben, die Sie nach dem Baccalauréat gemacht haben.
profile-internship-add = Neues Praktikum
profile-internship-empty = Kein Praktikum
profile-internship-new = Ein neues Praktikum eintragen
profile-internship-edit = Ein Praktikum ändern
profile-internship-form-lead = Ein Praktikum nach dem Baccalauréat.
profile-internship-legend = Praktikum
profile-internship-remove = Dieses Praktikum löschen?
profile-internship-saved = Ihr Praktikum ist gespeichert.
profile-internship-removed = Das Praktikum ist gelöscht.
profile-internship-duration-hint = Zum Beispiel: 6 Monate
profile-internship-description-hint = Ihre Aufgaben, der Rahmen des Praktikums
profile-year = Jahr
profile-duration = Dauer
profile-hours = Stunden pro Woche
profile-organisation = Arbeitgeber oder Einrichtung
profile-description = Beschreibung

# Berufserfahrung

profile-work-lead = Wenn Sie möchten, können Sie Ihre Berufserfahrung angeben.
profile-work-add = Neue Berufserfahrung
profile-work-empty = Keine Berufserfahrung
profile-work-new = Eine neue Berufserfahrung eintragen
profile-work-edit = Eine Berufserfahrung ändern
profile-work-form-lead = Eine Stelle, auch eine kurze.
profile-work-legend = Berufserfahrung
profile-work-remove = Diese Berufserfahrung löschen?
profile-work-saved = Ihre Berufserfahrung ist gespeichert.
profile-work-removed = Die Berufserfahrung ist gelöscht.
profile-work-duration-hint = Zum Beispiel: 2 Jahre
profile-job-title = Tätigkeit

profile-remove-consequence = Dieser Eintrag verschwindet aus Ihrem Profil. Schon eingereichte Bewerbungen behalten ihn.
profile-remove-no = Nein, behalten
profile-remove-yes = Ja, löschen

# Eingabefehler

text-missing = Dieses Feld ist leer. Geben Sie einen Text ein.
text-too-long = Text zu lang: { $found } Zeichen, erlaubt sind { $max }. Kürzen Sie ihn.
text-control-character = Dieser Text enthält ein unsichtbares Zeichen, wohl aus einer Kopie. Geben Sie ihn über die Tastatur ein.
name-missing = Geben Sie einen Namen ein.
name-no-letter = Ein Name enthält mindestens einen Buchstaben. Prüfen Sie Ihre Eingabe.
birth-name-missing = Geben Sie Ihren Geburtsnamen ein.
first-name-missing = Geben Sie Ihren Vornamen ein.
civility-missing = Wählen Sie eine Anrede.
nationality-missing = Wählen Sie eine Staatsangehörigkeit.
birth-date-missing = Geben Sie Ihr Geburtsdatum ein.
birth-date-format = Dieses Datum ist nicht lesbar. Geben Sie es in der Form TT.MM.JJJJ ein, zum Beispiel 07.11.2004.
birth-date-impossible = Den { $day }.{ $month }.{ $year } gibt es nicht. Prüfen Sie Tag und Monat.
birth-date-too-young = Dieses Datum liegt zu kurz zurück: spätestens { $latest }. Prüfen Sie das Jahr.
birth-date-too-old = Dieses Datum liegt zu weit zurück: frühestens { $earliest }. Prüfen Sie das Jahr.
birth-country-missing = Wählen Sie Ihr Geburtsland.
birth-department-missing = Wählen Sie Ihr Geburtsdepartement.
birth-town-missing = Wählen Sie Ihre Geburtsgemeinde.
birth-town-not-in-department = Diese Gemeinde liegt nicht im gewählten Departement. Wählen Sie sie aus der erneuerten Liste.
birth-city-missing = Geben Sie Ihren Geburtsort ein.
language-missing = Wählen Sie eine Sprache.
language-unknown = Diese Sprache wird nicht angeboten. Wählen Sie eine aus der Liste.
ine-missing = Geben Sie Ihre INE mit dem Prüfzeichen ein.
ine-length = Eine INE mit Prüfzeichen hat { $expected } Zeichen; Sie haben { $found } eingegeben. Sehen Sie auf Ihrem Notenblatt nach.
ine-character = Eine INE besteht nur aus Ziffern und Buchstaben ohne Akzent. Entfernen Sie „{ $found }“.
ine-form = Diese Zeichen ergeben keine INE: 10 Ziffern und 1 Buchstabe, 10 Ziffern oder Buchstaben und 1 Ziffer, oder 9 Ziffern und 2 Buchstaben. Übernehmen Sie sie von Ihrem Notenblatt.
ine-number = Diese Nummer ist niemandem zugeteilt. Übernehmen Sie die Nummer von Ihrem Notenblatt.
ine-key = Nummer und Prüfzeichen passen nicht zusammen: Eines von beiden ist falsch abgeschrieben. Das Prüfzeichen ist das letzte Zeichen.
ine-used = Diese INE benutzt schon ein anderes eCandidat-Konto. Wenn es Ihres ist, melden Sie sich damit an; sonst prüfen Sie die Nummer oder schreiben Sie dem Support.
phone-missing = Geben Sie eine Telefonnummer ein.
phone-too-long = Nummer zu lang: { $found } Zeichen, erlaubt sind { $max }.
phone-character = Eine Nummer besteht nur aus Ziffern, Leerzeichen und den Zeichen / + ( ) - . Entfernen Sie „{ $found }“.
phone-too-few-digits = Diese Nummer ist zu kurz. Geben Sie sie vollständig ein, zum Beispiel 06 39 98 41 27.
country-missing = Wählen Sie ein Land.
country-unknown = Dieses Land wird nicht angeboten. Wählen Sie eines aus der Liste.
department-missing = Wählen Sie ein Departement.
department-unknown = Dieses Departement wird nicht angeboten. Wählen Sie eines aus der Liste.
postal-code-missing = Geben Sie Ihre Postleitzahl ein.
postal-code-format = Eine französische Postleitzahl hat 5 Ziffern, zum Beispiel 81000.
postal-code-unknown = Keine Gemeinde hat diese Postleitzahl. Prüfen Sie sie; bei einem „cedex“ geben Sie die Postleitzahl der Gemeinde ein.
town-missing = Wählen Sie eine Gemeinde.
town-not-in-department = Diese Gemeinde liegt nicht im gewählten Departement. Wählen Sie eine aus der erneuerten Liste.
town-not-in-postal-code = Diese Gemeinde hat nicht diese Postleitzahl. Wählen Sie eine aus der erneuerten Liste.
foreign-town-missing = Geben Sie Ihre Gemeinde ein.
street-missing = Geben Sie Ihre Adresse ein: Hausnummer und Straße.
school-missing = Wählen Sie eine Einrichtung oder „Andere Einrichtung“.
school-not-in-town = Diese Einrichtung liegt nicht in der gewählten Gemeinde. Wählen Sie eine aus der erneuerten Liste oder „Andere Einrichtung“.
other-school-missing = Geben Sie den Namen der Einrichtung ein.
bac-situation-missing = Geben Sie an, ob Sie das Baccalauréat haben oder nicht.
bac-situation-unavailable = Die Hochschule verlangt das Baccalauréat oder einen gleichwertigen Abschluss. Wählen Sie „Ich habe das Baccalauréat oder einen gleichwertigen Abschluss“.
no-bac-missing = Beschreiben Sie Ihre Situation: Wählen Sie aus der Liste.
series-missing = Wählen Sie den Zweig Ihres Baccalauréat. Die Liste hängt vom Jahr des Abschlusses ab.
series-not-for-year = Diesen Zweig gab es in jenem Jahr nicht. Wählen Sie einen aus der erneuerten Liste.
honours-unknown = Dieses Prädikat wird nicht angeboten. Wählen Sie eines aus der Liste.
speciality-missing = Wählen Sie ein Schwerpunktfach.
speciality-not-offered = Dieses Schwerpunktfach gibt es für diesen Zweig und dieses Jahr nicht. Wählen Sie eines aus der erneuerten Liste.
speciality-twice = Dieses Schwerpunktfach ist schon gewählt. Wählen Sie ein anderes.
option-not-offered = Dieses Wahlfach gibt es für diesen Zweig und dieses Jahr nicht. Wählen Sie eines aus der erneuerten Liste.
option-twice = Dieses Wahlfach ist schon gewählt. Wählen Sie ein anderes oder leeren Sie das Feld.
year-missing = Geben Sie ein Jahr ein.
year-format = Geben Sie das Jahr mit vier Ziffern ein, zum Beispiel 2022.
year-too-early = Dieses Jahr liegt zu weit zurück: frühestens { $min }.
year-future = Dieses Jahr ist zu spät: spätestens { $max }.
diploma-missing = Wählen Sie eine Studienart.
diploma-unknown = Diese Studienart wird nicht angeboten. Wählen Sie eine aus der Liste.
record-label-missing = Geben Sie Bezeichnung und Niveau des Studiums ein.
obtained-missing = Geben Sie an, ob das Jahr bestanden ist.
duration-missing = Geben Sie die Dauer ein, zum Beispiel „6 Monate“.
hours-format = Geben Sie eine Stundenzahl in Ziffern ein, zum Beispiel 35.
hours-range = Eine Woche hat 1 bis { $max } Stunden. Prüfen Sie die eingegebene Zahl.
organisation-missing = Geben Sie den Namen des Arbeitgebers oder der Einrichtung ein.
job-title-missing = Geben Sie die Tätigkeit ein.
description-missing = Beschreiben Sie das Praktikum in wenigen Worten.
records-too-many = Sie haben in diesem Abschnitt schon { $max } Einträge, mehr sind nicht möglich. Löschen Sie einen, bevor Sie einen anderen hinzufügen.

# Aus der Studierendenverwaltung

profile-internal-years = Meine Jahre an dieser Hochschule
profile-year-studied = Jahr
profile-internal-code = Code
profile-internal-label = Studiengang
profile-internal-result = Ergebnis
profile-internal-mark = Note
profile-internal-scale = Höchstnote
profile-internal-asked = Die Abfrage der Studierendenverwaltung ist angefordert. Wenn ein Studium als Ihres erkannt wird, erscheint es in wenigen Augenblicken hier: Laden Sie die Seite neu.
profile-internal-nothing-to-ask = Sie können in der Studierendenverwaltung nicht gefunden werden: Geben Sie unter „Persönliche Angaben“ Ihre INE an oder verknüpfen Sie Ihr Konto mit der Hochschule (ENT).
profile-internal-too-many = Zu viele Anfragen in kurzer Zeit. Versuchen Sie es später noch einmal.
profile-internal-waiting = Abfrage der Studierendenverwaltung angefordert am { $since }: Sie geschieht ohne Ihr Zutun.
profile-internal-read = Das Auslesen der Studierendenverwaltung ist abgeschlossen.
profile-internal-away = Die Studierendenverwaltung antwortet zurzeit nicht. Ihre Anfrage vom { $since } wird bearbeitet, sobald sie antwortet; Sie können weitermachen, alles andere funktioniert.
profile-origin-title = Woher diese Angaben kommen
profile-origin = Diese Angaben kommen aus der Studierendenverwaltung ({ $institution }), gelesen am { $at }. Sie können hier nicht geändert werden.
profile-origin-but = Staatsangehörigkeit, Telefonnummern und Sprache können geändert werden.
profile-origin-wrong = Ein Fehler? Schreiben Sie an das Studierendensekretariat:
profile-from-record = Diese Angaben kommen aus der Studierendenverwaltung und können hier nicht geändert werden. Wenn etwas nicht stimmt, wenden Sie sich an das Studierendensekretariat.

# Eingegeben und noch nicht gespeichert
draft-kept = Ihre Eingaben werden 24 Stunden aufbewahrt. Gespeichert sind sie noch nicht.
draft-elsewhere = Diese Seite wird auch in einem anderen Fenster ausgefüllt. Aufbewahrt wird, was Sie gerade hier eingegeben haben.
draft-failed = Ihre Eingaben konnten nicht aufbewahrt werden. Speichern Sie sie, bevor Sie die Seite verlassen.
draft-shown = Was Sie eingegeben und nicht gespeichert hatten, steht wieder im Formular. Lesen Sie es noch einmal durch und speichern Sie dann.
draft-unfinished = Sie haben hier etwas eingegeben und nicht gespeichert.
draft-resume = Eingabe fortsetzen
draft-discard = Eingabe verwerfen
draft-discarded = Ihre Eingaben sind verworfen. Was gespeichert war, ist unverändert.
