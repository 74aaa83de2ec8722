# «Mensajes»: el hilo entre una persona candidata y la gestión, sobre una candidatura.

messages-title = Mensajes
messages-lead = Escriba al servicio que tramita esta candidatura. La respuesta aparece aquí y un correo le avisa.
messages-lead-staff = La persona candidata lee sus mensajes en su candidatura, firmados con su perfil; un correo le avisa. No figuran en el expediente PDF.
messages-thread = Hilo de mensajes
messages-none = Ningún mensaje sobre esta candidatura.
messages-me = Yo
messages-staff = Servicio de admisiones
messages-new = Nuevo
messages-read = Leído el { $at }
messages-unread = Todavía sin leer
messages-pages =
    { $count ->
        [one] { $count } página
       *[other] { $count } páginas
    }
messages-write = Escribir un mensaje
messages-body = Mensaje
messages-join = Adjuntar un documento
messages-join-hint = PDF, JPEG o PNG. Varios archivos se convierten en un solo PDF. Un documento que se pide se sube en la pestaña «Documentos justificativos», no aquí.
messages-draft-kept = Su mensaje se conserva durante 24 horas, sin los archivos adjuntos. Todavía no se ha enviado.
messages-draft-failed = No se ha podido conservar su mensaje. Envíelo antes de salir de esta página.
messages-send = Enviar
messages-sent = Su mensaje está enviado.
messages-sent-staff = El mensaje está enviado a la persona candidata.
messages-empty = Escriba un mensaje o adjunte un documento.
messages-too-long = Un mensaje tiene como máximo 4000 caracteres.
messages-too-many = Demasiados mensajes en una hora. Vuelva a intentarlo más tarde.
messages-full = Este hilo está lleno: 2000 mensajes como máximo. Escriba al contacto de la titulación.
messages-archived = Esta campaña está archivada: ya no se puede escribir aquí.
messages-not-checked = El documento no se puede comprobar por el momento. Vuelva a intentarlo más tarde o envíe el mensaje sin documento.
messages-waiting-lead = Los hilos en los que alguien espera respuesta, en su ámbito.
messages-waiting-none = Ningún mensaje por leer.
messages-waiting-unread = Sin leer
messages-waiting-latest = Último mensaje
messages-tab-unread =
    { $count ->
        [one] { $count } sin leer
       *[other] { $count } sin leer
    }
messages-dashboard =
    { $count ->
        [one] { $count } mensaje nuevo
       *[other] { $count } mensajes nuevos
    }
messages-open = Leer
nav-staff-thread = Mensajes
audit-message-send = Mensaje enviado
