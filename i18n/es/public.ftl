# Inicio, ayuda, páginas legales.

home-title = Inicio
home-heading = { $elided ->
   *[no] Presente su candidatura: { $institution }
}
home-lead = Una sola cuenta para elegir sus estudios, subir sus documentos y seguir la decisión de cada comisión.
home-campaign-open = { $campaign }: abierta hasta el { $date }
home-campaign-upcoming = { $campaign }: se abre el { $date }. Hoy no hay ninguna campaña abierta.
home-campaign-over = { $campaign }: terminada desde el { $date }. Hoy no hay ninguna campaña abierta.
home-no-campaign = Hoy no hay ninguna campaña de candidatura abierta.
home-search = Buscar estudios
home-search-example = Biología, derecho, informática…
home-search-button = Buscar
home-all-programmes = { $count ->
    [0] Ver la oferta de estudios
    [one] Ver el programa de la oferta
   *[other] Ver los { $shown } programas de la oferta
}
home-student = { $elided ->
   *[no] Estudio en la institución { $institution }
}
home-not-student = { $elided ->
   *[no] No estudio en la institución { $institution }
}
home-please-sign-in = Inicie sesión, por favor
home-sso = Acceso universitario (ENT)
home-closed-sign-in = Puede crear una cuenta y consultar sus candidaturas; podrá presentar candidaturas cuando se abra la campaña.
home-closed-sign-in-only = Puede iniciar sesión y consultar sus candidaturas; podrá presentar candidaturas cuando se abra la campaña.
home-welcome = Le damos la bienvenida, { $name }
home-signed-in-as = Ha iniciado sesión con el usuario:
home-dashboard = Ir al panel
home-steps = Cómo funciona
home-step-1 = Cree una cuenta
home-step-1-text = Actívela con el enlace que recibe por correo.
home-step-1-existing = Inicie sesión
home-step-1-existing-text = Con la cuenta que ya tiene.
home-step-2 = Complete «Mi cuenta»
home-step-2-text = Identidad, dirección, bachillerato, estudios.
home-step-3 = Elija sus estudios
home-step-3-text = Suba después los documentos que se piden.
home-step-4 = Envíe su candidatura
home-step-4-text = Un expediente sin enviar no se examina.
home-dates = Próximos plazos
home-dates-none = Hoy no hay estudios abiertos a candidaturas.
home-closes-in = { $days ->
    [one] Cierre de candidaturas mañana
   *[other] Cierre de candidaturas dentro de { $days } días
}
home-closing-several = { $first } { $count ->
    [one] y 1 programa más
   *[other] y { $count } programas más
}
home-closes-today = Cierre de candidaturas hoy
home-information = Información
home-yearly = Cuentas anuales
home-yearly-text = Las cuentas son anuales: cree una nueva en cada campaña, aunque presentara una candidatura el año pasado.
home-online = Todo se hace en línea
home-online-text = No hay que enviar nada por correo postal, salvo en los estudios marcados «Expediente en papel».
home-assistance = Consultar la ayuda

assistance-lead = Busque primero aquí: la mayoría de las respuestas ocupan tres líneas.
assistance-search = Buscar en las preguntas frecuentes
assistance-search-example = Escanear varios documentos, INE, contraseña…
assistance-documentation = Guía
assistance-documentation-text = Consultar la documentación.
assistance-faq = Herramientas / Preguntas frecuentes
assistance-faq-text = Las preguntas más habituales.
assistance-helpdesk = Abrir una incidencia en el servicio de ayuda
assistance-helpdesk-text = Para describir un problema y seguir la respuesta.
assistance-contact = Enviar un correo a la persona de referencia
assistance-contact-text = Solo para problemas técnicos.
assistance-programme = ¿Una pregunta sobre unos estudios?
assistance-programme-text = Escriba al servicio indicado en «Dirección de contacto», en su candidatura o en la página de los estudios.
faq-title = Preguntas frecuentes
faq-none = Todavía no hay ninguna pregunta publicada.
faq-found = { $count ->
    [0] No se ha encontrado ninguna respuesta.
    [one] Se ha encontrado 1 respuesta.
   *[other] Se han encontrado { $count } respuestas.
}
faq-all = Ver todas las preguntas
faq-themes = Temas
faq-general = Preguntas generales

accessibility-title = Accesibilidad
accessibility-commitment = { $institution } se compromete a hacer accesibles sus servicios digitales, conforme al artículo 47 de la ley francesa n.º 2005-102 de 11 de febrero de 2005.
accessibility-scope = Esta declaración de accesibilidad se aplica al servicio eCandidat ({ $address }).
accessibility-state = Estado de conformidad
accessibility-state-text = El servicio { $address } es parcialmente conforme con el referencial francés RGAA, versión 4.1, debido a las no conformidades que se enumeran abajo.
accessibility-results = Resultados de las pruebas
accessibility-results-text = Las páginas se comprueban en cada versión con controles automáticos (WCAG 2.2, niveles A y AA) y recorridos con el teclado. Todavía no se ha hecho ninguna auditoría completa por personas: por eso no se anuncia ningún porcentaje.
accessibility-gaps = Contenidos no accesibles
accessibility-gap-documents = Los documentos que suben las personas candidatas y los que facilita la institución se muestran tal cual; algunos son imágenes sin texto.
accessibility-gap-texts = Los textos que escribe la institución (mensajes, información de unos estudios, correos) dependen de sus autores.
accessibility-gap-forms = Los formularios complementarios que se rellenan en otro servicio se rigen por la declaración de ese servicio.
accessibility-made = Elaboración de esta declaración
accessibility-made-text = Esta declaración describe la versión instalada del programa eCandidat. Se revisa en cada versión. Tecnologías utilizadas: HTML, CSS, SVG, JavaScript (opcional: cada trámite se puede completar sin él).
accessibility-contact = Comentarios y contacto
accessibility-contact-text = Si no consigue acceder a un contenido o a un trámite, escríbanos: le indicaremos una solución accesible o le daremos el contenido de otra forma.
accessibility-appeal = Vías de recurso
accessibility-appeal-text = Si nos ha comunicado un defecto de accesibilidad que le impide acceder a un contenido o a un trámite y no ha recibido una respuesta satisfactoria, puede:
accessibility-appeal-form = escribir un mensaje al Défenseur des droits
accessibility-appeal-delegate = ponerse en contacto con la delegación del Défenseur des droits en su región
accessibility-appeal-letter = enviar una carta sin sello: Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.

personal-data-title = Datos personales
personal-data-who = Quién trata sus datos y para qué
personal-data-who-text = { $institution } trata los datos que usted introduce en eCandidat para gestionar su candidatura, desde la creación de su cuenta hasta la decisión y la preparación de la matrícula. Este tratamiento responde a su misión de interés público (artículo 6, apartado 1, letra e, del RGPD).
personal-data-what = Qué datos
personal-data-what-text = Identidad, datos de contacto, INE, bachillerato y estudios, documentos justificativos, respuestas a los formularios, decisiones, correos y registro de las acciones. Los campos marcados con * son necesarios para tramitar la candidatura.
personal-data-readers = Quién los lee
personal-data-readers-text = El centro de candidatura y la comisión de cada programa elegido, el servicio de gestión académica y las personas que administran el servicio. No se venden ni se comunican a terceros fuera de los casos previstos por la ley.
personal-data-time = Durante cuánto tiempo
personal-data-time-text = Sus candidaturas y sus documentos se conservan con su cuenta, también después de archivar su campaña. Una cuenta en la que nadie inicia sesión durante { $years ->
    [one] un año se borra con todo lo que contiene, después de un aviso enviado 30 días antes.
   *[other] { $years } años se borra con todo lo que contiene, después de un aviso enviado 30 días antes.
}
personal-data-rights = Sus derechos
personal-data-rights-text = Puede pedir el acceso a sus datos, su rectificación, su supresión o la limitación del tratamiento, y oponerse al tratamiento, escribiendo a la institución o a su persona delegada de protección de datos.
personal-data-cnil = Si la respuesta no le satisface, puede presentar una reclamación ante la autoridad francesa de protección de datos (CNIL):
personal-data-cnil-link = cnil.fr/plaintes
personal-data-cookies = Cookies
personal-data-cookies-text = Solo se usan las cookies necesarias para el servicio: su sesión, la seguridad de los formularios, el idioma, la apariencia y los atajos de teclado elegidos. Ninguna medición de audiencia, ningún servicio de terceros.

legal-publisher = Editor
legal-publisher-text = Este servicio ({ $address }) lo edita { $institution }.
legal-software = Programa
legal-software-text = eCandidat es un programa libre, distribuido con la licencia Apache 2.0. El tipo de letra Hanken Grotesk se distribuye con la licencia SIL Open Font 1.1 y los iconos Lucide con la licencia ISC.

# Comprobación de una carta

verification-title = Comprobar una carta
verification-lead = Cada carta de admisión o de denegación lleva un código. Esta página dice si se ha emitido una carta con ese código y qué validez tiene hoy.
verification-code = Código de comprobación
verification-code-hint = Doce letras y cifras, impresas al pie de la carta. Por ejemplo: 2A3B-4C5D-6E7F.
verification-check = Comprobar
verification-found = Se ha emitido una carta con este código
verification-stands = Esta carta es válida.
verification-replaced = Esta carta se sustituyó el { $date }. Pida la versión actual.
verification-over = Esta carta ya no tiene efecto: la decisión que anunciaba ha cambiado o la candidatura ha terminado.
verification-institution = Institución
verification-kind = Tipo de carta
verification-initials = Iniciales
verification-issued-on = Emitida el
verification-compare = Compare estos datos con la carta. El nombre no se muestra, para proteger los datos personales.
verification-no-code = Esto no es un código de comprobación.
verification-unknown = No se ha emitido ninguna carta con este código.
verification-too-many = Se han probado demasiados códigos erróneos desde su red.
verification-remedy = Compruebe el código, carácter por carácter. Si el error continúa, vuelva a intentarlo dentro de un cuarto de hora o escriba a la institución.
