//! What people read while they wait or after a refusal: their place on the list, programmes that are still open, where
//! they are convened.

use app::apply::beside;
use app::apply::cancel::cancel;
use app::apply::waiting::{self, Called, Previous, Waiting};
use app::review::treatment;
use chrono::{Days, TimeDelta};
use domain::application::{DecisionKind, TreatmentType};
use domain::complementary_list::RankShown;
use testkit::{World, both_engines};
use uuid::Uuid;

use super::{Staffed, applied};

async fn place(world: &World, number: i64) -> Option<Waiting> {
    let dossier = world.dossier(number).await;
    waiting::of(&world.ctx, &mut world.ctx.db.read().await.unwrap(), &dossier).await.unwrap()
}

/// Changes the session of the small institution's programme.
async fn set(world: &World, staffed: &Staffed, change: impl FnOnce(&mut store::catalogue::session::Session)) {
    let mut tx = world.ctx.db.write().await.unwrap();
    let mut session = store::catalogue::session::lookup(&mut tx, staffed.institution.programme.session).await.unwrap().unwrap();
    change(&mut session);
    assert!(store::catalogue::session::update(&mut tx, &session).await.unwrap());
    tx.commit().await.unwrap();
}

/// The programme's session of an earlier campaign, which began so many days ago.
async fn earlier(world: &World, staffed: &Staffed, code: &str, days: u64, has_list: bool) -> Uuid {
    let before = world.ctx.today() - Days::new(days);
    let campaign = world.ctx.id::<Uuid>();
    let mut tx = world.ctx.db.write().await.unwrap();
    let mut row = store::catalogue::campaign::lookup(&mut tx, staffed.institution.campaign).await.unwrap().unwrap();
    (row.id, row.code, row.starts_on, row.ends_on, row.in_service) = (campaign, code.to_owned(), before, before + Days::new(200), false);
    store::catalogue::campaign::add(&mut tx, &row).await.unwrap();
    let mut session = store::catalogue::session::lookup(&mut tx, staffed.institution.programme.session).await.unwrap().unwrap();
    (session.id, session.campaign_id, session.uses_complementary_list) = (world.ctx.id(), campaign, has_list);
    store::catalogue::session::add(&mut tx, &session).await.unwrap();
    tx.commit().await.unwrap();
    session.id
}

async fn call(world: &World, session: Uuid, ranks: &[i32]) {
    let mut tx = world.ctx.db.write().await.unwrap();
    for rank in ranks {
        store::catalogue::session::rank_called(&mut tx, session, *rank, world.now()).await.unwrap();
    }
    tx.commit().await.unwrap();
}

/// How many other applications an application's page counts as under way.
async fn others(world: &World, person: &app::actor::Person, number: i64) -> usize {
    beside::open::<std::convert::Infallible>(&world.ctx, person, number, false).await.unwrap().beside.others
}

both_engines! {
    /// The rank given, how many are before, what was called: all follow when somebody moves up.
    async fn a_place_on_the_list_is_told_honestly(world: World) {
        let staffed = Staffed::open(&world).await;
        let (first, admitted) = applied(&world, "Anne", "Admise").await;
        let (_, second) = applied(&world, "Bruno", "Deux").await;
        let (_, fourth) = applied(&world, "Claire", "Quatre").await;
        let (mut last, seventh) = applied(&world, "Denis", "Sept").await;
        staffed.decide(&world, admitted, DecisionKind::Favourable, None).await;
        for (number, rank) in [(second, 2), (fourth, 4), (seventh, 7)] {
            staffed.decide(&world, number, DecisionKind::ComplementaryList, Some(rank)).await;
        }
        set(&world, &staffed, |session| session.capacity = Some(1)).await;
        let told = |rank, ahead, called, previous| Some(Waiting { shown: RankShown::Entered, rank, ahead, is_called: true, capacity: Some(1), called, previous });
        assert_eq!(place(&world, seventh).await, told(7, 2, None, Previous::Unknown));
        assert_eq!(place(&world, admitted).await, None);
        last.open(&format!("/candidatures/{seventh}")).await;
        last.see("Votre rang").see("2 personnes sont avant vous").see("La formation compte une place").see("personne n’a encore été appelé");

        let person = world.identify(&first).await;
        app::apply::answer::withdraw(&world.ctx, &person, admitted).await.unwrap();
        world.advance(TimeDelta::minutes(10)).await;
        let today = world.ctx.today();
        assert_eq!(place(&world, seventh).await, told(7, 1, Some((Called::Rank(2), today)), Previous::Unknown));
        assert_eq!(place(&world, second).await, None);

        world.set("decisions.list_rank", "effective".into()).await;
        let told = |previous| {
            let called = Some((Called::People(1), today));
            Some(Waiting { shown: RankShown::Effective, rank: 2, ahead: 1, is_called: true, capacity: Some(1), called, previous })
        };
        assert_eq!(place(&world, seventh).await, told(Previous::Unknown));
        set(&world, &staffed, |session| session.previous_last_rank = Some(9)).await;
        assert_eq!(place(&world, seventh).await, told(Previous::Called(Called::Rank(9))));
        last.reload().await;
        last.see("Votre rang parmi les personnes qui attendent encore : 2").see("Cette année, une personne a été appelée");
        last.not_see("le dernier rang appelé est").see("L’an dernier, le dernier rang appelé était le 9, parmi les rangs donnés au départ");
        set(&world, &staffed, |session| session.list_rank = Some("none".to_owned())).await;
        assert_eq!(place(&world, seventh).await, None);
        last.reload().await;
        last.not_see("Votre rang");
    }

    /// The next place is promised to the first alone, and only where the list moves up by itself.
    async fn a_place_is_promised_only_where_it_will_be_offered(world: World) {
        let staffed = Staffed::open(&world).await;
        let (mut first, number) = applied(&world, "Bruno", "Deux").await;
        let (mut second, after) = applied(&world, "Denis", "Sept").await;
        for (number, rank) in [(number, 2), (after, 7)] {
            staffed.decide(&world, number, DecisionKind::ComplementaryList, Some(rank)).await;
        }
        first.open(&format!("/candidatures/{number}")).await;
        first.see("Personne n’est avant vous.").see("Si une place se libère, elle vous sera proposée.");
        second.open(&format!("/candidatures/{after}")).await;
        second.see("Une personne est avant vous.").not_see("elle vous sera proposée");
        for (uses_list, has_type) in [(false, true), (true, false)] {
            set(&world, &staffed, |session| {
                session.uses_complementary_list = uses_list;
                session.list_favourable_type_id = has_type.then_some(session.favourable_type_id);
            })
            .await;
            assert_eq!(place(&world, number).await.map(|told| (told.ahead, told.is_called)), Some((0, false)));
            first.reload().await;
            first.see("Personne n’est avant vous.").not_see("elle vous sera proposée");
        }
    }

    /// The mail and « Décision » say the rank that the page says below: the one given, the place it amounts to, or none.
    async fn page_and_mail_say_the_same_rank(world: World) {
        let staffed = Staffed::open(&world).await;
        let (_, second) = applied(&world, "Bruno", "Deux").await;
        staffed.decide(&world, second, DecisionKind::ComplementaryList, Some(2)).await;
        for (shown, name, rank, said) in [("entered", "Quatre", 4, Some("4")), ("effective", "Sept", 7, Some("3")), ("none", "Neuf", 9, None)] {
            world.set("decisions.list_rank", shown.into()).await;
            let (mut client, number) = applied(&world, "Denis", name).await;
            staffed.decide(&world, number, DecisionKind::ComplementaryList, Some(rank)).await;
            client.open(&format!("/candidatures/{number}")).await;
            let decision = said.map_or_else(|| "Liste complémentaire".to_owned(), |rank| format!("Liste complémentaire – rang {rank}"));
            client.expect_fact("Décision", &decision);
            let mails = world.mails_to(&client.person.email).await;
            let mail = mails.iter().find(|mail| mail.subject.contains("liste complémentaire")).unwrap();
            let words = testkit::browser::plain(&mail.text);
            let told = words.split_once("au rang ").map(|(_, rest)| rest.split('.').next().unwrap_or_default());
            assert_eq!(told, said, "{shown}: {words}");
        }
    }

    /// Whom a manager admits from the list was called as well; whom they admit from elsewhere was not.
    async fn a_call_by_hand_is_a_call(world: World) {
        let staffed = Staffed::open(&world).await;
        let (_, second) = applied(&world, "Bruno", "Deux").await;
        let (_, seventh) = applied(&world, "Denis", "Sept").await;
        let (_, beside) = applied(&world, "Élise", "Autre").await;
        for (number, rank) in [(second, 2), (seventh, 7)] {
            staffed.decide(&world, number, DecisionKind::ComplementaryList, Some(rank)).await;
        }
        staffed.decide(&world, beside, DecisionKind::Favourable, None).await;
        assert_eq!(place(&world, seventh).await.map(|told| (told.ahead, told.called)), Some((1, None)));
        staffed.decide(&world, second, DecisionKind::Favourable, None).await;
        assert_eq!(place(&world, seventh).await.map(|told| (told.ahead, told.called)), Some((0, Some((Called::Rank(2), world.ctx.today())))));
        staffed.decide(&world, seventh, DecisionKind::Unfavourable, None).await;
        staffed.decide(&world, seventh, DecisionKind::ComplementaryList, Some(8)).await;
        assert_eq!(place(&world, seventh).await.map(|told| (told.ahead, told.called)), Some((0, Some((Called::Rank(2), world.ctx.today())))));
    }

    /// Whoever is on the list and gets direct access was called as well.
    async fn direct_access_is_a_call(world: World) {
        let staffed = Staffed::open(&world).await;
        let (_, number) = applied(&world, "Inès", "Marchetti").await;
        staffed.decide(&world, number, DecisionKind::ComplementaryList, Some(1)).await;
        let staff = world.identify(&staffed.manager).await;
        let seen = async || treatment::standing(&world.dossier_for_staff(number).await.application);
        treatment::set(&world.ctx, &staff, number, TreatmentType::Direct, &seen().await).await.unwrap();
        world.ctx.clock.advance(TimeDelta::minutes(1));
        let (seen, session) = (seen().await, staffed.institution.programme.session);
        treatment::validate(&world.ctx, &staff, number, &seen).await.unwrap();
        let calls = store::catalogue::session::calls(&mut world.ctx.db.read().await.unwrap(), session).await.unwrap().unwrap();
        assert_eq!((calls.last_rank, calls.people), (Some(1), 1));
    }

    /// Last year's calls are those of the programme's own session in the campaign just before, when staff typed none; no
    /// call then is not a call two years ago.
    async fn the_year_before_is_remembered(world: World) {
        let staffed = Staffed::open(&world).await;
        let (mut client, number) = applied(&world, "Denis", "Sept").await;
        staffed.decide(&world, number, DecisionKind::ComplementaryList, Some(7)).await;
        let previous = async || place(&world, number).await.map(|told| told.previous);
        assert_eq!(previous().await, Some(Previous::Unknown));
        let two_years_ago = earlier(&world, &staffed, "2024", 765, true).await;
        call(&world, two_years_ago, &[12, 11]).await;
        assert_eq!(previous().await, Some(Previous::Called(Called::Rank(12))));
        world.set("decisions.list_rank", "effective".into()).await;
        assert_eq!(previous().await, Some(Previous::Called(Called::People(2))));

        let last_year = earlier(&world, &staffed, "2025", 400, true).await;
        assert_eq!(previous().await, Some(Previous::Nobody));
        client.open(&format!("/candidatures/{number}")).await;
        client.see("L’an dernier, personne n’a été appelé");
        call(&world, last_year, &[3]).await;
        assert_eq!(previous().await, Some(Previous::Called(Called::People(1))));
    }

    /// A year in which the programme had no list tells nothing, whatever was called before.
    async fn a_year_without_a_list_tells_nothing(world: World) {
        let staffed = Staffed::open(&world).await;
        let (_, number) = applied(&world, "Denis", "Sept").await;
        staffed.decide(&world, number, DecisionKind::ComplementaryList, Some(7)).await;
        let two_years_ago = earlier(&world, &staffed, "2024", 765, true).await;
        call(&world, two_years_ago, &[12]).await;
        earlier(&world, &staffed, "2025", 400, false).await;
        assert_eq!(place(&world, number).await.map(|told| told.previous), Some(Previous::Unknown));
    }

    /// After a refusal: what is open and close, the closest first; not what one applied to, nor what is closed.
    async fn a_refusal_points_to_what_is_still_open(world: World) {
        let staffed = Staffed::open(&world).await;
        let institution = &staffed.institution;
        let (mut client, number) = applied(&world, "Inès", "Marchetti").await;
        let favourable = institution.decision(DecisionKind::Favourable);
        for (code, label) in [("M1RESEAUX", "Master 1 Informatique des réseaux"), ("M1AUTRE", "Master 1 Informatique appliquée"), ("L3HIST", "Licence 3 Histoire")] {
            world.offer(institution.campaign, institution.committee, favourable, &world.new_offer(code, label)).await;
        }
        let closed = testkit::build::NewOffer { closes_at: world.now() - TimeDelta::days(1), ..world.new_offer("M1CLOS", "Master 1 Informatique close") };
        world.offer(institution.campaign, institution.committee, favourable, &closed).await;
        world.apply(&client, "M1AUTRE").await;
        client.open(&format!("/candidatures/{number}")).await;
        client.not_see("Formations encore ouvertes");
        staffed.decide(&world, number, DecisionKind::Unfavourable, None).await;
        client.reload().await;
        client.see("Formations encore ouvertes").see("Master 1 Informatique des réseaux");
        for other in ["Master 1 Informatique appliquée", "Licence 3 Histoire", "Master 1 Informatique close"] {
            client.not_see(other);
        }
        client.follow("Master 1 Informatique des réseaux").await.expect_at("/offre/M1RESEAUX");
    }

    /// Beside an application stand the person's own others, until they are cancelled, given up or put away.
    async fn others_are_counted_while_they_are_under_way(world: World) {
        let staffed = Staffed::open(&world).await;
        let institution = &staffed.institution;
        for code in ["M1AUTRE", "M1RESEAUX", "M1IMAGE"] {
            world.offer(institution.campaign, institution.committee, institution.decision(DecisionKind::Favourable), &world.new_offer(code, "Master 1")).await;
        }
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        applied(&world, "Bruno", "Deux").await;
        let person = world.identify(&client).await;
        assert_eq!(others(&world, &person, number).await, 0);
        let other = world.apply(&client, "M1AUTRE").await;
        assert_eq!((others(&world, &person, number).await, others(&world, &person, other).await), (1, 1));
        cancel(&world.ctx, &person, other).await.unwrap();
        assert_eq!(others(&world, &person, number).await, 0);

        let given_up = world.apply(&client, "M1RESEAUX").await;
        staffed.decide(&world, given_up, DecisionKind::Favourable, None).await;
        assert_eq!(others(&world, &person, number).await, 1);
        app::apply::answer::withdraw(&world.ctx, &person, given_up).await.unwrap();
        assert_eq!(others(&world, &person, number).await, 0);

        world.apply(&client, "M1IMAGE").await;
        assert_eq!(others(&world, &person, number).await, 1);
        world.campaign("2027", world.ctx.today(), world.ctx.today() + Days::new(300)).await;
        assert_eq!(others(&world, &person, number).await, 1);
        let mut tx = world.ctx.db.write().await.unwrap();
        let over = store::catalogue::campaign::lookup(&mut tx, institution.campaign).await.unwrap().unwrap();
        assert!(store::catalogue::campaign::archive(&mut tx, over.id, over.version, world.now()).await.unwrap());
        tx.commit().await.unwrap();
        assert_eq!(others(&world, &person, number).await, 0);
    }

    /// Whoever is preselected reads when and where, on the page and in the mail; what is not known leaves no comma behind.
    async fn a_preselection_convenes(world: World) {
        let staffed = Staffed::open(&world).await;
        let (mut client, number) = applied(&world, "Inès", "Marchetti").await;
        let staff = world.identify(&staffed.manager).await;
        let convocation = store::catalogue::session::Convocation { on: None, at: "14:30".to_owned(), place: "amphithéâtre B".to_owned() };
        let entered = app::decide::enter::Entered { decision_type: staffed.institution.decision(DecisionKind::Preselection), convocation, ..Default::default() };
        let draft = app::decide::enter::enter(&world.ctx, &staff, number, &entered).await.unwrap();
        app::decide::publish::publish(&world.ctx, &staff, &[draft], app::decide::publish::When::Now).await.unwrap();
        client.open(&format!("/candidatures/{number}")).await;
        client.see("Votre convocation").see("14:30, amphithéâtre B").not_see(", 14:30");
        let mails = world.mails_to(&client.person.email).await;
        assert!(mails.iter().any(|mail| mail.text.contains("14:30, amphithéâtre B")));
    }
}
