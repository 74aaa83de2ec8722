//! People and their own data: a copy for nobody else, who looked, and being erased when it is right.

use app::Error;
use app::accounts::change_email;
use app::apply::deposit::Upload;
use app::decide::enter::{Entered, enter};
use app::decide::publish::{When, publish};
use app::own_data::erasure::{self, Answer, Answered, NotAnswered};
use app::own_data::{consulted, export};
use app::review::file_status;
use app::review::judge::{Judgement, Verdict, judge};
use app::setup::text;
use chrono::TimeDelta;
use connect::files::FilesError;
use domain::application::{DecisionKind, FileStatus};
use futures::TryStreamExt as _;
use testkit::people::Client;
use testkit::{World, both_engines};
use uuid::Uuid;

use super::erasure::everything;
use super::{Staffed, subjects};

/// The latest copy of a person.
pub async fn latest(world: &World, client: &Client) -> store::own_data::Export {
    let mut tx = world.ctx.db.read().await.unwrap();
    store::own_data::exports(&mut tx, client.person.account).await.unwrap().remove(0)
}

pub async fn bytes_of(world: &World, client: &Client, id: Uuid) -> Vec<u8> {
    let person = world.identify(client).await;
    let download = export::download(&world.ctx, &person, id).await.unwrap_or_else(|error| panic!("no copy: {error:?}"));
    let pieces: Vec<bytes::Bytes> = download.stream.stream.try_collect().await.unwrap();
    pieces.concat()
}

/// Names and contents of an archive whose entries are stored as they are, read from its list at the end.
pub fn entries(zip: &[u8]) -> Vec<(String, Vec<u8>)> {
    let short = |at: usize| usize::from(u16::from_le_bytes([zip[at], zip[at + 1]]));
    let long = |at: usize| usize::try_from(u32::from_le_bytes([zip[at], zip[at + 1], zip[at + 2], zip[at + 3]])).unwrap();
    let end = zip.len() - 22;
    let (count, mut at) = (short(end + 10), long(end + 16));
    (0..count)
        .map(|_| {
            let (size, name, start) = (long(at + 24), short(at + 28), long(at + 42));
            let title = String::from_utf8(zip[at + 46..at + 46 + name].to_vec()).unwrap();
            let content = start + 30 + short(start + 26) + short(start + 28);
            at += 46 + name;
            (title, zip[content..content + size].to_vec())
        })
        .collect()
}

pub fn data_of(entries: &[(String, Vec<u8>)]) -> serde_json::Value {
    serde_json::from_slice(&entries.iter().find(|(name, _)| name == "donnees.json").unwrap().1).unwrap()
}

async fn ask_erasure(world: &World, client: &Client, reason: &str) -> store::own_data::Erasure {
    let person = world.identify(client).await;
    erasure::ask(&world.ctx, &person, reason).await.unwrap();
    let mut tx = world.ctx.db.read().await.unwrap();
    store::own_data::latest_erasure(&mut tx, client.person.account).await.unwrap().unwrap()
}

async fn state(world: &World, client: &Client) -> String {
    let mut tx = world.ctx.db.read().await.unwrap();
    store::own_data::latest_erasure(&mut tx, client.person.account).await.unwrap().unwrap().state
}

both_engines! {
    /// The archive has the data, each application as PDF and every file as it was received; what staff keep to themselves
    /// is not in it. A mail says that it is ready; it is there for seven days, for its owner alone.
    async fn a_copy_of_everything_for_nobody_else(world: World) {
        let staffed = Staffed::open(&world).await;
        let (mut client, number) = world.submitted("Inès", "Marchetti").await;
        let manager = world.identify(&staffed.manager).await;
        app::review::notes::add(&world.ctx, &manager, number, "note entre nous").await.unwrap();
        client.open("/mon-compte/donnees").await;
        client.press("Préparer une copie de mes données").await.see("Votre copie se prépare").see("En préparation");
        let person = world.identify(&client).await;
        let twice = export::ask(&world.ctx, &person).await;
        assert!(matches!(twice, Err(Error::Refused(export::Refusal::UnderWay))), "{twice:?}");
        world.run_jobs().await;
        assert!(subjects(&world, &client.person.email).await.contains(&"eCandidat - vos données sont prêtes".to_owned()));

        let copy = latest(&world, &client).await;
        client.open("/mon-compte/donnees").await;
        client.see("Télécharger la copie");
        let zip = bytes_of(&world, &client, copy.id).await;
        assert_eq!(i64::try_from(zip.len()).ok(), copy.size);
        let entries = entries(&zip);
        let names: Vec<&str> = entries.iter().map(|(name, _)| name.as_str()).collect();
        assert!(names[0] == "LISEZ-MOI.txt" && names.last() == Some(&"donnees.json"), "{names:?}");
        let dossier = entries.iter().find(|(name, _)| name.starts_with(&format!("candidatures/{number}/dossier-"))).unwrap();
        assert!(dossier.1.starts_with(b"%PDF"));
        assert!(names.contains(&"documents/CV/1-CV.pdf") && names.contains(&"documents/RELEVES/1-RELEVES.pdf"), "{names:?}");
        assert_eq!(entries.iter().find(|(name, _)| name == "documents/CV/1-CV.pdf").unwrap().1, testkit::dossiers::pdf("CV"));
        let data = data_of(&entries);
        assert_eq!(data["missing_files"], serde_json::json!([]));
        assert_eq!(data["account"]["email"], client.person.email.as_str());
        assert_eq!(data["applications"][0]["number"], number);
        assert_eq!(data["profile"]["personal"]["words"]["fr"]["birth_name"], "Marchetti");
        let journal = data["applications"][0]["journal"].as_array().unwrap();
        let told = |what: &str| journal.iter().any(|line| line["what"] == what && line["by"] == "applicant");
        assert!(told("Candidature créée") && told("Candidature transmise"), "{journal:?}");
        assert!(!data.to_string().contains("note entre nous"));

        // Somebody else, even who manages the application, gets nothing.
        let address = format!("/mon-compte/donnees/copie/{}", copy.id);
        let mut other = world.applicant("Paul", "Durand").await;
        assert_eq!(other.fetch(&address).await.status.as_u16(), 404);
        let mut manager = staffed.manager;
        assert_eq!(manager.fetch(&address).await.status.as_u16(), 404);
        assert_eq!(client.fetch(&address).await.status.as_u16(), 200);

        // Seven days later it is gone, the file with it.
        let key = copy.file_key.unwrap().parse().unwrap();
        assert!(world.ctx.files.exists(&key).await.unwrap());
        world.advance(TimeDelta::days(7)).await;
        let mut client = world.sign_in(client.person.clone()).await;
        assert_eq!(client.fetch(&address).await.status.as_u16(), 404);
        world.advance(TimeDelta::hours(1)).await;
        assert!(!world.ctx.files.exists(&key).await.unwrap());
    }

    /// What the institution calls a status stands in the paper, in the journal and in the data.
    async fn a_copy_says_statuses_in_the_words_of_the_institution(world: World) {
        let staffed = Staffed::open(&world).await;
        let central = world.identify(&world.central().await).await;
        let typed = text::open_wording(&world.ctx, &central, "document-VA").await.unwrap().typed.with("label_fr", "Relue");
        text::save_wording(&world.ctx, &central, "document-VA", &typed).await.unwrap();
        app::settings::refresh(&world.ctx).await.unwrap();
        let (client, number) = world.submitted("Inès", "Marchetti").await;
        let cv = world.dossier_for_staff(number).await.items.into_iter().find(|item| item.kind.code == "CV").unwrap().version.unwrap();
        let judgement = Judgement { document: "CV".to_owned(), verdict: Verdict::Validate, comment: String::new(), version: cv.id, standing: None };
        judge(&world.ctx, &world.identify(&staffed.manager).await, number, &[judgement]).await.unwrap();
        export::ask(&world.ctx, &world.identify(&client).await).await.unwrap();
        world.run_jobs().await;

        let entries = entries(&bytes_of(&world, &client, latest(&world, &client).await.id).await);
        let (_, paper) = entries.iter().find(|(name, _)| name.starts_with(&format!("candidatures/{number}/dossier-"))).unwrap();
        let mut words = String::new();
        for page in 1..=world.ctx.sandbox.page_count(paper).await.unwrap() {
            words += &world.ctx.sandbox.page_text(paper, page).await.unwrap();
        }
        assert!(words.contains("Relue") && !words.contains("Validée"), "{words}");
        let application = &data_of(&entries)["applications"][0];
        let cv = application["documents"].as_array().unwrap().iter().find(|document| document["code"] == "CV").unwrap();
        assert_eq!(cv["status"], "Relue");
        assert!(application["journal"].to_string().contains("Relue"), "{application}");
    }

    /// Every submission with its receipt, every published decision as it was shown, every mail, whatever the address was.
    async fn a_copy_holds_what_came_before(world: World) {
        const NEW: &str = "ailleurs@courriel.example";
        let staffed = Staffed::open(&world).await;
        let (client, number) = world.submitted("Inès", "Marchetti").await;
        let old = client.person.email.clone();
        let staff = world.identify(&staffed.manager).await;
        file_status::set(&world.ctx, &staff, number, FileStatus::Incomplete, Some(world.ctx.today()), None).await.unwrap();
        world.ctx.clock.advance(TimeDelta::minutes(1));
        world.submit(&client, number).await;
        let convocation = store::catalogue::session::Convocation { on: None, at: "14:30".to_owned(), place: "amphithéâtre B".to_owned() };
        let entered = Entered { decision_type: staffed.institution.decision(DecisionKind::Preselection), convocation, ..Entered::default() };
        let draft = enter(&world.ctx, &staff, number, &entered).await.unwrap();
        publish(&world.ctx, &staff, &[draft], When::Now).await.unwrap();
        staffed.decide(&world, number, DecisionKind::ComplementaryList, Some(3)).await;
        staffed.decide(&world, number, DecisionKind::Unfavourable, None).await;
        // Nobody was told of this one.
        staffed.draft(&world, number, DecisionKind::Favourable, None).await;
        world.run_jobs().await;
        let person = world.identify(&client).await;
        change_email::request(&world.ctx, &person, NEW, NEW, "").await.unwrap();
        let link = world.last_mail_to(NEW).await.link_to("/compte/mail/");
        change_email::confirm(&world.ctx, link.rsplit('/').next().unwrap()).await.unwrap();
        export::ask(&world.ctx, &person).await.unwrap();
        world.run_jobs().await;
        let entries = entries(&bytes_of(&world, &client, latest(&world, &client).await.id).await);
        let data = data_of(&entries);
        let application = &data["applications"][0];

        let content = |name: &str| &entries.iter().find(|(known, _)| known == name).unwrap_or_else(|| panic!("no {name}")).1;
        let submissions = application["submissions"].as_array().unwrap();
        assert_eq!(submissions.len(), 2);
        for (n, submission) in (1..).zip(submissions) {
            let bytes = content(&format!("candidatures/{number}/{n}-transmission.json"));
            assert_eq!(submission["digest"], app::keys::sha256_hex(bytes).as_str());
            let snapshot: serde_json::Value = serde_json::from_slice(bytes).unwrap();
            assert_eq!((&snapshot["application"], &snapshot["documents"][0]["code"]), (&number.into(), &"CV".into()));
            let receipt = entries.iter().find(|(name, _)| name.starts_with(&format!("candidatures/{number}/{n}-accuse-reception-"))).unwrap();
            assert!(receipt.1.starts_with(b"%PDF"));
        }

        assert_eq!((&application["decision"]["kind"], &application["complementary_list"]), (&"DE".into(), &serde_json::Value::Null));
        assert!(application["decision"]["reason"]["fr"].as_str().is_some_and(|reason| !reason.is_empty()), "{application}");
        let earlier = application["earlier_decisions"].as_array().unwrap();
        let kinds: Vec<_> = earlier.iter().map(|decision| decision["kind"].as_str().unwrap()).collect();
        assert_eq!(kinds, ["LC", "PR"]);
        assert_eq!((&earlier[0]["rank"], &earlier[0]["convocation"]), (&serde_json::json!(3), &serde_json::Value::Null));
        assert_eq!((&earlier[1]["convocation"]["at"], &earlier[1]["convocation"]["place"]), (&"14:30".into(), &"amphithéâtre B".into()));

        let mails = data["mails"].as_array().unwrap();
        let receipts = mails.iter().filter(|mail| mail["to"] == old.as_str() && mail["subject"] == "Candidature - dossier réceptionné").count();
        assert_eq!((receipts, &data["account"]["email"]), (2, &NEW.into()));
    }

    /// Where an institution shows no rank, no copy tells it; whoever is on the list finds their place.
    async fn a_copy_tells_the_rank_that_is_shown(world: World) {
        let staffed = Staffed::open(&world).await;
        let (client, number) = world.submitted("Inès", "Marchetti").await;
        staffed.decide(&world, number, DecisionKind::ComplementaryList, Some(3)).await;
        let person = world.identify(&client).await;
        for (shown, rank, place) in [("entered", Some(3), Some(3)), ("effective", None, Some(1)), ("none", None, None)] {
            world.set("decisions.list_rank", shown.into()).await;
            export::ask(&world.ctx, &person).await.unwrap();
            world.run_jobs().await;
            let data = data_of(&entries(&bytes_of(&world, &client, latest(&world, &client).await.id).await));
            let application = &data["applications"][0];
            assert_eq!((application["decision"]["rank"].as_i64(), application["complementary_list"]["rank"].as_i64()), (rank, place), "{shown}");
            world.ctx.clock.advance(TimeDelta::minutes(1));
        }
    }

    /// The page shows the latest consultations and says that there are more; the copy has them all.
    async fn no_consultation_is_lost(world: World) {
        world.institution().await;
        let (mut client, number) = world.submitted("Inès", "Marchetti").await;
        client.open("/mon-compte/donnees").await;
        client.not_see("les plus récentes sont affichées");
        let application = world.dossier(number).await.application.id;
        let mut tx = world.ctx.db.write().await.unwrap();
        for n in 0..501 {
            let line = store::audit::NewLine {
                id: world.ctx.id(),
                at: world.now() - TimeDelta::hours(n),
                actor_kind: "staff",
                actor: None,
                actor_name: "",
                action: consulted::ACTION,
                application: Some(application),
                object: "application",
                before: None,
                after: None,
            };
            store::audit::add(&mut tx, &line).await.unwrap();
        }
        tx.commit().await.unwrap();
        client.reload().await;
        client.see("Les 500 consultations les plus récentes sont affichées");
        export::ask(&world.ctx, &world.identify(&client).await).await.unwrap();
        world.run_jobs().await;
        let data = data_of(&entries(&bytes_of(&world, &client, latest(&world, &client).await.id).await));
        assert_eq!(data["consultations"].as_array().unwrap().len(), 501);
    }

    /// The store of files fails in the middle: no half archive is ever handed out, the job comes back.
    async fn a_copy_is_whole_or_not_there(world: World) {
        world.institution().await;
        let client = world.applicant("Inès", "Marchetti").await;
        let person = world.identify(&client).await;
        export::ask(&world.ctx, &person).await.unwrap();
        world.file_faults.fail_always(FilesError::Unavailable { text: "scripted".to_owned() });
        world.run_jobs().await;
        let copy = latest(&world, &client).await;
        assert_eq!(copy.state, "waiting");
        let early = export::download(&world.ctx, &person, copy.id).await;
        assert!(matches!(early, Err(Error::NotFound)));
        world.file_faults.heal();
        world.advance(TimeDelta::minutes(5)).await;
        assert_eq!(latest(&world, &client).await.state, "ready");
        assert_eq!(entries(&bytes_of(&world, &client, copy.id).await).len(), 2);
    }

    /// One copy at a time, however often it is asked for; one that never came locks nobody out.
    async fn one_copy_at_a_time(world: World) {
        world.institution().await;
        let mut client = world.applicant("Inès", "Marchetti").await;
        let person = world.identify(&client).await;
        let (one, two) = tokio::join!(export::ask(&world.ctx, &person), export::ask(&world.ctx, &person));
        let under_way = |asked: &Result<(), Error<export::Refusal>>| matches!(asked, Err(Error::Refused(export::Refusal::UnderWay)));
        assert!((one.is_ok() && under_way(&two)) || (two.is_ok() && under_way(&one)), "{one:?} {two:?}");
        world.run_jobs().await;
        assert_eq!(latest(&world, &client).await.state, "ready");
        // The job of this one gave up.
        let never = world.ctx.id();
        let mut tx = world.ctx.db.write().await.unwrap();
        store::own_data::add_export(&mut tx, never, client.person.account, world.now() - TimeDelta::hours(25)).await.unwrap();
        tx.commit().await.unwrap();
        client.open("/mon-compte/donnees").await;
        client.press("Préparer une copie de mes données").await.see("Votre copie se prépare");
        world.run_jobs().await;
        let mut tx = world.ctx.db.read().await.unwrap();
        assert_eq!(store::own_data::export(&mut tx, never).await.unwrap().unwrap().state, "over");
        let all = store::own_data::exports(&mut tx, client.person.account).await.unwrap();
        assert_eq!(all.iter().filter(|copy| copy.state == "ready").count(), 2);
    }

    /// Letters and requests are in it too; a file that is gone from the store is named, and the others are there.
    async fn a_copy_names_what_is_missing(world: World) {
        let staffed = Staffed::open(&world).await;
        let (client, number) = world.submitted("Inès", "Marchetti").await;
        let mut tx = world.ctx.db.write().await.unwrap();
        let mut committee = store::catalogue::lookup_committee(&mut tx, staffed.institution.committee.0).await.unwrap().unwrap();
        committee.letters.0 = domain::letters::Wanted::ALL.iter().map(|wanted| wanted.code().to_owned()).collect();
        assert!(store::catalogue::update_committee(&mut tx, &committee).await.unwrap());
        tx.commit().await.unwrap();
        staffed.decide(&world, number, domain::application::DecisionKind::Favourable, None).await;
        world.run_jobs().await;
        let cv = world.dossier(number).await.items.into_iter().find(|item| item.kind.code == "CV").unwrap().version.unwrap();
        world.ctx.files.delete(&cv.received.0[0].key.parse().unwrap()).await.unwrap();
        ask_erasure(&world, &client, "Je pars").await;
        let person = world.identify(&client).await;
        let joined = Upload { name: "attestation.pdf".to_owned(), bytes: testkit::dossiers::pdf("Attestation").into() };
        app::messages::send_by_applicant(&world.ctx, &person, number, "Voici mon attestation.", vec![joined]).await.unwrap();
        export::ask(&world.ctx, &person).await.unwrap();
        world.run_jobs().await;

        let entries = entries(&bytes_of(&world, &client, latest(&world, &client).await.id).await);
        let names: Vec<&str> = entries.iter().map(|(name, _)| name.as_str()).collect();
        let letter = entries.iter().find(|(name, _)| name.starts_with(&format!("lettres/{number}/lettre_admission-")));
        assert!(letter.is_some_and(|(_, pdf)| pdf.starts_with(b"%PDF")), "{names:?}");
        assert!(names.contains(&"documents/RELEVES/1-RELEVES.pdf") && !names.contains(&"documents/CV/1-CV.pdf"), "{names:?}");
        let message = format!("messages/{number}/attestation.pdf");
        assert!(names.contains(&message.as_str()), "{names:?}");
        // Every folder is explained.
        let readme = String::from_utf8(entries[0].1.clone()).unwrap();
        for folder in ["candidatures", "lettres", "messages", "documents"] {
            assert!(readme.contains(&format!("{folder}\u{a0}:")) && names.iter().any(|name| name.starts_with(&format!("{folder}/"))), "{folder}: {readme}");
        }
        let data = data_of(&entries);
        assert_eq!(data["missing_files"], serde_json::json!(["documents/CV/1-CV.pdf"]));
        assert_eq!(data["erasure_requests"][0]["state"], "waiting");
        assert_eq!(data["erasure_requests"][0]["reason"], "Je pars");
    }

    /// One line for each member of the staff, dossier and day; by role and service, never by name.
    async fn who_looked_is_told_by_role(world: World) {
        let staffed = Staffed::open(&world).await;
        let (mut client, number) = world.submitted("Inès", "Marchetti").await;
        let mut manager = staffed.manager;
        for path in ["", "/profil", "/pieces", "/historique"] {
            manager.open(&format!("/gestion/candidatures/{number}{path}")).await;
            world.ctx.clock.advance(TimeDelta::minutes(2));
        }
        client.open("/mon-compte/donnees").await;
        client.see("Sciences").see("Master 1 Informatique").not_see("Gaëlle");
        let looks = |world: World, account| async move {
            let mut tx = world.ctx.db.read().await.unwrap();
            store::own_data::openings(&mut tx, account, 100).await.unwrap()
        };
        assert_eq!(looks(world.clone(), client.person.account).await.len(), 1);
        // A document fetched by its address alone counts too, of somebody who never opened the dossier.
        let mut central = world.central().await;
        assert_eq!(central.fetch(&format!("/gestion/candidatures/{number}/pieces/CV/document.pdf")).await.status.as_u16(), 200);
        assert_eq!(looks(world.clone(), client.person.account).await.len(), 2);
        // The next day is another line.
        world.ctx.clock.advance(TimeDelta::days(1));
        let mut manager = world.sign_in(manager.person.clone()).await;
        manager.open(&format!("/gestion/candidatures/{number}")).await;
        let all = looks(world.clone(), client.person.account).await;
        assert_eq!(all.len(), 3);
        assert!(all.iter().all(|look| !look.after.as_ref().unwrap().0.to_string().contains("Gaëlle")));
        // Looking is not a change: the history of the dossier is about what was done.
        manager.open(&format!("/gestion/candidatures/{number}/historique")).await;
        manager.not_see(consulted::ACTION);
        // Whoever has no right to open it leaves no line.
        let mut nobody = world.applicant("Paul", "Durand").await;
        nobody.fetch(&format!("/gestion/candidatures/{number}")).await;
        assert_eq!(looks(world.clone(), client.person.account).await.len(), 3);
    }

    /// Whoever looks just before midnight and just after it looked on two days; a letter fetched by its address counts.
    async fn every_day_of_a_look_counts(world: World) {
        let staffed = Staffed::open(&world).await;
        let (client, number) = world.submitted("Inès", "Marchetti").await;
        let looks = async || {
            let mut tx = world.ctx.db.read().await.unwrap();
            store::own_data::openings(&mut tx, client.person.account, 100).await.unwrap().len()
        };
        world.ctx.clock.set(world.ctx.zone.end_of(world.ctx.today()) - TimeDelta::seconds(20));
        let person = world.identify(&world.sign_in(staffed.manager.person.clone()).await).await;
        let open = || app::review::open::open(&world.ctx, &person, number);
        open().await.unwrap();
        open().await.unwrap();
        assert_eq!(looks().await, 1);
        world.ctx.clock.advance(TimeDelta::seconds(40));
        open().await.unwrap();
        assert_eq!(looks().await, 2);
        world.ctx.clock.advance(TimeDelta::days(1));
        let none = app::letters::download::of_staff(&world.ctx, &person, number, None).await;
        assert!(matches!(none, Err(Error::NotFound)));
        assert_eq!(looks().await, 3);
    }

    /// Asked on the page, accepted by central admissions, done at once where nothing has to be kept; the last mail goes
    /// out, and a week later not even that is left.
    async fn an_erasure_from_the_request_to_the_last_mail(world: World) {
        world.institution().await;
        let mut client = world.applicant("Zénobie", "Quatrefages").await;
        world.fill_profile(&client).await;
        client.open("/mon-compte/donnees").await;
        client.follow("Demander l’effacement de mes données").await;
        client.press("Demander l’effacement de mes données").await.expect_status(422).see("Cochez cette case");
        client.fill("Motif", "Je ne candidate plus").tick("Je comprends que l’effacement est définitif");
        client.press("Demander l’effacement de mes données").await.see("Votre demande est enregistrée");
        client.see("Retirer ma demande");
        world.run_jobs().await;

        let mut central = world.central().await;
        central.open("/admin/effacements").await;
        central.see("À traiter");
        central.follow("Zénobie Quatrefages").await;
        central.see("Je ne candidate plus").see("efface tout de suite");
        central.press("Refuser").await.expect_status(422).see("Dites pourquoi");
        central.press("Accepter et effacer").await.see("Les données sont effacées");
        central.see("Personne effacée");
        world.run_jobs().await;
        assert!(subjects(&world, &client.person.email).await.contains(&"eCandidat - vos données sont effacées".to_owned()));
        // The session ended with the account; the address is free for somebody new.
        assert_eq!(client.fetch("/mon-compte/donnees").await.status.as_u16(), 303);
        world.advance(TimeDelta::days(8)).await;
        let left: Vec<String> = everything(&world.ctx.db).await.into_iter().filter(|row| row.to_lowercase().contains("quatrefages")).collect();
        assert_eq!(left, Vec::<String>::new());
    }

    /// Something was submitted in a campaign under way: accepted means « once it ends », and it happens by itself then.
    async fn an_accepted_erasure_waits_for_the_campaign(world: World) {
        world.institution().await;
        let (client, _) = world.submitted("Inès", "Marchetti").await;
        let request = ask_erasure(&world, &client, "").await;
        let central = world.identify(&world.central().await).await;
        let answered = erasure::answer(&world.ctx, &central, request.id, request.version, Answer::Accept, "").await.unwrap();
        let until = world.ctx.today() + TimeDelta::days(200);
        assert_eq!(answered, Answered::Later { until });
        world.run_jobs().await;
        assert!(subjects(&world, &client.person.email).await.contains(&"eCandidat - votre demande d'effacement est acceptée".to_owned()));
        world.advance(TimeDelta::days(199)).await;
        assert_eq!(state(&world, &client).await, "accepted");
        world.advance(TimeDelta::days(2)).await;
        assert_eq!(state(&world, &client).await, "done");
        let mut tx = world.ctx.db.read().await.unwrap();
        assert_eq!(store::account::lookup(&mut tx, client.person.account).await.unwrap().unwrap().email, "");
    }

    /// Every accepted request is looked at, however many wait.
    async fn no_accepted_request_is_forgotten(world: World) {
        world.institution().await;
        let now = world.now();
        let mut tx = world.ctx.db.write().await.unwrap();
        for n in 0..103 {
            let (account, request) = (world.ctx.id(), world.ctx.id());
            let email = format!("personne{n}@exemple.fr");
            let new = store::account::NewAccount {
                id: account,
                email: &email,
                email_key: &email,
                last_name: "Nom",
                first_name: "Prénom",
                name_key: "nom prenom",
                language: "fr",
                activation_deadline: now + TimeDelta::days(7),
                now,
            };
            store::account::add(&mut tx, &new).await.unwrap();
            store::own_data::add_erasure(&mut tx, request, account, "", now).await.unwrap();
            let request = store::own_data::erasure(&mut tx, request).await.unwrap().unwrap();
            let request = store::own_data::Erasure { state: "accepted".to_owned(), ..request };
            assert!(store::own_data::save_erasure(&mut tx, &request).await.unwrap());
        }
        tx.commit().await.unwrap();
        erasure::due(&world.ctx).await.unwrap();
        let mut tx = world.ctx.db.read().await.unwrap();
        assert_eq!(store::own_data::accepted_erasures(&mut tx, Uuid::nil()).await.unwrap(), Vec::<Uuid>::new());
        assert_eq!(store::own_data::erasures(&mut tx).await.unwrap().iter().filter(|line| line.state == "done").count(), 103);
    }

    /// One open request at a time; withdrawn it can be asked again; answered once; refused with a reason the person reads.
    async fn a_request_is_answered_once(world: World) {
        let staffed = Staffed::open(&world).await;
        let mut client = world.applicant("Inès", "Marchetti").await;
        let first = ask_erasure(&world, &client, "").await;
        let person = world.identify(&client).await;
        let again = erasure::ask(&world.ctx, &person, "").await;
        assert!(matches!(again, Err(Error::Refused(erasure::Refusal::AlreadyAsked))), "{again:?}");
        erasure::withdraw(&world.ctx, &person).await.unwrap();
        let central = world.identify(&world.central().await).await;
        let late = erasure::answer(&world.ctx, &central, first.id, first.version, Answer::Accept, "").await;
        assert!(matches!(late, Err(Error::Refused(NotAnswered::AlreadyAnswered))), "{late:?}");
        world.ctx.clock.advance(TimeDelta::minutes(1));
        let second = ask_erasure(&world, &client, "").await;
        // Managers of a centre do not answer.
        let manager = world.identify(&staffed.manager).await;
        assert!(matches!(erasure::answer(&world.ctx, &manager, second.id, second.version, Answer::Accept, "").await, Err(Error::Denied(_))));
        let stale = erasure::answer(&world.ctx, &central, second.id, second.version + 1, Answer::Refuse, "Un recours est en cours.").await;
        assert!(matches!(stale, Err(Error::Stale)), "{stale:?}");
        erasure::answer(&world.ctx, &central, second.id, second.version, Answer::Refuse, "Un recours est en cours.").await.unwrap();
        client.open("/mon-compte/donnees").await;
        client.see("Votre demande n’a pas été acceptée").see("Un recours est en cours.");
    }

    /// Whoever holds a role is not erased, asked or answered.
    async fn staff_are_told_why_not(world: World) {
        let mut staffed = Staffed::open(&world).await;
        staffed.manager.open("/mon-compte/donnees").await;
        staffed.manager.see("Vous avez un profil dans l’établissement").not_see("Demander l’effacement");
        let person = world.identify(&staffed.manager).await;
        assert!(matches!(erasure::ask(&world.ctx, &person, "").await, Err(Error::Refused(erasure::Refusal::Staff))));
        // Who became staff after asking.
        let client = world.applicant("Inès", "Marchetti").await;
        let request = ask_erasure(&world, &client, "").await;
        world.grant(&client.person, domain::permissions::RoleKind::Manager, Some(staffed.institution.centre), None).await;
        let central = world.identify(&world.central().await).await;
        let answer = erasure::answer(&world.ctx, &central, request.id, request.version, Answer::Accept, "").await;
        assert!(matches!(answer, Err(Error::Refused(NotAnswered::Staff))), "{answer:?}");
    }
}
