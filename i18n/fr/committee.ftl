# Commissions.

committee-mine-title = Commissions
committee-mine-detail = { $applications ->
    [0] Aucune candidature
    [one] 1 candidature
   *[other] { $applications } candidatures
}, { $undecided ->
    [0] aucune sans avis
    [one] 1 sans avis
   *[other] { $undecided } sans avis
}
committee-none = Aucune commission ne vous est confiée. Demandez ce droit à la personne qui gère les droits de votre centre.
committee-jury = Jury du { $date }
committee-count = { $count ->
    [0] Aucune candidature
    [one] 1 candidature
   *[other] { $count } candidatures
}
committee-print = Imprimer la liste
committee-list = Toutes les colonnes
committee-validate = Valider les avis ({ $count })
committee-places = Capacité d’accueil
committee-places-of = { $taken } places pourvues sur { $capacity }
committee-admitted = { $count ->
    [one] 1 favorable publié
   *[other] { $count } favorables publiés
}
committee-favourable-to-publish = { $count ->
    [one] 1 favorable à publier
   *[other] { $count } favorables à publier
}
committee-listed = { $count } en liste complémentaire
committee-unfavourable = { $count ->
    [one] 1 défavorable
   *[other] { $count } défavorables
}
committee-undecided = { $count } sans avis
committee-all-programmes = Toutes les formations
committee-all-decisions = Tous les avis
committee-ranking = Classement des dossiers
committee-to-enter = À saisir
committee-truncated = Seules les 500 premières candidatures sont affichées. Choisissez une formation, ou ouvrez « Toutes les colonnes ».
committee-pending = { $count ->
    [one] 1 avis sera publié le { $date }.
   *[other] { $count } avis seront publiés le { $date }.
}
committee-dossier = Dossier
committee-around = Autres candidats du classement
committee-previous = Précédent
committee-next = Suivant
committee-save-next = Enregistrer et suivant
