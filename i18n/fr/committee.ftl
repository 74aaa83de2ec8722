# Commissions.

committee-mine-title = Commissions
committee-mine-detail = { $applications ->
    [0] Aucune candidature
    [one] { $applications } candidature
   *[other] { $applications } candidatures
}, { $undecided ->
    [0] aucune sans avis
    [one] { $undecided } sans avis
   *[other] { $undecided } sans avis
}
committee-none = Aucune commission ne vous est confiée. Demandez ce droit à la personne qui gère les droits de votre centre.
committee-jury = Jury du { $date }
committee-count = { $count ->
    [0] Aucune candidature
    [one] { $count } candidature
   *[other] { $count } candidatures
}
committee-print = Imprimer la liste
committee-list = Toutes les colonnes
committee-validate = Valider les avis ({ $count })
committee-places = Capacité d’accueil
committee-places-of = { $taken } places pourvues sur { $capacity }
committee-places-beyond = { $count ->
    [one] et 1 au-delà possible
   *[other] et { $count } au-delà possibles
}
committee-admitted = { $count ->
    [one] { $count } favorable publié
   *[other] { $count } favorables publiés
}
committee-favourable-to-publish = { $count ->
    [one] { $count } favorable à publier
   *[other] { $count } favorables à publier
}
committee-listed = { $count } en liste complémentaire
committee-unfavourable = { $count ->
    [one] { $count } défavorable
   *[other] { $count } défavorables
}
committee-undecided = { $count } sans avis
committee-all-programmes = Toutes les formations
committee-all-decisions = Tous les avis
committee-ranking = Classement des dossiers
committee-to-enter = À saisir
committee-found = { $count ->
    [0] Aucune candidature trouvée.
    [one] Une candidature trouvée.
   *[other] { $count } candidatures trouvées.
}
committee-truncated = Seules les 500 premières candidatures sont affichées. Choisissez une formation, ou ouvrez « Toutes les colonnes ».
committee-pending = { $count ->
    [one] { $count } avis sera publié le { $date }.
   *[other] { $count } avis seront publiés le { $date }.
}
committee-dossier = Dossier
committee-around = Autres candidats du classement
committee-previous = Précédent
committee-next = Suivant
committee-save-next = Enregistrer et suivant
committee-move-up = Monter { $name }
committee-move-down = Descendre { $name }
committee-moved = La candidature { $number } passe au rang { $rank }.
committee-moved-meanwhile = Le classement a changé entre-temps. Rien n’a été modifié : regardez-le et recommencez.
committee-moved-no-room = Cette candidature ne peut pas aller plus loin dans ce sens : elle est au bout de la liste, ou le rang voisin est déjà validé.
