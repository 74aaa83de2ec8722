//! The load driver behind `cargo xtask bench`: it starts the server and nginx, measures them, and writes the table of
//! budgets. It judges nothing: times swing on shared machines, people read the table.

mod figures;
mod http;
mod load;
mod measure;
mod nginx;
mod people;
mod place;
mod process;
mod report;
mod weight;

use std::io::Write as _;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use anyhow::Context as _;
use clap::Parser;

use measure::Extent;
use place::{Engine, Machine};

#[derive(Debug, Parser)]
#[command(about = "Measures the budgets; started by `cargo xtask bench`")]
struct Arguments {
    /// The program `ecandidat`, release build
    #[arg(long)]
    server: PathBuf,
    /// The program `nginx`
    #[arg(long)]
    nginx: PathBuf,
    /// Address of a PostgreSQL server where databases may be created, with a final slash; without it SQLite alone
    #[arg(long)]
    postgres: Option<String>,
    /// Where databases, files and logs go
    #[arg(long)]
    folder: PathBuf,
    /// The page to write
    #[arg(long)]
    page: PathBuf,
    /// Small databases and short runs: whether everything works, not how fast
    #[arg(long)]
    quick: bool,
    /// Take the databases that an earlier run loaded
    #[arg(long)]
    reuse: bool,
    /// One engine only
    #[arg(long, value_parser = ["sqlite", "postgres"])]
    only: Option<String>,
}

pub fn say(line: &str) {
    let _ = writeln!(std::io::stdout().lock(), "{line}");
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    std::fs::create_dir_all(&arguments.folder)?;
    let folder = std::path::absolute(&arguments.folder)?;
    std::fs::write(folder.join("secret.key"), [7; 48])?;
    let machine =
        Machine { server: std::path::absolute(&arguments.server)?, folder, postgres: arguments.postgres.clone().unwrap_or_default(), reuse: arguments.reuse };
    let seconds = |quick: u64, full: u64| Duration::from_secs(if arguments.quick { quick } else { full });
    let extent = Extent {
        applications: if arguments.quick { [200, 2_000] } else { [1_000, 100_000] },
        run: seconds(1, 5),
        long_run: seconds(3, 15),
        repeats: if arguments.quick { 30 } else { 200 },
        crowd: if arguments.quick { 20 } else { 100 },
        applicants: if arguments.quick { 20 } else { 300 },
        nginx: arguments.nginx.clone(),
    };
    let mut all = Vec::new();
    for (engine, name) in [(Engine::Sqlite, "sqlite"), (Engine::Postgres, "postgres")] {
        let wanted = arguments.only.as_deref().is_none_or(|only| only == name) && (engine == Engine::Sqlite || arguments.postgres.is_some());
        if wanted {
            all.push(measure::engine(&machine, engine, &extent).await.with_context(|| format!("measuring on {}", engine.name()))?);
        }
    }
    let tables = report::page(&all, &extent, &described());
    say(&format!("\n{tables}"));
    let before = std::fs::read_to_string(&arguments.page).unwrap_or_default();
    if let Some(parent) = arguments.page.parent() {
        std::fs::create_dir_all(parent)?;
    }
    std::fs::write(&arguments.page, format!("{tables}\n{}", report::notes(&before)))?;
    say(&format!("written to {}", arguments.page.display()));
    Ok(())
}

/// The machine in words.
fn described() -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let information = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let processor =
        information.lines().find_map(|line| line.strip_prefix("model name")).map_or("an unnamed processor", |rest| rest.trim_start_matches(['\t', ' ', ':']));
    let memory = std::fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let kib: f64 = memory.lines().find_map(|line| line.strip_prefix("MemTotal:")?.trim().strip_suffix(" kB")?.trim().parse().ok()).unwrap_or_default();
    let system = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
    let system = system.lines().find_map(|line| line.strip_prefix("PRETTY_NAME=")).map_or_else(|| "Linux".to_owned(), |name| name.trim_matches('"').to_owned());
    let version = |program: &str, argument: &str| {
        let output = Command::new(program).arg(argument).output().ok()?;
        let said = if output.stdout.is_empty() { output.stderr } else { output.stdout };
        Some(String::from_utf8_lossy(&said).lines().next()?.to_owned())
    };
    let postgres = version("psql", "--version").map_or_else(String::new, |version| format!(", {version}"));
    format!("{cores} cores of {processor}, {} GiB of memory, {system}{postgres}", figures::short(kib / 1024.0 / 1024.0))
}
