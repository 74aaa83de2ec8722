//! Letters: issued with their decision where the committee wants them, frozen, attached, downloaded, replaced, checked.

use app::Error;
use app::letters::verify::{self, Verified, verify};
use app::letters::{download, issue, sample};
use app::setup::{Typed, committee, letter};
use chrono::TimeDelta;
use connect::files::Area;
use domain::application::DecisionKind;
use domain::letters::{LetterKind, Verdict, Wanted};
use futures::TryStreamExt as _;
use store::letter::LetterLine;
use testkit::{World, both_engines};

use super::{Staffed, applied, traced};

/// What the committee wants from now on; everything when nothing is named.
async fn want(world: &World, staffed: &Staffed, wanted: &[&str]) {
    let mut tx = world.ctx.db.write().await.unwrap();
    let mut row = store::catalogue::lookup_committee(&mut tx, staffed.institution.committee.0).await.unwrap().unwrap();
    row.letters.0 =
        if wanted.is_empty() { Wanted::ALL.iter().map(|w| w.code().to_owned()).collect() } else { wanted.iter().map(ToString::to_string).collect() };
    assert!(store::catalogue::update_committee(&mut tx, &row).await.unwrap());
    tx.commit().await.unwrap();
}

async fn letters(world: &World, number: i64) -> Vec<LetterLine> {
    download::all(&world.ctx, &world.dossier(number).await).await.unwrap()
}

/// The words of a PDF of one page, with single spaces.
async fn words(world: &World, pdf: &[u8]) -> String {
    assert_eq!(world.ctx.sandbox.page_count(pdf).await.unwrap(), 1);
    world.ctx.sandbox.page_text(pdf, 1).await.unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
}

async fn check(world: &World, code: &str) -> Verified {
    verify(&world.ctx, code, "network").await.unwrap_or_else(|error| panic!("{code}: {error:?}"))
}

async fn refused(world: &World, code: &str) -> verify::Refusal {
    match verify(&world.ctx, code, "elsewhere").await {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("{code}: {other:?}"),
    }
}

both_engines! {
    // rule: 85
    // covers: M3.13
    /// Manual 003: « vous recevrez en pièce jointe du mail d’avis favorable, une lettre d’admission ».
    async fn the_admission_comes_with_its_letter(world: World) {
        let staffed = Staffed::open(&world).await;
        want(&world, &staffed, &[]).await;
        world.set("institution.address", "1 place de l’Université\n35000 Rennes".into()).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        staffed.decide(&world, number, DecisionKind::Favourable, None).await;
        let mails = world.mails_to(&client.person.email).await;
        let mail = mails.iter().find(|mail| mail.subject.contains("avis favorable")).unwrap();
        let dossier = world.dossier(number).await;
        let file_number = &mail.attachments[0];
        assert!(file_number.starts_with("lettre_admission-") && file_number.ends_with("_marchetti_ines-M1INFO.pdf"), "{file_number}");
        let person = world.identify(&client).await;
        let paper = download::own(&world.ctx, &person, number).await.unwrap();
        assert_eq!(&paper.name, file_number);
        let sent = world.mails.sent().into_iter().find(|mail| mail.subject.contains("avis favorable")).unwrap();
        assert_eq!(sent.attachments[0].bytes, paper.pdf, "what was sent is what is kept");
        let text = words(&world, &paper.pdf).await;
        let [line]: [LetterLine; 1] = letters(&world, number).await.try_into().unwrap();
        let code = domain::letters::LetterCode::parse(&line.code).unwrap();
        let confirmation = app::format::date(app::i18n::Lang::FR, dossier.confirmation_on.unwrap());
        for expected in [
            "1 place de l’Université",
            "Commission informatique",
            "Inès Marchetti",
            "2 via Roma",
            "10121 Torino",
            "À Rennes, le",
            "Admission en Master 1 Informatique",
            "avis favorable",
            &confirmation,
            "La présidente de la commission",
            &code.to_string(),
            &format!("/verification/{}", code.as_str()),
        ] {
            assert!(text.contains(expected), "{expected} in {text}");
        }
        assert!(!text.contains("recours"), "{text}");
        assert_eq!(traced(&world, number, "letter.issue").await, 1);
    }

    /// Whoever is admitted finds the letter, the dossier and the receipt together, each once; whoever is not yet has them where
    /// they were, and so has whoever is refused.
    async fn an_admission_has_its_papers_together(world: World) {
        let staffed = Staffed::open(&world).await;
        want(&world, &staffed, &[]).await;
        let (mut client, number) = world.submitted("Inès", "Marchetti").await;
        let (mut refused, other) = world.submitted("Paul", "Durand").await;
        staffed.decide(&world, other, DecisionKind::Unfavourable, None).await;
        let page = format!("/candidatures/{number}");
        let papers = [("Télécharger lettre d’admission", "lettre"), ("Télécharger mon dossier", "dossier"), ("Télécharger l’accusé de réception", "accuse")];
        client.open(&page).await.not_see("À fournir lors de votre inscription.");
        assert!(!client.has_link(papers[0].0) && client.has_link(papers[1].0) && client.has_link(papers[2].0));
        refused.open(&format!("/candidatures/{other}")).await.not_see("Récapitulatif et");
        assert!(refused.has_link("Télécharger lettre de refus") && refused.has_link(papers[2].0));

        staffed.decide(&world, number, DecisionKind::Favourable, None).await;
        client.open(&page).await.see("PDF. À fournir lors de votre inscription.");
        client.see("Récapitulatif et 2 pièces, PDF").see("PDF, candidature transmise le 16/03/2026");
        for (words, file) in papers {
            let address = format!("{page}/{file}.pdf");
            assert_eq!(client.href(words), address);
            assert_eq!(client.page().links.iter().filter(|link| link.href == address).count(), 1, "{words}");
            assert!(client.fetch(&address).await.body.starts_with(b"%PDF-"), "{words}");
        }
        // A letter that goes by mail alone is not there to download.
        want(&world, &staffed, &["admission-mail"]).await;
        client.reload().await.see("Récapitulatif et 2 pièces, PDF").not_see("À fournir lors de votre inscription.");
        assert!(!client.has_link(papers[0].0));
    }

    /// A refusal gives its reason and says how it can be contested, in the applicant's language.
    async fn a_refusal_says_why_and_how_to_contest_it(world: World) {
        let staffed = Staffed::open(&world).await;
        want(&world, &staffed, &[]).await;
        world.set("institution.court", "tribunal administratif de Rennes".into()).await;
        let (french, one) = applied(&world, "Inès", "Marchetti").await;
        let (english, two) = applied(&world, "Paul", "Durand").await;
        let mut tx = world.ctx.db.write().await.unwrap();
        store::account::set_language(&mut tx, english.person.account, "en").await.unwrap();
        let label = domain::translated::Translated::fr_en("Niveau insuffisant", "Insufficient level");
        let reason = store::decision::setup::Reason { id: world.ctx.id(), code: "NIVEAU-2".into(), label: store::Json(label), centre_id: None, in_service: true, version: 1 };
        store::decision::setup::add_reason(&mut tx, &reason).await.unwrap();
        tx.commit().await.unwrap();
        let staff = world.identify(&staffed.manager).await;
        for number in [one, two] {
            let entered = app::decide::enter::Entered { decision_type: staffed.institution.decision(DecisionKind::Unfavourable), reason: Some(reason.id), ..Default::default() };
            let draft = app::decide::enter::enter(&world.ctx, &staff, number, &entered).await.unwrap();
            app::decide::publish::publish(&world.ctx, &staff, &[draft], app::decide::publish::When::Now).await.unwrap();
        }
        let fr = download::own(&world.ctx, &world.identify(&french).await, one).await.unwrap();
        let en = download::own(&world.ctx, &world.identify(&english).await, two).await.unwrap();
        let (fr, en) = (words(&world, &fr.pdf).await, words(&world, &en.pdf).await);
        for (text, expected) in [
            (&fr, ["Niveau insuffisant", "avis défavorable", "deux mois", "devant le tribunal administratif de Rennes", "Télérecours"]),
            (&en, ["Insufficient level", "refused", "two months", "before the tribunal administratif de Rennes", "Yours sincerely"]),
        ] {
            for words in expected {
                assert!(text.contains(words), "{words} in {text}");
            }
        }
    }

    /// A letter whose file is lost for good does not keep the decision from its reader.
    async fn the_decision_goes_without_a_lost_letter(world: World) {
        let staffed = Staffed::open(&world).await;
        want(&world, &staffed, &[]).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        staffed.decide(&world, number, DecisionKind::Favourable, None).await;
        let person = world.identify(&client).await;
        download::own(&world.ctx, &person, number).await.unwrap();
        let files: Vec<_> = world.ctx.files.list(Area::Letter).try_collect().await.unwrap();
        assert!(!files.is_empty());
        for (key, _) in files {
            world.ctx.files.delete(&key).await.unwrap();
        }
        world.expect_error("letter left out of its mail");
        let mails = world.mails_to(&client.person.email).await;
        let mail = mails.iter().find(|mail| mail.subject.contains("avis favorable")).unwrap();
        assert!(mail.attachments.is_empty(), "{:?}", mail.attachments);
    }

    /// Each letter and each way is the committee's choice; nobody gets what it did not want, nor somebody else's.
    async fn the_committee_chooses(world: World) {
        let staffed = Staffed::open(&world).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        let (other, _) = applied(&world, "Paul", "Durand").await;
        staffed.decide(&world, number, DecisionKind::Favourable, None).await;
        let (person, stranger, staff) = (world.identify(&client).await, world.identify(&other).await, world.identify(&staffed.manager).await);
        assert!(matches!(download::own(&world.ctx, &person, number).await, Err(Error::NotFound)));
        assert!(letters(&world, number).await.is_empty());
        want(&world, &staffed, &["admission-mail"]).await;
        assert!(matches!(download::own(&world.ctx, &person, number).await, Err(Error::NotFound)));
        // The decision was published before: staff who ask for its letter get the first one.
        let first = download::of_staff(&world.ctx, &staff, number, None).await.unwrap();
        want(&world, &staffed, &["admission-download"]).await;
        assert_eq!(download::own(&world.ctx, &person, number).await.unwrap().pdf, first.pdf);
        assert!(matches!(download::own(&world.ctx, &stranger, number).await, Err(Error::NotFound | Error::Denied(_))));
        world.set("letters.in_service", false.into()).await;
        assert!(matches!(download::own(&world.ctx, &person, number).await, Err(Error::NotFound)));
        assert_eq!(letters(&world, number).await.len(), 1);
        let mails = world.mails_to(&client.person.email).await;
        assert!(mails.iter().all(|mail| mail.attachments.is_empty()));
    }

    /// What was issued stays, byte for byte, whatever changes; a new version has a new code, and the earlier says so.
    async fn a_letter_is_frozen_and_a_new_version_replaces_it(world: World) {
        let staffed = Staffed::open(&world).await;
        want(&world, &staffed, &[]).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        staffed.decide(&world, number, DecisionKind::Favourable, None).await;
        world.run_jobs().await;
        let person = world.identify(&client).await;
        let before = download::own(&world.ctx, &person, number).await.unwrap();
        world.set("institution.name", "Autre université".into()).await;
        world.ctx.clock.advance(TimeDelta::days(3));
        let person_again = world.identify(&world.sign_in(client.person.clone()).await).await;
        assert_eq!(download::own(&world.ctx, &person_again, number).await.unwrap().pdf, before.pdf);
        let staff_again = world.identify(&world.sign_in(staffed.manager.person.clone()).await).await;
        issue::again(&world.ctx, &staff_again, number, "").await.unwrap();
        let [second, first]: [LetterLine; 2] = letters(&world, number).await.try_into().unwrap();
        assert_eq!((first.number, second.number, first.replaced_at.is_some(), second.replaced_at.is_some()), (1, 2, true, false));
        let after = download::own(&world.ctx, &person_again, number).await.unwrap();
        assert!(words(&world, &after.pdf).await.contains("Autre université") && !words(&world, &before.pdf).await.contains("Autre université"));
        assert_eq!(download::of_staff(&world.ctx, &staff_again, number, Some(first.id)).await.unwrap().pdf, before.pdf);
        assert_eq!((check(&world, &first.code).await.verdict, check(&world, &second.code).await.verdict), (Verdict::Replaced, Verdict::Stands));
        assert_eq!(check(&world, &first.code).await.replaced_on, Some(world.ctx.today()));
        // Nobody else issues, and nobody reads a letter through another application.
        let (_, foreign) = applied(&world, "Paul", "Durand").await;
        assert!(matches!(download::of_staff(&world.ctx, &staff_again, foreign, Some(first.id)).await, Err(Error::NotFound)));
        let elsewhere = world.manager(world.centre("LETTRES", "Lettres").await).await;
        let stranger = world.identify(&elsewhere).await;
        assert!(matches!(issue::again(&world.ctx, &stranger, number, "").await, Err(Error::Denied(_) | Error::NotFound)));
    }

    /// Two workers and a reader make the file at once: one file is kept, everybody gets it.
    async fn a_file_is_made_once(world: World) {
        let staffed = Staffed::open(&world).await;
        want(&world, &staffed, &[]).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        staffed.decide(&world, number, DecisionKind::Favourable, None).await;
        let person = world.identify(&client).await;
        let other = world.another_node().await;
        let (_, _, read) = tokio::join!(world.run_jobs(), other.run_jobs(), download::own(&world.ctx, &person, number));
        let read = read.unwrap();
        assert_eq!(read.pdf, download::own(&world.ctx, &person, number).await.unwrap().pdf);
        let [line]: [LetterLine; 1] = letters(&world, number).await.try_into().unwrap();
        assert_eq!(line.sha256, Some(app::keys::sha256_hex(&read.pdf)));
        let mails = world.mails_to(&client.person.email).await;
        assert_eq!(mails.iter().filter(|mail| !mail.attachments.is_empty()).count(), 1);
    }

    // rule: 84
    /// Rule 84: an admission that waits for the confirmation goes out with that mail and is not there before.
    async fn an_admission_may_wait_for_the_confirmation(world: World) {
        let staffed = Staffed::open(&world).await;
        want(&world, &staffed, &[]).await;
        world.set("letters.admission_after_confirmation", true.into()).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        staffed.decide(&world, number, DecisionKind::Favourable, None).await;
        let person = world.identify(&client).await;
        assert!(matches!(download::own(&world.ctx, &person, number).await, Err(Error::NotFound)));
        assert!(world.mails_to(&client.person.email).await.iter().all(|mail| mail.attachments.is_empty()));
        app::apply::answer::confirm(&world.ctx, &person, number).await.unwrap();
        let mails = world.mails_to(&client.person.email).await;
        let carrying: Vec<&str> = mails.iter().filter(|mail| !mail.attachments.is_empty()).map(|mail| mail.subject.as_str()).collect();
        assert_eq!(carrying.len(), 1, "{carrying:?}");
        assert!(download::own(&world.ctx, &person, number).await.is_ok());
        app::apply::answer::withdraw(&world.ctx, &person, number).await.unwrap();
        assert!(matches!(download::own(&world.ctx, &person, number).await, Err(Error::NotFound)));
        let [line]: [LetterLine; 1] = letters(&world, number).await.try_into().unwrap();
        assert_eq!(check(&world, &line.code).await.verdict, Verdict::Over);
    }

    /// Anyone with the code is told what was issued, never to whom; wrong codes end after a while, good ones do not.
    async fn anyone_can_check_a_code(world: World) {
        let staffed = Staffed::open(&world).await;
        want(&world, &staffed, &[]).await;
        let (_, number) = applied(&world, "Jean-Paul", "Marchetti").await;
        staffed.decide(&world, number, DecisionKind::Favourable, None).await;
        world.run_jobs().await;
        let [line]: [LetterLine; 1] = letters(&world, number).await.try_into().unwrap();
        let verified = check(&world, &line.code.to_lowercase()).await;
        assert_eq!((verified.kind, verified.verdict, verified.initials.as_str()), (LetterKind::Admission, Verdict::Stands, "J.-P. M."));
        assert_eq!((verified.programme.as_str(), verified.issued_on), ("Master 1 Informatique", world.ctx.today()));
        let mut visitor = world.browser();
        visitor.open(&format!("/verification/{}", line.code)).await;
        visitor.see("Cette lettre est valable.").see("Master 1 Informatique").see("J.-P. M.");
        assert!(!visitor.text().contains("Marchetti") && !visitor.text().contains("Jean"), "{}", visitor.text());
        visitor.open("/verification").await;
        visitor.fill("Code de vérification", "ABCD-2345-EFGH").press("Vérifier").await;
        visitor.see("Aucune lettre n’a été émise avec ce code.");
        assert!(visitor.html().contains("aria-describedby=\"h-code e-code\" aria-invalid=\"true\""), "{}", visitor.html());
        assert_eq!(refused(&world, "ABCD").await, verify::Refusal::NoCode);
        for _ in 0..30 {
            assert_eq!(refused(&world, "ABCD2345EFGH").await, verify::Refusal::Unknown);
        }
        assert_eq!(refused(&world, "ABCD2345EFGJ").await, verify::Refusal::TooMany);
        for _ in 0..40 {
            check(&world, &line.code).await;
        }
        staffed.decide(&world, number, DecisionKind::Unfavourable, None).await;
        assert_eq!(check(&world, &line.code).await.verdict, Verdict::Over);
    }

    /// The wording closest to the programme is taken; one that stopped working never keeps a decision from its reader.
    async fn staff_word_letters(world: World) {
        let staffed = Staffed::open(&world).await;
        want(&world, &staffed, &[]).await;
        let central = world.identify(&world.central().await).await;
        let of_centre = |body: &str| Typed::of([
            ("code", "SCIENCES"), ("letter_kind", "admission"), ("label", "Sciences"), ("centre", "SCI"), ("in_service", "yes"),
            ("subject_fr", "Bienvenue en {{ formation.libelle }}"), ("body_fr", body),
        ].map(|(name, value)| (name.to_owned(), value.to_owned())));
        let wrong = letter::save(&world.ctx, &central, None, &of_centre("<p>{{ formation.nom }}</p>")).await;
        assert!(matches!(&wrong, Err(Error::Refused(app::setup::Refusal::Invalid(w))) if w[0].field == "body_fr"), "{wrong:?}");
        letter::save(&world.ctx, &central, None, &of_centre("<p>À bientôt <strong>{{ candidat.prenom }}</strong></p><ul><li>avec vos diplômes</li></ul>")).await.unwrap();
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        staffed.decide(&world, number, DecisionKind::Favourable, None).await;
        let person = world.identify(&client).await;
        let text = words(&world, &download::own(&world.ctx, &person, number).await.unwrap().pdf).await;
        assert!(text.contains("Bienvenue en Master 1 Informatique") && text.contains("À bientôt Inès") && text.contains("avec vos diplômes"), "{text}");
        let mut tx = world.ctx.db.write().await.unwrap();
        let mut stored = store::letter_template::find(&mut tx, "SCIENCES").await.unwrap().unwrap();
        stored.body.0.set("fr", "<p>{{ disparue }}</p>");
        assert!(store::letter_template::put(&mut tx, &stored).await.unwrap());
        tx.commit().await.unwrap();
        world.expect_error("wording not usable");
        let staff = world.identify(&staffed.manager).await;
        issue::again(&world.ctx, &staff, number, "").await.unwrap();
        let text = words(&world, &download::own(&world.ctx, &person, number).await.unwrap().pdf).await;
        assert!(text.contains("Admission en Master 1 Informatique"), "{text}");
        assert!(matches!(letter::remove(&world.ctx, &central, "LETTRE_REFUS").await, Err(Error::Refused(app::setup::Refusal::Kept(_)))));
        letter::remove(&world.ctx, &central, "SCIENCES").await.unwrap();
        assert!(matches!(letter::save(&world.ctx, &staff, Some("LETTRE_REFUS"), &of_centre("x")).await, Err(Error::Denied(_))));
    }

    /// A committee tries its letters, its signature in it; what is no picture is refused.
    async fn a_committee_tests_its_letters(world: World) {
        let staffed = Staffed::open(&world).await;
        let staff = world.identify(&staffed.manager).await;
        let upload = |bytes: Vec<u8>| Some(app::apply::deposit::Upload { name: "signature.png".into(), bytes: bytes.into() });
        let broken = committee::put_signature(&world.ctx, &staff, "INFO", upload(b"\x89PNG\r\n\x1a\n and nothing more".to_vec())).await;
        assert!(matches!(broken, Err(Error::Refused(app::setup::stored_file::Refusal::Unreadable))), "{broken:?}");
        let wrong = committee::put_signature(&world.ctx, &staff, "INFO", upload(b"%PDF-1.7".to_vec())).await;
        assert!(matches!(wrong, Err(Error::Refused(app::setup::stored_file::Refusal::WrongKind))), "{wrong:?}");
        let plain = sample::of_committee(&world.ctx, &staff, "INFO", LetterKind::Admission, app::i18n::Lang::FR).await.unwrap();
        committee::put_signature(&world.ctx, &staff, "INFO", upload(paper::samples::sample_png(120, 60, 1))).await.unwrap();
        let signed = sample::of_committee(&world.ctx, &staff, "INFO", LetterKind::Admission, app::i18n::Lang::FR).await.unwrap();
        assert!(signed.pdf.len() > plain.pdf.len() + 100, "the signature is in it");
        assert!(words(&world, &signed.pdf).await.contains("cette lettre n’a pas été émise"));
        committee::put_signature(&world.ctx, &staff, "INFO", None).await.unwrap();
        assert_eq!(sample::of_committee(&world.ctx, &staff, "INFO", LetterKind::Admission, app::i18n::Lang::FR).await.unwrap().pdf, plain.pdf);
        let elsewhere = world.manager(world.centre("LETTRES", "Lettres").await).await;
        let stranger = world.identify(&elsewhere).await;
        assert!(matches!(sample::of_committee(&world.ctx, &stranger, "INFO", LetterKind::Refusal, app::i18n::Lang::FR).await, Err(Error::Denied(_))));
    }
}
