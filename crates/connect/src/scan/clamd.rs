//! The one verb of ClamAV's daemon that is needed: `INSTREAM`, content over a connection.
//!
//! Each piece is preceded by its length, four bytes, most significant first; a length of zero
//! ends. The daemon may answer and close before the end, when its own limit is exceeded: writing
//! fails then, and the answer is still read.

use std::io;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::Instant;

use super::{ScanProblem, ScanSettings, Verdict};
use crate::BadSetting;
use crate::text::{one_line, shorten};

const PIECE: usize = 64 * 1024;

/// No honest answer is longer.
const ANSWER_LIMIT: u64 = 4096;

/// So many failures in a row, and the daemon is left alone for [`REST`]: every waiting upload
/// would otherwise hold its time limit again and again.
const FAILURES: u32 = 3;
const REST: Duration = Duration::from_secs(10);

/// The daemon of ClamAV.
#[derive(Debug, Clone)]
pub struct Clamd {
    place: Place,
    timeout: Duration,
    max_length: u64,
    rest: Arc<Mutex<Rest>>,
}

#[derive(Debug, Clone)]
enum Place {
    Tcp(String),
    #[cfg_attr(not(unix), expect(dead_code, reason = "sockets in files exist on Unix only"))]
    Socket(PathBuf),
}

#[derive(Debug, Default)]
struct Rest {
    failures: u32,
    until: Option<Instant>,
}

trait Connection: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Connection for T {}

impl Clamd {
    pub(super) fn open(settings: &ScanSettings) -> Result<Self, BadSetting> {
        let bad = || BadSetting::new("scan.url", "expected off, clamd://host:3310 or clamd:/path/of/socket");
        let rest = settings.url.strip_prefix("clamd:").ok_or_else(bad)?;
        let place = match rest.strip_prefix("//") {
            Some(_) => {
                let url = url::Url::parse(&settings.url).map_err(|_| bad())?;
                let host = url.host_str().filter(|host| !host.is_empty());
                let host = host.filter(|_| url.path().is_empty()).ok_or_else(bad)?;
                Place::Tcp(format!("{host}:{}", url.port().unwrap_or(3310)))
            }
            None if rest.starts_with('/') && cfg!(unix) => Place::Socket(rest.into()),
            None => return Err(bad()),
        };
        Ok(Clamd { place, timeout: settings.timeout, max_length: settings.max_length, rest: Arc::default() })
    }

    pub(super) async fn scan(&self, content: impl AsyncRead + Send + Unpin) -> Verdict {
        if self.resting() {
            return unavailable(ScanProblem::Resting);
        }
        let verdict = match tokio::time::timeout(self.timeout, self.stream(content)).await {
            Ok(Ok(verdict)) => verdict,
            Ok(Err(problem)) => unavailable(problem),
            Err(_) => unavailable(ScanProblem::TimedOut),
        };
        self.note(&verdict);
        verdict
    }

    pub(super) async fn ping(&self) -> Result<(), ScanProblem> {
        let exchange = async {
            let mut connection = self.connect().await?;
            connection.write_all(b"zPING\0").await?;
            answer(&mut *connection).await
        };
        match tokio::time::timeout(self.timeout, exchange).await {
            Err(_) => Err(ScanProblem::TimedOut),
            Ok(Err(error)) => Err(lost(&error)),
            Ok(Ok(text)) if text == "PONG" => Ok(()),
            Ok(Ok(text)) => Err(ScanProblem::Answer(text)),
        }
    }

    async fn connect(&self) -> io::Result<Box<dyn Connection>> {
        match &self.place {
            Place::Tcp(address) => Ok(Box::new(TcpStream::connect(address).await?)),
            #[cfg(unix)]
            Place::Socket(path) => Ok(Box::new(tokio::net::UnixStream::connect(path).await?)),
            #[cfg(not(unix))]
            Place::Socket(_) => Err(io::ErrorKind::Unsupported.into()),
        }
    }

    async fn stream(&self, mut content: impl AsyncRead + Send + Unpin) -> Result<Verdict, ScanProblem> {
        let mut connection = self.connect().await.map_err(|error| lost(&error))?;
        let mut writing = connection.write_all(b"zINSTREAM\0").await;
        let mut left = self.max_length;
        let mut piece = vec![0; PIECE];
        while writing.is_ok() {
            let length = content.read(&mut piece).await.map_err(|error| ScanProblem::Content(error.kind().to_string()))?;
            left = left.checked_sub(length as u64).ok_or(ScanProblem::TooLong)?;
            writing = send_piece(&mut *connection, &piece[..length]).await;
            if length == 0 {
                break;
            }
        }
        match (answer(&mut *connection).await, writing) {
            (Ok(text), _) if !text.is_empty() => Ok(verdict(&text)),
            (_, Err(error)) | (Err(error), Ok(())) => Err(lost(&error)),
            (Ok(_), Ok(())) => Err(ScanProblem::Unreachable("closed without answer".to_owned())),
        }
    }

    fn resting(&self) -> bool {
        let rest = self.rest.lock().unwrap_or_else(PoisonError::into_inner);
        rest.until.is_some_and(|until| Instant::now() < until)
    }

    fn note(&self, verdict: &Verdict) {
        let failed = matches!(verdict, Verdict::Unavailable { reason: ScanProblem::Unreachable(_) | ScanProblem::TimedOut });
        let mut rest = self.rest.lock().unwrap_or_else(PoisonError::into_inner);
        rest.failures = if failed { rest.failures.saturating_add(1) } else { 0 };
        rest.until = (rest.failures >= FAILURES).then(|| Instant::now() + REST);
    }
}

async fn send_piece(connection: &mut dyn Connection, piece: &[u8]) -> io::Result<()> {
    // A piece is never longer than its buffer, far below 4 GiB.
    let length = u32::try_from(piece.len()).unwrap_or(u32::MAX);
    connection.write_all(&length.to_be_bytes()).await?;
    connection.write_all(piece).await?;
    if piece.is_empty() {
        connection.flush().await?;
    }
    Ok(())
}

/// The answer up to its closing NUL or the end of the connection.
async fn answer(connection: &mut dyn Connection) -> io::Result<String> {
    let mut bytes = Vec::new();
    let mut limited = connection.take(ANSWER_LIMIT);
    while !bytes.ends_with(b"\0") && limited.read_buf(&mut bytes).await? > 0 {}
    let text = String::from_utf8_lossy(&bytes);
    Ok(shorten(&one_line(text.trim_matches('\0')), 200))
}

fn verdict(answer: &str) -> Verdict {
    let said = answer.strip_prefix("stream: ").unwrap_or(answer);
    if said == "OK" {
        return Verdict::Clean;
    }
    if let Some(signature) = said.strip_suffix(" FOUND") {
        return Verdict::Infected { signature: signature.to_owned() };
    }
    unavailable(if said.contains("size limit exceeded") { ScanProblem::TooLong } else { ScanProblem::Answer(said.to_owned()) })
}

fn unavailable(reason: ScanProblem) -> Verdict {
    Verdict::Unavailable { reason }
}

fn lost(error: &io::Error) -> ScanProblem {
    ScanProblem::Unreachable(error.kind().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_exact_word_means_clean() {
        assert_eq!(verdict("stream: OK"), Verdict::Clean);
        assert_eq!(verdict("stream: Eicar-Test-Signature FOUND"), Verdict::Infected { signature: "Eicar-Test-Signature".into() });
        assert_eq!(verdict("INSTREAM size limit exceeded. ERROR"), unavailable(ScanProblem::TooLong));
        for text in ["stream: NOT OK", "OK then", "", "stream: lstat() failed. ERROR"] {
            assert!(matches!(verdict(text), Verdict::Unavailable { .. }), "{text}");
        }
    }

    #[test]
    fn places() {
        let place = |url: &str| Clamd::open(&ScanSettings::new(url)).map(|clamd| clamd.place);
        assert!(matches!(place("clamd://av.univ.fr").unwrap(), Place::Tcp(a) if a == "av.univ.fr:3310"));
        assert!(matches!(place("clamd://[::1]:99").unwrap(), Place::Tcp(a) if a == "[::1]:99"));
        assert!(matches!(place("clamd:/run/clamav/clamd.ctl").unwrap(), Place::Socket(_)));
        for url in ["", "on", "clamd:", "clamd://", "clamd:relative", "clamd://h/path", "tcp://h:1"] {
            assert!(place(url).is_err(), "{url}");
        }
    }
}
