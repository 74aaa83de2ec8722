//! « Connexion ENT », with a sign-on that does what the test says.

mod begun;
mod coming_back;
mod ending;
mod first_visit;
mod linking;

use app::accounts::sso::Facts;
use store::account::Account;
use testkit::{Browser, World};

const LOGIN: &str = "elefevre";
const ADDRESS: &str = "eloise.lefevre@etu.univ.example";

fn facts() -> Facts {
    Facts {
        last_name: Some("Lefèvre".to_owned()),
        first_name: Some("Éloïse".to_owned()),
        email: Some(ADDRESS.to_owned()),
        student_number: Some("21900345".to_owned()),
    }
}

/// The installation at an institution where Éloïse is signed on.
async fn signed_on(world: &World) -> World {
    let world = world.with_sign_on();
    world.institution().await;
    world.sign_on.signs_on(LOGIN, facts());
    world
}

async fn account(world: &World, login: &str) -> Option<Account> {
    let mut tx = world.ctx.db.read().await.unwrap();
    store::account::find_by_sso_login(&mut tx, login).await.unwrap()
}

/// What the trace says of an account, oldest first.
pub async fn traces(world: &World, account: uuid::Uuid) -> Vec<String> {
    traces_of(world, &format!("account:{account}")).await
}

/// The same of any object.
pub async fn traces_of(world: &World, object: &str) -> Vec<String> {
    const SQL: &str = "SELECT action FROM audit_line WHERE object = $1 ORDER BY action";
    let lines: Vec<(String,)> = match &world.ctx.db {
        store::Db::Sqlite { writer, .. } => sqlx::query_as(SQL).bind(object).fetch_all(&mut *writer.get().await.unwrap()).await.unwrap(),
        store::Db::Postgres(pool) => sqlx::query_as(SQL).bind(object).fetch_all(&mut *pool.get().await.unwrap()).await.unwrap(),
    };
    lines.into_iter().map(|(action,)| action).collect()
}

async fn by_address(world: &World, address: &str) -> Account {
    let mut tx = world.ctx.db.read().await.unwrap();
    store::account::find_by_email(&mut tx, address).await.unwrap().unwrap()
}

/// On a first visit, or once more before the link was followed, with an address that is not the institution's.
async fn begin_with(world: &World, browser: &mut Browser, address: &str) -> String {
    browser.open("/connexion/ent").await;
    browser.open("/connexion/ent/compte").await;
    browser.fill("Adresse mail", address).fill("Confirmation Adresse Mail", address).press("Enregistrer").await;
    browser.expect_at("/compte/cree");
    world.last_mail_to(address).await.link_to("/compte/valider/")
}

/// A link that leads nowhere any more.
async fn is_dead(world: &World, path: &str) {
    let mut browser = world.browser();
    browser.open(path).await;
    browser.expect_status(410);
    assert!(!browser.has_field("Mot de passe"), "{path}");
}

/// From the home page to the account, with the institution's own address.
async fn create(world: &World) -> Browser {
    let mut browser = world.browser();
    browser.open("/").await;
    browser.follow("Connexion ENT").await;
    browser.follow_within("Je n’ai pas de compte eCandidat", "Créer un compte").await;
    browser.press("Enregistrer").await;
    browser.expect_at("/tableau-de-bord");
    browser
}
