//! The configuration of one installation: a TOML file, every key of which an environment variable can override.
//!
//! `server.listen` is `ECANDIDAT__SERVER__LISTEN`. Each section is one file: its keys with defaults and a sentence on
//! each, the raw texts as serde reads them, and the checked values the rest of the program uses. What staff change
//! while the product runs is not here but in the settings of the database.

pub mod antivirus;
pub mod database;
pub mod demo;
pub mod directory;
pub mod files;
pub mod institution;
pub mod log;
pub mod mail;
pub mod paper;
pub mod security;
pub mod server;
pub mod sso;
pub mod student_record;
pub mod surveys;

use std::path::{Path, PathBuf};

use anyhow::Context as _;

const PREFIX: &str = "ECANDIDAT";
/// Where a configuration is looked for when the command line names none.
const PLACES: [&str; 2] = ["ecandidat.toml", "/etc/ecandidat/ecandidat.toml"];

/// How a value is shown to people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    Plain,
    /// An address whose password is hidden.
    Address,
    /// Only whether it is set.
    Hidden,
}

/// One key, as the reference page tells it.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    pub name: &'static str,
    pub default: &'static str,
    pub shown: Shown,
    pub help: &'static str,
}

impl Key {
    pub const fn new(name: &'static str, default: &'static str, help: &'static str) -> Self {
        Self { name, default, shown: Shown::Plain, help }
    }

    pub const fn shown(mut self, shown: Shown) -> Self {
        self.shown = shown;
        self
    }

    /// The environment variable that overrides the key.
    pub fn variable(&self) -> String {
        format!("{PREFIX}__{}", self.name.to_uppercase().replace('.', "__"))
    }
}

/// One thing wrong: which key, and what is expected there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    pub key: String,
    pub problem: String,
}

impl Wrong {
    pub fn new(key: &str, problem: impl Into<String>) -> Self {
        Self { key: key.to_owned(), problem: problem.into() }
    }
}

impl std::fmt::Display for Wrong {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.key, self.problem)
    }
}

/// Collects what is wrong, so that one run names everything.
#[derive(Debug, Default)]
pub struct Complaints(Vec<Wrong>);

impl Complaints {
    /// Keeps the error and goes on.
    pub fn take<T>(&mut self, result: Result<T, Wrong>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(wrong) => {
                self.0.push(wrong);
                None
            }
        }
    }
}

/// The whole configuration, checked.
#[derive(Debug)]
pub struct Config {
    pub server: server::Server,
    pub database: database::Database,
    pub files: connect::files::FilesSettings,
    pub mail: mail::Mail,
    pub antivirus: connect::scan::ScanSettings,
    pub sso: connect::sso::SsoSettings,
    pub directory: connect::directory::DirectorySettings,
    pub student_record: connect::student_record::RecordSettings,
    pub surveys: connect::surveys::SurveySettings,
    pub institution: institution::Institution,
    pub security: security::Security,
    pub paper: paper::Paper,
    pub log: log::Log,
    pub demo: demo::Demo,
}

/// Every key of every section, in the order of the reference page.
pub fn keys() -> impl Iterator<Item = &'static Key> {
    [
        server::KEYS,
        database::KEYS,
        files::KEYS,
        mail::KEYS,
        antivirus::KEYS,
        sso::KEYS,
        directory::KEYS,
        student_record::KEYS,
        surveys::KEYS,
        institution::KEYS,
        security::KEYS,
        paper::KEYS,
        log::KEYS,
        demo::KEYS,
    ]
    .into_iter()
    .flatten()
}

/// The merged texts, before anything is checked.
#[derive(Debug)]
pub struct Loaded {
    values: ::config::Config,
    /// The file that was read, if any.
    pub file: Option<PathBuf>,
}

impl Loaded {
    /// Defaults, then the file, then the environment.
    pub fn read(named: Option<&Path>) -> anyhow::Result<Self> {
        let file = named.map(Path::to_path_buf).or_else(|| PLACES.iter().map(PathBuf::from).find(|place| place.is_file()));
        let mut builder = ::config::Config::builder();
        for key in keys() {
            builder = builder.set_default(key.name, key.default)?;
        }
        if let Some(file) = &file {
            builder = builder.add_source(::config::File::from(file.as_path()).format(::config::FileFormat::Toml).required(true));
        }
        builder = builder.add_source(::config::Environment::with_prefix(PREFIX).prefix_separator("__").separator("__"));
        let values = builder.build().with_context(|| match &file {
            Some(file) => format!("the configuration file {} cannot be read", file.display()),
            None => "the configuration cannot be read".to_owned(),
        })?;
        Ok(Self { values, file })
    }

    #[cfg(test)]
    fn from_toml(text: &str) -> anyhow::Result<Self> {
        let mut builder = ::config::Config::builder();
        for key in keys() {
            builder = builder.set_default(key.name, key.default)?;
        }
        Ok(Self { values: builder.add_source(::config::File::from_str(text, ::config::FileFormat::Toml)).build()?, file: None })
    }

    /// The text in force for a key, secrets hidden.
    pub fn shown(&self, key: &Key) -> String {
        let text = match self.values.get::<::config::Value>(key.name).map(|value| value.kind) {
            Ok(::config::ValueKind::Array(items)) => items.iter().map(ToString::to_string).collect::<Vec<_>>().join(","),
            Ok(other) => other.to_string(),
            Err(_) => String::new(),
        };
        match key.shown {
            Shown::Plain => text,
            Shown::Address => hide_password(&text),
            Shown::Hidden if text.is_empty() => text,
            Shown::Hidden => "(hidden)".to_owned(),
        }
    }

    fn section<T: serde::de::DeserializeOwned>(&self, name: &str) -> Result<T, Wrong> {
        let section = self.values.get::<::config::Value>(name).map_err(|error| Wrong::new(name, error.to_string()))?;
        serde_path_to_error::deserialize(section).map_err(|error| {
            let path = error.path().to_string();
            // A key that does not exist has no path of its own; the message names it.
            let key = if path == "." { name.to_owned() } else { format!("{name}.{path}") };
            let problem = error.into_inner().to_string();
            let problem = problem.split(" for key `").next().unwrap_or(&problem);
            Wrong::new(&key, problem)
        })
    }

    fn unknown_sections(&self) -> Vec<Wrong> {
        let known: std::collections::BTreeSet<&str> = keys().filter_map(|key| key.name.split('.').next()).collect();
        let sections = self.values.clone().try_deserialize::<std::collections::BTreeMap<String, ::config::Value>>().unwrap_or_default();
        let list = known.iter().copied().collect::<Vec<_>>().join(", ");
        sections
            .keys()
            .filter(|name| !known.contains(name.as_str()))
            .map(|name| Wrong::new(name, format!("there is no such section (there are: {list})")))
            .collect()
    }

    /// The checked configuration, or everything that is wrong with it.
    pub fn check(&self) -> Result<Config, Vec<Wrong>> {
        let mut complaints = Complaints(self.unknown_sections());
        let institution = self.section::<institution::Raw>("institution").and_then(institution::Raw::check);
        let demo = self.section::<demo::Raw>("demo").map(demo::Raw::check);
        let server = self.section::<server::Raw>("server").and_then(server::Raw::check);
        let database = self.section::<database::Raw>("database").and_then(database::Raw::check);
        let files = self.section::<files::Raw>("files").and_then(files::Raw::check);
        let mail = self.section::<mail::Raw>("mail").and_then(mail::Raw::check);
        let antivirus = self.section::<antivirus::Raw>("antivirus").map(antivirus::Raw::check);
        let sso = self.section::<sso::Raw>("sso").and_then(sso::Raw::check);
        let directory = self.section::<directory::Raw>("directory").and_then(directory::Raw::check);
        let student_record = self.section::<student_record::Raw>("student_record").and_then(student_record::Raw::check);
        let surveys = self.section::<surveys::Raw>("surveys").and_then(surveys::Raw::check);
        let security = self.section::<security::Raw>("security").and_then(security::Raw::check);
        let paper = self.section::<paper::Raw>("paper").map(paper::Raw::check);
        let log = self.section::<log::Raw>("log").and_then(log::Raw::check);
        let all = (
            complaints.take(server),
            complaints.take(database),
            complaints.take(files),
            complaints.take(mail),
            complaints.take(antivirus),
            complaints.take(sso),
            complaints.take(directory),
            complaints.take(student_record),
            complaints.take(surveys),
            complaints.take(institution),
            complaints.take(security),
            complaints.take(paper),
            complaints.take(log),
            complaints.take(demo),
        );
        if let (
            Some(server),
            Some(database),
            Some(files),
            Some(mail),
            Some(antivirus),
            Some(sso),
            Some(directory),
            Some(student_record),
            Some(surveys),
            Some(institution),
            Some(security),
            Some(paper),
            Some(log),
            Some(demo),
        ) = all
            && complaints.0.is_empty()
        {
            return Ok(Config { server, database, files, mail, antivirus, sso, directory, student_record, surveys, institution, security, paper, log, demo });
        }
        Err(complaints.0)
    }

    /// [`Loaded::check`] with all complaints in one error.
    pub fn checked(&self) -> anyhow::Result<Config> {
        self.check().map_err(|wrong| {
            let place = self.file.as_ref().map_or_else(|| "environment".to_owned(), |file| file.display().to_string());
            let list: String = wrong.iter().map(|wrong| format!("\n  {wrong}")).collect();
            anyhow::anyhow!("the configuration ({place}) cannot be used:{list}")
        })
    }
}

/// `scheme://user:password@host` with the password replaced.
fn hide_password(address: &str) -> String {
    let Some((scheme, rest)) = address.split_once("://") else { return address.to_owned() };
    let end = rest.find('/').unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    let Some((credentials, host)) = authority.rsplit_once('@') else { return address.to_owned() };
    let user = credentials.split(':').next().unwrap_or_default();
    format!("{scheme}://{user}:…@{host}{path}")
}

/// A list given as a TOML array or as one text with commas.
fn list<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    #[derive(serde::Deserialize)]
    #[serde(untagged)]
    enum OneOrMany {
        Many(Vec<String>),
        One(String),
    }
    Ok(match <OneOrMany as serde::Deserialize>::deserialize(from)? {
        OneOrMany::Many(list) => list,
        OneOrMany::One(text) => text.split(',').map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(text: &str) -> Vec<String> {
        Loaded::from_toml(text).unwrap().check().unwrap_err().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_defaults_are_a_usable_configuration() {
        let config = Loaded::from_toml("").unwrap().check().unwrap();
        assert_eq!(config.server.listen.to_string(), "127.0.0.1:8080");
        assert!(!config.server.is_secure);
        assert!(!config.demo.enabled);
    }

    #[test]
    fn every_mistake_is_named_with_its_key_and_what_is_expected() {
        let found = wrong("[server]\nlisten = \"here\"\n[database]\nurl = \"mysql://x\"\n[mial]\nurl = \"x\"\n[institution]\ntime_zone = \"Paris\"\n");
        assert_eq!(found.len(), 4, "{found:#?}");
        assert!(found[0].starts_with("mial: there is no such section"), "{}", found[0]);
        assert!(found[1].starts_with("server.listen: expected an address and a port"), "{}", found[1]);
        assert!(found[2].starts_with("database.url: expected sqlite:"), "{}", found[2]);
        assert!(found[3].starts_with("institution.time_zone: expected"), "{}", found[3]);
    }

    #[test]
    fn a_misspelt_key_is_refused_with_the_ones_that_exist() {
        let found = wrong("[server]\nlistne = \"127.0.0.1:1\"\n");
        assert!(found[0].contains("listne") && found[0].contains("`listen`"), "{}", found[0]);
    }

    #[test]
    fn a_value_of_another_kind_is_refused_with_its_key() {
        let found = wrong("[security]\npassword_passes = \"many\"\n");
        assert!(found[0].starts_with("security.password_passes: ") && found[0].contains("integer"), "{}", found[0]);
    }

    #[test]
    fn plain_http_is_for_loopback_only() {
        let found = wrong("[server]\npublic_url = \"http://candidatures.univ.example\"\n");
        assert!(found[0].contains("https://"), "{}", found[0]);
        let config = Loaded::from_toml("[server]\npublic_url = \"https://candidatures.univ.example/\"\n").unwrap().check().unwrap();
        assert!(config.server.is_secure);
        assert_eq!(config.server.public_url, "https://candidatures.univ.example");
    }

    #[test]
    fn passwords_are_never_shown() {
        let loaded = Loaded::from_toml(
            "[database]\nurl = \"postgres://ec:s3cret@db/ec\"\n[mail]\nurl = \"smtp://u:p4ss@mx:587?tls=tls\"\n[files]\nsecret_access_key = \"k3y\"\n[sso]\nclient_secret = \"cl13nt\"\n[directory]\nbind_password = \"b1nd\"\n[surveys]\npassword = \"surv3y\"\n",
        )
        .unwrap();
        let all: String = keys().map(|key| format!("{} = {}\n", key.name, loaded.shown(key))).collect();
        for secret in ["s3cret", "p4ss", "k3y", "cl13nt", "b1nd", "surv3y"] {
            assert!(!all.contains(secret), "{all}");
        }
        assert!(all.contains("postgres://ec:…@db/ec") && all.contains("smtp://u:…@mx:587?tls=tls"), "{all}");
    }

    #[test]
    fn lists_are_arrays_or_texts_with_commas() {
        for text in ["[server]\ntrusted_proxies = [\"10.0.0.1\", \"::1\"]\n", "[server]\ntrusted_proxies = \"10.0.0.1, ::1\"\n"] {
            assert_eq!(Loaded::from_toml(text).unwrap().check().unwrap().server.trusted_proxies.len(), 2);
        }
    }
}
