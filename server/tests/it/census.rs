//! Who may go where: every address for every role. Islands ask for the same addresses.

use crate::support::{Browser, PASSWORD, TestApp, on_both_engines};
use http::StatusCode;
use klankbord_app::routes::{self, Access};
use klankbord_domain::{Role, base::db::testing::Engine};

/// Who visits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    Visitor,
    Member,
    Staff(Role),
}

const EVERYBODY: [Who; 6] = [
    Who::Visitor,
    Who::Member,
    Who::Staff(Role::ProjectOwner),
    Who::Staff(Role::BoardMember),
    Who::Staff(Role::CustomerConscience),
    Who::Staff(Role::Administrator),
];

fn allowed(access: Access, who: Who) -> bool {
    match access {
        Access::Anyone => true,
        Access::Demo => false,
        Access::SignedIn => who != Who::Visitor,
        Access::Member => who == Who::Member,
        Access::Staff => matches!(who, Who::Staff(_)),
        Access::Only(role) => who == Who::Staff(role),
        Access::OneOf(roles) => matches!(who, Who::Staff(role) if roles.contains(&role)),
    }
}

async fn browser(app: &TestApp, who: Who) -> Browser {
    match who {
        Who::Visitor => app.browser(),
        Who::Member => {
            let (account, _) = app.member("anna@klant.example").await;
            app.signed_in_with_code("anna@klant.example", account).await
        }
        Who::Staff(Role::CustomerConscience) => {
            app.run_jobs().await;
            let link = app.mail_to("bo@dewaag.example").link("/password/");
            app.browser().post(&link, &[("new", PASSWORD)]).await;
            app.signed_in("bo@dewaag.example").await
        }
        Who::Staff(Role::Administrator) => app.signed_in("ada@dewaag.example").await,
        Who::Staff(role) => {
            let email = format!("{}@dewaag.example", role.as_str());
            app.staff(&email, role).await;
            app.signed_in(&email).await
        }
    }
}

/// Addresses without a parameter where the operation asks more than the access table: erasing is for
/// members, and the page about one's data is for everybody; all staff read what is agreed to with a seat, and some write it.
const FINER: &[&str] = &["/account/data", "/seats/terms"];

/// What the address of a step is in this census: each parameter is a number that may exist.
fn address(path: &str) -> String {
    let parts: Vec<_> = path
        .split('/')
        .map(|part| if part.starts_with('{') { "1" } else { part })
        .collect();
    parts.join("/")
}

on_both_engines! {
    async fn every_address_is_open_to_whom_it_says_and_closed_to_everybody_else(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let mut steps = routes::all().list;
        assert!(steps.len() > 40);
        // Signing out ends the visit.
        steps.sort_by_key(|step| step.path == "/sign-out");
        let mut wrong = Vec::new();
        for who in EVERYBODY {
            let browser = browser(&app, who).await;
            for step in &steps {
                let path = address(step.path);
                let allowed = allowed(step.access, who);
                for method in ["GET", "POST"] {
                    let answer = match method {
                        "GET" => browser.get(&path).await,
                        _ => browser.post(&path, &[]).await,
                    };
                    let to_sign_in = answer
                        .location
                        .as_deref()
                        .is_some_and(|location| location.starts_with("/sign-in?next="));
                    let case = format!("{method} {path} by {who:?}: {}", answer.status);
                    let right = if answer.status.is_server_error() {
                        false
                    } else if step.access == Access::Demo {
                        answer.status == StatusCode::NOT_FOUND
                    } else if allowed {
                        // What depends on the thing itself is asked again, where there is one.
                        let finer = step.path.contains('{') || FINER.contains(&step.path);
                        !to_sign_in && (finer || answer.status != StatusCode::FORBIDDEN)
                    } else if who == Who::Visitor && method == "GET" {
                        to_sign_in
                    } else {
                        answer.status == StatusCode::FORBIDDEN
                    };
                    if !right {
                        wrong.push(case);
                    }
                }
            }
        }
        assert_eq!(wrong, Vec::<String>::new());
    }
}

#[test]
fn there_is_no_way_in_beside_the_access_table() {
    let mut folders = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../app/src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let source = std::fs::read_to_string(&path).unwrap();
                assert!(
                    !source.contains("#[server"),
                    "{}: a server function is a route that this census can't see",
                    path.display()
                );
            }
        }
    }
}
