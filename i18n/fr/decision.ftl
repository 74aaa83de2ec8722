# Avis : saisie, validation, publication.

decision-kind-favourable = Favorable
decision-kind-unfavourable = Défavorable
decision-kind-complementary-list = Liste complémentaire
decision-kind-waiting-list = Liste d’attente
decision-kind-preselection = Présélection
decision-state-draft = à valider
decision-state-validated = validé, à publier
decision-state-planned = validé, publication planifiée
decision-state-published = publié le { $date }
decision-state-discarded = retiré
decision-invisible = Le candidat ne voit pas cet avis tant qu’il n’est pas publié.
decision-discard = Retirer cet avis
decision-discarded = L’avis est retiré.
decision-gone = Cet avis n’est plus en préparation : il a été publié, remplacé ou retiré.
decision-awaits-publication = Cet avis attend sa publication. Arrêtez d’abord la publication depuis la page de la commission.
decision-changed-meanwhile = Un autre avis a été saisi entre-temps : { $decision }. Rien n’a été remplacé ; enregistrez de nouveau pour le remplacer par le vôtre.
decision-type-missing = Choisissez un type de décision.
decision-reason-missing = Choisissez la motivation de l’avis défavorable.
decision-rank-missing = Saisissez le rang sur la liste complémentaire.
decision-rank-not-positive = Le rang est un nombre entier à partir de 1.
decision-comment-too-long = Le commentaire dépasse 1 000 caractères. Raccourcissez-le.
decided-not = Sans avis
decided-draft = Avis à valider
decided-validated = Avis à publier

decide-title = Saisie de l’avis
decide-published = Avis publié :
decide-published-what = Le candidat continue de le voir. Publier un nouvel avis le remplacera et effacera la réponse donnée.
decide-replaces = Cet avis non publié sera remplacé :
decide-type = Type de décision
decide-rank = Rang
decide-rank-hint = Pour une liste complémentaire.
decide-reason = Motivation d’avis
decide-reason-hint = Pour un avis défavorable.
decide-convocation = Convocation
decide-convocation-hint = Pour une présélection : où et quand la personne est attendue.
decide-on = Date
decide-at = Heure
decide-place = Lieu
decide-comment = Commentaire
decide-comment-shown = Visible du candidat une fois l’avis publié.
decide-comment-maybe = Selon le type de décision, visible du candidat une fois l’avis publié.
decide-appeal = Appel d’une décision précédente
decide-consequence = L’avis est enregistré sans être publié : le candidat ne voit rien et ne reçoit aucun mail.
decide-save-publish = Enregistrer et publier
decide-done = L’avis est saisi. Il reste à le valider.
mass-decision-title = Saisir le même avis
mass-decision-no-list = La liste complémentaire demande un rang par personne : saisissez-la candidature par candidature.
mass-decision-yes = { $count ->
    [one] Oui, saisir 1 avis
   *[other] Oui, saisir { $count } avis
}
mass-decision-done = { $count ->
    [0] Aucun avis n’a été saisi.
    [one] { $count } avis est saisi.
   *[other] { $count } avis sont saisis.
} { $left ->
    [0] {""}
    [one] { $left } candidature n’a pas été traitée.
   *[other] { $left } candidatures n’ont pas été traitées.
}

publish-title = Valider les avis
publish-lead = { $count ->
    [0] Aucun avis prêt à être validé.
    [one] { $count } avis prêt à être validé. Vérifiez-le avant de valider.
   *[other] { $count } avis prêts à être validés. Vérifiez-les avant de valider.
}
publish-recipients = Avis et destinataires
publish-mail = Mail envoyé à
publish-when = Publication
publish-now = Publier maintenant
publish-at = Publier à une date
publish-later = Valider sans publier
publish-day = Jour
publish-day-hint = Par exemple 15/04/2026
publish-time = Heure
publish-time-hint = Par exemple 14:30
publish-day-missing = Saisissez le jour de la publication, par exemple 15/04/2026.
publish-time-missing = Saisissez l’heure de la publication, par exemple 14:30.
publish-bad-hour = Cette date est passée ou trop lointaine. Choisissez un moment dans l’année à venir.
publish-when-missing = Dites quand publier.
publish-consequence = À la publication, chaque candidat voit son avis et reçoit son mail au même instant. Une publication à venir peut être arrêtée.
publish-ties = Des rangs sont donnés plusieurs fois sur une liste complémentaire. Départagez-les avant de valider.
publish-tie = { $programme }, rang { $rank } : candidatures { $numbers }
publish-left-out = { $count ->
    [one] { $count } candidature est laissée de côté :
   *[other] { $count } candidatures sont laissées de côté :
}
publish-second-signature = Rien n’est publié : une autre personne doit le faire. Vous pouvez seulement valider ces avis.
publish-nothing = Aucun avis n’est prêt à être validé. Saisissez-en d’abord.
publish-done-now = { $count ->
    [one] { $count } avis est publié et son mail part.
   *[other] { $count } avis sont publiés et leurs mails partent.
} { $left ->
    [0] {""}
    [one] { $left } candidature a été laissée de côté.
   *[other] { $left } candidatures ont été laissées de côté.
}
publish-done-planned = { $count ->
    [one] { $count } avis est validé ; il sera publié le { $date }.
   *[other] { $count } avis sont validés ; ils seront publiés le { $date }.
} { $left ->
    [0] {""}
    [one] { $left } candidature a été laissée de côté.
   *[other] { $left } candidatures ont été laissées de côté.
}
publish-done-validated = { $count ->
    [one] { $count } avis est validé. Il reste à le publier.
   *[other] { $count } avis sont validés. Il reste à les publier.
} { $left ->
    [0] {""}
    [one] { $left } candidature a été laissée de côté.
   *[other] { $left } candidatures ont été laissées de côté.
}
publication-stop = Arrêter la publication
publication-stopped = { $count ->
    [0] La publication est arrêtée.
    [one] La publication est arrêtée. 1 avis reste validé.
   *[other] La publication est arrêtée. { $count } avis restent validés.
}
publication-too-late = Cette publication est déjà faite ou arrêtée.
oddity-file-not-complete = Le dossier n’est pas « Complet ».
oddity-replaces = Remplace un avis publié : { $decision }.
oddity-second-signature = À publier par une autre personne ; vous pouvez seulement le valider.
oddity-resets-answer = Efface la réponse du candidat : { $answer }.
oddity-confirmation-over = La date limite de confirmation est passée : le candidat aura une semaine pour répondre.
left-out-no-decision = aucun avis en préparation, ou l’avis a changé
left-out-planned = sa publication est déjà planifiée
left-out-not-allowed = votre profil ne permet pas de valider cet avis
left-out-second-signature = une autre personne doit le publier ; vous pouvez seulement le valider

# Ce qu’un établissement trouve à son arrivée : types de décision et motivations.

default-decision-favourable = Favorable
default-decision-unfavourable = Défavorable
default-decision-complementary-list = Liste complémentaire
default-decision-waiting-list = Liste d’attente
default-decision-preselection = Présélection
default-reason-level = Niveau insuffisant dans les matières fondamentales de la formation
default-reason-prerequisites = Prérequis de la formation non satisfaits
default-reason-capacity = Capacité d’accueil atteinte
default-reason-project = Projet professionnel sans lien suffisant avec la formation
default-reason-language = Niveau de langue insuffisant
default-reason-incomplete = Dossier incomplet à la date limite de retour
