//! Log lines and measurements.

use std::any::Any;
use std::io::IsTerminal as _;
use std::time::Duration;

use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use tracing_subscriber::EnvFilter;

use crate::config::log::Log;

/// Bounds of the request-time histogram, in seconds.
const REQUEST_SECONDS: &[f64] = &[0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0];
/// How often the recorder tidies up.
pub const UPKEEP: Duration = Duration::from_secs(5);

/// Sends log lines to standard error from here on.
pub fn start_log(log: &Log) -> anyhow::Result<()> {
    let filter = EnvFilter::try_new(&log.filter)?;
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_ansi(std::io::stderr().is_terminal()).with_writer(std::io::stderr);
    let started = if log.json {
        lines.json().flatten_event(true).with_current_span(true).with_span_list(false).try_init()
    } else {
        lines.compact().with_target(false).try_init()
    };
    started.map_err(|error| anyhow::anyhow!("the log cannot be started: {error}"))?;
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, reason = literal(panic.payload()), "panicked");
    }));
    Ok(())
}

/// The words of a panic that stand in the sources. Those put together while it ran may quote what somebody typed.
fn literal(payload: &(dyn Any + Send)) -> &'static str {
    payload.downcast_ref::<&'static str>().copied().unwrap_or("see the place")
}

/// Starts counting; the handle writes the page that Prometheus reads.
pub fn start_metrics() -> anyhow::Result<PrometheusHandle> {
    let handle =
        PrometheusBuilder::new().set_buckets_for_metric(Matcher::Full("http_request_duration_seconds".to_owned()), REQUEST_SECONDS)?.install_recorder()?;
    metrics::describe_counter!("http_requests", "Answers by status");
    metrics::describe_histogram!("http_request_duration_seconds", "Time from the request to its answer");
    metrics::describe_counter!("jobs_done", "Jobs that succeeded, by kind");
    metrics::describe_counter!("jobs_failed", "Jobs given up, by kind");
    metrics::describe_gauge!("jobs_waiting", "Jobs that are due and not done");
    metrics::describe_gauge!("process_resident_memory_bytes", "Memory of this process");
    metrics::describe_gauge!("ecandidat_info", "Always 1; the label is the version");
    metrics::gauge!("ecandidat_info", "version" => env!("CARGO_PKG_VERSION")).set(1.0);
    Ok(handle)
}

/// Resident memory of this process, where the system tells.
pub fn resident_bytes() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    let kib: u32 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(f64::from(kib) * 1024.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_quotes_the_sources_alone() {
        let typed = "Zoé Lefèvre";
        let told = |panics: fn(&str)| literal(&*std::panic::catch_unwind(|| panics(typed)).unwrap_err());
        assert_eq!(told(|_| panic!("an index beyond the end")), "an index beyond the end");
        assert_eq!(told(|typed| panic!("cut within {typed}")), "see the place");
    }
}
