# Connexion et compte.

sign-in-title = Connexion
sign-in-lead = Veuillez vous connecter avec votre compte eCandidat
sign-in-login = Utilisateur
sign-in-login-hint = Votre numéro de dossier ou votre adresse mail
sign-in-password = Mot de passe
sign-in-button = Connexion
sign-in-login-missing = Saisissez votre numéro de dossier ou votre adresse mail.
sign-in-password-missing = Saisissez votre mot de passe.
sign-in-wrong = Utilisateur ou mot de passe incorrect. Vérifiez votre saisie, ou demandez un nouveau mot de passe avec « J’ai oublié mes identifiants ».
sign-in-not-activated = Votre compte n’est pas encore activé. Ouvrez le lien reçu par mail, ou demandez-en un autre avec « J’ai perdu mon code d’activation ».
sign-in-too-many = Trop d’essais en peu de temps. Attendez un quart d’heure, ou demandez un nouveau mot de passe avec « J’ai oublié mes identifiants ».
forgotten-link = J’ai oublié mes identifiants
lost-link-link = J’ai perdu mon code d’activation

# Messages communs du compte

account-sso-button = Connexion ENT
account-link-not-valid = Ce lien n’est plus valable : il a déjà servi, un lien plus récent l’a remplacé, ou son délai est passé. Demandez-en un autre.
account-look-in-junk = Le mail n’arrive pas ? Attendez quelques minutes, puis regardez dans vos courriels indésirables.

# Création de compte

account-create-title = Création de compte
account-create-lead = Deux minutes suffisent. Vous compléterez votre dossier après avoir validé votre adresse mail.
account-create-warning = Attention, lorsque vous aurez modifié votre compte, vous serez déconnecté. Vous devrez consulter vos courriels pour valider votre adresse, puis vous pourrez vous reconnecter.
account-create-closed = La création de compte n’est pas ouverte sur ce site. Si vous êtes étudiant de l’établissement, connectez-vous ; sinon, l’assistance vous dira comment candidater.
account-create-sso-question = Vous êtes étudiant à l’établissement { $institution } ?
account-create-sso = Passez par l’ENT : votre INE et votre cursus seront repris automatiquement.
account-create-too-many = Trop de comptes ont été créés depuis votre réseau en peu de temps. Réessayez dans une heure.
account-last-name = Nom
account-first-name = Prénom
account-email = Adresse mail
account-email-hint = Vos identifiants et toutes les décisions y seront envoyés. Une adresse ne sert qu’à un seul candidat.
account-email-again = Confirmation Adresse Mail
account-last-name-missing = Saisissez votre nom.
account-first-name-missing = Saisissez votre prénom.
account-name-too-long = Ce nom est trop long : { $found } caractères pour { $max } autorisés.
account-name-control-character = Ce nom contient un caractère invisible. Effacez-le et saisissez-le au clavier.
account-name-no-letter = Ce nom ne contient aucune lettre. Saisissez-le en toutes lettres.
account-email-again-missing = Saisissez une seconde fois votre adresse mail.
account-emails-differ = Les deux adresses sont différentes. Vérifiez « { $part } ».
account-suggestion = Vouliez-vous dire « { $email } » ?
account-suggestion-keep = Si votre adresse est bien celle que vous avez saisie, enregistrez de nouveau.
account-suggestion-use = Utiliser { $email }
account-data-title = Utilisation de vos données personnelles
account-data = Vos données servent à instruire vos candidatures. Vous pouvez y accéder, les rectifier ou les faire effacer en écrivant à la personne déléguée à la protection des données.
account-steps-title = Ce qui va se passer
account-step-1 = Vous enregistrez ce formulaire
account-step-1-more = Nom, prénom, adresse mail
account-step-2 = Vous recevez un mail
account-step-2-more = Il contient votre login et un lien d’activation. Pensez aux indésirables.
account-step-3 = Vous cliquez sur le lien
account-step-3-more = Vous choisissez un mot de passe, votre compte est validé.
account-step-4 = Vous êtes connecté
account-step-4-more = Il reste à compléter « Mon compte ».
account-created = Votre demande est enregistrée pour l’adresse { $email }.
account-sent-title = Validez votre adresse mail
account-sent = Vous devez maintenant valider la création de votre compte. Pour cela, rendez-vous sur votre boîte mail et cliquez sur le lien de validation du mail eCandidat que vous avez reçu (si vous ne trouvez pas le mail, pensez à regarder dans vos mails « indésirables »). Vous serez alors redirigé vers eCandidat.
account-sent-nothing = Le mail arrive d’ordinaire en quelques minutes. S’il n’arrive pas :
account-sent-again = Mon adresse était mal saisie, je recommence

# Activation

account-activate-title = Activation de votre compte
account-activate-lead = Bonjour { $name }. Choisissez votre mot de passe : votre compte sera activé et vous serez connecté.
account-activate-login = Votre login : { $login }
account-activate-button = Activer mon compte
account-activated = Votre compte est activé. Complétez maintenant « Mon compte ».
account-already-active = Votre compte est déjà activé. Connectez-vous ; si vous ne connaissez plus votre mot de passe, demandez-en un autre.

# Mot de passe

account-password-again = Confirmation mot de passe
account-password-hint = Au moins 12 caractères. Le plus simple : quelques mots sans rapport entre eux. Ni votre nom ni votre adresse.
account-password-again-missing = Saisissez une seconde fois le mot de passe.
account-passwords-differ = Les deux mots de passe sont différents. Saisissez-les de nouveau ; « Afficher » aide à vérifier.
account-password-same = C’est déjà votre mot de passe. Choisissez-en un autre.
account-old-password-missing = Saisissez votre mot de passe actuel.
account-old-password-wrong = Ce n’est pas votre mot de passe actuel. Vérifiez votre saisie.
account-new-password-title = Choisir un nouveau mot de passe
account-new-password-lead = Il remplacera l’ancien, et toutes les connexions en cours seront fermées.
account-new-password = Nouveau mot de passe
account-new-password-done = Votre nouveau mot de passe est enregistré. Connectez-vous.
account-new-password-not-active = Votre nouveau mot de passe est enregistré, mais votre compte n’est pas encore activé. Ouvrez le lien du mail d’activation, ou demandez-en un autre avec « J’ai perdu mon code d’activation ».
password-missing = Choisissez un mot de passe.
password-too-short = Ce mot de passe est trop court : { $found } caractères pour { $min } au moins.
password-too-long = Ce mot de passe est trop long : { $found } caractères pour { $max } au plus.
password-own-name = Ce mot de passe contient votre nom ou votre prénom. Choisissez-en un autre.
password-own-mail = Ce mot de passe contient votre adresse mail. Choisissez-en un autre.
password-guessable = Ce mot de passe serait vite deviné. Ajoutez un ou deux mots sans rapport avec les autres.

# Identifiants oubliés, code perdu

account-forgotten-lead = Saisissez l’adresse mail fournie lors de la création de votre compte eCandidat. Vous recevrez votre login et un lien pour choisir un nouveau mot de passe.
account-forgotten-sent = Si un compte eCandidat existe pour cette adresse, un mail vient de partir avec votre login et un lien pour choisir un nouveau mot de passe.
account-lost-link-lead = Saisissez l’adresse mail fournie lors de la création de votre compte eCandidat. Vous recevrez un nouveau lien d’activation ; l’ancien ne fonctionnera plus.
account-lost-link-sent = Si un compte eCandidat existe pour cette adresse, un mail vient de partir avec un lien d’activation.
account-recover-hint = Par exemple prenom.nom@exemple.fr
account-recover-button = Envoyer
account-recover-again = Saisir une autre adresse
account-recover-too-many = Trop de demandes en peu de temps. Regardez dans vos courriels indésirables, puis réessayez dans une heure.

# Adresse mail

email-missing = Saisissez votre adresse mail.
email-too-long = Cette adresse est trop longue : { $found } caractères pour { $max } autorisés.
email-space = Cette adresse contient une espace. Retirez-la.
email-missing-at = Il manque le signe « @ ». Saisissez une adresse comme prenom.nom@exemple.fr
email-several-at = Cette adresse contient plusieurs « @ ». N’en gardez qu’un.
email-accent = Cette adresse contient « { $found } ». Saisissez-la sans accent ni caractère spécial.
email-local = Ce qui précède le « @ » n’est pas valable. Vérifiez les points et les signes.
email-domain = Ce qui suit le « @ » n’est pas valable. Saisissez une adresse comme prenom.nom@exemple.fr
email-ending = La fin de l’adresse manque, par exemple « .fr » ou « .com ».
account-email-same = C’est déjà votre adresse. Saisissez la nouvelle.
account-email-taken = Un autre compte utilise maintenant cette adresse : elle ne peut plus être la vôtre.
account-email-changed = Votre adresse mail est maintenant { $email }.
account-confirm-email-title = Confirmer votre adresse mail
account-confirm-email-lead = { $email } remplacera l’adresse actuelle de votre compte. Tous les mails y seront envoyés.
account-confirm-email-button = Confirmer cette adresse

# Accès

access-title = Accès à votre compte
access-login = Vous êtes connecté avec le login :
access-email-title = Adresse mail
access-contact-email = Adresse de contact :
access-email-waiting = Nous avons écrit à { $email }. Ouvrez le lien de ce mail pour confirmer l’adresse ; d’ici là, l’adresse actuelle reste en vigueur. Pensez aux courriels indésirables.
access-new-email = Nouvelle adresse mail
access-new-email-hint = Vous y recevrez un lien de confirmation, utilisable pendant 24 heures.
access-email-button = Modifier l’adresse mail
access-email-asked = Un mail de confirmation vient de partir à { $email }. Votre adresse changera quand vous aurez ouvert son lien.
access-old-password = Mot de passe actuel
access-password-button = Modifier le mot de passe
access-password-changed = Votre mot de passe est modifié. Vos autres connexions sont fermées.
access-password-too-many = Trop d’essais en peu de temps. Attendez un quart d’heure.
access-no-password = Vous vous connectez par l’ENT. Pour pouvoir aussi vous connecter avec un mot de passe, demandez-en un.
access-language-title = Langue préférée
access-language = Langue
access-language-hint = Celle des pages et des mails que vous recevez.
access-language-changed = Votre langue est enregistrée.
access-sessions-title = Vos connexions
access-sessions-lead = Les appareils sur lesquels votre compte est ouvert. Si vous n’en reconnaissez pas un, fermez-le et modifiez votre mot de passe.
access-session-this = Cet appareil
access-session-when = Depuis le { $since }, dernière activité le { $seen }
access-session-unknown = Appareil inconnu
access-session-end = Fermer
access-session-ended = La connexion est fermée.
access-sessions-end-others = Fermer toutes les autres connexions
access-sessions-ended = Toutes vos autres connexions sont fermées.

# Courrier de démonstration

demo-mail-title = Courrier de démonstration
demo-mail-lead = Tous les mails envoyés par cette démonstration. Rien ne part vers l’extérieur.
demo-mail-empty = Aucun mail pour l’instant. Créez un compte pour en recevoir un.
demo-mail-from-to = De { $from } à { $to }
demo-mail-attachments = Pièces jointes
demo-mail-copies = Copies :

# Bas de chaque mail

mail-footer-automatic = Ce message est envoyé automatiquement, merci de ne pas y répondre.
mail-footer-contact = Une question ? Écrivez à { $email }
mail-footer-assistance = Une question ? Consultez l’assistance : { $url }
mail-civility-mr = Monsieur
mail-civility-mrs = Madame
mail-refused-document = { $document } : { $comment }
mail-appeal = Cette décision fait suite à votre recours.
mail-convocation = Convocation : { $where }.
mail-convocation-day = le { $date }
file-number-missing = Saisissez un numéro de dossier.
file-number-length = Un numéro de dossier a huit caractères.
file-number-character = Un numéro de dossier n’a que des chiffres et des lettres.
file-number-prefix-too-long = Le préfixe a deux caractères au plus.
