//! One style sheet out of `style/main.css` and its imports.
//!
//! The order is the order of the imports, layers stay as written, and comments are removed. That is all: the
//! browsers that we support need no translation.

use anyhow::{Context as _, Result, bail};
use std::{fs, path::Path};

/// Replaces imports by the imported files.
pub fn bundle(main: &Path) -> Result<String> {
    let folder = main.parent().unwrap_or(Path::new("."));
    let mut css = String::new();
    for line in read(main)?.lines() {
        let Some(import) = line.trim().strip_prefix("@import ") else {
            css.push_str(line);
            css.push('\n');
            continue;
        };
        let (name, layer) = parse(import)
            .with_context(|| format!("{}: can't follow `{}`", main.display(), line.trim()))?;
        let imported = read(&folder.join(name))?;
        if imported.contains("@import ") {
            bail!("{name}: only {} may import", main.display());
        }
        match layer {
            Some(layer) => css.push_str(&format!("@layer {layer} {{\n{imported}}}\n")),
            None => css.push_str(&imported),
        }
    }
    Ok(css)
}

fn read(path: &Path) -> Result<String> {
    let text =
        fs::read_to_string(path).with_context(|| format!("{} can't be read", path.display()))?;
    Ok(without_comments(&text))
}

/// `"tokens.css" layer(tokens);` is a file, and the layer that it goes into.
fn parse(import: &str) -> Option<(&str, Option<&str>)> {
    let import = import.trim().strip_suffix(';')?;
    let import = import.strip_prefix("url(").map_or(import, |rest| rest);
    let (name, rest) = import.strip_prefix('"')?.split_once('"')?;
    let name = name.strip_prefix("./").unwrap_or(name);
    match rest.trim_start_matches(')').trim() {
        "" => Some((name, None)),
        rest => {
            let layer = rest.strip_prefix("layer(")?.strip_suffix(')')?;
            Some((name, Some(layer)))
        }
    }
}

/// The text without comments and the empty lines that they leave; texts in quotes stay.
fn without_comments(css: &str) -> String {
    let mut kept = String::with_capacity(css.len());
    let mut quote = None;
    let mut rest = css;
    while let Some(letter) = rest.chars().next() {
        if quote.is_none() && rest.starts_with("/*") {
            rest = rest.find("*/").map_or("", |end| &rest[end + 2..]);
            continue;
        }
        match quote {
            Some(open) if open == letter => quote = None,
            None if letter == '"' || letter == '\'' => quote = Some(letter),
            _ => {}
        }
        kept.push(letter);
        rest = &rest[letter.len_utf8()..];
    }
    kept.lines()
        .map(str::trim_end)
        .filter(|line| !line.is_empty())
        .flat_map(|line| [line, "\n"])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go_and_quoted_text_stays() {
        assert_eq!(
            without_comments("/* a */\na { content: \"/* ' */\"; } /* b\n */\n\n"),
            "a { content: \"/* ' */\"; }\n"
        );
    }

    /// The browser tests check all of a page by day, and by night only what colours can spoil.
    /// A shadow takes no room, so it may differ as well.
    #[test]
    fn the_dark_changes_nothing_but_colours() -> Result<()> {
        let mut found = 0;
        for path in crate::fresh::sorted(&crate::workspace::root().join("style"))? {
            let css = without_comments(&fs::read_to_string(&path)?);
            for block in css.split("prefers-color-scheme: dark").skip(1) {
                found += 1;
                let block = block.split("\n}").next().unwrap_or_default();
                for line in block.lines().skip(1).map(str::trim) {
                    let colour = line.starts_with("--") && line.contains(": #");
                    let shadow = line.starts_with("--shadow");
                    let bracket = line.is_empty() || line.ends_with('{') || line == "}";
                    assert!(colour || shadow || bracket, "{}: {line}", path.display());
                }
            }
        }
        assert!(found > 0, "no style sheet knows the dark");
        Ok(())
    }

    #[test]
    fn imports_are_understood_or_refused() {
        assert_eq!(parse("\"a.css\";"), Some(("a.css", None)));
        assert_eq!(parse("url(\"./a.css\");"), Some(("a.css", None)));
        assert_eq!(
            parse("\"a.css\" layer(base);"),
            Some(("a.css", Some("base")))
        );
        assert_eq!(parse("\"a.css\" print;"), None);
    }
}
