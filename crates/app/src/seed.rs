//! What every installation has from its first start: the fixed roles, the mail templates, and the institution's name
//! from the configuration.
//!
//! Safe to run at each start of each node: it adds what is missing and changes nothing that is there.

use domain::application::MailCode;
use domain::permissions::RoleKind;
use serde_json::json;

use crate::Ctx;
use crate::settings::VERSION;

/// Codes and labels of the roles that hold everywhere and cannot be edited.
const FIXED_ROLES: [(RoleKind, &str); 2] = [(RoleKind::Admin, "Administrateur"), (RoleKind::Central, "Administrateur scolarité centrale")];

/// Adds what is missing.
pub async fn ensure(ctx: &Ctx, institution_name: Option<&str>) -> store::Result<()> {
    let mut tx = ctx.db.read().await?;
    let roles = store::rights::roles(&mut tx).await?;
    let settings = store::setting::all(&mut tx).await?;
    let templates = store::mail_template::list(&mut tx).await?;
    drop(tx);
    let missing: Vec<_> = FIXED_ROLES.iter().filter(|(kind, _)| !roles.iter().any(|role| role.code == kind.code())).collect();
    let name = institution_name.filter(|_| !settings.iter().any(|setting| setting.key == "institution.name"));
    let lacks_mail = MailCode::ALL.iter().any(|code| !templates.iter().any(|template| template.code == code.code()));
    if missing.is_empty() && name.is_none() && !lacks_mail {
        return Ok(());
    }
    let mut tx = ctx.db.write().await?;
    if lacks_mail {
        crate::setup::seed_mail_templates(ctx, &mut tx).await?;
    }
    for (kind, label) in missing {
        store::rights::put_role(&mut tx, kind.code(), kind.code(), label, &[], true, true).await?;
    }
    if let Some(name) = name {
        store::setting::put(&mut tx, "institution.name", &json!(name), ctx.now(), None).await?;
        store::setting::next(&mut tx, VERSION, 1).await?;
    }
    tx.commit().await
}
