# Decisiones: introducción, validación, publicación.

decision-kind-favourable = Favorable
decision-kind-unfavourable = Desfavorable
decision-kind-complementary-list = Lista complementaria
decision-kind-waiting-list = Lista de espera
decision-kind-preselection = Preselección
decision-state-draft = por validar
decision-state-validated = validada, por publicar
decision-state-planned = validada, publicación prevista
decision-state-published = publicada el { $date }
decision-state-discarded = retirada
decision-invisible = La persona candidata no ve esta decisión hasta que se publica.
decision-discard = Retirar esta decisión
decision-discarded = La decisión está retirada.
decision-gone = Esta decisión ya no está en preparación: se ha publicado, sustituido o retirado.
decision-awaits-publication = Esta decisión espera su publicación. Detenga antes la publicación desde la página de la comisión.
decision-changed-meanwhile = Entretanto se ha introducido otra decisión: { $decision }. No se ha sustituido nada; guarde de nuevo para sustituirla por la suya.
decision-type-missing = Elija un tipo de decisión.
decision-reason-missing = Elija el motivo de la decisión desfavorable.
decision-rank-missing = Escriba el puesto en la lista complementaria.
decision-rank-not-positive = El puesto es un número entero a partir de 1.
decision-comment-too-long = El comentario supera los 1000 caracteres. Acórtelo.
decided-not = Sin decisión
decided-draft = Decisión por validar
decided-validated = Decisión por publicar

decide-title = Introducir la decisión
decide-published = Decisión publicada:
decide-published-what = La persona candidata sigue viéndola. Publicar una nueva la sustituirá y borrará la respuesta dada.
decide-replaces = Se sustituirá esta decisión no publicada:
decide-type = Tipo de decisión
decide-rank = Puesto
decide-rank-hint = Para una lista complementaria.
decide-reason = Motivo de la decisión
decide-reason-hint = Para una decisión desfavorable.
decide-convocation = Convocatoria
decide-convocation-hint = Para una preselección: dónde y cuándo se espera a la persona.
decide-on = Fecha
decide-at = Hora
decide-place = Lugar
decide-comment = Comentario
decide-comment-shown = Visible para la persona candidata una vez publicada la decisión.
decide-comment-maybe = Según el tipo de decisión, visible para la persona candidata una vez publicada.
decide-appeal = Recurso contra una decisión anterior
decide-consequence = La decisión se guarda sin publicarse: la persona candidata no ve nada y no recibe ningún correo.
decide-save-publish = Guardar y publicar
decide-done = La decisión está introducida. Falta validarla.
mass-decision-title = Introducir la misma decisión
mass-decision-no-list = La lista complementaria pide un puesto por persona: introdúzcala candidatura por candidatura.
mass-decision-yes = { $count ->
    [one] Sí, introducir 1 decisión
   *[other] Sí, introducir { $count } decisiones
}
mass-decision-done = { $count ->
    [0] No se ha introducido ninguna decisión.
    [one] Se ha introducido 1 decisión.
   *[other] Se han introducido { $count } decisiones.
} { $left ->
    [0] {""}
    [one] 1 candidatura no se ha tratado.
   *[other] { $left } candidaturas no se han tratado.
}

publish-title = Validar las decisiones
publish-lead = { $count ->
    [0] Ninguna decisión lista para validar.
    [one] 1 decisión lista para validar. Compruébela antes de validar.
   *[other] { $count } decisiones listas para validar. Compruébelas antes de validar.
}
publish-recipients = Decisiones y destinatarios
publish-mail = Correo enviado a
publish-when = Publicación
publish-now = Publicar ahora
publish-at = Publicar en una fecha
publish-later = Validar sin publicar
publish-day = Día
publish-day-hint = Por ejemplo 15/04/2026
publish-time = Hora
publish-time-hint = Por ejemplo 14:30
publish-day-missing = Escriba el día de la publicación, por ejemplo 15/04/2026.
publish-time-missing = Escriba la hora de la publicación, por ejemplo 14:30.
publish-bad-hour = Esa fecha ha pasado o está demasiado lejos. Elija un momento dentro del próximo año.
publish-when-missing = Indique cuándo se publica.
publish-consequence = Al publicar, cada persona candidata ve su decisión y recibe su correo en el mismo instante. Una publicación prevista se puede detener.
publish-ties = Hay puestos repetidos en una lista complementaria. Resuelva los empates antes de validar.
publish-tie = { $programme }, puesto { $rank }: candidaturas { $numbers }
publish-left-out = { $count ->
    [one] 1 candidatura se deja aparte:
   *[other] { $count } candidaturas se dejan aparte:
}
publish-second-signature = No se publica nada: debe hacerlo otra persona. Usted solo puede validar estas decisiones.
publish-nothing = Ninguna decisión está lista para validar. Introduzca antes alguna.
publish-done-now = { $count ->
    [one] 1 decisión está publicada y su correo sale.
   *[other] { $count } decisiones están publicadas y sus correos salen.
} { $left ->
    [0] {""}
    [one] 1 candidatura se ha dejado aparte.
   *[other] { $left } candidaturas se han dejado aparte.
}
publish-done-planned = { $count ->
    [one] 1 decisión está validada; se publicará el { $date }.
   *[other] { $count } decisiones están validadas; se publicarán el { $date }.
} { $left ->
    [0] {""}
    [one] 1 candidatura se ha dejado aparte.
   *[other] { $left } candidaturas se han dejado aparte.
}
publish-done-validated = { $count ->
    [one] 1 decisión está validada. Falta publicarla.
   *[other] { $count } decisiones están validadas. Falta publicarlas.
} { $left ->
    [0] {""}
    [one] 1 candidatura se ha dejado aparte.
   *[other] { $left } candidaturas se han dejado aparte.
}
publication-stop = Detener la publicación
publication-stopped = { $count ->
    [0] La publicación está detenida.
    [one] La publicación está detenida. 1 decisión sigue validada.
   *[other] La publicación está detenida. { $count } decisiones siguen validadas.
}
publication-too-late = Esta publicación ya está hecha o detenida.
oddity-file-not-complete = El expediente no está «Completo».
oddity-replaces = Sustituye una decisión publicada: { $decision }.
oddity-second-signature = Debe publicarla otra persona; usted solo puede validarla.
oddity-resets-answer = Borra la respuesta de la persona candidata: { $answer }.
oddity-confirmation-over = La fecha límite de confirmación ha pasado: la persona candidata tendrá una semana para responder.
left-out-no-decision = ninguna decisión en preparación, o la decisión ha cambiado
left-out-planned = su publicación ya está prevista
left-out-not-allowed = su perfil no permite validar esta decisión
left-out-second-signature = debe publicarla otra persona; usted solo puede validarla

# Lo que encuentra una institución al empezar: tipos de decisión y motivos.

default-decision-favourable = Favorable
default-decision-unfavourable = Desfavorable
default-decision-complementary-list = Lista complementaria
default-decision-waiting-list = Lista de espera
default-decision-preselection = Preselección
default-reason-level = Nivel insuficiente en las materias fundamentales de los estudios
default-reason-prerequisites = No se cumplen los requisitos previos de los estudios
default-reason-capacity = Todas las plazas están ocupadas
default-reason-project = Proyecto profesional sin relación suficiente con los estudios
default-reason-language = Nivel de idioma insuficiente
default-reason-incomplete = Expediente incompleto en la fecha límite
