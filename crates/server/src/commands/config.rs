//! `config check`, `config print`, `config reference`.

use std::process::ExitCode;

use crate::config::{Loaded, keys};
use crate::out::{complain, say};

pub fn check(loaded: &Loaded) -> anyhow::Result<ExitCode> {
    match loaded.check() {
        Ok(_) => {
            say(match &loaded.file {
                Some(file) => format!("{}: every key can be used", file.display()),
                None => "no configuration file; the defaults and the environment can be used".to_owned(),
            });
            Ok(ExitCode::SUCCESS)
        }
        Err(wrong) => {
            for wrong in wrong {
                complain(wrong.to_string());
            }
            Ok(ExitCode::FAILURE)
        }
    }
}

pub fn print(loaded: &Loaded) -> anyhow::Result<ExitCode> {
    let mut section = "";
    for key in keys() {
        let (of, name) = key.name.split_once('.').unwrap_or(("", key.name));
        if of != section {
            if !section.is_empty() {
                say("");
            }
            say(format!("[{of}]"));
            section = of;
        }
        say(format!("{name} = {:?}", loaded.shown(key)));
    }
    Ok(ExitCode::SUCCESS)
}

pub fn reference() -> anyhow::Result<ExitCode> {
    say("| key | environment variable | default | what it is |");
    say("|---|---|---|---|");
    for key in keys() {
        let default = if key.default.is_empty() { String::new() } else { format!("`{}`", key.default) };
        say(format!("| `{}` | `{}` | {default} | {} |", key.name, key.variable(), key.help.replace('|', "\\|")));
    }
    Ok(ExitCode::SUCCESS)
}
