//! A CAS server where everybody has the password [`PASSWORD`](crate::people::PASSWORD).

use std::process::Command;

use super::{Program, folder, installed, own_port, run};

/// django-cas-server on loopback.
#[derive(Debug)]
pub struct CasServer {
    /// What the configuration calls `sso.url`.
    pub address: String,
    _program: Program,
    _folder: tempfile::TempDir,
}

impl CasServer {
    /// Somebody's login, as people type it.
    pub const LOGIN: &'static str = "ELefevre";

    /// None when it is not installed and that is tolerated.
    #[must_use]
    pub fn start() -> Option<Self> {
        let environment = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/peers/cas/bin");
        if !installed("django-cas-server", &environment.join("django-admin")) {
            return None;
        }
        let place = tempfile::tempdir().expect("a temporary folder");
        let port = own_port();
        let with_settings = |program: &str| {
            let mut command = Command::new(environment.join(program));
            command.env("PYTHONPATH", folder().join("cas")).env("DJANGO_SETTINGS_MODULE", "peer_settings").env("PEER_FOLDER", place.path());
            command.env("PYTHONDONTWRITEBYTECODE", "1").env("NO_PROXY", "127.0.0.1");
            command
        };
        run(with_settings("python").arg(folder().join("cas/prepare.py")));
        let mut server = with_settings("django-admin");
        server.args(["runserver", "--noreload", "--insecure"]).arg(format!("127.0.0.1:{}", port.number()));
        let address = format!("http://127.0.0.1:{}/cas", port.number());
        let program = Program::start(&server, port);
        Some(Self { address, _program: program, _folder: place })
    }
}
