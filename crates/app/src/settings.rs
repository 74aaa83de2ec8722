//! The settings in force and the caches that depend on what staff set up.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use domain::settings::{SettingValue, Settings};
use serde::de::DeserializeOwned;
use serde_json::Value;
use store::Tx;

use crate::Ctx;
use crate::audit::{Entry, Who, record};
use crate::error::Error;

struct Stored<'a>(&'a Value);

impl SettingValue for Stored<'_> {
    fn read<T: DeserializeOwned>(&self) -> Option<T> {
        serde_json::from_value(self.0.clone()).ok()
    }
}

/// Name of the counter that moves whenever a setting changes, so that other nodes notice.
pub const VERSION: &str = "settings_version";

/// How the trace calls a change of settings.
pub const CHANGE: &str = "setting.change";

/// What this process last loaded.
#[derive(Debug, Default)]
pub struct Caches {
    pub settings_version: AtomicI64,
    pub reference: crate::reference::Cache,
    pub texts: RwLock<Arc<crate::texts::Texts>>,
    pub catalogue: crate::catalogue::Held,
    pub set_up: crate::dossier::set_up::SetUps,
    pub staff_counts: crate::review::list::CountCache,
    pub services: crate::services::Held,
}

/// Loads the settings and the texts of staff when they changed since the last look. Unknown or unreadable values are logged and ignored.
pub async fn refresh(ctx: &Ctx) -> store::Result<()> {
    let mut tx = ctx.db.read().await?;
    let version = store::setting::current(&mut tx, VERSION).await?;
    if version != 0 && ctx.caches.settings_version.load(Ordering::Acquire) == version {
        return Ok(());
    }
    let settings = made_of(&stored(&mut tx).await?);
    let texts = crate::texts::Texts::load(&mut tx, &settings.default_language).await?;
    ctx.replace_settings(settings);
    *ctx.caches.texts.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(texts);
    ctx.caches.settings_version.store(version, Ordering::Release);
    Ok(())
}

/// A setting that cannot be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotASetting(pub String);

/// What is stored: every setting that is not at its default, by its key.
pub(crate) async fn stored(tx: &mut Tx) -> store::Result<BTreeMap<String, Value>> {
    Ok(store::setting::all(tx).await?.into_iter().map(|row| (row.key, row.value.0)).collect())
}

/// The settings that stored values make. Unknown or unreadable ones are logged and ignored.
pub(crate) fn made_of(stored: &BTreeMap<String, Value>) -> Settings {
    let mut settings = Settings::default();
    for (key, value) in stored {
        if let Err(error) = settings.set(key, &Stored(value)) {
            tracing::warn!(setting.key = key, ?error, "stored setting ignored");
        }
    }
    settings
}

/// Whether there is a setting of this name that takes a value of this shape; null is its default.
pub(crate) fn accepts(key: &str, value: &Value) -> bool {
    if value.is_null() { Settings::KEYS.contains(&key) } else { Settings::default().set(key, &Stored(value)).is_ok() }
}

/// Changes settings within a transaction, with one audit line for all; null takes one back to its default. The caller
/// commits, then calls [`refresh`].
pub async fn put(ctx: &Ctx, tx: &mut Tx, who: &Who, changes: &BTreeMap<String, Value>) -> Result<(), Error<NotASetting>> {
    let stored = stored(tx).await?;
    let mut before = serde_json::Map::new();
    let mut after = serde_json::Map::new();
    for (key, value) in changes {
        if !accepts(key, value) {
            return Err(Error::Refused(NotASetting(key.clone())));
        }
        let held = stored.get(key).cloned().unwrap_or_default();
        if held == *value {
            continue;
        }
        if value.is_null() {
            store::setting::remove(tx, key).await?;
        } else {
            store::setting::put(tx, key, value, ctx.now(), who.account()).await?;
        }
        before.insert(key.clone(), held);
        after.insert(key.clone(), value.clone());
    }
    if !after.is_empty() {
        store::setting::next(tx, VERSION, 1).await?;
        record(ctx, tx, who, Entry { action: CHANGE, application: None, object: "settings".into(), before: Some(before.into()), after: Some(after.into()) })
            .await?;
    }
    Ok(())
}
