//! The session of a programme: its dates, what it decides and what it asks in one campaign.

use chrono::{NaiveDate, NaiveTime, Timelike as _};
use domain::application::TreatmentType;
use domain::catalogue::{Calendar, CalendarProblem, Shift};
use domain::complementary_list::RankShown;
use domain::silence::{self, Silence};
use domain::text::ErrorKey;
use domain::time::Instant;
use store::catalogue::requirement;
use store::catalogue::session::{Convocation, Session};
use store::decision::setup::DecisionType;
use store::{Json, Tx};
use uuid::Uuid;

use super::offered::Offered;
use crate::Ctx;
use crate::setup::typed::{Reader, Typed};

/// What a session asks beside what is shared.
#[derive(Default)]
pub(super) struct Named {
    pub documents: Vec<Uuid>,
    pub questions: Vec<Uuid>,
    pub forms: Vec<Uuid>,
}

impl Named {
    pub async fn by(tx: &mut Tx, session: Uuid) -> store::Result<Self> {
        let documents = requirement::named_by(tx, session).await?;
        let questions = store::question::named_by(tx, session).await?;
        let forms = store::form::named_by(tx, session).await?;
        Ok(Self { documents, questions, forms })
    }

    /// Makes a session ask exactly this.
    pub async fn ask(&self, tx: &mut Tx, session: Uuid) -> store::Result<()> {
        requirement::require(tx, session, &self.documents).await?;
        store::question::ask(tx, session, &self.questions).await?;
        store::form::ask(tx, session, &self.forms).await
    }
}

/// Which rank people on a complementary list may be shown.
pub(in crate::setup) const RANKS: [&str; 3] = [RankShown::Hidden.code(), RankShown::Entered.code(), RankShown::Effective.code()];

/// What silence may mean.
pub(in crate::setup) fn silences() -> Vec<&'static str> {
    Silence::ALL.iter().map(|silence| silence.code()).collect()
}

/// The fields of a session as its form shows them.
pub(super) async fn typed(ctx: &Ctx, tx: &mut Tx, typed: Typed, s: &Session, named: &Named) -> store::Result<Typed> {
    let types = store::decision::setup::types(tx).await?;
    let type_code = |id: Option<Uuid>| types.iter().find(|t| Some(t.id) == id).map(|t| t.code.clone());
    let documents = requirement::all(tx).await?;
    let asked = documents.iter().filter(|d| named.documents.contains(&d.id)).map(|d| d.code.clone()).collect();
    let put = store::question::all(tx).await?.into_iter().filter(|q| named.questions.contains(&q.id)).map(|q| q.code).collect();
    let filled = store::form::all(tx).await?.into_iter().filter(|f| named.forms.contains(&f.id)).map(|f| f.code).collect();
    Ok(typed
        .with("session_version", s.version)
        .with_day("opening", Some(ctx.zone.today(s.opens_at)))
        .with_some("opening_time", ctx.zone.opening_time(s.opens_at).map(typed_time))
        .with_day("closing", Some(ctx.zone.last_day(s.closes_at)))
        .with_some("closing_time", ctx.zone.closing_time(s.closes_at).map(typed_time))
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
        .with_some("over_offer", Some(s.over_offer).filter(|beyond| *beyond > 0))
        .with("default_treatment", &s.default_treatment)
        .with_some("favourable_type", type_code(Some(s.favourable_type_id)))
        .with_flag("uses_list", s.uses_complementary_list)
        .with_some("list_favourable_type", type_code(s.list_favourable_type_id))
        .with_some("list_rank", s.list_rank.as_ref())
        .with_some("previous_last_rank", s.previous_last_rank)
        .with_some("own_silence", s.silence.as_ref())
        .with_some("own_silence_months", s.silence_months)
        .with_day("convocation_on", s.preselection.on)
        .with("convocation_at", &s.preselection.at)
        .with("convocation_place", &s.preselection.place)
        .with_words("information", &s.information)
        .with_all("requirements", asked)
        .with_all("forms", filled)
        .with_all("questions", put))
}

/// « 14:30 ».
fn typed_time(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

fn calendar_problem(reader: &mut Reader<'_>, problem: CalendarProblem) {
    let error = match problem {
        CalendarProblem::Before { must_follow, .. } => ErrorKey::new("setup-date-before").text("other", must_follow),
        CalendarProblem::DateAndDelay { .. } => ErrorKey::new("setup-date-and-delay"),
        CalendarProblem::DelayNotPositive { .. } => ErrorKey::new("setup-delay-positive"),
    };
    reader.fail(problem.field(), error);
}

/// Reads the fields of a session; its documents, questions and forms are read apart.
pub(super) fn read(ctx: &Ctx, reader: &mut Reader<'_>, s: &mut Session, offered: &Offered, centre: Option<Uuid>) {
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
    s.over_offer = over_offer(reader, s.capacity);
    s.default_treatment = reader.choice("default_treatment", &[TreatmentType::Controlled.code(), TreatmentType::Direct.code(), TreatmentType::Waiting.code()]);
    let types: Vec<&DecisionType> = offered.types(centre).collect();
    let codes: Vec<&str> = types.iter().map(|t| t.code.as_str()).collect();
    let id = |code: &str| types.iter().find(|t| t.code == code).map(|t| t.id);
    s.favourable_type_id = id(&reader.choice("favourable_type", &codes)).unwrap_or(s.favourable_type_id);
    s.uses_complementary_list = reader.flag("uses_list");
    s.list_favourable_type_id = if s.uses_complementary_list { id(&reader.choice("list_favourable_type", &codes)) } else { None };
    s.list_rank = reader.optional_choice("list_rank", &RANKS);
    s.previous_last_rank = reader.optional_number("previous_last_rank", 0, 100_000).and_then(|n| i32::try_from(n).ok());
    (s.silence, s.silence_months) = own_silence(reader);
    s.preselection = Json(Convocation {
        on: reader.optional_day("convocation_on"),
        at: reader.optional_line("convocation_at", 5),
        place: reader.optional_line("convocation_place", 100),
    });
    s.information = Json(reader.text("information", &s.information, &ctx.languages(), 5000, false));
}

/// How many beyond the capacity; without one nothing is counted, and each withdrawal admits one person.
fn over_offer(reader: &mut Reader<'_>, capacity: Option<i32>) -> i32 {
    const FIELD: &str = "over_offer";
    let beyond = reader.optional_number(FIELD, 0, 100_000).and_then(|n| i32::try_from(n).ok()).unwrap_or_default();
    if beyond > 0 && capacity.is_none() {
        reader.fail(FIELD, ErrorKey::new("setup-over-offer-alone"));
    }
    beyond
}

/// A rule of one's own is whole: what silence means and after how many months. A delay alone would be taken for one.
fn own_silence(reader: &mut Reader<'_>) -> (Option<String>, Option<i32>) {
    const DELAY: &str = "own_silence_months";
    let silence = reader.optional_choice("own_silence", &silences());
    let months = match silence {
        Some(_) => Some(reader.number(DELAY, silence::MIN_MONTHS, silence::MAX_MONTHS)),
        None => reader.optional_number(DELAY, silence::MIN_MONTHS, silence::MAX_MONTHS),
    };
    if silence.is_none() && months.is_some() {
        reader.fail(DELAY, ErrorKey::new("setup-silence-months-alone"));
    }
    (silence, months.and_then(|n| i32::try_from(n).ok()))
}

fn days(reader: &mut Reader<'_>, field: &'static str) -> Option<i32> {
    reader.optional_number(field, 1, 365).and_then(|n| i32::try_from(n).ok())
}

fn set_dates(ctx: &Ctx, reader: &mut Reader<'_>, s: &mut Session, opening: NaiveDate, closing: NaiveDate, return_on: NaiveDate) {
    s.opens_at = reader.optional_time("opening_time").map_or_else(|| ctx.zone.start_of(opening), |time| ctx.zone.instant(opening.and_time(time)));
    s.closes_at = closes_at(ctx, reader, closing);
    s.return_on = return_on;
    if opening == closing && s.closes_at <= s.opens_at {
        reader.fail("closing_time", ErrorKey::new("setup-date-before").text("other", "opening_time"));
    }
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

/// What the session of an earlier campaign becomes in this one: everything it was, its dates shifted. What was called from
/// its complementary list stays behind.
pub(in crate::setup) fn continued(ctx: &Ctx, earlier: &Session, campaign: Uuid, shift: Shift) -> Session {
    let day = |day: Option<NaiveDate>| day.map(|day| shift.day(day));
    Session {
        id: ctx.id(),
        campaign_id: campaign,
        opens_at: shift.instant(ctx.zone, earlier.opens_at),
        closes_at: shift.instant(ctx.zone, earlier.closes_at),
        return_on: shift.day(earlier.return_on),
        pre_analysis_on: day(earlier.pre_analysis_on),
        jury_on: day(earlier.jury_on),
        publication_on: day(earlier.publication_on),
        confirmation_on: day(earlier.confirmation_on),
        list_confirmation_on: day(earlier.list_confirmation_on),
        preselection: Json(Convocation { on: day(earlier.preselection.on), ..earlier.preselection.0.clone() }),
        last_rank_called: None,
        list_moved_at: None,
        previous_last_rank: None,
        version: 0,
        ..earlier.clone()
    }
}

/// The end of the closing day, or a time within it. The last minute of the day is its end; its first one would leave nothing
/// of the day that the page announces.
fn closes_at(ctx: &Ctx, reader: &mut Reader<'_>, closing: NaiveDate) -> Instant {
    match reader.optional_time("closing_time") {
        Some(NaiveTime::MIN) => {
            reader.fail("closing_time", ErrorKey::new("setup-closing-midnight"));
            ctx.zone.end_of(closing)
        }
        Some(time) if (time.hour(), time.minute()) != (23, 59) => ctx.zone.instant(closing.and_time(time)),
        _ => ctx.zone.end_of(closing),
    }
}

pub(super) fn blank(ctx: &Ctx, programme: Uuid, campaign: Uuid) -> Session {
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
        over_offer: 0,
        preselection: Json::default(),
        information: Json::default(),
        list_rank: None,
        silence: None,
        silence_months: None,
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
