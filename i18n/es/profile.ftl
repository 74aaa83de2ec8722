# «Mi cuenta»: el perfil.

profile-crumb = Ruta de navegación
profile-nav = Apartados de mi cuenta
profile-nav-phone = Apartados de mi cuenta (móvil)
profile-position = apartado { $n } de { $total }
profile-state-done = completado
profile-state-to-do = por completar
profile-state-optional = opcional
profile-next-page = Apartado siguiente: { $page }
profile-glance-more = { $latest } { $count ->
    [one] y 1 más
   *[other] y { $count } más
}
profile-stored = Lo que ha guardado

profile-page-personal = Datos personales
profile-page-address = Dirección
profile-page-bac = Bachillerato
profile-page-internal = Estudios en la institución
profile-page-external = Estudios en otros centros
profile-page-post-bac = Estudios posteriores al bachillerato
profile-page-internships = Prácticas
profile-page-work = Experiencia profesional

profile-list-none = Ningún resultado
profile-list-one = 1 resultado
profile-list-many = {"{"}n{"}"} resultados
profile-list-failed = No se ha podido cargar la lista. Vuelva a intentarlo.
profile-refresh = Actualizar
profile-refresh-help = Después de cambiar una opción, pulse «Actualizar» al final de la página: las listas que dependen de ella se renuevan y no se pierde nada de lo que ha escrito.
profile-left-one = Queda {"{"}n{"}"} carácter.
profile-left-many = Quedan {"{"}n{"}"} caracteres.
profile-over-one = Sobra {"{"}n{"}"} carácter.
profile-over-many = Sobran {"{"}n{"}"} caracteres.

profile-clash-title = Este apartado se ha modificado entretanto
profile-clash-lead = Se ha guardado desde otra página después de que usted abriera esta. Lo que ha escrito se conserva abajo. Compruebe las diferencias y guarde para conservarlo, o cancele.
profile-clash-stored = Guardado: { $value }
profile-clash-stored-empty = Guardado: nada
profile-clash-typed = Lo que ha escrito: { $value }
profile-clash-typed-empty = Lo que ha escrito: nada

# Datos personales.

profile-personal-title = Datos personales
profile-personal-edit = Modificar los datos personales
profile-personal-lead = Copie exactamente su documento de identidad: estos datos figuran en las decisiones y en su matrícula.
profile-personal-saved = Sus datos personales están guardados.{ $missing ->
    [none] {""}
    [done] {" "}Ya puede presentar candidaturas.
    [one] {" "}Falta un apartado obligatorio para poder presentar candidaturas.
   *[other] {" "}Faltan { $missing } apartados obligatorios para poder presentar candidaturas.
}
profile-identity-legend = Nacionalidad e INE
profile-identity-lead = Si ha estudiado en nuestra institución, el INE permitirá identificarle.
profile-nationality = Nacionalidad
profile-ine = INE y clave del INE
profile-ine-number = INE
profile-ine-key = Clave del INE
profile-ine-hint = 11 caracteres, número y clave seguidos, por ejemplo 0812047365E. Los espacios no cuentan.
profile-ine-where = ¿Dónde encuentro mi INE?
profile-ine-where-1 = El identificador nacional de estudiante (INE) está en su certificado de notas del bachillerato francés, en la línea «Identifiant National».
profile-ine-where-2 = También puede encontrarlo en un certificado de matrícula de años anteriores o en un certificado de notas universitario. A veces aparece como INES.
profile-ine-ines = Si tiene un número INES (9 cifras y 2 letras) y no un INE (10 cifras y 1 letra), utilice el INE de su certificado de notas del bachillerato francés.
profile-ine-none = No tengo INE
profile-ine-none-1 = Deje el campo vacío. Si tiene la nacionalidad francesa pero no INE, complete también el apartado «Bachillerato» para poder presentar candidaturas después.
profile-ine-none-link = Ir al apartado «Bachillerato»
profile-civil-legend = Estado civil
profile-civility = Tratamiento
profile-civility-mrs = Señora
profile-civility-mr = Señor
profile-birth-name = Apellidos de nacimiento
profile-usual-name = Apellidos de uso
profile-first-name = Nombre
profile-other-first-name = Otro nombre
profile-birth-legend = Nacimiento
profile-birth-date = Fecha de nacimiento (dd/mm/aaaa)
profile-birth-date-hint = Por ejemplo 07/11/2004
profile-birth-country = País de nacimiento
profile-birth-department = Departamento de nacimiento
profile-birth-town = Municipio de nacimiento
profile-birth-city = Ciudad de nacimiento
profile-contact-legend = Teléfono e idioma
profile-phone-why = Un número solo sirve si la gestión necesita contactar con usted.
profile-phone = Teléfono
profile-mobile = Teléfono móvil
profile-language = Idioma preferido
profile-language-hint = El de las páginas y de los correos que recibirá.

# Dirección

profile-address-title = Dirección
profile-address-edit = Modificar la dirección
profile-address-lead = La dirección en la que recibe su correo postal.
profile-address-saved = Su dirección está guardada.{ $missing ->
    [none] {""}
    [done] {" "}Ya puede presentar candidaturas.
    [one] {" "}Falta un apartado obligatorio para poder presentar candidaturas.
   *[other] {" "}Faltan { $missing } apartados obligatorios para poder presentar candidaturas.
}
profile-country = País
profile-postal-code = Código postal
profile-town = Municipio
profile-foreign-town = Municipio extranjero
profile-foreign-town-hint = Con su código postal si lo tiene, por ejemplo 10121 Torino
profile-line1 = Dirección
profile-line1-hint = Número y calle, 38 caracteres como máximo
profile-line2 = Complemento de dirección 1
profile-line3 = Complemento de dirección 2

# Bachillerato

profile-bac-title = Bachillerato
profile-bac-edit = Modificar el bachillerato
profile-bac-lead = Solo se puede indicar un bachillerato o título equivalente.
profile-bac-saved = Su bachillerato está guardado.{ $missing ->
    [none] {""}
    [done] {" "}Ya puede presentar candidaturas.
    [one] {" "}Falta un apartado obligatorio para poder presentar candidaturas.
   *[other] {" "}Faltan { $missing } apartados obligatorios para poder presentar candidaturas.
}
profile-bac-situation = Su situación
profile-bac-held = Tengo el bachillerato o un título equivalente
profile-bac-held-help = Bachillerato francés o europeo, DAEU, capacité en droit, título extranjero equivalente
profile-bac-not-held = No tengo el bachillerato
profile-bac-not-held-help = O lo termino este año
profile-no-bac-legend = Sin bachillerato
profile-no-bac = Precise su situación
profile-bac-diploma-legend = Título
profile-year-obtained = Año de obtención
profile-bac-year-hint = La lista de modalidades del bachillerato se actualiza con el año de obtención.
profile-series = Modalidad del bachillerato o equivalente
profile-honours = Mención
profile-honours-none = Sin mención o no conocida
profile-specialities-legend = Asignaturas de especialidad
profile-specialities-lead = Se piden para el bachillerato general desde 2021.
profile-speciality-final-1 = Especialidad 1 del último curso
profile-speciality-final-2 = Especialidad 2 del último curso
profile-speciality-dropped = Especialidad abandonada en el penúltimo curso
profile-options-legend = Optativas
profile-options-add = Añadir optativas
profile-option-1 = Optativa 1
profile-option-2 = Optativa 2
profile-option-3 = Optativa 3
profile-option-4 = Optativa 4
profile-bac-place-legend = Lugar de obtención
profile-bac-country = País de obtención
profile-department = Departamento
profile-school = Centro
profile-school-hint = ¿Su centro no está en la lista? Elija «Otro centro» y escriba su nombre. Si tampoco está su municipio, elija el más cercano.
profile-other-school = Otro centro
profile-other-school-hint = Nombre del centro, si no está en la lista

# Estudios en la institución

profile-internal-lead = Sus años de estudios en la institución.
profile-internal-empty = Ningún año de estudios registrado
profile-internal-why = Este apartado se completa automáticamente, con los datos de la gestión académica, si ha estudiado en la institución ({ $institution }). Si no, queda vacío: indique sus estudios en «Estudios en otros centros».
profile-internal-wrong = Si hay algún error, póngase en contacto con el servicio de gestión académica.

# Estudios en otros centros

profile-external-lead = Todos sus años de estudios desde el bachillerato, aprobados o no, que no figuran en «Estudios en la institución».
profile-external-lead-all = Todos sus años de estudios desde el bachillerato, en la institución o en otros centros, aprobados o no.
profile-external-add = Nuevo año de estudios
profile-external-empty = Ningún estudio indicado
profile-external-new = Añadir un año de estudios posterior al bachillerato
profile-external-edit = Modificar un año de estudios posterior al bachillerato
profile-external-form-lead = Indique todos sus años de estudios, uno por uno.
profile-external-remove = ¿Borrar este año de estudios?
profile-external-saved = Su año de estudios está guardado.
profile-external-removed = El año de estudios está borrado.
profile-external-place-legend = Centro en el que estudió
profile-external-studies-legend = Estudios cursados
profile-external-year-hint = Año de finalización, aunque no esté aprobado
profile-diploma = Estudios
profile-record-label = Nombre y nivel de los estudios
profile-record-label-hint = Nivel, mención, especialidad e itinerario si los hay. Ejemplo para un primer año de BTS: BTS1, Assistant de gestion.
profile-obtained = Aprobado
profile-obtained-in-progress = En curso

# Prácticas

profile-internship-lead = Si lo desea, puede indicar las prácticas que ha hecho después del bachillerato.
profile-internship-add = Nuevas prácticas
profile-internship-empty = Ninguna práctica
profile-internship-new = Añadir unas prácticas
profile-internship-edit = Modificar unas prácticas
profile-internship-form-lead = Unas prácticas hechas después del bachillerato.
profile-internship-legend = Prácticas
profile-internship-remove = ¿Borrar estas prácticas?
profile-internship-saved = Sus prácticas están guardadas.
profile-internship-removed = Las prácticas están borradas.
profile-internship-duration-hint = Por ejemplo: 6 meses
profile-internship-description-hint = Sus tareas, el marco de las prácticas
profile-year = Año
profile-duration = Duración
profile-hours = Horas por semana
profile-organisation = Empleador u organismo
profile-description = Descripción

# Experiencia profesional

profile-work-lead = Si lo desea, puede indicar su experiencia profesional.
profile-work-add = Nueva experiencia profesional
profile-work-empty = Ninguna experiencia profesional
profile-work-new = Añadir una experiencia profesional
profile-work-edit = Modificar una experiencia profesional
profile-work-form-lead = Un empleo, aunque sea corto.
profile-work-legend = Experiencia profesional
profile-work-remove = ¿Borrar esta experiencia profesional?
profile-work-saved = Su experiencia profesional está guardada.
profile-work-removed = La experiencia profesional está borrada.
profile-work-duration-hint = Por ejemplo: 2 años
profile-job-title = Puesto

profile-remove-consequence = Esta línea desaparece de su perfil. Las candidaturas ya enviadas la conservan.
profile-remove-no = No, conservarla
profile-remove-yes = Sí, borrar

# Errores de los formularios

text-missing = Este campo está vacío. Escriba un texto.
text-too-long = Texto demasiado largo: { $found } caracteres; se permiten { $max }. Acórtelo.
text-control-character = Este texto contiene un carácter invisible, seguramente de una copia. Escríbalo con el teclado.
name-missing = Escriba un nombre.
name-no-letter = Un nombre contiene al menos una letra. Compruebe lo que ha escrito.
birth-name-missing = Escriba sus apellidos de nacimiento.
first-name-missing = Escriba su nombre.
civility-missing = Elija un tratamiento.
nationality-missing = Elija una nacionalidad.
birth-date-missing = Escriba su fecha de nacimiento.
birth-date-format = Esta fecha no se puede leer. Escríbala con la forma dd/mm/aaaa, por ejemplo 07/11/2004.
birth-date-impossible = El { $day }/{ $month }/{ $year } no existe. Compruebe el día y el mes.
birth-date-too-young = Esta fecha es demasiado reciente: como muy tarde el { $latest }. Compruebe el año.
birth-date-too-old = Esta fecha es demasiado antigua: como muy pronto el { $earliest }. Compruebe el año.
birth-country-missing = Elija su país de nacimiento.
birth-department-missing = Elija su departamento de nacimiento.
birth-town-missing = Elija su municipio de nacimiento.
birth-town-not-in-department = Este municipio no está en el departamento elegido. Elíjalo en la lista actualizada.
birth-city-missing = Escriba su ciudad de nacimiento.
language-missing = Elija un idioma.
language-unknown = Este idioma no se ofrece. Elija uno de la lista.
ine-missing = Escriba su INE con su clave.
ine-length = Un INE con su clave tiene { $expected } caracteres; usted ha escrito { $found }. Compruebe su certificado de notas.
ine-character = Un INE solo contiene cifras y letras sin tilde. Quite «{ $found }».
ine-form = Estos caracteres no forman un INE: 10 cifras y 1 letra, 10 cifras o letras y 1 cifra, o 9 cifras y 2 letras. Cópielo de su certificado de notas.
ine-number = Este número no está asignado a nadie. Copie el de su certificado de notas.
ine-key = El número y la clave no se corresponden: uno de los dos está mal copiado. La clave es el último carácter.
ine-used = Otra cuenta de eCandidat ya usa este INE. Si esa cuenta es suya, inicie sesión con ella; si no, compruebe el número o escriba al servicio de ayuda.
phone-missing = Escriba un número de teléfono.
phone-too-long = Número demasiado largo: { $found } caracteres; se permiten { $max }.
phone-character = Un número solo contiene cifras, espacios y los signos / + ( ) - . Quite «{ $found }».
phone-too-few-digits = Este número es demasiado corto. Escríbalo entero, por ejemplo 06 39 98 41 27.
country-missing = Elija un país.
country-unknown = Este país no se ofrece. Elija uno de la lista.
department-missing = Elija un departamento.
department-unknown = Este departamento no se ofrece. Elija uno de la lista.
postal-code-missing = Escriba su código postal.
postal-code-format = Un código postal francés tiene 5 cifras, por ejemplo 81000.
postal-code-unknown = Ningún municipio tiene este código postal. Compruébelo; para un «cedex», escriba el código postal del municipio.
town-missing = Elija un municipio.
town-not-in-department = Este municipio no está en el departamento elegido. Elíjalo en la lista actualizada.
town-not-in-postal-code = Este municipio no tiene ese código postal. Elíjalo en la lista actualizada.
foreign-town-missing = Escriba su municipio.
street-missing = Escriba su dirección: número y calle.
school-missing = Elija un centro u «Otro centro».
school-not-in-town = Este centro no está en el municipio elegido. Elíjalo en la lista actualizada o elija «Otro centro».
other-school-missing = Escriba el nombre del centro.
bac-situation-missing = Indique si tiene o no el bachillerato.
bac-situation-unavailable = La institución pide el bachillerato o un título equivalente. Elija «Tengo el bachillerato o un título equivalente».
no-bac-missing = Precise su situación: elija en la lista.
series-missing = Elija la modalidad de su bachillerato. La lista depende del año de obtención.
series-not-for-year = Esa modalidad no existía ese año. Elija una en la lista actualizada.
honours-unknown = Esa mención no se ofrece. Elija una de la lista.
speciality-missing = Elija una especialidad.
speciality-not-offered = Esa especialidad no se ofrece para esa modalidad y ese año. Elija una en la lista actualizada.
speciality-twice = Esa especialidad ya está elegida. Elija otra.
option-not-offered = Esa optativa no se ofrece para esa modalidad y ese año. Elija una en la lista actualizada.
option-twice = Esa optativa ya está elegida. Elija otra o vacíe este campo.
year-missing = Escriba un año.
year-format = Escriba el año con cuatro cifras, por ejemplo 2022.
year-too-early = Ese año es demasiado antiguo: { $min } como muy pronto.
year-future = Ese año es demasiado tardío: { $max } como muy tarde.
diploma-missing = Elija unos estudios.
diploma-unknown = Esos estudios no se ofrecen. Elija unos de la lista.
record-label-missing = Escriba el nombre y el nivel de los estudios.
obtained-missing = Indique si el año está aprobado.
duration-missing = Escriba la duración, por ejemplo «6 meses».
hours-format = Escriba un número de horas en cifras, por ejemplo 35.
hours-range = Una semana tiene de 1 a { $max } horas. Compruebe el número que ha escrito.
organisation-missing = Escriba el nombre del empleador o del organismo.
job-title-missing = Escriba el nombre del puesto.
description-missing = Describa las prácticas en pocas palabras.
records-too-many = Ya ha indicado { $max } líneas en este apartado, que es el máximo. Borre una antes de añadir otra.

# De la gestión académica

profile-internal-years = Mis años en la institución
profile-year-studied = Año
profile-internal-code = Código
profile-internal-label = Estudios
profile-internal-result = Resultado
profile-internal-mark = Nota
profile-internal-scale = Nota máxima
profile-internal-asked = La consulta a la gestión académica está pedida. Si se reconocen unos estudios como suyos, aparecerán aquí en unos instantes: recargue la página.
profile-internal-nothing-to-ask = Nada permite encontrarle en la gestión académica: indique su INE en «Datos personales» o vincule su cuenta al acceso universitario (ENT).
profile-internal-too-many = Demasiadas solicitudes en poco tiempo. Vuelva a intentarlo más tarde.
profile-internal-waiting = Consulta a la gestión académica pedida el { $since }: se hace sin usted.
profile-internal-read = Se ha terminado de leer el programa de gestión académica.
profile-internal-away = La gestión académica no responde por el momento. Su solicitud del { $since } se tratará en cuanto responda; puede continuar, todo lo demás funciona.
profile-origin-title = De dónde vienen estos datos
profile-origin = Estos datos vienen de la gestión académica ({ $institution }), leídos el { $at }. No se pueden modificar aquí.
profile-origin-but = La nacionalidad, los teléfonos y el idioma se pueden modificar.
profile-origin-wrong = ¿Un error? Escriba al servicio de gestión académica:
profile-from-record = Estos datos vienen de la gestión académica y no se pueden modificar aquí. Si hay algún error, póngase en contacto con el servicio de gestión académica.

# Escrito y todavía sin guardar
draft-kept = Lo que ha escrito se conserva durante 24 horas. Todavía no está guardado.
draft-elsewhere = Esta página también se está rellenando en otra ventana. Se conserva lo que acaba de escribir aquí.
draft-failed = No se ha podido conservar lo que ha escrito. Guárdelo antes de salir de esta página.
draft-shown = Lo que había escrito sin guardarlo está de nuevo en el formulario. Reléalo y guárdelo.
draft-unfinished = Ha escrito algo aquí sin guardarlo.
draft-resume = Continuar
draft-discard = Descartar lo escrito
draft-discarded = Lo que había escrito se ha descartado. Lo que estaba guardado no ha cambiado.
