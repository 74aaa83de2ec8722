//! Writing the catalogue: campaigns, centres, committees, programmes with their sessions, documents, reasons.

use std::collections::{BTreeMap, HashMap};

use anyhow::Context as _;
use app::{Ctx, Ids};
use chrono::{Datelike as _, NaiveDate};
use domain::application::requirement::{Asked, Requirement};
use domain::application::{DecisionKind, MailCode, TreatmentType};
use domain::ids::{CentreId, DocumentTypeId};
use domain::letters::Wanted;
use domain::mailing::{AlertMode, CopyMode};
use domain::text::fold_key;
use domain::translated::Translated;
use store::bulk::{DiplomaTypeRow, ProgrammeRow};
use store::catalogue::campaign::Campaign;
use store::catalogue::requirement::DocumentType;
use store::catalogue::session::{Convocation, Session};
use store::catalogue::{Alerts, Centre, Committee, PostalAddress};
use store::{Json, Tx};
use uuid::Uuid;

use super::calendar::{Phase, calendar, days_from};
use super::forms::{self, FormRow};
use super::offer::{CENTRES, COMMITTEES, ProgrammeSeed};
use super::papers::{PAPERS, Paper, Reach};
use super::pool::Template;
use super::questions::{self, QuestionRow};

/// Where mails of the university come from and go to.
pub const DOMAIN: &str = "univ-deux-rives.example";

/// A session of the demonstration.
#[derive(Clone, Debug)]
pub struct Offered {
    pub session: Session,
    pub programme_key: String,
    pub phase: Phase,
    pub level: u8,
    /// Document types that may concern an application, in the order of the list; indices into [`University::papers`].
    pub papers: Vec<usize>,
}

#[derive(Clone, Debug)]
pub struct PaperRow {
    pub paper: &'static Paper,
    pub id: Uuid,
    pub requirement: Requirement,
}

/// What was written, as far as dossiers need it.
#[derive(Debug)]
pub struct University {
    pub campaign: Uuid,
    pub previous: Uuid,
    pub centres: BTreeMap<&'static str, Uuid>,
    pub committees: BTreeMap<&'static str, Uuid>,
    pub papers: Vec<PaperRow>,
    pub questions: Vec<QuestionRow>,
    pub forms: Vec<FormRow>,
    pub sessions: Vec<Offered>,
    /// The sessions of the archived campaign, in the same order.
    pub old_sessions: Vec<Offered>,
    pub decision_types: HashMap<DecisionKind, Uuid>,
    pub reasons: Vec<Uuid>,
}

impl University {
    /// The document types asked of an applicant, in the order of the list.
    pub fn asked<'a>(&'a self, offered: &'a Offered, treatment: TreatmentType, who: &'a Asked<'a>) -> impl Iterator<Item = &'a PaperRow> {
        offered.papers.iter().map(|at| &self.papers[*at]).filter(move |row| row.requirement.is_listed(treatment, who))
    }
}

/// The year in which the studies of the campaign begin.
pub fn campaign_year(today: NaiveDate) -> i32 {
    today.year() + i32::from(today.month() >= 9)
}

/// Writes the catalogue in one transaction. Roles, decision types and reasons are there already.
pub async fn write(ctx: &Ctx, ids: &Ids, template: &Template, offer: &[ProgrammeSeed]) -> anyhow::Result<University> {
    let mut tx = ctx.db.write().await?;
    let (campaign, previous) = campaigns(ctx, ids, &mut tx).await?;
    let centres = centres(ctx, ids, &mut tx).await?;
    let committees = committees(ctx, ids, &mut tx, &centres).await?;
    let papers = papers(ctx, ids, &mut tx, &centres, template).await?;
    let decision_types: HashMap<DecisionKind, Uuid> =
        store::decision::setup::types(&mut tx).await?.iter().filter_map(|row| Some((DecisionKind::from_code(&row.kind)?, row.id))).collect();
    let reasons = store::decision::setup::reasons(&mut tx).await?.iter().map(|row| row.id).collect();
    let favourable = *decision_types.get(&DecisionKind::Favourable).context("a favourable decision type")?;
    let builder = Builder { ctx, ids, offer, centres: &centres, committees: &committees, papers: &papers, favourable };
    let programme_ids: Vec<Uuid> = offer.iter().map(|_| ids.uuid(ctx.now())).collect();
    let sessions = builder.sessions(campaign, &programme_ids, ctx.today(), None)?;
    let old_sessions = builder.sessions(previous, &programme_ids, days_from(ctx.today(), -365), Some(Phase::Over))?;
    let questions = questions::write(ctx, ids, &mut tx).await?;
    let pdf = papers.iter().find(|row| row.paper.code == forms::PDF).map(|row| row.id);
    let forms = forms::write(ctx, ids, &mut tx, pdf).await?;
    diploma_types(&mut tx).await?;
    let programmes: Vec<_> = offer
        .iter()
        .zip(&programme_ids)
        .map(|(seed, id)| ProgrammeRow {
            id: *id,
            code: seed.code.to_string(),
            committee_id: committees[seed.committee],
            label: seed.label.to_string(),
            diploma_type_code: seed.diploma_type,
            keywords: seed.keywords.to_owned(),
        })
        .collect();
    store::bulk::programmes(&mut tx, &programmes).await?;
    for list in [&sessions, &old_sessions] {
        let rows: Vec<_> = list.iter().map(|offered| offered.session.clone()).collect();
        store::bulk::sessions(&mut tx, &rows).await?;
        let named: Vec<_> = list
            .iter()
            .flat_map(|offered| {
                offered.papers.iter().map(|at| &papers[*at]).filter(|row| row.paper.reach == Reach::Session).map(|row| (offered.session.id, row.id))
            })
            .collect();
        store::bulk::requirements(&mut tx, &named).await?;
        for offered in list {
            let code = offered.session.programme_code.as_str();
            let asked: Vec<Uuid> = questions.iter().filter(|row| row.programmes.contains(&code)).map(|row| row.question.id).collect();
            if !asked.is_empty() {
                store::question::ask(&mut tx, offered.session.id, &asked).await?;
            }
            let filled: Vec<Uuid> = forms.iter().filter(|row| row.programmes.contains(&code)).map(|row| row.form.id).collect();
            if !filled.is_empty() {
                store::form::ask(&mut tx, offered.session.id, &filled).await?;
            }
        }
    }
    tx.commit().await?;
    Ok(University { campaign, previous, centres, committees, papers, questions, forms, sessions, old_sessions, decision_types, reasons })
}

async fn campaigns(ctx: &Ctx, ids: &Ids, tx: &mut Tx) -> store::Result<(Uuid, Uuid)> {
    let (today, year) = (ctx.today(), campaign_year(ctx.today()));
    let label = |year: i32| Json(Translated::fr_en(format!("Campagne {year}-{}", year + 1), format!("{year}-{} campaign", year + 1)));
    let row = |id, year: i32, from: i64, to: i64, archived: Option<i64>| Campaign {
        id,
        code: year.to_string(),
        label: label(year),
        starts_on: days_from(today, from),
        ends_on: days_from(today, to),
        applicant_ends_on: None,
        in_service: archived.is_none(),
        archived_at: archived.map(|days| ctx.zone.start_of(days_from(today, days))),
        version: 1,
    };
    let (campaign, previous) = (ids.uuid(ctx.now()), ids.uuid(ctx.now()));
    store::bulk::campaigns(tx, &[row(campaign, year, -160, 200, None), row(previous, year - 1, -525, -165, Some(-160))]).await?;
    Ok((campaign, previous))
}

async fn centres(ctx: &Ctx, ids: &Ids, tx: &mut Tx) -> store::Result<BTreeMap<&'static str, Uuid>> {
    let mut out = BTreeMap::new();
    for seed in &CENTRES {
        let id = ids.uuid(ctx.now());
        let row = Centre {
            id,
            code: seed.code.to_owned(),
            label: seed.label.to_owned(),
            in_service: true,
            max_applications: seed.max_applications,
            contact_email: format!("{}@{DOMAIN}", seed.mailbox),
            copy_mode: CopyMode::default().code().to_owned(),
            signatory: String::new(),
            signature_file_id: None,
            list_rank: None,
            version: 1,
        };
        store::catalogue::add_centre(tx, &row).await?;
        out.insert(seed.code, id);
    }
    Ok(out)
}

async fn committees(ctx: &Ctx, ids: &Ids, tx: &mut Tx, centres: &BTreeMap<&'static str, Uuid>) -> store::Result<BTreeMap<&'static str, Uuid>> {
    let alerts: Vec<String> = MailCode::ALL.iter().filter(|code| code.is_for_committee()).map(|code| code.code().to_owned()).collect();
    let mut out = BTreeMap::new();
    for (n, seed) in COMMITTEES.iter().enumerate() {
        let id = ids.uuid(ctx.now());
        let mailbox = seed.code.to_lowercase();
        let row = Committee {
            id,
            centre_id: centres[seed.centre],
            code: seed.code.to_owned(),
            label: seed.label.to_owned(),
            in_service: true,
            address: Json(PostalAddress {
                lines: vec![CENTRES.iter().find(|centre| centre.code == seed.centre).map_or("", |centre| centre.label).to_owned(), seed.street.to_owned()],
                postal_code: seed.postal_code.to_owned(),
                town: seed.town.to_owned(),
            }),
            email: format!("{mailbox}@{DOMAIN}"),
            phone: format!("05 36 49 {:02} {:02}", 10 + n, 3 * n),
            fax: String::new(),
            url: format!("https://www.{DOMAIN}/{mailbox}"),
            signatory: seed.signatory.to_owned(),
            return_comment: Json(Translated::default()),
            alert_email: format!("alertes.{mailbox}@{DOMAIN}"),
            alert_mode: AlertMode::default().code().to_owned(),
            // One committee in four wants no alert at all.
            alerts: Json(Alerts(if n % 4 == 3 { Vec::new() } else { alerts.clone() })),
            letters: Json(Wanted::ALL.iter().map(|wanted| wanted.code().to_owned()).collect()),
            signature_file_id: None,
            version: 1,
        };
        store::catalogue::add_committee(tx, &row).await?;
        out.insert(seed.code, id);
    }
    Ok(out)
}

async fn papers(ctx: &Ctx, ids: &Ids, tx: &mut Tx, centres: &BTreeMap<&'static str, Uuid>, template: &Template) -> store::Result<Vec<PaperRow>> {
    let file = store::document::StoredFile {
        id: ids.uuid(ctx.now()),
        file_key: template.key.clone(),
        name: "Formulaire à compléter.pdf".to_owned(),
        content_type: "application/pdf".to_owned(),
        size: template.size,
        sha256: template.sha256.clone(),
    };
    store::document::add_stored_file(tx, &file, ctx.now()).await?;
    let mut out = Vec::new();
    for (paper, n) in PAPERS.iter().zip(1..) {
        let id = ids.uuid(ctx.now());
        let centre = if let Reach::Centre(code) = paper.reach { Some(centres[code]) } else { None };
        let is_shared = paper.reach != Reach::Session;
        let row = DocumentType {
            id,
            code: paper.code.to_owned(),
            centre_id: centre,
            label: Json(paper.label()),
            help: Json(paper.help()),
            is_shared,
            per_application: paper.reach == Reach::InstitutionEach,
            obligation: paper.obligation.code().to_owned(),
            treatment: None,
            asked_of: Json(paper.asked_of()),
            position: Some(n * 10),
            template_file_id: paper.has_template.then_some(file.id),
            in_service: true,
            version: 1,
        };
        store::catalogue::requirement::add(tx, &row).await?;
        let requirement = Requirement {
            document_type: DocumentTypeId(id),
            centre: centre.map(CentreId),
            is_shared,
            per_application: row.per_application,
            obligation: paper.obligation,
            treatment: None,
            asked_of: paper.asked_of(),
            position: row.position,
            in_service: true,
            in_use: false,
        };
        out.push(PaperRow { paper, id, requirement });
    }
    Ok(out)
}

/// The types of the programmes, in case the reference data is not loaded yet.
async fn diploma_types(tx: &mut Tx) -> store::Result<()> {
    let row = |code, fr: &str, en: &str, position| DiplomaTypeRow { code, label: Json(Translated::fr_en(fr, en)), position };
    let rows = [
        row("BUT", "Bachelor universitaire de technologie (BUT)", "University bachelor of technology (BUT)", 20),
        row("LICENCE", "Licence", "Bachelor’s degree (licence)", 40),
        row("LP", "Licence professionnelle", "Vocational bachelor’s degree (licence professionnelle)", 50),
        row("MASTER", "Master", "Master’s degree", 60),
        row("MEEF", "Master MEEF", "Master’s degree in teaching (MEEF)", 70),
        row("INGENIEUR", "Diplôme d’ingénieur", "Engineering degree", 80),
        row("DE-IPA", "Diplôme d’État d’infirmier en pratique avancée", "State diploma of advanced practice nurse", 130),
        row("DU", "Diplôme d’université (DU)", "University’s own diploma (DU)", 190),
        row("CAPACITE", "Capacité en droit", "Law certificate (capacité en droit)", 220),
        row("FLE", "Français langue étrangère", "French as a foreign language", 240),
        row("NON-DIPLOMANT", "Non diplômant", "Not leading to a diploma", 270),
    ];
    store::bulk::diploma_types(tx, &rows).await
}

struct Builder<'a> {
    ctx: &'a Ctx,
    ids: &'a Ids,
    offer: &'a [ProgrammeSeed],
    centres: &'a BTreeMap<&'static str, Uuid>,
    committees: &'a BTreeMap<&'static str, Uuid>,
    papers: &'a [PaperRow],
    favourable: Uuid,
}

impl Builder<'_> {
    fn sessions(&self, campaign: Uuid, programmes: &[Uuid], today: NaiveDate, phase: Option<Phase>) -> anyhow::Result<Vec<Offered>> {
        self.offer
            .iter()
            .zip(programmes)
            .zip(0_i64..)
            .map(|((seed, id), n)| self.session(seed, *id, campaign, today, phase.unwrap_or(seed.phase), n % 7))
            .collect()
    }

    fn session(&self, seed: &ProgrammeSeed, programme: Uuid, campaign: Uuid, today: NaiveDate, phase: Phase, spread: i64) -> anyhow::Result<Offered> {
        let dates = calendar(phase, today, spread);
        let committee = COMMITTEES.iter().find(|row| row.code == seed.committee).context("a committee of the table")?;
        let centre = CENTRES.iter().find(|row| row.code == committee.centre).context("a centre of the table")?;
        let information = match seed.code.as_ref() {
            "ING-ENERGIE" => Translated::fr_en(
                "Les candidats retenus sur dossier sont convoqués à un entretien de vingt minutes. Munissez-vous de votre convocation et d’une pièce d’identité.",
                "Shortlisted applicants are invited to a twenty-minute interview. Bring your invitation and proof of identity.",
            ),
            "CE-ORTHO" => Translated::fr_en(
                "L’inscription aux épreuves suppose l’acquittement des droits. Le règlement du concours est publié sur la page de la formation.",
                "Registering for the examination requires paying the fee. The rules are published on the page of the programme.",
            ),
            _ => Translated::default(),
        };
        let preselection = if matches!(seed.code.as_ref(), "CE-ORTHO" | "CE-PSYMO" | "ING-ENERGIE" | "ING-EAU") {
            Convocation {
                on: dates.jury.map(|day| days_from(day, 8)),
                at: "14:00".to_owned(),
                place: "Amphithéâtre A, 27 boulevard des Platanes, Albi".to_owned(),
            }
        } else {
            Convocation::default()
        };
        let session = Session {
            id: self.ids.uuid(self.ctx.now()),
            programme_id: programme,
            campaign_id: campaign,
            opens_at: self.ctx.zone.start_of(dates.opening),
            closes_at: self.ctx.zone.end_of(dates.closing),
            return_on: dates.return_on,
            pre_analysis_on: dates.pre_analysis,
            jury_on: dates.jury,
            publication_on: dates.publication,
            confirmation_on: dates.confirmation,
            confirmation_delay_days: dates.confirmation_delay_days,
            list_confirmation_on: dates.list_confirmation,
            list_confirmation_delay_days: if seed.has_list { dates.list_confirmation_delay_days } else { None },
            uses_complementary_list: seed.has_list,
            favourable_type_id: self.favourable,
            list_favourable_type_id: seed.has_list.then_some(self.favourable),
            default_treatment: if seed.is_direct { TreatmentType::Direct } else { TreatmentType::Controlled }.code().to_owned(),
            is_electronic: !seed.is_paper,
            in_service: true,
            capacity: Some(seed.capacity),
            over_offer: 0,
            preselection: Json(preselection),
            information: Json(information),
            list_rank: None,
            silence: None,
            silence_months: None,
            last_rank_called: None,
            list_moved_at: None,
            previous_last_rank: None,
            version: 1,
            programme_code: seed.code.to_string(),
            programme_label: seed.label.to_string(),
            programme_in_service: true,
            diploma_type_code: Some(seed.diploma_type.to_owned()),
            keywords: seed.keywords.to_owned(),
            url: String::new(),
            committee_id: self.committees[seed.committee],
            committee_label: committee.label.to_owned(),
            centre_id: self.centres[committee.centre],
            centre_label: centre.label.to_owned(),
            centre_in_service: true,
            centre_max_applications: centre.max_applications,
            centre_list_rank: None,
        };
        let mut papers: Vec<usize> = (0..self.papers.len())
            .filter(|at| match self.papers[*at].paper.reach {
                Reach::Institution | Reach::InstitutionEach => true,
                Reach::Centre(code) => code == committee.centre,
                Reach::Session => {
                    let code = self.papers[*at].paper.code;
                    seed.papers.codes().contains(&code) || (code == forms::PDF && forms::ASKS_FOR_PDF.contains(&seed.code.as_ref()))
                }
            })
            .collect();
        papers.sort_by_key(|at| self.papers[*at].requirement.sort_key());
        Ok(Offered { programme_key: fold_key(&seed.label), session, phase, level: seed.level, papers })
    }
}
