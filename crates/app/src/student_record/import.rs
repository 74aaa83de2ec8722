//! What a record tells, written into the profile in one transaction. Each part that does not pass validation is left
//! out; the others are taken.

use connect::student_record::Student;
use domain::profile::{Address, Bac, InternalRecord, PersonalDetails, ProfileContext};
use domain::student_record::FoundBy;
use serde_json::json;
use store::Tx;
use store::profile::{Applicant, Change};
use uuid::Uuid;

use super::convert::{self, Before};
use crate::Ctx;
use crate::accounts::campaign_file;
use crate::audit::{self, Entry, Who};
use crate::profile::part::{Part, values};
use crate::profile::records::MOST_ENTRIES;
use crate::profile::{lookup, sections};
use crate::reference::{self, Reference};

/// Writes the record of a student into the profile of an account; false when somebody else was writing it.
pub(super) async fn write(ctx: &Ctx, tx: &mut Tx, account: Uuid, by: FoundBy, student: &Student) -> store::Result<bool> {
    let reference = reference::current(ctx, tx).await?;
    let row = store::student_record::of(tx, account).await?;
    let mut changed = Vec::new();
    match identity(ctx, tx, account, student, &reference).await? {
        Written::Yes => changed.push("personal"),
        Written::Stale => return Ok(false),
        Written::No => {}
    }
    let (address, wrote) = address(ctx, tx, account, student, &reference, row.and_then(|row| row.address).map(|address| address.0)).await?;
    match wrote {
        Written::Yes => changed.push("address"),
        Written::Stale => return Ok(false),
        Written::No => {}
    }
    let (has_bac, wrote) = bac(ctx, tx, account, student, &reference).await?;
    match wrote {
        Written::Yes => changed.push("bac"),
        Written::Stale => return Ok(false),
        Written::No => {}
    }
    match studies(ctx, tx, account, student, &reference).await? {
        Written::Yes => changed.push("internal"),
        Written::Stale => return Ok(false),
        Written::No => {}
    }
    // A number learnt by INE, surname and date of birth is as good as one from the sign-on.
    if by == FoundBy::Ine && !student.number.is_empty() {
        store::account::set_student_number(tx, account, &student.number).await?;
    }
    store::student_record::loaded(tx, account, by.code(), has_bac, address, ctx.now()).await?;
    if !changed.is_empty() {
        let entry = Entry {
            action: "profile.import",
            application: None,
            object: format!("account:{account}"),
            before: None,
            after: Some(json!({ "pages": changed, "found_by": by.code() })),
        };
        audit::record(ctx, tx, &Who::System, entry).await?;
    }
    Ok(true)
}

/// Whether a part was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Written {
    Yes,
    /// It reads like that already, or cannot be used.
    No,
    /// Somebody was faster.
    Stale,
}

async fn checked<P: Part>(ctx: &Ctx, tx: &mut Tx, reference: &Reference, input: &P::Input, kept: Option<&P>) -> store::Result<Option<P>> {
    let kept = kept.map(|kept| values(&kept.to_input()));
    let lookup = lookup::of(tx, reference, P::FIELDS, &values(input), kept.as_ref()).await?;
    // Student systems know bacs whose specialities were never asked.
    let languages = ctx.languages().codes();
    let context = ProfileContext { specialities_required: false, ..sections::context(ctx, &languages, &lookup, None) };
    let checked = P::validate(input, &context);
    if let Err(wrong) = &checked {
        let fields: Vec<&str> = wrong.iter().map(|wrong| wrong.field).collect();
        tracing::info!(page = P::key(), ?fields, "a part of a student record cannot be used");
    }
    Ok(checked.ok())
}

/// Stores a section unless it reads like that already.
async fn put<P: Part + PartialEq>(ctx: &Ctx, tx: &mut Tx, account: Uuid, content: &P, before: Option<&sections::Stored<P>>) -> store::Result<Written> {
    if before.is_some_and(|before| before.content == *content) {
        return Ok(Written::No);
    }
    let seen = before.map_or(0, |before| before.version);
    Ok(if store::profile::put_section(tx, account, P::key(), content, seen, ctx.now()).await? { Written::Yes } else { Written::Stale })
}

async fn identity(ctx: &Ctx, tx: &mut Tx, account: Uuid, student: &Student, reference: &Reference) -> store::Result<Written> {
    let Some(owner) = store::account::lookup(tx, account).await? else { return Ok(Written::No) };
    let stored = sections::load::<PersonalDetails>(tx, account).await?;
    let before = Before {
        details: stored.as_ref().map(|stored| &stored.content),
        last_name: &owner.last_name,
        first_name: &owner.first_name,
        language: &owner.language,
    };
    let mut input = convert::personal(student, &before, reference);
    let holder = if input.ine.is_empty() { None } else { store::profile::ine_holder(tx, &input.ine, account).await? };
    match holder {
        Some(earlier) if campaign_file::is_of_an_earlier_campaign(ctx, tx, earlier).await? => store::profile::release_ine(tx, earlier).await?,
        // Another account has this INE: whose it is, only people can settle.
        Some(_) => input.ine.clear(),
        None => {}
    }
    let Some(details) = checked::<PersonalDetails>(ctx, tx, reference, &input, before.details).await? else { return Ok(Written::No) };
    let name_key = domain::person::name_key(details.birth_name.as_str(), details.first_name.as_str());
    let applicant = Applicant {
        account_id: account,
        name_key,
        birth_date: details.birth_date.date(),
        nationality: details.identity.nationality.to_string(),
        ine: details.identity.ine.as_ref().map(ToString::to_string),
        is_from_sis: true,
    };
    store::profile::put_applicant(tx, &applicant).await?;
    let wrote = put(ctx, tx, account, &details, stored.as_ref()).await?;
    if wrote == Written::Yes {
        store::profile::rename_account(tx, account, details.birth_name.as_str(), details.first_name.as_str(), &applicant.name_key).await?;
        store::application::rename(tx, account, &applicant.name_key).await?;
    }
    Ok(wrote)
}

/// The address stays the person's: it is written where there is none, or the one that stands was the record's.
async fn address(
    ctx: &Ctx,
    tx: &mut Tx,
    account: Uuid,
    student: &Student,
    reference: &Reference,
    read_before: Option<serde_json::Value>,
) -> store::Result<(Option<serde_json::Value>, Written)> {
    let Some(home) = &student.address else { return Ok((read_before, Written::No)) };
    let Some(told) = checked::<Address>(ctx, tx, reference, &convert::address(home, reference), None).await? else {
        return Ok((read_before, Written::No));
    };
    let read_now = serde_json::to_value(&told).ok();
    let stored = sections::load::<Address>(tx, account).await?;
    let is_own = stored.as_ref().is_some_and(|stored| serde_json::to_value(&stored.content).ok() != read_before);
    if is_own {
        return Ok((read_before, Written::No));
    }
    let wrote = put(ctx, tx, account, &told, stored.as_ref()).await?;
    Ok((read_now, wrote))
}

/// Whether the record imposes a bac, and whether it was written now.
async fn bac(ctx: &Ctx, tx: &mut Tx, account: Uuid, student: &Student, reference: &Reference) -> store::Result<(bool, Written)> {
    let Some(told) = &student.bac else { return Ok((false, Written::No)) };
    let stored = sections::load::<Bac>(tx, account).await?;
    let input = convert::bac(told, reference);
    let Some(bac) = checked::<Bac>(ctx, tx, reference, &input, stored.as_ref().map(|stored| &stored.content)).await? else { return Ok((false, Written::No)) };
    Ok((true, put(ctx, tx, account, &bac, stored.as_ref()).await?))
}

/// The years at the institution, as a whole: rows of the same year and programme keep their identifier, so that later
/// changes are seen as such, and those the record no longer has go.
async fn studies(ctx: &Ctx, tx: &mut Tx, account: Uuid, student: &Student, reference: &Reference) -> store::Result<Written> {
    let kind = InternalRecord::key();
    let mut before = Vec::new();
    for row in store::profile::records(tx, account).await?.into_iter().filter(|row| row.kind == kind) {
        let content: InternalRecord = serde_json::from_value(row.content.0).map_err(|error| store::Error::unreadable(kind, &error))?;
        before.push((row.id, row.version, content));
    }
    let mut wrote = Written::No;
    for told in student.studies.iter().take(MOST_ENTRIES) {
        let Some(year) = checked::<InternalRecord>(ctx, tx, reference, &convert::studied(told), None).await? else { continue };
        match before.iter().position(|(_, _, known)| known.is_same_year(&year)) {
            Some(at) => {
                let (id, seen, known) = before.swap_remove(at);
                if known == year {
                    continue;
                }
                let change = Change { account, kind, id, year: year.year, content: &year, seen };
                if !store::profile::set_record(tx, &change, ctx.now()).await? {
                    return Ok(Written::Stale);
                }
            }
            None => store::profile::add_record(tx, ctx.ids.uuid(ctx.now()), account, kind, year.year, &year, ctx.now()).await?,
        }
        wrote = Written::Yes;
    }
    for (id, ..) in before {
        store::profile::remove_record(tx, account, kind, id).await?;
        wrote = Written::Yes;
    }
    Ok(wrote)
}
