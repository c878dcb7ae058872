//! The home page.

mod member;

use crate::{
    answering::{commitments::shown, decisions::waits as reviews, owed_answers::offered},
    boardroom::{
        agenda::flagged_section, dates, minutes::waits as to_write, room::waits as to_close,
        session_feedback::waits as to_pay_for,
    },
    lifecycle::set_up::start,
    web::{
        context::{Page, PageContext},
        cookie,
        paths::{self, Place},
        ui::{Item, clock, items, prose::prose},
    },
};
use axum_extra::extract::Form as Posted;
use http::header;
use klankbord_domain::{
    Actor, Error, Language,
    answering::{
        commitments::{self, Commitment},
        decisions::{self, Undecided, reviews::Due},
    },
    boardroom::{
        agenda,
        dates::queries::ToAnswer,
        minutes,
        room::left_open::{self, LeftOpen},
        session_feedback::{self, ToPay},
        sessions::Session,
    },
    people::accounts::operations,
    rounds::{hand_overs::Offer, projects::rules::may_change},
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
                // Somebody can be a customer and a colleague: the duties of both stand on one page.
                let work = if cx.actor.is_staff() {
                    Some(Work::find(&cx).await?)
                } else {
                    None
                };
                return member::show(&cx, hello, work).await;
            }
            let work = Work::find(&cx).await?;
            let title = hello.clone();
            let top = match start::waits(&cx, &hello).await? {
                Some(waits) => waits,
                None => view! { <h1>{hello}</h1> }.into_any(),
            };
            cx.page(title).show(|| {
                view! {
                    {top}
                    {dates::waits_section(&cx, &work.dates)}
                    {work.view(&cx)}
                }
            })
        }
        Actor::Visitor | Actor::Portal => cx.page(welcome(lang)).show(|| {
            let organisation = cx.organisation.as_deref();
            let (words, its_language) =
                organisation.map_or(("", lang), |organisation| organisation.welcome(lang));
            let words = (!words.is_empty())
                .then(|| view! { <div lang=its_language.as_str()>{prose(words)}</div> });
            view! {
                <h1>{welcome(lang)}</h1>
                <p class="lead">{about(lang)}</p>
                {words}
                <p><a class="button" href=paths::sign_in()>{sign_in(lang)}</a></p>
            }
        }),
    }
}

/// The duties of a colleague, for all their roles.
struct Work {
    links: Vec<Item>,
    offers: Vec<Offer>,
    undecided: Vec<Undecided>,
    reviews: Vec<Due>,
    minutes_due: Vec<Session>,
    to_pay: Vec<ToPay>,
    left_open: Vec<LeftOpen>,
    due: Vec<Commitment>,
    flagged: Vec<Session>,
    dates: Vec<ToAnswer>,
}

impl Work {
    async fn find(cx: &PageContext) -> Result<Self, Error> {
        let (portal, actor) = (&cx.portal, &cx.actor);
        Ok(Self {
            links: links(cx),
            offers: offered::to_me(cx).await?,
            undecided: decisions::queries::undecided(portal, actor).await?,
            reviews: decisions::reviews::queries::due(portal, actor).await?,
            minutes_due: minutes::queries::due(portal, actor).await?,
            to_pay: session_feedback::queries::to_pay(portal, actor).await?,
            left_open: left_open::mine(portal, actor).await?,
            due: commitments::queries::due(portal, actor).await?,
            flagged: agenda::queries::my_flagged(portal, actor).await?,
            dates: dates::waiting(cx).await?,
        })
    }

    /// All but the dates, which a customer answers among what waits for them.
    fn view(self, cx: &PageContext) -> AnyView {
        view! {
            {offered::section(cx, &self.offers)}
            {undecided_view(cx, &self.undecided)}
            {reviews::reviews_section(cx, &self.reviews)}
            {shown::due_section(cx, &self.due)}
            {flagged_section(cx, &self.flagged)}
            {to_close::left_open_section(cx, &self.left_open)}
            {to_write::due_section(cx, &self.minutes_due)}
            {to_pay_for::to_pay_section(cx, &self.to_pay)}
            <h2>{your_work(cx.lang)}</h2>
            {items(self.links, "")}
        }
        .into_any()
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
