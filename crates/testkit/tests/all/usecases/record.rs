//! The student record: whose it may be used for, what it imposes, and that nothing waits for it.

use app::accounts::sso::Facts;
use app::student_record::{Refusal, origin, refresh, refresh_for};
use chrono::TimeDelta;
use connect::directory::Directory;
use connect::sso::Sso;
use connect::student_record::{Bac, Home, RecordError, Student, Studied};
use domain::ine::Ine;
use domain::profile::{PersonalDetails, ProfilePage};
use testkit::people::Client;
use testkit::{Browser, World, both_engines, filled};

use super::erasure::everything;
use super::traced;

const INE: &str = "1234567890V";
const NUMBER: &str = "21904417";
const LOGIN: &str = "imarchetti";

/// Inès as the student system has her: capitals, no accents, its own codes of countries and departments.
fn ines() -> Student {
    let text = str::to_owned;
    Student {
        number: text(NUMBER),
        ine: text(INE),
        civility: text("Mme"),
        birth_name: text("MARCHETTI"),
        first_name: text("INES"),
        birth_date: text("2004-11-07"),
        birth_country: text("100"),
        birth_department: text("081"),
        birth_town: text("ALBI"),
        nationality: text("100"),
        mobile: text("06 12 34 56 78"),
        address: Some(Home { country: text("100"), postal_code: text("81000"), town: text("81004"), lines: vec![text("2 RUE DE L EGLISE")] }),
        bac: Some(Bac {
            year: 2022,
            series: text("0001"),
            honours: text("AB"),
            department: text("081"),
            town: text("81004"),
            school: text("0810121S"),
            ..Bac::default()
        }),
        studies: vec![
            Studied {
                year: 2022,
                code: text("L1BIO"),
                label: text("Licence 1 Sciences de la vie"),
                honours: text("Assez bien"),
                result: text("Admis"),
                mark: text("13,4"),
                scale: Some(20),
            },
            Studied { year: 2023, code: text("L2BIO"), label: text("Licence 2 Sciences de la vie"), ..Studied::default() },
        ],
        ..Student::default()
    }
}

/// An installation with a record that knows Inès.
async fn open(world: &World) -> World {
    let world = world.with_student_record();
    world.institution().await;
    world.student_record.knows(ines());
    world
}

/// Somebody whom the sign-on named this student number.
async fn signed_on(world: &World, first_name: &str, last_name: &str) -> Client {
    let client = world.applicant(first_name, last_name).await;
    let mut tx = world.ctx.db.write().await.unwrap();
    store::account::set_student_number(&mut tx, client.person.account, NUMBER).await.unwrap();
    tx.commit().await.unwrap();
    client
}

/// Asks as the script of the page does while it waits.
async fn progress(client: &mut Client) -> testkit::browser::Answer {
    client.send_with(axum::http::Method::GET, "/mon-compte/cursus-interne", &[("hx-request", "true")], bytes::Bytes::new()).await
}

async fn ask(world: &World, client: &Client) {
    let person = world.identify(client).await;
    refresh(&world.ctx, &person).await.unwrap();
    world.run_jobs().await;
}

/// Inès as a sign-on has her that knows no student numbers.
fn without_number() -> Facts {
    Facts {
        last_name: Some("Marchetti".to_owned()),
        first_name: Some("Inès".to_owned()),
        email: Some("ines@etu.univ.example".to_owned()),
        student_number: None,
    }
}

/// Signs on for the first time and creates the account.
async fn first_visit(world: &World) -> Browser {
    let mut me = world.browser();
    me.open("/connexion/ent").await;
    me.open("/connexion/ent/compte").await;
    me.press("Enregistrer").await;
    me.expect_at("/tableau-de-bord");
    me
}

/// The student number of the account behind the sign-on.
async fn number(world: &World) -> Option<String> {
    let mut tx = world.ctx.db.read().await.unwrap();
    store::account::find_by_sso_login(&mut tx, LOGIN).await.unwrap().unwrap().student_number
}

async fn row(world: &World, client: &Client) -> store::student_record::Row {
    let mut tx = world.ctx.db.read().await.unwrap();
    store::student_record::of(&mut tx, client.person.account).await.unwrap().unwrap()
}

both_engines! {
    with reference tables;

    // covers: M0.06, M1.09, M2.08, M4.08
    /// The sign-on's number is proof enough: at the first sign-in identity, address, bac and years are there, with the
    /// accents of the account; what is the record's cannot be changed, the rest can.
    async fn whoever_signs_on_finds_their_record(world: World) {
        let world = open(&world).await.with_sign_on();
        let facts = Facts {
            last_name: Some("Marchetti".to_owned()),
            first_name: Some("Inès".to_owned()),
            email: Some("ines@etu.univ.example".to_owned()),
            student_number: Some(NUMBER.to_owned()),
        };
        world.sign_on.signs_on("imarchetti", facts);
        let mut me = world.browser();
        me.open("/connexion/ent").await;
        me.open("/connexion/ent/compte").await;
        me.press("Enregistrer").await;
        me.expect_at("/tableau-de-bord");
        assert!(world.run_jobs().await > 0);

        me.open("/mon-compte/informations-perso").await;
        me.see("Marchetti").see("Inès").see("1234567890").see("Clé INE").see("viennent du logiciel de scolarité").see("81 - Tarn");
        me.open("/mon-compte/informations-perso/modifier").await;
        me.see("1234567890");
        me.press("Suivant").await.expect_status(200).see("Madame").see("07/11/2004");
        me.fill("Téléphone", "05 63 00 00 00").press("Enregistrer").await;
        me.expect_at("/mon-compte/informations-perso").see("05 63 00 00 00").see("Marchetti");
        me.open("/mon-compte/baccalaureat").await;
        me.see("2022").see("Baccalauréat international").see("Assez bien").see("viennent du logiciel de scolarité").not_see("Modifier");
        me.open("/mon-compte/baccalaureat/modifier").await;
        me.not_see("Enregistrer");
        me.open("/mon-compte/adresse").await;
        me.see("2 RUE DE L EGLISE").see("Albi").not_see("viennent du logiciel").see("Modifier");
        me.open("/mon-compte/cursus-interne").await;
        me.see("L1BIO").see("Licence 1 Sciences de la vie").see("Admis").see("Assez bien").see("13,4 / 20").see("Licence 2 Sciences de la vie");
        me.see("En cas d’erreur, merci de contacter le service de scolarité.");
    }

    /// The directory was away on the first visit: the number is asked for again without anybody waiting, and brings the
    /// record.
    async fn a_number_that_the_directory_did_not_tell_is_asked_for_again(world: World) {
        let world = open(&world).await.with_sign_on();
        world.sign_on.signs_on(LOGIN, without_number());
        world.directory.is_down(true);
        let mut me = first_visit(&world).await;
        world.run_jobs().await;
        assert_eq!((number(&world).await, world.student_record.asked()), (None, 0));
        world.directory.is_down(false);
        world.directory.knows(LOGIN, Facts { student_number: Some(NUMBER.to_owned()), ..Facts::default() });
        world.advance(TimeDelta::minutes(1)).await;
        assert_eq!(number(&world).await.as_deref(), Some(NUMBER));
        me.open("/mon-compte/cursus-interne").await;
        me.see("Licence 1 Sciences de la vie");
    }

    /// Whoever has no number yet is asked about at their sign-ins, once a day; who has one is not, nor is anybody where there
    /// is no directory.
    async fn the_directory_is_asked_for_a_number_once_a_day(world: World) {
        let world = open(&world).await.with_sign_on();
        world.sign_on.signs_on(LOGIN, without_number());
        world.directory.knows(LOGIN, without_number());
        first_visit(&world).await;
        assert_eq!(world.run_jobs().await, 0, "the directory was asked a moment ago");
        let signs_on = async |world: &World| world.browser().open("/connexion/ent").await.expect_at("/tableau-de-bord").status();
        let alone = world.with_services(Sso::Scripted(world.sign_on.clone()), Directory::Off);
        signs_on(&alone).await;
        assert_eq!(world.run_jobs().await, 0);
        signs_on(&world).await;
        assert_eq!((world.run_jobs().await, number(&world).await), (1, None));
        world.directory.knows(LOGIN, Facts { student_number: Some(NUMBER.to_owned()), ..without_number() });
        signs_on(&world).await;
        assert_eq!(world.run_jobs().await, 0);
        world.advance(TimeDelta::days(1)).await;
        signs_on(&world).await;
        world.run_jobs().await;
        assert_eq!((number(&world).await.as_deref(), world.student_record.asked()), (Some(NUMBER), 1));
        world.advance(TimeDelta::days(1)).await;
        world.directory.is_down(true);
        signs_on(&world).await;
        world.run_jobs().await;
        assert_eq!(world.student_record.asked(), 2, "the record is read as at any sign-in");
        assert!(store::job::failed(&mut world.ctx.db.read().await.unwrap()).await.unwrap().is_empty());
    }

    // covers: M2.08, M3.08
    /// Posting what the record imposes changes nothing, whatever the form says.
    async fn what_is_imposed_cannot_be_posted(world: World) {
        let world = open(&world).await;
        let mut client = signed_on(&world, "Inès", "Marchetti").await;
        ask(&world, &client).await;
        let person = world.identify(&client).await;
        let mut tx = world.ctx.db.read().await.unwrap();
        let stored = app::profile::sections::load::<PersonalDetails>(&mut tx, client.person.account).await.unwrap().unwrap();
        drop(tx);
        let mut input = domain::profile::PersonalInput::from(&stored.content);
        (input.birth_name, input.ine, input.birth_date) = ("Autre".to_owned(), "0000000001B".to_owned(), "01/01/2000".to_owned());
        input.mobile = "07 00 00 00 00".to_owned();
        app::profile::sections::save_personal(&world.ctx, &person, &input, stored.version).await.unwrap();
        let mut tx = world.ctx.db.read().await.unwrap();
        let after = app::profile::sections::load::<PersonalDetails>(&mut tx, client.person.account).await.unwrap().unwrap().content;
        assert_eq!((after.birth_name.as_str(), after.identity.ine), ("Marchetti", Some(Ine::parse(INE).unwrap())));
        assert_eq!((after.birth_date, after.mobile.map(|mobile| mobile.to_string())), (stored.content.birth_date, Some("07 00 00 00 00".to_owned())));
        drop(tx);
        let bac = domain::profile::BacInput { situation: "not_held".to_owned(), series: "0000".to_owned(), ..Default::default() };
        let refused = app::profile::sections::save::<domain::profile::Bac>(&world.ctx, &person, &bac, 1).await;
        assert!(matches!(&refused, Err(app::Error::Refused(wrong)) if wrong[0].error.key == app::profile::sections::FROM_RECORD), "{refused:?}");
        client.open("/mon-compte/baccalaureat").await;
        client.see("Assez bien");
    }

    // covers: M4.08
    /// From outside: INE, surname and date of birth together, typed on the ordinary pages. The pages say the same as for an
    /// INE that nobody has.
    async fn from_outside_ine_name_and_date_of_birth_must_agree(world: World) {
        let world = open(&world).await;
        let mut me = world.applicant("Inès", "Marchetti").await;
        filled::personal(&mut me, INE).await;
        assert_eq!(world.run_jobs().await, 1);
        me.open("/mon-compte/cursus-interne").await;
        me.see("Licence 1 Sciences de la vie");
        assert_eq!(row(&world, &me).await.found_by, "ine");

        // Somebody who knows the INE of another student, and somebody with an INE of nobody.
        world.student_record.knows(Student { number: "1".to_owned(), ine: "0000000001B".to_owned(), birth_name: "DURAND".to_owned(), ..ines() });
        let mut curious = world.applicant("Paul", "Martin").await;
        filled::personal(&mut curious, "0000000001B").await;
        let mut nobody = world.applicant("Luc", "Petit").await;
        filled::personal(&mut nobody, "0612345678D").await;
        world.run_jobs().await;
        for person in [&mut curious, &mut nobody] {
            assert_eq!(row(&world, person).await.state, "absent");
            person.open("/mon-compte/cursus-interne").await;
            person.see("Aucune année d’études enregistrée").not_see("Licence 1");
        }
        assert_eq!(curious.text(), nobody.text().replace("Luc Petit", "Paul Martin").replace("LP", "PM").replace("T0000003", "T0000002"));
        assert!(everything(&world.ctx.db).await.iter().all(|row| !row.contains("DURAND")), "nothing is kept of somebody else");
    }

    /// The same surname and INE with another date of birth is somebody else.
    async fn another_date_of_birth_is_somebody_else(world: World) {
        let world = open(&world).await;
        world.student_record.knows(Student { birth_date: "2004-11-08".to_owned(), ..ines() });
        let mut me = world.applicant("Inès", "Marchetti").await;
        filled::personal(&mut me, INE).await;
        world.run_jobs().await;
        assert_eq!(row(&world, &me).await.state, "absent");
        me.open("/mon-compte/informations-perso/modifier").await;
        // Still the person's own to change.
        me.fill("INE et clé INE", "").press("Suivant").await;
        me.fill("Ville de naissance", "Castres").press("Enregistrer").await;
        me.expect_at("/mon-compte/informations-perso").see("Castres");
    }

    /// Whoever knows INE and surname does not find the date of birth by trying one day after another.
    async fn a_date_of_birth_is_not_found_by_trying(world: World) {
        let world = open(&world).await;
        world.student_record.knows(Student { birth_date: "2004-11-30".to_owned(), ..ines() });
        let mut curious = world.applicant("Inès", "Marchetti").await;
        filled::personal(&mut curious, INE).await;
        world.run_jobs().await;
        let person = world.identify(&curious).await;
        for day in 11..19 {
            let mut tx = world.ctx.db.read().await.unwrap();
            let stored = app::profile::sections::load::<PersonalDetails>(&mut tx, curious.person.account).await.unwrap().unwrap();
            drop(tx);
            let mut input = domain::profile::PersonalInput::from(&stored.content);
            input.birth_date = format!("{day}/11/2004");
            app::profile::sections::save_personal(&world.ctx, &person, &input, stored.version).await.unwrap();
            world.run_jobs().await;
        }
        assert_eq!(world.student_record.asked(), 5);
        let refused = refresh(&world.ctx, &person).await;
        assert!(matches!(refused, Err(app::Error::Refused(Refusal::TooMany))), "{refused:?}");
        // Nor with another account that takes the number over.
        let mut tx = world.ctx.db.write().await.unwrap();
        store::profile::release_ine(&mut tx, curious.person.account).await.unwrap();
        tx.commit().await.unwrap();
        let mut other = world.applicant("Zoé", "Marchetti").await;
        filled::personal(&mut other, INE).await;
        world.run_jobs().await;
        let mut tx = world.ctx.db.read().await.unwrap();
        let saved = app::profile::sections::load::<PersonalDetails>(&mut tx, other.person.account).await.unwrap().unwrap();
        assert_eq!(saved.content.identity.ine, Some(Ine::parse(INE).unwrap()));
        assert_eq!(world.student_record.asked(), 5);
    }

    /// Where the institution does not want it, an INE looks nobody up.
    async fn the_ine_is_used_only_where_the_institution_wants_it(world: World) {
        let world = open(&world).await;
        world.set("student_record.by_ine", false.into()).await;
        let mut me = world.applicant("Inès", "Marchetti").await;
        filled::personal(&mut me, INE).await;
        world.run_jobs().await;
        assert_eq!(world.student_record.asked(), 0);
        let person = world.identify(&me).await;
        assert!(matches!(refresh(&world.ctx, &person).await, Err(app::Error::Refused(Refusal::Nothing))));
        me.open("/mon-compte/cursus-interne").await;
        me.press("Actualiser").await.see("Rien ne permet de vous retrouver");
    }

    /// The record is away: a sentence, everything else works, and the queue catches up once it is back, days later.
    async fn a_record_that_is_away_delays_nothing_else(world: World) {
        let world = open(&world).await;
        world.student_record.fails(Some(RecordError::Unavailable("scripted".to_owned())));
        let mut me = signed_on(&world, "Inès", "Marchetti").await;
        me.open("/mon-compte/cursus-interne").await;
        me.press("Actualiser").await.see("La lecture du logiciel de scolarité est demandée");
        assert!(me.html().contains("data-progress=\"/mon-compte/cursus-interne\""));
        assert_eq!(progress(&mut me).await.status.as_u16(), 204);
        world.run_jobs().await;
        me.open("/mon-compte/cursus-interne").await;
        me.expect_status(200).see("Le logiciel de scolarité ne répond pas pour le moment").see("tout le reste fonctionne");
        filled::personal(&mut me, INE).await;
        me.expect_status(200);
        for _ in 0..60 {
            world.advance(TimeDelta::hours(2)).await;
        }
        assert!(world.student_record.asked() > 25, "it is asked again and again, at most each hour: {}", world.student_record.asked());
        world.student_record.fails(None);
        world.advance(TimeDelta::hours(2)).await;
        let mut me = world.sign_in(me.person.clone()).await;
        me.open("/mon-compte/cursus-interne").await;
        me.see("Licence 1 Sciences de la vie").not_see("ne répond pas");
        let html = progress(&mut me).await.text();
        assert!(html.contains("Licence 1 Sciences de la vie") && html.contains("data-announce") && !html.contains("<html"), "{html}");
    }

    /// « Actualiser » does not wait for the next attempt, and is counted.
    async fn refreshing_is_done_at_once_and_counted(world: World) {
        let world = open(&world).await;
        world.student_record.fails(Some(RecordError::Unavailable("scripted".to_owned())));
        let me = signed_on(&world, "Inès", "Marchetti").await;
        ask(&world, &me).await;
        world.student_record.fails(None);
        assert_eq!(world.run_jobs().await, 0, "the next attempt is not due");
        ask(&world, &me).await;
        assert_eq!(row(&world, &me).await.state, "loaded");
        let person = world.identify(&me).await;
        let mut last = Ok(());
        for _ in 0..12 {
            last = refresh(&world.ctx, &person).await;
        }
        assert!(matches!(last, Err(app::Error::Refused(Refusal::TooMany))), "{last:?}");
    }

    /// Staff have the record of an applicant read, once for a double click; what was typed gives way to it as when the person
    /// asks. Not for themselves, and not where nothing says who it is.
    async fn staff_have_a_record_read(world: World) {
        let world = world.with_student_record();
        let institution = world.institution().await;
        world.student_record.knows(ines());
        let me = world.applicant("Inès", "Marchetti").await;
        world.fill_profile(&me).await;
        let number = world.apply(&me, "M1INFO").await;
        let mut manager = world.manager(institution.centre).await;
        let page = format!("/gestion/candidatures/{number}/profil");
        manager.open(&page).await.see("Rien n’a encore été lu dans le logiciel de scolarité");
        manager.press("Synchroniser avec le logiciel de scolarité").await.expect_at(&page).see("ni numéro d’étudiant, ni INE");
        assert_eq!(traced(&world, number, "student_record.ask").await, 0);

        let mut tx = world.ctx.db.write().await.unwrap();
        store::account::set_student_number(&mut tx, me.person.account, NUMBER).await.unwrap();
        tx.commit().await.unwrap();
        manager.press("Synchroniser avec le logiciel de scolarité").await.see("La lecture du logiciel de scolarité est demandée.");
        let staff = world.identify(&manager).await;
        refresh_for(&world.ctx, &staff, number).await.unwrap();
        assert_eq!(traced(&world, number, "student_record.ask").await, 1);
        world.run_jobs().await;
        assert_eq!((row(&world, &me).await.state.as_str(), world.student_record.asked()), ("loaded", 1));
        manager.open(&page).await.see("Lu dans le logiciel de scolarité le").see("Licence 1 Sciences de la vie");
        manager.open(&format!("/gestion/candidatures/{number}/historique")).await.see("Lecture du logiciel de scolarité demandée");

        let own = world.identify(&me).await;
        assert!(matches!(refresh_for(&world.ctx, &own, number).await, Err(app::Error::NotFound | app::Error::Denied(_))));
    }

    // rule: 36, 37
    /// A later reading: changed years keep their place, years that are gone go, the person's own address stays; and a
    /// record that vanished takes nothing away.
    async fn a_second_reading_follows_the_record(world: World) {
        let world = open(&world).await;
        let me = signed_on(&world, "Inès", "Marchetti").await;
        ask(&world, &me).await;
        let years = |world: World, account| async move {
            let mut tx = world.ctx.db.read().await.unwrap();
            let summary = app::profile::summary(&world.ctx, &mut tx, account, app::i18n::Lang::FR).await.unwrap();
            summary.section(ProfilePage::InternalRecords).unwrap().entries.clone()
        };
        let before = years(world.clone(), me.person.account).await;
        let mut later = ines();
        later.studies.remove(0);
        later.studies[0].result = "Admis".to_owned();
        later.address = Some(Home { lines: vec!["9 RUE NEUVE".to_owned()], ..later.address.unwrap() });
        world.student_record.knows(later.clone());
        ask(&world, &me).await;
        let after = years(world.clone(), me.person.account).await;
        assert_eq!(after.len(), 1);
        assert!(before.iter().any(|year| year.id == after[0].id), "the same year, with its result");
        let address = |world: World, account| async move {
            let mut tx = world.ctx.db.read().await.unwrap();
            app::profile::sections::load::<domain::profile::Address>(&mut tx, account).await.unwrap().unwrap()
        };
        let moved = address(world.clone(), me.person.account).await;
        assert_eq!(moved.content.line1.as_str(), "9 RUE NEUVE", "nobody had touched it");
        // The person moves; the record does not know yet.
        let person = world.identify(&me).await;
        let input = domain::profile::AddressInput { line1: "1 place du Vigan".to_owned(), ..domain::profile::AddressInput::from(&moved.content) };
        app::profile::sections::save::<domain::profile::Address>(&world.ctx, &person, &input, moved.version).await.unwrap();
        ask(&world, &me).await;
        assert_eq!(address(world.clone(), me.person.account).await.content.line1.as_str(), "1 place du Vigan");
        world.student_record.forgets_everybody();
        ask(&world, &me).await;
        let mut tx = world.ctx.db.read().await.unwrap();
        let origin = origin(&world.ctx, &mut tx, me.person.account).await.unwrap();
        assert!(origin.identity && origin.ine && origin.bac, "{origin:?}");
    }

    // rule: 37
    /// An address that the person typed survives a record that tells none, at the first reading and at the next.
    async fn a_typed_address_survives_a_record_without_one(world: World) {
        let world = open(&world).await;
        let mut me = signed_on(&world, "Inès", "Marchetti").await;
        filled::address(&mut me).await;
        let address = async || {
            let mut tx = world.ctx.db.read().await.unwrap();
            app::profile::sections::load::<domain::profile::Address>(&mut tx, me.person.account).await.unwrap().unwrap()
        };
        let typed = address().await;
        world.student_record.knows(Student { address: None, ..ines() });
        for _ in 0..2 {
            ask(&world, &me).await;
            let kept = address().await;
            assert_eq!((kept.content.line1.as_str(), kept.version), (typed.content.line1.as_str(), typed.version));
        }
        assert_eq!(row(&world, &me).await.state, "loaded", "the rest of the record was read");
    }

    // rule: 36
    /// What cannot be used is left out, the rest is taken; an INE that another account holds is not taken over.
    async fn parts_that_cannot_be_used_are_left_out(world: World) {
        let world = open(&world).await;
        let mut other = world.applicant("Paul", "Durand").await;
        filled::personal(&mut other, INE).await;
        let mut told = ines();
        told.bac = told.bac.map(|bac| Bac { series: "ZZZ".to_owned(), ..bac });
        told.address = told.address.map(|home| Home { postal_code: "99999".to_owned(), ..home });
        told.studies[0].label.clear();
        world.student_record.knows(told);
        let mut me = signed_on(&world, "Inès", "Marchetti").await;
        ask(&world, &me).await;
        let row = row(&world, &me).await;
        assert_eq!((row.state.as_str(), row.has_bac, row.address.is_none()), ("loaded", false, true));
        me.open("/mon-compte/cursus-interne").await;
        me.see("L2BIO").not_see("L1BIO");
        me.open("/mon-compte/informations-perso").await;
        me.see("Madame").not_see("1234567890");
        // The bac is still asked of the person.
        me.open("/mon-compte/baccalaureat").await;
        me.see("Je n’ai pas le bac");
    }

    /// A submission keeps the years as they were, the paper prints them, and staff see them.
    async fn the_years_are_in_the_dossier(world: World) {
        let world = open(&world).await;
        let mut me = signed_on(&world, "Inès", "Marchetti").await;
        ask(&world, &me).await;
        let number = world.apply(&me, "M1INFO").await;
        for document in ["CV", "RELEVES"] {
            world.deposit(&me, number, document, document).await;
        }
        world.submit(&me, number).await;
        let mut tx = world.ctx.db.read().await.unwrap();
        let application = store::application::find(&mut tx, number).await.unwrap().unwrap();
        let submission = store::application::submission::latest(&mut tx, application.id).await.unwrap().unwrap();
        drop(tx);
        let kept = &submission.snapshot.0["profile"]["internal"];
        assert_eq!(kept.as_array().unwrap().len(), 2);
        assert!(kept.to_string().contains("Licence 1 Sciences de la vie"));
        let sections = app::papers::profile::sections(&world.ctx, me.person.account, app::i18n::Lang::FR).await.unwrap();
        let table = sections.iter().find(|section| section.title == "Cursus interne").and_then(|section| section.table.as_ref()).unwrap();
        assert_eq!(table.rows[0], ["2022", "L1BIO", "Licence 1 Sciences de la vie", "Admis", "Assez bien", "13,4 / 20"]);
        let mut central = world.central().await;
        central.open(&format!("/gestion/candidatures/{number}/profil")).await;
        central.see("Licence 1 Sciences de la vie").see("Cursus interne");
        // Later the record tells more: staff see that it came after the submission.
        let mut later = ines();
        later.studies.push(Studied { year: 2024, code: "L3BIO".to_owned(), label: "Licence 3 Sciences de la vie".to_owned(), ..Studied::default() });
        world.student_record.knows(later);
        ask(&world, &me).await;
        central.open(&format!("/gestion/candidatures/{number}/profil")).await;
        central.see("Licence 3 Sciences de la vie").see("depuis la transmission");
        me.open("/tableau-de-bord").await;
    }
}
