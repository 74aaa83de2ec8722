# „Meine Daten“: Kopie, Einsichten, Löschung.

own-data-title = Meine Daten
own-data-lead = Ihre Daten gehören Ihnen: Sie können eine Kopie erhalten, erfahren, wer Ihre Bewerbungen eingesehen hat, und die Löschung verlangen.
own-data-notice-link = Wie Ihre Daten verarbeitet werden
own-data-link = Meine Daten: Kopie, Einsichten, Löschung
own-data-copy-title = Eine Kopie erhalten
own-data-copy-lead = Ein ZIP-Archiv mit Ihren Daten (JSON), dem PDF-Dossier jeder Bewerbung und Ihren Dokumenten, wie Sie sie hochgeladen haben. Eine E-Mail sagt Ihnen, wenn es bereit ist; nur Sie können es herunterladen, { $days } Tage lang.
own-data-ask = Eine Kopie meiner Daten vorbereiten
own-data-asked = Ihre Kopie wird vorbereitet. Sie erhalten eine E-Mail.
own-data-under-way = Eine Kopie wird schon vorbereitet.
own-data-too-many = Drei Kopien am Tag genügen. Versuchen Sie es morgen noch einmal.
own-data-download = Kopie herunterladen
own-data-ready = { $size }, bis { $until }
own-data-making = In Vorbereitung
own-data-making-since = angefordert am { $since }
own-data-made = Ihre Kopie ist fertig; Sie können sie herunterladen.
own-data-consulted-title = Wer meine Bewerbungen eingesehen hat
own-data-consulted-none = Noch hat niemand Ihre Bewerbungen geöffnet.
own-data-consulted-when = Erste Einsicht des Tages
own-data-consulted-who = Durch wen
own-data-consulted-what = Bewerbung
own-data-consulted-staff = Personal der Hochschule
own-data-consulted-more = Gezeigt werden die { $count } letzten; die Kopie Ihrer Daten enthält alle.
own-data-erasure-title = Meine Daten löschen
own-data-erasure-lead = Die Zulassungsstelle beantwortet jeden Antrag innerhalb eines Monats.
own-data-erasure-waiting = Ihr Antrag vom { $asked } ist gespeichert; die Zulassungsstelle wird ihn beantworten.
own-data-erasure-accepted = Ihr Antrag ist angenommen. Ihre Daten werden am Ende der Kampagne gelöscht, nach dem { $until }.
own-data-erasure-refused = Ihr Antrag wurde nicht angenommen.
own-data-erase-title = Die Löschung meiner Daten verlangen
own-data-erase-ask = Die Löschung meiner Daten verlangen
own-data-erase-what = Ihr Konto, Ihr Profil und alle Ihre Dokumente werden gelöscht. Ihre früheren Bewerbungen bleiben in der Statistik, ohne etwas, das auf Sie hinweist.
own-data-erase-kept = Eine Bewerbung, die in einer laufenden Kampagne eingereicht ist, bleibt bis zum Ende dieser Kampagne erhalten; danach wird gelöscht.
own-data-erase-who = Wenn Sie nur auf eine Bewerbung verzichten möchten, ziehen Sie sie zurück: Eine Löschung ist dafür nicht nötig.
own-data-erase-reason = Grund
own-data-erase-sure = Ich verstehe, dass die Löschung endgültig ist
own-data-erase-not-sure = Kreuzen Sie dieses Kästchen zur Bestätigung an.
own-data-erase-too-long = Der Grund hat höchstens 1.000 Zeichen.
own-data-erase-asked = Ihr Antrag ist gespeichert. Sie erhalten eine Bestätigung per E-Mail.
own-data-erase-already = Ein Antrag ist schon gespeichert.
own-data-erase-staff = Sie haben ein Profil an der Hochschule: Lassen Sie es von der Administration entfernen, bevor Sie die Löschung Ihrer Daten verlangen.
own-data-erase-withdraw = Meinen Antrag zurücknehmen
own-data-erase-withdrawn = Ihr Antrag ist zurückgenommen.
own-data-erase-nothing = Es läuft kein Antrag.
own-data-file-archive = meine-daten
own-data-file-readme = LIES-MICH.txt
own-data-file-json = daten.json
own-data-file-submission = einreichung.json
own-data-folder-applications = bewerbungen
own-data-folder-documents = dokumente
own-data-folder-letters = bescheide
own-data-folder-messages = nachrichten
own-data-readme =
    Kopie Ihrer eCandidat-Daten ({ $institution })

    daten.json: Ihr Konto, Ihr Profil, Ihre Bewerbungen und die bekannt gegebenen Entscheidungen, die erhaltenen E-Mails, wer Ihre Bewerbungen eingesehen hat, Ihre Löschanträge. Eine nicht auffindbare Datei ist dort genannt.
    bewerbungen: das PDF-Dossier jeder Bewerbung und, für jedes Einreichen, was eingereicht wurde, mit der Eingangsbestätigung.
    bescheide: Ihre Zulassungs- und Ablehnungsbescheide.
    nachrichten: die Dokumente, die Ihren Nachrichten und denen der Hochschule beigefügt sind.
    dokumente: Ihre Dateien, wie Sie sie hochgeladen haben, einschließlich früherer Fassungen.
