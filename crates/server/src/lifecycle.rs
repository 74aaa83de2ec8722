//! Starting, running, stopping: every long task of the process but the answering of requests is started here, and all of
//! them end before it does.
//!
//! Order of a stop: no new connections; requests under way finish; workers finish their job or give it back; pools
//! close; the threads that answer requests end last. A second signal ends the process at once.

use std::future::Future;
use std::time::Duration;

use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// The tasks of this process and the word that stops them.
#[derive(Clone, Debug, Default)]
pub struct Lifecycle {
    stop: CancellationToken,
    tasks: TaskTracker,
}

impl Lifecycle {
    /// Cancelled once the process has to end.
    pub fn stop(&self) -> CancellationToken {
        self.stop.clone()
    }

    /// Starts a task that the end of the process waits for.
    pub fn spawn(&self, task: impl Future<Output = ()> + Send + 'static) {
        self.tasks.spawn(task);
    }

    /// Runs something again and again until the process ends.
    pub fn every<F, Done>(&self, pause: Duration, mut work: F)
    where
        F: FnMut() -> Done + Send + 'static,
        Done: Future<Output = ()> + Send,
    {
        let stop = self.stop();
        self.spawn(async move {
            let mut turns = tokio::time::interval(pause);
            turns.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
            loop {
                tokio::select! {
                    () = stop.cancelled() => return,
                    _ = turns.tick() => work().await,
                }
            }
        });
    }

    /// Stops everything at the first SIGTERM or SIGINT; ends the process at the second.
    pub fn listen_to_signals(&self) -> std::io::Result<()> {
        let mut terminate = signal(SignalKind::terminate())?;
        let mut interrupt = signal(SignalKind::interrupt())?;
        // Heard and not listened to: whoever hangs up, a visitor or a child, must not end the process. The runtime of the
        // language sees to that at the beginning, and an `exec` that failed takes it back.
        drop(signal(SignalKind::pipe())?);
        let stop = self.stop();
        // Not tracked: it must outlive the stop to hear the second signal.
        #[expect(clippy::disallowed_methods, reason = "the life-cycle helper itself")]
        tokio::spawn(async move {
            let mut first = true;
            loop {
                tokio::select! {
                    _ = terminate.recv() => {}
                    _ = interrupt.recv() => {}
                }
                if !first {
                    tracing::warn!("told to stop twice: ending at once");
                    std::process::exit(130);
                }
                first = false;
                tracing::info!("told to stop");
                notify(&[sd_notify::NotifyState::Stopping]);
                stop.cancel();
            }
        });
        Ok(())
    }

    /// Tells the service manager that the process serves, and keeps its watchdog quiet as long as it is alive.
    pub fn ready<F, Alive>(&self, is_alive: F)
    where
        F: Fn() -> Alive + Send + 'static,
        Alive: Future<Output = bool> + Send,
    {
        notify(&[sd_notify::NotifyState::Ready]);
        if let Some(limit) = sd_notify::watchdog_enabled() {
            self.every(limit / 3, move || {
                let is_alive = is_alive();
                async move {
                    if is_alive.await {
                        notify(&[sd_notify::NotifyState::Watchdog]);
                    }
                }
            });
        }
    }

    /// Waits until every task has ended, at most so long.
    pub async fn finish(&self, within: Duration) {
        self.stop.cancel();
        self.tasks.close();
        if tokio::time::timeout(within, self.tasks.wait()).await.is_err() {
            tracing::warn!(left = self.tasks.len(), "tasks did not end in time");
        }
    }
}

fn notify(states: &[sd_notify::NotifyState<'_>]) {
    if let Err(error) = sd_notify::notify(states) {
        tracing::debug!(%error, "the service manager cannot be told");
    }
}
