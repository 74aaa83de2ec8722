//! The wording of mails: checked before it is saved, shown as it will be read.

use domain::application::DecisionKind;
use domain::mailing::MailContext;
use domain::permissions::Access;
use domain::text::ErrorKey;
use domain::translated::Translated;
use store::Tx;
use store::mail_template::{self as rows, Edited, MailTemplate, NewMailTemplate};

use super::common::{Cell, Line, Listed, Opened, Refusal, central, existed, fresh, in_use, may_central, trace};
use super::decision_type::kind_key;
use super::typed::{Reader, Typed, in_language};
use crate::Ctx;
use crate::accounts::Wrong;
use crate::actor::Person;
use crate::error::Error;
use crate::i18n::{Lang, Languages};
use crate::letters::appeal;
use crate::mails::render::{self, Part, Template};

const SUBJECT: usize = 200;
const BODY: usize = 20_000;

pub async fn list(ctx: &Ctx, person: &Person) -> Result<Listed, Error<Refusal>> {
    central(person, Access::Read)?;
    let mut tx = ctx.db.read().await?;
    let kind = |code: &Option<String>| code.as_deref().and_then(DecisionKind::from_code).map_or(Cell::Text(String::new()), |kind| Cell::Key(kind_key(kind)));
    let lines = rows::list(&mut tx)
        .await?
        .into_iter()
        .map(|t| Line { cells: vec![kind(&t.decision_kind), Cell::InService(t.in_service)], code: t.code, label: Translated::fr(t.label) })
        .collect();
    Ok(Listed { lines, may_add: may_central(person) })
}

pub async fn open(ctx: &Ctx, person: &Person, code: Option<&str>) -> Result<Opened, Error<Refusal>> {
    central(person, if code.is_some() { Access::Read } else { Access::Write })?;
    let may_save = may_central(person);
    let Some(code) = code else {
        return Ok(Opened { typed: Typed::default().with_flag("in_service", true), may_save, variant: "new", ..Opened::default() });
    };
    let mut tx = ctx.db.read().await?;
    let found = find(&mut tx, code).await?;
    let may_remove = may_save && !found.is_model;
    Ok(Opened {
        typed: typed(&found),
        may_save,
        may_remove,
        title: Translated::fr(found.label),
        variant: if found.is_model { "model" } else { "" },
        ..Opened::default()
    })
}

pub(super) async fn find(tx: &mut Tx, code: &str) -> Result<MailTemplate, Error<Refusal>> {
    rows::find(tx, code).await?.ok_or(Error::NotFound)
}

fn typed(t: &MailTemplate) -> Typed {
    Typed::default()
        .with("version", t.version)
        .with("code", &t.code)
        .with("label", &t.label)
        .with_some("kind", t.decision_kind.as_ref())
        .with_words("subject", &t.subject)
        .with_words("body", &t.body)
        .with_flag("in_service", t.in_service)
}

fn read(languages: &Languages, typed: &Typed, mut t: MailTemplate, is_new: bool) -> Result<MailTemplate, Error<Refusal>> {
    let mut reader = Reader::new(typed);
    if is_new {
        t.code = reader.code("code", None);
        let kinds: Vec<&str> = DecisionKind::ALL.iter().map(|kind| kind.code()).collect();
        t.decision_kind = Some(reader.choice("kind", &kinds));
    }
    if !t.is_model {
        t.label = reader.line("label", 100);
    }
    t.subject.0 = reader.words("subject", &t.subject, languages, SUBJECT, true);
    t.body.0 = reader.text("body", &t.body, languages, BODY, true);
    t.in_service = reader.flag("in_service");
    check_template(&mut reader, languages, &t.subject, &t.body);
    reader.finish()?;
    t.version = typed.version("version");
    Ok(t)
}

/// Complains about what a template asks of its engine in vain, in each language. What is not translated is written in the
/// default one.
pub(super) fn check_template(reader: &mut Reader<'_>, languages: &Languages, subject: &Translated, body: &Translated) {
    for lang in languages.all().iter().copied() {
        let template = Template { subject: subject.get(lang), body: body.get(lang) };
        if template.subject.is_empty() || template.body.is_empty() {
            continue;
        }
        if let Err(problem) = render::check(template, &sample()) {
            let field = if problem.part == Part::Subject { "subject" } else { "body" };
            reader.fail(
                in_language(field, lang.code()),
                ErrorKey::new(problem.kind.key()).text("line", problem.line.unwrap_or(1).to_string()).text("detail", problem.detail),
            );
        }
    }
}

pub async fn save(ctx: &Ctx, person: &Person, code: Option<&str>, form: &Typed) -> Result<String, Error<Refusal>> {
    central(person, Access::Write)?;
    let mut tx = ctx.db.write().await?;
    let (saved, before) = match code {
        Some(code) => {
            let stored = find(&mut tx, code).await?;
            let before = typed(&stored);
            let template = read(&ctx.languages(), form, stored, false)?;
            let edited = Edited { label: &template.label, subject: &template.subject.0, body: &template.body.0, in_service: template.in_service };
            fresh(rows::put(&mut tx, template.id, template.version, &edited).await?)?;
            (template, Some(before))
        }
        None => (add(ctx, &mut tx, form).await?, None),
    };
    trace(ctx, &mut tx, person, format!("mail_template:{}", saved.code), before.as_ref(), Some(&typed(&saved))).await?;
    tx.commit().await?;
    Ok(saved.code)
}

async fn add(ctx: &Ctx, tx: &mut Tx, form: &Typed) -> Result<MailTemplate, Error<Refusal>> {
    let blank = MailTemplate {
        id: ctx.id(),
        code: String::new(),
        label: String::new(),
        subject: store::Json::default(),
        body: store::Json::default(),
        is_model: false,
        decision_kind: None,
        centre_id: None,
        in_service: true,
        version: 0,
    };
    let template = read(&ctx.languages(), form, blank, true)?;
    let new = NewMailTemplate {
        id: template.id,
        code: &template.code,
        label: &template.label,
        subject: &template.subject.0,
        body: &template.body.0,
        is_model: false,
        decision_kind: template.decision_kind.as_deref(),
        centre: None,
    };
    if !rows::add(tx, &new).await? {
        return Err(Error::Refused(Refusal::Invalid(vec![Wrong::key("code", "setup-code-taken")])));
    }
    Ok(template)
}

pub async fn remove(ctx: &Ctx, person: &Person, code: &str) -> Result<(), Error<Refusal>> {
    central(person, Access::Write)?;
    let mut tx = ctx.db.write().await?;
    let found = find(&mut tx, code).await?;
    if found.is_model {
        return Err(Error::Refused(Refusal::Kept("setup-mail-kept")));
    }
    existed(store::setup::remove_mail_template(&mut tx, found.id).await.map_err(in_use)?)?;
    trace(ctx, &mut tx, person, format!("mail_template:{code}"), Some(&typed(&found)), None).await?;
    tx.commit().await?;
    Ok(())
}

/// A template filled in with an invented applicant: language, subject, clean HTML body.
pub type Preview = (Lang, String, String);

/// The template in each language offered, as it is stored.
pub async fn preview(ctx: &Ctx, person: &Person, code: &str) -> Result<Vec<Preview>, Error<Refusal>> {
    central(person, Access::Read)?;
    let mut tx = ctx.db.read().await?;
    let found = find(&mut tx, code).await?;
    // Most accounts have a password, and most who undo a withdrawal have yet to answer.
    let context = MailContext { identifiant_ent: String::new(), candidature_confirmee: false, ..sample() };
    let filled = |lang: Lang| {
        let template = Template { subject: found.subject.get(lang), body: found.body.get(lang) };
        render::fill(template, &context).ok().map(|(subject, body)| (lang, subject, with_mention(ctx, lang, &found, body)))
    };
    Ok(ctx.languages().all().iter().copied().filter_map(filled).collect())
}

/// The body as it is sent. Decisions are told by templates made for their kind alone.
pub(super) fn with_mention(ctx: &Ctx, lang: Lang, template: &MailTemplate, body: String) -> String {
    let kind = template.decision_kind.as_deref().and_then(DecisionKind::from_code);
    render::with_mention(body, appeal::of_decision(ctx, lang, kind).as_deref())
}

/// Everything a mail may say about somebody who does not exist.
pub(crate) fn sample() -> MailContext {
    let text = str::to_owned;
    let mut context = MailContext {
        libelle_campagne: text("2026-2027"),
        prenom: text("Inès"),
        nom: text("Martin"),
        num_dossier_opi: text("K7QWM2XP"),
        lien_validation: text("https://candidature.example/compte/valider/exemple"),
        lien_reinitialisation: text("https://candidature.example/compte/mot-de-passe/exemple"),
        jour_destruction_cpt_min: text("20/04/2026"),
        dat_fin_reinit_cpt_min: text("15/04/2026, 16:00"),
        lien_application: text("https://candidature.example/candidatures/1234"),
        annulable_jusqua: text("15/04/2026, 14:10"),
        commentaire: text("…"),
        a_remplir: text("…"),
        motif: text("…"),
        rang: text("12"),
        complement_preselect: text("14/05/2026, 14:30"),
        complement_appel: text("…"),
        new_code_opi: text("OPI-4711"),
        formations_opi: text("Master 1 Biologie Santé"),
        identifiant_ent: text("imartin"),
        candidature_confirmee: true,
        candidature_hors_delai: true,
        ..MailContext::default()
    };
    context
        .formulaires
        .push(domain::mailing::Form { libelle: text("Projet professionnel"), lien: text("https://candidature.example/candidatures/1234/formulaires/PROJET") });
    context.candidat.prenom = text("Inès");
    context.candidat.nom_pat = text("Martin");
    context.candidat.num_dossier_opi = text("K7QWM2XP");
    context.formation.code = text("M1BIOS");
    context.formation.libelle = text("Master 1 Biologie Santé");
    context.formation.dematerialise = true;
    context.formation.dat_retour = text("22/04/2026");
    context.formation.dat_confirm = text("12/06/2026");
    context.commission.libelle = text("Master 1 Biologie Santé");
    context.commission.mail = text("m1-biosante@univ.example");
    context.commission.tel = text("01 02 03 04 05");
    context.candidat.civilite = text("Madame");
    context.candidat.adresse = text("12 rue des Lilas, 35000 RENNES");
    context.formation.dat_jury = text("20/05/2026");
    context.decision.libelle = text("Favorable");
    context.decision.date = text("26/05/2026");
    context.etablissement.nom = text("Université");
    context.etablissement.adresse = text("1 place de l’Université, 35000 RENNES");
    context.etablissement.tribunal = text("tribunal administratif de Rennes");
    context.commission.signataire = text("La présidente de la commission");
    context.dossier.numero = text("1234");
    context.dossier.date_reception = text("15/04/2026");
    context.dossier.date_transmission = text("15/04/2026");
    context.dossier.date_transmission_auto = text("22/04/2026");
    context.dossier.date_desistement_auto = text("12/06/2026");
    context.dossier.empreinte = text("6f1c2ab94e0d…");
    context.dossier.mentions_legales = text("…");
    context
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_product_s_own_mails_pass_the_check() {
        for code in domain::application::MailCode::ALL {
            for lang in Lang::known() {
                let template = crate::mails::defaults::find(code.code(), lang);
                assert!(template.is_some_and(|template| render::check(template, &sample()).is_ok()), "{} {}", code.code(), lang.code());
            }
        }
    }
}
