# Offre de formation et page d’une formation.

catalogue-title = Offre de formation
catalogue-lead = Vous pouvez consulter les formations en dépliant les menus et candidater à une formation en cliquant dessus.
catalogue-programmes = { $count ->
    [0] Aucune formation
    [one] { $shown } formation
   *[other] { $shown } formations
}
catalogue-summary = { $open ->
    [0] { $programmes }, aucune n’est ouverte aux candidatures aujourd’hui.
    [one] { $programmes }, dont { $shown } ouverte aux candidatures aujourd’hui.
   *[other] { $programmes }, dont { $shown } ouvertes aux candidatures aujourd’hui.
}
catalogue-in-centres = { $count ->
    [0] ne correspond à ces filtres
    [one] dans { $shown } centre de candidature
   *[other] dans { $shown } centres de candidature
}
catalogue-empty-title = Aucune formation pour le moment
catalogue-empty = Aucune campagne de candidature n’est en service. L’offre de formation apparaîtra ici dès sa publication.
catalogue-filters = Filtres
catalogue-filters-label = Filtrer l’offre de formation
catalogue-filter = Filtrer
catalogue-search = Filtre : titre ou mot clé
catalogue-search-example = Titre ou mot clé
catalogue-current = Filtre en cours :
catalogue-current-none = Aucun
catalogue-chip-text = « { $text } »
catalogue-remove = retirer ce filtre
catalogue-clear = Tout effacer
catalogue-state = État
catalogue-kind = Type de diplôme
catalogue-centre = Centre de candidature
catalogue-mode = Mode de candidature
catalogue-all-kinds = Voir les { $count } types de diplôme
catalogue-all-centres = Voir les { $count } centres
catalogue-col-title = Titre
catalogue-col-keywords = Mots clés
catalogue-col-dates = Dates de candidature
catalogue-col-mode = Mode de candidature
catalogue-dates = Du { $opening } au { $closing }
catalogue-own = Voir ma candidature
catalogue-whole-centre = Voir tout le centre : { $programmes }
catalogue-none-title = Aucune formation trouvée
catalogue-none = Vérifiez l’orthographe, essayez un mot plus général ou retirez un filtre.
catalogue-pages = Pages de résultats
catalogue-page = Page

mode-electronic = Dossier dématérialisé
mode-paper = Dossier papier

opening-open = Ouverte
opening-closes-soon = Ferme bientôt
opening-upcoming = À venir
opening-closed = Fermée
opening-days-left = { $days ->
    [one] { $days } jour restant
   *[other] { $days } jours restants
}
opening-last-day = Dernier jour
opening-opens-in = { $days ->
    [one] Ouvre demain
   *[other] Ouvre dans { $days } jours
}
opening-opens-today = Ouvre aujourd’hui
opening-closed-for = { $days ->
    [one] Fermée depuis hier
   *[other] Fermée depuis { $days } jours
}
opening-closed-today = Fermée aujourd’hui
opening-open-until = Ouverte jusqu’au { $date }.
opening-opens-on = Ouvre le { $date }.
opening-closed-since = Fermée depuis le { $date }.

apply-button = Candidater

crumb-label = Fil d’Ariane

programme-calendar = Calendrier
programme-opening = Ouverture des candidatures
programme-closing = Fin des candidatures
programme-pre-analysis = Date de pré-analyse
programme-return = Date limite de retour
programme-jury = Date du jury
programme-publication = Date de publication
programme-confirmation = Date de confirmation
programme-confirmation-delay = { $days ->
    [one] { $days } jour après l’avis favorable
   *[other] { $days } jours après l’avis favorable
}
programme-information = Informations complémentaires
programme-documents = Pièces justificatives demandées
programme-documents-formats = PDF, JPG ou PNG, { $limit } Mo par pièce. { $limits } Vous pourrez photographier vos documents.
programme-documents-none = Aucune pièce n’est demandée.
programme-forms = { $count ->
    [one] Un formulaire complémentaire est à remplir en ligne.
   *[other] { $count } formulaires complémentaires sont à remplir en ligne.
}
programme-questions = { $count ->
    [one] Une question est posée dans la candidature.
   *[other] { $count } questions sont posées dans la candidature.
}
programme-document-conditional = pièce conditionnelle
programme-document-facultative = facultative
programme-document-profile = selon votre situation
programme-brief = En bref
programme-capacity = Capacité d’accueil
programme-places = { $count ->
    [one] { $shown } place
   *[other] { $shown } places
}
programme-treatment = Type de traitement
programme-treatment-controlled = Accès contrôlé, avis de la commission
programme-treatment-direct = Accès direct possible, accordé après examen du dossier
programme-contact = Adresse de contact
programme-phone = Tél. : { $number }
programme-url = Url
programme-url-link = Page de la formation
programme-apply-title = Candidater à cette formation
programme-return-sentence = Date limite de retour du dossier complet : { $date }.
programme-already = Vous avez une candidature pour cette formation.
programme-see-application = Voir ma candidature
programme-sign-in-first = Il vous sera demandé de vous connecter. Pas encore de compte ?
programme-cannot-apply = Vous ne pouvez pas candidater à cette formation aujourd’hui.
programme-open-ones = Voir les formations ouvertes
programme-paper = Vous créez votre candidature en ligne, puis vous téléchargez le dossier, l’imprimez et l’envoyez à l’adresse de contact avant la fin du { $date }.
programme-not-offered-title = Formation non proposée
programme-not-offered = Cette formation n’est pas proposée dans la campagne de candidature en cours. Cherchez une formation proche dans l’offre, ou écrivez au service des admissions.
programme-similar = Chercher une formation proche
programme-may-apply = Vous pouvez candidater
programme-may-apply-text = Informations perso., adresse et baccalauréat renseignés.
programme-allowed = { $count ->
    [0] Aucune candidature
    [one] Une candidature
   *[other] { $count } candidatures
} sur { $limit ->
    [one] { $limit } autorisée
   *[other] { $limit } autorisées
}
programme-allowed-centre = { $count ->
    [0] Aucune candidature
    [one] Une candidature
   *[other] { $count } candidatures
} sur { $limit ->
    [one] { $limit } autorisée
   *[other] { $limit } autorisées
} dans ce centre
programme-before-applying = Avant de candidater
