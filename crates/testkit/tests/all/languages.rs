//! Languages: what applicants read is in the language they prefer, whoever writes to them and in whichever language;
//! what an institution offers is a setting.

use app::decide::enter::{Entered, enter};
use app::decide::publish::{When, publish};
use app::review::corrections;
use app::review::file_status;
use app::review::judge::{Judgement, Verdict};
use domain::application::{DecisionKind, FileStatus};
use domain::translated::Translated;
use serde_json::json;
use store::catalogue::session::Convocation;
use store::{Db, Json};
use testkit::build::Institution;
use testkit::people::Client;
use testkit::{World, both_engines};

/// Offers every language of the program.
async fn offer_all(world: &World) {
    let all: Vec<&str> = app::i18n::Lang::known().map(app::i18n::Lang::code).collect();
    world.set("languages.offered", json!(all)).await;
}

async fn prefer(world: &World, client: &Client, language: &str) {
    let mut tx = world.ctx.db.write().await.unwrap();
    store::account::set_language(&mut tx, client.person.account, language).await.unwrap();
    tx.commit().await.unwrap();
}

/// A submitted application of somebody who prefers German, and a manager who works in French.
async fn submitted_in_german(world: &World) -> (Institution, Client, Client, i64) {
    offer_all(world).await;
    let institution = world.institution().await;
    let manager = world.manager(institution.centre).await;
    let mut client = world.applicant("Jonas", "Lindner").await;
    prefer(world, &client, "de").await;
    world.fill_profile(&client).await;
    let number = world.apply(&client, "M1INFO").await;
    for document in ["CV", "RELEVES"] {
        world.deposit(&client, number, document, document).await;
    }
    world.submit(&client, number).await;
    client.speak("de");
    world.ctx.clock.advance(chrono::TimeDelta::minutes(1));
    (institution, manager, client, number)
}

/// Gives documents and the programme their German words.
async fn translate_offer(world: &World, institution: &Institution) {
    let mut tx = world.ctx.db.write().await.unwrap();
    let mut session = store::catalogue::session::lookup(&mut tx, institution.programme.session).await.unwrap().unwrap();
    session.information = Json(in_german("Le **jury** se réunit en juin.", "Die **Kommission** tagt im Juni."));
    assert!(store::catalogue::session::update(&mut tx, &session).await.unwrap());
    let mut kind = store::catalogue::requirement::find(&mut tx, "CV").await.unwrap().unwrap();
    kind.label = Json(in_german("Curriculum vitae", "Lebenslauf"));
    assert!(store::catalogue::requirement::update(&mut tx, &kind).await.unwrap());
    tx.commit().await.unwrap();
}

fn in_german(fr: &str, de: &str) -> Translated {
    let mut words = Translated::fr(fr);
    words.set("de", de);
    words
}

/// Whether the first page of a paper says this.
async fn says(world: &World, pdf: &[u8], words: &str) -> bool {
    let text = world.ctx.sandbox.page_text(pdf, 1).await.unwrap();
    testkit::browser::plain(&text).contains(words)
}

both_engines! {
    /// A French manager changes the status of a German applicant's file: the mails are German, to the last word.
    async fn mails_follow_the_applicant(world: World) {
        let (_, manager, client, number) = submitted_in_german(&world).await;
        let staff = world.identify(&manager).await;
        let item = world.dossier_for_staff(number).await.items.into_iter().find(|item| item.kind.code == "RELEVES").unwrap();
        let refused = Judgement {
            document: "RELEVES".to_owned(),
            verdict: Verdict::Refuse,
            comment: "page 2 illisible".to_owned(),
            version: item.version.unwrap().id,
            standing: None,
        };
        corrections::ask(&world.ctx, &staff, number, &[refused], None).await.unwrap();
        let mail = world.last_mail_to(&client.person.email).await;
        assert_eq!((mail.subject.as_str(), mail.language.as_str()), ("Bewerbung - Unterlagen unvollständig", "de"));
        // The French label of the document, for it has no German one, with German typography around it.
        assert!(mail.text.contains("Relevés de notes: page 2 illisible"), "{}", mail.text);
        assert!(mail.text.contains("spätestens am 30.04.2026"), "{}", mail.text);
        assert!(mail.text.contains("Diese Nachricht wurde automatisch verschickt."), "{}", mail.text);
        assert!(mail.html.contains("<html lang=\"de\">"));
        assert!(!mail.text.contains("Votre") && !mail.text.contains("avant la fin"), "{}", mail.text);
        let all = world.mails_to(&client.person.email).await;
        assert!(all.iter().all(|mail| mail.language == "de" && mail.subject.starts_with("Bewerbung")), "{all:?}");
    }

    /// The sentences of an appeal and of a preselection are put together when the manager decides: in German all the same.
    async fn sentences_of_decisions_follow_the_applicant(world: World) {
        let (institution, manager, client, number) = submitted_in_german(&world).await;
        let staff = world.identify(&manager).await;
        file_status::set(&world.ctx, &staff, number, FileStatus::Complete, Some(world.ctx.today()), None).await.unwrap();
        world.ctx.clock.advance(chrono::TimeDelta::minutes(1));
        let entered = Entered {
            decision_type: institution.decision(DecisionKind::Preselection),
            convocation: Convocation { on: chrono::NaiveDate::from_ymd_opt(2026, 6, 12), at: "14:30".to_owned(), place: "Amphithéâtre B".to_owned() },
            ..Entered::default()
        };
        let draft = enter(&world.ctx, &staff, number, &entered).await.unwrap();
        publish(&world.ctx, &staff, &[draft], When::Now).await.unwrap();
        let mail = world.last_mail_to(&client.person.email).await;
        assert_eq!(mail.subject, "Bewerbung - Vorauswahl");
        assert!(mail.text.contains("Einladung: Freitag, 12. Juni 2026, 14:30, Amphithéâtre B."), "{}", mail.text);

        world.ctx.clock.advance(chrono::TimeDelta::minutes(1));
        let mut tx = world.ctx.db.read().await.unwrap();
        let reason = store::decision::setup::reasons(&mut tx).await.unwrap().first().map(|reason| reason.id);
        drop(tx);
        let refusal = Entered { decision_type: institution.decision(DecisionKind::Unfavourable), reason, ..Entered::default() };
        let draft = enter(&world.ctx, &staff, number, &refusal).await.unwrap();
        publish(&world.ctx, &staff, &[draft], When::Now).await.unwrap();

        world.ctx.clock.advance(chrono::TimeDelta::minutes(1));
        let appeal = Entered { decision_type: institution.decision(DecisionKind::Favourable), is_appeal: true, ..Entered::default() };
        let draft = enter(&world.ctx, &staff, number, &appeal).await.unwrap();
        publish(&world.ctx, &staff, &[draft], When::Now).await.unwrap();
        let mail = world.last_mail_to(&client.person.email).await;
        assert_eq!(mail.subject, "Bewerbung - Zusage");
        assert!(mail.text.contains("Diese Entscheidung erging auf Ihren Widerspruch hin."), "{}", mail.text);
    }

    /// Pages: statuses, labels, texts of the programme; the manager sees the same application in French.
    async fn pages_follow_their_reader(world: World) {
        let (institution, mut manager, mut client, number) = submitted_in_german(&world).await;
        translate_offer(&world, &institution).await;
        client.open(&format!("/candidatures/{number}")).await;
        client.see("Stand der Unterlagen").see("Eingegangen").see("Lebenslauf").see("Relevés de notes").see("Eingereicht").see("30.04.2026");
        client.not_see("Statut du dossier").not_see("Réceptionné");
        // What nobody translated says so to whoever has it read aloud; what somebody did does not.
        for part in ["<h1 lang=\"fr\">", "<span class=\"ec-doc__name\" lang=\"fr\">Relevés de notes", "<span class=\"ec-doc__name\">Lebenslauf"] {
            assert!(client.html().contains(part), "{part}");
        }
        client.open("/offre/M1INFO").await;
        client.see("Weitere Informationen").see("Die Kommission tagt im Juni.").not_see("Le jury");
        manager.open(&format!("/gestion/candidatures/{number}")).await;
        manager.see("Réceptionné").see("Curriculum vitae");
    }

    /// Papers are in the applicant's language, the one staff download included.
    async fn papers_follow_the_applicant(world: World) {
        let (_, mut manager, mut client, number) = submitted_in_german(&world).await;
        let receipt = client.fetch(&format!("/candidatures/{number}/accuse.pdf")).await;
        assert!(says(&world, &receipt.body, "Empfangsbestätigung Ihrer Bewerbung").await, "the title of the receipt");
        // Somebody else's computer: the page is French, the paper is not.
        client.speak("fr");
        let own = client.fetch(&format!("/candidatures/{number}/dossier.pdf")).await;
        let theirs = manager.fetch(&format!("/gestion/candidatures/{number}/dossier.pdf")).await;
        for dossier in [own, theirs] {
            assert_eq!(dossier.status.as_u16(), 200);
            assert!(says(&world, &dossier.body, "Bewerbungsdossier").await, "the title of the dossier");
        }
    }

    /// A language that is not offered any more: the default one, on pages and in mails; and it cannot be chosen.
    async fn a_language_no_longer_offered_gives_way(world: World) {
        let (_, manager, mut client, number) = submitted_in_german(&world).await;
        world.set("languages.offered", json!(["en"])).await;
        world.set("languages.default", json!("en")).await;
        client.open(&format!("/candidatures/{number}")).await;
        client.see("Received").not_see("Eingegangen");
        let staff = world.identify(&manager).await;
        file_status::set(&world.ctx, &staff, number, FileStatus::Complete, Some(world.ctx.today()), None).await.unwrap();
        let mail = world.last_mail_to(&client.person.email).await;
        assert_eq!((mail.subject.as_str(), mail.language.as_str()), ("Application - complete file", "en"));
        client.open("/langue/de").await;
        client.expect_status(404);
        // One language alone needs no switch.
        let mut visitor = world.browser();
        visitor.open("/").await;
        assert!(!visitor.html().contains("hreflang"));
    }

    /// The switch names each language in itself; a choice lasts.
    async fn visitors_choose_among_the_languages_offered(world: World) {
        offer_all(&world).await;
        let mut visitor = world.browser();
        visitor.open("/connexion").await;
        visitor.expect_heading("Connexion");
        for (code, name) in [("fr", "Français"), ("en", "English"), ("es", "Español"), ("de", "Deutsch")] {
            assert!(visitor.html().contains(&format!("lang=\"{code}\" hreflang=\"{code}\"")), "{code}");
            assert!(visitor.sees(name), "{name}");
        }
        visitor.open("/langue/es?retour=/connexion").await;
        visitor.expect_heading("Iniciar sesión");
        assert!(visitor.html().contains("<html lang=\"es\""));
        visitor.open("/offre").await;
        visitor.expect_heading("Oferta de estudios");
    }

    /// The documentation has an address for each language; who reads another gets that of the default one. The history says
    /// both, and an address of before the languages is that of the default one.
    async fn documentation_is_in_the_readers_language(world: World) {
        let mut central = world.central().await;
        central.open("/admin/etablissement").await;
        central.fill("Adresse de la documentation (English)", "nowhere").press("Enregistrer").await.expect_status(422);
        assert!(!central.described("Adresse de la documentation (English)").is_empty());
        central.fill("Adresse de la documentation (Français)", "https://aide.univ.example/fr");
        central.fill("Adresse de la documentation (English)", "https://aide.univ.example/en").press("Enregistrer").await;
        central.see("Vos modifications sont enregistrées.");
        central.open("/admin/historique").await.see("https://aide.univ.example/en (en), https://aide.univ.example/fr (fr)");
        offer_all(&world).await;
        let mut visitor = world.browser();
        for (language, expected) in [("fr", "fr"), ("en", "en"), ("de", "fr")] {
            visitor.speak(language);
            visitor.open("/assistance").await;
            assert!(visitor.html().contains(&format!("href=\"https://aide.univ.example/{expected}\"")), "{language}");
        }

        world.set("languages.default", json!("en")).await;
        let mut tx = world.ctx.db.write().await.unwrap();
        store::setting::put(&mut tx, "assistance.documentation_url", &json!("https://before.univ.example"), world.now(), None).await.unwrap();
        store::setting::next(&mut tx, app::settings::VERSION, 1).await.unwrap();
        tx.commit().await.unwrap();
        let migration = match &world.ctx.db {
            Db::Sqlite { .. } => include_str!("../../../store/migrations/sqlite/0061_documentation_by_language.sql"),
            Db::Postgres(_) => include_str!("../../../store/migrations/postgres/0061_documentation_by_language.sql"),
        };
        crate::usecases::erasure::run(&world.ctx.db, migration).await;
        app::settings::refresh(&world.ctx).await.unwrap();
        assert_eq!(world.ctx.settings().documentation_url.raw("en"), "https://before.univ.example");
    }

    /// A message to the staff tells them in the institution's language, whatever its writer reads.
    async fn mails_to_the_service_are_in_the_default_language(world: World) {
        let (_, _, client, number) = submitted_in_german(&world).await;
        world.set("languages.default", json!("en")).await;
        app::messages::send_by_applicant(&world.ctx, &world.identify(&client).await, number, "Guten Tag", Vec::new()).await.unwrap();
        let mails = world.mails_to("alertes@univ.example").await;
        let told: Vec<&str> = mails.iter().filter(|mail| mail.subject.contains("Lindner")).map(|mail| mail.subject.as_str()).collect();
        assert!(told.contains(&"Application - message from Jonas Lindner"), "{told:?}");
    }

    /// Set-up: the institution says which languages it offers, and texts then have a field for each.
    async fn texts_have_a_field_for_each_language_offered(world: World) {
        let mut central = world.central().await;
        central.open("/admin/motivations/nouveau").await;
        assert!(central.has_field("Libellé (English)") && !central.has_field("Libellé (Deutsch)"));
        central.open("/admin/etablissement").await;
        assert!(central.is_ticked("English") && !central.is_ticked("Deutsch"));
        central.tick("Deutsch").untick("English").press("Enregistrer").await;
        central.see("Vos modifications sont enregistrées.");

        central.open("/admin/motivations/nouveau").await;
        assert!(!central.has_field("Libellé (English)"), "what is not offered is not asked");
        central.fill("Code", "ANGLAIS").fill("Libellé (Deutsch)", "Zu wenig Englisch").press("Enregistrer").await;
        central.expect_status(422);
        assert!(!central.described("Libellé (Français)").is_empty(), "the default language must be filled in");
        central.fill("Libellé (Français)", "Niveau d’anglais").press("Enregistrer").await;
        central.see("Vos modifications sont enregistrées.");
        let mut tx = world.ctx.db.read().await.unwrap();
        let reasons = store::decision::setup::reasons(&mut tx).await.unwrap();
        let stored = reasons.iter().find(|reason| reason.code == "ANGLAIS").unwrap();
        assert_eq!((stored.label.raw("fr"), stored.label.raw("de")), ("Niveau d’anglais", "Zu wenig Englisch"));
        drop(tx);

        // Words in a language that is not offered any more are kept.
        let kept = reasons.iter().find(|reason| reason.code == "NIVEAU").unwrap();
        let english = kept.label.raw("en").to_owned();
        central.open("/admin/motivations/NIVEAU").await;
        central.fill("Libellé (Deutsch)", "Niveau").press("Enregistrer").await;
        let mut tx = world.ctx.db.read().await.unwrap();
        let reasons = store::decision::setup::reasons(&mut tx).await.unwrap();
        let kept = reasons.iter().find(|reason| reason.code == "NIVEAU").unwrap();
        assert_eq!((kept.label.raw("en"), kept.label.raw("de")), (english.as_str(), "Niveau"));
    }
}
