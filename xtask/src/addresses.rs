//! The check that no page writes an address out: `app::web::paths` has a function for each.

use crate::{source, workspace};
use anyhow::{Result, bail};

/// The folder in which addresses are written.
const TABLE: &str = "app/src/web/paths/";

/// Fails with every text in `app/src` that begins with an address, or holds a link to one.
pub fn check() -> Result<()> {
    let mut found = Vec::new();
    for file in source::read(&workspace::root(), "app/src")? {
        if file.name.starts_with(TABLE) {
            continue;
        }
        for (line, text) in &file.strings {
            if is_address(text) {
                found.push(format!(
                    "{}:{line}: {text} is an address: call its function in web::paths, or give it a line \
                     there, so that the compiler knows it",
                    file.name
                ));
            }
        }
    }
    if !found.is_empty() {
        bail!("{}", found.join("\n"));
    }
    Ok(())
}

/// Whether a literal, with its quotes, begins with a path, appends one to a value, or links to one.
fn is_address(literal: &str) -> bool {
    let text = literal.trim_matches('"');
    let begins = |text: &str| {
        let rest = text.strip_prefix('/');
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(is_path))
    };
    let hung = text.starts_with('{')
        && text
            .split_once('}')
            .is_some_and(|(_, rest)| rest.len() > 1 && begins(rest));
    begins(text) || hung || text.split("=\\\"").skip(1).any(begins)
}

fn is_path(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '{'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_found() {
        for literal in [
            r#""/""#,
            r#""/inbox""#,
            r#""/proposals/{id}/decide""#,
            r#""/{page}""#,
            r#""{}/meaning""#,
            r#""{path}/{}""#,
            r#""<p><a href=\"/conscience\">{}</a></p>""#,
        ] {
            assert!(is_address(literal), "{literal}");
        }
    }

    #[test]
    fn another_text_is_left_alone() {
        for literal in [
            r#""""#,
            r#""//""#,
            r#""text/css""#,
            r#""{}?before={before}#rows""#,
            r#""{}{path}""#,
            r#""{name} / {other}""#,
            r##""<a href=\"#content\">""##,
        ] {
            assert!(!is_address(literal), "{literal}");
        }
    }
}
