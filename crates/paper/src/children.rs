//! How a child comes to be: born from the nursery ([`crate::nursery`]) where there is one, started as a program elsewhere and
//! until the nursery is ready. Either way it has the same ends and the same limits.

use std::ffi::OsString;
use std::io;
use std::path::PathBuf;
use std::process::{ExitStatus, Stdio};

use tokio::io::{AsyncRead, AsyncWrite};
use tokio::process::{Child, Command};

use crate::sandbox::ChildLimits;
use crate::worker::{CPU_VARIABLE, MEMORY_VARIABLE};

/// A child at work; dropped, it is killed.
pub(crate) struct Started {
    pub(crate) stdin: Box<dyn AsyncWrite + Send + Unpin>,
    pub(crate) stdout: Box<dyn AsyncRead + Send + Unpin>,
    pub(crate) stderr: Box<dyn AsyncRead + Send + Unpin>,
    pub(crate) end: End,
}

/// Where the end of a child is told.
pub(crate) enum End {
    Own(Child),
    #[cfg(target_os = "linux")]
    Nursed(linux::Nursed),
}

impl End {
    /// How the child ended. [`io::ErrorKind::ConnectionAborted`] when it was taken away together with the nursery, and nothing
    /// is known of it.
    pub(crate) async fn wait(mut self) -> io::Result<ExitStatus> {
        match &mut self {
            Self::Own(child) => child.wait().await,
            #[cfg(target_os = "linux")]
            Self::Nursed(nursed) => nursed.wait().await,
        }
    }
}

/// Starts children of one program.
#[derive(Debug)]
pub(crate) struct Children {
    program: PathBuf,
    args: Vec<OsString>,
    limits: ChildLimits,
    #[cfg(target_os = "linux")]
    nursery: std::sync::Mutex<linux::Nursery>,
}

impl Children {
    pub(crate) fn of(program: PathBuf, args: Vec<OsString>, limits: ChildLimits) -> Self {
        Self {
            program,
            args,
            limits,
            #[cfg(target_os = "linux")]
            nursery: std::sync::Mutex::default(),
        }
    }

    /// A child that waits for its task.
    pub(crate) fn start(&self) -> io::Result<Started> {
        #[cfg(target_os = "linux")]
        if let Some(started) = self.born()? {
            return Ok(started);
        }
        let mut child = Command::from(self.command()).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).kill_on_drop(true).spawn()?;
        let (Some(stdin), Some(stdout), Some(stderr)) = (child.stdin.take(), child.stdout.take(), child.stderr.take()) else {
            return Err(io::Error::other("no pipes"));
        };
        #[cfg(target_os = "linux")]
        {
            linux::widen(&stdin);
            linux::widen(&stdout);
        }
        Ok(Started { stdin: Box::new(stdin), stdout: Box::new(stdout), stderr: Box::new(stderr), end: End::Own(child) })
    }

    fn command(&self) -> std::process::Command {
        let mut command = std::process::Command::new(&self.program);
        // Who stops this program, by a terminal's Ctrl-C say, stops what it has under way in its own time.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        command
            .args(&self.args)
            // The child has no use for our environment, which may hold secrets.
            .env_clear()
            .env(MEMORY_VARIABLE, self.limits.memory_bytes.to_string())
            .env(CPU_VARIABLE, self.limits.cpu_seconds.to_string())
            // Each thread and each allocator arena reserves address space, which is limited.
            .env("MALLOC_ARENA_MAX", "2")
            .env("MIMALLOC_ARENA_RESERVE", "0")
            // A child lives for milliseconds: it takes its memory in large pieces, rather than asking for every page.
            .env("MIMALLOC_EAGER_COMMIT_DELAY", "0")
            .env("RAYON_NUM_THREADS", "1");
        command
    }
}

#[cfg(target_os = "linux")]
mod linux {
    use std::io;
    use std::os::fd::{AsFd, OwnedFd};
    use std::os::unix::process::ExitStatusExt as _;
    use std::process::{ExitStatus, Stdio};
    use std::sync::{Arc, MutexGuard, PoisonError};

    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use rustix::io::retry_on_intr;
    use rustix::net::{Shutdown, shutdown};
    use rustix::pipe::{PipeFlags, fcntl_setpipe_size, pipe_with};
    use rustix::process::{Pid, PidfdFlags, Signal, WaitOptions, kill_process, kill_process_group, pidfd_open, waitpgid};
    use tokio::io::AsyncReadExt as _;
    use tokio::net::unix::pipe::{Receiver, Sender};

    use super::{Children, End, Started};
    use crate::nursery;

    /// How many nurseries in a row may end before they are ready; then some tasks go without.
    const ATTEMPTS: u8 = 3;
    /// How many tasks go without: where there can be no nursery, trying costs next to nothing.
    const REST: u16 = 100;
    /// How long a nursery that is given up has to bury its children and end.
    const NOTICE: Timespec = Timespec { tv_sec: 1, tv_nsec: 0 };

    /// The process that children are born from.
    #[derive(Debug, Default)]
    pub(super) struct Nursery {
        state: State,
        /// How many in a row ended before they were ready.
        failed: u8,
    }

    #[derive(Debug, Default)]
    enum State {
        /// The next task opens one.
        #[default]
        Absent,
        /// So many more tasks open none.
        Resting(u16),
        /// It has not yet said that it can.
        Starting(Process),
        /// Kept by each of its children as well: who is replaced lives until they have ended.
        Ready(Arc<Process>),
    }

    #[derive(Debug)]
    struct Process {
        control: OwnedFd,
        child: std::process::Child,
    }

    impl Drop for Process {
        /// Not waited for here, where somebody waits for an answer.
        fn drop(&mut self) {
            let group = Pid::from_child(&self.child);
            let _ended_already = shutdown(&self.control, Shutdown::Both);
            if std::thread::Builder::new().spawn(move || see_off(group)).is_err() {
                bury(group);
            }
        }
    }

    /// Leaves a nursery the time to end by itself, which its control has told it to do.
    fn see_off(group: Pid) {
        // Who was stopped has not heard it.
        let _ended_already = kill_process(group, Signal::CONT);
        if let Ok(ended) = pidfd_open(group, PidfdFlags::empty()) {
            let _either_way = retry_on_intr(|| poll(&mut [PollFd::new(&ended, PollFlags::IN)], Some(&NOTICE)));
        }
        bury(group);
    }

    /// Ends what is left of a nursery and its children. Their number is their own until they are buried.
    fn bury(group: Pid) {
        let _ended_already = kill_process_group(group, Signal::KILL);
        // Where this program is the first of its container, the children fall to it.
        while retry_on_intr(|| waitpgid(group, WaitOptions::empty())).is_ok() {}
    }

    /// A child that the nursery looks after.
    pub(crate) struct Nursed {
        told: Receiver,
        _nursery: Arc<Process>,
    }

    impl Nursed {
        pub(super) async fn wait(&mut self) -> io::Result<ExitStatus> {
            let mut status = [0; 4];
            match self.told.read_exact(&mut status).await {
                Ok(_) => {}
                Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Err(io::ErrorKind::ConnectionAborted.into()),
                Err(error) => return Err(error),
            }
            match i32::from_ne_bytes(status) {
                errno @ ..0 => Err(io::Error::from_raw_os_error(-errno)),
                status => Ok(ExitStatus::from_raw(status)),
            }
        }
    }

    impl Children {
        /// A child of the nursery, or none as long as there is no nursery that is ready.
        pub(super) fn born(&self) -> io::Result<Option<Started>> {
            let mut nursery = self.nursery();
            nursery.state = match std::mem::take(&mut nursery.state) {
                State::Absent | State::Resting(0) => self.opened(),
                State::Resting(tasks) => State::Resting(tasks - 1),
                State::Starting(process) => match nursery::is_ready(&process.control) {
                    None => State::Starting(process),
                    Some(true) => {
                        nursery.failed = 0;
                        State::Ready(Arc::new(process))
                    }
                    Some(false) => {
                        nursery.failed = nursery.failed.saturating_add(1);
                        if nursery.failed < ATTEMPTS { State::Absent } else { State::Resting(REST) }
                    }
                },
                State::Ready(process) => State::Ready(process),
            };
            let State::Ready(process) = &nursery.state else { return Ok(None) };
            if let Some(started) = process.child()? {
                return Ok(Some(started));
            }
            nursery.state = self.opened();
            Ok(None)
        }

        /// Has the next children born from another process: one that is laid out anew, and that answers.
        pub(crate) fn renew(&self) {
            let mut nursery = self.nursery();
            if matches!(nursery.state, State::Ready(_)) {
                nursery.state = self.opened();
            }
        }

        /// Waits until the nursery is ready; false where there is none.
        pub(crate) async fn warm(&self) -> bool {
            if self.born().is_err() {
                return false;
            }
            let control = match &self.nursery().state {
                State::Ready(_) => return true,
                State::Starting(process) => process.control.try_clone(),
                State::Absent | State::Resting(_) => return false,
            };
            let Ok(control) = control else { return false };
            // Its word, or its end.
            let heard = tokio::task::spawn_blocking(move || retry_on_intr(|| poll(&mut [PollFd::new(&control, PollFlags::IN)], None)).is_ok()).await;
            heard.unwrap_or(false) && matches!(self.born(), Ok(Some(_)))
        }

        /// What keeps one from being opened may pass.
        fn opened(&self) -> State {
            self.open().map_or(State::Absent, State::Starting)
        }

        fn open(&self) -> io::Result<Process> {
            let (control, theirs) = nursery::channel()?;
            let child = self.command().env(nursery::VARIABLE, "1").stdin(theirs).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
            Ok(Process { control, child })
        }

        fn nursery(&self) -> MutexGuard<'_, Nursery> {
            self.nursery.lock().unwrap_or_else(PoisonError::into_inner)
        }
    }

    impl Process {
        /// A child, or none when requests are not taken any more: the nursery was killed, or was stopped and has its queue full.
        fn child(self: &Arc<Self>) -> io::Result<Option<Started>> {
            let (their_input, stdin) = pipe_with(PipeFlags::CLOEXEC)?;
            let (stdout, their_output) = pipe_with(PipeFlags::CLOEXEC)?;
            let (stderr, their_complaints) = pipe_with(PipeFlags::CLOEXEC)?;
            let (told, their_telling) = pipe_with(PipeFlags::CLOEXEC)?;
            widen(&stdin);
            widen(&stdout);
            if nursery::ask(&self.control, [their_input.as_fd(), their_output.as_fd(), their_complaints.as_fd(), their_telling.as_fd()]).is_err() {
                return Ok(None);
            }
            for ours in [&stdin, &stdout, &stderr, &told] {
                rustix::io::ioctl_fionbio(ours, true)?;
            }
            Ok(Some(Started {
                stdin: Box::new(Sender::from_owned_fd(stdin)?),
                stdout: Box::new(Receiver::from_owned_fd(stdout)?),
                stderr: Box::new(Receiver::from_owned_fd(stderr)?),
                end: End::Nursed(Nursed { told: Receiver::from_owned_fd(told)?, _nursery: Arc::clone(self) }),
            }))
        }
    }

    /// Makes room for whole documents in a pipe, so that the two processes need not take turns every few pages of memory.
    pub(super) fn widen(pipe: &impl AsFd) {
        // What every process may ask for.
        const ROOM: usize = 1 << 20;
        // Where it is refused, the pipe stays as it is.
        let _stays = fcntl_setpipe_size(pipe, ROOM);
    }
}
