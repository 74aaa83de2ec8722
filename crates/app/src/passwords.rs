//! Hashing and checking passwords, a few at a time and behind everything else that wants a processor, so that a wave of
//! sign-ins cannot starve the rest.

use std::sync::Arc;

use argon2::Params;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use tokio::sync::{Semaphore, oneshot};

use crate::error::Fault;
use crate::imported_passwords::Imported;
use crate::password_memory::{InMemory, Memory};

/// Cost of a hash; the default follows current OWASP advice (19 MiB, two passes, one lane).
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    pub memory_kib: u32,
    pub passes: u32,
    /// How many hashes may run at the same time; 0 is half of the processors, so that pages have the other half.
    pub at_once: usize,
}

impl Default for Cost {
    fn default() -> Self {
        Self { memory_kib: 19 * 1024, passes: 2, at_once: 0 }
    }
}

#[derive(Clone, Debug)]
pub struct Passwords {
    params: Params,
    memory: Arc<Memory>,
    turns: Arc<Semaphore>,
}

/// Outcome of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Check {
    Wrong,
    Right,
    /// Right, but hashed with other parameters or by another system: store this new hash.
    RightRehashed(String),
}

impl Passwords {
    pub fn new(cost: Cost) -> Result<Self, Fault> {
        let params = Params::new(cost.memory_kib, cost.passes, 1, None).map_err(|e| Fault::Internal(format!("password cost: {e}")))?;
        Ok(Self { params, memory: Arc::default(), turns: Arc::new(Semaphore::new(turns(cost.at_once))) })
    }

    /// Hashes a password; the result carries its parameters and salt.
    pub async fn hash(&self, password: &str) -> Result<String, Fault> {
        let password = password.as_bytes().to_vec();
        self.in_turn(move |hasher| hasher.hash_password(&password).map(|hash| hash.to_string()).map_err(|e| Fault::Internal(format!("hashing: {e}")))).await?
    }

    /// Checks a password against a stored hash. Without a hash the same work is done for nothing, so that the time
    /// taken does not tell whether an account exists. A hash of an earlier system is checked the way it was made; its time
    /// differs until its owner has signed in once.
    pub async fn check(&self, password: &str, stored: Option<&str>) -> Result<Check, Fault> {
        let Some(stored) = stored.map(str::to_owned) else {
            self.hash(password).await?;
            return Ok(Check::Wrong);
        };
        let text = password.as_bytes().to_vec();
        let wanted = (self.params.m_cost(), self.params.t_cost());
        let outcome = self
            .in_turn(move |hasher| {
                let anew = |text: &[u8]| hasher.hash_password(text).map_or(Check::Right, |hash| Check::RightRehashed(hash.to_string()));
                if let Some(imported) = Imported::read(&stored) {
                    return if imported.matches(&text) { anew(&text) } else { Check::Wrong };
                }
                let Ok(hash) = argon2::PasswordHash::new(&stored) else { return Check::Wrong };
                if hasher.verify_password(&text, &hash).is_err() {
                    return Check::Wrong;
                }
                let current = Params::try_from(&hash).is_ok_and(|p| (p.m_cost(), p.t_cost()) == wanted);
                if current { Check::Right } else { anew(&text) }
            })
            .await?;
        Ok(outcome)
    }

    async fn in_turn<T: Send + 'static>(&self, work: impl FnOnce(&InMemory<'_>) -> T + Send + 'static) -> Result<T, Fault> {
        let turn = Arc::clone(&self.turns).acquire_owned().await.map_err(|e| Fault::Internal(e.to_string()))?;
        let (params, memory) = (self.params.clone(), Arc::clone(&self.memory));
        let (done, outcome) = oneshot::channel();
        // A thread of its own, which starts in a thousandth of the time of a hash: none may ever take its priority back.
        let thread = std::thread::Builder::new().name("password".to_owned());
        let started = thread.spawn(move || {
            yield_to_others();
            let _ = done.send(work(&InMemory { params, memory: &memory }));
            // Not before: somebody who no longer waits for the answer has not stopped the work.
            drop(turn);
        });
        started.map_err(|e| Fault::Unavailable(format!("a thread for a password: {e}")))?;
        outcome.await.map_err(|e| Fault::Internal(e.to_string()))
    }
}

/// Steps back, in the scheduler's eyes, behind the threads that answer pages: a third of their weight when all are busy.
fn yield_to_others() {
    // Only Linux counts this for the thread alone. Where it is refused, the hash is made all the same.
    #[cfg(target_os = "linux")]
    let _ = rustix::process::nice(5);
}

fn turns(at_once: usize) -> usize {
    if at_once > 0 { at_once } else { std::thread::available_parallelism().map_or(1, |processors| processors.get().div_ceil(2)) }
}

/// How guessable a password is, 0 to 4, knowing the words that belong to its owner.
#[must_use]
pub fn strength(password: &str, own_words: &[&str]) -> u8 {
    u8::from(zxcvbn::zxcvbn(password, own_words).score())
}
