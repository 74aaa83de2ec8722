//! Every address of the product, in one place. Pages and mails build links from these, never from literals.

pub const HOME: &str = "/";
pub const SIGN_IN: &str = "/connexion";
pub const SIGN_OUT: &str = "/deconnexion";
pub const STAY: &str = "/session/prolonger";
pub const SSO: &str = "/connexion/ent";
pub const SSO_RETURN: &str = "/connexion/ent/retour";
pub const SSO_NEW: &str = "/connexion/ent/nouveau";
pub const SSO_CREATE: &str = "/connexion/ent/compte";
pub const SSO_LINK: &str = "/connexion/ent/lier";
pub const LANGUAGE: &str = "/langue/{code}";
pub const APPEARANCE: &str = "/apparence/{name}";

pub const CREATE_ACCOUNT: &str = "/compte/creer";
pub const CREATE_ACCOUNT_SENT: &str = "/compte/cree";
pub const ACTIVATE: &str = "/compte/valider/{token}";
pub const FORGOTTEN: &str = "/compte/identifiants-oublies";
pub const LOST_LINK: &str = "/compte/code-perdu";
pub const NEW_PASSWORD: &str = "/compte/mot-de-passe/{token}";
pub const CONFIRM_EMAIL: &str = "/compte/mail/{token}";
pub const ACCESS: &str = "/mon-compte/acces";
pub const ACCESS_EMAIL: &str = "/mon-compte/acces/mail";
pub const ACCESS_LANGUAGE: &str = "/mon-compte/acces/langue";
pub const ACCESS_PASSWORD: &str = "/mon-compte/acces/mot-de-passe";
pub const ACCESS_SSO: &str = "/mon-compte/acces/ent";
pub const ACCESS_SSO_LEAVE: &str = "/mon-compte/acces/ent/lier";
pub const ACCESS_SSO_UNDO: &str = "/mon-compte/acces/ent/delier";
pub const ACCESS_SESSION: &str = "/mon-compte/acces/sessions/{id}";
pub const ACCESS_SESSIONS: &str = "/mon-compte/acces/sessions";

pub const OWN_DATA: &str = "/mon-compte/donnees";
pub const OWN_DATA_EXPORT: &str = "/mon-compte/donnees/copie";
pub const OWN_DATA_FILE: &str = "/mon-compte/donnees/copie/{id}";
pub const OWN_DATA_ERASE: &str = "/mon-compte/donnees/effacement";
pub const OWN_DATA_ERASE_UNDO: &str = "/mon-compte/donnees/effacement/retirer";

pub const CATALOGUE: &str = "/offre";
pub const CATALOGUE_CENTRE: &str = "/offre/centre/{code}";
pub const PROGRAMME: &str = "/offre/{code}";
pub const ASSISTANCE: &str = "/assistance";
pub const FAQ: &str = "/assistance/faq";
pub const ACCESSIBILITY: &str = "/accessibilite";
pub const PERSONAL_DATA: &str = "/donnees-personnelles";
pub const LEGAL: &str = "/mentions-legales";
pub const VERIFICATION: &str = "/verification";
pub const VERIFICATION_OF: &str = "/verification/{code}";
pub const LOGO: &str = "/institution/logo";
pub const ROBOTS: &str = "/robots.txt";

pub const DASHBOARD: &str = "/tableau-de-bord";
pub const AGENDA: &str = "/tableau-de-bord/agenda";
pub const AGENDA_CLOSE: &str = "/tableau-de-bord/agenda/supprimer";
pub const AGENDA_ONCE: &str = "/tableau-de-bord/agenda.ics";
pub const AGENDA_FEED: &str = "/agenda/{file}";
pub const MESSAGES: &str = "/tableau-de-bord/messages";
pub const MESSAGE: &str = "/messages/{id}";
pub const PERSONAL: &str = "/mon-compte/informations-perso";
pub const ADDRESS: &str = "/mon-compte/adresse";
pub const BAC: &str = "/mon-compte/baccalaureat";
pub const PERSONAL_EDIT: &str = "/mon-compte/informations-perso/modifier";
pub const ADDRESS_EDIT: &str = "/mon-compte/adresse/modifier";
pub const BAC_EDIT: &str = "/mon-compte/baccalaureat/modifier";
pub const PROFILE_DRAFT: &str = "/mon-compte/brouillon";
pub const PROFILE_DRAFT_DISCARD: &str = "/mon-compte/brouillon/effacer";
pub const INTERNAL_RECORDS: &str = "/mon-compte/cursus-interne";
pub const INTERNAL_RECORDS_REFRESH: &str = "/mon-compte/cursus-interne/actualiser";
pub const EXTERNAL_RECORDS: &str = "/mon-compte/cursus-externe";
pub const INTERNSHIPS: &str = "/mon-compte/stages";
pub const WORK_EXPERIENCES: &str = "/mon-compte/experiences-pro";
pub const EXTERNAL_RECORD_NEW: &str = "/mon-compte/cursus-externe/nouveau";
pub const EXTERNAL_RECORD: &str = "/mon-compte/cursus-externe/{id}";
pub const EXTERNAL_RECORD_REMOVE: &str = "/mon-compte/cursus-externe/{id}/supprimer";
pub const INTERNSHIP_NEW: &str = "/mon-compte/stages/nouveau";
pub const INTERNSHIP: &str = "/mon-compte/stages/{id}";
pub const INTERNSHIP_REMOVE: &str = "/mon-compte/stages/{id}/supprimer";
pub const WORK_EXPERIENCE_NEW: &str = "/mon-compte/experiences-pro/nouvelle";
pub const WORK_EXPERIENCE: &str = "/mon-compte/experiences-pro/{id}";
pub const WORK_EXPERIENCE_REMOVE: &str = "/mon-compte/experiences-pro/{id}/supprimer";
pub const LIST_TOWNS: &str = "/mon-compte/listes/communes";
pub const LIST_POSTAL_TOWNS: &str = "/mon-compte/listes/communes-du-code-postal";
pub const LIST_LYCEES: &str = "/mon-compte/listes/lycees";
pub const LIST_SCHOOLS: &str = "/mon-compte/listes/etablissements";
pub const LIST_SERIES: &str = "/mon-compte/listes/series";
pub const LIST_SPECIALITIES: &str = "/mon-compte/listes/specialites";
pub const LIST_OPTIONS: &str = "/mon-compte/listes/options";
pub const APPLICATIONS: &str = "/candidatures";
pub const NEW_APPLICATION: &str = "/candidatures/nouvelle";
/// Where LimeSurvey sends people who have answered.
pub const SURVEY_RETURN: &str = "/candidatures/questionnaires/{survey}/retour";
pub const APPLICATION: &str = "/candidatures/{number}";
pub const APPLICATION_INFORMATION: &str = "/candidatures/{number}/informations";
pub const APPLICATION_JOURNAL: &str = "/candidatures/{number}/journal";
pub const APPLICATION_FORMS: &str = "/candidatures/{number}/formulaires";
pub const APPLICATION_FORM: &str = "/candidatures/{number}/formulaires/{code}";
pub const APPLICATION_FORM_ANSWERS: &str = "/candidatures/{number}/formulaires/{code}/reponses";
pub const APPLICATION_FORM_PAPER: &str = "/candidatures/{number}/formulaires/{code}/reponses.pdf";
pub const APPLICATION_FORM_PLACE: &str = "/candidatures/{number}/formulaires/{code}/piece";
pub const APPLICATION_FORM_DECLARE: &str = "/candidatures/{number}/formulaires/{code}/non-concerne";
pub const APPLICATION_FORM_FILE: &str = "/candidatures/{number}/formulaires/{code}/champs/{key}";
pub const APPLICATION_FORM_FILE_REMOVE: &str = "/candidatures/{number}/formulaires/{code}/champs/{key}/supprimer";
pub const APPLICATION_FORM_FILE_READ: &str = "/candidatures/{number}/formulaires/{code}/champs/{key}/fichier";
pub const APPLICATION_QUESTIONS: &str = "/candidatures/{number}/questions";
pub const APPLICATION_MESSAGES: &str = "/candidatures/{number}/messages";
pub const APPLICATION_MESSAGE_FILE: &str = "/candidatures/{number}/messages/{id}/piece";
pub const APPLICATION_DOCUMENT: &str = "/candidatures/{number}/pieces/{code}";
pub const APPLICATION_DOCUMENT_REMOVE: &str = "/candidatures/{number}/pieces/{code}/supprimer";
pub const APPLICATION_DOCUMENT_DECLARE: &str = "/candidatures/{number}/pieces/{code}/non-concerne";
pub const APPLICATION_DOCUMENT_FILE: &str = "/candidatures/{number}/pieces/{code}/fichier";
pub const APPLICATION_DOCUMENT_TEMPLATE: &str = "/candidatures/{number}/pieces/{code}/modele";
pub const APPLICATION_DOCUMENT_UPLOADS: &str = "/candidatures/{number}/pieces/{code}/envois";
pub const APPLICATION_DOCUMENT_UPLOAD: &str = "/candidatures/{number}/pieces/{code}/envois/{id}";
pub const APPLICATION_DOCUMENT_WALLET: &str = "/candidatures/{number}/pieces/{code}/deja-deposes";
pub const APPLICATION_SUBMIT: &str = "/candidatures/{number}/transmettre";
pub const APPLICATION_AUTOMATIC: &str = "/candidatures/{number}/transmission-automatique";
pub const APPLICATION_CANCEL: &str = "/candidatures/{number}/annuler";
pub const APPLICATION_CANCEL_UNDO: &str = "/candidatures/{number}/annuler/revenir";
pub const APPLICATION_CONFIRM: &str = "/candidatures/{number}/confirmer";
pub const APPLICATION_WITHDRAW: &str = "/candidatures/{number}/desister";
pub const APPLICATION_WITHDRAW_UNDO: &str = "/candidatures/{number}/desister/revenir";
pub const APPLICATION_DOSSIER: &str = "/candidatures/{number}/dossier.pdf";
pub const APPLICATION_RECEIPT: &str = "/candidatures/{number}/accuse.pdf";
pub const APPLICATION_LETTER: &str = "/candidatures/{number}/lettre.pdf";

pub const MANAGER: &str = "/gestion";
pub const MY_ROLES: &str = "/gestion/profils";
pub const MANAGER_APPLICATIONS: &str = "/gestion/candidatures";
pub const MANAGER_CANCELLED: &str = "/gestion/candidatures/annulees";
pub const MANAGER_ARCHIVED: &str = "/gestion/candidatures/archivees";
pub const MANAGER_APPLY_FOR: &str = "/gestion/candidatures/pour-un-candidat";
pub const MANAGER_LIST_COLUMNS: &str = "/gestion/candidatures/colonnes";
pub const MANAGER_LIST_VIEWS: &str = "/gestion/candidatures/vues";
pub const MANAGER_LIST_VIEW_REMOVE: &str = "/gestion/candidatures/vues/supprimer";
pub const MANAGER_MASS_STATUS: &str = "/gestion/candidatures/statut";
pub const MANAGER_MASS_DECISION: &str = "/gestion/candidatures/avis";
pub const MANAGER_MASS_ARCHIVE: &str = "/gestion/candidatures/archiver";
pub const MANAGER_MASS_FEES: &str = "/gestion/candidatures/droits";
pub const MANAGER_MASS_LETTERS: &str = "/gestion/candidatures/lettres";
pub const MANAGER_LETTERS: &str = "/gestion/lettres";
pub const MANAGER_LETTERS_FILE: &str = "/gestion/lettres/{id}";
pub const MANAGER_PUBLICATION: &str = "/gestion/candidatures/publication";
pub const MANAGER_PUBLICATION_STOP: &str = "/gestion/publications/{id}/arreter";
pub const MANAGER_APPLICATION: &str = "/gestion/candidatures/{number}";
pub const MANAGER_APPLICATION_PROFILE: &str = "/gestion/candidatures/{number}/profil";
pub const MANAGER_APPLICATION_PROFILE_REFRESH: &str = "/gestion/candidatures/{number}/profil/actualiser";
pub const MANAGER_APPLICATION_FORMS: &str = "/gestion/candidatures/{number}/formulaires";
pub const MANAGER_APPLICATION_FORMS_REMIND: &str = "/gestion/candidatures/{number}/formulaires/relancer";
pub const MANAGER_APPLICATION_FORM_FILE: &str = "/gestion/candidatures/{number}/formulaires/{code}/champs/{key}/fichier";
pub const MANAGER_APPLICATION_QUESTIONS: &str = "/gestion/candidatures/{number}/questions";
pub const MANAGER_APPLICATION_INFORMATION: &str = "/gestion/candidatures/{number}/informations";
pub const MANAGER_APPLICATION_HISTORY: &str = "/gestion/candidatures/{number}/historique";
pub const MANAGER_APPLICATION_MAILS: &str = "/gestion/candidatures/{number}/mails";
pub const MANAGER_APPLICATION_MAIL_AGAIN: &str = "/gestion/candidatures/{number}/mails/{id}/renvoyer";
pub const MANAGER_MESSAGES: &str = "/gestion/messages";
pub const MANAGER_APPLICATION_MESSAGES: &str = "/gestion/candidatures/{number}/messages";
pub const MANAGER_APPLICATION_MESSAGE_FILE: &str = "/gestion/candidatures/{number}/messages/{id}/piece";
pub const MANAGER_APPLICATION_NOTES: &str = "/gestion/candidatures/{number}/bloc-notes";
pub const MANAGER_APPLICATION_NOTE_REMOVE: &str = "/gestion/candidatures/{number}/bloc-notes/{id}/supprimer";
pub const MANAGER_APPLICATION_STATUS: &str = "/gestion/candidatures/{number}/statut";
pub const MANAGER_APPLICATION_TREATMENT: &str = "/gestion/candidatures/{number}/traitement";
pub const MANAGER_APPLICATION_TREATMENT_VALIDATE: &str = "/gestion/candidatures/{number}/traitement/valider";
pub const MANAGER_APPLICATION_DATES: &str = "/gestion/candidatures/{number}/dates";
pub const MANAGER_APPLICATION_FEES: &str = "/gestion/candidatures/{number}/droits";
pub const MANAGER_APPLICATION_REGISTRATION: &str = "/gestion/candidatures/{number}/identifiant";
pub const MANAGER_APPLICATION_CONFIRM: &str = "/gestion/candidatures/{number}/confirmer";
pub const MANAGER_APPLICATION_WITHDRAW: &str = "/gestion/candidatures/{number}/desister";
pub const MANAGER_APPLICATION_WITHDRAW_UNDO: &str = "/gestion/candidatures/{number}/desister/revenir";
pub const MANAGER_APPLICATION_CANCEL: &str = "/gestion/candidatures/{number}/annuler";
pub const MANAGER_APPLICATION_REOPEN: &str = "/gestion/candidatures/{number}/retablir";
pub const MANAGER_APPLICATION_RESTORE: &str = "/gestion/candidatures/{number}/desarchiver";
pub const MANAGER_APPLICATION_CORRECTIONS: &str = "/gestion/candidatures/{number}/corrections";
pub const MANAGER_APPLICATION_DECISION: &str = "/gestion/candidatures/{number}/avis";
pub const MANAGER_APPLICATION_DECISION_DISCARD: &str = "/gestion/candidatures/{number}/avis/{id}/retirer";
pub const MANAGER_APPLICATION_DOSSIER: &str = "/gestion/candidatures/{number}/dossier.pdf";
pub const MANAGER_APPLICATION_LETTER: &str = "/gestion/candidatures/{number}/lettre.pdf";
pub const MANAGER_APPLICATION_LETTER_AGAIN: &str = "/gestion/candidatures/{number}/lettre/emettre";
pub const MANAGER_DOCUMENTS: &str = "/gestion/candidatures/{number}/pieces";
pub const MANAGER_DOCUMENT: &str = "/gestion/candidatures/{number}/pieces/{code}";
pub const MANAGER_DOCUMENT_FILE: &str = "/gestion/candidatures/{number}/pieces/{code}/document.pdf";
pub const MANAGER_DOCUMENT_PAGE: &str = "/gestion/candidatures/{number}/pieces/{code}/page/{page}";
pub const COMMITTEE: &str = "/commission";
pub const COMMITTEE_APPLICATIONS: &str = "/commission/{code}/candidatures";
pub const COMMITTEE_APPLICATION: &str = "/commission/{code}/candidatures/{number}";
pub const COMMITTEE_RANK: &str = "/commission/{code}/candidatures/{number}/rang";
pub const COMMITTEE_VALIDATION: &str = "/commission/{code}/validation";
pub const MANAGER_PROGRAMMES: &str = "/gestion/formations";
pub const MANAGER_PROGRAMME_DUPLICATE: &str = "/gestion/formations/{code}/dupliquer";
pub const MANAGER_DOCUMENT_TYPES: &str = "/gestion/pieces-justificatives";
pub const MANAGER_DOCUMENT_TYPE_TEMPLATE: &str = "/gestion/pieces-justificatives/{code}/modele";
pub const MANAGER_FORMS: &str = "/gestion/formulaires";
pub const MANAGER_FORM_FIELDS: &str = "/gestion/formulaires/{code}/champs";
pub const MANAGER_FORM_FIELD_NEW: &str = "/gestion/formulaires/{code}/champs/nouveau";
pub const MANAGER_FORM_FIELD: &str = "/gestion/formulaires/{code}/champs/{key}";
pub const MANAGER_FORM_FIELD_REMOVE: &str = "/gestion/formulaires/{code}/champs/{key}/supprimer";
pub const MANAGER_FORM_FIELD_MOVE: &str = "/gestion/formulaires/{code}/champs/{key}/deplacer";
pub const MANAGER_FORM_PUBLISH: &str = "/gestion/formulaires/{code}/publier";
pub const MANAGER_FORM_SURVEY: &str = "/gestion/formulaires/{code}/questionnaire";
pub const MANAGER_FORM_PREVIEW: &str = "/gestion/formulaires/{code}/apercu";
pub const MANAGER_QUESTIONS: &str = "/gestion/questions";
pub const MANAGER_COMMITTEES: &str = "/gestion/commissions";
pub const MANAGER_COMMITTEE_SIGNATURE: &str = "/gestion/commissions/{code}/signature";
pub const MANAGER_COMMITTEE_LETTER: &str = "/gestion/commissions/{code}/lettre/{kind}/apercu";

pub const ADMIN: &str = "/admin";
pub const ADMIN_INSTITUTION: &str = "/admin/etablissement";
pub const ADMIN_CAMPAIGNS: &str = "/admin/campagnes";
pub const ADMIN_CAMPAIGN_SERVICE: &str = "/admin/campagnes/{code}/mise-en-service";
pub const ADMIN_CAMPAIGN_ARCHIVE: &str = "/admin/campagnes/{code}/archiver";
pub const ADMIN_CAMPAIGN_PROGRAMMES: &str = "/admin/campagnes/{code}/formations";
pub const ADMIN_CAMPAIGN_DESTROY: &str = "/admin/campagnes/{code}/detruire";
pub const ADMIN_CENTRES: &str = "/admin/centres";
pub const ADMIN_CENTRE_SIGNATURE: &str = "/admin/centres/{code}/signature";
pub const ADMIN_LETTERS: &str = "/admin/lettres";
pub const ADMIN_LETTER_PREVIEW: &str = "/admin/lettres/{code}/apercu";
pub const ADMIN_DECISION_TYPES: &str = "/admin/types-de-decision";
pub const ADMIN_MAILS: &str = "/admin/mails";
pub const ADMIN_WORDING: &str = "/admin/types-de-statut";
pub const ADMIN_MESSAGES: &str = "/admin/messages";
pub const ADMIN_FAQ: &str = "/admin/faq";
pub const ADMIN_JOBS: &str = "/admin/batchs";
pub const ADMIN_JOB: &str = "/admin/batchs/{id}/relancer";
pub const ADMIN_LOGO: &str = "/admin/etablissement/logo";
pub const ADMIN_MAIL_PREVIEW: &str = "/admin/mails/{code}/apercu";
pub const ADMIN_PEOPLE: &str = "/admin/droits";
pub const ADMIN_PERSON_NEW: &str = "/admin/droits/nouveau";
pub const ADMIN_PERSON: &str = "/admin/droits/{id}";
pub const ADMIN_PERSON_ACTIVE: &str = "/admin/droits/{id}/activation";
pub const ADMIN_PERSON_SSO: &str = "/admin/droits/{id}/ent";
pub const ADMIN_PERSON_GRANT: &str = "/admin/droits/{id}/profils/{grant}/supprimer";
pub const ADMIN_ROLES: &str = "/admin/profils";
pub const ADMIN_ERASURES: &str = "/admin/effacements";
pub const ADMIN_ERASURE: &str = "/admin/effacements/{id}";
pub const ADMIN_HISTORY: &str = "/admin/historique";
pub const ADMIN_HISTORY_RESTORE: &str = "/admin/historique/{id}/retablir";
pub const ADMIN_REASONS: &str = "/admin/motivations";

pub const DEMO_MAIL: &str = "/demo/courrier";
pub const DEMO_LETTER: &str = "/demo/courrier/{file}";

/// Fills the `{…}` of a path in order; values are percent-encoded.
#[must_use]
pub fn fill(path: &str, values: &[&str]) -> String {
    let mut out = String::with_capacity(path.len() + 16);
    let mut values = values.iter();
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        if let Some(value) = values.next() {
            out.extend(url::form_urlencoded::byte_serialize(value.as_bytes()));
        }
        rest = after.split_once('}').map_or("", |(_, tail)| tail);
    }
    out.push_str(rest);
    out
}

/// Where a new object of a list is made.
#[must_use]
pub fn new_in(list: &str) -> String {
    format!("{list}/nouveau")
}

/// The address of an object in its list.
#[must_use]
pub fn item_in(list: &str, code: &str) -> String {
    fill(&pattern_in(list), &[code])
}

/// Where an object of a list is removed.
#[must_use]
pub fn removal_in(list: &str, code: &str) -> String {
    fill(&removal_pattern_in(list), &[code])
}

/// The route of the objects of a list.
#[must_use]
pub fn pattern_in(list: &str) -> String {
    format!("{list}/{{code}}")
}

/// The route of the removal of objects of a list.
#[must_use]
pub fn removal_pattern_in(list: &str) -> String {
    format!("{list}/{{code}}/supprimer")
}

/// A path of this site that a redirect may safely go to; anything else becomes the given default.
#[must_use]
pub fn local_or<'a>(candidate: &'a str, default: &'a str) -> &'a str {
    let safe = candidate.starts_with('/') && !candidate.starts_with("//") && !candidate.contains(['\\', '\r', '\n', '\t']);
    if safe { candidate } else { default }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mails_point_to_pages_that_exist() {
        assert_eq!(app::links::activation_path("t"), fill(ACTIVATE, &["t"]));
        assert_eq!(app::links::new_password_path("t"), fill(NEW_PASSWORD, &["t"]));
        assert_eq!(app::links::confirm_email_path("t"), fill(CONFIRM_EMAIL, &["t"]));
        assert_eq!(app::links::verification_path("ABCD"), fill(VERIFICATION_OF, &["ABCD"]));
        assert_eq!(app::links::calendar_path("a.ics"), fill(AGENDA_FEED, &["a.ics"]));
        assert_eq!(app::links::application_path(7), fill(APPLICATION, &["7"]));
        assert_eq!(app::links::managed_application_path(7), fill(MANAGER_APPLICATION, &["7"]));
        assert_eq!(app::links::application_form_path(7, "STAGE_2"), fill(APPLICATION_FORM, &["7", "STAGE_2"]));
        assert_eq!([app::links::HOME, app::links::SIGN_ON_RETURN, app::links::OWN_DATA], [HOME, SSO_RETURN, OWN_DATA]);
        assert_eq!([app::links::SIGN_IN, app::links::FORGOTTEN, app::links::LOST_LINK, app::links::ASSISTANCE], [SIGN_IN, FORGOTTEN, LOST_LINK, ASSISTANCE]);
    }

    #[test]
    fn values_are_encoded_and_foreign_redirects_refused() {
        assert_eq!(fill(PROGRAMME, &["M1 é/x"]), "/offre/M1+%C3%A9%2Fx");
        assert_eq!(local_or("//evil.example", HOME), "/");
        assert_eq!(local_or("/offre?q=droit", HOME), "/offre?q=droit");
        assert_eq!(local_or("/\\evil.example", HOME), "/");
        assert_eq!(local_or("https://evil.example", HOME), "/");
    }
}
