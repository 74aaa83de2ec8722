//! Two people in front of one editor.

use domain::application::{DecisionKind, MailCode};
use testkit::{Browser, both_engines};

fn label(browser: &Browser, name: &str) -> String {
    browser.page().controls.iter().find(|control| control.name == name).unwrap_or_else(|| panic!("no field {name}")).label.clone()
}

both_engines! {
    /// The second one is told what is stored in the fields of the page, and of no others: languages that are not
    /// offered and what cannot change are stored too. Links that lead nowhere fail every page of the harness.
    async fn the_second_save_names_fields_of_the_page(world: World) {
        world.institution().await;
        let central = world.central().await;
        let mail = format!("/admin/mails/{}", MailCode::ApplicationCreated.code());
        let decision = format!("/admin/types-de-decision/T-{}", DecisionKind::Favourable.code());
        for (address, name) in [(mail.as_str(), "subject_fr"), (decision.as_str(), "label_fr")] {
            let (mut first, mut second) = (central.browser.clone(), central.browser.clone());
            first.open(address).await;
            second.open(address).await;
            let label = label(&first, name);
            first.fill(&label, "Ce que dit la première").press("Enregistrer").await;
            first.expect_status(200);
            second.fill(&label, "Ce que dit la seconde").press("Enregistrer").await;
            second.expect_status(409).see("valeur enregistrée entre-temps : Ce que dit la première");
            assert_eq!(second.value(&label), "Ce que dit la seconde");
            let told = second.page().links.iter().filter(|link| link.href.starts_with("#f-")).count();
            assert_eq!(told, 1, "only one field differs");
            second.press("Enregistrer").await;
            second.expect_status(200);
            assert_eq!(second.value(&label), "Ce que dit la seconde");
        }
    }
    /// A text that its field does not take comes back with the reason beside it; only what nobody types is refused as a
    /// whole, by a page that says what to do.
    async fn a_text_too_long_comes_back_in_its_field(world: World) {
        world.institution().await;
        let mut central = world.central().await;
        central.open(&format!("/admin/mails/{}", MailCode::ApplicationCreated.code())).await;
        let body = label(&central, "body_fr");
        let long = "é".repeat(70_000);
        central.fill(&body, &long).press("Enregistrer").await;
        central.expect_status(422);
        assert!(central.described(&body).contains("70000"), "{}", central.described(&body));
        assert_eq!(central.value(&body).chars().count(), 70_000);
        central.fill(&body, &"é".repeat(200_000)).press("Enregistrer").await;
        central.expect_status(413).see("Revenez à la page précédente");
    }
}
