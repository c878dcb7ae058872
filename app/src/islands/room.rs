//! The live updates of a room.

use leptos::prelude::*;

/// Follows the room with `data-room="ADDRESS"`: puts what that stream sends into the elements with
/// `data-room-part`, says what is new in them (`data-room-tell`) in the element with `data-room-news`, counts down
/// to `data-room-ends`, shows the elements whose `data-room-rounds` names the present round, and sends the forms with
/// `data-room-send` without leaving the page. Renders nothing. Without our code in the browser the page is correct
/// each time it is loaded.
#[island]
pub fn RoomLive() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    browser::follow();
}

#[cfg(feature = "hydrate")]
mod browser {
    use std::{
        cell::{Cell, RefCell},
        collections::HashMap,
        rc::Rc,
    };
    use wasm_bindgen::{JsCast as _, JsValue, prelude::Closure};
    use web_sys::{
        Document, Element, Event, EventSource, EventTarget, FormData, HtmlElement, HtmlFormElement,
        HtmlInputElement, HtmlTextAreaElement, MessageEvent, UrlSearchParams, XmlHttpRequest,
        js_sys::{Date, Reflect},
    };

    /// The fields that somebody fills in.
    const FIELDS: &str = "input:not([type=hidden]), textarea, select";
    /// The number of news that stay in the page, for those who read them later.
    const MOST_NEWS: usize = 5;
    /// The longest time between the release of a pointer and its click, in ms.
    const CLICKED: i32 = 300;

    /// The state of the page.
    struct Room {
        document: Document,
        root: HtmlElement,
        /// The time by which the clock of the portal is ahead of this one, in ms.
        ahead: f64,
        /// Whether a pointer is down: the element under it must stay until its click has arrived.
        pressed: Cell<bool>,
        /// Whether the portal ended the stream, because this person follows in too many other tabs.
        ended: Cell<bool>,
        /// What each part told last: only what is new in it is said.
        told: RefCell<HashMap<String, Vec<String>>>,
    }

    pub(super) fn follow() {
        let Some(document) = web_sys::window().and_then(|window| window.document()) else {
            return;
        };
        let Some(root) = first(&document, "[data-room]") else {
            return;
        };
        let number = |name: &str| root.get_attribute(name)?.parse::<f64>().ok();
        let ahead = number("data-room-now").map_or(0.0, |now| now - Date::now());
        let from = root.get_attribute("data-room").unwrap_or_default();
        let room = Rc::new(Room {
            document,
            root,
            ahead,
            pressed: Cell::new(false),
            ended: Cell::new(false),
            told: RefCell::default(),
        });
        for part in all(&room.root, "[data-room-part]") {
            let name = part.get_attribute("data-room-part").unwrap_or_default();
            room.told.borrow_mut().insert(name, tells(&part, &[]));
        }
        room.settle();
        press(&room);
        wait(&room);
        count(&room);
        connect(&room, &from);
        if let Some(window) = web_sys::window() {
            on(&window, "focus", move |_| {
                if room.ended.replace(false) {
                    connect(&room, &from);
                }
            });
        }
    }

    /// Connects to the stream. A browser that can't listen shows the page as it was loaded.
    fn connect(room: &Rc<Room>, from: &str) {
        let Ok(stream) = EventSource::new(from) else {
            return;
        };
        listen(room, &stream);
        let (room, target) = (Rc::clone(room), stream.clone());
        on(&target, "end", move |_| {
            stream.close();
            room.ended.set(true);
        });
    }

    fn first(document: &Document, selector: &str) -> Option<HtmlElement> {
        document.query_selector(selector).ok()??.dyn_into().ok()
    }

    fn all(within: &Element, selector: &str) -> Vec<HtmlElement> {
        let Ok(found) = within.query_selector_all(selector) else {
            return Vec::new();
        };
        (0..found.length())
            .filter_map(|i| found.get(i)?.dyn_into().ok())
            .collect()
    }

    fn on(target: &EventTarget, event: &str, what: impl Fn(Event) + 'static) {
        let what = Closure::<dyn Fn(Event)>::new(what);
        if target
            .add_event_listener_with_callback(event, what.as_ref().unchecked_ref())
            .is_ok()
        {
            what.forget();
        }
    }

    fn words(element: &HtmlElement, name: &str) -> Vec<String> {
        let value = element.get_attribute(name).unwrap_or_default();
        value.split_whitespace().map(str::to_owned).collect()
    }

    fn listen(room: &Rc<Room>, stream: &EventSource) {
        for part in all(&room.root, "[data-room-part]") {
            let name = part.get_attribute("data-room-part").unwrap_or_default();
            let room = Rc::clone(room);
            on(stream, &name, move |event| {
                if let Ok(message) = event.dyn_into::<MessageEvent>()
                    && let Some(html) = message.data().as_string()
                {
                    room.tell(&part, &html);
                    room.put(&part, &html);
                }
            });
        }
    }

    /// What an element has to tell somebody whose own questions these are: theirs are no news to them.
    fn tells(within: &Element, own: &[String]) -> Vec<String> {
        let is_own = |one: &HtmlElement| {
            let id = one.get_attribute("data-room-question");
            id.is_some_and(|id| own.contains(&id))
        };
        let found = all(within, "[data-room-tell]");
        let others = found.iter().filter(|one| !is_own(one));
        others
            .filter_map(|one| one.get_attribute("data-room-tell"))
            .collect()
    }

    /// Makes an update that arrives while somebody writes or presses in a part wait until they are done.
    fn wait(room: &Rc<Room>) {
        for event in ["focusout", "input", "change"] {
            let (room, root) = (Rc::clone(room), room.root.clone());
            // The focus has not reached its new element yet.
            on(&root, event, move |_| soon(&room, 0));
        }
        let (down, root) = (Rc::clone(room), room.root.clone());
        on(&root, "pointerdown", move |_| down.pressed.set(true));
        for event in ["pointerup", "pointercancel"] {
            let (room, document) = (Rc::clone(room), room.document.clone());
            on(&document, event, move |_| soon(&room, CLICKED));
        }
    }

    fn soon(room: &Rc<Room>, delay: i32) {
        let released = delay > 0 && room.pressed.get();
        if !released && all(&room.root, "[data-room-later]").is_empty() {
            return;
        }
        let room = Rc::clone(room);
        let put = Closure::once_into_js(move || {
            if released {
                room.pressed.set(false);
            }
            room.catch_up();
        });
        if let Some(window) = web_sys::window() {
            let set = window
                .set_timeout_with_callback_and_timeout_and_arguments_0(put.unchecked_ref(), delay);
            drop(set);
        }
    }

    /// Whether a field holds something that has not been sent.
    fn is_written(field: &HtmlElement) -> bool {
        if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
            return match input.type_().as_str() {
                "checkbox" | "radio" => input.checked() != input.default_checked(),
                _ => is_unsent(field, &input.value(), &input.default_value()),
            };
        }
        if let Some(area) = field.dyn_ref::<HtmlTextAreaElement>() {
            let default = area.default_value().unwrap_or_default();
            return is_unsent(field, &area.value(), &default);
        }
        let property = |of: &JsValue, name: &str| Reflect::get(of, &JsValue::from_str(name));
        let is_default = |option: &HtmlElement| {
            property(option, "defaultSelected").is_ok_and(|default| default.is_truthy())
        };
        let first = all(field, "option").iter().position(is_default);
        let selected = property(field, "selectedIndex").ok();
        let selected = selected.and_then(|index| index.as_f64()).unwrap_or(0.0);
        selected as usize != first.unwrap_or(0)
    }

    /// Whether a value was not accepted, or not sent: words that came back with an error are the default of
    /// their field.
    fn is_unsent(field: &HtmlElement, value: &str, default: &str) -> bool {
        value != default || (field.has_attribute("data-room-unsent") && !value.is_empty())
    }

    impl Room {
        /// Says what is new in a part, also when the part itself has to wait.
        fn tell(&self, part: &HtmlElement, html: &str) {
            let Ok(arrived) = self.document.create_element("div") else {
                return;
            };
            arrived.set_inner_html(html);
            let now = tells(&arrived, &self.own());
            let name = part.get_attribute("data-room-part").unwrap_or_default();
            let before = self.told.borrow_mut().insert(name, now.clone());
            let Some(news) = first(&self.document, "[data-room-news]") else {
                return;
            };
            let before = before.unwrap_or_default();
            for text in now.iter().filter(|text| !before.contains(text)) {
                if let Ok(line) = self.document.create_element("p") {
                    line.set_text_content(Some(text));
                    let _ = news.append_child(&line);
                }
            }
            let lines = all(&news, "p");
            for old in lines.iter().rev().skip(MOST_NEWS) {
                old.remove();
            }
        }

        /// The reader's own questions.
        fn own(&self) -> Vec<String> {
            let lists = all(&self.root, "[data-room-own]");
            lists
                .iter()
                .flat_map(|list| words(list, "data-room-own"))
                .collect()
        }

        fn catch_up(&self) {
            for part in all(&self.root, "[data-room-later]") {
                if let Some(html) = part.get_attribute("data-room-later") {
                    self.put(&part, &html);
                }
            }
        }

        fn put(&self, part: &HtmlElement, html: &str) {
            let focus = self.document.active_element();
            let inside = focus.filter(|focus| part.contains(Some(focus)));
            // While the focus is in a form, even on its button, somebody is not done with it.
            let writes = inside.as_ref().is_some_and(|focus| {
                let form = focus.closest("form").ok().flatten();
                form.is_some_and(|form| !all(&form, FIELDS).is_empty())
            });
            if self.pressed.get() || writes || all(part, FIELDS).iter().any(is_written) {
                let _ = part.set_attribute("data-room-later", html);
                return;
            }
            let _ = part.remove_attribute("data-room-later");
            let open: Vec<_> = all(part, "details[open]").iter().map(place_of).collect();
            let focused = inside.map(|focus| focus.id()).filter(|id| !id.is_empty());
            part.set_inner_html(html);
            for details in all(part, "details") {
                if open.contains(&place_of(&details)) {
                    let _ = details.set_attribute("open", "");
                }
            }
            self.settle();
            if let Some(id) = focused
                && let Some(element) = self.document.get_element_by_id(&id)
                && let Ok(element) = element.dyn_into::<HtmlElement>()
            {
                let _ = element.focus();
            }
        }

        /// Shows the elements of the present round, and for each question the button that gives support or the one
        /// that takes it back.
        fn settle(&self) {
            let round = first(&self.document, "[data-room-round]")
                .and_then(|round| round.get_attribute("data-room-round"))
                .unwrap_or_default();
            for element in all(&self.root, "[data-room-rounds]") {
                element.set_hidden(!words(&element, "data-room-rounds").contains(&round));
            }
            let supported = words(&self.root, "data-room-supports");
            let own = self.own();
            for question in all(&self.root, "[data-room-question]") {
                let id = question
                    .get_attribute("data-room-question")
                    .unwrap_or_default();
                let is_own = own.contains(&id);
                if question
                    .closest("[data-room-others]")
                    .ok()
                    .flatten()
                    .is_some()
                {
                    question.set_hidden(is_own);
                }
                let given = supported.contains(&id);
                for form in all(&question, "form[data-room-support]") {
                    form.set_hidden(is_own);
                    for button in all(&form, "[aria-pressed]") {
                        let _ = button.set_attribute("aria-pressed", &given.to_string());
                    }
                    for give in all(&form, "[name=give]") {
                        let value = if given { "no" } else { "yes" };
                        let _ = give.set_attribute("value", value);
                    }
                }
            }
            self.tick();
        }

        /// Whole minutes, and seconds in the last one.
        fn tick(&self) {
            let mut over = false;
            for timer in all(&self.root, "[data-room-ends]") {
                let ends = timer.get_attribute("data-room-ends");
                let ends: f64 = ends.and_then(|ends| ends.parse().ok()).unwrap_or_default();
                let left = ((ends - Date::now() - self.ahead) / 1000.0).max(0.0) as u32;
                over = left == 0;
                let text = match left {
                    1..60 => format!("{left} sec"),
                    left => format!("{} min", left / 60),
                };
                if timer.text_content().as_deref() != Some(text.as_str()) {
                    timer.set_text_content(Some(&text));
                }
            }
            let _ = self
                .root
                .toggle_attribute_with_force("data-room-over", over);
            for left in all(&self.root, "[data-room-left]") {
                left.set_hidden(false);
            }
        }

        fn remember(&self, question: &str, give: bool) {
            let mut supported = words(&self.root, "data-room-supports");
            supported.retain(|id| id != question);
            if give {
                supported.push(question.to_owned());
            }
            let _ = self
                .root
                .set_attribute("data-room-supports", &supported.join(" "));
            self.settle();
        }
    }

    /// Identifies a disclosure of a part, so that it can be opened again after the part is replaced.
    fn place_of(details: &HtmlElement) -> String {
        let around = details.closest("[data-room-question]").ok().flatten();
        around
            .and_then(|around| around.get_attribute("data-room-question"))
            .unwrap_or_default()
    }

    fn count(room: &Rc<Room>) {
        let room = Rc::clone(room);
        let tick = Closure::<dyn Fn()>::new(move || room.tick());
        let Some(window) = web_sys::window() else {
            return;
        };
        let set = window.set_interval_with_callback_and_timeout_and_arguments_0(
            tick.as_ref().unchecked_ref(),
            1000,
        );
        if set.is_ok() {
            tick.forget();
        }
    }

    /// Sends a form without leaving the page. If that is not possible, the form is submitted as usual.
    fn press(room: &Rc<Room>) {
        let room = Rc::clone(room);
        let root = room.root.clone();
        on(&root, "submit", move |event| {
            let form = event
                .target()
                .and_then(|target| target.dyn_into::<HtmlFormElement>().ok());
            if let Some(form) = form.filter(|form| form.has_attribute("data-room-send"))
                && send(&room, &form).is_ok()
            {
                event.prevent_default();
            }
        });
    }

    fn send(room: &Rc<Room>, form: &HtmlFormElement) -> Result<(), JsValue> {
        let data = FormData::new_with_form(form)?;
        let body = UrlSearchParams::new_with_str_sequence_sequence(&data)?;
        let supports = form.has_attribute("data-room-support");
        let supports = supports.then(|| body.get("question")).flatten();
        let give = body.get("give").as_deref() == Some("yes");
        body.append("quiet", "true");
        let request = XmlHttpRequest::new()?;
        request.open("POST", &form.action())?;
        request.set_request_header("content-type", "application/x-www-form-urlencoded")?;
        let (room, answer, form) = (Rc::clone(room), request.clone(), form.clone());
        let done = Closure::once_into_js(move || {
            if answer.status() != Ok(204) {
                // The page that the form leads to says what is wrong.
                let _ = form.submit();
            } else if let Some(question) = supports {
                room.remember(&question, give);
            }
        });
        request.set_onloadend(Some(done.unchecked_ref()));
        request.send_with_opt_str(Some(&String::from(body.to_string())))
    }
}
