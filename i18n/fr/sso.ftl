# Connexion par l’ENT de l’établissement.

sso-title = Connexion ENT
sso-sign-in-lead = Si vous êtes étudiant ou personnel de l’établissement.
sso-retry = Recommencer la connexion ENT
sso-local-instead = Se connecter avec un compte eCandidat
sso-down = La connexion ENT ne répond pas pour le moment. Réessayez dans quelques minutes ; un compte eCandidat avec mot de passe fonctionne toujours.
sso-no-attempt = Cette connexion n’a pas été commencée dans ce navigateur, ou elle a duré trop longtemps. Recommencez ; les cookies doivent être acceptés.
sso-sent-already = Ce formulaire est déjà arrivé une première fois. Passez de nouveau par la connexion ENT : elle vous mène à votre compte, ou dit ce qui lui manque.
sso-gave-up = L’ENT ne vous a pas connecté. Recommencez, ou utilisez un compte eCandidat.
sso-refused = La réponse de l’ENT n’a pas été acceptée : elle est périmée, a déjà servi ou ne correspond pas à votre demande. Recommencez.
sso-deactivated = Votre accès à eCandidat est fermé. Écrivez à l’assistance si vous pensez que c’est une erreur.
sso-another-person = L’adresse à valider appartient à un compte créé avec un autre identifiant ENT, ou son lien n’est plus valable. Connectez-vous avec l’identifiant qui a servi à la création, ou demandez un autre lien avec « J’ai perdu mon code d’activation ».

# Première visite

sso-new-title = Vous êtes connecté à l’ENT
sso-new-lead = Identifiant ENT : { $login }. Il n’est encore lié à aucun compte eCandidat.
sso-new-waiting = Un compte attend la validation de l’adresse { $email } : ouvrez le lien reçu par mail. Si cette adresse était mal saisie, créez de nouveau votre compte.
sso-new-none = Je n’ai pas de compte eCandidat
sso-new-none-text = Votre nom et votre adresse sont repris de l’annuaire. Vous n’aurez pas de mot de passe à retenir.
sso-new-has = J’ai déjà un compte eCandidat
sso-new-has-text = Connectez-vous une fois avec ce compte : il sera lié à votre identifiant ENT.
sso-create-lead = Vous vous connecterez toujours par l’ENT, avec l’identifiant { $login }.
sso-create-own-address = L’adresse { $email } vous a été donnée par l’établissement : elle est déjà validée. Si vous en saisissez une autre, vous devrez consulter vos courriels pour la valider.
sso-create-any-address = Vous devrez consulter vos courriels pour valider votre adresse, puis vous pourrez vous connecter par l’ENT.
sso-create-directory-silent = L’annuaire de l’établissement ne répond pas : il n’a pas pu remplir ce formulaire. Saisissez vous-même ce qui manque.
sso-address-taken = Un compte eCandidat utilise déjà cette adresse. Revenez en arrière et connectez-vous avec ce compte pour le lier, ou saisissez une autre adresse.
sso-login-taken = Cet identifiant ENT est déjà lié à un autre compte eCandidat.
sso-account-linked = Ce compte eCandidat est déjà lié à un autre identifiant ENT. Connectez-vous, puis déliez-le dans « Accès à votre compte ».
sso-created = Votre compte est créé et lié à l’ENT. Complétez maintenant « Mon compte ».
sso-activate = Pour valider l’adresse { $email }, connectez-vous à l’ENT avec l’identifiant { $login }, qui a servi à créer ce compte. Si ce n’est pas vous, ne faites rien.

# Accès à votre compte

sso-access-linked = Votre compte est lié à l’identifiant ENT { $login } : vous pouvez vous connecter par l’ENT.
sso-access-none = Votre compte n’est pas lié à l’ENT. Si vous êtes étudiant ou personnel de l’établissement, vous pouvez le lier pour vous connecter sans mot de passe eCandidat.
sso-access-link = Lier à mon identifiant ENT
sso-link-title = Lier votre compte à l’ENT
sso-link-lead = L’identifiant ENT { $login } ouvrira votre compte eCandidat.
sso-link-button = Lier mon compte
sso-link-too-late = La connexion ENT a duré trop longtemps. Recommencez.
sso-linked = Votre compte est lié à l’ENT.
sso-unlink-button = Délier de l’ENT
sso-unlinked = Votre compte n’est plus lié à l’ENT. Connectez-vous désormais avec votre mot de passe eCandidat.
sso-unlink-no-password = Sans mot de passe, vous ne pourriez plus vous connecter. Choisissez d’abord un mot de passe avec « J’ai oublié mes identifiants ».

# Déconnexion

sso-signed-out-title = Vous êtes déconnecté d’eCandidat
sso-signed-out = La connexion ENT va être fermée elle aussi.
sso-signed-out-go = Continuer

# Personnel

sso-staff-login = Identifiant ENT
sso-staff-hint = La personne se connectera aussi par l’ENT avec cet identifiant, avec les droits de ce compte. Vide : aucun.
sso-staff-saved = L’identifiant ENT est enregistré.
sso-login-unusable = Cet identifiant n’est pas utilisable : 128 caractères au plus, sans espace.
