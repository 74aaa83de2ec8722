//! Where a form may answer otherwise than the rule says, each with its reason.

/// The attack, the route, part of the complaint that is expected (empty = any), and why that is right.
pub const EXCEPTIONS: &[(&str, &str, &str, &str)] = &[
    ("stale", "/mon-compte/stages/nouveau", "answers 303", NEW),
    ("stale", "/mon-compte/experiences-pro/nouvelle", "answers 303", NEW),
    ("stale", "/mon-compte/cursus-externe/nouveau", "answers 303", NEW),
    ("stale", "/mon-compte/stages/nouveau", "changes", NEW),
    ("stale", "/mon-compte/experiences-pro/nouvelle", "changes", NEW),
    ("stale", "/mon-compte/cursus-externe/nouveau", "changes", NEW),
    ("by a stranger", "/mon-compte/acces/sessions/{id}", "answers 303", GONE),
    ("by a stranger", "/mon-compte/stages/{id}/supprimer", "answers 303", GONE),
    ("by a stranger", "/mon-compte/experiences-pro/{id}/supprimer", "answers 303", GONE),
    ("by a stranger", "/mon-compte/cursus-externe/{id}/supprimer", "answers 303", GONE),
    ("by a stranger", "/gestion/candidatures/statut", "answers 303", LEFT_OUT),
    ("by a stranger", "/gestion/candidatures/avis", "answers 303", LEFT_OUT),
    ("by a stranger", "/gestion/candidatures/publication", "answers 303", LEFT_OUT),
    ("by a stranger", "/gestion/candidatures/archiver", "answers 303", LEFT_OUT),
    ("by a stranger", "/gestion/candidatures/droits", "answers 303", LEFT_OUT),
    ("by a stranger", "/gestion/candidatures/lettres", "answers 303", LEFT_OUT),
    ("not offered", "/gestion/candidatures/colonnes", "answers 303", SET),
    ("not offered", "/gestion/commissions/{code}", "", SET),
    ("empty", "/gestion/candidatures/{number}/pieces", "no sentence leads to a field", ANY_BOX),
    ("empty", "/gestion/candidatures/{number}/corrections", "no sentence leads to a field", ANY_BOX),
    ("not offered", "/gestion/candidatures/{number}/corrections", "no sentence leads to a field", ANY_BOX),
    ("empty", "/gestion/candidatures/{number}/statut", "\"status_on\" lost", TODAY),
    ("stale", "/gestion/candidatures/avis", "", LEFT_OUT),
    ("empty", "/candidatures/{number}/pieces/{code}", "no sentence leads to a field", ONE_FIELD),
    ("empty", "/candidatures/{number}/questions", "answers 303", DRAFT),
    ("stale", "/candidatures/{number}/questions", "", NOTHING_THERE),
    ("too long", "/candidatures/{number}/questions", "changes", PARTLY),
    ("control characters", "/candidatures/{number}/questions", "changes", PARTLY),
    ("not offered", "/candidatures/{number}/questions", "changes", PARTLY),
    ("too long", "/candidatures/{number}/formulaires/{code}", "changes", PARTLY),
    ("control characters", "/candidatures/{number}/formulaires/{code}", "changes", PARTLY),
];

/// The page of a document has nothing else to fill in.
const ONE_FIELD: &str = "the page holds one field, and the sentence stands beside it";

/// Whether everything is there is asked at the submission.
const DRAFT: &str = "answers are kept while they are incomplete";

/// Here no question was answered before.
const NOTHING_THERE: &str = "where no answer stands, nothing of anybody's can be lost";

/// Nothing that is right is typed twice.
const PARTLY: &str = "answers that are right are kept while the others are asked again";

/// Of a set of boxes, those that exist count.
const SET: &str = "what is not offered of a set of boxes is left out of it";

/// Which box to tick is the reader's to know.
const ANY_BOX: &str = "no document was ticked: the sentence above the list says so, and no box is the one to tick";

/// A proposal, not something typed.
const TODAY: &str = "the day is proposed anew where none was given";

/// What is new was never saved before: its number says nothing.
const NEW: &str = "an entry that is added replaces none, so that nobody can have been faster";

/// The second half of a double click on « Supprimer » must not frighten, and what is gone leaves no row that would tell
/// whose it was. So what is somebody else's answers as what is gone: nothing happens, and nobody learns that it exists.
const GONE: &str = "a stranger's removal answers as that of something removed already, and changes nothing";

/// Of what was ticked, some may have changed or left one's reach meanwhile.
const LEFT_OUT: &str = "what changed or is out of reach is left out of the action, and the next page says how many were";

/// Whether a complaint is expected.
pub fn is_expected(attack: &str, route: &str, complaint: &str) -> bool {
    EXCEPTIONS.iter().any(|(kind, at, part, _)| *kind == attack && *at == route && complaint.contains(part))
}
