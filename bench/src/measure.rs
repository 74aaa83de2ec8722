//! What is measured on one engine, in the order in which it happens.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::Context as _;
use tokio::task::JoinSet;

use crate::figures;
use crate::http::{Connection, get};
use crate::load::{self, Times};
use crate::people::{self, Person};
use crate::place::{Engine, Loaded, Machine};
use crate::process::{self, Program};
use crate::weight::{self, Weight};
use crate::{nginx, say};

/// How long and how much.
#[derive(Clone, Debug)]
pub struct Extent {
    /// Applications of the smaller and of the larger university.
    pub applications: [usize; 2],
    /// One closed-loop run.
    pub run: Duration,
    /// The open-loop run and the whole flow.
    pub long_run: Duration,
    /// Requests one after the other when times are compared.
    pub repeats: usize,
    /// People who sign in at once.
    pub crowd: usize,
    /// People who apply.
    pub applicants: usize,
    pub nginx: PathBuf,
}

/// A page as somebody asks for it.
#[derive(Clone, Debug)]
pub struct Page {
    pub name: &'static str,
    path: String,
    request: Vec<u8>,
}

/// A closed-loop run.
#[derive(Clone, Debug)]
pub struct Run {
    pub page: &'static str,
    pub connections: usize,
    pub times: Times,
    /// Processor milliseconds of the server for each request.
    pub cpu: f64,
}

/// The whole way of an application.
#[derive(Clone, Debug)]
pub struct Flow {
    pub per_second: f64,
    pub count: usize,
    /// Processor milliseconds for each: in the server, in its children, and later in the worker with its children.
    pub server: f64,
    pub children: f64,
    pub backlog: f64,
    pub times: Times,
}

/// 100 people at the door.
#[derive(Clone, Debug)]
pub struct SignIn {
    /// Processor milliseconds of a sign-in, and of its hash alone.
    pub cpu: f64,
    pub hash: f64,
    /// How long the crowd took, and what other pages took meanwhile.
    pub crowd_seconds: f64,
    pub meanwhile: Times,
}

/// Everything measured on one engine.
#[derive(Clone, Debug)]
pub struct Measured {
    pub engine: Engine,
    pub load_seconds: f64,
    pub start: Duration,
    pub memory: f64,
    pub runs: Vec<Run>,
    pub nginx: Vec<Run>,
    pub open: Times,
    /// Page, median milliseconds at few and at many applications.
    pub growth: Vec<(&'static str, f64, f64)>,
    pub sign_in: SignIn,
    pub flow: Flow,
    pub weight: Weight,
    pub catalogue_bytes: usize,
}

/// The pages that have a budget of their own.
pub const CATALOGUE: &str = "catalogue, first page";
pub const PROGRAMME: &str = "programme page";
pub const APPLICATION: &str = "application page, signed in";
pub const LIST: &str = "manager’s list, 50 rows filtered and sorted";
const CONNECTIONS: [usize; 3] = [1, 16, 64];
const APPLICANT: &str = "tom.berthaud@courriel.example";
const STAFF: &str = "anne.dauriac@univ-deux-rives.example";

pub async fn engine(machine: &Machine, engine: Engine, extent: &Extent) -> anyhow::Result<Measured> {
    let [few, many] = extent.applications;
    say(&format!("{}: loading {few} applications", engine.name()));
    let small = Loaded::make(machine, engine, few)?;
    say(&format!("{}: loading {many} applications", engine.name()));
    let large = Loaded::make(machine, engine, many)?;
    say(&format!("{}: loaded in {} s; comparing the times of pages", engine.name(), figures::short(large.seconds)));
    small.copied()?;
    let server = small.serve(&["--no-worker"]).await?;
    let at_few = times(&server, extent).await?;
    drop(server);

    large.copied()?;
    let server = large.serve(&["--no-worker"]).await?;
    let start = server.first_answer;
    let at_many = times(&server, extent).await?;
    let growth = at_few.into_iter().zip(at_many).map(|((name, few), (_, many))| (name, few, many)).collect();
    let pages = pages(server.address).await?;
    let page = |name: &str| pages.iter().find(|page| page.name == name).context("a page of the list");

    say(&format!("{}: closed loops", engine.name()));
    let mut runs = Vec::new();
    for name in [CATALOGUE, PROGRAMME, APPLICATION, LIST] {
        for connections in CONNECTIONS {
            runs.push(run(&server, page(name)?, connections, extent.run, false).await?);
        }
    }
    let bytes = Connection::open(server.address).await?.answer(&get("/offre", &[])).await?.body;
    let beside = nginx::serve(&extent.nginx, &machine.folder, &bytes).await?;
    let mut nginx = Vec::new();
    for connections in CONNECTIONS {
        nginx.push(run(&beside, page(CATALOGUE)?, connections, extent.run, true).await?);
    }
    drop(beside);

    say(&format!("{}: 200 requests a second, then a crowd that signs in", engine.name()));
    let application = page(APPLICATION)?;
    let open = load::open(server.address, &application.request, 200, 64, extent.long_run).await?;
    let sign_in = crowd(&server, application, extent).await?;
    let weight = weight::of(&mut Person::at(server.address, 900_001).await?.signed_in(APPLICANT).await?).await?;

    say(&format!("{}: people who apply, deposit and submit", engine.name()));
    let mut flow = flow(&server, extent).await?;
    let memory = server.peak_memory()?;
    drop(server);
    flow.backlog = backlog(&large).await? / figures::of(flow.count.max(1));
    Ok(Measured { engine, load_seconds: large.seconds, start, memory, runs, nginx, open, growth, sign_in, flow, weight, catalogue_bytes: bytes.len() })
}

/// The pages whose times are compared, as an applicant and a member of staff ask for them.
async fn pages(address: SocketAddr) -> anyhow::Result<Vec<Page>> {
    let mut applicant = Person::at(address, 900_002).await?.signed_in(APPLICANT).await?;
    let application = link(&applicant.get("/tableau-de-bord").await?.text(), "/candidatures/")?;
    let mut staff = Person::at(address, 900_003).await?.signed_in(STAFF).await?;
    let list = "/gestion/candidatures?statut=CO&tri=transmission&sens=desc&lignes=50";
    let dossier = link(&staff.get(list).await?.text(), "/gestion/candidatures/")?;
    // Leads to the first document.
    let documents = staff.followed(&format!("{dossier}/pieces")).await?;
    let (applicant, staff) = (applicant.cookie(), staff.cookie());
    let page = |name, path: &str, cookie: Option<&str>| {
        let headers: Vec<(&str, &str)> = match cookie {
            Some(cookie) => vec![("Cookie", cookie), ("Accept-Encoding", "gzip")],
            None => Vec::new(),
        };
        Page { name, path: path.to_owned(), request: get(path, &headers) }
    };
    Ok(vec![
        page(CATALOGUE, "/offre", None),
        page("catalogue, search with a typing error", "/offre?q=informatiqe", None),
        page(PROGRAMME, "/offre/M1-BIOS", None),
        page("dashboard", "/tableau-de-bord", Some(&applicant)),
        page(APPLICATION, &application, Some(&applicant)),
        page(LIST, list, Some(&staff)),
        page("manager’s list by name, 20th page", "/gestion/candidatures?tri=nom&lignes=50&page=20", Some(&staff)),
        page("manager’s list of a name", "/gestion/candidatures?q=martin&lignes=50", Some(&staff)),
        page("dossier of an applicant, staff’s side", &dossier, Some(&staff)),
        page("documents of a dossier, staff’s side", &documents, Some(&staff)),
    ])
}

/// The first link that begins so and ends with a number.
fn link(text: &str, start: &str) -> anyhow::Result<String> {
    let found = text.split(&format!("\"{start}")).skip(1).find_map(|rest| {
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        (!digits.is_empty()).then_some(digits)
    });
    Ok(format!("{start}{}", found.with_context(|| format!("no link to {start}…"))?))
}

/// How often the pages are gone through. A page of some microseconds takes several times as long while the machine does
/// something else, which only ever adds: the least disturbed round is the one that is compared.
const ROUNDS: usize = 5;

/// The median time of every page, one request after the other, in the round where it was least.
async fn times(server: &Program, extent: &Extent) -> anyhow::Result<Vec<(&'static str, f64)>> {
    let pages = pages(server.address).await?;
    let mut out: Vec<(&'static str, f64)> = pages.iter().map(|page| (page.name, f64::INFINITY)).collect();
    for _ in 0..ROUNDS {
        for (page, (_, least)) in pages.iter().zip(&mut out) {
            load::repeated(server.address, &page.request, 5).await.with_context(|| page.path.clone())?;
            let times = load::repeated(server.address, &page.request, extent.repeats).await?;
            *least = least.min(times.median());
        }
    }
    Ok(out)
}

async fn run(program: &Program, page: &Page, connections: usize, time: Duration, family: bool) -> anyhow::Result<Run> {
    let cpu = || if family { program.cpu_of_family() } else { program.cpu().map(|cpu| cpu.own) };
    load::closed(program.address, &page.request, connections, time / 8).await.with_context(|| page.path.clone())?;
    let before = cpu()?;
    let times = load::closed(program.address, &page.request, connections, time).await?;
    let spent = cpu()? - before;
    Ok(Run { page: page.name, connections, cpu: spent / figures::of(times.count().max(1)), times })
}

/// People who all sign in at once while others look at their application.
async fn crowd(server: &Program, page: &Page, extent: &Extent) -> anyhow::Result<SignIn> {
    let mut one_by_one = Vec::new();
    for n in 0..extent.crowd {
        one_by_one.push(Person::at(server.address, n).await?.at_the_door(&login(n)).await?);
    }
    let before = server.cpu()?;
    let mut hash = 0.0;
    // A hash alone after each: memory and processor are the same for both.
    for waiting in one_by_one {
        waiting.enter().await?;
        hash += hash_alone()?;
    }
    let (cpu, hash) = ((server.cpu()? - before).own / figures::of(extent.crowd), hash / figures::of(extent.crowd));
    let mut waiting = Vec::new();
    for n in 0..extent.crowd {
        waiting.push(Person::at(server.address, 1_000 + n).await?.at_the_door(&login(n)).await?);
    }
    let mut meanwhile = JoinSet::new();
    {
        let (address, request, time) = (server.address, page.request.clone(), extent.long_run);
        meanwhile.spawn(async move { load::open(address, &request, 200, 64, time).await });
    }
    let begun = Instant::now();
    let mut entering = JoinSet::new();
    for person in waiting {
        entering.spawn(person.enter());
    }
    while let Some(entered) = entering.join_next().await {
        entered??;
    }
    let crowd_seconds = begun.elapsed().as_secs_f64();
    let meanwhile = meanwhile.join_next().await.ok_or_else(|| anyhow::anyhow!("the load beside the crowd did not run"))???;
    Ok(SignIn { cpu, hash, crowd_seconds, meanwhile })
}

/// Processor milliseconds of one password hash at the product's usual cost.
fn hash_alone() -> anyhow::Result<f64> {
    let parameters = argon2::Params::new(19_456, 2, 1, None).map_err(|error| anyhow::anyhow!("{error}"))?;
    let argon2 = argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, parameters);
    let before = process::cpu_of_this_thread()?;
    let mut out = [0; 32];
    argon2.hash_password_into(b"lampe-orage-tilleul-canot", b"sel de la mesure", &mut out).map_err(|error| anyhow::anyhow!("{error}"))?;
    Ok(process::cpu_of_this_thread()? - before)
}

/// Those with a complete profile, their common documents and no application.
fn login(n: usize) -> String {
    format!("mesure{:04}@courriel.example", n % 1_000 + 1)
}

/// Sixteen people at a time apply, deposit and submit.
async fn flow(server: &Program, extent: &Extent) -> anyhow::Result<Flow> {
    let mut people = VecDeque::new();
    let mut entering = JoinSet::new();
    for n in 0..extent.applicants {
        let at_the_door = Person::at(server.address, 10_000 + n).await?.at_the_door(&login(n)).await?;
        entering.spawn(at_the_door.enter());
        if entering.len() >= 4
            && let Some(entered) = entering.join_next().await
        {
            people.push_back((entered??, 1));
        }
    }
    while let Some(entered) = entering.join_next().await {
        people.push_back((entered??, 1));
    }
    let file: Arc<[u8]> = people::pdf().into();
    let queue = Arc::new(Mutex::new(people));
    let before = server.cpu()?;
    let begun = Instant::now();
    let time = extent.long_run * 2;
    let mut working = JoinSet::new();
    for _ in 0..16 {
        let (queue, file) = (Arc::clone(&queue), Arc::clone(&file));
        working.spawn(async move {
            let mut times = Vec::new();
            while begun.elapsed() < time {
                let next = queue.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
                let Some((mut person, programme)) = next else { break };
                let sent = Instant::now();
                person.apply(&format!("MESURE-{programme}"), &file).await?;
                times.push(u64::try_from(sent.elapsed().as_micros())?);
                if programme < 5 {
                    queue.lock().unwrap_or_else(PoisonError::into_inner).push_back((person, programme + 1));
                }
            }
            anyhow::Ok(times)
        });
    }
    let mut all = Vec::new();
    while let Some(done) = working.join_next().await {
        all.extend(done??);
    }
    let times = Times::new(all, begun.elapsed());
    let spent = server.cpu()? - before;
    let count = figures::of(times.count().max(1));
    Ok(Flow { per_second: times.per_second(), count: times.count(), server: spent.own / count, children: spent.children / count, backlog: 0.0, times })
}

/// What the worker spends on the jobs that the server left, in milliseconds of the processor, its children included.
async fn backlog(loaded: &Loaded) -> anyhow::Result<f64> {
    let worker = loaded.work().await?;
    let begun = Instant::now();
    loop {
        let page = Connection::open(worker.address).await?.answer(&get("/metrics", &[])).await?.text();
        let waiting = page.lines().find_map(|line| line.strip_prefix("jobs_waiting ")).and_then(|n| n.trim().parse::<f64>().ok());
        if waiting.is_some_and(|waiting| waiting < 1.0) {
            break;
        }
        anyhow::ensure!(begun.elapsed() < Duration::from_secs(300), "the worker did not come to an end");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    let cpu = worker.cpu()?;
    Ok(cpu.own + cpu.children)
}
