//! The job that sends one mail: render once, hand over, record with the end of the job.
//!
//! None is lost: only a refusal of its recipient for good ends the attempts. A repeat can only follow a kill between the server's « 250 »
//! and our record of it, and is identical to the byte, Message-ID included.

use connect::mail::{Attachment, Mailbox, OutgoingMail, SendError};
use domain::application::{DecisionKind, MailCode};
use domain::settings::Settings;
use serde_json::Value;
use store::Tx;
use store::mail::Mail;

use super::context::submission_of;
use super::layout::Frame;
use super::moot::is_moot;
use super::render::{Rendered, SECRETS, Template, render};
use super::{context_for, defaults};
use crate::dossier::{self, Side};
use crate::error::{Error, Fault};
use crate::i18n::Lang;
use crate::jobs::{Done, JobError, id_in};
use crate::papers::{self, Paper};
use crate::{Ctx, letters, links};

/// How many times a mail is tried. With the queue's pauses this is about four days, as long as mail servers try.
pub const ATTEMPTS: i32 = 100;

/// A mail that was handed over, and what became of it.
pub struct Handed {
    mail: Mail,
    rendered: Rendered,
    outcome: Result<(), SendError>,
}

/// Runs the job `mail`.
pub(crate) async fn run(ctx: &Ctx, payload: &Value) -> Result<Done, JobError> {
    let id = id_in(payload, "mail")?;
    let mut glance = ctx.db.glance().await?;
    // Gone with its account, or sent by a worker that could not say so any more.
    let Some(mail) = store::mail::lookup(&mut glance, id).await? else { return Ok(Done::Nothing) };
    drop(glance);
    if mail.state == "sent" || mail.state == "dropped" {
        return Ok(Done::Nothing);
    }
    let Some(rendered) = prepare(ctx, &mail).await? else { return Ok(Done::Nothing) };
    let copies = super::application_context::copies(ctx, &mail).await?;
    let attachments = attachments(ctx, &mail).await?;
    let outcome = ctx.mailer.send(&outgoing(ctx, &mail, &rendered, copies, attachments)).await.map(|_| ());
    Ok(Done::Mail(Box::new(Handed { mail, rendered, outcome })))
}

/// What was rendered at an earlier attempt, else what is rendered now and kept; none when there is nothing to send.
async fn prepare(ctx: &Ctx, mail: &Mail) -> Result<Option<Rendered>, JobError> {
    if let (Some(subject), Some(text), Some(html)) = (&mail.subject, &mail.body_text, &mail.body_html) {
        return Ok(Some(Rendered { subject: subject.clone(), text: text.clone(), html: html.clone() }));
    }
    let rendered = fill_in(ctx, mail).await?;
    let mut tx = ctx.db.write().await?;
    let is_kept = match &rendered {
        Some(Rendered { subject, text, html }) => store::mail::set_rendered(&mut tx, mail.id, subject, text, html).await?,
        None => {
            store::mail::drop_one(&mut tx, mail.id).await?;
            false
        }
    };
    tx.commit().await?;
    // A mail that went with its account while it was rendered is for nobody any more.
    Ok(rendered.filter(|_| is_kept))
}

/// The mail in the words of its template; none when the template is out of service, or there is nothing to say any more.
/// It only reads: nobody who writes waits for it.
async fn fill_in(ctx: &Ctx, mail: &Mail) -> Result<Option<Rendered>, JobError> {
    let mut tx = ctx.db.read().await?;
    let edited = store::mail_template::find(&mut tx, &mail.template_code).await?;
    if edited.as_ref().is_some_and(|template| !template.in_service) || is_moot(ctx, &mut tx, mail).await? {
        return Ok(None);
    }
    let context = context_for(ctx, &mut tx, mail).await?;
    let decided = decided(&mut tx, mail).await?;
    drop(tx);
    // Everything was answered meanwhile: a reminder of nothing.
    if mail.template_code == MailCode::ReminderForms.code() && context.formulaires.is_empty() {
        return Ok(None);
    }
    let settings = ctx.settings();
    let assistance = ctx.link(links::ASSISTANCE);
    let lang = ctx.languages().pick(&mail.language);
    let frame = frame(&settings, lang, &assistance);
    // Beside a letter that says it too: that one may have to be left out.
    let mention = letters::appeal::of_decision(ctx, lang, decided);
    let mention = mention.as_deref();
    let ours = defaults::find(&mail.template_code, lang);
    let theirs = edited.as_ref().map(|t| Template { subject: t.subject.0.get(lang), body: t.body.0.get(lang) });
    let rendered = match (theirs, ours) {
        (Some(theirs), ours) => match (render(theirs, &context, mention, &frame), ours) {
            (Ok(rendered), _) => rendered,
            // A template that stopped working must not keep a decision from its reader.
            (Err(problem), Some(ours)) => {
                tracing::error!(mail.template = mail.template_code, %problem, "template not usable, ours is sent");
                render(ours, &context, mention, &frame).map_err(|problem| JobError::Fail(format!("{}: {problem}", mail.template_code)))?
            }
            (Err(problem), None) => return Err(JobError::Fail(format!("{}: {problem}", mail.template_code))),
        },
        (None, Some(ours)) => render(ours, &context, mention, &frame).map_err(|problem| JobError::Fail(format!("{}: {problem}", mail.template_code)))?,
        (None, None) => return Err(JobError::Fail(format!("no template {}", mail.template_code))),
    };
    Ok(Some(rendered))
}

/// The kind of the decision that the mail tells; none when it is about something else.
async fn decided(tx: &mut Tx, mail: &Mail) -> store::Result<Option<DecisionKind>> {
    let Some(id) = mail.decision_id else { return Ok(None) };
    Ok(store::decision::lookup(tx, id).await?.and_then(|decision| DecisionKind::from_code(&decision.kind)))
}

/// The frame of every mail of this installation.
pub(super) fn frame<'a>(settings: &'a Settings, lang: Lang, assistance: &'a str) -> Frame<'a> {
    Frame { lang, institution: &settings.institution_name, colour: &settings.institution_colour, contact_email: &settings.contact_email, assistance }
}

/// The letter that goes with the mail. Its file is made once, so that a repeat is identical. One that cannot be made at
/// all is left out: it must not keep a decision from its reader.
async fn attachments(ctx: &Ctx, mail: &Mail) -> Result<Vec<Attachment>, JobError> {
    let Some(letter) = mail.letter_id else { return Ok(receipt(ctx, mail).await?.map(attachment).into_iter().collect()) };
    let made = match letters::make::file(ctx, letter).await {
        // What is out of reach may come back; what is lost does not.
        Err(Fault::Internal(_)) => {
            tracing::error!(mail.template = mail.template_code, %letter, "letter left out of its mail");
            None
        }
        made => made?,
    };
    Ok(made.map(attachment).into_iter().collect())
}

fn attachment(paper: Paper) -> Attachment {
    Attachment { file_name: paper.name, content_type: "application/pdf".to_owned(), bytes: paper.pdf.into() }
}

/// The receipt that goes with the mail of a submission, where the institution wants it. One that cannot be made is left
/// out: the mail says the same, and the page of the application offers it.
async fn receipt(ctx: &Ctx, mail: &Mail) -> Result<Option<Paper>, JobError> {
    let is_wanted = ctx.settings().receipt_attached && mail.template_code == MailCode::StatusReceived.code();
    let Some(application) = mail.application_id.filter(|_| is_wanted) else { return Ok(None) };
    let mut tx = ctx.db.read().await?;
    let Some(application) = store::application::lookup(&mut tx, application).await? else { return Ok(None) };
    let dossier = dossier::load(ctx, &mut tx, application, Side::Applicant).await?;
    drop(tx);
    match papers::receipt::made_at(ctx, &dossier, submission_of(mail), mail.not_before).await {
        Ok(paper) => Ok(paper),
        Err(Error::Fault(Fault::Internal(text))) => {
            tracing::error!(mail.template = mail.template_code, error = text, "receipt left out of its mail");
            Ok(None)
        }
        Err(Error::Fault(fault)) => Err(fault.into()),
        Err(_) => Ok(None),
    }
}

fn outgoing(ctx: &Ctx, mail: &Mail, rendered: &Rendered, bcc: Vec<Mailbox>, attachments: Vec<Attachment>) -> OutgoingMail {
    let settings = ctx.settings();
    let reply_to = (!settings.contact_email.is_empty()).then(|| Mailbox::address(settings.contact_email.clone()));
    OutgoingMail {
        message_id: mail.message_id.clone(),
        date: mail.not_before,
        language: ctx.languages().pick(&mail.language).code().to_owned(),
        from: Mailbox::new(format!("{} - eCandidat", settings.institution_name), ctx.mail_from.to_string()),
        reply_to,
        to: Mailbox::new(mail.recipient_name.clone(), mail.recipient.clone()),
        bcc,
        subject: rendered.subject.clone(),
        text: rendered.text.clone(),
        html: Some(rendered.html.clone()),
        attachments,
    }
}

impl Handed {
    /// Writes what became of the mail, and says how its job ends; the caller writes that in the same transaction.
    pub(crate) async fn record(&self, ctx: &Ctx, tx: &mut Tx) -> store::Result<Result<(), JobError>> {
        let Self { mail, rendered, outcome } = self;
        Ok(match outcome {
            Ok(()) => {
                store::mail::set_sent(tx, mail.id, ctx.now()).await?;
                if let Some((text, html)) = without_secrets(mail, rendered) {
                    store::mail::clear_secrets(tx, mail.id, &text, &html).await?;
                }
                metrics::counter!("mails_sent").increment(1);
                Ok(())
            }
            Err(error) if error.may_retry() && mail.attempts + 1 < ATTEMPTS => {
                store::mail::set_delayed(tx, mail.id, &error.to_string()).await?;
                metrics::counter!("mails_delayed").increment(1);
                Err(JobError::Retry(error.brief()))
            }
            Err(error) => {
                store::mail::set_failed(tx, mail.id, &error.to_string()).await?;
                metrics::counter!("mails_failed").increment(1);
                // An address that refuses mail is the ordinary fate of mistyped ones; the rest is for somebody to look at.
                if matches!(error, SendError::Permanent { .. }) { Ok(()) } else { Err(JobError::Fail(error.brief())) }
            }
        })
    }
}

/// Whether a mail opens an account: its text is for the mailbox alone.
#[must_use]
pub(super) fn is_secret(mail: &Mail) -> bool {
    SECRETS.iter().any(|name| mail.extra.0.contains_key(*name))
}

/// The kept text and HTML without their single-use links, once these are where they belong: in the mailbox alone.
fn without_secrets(mail: &Mail, rendered: &Rendered) -> Option<(String, String)> {
    let links: Vec<&String> = SECRETS.iter().filter_map(|name| mail.extra.0.get(*name)).filter(|link| !link.is_empty()).collect();
    if links.is_empty() {
        return None;
    }
    let strip = |text: &str| links.iter().fold(text.to_owned(), |text, link| text.replace(link.as_str(), "…"));
    Some((strip(&rendered.text), strip(&rendered.html)))
}
