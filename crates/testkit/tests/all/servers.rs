//! Mail, files and the antivirus against real servers of others: aiosmtpd, s3rver, clamd.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use connect::files::{Area, Files, FilesError};
use connect::mail::{Attachment, MailSettings, Mailbox, Mailer, OutgoingMail, SendError};
use connect::scan::{ScanProblem, ScanSettings, Scanner, Verdict};
use futures::TryStreamExt;
use serde_json::json;
use testkit::peers::{ClamDaemon, MailServer, S3Server};

use store_contract::{LIMIT, any_part_is_read_by_itself, behaves_like_a_store, key, streams_come_back_the_same, what_does_not_end_well_never_appears};

#[path = "../../../connect/tests/all/store_contract.rs"]
mod store_contract;

fn mail() -> OutgoingMail {
    OutgoingMail {
        message_id: "row-1@candidatures.univ.example".to_owned(),
        date: "2026-11-22T03:33:00Z".parse().unwrap(),
        language: "fr".to_owned(),
        from: Mailbox::new("Université d’Exemple, scolarité", "ne-pas-repondre@univ.example"),
        reply_to: Some(Mailbox::new("Commission L3", "commission@univ.example")),
        to: Mailbox::new("Zoë \"Zo\" Lefèvre", "zoe.lefevre@courriel.example"),
        bcc: vec![Mailbox::address("scolarite@univ.example")],
        subject: "Votre candidature nº 12 a été reçue : Master « Écologie » — accusé de réception".to_owned(),
        text: "Bonjour,\n\nVotre dossier est complet.\n.\n..\nÀ bientôt\n".to_owned(),
        html: Some("<p>Bonjour,</p>\n<p>Votre dossier est <b>complet</b> = à l’heure.</p>".to_owned()),
        attachments: vec![
            Attachment {
                file_name: "accusé de réception ; n° 12.pdf".to_owned(),
                content_type: "application/pdf".to_owned(),
                bytes: Bytes::from((0..=255u8).cycle().take(300_000).collect::<Vec<u8>>()),
            },
            Attachment {
                file_name: "données.json".to_owned(),
                content_type: "application/json".to_owned(),
                bytes: Bytes::from_static("{\"prénom\": \"Zoë\"}".as_bytes()),
            },
        ],
    }
}

fn mailer(url: String) -> Mailer {
    Mailer::open(&MailSettings::new(url)).unwrap()
}

#[tokio::test]
async fn a_real_mail_server_takes_a_message_whole() {
    let Some(server) = MailServer::start() else { return };
    let owner = format!("ecandidat:{}@", MailServer::PASSWORD);
    let mailer_of_ours = mailer(server.url(&owner, "starttls", true));
    mailer_of_ours.health().await.unwrap();
    let sent = mail();
    let outcome = mailer_of_ours.send(&sent).await.unwrap();
    assert_eq!(outcome.server_answer, "250 2.0.0 kept as 1");
    assert_eq!(outcome.refused_copies, []);

    let mut received = server.messages();
    assert_eq!(received.len(), 1);
    let mut received = received.remove(0);
    let headers = received["headers"].take();
    let name_of = |name: &str| headers.as_array().unwrap().iter().any(|header| header.as_str().unwrap().eq_ignore_ascii_case(name));
    assert!(name_of("MIME-Version") && !name_of("Bcc"), "{headers}");
    let file = |file: &Attachment| json!({ "name": file.file_name, "type": file.content_type, "content": STANDARD.encode(&file.bytes) });
    let expected = json!({
        "encrypted": true,
        "signed_in": true,
        "sender": sent.from.address,
        "recipients": [sent.to.address, sent.bcc[0].address],
        "headers": null,
        "message_id": format!("<{}>", sent.message_id),
        "date": sent.date.timestamp(),
        "language": "fr",
        "automatic": "auto-generated",
        "from": [[sent.from.name, sent.from.address]],
        "to": [[sent.to.name, sent.to.address]],
        "reply_to": [["Commission L3", "commission@univ.example"]],
        "subject": sent.subject,
        "text": sent.text,
        "html": sent.html,
        "files": sent.attachments.iter().map(file).collect::<Vec<_>>(),
        "defects": [],
    });
    assert_eq!(received, expected);

    // A configuration that cannot work is told apart from a message that is refused for good.
    for (url, why) in [
        (server.url("ecandidat:devine@", "starttls", true), "535"),
        (server.url("", "starttls", true), "530"),
        (server.url("", "none", true), "530"),
        (server.url(&owner, "starttls", false), ""),
    ] {
        let error = mailer(url.clone()).send(&sent).await.unwrap_err();
        assert!(matches!(&error, SendError::Unreachable { text } if text.contains(why)), "{url}: {error}");
    }
    assert_eq!(server.messages().len(), 1);

    // Down, with a connection from before at hand.
    drop(server);
    let error = mailer_of_ours.send(&sent).await.unwrap_err();
    assert!(error.may_retry(), "{error}");
    assert!(mailer_of_ours.health().await.is_err());
}

#[tokio::test]
async fn a_real_s3_server_is_a_store() {
    let Some(server) = S3Server::start() else { return };
    let open = |bucket: &str, access: &str, secret: &str| Files::open(&server.settings(bucket, access, secret)).unwrap();
    let files = open(S3Server::BUCKET, S3Server::KEY, S3Server::KEY);
    behaves_like_a_store(&files).await;
    streams_come_back_the_same(&files, app::keys::sha256_hex).await;
    any_part_is_read_by_itself(&files).await;
    what_does_not_end_well_never_appears(&files).await;

    // Refused, or without a bucket: never « no such file ».
    let strangers = [
        (open(S3Server::BUCKET, S3Server::KEY, "devine"), "privileges"),
        (open(S3Server::BUCKET, "personne", S3Server::KEY), "privileges"),
        (open("ailleurs", S3Server::KEY, S3Server::KEY), "no such bucket"),
    ];
    for (stranger, why) in strangers {
        let outcomes = [
            stranger.health().await,
            stranger.get(&key(9)).await.map(drop),
            stranger.find(&key(9)).await.map(drop),
            stranger.put(&key(9), Bytes::from_static(b"x")).await,
            stranger.put_stream(&key(9), tokio::io::repeat(7), LIMIT).await.map(drop),
        ];
        for outcome in outcomes {
            assert!(matches!(&outcome, Err(FilesError::Unavailable { text }) if text.contains(why)), "{why}: {outcome:?}");
        }
        assert!(matches!(stranger.list(Area::Document).try_next().await, Err(FilesError::Unavailable { .. })));
    }
    assert_eq!(files.get(&key(9)).await.unwrap(), "earlier");

    drop(server);
    let outcomes = [
        files.health().await,
        files.get(&key(9)).await.map(drop),
        files.get_stream(&key(9)).await.map(drop),
        files.find(&key(9)).await.map(drop),
        files.put(&key(9), Bytes::from_static(b"x")).await,
        files.exists(&key(9)).await.map(drop),
        files.delete(&key(9)).await,
    ];
    for outcome in outcomes {
        assert!(matches!(outcome, Err(FilesError::Unavailable { .. })), "{outcome:?}");
    }
}

#[tokio::test]
async fn a_real_antivirus_looks_at_content() {
    let Some(daemon) = ClamDaemon::start() else { return };
    let scanner = Scanner::open(&ScanSettings::new(daemon.address.as_str())).unwrap();
    scanner.health().await.unwrap();
    assert_eq!(scanner.scan(&b"%PDF-1.7 a transcript"[..]).await, Verdict::Clean);
    // Across the pieces it is sent in.
    let mut content = vec![b'.'; 64 * 1024 - 5];
    content.extend_from_slice(ClamDaemon::HARMFUL.as_bytes());
    content.extend_from_slice(&[b'.'; 1000]);
    assert_eq!(scanner.scan(content.as_slice()).await, Verdict::Infected { signature: ClamDaemon::SIGNATURE.to_owned() });
    let long = vec![b'.'; ClamDaemon::LIMIT + 1024 * 1024];
    assert_eq!(scanner.scan(long.as_slice()).await, Verdict::Unavailable { reason: ScanProblem::TooLong });
    assert_eq!(scanner.scan(&b"next"[..]).await, Verdict::Clean);

    drop(daemon);
    let outcome = scanner.scan(&b"x"[..]).await;
    assert!(matches!(outcome, Verdict::Unavailable { reason: ScanProblem::Unreachable(_) }), "{outcome:?}");
    assert!(scanner.health().await.is_err());
}
