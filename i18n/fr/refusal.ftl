# Pourquoi une action sur une candidature n’a pas été faite.

refusal-not-in-this-state = Cette action n’est pas possible dans l’état actuel de la candidature. Rechargez la page pour voir où elle en est.
refusal-cancelled = La candidature est annulée : elle ne peut plus être modifiée.
refusal-archived = La candidature est archivée : elle ne peut plus être modifiée.
refusal-paper-procedure = Cette formation demande un dossier papier, à envoyer à l’adresse de contact.
refusal-return-date-over = La date limite de retour est passée : les pièces ne peuvent plus être modifiées. Écrivez à l’adresse de contact.
refusal-confirmation-date-over = La date limite de confirmation est passée. Écrivez à l’adresse de contact.
refusal-confirmation-date-not-over = La date de confirmation n’est pas encore passée.
refusal-something-missing = Il manque des éléments. Complétez-les, puis recommencez.
refusal-decision-published = Un avis est publié : la candidature ne peut plus être annulée.
refusal-not-favourable = Aucun avis favorable n’est publié pour cette candidature.
refusal-only-while-waiting = La candidature ne peut être annulée que tant qu’elle est « En attente ».
refusal-undo-time-over = Le délai pour revenir en arrière est passé.
refusal-day-missing = Saisissez la date du statut, par exemple 15/04/2026.
refusal-day-in-future = La date du statut ne peut pas être dans le futur. Saisissez aujourd’hui ou un jour passé.
refusal-already-done = C’est déjà fait, ou cela a été défait entre-temps. Rechargez la page.
refusal-applied-again = Une autre candidature à cette formation existe déjà : celle-ci ne peut pas être rétablie.
refusal-not-settled = Cette candidature attend encore quelque chose : seules celles qui sont refusées, ou dont l’annulation ou le désistement est définitif, peuvent être archivées.
