//! Gives each task a short-lived child of its own, so that a hostile file can only hurt that child.
//!
//! The child limits itself before it reads anything (see [`crate::worker`]); the parent adds a wall
//! clock limit, a bound on the number of children, and kills what it no longer waits for. A crash
//! of the child is an answer, never an error of the service.

use std::ffi::OsString;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWriteExt};
use tokio::sync::Semaphore;
use tokio::time::timeout;

use crate::assemble::{Assembled, Assembly, Part};
use crate::cause::Cause;
use crate::children::{Children, Started};
use crate::picture::Picture;
use crate::prepare::{FileRef, Outcome, PrepareLimits, Prepared, ReceivedFile, Refusal, RefusalReason};
use crate::preview::Preview;
use crate::protocol::{self, Prefix, Reply, Request};
use crate::typeset::answers::AnswersData;
use crate::typeset::dossier::DossierData;
use crate::typeset::letter::{LetterData, Pictures};
use crate::typeset::receipt::ReceiptData;

/// How much of the child's complaints is kept for the log, in bytes.
const KEPT_COMPLAINT: u64 = 2_000;

/// What a child may use.
#[derive(Debug, Clone)]
pub struct ChildLimits {
    /// Address space, in bytes.
    pub memory_bytes: u64,
    /// Processor time, in seconds.
    pub cpu_seconds: u64,
    /// Time from the start of the child to its answer.
    pub wall: Duration,
    /// Children alive at the same time; further tasks wait their turn.
    pub children: usize,
}

impl Default for ChildLimits {
    fn default() -> Self {
        Self { memory_bytes: 1 << 30, cpu_seconds: 20, wall: Duration::from_secs(40), children: 2 }
    }
}

/// Why a task has no result.
#[derive(Debug, thiserror::Error)]
pub enum SandboxError {
    /// The document cannot be read, now or later.
    #[error("the document cannot be read ({cause:?}, input {item:?}): {detail}")]
    Unreadable {
        cause: Cause,
        /// The input the child was working on, counted from 0, when it had told.
        item: Option<usize>,
        /// For logs.
        detail: String,
    },
    /// The wall clock limit passed. On a loaded machine the same task may succeed later.
    #[error("no answer within {0:?}")]
    TimedOut(Duration),
    /// No child could be started or spoken with, or it was stopped: the installation is at fault, not the document.
    #[error("the document worker cannot be used: {0}")]
    Unavailable(#[from] io::Error),
}

/// Runs tasks on untrusted documents. Cheap to clone; clones share the bound on children.
#[derive(Debug, Clone)]
pub struct Sandbox {
    children: Arc<Children>,
    wall: Duration,
    at_once: usize,
    patience: Option<Duration>,
    turns: Arc<Semaphore>,
}

impl Sandbox {
    /// `program` and `args` name an executable that calls [`crate::worker::main`].
    #[must_use]
    pub fn new(program: impl Into<PathBuf>, args: impl IntoIterator<Item = impl Into<OsString>>, limits: ChildLimits) -> Self {
        let args: Vec<OsString> = args.into_iter().map(Into::into).collect();
        Self {
            turns: Arc::new(Semaphore::new(limits.children.max(1))),
            at_once: limits.children.max(1),
            wall: limits.wall,
            children: Arc::new(Children::of(program.into(), args, limits)),
            patience: None,
        }
    }

    /// Waits until children need not be started as programs any more; false where they always are. Nothing needs to wait for
    /// it: it happens by itself, beside the first tasks.
    #[cfg(target_os = "linux")]
    pub async fn warm(&self) -> bool {
        self.children.warm().await
    }

    /// How many children are alive at the same time.
    #[must_use]
    pub fn children(&self) -> usize {
        self.at_once
    }

    /// The same sandbox, giving up with [`SandboxError::TimedOut`] after `patience`, waiting for a
    /// turn included: for work done while a person waits.
    #[must_use]
    pub fn within(&self, patience: Duration) -> Self {
        Self { patience: Some(patience), ..self.clone() }
    }

    /// Binds received files into one canonical PDF. A file that brings the child down is refused
    /// as unreadable.
    ///
    /// # Errors
    /// [`SandboxError::TimedOut`] and [`SandboxError::Unavailable`]; both may be tried again.
    pub async fn prepare<B: AsRef<[u8]>>(&self, files: &[ReceivedFile<B>], limits: &PrepareLimits) -> Result<Outcome, SandboxError> {
        let names = files.iter().map(|f| f.name.clone()).collect();
        let blobs: Vec<&[u8]> = files.iter().map(|f| f.bytes.as_ref()).collect();
        match self.ask(&Request::Prepare { names, limits: limits.clone() }, &blobs).await {
            Ok((Reply::Prepared { pages, observations, files }, blobs)) => {
                let pdf = only(blobs)?;
                Ok(Outcome::Prepared(Prepared { size: pdf.len() as u64, pdf, pages, observations, files }))
            }
            Ok((Reply::Refused(refusal), _)) => Ok(Outcome::Refused(refusal)),
            Ok(_) => Err(out_of_turn()),
            Err(SandboxError::Unreadable { item, .. }) => {
                // With a single file there is no doubt which one it was.
                let index = item.or((files.len() == 1).then_some(0));
                let file = index.and_then(|i| Some(FileRef { index: i, name: files.get(i)?.name.clone() }));
                Ok(Outcome::Refused(Refusal { reason: RefusalReason::Unreadable, file }))
            }
            Err(other) => Err(other),
        }
    }

    /// The number of pages of a PDF.
    ///
    /// # Errors
    /// See [`SandboxError`].
    pub async fn page_count(&self, pdf: &[u8]) -> Result<usize, SandboxError> {
        match self.ask(&Request::PageCount, &[pdf]).await? {
            (Reply::PageCount { pages }, _) => Ok(pages),
            _ => Err(out_of_turn()),
        }
    }

    /// A picture of page `page` (from 1), `width` pixels wide (kept between 16 and 2,400).
    ///
    /// # Errors
    /// See [`SandboxError`]; a page that does not exist is [`SandboxError::Unreadable`].
    pub async fn preview(&self, pdf: &[u8], page: usize, width: u32) -> Result<Preview, SandboxError> {
        match self.ask(&Request::Preview { page, width }, &[pdf]).await? {
            (Reply::Preview { width, height }, blobs) => Ok(Preview { png: only(blobs)?, width, height }),
            _ => Err(out_of_turn()),
        }
    }

    /// The text of page `page` (from 1), as far as the document tells it; empty for scans.
    ///
    /// # Errors
    /// See [`SandboxError`].
    pub async fn page_text(&self, pdf: &[u8], page: usize) -> Result<String, SandboxError> {
        match self.ask(&Request::PageText { page }, &[pdf]).await? {
            (Reply::Text { text }, _) => Ok(text),
            _ => Err(out_of_turn()),
        }
    }

    /// Puts a cover and parts into one PDF with a bookmark each. Parts that cannot be read are left
    /// out and named in the result, also when they bring the child down.
    ///
    /// # Errors
    /// See [`SandboxError`]; a broken cover is [`SandboxError::Unreadable`].
    pub async fn assemble(&self, assembly: &Assembly, parts: &[Part]) -> Result<Assembled, SandboxError> {
        let titles: Vec<String> = parts.iter().map(|p| p.title.clone()).collect();
        let mut blobs: Vec<&[u8]> = vec![&assembly.cover];
        blobs.extend(parts.iter().map(|p| p.pdf.as_slice()));
        let mut skip = Vec::new();
        let mut careful = false;
        loop {
            let request = Request::Assemble { assembly: assembly.without_cover(), titles: titles.clone(), skip: skip.clone(), careful };
            match self.ask(&request, &blobs).await {
                Ok((Reply::Assembled { pages, skipped }, blobs)) => {
                    let skipped = skipped.into_iter().filter_map(|i| titles.get(i).cloned()).collect();
                    return Ok(Assembled { pdf: only(blobs)?, pages, skipped });
                }
                Ok(_) => return Err(out_of_turn()),
                // The second round tries each part alone first, and so tells which one it was.
                Err(SandboxError::Unreadable { cause, .. }) if cause != Cause::Refused && !careful => careful = true,
                Err(SandboxError::Unreadable { cause, item: Some(item), .. }) if cause != Cause::Refused && item < parts.len() && !skip.contains(&item) => {
                    skip.push(item);
                }
                Err(other) => return Err(other),
            }
        }
    }

    /// [`DossierData::typeset`] in a child, for callers that must keep their own memory small.
    ///
    /// # Errors
    /// See [`SandboxError`].
    pub async fn dossier(&self, data: &DossierData) -> Result<Vec<u8>, SandboxError> {
        self.typeset(&Request::Dossier(Box::new(data.clone())), &[]).await
    }

    /// [`ReceiptData::typeset`] in a child.
    ///
    /// # Errors
    /// See [`SandboxError`].
    pub async fn receipt(&self, data: &ReceiptData) -> Result<Vec<u8>, SandboxError> {
        self.typeset(&Request::Receipt(Box::new(data.clone())), &[]).await
    }

    /// The answers of a form as PDF.
    ///
    /// # Errors
    /// See [`SandboxError`].
    pub async fn answers(&self, data: &AnswersData) -> Result<Vec<u8>, SandboxError> {
        self.typeset(&Request::Answers(Box::new(data.clone())), &[]).await
    }

    /// [`LetterData::typeset`] in a child: its pictures came from people.
    ///
    /// # Errors
    /// See [`SandboxError`]; a broken picture is [`SandboxError::Unreadable`].
    pub async fn letter(&self, data: &LetterData, pictures: Pictures<'_>) -> Result<Vec<u8>, SandboxError> {
        let request = Request::Letter { data: Box::new(data.clone()), logo: pictures.logo.is_some(), signature: pictures.signature.is_some() };
        let blobs: Vec<&[u8]> = pictures.logo.into_iter().chain(pictures.signature).collect();
        self.typeset(&request, &blobs).await
    }

    /// A PNG made of a received PNG or JPEG, its longer side at most `side` pixels.
    ///
    /// # Errors
    /// See [`SandboxError`]; what is no such picture is [`SandboxError::Unreadable`].
    pub async fn picture(&self, bytes: &[u8], side: u32) -> Result<Picture, SandboxError> {
        match self.ask(&Request::Picture { side }, &[bytes]).await? {
            (Reply::Picture { width, height }, blobs) => Ok(Picture { png: only(blobs)?, width, height }),
            _ => Err(out_of_turn()),
        }
    }

    async fn typeset(&self, request: &Request, blobs: &[&[u8]]) -> Result<Vec<u8>, SandboxError> {
        match self.ask(request, blobs).await? {
            (Reply::Typeset, blobs) => only(blobs),
            _ => Err(out_of_turn()),
        }
    }

    /// One task: waits for a turn, starts a child, returns its final answer.
    async fn ask(&self, request: &Request, blobs: &[&[u8]]) -> Result<(Reply, Vec<Vec<u8>>), SandboxError> {
        let task = async {
            let _turn = self.turns.acquire().await.map_err(|_| io::Error::other("closed"))?;
            let Ok(answer) = timeout(self.wall, self.run_again(request, blobs)).await else {
                // It cannot be told from here whether the document is slow or the process that children come from was stopped.
                #[cfg(target_os = "linux")]
                self.children.renew();
                return Err(SandboxError::TimedOut(self.wall));
            };
            answer
        };
        match self.patience {
            None => task.await,
            Some(patience) => match timeout(patience, task).await {
                Ok(answer) => answer,
                Err(_) => Err(SandboxError::TimedOut(patience)),
            },
        }
    }

    /// Once more when the child was taken away together with the process it came from.
    async fn run_again(&self, request: &Request, blobs: &[&[u8]]) -> Result<(Reply, Vec<Vec<u8>>), SandboxError> {
        match self.run(request, blobs).await {
            Err(SandboxError::Unavailable(error)) if error.kind() == io::ErrorKind::ConnectionAborted => {
                // What is dying may still take requests.
                #[cfg(target_os = "linux")]
                self.children.renew();
                self.run(request, blobs).await
            }
            answer => answer,
        }
    }

    async fn run(&self, request: &Request, blobs: &[&[u8]]) -> Result<(Reply, Vec<Vec<u8>>), SandboxError> {
        let head = protocol::head(request, blobs)?;
        let Started { mut stdin, mut stdout, stderr, end } = self.children.start()?;
        let send = async move {
            // A child that dies while we write is judged by its silence, not by our broken pipe.
            let mut sent = stdin.write_all(&head).await;
            for blob in blobs {
                if sent.is_ok() {
                    sent = stdin.write_all(blob).await;
                }
            }
            drop(stdin);
        };
        let listen = async move {
            let mut item = None;
            let answer = loop {
                match read_frame(&mut stdout).await {
                    Ok((Reply::Working { item: now }, _)) => item = Some(now),
                    Ok(answer) => break Some(answer),
                    Err(_) => break None,
                }
            };
            (answer, item)
        };
        let complain = async move {
            let mut text = Vec::new();
            let mut stderr = stderr;
            // Both reads end with the child; a failure only shortens the log.
            let _kept = (&mut stderr).take(KEPT_COMPLAINT).read_to_end(&mut text).await;
            let _drained = tokio::io::copy(&mut stderr, &mut tokio::io::sink()).await;
            String::from_utf8_lossy(&text).trim().to_owned()
        };
        let ((), (answer, item), complaint) = tokio::join!(send, listen, complain);
        let status = end.wait().await;
        match answer {
            Some((Reply::Failed { detail }, _)) => return Err(SandboxError::Unreadable { cause: Cause::Refused, item, detail }),
            Some(answer) => return Ok(answer),
            None => {}
        }
        let status = status?;
        // Our worker does not leave by the door without a word, and who stopped it did not read the document.
        let Some(cause) = Cause::of(status, &complaint) else { return Err(io::Error::other(format!("{status}; {complaint}")).into()) };
        #[cfg(target_os = "linux")]
        if cause == Cause::Crashed {
            // Whoever looks for a place in memory by trying has to look anew each time.
            self.children.renew();
        }
        Err(SandboxError::Unreadable { cause, item, detail: format!("{status}; {complaint}") })
    }
}

async fn read_frame(from: &mut (impl AsyncRead + Unpin)) -> io::Result<(Reply, Vec<Vec<u8>>)> {
    let mut prefix = [0; protocol::PREFIX];
    from.read_exact(&mut prefix).await?;
    let prefix = Prefix::parse(prefix)?;
    let mut lengths = vec![0; prefix.blobs * 8];
    from.read_exact(&mut lengths).await?;
    let lengths = protocol::blob_lengths(&lengths)?;
    let mut header = vec![0; prefix.header];
    from.read_exact(&mut header).await?;
    let header = protocol::parse_header(&header)?;
    let mut blobs = Vec::with_capacity(lengths.len());
    for length in lengths {
        let mut blob = Vec::with_capacity(length);
        if (&mut *from).take(length as u64).read_to_end(&mut blob).await? < length {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        blobs.push(blob);
    }
    Ok((header, blobs))
}

fn only(mut blobs: Vec<Vec<u8>>) -> Result<Vec<u8>, SandboxError> {
    match blobs.len() {
        1 => Ok(blobs.swap_remove(0)),
        _ => Err(out_of_turn()),
    }
}

/// An answer to another question: the program is not our worker, or not of our version.
fn out_of_turn() -> SandboxError {
    SandboxError::Unavailable(io::Error::new(io::ErrorKind::InvalidData, "unexpected answer"))
}
