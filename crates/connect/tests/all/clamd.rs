//! The antivirus client against a server that plays ClamAV's daemon.

use std::net::SocketAddr;
use std::time::Duration;

use connect::scan::{ScanProblem, ScanSettings, Scanner, Verdict};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

/// What the server does with one connection.
#[derive(Clone)]
enum Play {
    /// Reads everything, then says this.
    Say(&'static str),
    /// Says this after so many bytes of content and closes at once.
    Interrupt(usize, &'static str),
    /// Closes after so many bytes of content.
    Close(usize),
    /// Never answers.
    Silent,
}

/// Plays once per connection; ends with the content of each.
async fn daemon(plays: Vec<Play>) -> (SocketAddr, JoinSet<Vec<Vec<u8>>>) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    let mut task = JoinSet::new();
    task.spawn(async move {
        let mut contents = Vec::new();
        for play in plays {
            let (stream, _) = listener.accept().await.unwrap();
            contents.push(act(stream, play).await);
        }
        contents
    });
    (address, task)
}

async fn act(mut stream: TcpStream, play: Play) -> Vec<u8> {
    let mut command = [0; 10];
    stream.read_exact(&mut command[..6]).await.unwrap();
    if &command[..6] == b"zPING\0" {
        stream.write_all(b"PONG\0").await.unwrap();
        return Vec::new();
    }
    stream.read_exact(&mut command[6..]).await.unwrap();
    assert_eq!(&command, b"zINSTREAM\0");
    let mut content = Vec::new();
    loop {
        match play {
            Play::Interrupt(after, answer) if content.len() >= after => {
                stream.write_all(answer.as_bytes()).await.unwrap();
                return content;
            }
            Play::Close(after) if content.len() >= after => return content,
            _ => {}
        }
        let length = stream.read_u32().await.unwrap() as usize;
        if length == 0 {
            break;
        }
        let start = content.len();
        content.resize(start + length, 0);
        stream.read_exact(&mut content[start..]).await.unwrap();
    }
    match play {
        Play::Say(answer) => stream.write_all(answer.as_bytes()).await.unwrap(),
        Play::Interrupt(_, answer) => stream.write_all(answer.as_bytes()).await.unwrap(),
        Play::Close(_) => {}
        Play::Silent => {
            let mut rest = Vec::new();
            let _ = stream.read_to_end(&mut rest).await;
        }
    }
    content
}

fn settings(address: SocketAddr) -> ScanSettings {
    ScanSettings::new(format!("clamd://{address}"))
}

fn problem(verdict: Verdict) -> ScanProblem {
    match verdict {
        Verdict::Unavailable { reason } => reason,
        other => unreachable!("expected no verdict, got {other:?}"),
    }
}

#[tokio::test]
async fn clean_infected_and_unclear() {
    let (address, task) = daemon(vec![
        Play::Say("stream: OK\0"),
        Play::Say("stream: Eicar-Signature.UNOFFICIAL FOUND\0"),
        Play::Say("stream: Can't allocate memory ERROR\0"),
        Play::Say(""),
    ])
    .await;
    let scanner = Scanner::open(&settings(address)).unwrap();
    assert!(scanner.is_configured());
    let long: Vec<u8> = (0..200_000u32).map(|i| (i % 256) as u8).collect();
    assert_eq!(scanner.scan(long.as_slice()).await, Verdict::Clean);
    assert_eq!(scanner.scan(&b"harmful"[..]).await, Verdict::Infected { signature: "Eicar-Signature.UNOFFICIAL".into() });
    assert_eq!(problem(scanner.scan(&b""[..]).await), ScanProblem::Answer("Can't allocate memory ERROR".into()));
    assert!(matches!(problem(scanner.scan(&b"x"[..]).await), ScanProblem::Unreachable(_)));
    let contents = task.join_all().await.remove(0);
    assert!(contents[0] == long);
    assert_eq!(contents[1], b"harmful");
}

#[tokio::test]
async fn an_answer_before_the_end_of_the_content_is_heard() {
    let limit = "INSTREAM size limit exceeded. ERROR\0";
    let (address, task) = daemon(vec![Play::Interrupt(65_536, limit), Play::Close(65_536)]).await;
    let scanner = Scanner::open(&settings(address)).unwrap();
    let long = vec![0; 20_000_000];
    // Depending on when the connection breaks the answer may be lost with it; never « clean ».
    let reason = problem(scanner.scan(long.as_slice()).await);
    assert!(matches!(reason, ScanProblem::TooLong | ScanProblem::Unreachable(_)), "{reason}");
    let reason = problem(scanner.scan(long.as_slice()).await);
    assert!(matches!(reason, ScanProblem::Unreachable(_)), "{reason}");
    task.join_all().await;
}

#[tokio::test]
async fn content_beyond_our_own_limit_is_not_sent() {
    let (address, _task) = daemon(vec![Play::Silent]).await;
    let mut settings = settings(address);
    settings.max_length = 1000;
    let scanner = Scanner::open(&settings).unwrap();
    let long = vec![0; 1001];
    assert_eq!(problem(scanner.scan(long.as_slice()).await), ScanProblem::TooLong);
}

#[tokio::test]
async fn after_three_failures_the_daemon_is_left_alone() {
    let (address, task) = daemon(vec![Play::Silent, Play::Close(0), Play::Close(0)]).await;
    let mut settings = settings(address);
    settings.timeout = Duration::from_millis(500);
    let scanner = Scanner::open(&settings).unwrap();
    assert_eq!(problem(scanner.scan(&b"x"[..]).await), ScanProblem::TimedOut);
    for _ in 0..2 {
        let reason = problem(scanner.scan(&b"x"[..]).await);
        // On a busy machine the time may be up before it is heard that the connection was closed.
        assert!(matches!(reason, ScanProblem::Unreachable(_) | ScanProblem::TimedOut), "{reason}");
    }
    assert_eq!(problem(scanner.scan(&b"x"[..]).await), ScanProblem::Resting);
    task.join_all().await;

    tokio::time::pause();
    tokio::time::advance(Duration::from_secs(11)).await;
    tokio::time::resume();
    let reason = problem(scanner.scan(&b"x"[..]).await);
    assert!(matches!(reason, ScanProblem::Unreachable(_)), "{reason}");
}

#[tokio::test]
async fn health_asks_for_a_sign_of_life() {
    let (address, task) = daemon(vec![Play::Silent]).await;
    let scanner = Scanner::open(&settings(address)).unwrap();
    assert_eq!(scanner.health().await, Ok(()));
    task.join_all().await;
    assert!(matches!(scanner.health().await, Err(ScanProblem::Unreachable(_))));
}

#[cfg(unix)]
#[tokio::test]
async fn a_socket_in_a_file_works_too() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("clamd.ctl");
    let listener = tokio::net::UnixListener::bind(&path).unwrap();
    let scanner = Scanner::open(&ScanSettings::new(format!("clamd:{}", path.display()))).unwrap();
    let server = async {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut sent = [0; 10 + 4 + 2 + 4];
        stream.read_exact(&mut sent).await.unwrap();
        stream.write_all(b"stream: OK\0").await.unwrap();
        sent
    };
    let (verdict, sent) = tokio::join!(scanner.scan(&b"hi"[..]), server);
    assert_eq!(verdict, Verdict::Clean);
    assert_eq!(&sent, b"zINSTREAM\0\0\0\0\x02hi\0\0\0\0");
}

#[tokio::test]
async fn without_an_antivirus_nothing_is_called_clean() {
    let scanner = Scanner::open(&ScanSettings::new("off")).unwrap();
    assert_eq!(scanner.scan(&b"x"[..]).await, Verdict::NotConfigured);
    assert!(!scanner.is_configured());
    assert_eq!(scanner.health().await, Ok(()));
    assert_eq!(Scanner::open(&ScanSettings::new("clamav")).unwrap_err().key, "scan.url");
}

#[tokio::test]
async fn prepared_answers() {
    let (scanner, script) = Scanner::scripted();
    script.infected_if_contains(*b"virus", "Test");
    let infected = Verdict::Infected { signature: "Test".into() };
    assert_eq!(scanner.scan(&b"fine"[..]).await, Verdict::Clean);
    assert_eq!(scanner.scan(&b"a virus inside"[..]).await, infected);
    let down = Verdict::Unavailable { reason: ScanProblem::TimedOut };
    script.answer_next(down.clone());
    assert_eq!(scanner.scan(&b"virus"[..]).await, down);
    script.answer_always(down.clone());
    assert_eq!(scanner.scan(&b"virus"[..]).await, down);
    assert_eq!(scanner.health().await, Err(ScanProblem::TimedOut));
    assert_eq!(script.scans(), 4);
    script.reset();
    assert_eq!(scanner.scan(&b"virus"[..]).await, Verdict::Clean);
    assert_eq!(scanner.health().await, Ok(()));
}
