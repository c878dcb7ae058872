//! The page of a session: its subject, date, place and people.

use crate::{
    boardroom::{
        agenda, calendar, dates, minutes, room, seats,
        sessions::{spoken_name, state_tag, when_in_zone},
    },
    web::{
        context::{Page, PageContext},
        paths,
        ui::{Facts, Item, items, prose::prose, warning},
    },
};
use axum::extract::Path;
use klankbord_domain::{
    Language,
    base::ids::SessionId,
    boardroom::{
        room::left_open::own_questions,
        sessions::{
            Part, Participant, Session, State,
            queries::{self, Detail},
            rules,
        },
    },
};
use leptos::prelude::*;

texts! {
    open_title = "Wat u nog kunt veranderen" | "What you can still change";
    was_open_title = "Wat klanten konden veranderen" | "What customers could change";
    when_title = "Wanneer" | "When";
    takes = "Duur" | "Length";
    minutes(minutes: i64) = "{minutes} minuten" | "{minutes} minutes";
    place = "Waar" | "Where";
    online = "Online" | "Online";
    link_with_seat = "De link krijgt u als u een stoel hebt." | "You get the link once you have a seat.";
    spoken = "Taal" | "Language";
    leads = "Leiding" | "Led by";
    secretary = "Geregeld door" | "Arranged by";
    seats = "Stoelen voor klanten" | "Seats for customers";
    taken(customers: usize, seats: i64) = "{customers} van {seats} bezet" | "{customers} of {seats} taken";
    about = "Voorstellen en projecten" | "Proposals and projects";
    about_proposal = "Voorstel" | "Proposal";
    about_project = "Project" | "Project";
    who = "Wie komen er?" | "Who is coming?";
    who_was = "Wie waren er?" | "Who was there?";
    of_us = "Van ons" | "From our team";
    customers_title = "Klanten" | "Customers";
    nobody = "Nog niemand." | "Nobody yet.";
    cancelled_title = "Deze sessie gaat niet door" | "This session is cancelled";
    arrange = "Regelen" | "Arrange";
    change = "Sessie wijzigen" | "Change the session";
    arrange_agenda = "Agenda en briefing" | "Agenda and briefing";
    set_date = "Datum en tijd vastleggen" | "Set date and time";
    give_seats = "Stoelen verdelen" | "Allocate the seats";
    call_off = "Sessie afgelasten" | "Cancel the session";
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<SessionId>) -> Page {
    let lang = cx.lang;
    let found = queries::find(&cx.portal, &cx.actor, id).await?;
    let session = &found.session;
    let over = session.is_over(cx.portal.now());
    let ended = matches!(session.state, State::Closed | State::Cancelled);
    let arranges = rules::may_arrange(&cx.actor, session.secretary_id) && !ended;
    let progress = dates::progress(&cx, id).await?;
    let seats = seats::section(&cx, &found).await?;
    let agenda = agenda::section(&cx, &found).await?;
    let questions = own_questions(&cx.portal, &cx.actor, session).await?;
    let open = if over {
        was_open_title(lang)
    } else {
        open_title(lang)
    };
    cx.page(session.theme.clone()).show(|| {
        view! {
            <p class="eyebrow">{session.series.clone()}" "{state_tag(lang, session.state)}</p>
            <h1>{session.theme.clone()}</h1>
            {cancelled(lang, session)}
            {facts(&cx, &found)}
            {dates::section(&cx, session, progress.as_ref())}
            {over.then(|| minutes::section(&cx, &found))}
            <section id="open"><h2>{open}</h2>{prose(&session.scope_open)}</section>
            {seats}
            {agenda}
            {links(&cx, &found)}
            {people(&cx, &found, over)}
            {(!over).then(|| calendar::section(&cx, &found))}
            {room::section::section(&cx, &found, questions)}
            {arranges.then(|| arranging(lang, id, dates::arranging(lang, id, progress.as_ref())))}
        }
    })
}

fn cancelled(lang: Language, session: &Session) -> Option<AnyView> {
    (session.state == State::Cancelled)
        .then(|| warning(cancelled_title(lang), prose(&session.cancelled_why)))
}

fn facts(cx: &PageContext, found: &Detail) -> AnyView {
    let lang = cx.lang;
    let session = &found.session;
    let mut facts = Facts::new()
        .fact(when_title(lang), when_in_zone(cx, session))
        .fact(takes(lang), minutes(lang, session.minutes));
    if !session.place.is_empty() {
        facts = facts.fact(place(lang), session.place.clone());
    }
    if !session.link.is_empty() {
        let link = session.link.clone();
        facts = facts.fact(
            online(lang),
            view! { <a href=link.clone() rel="noreferrer">{link.clone()}</a> },
        );
    }
    if session.link.is_empty() && found.online {
        facts = facts.fact(online(lang), link_with_seat(lang));
    }
    facts
        .fact(spoken(lang), spoken_name(lang, session.languages))
        .fact(leads(lang), session.facilitator.clone())
        .fact(secretary(lang), session.secretary.clone())
        .fact(seats(lang), taken(lang, found.customers, session.seats))
        .view()
}

fn links(cx: &PageContext, found: &Detail) -> Option<AnyView> {
    let lang = cx.lang;
    if found.proposals.is_empty() && found.projects.is_empty() {
        return None;
    }
    // A customer can open the proposals they were asked about, and no projects.
    let named = |path: Option<String>, title: &str, what: &'static str| {
        let title = title.to_owned();
        let title = match path {
            Some(path) => view! { <a href=path>{title}</a> }.into_any(),
            None => title.into_any(),
        };
        view! { <li>{what}": "{title}</li> }
    };
    let proposals = found.proposals.iter().map(|one| {
        let path = found.readable.contains(&one.id);
        let path = path.then(|| paths::proposal(one.id));
        named(path, &one.title, about_proposal(lang))
    });
    let projects = found.projects.iter().map(|one| {
        let path = cx.actor.is_staff().then(|| paths::project(one.id));
        named(path, &one.name, about_project(lang))
    });
    let list: Vec<_> = proposals.chain(projects).collect();
    Some(view! { <section id="about"><h2>{about(lang)}</h2><ul>{list}</ul></section> }.into_any())
}

/// The people who take part; once the session is over, those who attended, if attendance was noted.
fn people(cx: &PageContext, found: &Detail, over: bool) -> AnyView {
    let lang = cx.lang;
    let noted = over && found.people.iter().any(Participant::attended);
    let names = |part: Part| {
        let here: Vec<_> = found
            .people
            .iter()
            .filter(|one| one.part == part && (!noted || one.attended()))
            .map(|one| view! { <li>{one.name.clone()}</li> })
            .collect();
        if here.is_empty() {
            view! { <p class="empty">{nobody(lang)}</p> }.into_any()
        } else {
            view! { <ul>{here}</ul> }.into_any()
        }
    };
    let customers = rules::may_read_people(&cx.actor)
        .then(|| view! { <h3>{customers_title(lang)}</h3>{names(Part::Customer)} });
    view! {
        <section id="people">
            <h2>{if over { who_was(lang) } else { who(lang) }}</h2>
            <h3>{of_us(lang)}</h3>
            {names(Part::Staff)}
            {customers}
        </section>
    }
    .into_any()
}

fn arranging(lang: Language, id: SessionId, find_date: Item) -> AnyView {
    let list = vec![
        find_date,
        Item::new(paths::set_date(id), set_date(lang)),
        Item::new(paths::seats(id), give_seats(lang)),
        Item::new(paths::agenda(id), arrange_agenda(lang)),
        Item::new(paths::change_session(id), change(lang)),
        Item::new(paths::cancel_session(id), call_off(lang)),
    ];
    view! { <section id="arrange"><h2>{arrange(lang)}</h2>{items(list, "")}</section> }.into_any()
}
