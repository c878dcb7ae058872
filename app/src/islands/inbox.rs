//! Keyboard shortcuts for answering many contributions: next, previous, select, answer.

use leptos::prelude::*;

/// Makes the keys work, and shows the line `inbox-keys` of the page, which names them. Its button
/// turns them off (WCAG 2.2, 2.1.4), and on again; its label is then `data-turn-on`. The keys do
/// nothing while a field has the focus. Without our code in the browser the line stays hidden, and the
/// inbox works without keys.
#[island]
pub fn InboxKeys() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    browser::listen();
}

#[cfg(feature = "hydrate")]
mod browser {
    use wasm_bindgen::{JsCast as _, prelude::Closure};
    use web_sys::{Document, Event, HtmlElement, HtmlInputElement, KeyboardEvent, Storage, Window};

    /// The key under which this browser remembers that the keys are off.
    const OFF: &str = "inbox:keys-off";
    /// The key under which this tab remembers the ticked items while going from item to item.
    const TICKED: &str = "inbox:ticked";

    fn all(document: &Document, selector: &str) -> Vec<HtmlElement> {
        let Ok(found) = document.query_selector_all(selector) else {
            return Vec::new();
        };
        (0..found.length())
            .filter_map(|i| found.get(i)?.dyn_into().ok())
            .collect()
    }

    fn first(document: &Document, selector: &str) -> Option<HtmlElement> {
        document.query_selector(selector).ok()??.dyn_into().ok()
    }

    fn boxes(document: &Document) -> Vec<HtmlInputElement> {
        all(document, "#inbox-form input[name=c]")
            .into_iter()
            .filter_map(|element| element.dyn_into().ok())
            .collect()
    }

    fn ticked(document: &Document) -> Vec<String> {
        boxes(document)
            .iter()
            .filter(|tick| tick.checked())
            .map(HtmlInputElement::value)
            .collect()
    }

    /// If this fails, the boxes have to be ticked again.
    fn remember(document: &Document, tab: &Storage) {
        let _ = tab.set_item(TICKED, &ticked(document).join(","));
    }

    fn recall(document: &Document, tab: &Storage) {
        let Ok(Some(kept)) = tab.get_item(TICKED) else {
            return;
        };
        for tick in boxes(document) {
            if kept.split(',').any(|id| id == tick.value()) {
                tick.set_checked(true);
            }
        }
    }

    /// Brings the chosen item into view in its list, which scrolls by itself.
    fn bring_into_view(document: &Document) {
        if let Some(chosen) = first(document, "#inbox-form .rows > li > a[aria-current]") {
            chosen.scroll_into_view_with_bool(false);
        }
    }

    pub(super) fn listen() {
        let Some(window) = web_sys::window() else {
            return;
        };
        let (Some(document), Ok(Some(tab)), Ok(Some(storage))) = (
            window.document(),
            window.session_storage(),
            window.local_storage(),
        ) else {
            return;
        };
        recall(&document, &tab);
        bring_into_view(&document);
        let changes = tab.clone();
        on(&document.clone(), "change", {
            let document = document.clone();
            move |_| remember(&document, &changes)
        });
        on(&document.clone(), "submit", {
            let tab = tab.clone();
            move |_| {
                let _ = tab.remove_item(TICKED);
            }
        });
        on(&document.clone(), "keydown", {
            let storage = storage.clone();
            move |event| {
                let off = matches!(storage.get_item(OFF), Ok(Some(_)));
                if let (false, Ok(key)) = (off, event.dyn_into::<KeyboardEvent>()) {
                    press(&key, &tab);
                }
            }
        });
        show(&document, &storage);
    }

    /// Shows the line, and lets its button turn the keys off and on.
    fn show(document: &Document, storage: &Storage) {
        let (Some(line), Some(switch)) = (
            first(document, "#inbox-keys"),
            first(document, "#inbox-keys button"),
        ) else {
            return;
        };
        let turn_off = switch.text_content().unwrap_or_default();
        let turn_on = switch.get_attribute("data-turn-on").unwrap_or_default();
        let label = move |off: bool| if off { &turn_on } else { &turn_off }.clone();
        let is_off = {
            let storage = storage.clone();
            move || matches!(storage.get_item(OFF), Ok(Some(_)))
        };
        switch.set_text_content(Some(&label(is_off())));
        line.set_hidden(false);
        let storage = storage.clone();
        on(&switch.clone(), "click", move |_| {
            let _ = if is_off() {
                storage.remove_item(OFF)
            } else {
                storage.set_item(OFF, "1")
            };
            switch.set_text_content(Some(&label(is_off())));
        });
    }

    fn on(target: &web_sys::EventTarget, event: &str, what: impl Fn(Event) + 'static) {
        let what = Closure::<dyn Fn(Event)>::new(what);
        if target
            .add_event_listener_with_callback(event, what.as_ref().unchecked_ref())
            .is_ok()
        {
            what.forget();
        }
    }

    fn press(event: &KeyboardEvent, tab: &Storage) {
        let Some(document) = web_sys::window().as_ref().and_then(Window::document) else {
            return;
        };
        let in_field = document.active_element().is_some_and(|focus| {
            matches!(focus.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
        });
        if in_field || event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let done = match event.key().as_str() {
            "j" => go(&document, 1),
            "k" => go(&document, -1),
            "x" => tick(&document, tab),
            "a" => answer(&document),
            _ => None,
        };
        if done.is_some() {
            event.prevent_default();
        }
    }

    /// Goes to the next or the previous item of the list.
    fn go(document: &Document, by: isize) -> Option<()> {
        let links = all(document, "#inbox-form .rows > li > a");
        let here = links
            .iter()
            .position(|link| link.has_attribute("aria-current"));
        let to = match here {
            Some(here) => here.checked_add_signed(by)?,
            None => 0,
        };
        links.get(to)?.click();
        Some(())
    }

    /// Ticks the chosen item, or removes the tick.
    fn tick(document: &Document, tab: &Storage) -> Option<()> {
        let chosen = "#inbox-form li:has(> a[aria-current]) > input[name=c]";
        let tick: HtmlInputElement = first(document, chosen)?.dyn_into().ok()?;
        tick.set_checked(!tick.checked());
        remember(document, tab);
        Some(())
    }

    /// Answers the ticked items together; with none ticked, focuses the answer field of the open item.
    fn answer(document: &Document) -> Option<()> {
        if ticked(document).is_empty() {
            first(document, "#answer-form textarea")?.focus().ok()
        } else {
            first(document, "#inbox-form button")?.click();
            Some(())
        }
    }
}
