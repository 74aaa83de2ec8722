//! How people arranged their own lists: columns left out, views they named. Nobody else reads them.

use serde::{Deserialize, Serialize};
use sqlx::types::Json;
use uuid::Uuid;

use crate::{Result, Tx, exec, fetch, statements};

/// A list as somebody likes to see it again: its name and what follows `?` in the address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedView {
    pub name: String,
    pub query: String,
}

#[derive(Clone, Debug, Default, sqlx::FromRow)]
pub struct ListPreference {
    pub hidden_columns: Json<Vec<String>>,
    pub views: Json<Vec<SavedView>>,
}

statements! {
    OF_ACCOUNT = "SELECT hidden_columns, views FROM list_preference WHERE account_id = $1";
    PUT = "INSERT INTO list_preference (account_id, hidden_columns, views) VALUES ($1, $2, $3) ON CONFLICT (account_id) DO UPDATE SET hidden_columns = excluded.hidden_columns, views = excluded.views";
}

/// The usual arrangement for whoever changed nothing.
pub async fn of_account(tx: &mut Tx, account: Uuid) -> Result<ListPreference> {
    Ok(fetch!(optional, tx, ListPreference, OF_ACCOUNT, account)?.unwrap_or_default())
}

pub async fn put(tx: &mut Tx, account: Uuid, preference: &ListPreference) -> Result<()> {
    exec!(tx, PUT, account, &preference.hidden_columns, &preference.views)?;
    Ok(())
}
