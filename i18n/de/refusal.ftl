# Warum etwas an einer Bewerbung nicht geschehen ist.

refusal-not-in-this-state = Das ist beim jetzigen Stand der Bewerbung nicht möglich. Laden Sie die Seite neu, um zu sehen, wo sie steht.
refusal-cancelled = Die Bewerbung ist zurückgezogen: Sie kann nicht mehr geändert werden.
refusal-archived = Die Bewerbung ist archiviert: Sie kann nicht mehr geändert werden.
refusal-paper-procedure = Dieser Studiengang verlangt Unterlagen auf Papier, die an die Kontaktadresse zu schicken sind.
refusal-return-date-over = Die Einreichungsfrist ist abgelaufen: Die Nachweise können nicht mehr geändert werden. Schreiben Sie an die Kontaktadresse.
refusal-confirmation-date-over = Die Frist für Ihre Antwort ist abgelaufen. Schreiben Sie an die Kontaktadresse.
refusal-confirmation-date-not-over = Die Frist für die Antwort ist noch nicht abgelaufen.
refusal-something-missing = Es fehlt noch etwas. Ergänzen Sie es und versuchen Sie es erneut.
refusal-decision-published = Eine Entscheidung ist bekannt gegeben: Die Bewerbung kann nicht mehr zurückgezogen werden.
refusal-not-favourable = Für diese Bewerbung ist keine Zusage bekannt gegeben.
refusal-only-while-waiting = Die Bewerbung kann nur zurückgezogen werden, solange sie „Ausstehend“ ist.
refusal-undo-time-over = Die Zeit, um das rückgängig zu machen, ist abgelaufen.
refusal-day-missing = Geben Sie das Datum des Status ein, zum Beispiel 15.04.2026.
refusal-day-in-future = Das Datum des Status kann nicht in der Zukunft liegen. Geben Sie heute oder einen früheren Tag ein.
refusal-already-done = Das ist schon geschehen oder wurde inzwischen rückgängig gemacht. Laden Sie die Seite neu.
refusal-applied-again = Für diesen Studiengang gibt es schon eine andere Bewerbung: Diese kann nicht wiederaufgenommen werden.
refusal-not-settled = Bei dieser Bewerbung steht noch etwas aus: Nur abgelehnte oder endgültig stornierte oder zurückgezogene Bewerbungen können archiviert werden.
