//! What any institution starts with: roles, mail templates, decision types, reasons.
//!
//! Adds what is missing and changes nothing that is there, so that a role or a wording changed by staff stays changed.

use domain::application::{DecisionKind, MailCode};
use domain::permissions::{Right, RoleKind};
use store::decision::setup::{DecisionType, Reason};
use store::letter_template::LetterTemplate;
use store::mail_template::MailTemplate;
use store::rights::RoleRight;
use store::{Json, Tx};

use super::mail_templates;
use crate::Ctx;
use crate::i18n::Lang;
use crate::letters::wording;

/// Code of the role of central admissions.
pub const CENTRAL: &str = "scolCentrale";
/// Code of the role that managers of a centre get unless another was made.
pub const MANAGER: &str = "centreCandidature";
/// Code of the role that members of a committee get unless another was made.
pub const COMMITTEE: &str = "commission";
/// Code of the decision type that new programmes offer as favourable.
pub const FAVOURABLE: &str = "AVIS_FAVORABLE";

/// What members of a committee may read; they write nothing by default.
const COMMITTEE_READS: [Right; 3] = [Right::Settings, Right::Applications, Right::Dossier];

/// Code, kind and label of the roles.
const ROLES: [(&str, RoleKind, &str); 4] = [
    (RoleKind::Admin.code(), RoleKind::Admin, "Administrateur"),
    (CENTRAL, RoleKind::Central, "Administrateur scolarité centrale"),
    (MANAGER, RoleKind::Manager, "Gestionnaire de centre de candidature"),
    (COMMITTEE, RoleKind::Committee, "Membre de commission"),
];

/// The kind of a role that still has the label it came with; an institution's own labels are nobody's to translate.
#[must_use]
pub fn role_as_made(label: &str) -> Option<RoleKind> {
    ROLES.iter().find(|(_, _, made)| *made == label).map(|(_, kind, _)| *kind)
}

struct DecisionTypeSeed {
    code: &'static str,
    kind: DecisionKind,
    /// Key of its words.
    label: &'static str,
    is_final: bool,
    push_to_sis: bool,
}

const DECISION_TYPES: [DecisionTypeSeed; 5] = [
    DecisionTypeSeed { code: FAVOURABLE, kind: DecisionKind::Favourable, label: "default-decision-favourable", is_final: true, push_to_sis: true },
    DecisionTypeSeed { code: "AVIS_DEFAVORABLE", kind: DecisionKind::Unfavourable, label: "default-decision-unfavourable", is_final: true, push_to_sis: false },
    DecisionTypeSeed {
        code: "AVIS_LISTE_COMP",
        kind: DecisionKind::ComplementaryList,
        label: "default-decision-complementary-list",
        is_final: false,
        push_to_sis: false,
    },
    DecisionTypeSeed { code: "AVIS_LISTE_ATT", kind: DecisionKind::WaitingList, label: "default-decision-waiting-list", is_final: false, push_to_sis: false },
    DecisionTypeSeed {
        code: "AVIS_PRESELECTION",
        kind: DecisionKind::Preselection,
        label: "default-decision-preselection",
        is_final: false,
        push_to_sis: false,
    },
];

/// Code and key of the wording of the reasons for an unfavourable decision.
const REASONS: [(&str, &str); 6] = [
    ("NIVEAU", "default-reason-level"),
    ("PREREQUIS", "default-reason-prerequisites"),
    ("CAPACITE", "default-reason-capacity"),
    ("PROJET", "default-reason-project"),
    ("LANGUE", "default-reason-language"),
    ("INCOMPLET", "default-reason-incomplete"),
];

/// Code of the role that holds in the whole institution; none for kinds that hold in a centre or a committee.
#[must_use]
pub const fn institution_role(kind: RoleKind) -> Option<&'static str> {
    match kind {
        RoleKind::Admin => Some(RoleKind::Admin.code()),
        RoleKind::Central => Some(CENTRAL),
        RoleKind::Manager | RoleKind::Committee => None,
    }
}

/// Adds what is missing, in one transaction; when nothing is, no write lock is taken.
pub async fn ensure(ctx: &Ctx) -> store::Result<()> {
    let mut tx = ctx.db.read().await?;
    let missing = Missing::read(&mut tx).await?;
    drop(tx);
    if missing.is_empty() {
        return Ok(());
    }
    let mut tx = ctx.db.write().await?;
    // Another node may have been faster since.
    let missing = Missing::read(&mut tx).await?;
    missing.add(ctx, &mut tx).await?;
    tx.commit().await
}

/// What of the defaults is not there.
struct Missing {
    roles: Vec<(&'static str, RoleKind, &'static str)>,
    decision_types: Vec<(&'static DecisionTypeSeed, i32)>,
    reasons: Vec<(&'static str, &'static str)>,
    mail_templates: bool,
    /// Those that a language was added to since.
    stale_templates: Vec<MailTemplate>,
    /// Likewise for letters.
    stale_letters: Vec<LetterTemplate>,
    letter_templates: Vec<LetterTemplate>,
}

impl Missing {
    async fn read(tx: &mut Tx) -> store::Result<Self> {
        let roles = store::rights::roles(tx).await?;
        let types = store::decision::setup::types(tx).await?;
        let reasons = store::decision::setup::reasons(tx).await?;
        let templates = store::mail_template::list(tx).await?;
        let (letters, known) = (wording::models(), store::letter_template::list(tx).await?);
        Ok(Self {
            roles: ROLES.into_iter().filter(|(code, ..)| roles.iter().all(|known| known.code != *code)).collect(),
            decision_types: DECISION_TYPES.iter().zip(1..).filter(|(seed, _)| types.iter().all(|known| known.code != seed.code)).collect(),
            reasons: REASONS.into_iter().filter(|(code, _)| reasons.iter().all(|known| known.code != *code)).collect(),
            letter_templates: letters.into_iter().filter(|model| known.iter().all(|known| known.code != model.code)).collect(),
            stale_letters: known.into_iter().filter(|template| wording::complete(&mut template.clone())).collect(),
            mail_templates: MailCode::ALL.iter().any(|code| templates.iter().all(|known| known.code != code.code())),
            stale_templates: templates.into_iter().filter(|template| mail_templates::complete(&mut template.clone())).collect(),
        })
    }

    fn is_empty(&self) -> bool {
        let is_set_up = self.roles.is_empty() && self.decision_types.is_empty() && self.reasons.is_empty();
        let is_worded = !self.mail_templates && self.letter_templates.is_empty() && self.stale_templates.is_empty() && self.stale_letters.is_empty();
        is_set_up && is_worded
    }

    async fn add(self, ctx: &Ctx, tx: &mut Tx) -> store::Result<()> {
        for (code, kind, label) in self.roles {
            let is_fixed = institution_role(kind).is_some();
            store::rights::put_role(tx, code, kind.code(), label, &rights(kind), is_fixed, true).await?;
        }
        if self.mail_templates {
            mail_templates::seed_mail_templates(ctx, tx).await?;
        }
        mail_templates::complete_mail_templates(tx, self.stale_templates).await?;
        for model in self.letter_templates {
            store::letter_template::add(tx, &LetterTemplate { id: ctx.id(), ..model }).await?;
        }
        for mut template in self.stale_letters {
            if wording::complete(&mut template) {
                store::letter_template::put(tx, &template).await?;
            }
        }
        for (seed, place) in self.decision_types {
            // The model of the mail has the code of the decision type it is for.
            let template = store::mail_template::find(tx, seed.code).await?;
            let row = DecisionType {
                id: ctx.id(),
                code: seed.code.to_owned(),
                kind: seed.kind.code().to_owned(),
                label: Json(Lang::translated(seed.label)),
                mail_template_id: template.map(|template| template.id),
                is_final: seed.is_final,
                push_to_sis: seed.push_to_sis,
                show_comment: true,
                centre_id: None,
                in_service: true,
                position: place * 10,
                version: 1,
            };
            store::decision::setup::add_type(tx, &row).await?;
        }
        for (code, words) in self.reasons {
            let label = Json(Lang::translated(words));
            let row = Reason { id: ctx.id(), code: code.to_owned(), label, centre_id: None, in_service: true, version: 1 };
            store::decision::setup::add_reason(tx, &row).await?;
        }
        Ok(())
    }
}

/// What a default role allows: managers everything a centre can be given, members of committees a look.
fn rights(kind: RoleKind) -> Vec<RoleRight> {
    let held = |right: &Right, access: &str| RoleRight { right: right.code().to_owned(), access: access.to_owned() };
    match kind {
        // Their kind says it all.
        RoleKind::Admin | RoleKind::Central => Vec::new(),
        RoleKind::Manager => Right::ALL.iter().filter(|right| right.is_assignable()).map(|right| held(right, "write")).collect(),
        RoleKind::Committee => COMMITTEE_READS.iter().map(|right| held(right, "read")).collect(),
    }
}
