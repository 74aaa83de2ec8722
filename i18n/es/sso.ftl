# Acceso universitario (ENT).

sso-title = Acceso universitario (ENT)
sso-sign-in-lead = Si estudia o trabaja en la institución.
sso-retry = Repetir el acceso universitario
sso-local-instead = Iniciar sesión con una cuenta de eCandidat
sso-down = El acceso universitario no responde por el momento. Vuelva a intentarlo dentro de unos minutos; una cuenta de eCandidat con contraseña sigue funcionando.
sso-no-attempt = Este acceso no se ha iniciado en este navegador o ha durado demasiado. Empiece de nuevo; debe aceptar las cookies.
sso-sent-already = Este formulario ya ha llegado una primera vez. Use de nuevo el acceso universitario: le lleva a su cuenta o le dice lo que falta.
sso-gave-up = El acceso universitario no ha iniciado su sesión. Empiece de nuevo o use una cuenta de eCandidat.
sso-refused = La respuesta del acceso universitario no se ha aceptado: ha caducado, ya se ha usado o no corresponde a su solicitud. Empiece de nuevo.
sso-deactivated = Su acceso a eCandidat está cerrado. Escriba al servicio de ayuda si cree que es un error.
sso-another-person = La dirección que se quiere confirmar pertenece a una cuenta creada con otro identificador universitario, o su enlace ya no es válido. Entre con el identificador que sirvió para crearla o pida otro enlace con «He perdido mi código de activación».

# Primera visita

sso-new-title = Ha entrado por el acceso universitario
sso-new-lead = Identificador universitario: { $login }. Todavía no está vinculado a ninguna cuenta de eCandidat.
sso-new-waiting = Una cuenta espera la confirmación de la dirección { $email }: abra el enlace que recibió por correo. Si esa dirección estaba mal escrita, cree de nuevo su cuenta.
sso-new-none = No tengo cuenta de eCandidat
sso-new-none-text = Su nombre y su dirección se toman del directorio. No tendrá que recordar ninguna contraseña.
sso-new-has = Ya tengo una cuenta de eCandidat
sso-new-has-text = Inicie sesión una vez con esa cuenta: quedará vinculada a su identificador universitario.
sso-create-lead = Entrará siempre por el acceso universitario, con el identificador { $login }.
sso-create-own-address = La dirección { $email } se la dio la institución: ya está confirmada. Si escribe otra, tendrá que consultar su correo para confirmarla.
sso-create-any-address = Tendrá que consultar su correo para confirmar su dirección; después podrá entrar por el acceso universitario.
sso-create-directory-silent = El directorio de la institución no responde: no ha podido rellenar este formulario. Escriba usted lo que falta.
sso-address-taken = Una cuenta de eCandidat ya usa esta dirección. Vuelva atrás e inicie sesión con esa cuenta para vincularla, o escriba otra dirección.
sso-login-taken = Este identificador universitario ya está vinculado a otra cuenta de eCandidat.
sso-account-linked = Esta cuenta de eCandidat ya está vinculada a otro identificador universitario. Inicie sesión y desvincúlela en «Acceso a su cuenta».
sso-created = Su cuenta está creada y vinculada al acceso universitario. Complete ahora «Mi cuenta».
sso-activate = Para confirmar la dirección { $email }, entre por el acceso universitario con el identificador { $login }, que sirvió para crear esta cuenta. Si no es usted, no haga nada.

# Acceso a su cuenta

sso-access-linked = Su cuenta está vinculada al identificador universitario { $login }: puede entrar por el acceso universitario.
sso-access-none = Su cuenta no está vinculada al acceso universitario. Si estudia o trabaja en la institución, puede vincularla para entrar sin contraseña de eCandidat.
sso-access-link = Vincular a mi identificador universitario
sso-link-title = Vincular su cuenta al acceso universitario
sso-link-lead = El identificador universitario { $login } abrirá su cuenta de eCandidat.
sso-link-button = Vincular mi cuenta
sso-link-too-late = El acceso universitario ha durado demasiado. Empiece de nuevo.
sso-linked = Su cuenta está vinculada al acceso universitario.
sso-unlink-button = Desvincular del acceso universitario
sso-unlinked = Su cuenta ya no está vinculada al acceso universitario. A partir de ahora, inicie sesión con su contraseña de eCandidat.
sso-unlink-no-password = Sin contraseña ya no podría iniciar sesión. Elija antes una contraseña con «He olvidado mis datos de acceso».

# Cierre de sesión

sso-signed-out-title = Ha cerrado la sesión de eCandidat
sso-signed-out = También se va a cerrar la sesión del acceso universitario.
sso-signed-out-go = Continuar

# Personal

sso-staff-login = Identificador universitario
sso-staff-hint = La persona entrará también por el acceso universitario con este identificador, con los derechos de esta cuenta. Vacío: ninguno.
sso-staff-saved = El identificador universitario está guardado.
sso-login-unusable = Este identificador no se puede usar: como máximo 128 caracteres, sin espacios.
