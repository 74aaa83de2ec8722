//! The documents the university asks for, and which programmes ask for which.

use domain::application::requirement::{AskedOf, Obligation};
use domain::translated::Translated;

use super::pool::Kind;

/// The documents a family of programmes asks for beside the shared ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Set {
    Minimal,
    Science,
    Health,
    Law,
    Vocational,
    Teaching,
    Engineering,
    /// Almost everything; of the large demonstration.
    Complete,
    /// A letter and nothing else; of the large demonstration.
    Letter,
}

impl Set {
    /// Codes of the document types named by the session.
    pub fn codes(self) -> &'static [&'static str] {
        match self {
            Self::Minimal => &["LM", "RN-BAC2", "AUTRE2"],
            Self::Science => &["LM", "RN-BAC2", "RECO", "DOSSIER", "STAGES"],
            Self::Health => &["LM", "RN-BAC2", "TRAD", "FORM-PDF", "BULLETINS", "AUTRE2", "AUTRE3"],
            Self::Law => &["LM", "RN-BAC2", "DIPLOMES", "RECO-LIBRE", "AUTRE2", "AUTRE3"],
            Self::Vocational => &["LM-PROJET", "RN-TOUS", "COMPARABILITE", "ENGAGEMENT", "RECO-LIBRE"],
            Self::Teaching => &["LM", "RN-BAC2", "DIPLOMES", "STAGES", "PROJET"],
            Self::Letter => &["LM"],
            Self::Complete => {
                &["LM", "RN-BAC2", "RECO", "DOSSIER", "STAGES", "DIPLOMES", "CERT-SCO", "NIVEAU-LANGUE", "RECO-LIBRE", "PROJET", "DESCRIPTIF", "AUTRE2"]
            }
            Self::Engineering => &["LM", "RN-BAC2", "CERT-SCO", "DIPLOMES", "NIVEAU-LANGUE", "RECO-LIBRE", "MATRICULE", "DESCRIPTIF"],
        }
    }
}

/// To whom a document belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Asked by every programme, one copy for all of them.
    Institution,
    /// Asked by every programme, one copy for each application.
    InstitutionEach,
    /// Asked by every programme of a centre, one copy for all of them.
    Centre(&'static str),
    /// Asked by the sessions that name it, one copy for each application.
    Session,
}

#[derive(Debug)]
pub struct Paper {
    pub code: &'static str,
    pub reach: Reach,
    pub obligation: Obligation,
    pub fr: &'static str,
    pub en: &'static str,
    pub help: [&'static str; 2],
    /// What kind of sample file serves for it.
    pub kind: Kind,
    /// Whether a form to fill in comes with it.
    pub has_template: bool,
    /// Asked only of those who are not French.
    pub foreigners_only: bool,
}

impl Paper {
    pub fn label(&self) -> Translated {
        Translated::fr_en(self.fr, self.en)
    }

    pub fn help(&self) -> Translated {
        let [fr, en] = self.help;
        if fr.is_empty() { Translated::default() } else { Translated::fr_en(fr, en) }
    }

    pub fn asked_of(&self) -> AskedOf {
        if self.foreigners_only {
            AskedOf { nationalities: vec!["FR".to_owned()], except_nationalities: true, ..AskedOf::default() }
        } else {
            AskedOf::default()
        }
    }

    const fn help_text(mut self, fr: &'static str, en: &'static str) -> Self {
        self.help = [fr, en];
        self
    }

    const fn template(mut self) -> Self {
        self.has_template = true;
        self
    }

    const fn foreigners(mut self) -> Self {
        self.foreigners_only = true;
        self
    }
}

const fn paper(code: &'static str, reach: Reach, obligation: Obligation, kind: Kind, [fr, en]: [&'static str; 2]) -> Paper {
    Paper { code, reach, obligation, fr, en, help: ["", ""], kind, has_template: false, foreigners_only: false }
}

use Obligation::{Conditional, Facultative, Mandatory};
use Reach::{Centre, Institution, InstitutionEach, Session};

/// In the order of display within each block.
pub const PAPERS: [Paper; 30] = [
    paper("IDENTITE", Institution, Mandatory, Kind::Identity, [
        "Justificatif d’identité en cours de validité (copie de la carte nationale d’identité ou du passeport ou de tout autre document officiel attestant de l’identité)",
        "Valid proof of identity (copy of an identity card, a passport or any other official document)",
    ])
    .help_text("Recto et verso, lisibles, sur une ou deux photos.", "Both sides, legible, in one or two photos."),
    paper("PHOTO", Institution, Mandatory, Kind::Portrait, [
        "Une photo d’identité récente et conforme aux normes, format 35x45mm",
        "A recent identity photo that meets the standards, 35 × 45 mm",
    ]),
    paper("CV", Institution, Mandatory, Kind::Cv, ["Curriculum vitae", "Curriculum vitae"]),
    paper("RN-BAC", Institution, Mandatory, Kind::BacTranscript, ["Relevés de notes du bac ou équivalent", "Transcripts of the baccalaureate or its equivalent"]),
    paper("HANDICAP", Institution, Conditional, Kind::Other, [
        "Demande d’aménagement au titre du handicap",
        "Request for arrangements on grounds of disability",
    ]),
    paper("LANGUE", Institution, Conditional, Kind::Language, [
        "Étudiant d’un pays dont le français n’est pas la seule langue officielle ou n’ayant pas fait ses études dans un établissement français : résultats du TCF ou du DELF (ou DALF) ou du TEF ou du TEFi",
        "Student from a country where French is not the only official language, or who did not study in a French institution: results of the TCF, the DELF (or DALF), the TEF or the TEFi",
    ]),
    paper("INFO-UTILES", InstitutionEach, Conditional, Kind::Other, [
        "Informations complémentaires jugées utiles pour l’appréciation de votre candidature",
        "Further information that you find useful for the assessment of your application",
    ]),
    paper("LANGUE-B2", Centre("SCI"), Conditional, Kind::Language, [
        "Attestation de langue française de niveau B2 pour les candidats étrangers originaires de pays dont le français n’est pas la langue officielle et titulaire de diplômes d’universités non francophones. SI VOUS N’ÊTES PAS CONCERNÉ CLIQUEZ SUR \"NON CONCERNÉ PAR CETTE PIÈCE\"",
        "Certificate of French at level B2 for foreign applicants from countries where French is not the official language who hold degrees of universities not teaching in French",
    ]),
    paper("DIPLOMES-SANTE", Centre("SANTE"), Mandatory, Kind::Diploma, ["Attestation des diplômes obtenus", "Certificates of the degrees obtained"]),
    paper("LM", Session, Mandatory, Kind::Letter, ["Lettre de motivation", "Covering letter"]),
    paper("LM-PROJET", Session, Mandatory, Kind::Letter, [
        "Lettre de motivation manuscrite de votre projet pro, ainsi que le choix de spécialité",
        "Handwritten covering letter on your career plan and the choice of speciality",
    ]),
    paper("RN-BAC2", Session, Mandatory, Kind::Transcript, [
        "Relevés de notes depuis le bac (1er semestre de l’année en cours impératif)",
        "Transcripts since the baccalaureate (first semester of the current year required)",
    ])
    .help_text("Un seul élément, du plus récent au plus ancien : vous pouvez choisir plusieurs fichiers.", "One item, most recent first: you may choose several files."),
    paper("RN-TOUS", Session, Mandatory, Kind::Transcript, [
        "Tous relevés de notes et diplômes \"officiels\" acquis à ce jour depuis le baccalauréat, datés du plus récent au plus ancien",
        "All official transcripts and degrees obtained since the baccalaureate, most recent first",
    ]),
    paper("RECO", Session, Mandatory, Kind::FilledForm, [
        "Lettre(s) de recommandation transmises directement par mail de l’enseignant à l’enseignant responsable (téléchargez avec Adobe Acrobat Reader, complétez en ligne, enregistrez puis redéposez le fichier)",
        "Letter(s) of recommendation sent by the teacher to the teacher in charge (download the form, fill it in, save it and deposit it)",
    ])
    .template(),
    paper("DOSSIER", Session, Mandatory, Kind::FilledForm, [
        "Dossier de candidature complémentaire (téléchargez avec Adobe Acrobat Reader, complétez en ligne, enregistrez puis redéposez le fichier)",
        "Supplementary application form (download it, fill it in, save it and deposit it)",
    ])
    .template(),
    paper("STAGES", Session, Conditional, Kind::Certificate, [
        "Justificatifs de stages, de formations complémentaires et d’expériences professionnelles",
        "Evidence of internships, further training and work experience",
    ]),
    paper("TRAD", Session, Conditional, Kind::Translation, [
        "Traduction en français des diplômes étrangers et des relevés de notes obligatoirement authentifiés par le Conseiller Culturel de l’Ambassade de France du pays d’origine ou par tout traducteur assermenté",
        "French translation of foreign degrees and transcripts, authenticated by the French embassy of the country of origin or by a sworn translator",
    ])
    .foreigners(),
    paper("FORM-PDF", Session, Mandatory, Kind::FilledForm, ["Formulaire complémentaire à télécharger en PDF", "Supplementary form to download as a PDF"]).template(),
    paper("BULLETINS", Session, Conditional, Kind::Transcript, [
        "photocopie des bulletins scolaires de terminale - 1er Trimestre",
        "Copy of the school reports of the final year, first term",
    ]),
    paper("DIPLOMES", Session, Mandatory, Kind::Diploma, ["Copie diplômes obtenus", "Copy of the degrees obtained"]),
    paper("COMPARABILITE", Session, Conditional, Kind::Certificate, [
        "Pour les diplômes étrangers : veuillez fournir une Attestation de Comparabilité délivrée par le CIEP",
        "For foreign degrees: a certificate of comparability",
    ])
    .foreigners(),
    paper("ENGAGEMENT", Session, Conditional, Kind::Certificate, ["Lettre d’engagement de l’entreprise", "Letter of commitment of the company"]),
    paper("CERT-SCO", Session, Mandatory, Kind::Certificate, ["Certificat de Scolarité (année en cours)", "Certificate of enrolment (current year)"]),
    paper("NIVEAU-LANGUE", Session, Mandatory, Kind::Language, ["Justificatif du niveau de langue", "Evidence of language level"]),
    paper("MATRICULE", Session, Conditional, Kind::Certificate, [
        "Justificatif du numéro de matricule Études en France (pour les concernés)",
        "Proof of the Études en France number (where applicable)",
    ])
    .foreigners(),
    paper("RECO-LIBRE", Session, Facultative, Kind::Letter, ["Lettre de recommandation", "Letter of recommendation"])
        .help_text("Facultative mais conseillée.", "Optional but advised."),
    paper("PROJET", Session, Mandatory, Kind::Letter, ["Projet professionnel (deux pages)", "Career plan (two pages)"]),
    paper("DESCRIPTIF", Session, Mandatory, Kind::Transcript, [
        "Descriptif des études suivies après le bac (modules, programme)",
        "Description of studies since the baccalaureate (modules, syllabus)",
    ]),
    paper("AUTRE2", Session, Facultative, Kind::Other, ["Autre document jugé utile par le candidat n°2", "Other document that the applicant finds useful, no. 2"]),
    paper("AUTRE3", Session, Facultative, Kind::Other, ["Autre document jugé utile par le candidat n°3", "Other document that the applicant finds useful, no. 3"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_set_names_documents_of_sessions() {
        for set in [Set::Minimal, Set::Science, Set::Health, Set::Law, Set::Vocational, Set::Teaching, Set::Engineering, Set::Complete, Set::Letter] {
            for code in set.codes() {
                assert!(PAPERS.iter().any(|paper| paper.code == *code && paper.reach == Reach::Session), "{code}");
            }
        }
        assert!(PAPERS.iter().all(|paper| paper.code.len() <= 20));
    }
}
