//! The check for code in `app/src` that is forbidden because it breaks silently.

use crate::{source::rust_files, workspace};
use anyhow::{Result, bail};
use std::fs;

/// The folder of the escaping counterparts, and so the only place that may use the bare ones.
const UI: &str = "app/src/web/ui";

/// Fails with every place that holds something forbidden.
pub fn check() -> Result<()> {
    let root = workspace::root();
    let mut found = Vec::new();
    for path in rust_files(&root.join("app/src"))? {
        let name = path.strip_prefix(&root).unwrap_or(&path).to_owned();
        let in_ui = name.starts_with(UI);
        for (number, line) in fs::read_to_string(&path)?.lines().enumerate() {
            if let Some(reason) = offence(line, in_ui) {
                found.push(format!("{}:{}: {reason}", name.display(), number + 1));
            }
        }
    }
    if !found.is_empty() {
        bail!("{}", found.join("\n"));
    }
    Ok(())
}

fn offence(line: &str, in_ui: bool) -> Option<&'static str> {
    if line.trim_start().starts_with("//") {
        return None;
    }
    if opens_attribute(line, "style=") || opens_attribute(line, "style:") {
        return Some("an inline style is refused by our Content-Security-Policy; use a class");
    }
    if line.contains("routes::all()") {
        return Some(
            "a unit test that reaches every page builds them all again; test it in server",
        );
    }
    if in_ui {
        return None;
    }
    if opens_tag(line, "<textarea") {
        return Some("Leptos does not escape what stands in <textarea>; use ui::TextArea");
    }
    if opens_tag(line, "<Title") {
        return Some("leptos_meta does not escape titles; use ui::PageTitle");
    }
    // `set_inner_html` is allowed: the one island that calls it shows HTML that our own views have escaped.
    if line.replace("set_inner_html", "").contains("inner_html") {
        return Some("inner_html is not escaped; only ui may use it");
    }
    None
}

/// Whether the line has a tag of exactly this name; `Vec<Title>` is not one.
fn opens_tag(line: &str, tag: &str) -> bool {
    line.match_indices(tag).any(|(start, _)| {
        let before = line[..start].chars().next_back();
        let after = line[start + tag.len()..].chars().next();
        !before.is_some_and(is_word) && !after.is_some_and(is_word)
    })
}

/// Whether the line has an attribute of this name; a struct's `style: x` is not one.
fn opens_attribute(line: &str, attribute: &str) -> bool {
    line.match_indices(attribute).any(|(start, _)| {
        let before = line[..start].chars().next_back();
        let after = line[start + attribute.len()..].chars().next();
        before.is_none_or(char::is_whitespace) && after.is_some_and(|after| !after.is_whitespace())
    })
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | ':')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_breaks_silently_is_found() {
        for line in [
            "view! { <textarea name=\"text\">{text}</textarea> }",
            "<Title text=title/>",
            "<div inner_html=html></div>",
            "div().inner_html(html)",
            "<p style=\"color: red\">",
            "    let pages = crate::routes::all();",
            "    style=format!(\"width: {width}px\")",
            "<p style:width=width>",
        ] {
            assert!(offence(line, false).is_some(), "{line}");
        }
    }

    #[test]
    fn what_only_looks_like_it_is_left_alone() {
        for line in [
            "fn titles() -> Vec<Title> {",
            "<TitleBar/>",
            "// never a bare <textarea",
            "Look { style: Style::Calm }",
            "<TextArea name=\"text\"/>",
        ] {
            assert!(offence(line, false).is_none(), "{line}");
        }
    }

    #[test]
    fn ui_may_write_the_bare_elements_but_no_inline_style() {
        assert!(offence("<textarea>", true).is_none());
        assert!(offence("<p style=\"color: red\">", true).is_some());
    }
}
