//! Ports for servers that are told where to listen before they do. What the system calls free may be somebody else's by
//! then: it gives the same ports to connections that go out, of which tests open thousands.
//!
//! Only the standard library is used, so that other tools can include this file. The browser's tests choose the same way
//! (`e2e/lib/port.mjs`).

use std::io;
use std::net::TcpListener;
use std::sync::atomic::{AtomicU32, Ordering};

/// Where the system takes no ports of its own accord (Linux: from 32,768), two numbers for each server: 20,000 to 31,999.
const FIRST: u16 = 20_000;
const PAIRS: u32 = 6_000;

/// How many were looked at in this process.
static LOOKED_AT: AtomicU32 = AtomicU32::new(0);

/// A port of 127.0.0.1 that nobody else who chooses this way is given until this is dropped, or this process dies.
#[derive(Debug)]
pub struct OwnPort {
    number: u16,
    /// Somebody listens at the odd number: the even one before it is taken, whether a server is there just now or not.
    _sign: TcpListener,
}

impl OwnPort {
    /// One that nobody listens on.
    ///
    /// # Errors
    /// When there is none.
    pub fn take() -> io::Result<Self> {
        // Processes begin in different places.
        let begin = std::process::id().wrapping_mul(97);
        for _ in 0..PAIRS {
            let pair = begin.wrapping_add(LOOKED_AT.fetch_add(1, Ordering::Relaxed)) % PAIRS;
            let number = u16::try_from(pair * 2).map_err(io::Error::other)? + FIRST;
            let Ok(sign) = TcpListener::bind(("127.0.0.1", number + 1)) else { continue };
            // Others may listen there without a sign.
            if TcpListener::bind(("127.0.0.1", number)).is_ok() {
                return Ok(Self { number, _sign: sign });
            }
        }
        Err(io::Error::other("all ports for tests are taken"))
    }

    #[must_use]
    pub const fn number(&self) -> u16 {
        self.number
    }
}
