//! Accepts connections and answers on them. `axum::serve` does the same with buffers that nothing bounds: a connection that
//! carried a document keeps four hundred kilobytes for whatever it carries next, and a few hundred people who deposit theirs
//! would hold more memory than the rest of the program.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use hyper::body::Incoming;
use hyper::rt::{Sleep, Timer};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tower::Service as _;

use crate::impatient::Impatient;
use crate::page_threads::PageThreads;

/// Most bytes of a connection that were read and not taken yet; also the most that the head of a request may have.
const BUFFER: usize = 64 * 1024;

/// The pause after a connection could not be taken because something ran out, such as open files.
const RELIEF: Duration = Duration::from_secs(1);

/// How long connections are waited for.
#[derive(Clone, Copy, Debug)]
struct Patience {
    /// For the head of a request, from the beginning of a connection and from each of its answers.
    head: Duration,
    /// For that once told to stop.
    last_head: Duration,
    /// For more of an answer to be taken, from what was taken last.
    taking: Duration,
}

impl Default for Patience {
    /// Proxies keep an idle connection for one minute (nginx) or two (Caddy). They must be the first to close it: a form that
    /// is sent into a connection that closes is lost. Of an answer a socket takes more only once a third of what it holds has
    /// gone, which may be more than a megabyte and takes a poor line more than a minute.
    fn default() -> Self {
        Self { head: Duration::from_secs(150), last_head: Duration::from_secs(5), taking: Duration::from_secs(150) }
    }
}

/// Answers until told to stop, then waits for the requests that are under way. Connections are taken here and answered on
/// the threads given.
pub async fn serve(listener: TcpListener, pages: Router, stop: CancellationToken, threads: &PageThreads) {
    serve_with(listener, pages, stop, Some(threads), Patience::default()).await;
}

/// The same with everything on the runtime of whoever asks, for pages that few people open.
pub async fn serve_here(listener: TcpListener, pages: Router, stop: CancellationToken) {
    serve_with(listener, pages, stop, None, Patience::default()).await;
}

async fn serve_with(listener: TcpListener, pages: Router, stop: CancellationToken, threads: Option<&PageThreads>, patience: Patience) {
    // Its routes are made ready once rather than for each request.
    let pages = pages.with_state(());
    let mut http = http1::Builder::new();
    http.max_buf_size(BUFFER);
    http.timer(HeadTimer { stop: stop.clone(), last_head: patience.last_head }).header_read_timeout(patience.head);
    let (under_way, here) = (GracefulShutdown::new(), TaskTracker::new());
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = stop.cancelled() => break,
        };
        let (stream, visitor) = match accepted {
            Ok(connection) => connection,
            Err(error) if is_theirs(&error) => continue,
            Err(error) => {
                tracing::error!(%error, "no connection can be taken");
                tokio::time::sleep(RELIEF).await;
                continue;
            }
        };
        let (http, pages, watcher) = (http.clone(), pages.clone(), under_way.watcher());
        let answering = move |stream: TcpStream| async move {
            let stream = TokioIo::new(Impatient::new(stream, patience.taking));
            let connection = http.serve_connection(stream, service_fn(answers(&pages, visitor)));
            if let Err(error) = watcher.watch(connection).await {
                tracing::debug!(%error, "a connection ended badly");
            }
        };
        match threads {
            Some(threads) => threads.answer(stream, answering),
            None => {
                here.spawn(answering(stream));
            }
        }
    }
    drop(listener);
    under_way.shutdown().await;
}

/// Times the heads of requests, the only thing that is timed with it.
#[derive(Debug)]
struct HeadTimer {
    stop: CancellationToken,
    last_head: Duration,
}

impl Timer for HeadTimer {
    fn sleep(&self, duration: Duration) -> Pin<Box<dyn Sleep>> {
        self.sleep_until(self.now() + duration)
    }

    fn sleep_until(&self, deadline: Instant) -> Pin<Box<dyn Sleep>> {
        let end = Box::pin(tokio::time::sleep_until(deadline.into()));
        Box::pin(Head { end, stop: self.stop.clone(), last_head: self.last_head, is_last: false })
    }

    fn now(&self) -> Instant {
        tokio::time::Instant::now().into_std()
    }
}

/// The time that a head has left.
struct Head {
    end: Pin<Box<tokio::time::Sleep>>,
    stop: CancellationToken,
    last_head: Duration,
    is_last: bool,
}

impl Future for Head {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        // Every connection is woken when it is told of the stop, and looks here.
        if !self.is_last && self.stop.is_cancelled() {
            self.is_last = true;
            let last = tokio::time::Instant::now() + self.last_head;
            if last < self.end.deadline() {
                self.end.as_mut().reset(last);
            }
        }
        self.end.as_mut().poll(cx)
    }
}

impl Sleep for Head {}

/// Whether a connection went away before it was taken.
fn is_theirs(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::ConnectionRefused | io::ErrorKind::ConnectionAborted | io::ErrorKind::ConnectionReset)
}

/// What answers the requests of one connection; pages learn whose it is.
fn answers(pages: &Router, visitor: SocketAddr) -> impl Fn(hyper::Request<Incoming>) -> axum::routing::future::RouteFuture<std::convert::Infallible> + use<> {
    let pages = pages.clone();
    move |request| {
        let mut request: Request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(visitor));
        pages.clone().call(request)
    }
}

#[cfg(test)]
mod tests {
    use axum::routing::{get, post};
    use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::sync::Notify;

    use super::*;

    /// Long for a busy machine, and shorter than everything that could end a connection but what is tested.
    const WELL_BELOW: Duration = Duration::from_secs(120);

    async fn started(pages: Router) -> (SocketAddr, CancellationToken, tokio::task::JoinSet<()>) {
        started_with(pages, 2, Patience::default()).await
    }

    /// On no threads: on those of the test.
    async fn started_with(pages: Router, threads: usize, patience: Patience) -> (SocketAddr, CancellationToken, tokio::task::JoinSet<()>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let (address, stop) = (listener.local_addr().unwrap(), CancellationToken::new());
        let mut server = tokio::task::JoinSet::new();
        let told = stop.clone();
        server.spawn(async move {
            if threads == 0 {
                return serve_with(listener, pages, told, None, patience).await;
            }
            let threads = PageThreads::start(threads).unwrap();
            serve_with(listener, pages, told, Some(&threads), patience).await;
            threads.end().await;
        });
        (address, stop, server)
    }

    async fn answer(stream: &mut TcpStream) -> String {
        let mut text = Vec::new();
        stream.read_to_end(&mut text).await.unwrap();
        String::from_utf8(text).unwrap()
    }

    #[tokio::test]
    async fn pages_learn_whose_connection_it_is_and_read_all_of_a_long_form() {
        let whose = |ConnectInfo(visitor): ConnectInfo<SocketAddr>, body: bytes::Bytes| async move { format!("{} {}", visitor.ip(), body.len()) };
        let pages = Router::new().route("/", post(whose)).layer(axum::extract::DefaultBodyLimit::disable());
        let (address, stop, mut server) = started(pages).await;
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(b"POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 3000000\r\n\r\n").await.unwrap();
        stream.write_all(&vec![b'x'; 3_000_000]).await.unwrap();
        assert!(answer(&mut stream).await.ends_with("127.0.0.1 3000000"));
        stop.cancel();
        server.join_next().await.unwrap().unwrap();
    }

    /// Asks over a connection that stays open, and gives the line that answers.
    async fn line(stream: &mut tokio::io::BufReader<TcpStream>, path: &str) -> String {
        stream.write_all(format!("GET {path} HTTP/1.1\r\nHost: a\r\n\r\n").as_bytes()).await.unwrap();
        let (mut read, mut length) = (String::new(), 0);
        while read != "\r\n" {
            read.clear();
            stream.read_line(&mut read).await.unwrap();
            length = read.to_lowercase().strip_prefix("content-length: ").map_or(length, |value| value.trim().parse().unwrap());
        }
        let mut body = vec![0; length];
        stream.read_exact(&mut body).await.unwrap();
        String::from_utf8(body).unwrap()
    }

    #[tokio::test]
    async fn a_connection_stays_on_its_thread_and_one_that_is_held_up_holds_up_no_other() {
        static GATE: std::sync::Barrier = std::sync::Barrier::new(2);
        static REACHED: Notify = Notify::const_new();
        let whose = || async { std::thread::current().name().unwrap().to_owned() };
        let stuck = || async {
            REACHED.notify_one();
            GATE.wait();
            "free"
        };
        let (address, stop, mut server) = started(Router::new().route("/", get(whose)).route("/stuck", get(stuck))).await;
        let open = || async { tokio::io::BufReader::new(TcpStream::connect(address).await.unwrap()) };
        let (mut one, mut other) = (open().await, open().await);
        let (first, second) = (line(&mut one, "/").await, line(&mut other, "/").await);
        assert_ne!(first, second, "the second goes where there are fewer");
        for _ in 0..3 {
            assert_eq!(line(&mut other, "/").await, second);
            assert_eq!(line(&mut one, "/").await, first);
        }
        let answer = line(&mut one, "/stuck");
        tokio::pin!(answer);
        tokio::select! {
            _ = &mut answer => unreachable!("held"),
            () = REACHED.notified() => {}
        }
        assert_eq!(line(&mut other, "/").await, second);
        GATE.wait();
        assert_eq!(answer.await, "free");
        stop.cancel();
        server.join_next().await.unwrap().unwrap();
    }

    #[tokio::test]
    async fn whoever_stops_waits_for_what_is_under_way_and_takes_nothing_new() {
        static ASKED: Notify = Notify::const_new();
        static GO_ON: Notify = Notify::const_new();
        let slow = || async {
            ASKED.notify_one();
            GO_ON.notified().await;
            "done"
        };
        let (address, stop, mut server) = started(Router::new().route("/", get(slow))).await;
        let mut stream = TcpStream::connect(address).await.unwrap();
        let mut idle = TcpStream::connect(address).await.unwrap();
        stream.write_all(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n").await.unwrap();
        ASKED.notified().await;
        stop.cancel();
        assert_eq!(answer(&mut idle).await, "", "closed without a word");
        assert!(server.try_join_next().is_none(), "a request is under way");
        GO_ON.notify_one();
        assert!(answer(&mut stream).await.ends_with("done"));
        server.join_next().await.unwrap().unwrap();
        assert!(TcpStream::connect(address).await.is_err());
    }

    /// Begins a head and does not end it.
    async fn half_a_head(address: SocketAddr) -> TcpStream {
        let mut stream = TcpStream::connect(address).await.unwrap();
        // On a busy machine the time may be up before it began.
        let _ = stream.write_all(b"GET / HTTP/1.1\r\nHost: a\r\n").await;
        stream
    }

    /// What was said on a connection until it was ended, however that happened.
    async fn said(mut stream: TcpStream) -> String {
        let mut text = Vec::new();
        let _ = stream.read_to_end(&mut text).await;
        String::from_utf8(text).unwrap()
    }

    #[tokio::test]
    async fn who_does_not_ask_to_the_end_is_not_waited_for() {
        let patience = Patience { head: Duration::from_millis(50), ..Patience::default() };
        for threads in [1, 0] {
            let (address, stop, mut server) = started_with(Router::new(), threads, patience).await;
            let silent = TcpStream::connect(address).await.unwrap();
            let half = half_a_head(address).await;
            assert_eq!((said(silent).await, said(half).await), (String::new(), String::new()));
            stop.cancel();
            server.join_next().await.unwrap().unwrap();
        }
    }

    #[tokio::test]
    async fn who_takes_nothing_of_an_answer_is_not_waited_for() {
        const PART: &[u8] = &[b'x'; 4096];
        let endless = || async { Body::from_stream(futures::stream::repeat(Ok::<_, std::convert::Infallible>(PART))) };
        let patience = Patience { taking: Duration::from_millis(50), ..Patience::default() };
        for threads in [1, 0] {
            let (address, stop, mut server) = started_with(Router::new().route("/", get(endless)), threads, patience).await;
            let mut stalled = TcpStream::connect(address).await.unwrap();
            stalled.write_all(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n").await.unwrap();
            let mut begin = [0; 12];
            stalled.read_exact(&mut begin).await.unwrap();
            assert_eq!(begin.as_slice(), b"HTTP/1.1 200");
            stop.cancel();
            let ended = tokio::time::timeout(WELL_BELOW, server.join_next()).await;
            assert!(ended.is_ok_and(|ended| ended.is_some_and(|ended| ended.is_ok())), "held up by an answer that nobody takes");
        }
    }

    #[tokio::test]
    async fn a_stop_waits_a_moment_for_the_rest_of_a_head() {
        let patience = Patience { last_head: Duration::from_millis(20), ..Patience::default() };
        for threads in [1, 0] {
            let (address, stop, mut server) = started_with(Router::new().route("/", get(|| async { "whole" })), threads, patience).await;
            let half = half_a_head(address).await;
            // Answered on the same thread after the half was read there.
            let mut kept = tokio::io::BufReader::new(TcpStream::connect(address).await.unwrap());
            assert_eq!(line(&mut kept, "/").await, "whole");
            stop.cancel();
            let ended = tokio::time::timeout(WELL_BELOW, server.join_next()).await;
            assert!(ended.is_ok_and(|ended| ended.is_some_and(|ended| ended.is_ok())), "held up by half a head");
            assert_eq!(said(half).await, "");
        }
    }
}
