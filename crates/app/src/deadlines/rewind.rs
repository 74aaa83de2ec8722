//! A dossier as it stood at its deadline, for a job that comes round later.
//!
//! After the deadline an application takes nothing, but what it shares with others may change: a document or an answer
//! common to all, a survey answered elsewhere, a judgement of staff. None of it counts for a submission that is dated at the
//! deadline. Documents keep their earlier versions and judgements; an answer that was changed is not known as it was and
//! counts as not given.

use domain::application::DocumentStatus;
use domain::form::{Answer, Answers};
use domain::time::Instant;
use store::Tx;
use store::application::deadlines;

use crate::dossier::Dossier;

/// Takes out of a dossier what came since a moment.
pub(super) async fn rewind(tx: &mut Tx, dossier: &mut Dossier, moment: Instant) -> store::Result<()> {
    let application = dossier.application.id;
    let touched = deadlines::touched(tx, dossier.application.account_id, application, moment).await?;
    let mut reviews = store::document::reviews_for_application(tx, &dossier.application).await?;
    reviews.retain(|review| review.reviewed_at < moment);
    for item in &mut dossier.items {
        let is_touched = item.document.as_ref().is_some_and(|document| touched.contains(&document.id));
        item.rewind(moment, application, is_touched, &reviews);
    }
    for asked in &mut dossier.forms {
        let is_late = match (&asked.survey, asked.completed_at) {
            // Read after the deadline, perhaps, but answered then.
            (Some(_), Some(at)) => at >= moment,
            _ => asked.stored.as_ref().is_some_and(|stored| touched.contains(&stored.id)),
        };
        if is_late {
            asked.answers = Answers::default();
            asked.completed_at = None;
            asked.status = DocumentStatus::Waiting;
        }
    }
    for asked in &mut dossier.questions {
        if asked.stored.as_ref().is_some_and(|stored| touched.contains(&stored.id)) {
            asked.answer = Answer::default();
            asked.status = DocumentStatus::Waiting;
        }
    }
    Ok(())
}
