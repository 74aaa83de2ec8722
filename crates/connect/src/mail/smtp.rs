//! One conversation per message with an SMTP server, over connections that are kept open.
//!
//! The conversation is led step by step, for three reasons: each step has its own time limit; a
//! refused blind copy does not refuse the message; and an answer means something different
//! before and after the content was handed over. A connection goes back to the pool only after a
//! complete exchange, so one that was given up half-way can never be used again.

use std::fmt::{self, Display};
use std::future::Future;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use lettre::Address;
use lettre::transport::smtp::authentication::Mechanism;
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::commands::{Data, Mail, Noop, Rcpt, Rset};
use lettre::transport::smtp::extension::{Extension, MailParameter};
use lettre::transport::smtp::response::Response;
use secrecy::ExposeSecret;
use tokio::net::{TcpStream, lookup_host};
use tokio::sync::Semaphore;

use super::error::blames_sender;
use super::message::Rendered;
use super::smtp_url::{Encryption, Server};
use super::{MailSettings, OutgoingMail, RefusedCopy, SendError, Sent};
use crate::BadSetting;
use crate::text::without_addresses;

/// A connection unused for longer is not trusted any more; busy servers close after 10 s or more.
const IDLE_LIMIT: Duration = Duration::from_secs(30);

/// A mail server and the open connections to it.
#[derive(Clone)]
pub struct Smtp {
    inner: Arc<Inner>,
}

struct Inner {
    server: Server,
    connect_timeout: Duration,
    command_timeout: Duration,
    delivery_timeout: Duration,
    slots: Semaphore,
    idle: Mutex<Vec<Idle>>,
}

struct Idle {
    connection: AsyncSmtpConnection,
    since: Instant,
}

/// What one step came to when it did not succeed.
enum Failure {
    /// The server answered no.
    Answer { code: u16, text: String },
    /// No usable answer: the connection is useless and it is unknown what the server did.
    Lost { text: String },
}

impl fmt::Debug for Smtp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Smtp").field("host", &self.inner.server.host).field("port", &self.inner.server.port).finish_non_exhaustive()
    }
}

impl Smtp {
    pub(super) fn open(settings: &MailSettings) -> Result<Self, BadSetting> {
        Ok(Smtp {
            inner: Arc::new(Inner {
                server: Server::parse(settings.url.expose_secret())?,
                connect_timeout: settings.connect_timeout,
                command_timeout: settings.command_timeout,
                delivery_timeout: settings.delivery_timeout,
                slots: Semaphore::new(settings.connections.max(1)),
                idle: Mutex::new(Vec::new()),
            }),
        })
    }

    pub(super) async fn send(&self, mail: &OutgoingMail) -> Result<Sent, SendError> {
        let message = mail.render(false)?;
        let _slot = self.slot().await?;
        loop {
            let (mut connection, reused) = self.connection().await?;
            let started = self.begin(&mut connection, &message).await;
            match started {
                // A kept connection may have been closed meanwhile; nothing was said yet.
                Err(Failure::Lost { .. } | Failure::Answer { code: 421, .. }) if reused => continue,
                Err(failure) => {
                    self.give_up(connection, &failure).await;
                    return Err(about_sender(failure, mail));
                }
                Ok(()) => {}
            }
            return match self.hand_over(&mut connection, &message, mail).await {
                Ok(sent) => {
                    self.keep(connection);
                    Ok(sent)
                }
                Err(failure) => {
                    self.give_up(connection, &failure).await;
                    Err(about_message(failure, mail))
                }
            };
        }
    }

    pub(super) async fn health(&self) -> Result<(), SendError> {
        let _slot = self.slot().await?;
        loop {
            let (mut connection, reused) = self.connection().await?;
            match self.command(&mut connection, Noop, "NOOP").await {
                Ok(_) => {
                    self.keep(connection);
                    return Ok(());
                }
                Err(_) if reused => {}
                Err(failure) => return Err(before_message(failure)),
            }
        }
    }

    async fn slot(&self) -> Result<tokio::sync::SemaphorePermit<'_>, SendError> {
        let permit = self.inner.slots.acquire().await;
        permit.map_err(|_| SendError::unreachable("shut down"))
    }

    /// A kept connection, or a new one. The flag says that it was kept.
    async fn connection(&self) -> Result<(AsyncSmtpConnection, bool), SendError> {
        let kept = {
            let mut idle = self.inner.idle.lock().unwrap_or_else(PoisonError::into_inner);
            idle.retain(|kept| kept.since.elapsed() < IDLE_LIMIT);
            idle.pop()
        };
        match kept {
            Some(kept) => Ok((kept.connection, true)),
            None => Ok((self.connect().await.map_err(before_message)?, false)),
        }
    }

    fn keep(&self, connection: AsyncSmtpConnection) {
        let mut idle = self.inner.idle.lock().unwrap_or_else(PoisonError::into_inner);
        idle.push(Idle { connection, since: Instant::now() });
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, Failure> {
        let inner = &*self.inner;
        let server = &inner.server;
        let limit = inner.connect_timeout + inner.command_timeout;
        let mut connection = match &server.encryption {
            Encryption::Tls(parameters) => {
                let connecting = AsyncSmtpConnection::connect_tokio1(
                    (server.host.as_str(), server.port),
                    Some(inner.connect_timeout),
                    &server.hello,
                    Some(parameters.clone()),
                    None,
                );
                within(limit, "connection", connecting).await?
            }
            Encryption::None | Encryption::StartTls(_) => {
                let stream = Box::new(self.reach().await?);
                let greeting = AsyncSmtpConnection::connect_with_transport(stream, &server.hello);
                within(inner.command_timeout, "greeting", greeting).await?
            }
        };
        if let Encryption::StartTls(parameters) = &server.encryption {
            let upgrade = connection.starttls(parameters.clone(), &server.hello);
            within(limit, "STARTTLS", upgrade).await?;
        }
        if let Some(credentials) = &server.credentials {
            within(inner.command_timeout, "sign-in to the mail server", connection.auth(&[Mechanism::Plain, Mechanism::Login], credentials)).await?;
        }
        Ok(connection)
    }

    /// Tries every address of the server, each within the limit.
    ///
    /// The end of a message is a small packet of its own: without `nodelay` it would wait for the
    /// receiver's acknowledgement of the content, some 40 ms per message.
    async fn reach(&self) -> Result<TcpStream, Failure> {
        let server = &self.inner.server;
        let limit = self.inner.connect_timeout;
        let lost = |text: String| Failure::Lost { text };
        let looked_up = lookup_host((server.host.as_str(), server.port));
        let addresses = match tokio::time::timeout(limit, looked_up).await {
            Err(_) => return Err(lost("name of the server: no answer in time".to_owned())),
            Ok(found) => found.map_err(|error| lost(format!("name of the server: {error}")))?,
        };
        let mut last = lost("the name of the server has no address".to_owned());
        for address in addresses {
            last = match tokio::time::timeout(limit, TcpStream::connect(address)).await {
                Err(_) => lost("connection: no answer in time".to_owned()),
                Ok(Err(error)) => lost(format!("connection: {error}")),
                Ok(Ok(stream)) => {
                    // A speed-up only; without it everything still works.
                    let _ = stream.set_nodelay(true);
                    return Ok(stream);
                }
            };
        }
        Err(last)
    }

    /// Names the sender: the first command of a message.
    async fn begin(&self, connection: &mut AsyncSmtpConnection, message: &Rendered) -> Result<(), Failure> {
        let copies = message.bcc.iter().flatten();
        let wide = copies.chain([&message.from, &message.to]).any(|address| !is_ascii(address));
        let parameters =
            if wide && connection.server_info().supports_feature(Extension::SmtpUtfEight) { vec![MailParameter::SmtpUtfEight] } else { Vec::new() };
        let mail = Mail::new(Some(message.from.clone()), parameters);
        self.command(connection, mail, "MAIL").await.map(drop)
    }

    /// Names the recipients and hands over the content.
    async fn hand_over(&self, connection: &mut AsyncSmtpConnection, message: &Rendered, mail: &OutgoingMail) -> Result<Sent, Failure> {
        self.recipient(connection, &message.to).await?;
        let mut refused_copies = Vec::new();
        for (index, copy) in message.bcc.iter().enumerate() {
            let reason = match copy {
                None => SendError::invalid("address of a copy"),
                Some(address) => match self.recipient(connection, address).await {
                    Ok(()) => continue,
                    Err(Failure::Answer { code, text }) if code != 421 => about_message(Failure::Answer { code, text }, mail),
                    Err(failure) => return Err(failure),
                },
            };
            refused_copies.push(RefusedCopy { index, reason });
        }
        self.command(connection, Data, "DATA").await?;
        let answer = within(self.inner.delivery_timeout, "verdict on the content", connection.message(&message.raw)).await?;
        let words: Vec<&str> = answer.message().collect();
        let words = without_addresses(&words.join(" "), mail.addresses());
        Ok(Sent { server_answer: format!("{} {words}", answer.code()), refused_copies })
    }

    async fn recipient(&self, connection: &mut AsyncSmtpConnection, address: &Address) -> Result<(), Failure> {
        if !is_ascii(address) && !connection.server_info().supports_feature(Extension::SmtpUtfEight) {
            return Err(Failure::Answer { code: 553, text: "this mail server takes only addresses without accents".to_owned() });
        }
        let rcpt = Rcpt::new(address.clone(), Vec::new());
        self.command(connection, rcpt, "RCPT").await.map(drop)
    }

    async fn command<C: Display>(&self, connection: &mut AsyncSmtpConnection, command: C, step: &str) -> Result<Response, Failure> {
        within(self.inner.command_timeout, step, connection.command(command)).await
    }

    /// After a refusal the connection is reset and kept; after a loss it is dropped.
    async fn give_up(&self, mut connection: AsyncSmtpConnection, failure: &Failure) {
        let usable = matches!(failure, Failure::Answer { code, .. } if *code != 421);
        if usable && self.command(&mut connection, Rset, "RSET").await.is_ok() {
            self.keep(connection);
        }
    }
}

/// Runs one step within its limit and sorts what can go wrong.
async fn within<T>(limit: Duration, step: &str, work: impl Future<Output = Result<T, lettre::transport::smtp::Error>>) -> Result<T, Failure> {
    match tokio::time::timeout(limit, work).await {
        Err(_) => Err(Failure::Lost { text: format!("{step}: no answer within {} ms", limit.as_millis()) }),
        Ok(Ok(done)) => Ok(done),
        Ok(Err(error)) => Err(match error.status() {
            Some(code) => Failure::Answer { code: code.into(), text: std::error::Error::source(&error).map(ToString::to_string).unwrap_or_default() },
            None => Failure::Lost { text: format!("{step}: {error}") },
        }),
    }
}

/// A failure before any message was mentioned says nothing about a recipient: even a 5xx, for
/// example a wrong password, must not make messages fail for good.
fn before_message(failure: Failure) -> SendError {
    match failure {
        Failure::Answer { code, text } if code < 500 => SendError::Temporary { code: Some(code), text: without_addresses(&text, []) },
        Failure::Answer { code, text } => SendError::unreachable(format!("{code} {}", without_addresses(&text, []))),
        Failure::Lost { text } => SendError::unreachable(without_addresses(&text, [])),
    }
}

/// What is refused before a recipient was named says nothing about them. The size of the message, announced with its
/// sender, is its own.
fn about_sender(failure: Failure, mail: &OutgoingMail) -> SendError {
    match about_message(failure, mail) {
        SendError::Permanent { code, text } if code != 552 => SendError::Sender { code, text },
        error => error,
    }
}

fn about_message(failure: Failure, mail: &OutgoingMail) -> SendError {
    match failure {
        // The server wants a sign-in, or a better one: see `before_message`.
        Failure::Answer { code: 530 | 534 | 535 | 538, .. } => before_message(failure),
        Failure::Answer { code, text } => {
            let is_ours = blames_sender(&text);
            let text = without_addresses(&text, mail.addresses());
            if code < 500 {
                let code = Some(code);
                SendError::Temporary { code, text }
            } else if is_ours {
                SendError::Sender { code, text }
            } else {
                SendError::Permanent { code, text }
            }
        }
        Failure::Lost { text } => SendError::Temporary { code: None, text: without_addresses(&text, mail.addresses()) },
    }
}

fn is_ascii(address: &Address) -> bool {
    AsRef::<str>::as_ref(address).is_ascii()
}
