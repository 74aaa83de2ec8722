//! The student record as a folder of files: found, replaced, broken, gone.

use std::fs;
use std::path::Path;

use connect::student_record::{Key, RecordError, RecordSettings, StudentRecord};

const INES: &str = r#"{"number":"21904417","ine":"1234567890v","civility":"Mme","birth_name":"MARCHETTI","first_name":"INES","birth_date":"2004-11-07","studies":[{"year":2023,"code":"L1BIO","label":"Licence 1 Sciences de la vie","result":"ADM","honours":"AB","mark":"13,4","scale":20}]}"#;
const NOE: &str = r#"{"number":"21904418","birth_name":"DELALANDE"}"#;

fn open(folder: &Path) -> StudentRecord {
    StudentRecord::open(&RecordSettings { url: format!("file:{}", folder.display()) }).unwrap()
}

/// Written beside and renamed, as a student system does. Another size each time, so that it is noticed at once.
fn drop_students(folder: &Path, lines: &[&str]) {
    let beside = folder.join("students.jsonl.tmp");
    fs::write(&beside, lines.join("\n") + "\n").unwrap();
    fs::rename(beside, folder.join("students.jsonl")).unwrap();
}

fn manifest(folder: &Path, rows: usize) {
    let bytes = fs::read(folder.join("students.jsonl")).unwrap();
    let digest: String = sha2::Digest::finalize(<sha2::Sha256 as sha2::Digest>::new_with_prefix(bytes)).iter().map(|byte| format!("{byte:02x}")).collect();
    fs::write(folder.join("manifest.json"), format!(r#"{{"students.jsonl":{{"sha256":"{digest}","rows":{rows}}}}}"#)).unwrap();
}

#[tokio::test]
async fn somebody_is_found_by_number_or_ine_with_the_words_of_codes() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path();
    drop_students(folder, &[INES, "", NOE]);
    fs::create_dir(folder.join("nomenclatures")).unwrap();
    fs::write(folder.join("nomenclatures/mentions.csv"), "\u{feff}cod_men;lib_men\nAB;Assez bien\nB;Bien\n").unwrap();
    let record = open(folder);
    for key in [Key::Number("21904417"), Key::Ine("1234567890V"), Key::Ine("1234 567890 v")] {
        let student = record.find(key).await.unwrap().unwrap();
        assert_eq!((student.birth_name.as_str(), student.ine.as_str()), ("MARCHETTI", "1234567890V"));
        let year = &student.studies[0];
        assert_eq!((year.honours.as_str(), year.result.as_str(), year.scale), ("Assez bien", "ADM", Some(20)));
        assert_eq!(format!("{student:?} {key:?}").matches("(…)").count(), 2, "nothing of a person in a log");
    }
    assert_eq!(record.find(Key::Number("21904418")).await.unwrap().unwrap().birth_name, "DELALANDE");
    // The empty INE of somebody is nobody's.
    for nobody in [Key::Number("1"), Key::Ine(""), Key::Ine("0000000001B")] {
        assert_eq!(record.find(nobody).await.unwrap(), None);
    }
    assert_eq!(record.health().await.unwrap(), Some(2));
}

#[tokio::test]
async fn two_lines_of_one_key_are_nobody_s() {
    let place = tempfile::tempdir().unwrap();
    drop_students(place.path(), &[INES, INES, NOE]);
    let record = open(place.path());
    assert_eq!(record.find(Key::Ine("1234567890V")).await, Err(RecordError::Ambiguous));
    assert!(record.find(Key::Number("21904418")).await.unwrap().is_some());
}

#[tokio::test]
async fn a_new_delivery_is_read_and_a_broken_one_is_not() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path();
    drop_students(folder, &[INES]);
    manifest(folder, 1);
    let record = open(folder);
    assert_eq!(record.find(Key::Number("21904418")).await.unwrap(), None);
    drop_students(folder, &[INES, NOE]);
    // The manifest is still the one of the delivery before.
    assert_eq!(record.find(Key::Number("21904418")).await.unwrap(), None);
    assert!(matches!(record.health().await, Err(RecordError::Contract(text)) if text.contains("2 of 1 rows")));
    manifest(folder, 2);
    let delivered = fs::File::open(folder.join("manifest.json")).unwrap();
    let then = delivered.metadata().unwrap().modified().unwrap();
    delivered.set_modified(then + std::time::Duration::from_secs(5)).unwrap();
    assert!(record.find(Key::Number("21904418")).await.unwrap().is_some());
    // A line cut in the middle: who was known stays known, and doctor names the line.
    fs::remove_file(folder.join("manifest.json")).unwrap();
    drop_students(folder, &[INES, NOE, r#"{"number":"21904419","birth_name":"QUATREF"#]);
    assert!(record.find(Key::Number("21904417")).await.unwrap().is_some());
    match record.health().await {
        Err(RecordError::Contract(text)) => assert!(text.contains("line 3") && !text.contains("QUATREF"), "{text}"),
        other => panic!("{other:?}"),
    }
    // The line without a number is refused too.
    drop_students(folder, &[NOE, r#"{"birth_name":"SANS NUMERO"}"#]);
    assert!(matches!(record.health().await, Err(RecordError::Contract(text)) if text.contains("line 2")));
}

#[tokio::test]
async fn a_folder_that_is_away_is_out_of_reach_until_it_is_back() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("scolarite");
    let record = open(&folder);
    assert!(matches!(record.find(Key::Number("21904417")).await, Err(RecordError::Unavailable(text)) if text.contains("students.jsonl")));
    fs::create_dir(&folder).unwrap();
    drop_students(&folder, &[INES]);
    assert!(record.find(Key::Number("21904417")).await.unwrap().is_some());
    fs::rename(&folder, place.path().join("ailleurs")).unwrap();
    assert!(record.find(Key::Number("21904417")).await.is_err_and(|error| error.is_passing()));
    fs::rename(place.path().join("ailleurs"), &folder).unwrap();
    assert!(record.find(Key::Number("21904417")).await.unwrap().is_some());
}

/// A trouble of the disk passes without the files changing.
#[tokio::test]
async fn what_could_not_be_read_is_tried_again() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path();
    drop_students(folder, &[INES]);
    let list = folder.join("nomenclatures/mentions.csv");
    fs::create_dir_all(&list).unwrap();
    let then = fs::metadata(&list).unwrap().modified().unwrap();
    let record = open(folder);
    assert!(matches!(record.find(Key::Number("21904417")).await, Err(RecordError::Unavailable(text)) if text.contains("mentions.csv")));
    fs::remove_dir(&list).unwrap();
    fs::write(&list, "cod_men;lib_men\nAB;Assez bien\n").unwrap();
    fs::File::options().write(true).open(&list).unwrap().set_modified(then).unwrap();
    assert_eq!(record.find(Key::Number("21904417")).await.unwrap().unwrap().studies[0].honours, "Assez bien");
    assert_eq!(record.health().await.unwrap(), Some(1));
}

#[test]
fn the_address_is_a_folder_or_off() {
    let key = |url: &str| StudentRecord::open(&RecordSettings { url: url.to_owned() }).map(|record| record.is_configured()).map_err(|wrong| wrong.key);
    assert_eq!(key("off"), Ok(false));
    assert_eq!(key("file:/srv/scolarite"), Ok(true));
    for wrong in ["", "file:", "https://pegase.univ.example", "/srv/scolarite"] {
        assert_eq!(key(wrong), Err("student_record.url"), "{wrong}");
    }
}
