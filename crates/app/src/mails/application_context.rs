//! The variables of mails about an application: programme, committee, dates, decision; and who gets a copy.
//!
//! Dates and decisions come from the same picture of the dossier as the pages, so that a mail never contradicts them.

use chrono::NaiveDate;
use connect::mail::Mailbox;
use domain::application::{Acceptance, MailCode};
use domain::mailing::{Committee, CopyMode, File, Form, MailContext, Programme};
use domain::permissions::{Right, RoleKind};
use domain::time::Instant;
use store::Tx;
use store::application::{Application, deadlines};
use store::catalogue::session::Convocation;
use store::decision::Decision;
use store::mail::Mail;

use super::context::About;
use crate::apply::{late, waiting};
use crate::dossier::{self, Dossier, Side};
use crate::forms::remind;
use crate::i18n::Lang;
use crate::papers::receipt::{self, Reception};
use crate::{Ctx, format, links};

/// Fills in what the application and the mail's decision tell.
pub(super) async fn add(ctx: &Ctx, tx: &mut Tx, about: About, application: Application, context: &mut MailContext) -> store::Result<()> {
    let lang = about.lang;
    let dossier = dossier::load(ctx, tx, application, Side::Applicant).await?;
    let path = if about.for_staff { links::managed_application_path } else { links::application_path };
    context.lien_application = ctx.link(&path(dossier.application.number));
    context.formation = programme(ctx, &dossier, about);
    context.commission = committee(&dossier, lang);
    context.dossier = file(ctx, tx, &dossier, about).await?;
    context.formulaires = forms(ctx, &dossier, lang);
    context.candidature_confirmee = dossier.acceptance() == Acceptance::Confirmed;
    context.candidature_hors_delai = late::is_lapsed(ctx, tx, &dossier).await?;
    if let Some(id) = about.decision
        && let Some(decision) = store::decision::lookup(tx, id).await?
    {
        add_decision(ctx, &decision, lang, context);
        context.rang = waiting::rank_of(ctx, tx, &dossier, &decision).await?.map(|rank| rank.to_string()).unwrap_or_default();
    }
    Ok(())
}

/// The committee's alerts link to the staff's page.
pub(super) fn is_for_committee(mail: &Mail) -> bool {
    MailCode::from_code(&mail.template_code).is_some_and(MailCode::is_for_committee)
}

fn programme(ctx: &Ctx, dossier: &Dossier, about: About) -> Programme {
    let (session, lang) = (&dossier.session, about.lang);
    let asks_in_vain = about.asks_by_return_date && dossier.return_is_over(ctx.now(), ctx.zone);
    let is_over = |day: &NaiveDate| ctx.now() >= ctx.zone.end_of(*day);
    Programme {
        code: session.programme_code.clone(),
        libelle: session.programme_label.clone(),
        mot_cle: session.keywords.clone(),
        dematerialise: session.is_electronic,
        dat_deb_depot: format::opening(lang, ctx.zone, session.opens_at),
        dat_fin_depot: format::closing(lang, ctx.zone, session.closes_at),
        dat_pre_analyse: day(lang, session.pre_analysis_on),
        dat_retour: day(lang, (!asks_in_vain).then_some(dossier.return_on)),
        dat_jury: day(lang, session.jury_on),
        dat_publi: day(lang, session.publication_on),
        dat_confirm: day(lang, dossier.confirmation_on.filter(|until| !about.asks_by_confirmation_date || !is_over(until))),
    }
}

fn committee(dossier: &Dossier, lang: Lang) -> Committee {
    let committee = &dossier.committee;
    let address = &committee.address.0;
    let town = format!("{} {}", address.postal_code, address.town);
    let lines: Vec<&str> = address.lines.iter().map(String::as_str).chain([town.as_str()]).map(str::trim).filter(|line| !line.is_empty()).collect();
    Committee {
        libelle: committee.label.clone(),
        mail: committee.email.clone(),
        adresse: lines.join(", "),
        tel: committee.phone.clone(),
        url: committee.url.clone(),
        fax: committee.fax.clone(),
        commentaire_retour: committee.return_comment.0.get(lang).to_owned(),
        signataire: committee.signatory.clone(),
    }
}

async fn file(ctx: &Ctx, tx: &mut Tx, dossier: &Dossier, about: About) -> store::Result<File> {
    let (application, lang) = (&dossier.application, about.lang);
    let told = match about.submission {
        Some(id) => store::application::submission::receipt(tx, id).await?,
        None => None,
    };
    let submitted_at = told.as_ref().map(|told| told.submitted_at).or(application.submitted_at);
    let submission = match told {
        Some(told) => Some(told),
        None => store::application::submission::latest_receipt(tx, application.id).await?,
    };
    let reception = match &submission {
        Some(told) => Some(Reception::of_submission(ctx, dossier, told.submitted_at, told.silence.as_ref().map(|kept| &kept.0))),
        None => application.received_on.map(|day| Reception::on_paper(ctx, dossier, day)),
    };
    let mentions = reception.map(|reception| receipt::mentions(ctx, dossier, lang, reception)).unwrap_or_default();
    Ok(File {
        numero: application.number.to_string(),
        date_reception: day(lang, application.received_on),
        date_transmission_auto: submitted_by_itself(ctx, tx, dossier, lang).await?,
        date_desistement_auto: day(lang, dossier.confirmation_on.filter(|_| ctx.settings().automatic_withdrawal)),
        date_transmission: submitted_at.map(|at| format::date_time(lang, ctx.zone.local(at))).unwrap_or_default(),
        montant_frais_ins: application.fee_cents.map(|cents| format::amount(lang, cents)).unwrap_or_default(),
        complement_exo: application.fee_note.clone(),
        empreinte: submission.map(|told| told.digest).unwrap_or_default(),
        mentions_legales: mentions.join("\n"),
    })
}

/// The last day of a file that is complete and whose applicant accepted the automatic submission.
async fn submitted_by_itself(ctx: &Ctx, tx: &mut Tx, dossier: &Dossier, lang: Lang) -> store::Result<String> {
    let is_offered = ctx.settings().automatic_submission && dossier.session.is_electronic && dossier.is_open(ctx.now(), ctx.zone);
    if !is_offered || !dossier.missing().is_empty() || deadlines::accepted(tx, dossier.application.id).await?.is_none() {
        return Ok(String::new());
    }
    Ok(format::date(lang, dossier.return_on))
}

/// The forms that wait for an answer: those of LimeSurvey at its own address, the others on the applicant's page.
fn forms(ctx: &Ctx, dossier: &Dossier, lang: Lang) -> Vec<Form> {
    let number = dossier.application.number;
    let waiting = remind::unanswered(ctx, dossier).into_iter();
    waiting
        .map(|asked| {
            let elsewhere = asked.survey.as_ref().map(|survey| survey.address.get(lang)).filter(|address| !address.is_empty());
            let here = || ctx.link(&links::application_form_path(number, &asked.code));
            Form { libelle: asked.label.get(lang).to_owned(), lien: elsewhere.map_or_else(here, str::to_owned) }
        })
        .collect()
}

fn add_decision(ctx: &Ctx, decision: &Decision, lang: Lang, context: &mut MailContext) {
    context.decision.libelle = decision.type_label.0.get(lang).to_owned();
    context.decision.date = decision.published_at.map(|at| format::date(lang, ctx.zone.today(at))).unwrap_or_default();
    if decision.show_comment {
        context.commentaire.clone_from(&decision.comment);
    }
    context.motif = decision.reason_label.as_ref().map(|label| label.0.get(lang).to_owned()).unwrap_or_default();
    context.complement_preselect = convocation(&decision.preselection.0, lang);
    if decision.is_appeal {
        context.complement_appel = lang.t("mail-appeal");
    }
}

/// « Convocation : le 12/06/2026, 14:30, amphithéâtre B ».
fn convocation(at: &Convocation, lang: Lang) -> String {
    let when = at.on.map(|day| lang.t_with("mail-convocation-day", &[("date", format::long_date(lang, day).into())]));
    let parts: Vec<String> = when.into_iter().chain([at.at.clone(), at.place.clone()]).filter(|part| !part.trim().is_empty()).collect();
    if parts.is_empty() { String::new() } else { lang.t_with("mail-convocation", &[("where", parts.join(", ").into())]) }
}

fn day(lang: Lang, day: Option<NaiveDate>) -> String {
    day.map(|day| format::date(lang, day)).unwrap_or_default()
}

/// Until when a step can be undone, as mails write it.
pub(super) fn undo_until(ctx: &Ctx, lang: Lang, stored: &str) -> Option<String> {
    let at: Instant = stored.parse().ok()?;
    Some(format::date_time(lang, ctx.zone.local(at)))
}

/// Who gets a blind copy of a mail to an applicant: whom the application's centre chose, the recipient left out.
pub(super) async fn copies(ctx: &Ctx, mail: &Mail) -> store::Result<Vec<Mailbox>> {
    let Some(application) = mail.application_id.filter(|_| !is_for_committee(mail)) else { return Ok(Vec::new()) };
    let mut glance = ctx.db.glance().await?;
    let Some(application) = store::application::lookup(&mut glance, application).await? else { return Ok(Vec::new()) };
    let Some(centre) = store::catalogue::lookup_centre(&mut glance, application.centre_id).await? else { return Ok(Vec::new()) };
    let mut copies = match CopyMode::from_code(&centre.copy_mode).unwrap_or_default() {
        CopyMode::Nobody => Vec::new(),
        CopyMode::Contact => vec![Mailbox::new(centre.label, centre.contact_email)],
        CopyMode::Managers => {
            // A mail says what a dossier does.
            let readers = (RoleKind::Manager.code(), Right::Dossier.code());
            let managers = store::rights::reaching(&mut glance, readers, centre.id, application.committee_id).await?;
            managers.into_iter().map(|manager| Mailbox::new(format!("{} {}", manager.first_name, manager.last_name), manager.email)).collect()
        }
    };
    copies.retain(|copy| !copy.address.is_empty() && !copy.address.eq_ignore_ascii_case(&mail.recipient));
    Ok(copies)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_convocation_says_what_is_known_of_it() {
        let all = Convocation { on: NaiveDate::from_ymd_opt(2026, 6, 12), at: "14:30".to_owned(), place: "amphi B".to_owned() };
        assert_eq!(convocation(&all, Lang::FR), "Convocation\u{a0}: le vendredi 12 juin 2026, 14:30, amphi B.");
        assert_eq!(
            convocation(&Convocation { place: "amphi B".to_owned(), ..Convocation::default() }, Lang::named("en").unwrap()),
            "You are expected: amphi B."
        );
        assert_eq!(convocation(&Convocation::default(), Lang::FR), "");
    }
}
