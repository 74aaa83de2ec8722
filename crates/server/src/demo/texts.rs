//! The words of the institution: settings, home message, notice, questions and answers.

use std::collections::BTreeMap;

use anyhow::anyhow;
use app::Ctx;
use app::audit::Who;
use serde_json::json;

use super::university::DOMAIN;

/// Name, colour and addresses.
pub async fn settings(ctx: &Ctx) -> anyhow::Result<()> {
    let changes = BTreeMap::from([
        ("institution.name".to_owned(), json!("Université des Deux-Rives")),
        ("institution.colour".to_owned(), json!("#1F5C7A")),
        ("institution.contact_email".to_owned(), json!(format!("assistance.ecandidat@{DOMAIN}"))),
    ]);
    let mut tx = ctx.db.write().await?;
    app::settings::put(ctx, &mut tx, &Who::System, &changes).await.map_err(|error| anyhow!("{error:?}"))?;
    tx.commit().await?;
    app::settings::refresh(ctx).await?;
    Ok(())
}
