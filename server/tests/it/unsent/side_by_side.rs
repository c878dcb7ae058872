//! Two forms on one page: without JavaScript, pressing the button of one drops what was typed into the other.

use super::{
    signed_in,
    walk::{Met, kind_of, pages},
};
use crate::support::{TestApp, on_sqlite};
use klankbord_domain::base::db::testing::Engine;
use klankbord_server::{config::Settings, demo::seed};
use scraper::{ElementRef, Html, Selector};
use std::collections::BTreeMap;

/// Whether somebody writes sentences in this form.
fn has_words(form: ElementRef<'_>) -> bool {
    let words = Selector::parse("textarea, input:not([type]), input[type=text]").unwrap();
    form.select(&words)
        .any(|field| field.attr("inputmode") != Some("numeric"))
}

/// Whether it waits, unseen, for a round of the room; the rounds in which two of them are open don't overlap.
fn is_hidden(form: ElementRef<'_>) -> bool {
    let mut around = form.ancestors().filter_map(ElementRef::wrap);
    around.any(|element| element.attr("hidden").is_some())
}

on_sqlite! {
    async fn no_page_has_words_to_write_beside_another_form(engine: Engine) {
        let settings = Settings { mail: "memory".to_owned(), ..Settings::default() };
        let app = TestApp::with(engine, &settings, false).await;
        seed::seed(&app.portal).await.unwrap();
        // A form that only asks leads away as a link does.
        let posts = Selector::parse("main form[method=post]").unwrap();
        let mut found: BTreeMap<String, String> = BTreeMap::new();
        let mut count = 0;
        for login in seed::logins() {
            let browser = signed_in(&app, login.email, login.password).await;
            for Met { address, body } in pages(&browser).await {
                count += 1;
                let html = Html::parse_document(&body);
                let forms: Vec<_> = html.select(&posts).filter(|form| !is_hidden(*form)).collect();
                let words = forms.iter().filter(|form| has_words(**form)).count();
                if words > 0 && forms.len() > 1 {
                    let text = format!("{words} of {} forms have words at {address} of {}", forms.len(), login.role);
                    found.entry(kind_of(&address)).or_insert(text);
                }
            }
        }
        assert!(count > 100, "only {count} pages were found");
        assert_eq!(found, BTreeMap::new());
    }
}
