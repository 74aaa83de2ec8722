# « Messages »: le fil entre un candidat et les gestionnaires, pour une candidature.

messages-title = Messages
messages-lead = Écrivez au service qui traite cette candidature. La réponse s’affiche ici, et un mail vous prévient.
messages-lead-staff = Le candidat lit vos messages dans sa candidature, signés de votre profil ; un mail le prévient. Ils ne figurent pas dans le dossier PDF.
messages-thread = Fil des messages
messages-none = Aucun message pour cette candidature.
messages-me = Moi
messages-staff = Service des admissions
messages-new = Nouveau
messages-read = Lu le { $at }
messages-unread = Pas encore lu
messages-pages =
    { $count ->
        [one] { $count } page
       *[other] { $count } pages
    }
messages-write = Écrire un message
messages-body = Message
messages-join = Joindre un document
messages-join-hint = PDF, JPEG ou PNG. Plusieurs fichiers deviennent un seul PDF. Une pièce demandée se dépose dans l’onglet « Pièces justificatives », pas ici.
messages-draft-kept = Votre message est conservé pendant 24 heures, sans les fichiers joints. Il n’est pas encore envoyé.
messages-draft-failed = Votre message n’a pas pu être conservé. Envoyez-le avant de quitter cette page.
messages-send = Envoyer
messages-sent = Votre message est envoyé.
messages-sent-staff = Le message est envoyé au candidat.
messages-empty = Écrivez un message ou joignez un document.
messages-too-long = Un message a 4 000 caractères au plus.
messages-too-many = Trop de messages en une heure. Réessayez plus tard.
messages-full = Ce fil est plein : 2 000 messages au plus. Écrivez au contact de la formation.
messages-archived = Cette campagne est archivée : il n’est plus possible d’écrire.
messages-not-checked = Le document ne peut pas être vérifié pour le moment. Réessayez plus tard, ou envoyez le message sans document.
messages-waiting-lead = Les fils où un candidat attend une réponse, dans votre périmètre.
messages-waiting-none = Aucun message à lire.
messages-waiting-unread = Non lus
messages-waiting-latest = Dernier message
messages-tab-unread =
    { $count ->
        [one] { $count } non lu
       *[other] { $count } non lus
    }
messages-dashboard =
    { $count ->
        [one] { $count } nouveau message
       *[other] { $count } nouveaux messages
    }
messages-open = Lire
nav-staff-thread = Messages
audit-message-send = Message envoyé
