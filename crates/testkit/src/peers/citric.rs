//! citric: a client of LimeSurvey by others, to see whether the survey server of the tests speaks as LimeSurvey does.

use std::process::Command;

use serde_json::Value;

use super::{folder, installed};

/// What citric finds on a survey server, as JSON; none when it is not installed and that is tolerated.
#[must_use]
pub fn citric(address: &str, user: &str, password: &str, survey: i64, empty: i64) -> Option<Value> {
    let environment = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/peers/limesurvey");
    // Written once everything is there.
    if !installed("citric", &environment.join("requirements.txt")) {
        return None;
    }
    let (survey, empty) = (survey.to_string(), empty.to_string());
    let mut command = Command::new(environment.join("bin/python"));
    command.arg(folder().join("limesurvey/check.py")).args([address, user, password, survey.as_str(), empty.as_str()]);
    command.env("PYTHONDONTWRITEBYTECODE", "1").env("NO_PROXY", "127.0.0.1");
    let output = command.output().unwrap_or_else(|error| panic!("{:?}: {error}", command.get_program()));
    assert!(output.status.success(), "citric: {}", String::from_utf8_lossy(&output.stderr));
    Some(serde_json::from_slice(&output.stdout).expect("JSON"))
}
