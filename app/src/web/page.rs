//! A page in the making: its title, its width, its status, and its body.

use crate::web::{
    context::{Page, PageContext},
    ui::{
        document::{self, Width},
        refusal::Refusal,
    },
};
use axum::response::IntoResponse as _;
use http::{StatusCode, header};
use leptos::prelude::*;

impl PageContext {
    /// Begins a page with this title.
    #[must_use]
    pub fn page(&self, title: impl Into<String>) -> PageBuilder<'_> {
        PageBuilder {
            cx: self,
            title: title.into(),
            status: StatusCode::OK,
            width: Width::Column,
            refusal: None,
            retry_after: None,
        }
    }
}

/// A page in the making.
pub struct PageBuilder<'a> {
    cx: &'a PageContext,
    title: String,
    status: StatusCode,
    width: Width,
    refusal: Option<&'a Refusal>,
    retry_after: Option<u16>,
}

impl<'a> PageBuilder<'a> {
    /// Makes the page wide, for staff: a list beside an item, or a table.
    #[must_use]
    pub const fn wide(mut self) -> Self {
        self.width = Width::Wide;
        self
    }

    /// Leaves the whole width of the screen to the page, which arranges it itself.
    #[must_use]
    pub const fn whole(mut self) -> Self {
        self.width = Width::Whole;
        self
    }

    /// Puts nothing of the portal around the page but its foot, or not even that: people are in a room together.
    #[must_use]
    pub const fn bare(mut self, width: Width) -> Self {
        self.width = width;
        self
    }

    /// Sets another status than 200.
    #[must_use]
    pub const fn status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    /// Says after how many seconds it may be tried again.
    #[must_use]
    pub const fn retry_after(mut self, seconds: Option<u16>) -> Self {
        self.retry_after = seconds;
        self
    }

    /// Shows a form again: with the reason on top when it lies outside the fields, a status, and a title that
    /// shows the error.
    #[must_use]
    pub fn refused(mut self, refusal: &'a Refusal) -> Self {
        self.refusal = Some(refusal);
        self.refused_below(refusal)
    }

    /// The same for a page that shows the reason itself.
    #[must_use]
    pub fn refused_below(mut self, refusal: &Refusal) -> Self {
        if let Some(status) = refusal.status() {
            self.status = status;
            self.retry_after = refusal.retry_after();
            self.title = document::title_with_error(self.cx.lang, &self.title);
        }
        self
    }

    /// Shows the page. The view is made within a reactive owner, which islands need.
    ///
    /// # Errors
    /// None; it returns a [`Page`] for the sake of its callers.
    pub fn show<V: IntoView + 'static>(self, body: impl FnOnce() -> V) -> Page {
        let notice = self
            .refusal
            .and_then(|refusal| refusal.notice(self.cx.lang));
        let body = document::render(|| view! { {notice}{body()} }.into_any());
        let html = document::whole(self.cx, &self.title, self.width, &body);
        let mut page = (self.status, axum::response::Html(html)).into_response();
        if let Some(seconds) = self.retry_after {
            page.headers_mut()
                .insert(header::RETRY_AFTER, seconds.into());
        }
        Ok(page)
    }
}
