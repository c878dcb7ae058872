//! A form that was rendered before the state of things changed: the page that says no holds the typed words.

use super::{
    signed_in,
    walk::{forms, kind_of, pages},
};
use crate::support::{TestApp, on_sqlite};
use http::StatusCode;
use klankbord_domain::base::db::testing::{Engine, force};
use klankbord_server::{config::Settings, demo::seed};
use std::collections::BTreeSet;

/// The forms that the present state can refuse.
const CONFLICTS: &[&str] = &[
    "/account/address",
    "/account/data",
    "/answers/…/promise",
    "/commitments/…/done",
    "/commitments/…/give-up",
    "/commitments/…/hand-over",
    "/commitments/…/move",
    "/conscience/appeals/…",
    "/conscience/hand-over",
    "/contributions/…/verdict",
    "/debts/…/hand-over",
    "/departments/…/split",
    "/inbox/answer",
    "/panel/members/…/erase",
    "/projects/…/promise",
    "/placements/…/done",
    "/proposals/…/challenge",
    "/proposals/…/contributions",
    "/proposals/…/dissent",
    "/proposals/…/meaning",
    "/proposals/…/promise",
    "/proposals/…/review",
    "/proposals/…/themes",
    "/proposals/…/waive",
    "/sessions/…/agenda/new",
    "/sessions/…/agenda/…",
    "/sessions/…/bring",
    "/sessions/…/cancel",
    "/sessions/…/change",
    "/sessions/…/date",
    "/sessions/…/minutes/write",
    "/sessions/…/room",
    "/sessions/…/room/heard",
    "/sessions/…/seats/add",
    "/sessions/…/seats/…/out",
    "/signals/…/end",
    "/staff/…/leave",
    "/themes/…/answer",
];

/// The forms that the present state can't refuse, with the reason.
const NONE: &[(&str, &str)] = &[
    ("/account", "nobody else changes somebody's own settings"),
    ("/account/password", "the password that stands is a field"),
    ("/advice/change", "the terms of now are fields"),
    (
        "/commitments/…/happened",
        "whoever was asked can say it, and say something else, at any time",
    ),
    ("/channels/closed/new", "a day that is taken is a field"),
    ("/channels/counter", "the last one who saves is right"),
    ("/channels/letter", "the last one who saves is right"),
    ("/channels/mail", "the last one who saves is right"),
    ("/channels/phone", "the last one who saves is right"),
    ("/channels/portal", "the last one who saves is right"),
    ("/channels/social", "the last one who saves is right"),
    ("/channels/whatsapp", "the last one who saves is right"),
    ("/contacts/new", "nothing stands in the way of a new row"),
    ("/departments/new", "a name that is taken is a field"),
    ("/departments/…/change", "a name that is taken is a field"),
    (
        "/invitations/new",
        "customers who can't be invited are left out",
    ),
    (
        "/panel/members/…/edit",
        "an address that is taken is a field",
    ),
    ("/panel/new", "an address that is taken is a field"),
    ("/panel/segments/new", "a name that is taken is a field"),
    ("/panel/segments/…", "a name that is taken is a field"),
    ("/password/forgot", "the answer is the same for everybody"),
    (
        "/projects/new",
        "nothing stands in the way of a new project",
    ),
    ("/projects/…/edit", "a phase that is used is a field"),
    (
        "/projects/…/propose/idea",
        "a phase can have any number of proposals",
    ),
    (
        "/answers/…/translation",
        "a text in the other language can be written at any time",
    ),
    (
        "/proposals/…/decision/translation",
        "a text in the other language can be written at any time",
    ),
    (
        "/proposals/…/translation",
        "a text in the other language can be written at any time",
    ),
    ("/seats/terms", "nothing stands in the way of a new version"),
    ("/series/new", "nothing stands in the way of a new series"),
    ("/series/…", "a series never ends"),
    (
        "/sessions/new",
        "nothing stands in the way of a new session",
    ),
    (
        "/sessions/…/briefing/translation",
        "a text in the other language can be written at any time",
    ),
    (
        "/sessions/…/translation",
        "a text in the other language can be written at any time",
    ),
    ("/settings", "the last one who saves is right"),
    (
        "/signals/call-list",
        "nothing stands in the way of new signals",
    ),
    ("/call-me", "nothing stands in the way of a call"),
    ("/ask", "nothing stands in the way of a question"),
    ("/signals/causes/new", "a name that is taken is a field"),
    ("/signals/new", "nothing stands in the way of a new signal"),
    (
        "/signals/rules/new",
        "nothing stands in the way of a new rule",
    ),
    ("/staff/new", "an address that is taken is a field"),
    ("/staff/…/department", "the last one who saves is right"),
    ("/themes/…/name", "a name that is taken is a field"),
];

/// What others did after the pages were opened.
const MEANWHILE: &[&str] = &[
    "delete from workplaces",
    "update placements set done_at = planned_at",
    "update signals set state = 'closed', ended_at = filed_at",
    "update proposals set state = 'withdrawn', withdrawn_at = opened_at where state <> 'decided'",
    "update sessions set state = case id when 2 then 'closed' else 'cancelled' end, ended_at = created_at",
    "update commitments set state = 'given_up', given_up_at = made_at where state = 'open'",
    "update contributions set state = 'withdrawn', withdrawn_at = written_at",
    "delete from positions",
    "update decisions set taken_at = 1",
    "update appeals set ruling = 'explained', words = 'Nee.', ruled_at = written_at, ruled_by = 1",
    "update decision_reviews set findings = 'Gezien', reviewed_at = 1, written_by = 1",
];

/// What they did to the work of colleagues, which the administrator wants to give away.
const WORK_WENT: &[&str] = &[
    "update projects set owner_id = 4 where owner_id = 3",
    "update contributions set owner_id = 4 where owner_id = 3",
    "update commitments set owner_id = 4 where owner_id = 3",
    "update series set secretary_id = 4 where secretary_id = 3",
    "update sessions set facilitator_id = 4 where facilitator_id = 3",
    "update conscience_mandates set ends_at = begins_at",
    "insert into conscience_mandates (account_id, mandate, begins_at)
     select account_id, mandate, begins_at + 1 from conscience_mandates",
];

on_sqlite! {
    async fn a_form_that_the_present_state_refuses_comes_back_with_what_was_typed(engine: Engine) {
        let settings = Settings { mail: "memory".to_owned(), ..Settings::default() };
        let app = TestApp::with(engine, &settings, false).await;
        seed::seed(&app.portal).await.unwrap();
        let mut everybody = Vec::new();
        for login in seed::logins() {
            let browser = signed_in(&app, login.email, login.password).await;
            let forms = forms(&pages(&browser).await);
            everybody.push((login.role, browser, forms));
        }
        force(&app.portal.db, MEANWHILE).await.unwrap();
        // Signing in was too long ago for what is grave.
        app.portal.clock.set(app.portal.now().plus_minutes(40));
        let (mut found, mut wrong) = (BTreeSet::new(), Vec::new());
        for (role, browser, forms) in &everybody {
            if *role == "administrator" {
                force(&app.portal.db, WORK_WENT).await.unwrap();
            }
            for form in forms {
                let kind = kind_of(&form.action);
                found.insert(kind.clone());
                if NONE.iter().any(|(none, _)| *none == kind) {
                    continue;
                }
                if !CONFLICTS.contains(&kind.as_str()) {
                    wrong.push(format!("{kind} of {role} is in neither list"));
                    continue;
                }
                let answer = form.send(browser).await;
                let words = form.lost_in(&answer);
                if answer.status != StatusCode::CONFLICT || !words.is_empty() {
                    wrong.push(format!("{} of {role}: {} {words:?} {:?}", form.action, answer.status, form.filled()));
                }
            }
        }
        assert_eq!(wrong, Vec::<String>::new());
        let listed: BTreeSet<_> = CONFLICTS.iter().copied().chain(NONE.iter().map(|(kind, _)| *kind)).collect();
        let found: BTreeSet<_> = found.iter().map(String::as_str).collect();
        assert_eq!(found, listed, "every form of the lists is met on the walk");
    }
}
