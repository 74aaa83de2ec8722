//! « Utiliser un document déjà déposé »: a file once deposited serves again, for its owner alone.

use app::apply::deposit::{self, Upload};
use app::apply::wallet::{Wallet, reuse};
use chrono::{Days, TimeDelta};
use connect::scan::{ScanProblem, Verdict};
use domain::application::DecisionKind;
use store::document::Version;
use testkit::both_engines;
use testkit::build::Institution;
use testkit::people::Client;

use super::{Staffed, applied};

/// A second programme of the institution that asks for transcripts too.
async fn another_programme(world: &testkit::World, institution: &Institution, campaign: uuid::Uuid, code: &str) {
    let wanted = world.new_offer(code, &format!("Master {code}"));
    let offer = world.offer(campaign, institution.committee, institution.decision(DecisionKind::Favourable), &wanted).await;
    let mut tx = world.ctx.db.read().await.unwrap();
    let marks = store::catalogue::requirement::find(&mut tx, "RELEVES").await.unwrap().unwrap().id;
    drop(tx);
    world.require(offer.session, &[marks]).await;
}

async fn version(world: &testkit::World, number: i64, document: &str) -> Option<Version> {
    world.dossier(number).await.items.into_iter().find(|item| item.kind.code == document).unwrap().version
}

/// What is offered for a document, by file name.
async fn offered(world: &testkit::World, client: &Client, number: i64, document: &str) -> Vec<String> {
    let person = world.identify(client).await;
    let wallet = Wallet::of(&world.ctx, &person).await.unwrap();
    let dossier = world.dossier(number).await;
    let item = dossier.items.iter().find(|item| item.kind.code == document).unwrap();
    wallet.for_item(item).iter().map(|held| held.name.clone()).collect()
}

both_engines! {
    /// Two clicks take the transcripts of one application to another: a version of its own, with the same digests, that
    /// stays when the first is removed.
    async fn two_clicks_bring_a_document_along(world: World) {
        let staffed = Staffed::open(&world).await;
        another_programme(&world, &staffed.institution, staffed.institution.campaign, "M1MATH").await;
        let (mut client, first) = applied(&world, "Inès", "Marchetti").await;
        let second = world.apply(&client, "M1MATH").await;
        client.open(&format!("/candidatures/{second}")).await;
        client.not_see("Utiliser un document déjà déposé");
        world.deposit(&client, first, "RELEVES", "Relevés de Licence").await;

        client.open(&format!("/candidatures/{second}")).await;
        client.follow("Utiliser un document déjà déposé – Relevés de notes").await;
        client.see("Relevés de Licence.pdf").see("pour Master 1 Informatique").see("1 page, Déposé le 16/03/2026");
        client.press("Utiliser – Relevés de notes, Relevés de Licence.pdf").await;
        client.see("Votre fichier est déposé").see("Relevés de Licence.pdf");

        let (there, here) = (version(&world, first, "RELEVES").await.unwrap(), version(&world, second, "RELEVES").await.unwrap());
        assert_eq!((&here.sha256, here.received.0[0].sha256.as_str(), here.pages), (&there.sha256, there.received.0[0].sha256.as_str(), Some(1)));
        assert!(here.canonical_key != there.canonical_key && here.received.0[0].key != there.received.0[0].key, "files of its own");
        let person = world.identify(&client).await;
        deposit::remove(&world.ctx, &person, first, there_kind(&world, first).await).await.unwrap();
        assert!(version(&world, first, "RELEVES").await.is_none());
        let kept = world.ctx.files.get(&here.canonical_key.unwrap().parse().unwrap()).await.unwrap();
        assert_eq!(app::keys::sha256_hex(&kept), here.sha256);
        assert_eq!(super::traced(&world, second, "document.deposit").await, 1);
    }

    /// For another kind of document too, and pressed twice it is one deposit; what stands there already is not offered.
    async fn any_document_may_serve_for_any_other(world: World) {
        Staffed::open(&world).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        world.deposit(&client, number, "CV", "Tout en un").await;
        assert_eq!(offered(&world, &client, number, "RELEVES").await, ["Tout en un.pdf"]);
        assert!(offered(&world, &client, number, "CV").await.is_empty());
        let person = world.identify(&client).await;
        let source = version(&world, number, "CV").await.unwrap().id;
        for _ in 0..2 {
            let done = reuse(&world.ctx, &person, number, "RELEVES", source).await.unwrap();
            assert!(done.all_there && !done.pending);
        }
        assert_eq!(version(&world, number, "RELEVES").await.unwrap().number, 1);
        assert!(offered(&world, &client, number, "RELEVES").await.is_empty(), "the same file is there");
    }

    /// Next year's application finds this year's documents.
    async fn next_year_finds_this_years_documents(world: World) {
        let staffed = Staffed::open(&world).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        world.deposit(&client, number, "RELEVES", "Relevés de Licence").await;
        world.ctx.clock.advance(TimeDelta::days(365));
        let today = world.ctx.today();
        let campaign = world.campaign("2027", today - Days::new(30), today + Days::new(200)).await;
        another_programme(&world, &staffed.institution, campaign, "M2MATH").await;
        let client = world.sign_in(client.person.clone()).await;
        let next = world.apply(&client, "M2MATH").await;
        assert_eq!(offered(&world, &client, next, "RELEVES").await, ["Relevés de Licence.pdf"]);
        let person = world.identify(&client).await;
        reuse(&world.ctx, &person, next, "RELEVES", version(&world, number, "RELEVES").await.unwrap().id).await.unwrap();
        assert_eq!(version(&world, next, "RELEVES").await.unwrap().name, "Relevés de Licence.pdf");
    }

    /// Another's document does not exist, neither does a removed one; a submitted file takes nothing more; nothing moves
    /// for somebody else's application.
    async fn a_wallet_is_its_owners(world: World) {
        Staffed::open(&world).await;
        let (mut client, number) = applied(&world, "Inès", "Marchetti").await;
        world.deposit(&client, number, "CV", "CV").await;
        let own = version(&world, number, "CV").await.unwrap().id;
        let (mut other, others) = applied(&world, "Paul", "Durand").await;
        world.deposit(&other, others, "CV", "CV de Paul").await;
        let foreign = version(&world, others, "CV").await.unwrap().id;

        for (document, status) in [(foreign.to_string(), 404), ("tout".to_owned(), 404), (String::new(), 404), (own.to_string(), 303)] {
            client.open(&format!("/candidatures/{number}/pieces/RELEVES/deja-deposes")).await;
            let form = wallet_form(&client);
            let answer = client.post_form(form, |control| (control.name == "document").then(|| document.clone())).await;
            assert_eq!(answer.status.as_u16(), status, "{document:?}");
        }
        assert_eq!(other.fetch(&format!("/candidatures/{number}/pieces/RELEVES/deja-deposes")).await.status.as_u16(), 404);
        let stranger = world.identify(&other).await;
        assert!(matches!(reuse(&world.ctx, &stranger, number, "RELEVES", foreign).await, Err(app::Error::NotFound | app::Error::Denied(_))));

        let person = world.identify(&client).await;
        deposit::remove(&world.ctx, &person, number, world.document_of(number, "CV").await).await.unwrap();
        assert!(matches!(reuse(&world.ctx, &person, number, "RELEVES", own).await, Err(app::Error::NotFound)));
        world.deposit(&client, number, "CV", "CV encore").await;
        world.submit(&client, number).await;
        let again = version(&world, number, "CV").await.unwrap().id;
        assert!(matches!(reuse(&world.ctx, &person, number, "RELEVES", again).await, Err(app::Error::Refused(deposit::Refusal::State(_)))));
    }

    /// A copy weighs what its original weighs, and a file still being checked is not offered.
    async fn a_copy_is_a_deposit(world: World) {
        Staffed::open(&world).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        let person = world.identify(&client).await;
        world.scans.answer_always(Verdict::Unavailable { reason: ScanProblem::TimedOut });
        let upload = Upload { name: "CV.pdf".to_owned(), bytes: testkit::dossiers::pdf("CV").into() };
        let done = deposit::deposit(&world.ctx, &person, number, world.document_of(number, "CV").await, vec![upload]).await.unwrap();
        assert!(done.pending);
        assert!(offered(&world, &client, number, "RELEVES").await.is_empty());
    }
}

async fn there_kind(world: &testkit::World, number: i64) -> uuid::Uuid {
    world.document_of(number, "RELEVES").await
}

/// The form of the first document offered.
fn wallet_form(client: &Client) -> usize {
    client.page().controls.iter().find(|control| control.name == "document").and_then(|control| control.form).unwrap()
}
