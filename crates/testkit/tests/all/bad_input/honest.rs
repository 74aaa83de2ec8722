//! What people type who mean it: the values that a form needs beside those it comes with.

use testkit::browser::{Control, Kind, Upload};
use testkit::people::PASSWORD;

/// A password nobody has yet.
const NEW_PASSWORD: &str = "lampadaire-cerise-58";

/// By route and name.
const VALUES: &[(&str, &[(&str, &str)])] = &[
    ("/connexion", &[("login", "ines.marchetti@courriel.example"), ("password", PASSWORD)]),
    ("/connexion/ent/lier", &[("login", "ines.marchetti@courriel.example"), ("password", PASSWORD)]),
    (
        "/compte/creer",
        &[("last_name", "Martin"), ("first_name", "Zoé"), ("email", "zoe.martin@courriel.example"), ("email_again", "zoe.martin@courriel.example")],
    ),
    ("/compte/identifiants-oublies", &[("email", "ines.marchetti@courriel.example")]),
    ("/compte/code-perdu", &[("email", "alix.attente@courriel.example")]),
    ("/compte/valider/{token}", &[("password", NEW_PASSWORD), ("password_again", NEW_PASSWORD)]),
    ("/compte/mot-de-passe/{token}", &[("password", NEW_PASSWORD), ("password_again", NEW_PASSWORD)]),
    ("/mon-compte/acces/mail", &[("email", "nouvelle@courriel.example"), ("email_again", "nouvelle@courriel.example"), ("password", PASSWORD)]),
    ("/mon-compte/acces/mot-de-passe", &[("old_password", PASSWORD), ("password", NEW_PASSWORD), ("password_again", NEW_PASSWORD)]),
    ("/mon-compte/acces/ent", &[("password", PASSWORD)]),
    ("/mon-compte/acces/langue", &[("language", "en")]),
    ("/mon-compte/donnees/effacement", &[("sure", "yes")]),
    (
        "/mon-compte/informations-perso",
        &[
            ("civility", "F"),
            ("birth_date", "07/11/2004"),
            ("birth_country", "FR"),
            ("birth_department", "081"),
            ("birth_city", "Albi"),
            ("phone", "05 63 00 00 00"),
        ],
    ),
    ("/mon-compte/adresse", &[("country", "FR"), ("postal_code", "81000"), ("town", "81004"), ("line1", "2 rue de l’église")]),
    ("/mon-compte/baccalaureat", &[("situation", "not_held"), ("no_bac", "0031")]),
    ("/mon-compte/stages/nouveau", &[("year", "2024"), ("duration", "6 mois"), ("hours_per_week", "35"), ("organisation", "EDF"), ("description", "Mesures")]),
    ("/mon-compte/experiences-pro/nouvelle", &[("year", "2024"), ("duration", "1 an"), ("title", "Vendeuse"), ("organisation", "Librairie")]),
    (
        "/mon-compte/cursus-externe/nouveau",
        &[("year", "2024"), ("country", "IT"), ("other_school", "Politecnico"), ("label", "L1"), ("diploma", "X"), ("obtained", "O")],
    ),
    ("/candidatures/{number}/messages", &[("body", "Bonjour.")]),
    ("/candidatures/{number}/questions", &[("q-POURQUOI", "Pour apprendre."), ("q-LOGEMENT", "yes")]),
    ("/candidatures/{number}/formulaires/{code}", &[("q-f1", "Les étangs")]),
    ("/gestion/candidatures/vues", &[("nom", "Ma vue")]),
    ("/gestion/candidatures/{number}/messages", &[("body", "Bonjour.")]),
    ("/gestion/candidatures/{number}/bloc-notes", &[("message", "Rappeler mardi")]),
    ("/gestion/candidatures/{number}/corrections", &[("piece", "CV"), ("c-CV", "Illisible"), ("deadline", "")]),
    ("/gestion/candidatures/{number}/pieces", &[("piece", "CV"), ("verdict", "VA")]),
    ("/gestion/candidatures/{number}/pieces/{code}", &[("verdict", "VA")]),
    ("/gestion/candidatures/{number}/statut", &[("status", "CO"), ("status_on", "16/03/2026")]),
    ("/gestion/candidatures/statut", &[("status", "CO"), ("status_on", "16/03/2026")]),
    ("/gestion/candidatures/publication", &[("when", "date"), ("day", "20/03/2026"), ("time", "10:00")]),
    ("/gestion/candidatures/{number}/traitement", &[("treatment", "AT")]),
    ("/gestion/candidatures/{number}/dates", &[("return_day", "20/05/2026"), ("confirmation_day", "20/07/2026")]),
    ("/gestion/candidatures/{number}/droits", &[("fee", "170,50"), ("fee_note", "Boursière")]),
    ("/gestion/candidatures/droits", &[("fee", "170,50"), ("fee_note", "Exonérées")]),
    ("/gestion/candidatures/{number}/identifiant", &[("code", "OPI-1")]),
    ("/gestion/candidatures/pour-un-candidat", &[("candidate", "fraiche.complet@courriel.example"), ("programme", "M2DATA")]),
    (
        "/gestion/formations/nouveau",
        &[
            ("code", "L3NEUF"),
            ("label", "Licence 3 Neuve"),
            ("opening", "01/03/2026"),
            ("closing", "30/04/2026"),
            ("return_on", "15/05/2026"),
            ("default_treatment", "AC"),
        ],
    ),
    ("/gestion/formations/{code}/dupliquer", &[("code", "L3COPIE"), ("label", "Licence 3 Copie")]),
    ("/gestion/commissions/nouveau", &[("code", "NEUVE"), ("label", "Commission neuve"), ("address_1", "1 rue"), ("postal_code", "81000"), ("town", "Albi")]),
    (
        "/gestion/pieces-justificatives/nouveau",
        &[
            ("code", "NEUVE"),
            ("label_fr", "Pièce neuve"),
            ("obligation", "mandatory"),
            ("is_shared", "no"),
            ("per_application", "no"),
            ("nationality_rule", "all"),
        ],
    ),
    (
        "/gestion/formulaires/nouveau",
        &[
            ("code", "NEUF"),
            ("label_fr", "Formulaire neuf"),
            ("form_kind", "native"),
            ("obligation", "facultative"),
            ("is_shared", "no"),
            ("per_application", "no"),
        ],
    ),
    ("/gestion/formulaires/{code}/champs/nouveau", &[("label_fr", "Pourquoi ?"), ("answer_kind", "text")]),
    (
        "/gestion/questions/nouveau",
        &[
            ("code", "NEUVE"),
            ("label_fr", "Question neuve"),
            ("answer_kind", "text"),
            ("obligation", "facultative"),
            ("is_shared", "no"),
            ("per_application", "no"),
        ],
    ),
    ("/admin/campagnes/nouveau", &[("code", "2028"), ("label_fr", "Campagne 2028"), ("starts_on", "01/09/2027"), ("ends_on", "31/08/2028")]),
    ("/admin/campagnes/{code}/detruire", &[("typed", "2024")]),
    ("/admin/centres/nouveau", &[("code", "NEUF"), ("label", "Centre neuf"), ("max_applications", "5")]),
    ("/admin/types-de-decision/nouveau", &[("code", "NEUF"), ("label_fr", "Avis neuf"), ("kind", "FA"), ("position", "9")]),
    ("/admin/motivations/nouveau", &[("code", "NEUF"), ("label_fr", "Motif neuf")]),
    ("/admin/faq/nouveau", &[("question_fr", "Pourquoi ?"), ("answer_fr", "Parce que."), ("position", "3")]),
    ("/admin/lettres/nouveau", &[("code", "NEUVE"), ("letter_kind", "admission"), ("label", "Lettre neuve"), ("subject_fr", "Sujet"), ("body_fr", "Corps")]),
    ("/admin/mails/nouveau", &[("code", "NEUF"), ("kind", "FA"), ("label", "Mail neuf"), ("subject_fr", "Sujet"), ("body_fr", "<p>Corps</p>")]),
    ("/admin/effacements/{id}", &[("answer", "Un recours est en cours.")]),
    ("/admin/droits/nouveau", &[("last_name", "Nouveau"), ("first_name", "Noé"), ("email", "noe.nouveau@univ.example")]),
    ("/admin/profils/nouveau", &[("code", "NEUF"), ("role_kind", "committee"), ("label", "Profil neuf"), ("right_EDIT_AVIS", "write")]),
    ("/admin/droits/{id}", &[("role", "committee"), ("committee", "INFO")]),
    ("/admin/droits/{id}/ent", &[("login", "gestion1")]),
];

/// What is typed into a control; none leaves what the page shows.
pub fn value(route: &str, control: &Control) -> Option<String> {
    let known = VALUES.iter().find(|(of, _)| *of == route).and_then(|(_, values)| values.iter().find(|(name, _)| *name == control.name));
    if let Some((_, value)) = known {
        // Of a group of boxes one is ticked; a list keeps to what it offers.
        let is_offered = control.kind != Kind::Select || control.options.iter().any(|(offered, ..)| offered == value);
        return is_offered.then(|| (*value).to_owned());
    }
    // Of the decisions offered, which have no name that is known here, the first.
    if control.kind == Kind::Radio && control.name == "decision_type" {
        return Some(control.value.clone());
    }
    // A list that must be answered and shows an empty line takes its first answer.
    let is_open = control.kind == Kind::Select && control.required && control.options.iter().any(|(value, _, chosen)| *chosen && value.is_empty());
    if is_open {
        return control.options.iter().find(|(value, ..)| !value.is_empty()).map(|(value, ..)| value.clone());
    }
    None
}

/// The smallest picture a logo can be.
fn logo() -> Vec<u8> {
    const PNG: [u8; 69] = [
        0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0, 0x90, 0x77, 0x53, 0xDE, 0,
        0, 0, 12, b'I', b'D', b'A', b'T', 0x08, 0xD7, 0x63, 0xF8, 0xCF, 0xC0, 0, 0, 3, 1, 1, 0, 0x18, 0xDD, 0x8D, 0xB0, 0, 0, 0, 0, b'I', b'E', b'N', b'D',
        0xAE, 0x42, 0x60, 0x82,
    ];
    PNG.to_vec()
}

/// A file of the kind a form asks for.
pub fn file(route: &str, name: &str) -> Upload {
    if route == "/admin/etablissement/logo" {
        return Upload { name: "logo.png".to_owned(), content_type: "image/png".to_owned(), bytes: logo().into() };
    }
    Upload { name: format!("{name}.pdf"), content_type: "application/pdf".to_owned(), bytes: testkit::dossiers::pdf("Pièce").into() }
}
