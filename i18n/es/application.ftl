# Candidaturas: página de una candidatura, documentos, envío, anulación, respuesta.

application-recap = Resumen de su candidatura
application-number = n.º { $number }
application-tabs = Contenido de la candidatura
back-to-application = Volver a la candidatura

file-status-waiting = Pendiente
file-status-received = Recibido
file-status-incomplete = Incompleto
file-status-complete = Completo
document-status-waiting = Pendiente
document-status-deposited = Subido
document-status-submitted = Enviado
document-status-validated = Validado
document-status-refused = Rechazado
document-status-not-concerned = No me concierne
document-status-checking = En comprobación
document-to-be-submitted = se enviará con su candidatura
decision-waiting = Pendiente
acceptance-confirmed-suffix = : CONFIRMA
acceptance-withdrawn-suffix = : RENUNCIA

recap-details = Información detallada
recap-programme = Estudios
recap-file-status = Estado del expediente
recap-decision = Decisión
recap-comment = Comentario
recap-convocation = Convocatoria
recap-registration-code = Identificador de matrícula
recap-fee = Importe de los derechos de matrícula
recap-dates = Fechas útiles
recap-contact = Dirección de contacto
contact-phone = Tel.:
contact-fax = Fax:
contact-mail = Correo:
contact-url = Web:
date-pre-analysis = Fecha del análisis previo
date-return = Fecha límite del expediente
date-submitted = Fecha de envío
date-received = Fecha de recepción
date-jury = Fecha de la comisión
date-publication = Fecha de publicación
date-confirmation = Fecha límite de confirmación
fee-amount = { $amount } €
decision-with-rank = { $decision } – puesto { $rank }

tab-documents = Documentos justificativos
tab-information = Información complementaria
do-not-forget-one = No olvide consultar la pestaña { $tab }
do-not-forget-several = No olvide consultar las pestañas { $tabs } y { $last }
quoted = «{ $text }»
documents-caption = Documentos que se piden
documents-banner = Procedimiento en línea: suba sus documentos con los botones de la tabla antes del final del { $date }. Después tendrá que enviar su candidatura.
documents-formats = Formatos aceptados: PDF, JPG o PNG, { $size } como máximo por documento.
documents-limits = { $pages ->
    [one] Por documento: { $files } archivos y una página como máximo. Por candidatura: { $total } como máximo.
   *[other] Por documento: { $files } archivos y { $pages } páginas como máximo. Por candidatura: { $total } como máximo.
}
documents-closed = Los documentos ya no se pueden modificar.
documents-folded = { $count ->
    [0] Documentos justificativos
    [one] Documentos justificativos: 1 validado
   *[other] Documentos justificativos: { $count } validados
}
documents-paper = Expediente en papel: envíe estos documentos por correo postal a la dirección de contacto antes del final del { $date }.
column-document = Documento
column-file = Archivo
column-status = Estado
column-conditional = Solo en ciertos casos
column-comment = Comentario:
column-comment-short = Comentario
document-detail = { $size } · subido el { $date }
document-deposited-on = Subido el { $date }
document-template = Modelo para rellenar
document-facultative = Opcional
document-nothing-yet = Ningún archivo subido
document-no-file = No hay que subir ningún archivo
document-current = Archivo subido
document-history = Archivos anteriores
document-check-failed = La comprobación ha mostrado que este archivo no se puede usar. Súbalo de nuevo, por ejemplo después de imprimirlo como PDF.
action-replace = Sustituir
action-not-concerned = Este documento no me concierne
action-concerned = Este documento me concierne
observation-blank = { $count ->
    [one] La página { $pages } parece vacía: ¿es lo que quería?
   *[other] Las páginas { $pages } parecen vacías: ¿es lo que quería?
}
observation-nearly-empty = { $count ->
    [one] La página { $pages } está casi vacía: ¿está completa?
   *[other] Las páginas { $pages } están casi vacías: ¿están completas?
}
observation-sideways = { $count ->
    [one] La página { $pages } parece girada: ¿se puede leer?
   *[other] Las páginas { $pages } parecen giradas: ¿se pueden leer?
}
observation-low-resolution = { $count ->
    [one] La imagen de la página { $pages } es poco nítida: ¿se puede leer?
   *[other] Las imágenes de las páginas { $pages } son poco nítidas: ¿se pueden leer?
}
observation-repaired = El archivo estaba dañado y se ha reparado: ¿están todas sus páginas?
observation-form-flattened = Lo que se había rellenado o anotado en el PDF forma ahora parte de sus páginas.
observation-rasterised = Las páginas solo se han podido conservar como imágenes: ¿se pueden leer?
observation-attachments-removed = Los archivos adjuntos dentro del PDF se han retirado: deben subirse por separado.
observation-active-content-removed = Los scripts, acciones y contenidos animados del PDF se han retirado.
observation-restriction-lifted = El PDF prohibía la impresión o la modificación: esa protección se ha retirado.
observation-of-file = { $file }: { $sentence }
observation-same-file = Este archivo ya está subido para «{ $document }»: ¿es lo que quería?

before-submitting = Antes de enviar
ready-count = { $count ->
    [0] Ningún elemento listo
    [one] 1 elemento listo
   *[other] { $count } elementos listos
}
ready-of = de { $count }
guide-title = Por hacer para esta solicitud
guide-answer = Responda a esta propuesta
still-missing = Falta:
missing-or-not-concerned = o «{ $action }»
missing-refused-on = Rechazado el { $date }
all-there = Todos los documentos están.
all-there-what = Solo falta enviar su candidatura, antes del final del { $date }.
not-submitted-warning = Un expediente sin enviar no es una candidatura.
automatic-offer = Puede pedir que su candidatura se envíe automáticamente el { $date } a las 23:59, si todos los documentos están.
automatic-on = Se enviará automáticamente el { $date }
automatic-on-what = Solo si todos los documentos están. También puede enviarla usted antes.
automatic-accept = Aceptar el envío automático
automatic-refuse = Renunciar al envío automático
automatic-accepted = El envío automático está aceptado.
automatic-refused = El envío automático está anulado. No olvide enviar usted su candidatura.
not-submitted-late = La fecha límite del expediente era el { $date }. Su candidatura no se envió: no se examinará.
not-submitted-why = El envío automático no se realizó: faltaba { $missing }.
not-submitted-undecided = La fecha límite del expediente era el { $date }. Usted aceptó el envío automático: su resultado aparecerá aquí.
answer-late = La fecha límite de confirmación, el { $date }, ha pasado. Usted no respondió a esta propuesta y ya no puede hacerlo aquí.
write-to = Para cualquier pregunta, escriba a
write-to-contact = Para cualquier pregunta, escriba a la dirección de contacto.
incomplete-title = { $count ->
    [one] Expediente incompleto: 1 documento rechazado.
   *[other] Expediente incompleto: { $count } documentos rechazados.
}
incomplete-what = Sustituya lo que se ha rechazado y envíe de nuevo antes del final del { $date }.
incomplete-too-late = La fecha límite del expediente, el { $date }, ha pasado.
incomplete-write-to = Para que su expediente todavía se tenga en cuenta, escriba a
incomplete-write-to-contact = Para que su expediente todavía se tenga en cuenta, escriba a la dirección de contacto.
refused-what = { $count ->
    [one] 1 documento rechazado: sustitúyalo y envíe su candidatura antes del final del { $date }.
   *[other] { $count } documentos rechazados: sustitúyalos y envíe su candidatura antes del final del { $date }.
}
paper-what = Expediente en papel: descargue su expediente, imprímalo, complételo y envíelo a la dirección de contacto antes del final del { $date }.
paper-join = Adjunte los documentos de la lista siguiente. No hay que subir ningún documento a este sitio.
paper-download = Descargar el expediente para imprimir
paper-received = Su expediente en papel llegó el { $date }.
paper-late = La fecha límite de devolución, el { $date }, ha pasado. Si envió su expediente en papel, aparecerá aquí cuando se reciba; si no, escriba a la dirección de contacto.
documents-paper-list = Documentos pedidos con el expediente en papel.

timeline-title = Seguimiento
timeline-created = Candidatura creada
timeline-documents = Subida de los documentos
timeline-documents-until = En curso, hasta el { $date }
timeline-documents-over = Fecha pasada, candidatura no enviada
timeline-documents-automatic = Envío automático en curso
timeline-submitted = Candidatura enviada
timeline-submitted-next = El expediente pasa a «Recibido»
timeline-verification = Comprobación de los documentos
timeline-verification-now = En curso
timeline-verification-next = «Completo» o «Incompleto»
timeline-decision = Decisión de la comisión
timeline-decision-on = Publicación el { $date }
timeline-answer = Su respuesta
timeline-answer-before = Se espera hasta el { $date }
timeline-answer-over = Fecha pasada
timeline-confirmed = Candidatura confirmada
timeline-withdrawn = Renuncia
timeline-registration = Matrícula
timeline-registration-next = Después de la confirmación
timeline-cancelled = Candidatura anulada

action-download = Descargar mi expediente
action-receipt = Descargar el acuse de recibo
action-cancel = Anular la candidatura
action-cancel-undo = Deshacer la anulación
action-submit = Enviar mi candidatura
action-confirm = Confirmar la candidatura
action-withdraw = Renunciar a la plaza
action-withdraw-undo = Deshacer la renuncia

downloads-title = Documentos
downloads-letter = PDF. Deberá entregarla al matricularse.
downloads-dossier = { $count ->
    [0] Resumen, PDF
    [one] Resumen y { $count } documento, PDF
   *[other] Resumen y { $count } documentos, PDF
}
downloads-receipt = PDF, candidatura enviada el { $date }

apply-title = Nueva candidatura
apply-question = ¿Quiere presentar una candidatura a los estudios «{ $programme }»?
apply-consequence = Se creará una candidatura. Después podrá subir sus documentos y enviarla.
apply-consequence-paper = Se creará una candidatura. Después podrá descargar el expediente para imprimir y enviarlo por correo postal.
apply-done = Su candidatura está creada. Suba los documentos que se piden y envíela.
apply-done-paper = Su candidatura está creada. Descargue el expediente, imprímalo, complételo y envíelo a la dirección de contacto.
apply-refused-title = Candidatura imposible por el momento
apply-no-campaign = No hay ninguna campaña abierta. Vuelva cuando se abra la próxima.
apply-personal-missing = Antes de presentar su candidatura, complete sus datos personales.
apply-address-missing = Antes de presentar su candidatura, complete su dirección.
apply-bac-missing = Antes de presentar su candidatura, complete su bachillerato o indique que no lo tiene.
apply-ine-missing = Para presentar su candidatura con un bachillerato francés hace falta su INE. Lo encontrará en su certificado de notas del bachillerato.
apply-not-in-service = Estos estudios ya no se ofrecen. Consulte la oferta de estudios.
apply-already-applied = Ya tiene una candidatura en curso a estos estudios.
apply-not-yet-open = Las candidaturas a estos estudios se abren el { $date }.
apply-closed = Las candidaturas a estos estudios están cerradas desde el { $date }.
apply-too-many = Ha alcanzado el número máximo de candidaturas ({ $limit }). Anule una para presentar esta.
apply-remedy-personal = Completar mis datos personales
apply-remedy-address = Completar mi dirección
apply-remedy-bac = Completar mi bachillerato
apply-remedy-applications = Ver mis candidaturas
apply-back-programme = Volver a los estudios

deposit-refused-title = El archivo no se ha subido
deposit-the-file = El archivo
deposit-no-file = Elija al menos un archivo.
deposit-format = «{ $name }» no tiene el formato correcto ({ $kind ->
    [heic] foto HEIC
    [word] documento de Word
    [zip] archivo ZIP
   *[other] formato desconocido
}). Guárdelo en PDF, JPG o PNG y súbalo de nuevo.
deposit-password = «{ $name }» está protegido con una contraseña. Guarde una copia sin contraseña (por ejemplo con «Imprimir como PDF») y súbala.
deposit-empty = «{ $name }» está vacío. Compruebe el archivo en su dispositivo y súbalo de nuevo.
deposit-truncated = «{ $name }» está incompleto: faltan páginas. Descárguelo o escanéelo de nuevo y súbalo.
deposit-image-truncated = La imagen «{ $name }» está cortada antes del final. Haga la foto de nuevo o expórtela otra vez y súbala.
deposit-image-too-large = La imagen «{ $name }» es demasiado grande: { $found } millones de puntos; se permiten { $limit }. Redúzcala y súbala.
deposit-too-many-pages = Demasiadas páginas: { $found }; se permiten { $limit }. Deje solo las páginas que se piden.
deposit-too-large = Archivo demasiado grande: { $found }; se permiten { $limit }. Reduzca la calidad del escaneado y súbalo de nuevo.
deposit-much-too-large = Envío demasiado grande: el límite es de { $limit } por documento. Reduzca la calidad del escaneado y súbalo de nuevo.
deposit-too-many-files = Demasiados archivos: { $found }; se permiten { $limit }. Reúnalos en un solo PDF.
deposit-unreadable = «{ $name }» no se puede leer. Ábralo en su dispositivo, imprímalo como PDF y suba la copia.
deposit-infected = Este archivo contiene un virus y no se ha guardado. Analice su dispositivo y suba un archivo limpio.
deposit-application-too-large = El conjunto de sus documentos superaría el límite: { $found }; se permiten { $limit }. Reduzca sus archivos.
deposit-versions-too-large = Los archivos que ha presentado uno tras otro para esta candidatura superarían el límite: { $found }; se permiten { $limit }. Escriba al servicio que lleva su candidatura.
deposit-done = Su archivo está subido. Se enviará con su candidatura.
deposit-done-pending = Su archivo está subido. Se está comprobando.
deposit-done-all-there = Todos los documentos están. No olvide enviar su candidatura antes de la fecha límite del expediente.

upload-choose = Elegir archivo
upload-send = Subir
upload-drop = Arrastre aquí uno o varios archivos
upload-camera = Hacer una foto
upload-several = ¿Varias imágenes? Se reunirán en un solo PDF, en el orden que usted elija.
upload-progress = Subiendo
upload-cancel = Cancelar la subida
upload-add = Añadir
upload-units = bytes kB MB
upload-page-forward = Adelantar la página {"{"}n{"}"}
upload-page-turn = Girar la página {"{"}n{"}"}
upload-page-remove = Quitar la página {"{"}n{"}"}
upload-msg-type = «{"{"}name{"}"}» no tiene el formato correcto. Elija un PDF, un JPG o un PNG.
upload-msg-empty = «{"{"}name{"}"}» está vacío. Compruebe el archivo.
upload-msg-size = «{"{"}name{"}"}» es demasiado grande: {"{"}size{"}"}; se permiten {"{"}limit{"}"}.
upload-msg-count = Demasiados archivos: {"{"}n{"}"} como máximo.
upload-msg-heic = «{"{"}name{"}"}» es una foto HEIC que este navegador no sabe leer. Elija JPG en los ajustes de la cámara.
upload-msg-unreadable = «{"{"}name{"}"}» no se puede leer. Compruebe el archivo.
upload-msg-total = El conjunto es demasiado grande: {"{"}size{"}"}; se permiten {"{"}limit{"}"}.
upload-msg-ready = {"{"}n{"}"} archivos listos para subir
upload-msg-preparing = Preparando las imágenes
upload-msg-amount = {"{"}sent{"}"} de {"{"}total{"}"}
upload-msg-start = Empieza la subida.
upload-msg-half = La mitad está subida.
upload-msg-cancelled = La subida está cancelada.
upload-msg-failed = La subida no se ha completado. Sus archivos siguen aquí, vuelva a intentarlo.
upload-msg-busy = Hay una subida en curso: lo que acaba de añadir no se ha tomado. Añádalo cuando la subida haya terminado.
upload-ended = Su sesión ha terminado y sus archivos aún no están subidos. Deje esta página abierta, vuelva a iniciar sesión en otra pestaña y reanude la subida aquí.
upload-ended-sign-in = Volver a iniciar sesión en una pestaña nueva
upload-msg-moved = Página movida a la posición {"{"}n{"}"} de {"{"}total{"}"}
upload-msg-turned = Página girada
upload-msg-removed = Página {"{"}n{"}"} quitada

remove-title = Borrar un archivo
remove-question = ¿Borrar el archivo subido para «{ $document }»?
remove-consequence = El documento volverá a estar «Pendiente». El archivo anterior sigue visible entre los archivos anteriores.
remove-consequence-common = Este documento es común a todas sus candidaturas: volverá a estar «Pendiente» en todas las que todavía no se hayan enviado.
remove-yes = Sí, borrar
remove-no = No, conservarlo
remove-done = El archivo está borrado.
declare-question = ¿«{ $document }» no le concierne?
declare-consequence = Al confirmar, usted declara por su honor que este documento no le concierne. Podrá cambiarlo antes de enviar.
declare-yes = Sí, lo declaro
declare-done = El documento está declarado «No me concierne».
declare-file-there = Ya hay un archivo para este documento: se ha subido entretanto. No ha cambiado nada. Si el documento no le concierne, borre primero ese archivo y vuelva a intentarlo.
declare-file-there-common = Ya hay un archivo para este documento: se ha subido entretanto, por ejemplo para otra de sus candidaturas, y sirve para todas. No ha cambiado nada. Si el documento no le concierne, borre primero ese archivo y vuelva a intentarlo.

submit-title = Enviar mi candidatura
submit-missing-title = { $count ->
    [one] Falta 1 elemento antes de enviar
   *[other] Faltan { $count } elementos antes de enviar
}
submit-check-title = Compruebe sus documentos
submit-warning = Una vez enviada su candidatura, ya no podrá modificar nada.
submit-busy = Enviando…
submit-not-now = Esta candidatura no se puede enviar: ya lo está o la fecha límite del expediente ha pasado.
submit-done = Su candidatura está enviada. Recibirá un acuse de recibo por correo electrónico; mire también en el correo no deseado.
submit-already = Su candidatura ya estaba enviada.

application-campaign-archived = La campaña de esta candidatura está archivada: todavía puede leerla, pero ya no modificarla.
cancelled-title = Esta candidatura está anulada.
undo-until = Puede dar marcha atrás hasta: { $until }.
cancel-title = Anular la candidatura
cancel-question = ¿Anular la candidatura «{ $programme }»?
cancel-consequence = Sus documentos se conservan. Podrá dar marcha atrás hasta: { $until }; después, la anulación es definitiva. Un correo se lo confirmará.
cancel-consequence-final = Sus documentos se conservan. La anulación es definitiva. Un correo se lo confirmará.
cancel-yes = Sí, anular
cancel-no = No, conservarla
cancel-done = Su candidatura está anulada. Puede dar marcha atrás hasta: { $until }.
cancel-done-final = Su candidatura está anulada. Un correo se lo confirma.
cancel-undone = Su candidatura está restablecida.

decision-admitted = La comisión le admite en { $programme }.
decision-answer-before = Responda antes del final del { $date }
decision-answer-risk = Sin respuesta, puede perder su plaza.
decision-i-confirm = Confirmo
decision-i-confirm-what = Usted acepta la plaza. Un correo le indicará cómo matricularse. Después todavía podrá renunciar.
decision-i-withdraw = Renuncio
decision-i-withdraw-what = Usted deja la plaza a otra persona. Cuando termine el plazo para dar marcha atrás, no se le propondrá ninguna matrícula.
decision-others = { $count ->
    [one] Hay otra candidatura en curso. Confirmar esta no la anula.
   *[other] Hay otras { $count } candidaturas en curso. Confirmar esta no las anula.
}
confirm-title = Confirmar la candidatura
confirm-question = ¿Confirmar su candidatura?
confirm-consequence = Usted acepta su plaza en «{ $programme }». Un correo le indicará cómo matricularse.
confirm-yes = Sí, confirmo
confirm-done = Su candidatura está confirmada. Un correo le indica cómo seguir.
withdraw-title = Renunciar a la plaza
withdraw-question = ¿Renunciar?
withdraw-consequence = Usted renuncia a «{ $programme }». Podrá dar marcha atrás hasta: { $until }; después, la renuncia es definitiva y no se le propondrá ninguna matrícula.
withdraw-consequence-final = Usted renuncia a «{ $programme }». La renuncia es definitiva y no se le propondrá ninguna matrícula.
withdraw-yes = Sí, renuncio
withdraw-no = No, conservo mi plaza
withdraw-done = Su renuncia está registrada. Un correo se lo confirma.
withdraw-undone = Su renuncia está anulada.
withdrawn-title = Usted ha renunciado.

dashboard-title = Panel
dashboard-hello = Buenos días, { $name }
dashboard-login = Ha iniciado sesión con el usuario: { $login }
dashboard-lead = { $count ->
    [0] Todavía no tiene ninguna candidatura. Complete «Mi cuenta» y elija después unos estudios.
    [one] Una candidatura en curso.
   *[other] { $count } candidaturas en curso.
}
dashboard-lead-none = Ninguna candidatura en curso.
dashboard-new = Nueva candidatura
dashboard-account = Mi cuenta
dashboard-account-progress = { $done } apartados de { $total }
dashboard-dates = Próximas fechas
dashboard-no-dates = Ninguna fecha próxima.
dashboard-messages = Últimos mensajes
dashboard-no-messages = Ningún mensaje por ahora.
dashboard-message-sent = Enviado el { $date }
dashboard-message-queued = Envío en curso
dashboard-message-failed = No entregado: compruebe su correo electrónico
all-messages-title = Todos los mensajes
all-messages-lead = Los correos enviados sobre su cuenta y sus candidaturas, del más reciente al más antiguo.
dashboard-state-done = Terminado
dashboard-state-todo = Por completar
dashboard-state-optional = Opcional
dashboard-days = { $days ->
    [0] último día
    [one] día
   *[other] días
}
dashboard-task-replace = Sustituya un documento rechazado antes del final del { $date }
dashboard-task-submit = Envíe su candidatura antes del final del { $date }
dashboard-task-documents = Suba sus documentos antes del final del { $date }
dashboard-task-answer = Responda a la propuesta antes del final del { $date }
dashboard-task-answer-undated = Responda a la propuesta
dashboard-task-post = Envíe su expediente en papel antes del final del { $date }
dashboard-task-open = Abrir la candidatura
applications-title = Candidaturas
incomplete-see = { $count ->
    [one] Ver el documento
   *[other] Ver el primer documento
}
applications-allowed = { $count } de { $limit ->
    [one] { $limit } autorizada
   *[other] { $limit } autorizadas
}
applications-current-title = Candidaturas en curso
applications-empty-title = Ninguna candidatura
applications-empty = Sus candidaturas aparecerán aquí. Para empezar, elija unos estudios de la oferta.
applications-open = Abrir
applications-answer = Responder a la propuesta
applications-refused = { $count ->
    [one] 1 documento rechazado,
   *[other] { $count } documentos rechazados,
}
applications-replace-before = fecha límite del expediente: { $date }
applications-not-submitted = No enviada antes de la fecha límite
applications-return = Fecha límite del expediente
applications-ready = { $ready } elementos listos de { $asked }
applications-cancelled = Anulada
applications-archived-title = Campañas anteriores
applications-cancelled-title = Candidaturas anuladas
applications-answer-before = Respuesta esperada hasta el { $date }
applications-lacking-more = { $count ->
    [one] y otro elemento
   *[other] y { $count } elementos más
}
journal-title = Diario de mi candidatura
journal-open = Ver el diario
journal-lead = Todo lo que se ha hecho en esta candidatura, lo más reciente primero.
journal-empty = Todavía no hay nada anotado.
journal-by-you = Usted
journal-by-staff = El servicio de admisión
journal-by-system = Automático
journal-create = Candidatura creada
journal-submit = Candidatura enviada
journal-as-of = cuenta como enviada el { $date }
journal-automatic = Envío automático aceptado
journal-automatic-not = Envío automático rechazado
journal-automatic-failed = El envío automático no se realizó: faltaba { $missing }
journal-cancel = Candidatura anulada
journal-cancel-undo = Anulación deshecha
journal-status = Estado del expediente: { $status }
journal-corrections = Correcciones solicitadas, que deben enviarse antes del final del { $date }
journal-return-date = Fecha límite de entrega: { $date }
journal-return-date-gone = Fecha límite de entrega: de nuevo la de la formación
journal-confirmation-date = Fecha límite de confirmación: { $date }
journal-confirmation-date-gone = Fecha límite de confirmación: de nuevo la de la formación
journal-fees = Importe de los derechos de matrícula: { $fees }
journal-fees-gone = Importe de los derechos de matrícula retirado
journal-registration-code = Identificador de matrícula: { $code }
journal-registration-code-gone = Identificador de matrícula retirado
journal-document-deposit = Documento subido: { $document }
journal-document-replace = Documento sustituido: { $document }
journal-document-remove = Archivo eliminado: { $document }
journal-not-concerned = No le concierne: { $document }
journal-concerned = Le concierne de nuevo: { $document }
journal-document-judged = Documento verificado: { $document }, { $status }
journal-form-draft = Formulario «{ $document }»: respuestas guardadas
journal-form-complete = Formulario «{ $document }»: respuestas completadas
journal-form-survey = Formulario «{ $document }»: respuestas recibidas
journal-form-remind = Formularios complementarios: recordatorio enviado
journal-form-file = Formulario «{ $document }»: archivo subido
journal-form-file-remove = Formulario «{ $document }»: archivo eliminado
journal-questions = Respuestas a las preguntas guardadas
journal-decision = Decisión publicada: { $decision }
journal-confirmed = Admisión confirmada
journal-withdrawn = Renuncia
journal-withdrawn-undo = Renuncia deshecha
journal-unanswered = Respuesta retirada
journal-letter = Carta emitida
journal-student-record-ask = Consulta a la gestión académica pedida
journal-message-sent = Mensaje enviado
journal-message-received = Mensaje recibido
message-title = Mensaje
message-to = Enviado a { $address }
message-back = Volver al panel

paper-footer = Documento editado el { $date } · { $site }
paper-page = Página {"{"}page{"}"} / {"{"}pages{"}"}
paper-dossier-title = Expediente de candidatura: { $programme }
paper-dossier-cover = Resumen
paper-dossier-subject = Expediente de candidatura
paper-dossier-legal = Los datos de este expediente son los que ha declarado la persona candidata.
paper-dossier-skipped = Documentos que no se han podido adjuntar: { $documents }.
paper-dossier-post = Expediente en papel: para completar y enviar por correo postal antes del final del { $date }.
paper-applicant = Persona candidata
paper-student-number = N.º de estudiante
paper-campaign = Campaña
paper-file-number = N.º de expediente
paper-application-number = N.º de candidatura
paper-programme = Estudios
paper-centre = Centro de candidatura
paper-committee = Comisión
paper-return-date = Fecha límite del expediente
paper-dates = Fechas útiles
paper-contact = Dirección de contacto
paper-address = Dirección
paper-mail = Correo
paper-phone = Tel.
paper-fax = Fax
paper-url = Web
paper-comment = Comentario
paper-to-send = Documentos que hay que enviar
paper-to-send-introduction = Adjunte a este expediente los documentos siguientes.
paper-grid = Espacio reservado a la comisión
paper-grid-decision = Decisión
paper-grid-reason = Motivo
paper-grid-rank = Puesto
paper-grid-comment = Comentario
paper-grid-date = Fecha
paper-grid-signature = Firma
paper-receipt-title = Acuse de recibo de su candidatura
paper-receipt-introduction = Su candidatura se envió el { $date }. Este documento acusa recibo de ella.
paper-receipt-date = Fecha de envío
paper-receipt-digest = Huella (SHA-256)
paper-receipt-digest-column = Huella (SHA-256)
paper-receipt-legal-title = Aviso legal
paper-receipt-legal-service = Servicio encargado de su expediente: { $service }.
paper-receipt-silence-refusal =
    Si la institución no responde antes del { $date }, { $months ->
        [one] un mes
       *[other] { $months } meses
    } después de la recepción de su candidatura, esta se considera rechazada (código francés de las relaciones entre el público y la administración, artículos L. 231-1 y siguientes).
paper-receipt-silence-acceptance =
    Si la institución no responde antes del { $date }, { $months ->
        [one] un mes
       *[other] { $months } meses
    } después de la recepción de su candidatura, esta se considera aceptada (código francés de las relaciones entre el público y la administración, artículos L. 231-1 y siguientes).
paper-receipt-legal-appeal = La decisión se puede recurrir en los dos meses siguientes a su notificación o a la fecha de la decisión implícita, mediante un recurso de gracia o ante el tribunal competente: { $court } (www.telerecours.fr).

# Preguntas complementarias

tab-questions = Preguntas complementarias
question-status-waiting = Pendiente
question-status-answered = Respondida
question-status-submitted = Enviada
question-status-not-concerned = No me concierne
question-no-answer = Sin respuesta
question-not-concerned = Esta pregunta no me concierne
question-common = Su respuesta vale para todas sus candidaturas.
question-earlier = Esta es su respuesta de una campaña anterior: vuelva a leerla y guárdela.
form-earlier = Estas son sus respuestas de una campaña anterior: vuelva a leerlas y valídelas.
questions-lead = Responda antes del final del { $date }. Puede guardar, salir y volver: no se envía nada antes de «Enviar mi candidatura».
questions-lead-paper = Responda antes del final del { $date }. Puede guardar, salir y volver: sus respuestas se leen aquí, no hay que imprimirlas.
questions-closed = Las respuestas ya no se pueden modificar.
questions-save = Guardar mis respuestas
questions-saved = Sus respuestas están guardadas.
questions-saved-at = Guardado: { $time }
questions-stale = Sus otras respuestas están guardadas. Donde ha respondido otra cosa en otra ventana, lo que ha escrito se conserva abajo sin reemplazar lo que está guardado: compare los dos textos, corrija si hace falta y guarde de nuevo.
questions-stale-one = «{ $question }»: compare lo que ha escrito con la respuesta guardada.
questions-stale-on-the-way = Sus otras respuestas están guardadas. Donde ha respondido otra cosa en otra ventana, no se reemplaza nada: guarde la página para comparar las dos respuestas.
questions-stale-at-once = No guardado: otra ventana estaba guardando en el mismo instante. Guarde de nuevo.
missing-question = Pregunta sin respuesta
answer-none = Sin respuesta
answer-date-hint = dd/mm/aaaa
answer-longest = Como máximo { $max } caracteres.
answer-several = Se pueden dar varias respuestas.
answer-too-long = «{ $question }»: { $found } caracteres; se permiten { $max }. Acorte su respuesta.
answer-control-character = «{ $question }»: la respuesta contiene un carácter que no se puede guardar. Escríbala de nuevo.
answer-not-a-number = «{ $question }»: escriba un número, por ejemplo 12,5
answer-not-a-date = «{ $question }»: escriba una fecha como 31/12/2026
answer-not-offered = «{ $question }»: elija una de las respuestas propuestas

# Cartas

action-letter-admission = Descargar la carta de admisión
action-letter-refusal = Descargar la carta de denegación
letter-kind-admission = Carta de admisión
letter-kind-refusal = Carta de denegación
letter-subject = Asunto:
letter-place = { $town }, { $date }
letter-signature = Firma: { $name }
letter-court = tribunal administrativo competente
letter-appeal = Vías y plazos de recurso: puede recurrir esta decisión en los dos meses siguientes a su notificación, mediante un recurso de gracia dirigido a la institución o mediante un recurso contencioso ante el { $court }, que se puede presentar con la aplicación Télérecours citoyens (www.telerecours.fr). Un recurso de gracia presentado en este plazo conserva el plazo del recurso contencioso.
letter-verification = Cualquier persona a la que se presente esta carta puede comprobar que la ha emitido la institución, en esta dirección y con este código:
letter-sample = Ejemplo: esta carta no se ha emitido.

paper-receipt-legal-digest = La huella anterior se calcula sobre todo lo que usted ha enviado: prueba que no se ha modificado nada desde entonces.

# Lista complementaria

waiting-title = Su lugar en la lista complementaria
waiting-rank = Su puesto: { $rank }.
waiting-rank-effective = Su puesto entre quienes todavía esperan: { $rank }.
waiting-ahead =
    { $count ->
        [0] No hay nadie antes que usted.
        [one] Hay una persona antes que usted.
       *[other] Hay { $count } personas antes que usted.
    }
waiting-offered = Si queda libre una plaza, se le propondrá.
waiting-capacity =
    { $count ->
        [one] El programa tiene una plaza.
       *[other] El programa tiene { $count } plazas.
    }
waiting-called = Este año, el último puesto llamado es el { $rank }. La lista avanzó por última vez el { $date }.
waiting-called-people =
    { $count ->
        [one] Este año se ha llamado a una persona, el { $date }.
       *[other] Este año se ha llamado a { $count } personas, la última el { $date }.
    }
waiting-not-called = Este año todavía no se ha llamado a nadie.
waiting-previous = El año pasado, el último puesto llamado fue el { $rank }.
waiting-previous-people =
    { $count ->
        [one] El año pasado se llamó a una persona.
       *[other] El año pasado se llamó a { $count } personas.
    }
waiting-previous-given = El año pasado, el último puesto llamado fue el { $rank }, según los puestos dados al principio.
waiting-previous-nobody = El año pasado no se llamó a nadie.
waiting-previous-unknown = No se conoce el último puesto llamado el año pasado.
waiting-caveat = Estas cifras cambian con cada renuncia. No dicen si quedará libre una plaza ni cuándo.

# Después de una denegación

similar-title = Estudios todavía abiertos
similar-lead = Se parecen a estos por sus palabras clave, su nivel o su centro.
similar-until = { $centre } · candidaturas hasta el { $date }
similar-all = Toda la oferta de estudios

# Convocatoria

convocation-title = Su convocatoria
convocation-lead = Preséntese con un documento de identidad. Si no puede venir, escriba enseguida a la dirección de contacto.

# Calendario

agenda-title = Añadir a mi calendario
agenda-lead = Las fechas límite de sus candidaturas, en el calendario de su teléfono o de su ordenador.
agenda-subscribe-title = Suscribirse
agenda-subscribe-lead = Su calendario vuelve a leer esta dirección por sí solo: cuando cambia una fecha, también cambia el evento.
agenda-open = Crear mi dirección de calendario
agenda-address = Dirección de mi calendario
agenda-address-hint = Cópiela en «Añadir un calendario por su dirección» (o «Suscribirse») de su aplicación.
agenda-subscribe = Abrir en mi calendario
agenda-secret = Esta dirección es personal. No contiene su nombre, pero quien la conoce puede leer sus estudios y sus fechas. Si la ha compartido por error, cámbiela.
agenda-renew = Cambiar de dirección
agenda-close = Borrar la dirección
agenda-opened = La dirección de su calendario está lista. Una dirección anterior deja de funcionar.
agenda-closed = La dirección de su calendario ya no funciona.
agenda-once-title = Una sola vez
agenda-once-lead = Un archivo con las fechas de hoy. No seguirá los cambios.
agenda-once = Descargar el archivo
agenda-name = Mis candidaturas
agenda-return = Fecha límite del expediente: { $programme }
agenda-convocation = Convocatoria: { $programme }
agenda-confirmation = Se espera respuesta: { $programme }
agenda-description = Candidatura n.º { $number }, { $centre }

# Recortar fotos, reanudar envíos, documentos ya subidos

observation-blurred = { $count ->
    [one] La página { $pages } parece borrosa: ¿se puede leer?
   *[other] Las páginas { $pages } parecen borrosas: ¿se pueden leer?
}
deposit-unfinished = El envío no ha llegado hasta el final. Elija de nuevo sus archivos.
upload-too-many = Se están subiendo demasiados archivos. Espere a que terminen o abandone alguno.
upload-msg-cut = Archivos listos: {"{"}n{"}"} ({"{"}total{"}"}). Lo que ya ha llegado no se volverá a enviar.
upload-cut = Se ha interrumpido una subida.
upload-resume = Reanudar
upload-abandon = Abandonar
upload-msg-edited = Página {"{"}n{"}"} recortada
upload-page-edit = Recortar la página {"{"}n{"}"}
crop-title = Recortar la foto
crop-help = Arrastre los bordes sobre la imagen o use los ajustes.
crop-preview = Vista previa de la página
crop-edges = Recortar
crop-left = Recortar por la izquierda
crop-right = Recortar por la derecha
crop-top = Recortar por arriba
crop-bottom = Recortar por abajo
crop-angle = Enderezar
crop-contrast = Blanco y negro con contraste
crop-quarter = Girar un cuarto de vuelta
crop-reset = Restablecer
crop-apply = Aplicar
crop-msg-edges = Recortado un {"{"}left{"}"} % a la izquierda, {"{"}right{"}"} % a la derecha, {"{"}top{"}"} % arriba, {"{"}bottom{"}"} % abajo
wallet-title = Usar un documento ya subido
wallet-intro = Elija el documento que quiere usar para «{ $document }». Se copiará: no tiene que enviar nada.
wallet-list = Sus documentos
wallet-use = Usar
wallet-detail = { $pages ->
    [one] { $pages } página, { $date }
   *[other] { $pages } páginas, { $date }
}
wallet-for = para { $programme }
wallet-common = común a sus candidaturas
wallet-common-campaign = común a sus candidaturas – { $campaign }
wallet-empty = Todavía no ha subido ningún otro documento.

# Formularios complementarios

tab-forms = Formularios complementarios
column-form = Formulario
column-url = Web
forms-lead = Para rellenar un formulario, abra su dirección web y responda a las preguntas. El estado y las respuestas se actualizan al momento.
forms-lead-surveys = Para rellenar un formulario, abra su dirección web y responda a las preguntas. Lo que responda en un cuestionario externo aparece aquí unos minutos después.
forms-lead-surveys-read = Para rellenar un formulario, abra su dirección web y responda a las preguntas. El estado y las respuestas se actualizan automáticamente (última vez: { $date }).
form-open = Abrir
form-open-elsewhere = Abrir en una pestaña nueva
form-read = Respuestas leídas el { $date }
form-read-late = Respuestas leídas el { $date }. El servicio de cuestionarios no responde por ahora: sus respuestas se leerán cuando vuelva.
form-not-read-yet = Las respuestas a este cuestionario todavía no se han leído.
form-closed = No modificable
form-see-answers = Ver las respuestas
form-answers = Respuestas
form-status-draft = Borrador
form-facultative = Formulario opcional
form-conditional = Formulario solo en ciertos casos
form-not-concerned = Este formulario no me concierne
form-concerned = Este formulario me concierne
form-read-asked = Sus respuestas al cuestionario se están leyendo ahora. Vuelva a cargar la página dentro de unos segundos para verlas.
form-declared = Ha declarado que este formulario no le concierne.
form-reclaimed = Hay que rellenar de nuevo el formulario.
form-before = Para rellenar antes del final del { $date }
form-when = Para rellenar si ha respondido { $answers } a «{ $question }»
form-complete = Validar mis respuestas
form-save-draft = Guardar el borrador
form-completed = Su formulario está completo. Todavía puede modificarlo mientras su expediente no esté enviado.
form-completed-on = Completado el { $date }
form-draft-again = Guardado: { $time }. Falta una respuesta: su formulario vuelve a ser un borrador hasta que esté completo.
form-paper = Guardar mis respuestas en PDF
form-place = Subir este PDF en «{ $document }»
form-placing = Subiendo
form-not-placed = El PDF no se ha depositado. { $why }
form-placed = El PDF de sus respuestas está subido.
form-file-add = Elegir un archivo
form-file-change = Sustituir o borrar el archivo
form-file-send = Enviar el archivo
form-file-kept = El archivo está guardado.
missing-form = Formulario por rellenar
missing-form-draft = Formulario empezado, por terminar
answer-missing = «{ $question }»: responda a esta pregunta
deposit-not-checked = No se ha podido terminar la comprobación del archivo. Vuelva a intentarlo dentro de unos minutos.
deposit-too-often = Demasiados archivos en una hora. Vuelva a intentarlo más tarde.
paper-form = Formulario complementario
paper-answers-completed = Completado el
paper-answers-draft = Borrador: estas respuestas todavía no están validadas.
