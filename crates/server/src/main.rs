//! The one binary: reads the command line and the configuration, wires the parts together, runs them until told to stop.

mod allocator;
mod cli;
mod commands;
mod config;
mod connections;
mod demo;
mod impatient;
mod lifecycle;
mod out;
mod page_threads;
mod telemetry;
mod wiring;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser as _;

use crate::cli::{Cli, Command};

/// The allocator of the C library keeps what each of its threads ever needed: three times the memory of this one under load.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    // The child that opens untrusted files: no configuration, no runtime, nothing to find in its memory. One is started
    // for each file, so the command line need not be understood first.
    if is_paper_worker(std::env::args_os()) {
        return paper::worker::main();
    }
    let cli = Cli::parse();
    if matches!(cli.command, Command::PaperWorker) {
        return paper::worker::main();
    }
    if matches!(cli.command, Command::Serve(_) | Command::Worker)
        && let Err(error) = allocator::tell()
    {
        // It needs more memory than it should, and nothing else is wrong.
        out::complain(format!("ecandidat: the allocator cannot be told: {error}"));
    }
    connect::install_tls_provider();
    match commands::run(cli) {
        Ok(code) => code,
        Err(error) => {
            out::complain(format!("ecandidat: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

/// Whether the program was started as [`wiring::sandbox`] starts it; whatever else is on the command line is for [`Cli`].
fn is_paper_worker(words: impl IntoIterator<Item = OsString>) -> bool {
    let mut words = words.into_iter().skip(1);
    words.next().is_some_and(|word| word == cli::PAPER_WORKER) && words.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_bare_command_skips_the_command_line() {
        let is = |words: &[&str]| is_paper_worker(words.iter().map(OsString::from));
        assert!(is(&["ecandidat", "paper-worker"]));
        for other in [vec![], vec!["ecandidat"], vec!["ecandidat", "serve"], vec!["ecandidat", "paper-worker", "--help"], vec!["paper-worker"]] {
            assert!(!is(&other), "{other:?}");
        }
        let parsed = Cli::try_parse_from(["ecandidat", cli::PAPER_WORKER]);
        assert!(parsed.is_ok_and(|parsed| matches!(parsed.command, Command::PaperWorker)));
    }
}
