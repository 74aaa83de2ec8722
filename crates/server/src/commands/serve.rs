//! `serve` and `worker`: the long-running commands.

use std::net::SocketAddr;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::Context as _;
use app::Ctx;
use metrics_exporter_prometheus::PrometheusHandle;
use tokio::net::TcpListener;

use super::migrate::bring_up_or_refuse;
use crate::cli::Serve;
use crate::config::Config;
use crate::lifecycle::Lifecycle;
use crate::page_threads::PageThreads;
use crate::{connections, telemetry, wiring};

/// How often a node looks whether another one changed the settings.
const SETTINGS_LOOK: Duration = Duration::from_secs(5);
/// How long workers may take to finish their job or give it back.
const WORKER_STOP: Duration = Duration::from_secs(30);

pub async fn serve(config: &Config, how: &Serve) -> anyhow::Result<ExitCode> {
    let ctx = start(config, how.migrate).await?;
    let lifecycle = Lifecycle::default();
    lifecycle.listen_to_signals()?;
    housekeeping(&lifecycle, config, &ctx).await?;
    if !how.no_worker {
        work(&lifecycle, config, &ctx).await?;
    }
    let threads = PageThreads::start(std::thread::available_parallelism().map_or(1, usize::from))?;
    let listener = listen("server.listen", config.server.listen).await?;
    let address = listener.local_addr()?;
    let pages = web::router(wiring::web_app(config, ctx.clone()));
    tracing::info!(%address, public_url = config.server.public_url, engine = ctx.db.engine(), "serving");
    let pulse = threads.pulse();
    lifecycle.ready(move || pulse.clone().beats());

    let stop = lifecycle.stop();
    let patience = {
        let stop = stop.clone();
        let limit = config.server.stop_within;
        async move {
            stop.cancelled().await;
            tokio::time::sleep(limit).await;
        }
    };
    let server = connections::serve(listener, pages, stop, &threads);
    tokio::select! {
        () = server => {}
        () = patience => tracing::warn!("requests were cut off: they took too long to finish"),
    }
    end(&lifecycle, &ctx).await;
    threads.end().await;
    tracing::info!("stopped");
    Ok(ExitCode::SUCCESS)
}

pub async fn worker(config: &Config) -> anyhow::Result<ExitCode> {
    let ctx = start(config, false).await?;
    let lifecycle = Lifecycle::default();
    lifecycle.listen_to_signals()?;
    housekeeping(&lifecycle, config, &ctx).await?;
    work(&lifecycle, config, &ctx).await?;
    tracing::info!(engine = ctx.db.engine(), "working");
    lifecycle.ready(|| std::future::ready(true));
    lifecycle.stop().cancelled().await;
    end(&lifecycle, &ctx).await;
    tracing::info!("stopped");
    Ok(ExitCode::SUCCESS)
}

/// Database, context, first rows and settings.
async fn start(config: &Config, migrate: bool) -> anyhow::Result<Ctx> {
    let db = wiring::open_database(&config.database).await?;
    bring_up_or_refuse(config, &db, migrate).await?;
    let ctx = wiring::context(config, db, false)?;
    if config.security.is_exposed() {
        tracing::warn!("security.secret_key_file can be read by others than its owner: chmod 600 it");
    }
    app::seed::ensure(&ctx, config.institution.name.as_deref()).await?;
    app::settings::refresh(&ctx).await?;
    Ok(ctx)
}

/// Settings that follow other nodes' changes, and the page of measurements.
async fn housekeeping(lifecycle: &Lifecycle, config: &Config, ctx: &Ctx) -> anyhow::Result<()> {
    let refreshed = ctx.clone();
    lifecycle.every(SETTINGS_LOOK, move || {
        let ctx = refreshed.clone();
        async move {
            if let Err(error) = app::settings::refresh(&ctx).await {
                tracing::warn!(error = app::error::describe(&error), "settings cannot be read again");
            }
        }
    });
    let Some(address) = config.server.metrics_listen else { return Ok(()) };
    let handle = telemetry::start_metrics()?;
    let tidied = handle.clone();
    lifecycle.every(telemetry::UPKEEP, move || {
        tidied.run_upkeep();
        std::future::ready(())
    });
    let listener = listen("server.metrics_listen", address).await?;
    tracing::info!(address = %listener.local_addr()?, "measuring");
    let page = axum::Router::new().route("/metrics", axum::routing::get(measurements)).with_state((handle, ctx.clone()));
    lifecycle.spawn(connections::serve_here(listener, page, lifecycle.stop()));
    Ok(())
}

async fn measurements(axum::extract::State((handle, ctx)): axum::extract::State<(PrometheusHandle, Ctx)>) -> String {
    if let Some(bytes) = telemetry::resident_bytes() {
        metrics::gauge!("process_resident_memory_bytes").set(bytes);
    }
    let waiting = async {
        let mut tx = ctx.db.read().await?;
        store::job::waiting(&mut tx, ctx.now()).await
    };
    if let Ok(Ok(waiting)) = tokio::time::timeout(Duration::from_secs(2), waiting).await {
        metrics::gauge!("jobs_waiting").set(f64::from(u32::try_from(waiting).unwrap_or(u32::MAX)));
    }
    handle.render()
}

/// Declares the schedule and starts the workers.
async fn work(lifecycle: &Lifecycle, config: &Config, ctx: &Ctx) -> anyhow::Result<()> {
    app::jobs::worker::declare_schedule(ctx).await?;
    let node = wiring::node_name();
    for number in 1..=config.server.workers {
        lifecycle.spawn(app::jobs::worker::work(ctx.clone(), format!("{node}-{number}"), lifecycle.stop()));
    }
    Ok(())
}

async fn listen(key: &str, address: SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(address).await.with_context(|| format!("{key}: {address} cannot be listened on"))
}

async fn end(lifecycle: &Lifecycle, ctx: &Ctx) {
    lifecycle.finish(WORKER_STOP).await;
    if tokio::time::timeout(Duration::from_secs(5), ctx.db.close()).await.is_err() {
        tracing::warn!("the database connections did not close in time");
    }
}
