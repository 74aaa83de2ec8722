//! The store of files: in a folder, in memory, with faults.

use std::path::{Path, PathBuf};

use bytes::Bytes;
use connect::files::{Area, Files, FilesError, FilesSettings, S3Credentials};
use futures::TryStreamExt;

use super::store_contract::{LIMIT, any_part_is_read_by_itself, behaves_like_a_store, key, streams_come_back_the_same, what_does_not_end_well_never_appears};

fn folder() -> (tempfile::TempDir, Files) {
    let place = tempfile::tempdir().unwrap();
    let url = format!("file:{}", place.path().join("var/files").display());
    (place, Files::open(&FilesSettings::new(url)).unwrap())
}

/// Every file below, staging files included.
fn on_disk(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(on_disk(&path));
        } else {
            found.push(path);
        }
    }
    found
}

#[tokio::test]
async fn a_folder_is_a_store() {
    let (place, files) = folder();
    behaves_like_a_store(&files).await;
    let left = on_disk(place.path());
    let ends = |end: &str| left.iter().any(|path| path.ends_with(end));
    assert!(ends("var/files/health/probe"));
    assert!(ends("doc/00/02/00000000-0000-0000-0000-000000000002/original.pdf"));
    assert_eq!(left.len(), 2);
}

#[cfg(unix)]
#[tokio::test]
async fn a_new_folder_belongs_to_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let (place, _files) = folder();
    let rights = std::fs::metadata(place.path().join("var/files")).unwrap().permissions();
    assert_eq!(rights.mode() & 0o777, 0o700);
}

#[tokio::test]
async fn memory_is_a_store() {
    behaves_like_a_store(&Files::memory()).await;
    behaves_like_a_store(&Files::open(&FilesSettings::new("memory:")).unwrap()).await;
}

#[tokio::test]
async fn streams_of_any_length_come_back_the_same() {
    let (_place, files) = folder();
    let sha256 = |content: &[u8]| -> String {
        let hash = <sha2::Sha256 as sha2::Digest>::digest(content);
        hash.iter().map(|byte| format!("{byte:02x}")).collect()
    };
    streams_come_back_the_same(&files, sha256).await;
}

#[tokio::test]
async fn parts_are_read_from_a_folder_and_from_memory() {
    let (_place, files) = folder();
    any_part_is_read_by_itself(&files).await;
    any_part_is_read_by_itself(&Files::memory()).await;
}

/// A folder keeps a file open that was found, and the others find out: nobody reads the beginning of one file and the end of
/// another.
#[tokio::test]
async fn a_file_that_is_replaced_while_it_is_read_is_never_mixed_with_the_next() {
    let length = 3 * 1024 * 1024;
    let content = |byte: u8| Bytes::from(vec![byte; length]);
    let (_place, files) = folder();
    files.put(&key(1), content(1)).await.unwrap();
    let found = files.find(&key(1)).await.unwrap();
    let mut reading = found.read(0..length as u64).stream;
    let first = reading.try_next().await.unwrap().unwrap();
    files.put(&key(1), content(2)).await.unwrap();
    files.delete(&key(1)).await.unwrap();
    let rest: Vec<Bytes> = reading.try_collect().await.unwrap();
    assert!([&first[..], &rest.concat()].concat() == content(1));

    let files = Files::memory();
    files.put(&key(1), content(1)).await.unwrap();
    let mut reading = files.get_stream(&key(1)).await.unwrap().stream;
    assert!(reading.try_next().await.unwrap().is_some());
    files.put(&key(1), content(2)).await.unwrap();
    let rest: Result<Vec<Bytes>, FilesError> = reading.try_collect().await;
    assert!(matches!(rest, Err(FilesError::Unavailable { .. })));
}

#[tokio::test]
async fn what_is_cut_short_leaves_nothing_in_the_folder() {
    let (place, files) = folder();
    what_does_not_end_well_never_appears(&files).await;
    assert_eq!(on_disk(place.path()).len(), 2);
}

#[tokio::test]
async fn readers_see_the_earlier_or_the_later_file_and_never_a_mixture() {
    let (_place, files) = folder();
    let length = 300_000;
    files.put(&key(1), Bytes::from(vec![0; length])).await.unwrap();
    let writing = async {
        for round in 1..=10 {
            files.put(&key(1), Bytes::from(vec![round; length])).await.unwrap();
        }
    };
    let reading = async {
        for _ in 0..40 {
            let seen = files.get(&key(1)).await.unwrap();
            assert_eq!(seen.len(), length);
            assert!(seen.iter().all(|byte| *byte == seen[0]));
        }
    };
    tokio::join!(writing, reading);
}

#[tokio::test]
async fn a_store_that_goes_away_is_told_apart_from_a_missing_file() {
    let (place, files) = folder();
    files.put(&key(1), Bytes::from_static(b"x")).await.unwrap();
    let root = place.path().join("var/files");
    std::fs::remove_dir_all(&root).unwrap();
    std::fs::write(&root, "a file where the folder was").unwrap();
    assert!(matches!(files.put(&key(2), Bytes::from_static(b"y")).await, Err(FilesError::Unavailable { .. })));
    assert!(files.health().await.is_err());
    assert!(matches!(files.get(&key(1)).await, Err(FilesError::Unavailable { .. })));
}

#[tokio::test]
async fn faults_come_when_asked_for() {
    let (files, script) = Files::scripted();
    script.pass_next();
    script.fail_next(FilesError::Full);
    let key_one = key(1);
    let put = || files.put(&key_one, Bytes::from_static(b"x"));
    assert_eq!(put().await, Ok(()));
    assert_eq!(put().await, Err(FilesError::Full));
    assert_eq!(put().await, Ok(()));

    let down = FilesError::Unavailable { text: "down".into() };
    script.fail_always(down.clone());
    assert_eq!(files.get(&key(1)).await, Err(down.clone()));
    assert_eq!(files.get_stream(&key(1)).await.err(), Some(down.clone()));
    assert_eq!(files.find(&key(1)).await.err(), Some(down.clone()));
    assert_eq!(files.put_stream(&key(2), &b"x"[..], LIMIT).await, Err(down.clone()));
    assert_eq!(files.exists(&key(1)).await, Err(down.clone()));
    assert_eq!(files.delete(&key(1)).await, Err(down.clone()));
    assert_eq!(files.health().await, Err(down.clone()));
    assert_eq!(files.list(Area::Document).try_next().await, Err(down));
    script.heal();
    assert_eq!(files.get(&key(1)).await.unwrap(), "x");
    assert_eq!(files.exists(&key(2)).await, Ok(false));
}

#[tokio::test]
async fn addresses_of_stores() {
    let problem = |settings: &FilesSettings| Files::open(settings).map(drop).unwrap_err().problem;
    for url in ["", "var/files", "ftp://x", "file:", "s3://", "s3://bucket/path"] {
        assert_ne!(problem(&FilesSettings::new(url)), "", "{url}");
    }
    let mut s3 = FilesSettings::new("s3://bucket?endpoint=http://127.0.0.1:1&region=eu-west-3");
    assert!(problem(&s3).contains("access key"));
    s3.credentials = Some(S3Credentials { access_key_id: "who".into(), secret_access_key: "hidden-secret".into() });
    s3.connect_timeout = std::time::Duration::from_millis(100);
    s3.request_timeout = std::time::Duration::from_millis(300);
    let files = Files::open(&s3).unwrap();
    assert!(!format!("{s3:?} {files:?}").contains("hidden-secret"));
    assert!(matches!(files.health().await, Err(FilesError::Unavailable { .. })));
    s3.url.push_str("&acl=public");
    assert!(problem(&s3).contains("unknown option"));
}
