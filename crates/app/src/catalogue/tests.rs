//! A small university: what its visitors find.

use chrono::{DateTime, NaiveDate, Utc};
use domain::application::requirement::AskedOf;
use domain::catalogue::Opening;
use domain::mailing::{AlertMode, CopyMode};
use domain::time::Zone;
use domain::translated::Translated;
use store::Json;
use store::catalogue::campaign::Campaign;
use store::catalogue::requirement::DocumentType;
use store::catalogue::session::Offered;
use store::catalogue::{Alerts, Centre, Committee, PostalAddress};
use store::reference::Labelled;
use uuid::Uuid;

use super::build::{Rows, catalogue};
use super::{Catalogue, Mode, Query};

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

fn day(m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, m, d).unwrap()
}

fn noon(m: u32, d: u32) -> DateTime<Utc> {
    day(m, d).and_hms_opt(12, 0, 0).unwrap().and_utc()
}

fn campaign() -> Campaign {
    Campaign {
        id: id(1),
        code: "2026".into(),
        label: Json(Translated::fr("Campagne 2026-2027")),
        starts_on: day(2, 1),
        ends_on: day(9, 30),
        applicant_ends_on: Some(day(7, 10)),
        in_service: true,
        archived_at: None,
        version: 1,
    }
}

fn centre(n: u128, code: &str, label: &str) -> Centre {
    Centre {
        id: id(n),
        code: code.into(),
        label: label.into(),
        in_service: true,
        max_applications: 20,
        contact_email: String::new(),
        copy_mode: CopyMode::default().code().into(),
        signatory: String::new(),
        signature_file_id: None,
        list_rank: None,
        version: 1,
    }
}

fn committee(n: u128, centre: u128) -> Committee {
    Committee {
        id: id(n),
        centre_id: id(centre),
        code: format!("K{n}"),
        label: format!("Commission {n}"),
        in_service: true,
        address: Json(PostalAddress::default()),
        email: "commission@exemple.fr".into(),
        phone: String::new(),
        fax: String::new(),
        url: String::new(),
        signatory: String::new(),
        return_comment: Json(Translated::default()),
        alert_email: String::new(),
        alert_mode: AlertMode::default().code().into(),
        alerts: Json(Alerts::default()),
        letters: Json::default(),
        signature_file_id: None,
        version: 1,
    }
}

struct Line<'a>(u128, &'a str, &'a str, &'a str, u128, Option<&'a str>, (u32, u32), (u32, u32), bool);

fn offer(line: &Line<'_>) -> Offered {
    let Line(n, code, title, keywords, centre, kind, opens, closes, is_electronic) = *line;
    let zone = Zone::default();
    Offered {
        id: id(n),
        opens_at: zone.start_of(day(opens.0, opens.1)),
        closes_at: zone.end_of(day(closes.0, closes.1)),
        return_on: day(closes.0, closes.1),
        pre_analysis_on: None,
        jury_on: None,
        publication_on: None,
        confirmation_on: None,
        confirmation_delay_days: None,
        default_treatment: "AC".into(),
        is_electronic,
        capacity: None,
        information: Json(Translated::default()),
        programme_code: code.into(),
        programme_label: title.into(),
        diploma_type_code: kind.map(str::to_owned),
        keywords: keywords.into(),
        url: String::new(),
        committee_id: id(centre + 100),
        centre_id: id(centre),
    }
}

fn document(n: u128, code: &str, shared: bool, centre: Option<u128>, position: Option<i32>) -> DocumentType {
    DocumentType {
        id: id(n),
        code: code.into(),
        centre_id: centre.map(id),
        label: Json(Translated::fr(code)),
        help: Json(Translated::default()),
        is_shared: shared,
        per_application: false,
        obligation: "mandatory".into(),
        treatment: None,
        asked_of: Json(AskedOf::default()),
        position,
        template_file_id: None,
        in_service: true,
        version: 1,
    }
}

fn university() -> Catalogue {
    let kind = |code: &str, fr: &str, en: &str, position| Labelled { code: code.into(), label: Json(Translated::fr_en(fr, en)), position, in_service: true };
    let offers: Vec<Offered> = [
        Line(20, "M1BIO", "Master 1 Biologie Santé", "physiologie, génétique", 11, Some("MASTER"), (3, 2), (4, 15), true),
        Line(21, "M1INFO", "Master 1 Bio-informatique", "génomique", 12, Some("MASTER"), (2, 23), (3, 31), true),
        Line(22, "LPRO", "Licence professionnelle Énergie", "", 12, Some("LP"), (5, 1), (6, 1), true),
        Line(23, "DUA", "Diplôme d’archéologie", "fouilles", 12, None, (1, 5), (9, 30), false),
    ]
    .iter()
    .map(offer)
    .collect();
    let rows = Rows {
        campaign: Some(campaign()),
        centres: vec![centre(13, "VIDE", "Centre sans formation"), centre(11, "MED", "UFR Médecine"), centre(12, "SCI", "UFR Sciences")],
        committees: vec![committee(111, 11), committee(112, 12)],
        diploma_types: vec![kind("LP", "Licence professionnelle", "Vocational bachelor", 1), kind("MASTER", "Master", "Master’s degree", 2)],
        offers,
        document_types: vec![
            document(40, "LETTRE", false, None, Some(1)),
            document(41, "CV", true, Some(11), None),
            document(42, "PHOTO", true, None, Some(2)),
            document(43, "IDENTITE", true, None, Some(1)),
            document(44, "AILLEURS", true, Some(12), None),
        ],
        named: vec![(id(20), id(40))],
        forms: vec![(id(20), 1)],
        questions: vec![(id(20), 2), (id(22), 1)],
    };
    catalogue(rows, Zone::default())
}

fn codes(catalogue: &Catalogue, query: &Query, now: DateTime<Utc>) -> Vec<String> {
    let found = catalogue.find(query, now);
    found.groups.iter().flat_map(|g| &g.kinds).flat_map(|k| &k.programmes).map(|p| catalogue.programmes[*p].code.clone()).collect()
}

// rule: 47
#[test]
fn the_tree_goes_from_centres_to_diploma_types_to_titles() {
    let catalogue = university();
    let found = catalogue.find(&Query::default(), noon(3, 24));
    assert_eq!(found.total, 4);
    let tree: Vec<(&str, usize, Vec<Option<usize>>)> =
        found.groups.iter().map(|g| (catalogue.centres[g.centre].code.as_str(), g.count, g.kinds.iter().map(|k| k.kind).collect())).collect();
    assert_eq!(tree, vec![("MED", 1, vec![Some(1)]), ("SCI", 3, vec![None, Some(0), Some(1)])]);
    assert_eq!(catalogue.programme("LPRO").map(|p| p.title.as_str()), Some("Licence professionnelle Énergie"));
    assert!(catalogue.programme("OLD").is_none());
    assert!(!catalogue.centres.iter().any(|c| c.code == "VIDE"));
}

#[test]
fn each_choice_is_counted_with_the_other_filters_as_they_are() {
    let catalogue = university();
    let query = Query { openings: vec![Opening::Open], centres: vec!["SCI".into()], ..Query::default() };
    let found = catalogue.find(&query, noon(3, 24));
    assert_eq!(found.total, 2);
    let facets = found.facets;
    // Of the three programmes of the centre, whatever their state.
    assert_eq!((facets.upcoming, facets.open, facets.closed), (1, 2, 0));
    // Of the open programmes, whatever their centre.
    assert_eq!(facets.centres, vec![1, 2]);
    assert_eq!(facets.kinds, vec![0, 1]);
    assert_eq!((facets.electronic, facets.paper), (1, 1));
}

// rule: 49
#[test]
fn words_are_found_in_titles_keywords_types_and_centres_despite_slips() {
    let catalogue = university();
    let ask = |text: &str| codes(&catalogue, &Query { text: text.into(), ..Query::default() }, noon(3, 24));
    // A word spelled nearly the same is found as well, after those spelled as asked.
    assert_eq!(ask("genetique"), ["M1BIO", "M1INFO"]);
    assert_eq!(ask("infromatique"), ["M1INFO"]);
    assert_eq!(ask("vocational"), ["LPRO"]);
    assert_eq!(ask("medecine"), ["M1BIO"]);
    assert_eq!(ask("m1bio"), ["M1BIO"]);
    // The name of a centre shows everything it offers, also with a slip; another word narrows that down.
    for centre in ["sciences", "SCIÉNCES", "scienecs"] {
        let mut found = ask(centre);
        found.sort();
        assert_eq!(found, ["DUA", "LPRO", "M1INFO"], "{centre}");
    }
    assert_eq!(ask("sciences énergie"), ["LPRO"]);
    assert_eq!(ask("sciences master"), ["M1INFO"]);
    assert!(ask("astronomie").is_empty());
}

#[test]
fn filters_combine() {
    let catalogue = university();
    let paper = Query { modes: vec![Mode::Paper], ..Query::default() };
    assert_eq!(codes(&catalogue, &paper, noon(3, 24)), ["DUA"]);
    let masters = Query { kinds: vec!["MASTER".into()], openings: vec![Opening::Closed], ..Query::default() };
    assert_eq!(codes(&catalogue, &masters, noon(4, 1)), ["M1INFO"]);
    assert!(codes(&catalogue, &masters, noon(3, 31)).is_empty());
}

#[test]
fn nothing_is_open_outside_the_campaign() {
    let catalogue = university();
    let thesis = catalogue.programme("DUA").unwrap();
    assert_eq!(thesis.opens_on, day(2, 1));
    assert_eq!(thesis.last_day, day(7, 10));
    assert_eq!(thesis.opening(noon(7, 11)), Opening::Closed);
    assert!(catalogue.campaign_is_open(day(7, 10)));
    assert!(!catalogue.campaign_is_open(day(7, 11)));
}

#[test]
fn the_next_closings_come_by_day() {
    let catalogue = university();
    let days: Vec<(NaiveDate, usize)> = catalogue.next_closings(noon(3, 24), 2).into_iter().map(|(day, list)| (day, list.len())).collect();
    assert_eq!(days, vec![(day(3, 31), 1), (day(4, 15), 1)]);
    assert_eq!(catalogue.count_open(noon(3, 24)), 3);
}

#[test]
fn documents_are_listed_as_applicants_will_meet_them() {
    let catalogue = university();
    let labels: Vec<&str> = catalogue.documents_of(catalogue.programme("M1BIO").unwrap()).into_iter().map(|d| d.label.get("fr")).collect();
    assert_eq!(labels, ["IDENTITE", "PHOTO", "CV", "LETTRE"]);
    let online = |code| catalogue.programme(code).map(|p| (p.forms, p.questions));
    assert_eq!((online("M1BIO"), online("LPRO"), online("DUA")), (Some((1, 2)), Some((0, 1)), Some((0, 0))));
}

#[test]
fn without_a_campaign_the_catalogue_is_empty() {
    let empty = catalogue(Rows::default(), Zone::default());
    assert_eq!(empty.find(&Query { text: "master".into(), ..Query::default() }, noon(3, 24)).total, 0);
    assert!(!empty.campaign_is_open(day(3, 24)));
}
