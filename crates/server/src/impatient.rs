//! A connection that is given up once its other end takes nothing more of what it asked for. Whoever asks for a document and
//! never reads it would otherwise hold the connection, and what was made ready for it, until the program ends.

use std::io::{self, IoSlice};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::Sleep;

/// A stream whose writes fail when nothing of them was taken for as long as its patience lasts.
#[derive(Debug)]
pub struct Impatient<S> {
    stream: S,
    patience: Duration,
    /// Until when something must be taken. None while writes go through: most connections never need one.
    end: Option<Pin<Box<Sleep>>>,
}

impl<S> Impatient<S> {
    pub const fn new(stream: S, patience: Duration) -> Self {
        Self { stream, patience, end: None }
    }

    /// What comes of a write that the stream answered so.
    fn judged(&mut self, written: Poll<io::Result<usize>>, cx: &mut Context<'_>) -> Poll<io::Result<usize>> {
        if written.is_ready() {
            self.end = None;
            return written;
        }
        let patience = self.patience;
        let end = self.end.get_or_insert_with(|| Box::pin(tokio::time::sleep(patience)));
        ready!(end.as_mut().poll(cx));
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Impatient<S> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, buf)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Impatient<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(cx, buf);
        self.judged(written, cx)
    }

    fn poll_write_vectored(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bufs: &[IoSlice<'_>]) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(cx, bufs);
        self.judged(written, cx)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt as _, DuplexStream};
    use tokio::time::advance;

    use super::*;

    const PATIENCE: Duration = Duration::from_secs(60);
    const NEARLY: Duration = Duration::from_secs(59);

    /// What a single attempt to write comes to: how much was taken, or why it failed.
    async fn tried(stream: &mut Impatient<DuplexStream>) -> Poll<Result<usize, io::ErrorKind>> {
        let answer = std::future::poll_fn(|cx| Poll::Ready(Pin::new(&mut *stream).poll_write(cx, b"four"))).await;
        answer.map(|written| written.map_err(|error| error.kind()))
    }

    #[tokio::test(start_paused = true)]
    async fn each_byte_taken_gives_all_the_time_again() {
        let (near, mut far) = tokio::io::duplex(4);
        let mut stream = Impatient::new(near, PATIENCE);
        assert_eq!(tried(&mut stream).await, Poll::Ready(Ok(4)));
        for _ in 0..3 {
            assert_eq!(tried(&mut stream).await, Poll::Pending);
            advance(NEARLY).await;
            assert_eq!(tried(&mut stream).await, Poll::Pending);
            far.read_u8().await.unwrap();
            assert_eq!(tried(&mut stream).await, Poll::Ready(Ok(1)));
        }
        assert_eq!(tried(&mut stream).await, Poll::Pending);
        advance(NEARLY).await;
        assert_eq!(tried(&mut stream).await, Poll::Pending);
        advance(PATIENCE - NEARLY + Duration::from_millis(1)).await;
        assert_eq!(tried(&mut stream).await, Poll::Ready(Err(io::ErrorKind::TimedOut)));
    }

    #[tokio::test(start_paused = true)]
    async fn who_is_sent_nothing_has_nothing_to_take() {
        let (near, _far) = tokio::io::duplex(4);
        let mut stream = Impatient::new(near, PATIENCE);
        advance(2 * PATIENCE).await;
        assert_eq!(tried(&mut stream).await, Poll::Ready(Ok(4)));
        assert_eq!(tried(&mut stream).await, Poll::Pending);
    }
}
