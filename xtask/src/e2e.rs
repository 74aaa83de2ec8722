//! The journeys in a real browser; they start a server and a database of their own.

use crate::run::{build_server, is_ci, program, root, say};
use crate::{assets, machine};

/// Whether there are journeys at all.
pub fn exists() -> bool {
    root().join("e2e/package.json").is_file()
}

pub fn run(args: &[String]) -> anyhow::Result<()> {
    anyhow::ensure!(exists(), "there are no journeys: e2e/package.json is missing");
    let Some(chromium) = machine::provide(machine::CHROMIUM) else {
        anyhow::ensure!(!is_ci(), "no browser to test with");
        say("*** NOT TESTED IN A BROWSER ***");
        return Ok(());
    };
    assets::build(false)?;
    assets::install("e2e")?;
    let server = build_server()?;
    program("npm").args(["test", "--silent", "--"]).args(args).within("e2e").env("ECANDIDAT_PROGRAM", server).env("CHROMIUM", chromium).done()
}
