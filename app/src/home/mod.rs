//! The home page.

mod member;

use crate::{
    answering::{commitments::shown, decisions::waits as reviews, owed_answers::offered},
    boardroom::{
        agenda::flagged_section, dates, minutes::waits as to_write, room::waits as to_close,
        session_feedback::waits as to_pay_for,
    },
    web::{
        context::{Page, PageContext},
        cookie,
        paths::{self, Place},
        ui::{Item, clock, items},
    },
};
use axum_extra::extract::Form as Posted;
use http::header;
use klankbord_domain::{
    Actor, Error, Language,
    answering::{
        commitments,
        decisions::{self, Undecided},
    },
    boardroom::{agenda, minutes, room::left_open, session_feedback},
    people::accounts::operations,
    rounds::projects::rules::may_change,
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    welcome = "Welkom" | "Welcome";
    hello(name: &str) = "Dag {name}" | "Hello {name}";
    about = "Hier denken klanten mee over onze plannen. Wie iets vraagt, krijgt antwoord van iemand met een naam."
        | "Customers help shape our plans here. Ask us something, and a named person answers.";
    sign_in = "Aanmelden" | "Sign in";
    your_work = "Uw werk" | "Your work";
    undecided = "Wacht op een besluit" | "Waiting for a decision";
    decide_by = "Besluit" | "Decision";
    unanswered(count: i64) = "Nog te beantwoorden: {count}" | "Still to be answered: {count}";
    projects = "Projecten en voorstellen" | "Projects and proposals";
    inbox = "Inbreng van klanten" | "What customers wrote";
    workbench = "Werkbank van het klantgeweten" | "Workbench of the customer conscience";
    board_page = "Voor het bestuur" | "For the board";
    debts = "Antwoorden die we schuldig zijn" | "Answers due";
    said_and_done = "U zei, wij deden: wat is besloten en gedaan" | "You said, we did: what was decided and done";
    commitments_link = "Afspraken met klanten" | "Commitments to customers";
    contact = "Gesprek met een klant noteren" | "Log a conversation with a customer";
    sessions = "Sessies met klanten" | "Sessions with customers";
    new_project = "Nieuw project" | "New project";
    panel = "Het panel" | "The panel";
    invitations = "Uitnodigingen" | "Invitations";
    staff = "Medewerkers" | "Staff";
    settings = "Instellingen" | "Settings";
}

/// Shows the home page of the actor.
pub(crate) async fn show(cx: PageContext) -> Page {
    let lang = cx.lang;
    match &cx.actor {
        Actor::Person(person) => {
            let hello = hello(lang, &person.name);
            if person.member.is_some() {
                return member::show(&cx, hello).await;
            }
            let links = links(&cx);
            let offers = offered::to_me(&cx).await?;
            let waiting = decisions::queries::undecided(&cx.portal, &cx.actor).await?;
            let reviews = decisions::reviews::queries::due(&cx.portal, &cx.actor).await?;
            let minutes_due = minutes::queries::due(&cx.portal, &cx.actor).await?;
            let to_pay = session_feedback::queries::to_pay(&cx.portal, &cx.actor).await?;
            let left_open = left_open::mine(&cx.portal, &cx.actor).await?;
            let due = commitments::queries::due(&cx.portal, &cx.actor).await?;
            let flagged = agenda::queries::my_flagged(&cx.portal, &cx.actor).await?;
            let dates = dates::waiting(&cx).await?;
            cx.page(hello.clone()).show(|| {
                view! {
                    <h1>{hello}</h1>
                    {dates::waits_section(&cx, &dates)}
                    {offered::section(&cx, &offers)}
                    {undecided_view(&cx, &waiting)}
                    {reviews::reviews_section(&cx, &reviews)}
                    {shown::due_section(&cx, &due)}
                    {flagged_section(&cx, &flagged)}
                    {to_close::left_open_section(&cx, &left_open)}
                    {to_write::due_section(&cx, &minutes_due)}
                    {to_pay_for::to_pay_section(&cx, &to_pay)}
                    <h2>{your_work(lang)}</h2>
                    {items(links, "")}
                }
            })
        }
        Actor::Visitor | Actor::Portal => cx.page(welcome(lang)).show(move || {
            view! {
                <h1>{welcome(lang)}</h1>
                <p class="lead">{about(lang)}</p>
                <p><a class="button" href=paths::sign_in()>{sign_in(lang)}</a></p>
            }
        }),
    }
}

/// The closed rounds that have no decision yet; an owner goes straight to deciding.
fn undecided_view(cx: &PageContext, waiting: &[Undecided]) -> Option<AnyView> {
    if waiting.is_empty() {
        return None;
    }
    let lang = cx.lang;
    let today = cx.portal.now().date_in(&cx.zone());
    let list = waiting.iter().map(|one| {
        let path = if may_change(&cx.actor, one.owner_id) {
            paths::decide(one.proposal_id)
        } else {
            paths::proposal(one.proposal_id)
        };
        let due = one.decide_on.0;
        let open = (one.unanswered > 0).then(|| unanswered(lang, one.unanswered));
        Item::new(path, one.title.clone())
            .line(format!("{} · {}", one.project_name, one.owner_name))
            .meta(due.map(|day| clock(lang, decide_by(lang), day, today)))
            .meta(open)
    });
    Some(
        view! { <section id="undecided"><h2>{undecided(lang)}</h2>{items(list.collect(), "")}</section> }
            .into_any(),
    )
}

/// A text in the language of its reader.
type Text = fn(Language) -> &'static str;

/// The places where staff work, in the order of the work. Everybody who may go there gets the link.
const WORK: &[(Place, Text)] = &[
    (paths::WORKBENCH, workbench),
    (paths::PROJECTS, projects),
    (paths::INBOX, inbox),
    (paths::INDICATORS, board_page),
    (paths::DEBTS, debts),
    (paths::SAID_AND_DONE, said_and_done),
    (paths::COMMITMENTS, commitments_link),
    (paths::SESSIONS, sessions),
    (paths::LOG_CONTACT, contact),
    (paths::NEW_PROJECT, new_project),
    (paths::PANEL, panel),
    (paths::INVITATIONS, invitations),
    (paths::STAFF, staff),
    (paths::SETTINGS, settings),
];

fn links(cx: &PageContext) -> Vec<Item> {
    WORK.iter()
        .filter(|(place, _)| place.access.admits(&cx.actor))
        .map(|(place, text)| Item::new(place.pattern, text(cx.lang)))
        .collect()
}

#[derive(Deserialize)]
pub(crate) struct LanguageForm {
    #[serde(default)]
    language: String,
    #[serde(default)]
    next: String,
}

/// Saves the language that somebody chose: with their account, or in a cookie of a visitor.
pub(crate) async fn choose_language(cx: PageContext, Posted(form): Posted<LanguageForm>) -> Page {
    let language: Language = form
        .language
        .parse()
        .map_err(|problem| Error::invalid("language", problem))?;
    if cx.actor.person().is_some() {
        operations::choose_language(&cx.portal, &cx.actor, language).await?;
    } else {
        let chosen = cookie::given(
            cookie::LANGUAGE,
            language.as_str(),
            cookie::YEAR,
            cx.https(),
        );
        let mut page = cx.go(&form.next)?;
        if let Some(chosen) = chosen {
            page.headers_mut().append(header::SET_COOKIE, chosen);
        }
        return Ok(page);
    }
    cx.go(&form.next)
}
