//! Decisions: when they are visible, what they carry, and what mails say of them.

use app::decide::enter::{Entered, enter};
use app::decide::publish::{When, publish};
use app::setup::mail;
use app::{Error, papers};
use chrono::{Days, TimeDelta};
use domain::application::DecisionKind;
use domain::form::{Definition, Field, FieldKind};
use domain::translated::Translated;
use store::catalogue::session::{Convocation, Session};
use testkit::build::NewOffer;
use testkit::{World, both_engines};

use super::reason;
use crate::usecases::{Staffed, applied};

/// Rewords a mail of the product, in French and in English.
async fn reword(world: &World, code: &str, subject: &str, body: &str) {
    let central = world.identify(&world.central().await).await;
    let typed = mail::open(&world.ctx, &central, Some(code)).await.unwrap().typed;
    let typed = typed.with("subject_fr", subject).with("subject_en", subject).with("body_fr", body).with("body_en", body);
    mail::save(&world.ctx, &central, Some(code), &typed).await.unwrap();
}

/// What a paper says on all its pages.
async fn words(world: &World, paper: &papers::Paper) -> String {
    let mut words = String::new();
    for page in 1..=world.ctx.sandbox.page_count(&paper.pdf).await.unwrap() {
        words += &testkit::browser::plain(&world.ctx.sandbox.page_text(&paper.pdf, page).await.unwrap());
    }
    words
}

both_engines! {
    // rule: 76
    /// One decision, one line of the history through all its steps; its rank stays with it.
    async fn a_decision_is_one_row(world: World) {
        let mut staffed = Staffed::open(&world).await;
        let (_, number) = applied(&world, "Inès", "Marchetti").await;
        let draft = staffed.draft(&world, number, DecisionKind::ComplementaryList, Some(4)).await;
        let staff = world.identify(&staffed.manager).await;
        publish(&world.ctx, &staff, &[draft], When::Later).await.unwrap();
        publish(&world.ctx, &staff, &[draft], When::Now).await.unwrap();
        let application = world.dossier(number).await.application.id;
        let mut tx = world.ctx.db.read().await.unwrap();
        let all = store::decision::of_application(&mut tx, application).await.unwrap();
        drop(tx);
        let [decision] = all.as_slice() else { panic!("{all:?}") };
        assert_eq!((decision.id, decision.state.as_str(), decision.rank), (draft, "published", Some(4)));
        staffed.manager.open(&format!("/gestion/candidatures/{number}/historique")).await;
        staffed.manager.see("Liste complémentaire");
    }

    // rule: 77
    /// Dates of the jury and of publication are told and hold nothing back: a decision is visible when it is published.
    async fn dates_of_jury_and_publication_gate_nothing(world: World) {
        let staffed = Staffed::open(&world).await;
        let (mut client, number) = applied(&world, "Inès", "Marchetti").await;
        let later = world.ctx.today() + Days::new(80);
        world
            .change_session(staffed.institution.programme.session, |session| {
                session.jury_on = Some(later);
                session.publication_on = Some(later);
            })
            .await;
        staffed.decide(&world, number, DecisionKind::Favourable, None).await;
        client.open(&format!("/candidatures/{number}")).await;
        client.expect_fact("Décision", "Favorable").expect_fact("Date de publication", &later.format("%d/%m/%Y").to_string());
        let person = world.identify(&client).await;
        app::apply::answer::confirm(&world.ctx, &person, number).await.unwrap();
    }

    // rule: 78
    /// A delay to answer counts from the publication and begins anew with the next one; before it no date is told.
    async fn a_delay_begins_with_each_publication(world: World) {
        let staffed = Staffed::open(&world).await;
        world
            .change_session(staffed.institution.programme.session, |session| {
                session.confirmation_on = None;
                session.confirmation_delay_days = Some(7);
            })
            .await;
        let (mut client, number) = applied(&world, "Inès", "Marchetti").await;
        client.open(&format!("/candidatures/{number}")).await;
        assert_eq!(client.fact("Date de confirmation"), "");
        let first = world.ctx.today();
        staffed.decide(&world, number, DecisionKind::Favourable, None).await;
        assert_eq!(world.dossier(number).await.confirmation_on, Some(first + Days::new(7)));
        world.advance(TimeDelta::days(3)).await;
        let staffed = Staffed { manager: world.sign_in(staffed.manager.person.clone()).await, institution: staffed.institution };
        staffed.decide(&world, number, DecisionKind::Favourable, None).await;
        assert_eq!(world.dossier(number).await.confirmation_on, Some(first + Days::new(10)));
    }

    // rule: 83
    /// The mail of a promotion is filled in like that of any decision; a variable that does not exist is not saved.
    async fn the_mail_of_a_promotion_is_filled_in(world: World) {
        let staffed = Staffed::open(&world).await;
        reword(&world, "AVIS_FAVORABLE", "Admis en {{ formation.libelle }}", "<p>[{{ commentaire }}] {{ commission.libelle }} {{ formation.datConfirm }}</p>").await;
        let (first, one) = applied(&world, "Inès", "Marchetti").await;
        let (second, two) = applied(&world, "Paul", "Durand").await;
        staffed.decide(&world, one, DecisionKind::Favourable, None).await;
        staffed.decide(&world, two, DecisionKind::ComplementaryList, Some(1)).await;
        world.run_jobs().await;
        let person = world.identify(&first).await;
        app::apply::answer::withdraw(&world.ctx, &person, one).await.unwrap();
        world.advance(TimeDelta::minutes(11)).await;
        let mail = world.last_mail_to(&second.person.email).await;
        assert_eq!(mail.subject, "Admis en Master 1 Informatique");
        let until = world.dossier(two).await.confirmation_on.unwrap().format("%d/%m/%Y").to_string();
        assert!(mail.text.contains(&format!("[] Commission informatique {until}")), "{}", mail.text);
        let central = world.identify(&world.central().await).await;
        let typed = mail::open(&world.ctx, &central, Some("AVIS_FAVORABLE")).await.unwrap().typed.with("body_fr", "<p>{{ commentair }}</p>");
        let refused = mail::save(&world.ctx, &central, Some("AVIS_FAVORABLE"), &typed).await;
        assert!(matches!(refused, Err(Error::Refused(app::setup::Refusal::Invalid(_)))), "{refused:?}");
    }

    // rule: 86
    /// A reason is kept, shown and mailed for a refusal only.
    async fn a_reason_belongs_to_a_refusal(world: World) {
        let staffed = Staffed::open(&world).await;
        let because = reason(&world).await;
        let (mut client, number) = applied(&world, "Inès", "Marchetti").await;
        world.run_jobs().await;
        let staff = world.identify(&staffed.manager).await;
        let page = format!("/candidatures/{number}");
        for (kind, is_told) in [(DecisionKind::Favourable, false), (DecisionKind::Unfavourable, true)] {
            let entered = Entered { decision_type: staffed.institution.decision(kind), reason: Some(because), ..Entered::default() };
            world.ctx.clock.advance(chrono::TimeDelta::minutes(1));
            let draft = enter(&world.ctx, &staff, number, &entered).await.unwrap();
            publish(&world.ctx, &staff, &[draft], When::Now).await.unwrap();
            client.open(&page).await;
            assert_eq!(client.sees("Niveau insuffisant"), is_told, "{kind:?}");
            assert_eq!(world.last_mail_to(&client.person.email).await.text.contains("Niveau insuffisant"), is_told, "{kind:?}");
        }
    }

    // rule: 87
    /// Everything in a mail is in its reader's language: the convocation and the sentence about the appeal as well.
    async fn a_mail_is_in_its_readers_language(world: World) {
        let staffed = Staffed::open(&world).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        world.run_jobs().await;
        let person = world.identify(&client).await;
        app::accounts::access::change_language(&world.ctx, &person, "en").await.unwrap();
        let because = reason(&world).await;
        let staff = world.identify(&staffed.manager).await;
        let publish_it = async |entered: Entered| {
            world.ctx.clock.advance(chrono::TimeDelta::minutes(1));
            let draft = enter(&world.ctx, &staff, number, &entered).await.unwrap();
            publish(&world.ctx, &staff, &[draft], When::Now).await.unwrap();
            world.last_mail_to(&client.person.email).await
        };
        let convocation = Convocation { on: Some(world.ctx.today() + Days::new(9)), at: "14:30".to_owned(), place: "Amphi B".to_owned() };
        let mail = publish_it(Entered { decision_type: staffed.institution.decision(DecisionKind::Preselection), convocation, ..Entered::default() }).await;
        assert_eq!(mail.language, "en");
        assert!(mail.text.contains("You are expected: on ") && mail.text.contains("14:30, Amphi B"), "{}", mail.text);
        publish_it(Entered { decision_type: staffed.institution.decision(DecisionKind::Unfavourable), reason: Some(because), ..Entered::default() }).await;
        let mail = publish_it(Entered { decision_type: staffed.institution.decision(DecisionKind::Favourable), is_appeal: true, ..Entered::default() }).await;
        assert!(mail.text.contains("This decision follows your appeal."), "{}", mail.text);
    }

    // rule: 89
    /// The amount of the fees is shown as soon as it is there, before any decision.
    async fn fees_are_shown_before_any_decision(world: World) {
        world.institution().await;
        let (mut client, number) = applied(&world, "Inès", "Marchetti").await;
        let page = format!("/candidatures/{number}");
        client.open(&page).await;
        client.not_see("170,50");
        let mut tx = world.ctx.db.write().await.unwrap();
        let mut application = store::application::find(&mut tx, number).await.unwrap().unwrap();
        application.fee_cents = Some(17_050);
        assert!(store::application::save(&mut tx, &application).await.unwrap());
        tx.commit().await.unwrap();
        client.reload().await;
        client.expect_fact("Décision", "En attente").expect_fact("Montant des droits d’inscription", "170,50 €");
    }

    // rule: 92, 93
    /// An application keeps to its own campaign: mails name it, and the dates of the next one are not its dates.
    async fn an_application_keeps_to_its_campaign(world: World) {
        let staffed = Staffed::open(&world).await;
        let institution = &staffed.institution;
        reword(&world, "AVIS_FAVORABLE", "Avis", "<p>{{ libelleCampagne }}, n° {{ numDossierOpi }}</p>").await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        world.run_jobs().await;
        let file_number = client.person.file_number.clone().unwrap();
        let before = world.dossier(number).await;
        let next = world.campaign("2027", world.ctx.today(), world.ctx.today() + Days::new(300)).await;
        let mut tx = world.ctx.db.write().await.unwrap();
        let session = Session { id: world.ctx.id(), campaign_id: next, return_on: before.return_on + Days::new(100), ..Session::clone(&before.session) };
        store::catalogue::session::add(&mut tx, &session).await.unwrap();
        tx.commit().await.unwrap();
        // At the first sign-in of the new campaign there is a new file number too.
        let entered = app::accounts::sign_in::SignIn { login: &client.person.email, password: testkit::people::PASSWORD, network: "203.0.113.7", user_agent: "" };
        app::accounts::sign_in::sign_in(&world.ctx, &entered).await.unwrap();
        staffed.decide(&world, number, DecisionKind::Favourable, None).await;
        let mail = world.last_mail_to(&client.person.email).await;
        assert!(testkit::browser::plain(&mail.text).contains(&format!("Campagne 2026, n° {file_number}")), "{}", mail.text);
        let after = world.dossier(number).await;
        assert_eq!((after.return_on, after.session.id), (before.return_on, institution.programme.session));
    }

    // rule: 92
    /// Its page and its papers carry the file number of its own campaign, whatever number its owner has since.
    async fn pages_and_papers_carry_the_number_of_their_campaign(world: World) {
        let institution = world.institution().await;
        let favourable = institution.decision(DecisionKind::Favourable);
        let asking = world.offer(institution.campaign, institution.committee, favourable, &world.new_offer("M1BIS", "Master 1 bis")).await;
        let question = Field {
            key: "f1".to_owned(),
            kind: FieldKind::Text,
            label: Translated::fr("Quel milieu étudier ?"),
            help: Translated::default(),
            is_mandatory: true,
            choices: Vec::new(),
            shown_if: None,
        };
        world.ask_form(asking.session, &world.form("TERRAIN", "Terrain", Definition(vec![question]))).await;
        let (client, number) = world.submitted("Inès", "Marchetti").await;
        let with_form = world.apply(&client, "M1BIS").await;
        let before = client.person.file_number.clone().unwrap();
        world.ctx.clock.advance(TimeDelta::minutes(1));
        world.campaign("2027", world.ctx.today(), world.ctx.today() + Days::new(300)).await;
        let entered = app::accounts::sign_in::SignIn { login: &client.person.email, password: testkit::people::PASSWORD, network: "203.0.113.7", user_agent: "" };
        app::accounts::sign_in::sign_in(&world.ctx, &entered).await.unwrap();
        let now = world.identify(&client).await.file_number.unwrap();
        assert_ne!(now, before);

        let dossier = world.dossier(number).await;
        let asked = world.dossier(with_form).await;
        let receipt = papers::receipt::make(&world.ctx, &dossier).await.unwrap().unwrap();
        let whole = papers::dossier::make(&world.ctx, dossier.application.account_id, &dossier).await.unwrap();
        let answers = papers::form::make(&world.ctx, &asked, &asked.forms[0]).await.unwrap();
        for paper in [receipt, whole, answers] {
            let words = words(&world, &paper).await;
            assert!(words.contains(&before) && !words.contains(&now), "{} says {words}", paper.name);
            assert!(paper.name.contains(&before), "{}", paper.name);
        }
        let mut browser = client.browser;
        browser.open(&format!("/candidatures/{number}")).await;
        assert!(browser.html().contains(&format!("(<span class=\"ec-code\">{before}</span>)")), "{}", browser.text());
    }

    /// A downloaded dossier says whose it is and how both sides are reached, as far as it is known.
    async fn a_dossier_says_whose_it_is(world: World) {
        let institution = world.institution().await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        let make = async || {
            let dossier = world.dossier(number).await;
            words(&world, &papers::dossier::make(&world.ctx, dossier.application.account_id, &dossier).await.unwrap()).await
        };
        let before = make().await;
        for known in ["Campagne 2026", client.person.email.as_str()] {
            assert!(before.contains(known), "{known} in {before}");
        }
        for unknown in ["étudiant", "Fax", "Url"] {
            assert!(!before.contains(unknown), "{unknown} in {before}");
        }
        let mut tx = world.ctx.db.write().await.unwrap();
        store::account::set_student_number(&mut tx, client.person.account, "21906543").await.unwrap();
        tx.commit().await.unwrap();
        world
            .change_committee(institution.committee, |committee| {
                "02 99 00 00 02".clone_into(&mut committee.fax);
                "https://info.example".clone_into(&mut committee.url);
            })
            .await;
        let after = make().await;
        for known in ["21906543", "02 99 00 00 02", "https://info.example"] {
            assert!(after.contains(known), "{known} in {after}");
        }
    }

    // rule: 94
    /// The dossier of a paper procedure has what to post and the committee's form to tick; an electronic one has not.
    async fn a_paper_dossier_has_the_committees_form(world: World) {
        let staffed = Staffed::open(&world).await;
        let institution = &staffed.institution;
        reason(&world).await;
        let offer = NewOffer { is_electronic: false, ..world.new_offer("M2PAPIER", "Master 2 sur papier") };
        let paper = world.offer(institution.campaign, institution.committee, institution.decision(DecisionKind::Favourable), &offer).await;
        let letter = world.document_type("LETTRE", "Lettre de motivation", domain::application::requirement::Obligation::Mandatory, false).await;
        world.require(paper.session, &[letter]).await;
        let (client, electronic) = applied(&world, "Inès", "Marchetti").await;
        let number = world.apply(&client, "M2PAPIER").await;
        for (application, is_paper) in [(number, true), (electronic, false)] {
            let dossier = world.dossier(application).await;
            let made = papers::dossier::make(&world.ctx, dossier.application.account_id, &dossier).await.unwrap();
            let words = words(&world, &made).await;
            for expected in ["Liste complémentaire", "Niveau insuffisant"] {
                assert_eq!(words.contains(expected), is_paper, "{expected} in {words}");
            }
            assert_eq!(words.contains("Lettre de motivation"), is_paper, "{words}");
        }
    }

    /// Somebody who asks for two dossiers at once gets both, one after the other.
    async fn two_dossiers_at_once_are_two_dossiers(world: World) {
        world.institution().await;
        let (client, number) = world.submitted("Inès", "Marchetti").await;
        let dossier = world.dossier(number).await;
        let whose = client.person.account;
        let (one, other) = tokio::join!(papers::dossier::make(&world.ctx, whose, &dossier), papers::dossier::make(&world.ctx, whose, &dossier));
        for made in [one, other] {
            assert!(made.unwrap().pdf.starts_with(b"%PDF-"));
        }
    }
}
