# Accueil, assistance, pages légales.

home-title = Accueil
home-heading = { $elided ->
    [yes] Candidatez à l’{ $institution }
   *[no] Candidatez à { $institution }
}
home-lead = Un seul compte pour choisir vos formations, déposer vos pièces justificatives et suivre la décision de chaque commission.
home-campaign-open = { $campaign } ouverte jusqu’au { $date }
home-campaign-upcoming = { $campaign } : ouverture le { $date }. Aucune campagne n’est ouverte aujourd’hui.
home-campaign-over = { $campaign } terminée depuis le { $date }. Aucune campagne n’est ouverte aujourd’hui.
home-no-campaign = Aucune campagne de candidature n’est ouverte aujourd’hui.
home-search = Rechercher une formation
home-search-example = Biologie, droit, informatique…
home-search-button = Rechercher
home-all-programmes = { $count ->
    [0] Voir l’offre de formation
    [one] Voir la formation de l’offre
   *[other] Voir les { $shown } formations de l’offre
}
home-student = { $elided ->
    [yes] Je suis étudiant à l’{ $institution }
   *[no] Je suis étudiant à { $institution }
}
home-not-student = { $elided ->
    [yes] Je ne suis pas étudiant à l’{ $institution }
   *[no] Je ne suis pas étudiant à { $institution }
}
home-please-sign-in = Veuillez vous connecter
home-sso = Connexion ENT
home-closed-sign-in = Vous pouvez créer un compte et consulter vos candidatures ; candidater sera possible à l’ouverture de la campagne.
home-closed-sign-in-only = Vous pouvez vous connecter et consulter vos candidatures ; candidater sera possible à l’ouverture de la campagne.
home-welcome = Bienvenue { $name }
home-signed-in-as = Vous êtes connecté avec le login :
home-dashboard = Aller au tableau de bord
home-steps = Comment ça se passe
home-step-1 = Créez un compte
home-step-1-text = Activez-le avec le lien reçu par mail.
home-step-1-existing = Connectez-vous
home-step-1-existing-text = Avec le compte que vous avez déjà.
home-step-2 = Complétez « Mon compte »
home-step-2-text = Identité, adresse, baccalauréat, parcours.
home-step-3 = Choisissez vos formations
home-step-3-text = Puis déposez les pièces demandées.
home-step-4 = Transmettez votre candidature
home-step-4-text = Un dossier non transmis n’est pas examiné.
home-dates = Prochaines échéances
home-dates-none = Aucune formation n’est ouverte aux candidatures aujourd’hui.
home-closes-in = { $days ->
    [one] Fin des candidatures demain
   *[other] Fin des candidatures dans { $days } jours
}
home-closing-several = { $first } { $count ->
    [one] et 1 autre formation
   *[other] et { $count } autres formations
}
home-closes-today = Fin des candidatures aujourd’hui
home-information = Informations
home-yearly = Comptes annuels
home-yearly-text = Les comptes sont annuels : recréez un compte à chaque campagne, même si vous avez candidaté l’an dernier.
home-online = Tout se fait en ligne
home-online-text = Rien n’est à envoyer par courrier, sauf pour les formations marquées « Dossier papier ».
home-assistance = Consulter l’assistance

assistance-lead = Cherchez d’abord ici : la plupart des réponses tiennent en trois lignes.
assistance-search = Rechercher dans la FAQ
assistance-search-example = Scanner plusieurs documents, INE, mot de passe…
assistance-documentation = Aide
assistance-documentation-text = Consulter la documentation.
assistance-faq = Boîte à outils / FAQ
assistance-faq-text = Les questions posées le plus souvent.
assistance-helpdesk = Créer un ticket sur le Helpdesk
assistance-helpdesk-text = Pour décrire un problème et suivre la réponse.
assistance-contact = Envoyer un mail au référent
assistance-contact-text = Pour un problème technique uniquement.
assistance-programme = Une question sur une formation ?
assistance-programme-text = Écrivez au service indiqué sous « Adresse de contact », dans votre candidature ou sur la page de la formation.
faq-title = FAQ
faq-none = Aucune question n’est encore publiée.
faq-found = { $count ->
    [0] Aucune réponse trouvée.
    [one] { $count } réponse trouvée.
   *[other] { $count } réponses trouvées.
}
faq-all = Voir toutes les questions
faq-themes = Thèmes
faq-general = Questions générales

accessibility-title = Accessibilité
accessibility-commitment = { $institution } s’engage à rendre ses services numériques accessibles, conformément à l’article 47 de la loi n° 2005-102 du 11 février 2005.
accessibility-scope = Cette déclaration d’accessibilité s’applique au service eCandidat ({ $address }).
accessibility-state = État de conformité
accessibility-state-text = Le service { $address } est partiellement conforme au référentiel général d’amélioration de l’accessibilité (RGAA), version 4.1, en raison des non-conformités énumérées ci-dessous.
accessibility-results = Résultats des tests
accessibility-results-text = Les pages sont vérifiées à chaque version par des contrôles automatiques (WCAG 2.2, niveaux A et AA) et par des parcours au clavier. Aucun audit complet n’a encore été mené par des personnes : aucun taux de conformité n’est donc annoncé.
accessibility-gaps = Contenus non accessibles
accessibility-gap-documents = Les pièces déposées par les candidats et les documents fournis par l’établissement sont affichés tels quels ; certains sont des images sans texte.
accessibility-gap-texts = Les textes rédigés par l’établissement (messages, informations d’une formation, courriels) dépendent de leurs auteurs.
accessibility-gap-forms = Les formulaires complémentaires que l’établissement fait remplir dans un autre service relèvent de la déclaration de ce service.
accessibility-made = Établissement de cette déclaration
accessibility-made-text = Cette déclaration décrit la version installée du logiciel eCandidat. Elle est revue à chaque version. Technologies utilisées : HTML, CSS, SVG, JavaScript (facultatif : chaque démarche aboutit sans script).
accessibility-contact = Retour d’information et contact
accessibility-contact-text = Si vous n’arrivez pas à accéder à un contenu ou à une démarche, écrivez-nous : nous vous orienterons vers une solution accessible ou vous donnerons le contenu sous une autre forme.
accessibility-appeal = Voies de recours
accessibility-appeal-text = Si vous nous avez signalé un défaut d’accessibilité qui vous empêche d’accéder à un contenu ou à une démarche, et que vous n’avez pas obtenu de réponse satisfaisante, vous pouvez :
accessibility-appeal-form = écrire un message au Défenseur des droits
accessibility-appeal-delegate = contacter le délégué du Défenseur des droits dans votre région
accessibility-appeal-letter = envoyer un courrier par la poste, sans affranchir : Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.

personal-data-title = Données personnelles
personal-data-who = Qui traite vos données, et pourquoi
personal-data-who-text = { $institution } traite les données que vous saisissez dans eCandidat pour gérer votre candidature, de la création de votre compte à la décision et à la préparation de l’inscription. Ce traitement relève de sa mission d’intérêt public (article 6, paragraphe 1, point e, du RGPD).
personal-data-what = Quelles données
personal-data-what-text = Identité, coordonnées, INE, baccalauréat et parcours, pièces justificatives, réponses aux formulaires, avis et décisions, échanges de mails et traces des actions. Les champs marqués d’un * sont nécessaires pour instruire la candidature.
personal-data-readers = Qui les lit
personal-data-readers-text = Le centre de candidature et la commission de chaque formation choisie, le service de la scolarité, et les personnes qui administrent le service. Elles ne sont ni vendues ni communiquées à des tiers en dehors des cas prévus par la loi.
personal-data-time = Combien de temps
personal-data-time-text = Vos candidatures et leurs pièces sont conservées avec votre compte, aussi après l’archivage de leur campagne. Un compte sans connexion pendant { $years ->
        [one] un an
       *[other] { $years } ans
    } est supprimé avec tout ce qu’il contient, après un avertissement envoyé 30 jours avant.
personal-data-rights = Vos droits
personal-data-rights-text = Vous pouvez demander l’accès à vos données, leur rectification, leur effacement ou la limitation du traitement, et vous opposer au traitement, en écrivant à l’établissement ou à son délégué à la protection des données.
personal-data-cnil = Si la réponse ne vous convient pas, vous pouvez adresser une réclamation à la CNIL :
personal-data-cnil-link = cnil.fr/plaintes
personal-data-cookies = Cookies
personal-data-cookies-text = Seuls des cookies nécessaires au service sont déposés : votre session, la sécurité des formulaires, la langue, l’apparence et les raccourcis clavier choisis. Aucune mesure d’audience, aucun service tiers.

legal-publisher = Éditeur
legal-publisher-text = Ce service ({ $address }) est édité par { $institution }.
legal-software = Logiciel
legal-software-text = eCandidat est un logiciel libre, distribué sous licence Apache 2.0. La police Hanken Grotesk est distribuée sous licence SIL Open Font 1.1, les icônes Lucide sous licence ISC.

## Vérification d’une lettre

verification-title = Vérifier une lettre
verification-lead = Chaque lettre d’admission ou de refus porte un code. Cette page dit si une lettre avec ce code a été émise, et ce qu’elle vaut aujourd’hui.
verification-code = Code de vérification
verification-code-hint = Douze lettres et chiffres, imprimés au bas de la lettre. Par exemple : 2A3B-4C5D-6E7F.
verification-check = Vérifier
verification-found = Une lettre avec ce code a été émise
verification-stands = Cette lettre est valable.
verification-replaced = Cette lettre a été remplacée le { $date }. Demandez la version en cours.
verification-over = Cette lettre n’a plus d’effet : la décision qu’elle annonçait a changé, ou la candidature a pris fin.
verification-institution = Établissement
verification-kind = Type de lettre
verification-initials = Initiales
verification-issued-on = Émise le
verification-compare = Comparez ces informations avec la lettre. Le nom n’est pas affiché, pour protéger les données personnelles.
verification-no-code = Ce n’est pas un code de vérification.
verification-unknown = Aucune lettre n’a été émise avec ce code.
verification-too-many = Trop de codes erronés ont été essayés depuis votre réseau.
verification-remedy = Vérifiez le code, caractère par caractère. Si l’erreur persiste, réessayez dans un quart d’heure ou écrivez à l’établissement.
