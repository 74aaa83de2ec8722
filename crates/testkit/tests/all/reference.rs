//! Loading the reference data of the product, all of it, on either engine.

use app::error::Error;
use app::reference::import::{Dataset, Refusal, import, is_loaded, replace};
use testkit::both_engines;

both_engines! {
    async fn reference_data_is_loaded_refreshed_and_protected(world: World) {
        assert!(!is_loaded(&world.ctx.db).await.unwrap());
        let loaded = import(&world.ctx, &Dataset::Embedded).await.unwrap();
        assert_eq!(loaded.retired, 0);
        assert!(loaded.rows.iter().any(|(table, rows)| *table == "town" && *rows > 36_000));
        assert!(is_loaded(&world.ctx.db).await.unwrap());

        let mut tx = world.ctx.db.read().await.unwrap();
        let albi = store::reference::towns_of_postal_code(&mut tx, "81000").await.unwrap();
        assert!(albi.iter().any(|town| town.label == "Albi" && town.code == "81004"));
        let towns = store::reference::towns_with_schools(&mut tx, "81").await.unwrap();
        assert!(towns.windows(2).all(|pair| pair[0].label_key <= pair[1].label_key) && towns.iter().any(|town| town.code == "81004"));
        let schools = store::reference::schools_of_town(&mut tx, "81004", store::reference::HIGHER).await.unwrap();
        assert_eq!(schools.first().unwrap().kind, "higher");
        let reference = app::reference::current(&world.ctx, &mut tx).await.unwrap();
        drop(tx);
        check_lists(&reference);

        // A school that closed goes out of service, its name stays.
        let mut contents = Dataset::Embedded.read().unwrap();
        let closed = contents.schools.pop().unwrap();
        contents.diplomas.retain(|diploma| diploma.code != "AUTRE");
        let mut tx = world.ctx.db.write().await.unwrap();
        assert_eq!(replace(&mut tx, &contents, "test", world.now()).await.unwrap().retired, 2);
        tx.commit().await.unwrap();
        let mut tx = world.ctx.db.read().await.unwrap();
        let row = store::reference::school(&mut tx, &closed.code).await.unwrap().unwrap();
        assert!(!row.in_service && row.label == closed.label);
        let refreshed = app::reference::current(&world.ctx, &mut tx).await.unwrap();
        assert!(!refreshed.diplomas("fr", "").iter().any(|item| item.code == "AUTRE"), "every node notices");
        assert!(refreshed.diplomas("fr", "AUTRE").iter().any(|item| item.code == "AUTRE"), "what is stored stays selectable");
        drop(tx);

        // Half a file is refused as a whole.
        contents.towns.truncate(20_000);
        let mut tx = world.ctx.db.write().await.unwrap();
        let refused = replace(&mut tx, &contents, "test", world.now()).await;
        assert!(matches!(refused, Err(Error::Refused(Refusal::TooMuchLost { table: "town", .. }))));
    }
}

fn check_lists(reference: &app::reference::Reference) {
    let countries = reference.countries("fr", "");
    let at = |label: &str| countries.iter().position(|item| item.label == label).unwrap();
    assert!(at("Émirats arabes unis") < at("France"), "accents do not matter in the order");
    assert!(!countries.iter().any(|item| item.code == "RE"));
    assert!(reference.countries("fr", "RE").iter().any(|item| item.code == "RE"));
    let of_2020 = reference.series_of(2020, "fr", "");
    assert!(of_2020.iter().any(|item| item.code == "S") && !of_2020.iter().any(|item| item.code == "GEN" || item.code == "0000"));
    assert!(reference.specialities_of("GEN", 2022, "fr").len() > 10);
    assert_eq!(reference.specialities_of("STMG", 2022, "fr"), []);
    assert!(!reference.options_of("STMG", 2022, "en").is_empty());
    assert!(reference.no_bac("fr", "").len() > 1);
    assert_eq!(reference.series_with_specialities(), ["GEN"]);
    let nationality = ["fr", "en", "de", "es", "it"].map(|lang| reference.nationality("FR", lang));
    assert_eq!(nationality, ["Française", "French", "Französisch", "Francesa", "Française"]);
    let german = reference.countries("de", "");
    assert_eq!(german.first().map(|item| item.label.as_str()), Some("Afghanistan"), "sorted by the names shown");
    assert!(german.iter().any(|item| item.label == "Deutschland"));
    assert_eq!(reference.nationalities("es", "").iter().find(|item| item.code == "DE").map(|item| item.label.as_str()), Some("Alemana"));
    assert_eq!(reference.honours_label("B", "de"), "Gut (bien)");
    assert_eq!(reference.diploma("DOCTORAT", "es"), "Doctorado");
    assert_eq!([reference.series("0000", "de"), reference.series("S", "de")], ["Ohne baccalauréat", "S – Scientifique"]);
}
