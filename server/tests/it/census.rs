//! The census of access: every address for every role. Islands request the same addresses.

use crate::support::{Browser, TestApp, on_both_engines};
use http::StatusCode;
use klankbord_app::{
    routes::{self, Route},
    web::paths::{self, Access},
};
use klankbord_domain::{Role, base::db::testing::Engine};

/// A kind of visitor.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Who {
    Visitor,
    Member,
    Staff(Vec<Role>),
}

/// A visitor, a customer, somebody with each role and somebody with each two of them.
fn everybody() -> Vec<Who> {
    let mut all = vec![Who::Visitor, Who::Member];
    for (place, one) in Role::ALL.iter().enumerate() {
        all.push(Who::Staff(vec![*one]));
        for other in &Role::ALL[place + 1..] {
            all.push(Who::Staff(vec![*one, *other]));
        }
    }
    all
}

fn allowed(access: Access, who: &Who) -> bool {
    let has = |role: &Role| matches!(who, Who::Staff(roles) if roles.contains(role));
    match access {
        Access::Anyone => true,
        Access::Demo => false,
        Access::SignedIn => *who != Who::Visitor,
        Access::Member => *who == Who::Member,
        Access::Staff => matches!(who, Who::Staff(_)),
        Access::Only(role) => has(&role),
        Access::OneOf(roles) => roles.iter().any(has),
    }
}

async fn browser(app: &TestApp, who: &Who) -> Browser {
    match who {
        Who::Visitor => app.browser(),
        Who::Member => {
            let (account, _) = app.member("anna@klant.example").await;
            app.signed_in_with_code("anna@klant.example", account).await
        }
        Who::Staff(roles) => {
            let names: Vec<_> = roles.iter().map(|role| role.as_str()).collect();
            let email = format!("{}@dewaag.example", names.join("-"));
            app.staff_with(&email, roles).await;
            app.signed_in(&email).await
        }
    }
}

/// Addresses where the operation checks more than the access table, even while there is nothing yet: everybody
/// reads the page about their data but members erase theirs; all staff read the terms of a seat but some write
/// them; staff read what customers write but members write.
const FINER: &[(&str, &str)] = &[
    ("POST", "/account/data"),
    ("POST", "/seats/terms"),
    ("POST", "/proposals/{id}/contributions"),
];

/// The address of a step in this census: each parameter is a number that may exist.
fn address(path: &str) -> String {
    // The person's own sign-in may have the number 1, and ending it would end the walk.
    if path == "/account/sessions/{id}/end" {
        return "/account/sessions/0/end".to_owned();
    }
    let parts: Vec<_> = path
        .split('/')
        .map(|part| if part.starts_with('{') { "1" } else { part })
        .collect();
    parts.join("/")
}

/// The answer that this person gets at this address, when it differs from the access table.
async fn wrong_with(browser: &Browser, step: &Route, who: &Who, method: &str) -> Option<String> {
    let path = address(step.path);
    let answer = match method {
        "GET" => browser.get(&path).await,
        _ => browser.post(&path, &[]).await,
    };
    let to_sign_in = answer
        .location
        .as_deref()
        .is_some_and(|location| location.starts_with("/sign-in?next="));
    let serves = step.methods.iter().any(|served| served == method);
    let right = if answer.status.is_server_error() {
        false
    } else if method == "GET" && !serves {
        // It only takes forms, and leads to the page above it, which has a guard of its own.
        answer.status == StatusCode::SEE_OTHER
    } else if step.access == Access::Demo {
        answer.status == StatusCode::NOT_FOUND
    } else if allowed(step.access, who) {
        let there = serves || answer.status == StatusCode::NOT_FOUND;
        let refused =
            answer.status == StatusCode::FORBIDDEN && !FINER.contains(&(method, step.path));
        there && !to_sign_in && !refused
    } else if *who == Who::Visitor && method == "GET" {
        to_sign_in
    } else {
        answer.status == StatusCode::FORBIDDEN
    };
    (!right).then(|| format!("{method} {path} by {who:?}: {}", answer.status))
}

#[test]
fn every_place_is_bound_once() {
    let mut bound: Vec<_> = routes::all().list.iter().map(|step| step.path).collect();
    let mut places: Vec<_> = paths::all().map(|place| place.pattern).collect();
    bound.sort_unstable();
    places.sort_unstable();
    assert_eq!(bound, places);
}

on_both_engines! {
    async fn every_address_is_open_to_whom_it_says_and_closed_to_everybody_else(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let mut steps = routes::all().list;
        assert!(steps.len() > 40);
        // Signing out ends the visit, so it comes last.
        steps.sort_by_key(|step| step.path == "/sign-out");
        let mut wrong = Vec::new();
        for who in everybody() {
            let browser = browser(&app, &who).await;
            for step in &steps {
                for method in ["GET", "POST"] {
                    if let Some(case) = wrong_with(&browser, step, &who, method).await {
                        wrong.push(case);
                    }
                }
            }
        }
        assert_eq!(wrong, Vec::<String>::new());
    }
}
