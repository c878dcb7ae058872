//! Walking the schema of either engine.

use crate::{
    Portal,
    base::db::{testing::Engine, testing::portal},
    lifecycle::privacy::TABLES,
    scalars,
};
use std::collections::{BTreeMap, BTreeSet};

/// Every table with its columns, and whether each holds text.
async fn columns(portal: &Portal) -> BTreeMap<String, Vec<(String, bool)>> {
    let mut tx = portal.db.read().await.unwrap();
    let rows: Vec<(String, String, String)> = if portal.db.is_postgres() {
        crate::all!(
            tx,
            "select table_name::text, column_name::text, data_type::text from information_schema.columns
             where table_schema = 'public' and table_name not like '\\_sqlx%'"
        )
    } else {
        crate::all!(
            tx,
            "select m.name, c.name, lower(c.type) from sqlite_schema m, pragma_table_info(m.name) c
             where m.type = 'table' and m.name not like 'sqlite%' and m.name not like '_sqlx%'"
        )
    }
    .unwrap();
    let mut tables: BTreeMap<String, Vec<_>> = BTreeMap::new();
    for (table, column, kind) in rows {
        // Anything but a number could hold words.
        let text = !matches!(kind.as_str(), "integer" | "bigint");
        tables.entry(table).or_default().push((column, text));
    }
    tables
}

async fn texts(portal: &Portal, table: &str, column: &str) -> BTreeSet<String> {
    let mut tx = portal.db.read().await.unwrap();
    // A statement is part of the program, so this one becomes so for as long as the test runs.
    let sql: &'static str = String::leak(format!(
        "select {column} from {table} where {column} is not null and {column} <> ''"
    ));
    let found: crate::Result<Vec<String>> = scalars!(tx, sql);
    if let Ok(texts) = found {
        return texts.into_iter().collect();
    }
    // A file, whose words count as well.
    let files: Vec<Vec<u8>> = scalars!(tx, sql).unwrap();
    let text = |bytes: &Vec<u8>| String::from_utf8_lossy(bytes).into_owned();
    files.iter().map(text).collect()
}

/// The values of each column that is declared personal, by `table.column`.
pub(super) async fn personal_values(portal: &Portal) -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    for table in TABLES {
        for column in table.personal {
            let values = texts(portal, table.name, column).await;
            found.insert(format!("{}.{column}", table.name), values);
        }
    }
    found
}

/// Every text in the whole database, with its column.
pub(super) async fn all_texts(portal: &Portal) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (table, columns) in columns(portal).await {
        for (column, _) in columns.into_iter().filter(|(_, text)| *text) {
            for text in texts(portal, &table, &column).await {
                found.push((format!("{table}.{column}"), text));
            }
        }
    }
    found
}

async fn undeclared(engine: Engine) -> Vec<String> {
    let tables = columns(&portal(engine).await).await;
    let mut wrong = Vec::new();
    for (name, columns) in &tables {
        let Some(table) = TABLES.iter().find(|table| table.name == name) else {
            wrong.push(format!("{name} is not declared"));
            continue;
        };
        let declared: Vec<_> = table.personal.iter().chain(table.other).collect();
        for (column, _) in columns.iter().filter(|(_, text)| *text) {
            let times = declared.iter().filter(|name| **name == column).count();
            if times != 1 {
                wrong.push(format!("{name}.{column} is declared {times} times"));
            }
        }
        for column in declared {
            if !columns.iter().any(|(name, text)| name == column && *text) {
                wrong.push(format!("{name}.{column} does not exist"));
            }
        }
        let person = columns.iter().any(|(column, _)| {
            matches!(
                column.as_str(),
                "account_id" | "member_id" | "owner_id" | "written_by" | "created_by"
            ) || column.contains("email") && name != "organisation"
        });
        if (person || !table.personal.is_empty()) && table.exported.is_empty() {
            wrong.push(format!("{name} is about somebody and is not exported"));
        }
    }
    for table in TABLES
        .iter()
        .filter(|table| !tables.contains_key(table.name))
    {
        wrong.push(format!("{} does not exist", table.name));
    }
    wrong
}

/// When this fails, a table or column was added: declare in `privacy::TABLES` what the export and the erasure
/// do with it, and implement that.
#[tokio::test]
async fn every_table_and_every_text_column_is_declared() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        assert_eq!(undeclared(engine).await, Vec::<String>::new(), "{engine:?}");
    }
}
