//! Mail written to a folder and read back.

use std::fs;

use connect::mail::{FolderBox, MailSettings, Mailbox, Mailer};

use super::{moment, sample};

fn mailer(folder: &std::path::Path) -> (Mailer, FolderBox) {
    let url = format!("folder:{}", folder.display());
    let Mailer::Folder(list) = Mailer::open(&MailSettings::new(url.as_str())).unwrap() else {
        unreachable!("folder: opens a folder");
    };
    (Mailer::Folder(list.clone()), list)
}

#[tokio::test]
async fn what_was_written_is_read_back_newest_first() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("var/outbox");
    let (mailer, list) = mailer(&folder);
    mailer.health().await.unwrap();

    let mut mail = sample("row-1");
    mail.bcc = vec![Mailbox::new("Centre, site A", "centre@univ.example"), Mailbox::address("b@univ.example")];
    mailer.send(&mail).await.unwrap();
    let mut later = sample("row-2");
    later.date = moment("2026-12-01T08:00:00Z");
    mailer.send(&later).await.unwrap();

    let all = list.list(10).await.unwrap();
    assert_eq!(all.len(), 2);
    assert_eq!(all[0].file, "20261201T080000Z-row-2@candidatures.univ.example.eml");
    assert_eq!(list.list(1).await.unwrap(), all[..1]);

    let read = list.read(&all[1].file).await.unwrap().unwrap();
    assert_eq!(read, all[1]);
    let read = read.mail;
    assert_eq!((read.date, &read.from, &read.to), (Some(mail.date), &mail.from, &mail.to));
    assert_eq!((&read.subject, &read.text, &read.html), (&mail.subject, &mail.text, &mail.html));
    assert_eq!((&read.bcc, &read.attachments), (&mail.bcc, &mail.attachments));
}

#[tokio::test]
async fn a_repeat_replaces_and_leaves_nothing_behind() {
    let place = tempfile::tempdir().unwrap();
    let (mailer, list) = mailer(place.path());
    let mail = sample("row-1");
    let repeats = (0..8).map(|_| mailer.send(&mail));
    futures::future::try_join_all(repeats).await.unwrap();
    assert_eq!(fs::read_dir(list.path()).unwrap().count(), 1);
}

#[tokio::test]
async fn only_our_files_are_shown_and_no_path_leads_out() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("outbox");
    let (mailer, list) = mailer(&folder);
    mailer.send(&sample("row-1")).await.unwrap();
    fs::write(place.path().join("20260101T000000Z-x.eml"), "From: a@b.example\r\n\r\nsecret").unwrap();
    fs::write(folder.join("20990101T000000Z-broken.eml"), "nothing").unwrap();
    fs::write(folder.join(".1-1-half.eml"), "From: a@b.example\r\n\r\n").unwrap();
    fs::write(folder.join("notes.txt"), "From: a@b.example\r\n\r\n").unwrap();

    assert_eq!(list.list(10).await.unwrap().len(), 1);
    for name in ["../20260101T000000Z-x.eml", "notes.txt", ".1-1-half.eml", "", "20200101T000000Z-gone.eml"] {
        assert_eq!(list.read(name).await.unwrap(), None, "{name}");
    }

    let mut odd = sample("row/../..");
    odd.message_id = "a/../../b@c".into();
    mailer.send(&odd).await.unwrap();
    assert!(folder.join("20261122T033300Z-a_.._.._b@c.eml").exists());
}

#[tokio::test]
async fn a_folder_that_cannot_be_used_is_said_at_once_or_when_it_goes_away() {
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("file");
    fs::write(&file, "").unwrap();
    let url = format!("folder:{}", file.display());
    let error = Mailer::open(&MailSettings::new(url.as_str())).unwrap_err();
    assert_eq!(error.key, "mail.url");

    let folder = place.path().join("outbox");
    let (mailer, _) = mailer(&folder);
    fs::remove_dir_all(&folder).unwrap();
    assert!(mailer.send(&sample("row-1")).await.unwrap_err().may_retry());
    assert!(mailer.health().await.is_err());
}
