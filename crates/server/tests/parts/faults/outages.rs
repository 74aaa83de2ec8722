//! The disk is full, the mail server is down, the database is restarted: a clear page, and recovery without a hand.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use testkit::db::own_cluster;
use testkit::filled::applied;
use testkit::logs::Logs;
use testkit::smtp_sink::SmtpSink;
use testkit::{Content, Engine, TestDb, World};

use super::{PATIENCE, Scene, until};

/// Mails wait for their server and leave by themselves once it is back.
#[tokio::test(flavor = "multi_thread")]
async fn mails_wait_for_their_server() {
    for engine in Engine::ALL {
        super::beside_servers(engine, async |mut scene: Scene| {
            let sink = SmtpSink::start().unwrap();
            scene.mail = sink.url();
            let port = sink.stop().await;
            let _server = scene.start();
            let mut people = Vec::new();
            for name in ["Ahmed", "Béatrice", "Chloé"] {
                let person = scene.world.person(name, "Attente").await;
                let asked = app::accounts::recover::Request { email: &person.email, network: "local", form: "" };
                app::accounts::recover::forgotten(&scene.world.ctx, asked).await.unwrap();
                people.push(person);
            }
            until("every mail was tried", async || {
                let mut look = scene.world.ctx.db.read().await.unwrap();
                for person in &people {
                    let Some(line) = store::mail::of_account(&mut look, person.account, 1).await.unwrap().pop() else { return false };
                    if store::mail::lookup(&mut look, line.id).await.unwrap().unwrap().attempts == 0 {
                        return false;
                    }
                }
                true
            })
            .await;
            let sink = SmtpSink::start_at(port).unwrap();
            let arrived = sink.wait_for(3, PATIENCE).await.unwrap();
            for person in &people {
                assert_eq!(arrived.iter().filter(|message| message.to == [person.email.as_str()]).count(), 1);
            }
        })
        .await;
    }
}

/// PostgreSQL stops under the running server: pages say so with a reference, the check of readiness too; when it is
/// back, everything works without a restart.
#[tokio::test(flavor = "multi_thread")]
async fn the_database_comes_back() {
    let Some(mut cluster) = own_cluster() else { return };
    let (logs, _guard) = Logs::start();
    let database = TestDb::at(cluster.address("postgres"), Content::Schema).await;
    let scene = Scene::new(World::in_database(database, Engine::Postgres, logs).await).await;
    let client = scene.world.applicant("Inès", "Marchetti").await;
    let server = scene.start();
    let mut browser = scene.browser(&server, &client);
    browser.open("/tableau-de-bord").await;
    browser.expect_status(200);
    for crash in [false, true] {
        if crash {
            cluster.kill()
        } else {
            cluster.stop()
        }
        browser.tolerate_faults();
        assert_eq!(browser.fetch("/health/ready").await.status.as_u16(), 503);
        assert_eq!(browser.fetch("/health/live").await.status.as_u16(), 200);
        browser.open("/tableau-de-bord").await;
        browser.expect_status(503);
        let reference = browser.answer().headers.get("x-request-id").unwrap().to_str().unwrap().to_owned();
        browser.see(&reference).see("Réessayer");
        assert_eq!(browser.answer().headers.get("retry-after").unwrap(), "30");

        cluster.resume().unwrap();
        let mut looker = browser.clone();
        until("the server is ready again", async || looker.fetch("/health/ready").await.status.as_u16() == 200).await;
        browser.open("/tableau-de-bord").await;
        browser.expect_status(200).see("Inès Marchetti");
    }
    scene.world.ctx.db.close().await;
}

/// A small disk of memory; gone when dropped.
struct Disk(tempfile::TempDir);

impl Disk {
    /// `None` without the right to mount; said aloud, and a failure where `CI` is set.
    fn new() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=48m,mode=0700", "tmpfs"]).arg(folder.path()).output();
        let reason = match mounted {
            Ok(output) if output.status.success() => return Some(Self(folder)),
            Ok(output) => String::from_utf8_lossy(&output.stderr).into_owned(),
            Err(error) => error.to_string(),
        };
        assert!(std::env::var_os("CI").is_none(), "a full disk cannot be tested: {reason}");
        eprintln!("\n*** NOT TESTED: a full disk needs the right to mount one (root): {reason}\n");
        None
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    /// Fills the disk to the last byte.
    fn fill(&self) -> PathBuf {
        let path = self.path().join("ballast");
        let mut file = std::fs::File::create(&path).unwrap();
        for size in [1 << 20, 1 << 12, 1] {
            while file.write_all(&vec![0; size]).is_ok() {}
        }
        path
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(self.path()).status();
    }
}

/// The disk of database and files is full: pages are still read, what cannot be saved says so, and after somebody made
/// room the same form is saved by the same process.
#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk() {
    let Some(disk) = Disk::new() else { return };
    let (logs, _guard) = Logs::start();
    let draft = TestDb::with(Engine::Sqlite, Content::Reference).await.unwrap();
    let file = disk.path().join("ecandidat.db");
    draft.db.copy_to(file.to_str().unwrap()).await.unwrap();
    let database = TestDb::at(format!("sqlite:{}", file.display()), Content::Schema).await;
    let scene = Scene::with_files(World::in_database(database, Engine::Sqlite, logs).await, super::prepared(), disk.path().join("files")).await;
    let (client, number) = applied(&scene.world, "Inès", "Marchetti").await;
    let server = scene.start();
    let mut browser = scene.browser(&server, &client);
    browser.tolerate_faults();

    let ballast = disk.fill();
    browser.open("/mon-compte/adresse/modifier").await;
    browser.expect_status(200);
    browser.fill("Adresse", "12 impasse du Disque");
    let mut form = browser.clone();
    form.press("Enregistrer").await;
    form.expect_status(503);
    let reference = form.answer().headers.get("x-request-id").unwrap().to_str().unwrap().to_owned();
    form.see(&reference);
    let mut upload = scene.browser(&server, &client);
    upload.tolerate_faults();
    upload.open(&format!("/candidatures/{number}/pieces/CV")).await;
    let pdf = paper::samples::sample_pdf("CV", &["Inès Marchetti"], 2);
    upload.attach("Choisir Fichier – Curriculum vitae", "cv.pdf", "application/pdf", pdf);
    let mut deposit = upload.clone();
    deposit.press("Déposer – Curriculum vitae").await;
    deposit.expect_status(503);

    std::fs::remove_file(ballast).unwrap();
    browser.press("Enregistrer").await;
    browser.expect_at("/mon-compte/adresse").expect_status(200).see("12 impasse du Disque");
    upload.press("Déposer – Curriculum vitae").await;
    upload.expect_at(&format!("/candidatures/{number}")).expect_status(200).see("cv.pdf");
    scene.world.ctx.db.close().await;
    drop(server);
}
