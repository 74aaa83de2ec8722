//! `cargo xtask …`: what contributors run. It builds and starts the other parts and uses none of them as a library.

mod assets;
mod bench;
#[path = "../../crates/testkit/src/cluster.rs"]
#[expect(dead_code, reason = "the tests stop and kill clusters too")]
mod cluster;
mod demo;
mod e2e;
mod gate;
mod machine;
mod peers;
#[path = "../../crates/testkit/src/ports.rs"]
mod ports;
mod run;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Debug, Parser)]
#[command(name = "cargo xtask", about = "What contributors run")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Build everything and serve a demonstration university on http://127.0.0.1:8080
    Demo {
        /// Begin again with new data
        #[arg(long)]
        fresh: bool,
        /// Build and load, but do not serve
        #[arg(long)]
        no_serve: bool,
    },
    /// Everything a contribution must pass, front end and browser included
    Test {
        /// Leave out the browser
        #[arg(long)]
        no_e2e: bool,
    },
    /// The journeys in a browser; arguments go to the runner
    E2e {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        args: Vec<String>,
    },
    /// Build style sheets and scripts
    Assets,
    /// Format the sources
    Fmt,
    /// Measure the budgets on both engines, with nginx beside; arguments go to the driver (`--quick`, `--reuse`, `--only sqlite`)
    Bench {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        args: Vec<String>,
    },
    /// Install the servers of others that the tests talk to
    Peers,
}

fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Demo { fresh, no_serve } => demo::run(fresh, no_serve),
        Command::Test { no_e2e } => gate::run(!no_e2e),
        Command::E2e { args } => e2e::run(&args),
        Command::Assets => assets::build(true),
        Command::Fmt => run::cargo().args(["fmt", "--all"]).done(),
        Command::Bench { args } => bench::run(&args),
        Command::Peers => peers::provide(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            run::complain(&format!("\n{error:#}"));
            ExitCode::FAILURE
        }
    }
}
