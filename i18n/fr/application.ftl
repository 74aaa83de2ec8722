# Candidatures : page de candidature, pièces, transmission, annulation, réponse.

application-recap = Récapitulatif de votre candidature
application-number = n° { $number }
application-tabs = Contenu de la candidature
back-to-application = Revenir à la candidature

file-status-waiting = En attente
file-status-received = Réceptionné
file-status-incomplete = Incomplet
file-status-complete = Complet
document-status-waiting = En attente
document-status-deposited = Déposée
document-status-submitted = Transmise
document-status-validated = Validée
document-status-refused = Refusée
document-status-not-concerned = Non concerné
document-status-checking = Vérification en cours
document-to-be-submitted = sera transmise avec votre candidature
decision-waiting = En attente
acceptance-confirmed-suffix = {"\u00A0"}: CONFIRME
acceptance-withdrawn-suffix = {"\u00A0"}: DESISTE

recap-details = Informations détaillées
recap-programme = Formation
recap-file-status = Statut du dossier
recap-decision = Décision
recap-comment = Commentaire
recap-convocation = Convocation
recap-registration-code = Identifiant d’inscription
recap-fee = Montant des droits d’inscription
recap-dates = Dates utiles
recap-contact = Adresse de contact
contact-phone = Tél. :
contact-fax = Fax :
contact-mail = Mail :
contact-url = Url :
date-pre-analysis = Date de pré-analyse
date-return = Date limite de retour
date-submitted = Date de transmission
date-received = Date de réception
date-jury = Date du jury
date-publication = Date de publication
date-confirmation = Date de confirmation
fee-amount = { $amount } €
decision-with-rank = { $decision } – rang { $rank }

tab-documents = Pièces justificatives
tab-information = Informations complémentaires
do-not-forget-one = N’oubliez pas de consulter l’onglet { $tab }
do-not-forget-several = N’oubliez pas de consulter les onglets { $tabs } et { $last }
quoted = « { $text } »
tab-forms = Formulaires complémentaires
column-form = Formulaire
column-url = Url
forms-lead = Pour remplir un formulaire, cliquez sur son Url et répondez aux questions. Le statut et les réponses sont à jour aussitôt.
forms-lead-surveys = Pour remplir un formulaire, cliquez sur son Url et répondez aux questions. Les réponses données dans un questionnaire extérieur apparaissent ici quelques minutes plus tard.
forms-lead-surveys-read = Pour remplir un formulaire, cliquez sur son Url et répondez aux questions. Le statut et les réponses sont rafraîchis automatiquement (dernière fois : { $date }).
form-open = Ouvrir
form-open-elsewhere = Ouvrir dans un nouvel onglet
form-read = Réponses relevées le { $date }
form-read-late = Réponses relevées le { $date }. Le service de questionnaires ne répond plus : vos réponses seront relevées à son retour.
form-not-read-yet = Les réponses à ce questionnaire n’ont pas encore été relevées.
form-closed = Non modifiable
form-see-answers = Voir les réponses
form-answers = Réponses
form-status-draft = Brouillon
form-facultative = Formulaire facultatif
form-conditional = Formulaire conditionnel
form-not-concerned = Non concerné par ce formulaire
form-concerned = Concerné par ce formulaire
form-read-asked = Vos réponses au questionnaire sont relevées maintenant. Rechargez la page dans quelques secondes pour les voir.
form-declared = Vous avez certifié ne pas être concerné par ce formulaire.
form-reclaimed = Le formulaire est de nouveau à remplir.
form-before = À remplir avant la fin du { $date }
form-when = À remplir si vous avez répondu { $answers } à « { $question } »
form-complete = Valider mes réponses
form-save-draft = Enregistrer le brouillon
form-completed = Votre formulaire est complet. Vous pouvez encore le modifier tant que votre dossier n’est pas transmis.
form-completed-on = Complété le { $date }
form-draft-again = Enregistré à { $time }. Il manque une réponse : votre formulaire est de nouveau un brouillon, jusqu’à ce qu’il soit rempli.
form-paper = Enregistrer mes réponses en PDF
form-place = Déposer ce PDF dans « { $document } »
form-placing = Dépôt en cours
form-not-placed = Le PDF n’est pas déposé. { $why }
form-placed = Le PDF de vos réponses est déposé.
form-file-add = Choisir un fichier
form-file-change = Remplacer ou supprimer le fichier
form-file-send = Envoyer le fichier
form-file-kept = Le fichier est enregistré.
missing-form = Formulaire à remplir
missing-form-draft = Formulaire commencé, à terminer
answer-missing = « { $question } » : répondez à cette question
deposit-not-checked = La vérification du fichier n’a pas pu se terminer. Réessayez dans quelques minutes.
deposit-too-often = Trop de fichiers en une heure. Réessayez plus tard.
paper-form = Formulaire complémentaire
paper-answers-completed = Complété le
paper-answers-draft = Brouillon : ces réponses n’ont pas encore été validées.
tab-questions = Questions complémentaires
question-status-waiting = En attente
question-status-answered = Répondu
question-status-submitted = Transmise
question-status-not-concerned = Non concerné
question-no-answer = Sans réponse
question-not-concerned = Je ne suis pas concerné par cette question
question-common = Votre réponse vaut pour toutes vos candidatures.
question-earlier = C’est votre réponse d’une campagne précédente : relisez-la, puis enregistrez.
form-earlier = Ce sont vos réponses d’une campagne précédente : relisez-les, puis validez.
questions-lead = Répondez avant la fin du { $date }. Vous pouvez enregistrer, partir et revenir : rien n’est transmis avant « Transmettre ma candidature ».
questions-lead-paper = Répondez avant la fin du { $date }. Vous pouvez enregistrer, partir et revenir : vos réponses se lisent ici, elles ne sont pas à imprimer.
questions-closed = Les réponses ne sont plus modifiables.
questions-save = Enregistrer mes réponses
questions-saved = Vos réponses sont enregistrées.
questions-saved-at = Enregistré à { $time }
questions-stale = Vos autres réponses sont enregistrées. Là où vous avez répondu autrement dans une autre fenêtre, votre saisie est conservée ci-dessous sans remplacer ce qui est enregistré : comparez les deux, corrigez si besoin, puis enregistrez de nouveau.
questions-stale-one = « { $question } » : comparez votre saisie avec la réponse enregistrée.
questions-stale-on-the-way = Vos autres réponses sont enregistrées. Là où vous avez répondu autrement dans une autre fenêtre, rien n’est remplacé : enregistrez la page pour comparer les deux.
questions-stale-at-once = Pas enregistré : une autre fenêtre enregistrait au même instant. Enregistrez de nouveau.
missing-question = Question sans réponse
answer-none = Sans réponse
answer-date-hint = jj/mm/aaaa
answer-longest = { $max } caractères au plus.
answer-several = Plusieurs réponses possibles.
answer-too-long = « { $question } » : { $found } caractères pour { $max } autorisés. Raccourcissez votre réponse.
answer-control-character = « { $question } » : la réponse contient un caractère qui ne peut pas être enregistré. Saisissez-la à nouveau.
answer-not-a-number = « { $question } » : saisissez un nombre, par exemple 12,5
answer-not-a-date = « { $question } » : saisissez une date comme 31/12/2026
answer-not-offered = « { $question } » : choisissez l’une des réponses proposées
documents-caption = Pièces justificatives demandées
documents-banner = Procédure dématérialisée, veuillez déposer vos pièces via les commandes du tableau avant le { $date }. Une fois fait vous devrez transmettre votre candidature.
documents-formats = Formats acceptés : PDF, JPG ou PNG, { $size } au plus par pièce.
documents-limits = { $pages ->
    [one] Par pièce : { $files } fichiers et une page au plus. Par candidature : { $total } au plus.
   *[other] Par pièce : { $files } fichiers et { $pages } pages au plus. Par candidature : { $total } au plus.
}
documents-closed = Les pièces ne sont plus modifiables.
documents-folded = { $count ->
    [0] Pièces justificatives
    [one] Pièces justificatives : { $count } validée
   *[other] Pièces justificatives : { $count } validées
}
documents-paper = Dossier papier : envoyez ces pièces par courrier à l’adresse de contact avant la fin du { $date }.
column-document = Pièce justificative
column-file = Fichier
column-status = Statut
column-conditional = Pièce conditionnelle
column-comment = Commentaire :
column-comment-short = Commentaire
document-detail = { $size } · déposé le { $date }
document-deposited-on = Déposé le { $date }
document-template = Modèle à compléter
document-facultative = Facultative
document-nothing-yet = Aucun fichier déposé
document-no-file = Aucun fichier à déposer
document-current = Fichier déposé
document-history = Dépôts précédents
document-check-failed = La vérification a montré que ce fichier n’est pas utilisable. Déposez-le de nouveau, par exemple après l’avoir imprimé au format PDF.
action-replace = Remplacer
action-not-concerned = Non concerné par cette pièce
action-concerned = Concerné par cette pièce
observation-blank = { $count ->
    [one] La page { $pages } semble vide : est-ce voulu ?
   *[other] Les pages { $pages } semblent vides : est-ce voulu ?
}
observation-nearly-empty = { $count ->
    [one] La page { $pages } est presque vide : est-elle complète ?
   *[other] Les pages { $pages } sont presque vides : sont-elles complètes ?
}
observation-sideways = { $count ->
    [one] La page { $pages } semble couchée : est-elle lisible ?
   *[other] Les pages { $pages } semblent couchées : sont-elles lisibles ?
}
observation-blurred = { $count ->
    [one] La page { $pages } semble floue : est-elle lisible ?
   *[other] Les pages { $pages } semblent floues : sont-elles lisibles ?
}
observation-low-resolution = { $count ->
    [one] L’image de la page { $pages } est peu précise : est-elle lisible ?
   *[other] Les images des pages { $pages } sont peu précises : sont-elles lisibles ?
}
observation-repaired = Le fichier était abîmé et a été réparé : toutes ses pages sont-elles là ?
observation-form-flattened = Ce qui était rempli ou annoté dans le PDF fait maintenant partie de ses pages.
observation-rasterised = Les pages n’ont pu être gardées que comme des images : sont-elles lisibles ?
observation-attachments-removed = Les fichiers joints à l’intérieur du PDF ont été retirés : ils sont à déposer séparément.
observation-active-content-removed = Les scripts, actions et contenus animés du PDF ont été retirés.
observation-restriction-lifted = Le PDF interdisait l’impression ou la modification : cette protection a été retirée.
observation-of-file = { $file } : { $sentence }
observation-same-file = Ce fichier est déjà déposé pour « { $document } » : est-ce voulu ?

before-submitting = Avant de transmettre
ready-count = { $count ->
    [0] Aucun élément prêt
    [one] { $count } élément prêt
   *[other] { $count } éléments prêts
}
ready-of = sur { $count }
guide-title = À faire pour cette candidature
guide-answer = Répondez à cette proposition
still-missing = Il manque :
missing-or-not-concerned = ou « { $action } »
missing-refused-on = Refusée le { $date }
all-there = Toutes les pièces sont là.
all-there-what = Il reste à transmettre votre candidature, avant la fin du { $date }.
not-submitted-warning = Un dossier non transmis ne constitue pas une candidature.
automatic-offer = Vous pouvez demander que votre candidature soit transmise automatiquement le { $date } à 23 h 59, si toutes les pièces sont là.
automatic-on = Sera transmise automatiquement le { $date }
automatic-on-what = Seulement si toutes les pièces sont là. Vous pouvez aussi la transmettre vous-même avant.
automatic-accept = Accepter la transmission automatique
automatic-refuse = Renoncer à la transmission automatique
automatic-accepted = La transmission automatique est acceptée.
automatic-refused = La transmission automatique est annulée. Pensez à transmettre votre candidature vous-même.
not-submitted-late = La date limite de retour était le { $date }. Votre candidature n’a pas été transmise : elle ne sera pas examinée.
not-submitted-why = La transmission automatique n’a pas eu lieu : il manquait { $missing }.
not-submitted-undecided = La date limite de retour était le { $date }. Vous avez accepté la transmission automatique : son résultat s’affichera ici.
answer-late = La date de confirmation, le { $date }, est passée. Vous n’avez pas répondu à cette proposition, et vous ne pouvez plus y répondre ici.
write-to = Pour toute question, écrivez à
write-to-contact = Pour toute question, écrivez à l’adresse de contact.
incomplete-title = { $count ->
    [one] Dossier incomplet : 1 pièce refusée.
   *[other] Dossier incomplet : { $count } pièces refusées.
}
incomplete-what = Remplacez ce qui est refusé, puis transmettez de nouveau avant la fin du { $date }.
incomplete-too-late = La date limite de retour, le { $date }, est passée.
incomplete-write-to = Pour que votre dossier soit encore pris en compte, écrivez à
incomplete-write-to-contact = Pour que votre dossier soit encore pris en compte, écrivez à l’adresse de contact.
refused-what = { $count ->
    [one] 1 pièce refusée : remplacez-la, puis transmettez votre candidature avant la fin du { $date }.
   *[other] { $count } pièces refusées : remplacez-les, puis transmettez votre candidature avant la fin du { $date }.
}
paper-what = Dossier papier : téléchargez votre dossier, imprimez-le, complétez-le et envoyez-le à l’adresse de contact avant la fin du { $date }.
paper-join = Joignez-y les pièces de la liste ci-dessous. Aucune pièce n’est à déposer sur ce site.
paper-download = Télécharger le dossier à imprimer
paper-received = Votre dossier papier est arrivé le { $date }.
paper-late = La date limite de retour, le { $date }, est passée. Si vous avez envoyé votre dossier papier, il apparaîtra ici une fois réceptionné ; sinon, écrivez à l’adresse de contact.
documents-paper-list = Pièces demandées avec le dossier papier.

timeline-title = Suivi
timeline-created = Candidature créée
timeline-documents = Dépôt des pièces
timeline-documents-until = En cours, jusqu’au { $date }
timeline-documents-over = Date passée, candidature non transmise
timeline-documents-automatic = Transmission automatique en cours
timeline-submitted = Candidature transmise
timeline-submitted-next = Le dossier passe à « Réceptionné »
timeline-verification = Vérification des pièces
timeline-verification-now = En cours
timeline-verification-next = « Complet » ou « Incomplet »
timeline-decision = Avis de la commission
timeline-decision-on = Publication le { $date }
timeline-answer = Votre réponse
timeline-answer-before = Attendue avant la fin du { $date }
timeline-answer-over = Date passée
timeline-confirmed = Candidature confirmée
timeline-withdrawn = Désistement
timeline-registration = Inscription administrative
timeline-registration-next = Après confirmation
timeline-cancelled = Candidature annulée

action-download = Télécharger mon dossier
action-receipt = Télécharger l’accusé de réception
action-cancel = Annuler la candidature
action-cancel-undo = Revenir sur l’annulation
action-submit = Transmettre ma candidature
action-confirm = Confirmation candidature
action-withdraw = Désistement candidature
action-withdraw-undo = Revenir sur le désistement

downloads-title = Documents
downloads-letter = PDF. À fournir lors de votre inscription.
downloads-dossier = { $count ->
    [0] Récapitulatif, PDF
    [one] Récapitulatif et { $count } pièce, PDF
   *[other] Récapitulatif et { $count } pièces, PDF
}
downloads-receipt = PDF, candidature transmise le { $date }

apply-title = Nouvelle candidature
apply-question = Voulez-vous candidater à la formation « { $programme } » ?
apply-consequence = Une candidature sera créée. Vous pourrez ensuite déposer vos pièces puis la transmettre.
apply-consequence-paper = Une candidature sera créée. Vous pourrez ensuite télécharger le dossier à imprimer et l’envoyer par courrier.
apply-done = Votre candidature est créée. Déposez les pièces demandées, puis transmettez-la.
apply-done-paper = Votre candidature est créée. Téléchargez le dossier, imprimez-le, complétez-le et envoyez-le à l’adresse de contact.
apply-refused-title = Candidature impossible pour l’instant
apply-no-campaign = Aucune campagne n’est ouverte actuellement. Revenez à l’ouverture de la prochaine campagne.
apply-personal-missing = Avant de candidater, complétez vos informations personnelles.
apply-address-missing = Avant de candidater, complétez votre adresse.
apply-bac-missing = Avant de candidater, complétez votre baccalauréat, ou indiquez que vous ne l’avez pas.
apply-ine-missing = Votre INE est nécessaire pour candidater avec un baccalauréat français. Vous le trouverez sur votre relevé de notes du baccalauréat.
apply-not-in-service = Cette formation n’est plus proposée. Consultez l’offre de formation.
apply-already-applied = Vous avez déjà une candidature en cours pour cette formation.
apply-not-yet-open = Les candidatures à cette formation ouvrent le { $date }.
apply-closed = Les candidatures à cette formation sont closes depuis le { $date }.
apply-too-many = Vous avez atteint le nombre maximal de candidatures ({ $limit }). Annulez-en une pour candidater ici.
apply-remedy-personal = Compléter mes informations personnelles
apply-remedy-address = Compléter mon adresse
apply-remedy-bac = Compléter mon baccalauréat
apply-remedy-applications = Voir mes candidatures
apply-back-programme = Revenir à la formation

deposit-refused-title = Le fichier n’a pas été déposé
deposit-the-file = Le fichier
deposit-unfinished = L’envoi n’est pas allé jusqu’au bout. Choisissez de nouveau vos fichiers.
deposit-no-file = Choisissez au moins un fichier.
deposit-format = « { $name } » n’est pas au bon format ({ $kind ->
    [heic] photo HEIC
    [word] document Word
    [zip] archive ZIP
   *[other] format non reconnu
}). Enregistrez-le en PDF, JPG ou PNG, puis déposez-le de nouveau.
deposit-password = « { $name } » est protégé par un mot de passe. Enregistrez-en une copie sans mot de passe (par exemple avec « Imprimer au format PDF »), puis déposez-la.
deposit-empty = « { $name } » est vide. Vérifiez le fichier sur votre appareil, puis déposez-le de nouveau.
deposit-truncated = « { $name } » est incomplet : des pages manquent. Téléchargez-le ou numérisez-le de nouveau, puis déposez-le.
deposit-image-truncated = L’image « { $name } » est coupée avant la fin. Reprenez la photo ou exportez-la de nouveau, puis déposez-la.
deposit-image-too-large = L’image « { $name } » est trop grande : { $found } millions de points pour { $limit } autorisés. Réduisez-la, puis déposez-la.
deposit-too-many-pages = Trop de pages : { $found } pour { $limit } autorisées. Ne gardez que les pages demandées.
deposit-too-large = Fichier trop volumineux : { $found } pour { $limit } autorisés. Réduisez la qualité de la numérisation, puis déposez-le de nouveau.
deposit-much-too-large = Envoi trop volumineux : la limite est de { $limit } par pièce. Réduisez la qualité de la numérisation, puis déposez-le de nouveau.
deposit-too-many-files = Trop de fichiers : { $found } pour { $limit } autorisés. Réunissez-les en un seul PDF.
deposit-unreadable = « { $name } » ne peut pas être lu. Ouvrez-le sur votre appareil, imprimez-le au format PDF, puis déposez la copie.
deposit-infected = Ce fichier contient un virus et n’a pas été gardé. Analysez votre appareil, puis déposez un fichier sain.
deposit-application-too-large = L’ensemble de vos pièces dépasserait la limite : { $found } pour { $limit } autorisés. Réduisez vos fichiers.
deposit-versions-too-large = Vos dépôts successifs pour cette candidature dépasseraient la limite : { $found } pour { $limit } autorisés. Écrivez au service qui suit votre candidature.
deposit-done = Votre fichier est déposé. Il sera transmis avec votre candidature.
deposit-done-pending = Votre fichier est déposé. Sa vérification est en cours.
deposit-done-all-there = Toutes les pièces sont là. N’oubliez pas de transmettre votre candidature avant la date limite de retour.

upload-too-many = Trop de fichiers sont en cours d’envoi. Attendez qu’ils soient déposés, ou abandonnez-en un.
upload-choose = Choisir Fichier
upload-send = Déposer
upload-drop = Glissez un ou plusieurs fichiers ici
upload-camera = Prendre en photo
upload-several = Plusieurs images ? Elles seront réunies en un seul PDF, dans l’ordre de votre choix.
upload-progress = Envoi en cours
upload-cancel = Annuler l’envoi
upload-add = Ajouter
upload-units = octets Ko Mo
upload-page-forward = Avancer la page {"{"}n{"}"}
upload-page-turn = Pivoter la page {"{"}n{"}"}
upload-page-remove = Retirer la page {"{"}n{"}"}
upload-msg-type = « {"{"}name{"}"} » n’est pas au bon format. Choisissez un PDF, un JPG ou un PNG.
upload-msg-empty = « {"{"}name{"}"} » est vide. Vérifiez le fichier.
upload-msg-size = « {"{"}name{"}"} » est trop volumineux : {"{"}size{"}"} pour {"{"}limit{"}"} autorisés.
upload-msg-count = Trop de fichiers : {"{"}n{"}"} au plus.
upload-msg-heic = « {"{"}name{"}"} » est une photo HEIC que ce navigateur ne sait pas lire. Choisissez JPG dans les réglages de l’appareil photo.
upload-msg-unreadable = « {"{"}name{"}"} » ne peut pas être lu. Vérifiez le fichier.
upload-msg-total = L’ensemble est trop volumineux : {"{"}size{"}"} pour {"{"}limit{"}"} autorisés.
upload-msg-ready = {"{"}n{"}"} fichiers prêts à être envoyés
upload-msg-preparing = Préparation des images
upload-msg-amount = {"{"}sent{"}"} sur {"{"}total{"}"}
upload-msg-start = L’envoi commence.
upload-msg-half = La moitié est envoyée.
upload-msg-cancelled = L’envoi est annulé.
upload-msg-failed = L’envoi n’a pas abouti. Vos fichiers sont toujours là, réessayez.
upload-msg-busy = Un envoi est en cours : ce que vous venez d’ajouter n’a pas été pris. Ajoutez-le quand l’envoi sera terminé.
upload-ended = Votre session est terminée et vos fichiers ne sont pas encore déposés. Gardez cette page ouverte, reconnectez-vous dans un autre onglet, puis reprenez l’envoi ici.
upload-ended-sign-in = Se reconnecter dans un nouvel onglet
upload-msg-cut = Fichiers prêts : {"{"}n{"}"} ({"{"}total{"}"}). Ce qui est déjà arrivé ne sera pas renvoyé.
upload-cut = Un envoi a été interrompu.
upload-resume = Reprendre
upload-abandon = Abandonner
upload-msg-edited = Page {"{"}n{"}"} recadrée
upload-page-edit = Recadrer la page {"{"}n{"}"}
crop-title = Recadrer la photo
crop-help = Faites glisser les bords sur l’image, ou utilisez les réglages.
crop-preview = Aperçu de la page
crop-edges = Rogner
crop-left = Rogner à gauche
crop-right = Rogner à droite
crop-top = Rogner en haut
crop-bottom = Rogner en bas
crop-angle = Redresser
crop-contrast = Noir et blanc contrasté
crop-quarter = Pivoter d’un quart de tour
crop-reset = Rétablir
crop-apply = Valider
crop-msg-edges = Rogné de {"{"}left{"}"} % à gauche, {"{"}right{"}"} % à droite, {"{"}top{"}"} % en haut, {"{"}bottom{"}"} % en bas
upload-msg-moved = Page déplacée en position {"{"}n{"}"} sur {"{"}total{"}"}
upload-msg-turned = Page pivotée
upload-msg-removed = Page {"{"}n{"}"} retirée

wallet-title = Utiliser un document déjà déposé
wallet-intro = Choisissez le document à reprendre pour « { $document } ». Il sera copié : vous n’avez rien à envoyer.
wallet-list = Vos documents
wallet-use = Utiliser
wallet-detail = { $pages ->
    [one] { $pages } page, { $date }
   *[other] { $pages } pages, { $date }
}
wallet-for = pour { $programme }
wallet-common = commun à vos candidatures
wallet-common-campaign = commun à vos candidatures – { $campaign }
wallet-empty = Vous n’avez pas encore d’autre document déposé.

remove-title = Supprimer un fichier
remove-question = Supprimer le fichier déposé pour « { $document } » ?
remove-consequence = La pièce repassera « En attente ». L’ancien fichier reste visible dans l’historique.
remove-consequence-common = Cette pièce est commune à toutes vos candidatures : elle repassera « En attente » partout où elle n’est pas déjà transmise.
remove-yes = Oui, supprimer
remove-no = Non, le garder
remove-done = Le fichier est supprimé.
declare-question = Vous n’êtes pas concerné par « { $document } » ?
declare-consequence = En confirmant, vous certifiez sur l’honneur ne pas être concerné par cette pièce. Vous pourrez revenir sur ce choix avant de transmettre.
declare-yes = Oui, je le certifie
declare-done = La pièce est déclarée « Non concerné ».
declare-file-there = Un fichier pour cette pièce est déjà là : il a été déposé entre-temps. Rien n’est changé. Si la pièce ne vous concerne pas, supprimez d’abord ce fichier, puis recommencez.
declare-file-there-common = Un fichier pour cette pièce est déjà là : il a été déposé entre-temps, par exemple pour une autre de vos candidatures, et sert à toutes. Rien n’est changé. Si la pièce ne vous concerne pas, supprimez d’abord ce fichier, puis recommencez.

submit-title = Transmettre ma candidature
submit-missing-title = { $count ->
    [one] Il manque 1 élément avant de transmettre
   *[other] Il manque { $count } éléments avant de transmettre
}
submit-check-title = Vérifiez vos pièces
submit-warning = Une fois votre candidature transmise, vous ne pourrez plus rien modifier.
submit-busy = Transmission…
submit-not-now = Cette candidature ne peut pas être transmise : elle l’est déjà, ou la date limite de retour est passée.
submit-done = Votre candidature est transmise. Un accusé de réception vous est envoyé par mail ; regardez aussi dans les courriers indésirables.
submit-already = Votre candidature était déjà transmise.

application-campaign-archived = La campagne de cette candidature est archivée : vous pouvez encore la lire, mais plus la modifier.
cancelled-title = Cette candidature est annulée.
undo-until = Vous pouvez revenir en arrière jusqu’au { $until }.
cancel-title = Annuler la candidature
cancel-question = Annuler la candidature « { $programme } » ?
cancel-consequence = Vos pièces sont conservées. Vous pourrez revenir en arrière jusqu’au { $until } ; ensuite, cette action est définitive. Un mail vous le confirmera.
cancel-consequence-final = Vos pièces sont conservées. Cette action est définitive. Un mail vous le confirmera.
cancel-yes = Oui, annuler
cancel-no = Non, la garder
cancel-done = Votre candidature est annulée. Vous pouvez revenir en arrière jusqu’au { $until }.
cancel-done-final = Votre candidature est annulée. Un mail vous le confirme.
cancel-undone = Votre candidature est rétablie.

decision-admitted = La commission vous admet en { $programme }.
decision-answer-before = Répondez avant la fin du { $date }
decision-answer-risk = Sans réponse, vous risquez de perdre votre place.
decision-i-confirm = Je confirme
decision-i-confirm-what = Vous acceptez la place. Un mail vous indiquera comment vous inscrire. Vous pourrez encore vous désister ensuite.
decision-i-withdraw = Je me désiste
decision-i-withdraw-what = Vous libérez la place pour un autre candidat. Une fois le délai de retour passé, aucune inscription ne vous sera proposée.
decision-others = { $count ->
    [one] Une autre candidature est en cours. Confirmer celle-ci ne l’annule pas.
   *[other] { $count } autres candidatures sont en cours. Confirmer celle-ci ne les annule pas.
}
confirm-title = Confirmation candidature
confirm-question = Confirmer votre candidature ?
confirm-consequence = Vous acceptez votre place en « { $programme } ». Un mail vous indiquera comment vous inscrire.
confirm-yes = Oui, je confirme
confirm-done = Votre candidature est confirmée. Un mail vous indique la suite.
withdraw-title = Désistement candidature
withdraw-question = Se désister ?
withdraw-consequence = Vous renoncez à « { $programme } ». Vous pourrez revenir en arrière jusqu’au { $until } ; ensuite, cette action est définitive et aucune inscription ne vous sera proposée.
withdraw-consequence-final = Vous renoncez à « { $programme } ». Cette action est définitive et aucune inscription ne vous sera proposée.
withdraw-yes = Oui, me désister
withdraw-no = Non, garder ma place
withdraw-done = Votre désistement est enregistré. Un mail vous le confirme.
withdraw-undone = Votre désistement est annulé.
withdrawn-title = Vous vous êtes désisté.

dashboard-title = Tableau de bord
dashboard-hello = Bonjour { $name }
dashboard-login = Vous êtes connecté avec le login : { $login }
dashboard-lead = { $count ->
    [0] Vous n’avez pas encore de candidature. Complétez « Mon compte », puis choisissez une formation.
    [one] Une candidature en cours.
   *[other] { $count } candidatures en cours.
}
dashboard-lead-none = Aucune candidature en cours.
dashboard-new = Nouvelle candidature
dashboard-account = Mon compte
dashboard-account-progress = { $done } rubriques sur { $total }
dashboard-dates = Prochaines dates
dashboard-no-dates = Aucune date à venir.
dashboard-messages = Derniers messages
dashboard-no-messages = Aucun message pour l’instant.
dashboard-message-sent = Envoyé le { $date }
dashboard-message-queued = Envoi en cours
dashboard-message-failed = Non remis : vérifiez votre adresse mail
all-messages-title = Tous les messages
all-messages-lead = Les mails envoyés pour votre compte et vos candidatures, du plus récent au plus ancien.
dashboard-state-done = Terminé
dashboard-state-todo = À compléter
dashboard-state-optional = Facultatif
dashboard-days = { $days ->
    [0] dernier jour
    [one] jour
   *[other] jours
}
dashboard-task-replace = Remplacez une pièce refusée avant la fin du { $date }
dashboard-task-submit = Transmettez votre candidature avant la fin du { $date }
dashboard-task-documents = Déposez vos pièces avant la fin du { $date }
dashboard-task-answer = Répondez à la proposition avant la fin du { $date }
dashboard-task-answer-undated = Répondez à la proposition
dashboard-task-post = Envoyez votre dossier papier avant la fin du { $date }
dashboard-task-open = Ouvrir la candidature
applications-title = Candidatures
incomplete-see = { $count ->
    [one] Voir la pièce
   *[other] Voir la première pièce
}
applications-allowed = { $count } sur { $limit ->
    [one] { $limit } autorisée
   *[other] { $limit } autorisées
}
applications-current-title = Candidatures en cours
applications-empty-title = Aucune candidature
applications-empty = Vos candidatures apparaîtront ici. Choisissez une formation dans l’offre pour commencer.
applications-open = Ouvrir
applications-answer = Répondre à la proposition
applications-refused = { $count ->
    [one] { $count } pièce refusée,
   *[other] { $count } pièces refusées,
}
applications-replace-before = date limite de retour le { $date }
applications-not-submitted = Non transmise avant la date limite
applications-return = Date limite de retour
applications-ready = { $ready } éléments prêts sur { $asked }
applications-cancelled = Annulée
applications-archived-title = Campagnes précédentes
applications-cancelled-title = Candidatures annulées
applications-answer-before = Réponse attendue avant la fin du { $date }
applications-lacking-more = { $count ->
    [one] et un autre élément
   *[other] et { $count } autres éléments
}
journal-title = Journal de ma candidature
journal-open = Voir le journal
journal-lead = Tout ce qui a été fait pour cette candidature, le plus récent en premier.
journal-empty = Rien n’est encore noté.
journal-by-you = Vous
journal-by-staff = Le service
journal-by-system = Automatique
journal-create = Candidature créée
journal-submit = Candidature transmise
journal-as-of = compte comme transmise le { $date }
journal-automatic = Transmission automatique acceptée
journal-automatic-not = Transmission automatique refusée
journal-automatic-failed = La transmission automatique n’a pas eu lieu : il manquait { $missing }
journal-cancel = Candidature annulée
journal-cancel-undo = Candidature rétablie
journal-status = Statut du dossier : { $status }
journal-corrections = Corrections demandées, à transmettre avant la fin du { $date }
journal-return-date = Date limite de retour : { $date }
journal-return-date-gone = Date limite de retour : de nouveau celle de la formation
journal-confirmation-date = Date limite de confirmation : { $date }
journal-confirmation-date-gone = Date limite de confirmation : de nouveau celle de la formation
journal-fees = Montant des droits d’inscription : { $fees }
journal-fees-gone = Montant des droits d’inscription retiré
journal-registration-code = Identifiant d’inscription : { $code }
journal-registration-code-gone = Identifiant d’inscription retiré
journal-document-deposit = Pièce déposée : { $document }
journal-document-replace = Pièce remplacée : { $document }
journal-document-remove = Fichier supprimé : { $document }
journal-not-concerned = Non concerné par : { $document }
journal-concerned = De nouveau concerné par : { $document }
journal-document-judged = Pièce vérifiée : { $document }, { $status }
journal-form-draft = Formulaire « { $document } » : réponses enregistrées
journal-form-complete = Formulaire « { $document } » : réponses validées
journal-form-survey = Formulaire « { $document } » : réponses reçues
journal-form-remind = Formulaires complémentaires : relance envoyée
journal-form-file = Formulaire « { $document } » : fichier déposé
journal-form-file-remove = Formulaire « { $document } » : fichier supprimé
journal-questions = Réponses aux questions enregistrées
journal-decision = Décision publiée : { $decision }
journal-confirmed = Admission confirmée
journal-withdrawn = Désistement
journal-withdrawn-undo = Désistement annulé
journal-unanswered = Réponse annulée
journal-letter = Lettre établie
journal-student-record-ask = Lecture du logiciel de scolarité demandée
journal-message-sent = Message envoyé
journal-message-received = Message reçu
message-title = Message
message-to = Envoyé à { $address }
message-back = Revenir au tableau de bord

paper-footer = Document édité le { $date } · { $site }
paper-page = Page {"{"}page{"}"} / {"{"}pages{"}"}
paper-dossier-title = Dossier de candidature : { $programme }
paper-dossier-cover = Récapitulatif
paper-dossier-subject = Dossier de candidature
paper-dossier-legal = Les informations de ce dossier sont celles que le candidat a déclarées.
paper-dossier-skipped = Pièces qui n’ont pas pu être jointes à ce document : { $documents }.
paper-dossier-post = Dossier papier : à compléter et à envoyer par courrier avant la fin du { $date }.
paper-applicant = Candidat
paper-student-number = N° étudiant
paper-campaign = Campagne
paper-file-number = N° de dossier
paper-application-number = N° de candidature
paper-programme = Formation
paper-centre = Centre de candidature
paper-committee = Commission
paper-return-date = Date limite de retour
paper-dates = Dates utiles
paper-contact = Adresse de contact
paper-address = Adresse
paper-mail = Mail
paper-phone = Tél.
paper-fax = Fax
paper-url = Url
paper-comment = Commentaire
paper-to-send = Pièces à envoyer
paper-to-send-introduction = Joignez les pièces suivantes à ce dossier.
paper-grid = Cadre réservé à la commission
paper-grid-decision = Avis
paper-grid-reason = Motivation
paper-grid-rank = Rang
paper-grid-comment = Commentaire
paper-grid-date = Date
paper-grid-signature = Signature
paper-receipt-title = Accusé de réception de votre candidature
paper-receipt-introduction = Votre candidature a été transmise le { $date }. Ce document en accuse réception.
paper-receipt-date = Date de transmission
paper-receipt-digest = Empreinte (SHA-256)
paper-receipt-digest-column = Empreinte (SHA-256)
paper-receipt-legal-title = Mentions légales
paper-receipt-legal-service = Service chargé de votre dossier : { $service }.
paper-receipt-silence-refusal =
    Sans réponse de l’établissement au { $date }, soit { $months ->
        [one] un mois
       *[other] { $months } mois
    } après la réception de votre candidature, celle-ci est réputée rejetée (code des relations entre le public et l’administration, articles L. 231-1 et suivants).
paper-receipt-silence-acceptance =
    Sans réponse de l’établissement au { $date }, soit { $months ->
        [one] un mois
       *[other] { $months } mois
    } après la réception de votre candidature, celle-ci est réputée acceptée (code des relations entre le public et l’administration, articles L. 231-1 et suivants).
paper-receipt-legal-appeal = La décision peut être contestée dans les deux mois qui suivent sa notification ou la date de la décision implicite, par un recours gracieux ou devant le { $court } (www.telerecours.fr).
paper-receipt-legal-digest = L’empreinte ci-dessus est calculée sur l’ensemble de ce que vous avez transmis : elle prouve que rien n’a été modifié depuis.

## Lettres

action-letter-admission = Télécharger lettre d’admission
action-letter-refusal = Télécharger lettre de refus
letter-kind-admission = Lettre d’admission
letter-kind-refusal = Lettre de refus
letter-subject = Objet :
letter-place = À { $town }, le { $date }
letter-signature = Signature : { $name }
letter-court = tribunal administratif compétent
letter-appeal = Voies et délais de recours : vous pouvez contester cette décision dans les deux mois qui suivent sa notification, par un recours gracieux adressé à l’établissement ou par un recours contentieux devant le { $court }, qui peut être saisi par l’application Télérecours citoyens (www.telerecours.fr). Un recours gracieux formé dans ce délai conserve le délai du recours contentieux.
letter-verification = Toute personne à qui cette lettre est présentée peut vérifier qu’elle a bien été émise par l’établissement, à cette adresse et avec ce code :
letter-sample = Exemple : cette lettre n’a pas été émise.

## Liste complémentaire

waiting-title = Votre place sur la liste complémentaire
waiting-rank = Votre rang : { $rank }.
waiting-rank-effective = Votre rang parmi les personnes qui attendent encore : { $rank }.
waiting-ahead =
    { $count ->
        [0] Personne n’est avant vous.
        [one] Une personne est avant vous.
       *[other] { $count } personnes sont avant vous.
    }
waiting-offered = Si une place se libère, elle vous sera proposée.
waiting-capacity =
    { $count ->
        [0] La formation ne compte aucune place.
        [one] La formation compte une place.
       *[other] La formation compte { $count } places.
    }
waiting-called = Cette année, le dernier rang appelé est le { $rank }. La liste a avancé pour la dernière fois le { $date }.
waiting-called-people =
    { $count ->
        [one] Cette année, une personne a été appelée, le { $date }.
       *[other] Cette année, { $count } personnes ont été appelées, la dernière le { $date }.
    }
waiting-not-called = Cette année, personne n’a encore été appelé.
waiting-previous = L’an dernier, le dernier rang appelé était le { $rank }.
waiting-previous-people =
    { $count ->
        [one] L’an dernier, une personne a été appelée.
       *[other] L’an dernier, { $count } personnes ont été appelées.
    }
waiting-previous-given = L’an dernier, le dernier rang appelé était le { $rank }, parmi les rangs donnés au départ.
waiting-previous-nobody = L’an dernier, personne n’a été appelé.
waiting-previous-unknown = Le dernier rang appelé l’an dernier n’est pas connu.
waiting-caveat = Ces chiffres changent au fil des désistements. Ils ne disent ni si une place se libérera, ni quand.

## Après un refus

similar-title = Formations encore ouvertes
similar-lead = Elles ressemblent à celle-ci par leurs mots clés, leur niveau ou leur centre.
similar-until = { $centre } · candidatures jusqu’au { $date }
similar-all = Toute l’offre de formation

## Convocation

convocation-title = Votre convocation
convocation-lead = Présentez-vous avec une pièce d’identité. Si vous ne pouvez pas venir, écrivez sans attendre à l’adresse de contact.

## Agenda

agenda-title = Ajouter à mon agenda
agenda-lead = Les dates limites de vos candidatures, dans l’agenda de votre téléphone ou de votre ordinateur.
agenda-subscribe-title = S’abonner
agenda-subscribe-lead = Votre agenda relit cette adresse de lui-même : quand une date change, l’événement change aussi.
agenda-open = Créer mon adresse d’agenda
agenda-address = Adresse de mon agenda
agenda-address-hint = À copier dans « Ajouter un agenda par son adresse » (ou « S’abonner ») de votre application.
agenda-subscribe = Ouvrir dans mon agenda
agenda-secret = Cette adresse est personnelle. Elle ne contient pas votre nom, mais qui la connaît peut lire vos formations et vos dates. Si vous l’avez partagée par erreur, changez-la.
agenda-renew = Changer d’adresse
agenda-close = Supprimer l’adresse
agenda-opened = L’adresse de votre agenda est prête. L’adresse précédente, s’il y en avait une, ne fonctionne plus.
agenda-closed = L’adresse de votre agenda ne fonctionne plus.
agenda-once-title = Une seule fois
agenda-once-lead = Un fichier avec les dates d’aujourd’hui. Il ne suivra pas les changements.
agenda-once = Télécharger le fichier
agenda-name = Mes candidatures
agenda-return = Date limite de retour : { $programme }
agenda-convocation = Convocation : { $programme }
agenda-confirmation = Réponse attendue : { $programme }
agenda-description = Candidature n° { $number }, { $centre }
