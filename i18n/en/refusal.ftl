# Why something was not done to an application.

refusal-not-in-this-state = This is not possible in the current state of the application. Reload the page to see where it stands.
refusal-cancelled = The application is cancelled: it can no longer be changed.
refusal-archived = The application is archived: it can no longer be changed.
refusal-paper-procedure = This programme asks for a paper file, to be sent to the contact address.
refusal-return-date-over = The return date is over: documents can no longer be changed. Write to the contact address.
refusal-confirmation-date-over = The confirmation date is over. Write to the contact address.
refusal-confirmation-date-not-over = The confirmation date is not over yet.
refusal-something-missing = Something is missing. Complete it, then try again.
refusal-decision-published = A decision is published: the application can no longer be cancelled.
refusal-not-favourable = No favourable decision is published for this application.
refusal-only-while-waiting = The application can be cancelled only while it is waiting.
refusal-undo-time-over = The time to go back is over.
refusal-day-missing = Enter the date of the status, for example 15/04/2026.
refusal-day-in-future = The date of the status cannot lie in the future. Enter today or an earlier day.
refusal-already-done = This is done already, or was undone meanwhile. Reload the page.
refusal-applied-again = There is already another application to this programme: this one cannot be reopened.
refusal-not-settled = Something is still expected of this application: only those that are refused, or cancelled or withdrawn for good, can be archived.
