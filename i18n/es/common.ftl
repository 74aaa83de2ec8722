# El marco de todas las páginas: navegación, formularios, fechas, mensajes de error generales.

title-error = Error:{" "}
skip-to-content = Ir al contenido
menu = Menú
language-name = Español
language = Idioma
not-signed-in = Sin sesión iniciada
create-account = Crear una cuenta
sign-out = Cerrar sesión

nav-main = Navegación principal
breadcrumb = Ruta de navegación
nav-home = Inicio
nav-catalogue = Oferta de estudios
nav-applications = Candidaturas
nav-account = Mi cuenta
nav-assistance = Ayuda
nav-staff-side = Área de gestión
nav-applicant-side = Área de candidaturas
nav-group-applications = Candidaturas
nav-group-setup = Centro de candidatura
nav-group-central = Gestión académica central
nav-group-administration = Administración
nav-staff-applications = Candidaturas
nav-staff-committee = Comisión
nav-staff-programmes = Estudios
nav-staff-document-types = Documentos justificativos
nav-staff-questions = Preguntas complementarias
nav-staff-forms = Formularios complementarios
nav-staff-committees = Comisiones
nav-staff-admin = Puesta en servicio
nav-staff-institution = Institución
nav-staff-campaigns = Campañas
nav-staff-centres = Centros de candidatura
nav-staff-decision-types = Tipos de decisión
nav-staff-mails = Correos
nav-staff-letters = Cartas
nav-staff-wording = Nombres de los estados
nav-staff-messages = Mensajes
nav-staff-faq = Preguntas frecuentes
nav-staff-people = Derechos
nav-staff-jobs = Tareas

footer-accessibility = Accesibilidad: parcialmente conforme
footer-personal-data = Datos personales
footer-legal = Aviso legal
footer-appearance = Apariencia
footer-demo-mail = Correo de la demostración

script-failed = No se han podido cargar los datos. Compruebe su conexión y vuelva a intentarlo.
script-offline = Parece que no tiene conexión. Lo que ha escrito sigue en esta página; vuelva a intentarlo cuando tenga conexión.
session-warning-one = Su sesión termina dentro de {"{"}n{"}"} minuto.
session-warning-many = Su sesión termina dentro de {"{"}n{"}"} minutos.
session-ended = Su sesión ha terminado. Guarde esta página: lo que ha escrito se conservará mientras vuelve a iniciar sesión.
session-kept = Su sesión se ha prolongado.
session-stay = Seguir en la sesión
kept-form-shown = Lo que había escrito antes de que terminara su sesión se ha conservado y está de nuevo en el formulario. Reléalo y guárdelo.
kept-form-sign-in = Su sesión ha terminado. Lo que ha escrito se conserva durante 24 horas: vuelva a iniciar sesión con la misma cuenta para recuperarlo.
kept-form-file = Su sesión ha terminado y el archivo no se ha guardado. Vuelva a iniciar sesión y elíjalo de nuevo.
kept-form-upload = Su sesión ha terminado y la subida de sus archivos se ha interrumpido. Vuelva a iniciar sesión con la misma cuenta para reanudarla.

form-optional = (opcional)
form-show-password = Mostrar
form-hide-password = Ocultar
form-required-note = Los campos marcados con * son obligatorios.
form-errors-title = { $count ->
    [one] Hay un dato que corregir
   *[other] Hay { $count } datos que corregir
}
form-save = Guardar
form-cancel = Cancelar
form-back = Anterior
form-next = Siguiente
form-close = Cerrar
form-edit = Modificar
form-delete = Borrar
form-choose = Elegir
form-yes = Sí
form-no = No

number-decimal = ,
number-group = {"."}
size-kilobytes = { $number } kB
size-megabytes = { $number } MB
date-short = { $day }/{ $month }/{ $year }
date-long = { $day } de { $month } de { $year }
date-with-weekday = { $weekday }, { $date }
date-first-of-month = 1
time-of-day = { $hour }:{ $minute } h
date-at-time = { $date }, { $time }
days-left = { $days ->
    [one] Queda 1 día
   *[other] Quedan { $days } días
}
days-left-last = Último día
days-over = { $days ->
    [one] Terminado desde ayer
   *[other] Terminado desde hace { $days } días
}
weekday-1 = lunes
weekday-2 = martes
weekday-3 = miércoles
weekday-4 = jueves
weekday-5 = viernes
weekday-6 = sábado
weekday-7 = domingo
month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre
month-short-1 = ene.
month-short-2 = feb.
month-short-3 = mar.
month-short-4 = abr.
month-short-5 = may.
month-short-6 = jun.
month-short-7 = jul.
month-short-8 = ago.
month-short-9 = sept.
month-short-10 = oct.
month-short-11 = nov.
month-short-12 = dic.

problem-not-found-title = Página no encontrada
problem-not-found = Esta página no existe o usted no tiene acceso a ella. Compruebe la dirección o vuelva a la página de inicio.
problem-forbidden-title = Acceso denegado
problem-forbidden = Su perfil no permite esta acción. Pida ese derecho a la persona que gestiona los derechos de su centro.
problem-forged-title = Formulario rechazado
problem-forged = Este formulario no viene de su página abierta de eCandidat. Vuelva a abrir la página e inténtelo de nuevo; no se ha modificado nada.
problem-form-expired-title = Su sesión ha terminado
problem-form-expired = La página ha estado abierta demasiado tiempo. Recárguela, inicie sesión si hace falta e inténtelo de nuevo; no se ha modificado nada.
problem-bad-request-title = Solicitud no comprendida
problem-bad-request = El formulario ha llegado incompleto o dañado. Vuelva a abrir la página e inténtelo de nuevo.
problem-too-large-title = Envío demasiado grande
problem-too-large = El envío supera el tamaño permitido. No se ha guardado nada. Vuelva a la página anterior, acorte el texto o elija un archivo más pequeño, e inténtelo de nuevo.
problem-too-many-title = Demasiadas solicitudes
problem-too-many = Demasiadas solicitudes en poco tiempo. Espere unos minutos e inténtelo de nuevo.
problem-stale-title = Modificado entretanto
problem-stale = Otra persona ha modificado esta página desde que usted la abrió. Recárguela para ver la última versión e inténtelo de nuevo.
problem-conflict-title = Modificación simultánea
problem-conflict = Varias personas modifican lo mismo en el mismo momento. No se ha guardado nada por su parte. Vuelva a intentarlo.
problem-unavailable-title = Servicio no disponible por el momento
problem-unavailable = El servicio no responde. No se ha modificado nada. Vuelva a intentarlo dentro de un minuto.
problem-internal-title = Se ha producido un error
problem-internal = La solicitud no se ha completado por un error de la aplicación. El error se ha comunicado. Vuelva a intentarlo; si continúa, escriba al servicio de ayuda e indique la referencia que figura abajo.
problem-reference = Referencia: { $reference }
problem-retry = Volver a intentarlo
problem-home = Volver al inicio

progress-refresh = Actualice la página para ver lo que sigue.
progress-see = Ver lo que sigue

list-range = { $first } a { $last } de { $total }
list-pages = Páginas de la lista
list-page = Página { $number }
list-next-page = Página siguiente
