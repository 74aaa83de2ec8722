//! The job: asks the record for one person and puts what it tells into the profile.

use connect::student_record::{Key, RecordError, Student};
use domain::profile::PersonalDetails;
use domain::student_record::{FoundBy, is_of};
use store::Tx;
use store::account::Account;
use uuid::Uuid;

use super::import;
use crate::Ctx;
use crate::accounts::erase::is_erased;
use crate::jobs::JobError;
use crate::profile::sections;

/// Reads the record of an account. Safe to run twice: the second run finds everything as it should be.
pub async fn run(ctx: &Ctx, account: Uuid) -> Result<(), JobError> {
    let mut tx = ctx.db.read().await?;
    let Some(found) = store::account::lookup(&mut tx, account).await?.filter(|account| !is_erased(account)) else { return Ok(()) };
    let details = sections::load::<PersonalDetails>(&mut tx, account).await?.map(|stored| stored.content);
    drop(tx);
    let ine = details.as_ref().and_then(|details| details.identity.ine.as_ref()).map(ToString::to_string);
    let by_ine = ine.filter(|_| ctx.settings().record_by_ine);
    let (by, answer) = match (&found.student_number, &by_ine) {
        (Some(number), _) => (FoundBy::Number, ctx.student_record.find(Key::Number(number)).await),
        (None, Some(ine)) => (FoundBy::Ine, ctx.student_record.find(Key::Ine(ine)).await),
        (None, None) => return absent(ctx, account).await,
    };
    match answer {
        Ok(Some(student)) => load(ctx, &found, by, &student).await,
        Ok(None) => absent(ctx, account).await,
        Err(RecordError::Ambiguous) => {
            // Somebody has to mend the record; here nobody can tell who is meant.
            tracing::warn!("several student records for one key: none is used");
            absent(ctx, account).await
        }
        Err(error) => {
            let mut tx = ctx.db.write().await?;
            store::student_record::trouble(&mut tx, account, ctx.now()).await?;
            tx.commit().await?;
            Err(if error.is_passing() { JobError::Retry(error.to_string()) } else { JobError::Fail(error.to_string()) })
        }
    }
}

async fn absent(ctx: &Ctx, account: Uuid) -> Result<(), JobError> {
    let mut tx = ctx.db.write().await?;
    store::student_record::absent(&mut tx, account, ctx.now()).await?;
    Ok(tx.commit().await?)
}

/// Writes what was found for an account as it stood before the record answered.
async fn load(ctx: &Ctx, asked: &Account, by: FoundBy, student: &Student) -> Result<(), JobError> {
    let account = asked.id;
    let mut tx = ctx.db.write().await?;
    // Erased meanwhile: nothing may come back.
    let Some(now) = store::account::lock(&mut tx, account).await?.filter(|account| !is_erased(account)) else { return Ok(()) };
    if by == FoundBy::Number && now.student_number != asked.student_number {
        return Err(JobError::Retry("the student number changed while the record was read".to_owned()));
    }
    if by == FoundBy::Ine && !agrees(&mut tx, account, student).await? {
        // The same end as for an INE that nobody has.
        store::student_record::absent(&mut tx, account, ctx.now()).await?;
        return Ok(tx.commit().await?);
    }
    if !import::write(ctx, &mut tx, account, by, student).await? {
        return Err(JobError::Retry("the profile is being changed".to_owned()));
    }
    Ok(tx.commit().await?)
}

/// Whether INE, surname and date of birth of the profile, as it is now, are those of the record.
async fn agrees(tx: &mut Tx, account: Uuid, student: &Student) -> store::Result<bool> {
    let Some(details) = sections::load::<PersonalDetails>(tx, account).await?.map(|stored| stored.content) else { return Ok(false) };
    let Ok(born) = student.birth_date.trim().parse() else { return Ok(false) };
    let same_ine = details.identity.ine.as_ref().is_some_and(|ine| ine.to_string() == student.ine);
    Ok(same_ine && is_of(&details, &student.birth_name, born))
}
