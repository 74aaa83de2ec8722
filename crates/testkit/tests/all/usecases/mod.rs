//! Rules of the use cases that only show with several people, several centres, or time that passes; on both engines.

mod acts;
mod agenda;
mod answer_dates;
mod appeal;
mod archives;
mod bundles;
mod campaigns;
mod corrections;
mod deadlines;
mod decisions;
mod duplicates;
mod editors;
pub mod erasure;
mod forms;
mod guidance;
mod journal;
mod late_checks;
mod letters;
mod lists;
mod mails;
mod mass;
mod meanwhile;
mod messages;
mod neighbours;
mod observed;
mod own_data;
mod own_decision;
mod parts;
mod progress;
mod publication;
mod questions;
mod record;
mod resend;
mod retention;
mod roles;
mod running;
mod searches;
mod secrecy;
mod set_up;
mod staff_list;
mod submission;
mod surveys;
mod too_late;
mod twice;
mod versions;
mod waiting;
mod wallet;
mod windows;
mod yearly;

use app::apply::deposit::Upload;
use app::decide::enter::{Entered, enter};
use app::decide::publish::{When, publish};
use app::messages::send_by_applicant;
use domain::application::DecisionKind;
use testkit::World;
use testkit::build::Institution;
use testkit::dossiers::pdf;
use testkit::people::Client;
use uuid::Uuid;

/// A centre with its manager.
pub struct Staffed {
    pub institution: Institution,
    pub manager: Client,
}

impl Staffed {
    pub async fn open(world: &World) -> Self {
        let institution = world.institution().await;
        let manager = world.manager(institution.centre).await;
        Self { institution, manager }
    }

    /// Enters a draft in place of none.
    pub async fn draft(&self, world: &World, number: i64, kind: DecisionKind, rank: Option<i32>) -> Uuid {
        let person = world.identify(&self.manager).await;
        // A refusal has a reason.
        let reason = if kind == DecisionKind::Unfavourable {
            let mut tx = world.ctx.db.read().await.unwrap();
            store::decision::setup::reasons(&mut tx).await.unwrap().first().map(|reason| reason.id)
        } else {
            None
        };
        let entered = Entered { decision_type: self.institution.decision(kind), rank, reason, ..Entered::default() };
        enter(&world.ctx, &person, number, &entered).await.unwrap()
    }

    /// Enters and publishes.
    pub async fn decide(&self, world: &World, number: i64, kind: DecisionKind, rank: Option<i32>) {
        // Of two decisions the later one counts.
        world.ctx.clock.advance(chrono::TimeDelta::minutes(1));
        let draft = self.draft(world, number, kind, rank).await;
        self.publish(world, draft).await;
    }

    /// Refuses for a reason, and publishes.
    pub async fn refuse(&self, world: &World, number: i64, reason: Uuid) {
        let person = world.identify(&self.manager).await;
        let entered = Entered { decision_type: self.institution.decision(DecisionKind::Unfavourable), reason: Some(reason), ..Entered::default() };
        let draft = enter(&world.ctx, &person, number, &entered).await.unwrap();
        self.publish(world, draft).await;
    }

    async fn publish(&self, world: &World, draft: Uuid) {
        let person = world.identify(&self.manager).await;
        let done = publish(&world.ctx, &person, &[draft], When::Now).await.unwrap();
        assert_eq!((done.decisions, done.left_out), (1, Vec::new()));
    }
}

/// Somebody with an application that nothing was deposited for.
pub async fn applied(world: &World, first_name: &str, last_name: &str) -> (Client, i64) {
    let client = world.applicant(first_name, last_name).await;
    world.fill_profile(&client).await;
    let number = world.apply(&client, "M1INFO").await;
    (client, number)
}

/// Has an applicant send the staff a document with an empty message; gives its address.
pub async fn sent_document(world: &World, client: &Client, number: i64) -> String {
    let upload = Upload { name: "attestation.pdf".to_owned(), bytes: pdf("Attestation").into() };
    send_by_applicant(&world.ctx, &world.identify(client).await, number, "", vec![upload]).await.unwrap();
    let application = world.dossier(number).await.application.id;
    let mut tx = world.ctx.db.read().await.unwrap();
    let message = store::application::message::of_application(&mut tx, application).await.unwrap().remove(0);
    format!("/candidatures/{number}/messages/{}/piece", message.id)
}

/// How many lines of the trace an application has with this action.
pub async fn traced(world: &World, number: i64, action: &str) -> usize {
    let application = world.dossier_for_staff(number).await.application.id;
    let mut tx = world.ctx.db.read().await.unwrap();
    store::audit::of_application(&mut tx, application).await.unwrap().iter().filter(|line| line.action == action).count()
}

/// What a PDF says on all its pages, lines joined.
pub async fn printed(world: &World, pdf: &[u8]) -> String {
    let mut pages = Vec::new();
    for page in 1..=world.ctx.sandbox.page_count(pdf).await.unwrap() {
        pages.push(testkit::browser::plain(&world.ctx.sandbox.page_text(pdf, page).await.unwrap()));
    }
    pages.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Subjects of the mails to an address, in alphabetical order: mails of one instant leave in any order.
pub async fn subjects(world: &World, address: &str) -> Vec<String> {
    let mut subjects: Vec<String> = world.mails_to(address).await.into_iter().map(|mail| testkit::browser::plain(&mail.subject)).collect();
    subjects.sort();
    subjects
}
