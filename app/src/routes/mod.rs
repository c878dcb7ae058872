//! The page behind every place, from top to bottom, and the guard before each.
//!
//! What must stay true: every place of [`paths`] is bound once, and has exactly one [`Access`]. Operations and
//! queries check again what depends on the thing itself.

mod boardroom;
mod organisation;
mod outcomes;
mod people;
mod rounds;

use crate::{
    home, kit,
    lifecycle::set_up::first_visit,
    people::{accounts::sign_in, organisation::logo},
    web::{
        context::PageContext,
        failure::{Failure, Kind, error_page},
        paths::{self, Access, Place},
        ui::accent,
    },
};
use axum::{
    Router,
    body::Body,
    extract::Request,
    http::Uri,
    middleware::{Next, from_fn},
    response::{IntoResponse as _, Redirect, Response},
    routing::{MethodRouter, get, post},
};
use futures::FutureExt as _;
use klankbord_domain::Error;
use std::sync::Arc;
use tower::Service as _;

/// One step of the access table.
#[derive(Clone, Debug)]
pub struct Route {
    /// The path, in the syntax of axum.
    pub path: &'static str,
    /// The people who may go there.
    pub access: Access,
    /// The methods that it answers: `GET`, `POST`, …
    pub methods: Vec<String>,
}

/// The addresses of the portal.
#[derive(Default)]
pub struct Routes {
    /// The router that serves them.
    pub router: Router,
    /// The list of them.
    pub list: Vec<Route>,
}

impl Routes {
    pub(super) fn at(mut self, place: Place, serve: MethodRouter) -> Self {
        let Place { pattern, access } = place;
        let methods = methods(serve.clone());
        let guarded = serve.layer(from_fn(
            move |cx: PageContext, request: Request, next: Next| guard(access, cx, request, next),
        ));
        self.router = self.router.route(pattern, guarded);
        self.list.push(Route {
            path: pattern,
            access,
            methods,
        });
        self
    }
}

impl Routes {
    /// Leads from an address that only takes forms to the page above it. A refusal is shown at such an address, and
    /// people load it again.
    fn and_back(mut self) -> Self {
        let is_page = |route: &&Route| route.methods.iter().any(|method| method == "GET");
        let (pages, forms): (Vec<_>, Vec<_>) = self.list.iter().partition(is_page);
        let pages: Arc<[_]> = pages.iter().map(|route| route.path).collect();
        for form in forms.iter().map(|route| route.path) {
            let pages = Arc::clone(&pages);
            let back = get(async move |uri: Uri| Redirect::to(page_above(uri.path(), &pages)));
            self.router = self.router.route(form, back);
        }
        self
    }
}

/// The methods that a method router answers. It does not expose them, but it refuses an unknown method with a
/// list of them.
fn methods(mut serve: MethodRouter) -> Vec<String> {
    let mut unheard = Request::<Body>::default();
    *unheard.method_mut() = http::Method::TRACE;
    let refused = serve.call(unheard).now_or_never().and_then(Result::ok);
    let allowed = refused.and_then(|refused| refused.headers().get(http::header::ALLOW).cloned());
    let allowed = allowed.as_ref().and_then(|allowed| allowed.to_str().ok());
    allowed
        .unwrap_or_default()
        .split(',')
        .map(str::to_owned)
        .collect()
}

async fn guard(access: Access, cx: PageContext, request: Request, next: Next) -> Response {
    if access == Access::Demo && !cx.site.demo {
        return error_page(Kind::NotFound);
    }
    if access.admits(&cx.actor) {
        next.run(request).await
    } else if cx.actor.person().is_none() && request.method() == http::Method::GET {
        let next = request.uri().path_and_query();
        let next = next.map_or(paths::home(), |next| next.as_str());
        Redirect::to(&sign_in::with_next(paths::sign_in(), next)).into_response()
    } else if cx.actor.person().is_none() {
        Failure::from(Kind::SignedOut).into_response()
    } else {
        Failure::from(Error::Forbidden).into_response()
    }
}

/// All addresses.
#[must_use]
pub fn all() -> Routes {
    Routes::default()
        .at(paths::HOME, get(home::show))
        .at(
            paths::SET_UP,
            get(first_visit::show).post(first_visit::post),
        )
        .at(paths::LANGUAGE, post(home::choose_language))
        .at(paths::ACCENT, get(accent::show))
        .at(paths::LOGO, get(logo::show))
        .at(paths::ICON, get(logo::show_icon))
        .at(paths::KIT, get(kit::show))
        .accounts()
        .staff()
        .departments()
        .organisation()
        .conscience()
        .panel()
        .contacts()
        .placements()
        .contributions()
        .answers()
        .dates()
        .debts()
        .channels()
        .signals()
        .commitments()
        .imports()
        .invitations()
        .outbox()
        .privacy()
        .addresses()
        .projects()
        .proposals()
        .room()
        .said_and_done()
        .seats()
        .sessions()
        .calendar()
        .agenda()
        .after_sessions()
        .themes()
        .and_back()
}

/// The nearest page above an address: `/commitments/3` for `/commitments/3/done`. `pages` are the patterns of pages.
fn page_above<'a>(path: &'a str, pages: &[&str]) -> &'a str {
    let is_page = |above: &str| {
        pages.iter().any(|pattern| {
            pattern.split('/').count() == above.split('/').count()
                && (pattern.split('/').zip(above.split('/')))
                    .all(|(of, part)| of.starts_with('{') || of == part)
        })
    };
    path.rmatch_indices('/')
        .filter_map(|(at, _)| path.get(..at))
        .find(|above| !above.is_empty() && is_page(above))
        .unwrap_or_else(|| paths::home())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_loads_the_page_of_a_refusal_again_comes_to_the_page_above() {
        let pages = ["/", "/commitments/{id}", "/debts", "/debts/{id}"];
        let above = |path| page_above(path, &pages);
        assert_eq!(above("/commitments/3/done"), "/commitments/3");
        assert_eq!(above("/debts/hand-overs/3/accept"), "/debts/hand-overs");
        assert_eq!(above("/language"), "/");
    }
}
