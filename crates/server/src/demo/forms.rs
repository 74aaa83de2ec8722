//! The complementary forms the university asks for, and how its applicants filled them in.

use std::sync::Arc;

use anyhow::Context as _;
use app::forms::Asked;
use app::{Ctx, Ids};
use domain::application::DocumentStatus;
use domain::application::requirement::Obligation;
use domain::form::{Answer, Answers, Condition, Definition, Field, FieldKind, field};
use domain::time::Instant;
use domain::translated::Translated;
use rand::seq::IndexedRandom as _;
use store::form::{Form, Given, Version};
use store::{Json, Tx};
use uuid::Uuid;

use super::dossier::{Applicant, Author, Plan};

/// The document that takes the answers as a PDF, and who asks for it beside those whose documents have it anyway.
pub const PDF: &str = "FORM-PDF";
pub const ASKS_FOR_PDF: [&str; 1] = ["M1-BEE"];

struct Question {
    kind: FieldKind,
    is_mandatory: bool,
    label: [&'static str; 2],
    help: [&'static str; 2],
    choices: [&'static str; 2],
    /// Number of an earlier question, with the answer that shows this one.
    shown_if: Option<(usize, &'static str)>,
    /// What people answered; nothing at all for the empty text, the codes of several choices with a space between them.
    answers: &'static [&'static str],
}

const fn question(kind: FieldKind, is_mandatory: bool, label: [&'static str; 2], answers: &'static [&'static str]) -> Question {
    Question { kind, is_mandatory, label, help: ["", ""], choices: ["", ""], shown_if: None, answers }
}

impl Question {
    const fn help(mut self, fr: &'static str, en: &'static str) -> Self {
        self.help = [fr, en];
        self
    }
    const fn choices(mut self, fr: &'static str, en: &'static str) -> Self {
        self.choices = [fr, en];
        self
    }
    const fn when(mut self, number: usize, value: &'static str) -> Self {
        self.shown_if = Some((number, value));
        self
    }
}

struct Seed {
    code: &'static str,
    obligation: Obligation,
    label: [&'static str; 2],
    introduction: [&'static str; 2],
    takes_pdf: bool,
    programmes: &'static [&'static str],
    questions: &'static [Question],
}

const SEEDS: [Seed; 3] = [
    Seed {
        code: "LABO",
        obligation: Obligation::Mandatory,
        label: ["Expérience et projet en biologie", "Experience and plans in biology"],
        introduction: [
            "Vos réponses aident la commission à vous orienter vers un parcours. Comptez un quart d’heure.",
            "Your answers help the committee to direct you to a track. It takes a quarter of an hour.",
        ],
        takes_pdf: true,
        programmes: &["M1-BIOS"],
        questions: &[
            question(
                FieldKind::YesNo,
                true,
                ["Avez-vous fait un stage en laboratoire ?", "Have you done an internship in a laboratory?"],
                &["yes", "no", "yes"],
            ),
            question(
                FieldKind::LongText,
                true,
                ["Décrivez ce stage et ce que vous y avez appris", "Describe this internship and what you learnt"],
                &[
                    "Huit semaines dans une équipe de microbiologie : cultures, PCR, tenue d’un cahier de laboratoire. J’y ai appris à recommencer.",
                    "Un mois en histologie, coupes et colorations, puis lecture des lames avec l’ingénieure d’étude.",
                ],
            )
            .when(1, "yes"),
            question(FieldKind::Choice, true, ["Quel parcours visez-vous ?", "Which track do you aim at?"], &["physiologie", "genetique", "immunologie"])
                .choices("Physiologie\nGénétique\nImmunologie\nJe ne sais pas encore", "Physiology\nGenetics\nImmunology\nI do not know yet"),
            question(
                FieldKind::Choices,
                false,
                ["Quelles techniques connaissez-vous ?", "Which techniques do you know?"],
                &["pcr microscopie", "culture-cellulaire", ""],
            )
            .choices("PCR\nMicroscopie\nCulture cellulaire\nCytométrie", "PCR\nMicroscopy\nCell culture\nCytometry"),
            question(FieldKind::Number, false, ["Moyenne générale de votre dernière année", "Average mark of your last year"], &["13.4", "12", "15.25"])
                .help("Sur 20.", "Out of 20."),
            question(FieldKind::Date, false, ["À partir de quelle date êtes-vous disponible ?", "From which date are you available?"], &["", ""]),
            question(FieldKind::File, false, ["Attestation de stage", "Certificate of the internship"], &[""]).when(1, "yes"),
        ],
    },
    Seed {
        code: "TERRAIN-BEE",
        obligation: Obligation::Mandatory,
        label: ["Formulaire complémentaire du master BEE", "Complementary form of the BEE master"],
        introduction: ["", ""],
        takes_pdf: true,
        programmes: &["M1-BEE"],
        questions: &[
            question(
                FieldKind::LongText,
                true,
                ["Quelle espèce ou quel milieu aimeriez-vous étudier ?", "Which species or habitat would you like to study?"],
                &["Les mares temporaires du causse et leurs amphibiens.", "Les chauves-souris des ponts, pour leur façon de s’accommoder de nous."],
            ),
            question(FieldKind::YesNo, true, ["Avez-vous le permis de conduire ?", "Do you have a driving licence?"], &["yes", "no"]),
        ],
    },
    Seed {
        code: "CALCUL",
        obligation: Obligation::Conditional,
        label: ["Pratique de la programmation", "Practice of programming"],
        introduction: [
            "Ce formulaire concerne les candidats qui ont déjà programmé. Sinon, déclarez-vous non concerné.",
            "This form is for applicants who have programmed before. If you have not, declare that it does not concern you.",
        ],
        takes_pdf: false,
        programmes: &["M1-CHPS", "M1-AES"],
        questions: &[
            question(
                FieldKind::Choices,
                true,
                ["Dans quels langages programmez-vous ?", "In which languages do you program?"],
                &["python", "python c", "fortran c"],
            )
            .choices("C\nFortran\nPython\nAutre", "C\nFortran\nPython\nOther"),
            question(
                FieldKind::Text,
                false,
                ["Adresse d’un dépôt que vous voulez montrer", "Address of a repository that you want to show"],
                &["", "https://forge.example/~moi/maillage"],
            ),
        ],
    },
];

/// A form with its published version and the programmes that ask for it.
#[derive(Clone, Debug)]
pub struct FormRow {
    pub form: Form,
    pub version: Version,
    pub programmes: &'static [&'static str],
    at: usize,
}

fn words([fr, en]: [&str; 2]) -> Translated {
    if fr.is_empty() { Translated::default() } else { Translated::fr_en(fr, en) }
}

fn definition(seed: &Seed) -> Definition {
    let field = |(question, n): (&Question, usize)| Field {
        key: format!("f{n}"),
        kind: question.kind,
        label: words(question.label),
        help: words(question.help),
        is_mandatory: question.is_mandatory,
        choices: field::read_choices(&[], question.choices[0], question.choices[1]),
        shown_if: question.shown_if.map(|(number, value)| Condition { field: format!("f{number}"), values: vec![value.to_owned()] }),
    };
    Definition(seed.questions.iter().zip(1..).map(field).collect())
}

/// Writes the forms, published.
pub async fn write(ctx: &Ctx, ids: &Ids, tx: &mut Tx, pdf: Option<Uuid>) -> anyhow::Result<Vec<FormRow>> {
    let mut out = Vec::new();
    for (at, seed) in SEEDS.iter().enumerate() {
        let definition = Json(definition(seed));
        let form = Form {
            id: ids.uuid(ctx.now()),
            code: seed.code.to_owned(),
            centre_id: None,
            label: Json(words(seed.label)),
            introduction: Json(words(seed.introduction)),
            draft: definition.clone(),
            next_key: i32::try_from(seed.questions.len()).context("few questions")? + 1,
            is_shared: false,
            per_application: false,
            obligation: seed.obligation.code().to_owned(),
            position: None,
            document_type_id: pdf.filter(|_| seed.takes_pdf),
            in_service: true,
            version: 1,
        };
        store::form::add(tx, &form).await?;
        let version = Version { id: ids.uuid(ctx.now()), form_id: form.id, number: 1, definition: Json(definition.0.into()), published_at: ctx.now() };
        store::form::publish(tx, &version, None).await?;
        out.push(FormRow { form, version, programmes: seed.programmes, at });
    }
    elsewhere(ctx, ids, tx).await?;
    Ok(out)
}

/// A form that is answered in LimeSurvey, for staff to see how one is set up. No programme asks for it: the demonstration
/// has no such server, and the form's page says so when it is tried.
async fn elsewhere(ctx: &Ctx, ids: &Ids, tx: &mut Tx) -> anyhow::Result<()> {
    let form = Form {
        id: ids.uuid(ctx.now()),
        code: "LOGEMENT".to_owned(),
        centre_id: None,
        label: Json(words(["Recherche d’un logement", "Looking for a place to live"])),
        introduction: Json(Translated::default()),
        draft: Json(Definition::default()),
        next_key: 1,
        is_shared: false,
        per_application: false,
        obligation: Obligation::Facultative.code().to_owned(),
        position: None,
        document_type_id: None,
        in_service: true,
        version: 1,
    };
    store::form::add(tx, &form).await?;
    let address = "https://enquetes.univ.example/index.php/123456?newtest=Y&lang=fr&numDossier=${numDossier}&signature=${signature}";
    store::survey::put(tx, form.id, 123_456, &words([address, &address.replace("lang=fr", "lang=en")])).await?;
    Ok(())
}

impl Author<'_> {
    /// Fills in the forms that are asked for, as a submission keeps them.
    pub fn forms(&mut self, who: &Applicant, application: Uuid, plan: &Plan<'_>, at: Instant) -> Vec<Asked> {
        let university = self.university;
        let code = plan.offered.session.programme_code.as_str();
        let mut out = Vec::new();
        for row in university.forms.iter().filter(|row| row.programmes.contains(&code)) {
            let mut answers = Answers::default();
            for (question, field) in SEEDS.get(row.at).map_or(&[][..], |seed| seed.questions).iter().zip(&row.version.definition.0.0) {
                let picked = question.answers.choose(&mut self.rng).copied().unwrap_or_default();
                let values = match question.kind {
                    _ if picked.is_empty() => Vec::new(),
                    FieldKind::Choices => picked.split(' ').map(str::to_owned).collect(),
                    _ => vec![picked.to_owned()],
                };
                answers.set(&field.key, Answer::from_stored(values));
            }
            let given = Given {
                id: self.ids.uuid(at),
                account_id: who.account,
                form_id: row.form.id,
                application_id: Some(application),
                campaign_id: None,
                form_version_id: row.version.id,
                number: row.version.number,
                definition: row.version.definition.clone(),
                answers: Json(answers.clone()),
                completed_at: Some(at),
                is_not_concerned: false,
                saved_by: String::new(),
                version: 1,
                updated_at: at,
            };
            self.rows.forms.push(given);
            out.push(Asked {
                id: row.form.id,
                code: row.form.code.clone(),
                label: row.form.label.0.clone(),
                introduction: row.form.introduction.0.clone(),
                obligation: Obligation::from_code(&row.form.obligation).unwrap_or(Obligation::Mandatory),
                is_common: false,
                version: row.version.id,
                number: row.version.number,
                definition: Arc::clone(&row.version.definition.0),
                answers,
                completed_at: Some(at),
                status: DocumentStatus::Deposited,
                document_type: row.form.document_type_id,
                survey: None,
                stored: None,
                is_earlier: false,
            });
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::super::offer::PROGRAMMES;
    use super::*;

    #[test]
    fn forms_can_be_published_and_answered() {
        for seed in &SEEDS {
            assert!(seed.programmes.iter().all(|code| PROGRAMMES.iter().any(|programme| programme.code == *code)), "{}", seed.code);
            let definition = definition(seed);
            assert_eq!(definition.problems(), [], "{}", seed.code);
            for (question, field) in seed.questions.iter().zip(&definition.0) {
                for answer in question.answers.iter().filter(|answer| !answer.is_empty()) {
                    let values: Vec<String> = answer.split(if question.kind == FieldKind::Choices { ' ' } else { '\0' }).map(str::to_owned).collect();
                    let read = Answer::read(question.kind, &field.choices, &values, 5_000).unwrap();
                    assert_eq!(read.values().len(), values.len(), "{answer}");
                }
            }
        }
    }
}
