# Acceso y cuenta.

sign-in-title = Iniciar sesión
sign-in-lead = Inicie sesión con su cuenta de eCandidat
sign-in-login = Usuario
sign-in-login-hint = Su número de expediente o su correo electrónico
sign-in-password = Contraseña
sign-in-button = Iniciar sesión
sign-in-login-missing = Escriba su número de expediente o su correo electrónico.
sign-in-password-missing = Escriba su contraseña.
sign-in-wrong = Usuario o contraseña incorrectos. Compruebe lo que ha escrito o pida una contraseña nueva con «He olvidado mis datos de acceso».
sign-in-not-activated = Su cuenta todavía no está activada. Abra el enlace que recibió por correo o pida otro con «He perdido mi código de activación».
sign-in-too-many = Demasiados intentos en poco tiempo. Espere un cuarto de hora o pida una contraseña nueva con «He olvidado mis datos de acceso».
forgotten-link = He olvidado mis datos de acceso
lost-link-link = He perdido mi código de activación

# Mensajes generales de la cuenta

account-sso-button = Acceso universitario (ENT)
account-link-not-valid = Este enlace ya no es válido: ya se ha usado, otro más reciente lo ha sustituido o su plazo ha terminado. Pida otro.
account-look-in-junk = ¿No llega el correo? Espere unos minutos y mire después en su carpeta de correo no deseado.

# Crear una cuenta

account-create-title = Crear una cuenta
account-create-lead = Bastan dos minutos. Completará su expediente después de confirmar su correo electrónico.
account-create-warning = Atención: cuando haya modificado su cuenta, se cerrará su sesión. Tendrá que consultar su correo para confirmar su dirección; después podrá volver a iniciar sesión.
account-create-closed = En este sitio no se pueden crear cuentas. Si estudia en esta institución, inicie sesión; si no, el servicio de ayuda le dirá cómo presentar su candidatura.
account-create-sso-question = ¿Estudia en la institución { $institution }?
account-create-sso = Use el acceso universitario (ENT): su INE y sus estudios se recuperarán automáticamente.
account-create-too-many = Se han creado demasiadas cuentas desde su red en poco tiempo. Vuelva a intentarlo dentro de una hora.
account-last-name = Apellidos
account-first-name = Nombre
account-email = Correo electrónico
account-email-hint = A esta dirección se enviarán sus datos de acceso y todas las decisiones. Cada dirección sirve para una sola persona.
account-email-again = Confirme su correo electrónico
account-last-name-missing = Escriba sus apellidos.
account-first-name-missing = Escriba su nombre.
account-name-too-long = Este nombre es demasiado largo: { $found } caracteres; se permiten { $max }.
account-name-control-character = Este nombre contiene un carácter invisible. Bórrelo y escríbalo con el teclado.
account-name-no-letter = Este nombre no contiene ninguna letra. Escríbalo con letras.
account-email-again-missing = Escriba su correo electrónico por segunda vez.
account-emails-differ = Las dos direcciones son distintas. Compruebe «{ $part }».
account-suggestion = ¿Quería decir «{ $email }»?
account-suggestion-keep = Si la dirección que ha escrito es la correcta, guarde de nuevo.
account-suggestion-use = Usar { $email }
account-data-title = Uso de sus datos personales
account-data = Sus datos sirven para tramitar sus candidaturas. Puede consultarlos, rectificarlos o pedir que se borren escribiendo a la persona delegada de protección de datos.
account-steps-title = Qué va a ocurrir
account-step-1 = Usted guarda este formulario
account-step-1-more = Apellidos, nombre, correo electrónico
account-step-2 = Recibe un correo
account-step-2-more = Contiene su usuario y un enlace de activación. Mire también en el correo no deseado.
account-step-3 = Abre el enlace
account-step-3-more = Elige una contraseña y su cuenta queda confirmada.
account-step-4 = Ha iniciado sesión
account-step-4-more = Solo falta completar «Mi cuenta».
account-created = Su solicitud para la dirección { $email } está registrada.
account-sent-title = Confirme su correo electrónico
account-sent = Ahora debe confirmar la creación de su cuenta. Para ello, abra su buzón y pulse el enlace de confirmación del correo de eCandidat que ha recibido (si no lo encuentra, mire en la carpeta de correo no deseado). Volverá entonces a eCandidat.
account-sent-nothing = El correo suele llegar en pocos minutos. Si no llega:
account-sent-again = Mi dirección estaba mal escrita, vuelvo a empezar

# Activación

account-activate-title = Activar su cuenta
account-activate-lead = Buenos días, { $name }. Elija su contraseña: su cuenta se activará y se iniciará su sesión.
account-activate-login = Su usuario: { $login }
account-activate-button = Activar mi cuenta
account-activated = Su cuenta está activada. Complete ahora «Mi cuenta».
account-already-active = Su cuenta ya está activada. Inicie sesión; si no recuerda su contraseña, pida otra.

# Contraseña

account-password-again = Confirme la contraseña
account-password-hint = Al menos 12 caracteres. Lo más sencillo: unas palabras sin relación entre sí. Ni su nombre ni su dirección.
account-password-again-missing = Escriba la contraseña por segunda vez.
account-passwords-differ = Las dos contraseñas son distintas. Escríbalas de nuevo; «Mostrar» ayuda a comprobarlas.
account-password-same = Esa ya es su contraseña. Elija otra.
account-old-password-missing = Escriba su contraseña actual.
account-old-password-wrong = Esa no es su contraseña actual. Compruebe lo que ha escrito.
account-new-password-title = Elegir una contraseña nueva
account-new-password-lead = Sustituirá a la anterior y se cerrarán todas las sesiones abiertas.
account-new-password = Contraseña nueva
account-new-password-done = Su contraseña nueva está guardada. Inicie sesión.
account-new-password-not-active = Su contraseña nueva está guardada, pero su cuenta todavía no está activada. Abra el enlace del correo de activación o pida otro con «He perdido mi código de activación».
password-missing = Elija una contraseña.
password-too-short = Esta contraseña es demasiado corta: { $found } caracteres; hacen falta al menos { $min }.
password-too-long = Esta contraseña es demasiado larga: { $found } caracteres; se permiten como máximo { $max }.
password-own-name = Esta contraseña contiene su nombre o sus apellidos. Elija otra.
password-own-mail = Esta contraseña contiene su correo electrónico. Elija otra.
password-guessable = Esta contraseña se adivinaría enseguida. Añada una o dos palabras sin relación con las demás.

# Datos de acceso olvidados, código perdido

account-forgotten-lead = Escriba el correo electrónico que indicó al crear su cuenta de eCandidat. Recibirá su usuario y un enlace para elegir una contraseña nueva.
account-forgotten-sent = Si existe una cuenta de eCandidat para esta dirección, acaba de salir un correo con su usuario y un enlace para elegir una contraseña nueva.
account-lost-link-lead = Escriba el correo electrónico que indicó al crear su cuenta de eCandidat. Recibirá un nuevo enlace de activación; el anterior dejará de funcionar.
account-lost-link-sent = Si existe una cuenta de eCandidat para esta dirección, acaba de salir un correo con un enlace de activación.
account-recover-hint = Por ejemplo nombre.apellido@ejemplo.es
account-recover-button = Enviar
account-recover-again = Escribir otra dirección
account-recover-too-many = Demasiadas solicitudes en poco tiempo. Mire en su correo no deseado y vuelva a intentarlo dentro de una hora.

# Correo electrónico

email-missing = Escriba su correo electrónico.
email-too-long = Esta dirección es demasiado larga: { $found } caracteres; se permiten { $max }.
email-space = Esta dirección contiene un espacio. Quítelo.
email-missing-at = Falta el signo «@». Escriba una dirección como nombre.apellido@ejemplo.es
email-several-at = Esta dirección contiene varios «@». Deje solo uno.
email-accent = Esta dirección contiene «{ $found }». Escríbala sin tildes ni caracteres especiales.
email-local = Lo que precede al signo «@» no es válido. Compruebe los puntos y los signos.
email-domain = Lo que sigue al signo «@» no es válido. Escriba una dirección como nombre.apellido@ejemplo.es
email-ending = Falta el final de la dirección, por ejemplo «.es» o «.com».
account-email-same = Esa ya es su dirección. Escriba la nueva.
account-email-taken = Otra cuenta usa ahora esta dirección: ya no puede ser la suya.
account-email-changed = Su correo electrónico es ahora { $email }.
account-confirm-email-title = Confirmar su correo electrónico
account-confirm-email-lead = { $email } sustituirá a la dirección actual de su cuenta. Todos los correos se enviarán allí.
account-confirm-email-button = Confirmar esta dirección

# Acceso

access-title = Acceso a su cuenta
access-login = Ha iniciado sesión con el usuario:
access-email-title = Correo electrónico
access-contact-email = Dirección de contacto:
access-email-waiting = Hemos escrito a { $email }. Abra el enlace de ese correo para confirmar la dirección; hasta entonces sigue en vigor la actual. Mire también en el correo no deseado.
access-new-email = Nuevo correo electrónico
access-new-email-hint = Recibirá allí un enlace de confirmación que se puede usar durante 24 horas.
access-email-button = Cambiar el correo electrónico
access-email-asked = Acaba de salir un correo de confirmación a { $email }. Su dirección cambiará cuando haya abierto el enlace.
access-old-password = Contraseña actual
access-password-button = Cambiar la contraseña
access-password-changed = Su contraseña ha cambiado. Sus otras sesiones están cerradas.
access-password-too-many = Demasiados intentos en poco tiempo. Espere un cuarto de hora.
access-no-password = Usted entra por el acceso universitario (ENT). Para poder entrar también con una contraseña, pida una.
access-language-title = Idioma preferido
access-language = Idioma
access-language-hint = El de las páginas y de los correos que recibe.
access-language-changed = Su idioma está guardado.
access-sessions-title = Sus sesiones
access-sessions-lead = Los dispositivos en los que su cuenta está abierta. Si no reconoce alguno, cierre esa sesión y cambie su contraseña.
access-session-this = Este dispositivo
access-session-when = Desde el { $since }, última actividad el { $seen }
access-session-unknown = Dispositivo desconocido
access-session-end = Cerrar
access-session-ended = La sesión está cerrada.
access-sessions-end-others = Cerrar todas las demás sesiones
access-sessions-ended = Todas sus otras sesiones están cerradas.

# Correo de la demostración

demo-mail-title = Correo de la demostración
demo-mail-lead = Todos los correos enviados por esta demostración. Nada sale al exterior.
demo-mail-empty = Ningún correo por ahora. Cree una cuenta para recibir uno.
demo-mail-from-to = De { $from } a { $to }
demo-mail-attachments = Archivos adjuntos
demo-mail-copies = Copias:

# Pie de cada correo

mail-footer-automatic = Este mensaje se envía automáticamente; por favor, no responda.
mail-footer-contact = ¿Alguna pregunta? Escriba a { $email }
mail-footer-assistance = ¿Alguna pregunta? Consulte la ayuda: { $url }
mail-civility-mr = Señor
mail-civility-mrs = Señora
mail-refused-document = { $document }: { $comment }
mail-appeal = Esta decisión responde a su recurso.
mail-convocation = Convocatoria: { $where }.
mail-convocation-day = el { $date }
file-number-missing = Escriba un número de expediente.
file-number-length = Un número de expediente tiene ocho caracteres.
file-number-character = Un número de expediente solo tiene cifras y letras.
file-number-prefix-too-long = El prefijo tiene como máximo dos caracteres.
