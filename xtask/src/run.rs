//! Starting programs, and telling what is being done.

use std::ffi::OsStr;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use anyhow::Context as _;

/// One line for the person at the terminal.
pub fn say(line: &str) {
    let _ = writeln!(std::io::stdout().lock(), "{line}");
}

pub fn complain(line: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

/// The top folder of the workspace.
pub fn root() -> &'static Path {
    static ROOT: OnceLock<PathBuf> = OnceLock::new();
    ROOT.get_or_init(|| Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or_else(|| Path::new(".")).to_path_buf())
}

/// An environment variable.
#[expect(clippy::disallowed_methods, reason = "the tools of contributors are no part of the product's configuration")]
pub fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// Whether nobody watches: missing programs are failures then.
pub fn is_ci() -> bool {
    variable("CI").is_some()
}

/// Where a program is, looked for as a shell does.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = variable("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// A program about to be started in the workspace.
pub struct Run {
    command: Command,
    shown: String,
}

/// The cargo that started this task.
pub fn cargo() -> Run {
    let mut run = program(variable("CARGO").unwrap_or_else(|| "cargo".to_owned()));
    run.shown = "cargo".to_owned();
    if is_ci() {
        run.command.env("CARGO_INCREMENTAL", "0");
    }
    run
}

pub fn program(name: impl AsRef<OsStr>) -> Run {
    let mut command = Command::new(&name);
    command.current_dir(root());
    Run { command, shown: Path::new(&name).file_name().unwrap_or_default().to_string_lossy().into_owned() }
}

impl Run {
    pub fn args<A: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = A>) -> Self {
        for arg in args {
            self.shown.push(' ');
            self.shown.push_str(&arg.as_ref().to_string_lossy());
            self.command.arg(arg);
        }
        self
    }

    pub fn within(mut self, folder: impl AsRef<Path>) -> Self {
        self.command.current_dir(root().join(folder));
        self
    }

    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// The command itself, for those who need its input, output or handle.
    pub fn into_command(self) -> Command {
        self.command
    }

    /// Runs to its end; fails when the program does.
    pub fn done(mut self) -> anyhow::Result<()> {
        let status = self.command.status().with_context(|| format!("`{}` cannot be started", self.shown))?;
        anyhow::ensure!(status.success(), "`{}` failed ({status})", self.shown);
        Ok(())
    }

    /// Runs to its end and gives what it wrote to standard output.
    pub fn output(mut self) -> anyhow::Result<String> {
        let output = self.command.stderr(Stdio::inherit()).output().with_context(|| format!("`{}` cannot be started", self.shown))?;
        anyhow::ensure!(output.status.success(), "`{}` failed ({})", self.shown, output.status);
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Whether it runs and succeeds, without a word.
    pub fn works(mut self) -> bool {
        self.command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
    }
}

/// Where cargo puts what it builds.
pub fn target_folder() -> anyhow::Result<PathBuf> {
    let metadata = cargo().args(["metadata", "--no-deps", "--format-version", "1"]).output()?;
    let metadata: serde_json::Value = serde_json::from_str(&metadata)?;
    metadata["target_directory"].as_str().map(PathBuf::from).context("cargo does not say where it builds")
}

/// Builds the product (dev profile) and says where the program is.
pub fn build_server() -> anyhow::Result<PathBuf> {
    say("building the server (the first time takes several minutes)");
    cargo().args(["build", "--workspace", "--bins"]).done()?;
    Ok(target_folder()?.join("debug").join("ecandidat"))
}
