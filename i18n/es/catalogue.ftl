# Oferta de estudios y página de unos estudios.

catalogue-title = Oferta de estudios
catalogue-lead = Despliegue los menús para ver los estudios y elija unos para presentar su candidatura.
catalogue-programmes = { $count ->
    [0] Ningún programa de estudios
    [one] { $shown } programa de estudios
   *[other] { $shown } programas de estudios
}
catalogue-summary = { $open ->
    [0] { $programmes }, ninguno abierto hoy a candidaturas.
    [one] { $programmes }, { $shown } abierto hoy a candidaturas.
   *[other] { $programmes }, { $shown } abiertos hoy a candidaturas.
}
catalogue-in-centres = { $count ->
    [0] corresponde a estos filtros
    [one] en { $shown } centro de candidatura
   *[other] en { $shown } centros de candidatura
}
catalogue-empty-title = Ningún programa por el momento
catalogue-empty = No hay ninguna campaña de candidatura en servicio. La oferta de estudios aparecerá aquí en cuanto se publique.
catalogue-filters = Filtros
catalogue-filters-label = Filtrar la oferta de estudios
catalogue-filter = Filtrar
catalogue-search = Filtro: título o palabra clave
catalogue-search-example = Título o palabra clave
catalogue-current = Filtro actual:
catalogue-current-none = Ninguno
catalogue-chip-text = «{ $text }»
catalogue-remove = quitar este filtro
catalogue-clear = Borrar todo
catalogue-state = Estado
catalogue-kind = Tipo de título
catalogue-centre = Centro de candidatura
catalogue-mode = Modo de candidatura
catalogue-all-kinds = Ver los { $count } tipos de título
catalogue-all-centres = Ver los { $count } centros
catalogue-col-title = Título
catalogue-col-keywords = Palabras clave
catalogue-col-dates = Fechas de candidatura
catalogue-col-mode = Modo de candidatura
catalogue-dates = Del { $opening } al { $closing }
catalogue-own = Ver mi candidatura
catalogue-whole-centre = Ver todo el centro: { $programmes }
catalogue-none-title = No se ha encontrado ningún programa
catalogue-none = Compruebe la ortografía, pruebe con una palabra más general o quite un filtro.
catalogue-pages = Páginas de resultados
catalogue-page = Página

mode-electronic = Expediente en línea
mode-paper = Expediente en papel

opening-open = Abierto
opening-closes-soon = Cierra pronto
opening-upcoming = Próximamente
opening-closed = Cerrado
opening-days-left = { $days ->
    [one] queda 1 día
   *[other] quedan { $days } días
}
opening-last-day = Último día
opening-opens-in = { $days ->
    [one] Abre mañana
   *[other] Abre dentro de { $days } días
}
opening-opens-today = Abre hoy
opening-closed-for = { $days ->
    [one] Cerrado desde ayer
   *[other] Cerrado desde hace { $days } días
}
opening-closed-today = Cerrado hoy
opening-open-until = Abierto hasta el { $date }.
opening-opens-on = Abre el { $date }.
opening-closed-since = Cerrado desde el { $date }.

apply-button = Presentar candidatura

crumb-label = Ruta de navegación

programme-calendar = Calendario
programme-opening = Apertura de candidaturas
programme-closing = Cierre de candidaturas
programme-pre-analysis = Fecha del análisis previo
programme-return = Fecha límite del expediente
programme-jury = Fecha de la comisión
programme-publication = Fecha de publicación
programme-confirmation = Fecha límite de confirmación
programme-confirmation-delay = { $days ->
    [one] 1 día después de la decisión favorable
   *[other] { $days } días después de la decisión favorable
}
programme-information = Información complementaria
programme-documents = Documentos que se piden
programme-documents-formats = PDF, JPG o PNG, { $limit } MB por documento. { $limits } Podrá fotografiar sus documentos.
programme-documents-none = No se pide ningún documento.
programme-forms = { $count ->
    [one] Hay que rellenar un formulario complementario en línea.
   *[other] Hay que rellenar { $count } formularios complementarios en línea.
}
programme-questions = { $count ->
    [one] La candidatura incluye una pregunta.
   *[other] La candidatura incluye { $count } preguntas.
}
programme-document-conditional = solo en ciertos casos
programme-document-facultative = opcional
programme-document-profile = según su situación
programme-brief = En resumen
programme-capacity = Plazas
programme-places = { $count ->
    [one] { $shown } plaza
   *[other] { $shown } plazas
}
programme-treatment = Tipo de admisión
programme-treatment-controlled = Con selección, decide la comisión
programme-treatment-direct = Acceso directo posible, concedido tras examinar la candidatura
programme-contact = Dirección de contacto
programme-phone = Tel.: { $number }
programme-url = Página web
programme-url-link = Página de los estudios
programme-apply-title = Presentar una candidatura a estos estudios
programme-return-sentence = Fecha límite del expediente completo: { $date }.
programme-already = Usted tiene una candidatura a estos estudios.
programme-see-application = Ver mi candidatura
programme-sign-in-first = Se le pedirá que inicie sesión. ¿Todavía no tiene cuenta?
programme-cannot-apply = Hoy no puede presentar una candidatura a estos estudios.
programme-open-ones = Ver los estudios abiertos
programme-paper = Usted crea su candidatura en línea; después descarga el expediente, lo imprime y lo envía a la dirección de contacto antes del final del { $date }.
programme-not-offered-title = Estudios no ofrecidos
programme-not-offered = Estos estudios no se ofrecen en la campaña de candidatura actual. Busque otros parecidos en la oferta o escriba al servicio de admisiones.
programme-similar = Buscar estudios parecidos
programme-may-apply = Puede presentar su candidatura
programme-may-apply-text = Datos personales, dirección y bachillerato completados.
programme-allowed = { $count ->
    [0] Ninguna candidatura
    [one] Una candidatura
   *[other] { $count } candidaturas
} de { $limit ->
    [one] { $limit } autorizada
   *[other] { $limit } autorizadas
}
programme-allowed-centre = { $count ->
    [0] Ninguna candidatura
    [one] Una candidatura
   *[other] { $count } candidaturas
} de { $limit ->
    [one] { $limit } autorizada
   *[other] { $limit } autorizadas
} en este centro
programme-before-applying = Antes de presentar su candidatura
