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
