//! Everybody of the matrix, each with a position of their own.

use domain::permissions::RoleKind;
use testkit::people::{Person, Place};
use testkit::{Browser, World};

use super::addresses::Objects;

/// The columns, in order.
pub const EVERYBODY: [&str; 12] = [
    "nobody",
    "owner",
    "other applicant",
    "manager",
    "reading manager",
    "manager of another committee",
    "manager elsewhere",
    "deciding member",
    "reading member",
    "central",
    "admin",
    "deactivated",
];

/// Who each of them is.
pub const DESCRIBED: [&str; 12] = [
    "no session",
    "the applicant to whom the application, the documents, the entries and the mails belong",
    "an applicant with an application of their own",
    "a manager of the centre with every right of a manager, in writing",
    "a manager of the centre with every right of a manager, reading only",
    "a manager of the centre, restricted to a committee that the application does not belong to",
    "a manager of another centre with every right of a manager",
    "a member of the committee with every right a member may hold, in writing",
    "a member of the committee with every right a member may hold, reading only",
    "central admissions",
    "technical administration",
    "a manager like the first one, deactivated, whose session is still open",
];

/// One of them.
pub struct Somebody {
    pub position: usize,
    pub person: Option<Person>,
}

impl Somebody {
    /// A browser with a session opened for this request alone.
    pub async fn browser(&self, world: &World) -> Browser {
        match &self.person {
            Some(person) => world.sign_in(person.clone()).await.browser,
            None => {
                let mut browser = world.browser();
                browser.set_cookie("ec_visit", "0123456789abcdef0123456789abcdef");
                browser
            }
        }
    }
}

/// A role with every right its kind may hold.
struct Held {
    kind: RoleKind,
    access: &'static str,
    place: Place,
}

impl Held {
    async fn give(self, world: &World, name: &str) -> Person {
        let person = world.person(name, "Personnel").await;
        world.grant_all(&person, self.kind, (&format!("{}-{}", self.kind.code(), self.access), self.access), self.place).await;
        person
    }
}

/// Makes them all.
pub async fn all(world: &World, objects: &Objects) -> Vec<Somebody> {
    let (here, there) = (Some(objects.institution.centre), Some(objects.elsewhere));
    let committee = Some(objects.institution.committee);
    let manager = |access, centre, only| Held { kind: RoleKind::Manager, access, place: Place { centre, only, ..Place::default() } };
    let member = |access| Held { kind: RoleKind::Committee, access, place: Place { committee, ..Place::default() } };
    let deactivated = manager("write", here, None).give(world, "Désactivée").await;
    let people = vec![
        None,
        Some(objects.owner.person.clone()),
        Some(objects.other.person.clone()),
        Some(objects.manager.clone()),
        Some(manager("read", here, None).give(world, "Lectrice").await),
        Some(manager("write", here, Some(objects.other_committee)).give(world, "Restreinte").await),
        Some(manager("write", there, None).give(world, "Ailleurs").await),
        Some(member("write").give(world, "Jurée").await),
        Some(member("read").give(world, "Observatrice").await),
        Some(world.central().await.person),
        Some(world.admin().await.person),
        Some(deactivated.clone()),
    ];
    let mut tx = world.ctx.db.write().await.unwrap();
    store::account::set_deactivated(&mut tx, deactivated.account, Some(world.now())).await.unwrap();
    tx.commit().await.unwrap();
    people.into_iter().enumerate().map(|(position, person)| Somebody { position, person }).collect()
}
