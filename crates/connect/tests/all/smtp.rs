//! Mail against a server that accepts, refuses, goes silent and disappears.

use std::time::Duration;

use connect::mail::{MailSettings, Mailbox, Mailer, ReadMail, SendError};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use super::sample;
use super::smtp_sink::{Answer, SmtpSink, Stage};

/// Longest wait for what comes. Far longer than needed, so that a busy machine is no failure.
const PATIENCE: Duration = Duration::from_secs(120);
const HASTY: Duration = Duration::from_secs(5);

fn mailer(sink: &SmtpSink) -> Mailer {
    Mailer::open(&MailSettings::new(sink.url())).unwrap()
}

/// Gives up soon, for servers that never answer; not before an answer that is on its way.
fn hasty(url: String) -> Mailer {
    let mut settings = MailSettings::new(url);
    settings.connect_timeout = HASTY;
    settings.command_timeout = HASTY;
    settings.delivery_timeout = HASTY;
    Mailer::open(&settings).unwrap()
}

#[tokio::test]
async fn a_message_arrives_as_it_was_written() {
    let sink = SmtpSink::start().unwrap();
    let mail = sample("row-1");
    let sent = mailer(&sink).send(&mail).await.unwrap();
    assert_eq!(sent.server_answer, "250 kept");
    assert!(sent.refused_copies.is_empty());

    let received = sink.wait_for(1, PATIENCE).await.unwrap().remove(0);
    assert_eq!(received.from, "ne-pas-repondre@univ.example");
    assert_eq!(received.to, ["zoe.lefevre@courriel.example"]);
    assert_eq!(received.message_id, mail.message_id);
    assert_eq!(received.subject, mail.subject);
    assert!(received.raw.is_ascii());

    let read = ReadMail::parse(&received.raw).unwrap();
    assert_eq!(read.message_id, mail.message_id);
    assert_eq!(read.date, Some(mail.date));
    assert_eq!(read.from, mail.from);
    assert_eq!(read.to, mail.to);
    assert_eq!(read.reply_to, mail.reply_to);
    assert_eq!(read.subject, mail.subject);
    assert_eq!(read.language, "fr");
    assert_eq!(read.text, mail.text);
    assert_eq!(read.html, mail.html);
    assert_eq!(read.attachments, mail.attachments);
    assert_eq!(read.header("auto-submitted"), Some("auto-generated"));
    assert_eq!(read.header("mime-version"), Some("1.0"));
}

#[tokio::test]
async fn text_alone_and_text_with_a_file() {
    let sink = SmtpSink::start().unwrap();
    let mailer = mailer(&sink);
    let mut mail = sample("row-1");
    mail.html = None;
    mailer.send(&mail).await.unwrap();
    mail.attachments.clear();
    mailer.send(&mail).await.unwrap();
    for (received, files) in sink.messages().iter().zip([1, 0]) {
        let read = ReadMail::parse(&received.raw).unwrap();
        assert_eq!(read.text.trim_end(), mail.text.trim_end());
        assert_eq!(read.html, None);
        assert_eq!(read.attachments.len(), files);
    }
}

#[tokio::test]
async fn refusals_are_sorted_by_what_can_be_done() {
    let sink = SmtpSink::start().unwrap();
    let mailer = mailer(&sink);
    sink.script([
        Answer::reply(Stage::Rcpt, 550, "5.1.1 <zoe.lefevre@courriel.example>: no\nsuch user zoe.lefevre"),
        Answer::reply(Stage::Rcpt, 451, "4.7.1 greylisted"),
        Answer::reply(Stage::Content, 552, "5.3.4 too big"),
        Answer::reply(Stage::Data, 421, "4.3.2 closing"),
        Answer::reply(Stage::Mail, 452, "4.3.1 no room"),
        Answer::reply(Stage::Mail, 530, "5.7.0 sign in first"),
        Answer::Accept,
    ]);
    let mail = sample("row-1");
    let permanent = mailer.send(&mail).await.unwrap_err();
    assert_eq!(permanent, SendError::Permanent { code: 550, text: "5.1.1 <[address]>: no such user [address]".into() });
    assert!(!permanent.may_retry());

    let mut outcomes = Vec::new();
    for _ in 0..5 {
        let error = mailer.send(&mail).await.unwrap_err();
        outcomes.push((error.code(), error.may_retry()));
    }
    assert_eq!(outcomes, [(Some(451), true), (Some(552), false), (Some(421), true), (Some(452), true), (None, true)]);
    mailer.send(&mail).await.unwrap();
    assert_eq!(sink.messages().len(), 1);
}

/// A sender that is not ours to use, a relay that is closed, a quota: the recipient has nothing to do with it.
#[tokio::test]
async fn a_refusal_of_the_sender_is_not_held_against_the_recipient() {
    let sink = SmtpSink::start().unwrap();
    let mailer = mailer(&sink);
    let ours = [
        (Stage::Mail, 553, "5.7.1 <ne-pas-repondre@univ.example>: sender address rejected: not owned by user"),
        (Stage::Mail, 550, "no"),
        (Stage::Mail, 501, "5.1.8 domain of sender not found"),
        (Stage::Rcpt, 554, "5.7.1 <zoe.lefevre@courriel.example>: relay access denied"),
        (Stage::Rcpt, 550, "5.1.7 bad sender"),
        (Stage::Data, 550, "5.7.0 quota of the day is used up"),
        (Stage::Content, 550, "5.7.26 not authenticated"),
    ];
    sink.script(ours.map(|(stage, code, text)| Answer::reply(stage, code, text)));
    for (stage, expected, _) in ours {
        let error = mailer.send(&sample("row-1")).await.unwrap_err();
        assert!(matches!(&error, SendError::Sender { code, text } if *code == expected && !text.contains('@')), "{stage:?}: {error}");
        assert!(error.may_retry());
    }
    let theirs =
        [(Stage::Mail, 552, "5.3.4 too big"), (Stage::Rcpt, 550, "5.1.1 no such user"), (Stage::Rcpt, 553, "no such user"), (Stage::Content, 554, "no")];
    sink.script(theirs.map(|(stage, code, text)| Answer::reply(stage, code, text)));
    for (stage, expected, _) in theirs {
        let error = mailer.send(&sample("row-1")).await.unwrap_err();
        assert!(matches!(&error, SendError::Permanent { code, .. } if *code == expected), "{stage:?}: {error}");
    }
    mailer.send(&sample("row-1")).await.unwrap();
    assert_eq!((sink.messages().len(), sink.connections()), (1, 1));
}

#[tokio::test]
async fn a_lost_connection_is_temporary_and_the_repeat_is_the_same_message() {
    let sink = SmtpSink::start().unwrap();
    sink.script([Answer::DropAt(Stage::Rcpt), Answer::DropAt(Stage::Data), Answer::DropAt(Stage::Content), Answer::AcceptThenDropBefore250, Answer::Accept]);
    let mailer = mailer(&sink);
    let mail = sample("row-1");
    for _ in 0..4 {
        let error = mailer.send(&mail).await.unwrap_err();
        assert!(matches!(error, SendError::Temporary { code: None, .. }), "{error}");
    }
    mailer.send(&mail).await.unwrap();

    let received = sink.messages();
    assert_eq!(received.len(), 2);
    assert_eq!(received[0].message_id, "row-1@candidatures.univ.example");
    assert_eq!(received[0].raw, received[1].raw);
}

#[tokio::test]
async fn silence_is_temporary_wherever_it_begins() {
    let stages = [Stage::Connect, Stage::Hello, Stage::Mail, Stage::Rcpt, Stage::Data, Stage::Content];
    let trials = stages.map(|stage| async move {
        let sink = SmtpSink::start().unwrap();
        sink.script([Answer::SilentAt(stage)]);
        let error = hasty(sink.url()).send(&sample("row-1")).await.unwrap_err();
        assert!(sink.messages().is_empty());
        assert!(error.to_string().contains("no answer within"), "{error}");
        match stage {
            Stage::Connect | Stage::Hello => {
                assert!(matches!(error, SendError::Unreachable { .. }), "{error}");
            }
            _ => assert!(matches!(error, SendError::Temporary { code: None, .. }), "{stage:?}: {error}"),
        }
    });
    futures::future::join_all(trials).await;
}

#[tokio::test]
async fn trouble_before_the_message_is_never_held_against_it() {
    let sink = SmtpSink::start().unwrap();
    let mailer = mailer(&sink);
    sink.script([Answer::DropAt(Stage::Connect), Answer::reply(Stage::Connect, 554, "5.3.2 not today"), Answer::reply(Stage::Hello, 421, "4.7.0 try later")]);
    let mut outcomes = Vec::new();
    for _ in 0..3 {
        outcomes.push(mailer.send(&sample("row-1")).await.unwrap_err());
    }
    assert!(matches!(&outcomes[0], SendError::Unreachable { .. }));
    assert_eq!(outcomes[1], SendError::Unreachable { text: "554 5.3.2 not today".into() });
    assert_eq!(outcomes[2].code(), Some(421));

    let url = sink.url();
    let address = sink.address();
    let _port = sink.stop().await;
    assert!(tokio::net::TcpStream::connect(address).await.is_err());
    let mailer = hasty(url);
    let error = mailer.send(&sample("row-1")).await.unwrap_err();
    assert!(matches!(error, SendError::Unreachable { .. }), "{error}");
    assert!(mailer.health().await.is_err());
}

#[tokio::test]
async fn sign_in() {
    let sink = SmtpSink::start_with_login("agent@univ.example", "p:ss").unwrap();
    let with = |credentials: &str| {
        let url = format!("smtp://{credentials}{}?tls=none", sink.address());
        Mailer::open(&MailSettings::new(url)).unwrap()
    };
    let mail = sample("row-1");
    with("agent%40univ.example:p%3Ass@").send(&mail).await.unwrap();
    for credentials in ["agent%40univ.example:other@", ""] {
        let error = with(credentials).send(&mail).await.unwrap_err();
        assert!(matches!(&error, SendError::Unreachable { text } if text.starts_with("53")), "{error}");
    }
    assert_eq!(sink.messages().len(), 1);
}

#[tokio::test]
async fn encryption_asked_for_is_never_given_up() {
    let sink = SmtpSink::start().unwrap();
    for tls in ["starttls", "tls"] {
        let mailer = hasty(format!("smtp://{}?tls={tls}", sink.address()));
        let error = mailer.send(&sample("row-1")).await.unwrap_err();
        assert!(matches!(error, SendError::Unreachable { .. }), "{error}");
    }
    assert!(sink.messages().is_empty());
}

#[tokio::test]
async fn one_connection_serves_many_messages_and_survives_refusals() {
    let sink = SmtpSink::start().unwrap();
    let mailer = mailer(&sink);
    sink.script([Answer::Accept, Answer::reply(Stage::Rcpt, 550, "no"), Answer::reply(Stage::Content, 451, "later"), Answer::Accept]);
    for number in 0..4 {
        let _ = mailer.send(&sample(&format!("row-{number}"))).await;
    }
    mailer.health().await.unwrap();
    let ids: Vec<String> = sink.messages().into_iter().map(|m| m.message_id).collect();
    assert_eq!(ids, ["row-0@candidatures.univ.example", "row-3@candidatures.univ.example"]);
    assert_eq!(sink.connections(), 1);
}

#[tokio::test]
async fn a_kept_connection_that_was_closed_costs_nothing() {
    let sink = SmtpSink::start().unwrap();
    let mailer = mailer(&sink);
    sink.script([Answer::AcceptThenDropAfter250, Answer::Accept]);
    mailer.send(&sample("row-1")).await.unwrap();
    mailer.send(&sample("row-2")).await.unwrap();
    assert_eq!(sink.messages().len(), 2);
    assert_eq!(sink.connections(), 2);
}

#[tokio::test]
async fn messages_sent_at_once_share_the_allowed_connections() {
    let sink = SmtpSink::start().unwrap();
    let mut settings = MailSettings::new(sink.url());
    settings.connections = 2;
    let mailer = Mailer::open(&settings).unwrap();
    let all = (0..20).map(|number| {
        let mailer = mailer.clone();
        async move { mailer.send(&sample(&format!("row-{number}"))).await }
    });
    futures::future::try_join_all(all).await.unwrap();
    assert_eq!(sink.messages().len(), 20);
    assert!(sink.connections() <= 2);
}

#[tokio::test]
async fn a_refused_copy_does_not_refuse_the_message() {
    let sink = SmtpSink::start().unwrap();
    sink.script([Answer::ReplyTo { recipient: "old@univ.example".into(), code: 550, text: "old@univ.example left".into() }]);
    let mut mail = sample("row-1");
    mail.bcc = ["centre@univ.example", "old@univ.example", "not an address"].map(Mailbox::address).to_vec();
    let sent = mailer(&sink).send(&mail).await.unwrap();

    let refused: Vec<_> = sent.refused_copies.iter().map(|copy| (copy.index, copy.reason.code())).collect();
    assert_eq!(refused, [(1, Some(550)), (2, None)]);
    assert!(!format!("{sent:?}").contains("univ.example"));
    let received = &sink.messages()[0];
    assert_eq!(received.to, ["zoe.lefevre@courriel.example", "centre@univ.example"]);
    assert!(!String::from_utf8_lossy(&received.raw).contains("centre@"));
}

#[tokio::test]
async fn no_value_adds_a_header_or_a_recipient() {
    let sink = SmtpSink::start().unwrap();
    let mailer = mailer(&sink);
    let attack = "x\r\nBcc: thief@evil.example\r\n\r\nbody\nX-Evil: 1\u{2028}\u{85}\r.";
    let mut mail = sample("row-1");
    mail.subject = attack.into();
    mail.from.name = attack.into();
    mail.to.name = attack.into();
    mail.reply_to = Some(Mailbox::new(attack, "commission@univ.example"));
    mail.attachments[0].file_name = format!("{attack}\"; evil=\"");
    mail.attachments[0].content_type = "text/html\r\nX-Evil: 1".into();
    mailer.send(&mail).await.unwrap();

    let received = &sink.messages()[0];
    assert_eq!(received.to, ["zoe.lefevre@courriel.example"]);
    let read = ReadMail::parse(&received.raw).unwrap();
    let folded = "x Bcc: thief@evil.example body X-Evil: 1 .";
    assert_eq!(read.subject, folded);
    assert_eq!(read.from.name, folded);
    assert_eq!(read.to.name, folded);
    assert_eq!(read.text.trim_end(), mail.text.trim_end());
    assert_eq!(read.attachments[0].content_type, "application/octet-stream");
    assert_eq!(read.attachments[0].file_name, format!("{folded}\"; evil=\""));
    let names: Vec<&str> = read.headers.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["Message-ID", "Date", "From", "To", "Subject", "Auto-Submitted", "Content-Language", "Reply-To", "MIME-Version", "Content-Type"]);
}

#[tokio::test]
async fn addresses_identifiers_and_languages_are_checked_not_repaired() {
    let sink = SmtpSink::start().unwrap();
    let mailer = mailer(&sink);
    let mut broken = Vec::new();
    for address in
        ["", "zoe", "zoe@", "@x.example", "a@x.example\r\nRCPT TO:<b@x.example>", "a@x.example> x", "a b@x.example", "a@x.example,b@x.example", "a\0@x.example"]
    {
        let mut mail = sample("row-1");
        mail.to = Mailbox::address(address);
        broken.push(mail.clone());
        mail = sample("row-1");
        mail.from = Mailbox::address(address);
        broken.push(mail.clone());
        mail = sample("row-1");
        mail.reply_to = Some(Mailbox::address(address));
        broken.push(mail);
    }
    for id in ["", "x", "a@b\r\nBcc: c@d", "a b@c", "<a@b", "a@b@c", "é@b"] {
        let mut mail = sample("row-1");
        mail.message_id = id.into();
        broken.push(mail);
    }
    for language in ["", "f", "fr\r\nX: 1", "français"] {
        let mut mail = sample("row-1");
        mail.language = language.into();
        broken.push(mail);
    }
    for mail in broken {
        let error = mailer.send(&mail).await.unwrap_err();
        assert!(matches!(error, SendError::Invalid { .. }), "{error}");
        assert!(!error.may_retry());
    }
    assert_eq!(sink.connections(), 0);
}

#[tokio::test]
async fn international_addresses() {
    let sink = SmtpSink::start().unwrap();
    let mut mail = sample("row-1");
    mail.to = Mailbox::new("Zoë", "zoé@université.example");
    mail.message_id = "<row-2@candidatures.univ.example>".into();
    mailer(&sink).send(&mail).await.unwrap();
    let received = &sink.messages()[0];
    assert_eq!(received.to, ["zoé@xn--universit-j4a.example"]);
    assert_eq!(received.message_id, "row-2@candidatures.univ.example");
}

#[tokio::test]
async fn nothing_printed_tells_about_people() {
    let mail = sample("row-1");
    let printed = format!("{mail:?} {:?} {:?}", mail.to, mail.attachments);
    for secret in ["zoe", "Zoë", "Lefèvre", "candidature nº", "accusé", "Bonjour"] {
        assert!(!printed.contains(secret), "{secret} in {printed}");
    }
    assert!(printed.contains("row-1@"));
    let settings = MailSettings::new("smtp://user:hidden-pass@localhost?tls=none");
    let mailer = Mailer::open(&settings).unwrap();
    assert!(!format!("{settings:?} {mailer:?}").contains("hidden-pass"));
}

#[tokio::test]
async fn the_list_in_memory_fails_on_demand() {
    let (mailer, list) = Mailer::memory();
    list.fail_next(SendError::Temporary { code: Some(451), text: "later".into() });
    assert_eq!(mailer.send(&sample("row-1")).await.unwrap_err().code(), Some(451));
    mailer.send(&sample("row-1")).await.unwrap();
    let waiting = list.wait_for(2, PATIENCE);
    let mail = sample("row-2");
    let (arrived, _) = tokio::join!(waiting, mailer.send(&mail));
    assert_eq!(arrived.unwrap()[1].message_id, "row-2@candidatures.univ.example");
    let mut broken = sample("row-3");
    broken.to.address.clear();
    assert!(matches!(mailer.send(&broken).await, Err(SendError::Invalid { .. })));
    list.clear();
    assert!(list.sent().is_empty());
    assert_eq!(list.wait_for(1, Duration::ZERO).await, None);
}

/// The server itself: several commands in one packet, doubled dots, wrong order.
#[tokio::test]
async fn the_sink_takes_commands_in_one_packet() {
    let sink = SmtpSink::start().unwrap();
    let mut stream = tokio::net::TcpStream::connect(sink.address()).await.unwrap();
    stream
        .write_all(
            b"HELO me\r\nRCPT TO:<early@x.example>\r\nMAIL FROM:<a@x.example>\r\nRSET\r\nNOOP\r\nXYZ\r\n\
              MAIL FROM:<a@x.example> BODY=8BITMIME\r\nRCPT TO:<b@x.example>\r\nDATA\r\n\
              Subject: =?utf-8?b?w6k=?= =?utf-8?b?w6k=?=\r\n and more\r\n\r\n..dot\r\n.\r\nQUIT\r\n",
        )
        .await
        .unwrap();
    let mut said = String::new();
    stream.read_to_string(&mut said).await.unwrap();
    let codes: Vec<&str> = said.lines().map(|line| &line[..3]).collect();
    assert_eq!(codes, ["220", "250", "503", "250", "250", "250", "500", "250", "250", "354", "250", "221"]);
    let received = &sink.messages()[0];
    assert_eq!(received.subject, "éé and more");
    assert!(received.raw.ends_with(b"\r\n.dot\r\n"));
    let missing = sink.wait_for(2, Duration::ZERO).await.unwrap_err();
    assert_eq!(missing.to_string(), "1 of 2 messages arrived");
}

#[tokio::test]
async fn the_sink_holds_an_answer_and_comes_back_where_it_was() {
    let sink = SmtpSink::start().unwrap();
    sink.script([Answer::AcceptThenHold]);
    let mailer = mailer(&sink);
    let mail = sample("held");
    let (sent, ()) = tokio::join!(mailer.send(&mail), async {
        sink.wait_for(1, PATIENCE).await.unwrap();
        sink.release().await;
    });
    sent.unwrap();
    let port = sink.stop().await;
    assert!(mailer.send(&mail).await.unwrap_err().may_retry());
    let sink = SmtpSink::start_at(port).unwrap();
    mailer.send(&mail).await.unwrap();
    assert_eq!(sink.messages().len(), 1);
}
