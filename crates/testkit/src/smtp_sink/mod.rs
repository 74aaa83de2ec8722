//! A mail server for tests: keeps what it is given and answers as told.
//!
//! It listens on a loopback port of its own and speaks enough SMTP for honest clients, pipelining
//! included. Its script decides, message by message, where a refusal or a lost connection happens.
//! No encryption; needs nothing but tokio and `ports.rs`, so it can be included as a source folder elsewhere.

mod conversation;
mod text;

use std::collections::VecDeque;
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::ports::OwnPort;

/// Moment of the conversation at which something happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Instead of the greeting, on the next new connection.
    Connect,
    /// Answer to EHLO or HELO, on the next new connection.
    Hello,
    /// Answer to MAIL FROM.
    Mail,
    /// Answer to the first RCPT TO.
    Rcpt,
    /// Answer to DATA.
    Data,
    /// Answer to the content; the message is not kept.
    Content,
}

/// What happens to one message. Each message takes the next answer of the script; without one it
/// is accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Kept and confirmed.
    Accept,
    /// This answer at this stage; `\n` in the text makes several lines.
    Reply {
        /// When.
        at: Stage,
        /// Reply code.
        code: u16,
        /// Words after the code.
        text: String,
    },
    /// This answer to RCPT TO for this address only; the others are accepted.
    ReplyTo {
        /// Address as it appears between `< >`.
        recipient: String,
        /// Reply code.
        code: u16,
        /// Words after the code.
        text: String,
    },
    /// The connection is closed instead of this answer.
    DropAt(Stage),
    /// No answer at this stage, and none after: the client has to lose patience.
    SilentAt(Stage),
    /// The content is read and kept, and the connection closed before the 250.
    AcceptThenDropBefore250,
    /// The content is read, kept and confirmed, and the connection closed right after.
    AcceptThenDropAfter250,
    /// The content is read and kept; the 250 waits for [`SmtpSink::release`].
    AcceptThenHold,
}

impl Answer {
    /// Shorthand for [`Answer::Reply`].
    pub fn reply(at: Stage, code: u16, text: &str) -> Answer {
        Answer::Reply { at, code, text: text.to_owned() }
    }

    fn stage(&self) -> Option<Stage> {
        match self {
            Answer::Reply { at, .. } | Answer::DropAt(at) | Answer::SilentAt(at) => Some(*at),
            _ => None,
        }
    }
}

/// A message the server kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// Address of MAIL FROM.
    pub from: String,
    /// Addresses of the accepted RCPT TO, in order.
    pub to: Vec<String>,
    /// Headers and body as sent, without the doubled dots of the protocol.
    pub raw: Vec<u8>,
    /// Message-ID without `< >`; empty when missing.
    pub message_id: String,
    /// Subject in clear; empty when missing.
    pub subject: String,
}

/// Fewer messages than awaited arrived in time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TooFew {
    /// How many were awaited.
    pub wanted: usize,
    /// How many there are.
    pub got: usize,
}

impl std::fmt::Display for TooFew {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} of {} messages arrived", self.got, self.wanted)
    }
}

impl std::error::Error for TooFew {}

/// The server. It stops when this value is dropped.
#[derive(Debug)]
pub struct SmtpSink {
    address: SocketAddr,
    port: OwnPort,
    state: Arc<State>,
    /// Ends with this value.
    task: JoinSet<()>,
}

#[derive(Debug)]
struct State {
    script: Mutex<VecDeque<Answer>>,
    received: Mutex<Vec<Received>>,
    count: watch::Sender<usize>,
    connections: Mutex<usize>,
    /// How many held answers may go, and how many went.
    released: tokio::sync::Semaphore,
    gone: tokio::sync::Semaphore,
    login: Option<(String, String)>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl SmtpSink {
    /// Starts a server on a port of 127.0.0.1. Needs a tokio runtime.
    ///
    /// # Errors
    /// When no port can be opened.
    pub fn start() -> io::Result<SmtpSink> {
        Self::start_server(OwnPort::take()?, None)
    }

    /// The same on the port that [`SmtpSink::stop`] gave: a server that comes back where it was.
    ///
    /// # Errors
    /// When the port cannot be opened.
    pub fn start_at(port: OwnPort) -> io::Result<SmtpSink> {
        Self::start_server(port, None)
    }

    /// The same, taking messages only after a sign-in with this user and password.
    ///
    /// # Errors
    /// When no port can be opened.
    pub fn start_with_login(user: &str, password: &str) -> io::Result<SmtpSink> {
        Self::start_server(OwnPort::take()?, Some((user.to_owned(), password.to_owned())))
    }

    fn start_server(port: OwnPort, login: Option<(String, String)>) -> io::Result<SmtpSink> {
        let listener = std::net::TcpListener::bind(("127.0.0.1", port.number()))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let listener = TcpListener::from_std(listener)?;
        let state = Arc::new(State {
            script: Mutex::default(),
            received: Mutex::default(),
            count: watch::Sender::new(0),
            connections: Mutex::default(),
            released: tokio::sync::Semaphore::new(0),
            gone: tokio::sync::Semaphore::new(0),
            login,
        });
        let mut task = JoinSet::new();
        task.spawn(serve(listener, Arc::clone(&state)));
        Ok(SmtpSink { address, port, state, task })
    }

    /// `smtp://127.0.0.1:PORT?tls=none`, ready for the setting `mail.url`.
    pub fn url(&self) -> String {
        format!("smtp://{}?tls=none", self.address)
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Adds answers for the messages to come, in order.
    pub fn script(&self, answers: impl IntoIterator<Item = Answer>) {
        lock(&self.state.script).extend(answers);
    }

    /// Lets one held answer go; returns once it is on its way.
    pub async fn release(&self) {
        self.state.released.add_permits(1);
        if let Ok(permit) = self.state.gone.acquire().await {
            permit.forget();
        }
    }

    /// Everything kept so far, oldest first.
    pub fn messages(&self) -> Vec<Received> {
        lock(&self.state.received).clone()
    }

    /// How many connections were opened so far.
    pub fn connections(&self) -> usize {
        *lock(&self.state.connections)
    }

    /// Waits until at least `count` messages are there, and returns them all.
    ///
    /// # Errors
    /// [`TooFew`] when the time is over first.
    pub async fn wait_for(&self, count: usize, limit: Duration) -> Result<Vec<Received>, TooFew> {
        let mut seen = self.state.count.subscribe();
        let enough = seen.wait_for(|have| *have >= count);
        match tokio::time::timeout(limit, enough).await {
            Ok(Ok(_)) => Ok(self.messages()),
            _ => Err(TooFew { wanted: count, got: self.messages().len() }),
        }
    }

    /// Stops the server and closes its connections; returns when the port refuses new ones. Nobody else takes the port as
    /// long as it is kept.
    pub async fn stop(mut self) -> OwnPort {
        self.task.shutdown().await;
        self.port
    }
}

/// Accepts connections; those still open end with this task.
async fn serve(listener: TcpListener, state: Arc<State>) {
    let mut open = JoinSet::new();
    while let Ok((stream, _)) = listener.accept().await {
        *lock(&state.connections) += 1;
        let state = Arc::clone(&state);
        open.spawn(async move {
            // A client that goes away is its own business, and often the point of the test.
            let _ = conversation::converse(stream, &state).await;
        });
        while open.try_join_next().is_some() {}
    }
}
