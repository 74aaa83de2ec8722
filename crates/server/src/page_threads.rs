//! The threads that answer requests. Each has a runtime of its own, and a connection stays on one of them from its first
//! request to its last: what wakes a request wakes one thread, instead of several that look for work and find it taken. A
//! page spends a fifth of its time less that way ([ADR 26](../../../docs/adr/0026-page-threads.md)).
//!
//! What would keep a thread busy for long (hashes of passwords, files and their digests) runs elsewhere, as it must on any
//! runtime.

use std::io;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use tokio::net::TcpStream;
use tokio::runtime::Handle;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// How long work that cannot be interrupted may go on after everything else ended.
const LAST_WORK: Duration = Duration::from_secs(5);

/// How long the threads may take to end; one that hangs never does.
const LONGEST_END: Duration = LAST_WORK.saturating_add(Duration::from_secs(3));

/// A thread that does nothing of what waits for so long hangs.
const LONGEST_BEAT: Duration = Duration::from_secs(10);

#[derive(Debug)]
pub struct PageThreads {
    threads: Vec<PageThread>,
    end: CancellationToken,
    /// Those that have not ended.
    running: TaskTracker,
}

#[derive(Debug)]
struct PageThread {
    runtime: Handle,
    /// Each connection holds one.
    open: Arc<()>,
    thread: JoinHandle<()>,
}

impl PageThreads {
    pub fn start(count: usize) -> io::Result<Self> {
        let (end, running) = (CancellationToken::new(), TaskTracker::new());
        let threads = (0..count.max(1)).map(|number| PageThread::start(number, end.clone(), &running)).collect::<io::Result<_>>()?;
        Ok(Self { threads, end, running })
    }

    /// Moves a connection to the thread that has the fewest, and answers there.
    pub fn answer<F, Answering>(&self, stream: TcpStream, answering: F)
    where
        F: FnOnce(TcpStream) -> Answering + Send + 'static,
        Answering: Future<Output = ()> + Send,
    {
        let Some(thread) = self.threads.iter().min_by_key(|thread| Arc::strong_count(&thread.open)) else { return };
        let open = Arc::clone(&thread.open);
        let handed_over = stream.set_nodelay(true).and_then(|()| stream.into_std());
        // Whoever stops waits for it.
        thread.runtime.spawn(async move {
            match handed_over.and_then(TcpStream::from_std) {
                Ok(stream) => answering(stream).await,
                Err(error) => tracing::debug!(%error, "a connection went away at once"),
            }
            drop(open);
        });
    }

    /// To ask later whether they all still work.
    pub fn pulse(&self) -> Pulse {
        Pulse(self.threads.iter().map(|thread| thread.runtime.clone()).collect())
    }

    /// Ends the threads. Whatever still waits on one of them ends with it: connections to the database are closed before. One
    /// that hangs is left to the end of the process.
    pub async fn end(self) {
        self.end_within(LONGEST_END).await;
    }

    /// Whether they all ended.
    async fn end_within(self, patience: Duration) -> bool {
        self.end.cancel();
        self.running.close();
        let have_ended = tokio::time::timeout(patience, self.running.wait()).await.is_ok();
        for PageThread { thread, .. } in self.threads {
            if !have_ended && !thread.is_finished() {
                tracing::error!(thread = thread.thread().name(), "a thread that answers requests hangs and is left behind");
            } else if thread.join().is_err() {
                tracing::error!("a thread that answers requests had ended before");
            }
        }
        have_ended
    }
}

/// Tells whether the threads work: nothing else in the process would notice one that hangs, and it would keep its share of the
/// connections.
#[derive(Clone, Debug)]
pub struct Pulse(Vec<Handle>);

impl Pulse {
    /// Whether each thread takes something to do and does it.
    pub async fn beats(self) -> bool {
        let is_alive = self.beats_within(LONGEST_BEAT).await;
        if !is_alive {
            tracing::error!("a thread that answers requests hangs");
        }
        is_alive
    }

    async fn beats_within(&self, patience: Duration) -> bool {
        let beats: Vec<_> = self.0.iter().map(|runtime| runtime.spawn(std::future::ready(()))).collect();
        let all = async {
            let mut is_alive = true;
            for beat in beats {
                is_alive &= beat.await.is_ok();
            }
            is_alive
        };
        tokio::time::timeout(patience, all).await.unwrap_or(false)
    }
}

impl PageThread {
    fn start(number: usize, end: CancellationToken, running: &TaskTracker) -> io::Result<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let (handle, running) = (runtime.handle().clone(), running.token());
        let thread = std::thread::Builder::new().name(format!("pages-{number}")).spawn(move || {
            runtime.block_on(end.cancelled());
            runtime.shutdown_timeout(LAST_WORK);
            drop(running);
        })?;
        Ok(Self { runtime: handle, open: Arc::default(), thread })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Barrier;

    use tokio::sync::Notify;

    use super::*;

    #[tokio::test]
    async fn a_thread_that_hangs_has_no_pulse() {
        static GATE: Barrier = Barrier::new(2);
        let threads = PageThreads::start(2).unwrap();
        let pulse = threads.pulse();
        assert!(pulse.clone().beats().await);
        let hanging = threads.threads[1].runtime.spawn(async { GATE.wait() });
        assert!(!pulse.beats_within(Duration::from_millis(20)).await);
        GATE.wait();
        hanging.await.unwrap();
        assert!(pulse.beats().await);
        threads.end().await;
    }

    #[tokio::test]
    async fn a_thread_that_hangs_does_not_hold_up_the_end() {
        static GATE: Barrier = Barrier::new(2);
        static REACHED: Notify = Notify::const_new();
        let threads = PageThreads::start(2).unwrap();
        let hanging = threads.threads[1].runtime.spawn(async {
            REACHED.notify_one();
            GATE.wait()
        });
        // A thread that is told to end before it begins would never get there.
        REACHED.notified().await;
        assert!(!threads.pulse().beats_within(Duration::from_millis(20)).await);
        assert!(!threads.end_within(Duration::from_millis(20)).await);
        GATE.wait();
        hanging.await.unwrap();
    }

    #[tokio::test]
    async fn threads_that_do_nothing_end_at_once() {
        let threads = PageThreads::start(2).unwrap();
        assert!(threads.end_within(Duration::from_secs(120)).await);
    }
}
