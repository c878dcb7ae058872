//! The page of a session: its subject, date, place and people.

use super::session_desk;
use crate::{
    boardroom::{
        agenda, calendar, dates, minutes, room, seats,
        sessions::{spoken_name, state_tag, theme, translation, when_in_zone},
    },
    web::{
        context::{Page, PageContext},
        paths,
        ui::{Facts, Icon, Whose, face, icon, lang_of, languages, leaf, prose::prose, warning},
    },
};
use axum::extract::Path;
use futures::try_join;
use klankbord_domain::{
    Language,
    base::ids::SessionId,
    boardroom::{
        room::left_open::own_questions,
        sessions::{
            Part, Participant, Session, State,
            queries::{self, Detail},
            rules,
            translation::own,
        },
    },
};
use leptos::prelude::*;

texts! {
    all = "Sessies" | "Sessions";
    home = "Voor u" | "For you";
    open_title = "Wat u nog kunt veranderen" | "What you can still change";
    was_open_title = "Wat klanten konden veranderen" | "What customers could change";
    takes = "Duur" | "Length";
    minutes(minutes: i64) = "{minutes} minuten" | "{minutes} minutes";
    online = "Online" | "Online";
    link_with_seat = "De link krijgt u als u een stoel hebt." | "You get the link once you have a seat.";
    spoken = "Taal" | "Language";
    leads = "Leiding" | "Led by";
    leads_it = "leidt het gesprek" | "leads the conversation";
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
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<SessionId>) -> Page {
    let lang = cx.lang;
    let found = queries::find(&cx.portal, &cx.actor, id).await?;
    let session = &found.session;
    let over = session.is_over(cx.portal.now());
    let ended = matches!(session.state, State::Closed | State::Cancelled);
    let arranges = rules::may_arrange(&cx.actor, session.secretary_id) && !ended;
    if arranges {
        return session_desk::show(&cx, &found).await;
    }
    let (progress, seats, agenda, questions) = try_join!(
        dates::progress(&cx, id),
        seats::own_section(&cx, &found),
        agenda::section(&cx, &found),
        own_questions(&cx.portal, &cx.actor, session),
    )?;
    // Whoever arranged a session that is over still writes its words in the other language.
    let second = if rules::may_arrange(&cx.actor, session.secretary_id) {
        let second = own(&cx.portal, &cx.actor, id).await?;
        Some(view! { <p>{translation::way(lang, id, second)}</p> })
    } else {
        None
    };
    let open = if over {
        was_open_title(lang)
    } else {
        open_title(lang)
    };
    let (back, back_words) = if cx.actor.is_staff() {
        (paths::sessions(), all(lang))
    } else {
        (paths::home(), home(lang))
    };
    cx.page(session.theme_in(cx.reads)).wide().show(|| {
        let day = session
            .starts_at
            .map(|at| leaf(lang, at.date_in(&cx.zone()), cx.today()));
        view! {
            <a class="back" href=back>{icon(Icon::Back)}{back_words}</a>
            <p class="eyebrow">{session.series.clone()}" "{state_tag(lang, session.state)}</p>
            <h1>{theme(&cx, session)}</h1>
            {languages(&cx, session.language_in(cx.reads), session.has_both())}
            {cancelled(lang, session)}
            <div class="appointment">
                {day}
                <p><b>{when_in_zone(&cx, session)}</b><span>{session.place.clone()}</span></p>
            </div>
            <div class="split">
                <div>
                    {dates::section(&cx, session, progress.as_ref())}
                    {over.then(|| minutes::section(&cx, &found))}
                    {seats}
                    <section id="open"><h2>{open}</h2><div lang=lang_of(lang, session.language_in(cx.reads))>{prose(session.scope_open_in(cx.reads))}</div></section>
                    {agenda}
                    {links(&cx, &found)}
                    {second}
                    {room::section::section(&cx, &found, questions, false)}
                </div>
                <aside>
                    <section class="sheet">{facts(&cx, &found)}</section>
                    {people(&cx, &found, over)}
                    {(!over).then(|| calendar::section(&cx, &found))}
                </aside>
            </div>
        }
    })
}

pub(super) fn cancelled(lang: Language, session: &Session) -> Option<AnyView> {
    (session.state == State::Cancelled).then(|| {
        let why = prose(&session.cancelled_why);
        let why = view! { <div lang=lang_of(lang, session.language)>{why}</div> };
        warning(cancelled_title(lang), why)
    })
}

fn facts(cx: &PageContext, found: &Detail) -> AnyView {
    let lang = cx.lang;
    let session = &found.session;
    let mut facts = Facts::new().fact(takes(lang), minutes(lang, session.minutes));
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

pub(super) fn links(cx: &PageContext, found: &Detail) -> Option<AnyView> {
    let lang = cx.lang;
    if found.proposals.is_empty() && found.projects.is_empty() {
        return None;
    }
    // A customer can open the proposals they were asked about, and no projects.
    let named = |path: Option<String>, title: &str, written: Language, what: &'static str| {
        let title = title.to_owned();
        let written = lang_of(lang, written);
        let title = match path {
            Some(path) => view! { <a href=path lang=written>{title}</a> }.into_any(),
            None => view! { <span lang=written>{title}</span> }.into_any(),
        };
        view! { <li>{what}": "{title}</li> }
    };
    let proposals = found.proposals.iter().map(|one| {
        let path = found.readable.contains(&one.id);
        let path = path.then(|| paths::proposal(one.id));
        named(path, &one.title, one.language, about_proposal(lang))
    });
    let projects = found.projects.iter().map(|one| {
        let path = cx.actor.is_staff().then(|| paths::project(one.id));
        named(path, &one.name, lang, about_project(lang))
    });
    let list: Vec<_> = proposals.chain(projects).collect();
    Some(view! { <section id="about"><h2>{about(lang)}</h2><ul>{list}</ul></section> }.into_any())
}

/// The people who take part; once the session is over, those who attended, if attendance was noted.
pub(super) fn people(cx: &PageContext, found: &Detail, over: bool) -> AnyView {
    let lang = cx.lang;
    let noted = over && found.people.iter().any(Participant::attended);
    let names = |part: Part| {
        let here: Vec<_> = found
            .people
            .iter()
            .filter(|one| one.part == part && (!noted || one.attended()))
            .map(|one| {
                let whose = match one.part {
                    Part::Staff => Whose::Staff(&one.name),
                    Part::Customer => Whose::Named(&one.name),
                };
                let leads = (one.account_id == found.session.facilitator_id).then(|| leads_it(lang));
                view! { <li class="person">{face(whose)}<b>{one.name.clone()}</b><span>{leads}</span></li> }
            })
            .collect();
        if here.is_empty() {
            view! { <p class="empty">{nobody(lang)}</p> }.into_any()
        } else {
            view! { <ul class="people">{here}</ul> }.into_any()
        }
    };
    let customers = rules::may_read_people(&cx.actor, found.part)
        .then(|| view! { <h3>{customers_title(lang)}</h3>{names(Part::Customer)} });
    view! {
        <section class="sheet" id="people">
            <h2>{if over { who_was(lang) } else { who(lang) }}</h2>
            <h3>{of_us(lang)}</h3>
            {names(Part::Staff)}
            {customers}
        </section>
    }
    .into_any()
}
