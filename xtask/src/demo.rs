//! A demonstration university on this machine, from nothing, in one command.

use std::os::unix::process::CommandExt as _;

use anyhow::Context as _;

use crate::assets;
use crate::run::{Run, build_server, program, root, say, variable};

/// Configuration of the demonstration; what the environment says holds instead.
const CONFIGURATION: [(&str, &str); 3] = [
    ("ECANDIDAT__DEMO__ENABLED", "true"),
    ("ECANDIDAT__INSTITUTION__NAME", "Université de Démonstration"),
    ("ECANDIDAT__STUDENT_RECORD__URL", "file:var/scolarite"),
];

pub fn run(fresh: bool, no_serve: bool) -> anyhow::Result<()> {
    assets::build(false)?;
    let server = build_server()?;
    let folder = root().join("var");
    if fresh && folder.exists() {
        std::fs::remove_dir_all(&folder).with_context(|| format!("{} cannot be removed", folder.display()))?;
    }
    std::fs::create_dir_all(&folder)?;
    let command = |args: &[&str]| configured(program(&server).args(args));
    command(&["demo", "load", "--if-empty"]).done()?;
    if no_serve {
        return Ok(());
    }
    let listen = variable("ECANDIDAT__SERVER__LISTEN").unwrap_or_else(|| "127.0.0.1:8080".to_owned());
    say(&format!("\nserving http://{listen} — mails are readable at http://{listen}/demo/courrier — Ctrl+C ends it\n"));
    // This process becomes the server, so that signals reach it.
    let error = command(&["serve"]).into_command().exec();
    Err(anyhow::Error::new(error).context("the server cannot be started"))
}

fn configured(run: Run) -> Run {
    CONFIGURATION.iter().filter(|(name, _)| variable(name).is_none()).fold(run, |run, (name, value)| run.env(name, value))
}
