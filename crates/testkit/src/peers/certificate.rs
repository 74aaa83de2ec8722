//! Certificates for servers on loopback.

use std::path::Path;
use std::process::Command;

use super::{installed, run};

const OPENSSL: &str = "/usr/bin/openssl";

/// Whether there is what makes them.
pub(super) fn can_be_made() -> bool {
    installed("openssl", Path::new(OPENSSL))
}

/// An authority made for one server (`ca.pem`), and a certificate of it for 127.0.0.1 (`cert.pem`, `key.pem`).
pub(super) fn make(folder: &Path) {
    let openssl = |arguments: &str| run(Command::new(OPENSSL).args(arguments.split_whitespace()).current_dir(folder));
    let key = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes";
    openssl(&format!("req -x509 {key} -keyout ca.key -out ca.pem -days 2 -subj /CN=tests"));
    openssl(&format!("req {key} -keyout key.pem -out request.pem -subj /CN=127.0.0.1"));
    std::fs::write(folder.join("names"), "subjectAltName=IP:127.0.0.1\nbasicConstraints=CA:FALSE\n").expect("a file");
    openssl("x509 -req -in request.pem -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -out cert.pem -extfile names");
}
