//! Edge rules of the applicant's side that a test of their own proves, by the chapters of `docs/reference/rules.md`.

mod account;
mod answers;
mod catalogue;
mod decisions;
mod documents;
mod profile;

use app::review::judge::{Judgement, Verdict, judge};
use store::Db;
use testkit::World;
use testkit::people::Client;
use uuid::Uuid;

/// A manager's judgement on the document of this code, as it stands.
async fn judged(world: &World, manager: &Client, number: i64, document: &str, verdict: Verdict, comment: &str) {
    let staff = world.identify(manager).await;
    judge(&world.ctx, &staff, number, &[judgement(world, number, document, verdict, comment).await]).await.unwrap();
}

async fn judgement(world: &World, number: i64, document: &str, verdict: Verdict, comment: &str) -> Judgement {
    let dossier = world.dossier_for_staff(number).await;
    let item = dossier.items.iter().find(|item| item.kind.code == document).unwrap();
    Judgement {
        document: document.to_owned(),
        verdict,
        comment: comment.to_owned(),
        version: item.version.as_ref().unwrap().id,
        standing: item.review.as_ref().map(|review| review.id),
    }
}

/// A reason that every institution begins with.
async fn reason(world: &World) -> Uuid {
    let mut tx = world.ctx.db.read().await.unwrap();
    store::decision::setup::reasons(&mut tx).await.unwrap().iter().find(|reason| reason.code == "NIVEAU").unwrap().id
}

/// What the store holds to know links to a new address by.
async fn kept_links(world: &World) -> Vec<(Vec<u8>,)> {
    let sql = "SELECT token_hash FROM account_token WHERE purpose = 'email'";
    match &world.ctx.db {
        Db::Sqlite { writer, .. } => sqlx::query_as(sql).fetch_all(&mut *writer.get().await.unwrap()).await.unwrap(),
        Db::Postgres(pool) => sqlx::query_as(sql).fetch_all(&mut *pool.get().await.unwrap()).await.unwrap(),
    }
}
