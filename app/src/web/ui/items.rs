//! A list of links, each with a title, a status and a due date.

use klankbord_domain::Language;
use leptos::prelude::*;

/// One item of the list.
pub struct Item {
    href: String,
    title: String,
    lang: Option<Language>,
    here: bool,
    meta: Vec<AnyView>,
    line: Option<String>,
}

impl Item {
    /// An item with the title `title` that leads to `href`.
    pub fn new(href: impl Into<String>, title: impl Into<String>) -> Self {
        Self {
            href: href.into(),
            title: title.into(),
            lang: None,
            here: false,
            meta: Vec::new(),
            line: None,
        }
    }

    /// Says that the title is in this language, so that it is read out as such.
    #[must_use]
    pub const fn in_language(mut self, lang: Language) -> Self {
        self.lang = Some(lang);
        self
    }

    /// Adds a tag, a clock or a few words under the title.
    #[must_use]
    pub fn meta(mut self, meta: impl IntoView + 'static) -> Self {
        self.meta.push(meta.into_any());
        self
    }

    /// Adds a sentence: the beginning of the text.
    #[must_use]
    pub fn line(mut self, line: impl Into<String>) -> Self {
        self.line = Some(line.into());
        self
    }

    /// Says whether this item is open beside the list.
    #[must_use]
    pub const fn here(mut self, here: bool) -> Self {
        self.here = here;
        self
    }

    fn view(self) -> AnyView {
        let current = self.here.then_some("true");
        let line = self.line.map(|line| view! { <p>{line}</p> });
        let meta: Vec<_> = self
            .meta
            .into_iter()
            .map(|meta| view! { <span>{meta}</span> })
            .collect();
        let meta = (!meta.is_empty()).then(|| view! { <div class="meta">{meta}</div> });
        view! {
            <li><a href=self.href aria-current=current lang=self.lang.map(Language::as_str)>{self.title}</a>{line}{meta}</li>
        }
        .into_any()
    }
}

/// The list, or a sentence that says that it is empty.
#[must_use]
pub fn items(items: Vec<Item>, nothing: impl Into<String>) -> AnyView {
    if items.is_empty() {
        let nothing = nothing.into();
        return view! { <p class="empty">{nothing}</p> }.into_any();
    }
    let items: Vec<_> = items.into_iter().map(Item::view).collect();
    view! { <ul class="items">{items}</ul> }.into_any()
}
