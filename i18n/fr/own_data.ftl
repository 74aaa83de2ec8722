# « Mes données »: copie, consultations, effacement.

own-data-title = Mes données
own-data-lead = Vos données vous appartiennent : vous pouvez en recevoir une copie, savoir qui a consulté vos candidatures, et demander leur effacement.
own-data-notice-link = Comment vos données sont traitées
own-data-link = Mes données : copie, consultations, effacement
own-data-copy-title = Recevoir une copie
own-data-copy-lead = Une archive ZIP avec vos données (JSON), le dossier PDF de chaque candidature et vos documents tels que vous les avez déposés. Un mail vous prévient quand elle est prête ; elle ne peut être téléchargée que depuis votre compte, pendant { $days } jours.
own-data-ask = Préparer une copie de mes données
own-data-asked = Votre copie se prépare. Un mail vous préviendra.
own-data-under-way = Une copie se prépare déjà.
own-data-too-many = Trois copies par jour suffisent. Réessayez demain.
own-data-download = Télécharger la copie
own-data-ready = { $size }, jusqu’au { $until }
own-data-making = En préparation
own-data-making-since = demandée le { $since }
own-data-made = Votre copie est prête ; vous pouvez la télécharger.
own-data-consulted-title = Qui a consulté mon dossier
own-data-consulted-none = Personne n’a encore ouvert vos candidatures.
own-data-consulted-when = Première consultation du jour
own-data-consulted-who = Par qui
own-data-consulted-what = Candidature
own-data-consulted-staff = Personnel de l’établissement
own-data-consulted-more = Les { $count } consultations les plus récentes sont affichées ; la copie de vos données les contient toutes.
own-data-erasure-title = Effacer mes données
own-data-erasure-lead = Le service des admissions répond à chaque demande dans le mois.
own-data-erasure-waiting = Votre demande du { $asked } est enregistrée ; le service des admissions va y répondre.
own-data-erasure-accepted = Votre demande est acceptée. Vos données seront effacées à la fin de la campagne, après le { $until }.
own-data-erasure-refused = Votre demande n’a pas été acceptée.
own-data-erase-title = Demander l’effacement de mes données
own-data-erase-ask = Demander l’effacement de mes données
own-data-erase-what = Votre compte, votre profil et tous vos documents sont supprimés. Vos candidatures passées restent dans les statistiques, sans rien qui vous désigne.
own-data-erase-kept = Une candidature transmise dans une campagne en cours est conservée jusqu’à la fin de cette campagne ; l’effacement a lieu ensuite.
own-data-erase-who = Pour renoncer seulement à une candidature, annulez-la : l’effacement n’est pas nécessaire.
own-data-erase-reason = Motif
own-data-erase-sure = Je comprends que l’effacement est définitif
own-data-erase-not-sure = Cochez cette case pour confirmer.
own-data-erase-too-long = Le motif a 1 000 caractères au plus.
own-data-erase-asked = Votre demande est enregistrée. Un mail vous le confirme.
own-data-erase-already = Une demande est déjà enregistrée.
own-data-erase-staff = Vous avez un profil dans l’établissement : faites-le retirer par l’administration avant de demander l’effacement de vos données.
own-data-erase-withdraw = Retirer ma demande
own-data-erase-withdrawn = Votre demande est retirée.
own-data-erase-nothing = Aucune demande n’est en cours.
own-data-file-archive = mes-donnees
own-data-file-readme = LISEZ-MOI.txt
own-data-file-json = donnees.json
own-data-file-submission = transmission.json
own-data-folder-applications = candidatures
own-data-folder-documents = documents
own-data-folder-letters = lettres
own-data-folder-messages = messages
own-data-readme =
    Copie de vos données eCandidat ({ $institution })

    donnees.json : votre compte, votre profil, vos candidatures et leurs décisions publiées, les mails reçus, qui a consulté vos candidatures, vos demandes d’effacement. Un fichier introuvable y est nommé.
    candidatures : le dossier PDF de chaque candidature et, pour chaque transmission, ce qui a été transmis et l’accusé de réception.
    lettres : vos lettres d’admission et de refus.
    messages : les documents joints à vos messages et à ceux de l’établissement.
    documents : vos fichiers tels que vous les avez déposés, anciennes versions comprises.

nav-staff-erasures = Demandes d’effacement
erasure-title = Demande d’effacement
erasure-lead = Une réponse est due dans le mois. Accepter rend la personne anonyme et supprime ses documents ; refuser demande un motif.
erasure-none = Aucune demande d’effacement.
erasure-who = Personne
erasure-asked = Demandée le
erasure-due = Réponse avant le
erasure-state = État
erasure-state-waiting = À traiter
erasure-state-accepted = Acceptée, en attente de la fin de la campagne
erasure-state-refused = Refusée
erasure-state-withdrawn = Retirée
erasure-state-done = Effacée
erasure-nobody-left = Personne effacée
erasure-answered = Réponse le
erasure-answer = Réponse
erasure-kept-until = Conservée jusqu’au
erasure-number = N°
erasure-registered = Transmise au logiciel de scolarité
erasure-application-cancelled = Annulée
erasure-now = Accepter efface tout de suite et définitivement : compte, profil, documents, mails.
erasure-later = Une candidature est transmise dans une campagne en cours. Si vous acceptez, l’effacement a lieu après le { $until }, sans autre action.
erasure-staff = Cette personne a un profil dans l’établissement : retirez-le d’abord dans « Droits ».
erasure-nobody = Cette personne est déjà effacée.
erasure-answer-words = Votre réponse à la personne
erasure-answer-hint = Obligatoire en cas de refus. Le texte est envoyé par mail.
erasure-accept = Accepter et effacer
erasure-refuse = Refuser
erasure-reason-missing = Dites pourquoi la demande est refusée.
erasure-stale = La demande a changé entre-temps. Vérifiez-la ci-dessus, puis répondez de nouveau.
erasure-too-long = La réponse a 1 000 caractères au plus.
erasure-already = Cette demande a déjà une réponse.
erasure-done = Les données sont effacées.
erasure-accepted = La demande est acceptée. L’effacement aura lieu après le { $until }.
erasure-refused = La demande est refusée ; la personne est prévenue.
