# Por qué no se ha hecho algo en una candidatura.

refusal-not-in-this-state = Esta acción no es posible en el estado actual de la candidatura. Recargue la página para ver cómo está.
refusal-cancelled = La candidatura está anulada: ya no se puede modificar.
refusal-archived = La candidatura está archivada: ya no se puede modificar.
refusal-paper-procedure = Estos estudios piden un expediente en papel, que se envía a la dirección de contacto.
refusal-return-date-over = La fecha límite del expediente ha pasado: los documentos ya no se pueden modificar. Escriba a la dirección de contacto.
refusal-confirmation-date-over = La fecha límite de confirmación ha pasado. Escriba a la dirección de contacto.
refusal-confirmation-date-not-over = La fecha de confirmación todavía no ha pasado.
refusal-something-missing = Faltan elementos. Complételos e inténtelo de nuevo.
refusal-decision-published = Hay una decisión publicada: la candidatura ya no se puede anular.
refusal-not-favourable = No hay ninguna decisión favorable publicada para esta candidatura.
refusal-only-while-waiting = La candidatura solo se puede anular mientras está «Pendiente».
refusal-undo-time-over = El plazo para dar marcha atrás ha terminado.
refusal-day-missing = Escriba la fecha del estado, por ejemplo 15/04/2026.
refusal-day-in-future = La fecha del estado no puede estar en el futuro. Escriba la de hoy o una anterior.
refusal-already-done = Ya está hecho o se ha deshecho entretanto. Recargue la página.
refusal-applied-again = Ya existe otra candidatura a estos estudios: esta no se puede restablecer.
refusal-not-settled = Esta candidatura todavía está pendiente de algo: solo se pueden archivar las denegadas, o las anuladas o retiradas definitivamente.
