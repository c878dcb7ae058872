//! Keeps a draft in this browser until it is sent.

use leptos::prelude::*;

/// Keeps the texts of every form of the page in the browser's own storage, so that a reload, a lost tab or a step back
/// loses nothing. The key is the account that the form was made for, so that the next person at a shared computer
/// reads nothing, with the address of the form or its `data-draft`. A draft is removed when the page after the form
/// confirms with a notice that it was taken, or when the form has `data-draft-sent`. Renders nothing.
#[island]
pub fn DraftKeeper() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    browser::keep_all();
}

#[cfg(feature = "hydrate")]
mod browser {
    use wasm_bindgen::{JsCast as _, prelude::Closure};
    use web_sys::{Document, Event, HtmlFormElement, HtmlTextAreaElement, Storage, Window};

    /// The beginning of every key of a draft.
    const DRAFT: &str = "draft:";
    /// Where the key of the form that was sent last waits for the page that confirms it.
    const SENT: &str = "draft-sent";
    /// The mark of a form that is kept already, since a page has several islands.
    const KEPT: &str = "data-draft-kept";

    struct Stores {
        /// The drafts, for all tabs.
        drafts: Storage,
        /// The state of this tab.
        tab: Storage,
    }

    fn areas(form: &HtmlFormElement) -> Vec<HtmlTextAreaElement> {
        let Ok(found) = form.query_selector_all("textarea") else {
            return Vec::new();
        };
        (0..found.length())
            .filter_map(|i| found.get(i)?.dyn_into().ok())
            .collect()
    }

    /// The text that the server put into the page.
    fn rendered(area: &HtmlTextAreaElement) -> String {
        area.default_value().unwrap_or_default()
    }

    /// The account that the form was made for; nothing when nobody has signed in.
    fn owner(form: &HtmlFormElement) -> Option<String> {
        let field = form.query_selector("input[name=made_for]").ok()??;
        field
            .get_attribute("value")
            .filter(|value| !value.is_empty())
    }

    fn key(window: &Window, form: &HtmlFormElement) -> Option<String> {
        let address = || window.location().pathname().ok();
        let name = form.get_attribute("data-draft");
        let name = name
            .or_else(|| form.get_attribute("action"))
            .or_else(address)?;
        Some(format!("{DRAFT}{}:{name}", owner(form)?))
    }

    /// The text that was typed, and the text that stood there before.
    struct Slot {
        typed: String,
        before: String,
    }

    impl Slot {
        fn of(key: &str, area: &HtmlTextAreaElement) -> Self {
            let typed = format!("{key}:{}", area.name());
            Self {
                before: format!("{typed}:before"),
                typed,
            }
        }

        /// Puts the draft back, unless the page shows another text than the one it was made from. A draft that
        /// the page shows has been saved.
        fn restore(&self, drafts: &Storage, area: &HtmlTextAreaElement) {
            let kept = |name: &str| drafts.get_item(name).ok().flatten();
            let (shown, typed) = (area.value(), kept(&self.typed));
            if typed.as_ref() == Some(&shown) {
                self.forget(drafts);
            } else if let Some(typed) = typed
                && shown == rendered(area)
                && shown == kept(&self.before).unwrap_or_default()
            {
                area.set_value(&typed);
            }
        }

        fn keep(&self, drafts: &Storage, area: &HtmlTextAreaElement) {
            // A full storage loses the draft, never the form.
            let _ = drafts.set_item(&self.typed, &area.value());
            let _ = drafts.set_item(&self.before, &rendered(area));
        }

        fn forget(&self, drafts: &Storage) {
            // If removing it fails, the next draft overwrites it.
            let _ = drafts.remove_item(&self.typed);
            let _ = drafts.remove_item(&self.before);
        }
    }

    pub(super) fn keep_all() {
        let Some(window) = web_sys::window() else {
            return;
        };
        let (Some(document), Ok(Some(drafts)), Ok(Some(tab))) = (
            window.document(),
            window.local_storage(),
            window.session_storage(),
        ) else {
            return;
        };
        let stores = Stores { drafts, tab };
        forget(&stores.drafts, has_no_owner);
        forget_what_was_sent(&document, &stores);
        while let Ok(Some(form)) =
            document.query_selector(&format!("form[method=post]:not([{KEPT}]):has(textarea)"))
        {
            if form.set_attribute(KEPT, "").is_err() {
                return;
            }
            if let Ok(form) = form.dyn_into::<HtmlFormElement>()
                && let Some(key) = key(&window, &form)
            {
                keep(&form, key, &stores);
            }
        }
    }

    /// Removes the draft of the form that brought the reader here, when the page says that it was taken.
    fn forget_what_was_sent(document: &Document, stores: &Stores) {
        let sent = stores.tab.get_item(SENT).ok().flatten();
        let _ = stores.tab.remove_item(SENT);
        let confirmed = document.query_selector(".notice[role=status]");
        let (Some(sent), Ok(Some(_))) = (sent, confirmed) else {
            return;
        };
        let begin = format!("{sent}:");
        forget(&stores.drafts, |name| name.starts_with(&begin));
    }

    /// Whether it is a draft of nobody in particular, as earlier releases kept them: whoever opened the form next
    /// read it.
    fn has_no_owner(name: &str) -> bool {
        let account = |rest: &str| {
            let owner = rest.split(':').next().unwrap_or_default();
            !owner.is_empty() && owner.bytes().all(|byte| byte.is_ascii_digit())
        };
        name.strip_prefix(DRAFT).is_some_and(|rest| !account(rest))
    }

    /// Removes everything with such a name.
    fn forget(drafts: &Storage, is_over: impl Fn(&str) -> bool) {
        let all = 0..drafts.length().unwrap_or_default();
        let names: Vec<_> = all
            .filter_map(|place| drafts.key(place).ok().flatten())
            .filter(|name| is_over(name))
            .collect();
        for name in names {
            // If removing it fails, the next page tries again.
            let _ = drafts.remove_item(&name);
        }
    }

    fn keep(form: &HtmlFormElement, key: String, stores: &Stores) {
        let sent = form.has_attribute("data-draft-sent");
        for area in areas(form) {
            let slot = Slot::of(&key, &area);
            if sent {
                slot.forget(&stores.drafts);
            } else {
                slot.restore(&stores.drafts, &area);
            }
        }
        let (drafts, name) = (stores.drafts.clone(), key.clone());
        listen(form, "input", move |event| {
            let area = event
                .target()
                .and_then(|target| target.dyn_into::<HtmlTextAreaElement>().ok());
            if let Some(area) = area {
                Slot::of(&name, &area).keep(&drafts, &area);
            }
        });
        let tab = stores.tab.clone();
        listen(form, "submit", move |_| {
            let _ = tab.set_item(SENT, &key);
        });
    }

    fn listen(form: &HtmlFormElement, kind: &str, then: impl Fn(Event) + 'static) {
        let listener = Closure::<dyn Fn(Event)>::new(then);
        let listens =
            form.add_event_listener_with_callback(kind, listener.as_ref().unchecked_ref());
        if listens.is_ok() {
            listener.forget();
        }
    }
}
