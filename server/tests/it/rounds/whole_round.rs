//! The common parts of the tests of projects, proposals and positions: a panel, an owner, a proposal.

use crate::support::{Browser, PASSWORD, TestApp};
use http::StatusCode;
use klankbord_domain::{
    Role,
    base::{ids::SegmentId, passwords::Password},
    rounds::{contributions::testing::member, proposals::testing::segment},
};

/// A portal with an owner, Olga, and members who are in the segment of renters.
pub struct Panel {
    pub app: TestApp,
    pub olga: Browser,
    pub renters: SegmentId,
}

pub const NAMES: [&str; 12] = [
    "Kees", "Mia", "Jan", "An", "Piet", "Fatima", "Noor", "Sem", "Bas", "Lot", "Wim", "Eva",
];

impl Panel {
    /// Makes a panel of this many members, at most twelve.
    pub async fn of(app: TestApp, people: usize) -> Self {
        app.staff("olga@dewaag.example", Role::ProjectOwner).await;
        let password = Password::parse(PASSWORD).unwrap();
        let hash = app.portal.passwords.hash(password).await.unwrap();
        let mut ids = Vec::new();
        for name in NAMES.iter().take(people) {
            ids.extend(member(&app.portal, name, &hash).await.unwrap().member);
        }
        let renters = segment(&app.portal, "Huurders", "primary", &ids)
            .await
            .unwrap();
        let olga = app.signed_in("olga@dewaag.example").await;
        Self { app, olga, renters }
    }

    /// The browser of a member.
    pub async fn browser(&self, name: &str) -> Browser {
        let email = format!("{}@klanten.example", name.to_lowercase());
        let browser = self.app.signed_in(&email).await;
        browser.get("/").await; // The notice of having signed in is told there.
        browser
    }

    /// A project with a phase of design; returns its path.
    pub async fn project(&self) -> String {
        let answer = self.olga.post("/projects/new", &PROJECT).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        answer.location.unwrap()
    }

    /// A draft with every step filled in; returns its path.
    pub async fn draft(&self) -> String {
        let project = self.project().await;
        let path = format!("{project}/propose/design");
        let answer = self.olga.post(&path, &WORDS).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        let proposal = answer
            .location
            .unwrap()
            .strip_suffix("/edit/scope")
            .unwrap()
            .to_owned();
        let renters = self.renters.to_string();
        for (step, form) in [
            ("scope", &SCOPE[..]),
            ("meaning", &IMPACT_STATEMENT[..]),
            ("questions", &QUESTIONS[..]),
            ("audience", &[("segments", renters.as_str())][..]),
            ("dates", &DATES[..]),
        ] {
            let answer = self
                .olga
                .post(&format!("{proposal}/edit/{step}"), form)
                .await;
            assert_eq!(
                answer.status,
                StatusCode::SEE_OTHER,
                "{step}: {}",
                answer.body
            );
        }
        proposal
    }

    /// An open round; returns its path.
    pub async fn round(&self) -> String {
        let proposal = self.draft().await;
        let answer = self.olga.post(&format!("{proposal}/preview"), &[]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        proposal
    }
}

pub const PROJECT: [(&str, &str); 4] = [
    ("name", "Nieuwe brug"),
    ("summary", "Er komt een brug over de Waag."),
    ("design_begins", "2026-03-01"),
    ("design_ends", "2026-06-01"),
];
pub const WORDS: [(&str, &str); 2] = [
    ("title", "Een brug voor fietsers"),
    ("summary", "We willen een brug bij het station."),
];
pub const SCOPE: [(&str, &str); 4] = [
    ("fixed", "De plek staat vast."),
    ("open", "De breedte en de vorm."),
    ("course", "Als de meesten lopen."),
    ("decide_on", "2026-04-01"),
];
pub const IMPACT_STATEMENT: [(&str, &str); 2] = [
    ("impact_statement", "U bent vijf minuten sneller thuis."),
    ("minutes", "5"),
];
pub const QUESTIONS: [(&str, &str); 2] = [
    ("question_1", "Hoe vaak steekt u over?"),
    ("question_3", "Fietst u of loopt u?"),
];
pub const DATES: [(&str, &str); 2] = [("closes_on", "2026-03-20"), ("answers_by", "2026-03-28")];
