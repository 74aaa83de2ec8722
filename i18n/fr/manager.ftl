# Gestion des candidatures : liste, dossier, contrôle des pièces.

staff-search = Chercher un candidat, un dossier

roles-title = Mes profils
roles-lead = Choisissez où travailler. Les droits de chaque profil sont donnés par la scolarité centrale.

list-title = Candidatures
list-cancelled-title = Candidatures annulées
list-views = Vues de la liste
list-filter = Filtrer les candidatures
list-search = Nom, dossier, INE
list-filter-centre = Centre de candidature
list-filter-committee = Commission
list-filter-programme = Code formation
list-filter-status = Statut du dossier
list-filter-treatment = Type de traitement
list-filter-decision = Décision
list-filter-answer = Réponse du candidat
list-more-filters = Plus de filtres
list-apply = Filtrer
list-clear = Tout effacer
list-none = Aucune candidature pour l’instant. Elles apparaîtront ici dès leur création.
list-programme-unknown = Aucune formation de vos centres n’a le code « { $code } ».
list-none-filtered = Aucune candidature ne correspond. Modifiez ou effacez les filtres.
list-grid = Grille des candidatures, défilement horizontal possible
list-column-number = Numéro
list-column-name = Candidat
list-column-programme = Formation
list-column-status = Statut du dossier
list-column-submitted = Transmission
list-column-documents = Pièces
list-column-treatment = Type trait.
list-column-decision = Décision
list-column-cancelled = Annulation
list-cancelled-by = { $date }, par { $by }
list-to-review = { $count ->
    [one] { $count } à contrôler
   *[other] { $count } à contrôler
}
list-submitted-on = transmise le { $date }
list-more-than = plus de { $count }
list-lines = Lignes
list-lines-show = Afficher
list-legend-draft = Avis
list-legend-unpublished = non publié
view-all = Toutes
view-to-review = À contrôler
view-incomplete = Incomplets
view-to-decide = Avis à saisir
view-to-validate = Avis à valider
view-to-publish = Avis à publier
view-many = 1000+

mass-region = Actions sur la sélection
mass-count-one = {"{"}n{"}"} candidature sélectionnée
mass-count-many = {"{"}n{"}"} candidatures sélectionnées
mass-selection = Candidatures cochées :
mass-everything = Sélectionner tous les résultats
mass-none = Tout désélectionner
mass-pick = Sélectionner { $name }
mass-pick-page = Sélectionner toutes les lignes de la page
mass-status = Statut
mass-decision = Saisie des avis
mass-publish = Valider les avis
mass-nothing = Aucune candidature n’est cochée. Cochez celles à traiter.
mass-too-many = Une action porte sur 200 candidatures au plus ; seules les 200 premières seront traitées. Réduisez la sélection avec les filtres.
mass-lead = { $count ->
    [0] Aucune candidature concernée.
    [one] { $count } candidature concernée.
   *[other] { $count } candidatures concernées.
}
mass-left-out = { $count ->
    [one] { $count } candidature laissée de côté : votre profil ne permet pas de la modifier, ou elle a déjà un avis publié.
   *[other] { $count } candidatures laissées de côté : votre profil ne permet pas de les modifier, ou elles ont déjà un avis publié.
}
mass-list = Candidatures concernées
mass-status-title = Modifier le statut des dossiers
mass-status-consequence = { $count ->
    [one] Un mail sera envoyé au candidat.
   *[other] Un mail sera envoyé à chacun des { $count } candidats.
}
mass-status-return-over = { $count ->
    [one] La date de retour de la candidature n° { $numbers } est passée : donnez-lui d’abord une nouvelle date, sinon le candidat ne pourra rien déposer.
   *[other] La date de retour de { $count } candidatures est passée (n° { $numbers }) : donnez-leur d’abord une nouvelle date, sinon ces candidats ne pourront rien déposer.
}
mass-status-yes = { $count ->
    [one] Oui, modifier 1 statut
   *[other] Oui, modifier { $count } statuts
}
mass-status-done = { $count ->
    [0] Aucun statut n’a été modifié.
    [one] Le statut de 1 candidature est modifié.
   *[other] Le statut de { $count } candidatures est modifié.
} { $same ->
    [0] {""}
    [one] 1 candidature avait déjà ce statut à cette date.
   *[other] { $same } candidatures avaient déjà ce statut à cette date.
} { $left ->
    [0] {""}
    [one] { $left } n’a pas été traitée.
   *[other] { $left } n’ont pas été traitées.
}

shortcuts = Raccourcis clavier
shortcuts-switch = raccourcis d’un seul caractère actifs
shortcut-move = parcourir
shortcut-pick = sélectionner
shortcut-open = ouvrir
shortcut-review = contrôler les pièces
shortcut-filter = filtrer
shortcut-documents = pièce suivante, précédente
shortcut-validate = valider
shortcut-refuse = refuser
shortcut-reason = motif
shortcut-zoom = zoom
shortcut-candidates = candidat suivant, précédent
shortcut-decision = choisir l’avis
shortcut-save = enregistrer
key-space = Espace
key-enter = Entrée

treatment-controlled = Accès contrôlé
treatment-direct = Accès direct
treatment-waiting = En attente
treatment-validated = validé
treatment-not-validated = non validé
treatment-mail = « Accès contrôlé » se valide aussitôt et le candidat en est averti par mail ; les deux autres types restent à valider.
treatment-validate = Valider « { $treatment } »
treatment-validate-what = Valider un accès direct admet le candidat aussitôt : l’avis favorable de la formation est publié et un mail part.
treatment-done = Le type de traitement est enregistré.
treatment-validated-done = Le type de traitement est validé.
acceptance-none = Sans réponse
acceptance-confirmed = Confirmé
acceptance-withdrawn = Désisté

dossier-submitted-on = transmise le { $date }
dossier-present = Consultent aussi ce dossier : { $names }
dossier-review = Contrôler les pièces
dossier-corrections = Demander des corrections
dossier-decide = Saisir un avis
dossier-download = Télécharger le dossier
dossier-cancelled = Cette candidature est annulée : elle ne peut plus être modifiée.
dossier-archived = Cette candidature est archivée : elle ne peut plus être modifiée.
dossier-tabs = Contenu du dossier
dossier-tab-profile = Profil
dossier-tab-history = Historique
dossier-tab-mails = Mails
dossier-tab-notes = Bloc-notes
dossier-state = Informations détaillées
dossier-committee = Commission
dossier-treatment = Type de traitement
dossier-treatment-state = { $treatment } ({ $state })
dossier-registration-code = Code OPI
dossier-undefined = Non défini
dossier-answer = Réponse
dossier-answered = { $answer } par { $by } le { $date }
dossier-birth-date = Date de naissance
dossier-ine = INE
dossier-email = Adresse mail
dossier-profile-empty = Rien n’est renseigné dans cette rubrique.
dossier-profile-changed = Le candidat a modifié son profil depuis la transmission. Chaque ligne modifiée rappelle ce qui a été transmis.
dossier-profile-late = La transmission automatique a été faite après la date limite, et le profil avait été modifié entre-temps : ce qui a été transmis comprend ces modifications. Ce que le profil disait à la date limite n’est pas connu.
dossier-profile-before = À la transmission : { $value }
dossier-profile-nothing = non renseigné
dossier-profile-added = Ajouté depuis la transmission
dossier-profile-removed = Retiré depuis la transmission
dossier-record-refresh = Synchroniser avec le logiciel de scolarité
dossier-record-none = Rien n’a encore été lu dans le logiciel de scolarité pour cette personne.
dossier-record-read = Lu dans le logiciel de scolarité le { $date }.
dossier-record-waiting = Lecture du logiciel de scolarité demandée le { $date }.
dossier-record-away = Le logiciel de scolarité ne répond pas pour le moment. La demande du { $date } sera traitée dès qu’il répondra.
dossier-record-asked = La lecture du logiciel de scolarité est demandée. Rechargez la page dans quelques instants.
dossier-record-nothing = Rien ne permet de retrouver cette personne dans le logiciel de scolarité : ni numéro d’étudiant, ni INE.
date-complete = Date statut complet
date-incomplete = Date statut incomplet
date-unreadable = « { $value } » n’est pas une date. Saisissez le jour, le mois et l’année, par exemple 15/04/2026.
documents-tally = { $validated ->
    [0] Aucune validée
    [one] { $validated } validée
   *[other] { $validated } validées
}, { $refused ->
    [0] aucune refusée
    [one] { $refused } refusée
   *[other] { $refused } refusées
}, { $waiting ->
    [0] aucune à contrôler
    [one] { $waiting } à contrôler
   *[other] { $waiting } à contrôler
}
document-judged-by = Par { $name }, le { $date }
document-newer = Un dépôt plus récent, du { $date }, n’est pas encore transmis.
document-pages = { $count ->
    [one] { $count } page
   *[other] { $count } pages
}
document-common = Commune à toutes les candidatures
document-earlier = { $count ->
    [one] { $count } dépôt précédent
   *[other] { $count } dépôts précédents
}
tick-title = Modification statut
tick-lead = Cochez les pièces, puis choisissez leur statut. Le candidat n’est pas averti : demandez des corrections pour cela.
tick-button = Modifier le statut des pièces cochées
judge-comment = Commentaire au candidat
judge-comment-hint = 500 caractères au plus.
judge-done = { $count ->
    [one] Le statut de la pièce est enregistré.
   *[other] Le statut de { $count } pièces est enregistré.
}
judge-nothing = Aucune pièce n’est cochée. Cochez celles dont le statut change.
judge-no-verdict = Choisissez un statut.
judge-no-file = « { $document } » n’a pas de fichier à contrôler.
judge-comment-too-long = Le commentaire sur « { $document } » dépasse 500 caractères. Raccourcissez-le.
judge-comment-unreadable = Le commentaire sur « { $document } » contient un caractère invisible, sans doute venu d’un copier-coller. Saisissez-le au clavier.
judge-replaced = Le candidat a transmis une autre version de « { $document } » entre-temps. Regardez-la, puis recommencez.
judge-meanwhile = « { $document } » a été contrôlée entre-temps par { $by }, le { $at } : { $status }. Rien n’a été remplacé ; enregistrez de nouveau pour changer ce statut.
judge-meanwhile-comment = Commentaire : « { $comment } ».

status-change = Modifier le statut du dossier
status-on = Date du statut
status-on-hint = Aujourd’hui ou un jour passé, par exemple 15/04/2026.
status-mail = Un mail est envoyé au candidat.
status-return-over = La date de retour est passée ({ $date }) : donnez d’abord une nouvelle date, sinon le candidat ne pourra rien déposer.
status-done = Le statut du dossier est enregistré et un mail part.
status-same = Le dossier a déjà ce statut à cette date. Rien n’a changé et aucun autre mail ne part.
dates-change = Modifier les dates de cette candidature
dates-return = Date de retour de cette candidature
dates-return-hint = Vide : la date de la formation s’applique. Jamais plus tôt qu’elle.
dates-confirmation = Date de confirmation de cette candidature
dates-confirmation-hint = Vide : la date de la formation s’applique.
dates-done = La date est enregistrée.
dates-done-told = La date est enregistrée. Le candidat en est informé par message.
dates-programme-over = La date de confirmation de la formation ({ $date }) est passée : donnez une date à venir, sinon la personne admise ne pourrait plus répondre.
dates-programme-return-over = La date de retour de la formation ({ $date }) est passée : donnez une date à venir, sinon le candidat ne pourrait plus envoyer ou transmettre son dossier.

corrections-documents = Pièces à corriger
corrections-lead = Cochez chaque pièce à refuser et dites au candidat ce qui ne va pas. Les pièces déjà refusées le restent.
corrections-deadline = Nouvelle date limite de retour
corrections-deadline-hint = Date en vigueur : { $date }. Jamais plus tôt que celle de la formation ({ $programme }).
corrections-deadline-over-hint = La date limite ({ $date }) est passée : donnez-en une nouvelle, sinon le candidat ne pourrait rien corriger.
corrections-deadline-missing = La date limite de retour est passée. Donnez une nouvelle date.
corrections-deadline-too-early = Cette date est antérieure à celle de la formation ({ $date }). Choisissez ce jour ou un jour plus tard.
corrections-deadline-over = Cette date est passée. Choisissez aujourd’hui ou un jour à venir.
corrections-nothing-refused = Aucune pièce n’est refusée. Cochez au moins une pièce à corriger.
corrections-consequence = Le dossier de { $name } passera à « Incomplet » et un seul mail lui dira quoi corriger et jusqu’à quand.
corrections-done = Les corrections sont demandées : le dossier est « Incomplet » et un mail part.

review-list = Pièces du dossier
review-document = Document : { $document }
review-tools = Outils du document
review-page = Page
review-page-of = sur { $count }
review-page-up = Page précédente
review-page-down = Page suivante
review-zoom-in = Zoom avant
review-zoom-out = Zoom arrière
review-turn = Pivoter
review-new-tab = Ouvrir dans un nouvel onglet
review-picture = Page { $page } : { $document }
review-no-picture = L’aperçu n’est pas disponible. Ouvrez le document dans un nouvel onglet.
review-status = Statut de la pièce
review-reset = À contrôler de nouveau
review-reasons = Motif du refus
review-reason-1 = Scan illisible
review-reason-1-text = Le document est illisible. Déposez une numérisation plus nette.
review-reason-2 = Page manquante
review-reason-2-text = Il manque une page. Déposez le document en entier.
review-reason-3 = Mauvais document
review-reason-3-text = Ce n’est pas le document demandé. Déposez le bon document.
review-reason-4 = Périmé
review-reason-4-text = Le document n’est plus valable. Déposez un document en cours de validité.
review-save-next = Enregistrer et suivante
review-saved = Le statut est enregistré. Voici la pièce suivante.
review-all-judged = Le statut est enregistré. Toutes les pièces déposées sont contrôlées.
review-next = Pièce suivante
review-previous = Pièce précédente
review-next-dossier = Dossier suivant
review-previous-dossier = Dossier précédent
review-position = { $at } sur { $total }
review-incomplete = Déclarer incomplet
review-complete = Déclarer complet
review-complete-not-yet = Possible quand chaque pièce est validée ou non concernée.

history-decisions = Historique des avis
history-no-decision = Aucun avis n’a été saisi.
history-entered = Saisi le { $date }
history-trace = Ce qui s’est passé
mails-none = Aucun mail n’a été envoyé pour cette candidature.
mail-state-sent = Envoyé
mail-state-failed = Non remis
mail-state-waiting = En attente d’envoi
mail-send-again = Renvoyer
mail-sent-again = Le mail repart.
notes-lead = Notes internes : le candidat ne les voit jamais.
note-message = Nouvelle note
note-add = Ajouter la note
note-added = La note est ajoutée.
note-removed = La note est supprimée.
note-empty = Écrivez la note avant de l’ajouter.
note-too-long = La note dépasse 255 caractères. Raccourcissez-la.

audit-system = Automatique
audit-applicant = { $name } (candidat)
audit-application-create = Candidature créée
audit-form-draft = Formulaire « { $document } » : brouillon enregistré
audit-form-complete = Formulaire « { $document } » : réponses validées
audit-form-survey = Formulaire « { $document } » : réponses relevées dans LimeSurvey
audit-form-not-concerned = Formulaire « { $document } » : non concerné
audit-form-remind = Relance des formulaires envoyée
audit-form-concerned = Formulaire « { $document } » : concerné
audit-form-file = Formulaire « { $document } » : fichier déposé
audit-form-file-remove = Formulaire « { $document } » : fichier supprimé
audit-questions-answer = Réponses aux questions complémentaires enregistrées
audit-application-submit = Candidature transmise
audit-as-of = compte comme transmise le { $date }
audit-profile-changed = le profil a été modifié après la date limite
audit-application-cancel = Candidature annulée
audit-application-cancel-undo = Candidature rétablie
audit-application-answer = Réponse du candidat modifiée
audit-application-automatic-submission = Transmission automatique
audit-application-automatic-submission-failed = Transmission automatique qui n’a pas eu lieu
audit-application-file-status = Statut du dossier modifié
audit-application-ask-corrections = Corrections demandées
audit-application-treatment = Type de traitement modifié
audit-application-treatment-validate = Type de traitement validé
audit-application-return-date = Date de retour modifiée
audit-application-confirmation-date = Date de confirmation modifiée
audit-document-deposit = Pièce déposée : { $document }
audit-document-replace = Pièce remplacée : { $document }
audit-document-remove = Fichier supprimé : { $document }
audit-document-declare = « Non concerné » modifié : { $document }
audit-document-judge = Statut de pièce modifié : { $document }
audit-decision-enter = Avis saisi
audit-decision-rank = Rang modifié
audit-decision-discard = Avis retiré
audit-decision-validate = Avis validé
audit-decision-publish = Avis publié
audit-decision-direct-access = Admission par accès direct
audit-decision-promote = Admission depuis la liste complémentaire
audit-list-promote = Place rendue à la liste complémentaire
audit-mail-resend = Mail renvoyé
audit-note-add = Note ajoutée
audit-note-remove = Note supprimée
audit-student-record-ask = Lecture du logiciel de scolarité demandée

list-columns = Colonnes
list-columns-shown = Colonnes affichées
view-save = Enregistrer cette vue
view-name = Nom de la vue
view-name-hint = Les filtres et l’ordre en cours, pour vous seul. Le même nom remplace la vue.
view-saved = La vue est enregistrée.
view-removed = La vue est supprimée.
view-remove = Supprimer la vue « { $name } »
view-no-name = Donnez un nom à la vue avant de l’enregistrer.
view-name-too-long = Le nom de la vue dépasse 40 caractères. Raccourcissez-le.
view-too-many = Vous avez déjà 12 vues. Supprimez-en une avant d’en enregistrer une autre.

## Lettres

forms-remind = Relancer
forms-remind-what = { $count ->
    [one] Un formulaire attend une réponse : un mail avec son adresse sera envoyé au candidat.
   *[other] { $count } formulaires attendent une réponse : un mail avec leurs adresses sera envoyé au candidat.
}
forms-reminded = La relance est envoyée.
forms-nothing-to-answer = Plus aucun formulaire n’attend de réponse.

letters-title = Lettres
letters-none-yet = Aucune lettre n’a encore été émise. Elle le sera au premier téléchargement.
letter-version = { $letter }, version { $number }
letter-issued = Émise le { $date } · { $by } · code { $code }
letter-replaced = Remplacée
letter-again = Émettre une nouvelle version
letter-again-what = La nouvelle lettre reprend les informations d’aujourd’hui et porte un nouveau code. L’ancienne reste conservée et sera dite « remplacée ».
letter-issued-again = La nouvelle version de la lettre est émise.
letter-none = Aucune lettre n’est prévue pour cette décision.
audit-letter-issue = Lettre émise
publish-letter = { $letter } à télécharger
publish-letter-attached = { $letter } jointe au mail
oddity-unsigned-letter = La lettre n’a ni signataire ni signature.
# Rôles

role-admin = Administrateur
role-central = Administrateur scolarité centrale
role-manager = Gestionnaire de centre de candidature
role-committee = Membre de commission

# Ce que la gestion fait pour un candidat, ce qu’elle saisit à la main, les archives et les lettres en nombre.

nav-staff-bundles = Lettres à télécharger
list-archived-title = Candidatures archivées
list-column-campaign = Campagne

acts-title = Pour le candidat
acts-lead = Le candidat reçoit le même mail que s’il l’avait fait lui-même. L’historique garde votre nom.
act-confirm = Confirmer sa candidature
act-withdraw = Enregistrer son désistement
act-withdraw-undo = Revenir sur son désistement
act-cancel = Annuler sa candidature
act-reopen = Rétablir sa candidature
act-confirm-question = Confirmer la candidature n° { $number } à la place du candidat ?
act-withdraw-question = Enregistrer le désistement pour la candidature n° { $number } ?
act-withdraw-undo-question = Revenir sur le désistement de la candidature n° { $number } ?
act-cancel-question = Annuler la candidature n° { $number } à la place du candidat ?
act-reopen-question = Rétablir la candidature n° { $number } ?
act-confirm-consequence = Le candidat accepte sa place en « { $programme } ». Un mail le lui confirme. La date de confirmation ne vous limite pas.
act-withdraw-consequence = Le candidat renonce à « { $programme } ». Un mail le lui dit. On peut revenir en arrière jusqu’au { $until } ; ensuite, seul un nouvel avis lui rend sa place.
act-withdraw-consequence-final = Le candidat renonce à « { $programme } ». Un mail le lui dit. Seul un nouvel avis lui rend sa place.
act-withdraw-undo-consequence = La réponse donnée avant le désistement de « { $programme } » est de nouveau valable. Un mail le dit au candidat.
act-cancel-consequence = La candidature à « { $programme } » est annulée, ses pièces sont conservées. Un mail le dit au candidat, qui peut revenir en arrière jusqu’au { $until }.
act-cancel-consequence-final = La candidature à « { $programme } » est annulée, ses pièces sont conservées. Un mail le dit au candidat, qui ne peut pas revenir en arrière.
act-reopen-consequence = La candidature à « { $programme } » reprend là où elle en était. Un mail le dit au candidat. La commission n’en est pas avertie : si l’annulation lui a été signalée, dites-le-lui.
act-yes = Oui, continuer
act-stale = La candidature a changé entre-temps. Voici la question posée sur son état actuel.
act-confirm-done = La candidature est confirmée.
act-withdraw-done = Le désistement est enregistré.
act-withdraw-undo-done = Le désistement est annulé.
act-cancel-done = La candidature est annulée.
act-reopen-done = La candidature est rétablie.

apply-for-title = Candidater pour un candidat
apply-for-another = Candidater pour lui à une autre formation
apply-for-lead = Les dates de candidature et le nombre de vœux ne vous limitent pas. Le profil du candidat doit être complet.
apply-for-candidate = Numéro de dossier ou adresse mail du candidat
apply-for-candidate-hint = En entier, par exemple E2YQTLXU.
apply-for-kind = Type de candidature
apply-for-ordinary = Candidature
apply-for-ordinary-what = Le candidat reçoit le mail d’enregistrement et dépose ses pièces.
apply-for-offer = Proposition d’admission
apply-for-offer-what = Le dossier est complet et un avis favorable est saisi, à valider par la commission. Le candidat n’est prévenu qu’à la publication de cet avis.
apply-for-continue = Continuer
apply-for-question = Candidater pour { $name } en « { $programme } » ?
apply-for-outside-dates = Cette formation n’est pas ouverte aux candidatures aujourd’hui.
apply-for-yes = Oui, candidater
apply-for-done = La candidature est créée et le candidat est prévenu par mail.
apply-for-offer-done = La proposition est créée. Son avis favorable est à valider.
apply-for-no-programme = Aucune formation n’est en service dans vos centres.
apply-for-candidate-missing = Saisissez le numéro de dossier ou l’adresse mail du candidat.
apply-for-candidate-unknown = Aucun candidat n’a ce numéro ni cette adresse. Vérifiez la saisie.
apply-for-oneself = Vous ne pouvez pas candidater pour vous-même depuis la gestion.
apply-for-programme-unknown = Choisissez une formation de la liste.
apply-for-no-decision = Le type d’avis favorable de cette formation ne convient pas. Corrigez-le dans la fiche de la formation.
apply-for-personal-missing = Le candidat n’a pas encore renseigné ses informations personnelles.
apply-for-address-missing = Le candidat n’a pas encore renseigné son adresse.
apply-for-bac-missing = Le candidat n’a pas encore renseigné son baccalauréat.
apply-for-ine-missing = Le candidat n’a pas encore donné son INE, obligatoire avec son baccalauréat.
apply-for-already-applied = Le candidat a déjà une candidature à cette formation.

fees-change = Droits d’inscription
fees-amount = Montant restant à payer
fees-amount-hint = En euros, par exemple 170,50. Laissez vide pour ne rien indiquer.
fees-note = Précision
fees-note-hint = Par exemple le motif d’une exonération ; 200 caractères au plus.
fees-shown = Le candidat les voit aussitôt, sans attendre l’avis.
fees-unreadable = Ce montant n’est pas lisible. Saisissez par exemple 170,50.
fees-note-too-long = La précision dépasse 200 caractères. Raccourcissez-la.
fees-done = Les droits d’inscription sont enregistrés.
registration-change = Identifiant d’inscription
registration-code = Identifiant d’inscription
registration-code-hint = Lettres, chiffres et tirets, 10 au plus. Le candidat le voit aussitôt.
registration-tell = Avertir le candidat par mail
registration-unreadable = L’identifiant a 10 caractères au plus : lettres sans accent, chiffres et tirets.
registration-done = L’identifiant d’inscription est enregistré.
treatment-meanwhile = Quelqu’un a changé le type de traitement entre-temps : « { $value } ». Rien n’a été validé ; vérifiez, puis recommencez.
registration-meanwhile = Quelqu’un a enregistré autre chose entre-temps : « { $value } ». Votre saisie est gardée ; enregistrez de nouveau pour la remplacer.

archive-restore = Sortir des archives
archive-restored = La candidature est sortie des archives.
mass-archive = Archiver
mass-archive-title = Archiver des candidatures
mass-archive-which = Peuvent être archivées les candidatures refusées, et celles dont l’annulation ou le désistement est définitif.
mass-archive-consequence = Elles quittent les listes et ne sont plus modifiables. « Candidatures archivées » les garde, et chacune peut en sortir tant que la campagne est en cours.
mass-archive-yes = { $count ->
    [one] Oui, archiver 1 candidature
   *[other] Oui, archiver { $count } candidatures
}
mass-archive-done = { $count ->
    [0] Aucune candidature n’a été archivée.
    [one] 1 candidature est archivée.
   *[other] { $count } candidatures sont archivées.
} { $left ->
    [0] {""}
    [one] 1 est restée en l’état.
   *[other] { $left } sont restées en l’état.
}

mass-fees = Droits
mass-fees-title = Indiquer les droits d’inscription
mass-fees-consequence = Le montant et la précision remplacent ce qui est indiqué pour chacune de ces candidatures ; celui des deux qui est laissé vide est effacé. Chaque candidat les voit aussitôt.
mass-fees-clear = Effacer le montant et la précision de ces candidatures
mass-fees-choose = Saisissez un montant ou une précision, ou laissez les deux vides et cochez la case pour les effacer.
mass-fees-now = actuellement : { $fees }
mass-fees-yes = { $count ->
    [one] Oui, enregistrer pour 1 candidature
   *[other] Oui, enregistrer pour { $count } candidatures
}
mass-fees-done = { $count ->
    [0] Rien n’a été enregistré.
    [one] Les droits d’inscription de 1 candidature sont enregistrés.
   *[other] Les droits d’inscription de { $count } candidatures sont enregistrés.
} { $changed ->
    [0] {""}
    [one] Les droits de 1 candidature ont été modifiés entre-temps et n’ont pas été remplacés : n° { $changed_numbers }.
   *[other] Les droits de { $changed } candidatures ont été modifiés entre-temps et n’ont pas été remplacés : n° { $changed_numbers }.
} { $refused ->
    [0] {""}
    [one] 1 candidature ne s’y prête plus et est restée en l’état : n° { $refused_numbers }.
   *[other] { $refused } candidatures ne s’y prêtent plus et sont restées en l’état : n° { $refused_numbers }.
}
mass-letters = Lettres
mass-letters-title = Télécharger des lettres
mass-letters-lead = { $days ->
    [one] Les lettres sont réunies en une archive, que vous seul pourrez télécharger pendant 1 jour.
   *[other] Les lettres sont réunies en une archive, que vous seul pourrez télécharger pendant { $days } jours.
}
mass-letters-without = { $count ->
    [one] 1 candidature n’a pas de lettre :
   *[other] { $count } candidatures n’ont pas de lettre :
}
mass-letters-yes = { $count ->
    [one] Préparer 1 lettre
   *[other] Préparer { $count } lettres
}
mass-letters-done = { $count ->
    [one] 1 lettre est en préparation.
   *[other] { $count } lettres sont en préparation.
} { $left ->
    [0] {""}
    [one] { $left } candidature a été laissée de côté.
   *[other] { $left } candidatures ont été laissées de côté.
}
mass-letters-nothing = Aucune de ces candidatures n’a de lettre.
mass-letters-under-way = Une archive est déjà en préparation. Attendez qu’elle soit prête avant d’en demander une autre.
bundles-title = Lettres à télécharger
bundles-lead = { $days ->
    [one] Chaque archive est gardée 1 jour. Elle n’est visible que de vous.
   *[other] Chaque archive est gardée { $days } jours. Elle n’est visible que de vous.
}
bundles-refresh = Actualiser
bundles-none = Aucune archive. Cochez des candidatures dans la liste, puis « Lettres ».
bundle-asked = Demandée le { $date }
bundle-making = En préparation : { $done } sur { $total }
bundle-download = Télécharger
bundle-ready = { $count ->
    [one] 1 lettre, { $size }, jusqu’au { $until }
   *[other] { $count } lettres, { $size }, jusqu’au { $until }
}
bundle-left-out = { $count ->
    [one] 1 candidature n’avait plus de lettre.
   *[other] { $count } candidatures n’avaient plus de lettre.
}
bundle-failed = { $count ->
    [one] 1 lettre n’a pas pu être lue ; prévenez l’exploitant.
   *[other] { $count } lettres n’ont pas pu être lues ; prévenez l’exploitant.
}

audit-application-archive = Candidature archivée
audit-application-restore = Candidature sortie des archives
audit-application-fees = Droits d’inscription modifiés
audit-application-registration-code = Identifiant d’inscription modifié
