//! Prepared answers, for tests.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::io::{AsyncRead, AsyncReadExt};

use super::{ScanProblem, Verdict};

/// Prepares the answers of a scripted scanner. Without preparation everything is clean.
#[derive(Debug, Clone, Default)]
pub struct ScanScript {
    plan: Arc<Mutex<Plan>>,
}

#[derive(Debug, Default)]
struct Plan {
    next: VecDeque<Verdict>,
    always: Option<Verdict>,
    markers: Vec<(Vec<u8>, String)>,
    scans: usize,
}

impl ScanScript {
    /// The verdict on the next content, before any other rule; several calls queue up.
    pub fn answer_next(&self, verdict: Verdict) {
        self.plan().next.push_back(verdict);
    }

    /// The verdict on every content until [`ScanScript::reset`].
    pub fn answer_always(&self, verdict: Verdict) {
        self.plan().always = Some(verdict);
    }

    /// Content that contains these bytes is infected, whenever it is looked at.
    pub fn infected_if_contains(&self, marker: impl Into<Vec<u8>>, signature: impl Into<String>) {
        let rule = (marker.into(), signature.into());
        self.plan().markers.push(rule);
    }

    /// Forgets everything prepared.
    pub fn reset(&self) {
        *self.plan() = Plan::default();
    }

    /// How many contents were looked at.
    pub fn scans(&self) -> usize {
        self.plan().scans
    }

    pub(super) async fn scan(&self, mut content: impl AsyncRead + Unpin) -> Verdict {
        let mut bytes = Vec::new();
        if let Err(error) = content.read_to_end(&mut bytes).await {
            return Verdict::Unavailable { reason: ScanProblem::Content(error.kind().to_string()) };
        }
        let mut plan = self.plan();
        plan.scans += 1;
        if let Some(verdict) = plan.next.pop_front() {
            return verdict;
        }
        if let Some(verdict) = &plan.always {
            return verdict.clone();
        }
        let found = plan.markers.iter().find(|(marker, _)| bytes.windows(marker.len().max(1)).any(|part| part == marker));
        match found {
            Some((_, signature)) => Verdict::Infected { signature: signature.clone() },
            None => Verdict::Clean,
        }
    }

    pub(super) fn health(&self) -> Result<(), ScanProblem> {
        match &self.plan().always {
            Some(Verdict::Unavailable { reason }) => Err(reason.clone()),
            _ => Ok(()),
        }
    }

    fn plan(&self) -> MutexGuard<'_, Plan> {
        self.plan.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
