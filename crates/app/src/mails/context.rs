//! The variables of a mail, read when it is rendered; letters are filled in with the same.

use domain::application::{Acceptance, MailCode};
use domain::mailing::{Institution, MailContext};
use domain::profile::PersonalDetails;
use store::Tx;
use store::catalogue::campaign::Campaign;
use store::mail::Mail;
use uuid::Uuid;

use super::{address, application_context};
use crate::accounts::campaign_file::open_campaign;
use crate::i18n::Lang;
use crate::profile::sections;
use crate::{Ctx, format};

/// What a text is about, and for whom.
#[derive(Clone, Copy, Debug, Default)]
pub struct About {
    pub lang: Lang,
    pub account: Option<Uuid>,
    pub application: Option<Uuid>,
    pub decision: Option<Uuid>,
    /// The submission it tells about; none: the latest.
    pub submission: Option<Uuid>,
    /// Links lead to the pages of staff.
    pub for_staff: bool,
    /// It asks for something by the return date, see [`MailCode::asks_by_return_date`].
    pub asks_by_return_date: bool,
    /// It asks for an answer by the confirmation date, see [`MailCode::asks_by_confirmation_date`].
    pub asks_by_confirmation_date: bool,
}

/// Everything the mail may say: the person, the campaign, the application and its decision when it is about one, then
/// the mail's own variables, which win.
pub async fn context_for(ctx: &Ctx, tx: &mut Tx, mail: &Mail) -> store::Result<MailContext> {
    let lang = ctx.languages().pick(&mail.language);
    let code = MailCode::from_code(&mail.template_code);
    let about = About {
        lang,
        account: mail.account_id,
        application: mail.application_id,
        decision: mail.decision_id,
        submission: submission_of(mail),
        for_staff: application_context::is_for_committee(mail),
        asks_by_return_date: code.is_some_and(MailCode::asks_by_return_date),
        asks_by_confirmation_date: code.is_some_and(MailCode::asks_by_confirmation_date),
    };
    let mut context = context_about(ctx, tx, about).await?;
    add_own(ctx, lang, mail, &mut context);
    Ok(context)
}

/// Everything a text about this person, application and decision may say.
pub async fn context_about(ctx: &Ctx, tx: &mut Tx, about: About) -> store::Result<MailContext> {
    let lang = about.lang;
    let mut context = MailContext { etablissement: institution(ctx), ..MailContext::default() };
    let application = match about.application {
        Some(id) => store::application::lookup(tx, id).await?,
        None => None,
    };
    if let Some(account) = about.account.or(application.as_ref().map(|application| application.account_id)) {
        let campaign = match &application {
            Some(application) => store::catalogue::campaign::lookup(tx, application.campaign_id).await?,
            None => campaign_of(ctx, tx, account).await?,
        };
        add_person(tx, account, campaign.as_ref(), lang, &mut context).await?;
        add_profile(tx, account, lang, &mut context).await?;
        context.candidat.adresse = address::lines(ctx, tx, account, lang).await?.join(", ");
    }
    if let Some(application) = application {
        application_context::add(ctx, tx, about, application, &mut context).await?;
    }
    Ok(context)
}

fn institution(ctx: &Ctx) -> Institution {
    let settings = ctx.settings();
    Institution {
        nom: settings.institution_name.clone(),
        adresse: settings.institution_address.lines().collect::<Vec<_>>().join(", "),
        tribunal: settings.institution_court.clone(),
    }
}

/// The campaign that applicants are in, else the last one this person took part in.
async fn campaign_of(ctx: &Ctx, tx: &mut Tx, account: Uuid) -> store::Result<Option<Campaign>> {
    if let Some(campaign) = open_campaign(ctx, tx).await? {
        return Ok(Some(campaign));
    }
    match store::account::latest_campaign_file(tx, account).await? {
        Some(file) => store::catalogue::campaign::lookup(tx, file.campaign_id).await,
        None => Ok(None),
    }
}

async fn add_person(tx: &mut Tx, id: Uuid, campaign: Option<&Campaign>, lang: Lang, context: &mut MailContext) -> store::Result<()> {
    let Some(account) = store::account::lookup(tx, id).await? else { return Ok(()) };
    let file = match campaign {
        Some(campaign) => store::account::find_campaign_file(tx, id, campaign.id).await?,
        None => None,
    };
    let file = match file {
        Some(file) => Some(file),
        None => store::account::latest_campaign_file(tx, id).await?,
    };
    let number = file.map(|file| file.file_number).unwrap_or_default();
    context.libelle_campagne = campaign.map(|campaign| campaign.label.0.get(lang).to_owned()).unwrap_or_default();
    context.prenom.clone_from(&account.first_name);
    context.nom.clone_from(&account.last_name);
    context.num_dossier_opi.clone_from(&number);
    // Before it is activated an account behind the sign-on takes no password; afterwards it may have one beside.
    let by_sign_on_alone = account.activated_at.is_none() || account.password_hash.is_none();
    context.identifiant_ent = account.sso_login.as_deref().filter(|_| by_sign_on_alone).unwrap_or_default().to_owned();
    context.candidat.prenom = account.first_name;
    context.candidat.nom_pat = account.last_name;
    context.candidat.num_dossier_opi = number;
    context.candidat.lib_langue = Lang::named(&account.language).unwrap_or(lang).name();
    Ok(())
}

async fn add_profile(tx: &mut Tx, account: Uuid, lang: Lang, context: &mut MailContext) -> store::Result<()> {
    let Some(personal) = sections::load::<PersonalDetails>(tx, account).await?.map(|stored| stored.content) else { return Ok(()) };
    let town = match personal.birth_place.town() {
        Some(code) => store::reference::town(tx, code.as_str()).await?.map(|town| town.label),
        None => personal.birth_place.city().map(str::to_owned),
    };
    let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
    let candidat = &mut context.candidat;
    candidat.civilite = lang.t(match personal.civility {
        domain::person::Civility::Mr => "mail-civility-mr",
        domain::person::Civility::Mrs => "mail-civility-mrs",
    });
    candidat.nom_pat = personal.birth_name.as_str().to_owned();
    candidat.nom_usu = text(personal.usual_name.as_ref().map(domain::person::PersonName::as_str));
    candidat.prenom = personal.first_name.as_str().to_owned();
    candidat.autre_prenom = text(personal.other_first_name.as_ref().map(domain::person::PersonName::as_str));
    candidat.ine = text(personal.identity.ine.as_ref().map(domain::ine::Ine::number));
    candidat.cle_ine = text(personal.identity.ine.as_ref().map(domain::ine::Ine::key));
    candidat.dat_naiss = format::date(lang, personal.birth_date.date());
    candidat.lib_ville_naiss = town.unwrap_or_default();
    candidat.tel = text(personal.phone.as_ref().map(domain::phone::Phone::as_str));
    candidat.tel_port = text(personal.mobile.as_ref().map(domain::phone::Phone::as_str));
    Ok(())
}

/// What a mail brings along to name the submission it tells about.
pub(crate) const SUBMISSION: &str = "submission";

/// What the mail of a withdrawal that was undone brings along: the answer that stands again. Another may stand by the time
/// the mail leaves.
pub(crate) const RESTORED: &str = "restored_answer";

/// The submission that a mail tells about, where it says so.
pub(super) fn submission_of(mail: &Mail) -> Option<Uuid> {
    mail.extra.0.get(SUBMISSION).and_then(|id| id.parse().ok())
}

/// The variables the mail brought along.
fn add_own(ctx: &Ctx, lang: Lang, mail: &Mail, context: &mut MailContext) {
    for (name, value) in &mail.extra.0 {
        if name == "undo_until" {
            context.annulable_jusqua = application_context::undo_until(ctx, lang, value).unwrap_or_default();
        } else if name == RESTORED {
            context.candidature_confirmee = value == Acceptance::Confirmed.code();
        } else if name == SUBMISSION {
            // No variable: see `submission_of`.
        } else if let Some(variable) = own_variable(context, name) {
            variable.clone_from(value);
        } else {
            tracing::warn!(mail.template = mail.template_code, variable = name, "a mail brings a variable that templates do not have");
        }
    }
}
/// The variables a mail may bring along, by the names templates use.
fn own_variable<'a>(context: &'a mut MailContext, name: &str) -> Option<&'a mut String> {
    Some(match name {
        "libelleCampagne" => &mut context.libelle_campagne,
        "prenom" => &mut context.prenom,
        "nom" => &mut context.nom,
        "numDossierOpi" => &mut context.num_dossier_opi,
        "lienValidation" => &mut context.lien_validation,
        "lienReinitialisation" => &mut context.lien_reinitialisation,
        "jourDestructionCptMin" => &mut context.jour_destruction_cpt_min,
        "datFinReinitCptMin" => &mut context.dat_fin_reinit_cpt_min,
        "lienApplication" => &mut context.lien_application,
        "annulableJusqua" => &mut context.annulable_jusqua,
        "commentaire" => &mut context.commentaire,
        "aRemplir" => &mut context.a_remplir,
        "motif" => &mut context.motif,
        "rang" => &mut context.rang,
        "complementPreselect" => &mut context.complement_preselect,
        "complementAppel" => &mut context.complement_appel,
        "newCodeOpi" => &mut context.new_code_opi,
        "formationsOpi" => &mut context.formations_opi,
        "identifiantEnt" => &mut context.identifiant_ent,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_plain_variable_can_be_brought_along_by_a_mail() {
        let empty = serde_json::to_value(MailContext::default()).unwrap();
        for (name, value) in empty.as_object().unwrap() {
            if value.is_string() {
                assert!(own_variable(&mut MailContext::default(), name).is_some(), "{name}");
            }
        }
        assert!(own_variable(&mut MailContext::default(), "candidat").is_none());
    }
}
