//! Many requests: as many connections as one likes, each as fast as it is answered (closed loop), or so many requests
//! per second whatever the answers take (open loop).

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use tokio::sync::mpsc;
use tokio::task::JoinSet;

use crate::http::Connection;

/// How long each request took.
#[derive(Clone, Debug, Default)]
pub struct Times {
    /// In microseconds, sorted.
    sorted: Vec<u64>,
    pub lasted: Duration,
}

impl Times {
    pub fn new(mut times: Vec<u64>, lasted: Duration) -> Self {
        times.sort_unstable();
        Self { sorted: times, lasted }
    }

    pub fn count(&self) -> usize {
        self.sorted.len()
    }

    pub fn per_second(&self) -> f64 {
        crate::figures::of(self.count()) / self.lasted.as_secs_f64()
    }

    /// Milliseconds under which so many of a thousand requests stayed.
    pub fn at(&self, per_mille: usize) -> f64 {
        let place = (self.sorted.len() * per_mille / 1000).min(self.sorted.len().saturating_sub(1));
        self.sorted.get(place).map_or(0.0, |micros| crate::figures::of(usize::try_from(*micros).unwrap_or(usize::MAX)) / 1000.0)
    }

    pub fn median(&self) -> f64 {
        self.at(500)
    }

    pub fn p99(&self) -> f64 {
        self.at(990)
    }
}

fn micros(since: Instant) -> u64 {
    u64::try_from(since.elapsed().as_micros()).unwrap_or(u64::MAX)
}

/// One request again and again over so many connections.
pub async fn closed(address: SocketAddr, request: &[u8], connections: usize, time: Duration) -> anyhow::Result<Times> {
    let mut tasks = JoinSet::new();
    let begun = Instant::now();
    for _ in 0..connections {
        let request = request.to_vec();
        tasks.spawn(async move {
            let mut connection = Connection::open(address).await?;
            let mut times = Vec::new();
            while begun.elapsed() < time {
                let sent = Instant::now();
                let status = connection.status(&request).await?;
                anyhow::ensure!(status == 200, "answered with {status}");
                times.push(micros(sent));
            }
            anyhow::Ok(times)
        });
    }
    let mut all = Vec::new();
    while let Some(done) = tasks.join_next().await {
        all.extend(done??);
    }
    Ok(Times::new(all, begun.elapsed()))
}

/// One request so many times in a row.
pub async fn repeated(address: SocketAddr, request: &[u8], count: usize) -> anyhow::Result<Times> {
    let mut connection = Connection::open(address).await?;
    let mut times = Vec::with_capacity(count);
    let begun = Instant::now();
    for _ in 0..count {
        let sent = Instant::now();
        let status = connection.status(request).await?;
        anyhow::ensure!(status == 200, "answered with {status}");
        times.push(micros(sent));
    }
    Ok(Times::new(times, begun.elapsed()))
}

/// Requests at fixed moments, dealt out over the connections in turn; each is timed from the moment it was due.
pub async fn open(address: SocketAddr, request: &[u8], per_second: u32, connections: usize, time: Duration) -> anyhow::Result<Times> {
    let mut tasks = JoinSet::new();
    let mut senders = Vec::new();
    for _ in 0..connections {
        let (sender, mut due) = mpsc::unbounded_channel::<Instant>();
        senders.push(sender);
        let request = request.to_vec();
        let mut connection = Connection::open(address).await?;
        tasks.spawn(async move {
            let mut times = Vec::new();
            while let Some(moment) = due.recv().await {
                let status = connection.status(&request).await?;
                anyhow::ensure!(status == 200, "answered with {status}");
                times.push(micros(moment));
            }
            anyhow::Ok(times)
        });
    }
    let begun = Instant::now();
    let pause = Duration::from_secs(1) / per_second;
    // A thread keeps the time: timers of the runtime are late by up to two milliseconds, which would count for the server.
    let clock = tokio::task::spawn_blocking(move || {
        let mut due = begun;
        for sender in senders.iter().cycle() {
            if due.duration_since(begun) >= time {
                break;
            }
            std::thread::sleep(due.saturating_duration_since(Instant::now()));
            sender.send(due)?;
            due += pause;
        }
        anyhow::Ok(())
    });
    clock.await??;
    let mut all = Vec::new();
    while let Some(done) = tasks.join_next().await {
        all.extend(done??);
    }
    Ok(Times::new(all, begun.elapsed()))
}
