//! Several applications before a mass action: who they are, and whether the person may do it to each.

use chrono::NaiveDate;
use domain::application::Existence;
use domain::application::dates::effective_return;
use domain::permissions::{Access, Right};
use store::application::{Applicant, Application};
use uuid::Uuid;

use super::file_status::MAX_AT_ONCE;
use super::seen_by::seen_by;
use super::staff;
use crate::Ctx;
use crate::actor::Person;
use crate::dossier::place_of;
use crate::error::Error;

/// One of them.
#[derive(Clone, Debug)]
pub struct One {
    pub application: Application,
    pub applicant: Applicant,
    pub programme: String,
    /// Its return date, once that is over and nothing can be deposited any more; none where nothing ever is.
    pub return_over: Option<NaiveDate>,
    /// The unpublished decision that stands, as far as the person sees it.
    pub unpublished: Option<Uuid>,
    /// The person may do it to this one, which is not their own, and the application is under way.
    pub allowed: bool,
    /// The person may do it to this one, whatever its state is.
    pub may: bool,
}

/// The applications of these numbers that the person may see, in the order given.
pub async fn several(ctx: &Ctx, person: &Person, numbers: &[i64], right: Right) -> Result<Vec<One>, Error> {
    let mut tx = ctx.db.read().await?;
    let mut found = Vec::new();
    for number in numbers.iter().take(MAX_AT_ONCE) {
        let Some(application) = store::application::find(&mut tx, *number).await? else { continue };
        let application = seen_by(person, application);
        let place = place_of(&application);
        if person.actor.may(Right::Applications, Access::Read, place).is_err() {
            continue;
        }
        let applicant = store::application::applicant(&mut tx, application.id).await?;
        let session = store::catalogue::session::lookup(&mut tx, application.session_id).await?;
        let deposits = session.as_ref().filter(|session| session.is_electronic);
        let return_on = deposits.map(|session| effective_return(session.return_on, application.new_return_on));
        let return_over = return_on.filter(|day| ctx.now() >= ctx.zone.end_of(*day));
        let programme = session.map(|session| session.programme_label).unwrap_or_default();
        let unpublished = if application.draft_state.is_some() { store::decision::unpublished(&mut tx, application.id).await?.map(|d| d.id) } else { None };
        let may = staff::check_change::<std::convert::Infallible>(person, &application, right).is_ok();
        let allowed = may && application.existence == Existence::Active.code();
        found.push(One { application, applicant, programme, return_over, unpublished, allowed, may });
    }
    Ok(found)
}
