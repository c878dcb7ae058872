//! Plain text as people type it: blank lines separate paragraphs, line ends are kept, nothing else has a meaning.

use leptos::prelude::*;

/// Plain text as paragraphs.
#[must_use]
pub fn prose(typed: &str) -> AnyView {
    let mut paragraphs = Vec::new();
    let mut lines: Vec<String> = Vec::new();
    for line in typed.lines().map(str::trim_end).chain([""]) {
        if !line.is_empty() {
            lines.push(line.to_owned());
        } else if !lines.is_empty() {
            paragraphs.push(paragraph(std::mem::take(&mut lines)));
        }
    }
    paragraphs.into_any()
}

fn paragraph(lines: Vec<String>) -> AnyView {
    let lines: Vec<_> = lines
        .into_iter()
        .enumerate()
        .map(|(place, line)| {
            let end = (place > 0).then(|| view! { <br/> });
            view! { {end}{line} }
        })
        .collect();
    view! { <p>{lines}</p> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::ui::document::render;

    fn shown(typed: &'static str) -> String {
        // The marks by which the code in the browser finds its way are removed.
        render(|| prose(typed)).replace("<!>", "")
    }

    #[test]
    fn blank_lines_part_paragraphs_and_line_ends_stay() {
        let html = shown("een\r\ntwee\n\n\n drie \n");
        assert_eq!(html, "<p>een<br>twee</p><p> drie</p>");
        assert_eq!(shown(" \n "), "");
    }

    #[test]
    fn nothing_typed_becomes_markup() {
        let html = render(|| prose("<script>alert(1)</script> & <b>\"'"));
        assert!(!html.contains("<script") && !html.contains("<b>"), "{html}");
        assert!(
            html.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;"),
            "{html}"
        );
    }
}
