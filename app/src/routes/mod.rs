//! Every address of the portal and who may go there, from top to bottom.
//!
//! What must stay true: a route has exactly one [`Access`]; there is none without. Operations and
//! queries ask again for what depends on the thing itself.

mod boardroom;
mod organisation;
mod outcomes;
mod people;
mod rounds;

use crate::{
    home, kit,
    lifecycle::set_up::first_visit,
    people::accounts::sign_in,
    web::{
        context::PageContext,
        failure::{Failure, Kind, error_page},
        ui::accent,
    },
};
use axum::{
    Router,
    body::Body,
    extract::Request,
    middleware::{Next, from_fn},
    response::{IntoResponse as _, Redirect, Response},
    routing::{MethodRouter, get, post},
};
use futures::FutureExt as _;
use klankbord_domain::{Error, Role};
use std::fmt;
use tower::Service as _;

pub use crate::overview::audit::page_of;

/// Who may go somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Everybody.
    Anyone,
    /// Everybody, in demo mode only.
    Demo,
    /// Whoever signed in.
    SignedIn,
    /// Members of the panel.
    Member,
    /// Everybody who works for the organisation.
    Staff,
    /// Staff with this role.
    Only(Role),
    /// Staff with one of these roles.
    OneOf(&'static [Role]),
}

impl fmt::Display for Access {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Anyone => f.write_str("anyone"),
            Self::Demo => f.write_str("anyone in a demonstration"),
            Self::SignedIn => f.write_str("who signed in"),
            Self::Member => f.write_str("member"),
            Self::Staff => f.write_str("staff"),
            Self::Only(role) => f.write_str(role.as_str()),
            Self::OneOf(roles) => {
                let names: Vec<_> = roles.iter().map(|role| role.as_str()).collect();
                f.write_str(&names.join(" or "))
            }
        }
    }
}

/// One step of the access table.
#[derive(Clone, Debug)]
pub struct Route {
    /// The path, as axum writes it.
    pub path: &'static str,
    /// Who may go there.
    pub access: Access,
    /// What it answers: `GET`, `POST`, …
    pub methods: Vec<String>,
}

/// The addresses of the portal.
#[derive(Default)]
pub struct Routes {
    /// What serves them.
    pub router: Router,
    /// What they are.
    pub list: Vec<Route>,
}

impl Routes {
    pub(super) fn at(mut self, access: Access, path: &'static str, serve: MethodRouter) -> Self {
        let methods = methods(serve.clone());
        let guarded = serve.layer(from_fn(
            move |cx: PageContext, request: Request, next: Next| guard(access, cx, request, next),
        ));
        self.router = self.router.route(path, guarded);
        self.list.push(Route {
            path,
            access,
            methods,
        });
        self
    }
}

/// What a method router answers. It does not tell, but refuses what nobody asks for with a list.
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
    let actor = &cx.actor;
    let person = actor.person();
    let allowed = match access {
        Access::Anyone => true,
        Access::Demo if !cx.site.demo => return error_page(Kind::NotFound),
        Access::Demo => true,
        Access::SignedIn => person.is_some(),
        Access::Member => person.is_some_and(|person| person.member.is_some()),
        Access::Staff => actor.is_staff(),
        Access::Only(role) => actor.is(role),
        Access::OneOf(roles) => roles.iter().any(|role| actor.is(*role)),
    };
    if allowed {
        next.run(request).await
    } else if person.is_none() && request.method() == http::Method::GET {
        let next = request.uri().path_and_query();
        let next = next.map_or("/", |next| next.as_str());
        Redirect::to(&sign_in::with_next("/sign-in", next)).into_response()
    } else {
        Failure::from(Error::Forbidden).into_response()
    }
}

/// Who reads what customers write, and answers.
const ANSWERERS: &[Role] = &[Role::ProjectOwner, Role::CustomerConscience];

/// Who sees what waits for the board.
const BOARD: &[Role] = &[Role::BoardMember, Role::CustomerConscience];

/// Who sees who owes customers an answer.
const DECIDERS: &[Role] = &[
    Role::ProjectOwner,
    Role::BoardMember,
    Role::CustomerConscience,
];

/// All of them.
#[must_use]
pub fn all() -> Routes {
    Routes::default()
        .at(Access::Anyone, "/", get(home::show))
        .at(
            Access::Anyone,
            "/set-up",
            get(first_visit::show).post(first_visit::post),
        )
        .at(Access::Anyone, "/language", post(home::choose_language))
        .at(Access::Anyone, "/accent/{file}", get(accent::show))
        .at(Access::Demo, "/kit", get(kit::show))
        .accounts()
        .staff()
        .organisation()
        .conscience()
        .panel()
        .contacts()
        .contributions()
        .answers()
        .dates()
        .debts()
        .commitments()
        .imports()
        .invitations()
        .outbox()
        .privacy()
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
}
