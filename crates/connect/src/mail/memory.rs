//! Messages kept in a list, for tests.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::watch;

use super::{OutgoingMail, SendError, Sent};

/// A shared list of everything sent. Clones show the same list.
#[derive(Clone)]
pub struct MemoryBox {
    inner: Arc<Inner>,
}

struct Inner {
    sent: Mutex<Vec<OutgoingMail>>,
    failures: Mutex<VecDeque<SendError>>,
    count: watch::Sender<usize>,
}

impl Default for MemoryBox {
    fn default() -> Self {
        MemoryBox { inner: Arc::new(Inner { sent: Mutex::default(), failures: Mutex::default(), count: watch::Sender::new(0) }) }
    }
}

impl fmt::Debug for MemoryBox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MemoryBox").field("sent", &lock(&self.inner.sent).len()).finish_non_exhaustive()
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl MemoryBox {
    /// Everything taken so far, oldest first.
    pub fn sent(&self) -> Vec<OutgoingMail> {
        lock(&self.inner.sent).clone()
    }

    /// Forgets what was sent and every failure still to come.
    pub fn clear(&self) {
        lock(&self.inner.failures).clear();
        let mut sent = lock(&self.inner.sent);
        sent.clear();
        self.inner.count.send_replace(0);
    }

    /// The next message meets this error instead of being taken; several calls queue up.
    pub fn fail_next(&self, error: SendError) {
        lock(&self.inner.failures).push_back(error);
    }

    /// Waits until at least `count` messages are there, and returns them all; `None` when the
    /// time is over first.
    pub async fn wait_for(&self, count: usize, limit: Duration) -> Option<Vec<OutgoingMail>> {
        let mut seen = self.inner.count.subscribe();
        let enough = seen.wait_for(|have| *have >= count);
        let arrived = matches!(tokio::time::timeout(limit, enough).await, Ok(Ok(_)));
        arrived.then(|| self.sent())
    }

    /// Refuses what a server could never be given, so that tests meet it too.
    pub(super) fn put(&self, mail: &OutgoingMail) -> Result<Sent, SendError> {
        mail.render(false)?;
        if let Some(error) = lock(&self.inner.failures).pop_front() {
            return Err(error);
        }
        let mut sent = lock(&self.inner.sent);
        sent.push(mail.clone());
        self.inner.count.send_replace(sent.len());
        Ok(Sent::whole("250 kept in memory"))
    }
}
