//! Measuring the budgets: release builds of the server and of the load driver, nginx and PostgreSQL beside them. The
//! driver (`bench/`) is a package of its own, so that the other commands need not build it.

use anyhow::Context as _;

use crate::cluster::Cluster;
use crate::run::{cargo, complain, program, root, say, target_folder, variable};
use crate::{assets, machine};

/// Where the measured figures are kept.
const PAGE: &str = "docs/reference/budgets.md";

pub fn run(args: &[String]) -> anyhow::Result<()> {
    let nginx = machine::provide(machine::NGINX).context("nothing to measure beside the server")?;
    assets::build(false)?;
    say("building the server and the load driver for release (the first time takes a quarter of an hour)");
    cargo().args(["build", "--release", "--package", "ecandidat", "--package", "bench"]).done()?;
    let target = target_folder()?;
    let built = target.join("release");
    let mut driver = program(built.join("bench")).args(["--server"]).args([built.join("ecandidat")]).args(["--nginx"]).args([nginx]);
    driver = driver.args(["--folder"]).args([target.join("bench")]).args(["--page"]).args([root().join(PAGE)]);
    let cluster;
    match postgres()? {
        Some(Postgres::Running(address)) => driver = driver.args(["--postgres", &address]),
        Some(Postgres::Own(own)) => {
            cluster = own;
            driver = driver.args(["--postgres", &cluster.address("")]);
        }
        None => complain("*** NOT MEASURED ON POSTGRESQL ***"),
    }
    driver.args(args).done()
}

enum Postgres {
    Running(String),
    Own(Cluster),
}

/// A server where databases may be made: the one that is named, the local one, else one of our own.
fn postgres() -> anyhow::Result<Option<Postgres>> {
    if let Some(address) = variable("ECANDIDAT_TEST_POSTGRES") {
        let server = address.rsplit_once('/').map_or(address.as_str(), |(server, _)| server);
        return Ok(Some(Postgres::Running(format!("{server}/"))));
    }
    if std::net::TcpStream::connect(("127.0.0.1", 5432)).is_ok() {
        return Ok(Some(Postgres::Running("postgres://postgres@127.0.0.1:5432/".to_owned())));
    }
    if machine::provide(machine::POSTGRES).is_none() {
        return Ok(None);
    }
    say("starting a PostgreSQL of our own");
    Ok(Some(Postgres::Own(Cluster::start_durable()?)))
}
