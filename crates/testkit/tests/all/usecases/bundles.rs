//! Letters of several applications in one archive: for whoever asked, for a few days, without those who are gone.

use app::Error;
use app::letters::bundle::{self, Refusal};
use chrono::TimeDelta;
use connect::files::FileKey;
use domain::application::DecisionKind;
use domain::letters::Wanted;
use store::letter_bundle::Bundle;
use testkit::{World, both_engines};

use super::own_data::entries;
use super::{Staffed, applied, traced};

async fn every_letter(world: &World, staffed: &Staffed) {
    world
        .change_committee(staffed.institution.committee, |committee| {
            committee.letters.0 = Wanted::ALL.iter().map(|wanted| wanted.code().to_owned()).collect();
        })
        .await;
}

async fn latest(world: &World, account: uuid::Uuid) -> Bundle {
    let mut tx = world.ctx.db.read().await.unwrap();
    store::letter_bundle::of_account(&mut tx, account).await.unwrap().remove(0)
}

both_engines! {
    /// Ticked on the list, made by a job that says how far it is, downloaded by whoever asked alone, gone after three days.
    async fn letters_come_in_one_archive(world: World) {
        let staffed = Staffed::open(&world).await;
        every_letter(&world, &staffed).await;
        let (_, one) = applied(&world, "Inès", "Marchetti").await;
        let (_, two) = applied(&world, "Paul", "Durand").await;
        let (_, none) = applied(&world, "Zoé", "Petit").await;
        staffed.decide(&world, one, DecisionKind::Favourable, None).await;
        staffed.decide(&world, two, DecisionKind::Unfavourable, None).await;
        let mut manager = world.sign_in(staffed.manager.person.clone()).await;
        let account = manager.person.account;
        manager.open(&format!("/gestion/candidatures/lettres?n={one}&n={two}&n={none}")).await.see("Petit Zoé");
        manager.press("Préparer 2 lettres").await.expect_at("/gestion/lettres").see("En préparation");
        let person = world.identify(&manager).await;
        let twice = bundle::ask(&world.ctx, &person, &[one]).await;
        assert!(matches!(twice, Err(Error::Refused(Refusal::UnderWay))), "{twice:?}");
        let nothing = bundle::ask(&world.ctx, &person, &[none]).await;
        assert!(matches!(nothing, Err(Error::Refused(Refusal::Nothing))), "{nothing:?}");
        assert_eq!((latest(&world, account).await.total, latest(&world, account).await.done), (2, 0));
        world.run_jobs().await;
        let made = latest(&world, account).await;
        assert_eq!((made.state.as_str(), made.done, made.left_out), ("ready", 2, 0));

        let address = format!("/gestion/lettres/{}", made.id);
        let answer = manager.fetch(&address).await;
        assert_eq!(answer.status.as_u16(), 200);
        let files = entries(&answer.body);
        assert!(files.len() == 2 && files.iter().all(|(_, content)| content.starts_with(b"%PDF")));
        assert!(files[0].0.starts_with("lettre_admission-") && files[1].0.starts_with("lettre_refus-"), "in the order asked for");
        let mut colleague = world.manager(staffed.institution.centre).await;
        assert_eq!(colleague.fetch(&address).await.status.as_u16(), 404);
        assert_eq!(traced(&world, one, "letter.issue").await, 1, "the letter that stands, no other one");

        let key: FileKey = made.file_key.unwrap().parse().unwrap();
        assert!(world.ctx.files.exists(&key).await.unwrap());
        world.advance(TimeDelta::days(4)).await;
        assert!(!world.ctx.files.exists(&key).await.unwrap());
        let mut manager = world.sign_in(staffed.manager.person.clone()).await;
        assert_eq!(manager.fetch(&address).await.status.as_u16(), 404);
    }

    /// Whoever may not open a dossier gets no letter of it, neither when asking nor later.
    async fn rights_count_when_asking_and_when_downloading(world: World) {
        let staffed = Staffed::open(&world).await;
        every_letter(&world, &staffed).await;
        let (_, number) = applied(&world, "Inès", "Marchetti").await;
        staffed.decide(&world, number, DecisionKind::Favourable, None).await;
        let stranger = world.identify(&world.manager(world.centre("LETTRES", "Lettres").await).await).await;
        let refused = bundle::ask(&world.ctx, &stranger, &[number]).await;
        assert!(matches!(refused, Err(Error::Refused(Refusal::Nothing))), "{refused:?}");
        let person = world.identify(&staffed.manager).await;
        bundle::ask(&world.ctx, &person, &[number]).await.unwrap();
        world.run_jobs().await;
        let made = latest(&world, staffed.manager.person.account).await;
        let elsewhere = app::actor::Person { actor: domain::permissions::Actor::applicant(person.account), ..person };
        assert!(matches!(bundle::download(&world.ctx, &elsewhere, made.id).await.map(|_| ()), Err(Error::Denied(_))));
    }
}
