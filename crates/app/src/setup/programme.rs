//! Programmes, each with its session in the campaign in service.

use chrono::NaiveDate;
use domain::application::TreatmentType;
use domain::catalogue::{Calendar, CalendarProblem};
use domain::complementary_list::RankShown;
use domain::ids::{CentreId, CommitteeId};
use domain::permissions::{Access, Denied, Place, Right};
use domain::text::ErrorKey;
use domain::translated::Translated;
use store::catalogue::campaign::Campaign;
use store::catalogue::requirement::{self, DocumentType};
use store::catalogue::session::{self, Convocation, Session};
use store::catalogue::{self as rows, Committee, Programme};
use store::decision::setup::DecisionType;
use store::form::Form;
use store::question::Question;
use store::{Json, Tx};
use uuid::Uuid;

use super::common::{Cell, Line, Listed, Opened, Refusal, fresh, in_use, taken, trace};
use super::typed::{Reader, Typed};
use crate::actor::Person;
use crate::error::Error;
use crate::{Ctx, settings};

const RIGHT: Right = Right::Programmes;

fn may(person: &Person, access: Access, centre: Uuid, committee: Uuid) -> Result<(), Denied> {
    let place = Place::Committee { centre: CentreId(centre), committee: CommitteeId(committee) };
    person.actor.may(RIGHT, access, place).map(|_| ())
}

/// The programmes of one's committees, with their dates in the campaign in service.
pub async fn list(ctx: &Ctx, person: &Person) -> Result<Listed, Error<Refusal>> {
    if !person.actor.holds(RIGHT, Access::Read) {
        return Err(Denied::NoRight.into());
    }
    let mut tx = ctx.db.read().await?;
    let campaign = rows::campaign::in_service(&mut tx).await?.map(|c| c.id);
    let lines = store::setup::programmes(&mut tx, campaign)
        .await?
        .into_iter()
        .filter(|p| may(person, Access::Read, p.centre_id, p.committee_id).is_ok())
        .map(|p| Line {
            cells: vec![
                Cell::Text(p.centre_label),
                Cell::Text(p.committee_label),
                Cell::Day(p.opens_at.map(|at| ctx.zone.today(at))),
                Cell::Day(p.closes_at.map(|at| ctx.zone.last_day(at))),
                Cell::InService(p.in_service && p.opens_at.is_some()),
            ],
            code: p.code,
            label: Translated::fr(p.label),
        })
        .collect();
    let may_add = rows::committees(&mut tx).await?.iter().any(|c| may(person, Access::Write, c.centre_id, c.id).is_ok());
    Ok(Listed { lines, may_add })
}

/// A programme with everything its form needs.
struct Found {
    programme: Programme,
    committee: Committee,
    /// Its session in the campaign in service.
    session: Option<Session>,
    named: Vec<Uuid>,
    questions: Vec<Uuid>,
    forms: Vec<Uuid>,
}

async fn find(tx: &mut Tx, code: &str, campaign: Option<&Campaign>) -> Result<Found, Error<Refusal>> {
    let programme = rows::find_programme(tx, code).await?.ok_or(Error::NotFound)?;
    let committee = rows::lookup_committee(tx, programme.committee_id).await?.ok_or(Error::NotFound)?;
    let session = match campaign {
        Some(campaign) => session::find(tx, code, campaign.id).await?,
        None => None,
    };
    let named = match &session {
        Some(session) => requirement::named_by(tx, session.id).await?,
        None => Vec::new(),
    };
    let questions = match &session {
        Some(session) => store::question::named_by(tx, session.id).await?,
        None => Vec::new(),
    };
    let forms = match &session {
        Some(session) => store::form::named_by(tx, session.id).await?,
        None => Vec::new(),
    };
    Ok(Found { programme, committee, session, named, questions, forms })
}

/// What the lists of the form offer.
struct Offered {
    committees: Vec<Committee>,
    types: Vec<DecisionType>,
    documents: Vec<DocumentType>,
    questions: Vec<Question>,
    forms: Vec<Form>,
    diplomas: Vec<(String, Translated)>,
}

impl Offered {
    async fn load(tx: &mut Tx, person: &Person) -> store::Result<Self> {
        let committees = rows::committees(tx).await?.into_iter().filter(|c| may(person, Access::Write, c.centre_id, c.id).is_ok()).collect();
        let types = store::decision::setup::types(tx).await?.into_iter().filter(|t| t.in_service && t.kind == "FA").collect();
        let documents = requirement::all(tx).await?.into_iter().filter(|d| d.in_service && !d.is_shared).collect();
        let questions = store::question::all(tx).await?.into_iter().filter(|q| q.in_service && !q.is_shared).collect();
        let forms = store::form::all(tx).await?.into_iter().filter(|f| f.in_service && !f.is_shared).collect();
        let diplomas = store::reference::diploma_types(tx).await?.into_iter().filter(|d| d.in_service).map(|d| (d.code, d.label.0)).collect();
        Ok(Self { committees, types, documents, questions, forms, diplomas })
    }

    /// The document types a programme of the centre may ask for; all of one's centres for a new one.
    fn documents(&self, centre: Option<Uuid>) -> impl Iterator<Item = &DocumentType> {
        let centres = self.centres(centre);
        self.documents.iter().filter(move |d| d.centre_id.is_none_or(|owner| centres.contains(&owner)))
    }

    /// The questions it may ask, likewise.
    fn questions(&self, centre: Option<Uuid>) -> impl Iterator<Item = &Question> {
        let centres = self.centres(centre);
        self.questions.iter().filter(move |q| q.centre_id.is_none_or(|owner| centres.contains(&owner)))
    }

    /// The forms it may ask, likewise.
    fn forms(&self, centre: Option<Uuid>) -> impl Iterator<Item = &Form> {
        let centres = self.centres(centre);
        self.forms.iter().filter(move |f| f.centre_id.is_none_or(|owner| centres.contains(&owner)))
    }

    fn centres(&self, centre: Option<Uuid>) -> Vec<Uuid> {
        centre.map_or_else(|| self.committees.iter().map(|c| c.centre_id).collect(), |centre| vec![centre])
    }

    fn types(&self, centre: Option<Uuid>) -> impl Iterator<Item = &DecisionType> {
        self.types.iter().filter(move |t| t.centre_id.is_none() || centre.is_none() || t.centre_id == centre)
    }

    fn choices(&self, centre: Option<Uuid>) -> std::collections::BTreeMap<&'static str, Vec<(String, Translated)>> {
        let committees = self.committees.iter().filter(|c| centre.is_none_or(|centre| c.centre_id == centre));
        let types: Vec<_> = self.types(centre).map(|t| (t.code.clone(), t.label.0.clone())).collect();
        [
            ("committee", committees.map(|c| (c.code.clone(), Translated::fr(&c.label))).collect()),
            ("diploma_type", self.diplomas.clone()),
            ("favourable_type", types.clone()),
            ("list_favourable_type", types),
            ("requirements", self.documents(centre).map(|d| (d.code.clone(), d.label.0.clone())).collect()),
            ("forms", self.forms(centre).map(|f| (f.code.clone(), f.label.0.clone())).collect()),
            ("questions", self.questions(centre).map(|q| (q.code.clone(), q.label.0.clone())).collect()),
        ]
        .into()
    }
}

pub async fn open(ctx: &Ctx, person: &Person, code: Option<&str>) -> Result<Opened, Error<Refusal>> {
    let mut tx = ctx.db.read().await?;
    let campaign = rows::campaign::in_service(&mut tx).await?;
    let offered = Offered::load(&mut tx, person).await?;
    let variant = if campaign.is_some() { "" } else { "no-campaign" };
    let Some(code) = code else {
        if offered.committees.is_empty() {
            return Err(Denied::NoRight.into());
        }
        let mut typed =
            Typed::default().with_flag("in_service", true).with_flag("is_electronic", true).with("default_treatment", TreatmentType::Controlled.code());
        if let Some(first) = offered.types.first() {
            typed = typed.with("favourable_type", &first.code);
        }
        return Ok(Opened { typed, choices: offered.choices(None), may_save: true, variant, ..Opened::default() });
    };
    let found = find(&mut tx, code, campaign.as_ref()).await?;
    may(person, Access::Read, found.committee.centre_id, found.committee.id)?;
    let may_save = may(person, Access::Write, found.committee.centre_id, found.committee.id).is_ok();
    let mut typed = typed(ctx, &mut tx, &found).await?;
    if found.session.is_none()
        && let Some(earlier) = store::setup::latest_session(&mut tx, found.programme.id).await?
        && let Some(earlier) = session::lookup(&mut tx, earlier).await?
    {
        // A new campaign starts from what the programme was in the one before.
        let named = requirement::named_by(&mut tx, earlier.id).await?;
        let questions = store::question::named_by(&mut tx, earlier.id).await?;
        let forms = store::form::named_by(&mut tx, earlier.id).await?;
        typed = session_typed(ctx, &mut tx, typed, &earlier, [&named, &questions, &forms]).await?.with("session_version", 0);
    }
    let mut choices = offered.choices(Some(found.committee.centre_id));
    if !may_save {
        choices.insert("committee", vec![(found.committee.code.clone(), Translated::fr(&found.committee.label))]);
    }
    Ok(Opened { typed, choices, may_save, may_remove: may_save, title: Translated::fr(found.programme.label), variant })
}

async fn typed(ctx: &Ctx, tx: &mut Tx, found: &Found) -> store::Result<Typed> {
    let p = &found.programme;
    let typed = Typed::default()
        .with("version", p.version)
        .with("session_version", 0)
        .with("code", &p.code)
        .with("label", &p.label)
        .with("committee", &found.committee.code)
        .with_some("diploma_type", p.diploma_type_code.as_ref())
        .with("keywords", &p.keywords)
        .with("url", &p.url)
        .with_flag("in_service", p.in_service);
    match &found.session {
        Some(session) => session_typed(ctx, tx, typed, session, [&found.named, &found.questions, &found.forms]).await,
        None => Ok(typed),
    }
}

async fn session_typed(ctx: &Ctx, tx: &mut Tx, typed: Typed, s: &Session, [named, questions, forms]: [&[Uuid]; 3]) -> store::Result<Typed> {
    let types = store::decision::setup::types(tx).await?;
    let type_code = |id: Option<Uuid>| types.iter().find(|t| Some(t.id) == id).map(|t| t.code.clone());
    let documents = requirement::all(tx).await?;
    let asked = documents.iter().filter(|d| named.contains(&d.id)).map(|d| d.code.clone()).collect();
    let put = store::question::all(tx).await?.into_iter().filter(|q| questions.contains(&q.id)).map(|q| q.code).collect();
    let filled = store::form::all(tx).await?.into_iter().filter(|f| forms.contains(&f.id)).map(|f| f.code).collect();
    Ok(typed
        .with("session_version", s.version)
        .with_day("opening", Some(ctx.zone.today(s.opens_at)))
        .with_day("closing", Some(ctx.zone.last_day(s.closes_at)))
        .with_day("return_on", Some(s.return_on))
        .with_day("pre_analysis", s.pre_analysis_on)
        .with_day("jury", s.jury_on)
        .with_day("publication", s.publication_on)
        .with_day("confirmation", s.confirmation_on)
        .with_some("confirmation_delay", s.confirmation_delay_days)
        .with_day("list_confirmation", s.list_confirmation_on)
        .with_some("list_confirmation_delay", s.list_confirmation_delay_days)
        .with_flag("is_electronic", s.is_electronic)
        .with_some("capacity", s.capacity)
        .with("default_treatment", &s.default_treatment)
        .with_some("favourable_type", type_code(Some(s.favourable_type_id)))
        .with_flag("uses_list", s.uses_complementary_list)
        .with_some("list_favourable_type", type_code(s.list_favourable_type_id))
        .with_some("list_rank", s.list_rank.as_ref())
        .with_some("previous_last_rank", s.previous_last_rank)
        .with_day("convocation_on", s.preselection.on)
        .with("convocation_at", &s.preselection.at)
        .with("convocation_place", &s.preselection.place)
        .with_words("information", &s.information)
        .with_all("requirements", asked)
        .with_all("forms", filled)
        .with_all("questions", put))
}

/// Which rank people on a complementary list may be shown.
pub(super) const RANKS: [&str; 3] = [RankShown::Hidden.code(), RankShown::Entered.code(), RankShown::Effective.code()];

fn read_programme(reader: &mut Reader<'_>, p: &mut Programme, offered: &Offered) -> Option<Committee> {
    let given = (!p.code.is_empty()).then(|| p.code.clone());
    p.code = reader.code("code", given.as_deref());
    p.label = reader.line("label", 500);
    p.keywords = reader.optional_line("keywords", 500);
    p.url = reader.optional_url("url");
    p.in_service = reader.flag("in_service");
    let diplomas: Vec<&str> = offered.diplomas.iter().map(|(code, _)| code.as_str()).chain(p.diploma_type_code.as_deref()).collect();
    let diploma = reader.optional_choice("diploma_type", &diplomas);
    p.diploma_type_code = diploma;
    let committees: Vec<&str> = offered.committees.iter().map(|c| c.code.as_str()).collect();
    let chosen = reader.choice("committee", &committees);
    offered.committees.iter().find(|c| c.code == chosen).cloned()
}

fn calendar_problem(reader: &mut Reader<'_>, problem: CalendarProblem) {
    let error = match problem {
        CalendarProblem::Before { must_follow, .. } => ErrorKey::new("setup-date-before").text("other", must_follow),
        CalendarProblem::DateAndDelay { .. } => ErrorKey::new("setup-date-and-delay"),
        CalendarProblem::DelayNotPositive { .. } => ErrorKey::new("setup-delay-positive"),
    };
    reader.fail(problem.field(), error);
}

fn read_session(ctx: &Ctx, reader: &mut Reader<'_>, s: &mut Session, offered: &Offered, centre: Option<Uuid>) {
    let (opening, closing, return_on) = (reader.day("opening"), reader.day("closing"), reader.day("return_on"));
    s.pre_analysis_on = reader.optional_day("pre_analysis");
    s.jury_on = reader.optional_day("jury");
    s.publication_on = reader.optional_day("publication");
    s.confirmation_on = reader.optional_day("confirmation");
    s.confirmation_delay_days = days(reader, "confirmation_delay");
    s.list_confirmation_on = reader.optional_day("list_confirmation");
    s.list_confirmation_delay_days = days(reader, "list_confirmation_delay");
    if let (Some(opening), Some(closing), Some(return_on)) = (opening, closing, return_on) {
        set_dates(ctx, reader, s, opening, closing, return_on);
    }
    s.is_electronic = reader.flag("is_electronic");
    s.in_service = reader.flag("in_service");
    s.capacity = reader.optional_number("capacity", 0, 100_000).and_then(|n| i32::try_from(n).ok());
    s.default_treatment = reader.choice("default_treatment", &[TreatmentType::Controlled.code(), TreatmentType::Direct.code()]);
    let types: Vec<&DecisionType> = offered.types(centre).collect();
    let codes: Vec<&str> = types.iter().map(|t| t.code.as_str()).collect();
    let id = |code: &str| types.iter().find(|t| t.code == code).map(|t| t.id);
    s.favourable_type_id = id(&reader.choice("favourable_type", &codes)).unwrap_or(s.favourable_type_id);
    s.uses_complementary_list = reader.flag("uses_list");
    s.list_favourable_type_id = if s.uses_complementary_list { id(&reader.choice("list_favourable_type", &codes)) } else { None };
    s.list_rank = reader.optional_choice("list_rank", &RANKS);
    s.previous_last_rank = reader.optional_number("previous_last_rank", 0, 100_000).and_then(|n| i32::try_from(n).ok());
    s.preselection = Json(Convocation {
        on: reader.optional_day("convocation_on"),
        at: reader.optional_line("convocation_at", 5),
        place: reader.optional_line("convocation_place", 100),
    });
    s.information = Json(reader.text("information", &s.information, &ctx.languages(), 5000, false));
}

fn days(reader: &mut Reader<'_>, field: &'static str) -> Option<i32> {
    reader.optional_number(field, 1, 365).and_then(|n| i32::try_from(n).ok())
}

fn set_dates(ctx: &Ctx, reader: &mut Reader<'_>, s: &mut Session, opening: NaiveDate, closing: NaiveDate, return_on: NaiveDate) {
    s.opens_at = ctx.zone.start_of(opening);
    s.closes_at = ctx.zone.end_of(closing);
    s.return_on = return_on;
    let calendar = Calendar {
        opening,
        closing,
        pre_analysis: s.pre_analysis_on,
        return_on,
        jury: s.jury_on,
        publication: s.publication_on,
        confirmation: s.confirmation_on,
        confirmation_delay_days: s.confirmation_delay_days,
        list_confirmation: s.list_confirmation_on,
        list_confirmation_delay_days: s.list_confirmation_delay_days,
    };
    let mut told = Vec::new();
    for problem in calendar.problems() {
        // One sentence for each date is enough: the others go away with it.
        if !told.contains(&problem.field()) {
            told.push(problem.field());
            calendar_problem(reader, problem);
        }
    }
}

/// Saves a programme and its session in the campaign in service; without such a campaign, the programme alone.
pub async fn save(ctx: &Ctx, person: &Person, code: Option<&str>, form: &Typed) -> Result<String, Error<Refusal>> {
    let mut tx = ctx.db.write().await?;
    let campaign = rows::campaign::in_service(&mut tx).await?;
    let offered = Offered::load(&mut tx, person).await?;
    let found = match code {
        Some(code) => Some(find(&mut tx, code, campaign.as_ref()).await?),
        None => None,
    };
    let before = match &found {
        Some(found) => {
            may(person, Access::Write, found.committee.centre_id, found.committee.id)?;
            Some(typed(ctx, &mut tx, found).await?)
        }
        None if offered.committees.is_empty() => return Err(Denied::NoRight.into()),
        None => None,
    };
    let mut saved = found.unwrap_or_else(|| Found {
        programme: blank(ctx),
        committee: blank_committee(),
        session: None,
        named: Vec::new(),
        questions: Vec::new(),
        forms: Vec::new(),
    });
    let is_new = before.is_none();
    let session_is_new = saved.session.is_none();
    let mut reader = Reader::new(form);
    let committee = read_programme(&mut reader, &mut saved.programme, &offered);
    let centre = committee.as_ref().map(|c| c.centre_id);
    if let (false, Some(centre)) = (is_new, centre)
        && centre != saved.committee.centre_id
    {
        // Documents and decisions of the applications belong to the centre.
        reader.fail("committee", ErrorKey::new("setup-other-centre"));
    }
    if let Some(campaign) = &campaign {
        let mut session = saved.session.take().unwrap_or_else(|| blank_session(ctx, saved.programme.id, campaign.id));
        read_session(ctx, &mut reader, &mut session, &offered, centre);
        saved.named = offered.documents(centre).filter(|d| form.list("requirements").contains(&d.code)).map(|d| d.id).collect();
        saved.forms = offered.forms(centre).filter(|f| form.list("forms").contains(&f.code)).map(|f| f.id).collect();
        saved.questions = offered.questions(centre).filter(|q| form.list("questions").contains(&q.code)).map(|q| q.id).collect();
        session.version = form.version("session_version");
        saved.session = Some(session);
    }
    reader.finish()?;
    saved.committee = committee.ok_or(Error::NotFound)?;
    saved.programme.committee_id = saved.committee.id;
    saved.programme.version = form.version("version");
    store_all(&mut tx, &saved, is_new, session_is_new).await?;
    let after = typed(ctx, &mut tx, &saved).await?;
    trace(ctx, &mut tx, person, format!("programme:{}", saved.programme.code), before.as_ref(), Some(&after)).await?;
    settings::catalogue_changed(&mut tx).await?;
    tx.commit().await?;
    Ok(saved.programme.code)
}

async fn store_all(tx: &mut Tx, saved: &Found, is_new: bool, session_is_new: bool) -> Result<(), Error<Refusal>> {
    if is_new {
        rows::add_programme(tx, &saved.programme).await.map_err(taken)?;
    } else {
        fresh(rows::update_programme(tx, &saved.programme).await.map_err(taken)?)?;
    }
    let Some(session) = &saved.session else { return Ok(()) };
    if session_is_new {
        session::add(tx, session).await?;
    } else {
        fresh(session::update(tx, session).await?)?;
    }
    requirement::require(tx, session.id, &saved.named).await?;
    store::question::ask(tx, session.id, &saved.questions).await?;
    store::form::ask(tx, session.id, &saved.forms).await?;
    Ok(())
}

fn blank(ctx: &Ctx) -> Programme {
    Programme {
        id: ctx.id(),
        code: String::new(),
        committee_id: Uuid::nil(),
        label: String::new(),
        diploma_type_code: None,
        keywords: String::new(),
        url: String::new(),
        in_service: true,
        version: 0,
    }
}

fn blank_committee() -> Committee {
    Committee {
        id: Uuid::nil(),
        centre_id: Uuid::nil(),
        code: String::new(),
        label: String::new(),
        in_service: true,
        address: Json::default(),
        email: String::new(),
        phone: String::new(),
        fax: String::new(),
        url: String::new(),
        signatory: String::new(),
        return_comment: Json::default(),
        alert_email: String::new(),
        alerts: Json::default(),
        letters: Json::default(),
        signature_file_id: None,
        version: 0,
    }
}

fn blank_session(ctx: &Ctx, programme: Uuid, campaign: Uuid) -> Session {
    Session {
        id: ctx.id(),
        programme_id: programme,
        campaign_id: campaign,
        opens_at: ctx.now(),
        closes_at: ctx.now(),
        return_on: ctx.today(),
        pre_analysis_on: None,
        jury_on: None,
        publication_on: None,
        confirmation_on: None,
        confirmation_delay_days: None,
        list_confirmation_on: None,
        list_confirmation_delay_days: None,
        uses_complementary_list: false,
        favourable_type_id: Uuid::nil(),
        list_favourable_type_id: None,
        default_treatment: String::new(),
        is_electronic: true,
        in_service: true,
        capacity: None,
        preselection: Json::default(),
        information: Json::default(),
        list_rank: None,
        last_rank_called: None,
        list_moved_at: None,
        previous_last_rank: None,
        version: 0,
        programme_code: String::new(),
        programme_label: String::new(),
        programme_in_service: true,
        diploma_type_code: None,
        keywords: String::new(),
        url: String::new(),
        committee_id: Uuid::nil(),
        committee_label: String::new(),
        centre_id: Uuid::nil(),
        centre_label: String::new(),
        centre_in_service: true,
        centre_max_applications: 0,
        centre_list_rank: None,
    }
}

/// Removes a programme that nobody ever applied to, with its sessions.
pub async fn remove(ctx: &Ctx, person: &Person, code: &str) -> Result<(), Error<Refusal>> {
    let mut tx = ctx.db.write().await?;
    let campaign = rows::campaign::in_service(&mut tx).await?;
    let found = find(&mut tx, code, campaign.as_ref()).await?;
    may(person, Access::Write, found.committee.centre_id, found.committee.id)?;
    let before = typed(ctx, &mut tx, &found).await?;
    store::setup::remove_programme(&mut tx, found.programme.id).await.map_err(in_use)?;
    trace(ctx, &mut tx, person, format!("programme:{code}"), Some(&before), None).await?;
    settings::catalogue_changed(&mut tx).await?;
    tx.commit().await?;
    Ok(())
}
