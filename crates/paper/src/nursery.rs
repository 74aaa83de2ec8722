//! The process that children are born from. Starting a program as large as this one costs several milliseconds for its
//! relocations alone; a copy of a process that has them behind it costs a fraction of that.
//!
//! The nursery is the same program with nothing in it: one thread, no configuration, no document. It reads requests from a
//! socket, each of them the four ends a child is given, and copies itself. The copy limits itself and does one task, as if it
//! had been started for it; the nursery never sees what it reads or writes. What asks for children is [`crate::children`].

use std::io::{self, IoSlice, IoSliceMut, Write};
use std::mem::MaybeUninit;
use std::os::fd::{BorrowedFd, OwnedFd};

use fork::Fork;
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::retry_on_intr;
use rustix::net::{
    AddressFamily, RecvAncillaryBuffer, RecvAncillaryMessage, RecvFlags, SendAncillaryBuffer, SendAncillaryMessage, SendFlags, SocketFlags, SocketType,
    recvmsg, sendmsg, socketpair,
};
use rustix::process::{Pid, PidfdFlags, Signal, WaitOptions, getpid, getppid, kill_process, pidfd_open, set_parent_process_death_signal, waitpid};
use rustix::stdio;

/// Set by the parent for the process that is to be a nursery.
pub(crate) const VARIABLE: &str = "PAPER_WORKER_NURSERY";

/// What a child is given, in this order: its standard input, output and error, and where its end is told.
const ENDS: usize = 4;

/// Who returns from [`run`].
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// A copy with a task before it, at its standard input.
    Child,
    /// The nursery, when nobody asks any more.
    Nursery,
}

#[derive(Debug)]
struct Living {
    pid: Pid,
    /// Readable once the child has ended.
    ended: OwnedFd,
    /// Where its status goes; an error there says that nobody waits for it any more. None once it was killed for that.
    told: Option<OwnedFd>,
}

/// The two ends of the socket that requests for children are sent over.
///
/// # Errors
/// Those of the system.
pub(crate) fn channel() -> io::Result<(OwnedFd, OwnedFd)> {
    Ok(socketpair(AddressFamily::UNIX, SocketType::SEQPACKET, SocketFlags::CLOEXEC, None)?)
}

/// Asks for a child with these ends. Does not wait for it.
///
/// # Errors
/// When the nursery has ended, or has too much to do.
pub(crate) fn ask(control: &OwnedFd, ends: [BorrowedFd<'_>; ENDS]) -> io::Result<()> {
    let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(ENDS))];
    let mut rights = SendAncillaryBuffer::new(&mut space);
    if !rights.push(SendAncillaryMessage::ScmRights(&ends)) {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    sendmsg(control, &[IoSlice::new(b"c")], &mut rights, SendFlags::NOSIGNAL | SendFlags::DONTWAIT)?;
    Ok(())
}

/// Whether the nursery at the other end has said that it is ready; `None` as long as it has said nothing.
pub(crate) fn is_ready(control: &OwnedFd) -> Option<bool> {
    let mut byte = [0_u8; 1];
    match rustix::net::recv(control, &mut byte, RecvFlags::DONTWAIT) {
        Ok((_, 1..)) => Some(true),
        Err(rustix::io::Errno::AGAIN | rustix::io::Errno::INTR) => None,
        Ok(_) | Err(_) => Some(false),
    }
}

/// Serves requests from standard input until its other end is closed. Returns in every child as well.
///
/// # Errors
/// Where the system cannot tell the end of a process, and in a child that cannot take its ends.
pub(crate) fn run() -> io::Result<Role> {
    let control = stdio::stdin();
    // Nothing is promised that cannot be kept.
    drop(pidfd_open(getpid(), PidfdFlags::empty())?);
    rustix::net::send(control, b"r", SendFlags::NOSIGNAL)?;
    let mut living = Vec::new();
    let role = tend(control, &mut living);
    // Nobody would look after them, and nothing is said of what was taken away.
    for child in &mut living {
        child.kill();
        child.told = None;
    }
    for child in &mut living {
        child.bury();
    }
    role
}

/// Bears a child for each request and tells the end of each. In a child `living` is empty.
fn tend(control: BorrowedFd<'_>, living: &mut Vec<Living>) -> io::Result<Role> {
    let nursery = getpid();
    loop {
        let seen = wait(control, living)?;
        let (asked, seen) = seen.split_first().map_or((PollFlags::empty(), &[][..]), |(first, rest)| (*first, rest));
        let mut seen = seen.iter();
        let mut next = || seen.next().copied().unwrap_or(PollFlags::empty());
        living.retain_mut(|child| {
            let has_ended = next().contains(PollFlags::IN);
            let is_forsaken = child.told.is_some() && next().intersects(PollFlags::ERR | PollFlags::HUP);
            child.look_after(has_ended, is_forsaken)
        });
        if asked.is_empty() {
            continue;
        }
        let Some(request) = receive(control)? else { return Ok(Role::Nursery) };
        // Of what is no request the parent finds its ends closed.
        let Some(ends) = request else { continue };
        match fork::fork() {
            Ok(Fork::Child) => {
                living.clear();
                take(ends, nursery)?;
                return Ok(Role::Child);
            }
            Ok(Fork::Parent(pid)) => living.extend(Living::of(pid, ends)),
            Err(error) => {
                let [_, _, _, told] = ends;
                tell(told, -error.raw_os_error().unwrap_or(1));
            }
        }
    }
}

/// Becomes a child: its ends take the place of the nursery's, and it ends when the nursery does.
fn take(ends: [OwnedFd; ENDS], nursery: Pid) -> io::Result<()> {
    set_parent_process_death_signal(Some(Signal::KILL))?;
    if getppid() != Some(nursery) {
        return Err(io::ErrorKind::NotConnected.into());
    }
    let [input, output, complaints, _told] = ends;
    stdio::dup2_stdin(&input)?;
    stdio::dup2_stdout(&output)?;
    stdio::dup2_stderr(&complaints)?;
    Ok(())
}

/// Writes how a child ended, as the system puts it, or what kept it from being born, as a negative number.
fn tell(told: OwnedFd, status: i32) {
    // Who does not wait for it any more does not read it.
    let _unread = std::fs::File::from(told).write_all(&status.to_ne_bytes());
}

/// What is to be seen at the control, and then, for each child, at its end and where that is told.
fn wait(control: BorrowedFd<'_>, living: &[Living]) -> io::Result<Vec<PollFlags>> {
    let mut watched = vec![PollFd::from_borrowed_fd(control, PollFlags::IN)];
    for child in living {
        watched.push(PollFd::new(&child.ended, PollFlags::IN));
        if let Some(told) = &child.told {
            watched.push(PollFd::new(told, PollFlags::empty()));
        }
    }
    retry_on_intr(|| poll(&mut watched, None))?;
    Ok(watched.iter().map(PollFd::revents).collect())
}

/// The next request; `None` when there will be none, `Some(None)` for what is not one.
fn receive(control: BorrowedFd<'_>) -> io::Result<Option<Option<[OwnedFd; ENDS]>>> {
    let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(ENDS))];
    let mut rights = RecvAncillaryBuffer::new(&mut space);
    let mut byte = [0_u8; 1];
    let got = retry_on_intr(|| recvmsg(control, &mut [IoSliceMut::new(&mut byte)], &mut rights, RecvFlags::CMSG_CLOEXEC))?;
    if got.bytes == 0 {
        return Ok(None);
    }
    let ends: Vec<OwnedFd> =
        rights.drain().filter_map(|message| if let RecvAncillaryMessage::ScmRights(ends) = message { Some(ends) } else { None }).flatten().collect();
    Ok(Some(ends.try_into().ok()))
}

impl Living {
    /// A child just born. Its other ends are its own alone from here on.
    fn of(pid: i32, ends: [OwnedFd; ENDS]) -> Option<Self> {
        let pid = Pid::from_raw(pid)?;
        let [_, _, _, told] = ends;
        match pidfd_open(pid, PidfdFlags::empty()) {
            Ok(ended) => Some(Self { pid, ended, told: Some(told) }),
            Err(_) => {
                // A child whose end cannot be seen is not left alone.
                let _gone = kill_process(pid, Signal::KILL);
                let _buried = waitpid(Some(pid), WaitOptions::empty());
                None
            }
        }
    }

    /// Whether it is still to be looked after.
    fn look_after(&mut self, has_ended: bool, is_forsaken: bool) -> bool {
        if has_ended {
            self.bury();
            return false;
        }
        if is_forsaken {
            self.kill();
            self.told = None;
        }
        true
    }

    /// Its number is its own until it is buried.
    fn kill(&self) {
        let _ends_anyway = kill_process(self.pid, Signal::KILL);
    }

    fn bury(&mut self) {
        let status = retry_on_intr(|| waitpid(Some(self.pid), WaitOptions::empty()));
        if let (Ok(Some((_, status))), Some(told)) = (status, self.told.take()) {
            tell(told, status.as_raw());
        }
    }
}
