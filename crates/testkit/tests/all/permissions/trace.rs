//! Whether anything is different: how many rows every table has, and how often what has a version was saved.

use std::collections::BTreeMap;

use store::Db;

/// What comes and goes with every request and says nothing about a right.
const PASSING: [&str; 8] = ["session", "attempt", "presence", "kept_form", "schedule", "counter", "_sqlx_migrations", "account_token"];

/// What only an import fills. Counting a hundred thousand rows after each request takes longer than the request.
const IMPORTED: [&str; 12] = [
    "country",
    "department",
    "town",
    "town_postal_code",
    "school",
    "bac_series",
    "bac_subject",
    "bac_series_subject",
    "honours",
    "diploma",
    "diploma_type",
    "reference_import",
];

/// Tables without a version whose rows are changed in place.
const CHANGED_IN_PLACE: [(&str, &str); 4] = [
    ("job", "SUM(CASE WHEN state = 'queued' THEN 1 ELSE 0 END)"),
    ("publication_batch", "COUNT(stopped_at) + COUNT(released_at)"),
    ("document_version", "COUNT(removed_at)"),
    ("upload", "SUM(received)"),
];

/// Rows and saves, by table.
pub type Trace = BTreeMap<String, (i64, i64)>;

pub async fn of(db: &Db) -> Trace {
    let sql = questions(db).await;
    let rows: Vec<(String, i64, i64)> = match db {
        Db::Sqlite { writer, .. } => sqlx::query_as(sqlx::AssertSqlSafe(sql)).fetch_all(&mut *writer.get().await.unwrap()).await.unwrap(),
        Db::Postgres(pool) => sqlx::query_as(sqlx::AssertSqlSafe(sql)).fetch_all(&mut *pool.get().await.unwrap()).await.unwrap(),
    };
    rows.into_iter().map(|(table, rows, saves)| (table, (rows, saves))).collect()
}

/// One statement about all tables, made once per process and engine.
async fn questions(db: &Db) -> String {
    static KNOWN: tokio::sync::OnceCell<String> = tokio::sync::OnceCell::const_new();
    KNOWN.get_or_init(|| async { build(db).await }).await.clone()
}

async fn build(db: &Db) -> String {
    let columns: Vec<(String, String)> = match db {
        Db::Sqlite { writer, .. } => {
            let sql = "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'";
            sqlx::query_as(sql).fetch_all(&mut *writer.get().await.unwrap()).await.unwrap()
        }
        Db::Postgres(pool) => {
            let sql = "SELECT table_name::text, column_name::text FROM information_schema.columns WHERE table_schema = 'public'";
            sqlx::query_as(sql).fetch_all(&mut *pool.get().await.unwrap()).await.unwrap()
        }
    };
    let mut tables: BTreeMap<&str, bool> = BTreeMap::new();
    for (table, column) in &columns {
        *tables.entry(table).or_default() |= column == "version";
    }
    assert!(tables.contains_key("audit_line") && tables.contains_key("application"), "the tables of the product: {tables:?}");
    let question = |(table, has_version): (&str, bool)| {
        let in_place = CHANGED_IN_PLACE.iter().find(|(known, _)| *known == table).map(|(_, sum)| *sum);
        let saves = in_place.unwrap_or(if has_version { "SUM(version)" } else { "0" });
        // Looking at an application, or downloading one's data or letters, leaves a line and changes nothing.
        let rows = if table == "audit_line" { " WHERE action NOT IN ('application.open', 'own_data.download', 'letters.download')" } else { "" };
        format!("SELECT '{table}', CAST(COUNT(*) AS BIGINT), CAST(COALESCE({saves}, 0) AS BIGINT) FROM {table}{rows}")
    };
    tables.into_iter().filter(|(table, _)| !PASSING.contains(table) && !IMPORTED.contains(table)).map(question).collect::<Vec<_>>().join(" UNION ALL ")
}
