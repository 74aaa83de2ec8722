//! The command line, as operators type it.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// How the server calls [`Command::PaperWorker`].
pub const PAPER_WORKER: &str = "paper-worker";

#[derive(Debug, Parser)]
#[command(name = "ecandidat", version, about = "eCandidat: online applications to a university, from the account to the decision")]
pub struct Cli {
    /// Configuration file; without it `./ecandidat.toml`, then `/etc/ecandidat/ecandidat.toml`, then defaults.
    #[arg(long, short, global = true, env = "ECANDIDAT_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve pages, and run jobs in the same process
    Serve(Serve),
    /// Run jobs only
    Worker,
    /// Bring the database schema up to date
    Migrate,
    /// Check everything the configuration points at, and say how to mend what is wrong
    Doctor,
    /// Look at the configuration
    #[command(subcommand)]
    Config(ConfigCommand),
    /// Give people their first rights
    #[command(subcommand)]
    Admin(AdminCommand),
    /// The demonstration university
    #[command(subcommand)]
    Demo(DemoCommand),
    /// Bring data in
    #[command(subcommand)]
    Import(ImportCommand),
    /// Write a consistent copy of an SQLite database
    Backup(Backup),
    /// Open one untrusted file, under limits; started by the server itself
    #[command(hide = true)]
    PaperWorker,
}

#[derive(Debug, Args)]
pub struct Serve {
    /// Leave jobs to other processes
    #[arg(long)]
    pub no_worker: bool,
    /// Bring the database schema up to date first
    #[arg(long)]
    pub migrate: bool,
}

#[derive(Debug, Subcommand)]
pub enum ConfigCommand {
    /// Say what is wrong with the configuration, key by key
    Check,
    /// Print every key with the value in force
    Print {
        /// Hide passwords and keys (always done; kept for scripts that say so)
        #[arg(long)]
        redacted: bool,
    },
    /// Print every key with its default and what it is for, as Markdown
    Reference,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum InstitutionRole {
    /// Technical administration: people and rights, jobs
    Admin,
    /// Central admissions: set-up of the institution, all centres
    Central,
}

#[derive(Debug, Subcommand)]
pub enum AdminCommand {
    /// Give an institution-wide role; creates the account when there is none
    Grant {
        #[arg(long)]
        email: String,
        #[arg(long, value_enum)]
        role: InstitutionRole,
        /// Name of a new account; without it, what stands before the @
        #[arg(long)]
        last_name: Option<String>,
        #[arg(long)]
        first_name: Option<String>,
    },
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum DemoSize {
    /// Eight centres, sixty programmes, three hundred applicants
    #[default]
    Small,
    /// For measuring: 2,000 programmes and 100,000 applications
    Large,
}

#[derive(Debug, Subcommand)]
pub enum DemoCommand {
    /// Load the demonstration university into an empty database
    Load {
        #[arg(long, value_enum, default_value_t)]
        size: DemoSize,
        /// How many applications the large one has
        #[arg(long, default_value_t = 100_000, value_name = "NUMBER")]
        applications: usize,
        /// The same seed gives the same people
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Do nothing when there is data already, instead of refusing
        #[arg(long)]
        if_empty: bool,
    },
}

#[derive(Debug, Subcommand)]
pub enum ImportCommand {
    /// Load towns, schools, countries and the other reference tables
    Reference {
        /// Folder of the CSV files; without it, the files this version was built with
        #[arg(long, value_name = "FOLDER")]
        from: Option<PathBuf>,
    },
}

#[derive(Debug, Args)]
pub struct Backup {
    /// File to write; must not exist yet
    #[arg(long, value_name = "FILE")]
    pub to: PathBuf,
}
