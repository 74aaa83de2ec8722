//! One client's conversation: command by command, as the script says.

use std::io;

use tokio::io::{AsyncBufRead, AsyncBufReadExt, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

use super::{Answer, Received, Stage, State, lock, text};

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

pub(super) async fn converse(stream: TcpStream, state: &State) -> io::Result<()> {
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
            message_id: text::header(&raw, "message-id").trim_matches(['<', '>']).to_owned(),
            subject: text::in_clear(&text::header(&raw, "subject")),
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
        let given = line.strip_prefix("AUTH PLAIN ").and_then(text::decode_base64).unwrap_or_default();
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
