//! What every installation has from its first start: the defaults of any institution, and its name from the configuration.
//!
//! Safe to run at each start of each node: it adds what is missing and changes nothing that is there.

use serde_json::json;

use crate::Ctx;
use crate::settings::VERSION;

/// Adds what is missing.
pub async fn ensure(ctx: &Ctx, institution_name: Option<&str>) -> store::Result<()> {
    crate::setup::defaults::ensure(ctx).await?;
    let Some(name) = institution_name else { return Ok(()) };
    let mut tx = ctx.db.read().await?;
    let settings = store::setting::all(&mut tx).await?;
    drop(tx);
    if settings.iter().any(|setting| setting.key == "institution.name") {
        return Ok(());
    }
    let mut tx = ctx.db.write().await?;
    store::setting::put(&mut tx, "institution.name", &json!(name), ctx.now(), None).await?;
    store::setting::next(&mut tx, VERSION, 1).await?;
    tx.commit().await
}
