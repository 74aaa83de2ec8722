//! The child's side: limits itself, reads one request, answers, ends.

use std::io::{self, Write};
use std::process::ExitCode;

#[cfg(target_os = "linux")]
use crate::nursery;
use crate::prepare::{Outcome, ReceivedFile};
use crate::protocol::{self, Reply, Request};
use crate::typeset::letter::Pictures;
use crate::{assemble, picture, prepare, preview};

/// Address space in bytes; set by the parent.
pub(crate) const MEMORY_VARIABLE: &str = "PAPER_WORKER_MEMORY_BYTES";
/// Processor time in seconds; set by the parent.
pub(crate) const CPU_VARIABLE: &str = "PAPER_WORKER_CPU_SECONDS";

const DEFAULT_MEMORY: u64 = 1 << 30;
const DEFAULT_CPU: u64 = 20;
/// Parsers recurse; a thread of our own has a known amount of stack.
const STACK: usize = 32 << 20;

/// Entry point of the worker process: `ecandidat paper-worker` does nothing else.
///
/// Fails when the limits cannot be set, when no request can be read from standard input, or when the
/// answer cannot be written.
#[must_use]
pub fn main() -> ExitCode {
    // The default hook prints the message, which may quote the document.
    std::panic::set_hook(Box::new(|info| {
        if let Some(place) = info.location() {
            let _nobody_listens = writeln!(io::stderr(), "panic at {place}");
        }
    }));
    match work() {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            let _nobody_listens = writeln!(io::stderr(), "{e}");
            ExitCode::FAILURE
        }
    }
}

fn work() -> io::Result<()> {
    #[cfg(target_os = "linux")]
    if is_nursery() && nursery::run()? == nursery::Role::Nursery {
        return Ok(());
    }
    limit_self()?;
    serve()
}

#[cfg(target_os = "linux")]
fn is_nursery() -> bool {
    std::env::var_os(nursery::VARIABLE).is_some()
}

#[cfg(unix)]
#[expect(clippy::disallowed_methods, reason = "not configuration: what the parent hands its child, before anything can be read")]
fn limit_self() -> io::Result<()> {
    use rlimit::{Resource, setrlimit};
    let wanted = |variable, default| std::env::var(variable).ok().and_then(|v: String| v.parse::<u64>().ok()).unwrap_or(default);
    let memory = wanted(MEMORY_VARIABLE, DEFAULT_MEMORY);
    let cpu = wanted(CPU_VARIABLE, DEFAULT_CPU);
    // No core file, no file at all: everything goes through pipes.
    for (resource, limit) in [(Resource::CORE, 0), (Resource::FSIZE, 0), (Resource::AS, memory)] {
        setrlimit(resource, limit, limit)?;
    }
    // The soft limit comes first and ends the child with a signal that names the reason.
    setrlimit(Resource::CPU, cpu, cpu.saturating_add(2))
}

/// Elsewhere only the parent's wall clock limit holds.
#[cfg(not(unix))]
fn limit_self() -> io::Result<()> {
    Ok(())
}

fn serve() -> io::Result<()> {
    // The thread that works also reads: what one thread frees, an allocator keeps from the others for a while.
    let worker = std::thread::Builder::new().stack_size(STACK).spawn(|| -> io::Result<_> {
        let (request, blobs): (Request, _) = protocol::read(&mut io::stdin().lock())?;
        let mut progress = |item| {
            // If the parent is gone the final answer fails too, and says so.
            let _parent_gone = protocol::write(&mut io::stdout().lock(), &Reply::Working { item }, &[[0u8; 0]; 0]);
        };
        Ok(answer(request, blobs, &mut progress))
    })?;
    let (reply, blob) = worker.join().unwrap_or_else(|_| Ok((failed("panic in a parser"), None)))?;
    let blobs: Vec<Vec<u8>> = blob.into_iter().collect();
    protocol::write(&mut io::stdout().lock(), &reply, &blobs)
}

fn answer(request: Request, mut blobs: Vec<Vec<u8>>, progress: &mut dyn FnMut(usize)) -> (Reply, Option<Vec<u8>>) {
    match request {
        Request::Prepare { names, limits } => {
            let files = names.into_iter().zip(blobs).map(|(name, bytes)| ReceivedFile { name, bytes }).collect();
            match prepare::prepare(files, &limits, progress) {
                Outcome::Prepared(done) => (Reply::Prepared { pages: done.pages, observations: done.observations, files: done.files }, Some(done.pdf)),
                Outcome::Refused(refusal) => (Reply::Refused(refusal), None),
            }
        }
        Request::PageCount => match preview::page_count(take_first(&mut blobs)) {
            Ok(pages) => (Reply::PageCount { pages }, None),
            Err(e) => (failed(&e), None),
        },
        Request::Preview { page, width } => match preview::preview(take_first(&mut blobs), page, width) {
            Ok(done) => (Reply::Preview { width: done.width, height: done.height }, Some(done.png)),
            Err(e) => (failed(&e), None),
        },
        Request::PageText { page } => match preview::page_text(&take_first(&mut blobs), page) {
            Ok(text) => (Reply::Text { text }, None),
            Err(e) => (failed(&e), None),
        },
        Request::Assemble { mut assembly, titles, skip, careful } => {
            assembly.cover = take_first(&mut blobs);
            match assemble::assemble(&assembly, &titles, blobs, &skip, careful, progress) {
                Ok(done) => (Reply::Assembled { pages: done.pages, skipped: done.skipped }, Some(done.pdf)),
                Err(e) => (failed(&e), None),
            }
        }
        Request::Dossier(data) => typeset(data.typeset()),
        Request::Receipt(data) => typeset(data.typeset()),
        Request::Answers(data) => typeset(data.typeset()),
        Request::Letter { data, logo, signature } => {
            let logo = logo.then(|| take_first(&mut blobs));
            let signature = signature.then(|| take_first(&mut blobs));
            typeset(data.typeset(Pictures { logo: logo.as_deref(), signature: signature.as_deref() }))
        }
        Request::Picture { side } => match picture::picture(&take_first(&mut blobs), side) {
            Ok(done) => (Reply::Picture { width: done.width, height: done.height }, Some(done.png)),
            Err(e) => (failed(&e), None),
        },
    }
}

fn typeset(result: Result<Vec<u8>, crate::typeset::TypesetError>) -> (Reply, Option<Vec<u8>>) {
    match result {
        Ok(pdf) => (Reply::Typeset, Some(pdf)),
        Err(e) => (failed(&e.to_string()), None),
    }
}

fn take_first(blobs: &mut Vec<Vec<u8>>) -> Vec<u8> {
    if blobs.is_empty() { Vec::new() } else { blobs.remove(0) }
}

fn failed(detail: &str) -> Reply {
    Reply::Failed { detail: detail.chars().take(500).collect() }
}
