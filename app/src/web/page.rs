//! A page in the making: its title, its width, its status, and what is put into the letter around it.

use crate::web::{
    context::{Page, PageContext},
    ui::document,
};
use axum::response::IntoResponse as _;
use http::StatusCode;
use klankbord_domain::FieldErrors;
use leptos::prelude::*;

impl PageContext {
    /// Begins a page with this title.
    #[must_use]
    pub fn page(&self, title: impl Into<String>) -> PageBuilder<'_> {
        PageBuilder {
            cx: self,
            title: title.into(),
            status: StatusCode::OK,
            wide: false,
        }
    }
}

/// A page in the making.
pub struct PageBuilder<'a> {
    cx: &'a PageContext,
    title: String,
    status: StatusCode,
    wide: bool,
}

impl PageBuilder<'_> {
    /// Makes the page wide, for staff: a list beside an item, or a table.
    #[must_use]
    pub const fn wide(mut self) -> Self {
        self.wide = true;
        self
    }

    /// With another status than 200.
    #[must_use]
    pub const fn status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    /// Sets 422 and a title that says so if the form has errors.
    #[must_use]
    pub fn invalid(mut self, errors: &FieldErrors) -> Self {
        if !errors.is_empty() {
            self.status = StatusCode::UNPROCESSABLE_ENTITY;
            self.title = document::title_with_error(self.cx.lang, &self.title);
        }
        self
    }

    /// Shows the page. The view is made within a reactive owner, which islands need.
    ///
    /// # Errors
    /// None; a [`Page`] for the sake of its callers.
    pub fn show<V: IntoView + 'static>(self, body: impl FnOnce() -> V) -> Page {
        let body = document::render(|| body().into_any());
        let html = document::whole(self.cx, &self.title, self.wide, &body);
        Ok((self.status, axum::response::Html(html)).into_response())
    }
}
