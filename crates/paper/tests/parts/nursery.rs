//! The process that children are born from: what it knows, and what becomes of a task when it or its child is stopped or killed.
//!
//! Each test looks for the children of its own process, so it needs one of its own, which `cargo nextest` gives it.

use std::fs;
use std::future::poll_fn;
use std::path::Path;
use std::pin::{Pin, pin};
use std::task::Poll;
use std::time::Duration;

use paper::samples::sample_png;
use paper::{Cause, ChildLimits, Outcome, PrepareLimits, Sandbox, SandboxError};
use rustix::process::{Pid, Signal, getpgid, getpid, kill_process, set_child_subreaper};

use crate::corpus::letter;
use crate::support::{WORKER, file, sandbox, warm};

/// Children that are born have what the program has that they come from, and nothing of each other.
#[tokio::test]
async fn children_are_born_from_a_process_that_knows_no_document() {
    let shared = warm().await;
    let nursery = nursery();
    let ends_of = |process: Pid| fs::read_dir(format!("/proc/{process}/fd")).unwrap().count();
    let ends = ends_of(nursery);
    let files = [file("releve.pdf", letter(3))];
    let pdf = async |sandbox: &Sandbox| match sandbox.prepare(&files, &PrepareLimits::default()).await.unwrap() {
        Outcome::Prepared(done) => done.pdf,
        Outcome::Refused(refusal) => panic!("refused: {refusal:?}"),
    };
    let first = pdf(&shared).await;
    assert!(first == pdf(&shared).await);
    assert!(first == pdf(&sandbox()).await, "as if it had been started");
    let status = status_of(nursery);
    assert!(status.contains("Threads:\t1\n"), "{status}");
    let surroundings = fs::read(format!("/proc/{nursery}/environ")).unwrap();
    assert!(!surroundings.windows(5).any(|at| at == b"PATH="), "it has our environment");
    // The end of the last child may not have been seen yet.
    while ends_of(nursery) > ends {}
}

/// A terminal tells the group of the server alone.
#[tokio::test]
async fn a_nursery_and_its_children_are_a_group_of_their_own() {
    let shared = warm().await;
    let nursery = nursery();
    let large = large_picture();
    let mut task = pin!(shared.picture(&large, 150));
    begin(task.as_mut()).await;
    for process in [nursery, child_of(nursery)] {
        assert_eq!(getpgid(Some(process)).unwrap(), nursery);
    }
    assert_ne!(getpgid(None).unwrap(), nursery);
}

#[tokio::test]
async fn a_child_that_crashes_is_a_verdict_and_the_next_one_has_another_nursery() {
    let shared = warm().await;
    let large = large_picture();
    for signal in [Signal::ABORT, Signal::SEGV] {
        let before = nursery();
        let mut crash = pin!(shared.picture(&large, 150));
        begin(crash.as_mut()).await;
        let child = child_of(before);
        // Rust's own handler takes the first SEGV for itself; the one after it is meant.
        while kill_process(child, signal).is_ok() {}
        let answer = crash.await;
        assert!(matches!(answer, Err(SandboxError::Unreadable { cause: Cause::Crashed, .. })), "{answer:?}");
        assert!(shared.warm().await);
        let after = nursery();
        assert_ne!(after, before);
        let mut next = pin!(shared.picture(&large, 150));
        begin(next.as_mut()).await;
        child_of(after);
        next.await.unwrap();
    }
}

#[tokio::test]
async fn a_child_that_is_told_to_end_is_no_verdict() {
    let shared = warm().await;
    let nursery_before = nursery();
    let large = large_picture();
    let mut task = pin!(shared.picture(&large, 150));
    begin(task.as_mut()).await;
    kill_process(child_of(nursery_before), Signal::TERM).unwrap();
    let answer = task.await;
    assert!(matches!(answer, Err(SandboxError::Unavailable(_))), "{answer:?}");
    shared.picture(&large, 150).await.unwrap();
    assert_eq!(nursery(), nursery_before);
}

#[tokio::test]
async fn who_gives_up_kills_a_child_that_is_stopped_too() {
    let shared = warm().await;
    let nursery = nursery();
    let large = large_picture();
    let child = {
        let mut task = pin!(shared.picture(&large, 150));
        begin(task.as_mut()).await;
        let child = child_of(nursery);
        stop(child);
        child
    };
    while is_there(child) {}
    shared.picture(&large, 150).await.unwrap();
}

/// What was under way is done once more, and nobody who comes after it notices anything.
#[tokio::test]
async fn a_nursery_that_is_killed_is_opened_again() {
    // As the first process of a container is: it is left the children of others, and has to bury them.
    set_child_subreaper(Some(getpid())).unwrap();
    let shared = warm().await;
    let killed = nursery();
    let large = large_picture();
    let mut task = pin!(shared.picture(&large, 150));
    begin(task.as_mut()).await;
    let child = child_of(killed);
    kill_process(killed, Signal::KILL).unwrap();
    task.await.unwrap();
    assert!(shared.warm().await);
    assert_ne!(nursery(), killed);
    shared.picture(&large, 150).await.unwrap();
    while is_there(killed) || is_there(child) {}
}

#[tokio::test]
async fn a_nursery_that_is_stopped_costs_one_task_its_time() {
    let shared = warm().await;
    let stopped = nursery();
    stop(stopped);
    let large = large_picture();
    // Time passes at once when nothing else happens.
    tokio::time::pause();
    let answer = shared.picture(&large, 150).await;
    assert!(matches!(answer, Err(SandboxError::TimedOut(_))), "{answer:?}");
    tokio::time::resume();
    shared.picture(&large, 150).await.unwrap();
    assert!(shared.warm().await);
    assert_ne!(nursery(), stopped);
    while is_there(stopped) {}
}

#[tokio::test]
async fn a_nursery_that_is_stopped_is_replaced_when_its_queue_is_full() {
    let shared = warm().await;
    let stopped = nursery();
    stop(stopped);
    let large = large_picture();
    while is_there(stopped) {
        let mut task = pin!(shared.picture(&large, 150));
        begin(task.as_mut()).await;
        tokio::task::yield_now().await;
    }
    assert!(shared.warm().await);
    assert_ne!(nursery(), stopped);
    shared.picture(&large, 150).await.unwrap();
}

#[tokio::test]
async fn failures_are_counted_from_the_last_nursery_that_was_ready() {
    // The child by which a nursery is tried holds its socket while it is born, and is left to us when the nursery is killed.
    set_child_subreaper(Some(getpid())).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let broken = folder.path().join("broken");
    let script = format!("test -n \"$PAPER_WORKER_NURSERY\" && test -e '{}' || exec '{WORKER}'", broken.display());
    let shared = Sandbox::new("/bin/sh", ["-c", script.as_str()], ChildLimits { wall: Duration::from_secs(180), ..ChildLimits::default() });
    for _ in 0..2 {
        fs::write(&broken, "").unwrap();
        for _ in 0..2 {
            assert!(!shared.warm().await);
        }
        fs::remove_file(&broken).unwrap();
        assert!(shared.warm().await);
        let ready = nursery();
        kill_process(ready, Signal::KILL).unwrap();
        // Only when both have ended is the socket surely closed.
        while !has_ended(&status_of(ready)) {}
        while !children_of(getpid()).is_empty() {}
    }
    // Without any, documents are read as well.
    fs::write(&broken, "").unwrap();
    for _ in 0..4 {
        assert!(!shared.warm().await);
        shared.picture(&sample_png(400, 300, 1), 150).await.unwrap();
    }
}

/// A picture with something behind it that no pipe holds: its child cannot come to an end before its task goes on.
fn large_picture() -> Vec<u8> {
    let mut picture = sample_png(400, 300, 1);
    picture.resize(8 << 20, 0);
    picture
}

/// Lets a task go as far as it comes without waiting, which is where it has asked for a child.
async fn begin<F: Future>(mut task: Pin<&mut F>) {
    let is_pending = poll_fn(|context| Poll::Ready(task.as_mut().poll(context).is_pending())).await;
    assert!(is_pending);
}

/// The one child of this process, once those before it are gone, and the child by which it was tried.
fn nursery() -> Pid {
    loop {
        if let [only] = children_of(getpid())[..]
            && children_of(only).is_empty()
        {
            return only;
        }
    }
}

/// The child of a nursery, once it has set its limits, leaves no core file, and reads.
fn child_of(nursery: Pid) -> Pid {
    loop {
        if let [only] = children_of(nursery)[..]
            && status_of(only).contains("Threads:\t2\n")
        {
            return only;
        }
    }
}

/// The living processes whose parent has this number.
fn children_of(parent: Pid) -> Vec<Pid> {
    let line = format!("PPid:\t{parent}\n");
    let all = fs::read_dir("/proc").unwrap().filter_map(|entry| Pid::from_raw(entry.unwrap().file_name().to_str()?.parse().ok()?));
    let is_child = |process: &Pid| {
        let status = status_of(*process);
        status.contains(&line) && !has_ended(&status)
    };
    all.filter(is_child).collect()
}

fn stop(process: Pid) {
    kill_process(process, Signal::STOP).unwrap();
    while !status_of(process).contains("State:\tT") {}
}

/// What the system says of a process; nothing of one that is buried.
fn status_of(process: Pid) -> String {
    fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default()
}

fn has_ended(status: &str) -> bool {
    status.is_empty() || status.contains("State:\tZ")
}

/// Also when it has ended and was not yet buried.
fn is_there(process: Pid) -> bool {
    Path::new(&format!("/proc/{process}")).exists()
}
