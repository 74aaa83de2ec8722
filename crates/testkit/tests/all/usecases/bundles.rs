//! Letters of several applications in one archive: for whoever asked, for a few days, without those who are gone.

use app::Error;
use app::accounts::erase::{self, Outcome, Why};
use app::audit::Who;
use app::letters::bundle::{self, Refusal};
use chrono::TimeDelta;
use connect::files::{Area, FileKey};
use domain::application::DecisionKind;
use domain::letters::{LetterKind, Wanted};
use domain::permissions::Denied;
use futures::TryStreamExt as _;
use store::letter_bundle::Bundle;
use testkit::people::Client;
use testkit::{World, both_engines};

use super::erasure::everything;
use super::own_data::entries;
use super::{Staffed, applied, traced};

/// What the committee wants from now on.
async fn want(world: &World, staffed: &Staffed, wants: impl Fn(&Wanted) -> bool) {
    let wanted: Vec<String> = Wanted::ALL.into_iter().filter(|wanted| wants(wanted)).map(|wanted| wanted.code().to_owned()).collect();
    world.change_committee(staffed.institution.committee, |committee| committee.letters.0 = wanted).await;
}

async fn every_letter(world: &World, staffed: &Staffed) {
    want(world, staffed, |_| true).await;
}

async fn files(world: &World, area: Area) -> Vec<FileKey> {
    world.ctx.files.list(area).map_ok(|(key, _)| key).try_collect().await.unwrap()
}

/// Two people, one admitted and one refused.
async fn two(world: &World, staffed: &Staffed) -> (Client, [i64; 2]) {
    let (admitted, one) = applied(world, "Inès", "Marchetti").await;
    let (_, two) = applied(world, "Paul", "Durand").await;
    staffed.decide(world, one, DecisionKind::Favourable, None).await;
    staffed.decide(world, two, DecisionKind::Unfavourable, None).await;
    (admitted, [one, two])
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
        let rows = everything(&world.ctx.db).await;
        let left: Vec<&String> = rows.iter().filter(|row| row.starts_with("letter_bundle")).collect();
        assert!(left.is_empty(), "{left:?}");
        assert!(rows.iter().any(|row| row.starts_with("audit_line") && row.contains("letters.download")), "who had it stays in the trace");
    }

    /// A job looks for some of the letters and leaves the others to the next; what it found stays found.
    async fn others_get_their_turn_between_letters(world: World) {
        let staffed = Staffed::open(&world).await;
        every_letter(&world, &staffed).await;
        let (_, numbers) = two(&world, &staffed).await;
        let person = world.identify(&staffed.manager).await;
        bundle::ask(&world.ctx, &person, &numbers).await.unwrap();
        let id = latest(&world, person.account.0).await.id;
        let queued = || async {
            let mut tx = world.ctx.db.read().await.unwrap();
            store::job::waiting(&mut tx, world.now()).await.unwrap()
        };
        let before = queued().await;
        bundle::make_some(&world.ctx, id, 1).await.unwrap();
        let under_way = latest(&world, person.account.0).await;
        assert_eq!((under_way.state.as_str(), under_way.done, under_way.runs), ("waiting", 1, 0));
        assert_eq!(queued().await, before + 1, "the next job");
        bundle::make_some(&world.ctx, id, 1).await.unwrap();
        let made = latest(&world, person.account.0).await;
        assert_eq!((made.state.as_str(), made.done, made.runs), ("ready", 2, 1));
        // The jobs that were queued find it made.
        world.run_jobs().await;
        assert_eq!(files(&world, Area::Export).await.len(), 1);
        let mut manager = world.sign_in(staffed.manager.person.clone()).await;
        assert_eq!(entries(&manager.fetch(&format!("/gestion/lettres/{id}")).await.body).len(), 2);
    }

    /// The store of files is full in the middle of an archive: nothing half made is left, and the next run makes it whole.
    async fn a_run_that_fails_leaves_nothing(world: World) {
        let staffed = Staffed::open(&world).await;
        every_letter(&world, &staffed).await;
        let (_, numbers) = two(&world, &staffed).await;
        world.run_jobs().await;
        let person = world.identify(&staffed.manager).await;
        bundle::ask(&world.ctx, &person, &numbers).await.unwrap();
        let id = latest(&world, person.account.0).await.id;
        // Both letters are found and the archive is begun; the first letter that goes into it cannot be read.
        for _ in 0..3 {
            world.file_faults.pass_next();
        }
        world.file_faults.fail_next(connect::files::FilesError::Unavailable { text: "scripted".to_owned() });
        assert!(bundle::make(&world.ctx, id).await.is_err());
        assert_eq!(files(&world, Area::Export).await, []);
        assert_eq!((latest(&world, person.account.0).await.state.as_str(), latest(&world, person.account.0).await.runs), ("waiting", 1));
        bundle::make(&world.ctx, id).await.unwrap();
        let made = latest(&world, person.account.0).await;
        assert_eq!((made.state.as_str(), made.done, made.runs), ("ready", 2, 2));
        assert_eq!(files(&world, Area::Export).await, [made.file_key.unwrap().parse::<FileKey>().unwrap()]);
        world.run_jobs().await;
    }

    /// A letter that is none any more is left out, one whose file is lost is told as what it is, the others are there.
    async fn what_is_missing_is_told_apart(world: World) {
        let staffed = Staffed::open(&world).await;
        every_letter(&world, &staffed).await;
        let (_, [one, two]) = two(&world, &staffed).await;
        let (_, lost) = applied(&world, "Zoé", "Petit").await;
        world.run_jobs().await;
        let kept = files(&world, Area::Letter).await;
        staffed.decide(&world, lost, DecisionKind::Unfavourable, None).await;
        world.run_jobs().await;
        for key in files(&world, Area::Letter).await.into_iter().filter(|key| !kept.contains(key)) {
            world.ctx.files.delete(&key).await.unwrap();
        }
        let mut manager = world.sign_in(staffed.manager.person.clone()).await;
        let person = world.identify(&manager).await;
        bundle::ask(&world.ctx, &person, &[one, two, lost]).await.unwrap();
        want(&world, &staffed, |wanted| wanted.kind == LetterKind::Refusal).await;
        world.expect_error("a letter is missing from an archive");
        world.run_jobs().await;
        let made = latest(&world, person.account.0).await;
        assert_eq!((made.state.as_str(), made.done, made.left_out, made.failed), ("ready", 1, 1, 1));
        manager.open("/gestion/lettres").await.see("1 candidature n’avait plus de lettre.").see("1 lettre n’a pas pu être lue ; prévenez l’exploitant.");
        let files = entries(&manager.fetch(&format!("/gestion/lettres/{}", made.id)).await.body);
        assert!(files.len() == 1 && files[0].0.starts_with("lettre_refus-"), "{:?}", files.iter().map(|(name, _)| name).collect::<Vec<_>>());
    }

    /// Somebody whose letter is in an archive is erased: the archive is gone, made or not, and so is every file of it.
    async fn an_archive_ends_with_a_person_in_it(world: World) {
        let staffed = Staffed::open(&world).await;
        every_letter(&world, &staffed).await;
        let (admitted, numbers) = two(&world, &staffed).await;
        let person = world.identify(&staffed.manager).await;
        bundle::ask(&world.ctx, &person, &numbers).await.unwrap();
        world.run_jobs().await;
        let made = latest(&world, person.account.0).await;
        assert_eq!(files(&world, Area::Export).await.len(), 1);
        world.ctx.clock.advance(TimeDelta::minutes(1));
        bundle::ask(&world.ctx, &person, &numbers).await.unwrap();
        let waiting = latest(&world, person.account.0).await;
        assert_eq!((waiting.state.as_str(), waiting.id == made.id), ("waiting", false));
        let mut tx = world.ctx.db.write().await.unwrap();
        let erased = erase::erase(&world.ctx, &mut tx, admitted.person.account, &Who::System, Why::Unused).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(erased, Outcome::Erased);
        world.run_jobs().await;
        for id in [made.id, waiting.id] {
            let gone = bundle::download(&world.ctx, &person, id).await.map(|_| ());
            assert!(matches!(gone, Err(Error::NotFound)), "{gone:?}");
        }
        assert_eq!(files(&world, Area::Export).await, []);
        // Another may be asked for at once; it has no letter of somebody who is gone.
        assert_eq!(bundle::ask(&world.ctx, &person, &numbers).await.unwrap(), 1);
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
        let refused = bundle::download(&world.ctx, &elsewhere, made.id).await.map(|_| ());
        assert!(matches!(refused, Err(Error::Denied(Denied::OutOfScope))), "{refused:?}");
    }
}
