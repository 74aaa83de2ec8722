//! From a configured address to a store.

use std::fs::DirBuilder;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::memory::InMemory;
use object_store::{BackoffConfig, ClientOptions, ObjectStore, RetryConfig};
use secrecy::{ExposeSecret, SecretString};

use super::folder::Folder;
use crate::BadSetting;

/// Where files are kept.
#[derive(Debug, Clone)]
pub struct FilesSettings {
    /// `file:path`, `s3://bucket?endpoint=https://…&region=…` or `memory:`.
    pub url: String,
    /// Credentials for S3; without them only `file:` and `memory:` work.
    pub credentials: Option<S3Credentials>,
    /// Limit for reaching an S3 server.
    pub connect_timeout: Duration,
    /// Limit for one request to an S3 server, content included.
    pub request_timeout: Duration,
}

/// The key pair of an S3 server.
#[derive(Debug, Clone)]
pub struct S3Credentials {
    /// Access key.
    pub access_key_id: SecretString,
    /// Secret key.
    pub secret_access_key: SecretString,
}

impl FilesSettings {
    /// Settings for this address, without credentials, with 3 s to connect and 60 s per request.
    pub fn new(url: impl Into<String>) -> Self {
        FilesSettings { url: url.into(), credentials: None, connect_timeout: Duration::from_secs(3), request_timeout: Duration::from_secs(60) }
    }
}

/// The store, and the folder it is in when it is one.
pub(super) fn open(settings: &FilesSettings) -> Result<(Arc<dyn ObjectStore>, Option<Folder>), BadSetting> {
    let url = settings.url.as_str();
    if url == "memory:" {
        return Ok((Arc::new(InMemory::new()), None));
    }
    if let Some(path) = url.strip_prefix("file:") {
        let store = Arc::new(open_folder(Path::new(path))?);
        return Ok((Arc::clone(&store) as Arc<dyn ObjectStore>, Some(Folder(store))));
    }
    if url.starts_with("s3://") {
        return Ok((open_s3(settings)?, None));
    }
    Err(bad("expected file:path, s3://bucket or memory:"))
}

fn bad(problem: impl Into<String>) -> BadSetting {
    BadSetting::new("files.url", problem)
}

fn open_folder(path: &Path) -> Result<LocalFileSystem, BadSetting> {
    if path.as_os_str().is_empty() {
        return Err(bad("the folder is missing after file:"));
    }
    create_private_folder(path).map_err(|error| bad(format!("the folder cannot be used ({error})")))?;
    let store = LocalFileSystem::new_with_prefix(path).map_err(|error| bad(format!("the folder cannot be used ({error})")))?;
    Ok(store.with_fsync(true).with_automatic_cleanup(true))
}

/// Creates a folder for personal data: on Unix only its owner may look inside.
///
/// An existing folder keeps its rights, which the administrator may have chosen.
pub(crate) fn create_private_folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

fn open_s3(settings: &FilesSettings) -> Result<Arc<dyn ObjectStore>, BadSetting> {
    crate::install_tls_provider();
    let url = url::Url::parse(&settings.url).map_err(|_| bad("expected s3://bucket?endpoint=…"))?;
    let bucket = url.host_str().ok_or_else(|| bad("the bucket is missing after s3://"))?;
    if !matches!(url.path(), "" | "/") {
        return Err(bad("a bucket of its own is needed: no path after it"));
    }
    let credentials = settings.credentials.as_ref().ok_or_else(|| bad("s3 needs an access key and its secret"))?;

    let mut region = None;
    let mut endpoint = None;
    for (key, value) in url.query_pairs() {
        match key.as_ref() {
            "region" => region = Some(value.into_owned()),
            "endpoint" => endpoint = Some(value.into_owned()),
            other => {
                return Err(bad(format!("unknown option « {other} » (endpoint and region exist)")));
            }
        }
    }
    let clear = endpoint.as_deref().is_some_and(|endpoint| endpoint.starts_with("http://"));
    let mut builder = AmazonS3Builder::new()
        .with_bucket_name(bucket)
        .with_region(region.unwrap_or_else(|| "us-east-1".to_owned()))
        .with_access_key_id(credentials.access_key_id.expose_secret())
        .with_secret_access_key(credentials.secret_access_key.expose_secret())
        // Path style: what MinIO, Ceph and Garage serve without wildcard names.
        .with_virtual_hosted_style_request(false)
        .with_retry(RetryConfig { backoff: BackoffConfig::default(), max_retries: 2, retry_timeout: settings.request_timeout })
        .with_client_options(ClientOptions::new().with_allow_http(clear).with_connect_timeout(settings.connect_timeout).with_timeout(settings.request_timeout));
    if let Some(endpoint) = endpoint {
        builder = builder.with_endpoint(endpoint);
    }
    builder.build().map(|store| Arc::new(store) as Arc<dyn ObjectStore>).map_err(|error| bad(error.to_string()))
}
