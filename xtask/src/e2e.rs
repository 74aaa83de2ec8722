//! The journeys in a real browser; they start a server and a database of their own.

use crate::run::{build_server, is_ci, program, say};
use crate::{assets, machine, peers};

/// Runs those that have one of these words in their name, or all of them.
pub fn run(args: &[String]) -> anyhow::Result<()> {
    let Some(chromium) = machine::provide(machine::CHROMIUM) else {
        anyhow::ensure!(!is_ci(), "no browser to test with");
        say("*** NOT TESTED IN A BROWSER ***");
        return Ok(());
    };
    for wanted in [machine::TESSERACT, machine::POPPLER] {
        anyhow::ensure!(machine::provide(wanted).is_some() || !is_ci(), "missing: {}", wanted.what);
    }
    assets::build(false)?;
    assets::install("e2e")?;
    peers::provide()?;
    let server = build_server()?;
    program("npm").args(["test", "--silent", "--"]).args(args).within("e2e").env("ECANDIDAT_PROGRAM", server).env("CHROMIUM", chromium).done()
}
