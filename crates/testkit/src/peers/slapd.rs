//! A directory with the people of `peers/ldap/people.ldif`.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Program, certificate, folder, installed, own_port, run};
use crate::ports::OwnPort;

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
    _tls_port: OwnPort,
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
        if !installed("slapd", slapd) || !certificate::can_be_made() {
            return None;
        }
        let place = tempfile::tempdir().expect("a temporary folder");
        let data = place.path().join("data");
        std::fs::create_dir(&data).expect("a folder");
        let own = folder().join("ldap");
        certificate::make(place.path());
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
        let (port, tls_port) = (own_port(), own_port());
        let (address, tls_address) = (format!("ldap://127.0.0.1:{}", port.number()), format!("ldaps://127.0.0.1:{}", tls_port.number()));
        let mut server = Command::new(slapd);
        server.arg("-f").arg(&file).arg("-h").arg(format!("{address} {tls_address}")).args(["-d", "0"]);
        let program = Program::start(&server, port);
        let authority = place.path().join("ca.pem");
        Some(Self { address, tls_address, authority, _program: program, _tls_port: tls_port, _folder: place })
    }
}
