//! What staff do for an applicant, what they set by hand, what they put away.

use app::Error;
use app::apply::cancel;
use app::decide::discard::discard;
use app::decide::enter::{Entered, enter};
use app::decide::publish::{LeftOut, When, publish};
use app::decide::ranking;
use app::decide::shift::{Refusal as Stays, shift};
use app::decide::stop::stop;
use app::messages;
use app::review::acts::{Act, act};
use app::review::apply_for::{Kind, Refusal as ApplyFor, Wanted, apply_for};
use app::review::archive::{archive, archive_many, restore};
use app::review::fees::{self, Fees};
use app::review::registration::{self, Sent};
use app::review::{corrections, dates, file_status, judge, notes, treatment};
use chrono::TimeDelta;
use domain::application::apply::Refusal as ApplyRefusal;
use domain::application::ranking::Direction;
use domain::application::{Acceptance, DecisionKind, Existence, FileStatus, MailCode, Refusal, TreatmentType};
use domain::permissions::{Denied, RoleKind};
use store::Json;
use store::catalogue::Alerts;
use testkit::people::Client;
use testkit::{World, both_engines};

use super::{Staffed, applied, subjects, traced};

/// The manager as a person, for use cases.
async fn staff(world: &World, staffed: &Staffed) -> app::actor::Person {
    world.identify(&world.sign_in(staffed.manager.person.clone()).await).await
}

/// The version that a page opened now would show.
async fn seen(world: &World, number: i64) -> i64 {
    world.dossier_for_staff(number).await.application.version
}

/// Templates of the mails about an application.
async fn templates(world: &World, number: i64) -> Vec<String> {
    let application = world.dossier_for_staff(number).await.application.id;
    let mut tx = world.ctx.db.read().await.unwrap();
    store::mail::of_application(&mut tx, application).await.unwrap().into_iter().map(|mail| mail.template_code).collect()
}

/// The registration identifiers that mails about an application tell, the earliest first.
async fn told_codes(world: &World, number: i64) -> Vec<String> {
    let application = world.dossier_for_staff(number).await.application.id;
    let mut tx = world.ctx.db.read().await.unwrap();
    let mut codes = Vec::new();
    for line in store::mail::of_application(&mut tx, application).await.unwrap() {
        if line.template_code == MailCode::RegistrationCode.code() {
            let mail = store::mail::lookup(&mut tx, line.id).await.unwrap().unwrap();
            assert_eq!(mail.extra.0["formationsOpi"], world.dossier(number).await.session.programme_label);
            codes.push((line.created_at, mail.extra.0["newCodeOpi"].clone()));
        }
    }
    codes.sort();
    codes.into_iter().map(|(_, code)| code).collect()
}

/// Who did something last, as the trace has it.
async fn doer(world: &World, number: i64, action: &str) -> (String, String) {
    let application = world.dossier_for_staff(number).await.application.id;
    let mut tx = world.ctx.db.read().await.unwrap();
    let lines = store::audit::of_application(&mut tx, application).await.unwrap();
    let line = lines.into_iter().find(|line| line.action == action).unwrap_or_else(|| panic!("no line {action}"));
    (line.actor_kind, line.actor_name)
}

fn wanted(client: &Client, kind: Kind) -> Wanted {
    Wanted { candidate: client.person.file_number.clone().unwrap(), programme: "M1INFO".to_owned(), kind }
}

/// Takes no candidatures of applicants any more.
async fn close(world: &World, staffed: &Staffed) {
    let end = world.now() - TimeDelta::days(1);
    world
        .change_session(staffed.institution.programme.session, |session| {
            session.opens_at = end - TimeDelta::days(10);
            session.closes_at = end;
        })
        .await;
}

both_engines! {
    // rule: 79
    /// After the confirmation date staff alone confirm and withdraw, each with its question and its mail; what was asked about
    /// an earlier state is asked again.
    async fn staff_answer_for_an_applicant_after_the_date(world: World) {
        let staffed = Staffed::open(&world).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        staffed.decide(&world, number, DecisionKind::Favourable, None).await;
        let end = world.ctx.zone.end_of(world.dossier(number).await.confirmation_on.unwrap());
        world.ctx.clock.set(end + TimeDelta::minutes(1));
        let applicant = world.identify(&world.sign_in(client.person.clone()).await).await;
        let late = app::apply::answer::confirm(&world.ctx, &applicant, number).await;
        assert!(matches!(late, Err(Error::Refused(Refusal::ConfirmationDateOver))), "{late:?}");

        let mut manager = world.sign_in(staffed.manager.person.clone()).await;
        let page = format!("/gestion/candidatures/{number}");
        manager.open(&page).await.follow("Confirmer sa candidature").await.see("La date de confirmation ne vous limite pas");
        manager.press("Oui, continuer").await.expect_at(&page).see("La candidature est confirmée.");
        assert_eq!(world.dossier(number).await.acceptance(), Acceptance::Confirmed);
        assert_eq!(doer(&world, number, "application.answer").await.0, "staff");

        world.ctx.clock.advance(TimeDelta::minutes(1));
        manager.follow("Enregistrer son désistement").await;
        let person = world.identify(&manager).await;
        fees::set(&world.ctx, &person, number, &Fees { cents: Some(17_050), note: String::new() }, &Fees::default()).await.unwrap();
        manager.press("Oui, continuer").await.expect_status(409).see("La candidature a changé entre-temps");
        assert_eq!(world.dossier(number).await.acceptance(), Acceptance::Confirmed);
        manager.press("Oui, continuer").await.see("Le désistement est enregistré.");
        assert_eq!(world.dossier(number).await.acceptance(), Acceptance::Withdrawn);
        // A slip is undone while the delay runs, as the applicant could.
        world.ctx.clock.advance(TimeDelta::minutes(1));
        manager.follow("Revenir sur son désistement").await.press("Oui, continuer").await.see("Le désistement est annulé.");
        assert_eq!(world.dossier(number).await.acceptance(), Acceptance::Confirmed);
        let templates = templates(&world, number).await;
        for code in [MailCode::Confirmed, MailCode::Withdrawn, MailCode::WithdrawalUndone] {
            assert!(templates.iter().any(|known| known == code.code()), "{code:?} in {templates:?}");
        }
        assert_eq!(traced(&world, number, "application.answer").await, 3);
        // Nobody elsewhere asks or does any of it.
        let mut stranger = world.manager(world.centre("LETTRES", "Lettres").await).await;
        for path in ["confirmer", "desister", "annuler", "retablir"] {
            assert_eq!(stranger.fetch(&format!("{page}/{path}")).await.status.as_u16(), 404, "{path}");
        }
        let elsewhere = world.identify(&stranger).await;
        let denied = act(&world.ctx, &elsewhere, number, Act::Withdraw, seen(&world, number).await).await;
        assert!(matches!(denied, Err(Error::Denied(Denied::OutOfScope))), "{denied:?}");
    }

    /// Staff cancel, and reopen when the applicant no longer can; what is out of date or done already changes nothing.
    async fn staff_cancel_and_reopen(world: World) {
        let staffed = Staffed::open(&world).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        let person = staff(&world, &staffed).await;
        let before = seen(&world, number).await;
        act(&world.ctx, &person, number, Act::Cancel, before).await.unwrap();
        let again = act(&world.ctx, &person, number, Act::Cancel, before).await;
        assert!(matches!(again, Err(Error::Refused(Refusal::AlreadyDone))), "{again:?}");
        world.advance(TimeDelta::minutes(11)).await;
        let applicant = world.identify(&client).await;
        let late = cancel::undo(&world.ctx, &applicant, number).await;
        assert!(matches!(late, Err(Error::Refused(Refusal::UndoTimeOver))), "{late:?}");
        let stale = act(&world.ctx, &person, number, Act::Reopen, before).await;
        assert!(matches!(stale, Err(Error::Stale)), "{stale:?}");
        act(&world.ctx, &person, number, Act::Reopen, seen(&world, number).await).await.unwrap();
        assert_eq!(world.dossier(number).await.existence(), Existence::Active);
        assert_eq!(doer(&world, number, "application.cancel_undo").await, ("staff".to_owned(), person.full_name()));
        // Whoever applied again meanwhile has one application, not two.
        act(&world.ctx, &person, number, Act::Cancel, seen(&world, number).await).await.unwrap();
        world.apply(&client, "M1INFO").await;
        let twice = act(&world.ctx, &person, number, Act::Reopen, seen(&world, number).await).await;
        assert!(matches!(twice, Err(Error::Refused(Refusal::AppliedAgain))), "{twice:?}");
    }

    /// What the institution allows only while the file waits is not offered to staff afterwards.
    async fn staff_are_offered_only_what_is_allowed(world: World) {
        let staffed = Staffed::open(&world).await;
        let (mut client, number) = applied(&world, "Inès", "Marchetti").await;
        world.set("applications.cancel_only_while_waiting", true.into()).await;
        let mut manager = world.sign_in(staffed.manager.person.clone()).await;
        let page = format!("/gestion/candidatures/{number}");
        manager.open(&page).await.see("Annuler sa candidature");
        staffed.draft(&world, number, DecisionKind::Favourable, None).await;
        // The applicant would learn that there is a decision.
        client.open(&format!("/candidatures/{number}")).await.see("Annuler la candidature");
        manager.open(&page).await.not_see("Annuler sa candidature");
        let person = staff(&world, &staffed).await;
        let refused = act(&world.ctx, &person, number, Act::Cancel, seen(&world, number).await).await;
        assert!(matches!(refused, Err(Error::Refused(Refusal::OnlyWhileWaiting))), "{refused:?}");
    }

    // rule: 41
    /// Staff apply for somebody outside the dates; the applicant is mailed, the trace names who did it.
    async fn staff_apply_for_somebody(world: World) {
        let staffed = Staffed::open(&world).await;
        let client = world.applicant("Inès", "Marchetti").await;
        close(&world, &staffed).await;
        let mut manager = world.sign_in(staffed.manager.person.clone()).await;
        manager.open("/gestion/candidatures").await.follow("Candidater pour un candidat").await;
        manager.press("Continuer").await.expect_status(422);
        let file_number = client.person.file_number.clone().unwrap();
        manager.fill("Numéro de dossier ou adresse mail du candidat", "Z9Z9Z9Z9").choose("Formation", "Master 1 Informatique (Sciences)");
        manager.press("Continuer").await.expect_status(422).see("Aucun candidat n’a ce numéro");
        manager.fill("Numéro de dossier ou adresse mail du candidat", &file_number.to_lowercase()).press("Continuer").await;
        manager.expect_status(422).see("n’a pas encore renseigné ses informations personnelles");
        world.fill_profile(&client).await;
        manager.press("Continuer").await.see("Marchetti Inès").see("ouverte aux candidatures");
        assert!(!manager.at().contains(&file_number), "no personal data in addresses");
        manager.press("Oui, candidater").await.see("La candidature est créée");
        let number: i64 = manager.at().trim_start_matches("/gestion/candidatures/").parse().unwrap();
        assert_eq!(world.dossier(number).await.file_status(), FileStatus::Waiting);
        let person = world.identify(&manager).await;
        assert_eq!(doer(&world, number, "application.create").await, ("staff".to_owned(), person.full_name()));
        assert_eq!(templates(&world, number).await, [MailCode::ApplicationCreated.code()]);
        assert_eq!(subjects(&world, &client.person.email).await.len(), 1);

        // Having applied already binds staff as well, and programmes of others do not exist for them.
        let twice = apply_for(&world.ctx, &person, &wanted(&client, Kind::Ordinary)).await;
        assert!(matches!(twice, Err(Error::Refused(ApplyFor::Apply(ApplyRefusal::AlreadyApplied)))), "{twice:?}");
        let stranger = world.identify(&world.manager(world.centre("LETTRES", "Lettres").await).await).await;
        let elsewhere = apply_for(&world.ctx, &stranger, &wanted(&client, Kind::Ordinary)).await;
        assert!(matches!(elsewhere, Err(Error::Refused(ApplyFor::UnknownProgramme))), "{elsewhere:?}");
    }

    // rule: 46
    /// An offer begins complete with a draft that nobody outside sees: no mail, no decision on the page; the committee is told.
    async fn an_offer_begins_complete_and_unseen(world: World) {
        let staffed = Staffed::open(&world).await;
        world
            .change_committee(staffed.institution.committee, |committee| {
                committee.alerts = Json(Alerts(vec![MailCode::AlertOffer.code().to_owned()]));
                committee.alert_email = "alertes@univ.example".to_owned();
            })
            .await;
        let mut client = world.applicant("Inès", "Marchetti").await;
        world.fill_profile(&client).await;
        let person = staff(&world, &staffed).await;
        let number = apply_for(&world.ctx, &person, &wanted(&client, Kind::Offer)).await.unwrap();
        let dossier = world.dossier_for_staff(number).await;
        assert!(dossier.application.is_offer && dossier.application.treatment_validated);
        assert_eq!(dossier.unpublished.as_ref().map(|draft| (draft.kind.as_str(), draft.state.as_str())), Some(("FA", "draft")));
        client.open(&format!("/candidatures/{number}")).await;
        client.expect_fact("Statut du dossier", "Complet").expect_fact("Décision", "En attente");
        assert!(subjects(&world, &client.person.email).await.is_empty());
        assert_eq!(subjects(&world, "alertes@univ.example").await.len(), 1);
        let draft = dossier.unpublished.unwrap().id;
        world.ctx.clock.advance(TimeDelta::minutes(1));
        app::decide::publish::publish(&world.ctx, &person, &[draft], app::decide::publish::When::Now).await.unwrap();
        client.reload().await.expect_fact("Décision", "Favorable");
        assert_eq!(subjects(&world, &client.person.email).await.len(), 1);
    }

    // rule: 89
    /// Fees and registration identifier, typed on the dossier: read by the applicant at once; a second manager is told what
    /// stands there and loses nothing typed.
    async fn fees_and_identifier_are_typed_on_the_dossier(world: World) {
        let mut staffed = Staffed::open(&world).await;
        let (mut client, number) = applied(&world, "Inès", "Marchetti").await;
        let page = format!("/gestion/candidatures/{number}");
        let person = world.identify(&staffed.manager).await;
        let manager = &mut staffed.manager;
        manager.open(&page).await.fill("Montant restant à payer", "cent euros").press("Enregistrer – Droits d’inscription").await;
        manager.expect_status(422).see("Ce montant n’est pas lisible");
        manager.fill("Montant restant à payer", "170,50").fill("Précision", "Boursière").press("Enregistrer – Droits d’inscription").await;
        manager.see("Les droits d’inscription sont enregistrés.");
        client.open(&format!("/candidatures/{number}")).await.expect_fact("Décision", "En attente");
        assert!(client.fact("Montant des droits d’inscription").contains("170,50") && client.sees("Boursière"));

        world.ctx.clock.advance(TimeDelta::minutes(1));
        let shown = Fees { cents: Some(17_050), note: "Boursière".to_owned() };
        fees::set(&world.ctx, &person, number, &Fees { cents: Some(0), note: "Exonérée".to_owned() }, &shown).await.unwrap();
        manager.fill("Montant restant à payer", "99").press("Enregistrer – Droits d’inscription").await;
        manager.expect_status(409).see("Exonérée");
        assert_eq!(manager.value("Montant restant à payer"), "99");
        assert_eq!(world.dossier(number).await.application.fee_cents, Some(0));

        manager.fill("Identifiant d’inscription", "a b").press("Enregistrer – Identifiant d’inscription").await;
        manager.expect_status(422);
        manager.fill("Identifiant d’inscription", "OPI-4711").press("Enregistrer – Identifiant d’inscription").await;
        manager.see("L’identifiant d’inscription est enregistré.");
        client.reload().await.expect_fact("Identifiant d’inscription", "OPI-4711");
        assert_eq!(told_codes(&world, number).await, ["OPI-4711"]);
        let stale = registration::set(&world.ctx, &person, number, "OPI-1", Sent { tell: true, ..Sent::default() }).await;
        assert!(matches!(stale, Err(Error::Refused(registration::Refusal::ChangedMeanwhile(_)))), "{stale:?}");
        // A colleague who empties the field in the meantime is quoted too.
        world.ctx.clock.advance(TimeDelta::minutes(1));
        registration::set(&world.ctx, &person, number, "", Sent { seen: "OPI-4711", tell: true, form: "" }).await.unwrap();
        manager.fill("Identifiant d’inscription", "OPI-2").press("Enregistrer – Identifiant d’inscription").await;
        manager.expect_status(409).see("entre-temps : « Non défini »");
        // Nothing is told of a code that was taken away or refused, nor of one that is saved without the tick.
        assert_eq!(told_codes(&world, number).await, ["OPI-4711"]);
        manager.untick("Avertir le candidat par mail").press("Enregistrer – Identifiant d’inscription").await.see("L’identifiant d’inscription est enregistré.");
        assert_eq!(world.dossier(number).await.application.registration_code.as_deref(), Some("OPI-2"));
        assert_eq!(told_codes(&world, number).await, ["OPI-4711"]);
        world.ctx.clock.advance(TimeDelta::minutes(1));
        manager.fill("Identifiant d’inscription", "OPI-3").press("Enregistrer – Identifiant d’inscription").await;
        assert_eq!(told_codes(&world, number).await, ["OPI-4711", "OPI-3"]);
        // A code that is there already is told on demand, once for each form.
        for (form, told) in [("a form", 3), ("a form", 3), ("another", 4)] {
            registration::set(&world.ctx, &person, number, "OPI-3", Sent { seen: "OPI-3", tell: true, form }).await.unwrap();
            assert_eq!(told_codes(&world, number).await.len(), told, "{form}");
        }
        registration::set(&world.ctx, &person, number, "OPI-3", Sent { seen: "OPI-3", tell: false, form: "a third" }).await.unwrap();
        assert_eq!(told_codes(&world, number).await.len(), 4);
        assert_eq!((traced(&world, number, "application.fees").await, traced(&world, number, "application.registration_code").await), (2, 4));
    }

    /// The same fees for several: each is told what stands there, whose was changed meanwhile or is nobody's of this centre
    /// stays as it is, each change leaves its line.
    async fn the_same_fees_for_several(world: World) {
        let mut staffed = Staffed::open(&world).await;
        let (mut client, first) = applied(&world, "Inès", "Marchetti").await;
        let (_, second) = applied(&world, "Paul", "Durand").await;
        let (_, third) = applied(&world, "Zoé", "Petit").await;
        let person = world.identify(&staffed.manager).await;
        let charged = |cents, note: &str| Fees { cents: Some(cents), note: note.to_owned() };
        fees::set(&world.ctx, &person, second, &charged(17_050, ""), &Fees::default()).await.unwrap();
        let page = format!("/gestion/candidatures/droits?n={first}&n={second}&n={third}&n=999999");
        let manager = &mut staffed.manager;
        manager.open("/gestion/candidatures").await;
        assert!(manager.html().contains("formaction=\"/gestion/candidatures/droits\""));
        manager.open(&page).await.see("actuellement : 170,50");
        manager.fill("Montant restant à payer", "cent").press("Oui, enregistrer pour 3 candidatures").await.expect_status(422).see("Ce montant n’est pas lisible");
        world.ctx.clock.advance(TimeDelta::minutes(1));
        fees::set(&world.ctx, &person, third, &charged(9_900, ""), &Fees::default()).await.unwrap();
        manager.fill("Montant restant à payer", "0").fill("Précision", "Exonérés").press("Oui, enregistrer pour 3 candidatures").await;
        manager.expect_at("/gestion/candidatures").see("Les droits d’inscription de 2 candidatures sont enregistrés.");
        manager.see(&format!("Les droits de 1 candidature ont été modifiés entre-temps et n’ont pas été remplacés : n° {third}.")).not_see("restée en l’état");
        let mut standing = Vec::new();
        for number in [first, second, third] {
            let application = world.dossier(number).await.application;
            standing.push((application.fee_cents, application.fee_note, traced(&world, number, "application.fees").await));
        }
        assert_eq!(standing, [(Some(0), "Exonérés".to_owned(), 1), (Some(0), "Exonérés".to_owned(), 2), (Some(9_900), String::new(), 1)]);
        let outcome = fees::set_many(&world.ctx, &person, &[(third, Fees::default())], &charged(5, "")).await.unwrap();
        assert_eq!((outcome.done, outcome.refused, outcome.changed), (0, Vec::new(), vec![third]), "changed meanwhile, not refused");
        client.open(&format!("/candidatures/{first}")).await.see("Exonérés");

        // Nothing typed clears nothing, unless that is what is asked for.
        manager.open(&page).await.press("Oui, enregistrer pour 3 candidatures").await.expect_status(422).see("Saisissez un montant ou une précision");
        assert_eq!(world.dossier(first).await.application.fee_cents, Some(0));
        world.ctx.clock.advance(TimeDelta::minutes(1));
        fees::set(&world.ctx, &person, second, &charged(100, ""), &charged(0, "Exonérés")).await.unwrap();
        manager.fill("Précision", "Sans objet").tick("Effacer le montant et la précision de ces candidatures");
        manager.press("Oui, enregistrer pour 3 candidatures").await.expect_status(422).see("Saisissez un montant ou une précision");
        manager.fill("Précision", "").press("Oui, enregistrer pour 3 candidatures").await.expect_at("/gestion/candidatures");
        let mut cleared = Vec::new();
        for number in [first, second, third] {
            cleared.push(world.dossier(number).await.application.fee_cents);
        }
        assert_eq!(cleared, [None, Some(100), None], "what was changed after the first page stays");
        // What was changed and what refuses are told apart, and which they are.
        manager.open(&page).await;
        let owner = world.identify(&client).await;
        cancel::cancel(&world.ctx, &owner, first).await.unwrap();
        world.ctx.clock.advance(TimeDelta::minutes(1));
        fees::set(&world.ctx, &person, third, &charged(500, ""), &Fees::default()).await.unwrap();
        manager.fill("Précision", "Boursière").press("Oui, enregistrer pour 3 candidatures").await.expect_at("/gestion/candidatures");
        manager.see("Les droits d’inscription de 1 candidature sont enregistrés.");
        manager.see(&format!("Les droits de 1 candidature ont été modifiés entre-temps et n’ont pas été remplacés : n° {third}."));
        manager.see(&format!("1 candidature ne s’y prête plus et est restée en l’état : n° {first}."));
        // Two of each, and nothing saved: the message warns. Where all is saved it does not.
        let (luc, fourth) = applied(&world, "Luc", "Moreau").await;
        let (ana, fifth) = applied(&world, "Ana", "Silva").await;
        manager.open(&format!("/gestion/candidatures/droits?n={second}&n={third}&n={fourth}&n={fifth}")).await;
        for (client, number) in [(&luc, fourth), (&ana, fifth)] {
            let owner = world.identify(client).await;
            cancel::cancel(&world.ctx, &owner, number).await.unwrap();
        }
        fees::set(&world.ctx, &person, second, &charged(700, "Boursière"), &Fees { cents: None, note: "Boursière".to_owned() }).await.unwrap();
        fees::set(&world.ctx, &person, third, &charged(600, ""), &charged(500, "")).await.unwrap();
        manager.fill("Précision", "Salariés").press("Oui, enregistrer pour 4 candidatures").await.expect_at("/gestion/candidatures");
        manager.see("Rien n’a été enregistré.");
        manager.see(&format!("Les droits de 2 candidatures ont été modifiés entre-temps et n’ont pas été remplacés : n° {second}, {third}."));
        manager.see(&format!("2 candidatures ne s’y prêtent plus et sont restées en l’état : n° {fourth}, {fifth}."));
        assert!(manager.html().contains("ec-notice--warn\" data-flash"));
        manager.open(&format!("/gestion/candidatures/droits?n={second}&n={third}")).await;
        manager.fill("Précision", "Salariés").press("Oui, enregistrer pour 2 candidatures").await;
        manager.see("Les droits d’inscription de 2 candidatures sont enregistrés.");
        assert!(manager.html().contains("ec-notice--ok\" data-flash"));
        let mut stranger = world.manager(world.centre("LETTRES", "Lettres").await).await;
        stranger.open(&page).await.not_see("Oui, enregistrer");
        let elsewhere = world.identify(&stranger).await;
        let outcome = fees::set_many(&world.ctx, &elsewhere, &[(first, charged(0, "Exonérés"))], &charged(5, "")).await.unwrap();
        assert_eq!((outcome.done, outcome.refused.len()), (0, 1));
    }

    /// Somebody of the staff who applied is an applicant to their own application: the pages offer nothing, nothing is done.
    async fn nobody_acts_for_themselves(world: World) {
        let staffed = Staffed::open(&world).await;
        let (mut both, number) = applied(&world, "Inès", "Marchetti").await;
        world.grant(&both.person, RoleKind::Manager, Some(staffed.institution.centre), None).await;
        let person = world.identify(&both).await;
        let page = format!("/gestion/candidatures/{number}");
        both.open(&page).await.expect_status(200).not_see("Annuler sa candidature").not_see("Montant restant à payer").not_see("Candidater pour lui");
        assert_eq!(both.fetch(&format!("{page}/annuler")).await.status.as_u16(), 403);
        let before = seen(&world, number).await;
        let acted = act(&world.ctx, &person, number, Act::Cancel, before).await;
        assert!(matches!(acted, Err(Error::Denied(Denied::NoRight))), "{acted:?}");
        let charged = fees::set(&world.ctx, &person, number, &Fees { cents: Some(0), note: String::new() }, &Fees::default()).await;
        assert!(matches!(charged, Err(Error::Denied(Denied::NoRight))), "{charged:?}");
        let named = registration::set(&world.ctx, &person, number, "OPI-1", Sent { tell: true, ..Sent::default() }).await;
        assert!(matches!(named, Err(Error::Denied(Denied::NoRight))), "{named:?}");
        assert_eq!(seen(&world, number).await, before);

        // As an applicant they go on as anybody.
        cancel::cancel(&world.ctx, &person, number).await.unwrap();
        world.advance(TimeDelta::minutes(11)).await;
        let put_away = archive(&world.ctx, &person, number).await;
        assert!(matches!(put_away, Err(Error::Denied(Denied::NoRight))), "{put_away:?}");
        both.open(&format!("/gestion/candidatures/archiver?n={number}")).await.not_see("Oui, archiver");
        archive(&world.ctx, &staff(&world, &staffed).await, number).await.unwrap();
        assert!(matches!(restore(&world.ctx, &person, number).await, Err(Error::Denied(Denied::NoRight))));
    }

    /// Nobody judges their own file or decides on it, alone or among others; a neighbour finds no place to change with, and a
    /// publication is stopped without it. Colleagues do all of it.
    async fn nobody_decides_on_their_own(world: World) {
        let staffed = Staffed::open(&world).await;
        let (mut both, own) = applied(&world, "Inès", "Marchetti").await;
        let (_, other) = applied(&world, "Paul", "Durand").await;
        world.grant(&both.person, RoleKind::Manager, Some(staffed.institution.centre), None).await;
        let theirs = staffed.draft(&world, other, DecisionKind::ComplementaryList, Some(1)).await;
        let mine = staffed.draft(&world, own, DecisionKind::ComplementaryList, Some(2)).await;
        let (colleague, person) = (staff(&world, &staffed).await, world.identify(&both).await);
        notes::add(&world.ctx, &colleague, own, "À revoir").await.unwrap();
        let before = seen(&world, own).await;
        let page = format!("/gestion/candidatures/{own}");
        both.open(&page).await.expect_status(200).see("Contrôler les pièces");
        both.not_see("tant qu’il n’est pas publié");
        for offer in ["Saisir un avis", "Demander des corrections", "Valider les avis", "Modifier le statut du dossier", "Modifier les dates", "Bloc-notes"] {
            both.not_see(offer);
        }
        both.open(&page.replace(&own.to_string(), &other.to_string())).await.see("Saisir un avis").see("Modifier le statut du dossier").see("Bloc-notes");
        both.see("tant qu’il n’est pas publié");
        for closed in ["avis", "corrections", "bloc-notes"] {
            assert_eq!(both.fetch(&format!("{page}/{closed}")).await.status.as_u16(), 403, "{closed}");
        }

        let (ctx, today) = (&world.ctx, Some(world.ctx.today()));
        let entered = Entered { decision_type: staffed.institution.decision(DecisionKind::Favourable), seen: Some(mine), ..Entered::default() };
        let refused = [
            ("judge", judge::judge(ctx, &person, own, &[]).await.map_err(|error| error.map_refusal(drop))),
            ("corrections", corrections::ask(ctx, &person, own, &[], None).await.map_err(|error| error.map_refusal(drop))),
            ("status", file_status::set(ctx, &person, own, FileStatus::Complete, today, None).await.map_err(|error| error.map_refusal(drop))),
            ("treatment", treatment::set(ctx, &person, own, TreatmentType::Direct, "").await.map_err(|error| error.map_refusal(drop))),
            ("validation", treatment::validate(ctx, &person, own, "").await.map_err(|error| error.map_refusal(drop))),
            ("date", dates::set(ctx, &person, own, dates::Which::Return, None, None).await.map(drop).map_err(|error| error.map_refusal(drop))),
            ("note", notes::add(ctx, &person, own, "Bon dossier").await.map_err(|error| error.map_refusal(drop))),
            ("notes", notes::of(ctx, &person, own).await.map(drop).map_err(Error::widen)),
            ("message", messages::send_by_staff(ctx, &person, own, "Bonjour", Vec::new()).await.map_err(|error| error.map_refusal(drop))),
            ("decision", enter(ctx, &person, own, &entered).await.map(drop).map_err(|error| error.map_refusal(drop))),
            ("discard", discard(ctx, &person, own, mine).await.map_err(|error| error.map_refusal(drop))),
            ("up", shift(ctx, &person, own, Direction::Up, 2).await.map(drop).map_err(|error| error.map_refusal(drop))),
        ];
        for (what, outcome) in refused {
            assert!(matches!(outcome, Err(Error::Denied(Denied::NoRight))), "{what}: {outcome:?}");
        }
        let below = shift(ctx, &person, other, Direction::Down, 1).await;
        assert!(matches!(below, Err(Error::Refused(Stays::NoRoom))), "{below:?}");
        let list = ranking::open(ctx, &person, "INFO", "", "").await.unwrap();
        assert_eq!((list.moves(own), list.moves(other)), ((false, false), (false, false)));
        assert_eq!(ranking::open(ctx, &colleague, "INFO", "", "").await.unwrap().moves(own), (true, false));

        let done = publish(ctx, &person, &[mine, theirs], When::Later).await.unwrap();
        assert_eq!((done.decisions, done.left_out), (1, vec![(own, LeftOut::NotAllowed)]));
        let outcome = file_status::set_many(ctx, &person, &[own, other], FileStatus::Complete, today).await.unwrap();
        assert_eq!((outcome.done, outcome.refused.len()), (1, 1));
        both.open(&format!("/gestion/candidatures/statut?n={own}")).await.not_see("Oui, ");
        assert_eq!(seen(&world, own).await, before);
        file_status::set(ctx, &colleague, own, FileStatus::Complete, today, None).await.unwrap();
        let at = When::At(world.now() + TimeDelta::hours(1));
        assert_eq!(publish(ctx, &colleague, &[mine, theirs], at).await.unwrap().decisions, 2);
        let batch = world.dossier_for_staff(own).await.unpublished.and_then(|decision| decision.batch_id).unwrap();
        let mut beside = world.sign_in(staffed.manager.person.clone()).await;
        beside.open("/commission/INFO/candidatures").await.see("2 avis seront publiés").see("Arrêter la publication");
        both.open("/commission/INFO/candidatures").await.see("Durand Paul").see("1 avis sera publié").see("Arrêter la publication");
        assert_eq!(stop(ctx, &person, batch).await.unwrap(), 1);
        let mut planned = Vec::new();
        for number in [own, other] {
            planned.push(world.dossier_for_staff(number).await.unpublished.and_then(|decision| decision.batch_id));
        }
        assert_eq!(planned, [Some(batch), None], "their own goes on to its hour");
        both.open("/commission/INFO/candidatures").await.see("Durand Paul").not_see("Arrêter la publication");
        let again = stop(ctx, &person, batch).await;
        assert!(matches!(again, Err(Error::NotFound)), "{again:?}");
        beside.open("/commission/INFO/candidatures").await.see("1 avis sera publié").see("Arrêter la publication");
        assert_eq!(stop(ctx, &colleague, batch).await.unwrap(), 1);
        assert_eq!(publish(ctx, &colleague, &[mine], When::Now).await.unwrap().decisions, 1);
    }

    /// What is refused or cancelled for good is put away, out of the lists and read only, and taken out again where it was.
    async fn settled_applications_are_put_away(world: World) {
        let staffed = Staffed::open(&world).await;
        let (mut client, refused) = applied(&world, "Inès", "Marchetti").await;
        let (_, waiting) = applied(&world, "Paul", "Durand").await;
        let (other, cancelled) = applied(&world, "Zoé", "Petit").await;
        staffed.decide(&world, refused, DecisionKind::Unfavourable, None).await;
        let applicant = world.identify(&other).await;
        cancel::cancel(&world.ctx, &applicant, cancelled).await.unwrap();
        let person = staff(&world, &staffed).await;
        let early = archive(&world.ctx, &person, cancelled).await;
        assert!(matches!(early, Err(Error::Refused(Refusal::NotSettled))), "it can still be undone: {early:?}");
        world.advance(TimeDelta::minutes(11)).await;

        let mut manager = world.sign_in(staffed.manager.person.clone()).await;
        manager.open(&format!("/gestion/candidatures/archiver?n={refused}&n={waiting}&n={cancelled}")).await;
        manager.press("Oui, archiver 2 candidatures").await.see("2 candidatures sont archivées");
        assert_eq!(world.dossier(waiting).await.existence(), Existence::Active);
        manager.open("/gestion/candidatures").await.see("Durand Paul").not_see("Marchetti Inès");
        manager.follow("Candidatures archivées").await.see("Marchetti Inès").see("Petit Zoé").not_see("Durand Paul");
        client.open(&format!("/candidatures/{refused}")).await.expect_status(200);
        let version = seen(&world, refused).await;
        let touched = act(&world.ctx, &person, refused, Act::Cancel, version).await;
        assert!(matches!(touched, Err(Error::Refused(Refusal::NotInThisState))), "{touched:?}");

        manager.follow("Marchetti Inès").await.press("Sortir des archives").await.see("sortie des archives");
        assert_eq!(world.dossier(refused).await.existence(), Existence::Active);
        restore(&world.ctx, &person, cancelled).await.unwrap();
        assert_eq!(world.dossier(cancelled).await.existence(), Existence::Cancelled);
        assert_eq!(traced(&world, refused, "application.archive").await, 1);
        let stranger = world.identify(&world.manager(world.centre("LETTRES", "Lettres").await).await).await;
        let outcome = archive_many(&world.ctx, &stranger, &[refused]).await.unwrap();
        assert_eq!((outcome.done, outcome.refused.len()), (0, 1));
    }
}
