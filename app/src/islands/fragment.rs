//! A part of a page that is updated when a choice in a form changes.

use leptos::prelude::*;

/// Follows the form with `data-live="ADDRESS"`: each time one of its choices changes, sends them to
/// that address and puts the answer into the form's element with `aria-live`. Without our code in the
/// browser the form's own button does the same with a page load. Renders nothing.
#[island]
pub fn LiveFragment() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    browser::follow();
}

#[cfg(feature = "hydrate")]
mod browser {
    use std::{cell::Cell, rc::Rc};
    use wasm_bindgen::{JsCast as _, JsValue, prelude::Closure};
    use web_sys::{
        Element, Event, FormData, HtmlFormElement, HtmlInputElement, UrlSearchParams,
        XmlHttpRequest,
    };

    pub(super) fn follow() {
        let Some(document) = web_sys::window().and_then(|window| window.document()) else {
            return;
        };
        let (Ok(Some(form)), Ok(Some(into))) = (
            document.query_selector("form[data-live]"),
            document.query_selector("form[data-live] [aria-live]"),
        ) else {
            return;
        };
        let from = form.get_attribute("data-live").unwrap_or_default();
        let Ok(form) = form.dyn_into::<HtmlFormElement>() else {
            return;
        };
        let last = Rc::new(Cell::new(0_u32));
        let target = form.clone();
        let follow = move || {
            last.set(last.get() + 1);
            // If the request fails, the page stays as it is; the button still works.
            let _ = ask(&target, &from, &into, &last);
        };
        // Somebody may have chosen before this code ran.
        if is_chosen(&form) {
            follow();
        }
        let changed = Closure::<dyn Fn(Event)>::new(move |_| follow());
        let listens =
            form.add_event_listener_with_callback("change", changed.as_ref().unchecked_ref());
        if listens.is_ok() {
            changed.forget();
        }
    }

    /// Whether a choice differs from the one with which the page came.
    fn is_chosen(form: &HtmlFormElement) -> bool {
        let Ok(inputs) = form.query_selector_all("input") else {
            return false;
        };
        (0..inputs.length())
            .filter_map(|place| inputs.item(place)?.dyn_into::<HtmlInputElement>().ok())
            .any(|input| input.checked() != input.default_checked())
    }

    /// Sends the request, and shows the answer unless a later request was sent. It does not use `fetch`, whose
    /// promises would increase the code that every page with an island loads from 45 to 60 KB.
    fn ask(
        form: &HtmlFormElement,
        from: &str,
        into: &Element,
        last: &Rc<Cell<u32>>,
    ) -> Result<(), JsValue> {
        let data = FormData::new_with_form(form)?;
        let asked = UrlSearchParams::new_with_str_sequence_sequence(&data)?;
        let address = [from, "?", &String::from(asked.to_string())].concat();
        let request = XmlHttpRequest::new()?;
        let (mine, last, into) = (last.get(), Rc::clone(last), into.clone());
        let answer = request.clone();
        let put = Closure::once_into_js(move || {
            if last.get() == mine
                && let (Ok(200), Ok(Some(html))) = (answer.status(), answer.response_text())
            {
                into.set_inner_html(&html);
            }
        });
        request.set_onload(Some(put.unchecked_ref()));
        request.open("GET", &address)?;
        request.send()
    }
}
