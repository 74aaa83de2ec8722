//! What any institution starts with: roles, decision types, reasons.
//!
//! Adds what is missing and changes nothing that is there, so that a role or a wording changed by staff stays changed.

use domain::application::DecisionKind;
use domain::permissions::{Right, RoleKind};
use domain::translated::Translated;
use store::rights::RoleRight;
use store::{Json, Tx};

use crate::Ctx;

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

struct DecisionTypeSeed {
    code: &'static str,
    kind: DecisionKind,
    fr: &'static str,
    en: &'static str,
    is_final: bool,
    push_to_sis: bool,
}

const DECISION_TYPES: [DecisionTypeSeed; 5] = [
    DecisionTypeSeed { code: FAVOURABLE, kind: DecisionKind::Favourable, fr: "Favorable", en: "Admitted", is_final: true, push_to_sis: true },
    DecisionTypeSeed {
        code: "AVIS_DEFAVORABLE",
        kind: DecisionKind::Unfavourable,
        fr: "Défavorable",
        en: "Not admitted",
        is_final: true,
        push_to_sis: false,
    },
    DecisionTypeSeed {
        code: "AVIS_LISTE_COMP",
        kind: DecisionKind::ComplementaryList,
        fr: "Liste complémentaire",
        en: "Reserve list",
        is_final: false,
        push_to_sis: false,
    },
    DecisionTypeSeed {
        code: "AVIS_LISTE_ATT",
        kind: DecisionKind::WaitingList,
        fr: "Liste d’attente",
        en: "Waiting list",
        is_final: false,
        push_to_sis: false,
    },
    DecisionTypeSeed { code: "AVIS_PRESELECTION", kind: DecisionKind::Preselection, fr: "Présélection", en: "Shortlisted", is_final: false, push_to_sis: false },
];

/// Code, French and English wording of the reasons for an unfavourable decision.
const REASONS: [(&str, &str, &str); 6] = [
    ("NIVEAU", "Niveau insuffisant dans les matières fondamentales de la formation", "Insufficient level in the core subjects of the programme"),
    ("PREREQUIS", "Prérequis de la formation non satisfaits", "The prerequisites of the programme are not met"),
    ("CAPACITE", "Capacité d’accueil atteinte", "All places have been filled"),
    ("PROJET", "Projet professionnel sans lien suffisant avec la formation", "The career plan is too far from the programme"),
    ("LANGUE", "Niveau de langue insuffisant", "Insufficient language level"),
    ("INCOMPLET", "Dossier incomplet à la date limite de retour", "File incomplete at the return date"),
];

/// Adds what is missing, in one transaction.
pub async fn ensure(ctx: &Ctx) -> store::Result<()> {
    let mut tx = ctx.db.write().await?;
    roles(&mut tx).await?;
    decision_types(ctx, &mut tx).await?;
    reasons(ctx, &mut tx).await?;
    tx.commit().await
}

async fn roles(tx: &mut Tx) -> store::Result<()> {
    let held = |right: &Right, access: &str| RoleRight { right: right.code().to_owned(), access: access.to_owned() };
    let manager: Vec<_> = Right::ALL.iter().filter(|right| right.is_assignable()).map(|right| held(right, "write")).collect();
    let committee: Vec<_> = COMMITTEE_READS.iter().map(|right| held(right, "read")).collect();
    let wanted: [(&str, RoleKind, &str, &[RoleRight], bool); 4] = [
        (RoleKind::Admin.code(), RoleKind::Admin, "Administrateur", &[], true),
        (CENTRAL, RoleKind::Central, "Administrateur scolarité centrale", &[], true),
        (MANAGER, RoleKind::Manager, "Gestionnaire de centre de candidature", &manager, false),
        (COMMITTEE, RoleKind::Committee, "Membre de commission", &committee, false),
    ];
    for (code, kind, label, rights, is_fixed) in wanted {
        if store::rights::find_role(tx, code).await?.is_none() {
            store::rights::put_role(tx, code, kind.code(), label, rights, is_fixed, true).await?;
        }
    }
    Ok(())
}

async fn decision_types(ctx: &Ctx, tx: &mut Tx) -> store::Result<()> {
    let there = store::decision::setup::types(tx).await?;
    for (seed, position) in DECISION_TYPES.iter().zip(1..) {
        if there.iter().any(|known| known.code == seed.code) {
            continue;
        }
        let row = store::decision::setup::DecisionType {
            id: ctx.id(),
            code: seed.code.to_owned(),
            kind: seed.kind.code().to_owned(),
            label: Json(Translated::fr_en(seed.fr, seed.en)),
            mail_template_id: None,
            is_final: seed.is_final,
            push_to_sis: seed.push_to_sis,
            show_comment: true,
            centre_id: None,
            in_service: true,
            position: position * 10,
            version: 1,
        };
        store::decision::setup::add_type(tx, &row).await?;
    }
    Ok(())
}

async fn reasons(ctx: &Ctx, tx: &mut Tx) -> store::Result<()> {
    let there = store::decision::setup::reasons(tx).await?;
    for (code, fr, en) in REASONS {
        if there.iter().any(|known| known.code == code) {
            continue;
        }
        let row = store::decision::setup::Reason {
            id: ctx.id(),
            code: code.to_owned(),
            label: Json(Translated::fr_en(fr, en)),
            centre_id: None,
            in_service: true,
            version: 1,
        };
        store::decision::setup::add_reason(tx, &row).await?;
    }
    Ok(())
}
