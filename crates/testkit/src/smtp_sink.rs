//! A mail server for tests: keeps what it is given and answers as told.
//!
//! It listens on a free loopback port and speaks enough SMTP for honest clients, pipelining
//! included. Its script decides, message by message, where a refusal or a lost connection happens.
//! No encryption; needs nothing but tokio, so it can be included as a source file elsewhere.

use std::collections::VecDeque;
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncBufRead, AsyncBufReadExt, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;

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
    /// Starts a server on a free port of 127.0.0.1. Needs a tokio runtime.
    ///
    /// # Errors
    /// When no port can be opened.
    pub fn start() -> io::Result<SmtpSink> {
        Self::start_server(0, None)
    }

    /// The same on a port of one's own: a server that comes back where it was.
    ///
    /// # Errors
    /// When the port cannot be opened.
    pub fn start_at(port: u16) -> io::Result<SmtpSink> {
        Self::start_server(port, None)
    }

    /// The same, taking messages only after a sign-in with this user and password.
    ///
    /// # Errors
    /// When no port can be opened.
    pub fn start_with_login(user: &str, password: &str) -> io::Result<SmtpSink> {
        Self::start_server(0, Some((user.to_owned(), password.to_owned())))
    }

    fn start_server(port: u16, login: Option<(String, String)>) -> io::Result<SmtpSink> {
        let listener = std::net::TcpListener::bind(("127.0.0.1", port))?;
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
        Ok(SmtpSink { address, state, task })
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

    /// Stops the server and closes its connections; returns when the port refuses new ones.
    pub async fn stop(mut self) {
        self.task.shutdown().await;
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
            let _ = converse(stream, &state).await;
        });
        while open.try_join_next().is_some() {}
    }
}

/// What is known of the message being received.
#[derive(Default)]
struct Transaction {
    answer: Option<Answer>,
    from: Option<String>,
    to: Vec<String>,
    any_recipient: bool,
}

/// Whether the conversation goes on.
#[derive(PartialEq, Eq)]
enum Next {
    Continue,
    Close,
}

/// One client's conversation.
struct Session<'a, R, W> {
    reader: R,
    writer: W,
    state: &'a State,
    signed_in: bool,
    /// Answer taken for the connection itself.
    greeting: Option<Answer>,
    transaction: Transaction,
}

async fn converse(stream: TcpStream, state: &State) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let (reader, writer) = stream.into_split();
    let mut session = Session {
        reader: BufReader::new(reader),
        writer,
        state,
        signed_in: state.login.is_none(),
        greeting: state.take_if(|stage| matches!(stage, Some(Stage::Connect | Stage::Hello))),
        transaction: Transaction::default(),
    };
    let greeting = session.greeting.clone();
    let mut next = session.respond(greeting.as_ref(), Stage::Connect, 220, "sink ready").await?;
    while next == Next::Continue {
        let Some(line) = session.line().await? else {
            break;
        };
        next = session.command(&line).await?;
    }
    Ok(())
}

impl State {
    /// Takes the next answer of the script if its stage is one of these.
    fn take_if(&self, wanted: impl Fn(Option<Stage>) -> bool) -> Option<Answer> {
        lock(&self.script).pop_front_if(|answer| wanted(answer.stage()))
    }

    fn keep(&self, transaction: &Transaction, raw: Vec<u8>) {
        let mut received = lock(&self.received);
        received.push(Received {
            from: transaction.from.clone().unwrap_or_default(),
            to: transaction.to.clone(),
            message_id: header(&raw, "message-id").trim_matches(['<', '>']).to_owned(),
            subject: in_clear(&header(&raw, "subject")),
            raw,
        });
        self.count.send_replace(received.len());
    }
}

impl<R: AsyncBufRead + Unpin, W: AsyncWrite + Unpin> Session<'_, R, W> {
    /// A line without its end; `None` when the client closed.
    async fn line(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut line = Vec::new();
        if self.reader.read_until(b'\n', &mut line).await? == 0 {
            return Ok(None);
        }
        while line.ends_with(b"\n") || line.ends_with(b"\r") {
            line.pop();
        }
        Ok(Some(line))
    }

    async fn say(&mut self, code: u16, text: &str) -> io::Result<Next> {
        let lines: Vec<&str> = text.split('\n').collect();
        let mut out = String::new();
        for (i, line) in lines.iter().enumerate() {
            let mark = if i + 1 == lines.len() { ' ' } else { '-' };
            out.push_str(&format!("{code}{mark}{line}\r\n"));
        }
        self.writer.write_all(out.as_bytes()).await?;
        self.writer.flush().await?;
        // 421 announces that the server closes.
        Ok(if code == 421 { Next::Close } else { Next::Continue })
    }

    /// The usual answer of a stage, unless the script has another.
    async fn respond(&mut self, answer: Option<&Answer>, stage: Stage, code: u16, text: &str) -> io::Result<Next> {
        match answer {
            Some(Answer::Reply { at, code, text }) if *at == stage => self.say(*code, text).await,
            Some(Answer::DropAt(at)) if *at == stage => Ok(Next::Close),
            Some(Answer::SilentAt(at)) if *at == stage => {
                while self.line().await?.is_some() {}
                Ok(Next::Close)
            }
            _ => self.say(code, text).await,
        }
    }

    async fn command(&mut self, line: &[u8]) -> io::Result<Next> {
        let line = String::from_utf8_lossy(line).into_owned();
        let verb = line.split([' ', ':']).next().unwrap_or_default();
        match verb.to_ascii_uppercase().as_str() {
            "EHLO" => {
                let mut offers = "sink\n8BITMIME\nSMTPUTF8\nPIPELINING".to_owned();
                if self.state.login.is_some() {
                    offers.push_str("\nAUTH PLAIN");
                }
                let answer = self.greeting.take();
                self.respond(answer.as_ref(), Stage::Hello, 250, &offers).await
            }
            "HELO" => {
                let answer = self.greeting.take();
                self.respond(answer.as_ref(), Stage::Hello, 250, "sink").await
            }
            "AUTH" => self.auth(&line).await,
            "MAIL" => self.mail(&line).await,
            "RCPT" => self.rcpt(&line).await,
            "DATA" => self.data().await,
            "RSET" => {
                self.transaction = Transaction::default();
                self.say(250, "reset").await
            }
            "NOOP" => self.say(250, "ok").await,
            "QUIT" => {
                self.say(221, "bye").await?;
                Ok(Next::Close)
            }
            _ => self.say(500, "unknown command").await,
        }
    }

    async fn auth(&mut self, line: &str) -> io::Result<Next> {
        let Some((user, password)) = &self.state.login else {
            return self.say(503, "no sign-in here").await;
        };
        let expected = format!("\0{user}\0{password}").into_bytes();
        let given = line.strip_prefix("AUTH PLAIN ").and_then(decode_base64).unwrap_or_default();
        self.signed_in = given == expected;
        if self.signed_in { self.say(235, "welcome").await } else { self.say(535, "5.7.8 wrong user or password").await }
    }

    async fn mail(&mut self, line: &str) -> io::Result<Next> {
        if !self.signed_in {
            return self.say(530, "5.7.0 sign in first").await;
        }
        if self.transaction.from.is_some() {
            return self.say(503, "one message at a time").await;
        }
        let answer = self.state.take_if(|stage| !matches!(stage, Some(Stage::Connect | Stage::Hello)));
        self.transaction = Transaction { answer: answer.clone(), from: Some(between_brackets(line)), ..Transaction::default() };
        let refused = answer.as_ref().and_then(Answer::stage) == Some(Stage::Mail);
        if refused {
            self.transaction = Transaction::default();
        }
        self.respond(answer.as_ref(), Stage::Mail, 250, "sender ok").await
    }

    async fn rcpt(&mut self, line: &str) -> io::Result<Next> {
        if self.transaction.from.is_none() {
            return self.say(503, "MAIL first").await;
        }
        let recipient = between_brackets(line);
        let first = !std::mem::replace(&mut self.transaction.any_recipient, true);
        match self.transaction.answer.clone() {
            Some(Answer::ReplyTo { recipient: wanted, code, text }) if wanted == recipient => self.say(code, &text).await,
            answer if first && answer.as_ref().and_then(Answer::stage) == Some(Stage::Rcpt) => self.respond(answer.as_ref(), Stage::Rcpt, 250, "").await,
            _ => {
                self.transaction.to.push(recipient);
                self.say(250, "recipient ok").await
            }
        }
    }

    async fn data(&mut self) -> io::Result<Next> {
        if self.transaction.to.is_empty() {
            return self.say(503, "RCPT first").await;
        }
        let answer = self.transaction.answer.clone();
        let early = answer.as_ref().and_then(Answer::stage) == Some(Stage::Data);
        let next = self.respond(answer.as_ref(), Stage::Data, 354, "go ahead").await?;
        if early {
            return Ok(next);
        }
        let Some(raw) = self.content().await? else {
            return Ok(Next::Close);
        };
        let transaction = std::mem::take(&mut self.transaction);
        match answer {
            Some(Answer::AcceptThenDropBefore250) => {
                self.state.keep(&transaction, raw);
                Ok(Next::Close)
            }
            Some(Answer::AcceptThenDropAfter250) => {
                self.state.keep(&transaction, raw);
                self.say(250, "kept").await?;
                Ok(Next::Close)
            }
            Some(Answer::AcceptThenHold) => {
                self.state.keep(&transaction, raw);
                if let Ok(permit) = self.state.released.acquire().await {
                    permit.forget();
                }
                let next = self.say(250, "kept").await;
                self.state.gone.add_permits(1);
                next
            }
            answer if answer.as_ref().and_then(Answer::stage) == Some(Stage::Content) => self.respond(answer.as_ref(), Stage::Content, 250, "").await,
            _ => {
                self.state.keep(&transaction, raw);
                self.say(250, "kept").await
            }
        }
    }

    /// Everything up to the lone dot; `None` when the client closed before.
    async fn content(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut raw = Vec::new();
        loop {
            let mut line = Vec::new();
            if self.reader.read_until(b'\n', &mut line).await? == 0 {
                return Ok(None);
            }
            if line == b".\r\n" {
                return Ok(Some(raw));
            }
            raw.extend_from_slice(line.strip_prefix(b".").unwrap_or(&line));
        }
    }
}

fn between_brackets(line: &str) -> String {
    let inner = line.split_once('<').map_or("", |(_, rest)| rest);
    inner.split_once('>').map_or(inner, |(inner, _)| inner).to_owned()
}

/// The unfolded value of a header; empty when missing.
fn header(raw: &[u8], name: &str) -> String {
    let text = String::from_utf8_lossy(raw);
    let mut value: Option<String> = None;
    for line in text.lines().take_while(|line| !line.is_empty()) {
        match &mut value {
            Some(value) if line.starts_with([' ', '\t']) => {
                value.push(' ');
                value.push_str(line.trim());
            }
            Some(_) => break,
            None => {
                value = line.split_once(':').filter(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim().to_owned());
            }
        }
    }
    value.unwrap_or_default()
}

/// Undoes `=?utf-8?b?…?=`; blanks between two such words are not text.
fn in_clear(text: &str) -> String {
    let mut out = Vec::new();
    let mut after_word = false;
    for word in text.split(' ') {
        let decoded = word.get(..10).filter(|start| start.eq_ignore_ascii_case("=?utf-8?b?")).and_then(|_| decode_base64(word[10..].trim_end_matches("?=")));
        if !(out.is_empty() || after_word && decoded.is_some()) {
            out.push(b' ');
        }
        after_word = decoded.is_some();
        out.extend(decoded.unwrap_or_else(|| word.as_bytes().to_vec()));
    }
    String::from_utf8_lossy(&out).into_owned()
}

fn decode_base64(text: &str) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let (mut bits, mut count) = (0u32, 0u32);
    for byte in text.trim_end_matches('=').bytes() {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = (bits << 6) | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.extend(u8::try_from((bits >> count) & 0xff));
        }
    }
    Some(out)
}
