//! Applying for somebody: an ordinary candidature, or an offer of admission that the committee has yet to decide.
//!
//! Neither dates and limit nor the applicants' last day in the campaign bind staff; everything else does. An offer begins
//! complete with a draft of the favourable decision, and its applicant is told nothing before that decision is published.

use domain::application::apply::Refusal as ApplyRefusal;
use domain::application::{Effect, MailCode};
use domain::ids::{CentreId, CommitteeId};
use domain::permissions::{Access, Denied, Place, Reach, Right};
use serde_json::json;
use store::Tx;
use store::account::Account;
use store::catalogue::session::Session;

use super::staff;
use crate::Ctx;
use crate::accounts::erase::is_erased;
use crate::actor::Person;
use crate::apply::check::{self, Checked};
use crate::apply::create;
use crate::apply::effects;
use crate::apply::own::save;
use crate::audit::{self, Entry};
use crate::decide::enter::{self, Entered};
use crate::dossier::{self, Dossier, Side};
use crate::error::Error;

/// What is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    #[default]
    Ordinary,
    /// « Proposition d’admission ».
    Offer,
}

/// For whom, to what.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// File number or mail address.
    pub candidate: String,
    /// Code of the programme.
    pub programme: String,
    pub kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    CandidateMissing,
    /// Nobody has this number or address.
    UnknownCandidate,
    /// Nobody acts for themselves as staff.
    Oneself,
    /// It does not exist, or not where the person may do this.
    UnknownProgramme,
    /// The programme's favourable decision is none.
    NoFavourableDecision,
    /// As for anybody who applies.
    Apply(ApplyRefusal),
}

/// What would be made, for the question.
#[derive(Clone, Debug)]
pub struct Proposed {
    pub name: String,
    pub programme: String,
    /// The programme takes no candidatures of applicants now.
    pub is_outside_dates: bool,
}

/// The programmes to which the person may apply for somebody, in the order of centres and titles.
pub async fn programmes(ctx: &Ctx, person: &Person) -> Result<Vec<Session>, Error> {
    if !person.actor.holds(Right::Dossier, Access::Write) {
        return Err(Error::Denied(Denied::NoRight));
    }
    let reach = person.actor.reach(Right::Dossier, Access::Write);
    let mut tx = ctx.db.read().await?;
    let Some(campaign) = store::catalogue::campaign::in_service(&mut tx).await? else { return Ok(Vec::new()) };
    let mut sessions = store::catalogue::session::of_campaign(&mut tx, campaign.id).await?;
    sessions.retain(|session| session.is_offered() && is_within(&reach, session));
    Ok(sessions)
}

fn is_within(reach: &Reach, session: &Session) -> bool {
    reach.everything || reach.centres.contains(&CentreId(session.centre_id)) || reach.committees.contains(&CommitteeId(session.committee_id))
}

/// The file number of the person behind an application that is open before one.
pub async fn candidate_of(ctx: &Ctx, person: &Person, number: i64) -> Result<String, Error> {
    let mut tx = ctx.db.read().await?;
    let application = store::application::find(&mut tx, number).await?.ok_or(Error::NotFound)?;
    staff::check::<std::convert::Infallible>(person, &application, Right::Dossier, Access::Write)?;
    Ok(store::application::applicant(&mut tx, application.id).await?.file_number)
}

/// Checks without making anything.
pub async fn propose(ctx: &Ctx, person: &Person, wanted: &Wanted) -> Result<Proposed, Error<Refusal>> {
    let mut tx = ctx.db.read().await?;
    permitted(&mut tx, person, wanted).await?;
    let account = candidate(&mut tx, person, wanted).await?;
    let Checked { session, .. } = checked(ctx, &mut tx, &account, wanted).await?;
    let now = ctx.now();
    Ok(Proposed {
        name: format!("{} {}", account.last_name, account.first_name),
        programme: session.programme_label.clone(),
        is_outside_dates: now < session.opens_at || now >= session.closes_at,
    })
}

/// Makes the application and returns its number.
pub async fn apply_for(ctx: &Ctx, person: &Person, wanted: &Wanted) -> Result<i64, Error<Refusal>> {
    let mut tx = ctx.db.write().await?;
    permitted(&mut tx, person, wanted).await?;
    let account = candidate(&mut tx, person, wanted).await?;
    // Whoever erases the person comes before or after this.
    let account = store::account::lock(&mut tx, account.id).await?.filter(|account| !is_erased(account)).ok_or(Error::Refused(Refusal::UnknownCandidate))?;
    let checked = checked(ctx, &mut tx, &account, wanted).await?;
    let is_offer = wanted.kind == Kind::Offer;
    let application = create::add(ctx, &mut tx, &account, &checked, is_offer).await.map_err(|error| error.map_refusal(Refusal::Apply))?;
    create::record(ctx, &mut tx, &person.as_staff(), &application, &checked).await?;
    if is_offer {
        let (stored, around) = store::application::find_around(&mut tx, application.number).await?.ok_or(Error::NotFound)?;
        let mut dossier = dossier::load_with(ctx, &mut tx, stored, around, Side::Applicant).await?;
        draft(ctx, &mut tx, person, &mut dossier).await?;
        effects::write(ctx, &mut tx, &dossier, &[Effect::Alert(MailCode::AlertOffer)], &effects::With::default()).await?;
    } else {
        create::tell(ctx, &mut tx, &account, &application).await?;
    }
    tx.commit().await?;
    ctx.wake.notify_one();
    Ok(application.number)
}

/// Whether the person may do this for the programme. One out of reach does not exist for them.
async fn permitted(tx: &mut Tx, person: &Person, wanted: &Wanted) -> Result<(), Error<Refusal>> {
    let unknown = || Error::Refused(Refusal::UnknownProgramme);
    let (session, _) = match check::session::<Refusal>(tx, wanted.programme.trim()).await {
        Err(Error::NotFound) => return Err(unknown()),
        found => found?,
    };
    let place = Place::Committee { centre: session.centre_id.into(), committee: session.committee_id.into() };
    let rights: &[Right] = if wanted.kind == Kind::Offer { &[Right::Dossier, Right::EditDecision] } else { &[Right::Dossier] };
    for right in rights {
        match person.actor.may(*right, Access::Write, place) {
            Ok(_) => {}
            Err(Denied::OutOfScope) => return Err(unknown()),
            Err(Denied::NoRight) => return Err(Error::Denied(Denied::NoRight)),
        }
    }
    Ok(())
}

async fn candidate(tx: &mut Tx, person: &Person, wanted: &Wanted) -> Result<Account, Error<Refusal>> {
    let typed = wanted.candidate.trim();
    if typed.is_empty() {
        return Err(Error::Refused(Refusal::CandidateMissing));
    }
    let found = if typed.contains('@') {
        match domain::email::EmailAddress::parse(typed) {
            Ok(email) => store::account::find_by_email(tx, &email.key()).await?,
            Err(_) => None,
        }
    } else {
        let compact: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
        store::account::find_by_file_number(tx, &compact.to_uppercase()).await?
    };
    let found = found.filter(|account| !is_erased(account) && account.deactivated_at.is_none()).ok_or(Error::Refused(Refusal::UnknownCandidate))?;
    if found.id == person.account.0 { Err(Error::Refused(Refusal::Oneself)) } else { Ok(found) }
}

async fn checked(ctx: &Ctx, tx: &mut Tx, account: &Account, wanted: &Wanted) -> Result<Checked, Error<Refusal>> {
    check::check(ctx, tx, account.id, wanted.programme.trim(), true).await.map_err(|error| error.map_refusal(Refusal::Apply))
}

/// The favourable decision of the programme, entered and not validated.
async fn draft(ctx: &Ctx, tx: &mut Tx, person: &Person, dossier: &mut Dossier) -> Result<(), Error<Refusal>> {
    let none = || Error::Refused(Refusal::NoFavourableDecision);
    let kind = store::decision::setup::lookup_type(tx, dossier.session.favourable_type_id).await?.ok_or_else(none)?;
    let entered = Entered { decision_type: kind.id, ..Entered::default() };
    let decision = enter::draft(ctx, tx, person, dossier, &kind, &entered).await.map_err(|error| error.map_refusal(|_| Refusal::NoFavourableDecision))?;
    store::decision::add(tx, &decision).await?;
    let application = &mut dossier.application;
    application.draft_kind = Some(decision.kind.clone());
    application.draft_state = Some(decision.state.clone());
    application.complete_on = Some(ctx.today());
    save(ctx, tx, application).await?;
    let entry = Entry {
        action: "decision.enter",
        application: Some(dossier.application.id),
        object: format!("decision:{}", decision.id),
        before: None,
        after: Some(json!({ "type": kind.code, "rank": decision.rank, "comment": decision.comment })),
    };
    audit::record(ctx, tx, &person.as_staff(), entry).await?;
    Ok(())
}
