//! Which file counts where: a judgement is one centre's, a submission keeps what it was made with.

use app::Error;
use app::apply::declare::{Refusal, declare};
use app::apply::submit::submit;
use app::review::file_status;
use app::review::judge::{Judgement, Verdict, judge};
use domain::application::requirement::Obligation;
use domain::application::{DecisionKind, DocumentStatus, FileStatus, Shown};
use testkit::people::Client;
use testkit::{World, both_engines};

use super::Staffed;
use super::twice::filled;

/// A second centre with a programme that asks for the shared « CV » alone, and its manager.
async fn second_centre(world: &World, staffed: &Staffed) -> Client {
    let centre = world.centre("LETTRES", "Lettres").await;
    let committee = world.committee_of(centre, "HIST", "Commission histoire").await;
    let favourable = staffed.institution.decision(DecisionKind::Favourable);
    world.offer(staffed.institution.campaign, committee, favourable, &world.new_offer("M1HIST", "Master 1 Histoire")).await;
    world.manager(centre).await
}

async fn judge_cv(world: &World, manager: &Client, number: i64, verdict: Verdict, comment: &str) {
    let staff = world.identify(manager).await;
    let dossier = world.dossier_for_staff(number).await;
    let item = dossier.items.iter().find(|item| item.kind.code == "CV").unwrap();
    let judgement = Judgement {
        document: "CV".to_owned(),
        verdict,
        comment: comment.to_owned(),
        version: item.version.as_ref().unwrap().id,
        standing: item.review.as_ref().map(|review| review.id),
    };
    judge(&world.ctx, &staff, number, &[judgement]).await.unwrap();
}

/// Status and file name of the CV, as the staff and as the applicant see it.
async fn cv(world: &World, number: i64) -> [(DocumentStatus, String); 2] {
    let of = |dossier: app::dossier::Dossier| {
        let item = dossier.items.into_iter().find(|item| item.kind.code == "CV").unwrap();
        (item.status, item.version.map(|version| version.name).unwrap_or_default())
    };
    [of(world.dossier_for_staff(number).await), of(world.dossier(number).await)]
}

both_engines! {
    // rule: 51
    /// A refusal in one centre is that centre's: in the other the same file stands validated, on both sides.
    async fn a_refusal_stays_in_its_centre(world: World) {
        let staffed = Staffed::open(&world).await;
        let elsewhere = second_centre(&world, &staffed).await;
        let (client, here) = world.submitted("Inès", "Marchetti").await;
        let there = world.apply(&client, "M1HIST").await;
        world.submit(&client, there).await;
        judge_cv(&world, &elsewhere, there, Verdict::Validate, "").await;
        judge_cv(&world, &staffed.manager, here, Verdict::Refuse, "sans date").await;
        assert_eq!(cv(&world, here).await[0].0, DocumentStatus::Refused);
        assert_eq!(cv(&world, there).await.map(|(status, _)| status), [DocumentStatus::Validated; 2]);
        let dossier = world.dossier_for_staff(there).await;
        assert!(dossier.items.iter().all(|item| item.review.as_ref().is_none_or(|review| review.comment.is_empty())), "the other centre's comment");
        assert_eq!(dossier.file_status(), FileStatus::Received);
    }

    /// « Modification statut » puts a document back to « En attente »: it is asked anew, and nobody declares it away.
    async fn a_document_is_waited_for_anew(world: World) {
        let mut staffed = Staffed::open(&world).await;
        world.change_document_type("CV", |kind| kind.obligation = Obligation::Conditional.code().to_owned()).await;
        let (client, number) = world.submitted("Inès", "Marchetti").await;
        let page = format!("/gestion/candidatures/{number}");
        let action = format!("{page}/pieces");
        let waiting = ("AT", DocumentStatus::Waiting);
        for (verdict, status) in [("VA", DocumentStatus::Validated), waiting, ("TR", DocumentStatus::Deposited), waiting] {
            staffed.manager.open(&page).await;
            let fields = filled(&staffed.manager, &action, &[("piece", "CV"), ("verdict", verdict), ("comment", "Une page manque.")]);
            let answer = staffed.manager.post_contents(&action, false, &fields, &[]).await;
            staffed.manager.follow_answer(&action, answer).await;
            staffed.manager.expect_at(&page);
            assert_eq!(cv(&world, number).await[0], (status, "CV.pdf".to_owned()), "{verdict}");
        }
        let person = world.identify(&client).await;
        let staff = world.identify(&staffed.manager).await;
        file_status::set(&world.ctx, &staff, number, FileStatus::Incomplete, Some(world.ctx.today()), None).await.unwrap();
        let missing = submit(&world.ctx, &person, number).await;
        assert!(matches!(missing, Err(Error::Refused(_))), "{missing:?}");
        let kind = world.document_of(number, "CV").await;
        let declared = declare(&world.ctx, &person, number, kind, true).await;
        assert!(matches!(declared, Err(Error::Refused(Refusal::FileThere { .. }))), "{declared:?}");
        world.deposit(&client, number, "CV", "CV entier").await;
        submit(&world.ctx, &person, number).await.unwrap();
        assert_eq!(cv(&world, number).await[0], (DocumentStatus::Deposited, "CV entier.pdf".to_owned()));
    }

    // rule: 54
    /// Replacing a refused common document for one centre leaves the version that the other validated in its place.
    async fn a_validated_version_stays_where_it_was_validated(world: World) {
        let staffed = Staffed::open(&world).await;
        let elsewhere = second_centre(&world, &staffed).await;
        let (client, here) = world.submitted("Inès", "Marchetti").await;
        let there = world.apply(&client, "M1HIST").await;
        world.submit(&client, there).await;
        judge_cv(&world, &elsewhere, there, Verdict::Validate, "").await;
        let staff = world.identify(&staffed.manager).await;
        let dossier = world.dossier_for_staff(here).await;
        let item = dossier.items.iter().find(|item| item.kind.code == "CV").unwrap();
        let refused =
            Judgement { document: "CV".into(), verdict: Verdict::Refuse, comment: "sans date".into(), version: item.version.as_ref().unwrap().id, standing: None };
        app::review::corrections::ask(&world.ctx, &staff, here, &[refused], None).await.unwrap();
        world.deposit(&client, here, "CV", "CV daté").await;
        assert_eq!(cv(&world, here).await[1], (DocumentStatus::Deposited, "CV daté.pdf".to_owned()));
        assert_eq!(cv(&world, there).await, [(DocumentStatus::Validated, "CV.pdf".to_owned()), (DocumentStatus::Validated, "CV.pdf".to_owned())]);
        world.submit(&client, here).await;
        assert_eq!(cv(&world, here).await[0], (DocumentStatus::Deposited, "CV daté.pdf".to_owned()));
    }

    // rule: 54
    /// A submitted application shows what it was submitted with, whatever is deposited for another one afterwards.
    async fn a_submission_keeps_its_files(world: World) {
        let staffed = Staffed::open(&world).await;
        second_centre(&world, &staffed).await;
        let (client, submitted) = world.submitted("Inès", "Marchetti").await;
        let open = world.apply(&client, "M1HIST").await;
        world.deposit(&client, open, "CV", "CV récent").await;
        let kept = [(DocumentStatus::Deposited, "CV.pdf".to_owned()), (DocumentStatus::Deposited, "CV.pdf".to_owned())];
        assert_eq!(cv(&world, submitted).await, kept);
        assert_eq!(cv(&world, open).await[1].1, "CV récent.pdf");
        let dossier = world.dossier_for_staff(submitted).await;
        let item = dossier.items.iter().find(|item| item.kind.code == "CV").unwrap();
        assert_eq!(item.shown, Shown::Submitted);
        assert_eq!(item.newer.as_ref().map(|version| version.name.as_str()), Some("CV récent.pdf"), "the staff are told of the newer deposit");
        let mut tx = world.ctx.db.read().await.unwrap();
        let frozen = store::application::submission::all_of(&mut tx, dossier.application.id).await.unwrap();
        let digest = &frozen[0].snapshot.0["documents"][0]["sha256"];
        assert_eq!(digest.as_str(), item.version.as_ref().map(|version| version.sha256.as_str()));
        drop(tx);

        // Even removing it everywhere else changes nothing of what was submitted.
        let person = world.identify(&client).await;
        let kind = world.document_of(open, "CV").await;
        app::apply::deposit::remove(&world.ctx, &person, open, kind).await.unwrap();
        assert_eq!(cv(&world, submitted).await, kept);
        assert_eq!(cv(&world, open).await[1].0, DocumentStatus::Waiting);
    }
}
