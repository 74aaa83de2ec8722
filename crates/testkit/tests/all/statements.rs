//! Every SQL text of the product is known, and both engines understand it.

use std::collections::BTreeSet;

use sqlx::{AssertSqlSafe, Executor as _, SqlSafeStr as _};
use store::Db;
use testkit::{Engine, TestDb};

use crate::sources::{files, literals, root, shown, without_tests};

#[tokio::test]
async fn both_engines_understand_every_statement() {
    for engine in Engine::ALL {
        let Some(database) = TestDb::open(engine).await else { continue };
        let foreign = if engine == Engine::Sqlite { "_POSTGRES" } else { "_SQLITE" };
        let mut refused = Vec::new();
        for (module, name, sql) in store::all_statements() {
            if name.ends_with(foreign) {
                continue;
            }
            let text = AssertSqlSafe(sql).into_sql_str();
            let outcome = match &database.db {
                Db::Sqlite { writer, .. } => writer.get().await.unwrap().prepare(text).await.map(drop),
                Db::Postgres(pool) => pool.get().await.unwrap().prepare(text).await.map(drop),
            };
            if let Err(error) = outcome {
                refused.push(format!("{module}::{name}: {error}"));
            }
        }
        assert!(refused.is_empty(), "{engine:?} refuses:\n{}", refused.join("\n"));
    }
}

/// The loader of many rows at once puts table and column names, constants of its own, into its text; never values.
fn is_bulk(file: &std::path::Path) -> bool {
    file.ends_with("store/src/bulk.rs")
}

/// Whether a text starts like a statement.
fn is_sql(text: &str) -> bool {
    let text = text.trim_start();
    let starts = ["SELECT ", "INSERT INTO ", "DELETE FROM ", "CREATE TABLE ", "CREATE INDEX ", "ALTER TABLE ", "DROP TABLE ", "TRUNCATE "];
    starts.iter().any(|start| text.starts_with(start))
        || (text.starts_with("UPDATE ") && text.contains(" SET "))
        || (text.starts_with("WITH ") && text.contains(" AS ("))
}

#[test]
fn no_sql_stands_outside_the_lists() {
    let listed: BTreeSet<&str> = store::all_statements().into_iter().map(|(_, _, sql)| sql).collect();
    assert!(listed.len() > 50, "the lists were read");
    let mut strays = Vec::new();
    for package in ["app", "connect", "domain", "paper", "server", "store", "web"] {
        for file in files(&root().join("crates").join(package).join("src"), &["rs"]) {
            if is_bulk(file.as_ref()) {
                continue;
            }
            let source = std::fs::read_to_string(&file).unwrap();
            for literal in literals(without_tests(&source)) {
                if is_sql(&literal.text) && !listed.contains(literal.text.as_str()) {
                    strays.push(format!("{}:{}: {}", shown(&file), literal.line, literal.text.chars().take(80).collect::<String>()));
                }
            }
        }
    }
    assert!(strays.is_empty(), "SQL that stands in no STATEMENTS, or in one that crates/store/src/lib.rs does not list:\n{}", strays.join("\n"));
}

#[test]
fn values_never_enter_the_text() {
    let mut guilty = Vec::new();
    for file in files(&root().join("crates/store/src"), &["rs"]) {
        if is_bulk(file.as_ref()) {
            continue;
        }
        let source = std::fs::read_to_string(&file).unwrap();
        for literal in literals(without_tests(&source)) {
            if literal.call.ends_with("format!") && is_sql(&literal.text) {
                guilty.push(format!("{}:{}", shown(&file), literal.line));
            }
        }
    }
    assert!(guilty.is_empty(), "SQL put together from pieces: {guilty:?}");
}
