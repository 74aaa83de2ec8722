# «Mis datos»: copia, consultas, borrado.

own-data-title = Mis datos
own-data-lead = Sus datos son suyos: puede recibir una copia, saber quién ha consultado sus candidaturas y pedir que se borren.
own-data-notice-link = Cómo se tratan sus datos
own-data-link = Mis datos: copia, consultas, borrado
own-data-copy-title = Recibir una copia
own-data-copy-lead = Un archivo ZIP con sus datos (JSON), el expediente PDF de cada candidatura y sus documentos tal como los subió. Un correo le avisa cuando está lista; solo usted puede descargarla, durante { $days } días.
own-data-ask = Preparar una copia de mis datos
own-data-asked = Su copia se está preparando. Un correo le avisará.
own-data-under-way = Ya se está preparando una copia.
own-data-too-many = Tres copias al día son suficientes. Vuelva a intentarlo mañana.
own-data-download = Descargar la copia
own-data-ready = { $size }, hasta el { $until }
own-data-making = En preparación
own-data-making-since = pedida el { $since }
own-data-made = Su copia está lista; puede descargarla.
own-data-consulted-title = Quién ha consultado mis candidaturas
own-data-consulted-none = Nadie ha abierto todavía sus candidaturas.
own-data-consulted-when = Primera consulta del día
own-data-consulted-who = Por quién
own-data-consulted-what = Candidatura
own-data-consulted-staff = Personal de la institución
own-data-consulted-more = Se muestran las { $count } más recientes; la copia de sus datos las contiene todas.
own-data-erasure-title = Borrar mis datos
own-data-erasure-lead = El servicio de admisiones responde a cada solicitud en el plazo de un mes.
own-data-erasure-waiting = Su solicitud del { $asked } está registrada; el servicio de admisiones va a responder.
own-data-erasure-accepted = Su solicitud está aceptada. Sus datos se borrarán al final de la campaña, después del { $until }.
own-data-erasure-refused = Su solicitud no se ha aceptado.
own-data-erase-title = Pedir que se borren mis datos
own-data-erase-ask = Pedir que se borren mis datos
own-data-erase-what = Se borran su cuenta, su perfil y todos sus documentos. Sus candidaturas anteriores siguen en las estadísticas, sin nada que le identifique.
own-data-erase-kept = Una candidatura enviada en una campaña en curso se conserva hasta el final de esa campaña; el borrado se hace después.
own-data-erase-who = Si solo quiere renunciar a una candidatura, anúlela: no hace falta borrar sus datos.
own-data-erase-reason = Motivo
own-data-erase-sure = Entiendo que el borrado es definitivo
own-data-erase-not-sure = Marque esta casilla para confirmar.
own-data-erase-too-long = El motivo tiene como máximo 1000 caracteres.
own-data-erase-asked = Su solicitud está registrada. Un correo se lo confirma.
own-data-erase-already = Ya hay una solicitud registrada.
own-data-erase-staff = Usted tiene un perfil en la institución: pida a la administración que lo retire antes de pedir que se borren sus datos.
own-data-erase-withdraw = Retirar mi solicitud
own-data-erase-withdrawn = Su solicitud está retirada.
own-data-erase-nothing = No hay ninguna solicitud en curso.
own-data-file-archive = mis-datos
own-data-file-readme = LEAME.txt
own-data-file-json = datos.json
own-data-file-submission = envio.json
own-data-folder-applications = candidaturas
own-data-folder-documents = documentos
own-data-folder-letters = cartas
own-data-folder-messages = mensajes
own-data-readme =
    Copia de sus datos de eCandidat ({ $institution })

    datos.json: su cuenta, su perfil, sus candidaturas y las decisiones publicadas, los correos recibidos, quién ha consultado sus candidaturas, sus solicitudes de borrado. Si no se encuentra un archivo, se indica ahí.
    candidaturas: el expediente PDF de cada candidatura y, de cada envío, lo que se envió y el acuse de recibo.
    cartas: sus cartas de admisión y de denegación.
    mensajes: los documentos adjuntos a sus mensajes y a los de la institución.
    documentos: sus archivos tal como los subió, incluidas las versiones anteriores.
