//! Programs under measurement, and what the kernel says of them: processor time, memory, time to the first answer.

use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::Context as _;

use crate::http::{self, Connection};

/// Clock ticks of one second, as `/proc` counts them: 100 on every Linux.
const TICKS: f64 = 100.0;

/// A running program that serves HTTP; ended when dropped.
#[derive(Debug)]
pub struct Program {
    child: Child,
    pub address: SocketAddr,
    pub first_answer: Duration,
}

/// Processor time in milliseconds.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cpu {
    /// Of the process itself.
    pub own: f64,
    /// Of its children that have ended, and of those that children of its own look after.
    pub children: f64,
}

impl std::ops::Sub for Cpu {
    type Output = Self;

    fn sub(self, before: Self) -> Self {
        Self { own: self.own - before.own, children: self.children - before.children }
    }
}

/// A port that nobody uses.
pub fn free_port() -> anyhow::Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

impl Program {
    /// Starts it and waits for its first answer to this path; what it says goes to a file.
    pub async fn start(mut command: Command, port: u16, path: &str, log: &Path) -> anyhow::Result<Self> {
        let file = std::fs::File::create(log)?;
        let address = SocketAddr::from(([127, 0, 0, 1], port));
        let started = Instant::now();
        let child = command.stdin(Stdio::null()).stdout(file.try_clone()?).stderr(file).spawn()?;
        let mut program = Self { child, address, first_answer: Duration::ZERO };
        let request = http::get(path, &[]);
        loop {
            if let Ok(mut connection) = Connection::open(address).await
                && connection.status(&request).await? == 200
            {
                program.first_answer = started.elapsed();
                return Ok(program);
            }
            if let Some(status) = program.child.try_wait()? {
                let said = std::fs::read_to_string(log).unwrap_or_default();
                anyhow::bail!("a program under measurement ended ({status}); see {}:\n{said}", log.display());
            }
            anyhow::ensure!(started.elapsed() < Duration::from_secs(60), "no answer within a minute; see {}", log.display());
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Processor time of the program. What it started lives as long as it does, and is counted with its children.
    pub fn cpu(&self) -> anyhow::Result<Cpu> {
        let mut sum = cpu(self.id())?;
        for child in self.living()? {
            // It may have ended since.
            let child = cpu(child).unwrap_or_default();
            sum.children += child.own + child.children;
        }
        Ok(sum)
    }

    /// Processor time of the program and of the children it has now, in milliseconds.
    pub fn cpu_of_family(&self) -> anyhow::Result<f64> {
        let mut sum = cpu(self.id())?.own;
        for child in self.living()? {
            sum += cpu(child)?.own;
        }
        Ok(sum)
    }

    /// The numbers of its children, whichever of its threads started them.
    fn living(&self) -> anyhow::Result<Vec<u32>> {
        let mut found = Vec::new();
        for thread in std::fs::read_dir(format!("/proc/{}/task", self.id()))? {
            // A thread may have ended since.
            let children = std::fs::read_to_string(thread?.path().join("children")).unwrap_or_default();
            found.extend(children.split_whitespace().filter_map(|child| child.parse::<u32>().ok()));
        }
        Ok(found)
    }

    /// Largest resident memory so far, in MiB.
    pub fn peak_memory(&self) -> anyhow::Result<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).context("VmHWM in /proc")?;
        Ok(line.trim().trim_end_matches(" kB").parse::<f64>()? / 1024.0)
    }
}

/// Processor time of a process.
pub fn cpu(process: u32) -> anyhow::Result<Cpu> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat"))?;
    // The name in brackets may hold anything; after it, utime is the 12th field.
    let fields: Vec<f64> = stat.rsplit_once(") ").context("stat of a process")?.1.split(' ').map(|field| field.trim().parse().unwrap_or(0.0)).collect();
    let at = |n: usize| fields.get(n).copied().unwrap_or(0.0) * 1000.0 / TICKS;
    Ok(Cpu { own: at(11) + at(12), children: at(13) + at(14) })
}

/// Processor time of the calling thread in milliseconds, finer than [`cpu`] knows it.
pub fn cpu_of_this_thread() -> anyhow::Result<f64> {
    // The system writes it down when a thread leaves the processor.
    std::thread::sleep(Duration::from_micros(50));
    let text = std::fs::read_to_string("/proc/thread-self/schedstat")?;
    let nanoseconds: f64 = text.split(' ').next().context("schedstat of a thread")?.parse()?;
    Ok(nanoseconds / 1e6)
}

impl Drop for Program {
    fn drop(&mut self) {
        let told = Command::new("kill").arg(self.child.id().to_string()).status().is_ok_and(|status| status.success());
        if !told {
            let _ = self.child.kill();
        }
        let _ = self.child.wait();
    }
}
