//! Forms answered in LimeSurvey: the address of each applicant, what is read back and whose it is, a server that is away.

mod automatic_submission;

use app::Error;
use app::forms::{Asked, declare};
use app::i18n::Lang;
use app::setup::form_survey::{self, Seen};
use chrono::{Days, TimeDelta};
use domain::application::requirement::Obligation;
use domain::application::{DocumentStatus, Refusal as StateRefusal};
use domain::form::Definition;
use domain::form::survey::Reference;
use domain::permissions::Denied;
use domain::translated::Translated;
use store::form::Form;
use testkit::people::Client;
use testkit::survey_server::{Fault, SurveyServer};
use testkit::{World, both_engines};

use super::{Staffed, applied, printed, traced};

const CODE: &str = "ENQUETE";
const SURVEY: i64 = 123_456;
/// Each application has answers of its own.
const OWN: &str = "https://enquetes.univ.example/123456?newtest=Y&numDossier=${numDossier}&idCandidature=${idCandidature}&nom=${nom}&signature=${signature}";
/// One set of answers for all applications of a person.
const COMMON: &str = "https://enquetes.univ.example/123456?numDossier=${numDossier}&signature=${signature}";

/// A survey server with one survey, and a form that asks the small institution's applicants for it.
async fn open(world: &World, address: &str, change: impl FnOnce(&mut Form)) -> (World, Staffed, SurveyServer) {
    let server = SurveyServer::start().await;
    server.survey(SURVEY, &[("suite", "Quelle suite ?"), ("projet", "Votre projet")]);
    let world = world.with_surveys(server.open());
    let staffed = Staffed::open(&world).await;
    let mut form = world.form(CODE, "Votre parcours", Definition::default());
    change(&mut form);
    world.ask_form(staffed.institution.programme.session, &form).await;
    survey(&world, &form, SURVEY, address).await;
    (world, staffed, server)
}

async fn survey(world: &World, form: &Form, survey: i64, address: &str) {
    let mut tx = world.ctx.db.write().await.unwrap();
    store::survey::put(&mut tx, form.id, survey, &Translated::fr(address)).await.unwrap();
    tx.commit().await.unwrap();
}

async fn asked(world: &World, number: i64) -> Asked {
    world.dossier(number).await.forms.iter().find(|asked| asked.code == CODE).unwrap().clone()
}

/// What the hidden questions take from somebody's address.
async fn hidden(world: &World, number: i64) -> Vec<(String, String)> {
    let address = asked(world, number).await.survey.unwrap().address.get("fr").to_owned();
    let address = url::Url::parse(&address).unwrap();
    address.query_pairs().map(|(name, value)| (name.into_owned(), value.into_owned())).filter(|(name, _)| name != "newtest").collect()
}

/// Somebody opens their address and answers.
async fn answer(world: &World, server: &SurveyServer, number: i64, (id, submitted): (i64, &str), words: &str) {
    let hidden = hidden(world, number).await;
    let hidden = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let members: Vec<(&str, &str)> = hidden.chain([("suite", words), ("projet", "")]).collect();
    server.answers(SURVEY, id, submitted, &members);
}

/// The next run of the job.
async fn read(world: &World) {
    world.advance(TimeDelta::minutes(5)).await;
}

async fn words(world: &World, number: i64) -> String {
    asked(world, number).await.answers.get("suite").first().to_owned()
}

both_engines! {
    // rule: 67, 68
    // covers: M2.15, M4.18
    /// The page and the mail give the same signed address; answers are there at the next run, count for the submission,
    /// and stand before staff and in the papers.
    async fn from_the_address_to_the_answers(world: World) {
        let (world, mut staffed, server) = open(&world, OWN, |_| {}).await;
        let (mut client, number) = applied(&world, "Zoé", "Lefèvre Août").await;
        let tab = format!("/candidatures/{number}/formulaires");
        client.open(&tab).await.see("quelques minutes plus tard").see("n’ont pas encore été relevées").see("En attente").not_see("Voir les réponses");
        let address = client.href("Ouvrir dans un nouvel onglet – Votre parcours");
        assert!(address.contains("nom=Lef%C3%A8vre%20Ao%C3%BBt") && !address.contains("${"), "{address}");
        let label = world.dossier(number).await.missing_labels(Lang::FR).into_iter().find(|label| label.starts_with("Votre parcours")).unwrap();
        assert_eq!(label, format!("Votre parcours ({address})"), "mails say what the page says");
        assert_eq!(client.fetch(&format!("{tab}/{CODE}")).await.status.as_u16(), 303, "it is not answered here");

        staffed.manager.open(&format!("/gestion{tab}")).await.press("Relancer").await.see("La relance est envoyée.");
        let mail = world.last_mail_to(&client.person.email).await;
        assert!(mail.links().contains(&address), "a reminder too: {:?}", mail.links());

        for document in ["CV", "RELEVES"] {
            world.deposit(&client, number, document, document).await;
        }
        answer(&world, &server, number, (7, "2026-03-16 10:01:00"), "Une thèse").await;
        read(&world).await;
        client.open(&tab).await.see("Réponses relevées le").see("Répondu").see("Le statut et les réponses sont rafraîchis automatiquement (dernière fois :");
        assert!(client.row("Formulaire").ends_with("Statut Réponses") && client.row("Votre parcours").ends_with("Voir les réponses – Votre parcours"));
        client.follow("Voir les réponses – Votre parcours").await.expect_fact("Quelle suite ?", "Une thèse").expect_fact("Votre projet", "Sans réponse");
        client.not_see("numDossier");
        client.open(&format!("/candidatures/{number}/journal")).await.see("Formulaire « Votre parcours » : réponses reçues");
        for paper in [format!("{tab}/{CODE}/reponses.pdf"), format!("/candidatures/{number}/dossier.pdf")] {
            let words = printed(&world, &client.fetch(&paper).await.body).await;
            for said in ["Votre parcours", "Quelle suite ?", "Une thèse", "Votre projet", "Sans réponse"] {
                assert!(words.contains(said), "{said} in {paper}: {words}");
            }
        }
        staffed.manager.open(&format!("/gestion{tab}")).await.expect_fact("Quelle suite ?", "Une thèse");
        world.submit(&client, number).await;
        let kept = world.dossier_for_staff(number).await.forms[0].clone();
        assert_eq!((kept.answers.get("suite").first(), kept.status), ("Une thèse", DocumentStatus::Deposited));
        client.open(&tab).await.see("Réponses relevées le").see("Transmise");
        assert_eq!((traced(&world, number, "form.survey").await, server.sessions()), (1, 0));
    }

    // rule: 67
    /// The mail that says what is missing carries the very address of the page.
    async fn the_mail_has_the_address_of_the_page(world: World) {
        let (world, _staffed, _server) = open(&world, OWN, |_| {}).await;
        let (client, number) = applied(&world, "Zoé", "Lefèvre Août").await;
        let return_on = world.dossier(number).await.return_on;
        world.ctx.clock.set(world.ctx.zone.start_of(return_on - Days::new(7)) + TimeDelta::minutes(510));
        world.run_jobs().await;
        let mut client = world.sign_in(client.person).await;
        client.open(&format!("/candidatures/{number}/formulaires")).await;
        let address = client.href("Ouvrir dans un nouvel onglet – Votre parcours");
        let mails = world.mails_to(&client.person.email).await;
        let reminder = mails.iter().find(|mail| testkit::browser::plain(&mail.subject).contains("n'est pas transmis")).unwrap();
        assert!(reminder.links().contains(&address), "{address} in {}", reminder.text);
    }

    /// What nobody signed, what was signed for somebody else or another survey, and whom nobody knows: none of it is
    /// kept, the rest is. The log counts and names nobody.
    async fn a_forged_reference_is_nobodys(world: World) {
        let (world, _staffed, server) = open(&world, OWN, |_| {}).await;
        let (_, victim) = applied(&world, "Inès", "Marchetti").await;
        let (_, forger) = applied(&world, "Tom", "Berthaud").await;
        let signed = |reference: &Reference, survey: i64| app::surveys::signature(&world.ctx, survey, reference);
        let (of_victim, of_forger) = (hidden(&world, victim).await, hidden(&world, forger).await);
        let value = |pairs: &[(String, String)], name: &str| pairs.iter().find(|(known, _)| known == name).unwrap().1.clone();
        let file = value(&of_victim, "numDossier");
        let forge = |id: i64, file: &str, application: &str, signature: &str| {
            let members = [("numDossier", file), ("idCandidature", application), ("signature", signature), ("suite", "Volé")];
            server.answers(SURVEY, id, "2026-03-16 10:01:00", &members);
        };
        let own = victim.to_string();
        forge(1, &file, &own, "");
        forge(2, &file, &own, &value(&of_forger, "signature"));
        forge(3, &file, "", &value(&of_victim, "signature"));
        forge(4, &value(&of_forger, "numDossier"), &own, &value(&of_forger, "signature"));
        forge(5, &file, "pas un nombre", &value(&of_victim, "signature"));
        let reference = Reference { file_number: file.clone(), application: Some(victim) };
        forge(6, &file, &own, &signed(&reference, SURVEY + 1));
        // Signed by us, and nobody has this number, or not this application.
        let unknown = Reference { file_number: "ZZZZZZZZ".to_owned(), application: None };
        forge(7, "ZZZZZZZZ", "", &signed(&unknown, SURVEY));
        let crossed = Reference { file_number: value(&of_forger, "numDossier"), application: Some(victim) };
        forge(8, &crossed.file_number, &own, &signed(&crossed, SURVEY));
        answer(&world, &server, forger, (9, "2026-03-16 10:01:00"), "La mienne").await;
        read(&world).await;
        assert_eq!((words(&world, victim).await, words(&world, forger).await), (String::new(), "La mienne".to_owned()));
        let lines: Vec<String> = world.logs.lines().into_iter().filter(|line| line.target.starts_with("app::surveys")).map(|line| line.text).collect();
        assert!(lines.iter().any(|line| line.contains("refused=6") && line.contains("unknown=2")), "{lines:#?}");
        assert!(!world.logs.mention(&file) && !world.logs.mention("Volé"), "{lines:#?}");
    }

    // rule: 66
    /// « Non concerné », and then answers after all: they win, and can no longer be declared away.
    async fn answers_win_over_not_concerned(world: World) {
        let (world, _staffed, server) = open(&world, OWN, |form| Obligation::Conditional.code().clone_into(&mut form.obligation)).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        let person = world.identify(&client).await;
        declare::declare(&world.ctx, &person, number, CODE, true).await.unwrap();
        assert_eq!(asked(&world, number).await.status, DocumentStatus::NotConcerned);
        answer(&world, &server, number, (1, "2026-03-16 10:01:00"), "Une thèse").await;
        read(&world).await;
        assert_eq!(asked(&world, number).await.status, DocumentStatus::Deposited);
        let refused = declare::declare(&world.ctx, &person, number, CODE, true).await;
        assert!(matches!(refused, Err(Error::Refused(StateRefusal::NotInThisState))), "{refused:?}");
    }

    // rule: 65
    /// Answers that name no application count for all that ask; those of one application come before them.
    async fn answers_of_a_person_count_for_all_applications(world: World) {
        let (world, staffed, server) = open(&world, COMMON, |form| form.is_shared = true).await;
        let institution = &staffed.institution;
        let favourable = institution.decision(domain::application::DecisionKind::Favourable);
        world.offer(institution.campaign, institution.committee, favourable, &world.new_offer("M2INFO", "Master 2 Informatique")).await;
        let (client, first) = applied(&world, "Inès", "Marchetti").await;
        let second = world.apply(&client, "M2INFO").await;
        assert_eq!(hidden(&world, first).await, hidden(&world, second).await);
        answer(&world, &server, first, (1, "2026-03-16 10:01:00"), "Une thèse").await;
        read(&world).await;
        for number in [first, second] {
            let asked = asked(&world, number).await;
            assert_eq!((asked.answers.get("suite").first(), asked.status, asked.is_common), ("Une thèse", DocumentStatus::Deposited, true));
        }
        // From now on each application is asked for answers of its own.
        let mut tx = world.ctx.db.read().await.unwrap();
        let form = store::form::find(&mut tx, CODE).await.unwrap().unwrap();
        drop(tx);
        survey(&world, &form, SURVEY, OWN).await;
        answer(&world, &server, second, (2, "2026-03-16 10:06:00"), "Une entreprise").await;
        read(&world).await;
        assert_eq!((words(&world, first).await, words(&world, second).await), ("Une thèse".to_owned(), "Une entreprise".to_owned()));
    }

    /// They count in the campaign of the file number they came with: in the next one the survey is answered anew.
    async fn answers_of_a_person_count_in_their_campaign(world: World) {
        let (world, staffed, server) = open(&world, COMMON, |form| form.is_shared = true).await;
        let institution = &staffed.institution;
        let (client, first) = applied(&world, "Inès", "Marchetti").await;
        answer(&world, &server, first, (1, "2026-03-16 10:01:00"), "Une thèse").await;
        read(&world).await;
        world.ctx.clock.advance(TimeDelta::days(365));
        let today = world.ctx.today();
        let campaign = world.campaign("2027", today - TimeDelta::days(30), today + TimeDelta::days(200)).await;
        let favourable = institution.decision(domain::application::DecisionKind::Favourable);
        world.offer(campaign, institution.committee, favourable, &world.new_offer("M2INFO", "Master 2 Informatique")).await;
        let client = world.sign_in(client.person.clone()).await;
        let next = world.apply(&client, "M2INFO").await;
        // All of it is read again meanwhile.
        read(&world).await;
        let status = asked(&world, next).await.status;
        assert_eq!((status, words(&world, next).await), (DocumentStatus::Waiting, String::new()));
        answer(&world, &server, next, (2, "2027-03-16 10:20:00"), "Une entreprise").await;
        read(&world).await;
        assert_eq!((words(&world, first).await, words(&world, next).await), ("Une thèse".to_owned(), "Une entreprise".to_owned()));
        assert_eq!(asked(&world, first).await.status, DocumentStatus::Deposited);
    }

    /// Only what is new is asked for, the response submitted last counts, and reading again changes nothing. Once a day
    /// all of it is read, for what was begun early and submitted late.
    async fn newer_answers_take_the_place_of_older_ones(world: World) {
        let (world, _staffed, server) = open(&world, OWN, |_| {}).await;
        let (_, number) = applied(&world, "Inès", "Marchetti").await;
        answer(&world, &server, number, (5_000, "2026-03-16 10:01:00"), "Première").await;
        read(&world).await;
        assert_eq!(words(&world, number).await, "Première");
        answer(&world, &server, number, (5_001, "2026-03-16 10:06:00"), "Deuxième").await;
        read(&world).await;
        assert_eq!(words(&world, number).await, "Deuxième");
        let before = asked(&world, number).await.seen();
        read(&world).await;
        assert_eq!(asked(&world, number).await.seen(), before, "the same again changes nothing");
        assert_eq!(server.exports(), [None, Some(4_801), Some(4_802)]);
        // An older one is met later, and one with a low number was submitted last.
        answer(&world, &server, number, (5_002, "2026-03-16 10:02:00"), "Trop vieille").await;
        read(&world).await;
        assert_eq!(words(&world, number).await, "Deuxième");
        answer(&world, &server, number, (3, "2026-03-16 11:00:00"), "Commencée tôt").await;
        read(&world).await;
        assert_eq!(words(&world, number).await, "Deuxième", "out of sight of a reading of what is new");
        world.advance(TimeDelta::hours(24)).await;
        assert_eq!(server.exports().last(), Some(&None), "the whole survey once a day");
        assert_eq!(words(&world, number).await, "Commencée tôt");
    }

    /// A survey that outgrew an export: what is new is read all the same, and the whole in slices once a day, so that what was
    /// begun early and submitted late is not missed. Nobody is told that answers are not read.
    async fn a_survey_that_outgrew_an_export_is_read_on(world: World) {
        let (world, _staffed, server) = open(&world, OWN, |_| {}).await;
        let (_, number) = applied(&world, "Inès", "Marchetti").await;
        answer(&world, &server, number, (5_000, "2026-03-16 10:01:00"), "Première").await;
        read(&world).await;
        server.fails(Fault::Outgrown);
        answer(&world, &server, number, (5_001, "2026-03-17 10:00:00"), "Deuxième").await;
        answer(&world, &server, number, (3, "2026-03-17 11:00:00"), "Commencée tôt").await;
        world.advance(TimeDelta::hours(25)).await;
        assert_eq!(words(&world, number).await, "Deuxième");
        assert_eq!(server.exports(), [None, Some(4_801), None]);
        let shown = asked(&world, number).await.survey.unwrap();
        assert_eq!((shown.read_at, shown.is_away), (Some(world.now()), false));
        read(&world).await;
        assert_eq!(server.slices(), [(1, 1_000), (1_001, 3_000)], "what is left then fits into one export");
        assert_eq!(words(&world, number).await, "Commencée tôt");
        let exports = server.exports().len();
        read(&world).await;
        assert_eq!(server.exports()[exports..], [Some(4_802)], "the whole is not gone through at every run");
        world.advance(TimeDelta::hours(25)).await;
        assert_eq!(server.slices()[2..], [(1, 4_000), (4_001, 12_000), (12_001, 28_000)], "once a day it is");
    }

    /// What is new was too much at once and is gone through in slices: that is not taken for a reading of the whole, which
    /// comes when its day is over.
    async fn slices_of_what_is_new_are_not_the_whole(world: World) {
        let (world, _staffed, server) = open(&world, OWN, |_| {}).await;
        let (_, number) = applied(&world, "Inès", "Marchetti").await;
        answer(&world, &server, number, (5_000, "2026-03-16 10:01:00"), "Première").await;
        read(&world).await;
        server.fails(Fault::Outgrown);
        for (id, submitted) in [(5_001, "2026-03-16 10:06:00"), (5_002, "2026-03-16 10:07:00"), (5_003, "2026-03-16 10:08:00")] {
            answer(&world, &server, number, (id, submitted), "Deuxième").await;
        }
        answer(&world, &server, number, (3, "2026-03-16 10:09:00"), "Commencée tôt").await;
        world.advance(TimeDelta::hours(20)).await;
        assert_eq!(words(&world, number).await, "Deuxième");
        assert_eq!(server.slices(), [(4_801, 5_800), (5_801, 7_800)]);
        world.advance(TimeDelta::hours(5)).await;
        assert_eq!(server.slices()[2], (1, 4_000));
        assert_eq!(words(&world, number).await, "Commencée tôt");
    }

    /// A server that is away in between is not asked for less and less: the slice is as large the next time.
    async fn a_slice_is_halved_for_its_size_only(world: World) {
        let (world, _staffed, server) = open(&world, OWN, |_| {}).await;
        let (_, number) = applied(&world, "Inès", "Marchetti").await;
        for id in 1..=3 {
            answer(&world, &server, number, (id, "2026-03-16 10:01:00"), "Une thèse").await;
        }
        server.fails(Fault::Unsteady);
        read(&world).await;
        assert_eq!(server.slices(), [(1, 1_000)]);
        server.fails(Fault::Outgrown);
        read(&world).await;
        assert_eq!(server.slices(), [(1, 1_000), (1, 1_000), (1_001, 3_000)]);
        assert_eq!(words(&world, number).await, "Une thèse");
    }

    /// Two surveys that are to be gone through in slices have their turns one after the other, whatever came of them.
    async fn surveys_take_turns(world: World) {
        let (world, _staffed, server) = open(&world, OWN, |_| {}).await;
        let (_, number) = applied(&world, "Inès", "Marchetti").await;
        let other = SURVEY + 1;
        server.survey(other, &[("suite", "Quelle suite ?")]);
        let form = world.form("AUTRE", "Autre", Definition::default());
        let mut tx = world.ctx.db.write().await.unwrap();
        store::form::add(&mut tx, &form).await.unwrap();
        tx.commit().await.unwrap();
        survey(&world, &form, other, COMMON).await;
        for id in 1..=3 {
            answer(&world, &server, number, (id, "2026-03-16 10:01:00"), "Une thèse").await;
            server.answers(other, id, "2026-03-16 10:01:00", &[("suite", "De personne")]);
        }
        server.fails(Fault::Unsteady);
        let mut turns = Vec::new();
        for _ in 0..4 {
            read(&world).await;
            let mut tx = world.ctx.db.read().await.unwrap();
            let surveys = store::survey::all(&mut tx).await.unwrap();
            turns.push(surveys.into_iter().max_by_key(|survey| survey.turn_at).unwrap().survey_id);
        }
        assert!(turns[0] != turns[1] && turns[1] != turns[2] && turns[2] != turns[3], "{turns:?}");
    }

    /// A survey that is too much for one export when it is connected: all of it is read, slice by slice, and what is new
    /// comes as usual afterwards.
    async fn a_survey_that_is_large_already_is_read_in_slices(world: World) {
        let (world, _staffed, server) = open(&world, OWN, |_| {}).await;
        let mut numbers = Vec::new();
        for (i, name) in ["Marchetti", "Durand", "Petit", "Lefèvre"].into_iter().enumerate() {
            let (_, number) = applied(&world, "Inès", name).await;
            answer(&world, &server, number, (400 + 1_000 * i64::try_from(i).unwrap(), "2026-03-16 10:01:00"), name).await;
            numbers.push((number, name));
        }
        server.fails(Fault::Outgrown);
        read(&world).await;
        for (number, name) in &numbers {
            assert_eq!(words(&world, *number).await, *name);
        }
        assert_eq!(server.slices()[..2], [(1, 1_000), (1_001, 3_000)]);
        let shown = asked(&world, numbers[0].0).await.survey.unwrap();
        assert_eq!((shown.read_at, shown.is_away), (Some(world.now()), false));
        answer(&world, &server, numbers[0].0, (3_401, "2026-03-16 10:06:00"), "Deuxième").await;
        let exports = server.exports().len();
        read(&world).await;
        assert_eq!(server.exports()[exports..], [Some(3_201)]);
        assert_eq!(words(&world, numbers[0].0).await, "Deuxième");
        assert_eq!(server.sessions(), 0);
    }

    /// Whoever comes back from the questionnaire is sent to the forms of their application, and the answers are read at once;
    /// coming back again and again asks LimeSurvey for nothing more. Nobody else's application is shown.
    async fn coming_back_reads_at_once(world: World) {
        let (world, mut staffed, server) = open(&world, OWN, |_| {}).await;
        let (mut client, number) = applied(&world, "Inès", "Marchetti").await;
        let (mut other, _) = applied(&world, "Tom", "Berthaud").await;
        let mut central = world.central().await;
        central.open(&format!("/gestion/formulaires/{CODE}/questionnaire")).await;
        let back = format!("/candidatures/questionnaires/{SURVEY}/retour");
        assert!(central.fact("Adresse de retour").ends_with(&format!("{back}?candidature={{idCandidature}}")), "{}", central.fact("Adresse de retour"));
        answer(&world, &server, number, (1, "2026-03-16 10:01:00"), "Une thèse").await;
        let tab = format!("/candidatures/{number}/formulaires");
        client.open(&format!("{back}?candidature={number}")).await.expect_at(&tab).see("sont relevées maintenant");
        world.run_jobs().await;
        client.open(&tab).await.see("Répondu");
        client.follow("Voir les réponses – Votre parcours").await.expect_fact("Quelle suite ?", "Une thèse");
        // What LimeSurvey did not fill in names no application: the newest that asks is shown.
        client.open(&format!("{back}?candidature=%7BidCandidature%7D")).await.expect_at(&tab);
        for _ in 0..5 {
            client.open(&back).await.expect_at(&tab);
        }
        let exports = server.exports().len();
        world.run_jobs().await;
        assert_eq!(server.exports().len(), exports, "the survey was read a moment ago");
        world.advance(TimeDelta::seconds(15)).await;
        assert_eq!(server.exports().len(), exports + 1);
        assert_eq!(other.fetch(&format!("{back}?candidature={number}")).await.status.as_u16(), 404);
        assert_eq!(other.fetch("/candidatures/questionnaires/1/retour").await.status.as_u16(), 404);
        assert_eq!(staffed.manager.fetch(&back).await.status.as_u16(), 404, "who has no application");
        // Away: nothing breaks, and the next run catches up.
        server.fails(Fault::Away);
        world.advance(TimeDelta::minutes(2)).await;
        client.open(&back).await.expect_at(&tab);
        world.run_jobs().await;
        client.open(&tab).await.expect_status(200);
    }

    /// A form becomes another survey’s, whose responses are counted from one again: the first answer there takes the place
    /// of what is held of the former.
    async fn another_survey_is_read_from_its_beginning(world: World) {
        let (world, _staffed, server) = open(&world, OWN, |_| {}).await;
        let (_, number) = applied(&world, "Inès", "Marchetti").await;
        answer(&world, &server, number, (500, "2026-03-16 10:01:00"), "Ancienne").await;
        read(&world).await;
        assert_eq!(words(&world, number).await, "Ancienne");
        let mut tx = world.ctx.db.read().await.unwrap();
        let form = store::form::find(&mut tx, CODE).await.unwrap().unwrap();
        drop(tx);
        let other = SURVEY + 1;
        server.survey(other, &[("suite", "Quelle suite ?")]);
        survey(&world, &form, other, OWN).await;
        let hidden = hidden(&world, number).await;
        let hidden = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        // Submitted before the former one, too.
        server.answers(other, 3, "2026-03-16 09:30:00", &hidden.chain([("suite", "Nouvelle")]).collect::<Vec<_>>());
        read(&world).await;
        assert_eq!(words(&world, number).await, "Nouvelle");
        let before = asked(&world, number).await.seen();
        survey(&world, &form, other, COMMON).await;
        read(&world).await;
        assert_eq!(asked(&world, number).await.seen(), before, "another address of the same survey forgets nothing");
    }

    // rule: 68
    /// LimeSurvey is away: the page says when answers were read last, everything else works, and the job catches up. A
    /// survey that cannot be read keeps no other from being read.
    async fn a_server_that_is_away_is_caught_up_with(world: World) {
        let (world, staffed, server) = open(&world, OWN, |form| Obligation::Facultative.code().clone_into(&mut form.obligation)).await;
        let closed = Form { obligation: Obligation::Facultative.code().to_owned(), ..world.form("FERME", "Fermé", Definition::default()) };
        let mut tx = world.ctx.db.write().await.unwrap();
        store::form::add(&mut tx, &closed).await.unwrap();
        tx.commit().await.unwrap();
        survey(&world, &closed, 1, COMMON).await;
        server.close(1, true);
        let (mut client, number) = applied(&world, "Inès", "Marchetti").await;
        let tab = format!("/candidatures/{number}/formulaires");
        read(&world).await;
        client.open(&tab).await.see("Réponses relevées le").not_see("ne répond plus");
        server.fails(Fault::Away);
        answer(&world, &server, number, (1, "2026-03-16 10:06:00"), "Une thèse").await;
        read(&world).await;
        client.open(&tab).await.expect_status(200).see("Réponses relevées le").see("ne répond plus");
        for document in ["CV", "RELEVES"] {
            world.deposit(&client, number, document, document).await;
        }
        world.submit(&client, number).await;
        assert_eq!(world.dossier_for_staff(number).await.forms[0].status, DocumentStatus::Waiting);
        server.fails(Fault::None);
        read(&world).await;
        // It was answered before the submission and read after it.
        let kept = world.dossier_for_staff(number).await.forms[0].clone();
        assert_eq!((kept.answers.get("suite").first(), kept.status), ("Une thèse", DocumentStatus::Deposited));
        let mut tx = world.ctx.db.read().await.unwrap();
        let surveys = store::survey::all(&mut tx).await.unwrap();
        let troubled: Vec<i64> = surveys.iter().filter(|survey| survey.trouble_at.is_some()).map(|survey| survey.survey_id).collect();
        assert_eq!(troubled, [1]);
        drop(tx);
        let manager = world.identify(&staffed.manager).await;
        let refused = form_survey::look(&world.ctx, &manager, "FERME").await;
        assert!(matches!(refused, Err(Error::Denied(Denied::OutOfScope))), "a form of the institution is central admissions’: {refused:?}");
    }

    /// A manager makes such a form on its page, every mistake told in a sentence, and looks at the survey.
    async fn from_the_set_up_to_a_look(world: World) {
        let (world, staffed, server) = open(&world, OWN, |_| {}).await;
        let mut manager: Client = world.sign_in(staffed.manager.person.clone()).await;
        manager.open("/gestion/formulaires/nouveau").await;
        manager.fill("Code", "QUESTIONNAIRE").fill("Libellé (Français)", "Votre logement").choose("Type de formulaire", "Questionnaire LimeSurvey");
        manager.fill("Numéro du questionnaire", "123456").fill("Url du questionnaire (Français)", "https://enquetes.univ.example/?numDossier=${numDossier}");
        manager.press("Enregistrer").await.expect_status(422).see("il y manque la variable ${signature}").see("Un autre formulaire utilise déjà ce questionnaire.");
        server.survey(654_321, &[("loyer", "Votre loyer ?")]);
        manager.fill("Numéro du questionnaire", "654321").fill("Url du questionnaire (Français)", COMMON).press("Enregistrer").await;
        manager.see("Vos modifications sont enregistrées.");
        assert_eq!(manager.fetch("/gestion/formulaires/QUESTIONNAIRE/champs").await.status.as_u16(), 404, "its questions are LimeSurvey's");
        manager.follow("Questionnaire").await.expect_fact("Numéro du questionnaire", "654321").expect_fact("Réponses relevées le", "Jamais");
        manager.press("Lire le questionnaire").await.see("Réponses complètes lues : 0.");
        server.answers(654_321, 1, "2026-03-16 10:01:00", &[("loyer", "300")]);
        manager.press("Lire le questionnaire").await.see("Réponses complètes lues : 1. Avec une référence valable : 0.");
        server.fails(Fault::Away);
        manager.press("Lire le questionnaire").await.see("LimeSurvey ne répond pas.");
        server.fails(Fault::None);
        let elsewhere = world.centre("LETTRES", "Lettres").await;
        let mut stranger = world.manager(elsewhere).await;
        assert_eq!(stranger.fetch("/gestion/formulaires/QUESTIONNAIRE/questionnaire").await.status.as_u16(), 404);
        let central = world.identify(&world.central().await).await;
        assert_eq!(form_survey::look(&world.ctx, &central, CODE).await.unwrap(), Seen { responses: 0, ours: 0 });
        // The fourth to the sixth of this hour, and one too many.
        manager.open("/gestion/formulaires/QUESTIONNAIRE/questionnaire").await;
        for _ in 4..=6 {
            manager.press("Lire le questionnaire").await.see("Réponses complètes lues : 1.");
        }
        manager.press("Lire le questionnaire").await.see("plusieurs fois en une heure");
        let exports = server.exports().len();
        manager.press("Lire le questionnaire").await.see("plusieurs fois en une heure");
        assert_eq!(server.exports().len(), exports, "LimeSurvey is left in peace");
        for _ in 0..2 {
            // An hour, without being signed out.
            world.ctx.clock.advance(TimeDelta::minutes(30));
            manager.open("/gestion/formulaires/QUESTIONNAIRE/questionnaire").await;
        }
        manager.press("Lire le questionnaire").await.see("Réponses complètes lues : 1.");
        manager.open("/gestion/formulaires/QUESTIONNAIRE/supprimer").await.press("Oui, supprimer").await.see("La suppression est faite.");
    }
}
