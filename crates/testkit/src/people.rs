//! People who are already there: each with an active account, a password, a session and a browser.

use std::ops::{Deref, DerefMut};

use app::accounts::sign_in::open_session;
use domain::ids::{CentreId, CommitteeId};
use domain::permissions::{Right, RoleKind};
use domain::person::name_key;
use store::rights::{NewGrant, RoleRight};
use uuid::Uuid;

use crate::{Browser, World};

/// The password of everybody in a world.
pub const PASSWORD: &str = "girafe-tambour-29";

/// Somebody with an account.
#[derive(Clone, Debug)]
pub struct Person {
    pub account: Uuid,
    pub email: String,
    pub first_name: String,
    pub last_name: String,
    /// Of the campaign in service, when there is one.
    pub file_number: Option<String>,
}

/// Where a role holds.
#[derive(Clone, Copy, Debug, Default)]
pub struct Place {
    pub centre: Option<CentreId>,
    pub committee: Option<CommitteeId>,
    /// Of a centre, one committee alone.
    pub only: Option<CommitteeId>,
}

/// Somebody signed in, in front of a browser.
#[derive(Clone, Debug)]
pub struct Client {
    pub person: Person,
    pub browser: Browser,
}

impl Deref for Client {
    type Target = Browser;

    fn deref(&self) -> &Browser {
        &self.browser
    }
}

impl DerefMut for Client {
    fn deref_mut(&mut self) -> &mut Browser {
        &mut self.browser
    }
}

impl World {
    /// Somebody with an active account and the password [`PASSWORD`], not signed in.
    pub async fn person(&self, first_name: &str, last_name: &str) -> Person {
        let now = self.now();
        let account = self.ctx.id::<Uuid>();
        let local = domain::text::fold_key(&format!("{first_name}.{last_name}")).replace(' ', "-");
        let email = format!("{local}@courriel.example");
        let hash = self.ctx.passwords.hash(PASSWORD).await.expect("a hash");
        let mut tx = self.ctx.db.write().await.expect("a transaction");
        let new = store::account::NewAccount {
            id: account,
            email: &email,
            email_key: &email,
            last_name,
            first_name,
            name_key: &name_key(last_name, first_name),
            language: "fr",
            activation_deadline: now + chrono::TimeDelta::days(5),
            now,
        };
        store::account::add(&mut tx, &new).await.expect("nobody has this address yet");
        store::account::set_password(&mut tx, account, &hash, now).await.expect("a password");
        store::account::activate(&mut tx, account, now).await.expect("an active account");
        tx.commit().await.expect("a commit");
        Person { account, email, first_name: first_name.to_owned(), last_name: last_name.to_owned(), file_number: None }
    }

    /// An applicant with a file number in the campaign in service, if there is one, signed in.
    pub async fn applicant(&self, first_name: &str, last_name: &str) -> Client {
        let mut person = self.person(first_name, last_name).await;
        let mut tx = self.ctx.db.write().await.expect("a transaction");
        if let Some(campaign) = store::catalogue::campaign::in_service(&mut tx).await.expect("campaigns") {
            let number = store::setting::next(&mut tx, "testkit_file_number", 1).await.expect("a number");
            let file_number = format!("T{number:07}");
            store::account::add_campaign_file(&mut tx, self.ctx.id(), person.account, campaign.id, &file_number, self.now()).await.expect("a file number");
            person.file_number = Some(file_number);
        }
        tx.commit().await.expect("a commit");
        self.sign_in(person).await
    }

    /// Technical administration, signed in.
    pub async fn admin(&self) -> Client {
        self.staff("Ada", "Administration", RoleKind::Admin, None, None).await
    }

    /// Central admissions, signed in.
    pub async fn central(&self) -> Client {
        self.staff("Céline", "Centrale", RoleKind::Central, None, None).await
    }

    /// A manager of a centre with every right of the role, signed in.
    pub async fn manager(&self, centre: CentreId) -> Client {
        self.staff("Gaëlle", "Gestion", RoleKind::Manager, Some(centre), None).await
    }

    /// A member of a committee with every right the role may hold, signed in.
    pub async fn committee(&self, committee: CommitteeId) -> Client {
        self.staff("Marc", "Membre", RoleKind::Committee, None, Some(committee)).await
    }

    async fn staff(&self, first_name: &str, last_name: &str, kind: RoleKind, centre: Option<CentreId>, committee: Option<CommitteeId>) -> Client {
        let suffix = self.ctx.ids.uuid(self.now()).simple().to_string();
        let person = self.person(first_name, &format!("{last_name} {}", &suffix[24..])).await;
        self.grant(&person, kind, centre, committee).await;
        self.sign_in(person).await
    }

    /// Gives a role with every right it may hold.
    pub async fn grant(&self, person: &Person, kind: RoleKind, centre: Option<CentreId>, committee: Option<CommitteeId>) {
        let place = Place { centre, committee, only: None };
        match kind {
            RoleKind::Manager | RoleKind::Committee => self.grant_all(person, kind, (kind.code(), "write"), place).await,
            RoleKind::Central => {
                self.give(person, app::setup::defaults::CENTRAL, place).await;
            }
            RoleKind::Admin => {
                self.give(person, kind.code(), place).await;
            }
        }
    }

    /// Makes a role with this code that has every right its kind may hold, each for `access`, and gives it.
    pub async fn grant_all(&self, person: &Person, kind: RoleKind, (code, access): (&str, &str), place: Place) {
        let fits = |right: &Right| right.is_assignable() && (kind == RoleKind::Manager || right.fits_committee());
        let rights: Vec<Right> = Right::ALL.iter().copied().filter(fits).collect();
        self.grant_these(person, kind, (code, access), &rights, place).await;
    }

    /// Makes a role with this code that has these rights, each for `access`, and gives it.
    pub async fn grant_these(&self, person: &Person, kind: RoleKind, (code, access): (&str, &str), rights: &[Right], place: Place) {
        let rights: Vec<RoleRight> = rights.iter().map(|right| RoleRight { right: right.code().to_owned(), access: access.to_owned() }).collect();
        let mut tx = self.ctx.db.write().await.expect("a transaction");
        store::rights::put_role(&mut tx, code, kind.code(), code, &rights, false, true).await.expect("a role");
        tx.commit().await.expect("a commit");
        self.give(person, code, place).await;
    }

    /// Gives a role that exists; returns the identifier of the grant.
    pub async fn give(&self, person: &Person, role: &str, place: Place) -> Uuid {
        let grant = NewGrant {
            id: self.ctx.id(),
            account: person.account,
            role,
            centre: place.centre.map(|id| id.0),
            committee: place.committee.map(|id| id.0),
            only_committees: place.only.map(|id| vec![id.0]),
            is_chair: false,
            comment: "",
            now: self.now(),
            by: None,
        };
        let mut tx = self.ctx.db.write().await.expect("a transaction");
        store::rights::add(&mut tx, &grant).await.expect("a grant");
        tx.commit().await.expect("a commit");
        grant.id
    }

    /// Opens a session for somebody, without the sign-in page.
    pub async fn sign_in(&self, person: Person) -> Client {
        let mut tx = self.ctx.db.write().await.expect("a transaction");
        let token = open_session(&self.ctx, &mut tx, person.account, "testkit").await.expect("a session");
        tx.commit().await.expect("a commit");
        let mut browser = self.browser();
        browser.set_cookie(web::http::visit::session_cookie(&self.app), &token);
        Client { person, browser }
    }
}
