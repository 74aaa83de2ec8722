//! The smallest possible host of the worker: what the tests of this crate start.

use std::process::ExitCode;

fn main() -> ExitCode {
    paper::worker::main()
}
