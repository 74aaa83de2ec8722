//! A sign-on of the test's own making: it sends the browser straight back, as a server does where somebody is signed on.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::{Asked, Ends, How, Identity, Returned, SsoError, field, folded};
use crate::facts::Facts;

/// Prepares who is signed on. Without preparation nobody is.
#[derive(Debug, Clone)]
pub struct SsoScript {
    back: String,
    plan: Arc<Mutex<Plan>>,
}

#[derive(Debug, Default)]
struct Plan {
    somebody: Option<(String, Facts)>,
    tickets: BTreeMap<String, (String, Facts)>,
    issued: usize,
    down: bool,
    asked: Vec<How>,
}

impl SsoScript {
    pub(super) fn new(back: &str) -> Self {
        Self { back: back.to_owned(), plan: Arc::default() }
    }

    /// From here on this person is signed on.
    pub fn signs_on(&self, login: &str, facts: Facts) {
        self.plan().somebody = Some((login.to_owned(), facts));
    }

    /// From here on nobody is signed on.
    pub fn nobody(&self) {
        self.plan().somebody = None;
    }

    /// Whether the server is out of reach.
    pub fn is_down(&self, down: bool) {
        self.plan().down = down;
    }

    /// The ticket issued last; empty when there was none.
    #[must_use]
    pub fn last_ticket(&self) -> String {
        ticket(self.plan().issued)
    }

    /// How insistent each attempt was.
    #[must_use]
    pub fn asked(&self) -> Vec<How> {
        self.plan().asked.clone()
    }

    /// The message that the sign-on with this ticket has ended.
    #[must_use]
    pub fn end_of(ticket: &str) -> String {
        url::form_urlencoded::Serializer::new(String::new()).append_pair("ended", ticket).finish()
    }

    pub(super) fn begin(&self, asked: &Asked<'_>) -> Result<String, SsoError> {
        let mut plan = self.plan();
        if plan.down {
            return Err(down());
        }
        plan.asked.push(asked.how);
        let mut parameters = url::form_urlencoded::Serializer::new(String::new());
        parameters.append_pair("state", asked.state);
        match plan.somebody.clone() {
            Some(somebody) => {
                plan.issued += 1;
                let ticket = ticket(plan.issued);
                parameters.append_pair("ticket", &ticket);
                plan.tickets.insert(ticket, somebody);
            }
            None => {
                parameters.append_pair("error", "login_required");
            }
        }
        Ok(format!("{}?{}", self.back, parameters.finish()))
    }

    pub(super) fn identify(&self, asked: &Asked<'_>, returned: &Returned) -> Result<Identity, SsoError> {
        let mut plan = self.plan();
        if plan.down {
            return Err(down());
        }
        if returned.state.as_deref() != Some(asked.state) {
            return Err(SsoError::Refused("state".to_owned()));
        }
        let Some(ticket) = &returned.ticket else { return Err(SsoError::Nobody) };
        let (login, facts) = plan.tickets.remove(ticket).ok_or_else(|| SsoError::Refused("INVALID_TICKET".to_owned()))?;
        let ends = Ends { session: Some(ticket.clone()), subject: None };
        Ok(Identity { login: folded(&login), facts, ends, sign_out_hint: None })
    }

    pub(super) fn ended(&self, message: &[u8]) -> Ends {
        Ends { session: field(message, "ended"), subject: None }
    }

    /// Leads back at once, as a server does that has nothing to say.
    pub(super) fn sign_out_address(&self) -> Option<String> {
        self.plan().somebody = None;
        url::Url::parse(&self.back).ok().and_then(|back| back.join("/").ok()).map(String::from)
    }

    pub(super) fn health(&self) -> Result<(), SsoError> {
        if self.plan().down { Err(down()) } else { Ok(()) }
    }

    fn plan(&self) -> MutexGuard<'_, Plan> {
        self.plan.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn ticket(number: usize) -> String {
    if number == 0 { String::new() } else { format!("ST-{number}-scripted") }
}

fn down() -> SsoError {
    SsoError::Unavailable("scripted".to_owned())
}
