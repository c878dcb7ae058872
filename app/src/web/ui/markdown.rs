//! Markdown written by staff, made safe: a few elements, no images, no HTML.

use ammonia::Builder;
use leptos::prelude::*;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};
use std::{collections::HashSet, sync::LazyLock};

static SAFE: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut safe = Builder::default();
    safe.tags(HashSet::from([
        "p",
        "br",
        "em",
        "strong",
        "del",
        "ul",
        "ol",
        "li",
        "blockquote",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "a",
        "code",
        "pre",
        "hr",
    ]))
    .tag_attributes(
        [
            ("a", HashSet::from(["href"])),
            ("ol", HashSet::from(["start"])),
        ]
        .into(),
    )
    .generic_attributes(HashSet::new())
    .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
    .url_relative(ammonia::UrlRelative::Deny)
    .link_rel(Some("nofollow noopener"));
    safe
});

/// How deep one thing may stand in another. What stands deeper stays as words: to clean what nests a thousandfold costs
/// every reader seconds.
const DEEPEST: usize = 16;

/// Markdown under a heading of level `under`: its own highest heading is the next level, so the page
/// keeps one `h1` and skips no level. HTML in it is shown as it was typed.
#[must_use]
pub fn markdown(source: &str, under: u8) -> AnyView {
    let html = safe_html(source, under);
    view! { <div class="prose" inner_html=html></div> }.into_any()
}

fn safe_html(source: &str, under: u8) -> String {
    let events: Vec<_> = Parser::new_ext(source, Options::ENABLE_STRIKETHROUGH).collect();
    let highest = events.iter().filter_map(heading).min().unwrap_or(1);
    let level = |level: HeadingLevel| {
        let place = (level as usize + usize::from(under) + 1).saturating_sub(highest);
        HeadingLevel::try_from(place.clamp(2, 6)).unwrap_or(HeadingLevel::H6)
    };
    let mut depth = 0_usize;
    let shallow = events.into_iter().filter(move |event| match event {
        Event::Start(_) => {
            depth += 1;
            depth <= DEEPEST
        }
        Event::End(_) => {
            depth = depth.saturating_sub(1);
            depth < DEEPEST
        }
        _ => true,
    });
    let ours = shallow.filter_map(|event| match event {
        Event::Start(Tag::Heading { level: typed, .. }) => Some(Event::Start(Tag::Heading {
            level: level(typed),
            id: None,
            classes: Vec::new(),
            attrs: Vec::new(),
        })),
        Event::End(TagEnd::Heading(typed)) => Some(Event::End(TagEnd::Heading(level(typed)))),
        // The alternative text of an image stays; the picture would be a request to a third party.
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => None,
        Event::Html(typed) | Event::InlineHtml(typed) => Some(Event::Text(typed)),
        other => Some(other),
    });
    let mut unsafe_html = String::with_capacity(source.len() * 2);
    html::push_html(&mut unsafe_html, ours);
    SAFE.clean(&unsafe_html).to_string()
}

fn heading(event: &Event<'_>) -> Option<usize> {
    match event {
        Event::Start(Tag::Heading { level, .. }) => Some(*level as usize),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::safe_html;

    #[test]
    fn paragraphs_lists_and_emphasis_are_kept() {
        assert_eq!(
            safe_html("Een *kleine* **stap**\n\n3. drie\n4. vier\n\n> gezegd", 1),
            "<p>Een <em>kleine</em> <strong>stap</strong></p>\n<ol start=\"3\">\n<li>drie</li>\n\
             <li>vier</li>\n</ol>\n<blockquote>\n<p>gezegd</p>\n</blockquote>\n"
        );
    }

    #[test]
    fn headings_go_on_from_the_one_above() {
        assert_eq!(safe_html("# a\n## b", 1), "<h2>a</h2>\n<h3>b</h3>\n");
        assert_eq!(safe_html("### a\n#### b", 2), "<h3>a</h3>\n<h4>b</h4>\n");
        assert_eq!(safe_html("# a\n###### b", 5), "<h6>a</h6>\n<h6>b</h6>\n");
        assert_eq!(safe_html("# a", 0), "<h2>a</h2>\n");
    }

    #[test]
    fn links_are_marked_and_only_of_known_kinds() {
        assert_eq!(
            safe_html("[hier](https://example.org/?a=1&b=2)", 1),
            "<p><a href=\"https://example.org/?a=1&amp;b=2\" rel=\"nofollow noopener\">hier</a></p>\n"
        );
        for link in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java&#10;script:alert(1)",
            "data:text/html,<script>alert(1)</script>",
            "vbscript:x",
            "//elsewhere.example",
            "/sign-out",
        ] {
            let html = safe_html(&format!("[x](<{link}>) ![y](<{link}>)"), 1);
            assert!(!html.contains("href"), "{link}: {html}");
        }
    }

    #[test]
    fn what_nests_too_deep_is_flattened_and_keeps_its_words() {
        let begun = std::time::Instant::now();
        for deep in [
            ">".repeat(19_900),
            "- ".repeat(5_000),
            "*a _b ".repeat(3_000),
        ] {
            let html = safe_html(&format!("{deep} einde"), 1);
            assert!(html.contains("einde"));
            assert!(html.matches("<blockquote>").count() <= 16);
        }
        assert!(begun.elapsed().as_secs() < 2, "{:?}", begun.elapsed());
    }

    #[test]
    fn images_leave_their_words() {
        assert_eq!(
            safe_html("![een sluis](https://example.org/a.png)", 1),
            "<p>een sluis</p>\n"
        );
    }

    #[test]
    fn html_is_shown_and_not_obeyed() {
        for hostile in [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "a <svg/onload=alert(1)> b",
            "<style>*{display:none}</style>",
            "<a href=\"https://example.org\" STYLE=\"position:fixed\">x</a>",
            "</div></main><form action=https://elsewhere.example>",
            "<!-- <b> -->",
            "`<script>`",
            "<textarea><title></textarea><img src=x onerror=alert(1)>",
        ] {
            let html = safe_html(hostile, 1);
            for tag in [
                "<script",
                "<img",
                "<svg",
                "<style",
                "<form",
                "</div",
                "<a ",
                "<!--",
                "<textarea",
            ] {
                assert!(!html.contains(tag), "{hostile}: {html}");
            }
            assert!(html.contains("&lt;"), "{hostile}: {html}");
        }
    }
}
