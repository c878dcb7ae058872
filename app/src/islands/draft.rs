//! Keeps a draft in this browser until it is sent.

use leptos::prelude::*;

/// Keeps the text fields of each form with `data-draft="KEY"` in the browser's own storage under that
/// key and the account that the form was made for, so that a reload or a lost tab loses nothing and the next
/// person at a shared computer reads nothing. Renders nothing. When the form also has
/// `data-draft-sent`, it has been sent, and the draft is removed.
#[island]
pub fn DraftKeeper() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    browser::keep_all();
}

#[cfg(feature = "hydrate")]
mod browser {
    use wasm_bindgen::{JsCast as _, prelude::Closure};
    use web_sys::{Event, HtmlFormElement, HtmlTextAreaElement, Storage};

    fn areas(form: &HtmlFormElement) -> Vec<HtmlTextAreaElement> {
        let Ok(found) = form.query_selector_all("textarea") else {
            return Vec::new();
        };
        (0..found.length())
            .filter_map(|i| found.get(i)?.dyn_into().ok())
            .collect()
    }

    /// The account that the form was made for; empty when nobody has signed in.
    fn owner(form: &HtmlFormElement) -> String {
        let field = form.query_selector("input[name=made_for]").ok().flatten();
        field
            .and_then(|field| field.get_attribute("value"))
            .unwrap_or_default()
    }

    fn slot(key: &str, area: &HtmlTextAreaElement) -> String {
        format!("draft:{key}:{}", area.name())
    }

    pub(super) fn keep_all() {
        let Some(window) = web_sys::window() else {
            return;
        };
        let (Some(document), Ok(Some(storage))) = (window.document(), window.local_storage())
        else {
            return;
        };
        // The attribute is removed, so that a second island does not keep the form twice.
        while let Ok(Some(form)) = document.query_selector("form[data-draft]") {
            let key = form.get_attribute("data-draft").unwrap_or_default();
            if form.remove_attribute("data-draft").is_err() {
                return;
            }
            if let Ok(form) = form.dyn_into::<HtmlFormElement>() {
                let key = format!("{}:{key}", owner(&form));
                keep(&form, key, &storage);
            }
        }
    }

    fn keep(form: &HtmlFormElement, key: String, storage: &Storage) {
        let sent = form.has_attribute("data-draft-sent");
        for area in areas(form) {
            let slot = slot(&key, &area);
            if sent {
                forget(storage, &slot);
            } else if let Ok(Some(text)) = storage.get_item(&slot)
                && area.value().is_empty()
            {
                area.set_value(&text);
            }
        }
        let storage = storage.clone();
        let note = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            let area = event
                .target()
                .and_then(|target| target.dyn_into::<HtmlTextAreaElement>().ok());
            if let Some(area) = area {
                // A full storage loses the draft, never the form.
                let _ = storage.set_item(&slot(&key, &area), &area.value());
            }
        });
        let listens = form.add_event_listener_with_callback("input", note.as_ref().unchecked_ref());
        if listens.is_ok() {
            note.forget();
        }
    }

    fn forget(storage: &Storage, slot: &str) {
        // If removing it fails, the next draft overwrites it.
        let _ = storage.remove_item(slot);
    }
}
