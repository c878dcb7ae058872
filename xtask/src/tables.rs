//! The check that each table is written by one slice, as ARCHITECTURE.md says, read from the SQL.

use crate::{source, workspace};
use anyhow::{Result, bail};
use std::collections::{BTreeMap, BTreeSet};

/// Erasing a person touches every table that holds something about them.
const ERASES: &str = "lifecycle::privacy";

/// Other slices that may write a table, with the reason.
const EXCEPTIONS: [(&str, &str, &str); 1] = [(
    "answer_contributions",
    "rounds::contributions",
    "a contribution that is taken back leaves answers that were not published, in its own transaction",
)];

/// Fails with every place where a slice writes a table of another.
pub fn check() -> Result<()> {
    let files = source::read(&workspace::root(), "domain/src")?;
    let found = faults(&files);
    if !found.is_empty() {
        bail!("{}", found.join("\n"));
    }
    Ok(())
}

fn faults(files: &[source::File]) -> Vec<String> {
    let mut writers: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for file in files {
        let slice = slice(&file.module);
        for (line, text) in &file.strings {
            for table in written(text) {
                let excepted = EXCEPTIONS
                    .iter()
                    .any(|(known, by, _)| *known == table && *by == slice);
                if slice != ERASES && !excepted {
                    let place = format!("{}:{line}", file.name);
                    writers
                        .entry(table)
                        .or_default()
                        .entry(slice.clone())
                        .or_insert(place);
                }
            }
        }
    }
    let several = writers.into_iter().filter(|(_, slices)| slices.len() > 1);
    several
        .map(|(table, slices)| {
            let places: Vec<_> = slices
                .iter()
                .map(|(slice, place)| format!("`{slice}` ({place})"))
                .collect();
            format!(
                "the table `{table}` is written by {}: keep its SQL in the store of the slice that owns it, \
                 and call that",
                places.join(" and by ")
            )
        })
        .collect()
}

/// The wing and slice of a module; the conscience's slices are one level deeper.
fn slice(module: &[String]) -> String {
    let depth = match module {
        [wing, slice, _, _, ..] if wing == "answering" && slice == "conscience" => 3,
        _ => 2,
    };
    module[..depth.min(module.len())].join("::")
}

/// The tables that a text of SQL inserts into, updates or deletes from.
fn written(sql: &str) -> BTreeSet<String> {
    let words: Vec<_> = sql
        .split(|letter: char| letter.is_whitespace() || matches!(letter, '"' | '(' | ','))
        .filter(|word| !word.is_empty())
        .collect();
    let mut tables = BTreeSet::new();
    for at in 0..words.len() {
        let table = match words[at..] {
            ["insert", "into", table, ..] | ["delete", "from", table, ..] => table,
            ["update", table, "set", ..] if table != "do" => table,
            _ => continue,
        };
        tables.insert(table.to_owned());
    }
    tables
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn file(name: &str, sql: &str) -> source::File {
        let text = format!("fn f() {{ execute!(tx, \"{sql}\") }}");
        source::File::parse(Path::new("domain/src"), Path::new(name), &text).unwrap()
    }

    #[test]
    fn what_sql_writes_is_found() {
        let tables = |sql| written(sql).into_iter().collect::<Vec<_>>();
        assert_eq!(
            tables("insert into seats (id) values ($1) on conflict (id) do update set a = 1"),
            ["seats"]
        );
        assert_eq!(tables("update rooms\n set round = $1"), ["rooms"]);
        assert_eq!(
            tables("delete from a where id in (select id from b)"),
            ["a"]
        );
        assert_eq!(tables("select updated from update_log for update"), [""; 0]);
    }

    #[test]
    fn a_table_is_written_by_one_slice_and_by_erasure() {
        let own = || file("rounds/themes/store.rs", "update themes set name = $1");
        let erased = file("lifecycle/privacy/store/erasure.rs", "delete from themes");
        assert_eq!(faults(&[own(), erased]), Vec::<String>::new());
        let other = file(
            "answering/answers/store.rs",
            "delete from themes where id = $1",
        );
        let found = faults(&[own(), other]);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(
            found[0].contains("`rounds::themes` (domain/src/rounds/themes/store.rs:1)"),
            "{found:?}"
        );
    }
}
