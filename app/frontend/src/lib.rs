//! The program for the browser: the islands of [`klankbord_app`], and nothing of the pages around them.
//!
//! `start.js` loads this only on pages that hold an island, calls [`hydrate`] once and then the
//! function that `#[island]` exported for each `<leptos-island>`.

// The islands are exported by name, not called from here; without this line they are not linked.
use klankbord_app as _;
use wasm_bindgen::prelude::wasm_bindgen;

/// Gets Leptos ready; `start.js` calls it before it wakes the islands.
#[wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
