# « Mon compte » : profil du candidat.

profile-crumb = Fil d’Ariane
profile-nav = Rubriques de mon compte
profile-nav-phone = Rubriques de mon compte (mobile)
profile-position = rubrique { $n } sur { $total }
profile-state-done = rempli
profile-state-to-do = à remplir
profile-state-optional = facultatif
profile-next-page = Rubrique suivante : { $page }
profile-glance-more = { $latest } { $count ->
    [one] et 1 autre
   *[other] et { $count } autres
}
profile-stored = Ce que vous avez enregistré

profile-page-personal = Informations perso.
profile-page-address = Adresse
profile-page-bac = Baccalauréat
profile-page-internal = Cursus interne
profile-page-external = Cursus externe
profile-page-post-bac = Cursus post-bac
profile-page-internships = Stages
profile-page-work = Expériences pro.

profile-list-none = Aucun résultat
profile-list-one = 1 résultat
profile-list-many = {"{"}n{"}"} résultats
profile-list-failed = La liste n’a pas pu être chargée. Réessayez.
profile-refresh = Actualiser
profile-refresh-help = Après avoir changé un choix, appuyez sur « Actualiser » en bas de la page : les listes qui en dépendent sont mises à jour, et rien de ce que vous avez saisi n’est perdu.
profile-left-one = Il reste {"{"}n{"}"} caractère.
profile-left-many = Il reste {"{"}n{"}"} caractères.
profile-over-one = {"{"}n{"}"} caractère de trop.
profile-over-many = {"{"}n{"}"} caractères de trop.

profile-clash-title = Cette rubrique a été modifiée entre-temps
profile-clash-lead = Elle a été enregistrée depuis une autre page après l’ouverture de celle-ci. Votre saisie est conservée ci-dessous. Vérifiez les différences, puis enregistrez pour la garder, ou annulez.
profile-clash-stored = Enregistré : { $value }
profile-clash-stored-empty = Enregistré : rien
profile-clash-typed = Votre saisie : { $value }
profile-clash-typed-empty = Votre saisie : rien

# Informations perso.

profile-personal-title = Informations personnelles
profile-personal-edit = Édition des informations personnelles
profile-personal-lead = Recopiez exactement votre pièce d’identité : ces données figurent sur vos décisions et votre inscription.
profile-personal-saved = Vos informations personnelles sont enregistrées.{ $missing ->
    [none] {""}
    [done] {" "}Vous pouvez maintenant candidater.
    [one] {" "}Plus qu’une rubrique obligatoire avant de pouvoir candidater.
   *[other] {" "}Encore { $missing } rubriques obligatoires avant de pouvoir candidater.
}
profile-identity-legend = Nationalité et INE
profile-identity-lead = Si vous avez été étudiant dans notre établissement, l’INE permettra de vous identifier.
profile-nationality = Nationalité
profile-ine = INE et clé INE
profile-ine-number = INE
profile-ine-key = Clé INE
profile-ine-hint = 11 caractères, numéro et clé à la suite, par exemple 0812047365E. Les espaces ne comptent pas.
profile-ine-where = Où trouver mon INE ?
profile-ine-where-1 = L’Identifiant National Étudiant (INE) se trouve sur votre relevé de notes de baccalauréat, à la ligne « Identifiant National ».
profile-ine-where-2 = Vous pouvez aussi le trouver sur un certificat de scolarité des années antérieures ou sur un relevé de notes universitaire. Il peut y être écrit INES.
profile-ine-ines = Si vous possédez un numéro INES (9 chiffres et 2 lettres) et non un INE (10 chiffres et 1 lettre) veuillez prendre l’INE de votre relevé de note du bac.
profile-ine-none = Je n’ai pas d’INE
profile-ine-none-1 = Laissez le champ vide. Si vous êtes de nationalité française sans posséder d’INE, remplissez aussi l’écran « Baccalauréat » pour ne pas être bloqué au moment de candidater.
profile-ine-none-link = Aller à l’écran « Baccalauréat »
profile-civil-legend = État civil
profile-civility = Civilité
profile-civility-mrs = Madame
profile-civility-mr = Monsieur
profile-birth-name = Nom patronymique
profile-usual-name = Nom usuel
profile-first-name = Prénom
profile-other-first-name = Autre prénom
profile-birth-legend = Naissance
profile-birth-date = Date naissance (jj/mm/aa)
profile-birth-date-hint = Par exemple 07/11/2004
profile-birth-country = Pays de naissance
profile-birth-department = Département de naissance
profile-birth-town = Commune de naissance
profile-birth-city = Ville de naissance
profile-contact-legend = Téléphone et langue
profile-phone-why = Un numéro sert uniquement si un gestionnaire doit vous joindre.
profile-phone = Téléphone
profile-mobile = Téléphone portable
profile-language = Langue préférée
profile-language-hint = Celle des pages et des mails que vous recevrez.

# Adresse

profile-address-title = Adresse
profile-address-edit = Édition d’adresse
profile-address-lead = L’adresse à laquelle vous recevez votre courrier.
profile-address-saved = Votre adresse est enregistrée.{ $missing ->
    [none] {""}
    [done] {" "}Vous pouvez maintenant candidater.
    [one] {" "}Plus qu’une rubrique obligatoire avant de pouvoir candidater.
   *[other] {" "}Encore { $missing } rubriques obligatoires avant de pouvoir candidater.
}
profile-country = Pays
profile-postal-code = Code postal
profile-town = Commune
profile-foreign-town = Commune étrangère
profile-foreign-town-hint = Avec son code postal s’il y en a un, par exemple 10121 Torino
profile-line1 = Adresse
profile-line1-hint = Numéro et rue, 38 caractères au plus
profile-line2 = Complément d’adresse 1
profile-line3 = Complément d’adresse 2

# Baccalauréat

profile-bac-title = Baccalauréat
profile-bac-edit = Édition du baccalauréat
profile-bac-lead = Un seul baccalauréat, ou titre équivalent, peut être saisi.
profile-bac-saved = Votre baccalauréat est enregistré.{ $missing ->
    [none] {""}
    [done] {" "}Vous pouvez maintenant candidater.
    [one] {" "}Plus qu’une rubrique obligatoire avant de pouvoir candidater.
   *[other] {" "}Encore { $missing } rubriques obligatoires avant de pouvoir candidater.
}
profile-bac-situation = Votre situation
profile-bac-held = J’ai le bac ou une équivalence
profile-bac-held-help = Bac français ou européen, DAEU, capacité en droit, titre étranger équivalent
profile-bac-not-held = Je n’ai pas le bac
profile-bac-not-held-help = Ou je le passe cette année
profile-no-bac-legend = Sans baccalauréat
profile-no-bac = Précisez votre situation
profile-bac-diploma-legend = Diplôme
profile-year-obtained = Année d’obtention
profile-bac-year-hint = La liste de série du bac se met à jour avec l’année d’obtention.
profile-series = Série du bac ou équivalence
profile-honours = Mention
profile-honours-none = Sans mention ou non connue
profile-specialities-legend = Spécialités
profile-specialities-lead = Demandées pour le bac général depuis 2021.
profile-speciality-final-1 = Spécialité terminale 1
profile-speciality-final-2 = Spécialité terminale 2
profile-speciality-dropped = Spécialité première abandonnée
profile-options-legend = Options
profile-options-add = Ajouter des options
profile-option-1 = Option 1
profile-option-2 = Option 2
profile-option-3 = Option 3
profile-option-4 = Option 4
profile-bac-place-legend = Lieu d’obtention
profile-bac-country = Pays d’obtention
profile-department = Département
profile-school = Établissement
profile-school-hint = Votre établissement n’est pas dans la liste ? Choisissez « Autre établissement » et saisissez son nom. Si sa commune manque aussi, prenez la plus proche.
profile-other-school = Autre établissement
profile-other-school-hint = Nom de l’établissement, s’il n’est pas dans la liste

# Cursus interne

profile-internal-lead = Vos années d’études dans l’établissement.
profile-internal-empty = Aucune année d’études enregistrée
profile-internal-why = Cette rubrique se remplit automatiquement, à partir du logiciel de scolarité, si vous avez été étudiant dans l’établissement ({ $institution }). Sinon, elle reste vide : saisissez vos études dans « Cursus externe ».
profile-internal-years = Mes années dans l’établissement
profile-year-studied = Année
profile-internal-code = Code
profile-internal-label = Formation
profile-internal-result = Résultat
profile-internal-mark = Note
profile-internal-scale = Note sur
profile-internal-asked = La lecture du logiciel de scolarité est demandée. Si une scolarité est reconnue comme la vôtre, elle apparaît ici dans quelques instants : rechargez la page.
profile-internal-nothing-to-ask = Rien ne permet de vous retrouver dans le logiciel de scolarité : indiquez votre INE dans « Informations perso. », ou reliez votre compte à l’ENT.
profile-internal-too-many = Trop de demandes en peu de temps. Réessayez plus tard.
profile-internal-waiting = Lecture du logiciel de scolarité demandée le { $since } : vous n’avez pas à l’attendre.
profile-internal-read = La lecture du logiciel de scolarité est terminée.
profile-internal-away = Le logiciel de scolarité ne répond pas pour le moment. Votre demande du { $since } sera traitée dès qu’il répondra ; vous pouvez continuer, tout le reste fonctionne.
profile-origin-title = D’où viennent ces informations
profile-origin = Ces informations viennent du logiciel de scolarité ({ $institution }), lu le { $at }. Elles ne sont pas modifiables ici.
profile-origin-but = Nationalité, téléphones et langue restent modifiables.
profile-origin-wrong = Une erreur ? Écrivez à la scolarité :
profile-from-record = Ces informations viennent du logiciel de scolarité et ne sont pas modifiables ici. En cas d’erreur, contactez la scolarité.
profile-internal-wrong = En cas d’erreur, merci de contacter le service de scolarité.

# Cursus externe

profile-external-lead = Toutes vos années d’études depuis l’obtention du baccalauréat, qu’elles aient été validées ou non, qui n’apparaissent pas dans « Cursus interne ».
profile-external-lead-all = Toutes vos années d’études depuis l’obtention du baccalauréat, dans l’établissement ou ailleurs, qu’elles aient été validées ou non.
profile-external-add = Nouveau cursus
profile-external-empty = Aucun cursus enregistré
profile-external-new = Saisie d’un nouveau cursus post-baccalauréat
profile-external-edit = Modification d’un cursus post-baccalauréat
profile-external-form-lead = Saisir toutes vos années d’études, une par une.
profile-external-remove = Supprimer ce cursus ?
profile-external-saved = Votre cursus est enregistré.
profile-external-removed = Le cursus est supprimé.
profile-external-place-legend = Établissement fréquenté
profile-external-studies-legend = Formation suivie
profile-external-year-hint = Année de fin, même si elle n’est pas obtenue
profile-diploma = Formation
profile-record-label = Libellé et niveau de la formation
profile-record-label-hint = Niveau, mention, spécialité s’il y a lieu, parcours s’il y a lieu. Exemple pour une première année de BTS : BTS1, Assistant de gestion.
profile-obtained = Obtenu
profile-obtained-in-progress = En cours

# Stages

profile-internship-lead = Vous pouvez, si vous le souhaitez, indiquer les stages que vous avez effectués après le baccalauréat.
profile-internship-add = Nouveau stage
profile-internship-empty = Aucun stage
profile-internship-new = Saisie d’un nouveau stage
profile-internship-edit = Modification d’un stage
profile-internship-form-lead = Un stage effectué après le baccalauréat.
profile-internship-legend = Stage
profile-internship-remove = Supprimer ce stage ?
profile-internship-saved = Votre stage est enregistré.
profile-internship-removed = Le stage est supprimé.
profile-internship-duration-hint = Par exemple : 6 mois
profile-internship-description-hint = Vos missions, le cadre du stage
profile-year = Année
profile-duration = Durée
profile-hours = Nombre d’heures/semaine
profile-organisation = Employeur/organisme
profile-description = Descriptif

# Expériences pro.

profile-work-lead = Vous pouvez, si vous le souhaitez, indiquer vos expériences professionnelles.
profile-work-add = Nouvelle expérience professionnelle
profile-work-empty = Aucune expérience professionnelle
profile-work-new = Saisie d’une nouvelle expérience professionnelle
profile-work-edit = Modification d’une expérience professionnelle
profile-work-form-lead = Un emploi, même court.
profile-work-legend = Expérience professionnelle
profile-work-remove = Supprimer cette expérience professionnelle ?
profile-work-saved = Votre expérience professionnelle est enregistrée.
profile-work-removed = L’expérience professionnelle est supprimée.
profile-work-duration-hint = Par exemple : 2 ans
profile-job-title = Intitulé

profile-remove-consequence = Cette ligne disparaît de votre profil. Les candidatures déjà transmises la gardent.
profile-remove-no = Non, la garder
profile-remove-yes = Oui, supprimer

# Erreurs de saisie

text-missing = Ce champ est vide. Saisissez un texte.
text-too-long = Texte trop long : { $found } caractères pour { $max } autorisés. Raccourcissez-le.
text-control-character = Ce texte contient un caractère invisible, sans doute venu d’un copier-coller. Saisissez-le au clavier.
name-missing = Saisissez un nom.
name-no-letter = Un nom contient au moins une lettre. Vérifiez votre saisie.
birth-name-missing = Saisissez votre nom patronymique.
first-name-missing = Saisissez votre prénom.
civility-missing = Choisissez une civilité.
nationality-missing = Choisissez une nationalité.
birth-date-missing = Saisissez votre date de naissance.
birth-date-format = Cette date n’est pas lisible. Saisissez-la sous la forme jj/mm/aaaa, par exemple 07/11/2004.
birth-date-impossible = Le { $day }/{ $month }/{ $year } n’existe pas. Vérifiez le jour et le mois.
birth-date-too-young = Cette date est trop récente : le { $latest } au plus tard. Vérifiez l’année.
birth-date-too-old = Cette date est trop ancienne : le { $earliest } au plus tôt. Vérifiez l’année.
birth-country-missing = Choisissez votre pays de naissance.
birth-department-missing = Choisissez votre département de naissance.
birth-town-missing = Choisissez votre commune de naissance.
birth-town-not-in-department = Cette commune n’est pas dans le département choisi. Choisissez-la dans la liste mise à jour.
birth-city-missing = Saisissez votre ville de naissance.
language-missing = Choisissez une langue.
language-unknown = Cette langue n’est pas proposée. Choisissez-en une dans la liste.
ine-missing = Saisissez votre INE avec sa clé.
ine-length = Un INE avec sa clé compte { $expected } caractères ; vous en avez saisi { $found }. Vérifiez votre relevé de notes.
ine-character = Un INE ne contient que des chiffres et des lettres sans accent. Retirez « { $found } ».
ine-form = Ces caractères ne forment pas un INE : 10 chiffres et 1 lettre, 10 chiffres ou lettres et 1 chiffre, ou 9 chiffres et 2 lettres. Recopiez-le depuis votre relevé de notes.
ine-number = Ce numéro n’est attribué à personne. Recopiez celui de votre relevé de notes.
ine-key = Le numéro et la clé ne vont pas ensemble : l’un des deux est mal recopié. La clé est le dernier caractère.
ine-used = Cet INE est déjà utilisé par un autre compte eCandidat. Si ce compte est le vôtre, connectez-vous avec lui ; sinon, vérifiez le numéro ou écrivez à l’assistance.
phone-missing = Saisissez un numéro de téléphone.
phone-too-long = Numéro trop long : { $found } caractères pour { $max } autorisés.
phone-character = Un numéro ne contient que des chiffres, des espaces et les signes / + ( ) - . Retirez « { $found } ».
phone-too-few-digits = Ce numéro est trop court. Saisissez-le en entier, par exemple 06 39 98 41 27.
country-missing = Choisissez un pays.
country-unknown = Ce pays n’est pas proposé. Choisissez-en un dans la liste.
department-missing = Choisissez un département.
department-unknown = Ce département n’est pas proposé. Choisissez-en un dans la liste.
postal-code-missing = Saisissez votre code postal.
postal-code-format = Un code postal compte 5 chiffres, par exemple 81000.
postal-code-unknown = Aucune commune n’a ce code postal. Vérifiez-le ; pour un cedex, saisissez le code postal de la commune.
town-missing = Choisissez une commune.
town-not-in-department = Cette commune n’est pas dans le département choisi. Choisissez-la dans la liste mise à jour.
town-not-in-postal-code = Cette commune n’a pas ce code postal. Choisissez-la dans la liste mise à jour.
foreign-town-missing = Saisissez votre commune.
street-missing = Saisissez votre adresse : numéro et rue.
school-missing = Choisissez un établissement, ou « Autre établissement ».
school-not-in-town = Cet établissement n’est pas dans la commune choisie. Choisissez-le dans la liste mise à jour, ou « Autre établissement ».
other-school-missing = Saisissez le nom de l’établissement.
bac-situation-missing = Indiquez si vous avez le bac ou non.
bac-situation-unavailable = L’établissement demande un bac ou une équivalence. Choisissez « J’ai le bac ou une équivalence ».
no-bac-missing = Précisez votre situation : choisissez dans la liste.
series-missing = Choisissez la série de votre bac. La liste dépend de l’année d’obtention.
series-not-for-year = Cette série n’existait pas cette année-là. Choisissez-en une dans la liste mise à jour.
honours-unknown = Cette mention n’est pas proposée. Choisissez-en une dans la liste.
speciality-missing = Choisissez une spécialité.
speciality-not-offered = Cette spécialité n’est pas proposée pour cette série et cette année. Choisissez-en une dans la liste mise à jour.
speciality-twice = Cette spécialité est déjà choisie. Choisissez-en une autre.
option-not-offered = Cette option n’est pas proposée pour cette série et cette année. Choisissez-en une dans la liste mise à jour.
option-twice = Cette option est déjà choisie. Choisissez-en une autre ou videz ce champ.
year-missing = Saisissez une année.
year-format = Saisissez l’année en quatre chiffres, par exemple 2022.
year-too-early = Cette année est trop ancienne : { $min } au plus tôt.
year-future = Cette année est trop tardive : { $max } au plus tard.
diploma-missing = Choisissez une formation.
diploma-unknown = Cette formation n’est pas proposée. Choisissez-en une dans la liste.
record-label-missing = Saisissez le libellé et le niveau de la formation.
obtained-missing = Indiquez si l’année est obtenue.
duration-missing = Saisissez la durée, par exemple « 6 mois ».
hours-format = Saisissez un nombre d’heures en chiffres, par exemple 35.
hours-range = Une semaine compte de 1 à { $max } heures. Vérifiez le nombre saisi.
organisation-missing = Saisissez le nom de l’employeur ou de l’organisme.
job-title-missing = Saisissez l’intitulé de l’emploi.
description-missing = Décrivez le stage en quelques mots.
records-too-many = Vous avez déjà saisi { $max } lignes dans cette rubrique, c’est le maximum. Supprimez-en une avant d’en ajouter une autre.

# Saisie pas encore enregistrée
draft-kept = Votre saisie est conservée pendant 24 heures. Elle n’est pas encore enregistrée.
draft-elsewhere = Cette page est aussi remplie dans une autre fenêtre. C’est ce que vous venez de saisir ici qui est conservé.
draft-failed = Votre saisie n’a pas pu être conservée. Enregistrez-la avant de quitter cette page.
draft-shown = Ce que vous aviez saisi sans l’enregistrer se trouve de nouveau dans le formulaire. Relisez, puis enregistrez.
draft-unfinished = Vous avez saisi des informations sans les enregistrer.
draft-resume = Reprendre ma saisie
draft-discard = Abandonner cette saisie
draft-discarded = Votre saisie est abandonnée. Ce qui était enregistré n’a pas changé.
