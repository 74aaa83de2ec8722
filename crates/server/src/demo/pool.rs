//! Sample files: made once, deposited by many. Small but real, each with the PDF that a deposit would make of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use anyhow::Context as _;
use app::Ctx;
use connect::files::{Area, FileKey};
use paper::prepare::{Outcome, PrepareLimits};
use paper::samples::{SampleField, sample_form_pdf, sample_jpeg, sample_pdf};
use rand::Rng as _;
use rand::rngs::StdRng;
use store::document::ReceivedFile;

/// What a sample looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Identity,
    Portrait,
    Cv,
    BacTranscript,
    Transcript,
    Letter,
    FilledForm,
    Diploma,
    Language,
    Translation,
    Certificate,
    Other,
}

/// How many different files of each kind: some fifty in all.
const COUNTS: [(Kind, u32); 12] = [
    (Kind::Identity, 6),
    (Kind::Portrait, 5),
    (Kind::Cv, 6),
    (Kind::BacTranscript, 5),
    (Kind::Transcript, 6),
    (Kind::Letter, 6),
    (Kind::FilledForm, 4),
    (Kind::Diploma, 4),
    (Kind::Language, 3),
    (Kind::Translation, 2),
    (Kind::Certificate, 4),
    (Kind::Other, 3),
];

/// A deposited file and what was made of it.
#[derive(Clone, Debug)]
pub struct Sample {
    pub received: Vec<ReceivedFile>,
    pub received_size: i64,
    pub canonical_key: String,
    pub canonical_size: i64,
    pub sha256: String,
    pub pages: i32,
    /// What the check noticed, as it is stored with a version.
    pub observations: serde_json::Value,
}

/// The samples by kind, and the form that staff offer to fill in.
#[derive(Clone, Debug)]
pub struct Pool {
    samples: BTreeMap<Kind, Vec<Arc<Sample>>>,
    pub template: Template,
}

#[derive(Clone, Debug)]
pub struct Template {
    pub key: String,
    pub size: i64,
    pub sha256: String,
}

impl Pool {
    /// Makes the files and writes them to the store.
    pub async fn make(ctx: &Ctx, ids: &app::Ids, rng: &mut StdRng) -> anyhow::Result<Self> {
        let mut drafts = Vec::new();
        for (kind, count) in COUNTS {
            drafts.extend((0..count).map(|n| (kind, draft(kind, n, rng.random()))));
        }
        // Drawing and binding is work for the processor; the runtime's other tasks should not wait for it.
        let made =
            tokio::task::spawn_blocking(move || drafts.into_iter().map(|(kind, draft)| prepare(kind, draft)).collect::<anyhow::Result<Vec<_>>>()).await??;
        let mut samples: BTreeMap<Kind, Vec<Arc<Sample>>> = BTreeMap::new();
        for made in made {
            let id = ids.uuid(ctx.now());
            let received_key = FileKey::document(id, made.file.key_name)?;
            let canonical_key = FileKey::document(id, "document.pdf")?;
            let sample = Sample {
                received_size: size(&made.file.bytes),
                received: vec![ReceivedFile {
                    name: made.file.name,
                    content_type: made.file.content_type.to_owned(),
                    size: size(&made.file.bytes),
                    sha256: app::keys::sha256_hex(&made.file.bytes),
                    key: received_key.as_str().to_owned(),
                }],
                canonical_key: canonical_key.as_str().to_owned(),
                canonical_size: size(&made.pdf),
                sha256: app::keys::sha256_hex(&made.pdf),
                pages: i32::try_from(made.pages)?,
                observations: made.observations,
            };
            ctx.files.put(&received_key, made.file.bytes.into()).await?;
            ctx.files.put(&canonical_key, made.pdf.into()).await?;
            samples.entry(made.kind).or_default().push(Arc::new(sample));
        }
        let bytes = form(None);
        let key = FileKey::new(Area::Institution, ids.uuid(ctx.now()), "formulaire.pdf")?;
        let template = Template { key: key.as_str().to_owned(), size: size(&bytes), sha256: app::keys::sha256_hex(&bytes) };
        ctx.files.put(&key, bytes.into()).await?;
        Ok(Self { samples, template })
    }

    /// One of the samples of a kind; `n` chooses, whatever its size.
    pub fn get(&self, kind: Kind, n: usize) -> anyhow::Result<&Arc<Sample>> {
        let of_kind = self.samples.get(&kind).context("every kind has samples")?;
        of_kind.get(n % of_kind.len()).context("samples of this kind")
    }
}

fn size(bytes: &[u8]) -> i64 {
    i64::try_from(bytes.len()).unwrap_or(i64::MAX)
}

struct File {
    name: String,
    key_name: &'static str,
    content_type: &'static str,
    bytes: Vec<u8>,
    /// Pages of a PDF without anything to flatten.
    plain_pages: Option<usize>,
}

struct Made {
    kind: Kind,
    file: File,
    pdf: Vec<u8>,
    pages: usize,
    observations: serde_json::Value,
}

/// What the deposit of this file would have made: bound, upright, flattened. A plain PDF of ours is that already, and
/// a deposit would take a fifth of a second for each to find it out.
fn prepare(kind: Kind, file: File) -> anyhow::Result<Made> {
    if let Some(pages) = file.plain_pages {
        return Ok(Made { kind, pdf: file.bytes.clone(), file, pages, observations: serde_json::json!([]) });
    }
    let received = paper::ReceivedFile { name: file.name.clone(), bytes: file.bytes.clone() };
    match paper::prepare::prepare(vec![received], &PrepareLimits::default(), &mut |_| ()) {
        Outcome::Prepared(prepared) => {
            Ok(Made { kind, file, pdf: prepared.pdf, pages: prepared.pages, observations: serde_json::to_value(prepared.observations)? })
        }
        Outcome::Refused(refusal) => anyhow::bail!("sample {kind:?}: {:?}", refusal.reason),
    }
}

const NOTICE: &str = "Document de démonstration, sans valeur.";

fn draft(kind: Kind, n: u32, seed: u32) -> File {
    let pdf = |name: &str, title: &str, lines: &[&str], pages: usize| {
        let mut text = vec![NOTICE, ""];
        text.extend_from_slice(lines);
        let mark = format!("Exemplaire {}", n + 1);
        text.extend(["", mark.as_str()]);
        File {
            name: format!("{name}.pdf"),
            key_name: "recu.pdf",
            content_type: "application/pdf",
            bytes: sample_pdf(title, &text, pages),
            plain_pages: Some(pages),
        }
    };
    let photo = |name: &str, width: u32, height: u32, text: Option<&str>| File {
        name: format!("{name}.jpg"),
        key_name: "recu.jpg",
        content_type: "image/jpeg",
        bytes: sample_jpeg(width, height, seed, text),
        plain_pages: None,
    };
    match kind {
        Kind::Identity if n < 4 => photo(
            &format!("IMG_20{n}417_CNI"),
            760,
            520,
            Some("CARTE NATIONALE D’IDENTITÉ\nDocument de démonstration\nNom : SPÉCIMEN\nPrénoms : Camille, Alix\nValable jusqu’au 12.04.2034"),
        ),
        Kind::Identity => pdf("passeport", "Passeport - spécimen", &["Nom : SPÉCIMEN", "Prénoms : Camille, Alix", "Date d’expiration : 12/04/2034"], 1),
        Kind::Portrait => photo("photo_identite", 350, 450, None),
        Kind::Cv => pdf(
            ["CV", "cv", "mon_cv_2", "Curriculum vitae", "CV_final", "cv-fr"][n as usize % 6],
            "Curriculum vitae",
            &[
                "FORMATION",
                "Licence, mention Sciences, Université - semestres 1 à 5 validés",
                "Baccalauréat général, mention bien",
                "",
                "EXPÉRIENCES",
                "Stage de huit semaines dans un laboratoire : préparation des échantillons, relevés, rédaction d’un rapport.",
                "Emploi d’été : accueil et vente.",
                "",
                "LANGUES ET OUTILS",
                "Anglais B2, espagnol B1 ; tableur, traitement statistique, rédaction.",
            ],
            if n.is_multiple_of(3) { 2 } else { 1 },
        ),
        Kind::BacTranscript if n == 4 => photo(
            "releve_bac",
            900,
            1240,
            Some("BACCALAURÉAT\nRelevé de notes - spécimen\nMathématiques 14/20\nPhysique-chimie 13/20\nPhilosophie 12/20\nAnglais 15/20"),
        ),
        Kind::BacTranscript => pdf(
            "releve_notes_bac",
            "Baccalauréat - relevé de notes",
            &[
                "Épreuves anticipées de français : 13",
                "Philosophie : 12",
                "Spécialité 1 : 15",
                "Spécialité 2 : 14",
                "Grand oral : 16",
                "Moyenne générale : 14,20 - mention bien",
            ],
            1,
        ),
        Kind::Transcript => pdf(
            ["releves_S1_S5", "Relevés de notes", "RN-licence", "notes_L1_L2_L3", "releve_notes", "bulletins"][n as usize % 6],
            "Relevés de notes",
            &[
                "Semestre 1 : moyenne 12,4 - admis - 30 crédits",
                "Semestre 2 : moyenne 11,9 - admis - 30 crédits",
                "Semestre 3 : moyenne 13,1 - admis - 30 crédits",
                "Semestre 4 : moyenne 12,7 - admis - 30 crédits",
                "Semestre 5 : moyenne 13,6 - admis - 30 crédits",
            ],
            2 + n as usize % 3,
        ),
        Kind::Letter => pdf(
            ["lettre_motivation", "Lettre de motivation", "LM", "lettre", "motivation_v3", "Projet"][n as usize % 6],
            "Lettre",
            &[
                "Madame, Monsieur,",
                "",
                "Actuellement en dernière année de licence, je souhaite poursuivre mes études dans votre formation. Les enseignements proposés prolongent ceux que j’ai suivis, et le stage du second semestre correspond au métier que j’envisage.",
                "",
                "Au cours de ces trois années, j’ai appris à travailler en équipe, à tenir un calendrier et à rendre compte de résultats. Le projet tuteuré m’a donné le goût du terrain.",
                "",
                "Je me tiens à votre disposition pour un entretien et vous prie d’agréer, Madame, Monsieur, mes salutations distinguées.",
            ],
            1,
        ),
        Kind::FilledForm => {
            File { name: "formulaire_complete.pdf".to_owned(), key_name: "recu.pdf", content_type: "application/pdf", bytes: form(Some(n)), plain_pages: None }
        }
        Kind::Diploma => pdf(
            "diplome",
            "Attestation de réussite",
            &["La présidence de l’université atteste que l’intéressé a obtenu le diplôme mentionné au relevé joint."],
            1,
        ),
        Kind::Language => pdf("attestation_langue", "Attestation de langue", &["Niveau du cadre européen : B2", "Compréhension 18/25 - expression 17/25"], 1),
        Kind::Translation => pdf(
            "traduction_assermentee",
            "Traduction assermentée",
            &["Traduit de la langue d’origine par un traducteur agréé.", "Relevés des trois années d’études."],
            3,
        ),
        Kind::Certificate => pdf(
            ["certificat", "convention_stage", "attestation", "certificat_scolarite"][n as usize % 4],
            "Certificat",
            &["Il est certifié que l’intéressé a suivi la période mentionnée et a donné satisfaction."],
            1,
        ),
        Kind::Other => pdf("complement", "Document complémentaire", &["Éléments portés à la connaissance de la commission."], 1),
    }
}

/// The form to fill in; with a number, filled in.
fn form(filled: Option<u32>) -> Vec<u8> {
    let answers = ["Spécimen Camille", "Licence 3, semestre 6", "Assidu, méthodique, autonome.", "Très favorable"];
    let labels = [("nom", "Nom et prénom"), ("formation", "Formation suivie"), ("avis", "Appréciation"), ("recommandation", "Avis de l’enseignant")];
    let fields: Vec<_> = labels
        .iter()
        .zip(answers)
        .map(|((name, label), answer)| SampleField {
            name: (*name).to_owned(),
            label: (*label).to_owned(),
            value: filled.map(|n| if n == 0 { answer.to_owned() } else { format!("{answer} ({})", n + 1) }),
            drawn: filled.is_some_and(|n| n % 2 == 0),
        })
        .collect();
    sample_form_pdf("Formulaire à compléter", &fields)
}
