//! `doctor`: tries everything the configuration points at and says what to do about what does not work.

use std::process::ExitCode;
use std::time::Duration;

use app::services::{Answer, Port, Service};
use connect::directory::Directory;
use connect::files::Files;
use connect::mail::Mailer;
use connect::scan::Scanner;
use connect::student_record::StudentRecord;
use connect::surveys::Surveys;
use secrecy::ExposeSecret as _;
use store::Db;

use crate::config::Config;
use crate::out::say;
use crate::wiring;

const PATIENCE: Duration = Duration::from_secs(15);
const ANSWERS: &str = "answers";

/// The lines of the visit; anything that is not well makes the command fail.
#[derive(Default)]
struct Visit {
    troubles: usize,
}

impl Visit {
    fn note(&mut self, what: &str, outcome: Result<String, String>) {
        match outcome {
            Ok(detail) => say(format!("ok       {what}: {detail}")),
            Err(trouble) => {
                self.troubles += 1;
                say(format!("TROUBLE  {what}: {trouble}"));
            }
        }
    }
}

pub async fn run(config: &Config) -> anyhow::Result<ExitCode> {
    let mut visit = Visit::default();
    visit.note("database.url", database(config).await);
    visit.note("files.url", files(config).await);
    visit.note("mail.url", mail(config).await);
    visit.note("antivirus.url", antivirus(config).await);
    visit.note("sso.url", sso(config).await);
    visit.note("directory.url", directory(config).await);
    visit.note("student_record.url", student_record(config).await);
    visit.note("surveys.url", surveys(config).await);
    visit.note("security.secret_key_file", secret(config));
    visit.note("server.public_url", public_url(config));
    visit.note("paper", paper_worker(config).await);
    visit.note("style sheets and scripts", assets());
    if visit.troubles == 0 {
        say("everything answers");
        Ok(ExitCode::SUCCESS)
    } else {
        say(format!("{} thing(s) to mend", visit.troubles));
        Ok(ExitCode::FAILURE)
    }
}

async fn database(config: &Config) -> Result<String, String> {
    let opened = tokio::time::timeout(PATIENCE, Db::open(config.database.url.expose_secret(), config.database.pool)).await;
    let db = opened.map_err(|_| "no answer in time; is the server running and reachable?".to_owned())?.map_err(|error| app::error::describe(&error))?;
    let pending = db.pending().await.map_err(|error| app::error::describe(&error))?;
    let engine = db.engine();
    db.close().await;
    if pending.is_empty() {
        Ok(format!("{engine}, schema up to date"))
    } else {
        Err(format!("{engine} answers, but {} migration(s) are missing: run `ecandidat migrate`", pending.len()))
    }
}

async fn files(config: &Config) -> Result<String, String> {
    let files = Files::open(&config.files).map_err(|error| error.to_string())?;
    asked(Port::Files(&files), "", "what is written comes back").await
}

async fn mail(config: &Config) -> Result<String, String> {
    let mailer = Mailer::open(&config.mail.settings).map_err(|error| error.to_string())?;
    let port = Port::Mail(&mailer);
    let works = if port.service() == Service::MailFolder { "mails are kept as files, none is sent" } else { "the server would take mail" };
    asked(port, "", works).await
}

async fn antivirus(config: &Config) -> Result<String, String> {
    let scanner = Scanner::open(&config.antivirus).map_err(|error| error.to_string())?;
    asked(Port::Antivirus(&scanner), "deposited files are not scanned", ANSWERS).await
}

async fn sso(config: &Config) -> Result<String, String> {
    let sso = wiring::sso(config).map_err(|error| format!("{error:#}"))?;
    asked(Port::SignOn(&sso), "people sign in with their eCandidat account only", ANSWERS).await
}

async fn directory(config: &Config) -> Result<String, String> {
    let directory = Directory::open(&config.directory).map_err(|error| error.to_string())?;
    asked(Port::Directory(&directory), "nothing is filled in from a directory", ANSWERS).await
}

async fn student_record(config: &Config) -> Result<String, String> {
    let record = StudentRecord::open(&config.student_record).map_err(|error| error.to_string())?;
    asked(Port::StudentRecord(&record), "nothing is taken from a student record", ANSWERS).await
}

async fn surveys(config: &Config) -> Result<String, String> {
    let surveys = Surveys::open(&config.surveys).map_err(|error| error.to_string())?;
    asked(Port::Surveys(&surveys), "forms are answered here only", ANSWERS).await
}

/// Asks a service, and says what its absence means or that it works.
async fn asked(port: Port<'_>, absence: &str, works: &str) -> Result<String, String> {
    match port.ask(PATIENCE).await {
        Answer::Off => Ok(format!("off: {absence}")),
        Answer::Works(None) => Ok(works.to_owned()),
        Answer::Works(Some(students)) => Ok(format!("{works}, {students} student(s)")),
        Answer::Late => Err("no answer in time".to_owned()),
        Answer::Fails(why) => Err(why),
    }
}

fn secret(config: &Config) -> Result<String, String> {
    config.security.keys(false).map_err(|error| format!("{error:#}"))?;
    if config.security.is_exposed() { Err("others than the owner can read it: chmod 600 it".to_owned()) } else { Ok("readable by its owner alone".to_owned()) }
}

fn public_url(config: &Config) -> Result<String, String> {
    if config.demo.enabled && config.server.is_secure {
        return Err("demo.enabled is on although the address is public: turn it off before real people come".to_owned());
    }
    Ok(if config.server.is_secure { "https" } else { "http on loopback, for trying out" }.to_owned())
}

/// Opens a small document in the child process: it starts, limits itself and answers.
async fn paper_worker(config: &Config) -> Result<String, String> {
    let sandbox = wiring::sandbox(config).map_err(|error| format!("{error:#}"))?;
    let sample = paper::samples::sample_pdf("eCandidat", &["doctor"], 1);
    sandbox.page_count(&sample).await.map(|_| "the child process opens a document".to_owned()).map_err(|error| error.to_string())
}

fn assets() -> Result<String, String> {
    let assets = web::http::assets::Assets::load();
    if assets.url("app.css") == "/static/app.css" { Err("not built: run `cargo xtask assets`".to_owned()) } else { Ok("present".to_owned()) }
}
