//! The daemon of ClamAV with one signature, made up for the tests (`peers/clamav/tests.ndb`).

use std::path::Path;
use std::process::Command;

use super::{Program, folder, installed, own_port};

/// `clamd` on loopback.
#[derive(Debug)]
pub struct ClamDaemon {
    /// What the configuration calls `antivirus.url`.
    pub address: String,
    _program: Program,
    _folder: tempfile::TempDir,
}

impl ClamDaemon {
    /// What it takes for harmful.
    pub const HARMFUL: &'static str = "girafe-tambour-malveillante";
    /// What it calls that.
    pub const SIGNATURE: &'static str = "ECanDidat.Test.UNOFFICIAL";
    /// The longest content it looks at, in bytes.
    pub const LIMIT: usize = 2 * 1024 * 1024;

    /// None when it is not installed and that is tolerated.
    #[must_use]
    pub fn start() -> Option<Self> {
        let clamd = Path::new("/usr/sbin/clamd");
        if !installed("clamd", clamd) {
            return None;
        }
        let place = tempfile::tempdir().expect("a temporary folder");
        let port = own_port();
        let configuration = format!(
            "Foreground yes\nTCPAddr 127.0.0.1\nTCPSocket {}\nDatabaseDirectory {}\nTemporaryDirectory {}\nStreamMaxLength {}\n",
            port.number(),
            folder().join("clamav").display(),
            place.path().display(),
            Self::LIMIT,
        );
        let file = place.path().join("clamd.conf");
        std::fs::write(&file, configuration).expect("the configuration is written");
        let mut server = Command::new(clamd);
        server.arg(format!("--config-file={}", file.display()));
        let address = format!("clamd://127.0.0.1:{}", port.number());
        let program = Program::start(&server, port);
        Some(Self { address, _program: program, _folder: place })
    }
}
