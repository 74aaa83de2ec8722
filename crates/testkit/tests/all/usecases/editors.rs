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
}
