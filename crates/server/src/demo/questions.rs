//! The questions the university asks inside applications, and what its applicants answered.

use app::questions::Asked;
use app::{Ctx, Ids};
use domain::application::DocumentStatus;
use domain::application::requirement::Obligation;
use domain::form::{Answer, FieldKind, field};
use domain::time::Instant;
use domain::translated::Translated;
use rand::Rng as _;
use rand::seq::IndexedRandom as _;
use store::question::{Given, Question};
use store::{Json, Tx};
use uuid::Uuid;

use super::dossier::{Applicant, Author, Plan};

struct Seed {
    code: &'static str,
    kind: FieldKind,
    obligation: Obligation,
    fr: &'static str,
    en: &'static str,
    help: [&'static str; 2],
    choices: [&'static str; 2],
    programmes: &'static [&'static str],
    /// What people answered; codes of choices for lists.
    answers: &'static [&'static str],
}

const SEEDS: [Seed; 5] = [
    Seed {
        code: "CONNU",
        kind: FieldKind::Choice,
        obligation: Obligation::Facultative,
        fr: "Comment avez-vous connu cette formation ?",
        en: "How did you hear of this programme?",
        help: ["", ""],
        choices: [
            "Un enseignant\nUn salon ou une journée portes ouvertes\nLe site de l’université\nUn ancien étudiant",
            "A teacher\nA fair or an open day\nThe university’s website\nA former student",
        ],
        programmes: &["M1-CHPS", "L3-BIO", "L2-SV", "M1-ENER"],
        answers: &["un-enseignant", "le-site-de-l-universite", "un-ancien-etudiant"],
    },
    Seed {
        code: "CESURE",
        kind: FieldKind::YesNo,
        obligation: Obligation::Facultative,
        fr: "Envisagez-vous une année de césure ?",
        en: "Do you consider a gap year?",
        help: ["Votre réponse n’a pas d’effet sur l’examen de votre dossier.", "Your answer has no effect on the review of your application."],
        choices: ["", ""],
        programmes: &["M1-CHPS", "L3-BIO", "M1-PSYT"],
        answers: &["no", "no", "yes"],
    },
    Seed {
        code: "TERRAIN",
        kind: FieldKind::LongText,
        obligation: Obligation::Mandatory,
        fr: "Quelle situation de travail aimeriez-vous étudier, et pourquoi ?",
        en: "Which work situation would you like to study, and why?",
        help: ["En dix lignes environ.", "In about ten lines."],
        choices: ["", ""],
        programmes: &["M1-PSYT"],
        answers: &[
            "Le travail de nuit à l’hôpital : j’y ai été aide-soignante deux étés et j’ai vu combien l’organisation des relèves pèse sur les équipes.",
            "Les centres d’appel, pour comprendre ce que l’écoute permanente fait aux personnes et comment on peut aménager les rythmes.",
            "Les ateliers de menuiserie, où la sécurité dépend de gestes appris sur le tas que personne n’écrit.",
        ],
    },
    Seed {
        code: "LANGUES",
        kind: FieldKind::Choices,
        obligation: Obligation::Mandatory,
        fr: "Dans quelles langues pouvez-vous suivre un cours ?",
        en: "In which languages can you follow a course?",
        help: ["", ""],
        choices: ["Français\nAnglais\nEspagnol\nAllemand", "French\nEnglish\nSpanish\nGerman"],
        programmes: &["M1-PSYT", "M2-TRAD"],
        answers: &["francais anglais", "francais anglais espagnol", "francais"],
    },
    Seed {
        code: "ALTERNANCE",
        kind: FieldKind::Text,
        obligation: Obligation::Conditional,
        fr: "Si vous avez trouvé une entreprise d’accueil, laquelle ?",
        en: "If you have found a host company, which one?",
        help: ["", ""],
        choices: ["", ""],
        programmes: &["LP-ROBO"],
        answers: &["Ateliers du Tarn, Albi", "Aéro-Castres", "Robotique d’Oc, Rodez"],
    },
];

/// A question with the programmes that ask it.
#[derive(Clone, Debug)]
pub struct QuestionRow {
    pub question: Question,
    pub programmes: &'static [&'static str],
    answers: &'static [&'static str],
}

/// Writes the questions.
pub async fn write(ctx: &Ctx, ids: &Ids, tx: &mut Tx) -> store::Result<Vec<QuestionRow>> {
    let words = |[fr, en]: [&str; 2]| if fr.is_empty() { Translated::default() } else { Translated::fr_en(fr, en) };
    let mut out = Vec::new();
    for (seed, n) in SEEDS.iter().zip(1..) {
        let [french, english] = seed.choices;
        let question = Question {
            id: ids.uuid(ctx.now()),
            code: seed.code.to_owned(),
            centre_id: None,
            kind: seed.kind.code().to_owned(),
            label: Json(words([seed.fr, seed.en])),
            help: Json(words(seed.help)),
            choices: Json(field::read_choices(&[], french, english)),
            is_shared: false,
            per_application: false,
            obligation: seed.obligation.code().to_owned(),
            position: Some(n * 10),
            in_service: true,
            version: 1,
        };
        store::question::add(tx, &question).await?;
        out.push(QuestionRow { question, programmes: seed.programmes, answers: seed.answers });
    }
    Ok(out)
}

impl Author<'_> {
    /// Answers what is asked, as a submission keeps it.
    pub fn answers(&mut self, who: &Applicant, application: Uuid, plan: &Plan<'_>, at: Instant) -> Vec<Asked> {
        let university = self.university;
        let code = plan.offered.session.programme_code.as_str();
        let mut out = Vec::new();
        for row in university.questions.iter().filter(|row| row.programmes.contains(&code)) {
            let question = &row.question;
            let kind = FieldKind::from_code(&question.kind).unwrap_or(FieldKind::Text);
            let obligation = Obligation::from_code(&question.obligation).unwrap_or(Obligation::Mandatory);
            let answers = obligation == Obligation::Mandatory || self.rng.random_bool(0.6);
            let picked = row.answers.choose(&mut self.rng).copied().unwrap_or_default();
            let values = match kind {
                _ if !answers => Vec::new(),
                FieldKind::Choices => picked.split(' ').map(str::to_owned).collect(),
                _ => vec![picked.to_owned()],
            };
            let is_not_concerned = !answers && obligation == Obligation::Conditional;
            let answer = Answer::from_stored(values);
            let status = if is_not_concerned {
                DocumentStatus::NotConcerned
            } else if answer.is_empty() {
                DocumentStatus::Waiting
            } else {
                DocumentStatus::Deposited
            };
            if status != DocumentStatus::Waiting {
                self.rows.answers.push((
                    Given {
                        id: self.ids.uuid(at),
                        account_id: who.account,
                        question_id: question.id,
                        application_id: Some(application),
                        campaign_id: None,
                        answer: Json(answer.clone()),
                        is_not_concerned,
                        saved_by: String::new(),
                        version: 1,
                    },
                    at,
                ));
            }
            out.push(Asked {
                id: question.id,
                code: question.code.clone(),
                label: question.label.0.clone(),
                help: question.help.0.clone(),
                kind,
                choices: question.choices.0.clone(),
                obligation,
                is_common: false,
                answer,
                status,
                stored: None,
                earlier: Answer::default(),
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
    fn questions_are_asked_by_programmes_and_answered_as_they_ask() {
        for seed in &SEEDS {
            assert!(seed.programmes.iter().all(|code| PROGRAMMES.iter().any(|programme| programme.code == *code)), "{}", seed.code);
            let choices = field::read_choices(&[], seed.choices[0], seed.choices[1]);
            for answer in seed.answers {
                let values: Vec<String> =
                    if seed.kind == FieldKind::Choices { answer.split(' ').map(str::to_owned).collect() } else { vec![(*answer).to_owned()] };
                assert_eq!(Answer::read(seed.kind, &choices, &values, 1_000).unwrap().values(), values, "{}", seed.code);
            }
        }
    }
}
