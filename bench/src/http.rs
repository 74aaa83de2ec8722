//! A small HTTP/1.1 client: one connection, one request at a time, kept alive. It does next to nothing besides, so that
//! what is measured is the server.

use std::net::SocketAddr;

use anyhow::Context as _;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// A connection to one server.
#[derive(Debug)]
pub struct Connection {
    stream: TcpStream,
    /// What was read: the head, then the body as it came.
    buffer: Vec<u8>,
}

/// Where the parts of an answer lie in the connection's buffer.
#[derive(Clone, Copy, Debug)]
struct Shape {
    head: usize,
    status: u16,
    body: Body,
}

#[derive(Clone, Copy, Debug)]
enum Body {
    Length(usize),
    Chunked,
}

/// An answer, copied out of the connection.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        header(&self.head, name)
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// `name=value` of every cookie set.
    pub fn cookies(&self) -> impl Iterator<Item = &str> {
        self.head.lines().filter_map(|line| {
            let (name, value) = line.split_once(':')?;
            name.eq_ignore_ascii_case("set-cookie").then(|| value.trim().split(';').next().unwrap_or_default())
        })
    }
}

fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.lines().find_map(|line| {
        let (key, value) = line.split_once(':')?;
        key.eq_ignore_ascii_case(name).then(|| value.trim())
    })
}

impl Connection {
    pub async fn open(address: SocketAddr) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, buffer: Vec::with_capacity(128 * 1024) })
    }

    /// Sends a request and reads its answer to the end; the body is not looked at.
    pub async fn status(&mut self, request: &[u8]) -> anyhow::Result<u16> {
        Ok(self.exchange(request).await?.status)
    }

    /// Sends a request and gives the whole answer.
    pub async fn answer(&mut self, request: &[u8]) -> anyhow::Result<Answer> {
        let shape = self.exchange(request).await?;
        let head = String::from_utf8_lossy(&self.buffer[..shape.head]).into_owned();
        let body = match shape.body {
            Body::Length(_) => self.buffer[shape.head..].to_vec(),
            Body::Chunked => joined(&self.buffer[shape.head..]),
        };
        Ok(Answer { status: shape.status, head, body })
    }

    async fn exchange(&mut self, request: &[u8]) -> anyhow::Result<Shape> {
        self.buffer.clear();
        self.stream.write_all(request).await?;
        let shape = loop {
            self.read().await?;
            if let Some(shape) = shape(&self.buffer)? {
                break shape;
            }
        };
        match shape.body {
            Body::Length(length) => {
                while self.buffer.len() < shape.head + length {
                    self.read().await?;
                }
            }
            Body::Chunked => {
                let mut at = shape.head;
                loop {
                    match chunk(&self.buffer, at) {
                        Some((_, 0)) => break,
                        Some((start, size)) if self.buffer.len() >= start + size + 2 => at = start + size + 2,
                        _ => self.read().await?,
                    }
                }
                // The empty line that ends the trailers.
                while !self.buffer.ends_with(b"\r\n\r\n") {
                    self.read().await?;
                }
            }
        }
        Ok(shape)
    }

    async fn read(&mut self) -> anyhow::Result<()> {
        let read = self.stream.read_buf(&mut self.buffer).await?;
        anyhow::ensure!(read > 0, "the server closed the connection");
        Ok(())
    }
}

/// The shape of what was read, once the head is complete.
fn shape(buffer: &[u8]) -> anyhow::Result<Option<Shape>> {
    let Some(end) = buffer.windows(4).position(|four| four == b"\r\n\r\n") else { return Ok(None) };
    let head = std::str::from_utf8(&buffer[..end])?;
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).context("an answer without a status")?;
    let body = match header(head, "content-length") {
        Some(length) => Body::Length(length.parse()?),
        None if header(head, "transfer-encoding").is_some() => Body::Chunked,
        None => Body::Length(0),
    };
    Ok(Some(Shape { head: end + 4, status, body }))
}

/// Start and size of the chunk whose size line begins here.
fn chunk(buffer: &[u8], at: usize) -> Option<(usize, usize)> {
    let line = buffer.get(at..)?;
    let end = line.windows(2).position(|two| two == b"\r\n")?;
    let size = usize::from_str_radix(std::str::from_utf8(&line[..end]).ok()?.split(';').next()?.trim(), 16).ok()?;
    Some((at + end + 2, size))
}

fn joined(raw: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(raw.len());
    let mut at = 0;
    while let Some((start, size)) = chunk(raw, at) {
        if size == 0 {
            break;
        }
        out.extend_from_slice(&raw[start..start + size]);
        at = start + size + 2;
    }
    out
}

/// A request without a body.
pub fn get(path: &str, headers: &[(&str, &str)]) -> Vec<u8> {
    request("GET", path, headers, &[])
}

pub fn request(method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Vec<u8> {
    let mut out = format!("{method} {path} HTTP/1.1\r\nHost: localhost\r\n");
    for (name, value) in headers {
        out.push_str(&format!("{name}: {value}\r\n"));
    }
    if method != "GET" {
        out.push_str(&format!("Content-Length: {}\r\n", body.len()));
    }
    out.push_str("\r\n");
    let mut out = out.into_bytes();
    out.extend_from_slice(body);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_are_joined() {
        assert_eq!(joined(b"3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n"), b"abcde");
    }

    #[test]
    fn a_head_tells_status_length_and_cookies() {
        let text = b"HTTP/1.1 303 See Other\r\nset-cookie: a=b; Path=/\r\nContent-Length: 2\r\n\r\nok";
        let shape = shape(text).unwrap().unwrap();
        assert!(matches!((shape.status, shape.body), (303, Body::Length(2))));
        let answer = Answer { status: 303, head: String::from_utf8_lossy(&text[..shape.head]).into_owned(), body: b"ok".to_vec() };
        assert_eq!(answer.cookies().collect::<Vec<_>>(), ["a=b"]);
    }
}
