//! How often a page goes to the database and back. Each page reads what everybody needs first, then who may see it, then
//! everything else together; a page that gets slower by a trip fails here and not on a day with many visitors.

use crate::support::{TestApp, on_sqlite};
use http::{Method, StatusCode};
use klankbord_domain::base::db::testing::Engine;
use klankbord_server::{config::Settings, demo::seed, middleware::visit::Trips};

const HENK: &str = "henk@klant.example";
const OWNER: &str = "marijke@warmte.example";
const SECRETARY: &str = "nadia@warmte.example";
const BOARD: &str = "tom@warmte.example";
const CONSCIENCE: &str = "saskia@warmte.example";
const COLLEAGUE: &str = "karim@warmte.example";
const ADMINISTRATOR: &str = "ruben@warmte.example";

/// Who reads a page of the demonstration, and the trips that it takes.
const PAGES: &[(&str, &str, u32)] = &[
    (HENK, "/", 2),
    (HENK, "/proposals", 2),
    (HENK, "/proposals/2", 4),
    (HENK, "/proposals/2/position", 3),
    (HENK, "/proposals/1/results", 5),
    (HENK, "/proposals/7", 5),
    (HENK, "/mine", 2),
    (HENK, "/contributions/1", 7),
    (HENK, "/commitments", 1),
    (HENK, "/you-said-we-did", 2),
    (HENK, "/sessions/2", 12),
    (HENK, "/sessions/2/seat", 10),
    (OWNER, "/", 5),
    (OWNER, "/inbox", 5),
    (OWNER, "/inbox/3", 7),
    (OWNER, "/debts", 3),
    (OWNER, "/projects/1", 5),
    (OWNER, "/proposals/1", 9),
    (SECRETARY, "/sessions/3", 12),
    (BOARD, "/", 4),
    (BOARD, "/board", 4),
    (BOARD, "/sessions", 5),
    (COLLEAGUE, "/signals", 3),
    (COLLEAGUE, "/signals/new", 3),
    (CONSCIENCE, "/conscience/workbench", 3),
    (ADMINISTRATOR, "/panel", 4),
    (ADMINISTRATOR, "/settings", 3),
];

on_sqlite! {
    async fn pages_take_few_trips_to_the_database(engine: Engine) {
        let settings = Settings { mail: "memory".to_owned(), ..Settings::default() };
        let app = TestApp::with(engine, &settings, true).await;
        seed::seed(&app.portal).await.unwrap();
        let mut taken = Vec::new();
        let mut by = ("", app.browser());
        for (who, path, _) in PAGES {
            if by.0 != *who {
                by = (who, app.browser());
                let form = [("email", *who), ("password", "samen klinkt het beter")];
                by.1.post("/sign-in/password", &form).await;
                by.1.get("/").await;
            }
            // What is the same for every reader was read by somebody before.
            by.1.get(path).await;
            let answer = by.1.begin(by.1.request(Method::GET, path, None)).await;
            assert_eq!(answer.status(), StatusCode::OK, "{path} for {who}");
            let trips = answer.extensions().get::<Trips>().unwrap();
            taken.push((*who, *path, trips.0));
        }
        assert_eq!(taken, PAGES, "each page with its trips");
    }
}
