//! Lists and questions are searched by their address, without a script.

use domain::application::DecisionKind;
use domain::translated::Translated;
use store::Json;
use testkit::both_engines;

use super::{Staffed, applied};

both_engines! {
    /// The committees to set up and those to work with: what is looked for stays in the field and in the address, and what
    /// nothing says leads back to the whole list.
    async fn a_long_list_of_committees_is_searched(world: World) {
        let Staffed { institution, mut manager } = Staffed::open(&world).await;
        let (field, button) = ("Rechercher dans la liste", "Rechercher");
        manager.open("/gestion/commissions").await.see("Commission informatique");
        assert!(!manager.has_field(field), "one line is read without a search");
        for number in 1..=16 {
            world.committee_of(institution.centre, &format!("GC{number:02}"), &format!("Commission de génie civil {number:02}")).await;
        }
        world.committee_of(institution.centre, "ELEC", "Électronique").await;
        manager.open("/commission").await;
        let at = |words: &str| manager.html().find(words).unwrap();
        assert!(at("génie civil 16") < at("Commission informatique") && at("Commission informatique") < at("Électronique"));
        world.committee_of(institution.centre, "ZOO", "Zoologie").await;
        manager.reload().await;
        let at = |words: &str| manager.html().find(words).unwrap();
        assert!(at("Électronique") < at("Zoologie"), "accents do not send it to the end");
        for address in ["/gestion/commissions", "/commission"] {
            manager.open(address).await.see("génie civil 07").see("génie civil 16");
            manager.fill(field, "CIVIL genie 07").press(button).await;
            manager.expect_at(address).see("Commission de génie civil 07").not_see("génie civil 16").not_see("Commission informatique");
            assert!(manager.at().ends_with("?q=CIVIL+genie+07"), "{}", manager.at());
            assert_eq!(manager.value(field), "CIVIL genie 07");
            manager.fill(field, "gc16").press(button).await.see("Commission de génie civil 16").not_see("génie civil 07");
            manager.fill(field, "droit").press(button).await.see("Aucune ligne ne correspond à « droit ».").not_see("génie civil");
            manager.not_see("Rien n’est encore saisi ici.").not_see("Aucune commission ne vous est confiée");
            manager.follow("Afficher toute la liste").await.see("génie civil 07").see("génie civil 16");
        }
    }

    /// The candidates of a committee are found by the beginning of their name or by their file number, in the order of the
    /// ranking; what is looked for goes along to a candidate, to the next and back. Ranks stay those of the whole list.
    async fn candidates_of_a_committee_are_searched(world: World) {
        let staffed = Staffed::open(&world).await;
        let institution = &staffed.institution;
        let (client, undecided) = applied(&world, "Inès", "Lefèvre").await;
        let (_, first) = applied(&world, "Jade", "Durand").await;
        let (_, second) = applied(&world, "Paul", "Lefort").await;
        let elsewhere = world.committee_of(institution.centre, "MATH", "Commission de mathématiques").await;
        let offer = world.new_offer("M1MATH", "Master 1 Mathématiques");
        world.offer(institution.campaign, elsewhere, institution.decision(DecisionKind::Favourable), &offer).await;
        let stranger = world.applicant("Léa", "Leffe").await;
        world.fill_profile(&stranger).await;
        world.apply(&stranger, "M1MATH").await;
        for (number, rank) in [(first, 1), (second, 2)] {
            staffed.draft(&world, number, DecisionKind::ComplementaryList, Some(rank)).await;
        }
        let list = "/commission/INFO/candidatures";
        let page = |number: i64| format!("{list}/{number}?q=lef");
        let (field, button) = ("Nom, dossier, INE", "Filtrer");
        let mut member = world.committee(institution.committee).await;
        member.open(list).await.see("Lefèvre Inès").see("Durand Jade").see("Lefort Paul").not_see("Leffe Léa");
        assert!(!member.has_link("Tout effacer") && !member.sees("trouvée"));
        member.fill(field, "LEF").press(button).await.expect_at(list).see("2 candidatures trouvées.").see("Lefèvre Inès").see("Lefort Paul").not_see("Durand Jade").not_see("Leffe Léa");
        assert_eq!(member.value(field), "LEF");
        let html = member.html();
        assert!(html.find("Lefort Paul").unwrap() < html.find("Lefèvre Inès").unwrap(), "the order is that of the ranking");

        member.open(&format!("{list}?q=lef")).await.follow("Lefort Paul").await;
        assert_eq!(member.at(), page(second));
        assert!(!member.has_link("Précédent"));
        member.follow("Suivant").await;
        assert_eq!(member.at(), page(undecided));
        assert!(!member.has_link("Suivant"));
        assert!(member.html().contains(&format!("href=\"{list}?q=lef\"")), "the way back keeps what is looked for");
        member.open(&format!("{list}?q=lef")).await;
        member.press("Monter Lefort Paul").await.expect_at(list).see("passe au rang 1").not_see("Durand Jade");
        assert!(member.at().contains("?q=lef"), "{}", member.at());
        member.open(&format!("{list}/{first}?q=lef")).await.expect_status(200).see("Durand Jade").see("2 candidatures trouvées.");

        member.open(list).await.fill(field, &client.person.file_number.clone().unwrap().to_lowercase()).press(button).await;
        member.see("Une candidature trouvée.").see("Lefèvre Inès").not_see("Lefort Paul");
        member.choose("Décision", "Avis à valider").press(button).await.not_see("Lefort Paul").see("Aucune candidature trouvée.").see("Aucune candidature ne correspond.");
        for nobody in ["fevre", "…", stranger.person.file_number.as_deref().unwrap()] {
            member.open(list).await.fill(field, nobody).press(button).await.see("Aucune candidature ne correspond.").not_see("Leffe Léa");
        }
        member.follow("Tout effacer").await.see("Durand Jade").see("Lefort Paul");
        assert_eq!(member.at(), list);
    }

    /// The questions asked most often, on both pages that show them: what is found is unfolded.
    async fn frequent_questions_are_searched(world: World) {
        world.institution().await;
        let all = [(1, "Où trouver mon INE ?", "Sur votre relevé de notes."), (2, "Puis-je me désister ?", "Oui, depuis votre candidature.")];
        let words = |text: &str| Json(Translated::fr(text));
        let mut tx = world.ctx.db.write().await.unwrap();
        for (position, question, answer) in all {
            let (id, question, answer) = (world.ctx.id(), words(question), words(answer));
            let faq = store::text::Faq { id, position, question, answer, category: Json::default(), version: 0 };
            assert!(store::text::put_faq(&mut tx, &faq).await.unwrap());
        }
        app::texts::changed(&mut tx).await.unwrap();
        tx.commit().await.unwrap();
        app::settings::refresh(&world.ctx).await.unwrap();
        let mut browser = world.browser();
        let (field, button) = ("Rechercher dans la FAQ", "Rechercher");
        for address in ["/assistance", "/assistance/faq"] {
            browser.open(address).await.see("Où trouver mon INE ?").see("Puis-je me désister ?");
            browser.fill(field, "RELEVE ine").press(button).await;
            browser.expect_at(address).see("1 réponse trouvée.").see("Où trouver mon INE ?").not_see("Puis-je me désister ?");
            assert!(browser.html().contains("<details class=\"ec-details\" open>"), "{}", browser.html());
            assert_eq!(browser.value(field), "RELEVE ine");
            browser.fill(field, "stage").press(button).await.see("Aucune réponse trouvée.").not_see("Où trouver mon INE ?");
            browser.follow("Voir toutes les questions").await.expect_at(address).see("Puis-je me désister ?");
        }
    }

    /// Central admissions put questions into categories; both pages show them under their headings, with links to those,
    /// after the questions without one.
    async fn frequent_questions_stand_under_their_category(world: World) {
        world.institution().await;
        let mut central = world.central().await;
        let all = [
            ("Où trouver mon INE ?", "Compte", "Account"),
            ("Puis-je me désister ?", "", ""),
            ("Mon code est perdu", "compte ", ""),
            ("Quand ?", "Décision", ""),
        ];
        for (question, category, translated) in all {
            central.open("/admin/faq/nouveau").await;
            central.fill("Catégorie (Français)", category).fill("Catégorie (English)", translated);
            central.fill("Question (Français)", question).fill("Réponse (Français)", "Voici.").press("Enregistrer").await;
            central.see("Vos modifications sont enregistrées.");
        }
        central.open("/admin/faq").await.see("Catégorie").see("Décision");
        let mut browser = world.browser();
        for (address, level) in [("/assistance", "h3"), ("/assistance/faq", "h2")] {
            browser.open(address).await;
            let html = browser.html();
            let at = |words: &str| html.find(words).unwrap_or_else(|| panic!("{words} in {html}"));
            let heading = |anchor: &str, words: &str| at(&format!("<{level} class=\"ec-sub mt-4\" id=\"{anchor}\">{words}</{level}>"));
            let account = heading("theme-compte", "Compte");
            assert!(heading("theme", "Questions générales") < at("Puis-je me désister ?") && at("Puis-je me désister ?") < account);
            assert!(account < at("Où trouver mon INE ?") && at("Où trouver mon INE ?") < at("Mon code est perdu"));
            assert!(at("Mon code est perdu") < heading("theme-decision", "Décision") && heading("theme-decision", "Décision") < at("Quand ?"));
            at("href=\"#theme-compte\">Compte</a>");
            at("href=\"#theme\">Questions générales</a>");
            browser.fill("Rechercher dans la FAQ", "decision").press("Rechercher").await.see("1 réponse trouvée.").see("Quand ?");
            browser.not_see("Questions générales");
            assert!(!browser.has_link("Décision"), "one heading needs no link to it");
        }
        browser.speak("en");
        browser.open("/assistance").await.see("General questions").see("Account").see("Décision");
        assert!(browser.html().contains("id=\"theme-compte\""), "an anchor is the same in every language");
        // What nobody translated says so to whoever has it read aloud; what somebody did does not.
        for part in ["id=\"theme-compte\">Account<", "id=\"theme-decision\" lang=\"fr\">Décision<", "<summary lang=\"fr\">Quand ?", "<div class=\"ec-text\" lang=\"fr\"><p>Voici."] {
            assert!(browser.html().contains(part), "{part} in {}", browser.html());
        }
        central.open("/admin/faq").await.follow("Quand ?").await;
        assert_eq!(central.value("Catégorie (Français)"), "Décision");
        for question in ["Où trouver mon INE ?", "Mon code est perdu", "Quand ?"] {
            central.open("/admin/faq").await.follow(question).await;
            central.fill("Catégorie (Français)", "").fill("Catégorie (English)", "").press("Enregistrer").await;
        }
        browser.speak("fr");
        browser.open("/assistance").await.see("Quand ?").not_see("Questions générales");
        assert!(!browser.html().contains("id=\"theme"), "without categories the list is as it was");
    }
}
