//! The one binary: reads the command line and the configuration, wires the parts together, runs them until told to stop.

mod allocator;
mod cli;
mod commands;
mod config;
mod demo;
mod lifecycle;
mod out;
mod telemetry;
mod wiring;

use std::process::ExitCode;

use clap::Parser as _;

use crate::cli::{Cli, Command};

/// The allocator of the C library keeps what each of its threads ever needed: three times the memory of this one under load.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let cli = Cli::parse();
    // The child that opens untrusted files: no configuration, no runtime, nothing to find in its memory.
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
