//! What people are told to do next: on every page of an application, on the dashboard, on paper, and when an application
//! leads nowhere.

use app::apply::answer::{confirm, withdraw};
use app::apply::cancel::cancel;
use app::review::judge::{Judgement, Verdict, judge};
use app::review::{dates, file_status};
use app::setup::mail_preview::preview_of;
use chrono::{Days, TimeDelta};
use domain::application::requirement::Obligation;
use domain::application::{DecisionKind, FileStatus};
use testkit::browser::plain;
use testkit::build::NewOffer;
use testkit::{World, both_engines};

use super::{Staffed, applied};

const TO_DO: &str = "À faire pour cette candidature";
/// The step of the timeline of a file that the staff took.
const CAME: &str = "<strong>Réceptionné</strong><small>";
const STILL_OPEN: &str = "Formations encore ouvertes";
const NOT_EXAMINED: &str = "Votre candidature n’a pas été transmise : elle ne sera pas examinée.";
const WRITE_TO: &str = "Pour toute question, écrivez à commission@univ.example.";
const NONE_UNDER_WAY: &str = "Aucune candidature en cours.";
const ONE_UNDER_WAY: &str = "Une candidature en cours.";

/// Makes the return date of a session the day before today.
async fn return_is_over(world: &World, session: uuid::Uuid) {
    let yesterday = world.ctx.today() - Days::new(1);
    world.change_session(session, |session| session.return_on = yesterday).await;
}

both_engines! {
    /// What is missing is named with its place, wherever one is; then submitting, then answering.
    async fn every_page_says_what_is_next(world: World) {
        let staffed = Staffed::open(&world).await;
        let (mut client, number) = applied(&world, "Inès", "Marchetti").await;
        let at = |page: &str| format!("/candidatures/{number}{page}");
        for page in ["/messages", "/journal", "/pieces/CV", "/pieces/RELEVES/deja-deposes"] {
            client.open(&at(page)).await;
            client.see(TO_DO).see("Il manque");
            assert_eq!(client.href("Curriculum vitae"), at("#piece-CV"), "{page}");
        }
        client.open("/tableau-de-bord").await;
        assert_eq!(client.href("Curriculum vitae – Master 1 Informatique"), at("#piece-CV"));

        for (code, title) in [("CV", "cv"), ("RELEVES", "releves")] {
            world.deposit(&client, number, code, title).await;
        }
        client.open(&at("/messages")).await;
        client.see("Il reste à transmettre votre candidature").not_see("Il manque");
        assert_eq!(client.href("Transmettre ma candidature"), at("/transmettre"));
        client.open("/tableau-de-bord").await;
        client.not_see("Il manque").see("· Master 1 Informatique");

        world.submit(&client, number).await;
        client.open(&at("/messages")).await;
        client.not_see(TO_DO);
        staffed.decide(&world, number, DecisionKind::Favourable, None).await;
        client.reload().await;
        client.see("Répondez avant la fin du");
        assert_eq!(client.href("Répondre à la proposition"), at(""));
        let person = world.identify(&client).await;
        withdraw(&world.ctx, &person, number).await.unwrap();
        client.reload().await;
        client.not_see(TO_DO);
    }

    /// The date to answer by is a date to come for whoever has an admission to answer, and for nobody else.
    async fn the_confirmation_date_comes_while_an_answer_is_awaited(world: World) {
        const DATE: &str = "Date de confirmation";
        let staffed = Staffed::open(&world).await;
        let (mut admitted, first) = applied(&world, "Inès", "Marchetti").await;
        let (mut refused, second) = applied(&world, "Paul", "Durand").await;
        let (mut listed, third) = applied(&world, "Anne", "Attente").await;
        staffed.decide(&world, second, DecisionKind::Unfavourable, None).await;
        staffed.decide(&world, third, DecisionKind::ComplementaryList, Some(1)).await;
        for client in [&mut admitted, &mut refused, &mut listed] {
            client.open("/tableau-de-bord").await;
            client.see("Prochaines dates").not_see(DATE);
        }
        staffed.decide(&world, first, DecisionKind::Favourable, None).await;
        admitted.reload().await;
        admitted.see(DATE);
        let person = world.identify(&admitted).await;
        confirm(&world.ctx, &person, first).await.unwrap();
        admitted.reload().await;
        admitted.not_see(DATE);
    }

    /// Not after a refusal alone: whoever gave up, let the confirmation or the return date pass, is shown what is open.
    async fn what_is_still_open_is_shown_to_whoever_is_out(world: World) {
        let staffed = Staffed::open(&world).await;
        let institution = &staffed.institution;
        let favourable = institution.decision(DecisionKind::Favourable);
        world.offer(institution.campaign, institution.committee, favourable, &world.new_offer("M1RESEAUX", "Master 1 Informatique des réseaux")).await;
        let (mut gives_up, first) = applied(&world, "Anne", "Annule").await;
        let (mut withdraws, second) = applied(&world, "Denis", "Desiste").await;
        let (mut forgets, third) = applied(&world, "Oscar", "Oublie").await;
        staffed.decide(&world, second, DecisionKind::Favourable, None).await;
        for (client, number) in [(&mut gives_up, first), (&mut withdraws, second), (&mut forgets, third)] {
            client.open(&format!("/candidatures/{number}")).await;
            client.not_see(STILL_OPEN);
        }
        let person = world.identify(&gives_up).await;
        cancel(&world.ctx, &person, first).await.unwrap();
        let person = world.identify(&withdraws).await;
        withdraw(&world.ctx, &person, second).await.unwrap();
        return_is_over(&world, institution.programme.session).await;
        for client in [&mut gives_up, &mut withdraws, &mut forgets] {
            client.reload().await;
            client.see(STILL_OPEN).see("Master 1 Informatique des réseaux");
        }
    }

    /// The page and the lists say that it was not submitted in time, and « Suivi » has nothing to come; not of what came to the
    /// staff once.
    async fn who_did_not_submit_in_time_is_told(world: World) {
        const DEPOSITING: &str = "En cours, jusqu’au";
        const CHECKED: &str = "« Complet » ou « Incomplet »";
        const NOT_IN_TIME: &str = "Non transmise avant la date limite";
        let staffed = Staffed::open(&world).await;
        let (mut forgets, number) = applied(&world, "Oscar", "Oublie").await;
        let (mut came, other) = world.submitted("Inès", "Marchetti").await;
        let staff = world.identify(&staffed.manager).await;
        world.ctx.clock.advance(TimeDelta::minutes(1));
        app::review::file_status::set(&world.ctx, &staff, other, FileStatus::Incomplete, Some(world.ctx.today()), None).await.unwrap();
        let page = format!("/candidatures/{number}");
        forgets.open(&page).await.see(DEPOSITING).see(CHECKED).not_see(NOT_EXAMINED);
        forgets.open("/tableau-de-bord").await.see(ONE_UNDER_WAY).not_see(NOT_IN_TIME);

        return_is_over(&world, staffed.institution.programme.session).await;
        forgets.open(&page).await.see(NOT_EXAMINED).see(WRITE_TO).see("Date passée, candidature non transmise");
        forgets.not_see(DEPOSITING).not_see(CHECKED).not_see("Le dossier passe à « Réceptionné »");
        forgets.open("/candidatures").await.see(NOT_IN_TIME);
        forgets.open("/tableau-de-bord").await.see(NOT_IN_TIME).see(NONE_UNDER_WAY);
        came.open(&format!("/candidatures/{other}")).await.see("Incomplet").not_see(NOT_EXAMINED).not_see(STILL_OPEN);
        came.open("/tableau-de-bord").await.see(ONE_UNDER_WAY).not_see(NOT_IN_TIME);

        // Without an address, the contact above is named.
        world.change_committee(staffed.institution.committee, |committee| committee.email.clear()).await;
        forgets.open(&page).await.see("Pour toute question, écrivez à l’adresse de contact.").not_see(WRITE_TO);
    }

    /// Where nobody is withdrawn by the system, an admission that was not answered in time says so in place of its form.
    async fn an_admission_not_answered_in_time_says_so(world: World) {
        const ANSWER: &str = "Attendue avant la fin du";
        const OVER: &str = "Vous n’avez pas répondu à cette proposition";
        let staffed = Staffed::open(&world).await;
        world.set("decisions.automatic_withdrawal", false.into()).await;
        let (mut client, number) = applied(&world, "Inès", "Marchetti").await;
        staffed.decide(&world, number, DecisionKind::Favourable, None).await;
        let page = format!("/candidatures/{number}");
        client.open(&page).await.see(ANSWER).see("Après confirmation").not_see(OVER);
        client.open("/tableau-de-bord").await.see(ONE_UNDER_WAY);

        let until = world.dossier(number).await.confirmation_on.unwrap();
        world.ctx.clock.set(world.ctx.zone.end_of(until) + TimeDelta::hours(9));
        let mut client = world.sign_in(client.person.clone()).await;
        client.open(&page).await.see(OVER).see(WRITE_TO).see("Date passée").not_see(ANSWER).not_see("Après confirmation");
        client.open("/tableau-de-bord").await.see(NONE_UNDER_WAY);
    }

    /// « Suivi » ends with a cancellation or a withdrawal; the dashboard counts what somebody still waits for.
    async fn nothing_is_to_come_of_what_was_given_up(world: World) {
        let staffed = Staffed::open(&world).await;
        let (mut cancels, first) = applied(&world, "Anne", "Annule").await;
        let (mut withdraws, second) = applied(&world, "Denis", "Desiste").await;
        let (mut refused, third) = applied(&world, "Paul", "Durand").await;
        let (mut listed, fourth) = applied(&world, "Anne", "Attente").await;
        let (mut confirms, fifth) = applied(&world, "Inès", "Marchetti").await;
        let decided = [
            (second, DecisionKind::Favourable, None),
            (third, DecisionKind::Unfavourable, None),
            (fourth, DecisionKind::ComplementaryList, Some(1)),
            (fifth, DecisionKind::Favourable, None),
        ];
        for (number, kind, rank) in decided {
            staffed.decide(&world, number, kind, rank).await;
        }
        cancels.open(&format!("/candidatures/{first}")).await.see("En cours, jusqu’au").not_see("Candidature annulée");
        withdraws.open(&format!("/candidatures/{second}")).await.see("Après confirmation");
        for client in [&mut cancels, &mut withdraws] {
            client.open("/tableau-de-bord").await.see(ONE_UNDER_WAY);
        }
        cancel(&world.ctx, &world.identify(&cancels).await, first).await.unwrap();
        withdraw(&world.ctx, &world.identify(&withdraws).await, second).await.unwrap();
        confirm(&world.ctx, &world.identify(&confirms).await, fifth).await.unwrap();
        cancels.open(&format!("/candidatures/{first}")).await.see("Candidature annulée").not_see("En cours, jusqu’au").not_see("« Complet » ou « Incomplet »");
        withdraws.open(&format!("/candidatures/{second}")).await.see("Désistement").not_see("Après confirmation");
        for client in [&mut cancels, &mut withdraws, &mut refused] {
            client.open("/tableau-de-bord").await.see(NONE_UNDER_WAY);
        }
        for client in [&mut listed, &mut confirms] {
            client.open("/tableau-de-bord").await.see(ONE_UNDER_WAY);
        }
    }

    // rule: 62
    // covers: M4.22
    /// A dossier on paper: what to print, where to send it and by when, no file; then that it has come, or that it is late.
    async fn a_paper_dossier_is_followed_to_its_arrival(world: World) {
        let staffed = Staffed::open(&world).await;
        let institution = &staffed.institution;
        let offer = NewOffer { is_electronic: false, ..world.new_offer("M2PAPIER", "Master 2 sur papier") };
        let paper = world.offer(institution.campaign, institution.committee, institution.decision(DecisionKind::Favourable), &offer).await;
        let form = world.document_type("DOSSIER", "Dossier à compléter", Obligation::Mandatory, false).await;
        world.require(paper.session, &[form]).await;
        let mut client = world.applicant("Inès", "Marchetti").await;
        world.fill_profile(&client).await;
        let number = world.apply(&client, "M2PAPIER").await;
        let page = format!("/candidatures/{number}");
        client.open(&page).await;
        client.see("Dossier papier : téléchargez votre dossier").see("1, rue de l’Essai").see("Aucune pièce n’est à déposer sur ce site").see("Dossier à compléter");
        assert!(!client.html().contains("scope=\"col\">Fichier<"), "there is no column for files");
        assert!(!client.has_link("Transmettre ma candidature"));
        let dossier = client.href("Télécharger le dossier à imprimer");
        assert!(client.fetch(&dossier).await.body.starts_with(b"%PDF-"));
        client.open(&format!("{page}/messages")).await;
        client.see(TO_DO).see("envoyez-le à l’adresse de contact");
        client.open("/tableau-de-bord").await;
        client.see("Envoyez votre dossier papier avant la fin du");

        let staff = world.identify(&staffed.manager).await;
        world.ctx.clock.advance(TimeDelta::minutes(1));
        app::review::file_status::set(&world.ctx, &staff, number, FileStatus::Received, Some(world.ctx.today()), None).await.unwrap();
        client.open(&page).await;
        client.see("Votre dossier papier est arrivé le").not_see("Aucune pièce n’est à déposer sur ce site");
        assert!(client.html().contains(CAME), "{}", client.html());
        assert!(!client.fact("Date de réception").is_empty());
        client.open("/tableau-de-bord").await;
        client.not_see("Envoyez votre dossier papier");

        let mut late = world.applicant("Paul", "Durand").await;
        world.fill_profile(&late).await;
        let number = world.apply(&late, "M2PAPIER").await;
        return_is_over(&world, paper.session).await;
        late.open(&format!("/candidatures/{number}")).await;
        late.see("La date limite de retour").see("écrivez à l’adresse de contact").not_see("téléchargez votre dossier").not_see(STILL_OPEN);
    }

    /// Whoever applies on paper is told to print and to post, before, after and in every mail, and never to submit.
    async fn whoever_posts_a_dossier_is_not_told_to_submit(world: World) {
        let staffed = Staffed::open(&world).await;
        let institution = &staffed.institution;
        let offer = NewOffer { is_electronic: false, ..world.new_offer("M2PAPIER", "Master 2 sur papier") };
        world.offer(institution.campaign, institution.committee, institution.decision(DecisionKind::Favourable), &offer).await;
        let mut client = world.applicant("Inès", "Marchetti").await;
        world.fill_profile(&client).await;
        client.open("/candidatures/nouvelle?formation=M2PAPIER").await.see("l’envoyer par courrier").not_see("la transmettre");
        client.press("Oui").await.see("Votre candidature est créée. Téléchargez le dossier").not_see("transmettez-la");
        let number = client.at().trim_start_matches("/candidatures/").parse().unwrap();

        let staff = world.identify(&staffed.manager).await;
        let today = Some(world.ctx.today());
        for (status, day) in [(FileStatus::Received, today), (FileStatus::Incomplete, today), (FileStatus::Waiting, None)] {
            world.ctx.clock.advance(TimeDelta::minutes(1));
            app::review::file_status::set(&world.ctx, &staff, number, status, day, None).await.unwrap();
        }
        let mails = world.mails_to(&client.person.email).await;
        let text = |subject: &str| plain(&mails.iter().find(|mail| plain(&mail.subject) == subject).unwrap_or_else(|| panic!("no {subject}")).text);
        let address = plain("à l’adresse de contact (Commission informatique, 1, rue de l’Essai, 35000 Rennes) avant la fin du");
        for subject in ["Candidature - enregistrée", "Candidature - dossier incomplet", "Candidature - dossier en attente"] {
            let words = text(subject);
            assert!(words.contains(&address) && !words.contains("ransmet"), "{subject}: {words}");
        }
        // Nobody comments on documents that are posted.
        let incomplete = text("Candidature - dossier incomplet");
        assert!(incomplete.contains("pour savoir ce qui manque") && !incomplete.contains("commentaires"), "{incomplete}");
        let received = text("Candidature - dossier réceptionné");
        assert!(!received.contains("accusé de réception"), "there is no receipt without a submission: {received}");
    }

    /// A file that is asked for again after the return date cannot be submitted: the mails and the page say whom to write to,
    /// and the forms of the staff say to give a date first.
    async fn nobody_is_asked_to_submit_again_too_late(world: World) {
        const UNTIL: &str = "avant la fin du";
        const WRITE: &str = "que votre dossier soit encore pris en compte, écrivez à";
        const FIRST: &str = "La date de retour est passée";
        let staffed = Staffed::open(&world).await;
        let session = staffed.institution.programme.session;
        let mut manager = world.sign_in(staffed.manager.person.clone()).await;
        let staff = world.identify(&manager).await;
        let central = world.identify(&world.central().await).await;
        let (mut client, number) = world.submitted("Inès", "Marchetti").await;
        let email = client.person.email.clone();
        let (page, dossier) = (format!("/candidatures/{number}"), format!("/gestion/candidatures/{number}"));
        let (many, today) = (format!("/gestion/candidatures/statut?n={number}"), Some(world.ctx.today()));
        let said = async |subject: &str| {
            let mails = world.mails_to(&email).await;
            let words = mails.iter().rev().find(|mail| plain(&mail.subject).contains(&plain(subject))).map(|mail| plain(&mail.text));
            words.unwrap_or_else(|| panic!("no mail « {subject} »"))
        };
        let previewed = async |code: &str| plain(&preview_of(&world.ctx, &central, code, number).await.unwrap()[0].2);

        world.ctx.clock.advance(TimeDelta::minutes(1));
        file_status::set(&world.ctx, &staff, number, FileStatus::Incomplete, today, None).await.unwrap();
        let text = said("dossier incomplet").await;
        assert!(text.contains(&plain(UNTIL)) && !text.contains(&plain(WRITE)), "{text}");
        assert!(previewed("STATUT_IN").await.contains(&plain(UNTIL)));
        manager.open(&dossier).await.see("Modifier le statut du dossier").not_see(FIRST);
        client.open(&page).await.not_see(WRITE);
        manager.open(&many).await.see("Marchetti").not_see("La date de retour de la candidature");

        return_is_over(&world, session).await;
        world.ctx.clock.advance(TimeDelta::minutes(1));
        file_status::set(&world.ctx, &staff, number, FileStatus::Waiting, None, None).await.unwrap();
        let text = said("dossier en attente").await;
        assert!(text.contains(&plain(WRITE)) && !text.contains(&plain(UNTIL)), "{text}");
        world.ctx.clock.advance(TimeDelta::minutes(1));
        assert_eq!(file_status::set_many(&world.ctx, &staff, &[number], FileStatus::Incomplete, today).await.unwrap().done, 1);
        let text = said("dossier incomplet").await;
        assert!(text.contains(&plain(WRITE)) && !text.contains(&plain(UNTIL)), "{text}");
        assert!(previewed("STATUT_IN").await.contains(&plain(WRITE)));
        // Mails that tell of the date, and ask for nothing by it, keep it.
        assert!(previewed("CANDIDATURE").await.contains(&plain(UNTIL)));
        manager.open(&dossier).await.see(FIRST).see("donnez d’abord une nouvelle date");
        manager.open(&many).await.see(&format!("La date de retour de la candidature n° {number} est passée"));

        // With a date of its own it can be submitted again.
        let later = world.ctx.today() + Days::new(5);
        client.open(&page).await.see(WRITE);
        dates::set(&world.ctx, &staff, number, dates::Which::Return, Some(later), None).await.unwrap();
        assert_eq!(world.dossier(number).await.return_on, later);
        client.open(&page).await.not_see(WRITE);
        manager.open(&dossier).await.not_see(FIRST);
        manager.open(&many).await.not_see("La date de retour de la candidature");
    }

    /// Nobody waits for the submission of what the staff took otherwise.
    async fn a_file_that_came_otherwise_is_not_to_be_submitted(world: World) {
        const SUBMITTED: &str = "Candidature transmise";
        let staffed = Staffed::open(&world).await;
        let staff = world.identify(&staffed.manager).await;
        let (mut client, number) = applied(&world, "Inès", "Marchetti").await;
        client.open(&format!("/candidatures/{number}")).await.see(SUBMITTED);
        for status in [FileStatus::Received, FileStatus::Complete] {
            world.ctx.clock.advance(TimeDelta::minutes(1));
            app::review::file_status::set(&world.ctx, &staff, number, status, Some(world.ctx.today()), None).await.unwrap();
            client.reload().await.not_see(SUBMITTED);
            assert!(client.html().contains(CAME), "{status:?}: {}", client.html());
        }
        // What is asked for again is to be submitted.
        app::review::file_status::set(&world.ctx, &staff, number, FileStatus::Incomplete, Some(world.ctx.today()), None).await.unwrap();
        client.reload().await.see(SUBMITTED);
    }

    /// Documents are folded once the decision is known and nothing can be given any more, with what was validated; they are
    /// open again when something is asked anew.
    async fn documents_fold_once_there_is_nothing_to_do_with_them(world: World) {
        const FOLD: &str = "<details class=\"ec-panel ec-panel--flush\"><summary>";
        let staffed = Staffed::open(&world).await;
        let staff = world.identify(&staffed.manager).await;
        let (mut client, number) = world.submitted("Inès", "Marchetti").await;
        let page = format!("/candidatures/{number}");
        client.open(&page).await.see("Les pièces ne sont plus modifiables.");
        assert!(!client.html().contains(FOLD), "whoever waits for the decision looks at what was judged");

        let dossier = world.dossier_for_staff(number).await;
        let cv = dossier.items.iter().find(|item| item.kind.code == "CV").unwrap();
        let validated = Judgement {
            document: "CV".to_owned(),
            verdict: Verdict::Validate,
            comment: String::new(),
            version: cv.version.as_ref().unwrap().id,
            standing: None,
        };
        judge(&world.ctx, &staff, number, &[validated]).await.unwrap();
        staffed.decide(&world, number, DecisionKind::Favourable, None).await;
        client.open(&page).await.see("Pièces justificatives : 1 validée").see("Curriculum vitae").see("Relevés de notes");
        assert!(client.html().contains(FOLD), "{}", client.html());

        world.ctx.clock.advance(TimeDelta::minutes(1));
        app::review::file_status::set(&world.ctx, &staff, number, FileStatus::Incomplete, Some(world.ctx.today()), None).await.unwrap();
        client.open(&page).await.see("Procédure dématérialisée").not_see("1 validée");
        assert!(!client.html().contains(FOLD), "something can be given again");
    }
}
