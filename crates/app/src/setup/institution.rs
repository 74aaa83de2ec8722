//! The institution: name, colour, logo, addresses, and the limits staff may change.

use std::collections::BTreeMap;

use domain::file_number::{FileNumberError, FileNumberPrefix};
use domain::permissions::Access;
use domain::settings::{AccountLifetime, LimitPerimeter, Settings};
use domain::silence;
use domain::text::ErrorKey;
use domain::theme::Colour;
use domain::translated::Translated;
use serde_json::{Value, json};

use super::common::{Opened, Refusal, central, may_central};
use super::programme::{RANKS, silences};
use super::stored_file;
use super::typed::{Reader, Typed};
use crate::accounts::Wrong;
use crate::actor::Person;
use crate::apply::deposit::Upload;
use crate::error::Error;
use crate::i18n::Lang;
use crate::{Ctx, settings};

fn yes_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "" }
}

fn typed(s: &Settings) -> Typed {
    Typed::default()
        .with("institution_name", &s.institution_name)
        .with("colour", &s.institution_colour)
        .with("institution_address", &s.institution_address)
        .with("institution_court", &s.institution_court)
        .with("list_rank", s.list_rank.code())
        .with("silence", s.silence.code())
        .with("silence_months", s.silence_months)
        .with("receipt_attached", yes_no(s.receipt_attached))
        .with("letters_in_service", yes_no(s.letters_in_service))
        .with("letters_after_confirmation", yes_no(s.letters_after_confirmation))
        .with("contact_email", &s.contact_email)
        .with("documentation_url", &s.documentation_url)
        .with("helpdesk_url", &s.helpdesk_url)
        .with("default_language", &s.default_language)
        .with_all("offered_languages", s.offered_languages.clone())
        .with("account_lifetime", if s.account_lifetime == AccountLifetime::Campaign { "campaign" } else { "persistent" })
        .with("local_creation", yes_no(s.local_creation))
        .with("activation_days", s.activation_days)
        .with("reset_hours", s.reset_hours)
        .with("retention_years", s.retention_years)
        .with("file_number_prefix", &s.file_number_prefix)
        .with("application_limit", s.application_limit)
        .with("limit_perimeter", if s.limit_perimeter == LimitPerimeter::Institution { "institution" } else { "centre" })
        .with("ine_required", yes_no(s.ine_required_for_french))
        .with("advise_bac_ine", yes_no(s.advise_bac_ine))
        .with("undo_minutes", s.undo_minutes)
        .with("cancel_only_while_waiting", yes_no(s.cancel_only_while_waiting))
        .with("automatic_submission", yes_no(s.automatic_submission))
        .with("record_by_ine", yes_no(s.record_by_ine))
        .with("record_contact_email", &s.record_contact_email)
        .with("show_internal_records", yes_no(s.show_internal_records))
        .with("answer_reminder_days", s.answer_reminder_days)
        .with("automatic_withdrawal", yes_no(s.automatic_withdrawal))
        .with("max_item_mib", s.max_item_mib)
        .with("max_application_mib", s.max_application_mib)
        .with("max_item_pages", s.max_item_pages)
        .with("open_uploads", s.open_uploads)
        .with("open_upload_mib", s.open_upload_mib)
        .with("submitted_from_deposit", yes_no(s.submitted_from_deposit))
        .with("appeals", yes_no(s.appeals))
        .with("second_signature", yes_no(s.second_signature))
        .with("sign_in_attempts", s.sign_in_attempts)
        .with("accounts_per_hour", s.accounts_per_hour)
        .with("session_idle_minutes", s.session_idle_minutes)
        .with("session_hours", s.session_hours)
}

pub async fn open(ctx: &Ctx, person: &Person) -> Result<Opened, Error<Refusal>> {
    central(person, Access::Read)?;
    settings::refresh(ctx).await?;
    let mut tx = ctx.db.read().await?;
    let version = store::setting::current(&mut tx, settings::VERSION).await?;
    let languages: Vec<_> = Lang::known().map(|lang| (lang.code().to_owned(), Translated::fr(lang.name()))).collect();
    let choices = [("default_language", languages.clone()), ("offered_languages", languages)].into();
    Ok(Opened { typed: typed(&ctx.settings()).with("version", version), choices, may_save: may_central(person), ..Opened::default() })
}

fn read(form: &Typed) -> Result<BTreeMap<String, Value>, Error<Refusal>> {
    let mut r = Reader::new(form);
    let colour = match Colour::parse(form.get("colour")) {
        Ok(colour) => colour.to_string(),
        Err(error) => {
            r.fail("colour", error);
            String::new()
        }
    };
    let prefix = match FileNumberPrefix::parse(form.get("file_number_prefix")) {
        Ok(prefix) => prefix.as_str().to_owned(),
        Err(FileNumberError::PrefixTooLong { .. }) => {
            r.fail("file_number_prefix", ErrorKey::new("file-number-prefix-too-long"));
            String::new()
        }
        Err(_) => {
            r.fail("file_number_prefix", ErrorKey::new("setup-prefix-format"));
            String::new()
        }
    };
    let (item, application) = (r.number("max_item_mib", 1, 100), r.number("max_application_mib", 1, 1000));
    if application < item {
        r.fail("max_application_mib", ErrorKey::new("setup-limit-order"));
    }
    let known: Vec<&str> = Lang::known().map(Lang::code).collect();
    let offered: Vec<&str> = known.iter().copied().filter(|code| form.list("offered_languages").iter().any(|chosen| chosen == code)).collect();
    let changes = [
        ("institution.address", json!(r.optional_paragraph("institution_address", 300))),
        ("institution.court", json!(r.optional_line("institution_court", 120))),
        ("decisions.list_rank", json!(r.choice("list_rank", &RANKS))),
        ("receipts.silence", json!(r.choice("silence", &silences()))),
        ("receipts.silence_months", json!(r.number("silence_months", silence::MIN_MONTHS, silence::MAX_MONTHS))),
        ("receipts.attached", json!(r.flag("receipt_attached"))),
        ("letters.in_service", json!(r.flag("letters_in_service"))),
        ("letters.admission_after_confirmation", json!(r.flag("letters_after_confirmation"))),
        ("institution.name", json!(r.line("institution_name", 120))),
        ("institution.colour", json!(colour)),
        ("institution.contact_email", json!(r.optional_email("contact_email"))),
        ("assistance.documentation_url", json!(r.optional_url("documentation_url"))),
        ("assistance.helpdesk_url", json!(r.optional_url("helpdesk_url"))),
        ("languages.default", json!(r.choice("default_language", &known))),
        ("languages.offered", json!(offered)),
        ("accounts.lifetime", json!(r.choice("account_lifetime", &["persistent", "campaign"]))),
        ("accounts.local_creation", json!(r.flag("local_creation"))),
        ("accounts.activation_days", json!(r.number("activation_days", 1, 60))),
        ("accounts.reset_hours", json!(r.number("reset_hours", 1, 72))),
        ("accounts.retention_years", json!(r.number("retention_years", 1, 10))),
        ("accounts.file_number_prefix", json!(prefix)),
        ("applications.limit", json!(r.number("application_limit", 1, 1000))),
        ("applications.limit_perimeter", json!(r.choice("limit_perimeter", &["institution", "centre"]))),
        ("applications.ine_required_for_french", json!(r.flag("ine_required"))),
        ("profile.advise_bac_ine", json!(r.flag("advise_bac_ine"))),
        ("applications.undo_minutes", json!(r.number("undo_minutes", 0, 1440))),
        ("applications.cancel_only_while_waiting", json!(r.flag("cancel_only_while_waiting"))),
        ("applications.automatic_submission", json!(r.flag("automatic_submission"))),
        ("student_record.by_ine", json!(r.flag("record_by_ine"))),
        ("student_record.contact_email", json!(r.optional_email("record_contact_email"))),
        ("catalogue.show_internal_records", json!(r.flag("show_internal_records"))),
        ("decisions.answer_reminder_days", json!(r.number("answer_reminder_days", 0, 60))),
        ("decisions.automatic_withdrawal", json!(r.flag("automatic_withdrawal"))),
        ("documents.max_item_mib", json!(item)),
        ("documents.max_application_mib", json!(application)),
        ("documents.max_item_pages", json!(r.number("max_item_pages", 1, 2000))),
        ("documents.open_uploads", json!(r.number("open_uploads", 1, 1000))),
        ("documents.open_upload_mib", json!(r.number("open_upload_mib", 1, 1000))),
        ("documents.submitted_from_deposit", json!(r.flag("submitted_from_deposit"))),
        ("decisions.appeals", json!(r.flag("appeals"))),
        ("decisions.second_signature", json!(r.flag("second_signature"))),
        ("security.sign_in_attempts", json!(r.number("sign_in_attempts", 3, 1000))),
        ("security.accounts_per_hour", json!(r.number("accounts_per_hour", 1, 100_000))),
        ("security.session_idle_minutes", json!(r.number("session_idle_minutes", 5, 1440))),
        ("security.session_hours", json!(r.number("session_hours", 1, 72))),
    ];
    r.finish()?;
    Ok(changes.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

/// What the form would say about these settings.
pub(super) fn complaints(settings: &Settings) -> Vec<Wrong> {
    match read(&typed(settings)) {
        Err(Error::Refused(Refusal::Invalid(wrong))) => wrong,
        _ => Vec::new(),
    }
}

/// Saves what differs from the settings in force, so that a default stays a default.
pub async fn save(ctx: &Ctx, person: &Person, form: &Typed) -> Result<(), Error<Refusal>> {
    central(person, Access::Write)?;
    let mut changes = read(form)?;
    let mut tx = ctx.db.write().await?;
    if store::setting::current(&mut tx, settings::VERSION).await? != form.version("version") {
        return Err(Error::Stale);
    }
    let unchanged = read(&typed(&ctx.settings()))?;
    changes.retain(|key, value| unchanged.get(key) != Some(value));
    put(ctx, &mut tx, person, &changes).await?;
    tx.commit().await?;
    settings::refresh(ctx).await?;
    Ok(())
}

async fn put<R>(ctx: &Ctx, tx: &mut store::Tx, person: &Person, changes: &BTreeMap<String, Value>) -> Result<(), Error<R>> {
    match settings::put(ctx, tx, &person.as_staff(), changes).await {
        Ok(()) => Ok(()),
        Err(Error::Fault(fault)) => Err(Error::Fault(fault)),
        Err(other) => Err(Error::internal(format!("settings: {other:?}"))),
    }
}

pub(super) const LOGO: &str = "institution.logo";

/// Takes a new logo, or goes back to the neutral one.
pub async fn put_logo(ctx: &Ctx, person: &Person, upload: Option<Upload>) -> Result<(), Error<stored_file::Refusal>> {
    central(person, Access::Write)?;
    let file = match upload {
        Some(upload) => Some(stored_file::keep(ctx, &upload, stored_file::Kind::Logo).await?),
        None => None,
    };
    let mut tx = ctx.db.write().await?;
    // First of all, so that whoever changes the settings at the same moment waits.
    store::setting::next(&mut tx, settings::VERSION, 1).await?;
    let stored = store::setting::all(&mut tx).await?.into_iter().find(|row| row.key == LOGO).and_then(|row| row.value.0.as_str()?.parse().ok());
    let held = match stored {
        Some(id) => store::document::stored_file(&mut tx, id).await?,
        None => None,
    };
    // The same picture once more: the form came twice.
    if stored_file::is_same(held.as_ref(), file.as_ref()) {
        return Ok(());
    }
    if let Some(file) = &file {
        store::document::add_stored_file(&mut tx, file, ctx.now()).await?;
    }
    let id = file.map(|file| file.id.to_string()).unwrap_or_default();
    put(ctx, &mut tx, person, &[(LOGO.to_owned(), json!(id))].into()).await?;
    tx.commit().await?;
    settings::refresh(ctx).await?;
    Ok(())
}
