//! Long lists of staff are searched in their address, without a script.

use testkit::both_engines;

use super::Staffed;

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
}
