//! The button of a page that is made for paper.

use leptos::prelude::*;

/// Shows the button with `id="print"`, and lets it open the browser's own dialogue for printing. Without our code in
/// the browser the button stays hidden, and the browser's menu prints the page. Renders nothing.
#[island]
pub fn PrintButton() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    browser::offer();
}

#[cfg(feature = "hydrate")]
mod browser {
    use wasm_bindgen::{JsCast as _, prelude::Closure};
    use web_sys::{Event, HtmlElement};

    pub(super) fn offer() {
        let Some(window) = web_sys::window() else {
            return;
        };
        let Some(button) = window
            .document()
            .and_then(|document| document.get_element_by_id("print"))
            .and_then(|element| element.dyn_into::<HtmlElement>().ok())
        else {
            return;
        };
        let pressed = Closure::<dyn Fn(Event)>::new(move |_| {
            // A browser that can't print leaves the page as it is.
            let _ = window.print();
        });
        let listens =
            button.add_event_listener_with_callback("click", pressed.as_ref().unchecked_ref());
        if listens.is_ok() {
            pressed.forget();
            button.set_hidden(false);
        }
    }
}
