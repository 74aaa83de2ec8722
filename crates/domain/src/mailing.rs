//! The variables of mail templates, under the names institutions have used in their wording for years.
//!
//! The words in French here are the template language itself (they are typed by staff in templates), not names of
//! this code base.

use serde::Serialize;

use crate::application::MailCode;
use crate::coded;

coded! {
    /// Who gets a blind copy of the mails about the applications of a centre.
    #[derive(Default)]
    CopyMode {
        Nobody = "none",
        /// The centre's contact address, where it has one.
        #[default]
        Contact = "contact",
        /// Everybody who manages the centre, or the committee of the application in it, and may open the dossier.
        Managers = "managers",
    }
}

coded! {
    /// To whom the alerts of a committee go.
    #[derive(Default)]
    AlertMode {
        Nobody = "none",
        /// Its alert address, else its own.
        #[default]
        Address = "address",
        /// Each of its members who may see its applications.
        Members = "members",
    }
}

/// What every mail may say. Built when the mail is rendered.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MailContext {
    pub libelle_campagne: String,
    pub prenom: String,
    pub nom: String,
    pub num_dossier_opi: String,
    pub lien_validation: String,
    pub lien_reinitialisation: String,
    pub jour_destruction_cpt_min: String,
    pub dat_fin_reinit_cpt_min: String,
    pub lien_application: String,
    pub annulable_jusqua: String,
    pub commentaire: String,
    /// Forms and questions that wait for an answer beside a dossier that is posted, in a list of words.
    pub a_remplir: String,
    pub motif: String,
    pub rang: String,
    pub complement_preselect: String,
    pub complement_appel: String,
    pub new_code_opi: String,
    pub formations_opi: String,
    /// The login of the sign-on that alone opens the account; empty where a password does.
    pub identifiant_ent: String,
    /// The applicant has confirmed; in the mail of a withdrawal that was undone: had confirmed before it.
    pub candidature_confirmee: bool,
    /// The return date passed and the file never came: nobody examines it.
    pub candidature_hors_delai: bool,
    /// Complementary forms that wait for an answer.
    pub formulaires: Vec<Form>,
    pub candidat: Applicant,
    pub formation: Programme,
    pub commission: Committee,
    pub dossier: File,
    pub decision: Decision,
    pub etablissement: Institution,
}

#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Applicant {
    pub civilite: String,
    pub num_dossier_opi: String,
    pub nom_pat: String,
    pub nom_usu: String,
    pub prenom: String,
    pub autre_prenom: String,
    pub ine: String,
    pub cle_ine: String,
    pub dat_naiss: String,
    pub lib_ville_naiss: String,
    pub lib_langue: String,
    pub tel: String,
    pub tel_port: String,
    pub adresse: String,
}

#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Programme {
    pub code: String,
    pub libelle: String,
    pub mot_cle: String,
    /// Whether documents are deposited and the application is submitted online; otherwise the dossier is printed and posted.
    pub dematerialise: bool,
    pub dat_deb_depot: String,
    pub dat_fin_depot: String,
    pub dat_pre_analyse: String,
    /// Empty in a mail that asks for something by this date once it is over.
    pub dat_retour: String,
    pub dat_jury: String,
    pub dat_publi: String,
    /// Empty in a mail that asks for an answer by this date once it is over.
    pub dat_confirm: String,
}

#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Committee {
    pub libelle: String,
    pub mail: String,
    pub adresse: String,
    pub tel: String,
    pub url: String,
    pub fax: String,
    pub commentaire_retour: String,
    pub signataire: String,
}

#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct File {
    pub numero: String,
    pub date_reception: String,
    pub date_transmission: String,
    /// The last day of a file that is complete and will be submitted by itself; empty for every other one.
    pub date_transmission_auto: String,
    /// The day after which whoever was admitted and did not answer is withdrawn; empty where nobody is.
    pub date_desistement_auto: String,
    pub montant_frais_ins: String,
    pub complement_exo: String,
    /// Digest of the latest submission, as on its receipt.
    pub empreinte: String,
    /// What the law wants a receipt to say, a sentence on each line.
    pub mentions_legales: String,
}

/// A complementary form and where it is answered.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Form {
    pub libelle: String,
    pub lien: String,
}

/// The decision that a mail or a letter tells.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Decision {
    pub libelle: String,
    pub date: String,
}

#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Institution {
    pub nom: String,
    pub adresse: String,
    pub tribunal: String,
}

/// The mail of a decision kind when its type names none of its own.
#[must_use]
pub const fn default_mail(kind: crate::application::DecisionKind) -> MailCode {
    use crate::application::DecisionKind as K;
    match kind {
        K::Favourable => MailCode::DecisionFavourable,
        K::Unfavourable => MailCode::DecisionUnfavourable,
        K::ComplementaryList => MailCode::DecisionComplementaryList,
        K::WaitingList => MailCode::DecisionWaitingList,
        K::Preselection => MailCode::DecisionPreselection,
    }
}
