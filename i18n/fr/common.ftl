# Le cadre de toutes les pages : navigation, formulaires, dates, messages d’erreur généraux.

title-error = Erreur :{" "}
skip-to-content = Aller au contenu
menu = Menu
language-name = Français
language = Langue
not-signed-in = Non connecté
create-account = Créer un compte
sign-out = Déconnexion

nav-main = Navigation principale
breadcrumb = Fil d’Ariane
nav-home = Accueil
nav-catalogue = Offre de formation
nav-applications = Candidatures
nav-account = Mon compte
nav-assistance = Assistance
nav-staff-side = Espace de gestion
nav-applicant-side = Espace candidat
nav-group-applications = Candidatures
nav-group-setup = Centre de candidature
nav-group-central = Scolarité centrale
nav-group-administration = Administration
nav-staff-applications = Candidatures
nav-staff-committee = Commission
nav-staff-programmes = Formations
nav-staff-document-types = Pièces justificatives
nav-staff-forms = Formulaires complémentaires
nav-staff-questions = Questions complémentaires
nav-staff-committees = Commissions
nav-staff-admin = Mise en service
nav-staff-institution = Établissement
nav-staff-campaigns = Campagnes
nav-staff-centres = Centres de candidature
nav-staff-decision-types = Types de décision
nav-staff-mails = Mails
nav-staff-letters = Lettres
nav-staff-wording = Types de statut
nav-staff-messages = Messages
nav-staff-faq = FAQ
nav-staff-people = Droits
nav-staff-jobs = Batchs

footer-accessibility = Accessibilité : partiellement conforme
footer-personal-data = Données personnelles
footer-legal = Mentions légales
footer-appearance = Apparence
footer-demo-mail = Courrier de démonstration

script-failed = Les données n’ont pas pu être chargées. Vérifiez votre connexion, puis réessayez.
script-offline = Vous semblez hors connexion. Votre saisie reste sur cette page ; réessayez une fois reconnecté.
session-warning-one = Votre session se termine dans {"{"}n{"}"} minute.
session-warning-many = Votre session se termine dans {"{"}n{"}"} minutes.
session-ended = Votre session est terminée. Enregistrez cette page : votre saisie sera conservée pendant que vous vous reconnectez.
session-kept = Votre session est prolongée.
session-stay = Rester connecté
kept-form-shown = Ce que vous aviez saisi avant la fin de votre session a été conservé et se trouve de nouveau dans le formulaire. Relisez, puis enregistrez.
kept-form-sign-in = Votre session est terminée. Votre saisie est conservée pendant 24 heures : reconnectez-vous avec le même compte pour la retrouver.
kept-form-file = Votre session est terminée et le fichier n’a pas été enregistré. Reconnectez-vous, puis choisissez-le à nouveau.
kept-form-upload = Votre session est terminée et l’envoi de vos fichiers est interrompu. Reconnectez-vous avec le même compte pour le reprendre.

form-optional = (facultatif)
form-show-password = Afficher
form-hide-password = Masquer
form-required-note = Les champs marqués d’un * sont obligatoires.
form-errors-title = { $count ->
    [one] Une information est à corriger
   *[other] { $count } informations sont à corriger
}
form-save = Enregistrer
form-cancel = Annuler
form-back = Précédent
form-next = Suivant
form-close = Fermer
form-edit = Modifier
form-delete = Supprimer
form-choose = Choisir
form-yes = Oui
form-no = Non

number-decimal = ,
number-group = {"\u202F"}
size-kilobytes = { $number } Ko
size-megabytes = { $number } Mo
date-short = { $day }/{ $month }/{ $year }
date-long = { $day } { $month } { $year }
date-with-weekday = { $weekday } { $date }
date-first-of-month = 1er
time-of-day = { $hour } h { $minute }
date-at-time = { $date } à { $time }
days-left = { $days ->
    [one] Encore { $days } jour
   *[other] Encore { $days } jours
}
days-left-last = Dernier jour
days-over = { $days ->
    [one] Terminé depuis hier
   *[other] Terminé depuis { $days } jours
}
weekday-1 = lundi
weekday-2 = mardi
weekday-3 = mercredi
weekday-4 = jeudi
weekday-5 = vendredi
weekday-6 = samedi
weekday-7 = dimanche
month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre
month-short-1 = janv.
month-short-2 = févr.
month-short-3 = mars
month-short-4 = avril
month-short-5 = mai
month-short-6 = juin
month-short-7 = juil.
month-short-8 = août
month-short-9 = sept.
month-short-10 = oct.
month-short-11 = nov.
month-short-12 = déc.

problem-not-found-title = Page introuvable
problem-not-found = Cette page n’existe pas ou ne vous est pas accessible. Vérifiez l’adresse, ou repartez de l’accueil.
problem-forbidden-title = Accès refusé
problem-forbidden = Votre profil ne permet pas cette action. Demandez ce droit à la personne qui gère les droits de votre centre.
problem-forged-title = Formulaire refusé
problem-forged = Ce formulaire ne vient pas de votre page eCandidat ouverte. Rouvrez la page et recommencez ; rien n’a été modifié.
problem-form-expired-title = Votre session est terminée
problem-form-expired = La page est restée ouverte trop longtemps. Rechargez-la, reconnectez-vous si besoin, et recommencez ; rien n’a été modifié.
problem-bad-request-title = Demande incomprise
problem-bad-request = Le formulaire reçu est incomplet ou abîmé. Rouvrez la page et recommencez.
problem-too-large-title = Envoi trop volumineux
problem-too-large = L’envoi dépasse la taille autorisée. Rien n’a été enregistré. Revenez à la page précédente, raccourcissez le texte ou choisissez un fichier plus petit, puis recommencez.
problem-too-many-title = Trop de demandes
problem-too-many = Trop de demandes en peu de temps. Attendez quelques minutes et recommencez.
problem-stale-title = Modifié entre-temps
problem-stale = Une autre personne a modifié cette page depuis que vous l’avez ouverte. Rechargez-la pour voir la dernière version, puis recommencez.
problem-unavailable-title = Service momentanément indisponible
problem-unavailable = Le service ne répond pas. Rien n’a été modifié. Réessayez dans une minute.
problem-conflict-title = Modification simultanée
problem-conflict = Plusieurs personnes modifient la même chose au même moment. Rien n’a été enregistré de votre côté. Réessayez.
problem-internal-title = Une erreur est survenue
problem-internal = La demande n’a pas abouti à cause d’une erreur de l’application. Elle a été signalée. Réessayez ; si l’erreur persiste, écrivez à l’assistance en donnant la référence ci-dessous.
problem-reference = Référence : { $reference }
problem-retry = Réessayer
problem-home = Revenir à l’accueil

progress-refresh = Actualisez la page pour voir la suite.
progress-see = Voir la suite

list-range = { $first } à { $last } sur { $total }
list-pages = Pages de la liste
list-page = Page { $number }
list-next-page = Page suivante
