//! « Demander des corrections »: documents, status, date and mail in one action, or nothing of it.

use app::Error;
use app::decide::enter::{Entered, enter};
use app::review::corrections::{Refusal, ask};
use app::review::judge::{self, Judgement, Verdict, judge};
use app::review::notes;
use chrono::Days;
use domain::application::{DecisionKind, DocumentStatus, FileStatus};
use testkit::{World, both_engines};

use super::{Staffed, subjects, traced};

async fn refusal_of(world: &World, number: i64, document: &str, comment: &str) -> Judgement {
    let dossier = world.dossier_for_staff(number).await;
    let item = dossier.items.iter().find(|item| item.kind.code == document).unwrap();
    Judgement {
        document: document.to_owned(),
        verdict: Verdict::Refuse,
        comment: comment.to_owned(),
        version: item.version.as_ref().unwrap().id,
        standing: item.review.as_ref().map(|review| review.id),
    }
}

both_engines! {
    /// Two documents refused, the file incomplete, the new date, one mail that says all of it.
    async fn everything_changes_together(world: World) {
        let staffed = Staffed::open(&world).await;
        let (client, number) = world.submitted("Inès", "Marchetti").await;
        let staff = world.identify(&staffed.manager).await;
        let refused = [refusal_of(&world, number, "CV", "sans date").await, refusal_of(&world, number, "RELEVES", "page 2 illisible").await];
        let deadline = world.dossier(number).await.return_on + Days::new(5);
        ask(&world.ctx, &staff, number, &refused, Some(deadline)).await.unwrap();
        let dossier = world.dossier(number).await;
        assert_eq!((dossier.file_status(), dossier.return_on), (FileStatus::Incomplete, deadline));
        assert!(dossier.items.iter().all(|item| item.status == DocumentStatus::Refused));
        let mails = world.mails_to(&client.person.email).await;
        let mail = mails.iter().find(|mail| mail.subject.contains("incomplet")).unwrap();
        assert!(mail.text.contains("sans date") && mail.text.contains("page 2 illisible"), "{}", mail.text);
        assert_eq!(subjects(&world, &client.person.email).await.iter().filter(|subject| subject.contains("incomplet")).count(), 1);
    }

    /// What staff write on several lines reads on several lines, on the pages of applicants and on those of staff.
    async fn comments_keep_their_lines(world: World) {
        let mut staffed = Staffed::open(&world).await;
        let (mut client, number) = world.submitted("Inès", "Marchetti").await;
        let staff = world.identify(&staffed.manager).await;
        ask(&world.ctx, &staff, number, &[refusal_of(&world, number, "CV", "Sans date.\nEt <floue>.").await], None).await.unwrap();
        notes::add(&world.ctx, &staff, number, "À rappeler\nlundi").await.unwrap();
        let (own, managed) = (format!("/candidatures/{number}"), format!("/gestion/candidatures/{number}"));
        for path in [own.clone(), format!("{own}/pieces/CV")] {
            assert!(client.open(&path).await.html().contains("Sans date.<br/>Et &#60;floue&#62;."), "{path}: {}", client.html());
        }
        let manager = &mut staffed.manager;
        for path in [managed.clone(), format!("{managed}/corrections"), format!("{managed}/historique")] {
            assert!(manager.open(&path).await.html().contains("Sans date.<br/>Et &#60;floue&#62;."), "{path}: {}", manager.html());
        }
        assert!(manager.open(&format!("{managed}/bloc-notes")).await.html().contains("À rappeler<br/>lundi"), "{}", manager.html());
        world.deposit(&client, number, "CV", "second").await;
        client.open(&format!("{own}/pieces/CV")).await;
        assert!(client.html().contains("Sans date.<br/>Et &#60;floue&#62;."), "of the earlier version: {}", client.html());

        let (mut client, number) = world.submitted("Tom", "Berthaud").await;
        let comment = "Très bon dossier.\nÀ <bientôt>.".to_owned();
        let entered = Entered { decision_type: staffed.institution.decision(DecisionKind::Favourable), comment, ..Entered::default() };
        let draft = enter(&world.ctx, &staff, number, &entered).await.unwrap();
        let managed = format!("/gestion/candidatures/{number}");
        let lines = "Très bon dossier.<br/>À &#60;bientôt&#62;.";
        assert!(staffed.manager.open(&managed).await.html().contains(lines), "a draft: {}", staffed.manager.html());
        staffed.publish(&world, draft).await;
        for path in [managed.clone(), format!("{managed}/historique")] {
            assert!(staffed.manager.open(&path).await.html().contains(lines), "{path}: {}", staffed.manager.html());
        }
        assert!(client.open(&format!("/candidatures/{number}")).await.html().contains(lines), "{}", client.html());
    }

    /// A document refused elsewhere is to be replaced here too, in an application that nobody called incomplete.
    async fn a_refusal_elsewhere_makes_no_file_incomplete(world: World) {
        let staffed = Staffed::open(&world).await;
        let institution = &staffed.institution;
        let offer = world.new_offer("M1BIS", "Master 1 bis");
        world.offer(institution.campaign, institution.committee, institution.decision(DecisionKind::Favourable), &offer).await;
        let (mut client, number) = world.submitted("Inès", "Marchetti").await;
        let other = world.apply(&client, "M1BIS").await;
        let staff = world.identify(&staffed.manager).await;
        ask(&world.ctx, &staff, number, &[refusal_of(&world, number, "CV", "sans date").await], None).await.unwrap();
        client.open(&format!("/candidatures/{number}")).await.see("Dossier incomplet : 1 pièce refusée.");
        client.open(&format!("/candidatures/{other}")).await.expect_fact("Statut du dossier", "En attente");
        client.see("1 pièce refusée : remplacez-la, puis transmettez votre candidature avant la fin du").not_see("Dossier incomplet");
    }

    /// One judgement that somebody else was faster with stops the whole action.
    async fn nothing_changes_when_one_part_cannot(world: World) {
        let staffed = Staffed::open(&world).await;
        let (client, number) = world.submitted("Inès", "Marchetti").await;
        let staff = world.identify(&staffed.manager).await;
        let refused = [refusal_of(&world, number, "CV", "sans date").await, refusal_of(&world, number, "RELEVES", "floue").await];
        let validated = Judgement { verdict: Verdict::Validate, ..refused[1].clone() };
        judge(&world.ctx, &staff, number, &[validated]).await.unwrap();
        let outcome = ask(&world.ctx, &staff, number, &refused, None).await;
        assert!(matches!(outcome, Err(Error::Refused(Refusal::Judge(judge::Refusal::JudgedMeanwhile { .. })))), "{outcome:?}");
        let dossier = world.dossier_for_staff(number).await;
        assert_eq!(dossier.file_status(), FileStatus::Received);
        assert_eq!(dossier.items.iter().find(|item| item.kind.code == "CV").unwrap().status, DocumentStatus::Deposited);
        assert_eq!(traced(&world, number, "application.ask_corrections").await, 0);
        assert!(!subjects(&world, &client.person.email).await.iter().any(|subject| subject.contains("incomplet")));
    }

    /// Nothing refused is nothing to correct; a date before the programme's or before today is none.
    async fn what_makes_no_sense_is_refused(world: World) {
        let staffed = Staffed::open(&world).await;
        let (_, number) = world.submitted("Inès", "Marchetti").await;
        let staff = world.identify(&staffed.manager).await;
        assert!(matches!(ask(&world.ctx, &staff, number, &[], None).await, Err(Error::Refused(Refusal::NothingRefused))));
        let refused = [refusal_of(&world, number, "CV", "sans date").await];
        let early = world.dossier(number).await.return_on - Days::new(1);
        assert!(matches!(ask(&world.ctx, &staff, number, &refused, Some(early)).await, Err(Error::Refused(Refusal::DeadlineTooEarly { .. }))));
        assert_eq!(world.dossier(number).await.file_status(), FileStatus::Received);
    }
}
