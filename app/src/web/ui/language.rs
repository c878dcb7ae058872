//! Words in another language than the reader's: the mark that tells programs which it is, and the line that tells people.

use crate::web::context::PageContext;
use klankbord_domain::Language;
use leptos::prelude::*;

texts! {
    // A text that is not in the reader's language is in the other one.
    only_in_other = "Deze tekst is er alleen in het Engels." | "This text is in Dutch only.";
    read_this = "Lees dit in het Nederlands" | "Read this in English";
    dutch = "Nederlands" | "Dutch";
    english = "Engels" | "English";
}

/// The attribute `lang` of an element with words in the language `written`; none when that is the reader's.
#[must_use]
pub fn lang_of(reader: Language, written: Language) -> Option<&'static str> {
    (reader != written).then_some(written.as_str())
}

/// The line that says in which language the text is; once on a page. Nothing when it is in the reader's.
#[must_use]
pub fn only_in(reader: Language, written: Language) -> Option<AnyView> {
    (reader != written)
        .then(|| view! { <p class="soft only-in">{only_in_other(reader)}</p> }.into_any())
}

/// The line on a page that shows words in the language `shown`: the way to the other language when there are words in
/// `both`, or else the language that they are in, when it is not the reader's. Once on a page.
#[must_use]
pub fn languages(cx: &PageContext, shown: Language, both: bool) -> Option<AnyView> {
    if !both {
        return only_in(cx.lang, shown);
    }
    let other = shown.other();
    // The way to a language is in that language, for whoever reads it.
    let href = format!("{}?in={}", cx.path, other.as_str());
    let code = other.as_str();
    Some(
        view! { <p class="soft only-in"><a href=href lang=lang_of(cx.lang, other) hreflang=code>{read_this(other)}</a></p> }
            .into_any(),
    )
}

/// The name of a language.
#[must_use]
pub const fn language_name(reader: Language, language: Language) -> &'static str {
    match language {
        Language::Nl => dutch(reader),
        Language::En => english(reader),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::ui::document::render;

    #[test]
    fn only_words_in_the_other_language_are_marked() {
        let (nl, en) = (Language::Nl, Language::En);
        assert_eq!((lang_of(nl, nl), lang_of(nl, en)), (None, Some("en")));
        assert!(only_in(en, en).is_none());
        let line = render(|| only_in(en, nl).into_any());
        assert!(line.contains("This text is in Dutch only."), "{line}");
    }
}
