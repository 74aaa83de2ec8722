//! A directory with the people of `peers/ldap/people.ldif`.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Program, folder, free_port, installed, run};

/// OpenLDAP on loopback.
#[derive(Debug)]
pub struct Slapd {
    /// `ldap://127.0.0.1:port`; begins TLS when asked to.
    pub address: String,
    /// `ldaps://127.0.0.1:port`.
    pub tls_address: String,
    /// Certificate of the authority behind its own, in PEM.
    pub authority: PathBuf,
    _program: Program,
    _folder: tempfile::TempDir,
}

impl Slapd {
    /// Where people are.
    pub const BASE: &'static str = "ou=people,dc=univ,dc=example";
    /// An account that may read.
    pub const READER: &'static str = "cn=reader,dc=univ,dc=example";
    /// Its password.
    pub const PASSWORD: &'static str = "lecture-seule";

    /// None when it is not installed and that is tolerated.
    #[must_use]
    pub fn start() -> Option<Self> {
        let slapd = Path::new("/usr/sbin/slapd");
        if !installed("slapd", slapd) || !installed("openssl", Path::new("/usr/bin/openssl")) {
            return None;
        }
        let place = tempfile::tempdir().expect("a temporary folder");
        let data = place.path().join("data");
        std::fs::create_dir(&data).expect("a folder");
        let own = folder().join("ldap");
        certify(place.path());
        // Only the reader may read: a look-up without the account finds nothing.
        let configuration = format!(
            "include /etc/ldap/schema/core.schema\ninclude /etc/ldap/schema/cosine.schema\ninclude /etc/ldap/schema/inetorgperson.schema\ninclude {}\n\
             modulepath /usr/lib/ldap\nmoduleload back_mdb\npidfile {place}/slapd.pid\n\
             TLSCertificateFile {place}/cert.pem\nTLSCertificateKeyFile {place}/key.pem\nTLSCACertificateFile {place}/ca.pem\ndatabase mdb\nmaxsize 10485760\nsuffix dc=univ,dc=example\n\
             directory {place}/data\naccess to attrs=userPassword by anonymous auth by * none\naccess to * by dn.exact=\"{}\" read by * none\n",
            own.join("univ.schema").display(),
            Self::READER,
            place = place.path().display(),
        );
        let file = place.path().join("slapd.conf");
        std::fs::write(&file, configuration).expect("the configuration is written");
        run(Command::new("/usr/sbin/slapadd").arg("-f").arg(&file).arg("-l").arg(own.join("people.ldif")));
        let (port, tls_port) = (free_port(), free_port());
        let (address, tls_address) = (format!("ldap://127.0.0.1:{port}"), format!("ldaps://127.0.0.1:{tls_port}"));
        let mut server = Command::new(slapd);
        server.arg("-f").arg(&file).arg("-h").arg(format!("{address} {tls_address}")).args(["-d", "0"]);
        let program = Program::start(&server, port);
        let authority = place.path().join("ca.pem");
        Some(Self { address, tls_address, authority, _program: program, _folder: place })
    }
}

/// An authority made for this server, and a certificate of it for 127.0.0.1.
fn certify(folder: &Path) {
    let openssl = |arguments: &str| run(Command::new("/usr/bin/openssl").args(arguments.split_whitespace()).current_dir(folder));
    let key = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes";
    openssl(&format!("req -x509 {key} -keyout ca.key -out ca.pem -days 2 -subj /CN=tests"));
    openssl(&format!("req {key} -keyout key.pem -out request.pem -subj /CN=127.0.0.1"));
    std::fs::write(folder.join("names"), "subjectAltName=IP:127.0.0.1\nbasicConstraints=CA:FALSE\n").expect("a file");
    openssl("x509 -req -in request.pem -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -out cert.pem -extfile names");
}
