//! `kill -9` during an upload, during submissions, during mailing: after the restart nothing is lost and nothing is half.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::net::TcpStream;

use futures::future::join_all;
use testkit::Engine;
use testkit::filled::{applied, deposited};
use testkit::smtp_sink::{Answer, SmtpSink};

use super::{PATIENCE, Scene, Server, beside_servers, files_below, kill, token, until};

const BOUNDARY: &str = "----upload-7b1f";

/// A posted file as a browser writes it.
fn multipart(token: &str, file: &[u8]) -> Vec<u8> {
    let mut body = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n{token}\r\n").into_bytes();
    let head = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"files\"; filename=\"cv.pdf\"\r\nContent-Type: application/pdf\r\n\r\n");
    body.extend_from_slice(head.as_bytes());
    body.extend_from_slice(file);
    body.extend_from_slice(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
    body
}

/// Begins a request and gives the connection, the head sent.
fn begin(server: &Server, path: &str, session: &str, length: usize) -> TcpStream {
    let mut stream = server.connect();
    write!(
        stream,
        "POST {path} HTTP/1.1\r\nHost: {}\r\nSec-Fetch-Site: same-origin\r\nCookie: ec_session={session}\r\nContent-Type: multipart/form-data; boundary={BOUNDARY}\r\nContent-Length: {length}\r\n\r\n",
        server.address
    )
    .unwrap();
    stream
}

async fn upload(scene: Scene) {
    let (client, number) = applied(&scene.world, "Inès", "Marchetti").await;
    let session = client.cookie("ec_session").unwrap().to_owned();
    let form = format!("/candidatures/{number}/pieces/CV");
    let versions = async || {
        let mut tx = scene.world.ctx.db.read().await.unwrap();
        let application = store::application::find(&mut tx, number).await.unwrap().unwrap();
        let serving = store::document::serving(&mut tx, &application).await.unwrap();
        (serving.documents.len(), serving.versions.len())
    };

    // Half of a file larger than all buffers on the way: the server is in the middle of it.
    let server = scene.start();
    let mut browser = scene.browser(&server, &client);
    browser.open(&form).await;
    let body = multipart(&token(&browser), &vec![b'x'; 19 << 20]);
    let mut stream = begin(&server, &form, &session, body.len());
    stream.write_all(&body[..body.len() * 3 / 4]).unwrap();
    kill(server);
    assert_eq!(versions().await, (0, 0));

    // The whole file, its bytes stored, the row not yet: somebody else is writing.
    let server = scene.start();
    let mut browser = scene.browser(&server, &client);
    browser.open(&form).await;
    let body = multipart(&token(&browser), &paper::samples::sample_pdf("CV", &["Inès Marchetti"], 2));
    let mut writer = scene.world.ctx.db.write().await.unwrap();
    store::application::lock(&mut writer, number).await.unwrap().unwrap();
    let mut stream = begin(&server, &form, &session, body.len());
    stream.write_all(&body).unwrap();
    until("the bound PDF is stored", async || files_below(&scene.files).iter().any(|path| path.ends_with("document.pdf"))).await;
    kill(server);
    writer.rollback().await.unwrap();
    assert_eq!(versions().await, (0, 0), "a file without its row is no document");

    // After the restart the page knows of no file, and the same file is taken as if it were the first.
    let server = scene.start();
    let mut browser = scene.browser(&server, &client);
    browser.open(&format!("/candidatures/{number}")).await;
    browser.expect_status(200).not_see("cv.pdf");
    assert_eq!(browser.fetch(&format!("{form}/fichier")).await.status.as_u16(), 404);
    browser.open(&form).await;
    let pdf = paper::samples::sample_pdf("CV", &["Inès Marchetti"], 2);
    browser.attach("Choisir Fichier – Curriculum vitae", "cv.pdf", "application/pdf", pdf).press("Déposer – Curriculum vitae").await;
    browser.expect_at(&format!("/candidatures/{number}")).expect_status(200).see("cv.pdf");
    assert_eq!(versions().await, (1, 1));
    assert!(browser.fetch(&format!("{form}/fichier")).await.body.starts_with(b"%PDF"));
}

/// How many people submit at once.
const MANY: usize = 10;

/// Whether the application was submitted; fails when it was by halves.
async fn submitted(scene: &Scene, number: i64) -> bool {
    let mut tx = scene.world.ctx.db.read().await.unwrap();
    let application = store::application::find(&mut tx, number).await.unwrap().unwrap();
    let submissions = store::application::submission::all_of(&mut tx, application.id).await.unwrap();
    let lines = store::audit::of_application(&mut tx, application.id).await.unwrap();
    let audited = lines.iter().filter(|line| line.action == "application.submit").count();
    let mails = store::mail::of_application(&mut tx, application.id).await.unwrap();
    // One mail when the application was made, one when it was submitted.
    let traces = (application.submitted_at.is_some(), application.file_status.as_str(), submissions.len(), audited, mails.len());
    match submissions.first() {
        Some(submission) => {
            let documents = store::application::submission::documents(&mut tx, submission.id).await.unwrap();
            assert_eq!((traces, documents.len()), ((true, "RE", 1, 1, 2), 2), "application {number}");
            true
        }
        None => {
            assert_eq!(traces, (false, "AT", 0, 0, 1), "application {number}");
            false
        }
    }
}

async fn submission(mut scene: Scene) {
    let sink = SmtpSink::start().unwrap();
    scene.mail = sink.url();
    let mut people = Vec::new();
    for i in 0..MANY {
        let (client, number) = applied(&scene.world, "Inès", &format!("Marchetti {}", char::from(b'A' + u8::try_from(i).unwrap()))).await;
        deposited(&scene.world, &client, number).await;
        people.push((client, number));
    }

    let server = scene.start();
    // Everybody has the page open before the first presses: the server ends with the first who is through.
    let mut ready = Vec::new();
    for (client, number) in &people {
        let mut browser = scene.browser(&server, client);
        browser.tolerate_faults();
        let path = format!("/candidatures/{number}/transmettre");
        let token = token(browser.open(&path).await);
        ready.push((browser, path, token));
    }
    let clicks = ready.into_iter().map(|(mut browser, path, token)| async move {
        browser.post_raw(&path, &[("_csrf", &token)]).await;
    });
    let watch = async {
        until("the first is submitted", async || {
            for (_, number) in &people {
                if submitted(&scene, *number).await {
                    return true;
                }
            }
            false
        })
        .await;
        server.signal("-KILL");
    };
    tokio::join!(join_all(clicks), watch);
    let process = server.child.id();
    server.ended();
    let mut done = 0;
    for (_, number) in &people {
        done += usize::from(submitted(&scene, *number).await);
    }
    assert!(done >= 1);

    // After the restart everybody presses again, twice: those who were through stay through.
    scene.end_leases(process).await;
    let server = scene.start();
    for (client, number) in &people {
        let mut browser = scene.browser(&server, client);
        let path = format!("/candidatures/{number}/transmettre");
        let token = token(browser.open(&format!("/candidatures/{number}")).await);
        let mut second = browser.clone();
        let fields = [("_csrf", token.as_str())];
        let (one, two) = tokio::join!(browser.post_raw(&path, &fields), second.post_raw(&path, &fields));
        assert_eq!((one.status.as_u16(), two.status.as_u16()), (303, 303));
        assert!(submitted(&scene, *number).await);
    }
    // Every mail arrives; a repeat, if there is one, is the same message.
    let sent = async || -> BTreeSet<String> { sink.messages().into_iter().map(|message| message.message_id).collect() };
    until("all mails are there", async || sent().await.len() == 2 * MANY).await;
    for message in sink.messages() {
        assert!(sink.messages().iter().filter(|other| other.message_id == message.message_id).all(|other| other.raw == message.raw));
    }
}

async fn mailing(mut scene: Scene) {
    let sink = SmtpSink::start().unwrap();
    scene.mail = sink.url();
    let person = scene.world.person("Zoé", "Lefèvre").await;
    let server = scene.start();
    sink.script([Answer::AcceptThenHold]);
    let asked = app::accounts::recover::Request { email: &person.email, network: "local", form: "" };
    app::accounts::recover::forgotten(&scene.world.ctx, asked).await.unwrap();
    sink.wait_for(1, PATIENCE).await.unwrap();

    // The mail server has the message. While its answer is on the way, nobody can write that it was sent.
    let mut look = scene.world.ctx.db.read().await.unwrap();
    let mail = store::mail::of_account(&mut look, person.account, 10).await.unwrap().remove(0);
    drop(look);
    let mut writer = scene.world.ctx.db.write().await.unwrap();
    store::mail::set_delayed(&mut writer, mail.id, "held by the test").await.unwrap();
    sink.release().await;
    let process = kill(server);
    writer.rollback().await.unwrap();
    let state = async || {
        let mut look = scene.world.ctx.db.read().await.unwrap();
        store::mail::lookup(&mut look, mail.id).await.unwrap().unwrap().state
    };
    assert_eq!(state().await, "queued");

    scene.end_leases(process).await;
    let _server = scene.start();
    let both = sink.wait_for(2, PATIENCE).await.unwrap();
    assert!(!both[0].message_id.is_empty());
    assert_eq!(both[0].message_id, both[1].message_id, "the repeat is the same mail");
    assert_eq!(both[0].raw, both[1].raw, "to the byte");
    until("the mail is known to be sent", async || state().await == "sent").await;
    assert_eq!(sink.messages().len(), 2, "and not sent a third time");
}

macro_rules! killed {
    ($($name:ident)+) => {$(
        mod $name {
            use super::*;

            #[tokio::test(flavor = "multi_thread")]
            async fn sqlite() {
                beside_servers(Engine::Sqlite, super::$name).await;
            }

            #[tokio::test(flavor = "multi_thread")]
            async fn postgres() {
                beside_servers(Engine::Postgres, super::$name).await;
            }
        }
    )+};
}

killed! { upload submission mailing }
