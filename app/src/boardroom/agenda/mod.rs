//! The agenda of a session: arranging it, what to bring, reading its briefing, and its section on the page of the session.

pub(crate) mod arrange;
pub(crate) mod briefing;
pub(crate) mod bring;
pub(crate) mod item;
pub(crate) mod mails;
pub(crate) mod translation;

use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{Duty, Icon, Tone, Waits, lang_of, tag, warning},
};
use klankbord_domain::{
    Error, Language,
    base::ids::SessionId,
    boardroom::{
        agenda::{
            Audience, Item, Marks, Unread,
            queries::{self, Agenda},
        },
        sessions::{Session, State, queries::Detail},
    },
};
use leptos::prelude::*;

texts! {
    title = "Agenda" | "Agenda";
    minutes(minutes: i64) = "{minutes} minuten" | "{minutes} minutes",
        one(minutes) "{minutes} minuut" | "{minutes} minute";
    internal = "Alleen voor ons" | "For our team only";
    nothing = "Er staat nog niets op de agenda." | "There is nothing on the agenda yet.";
    to_briefing = "Lees waarom we u dit vragen en wat we al weten" | "Read why we are asking you this and what we already know";
    lacks_title = "Op de agenda staat niets voor klanten" | "Nothing on the agenda is for customers";
    lacks = "Klanten komen om iets te veranderen. Zet een punt op de agenda waarover zij spreken."
        | "Customers come to change something. Add an item for them to speak about.";
    lacks_tag = "Niets voor klanten" | "Nothing for customers";
    flagged_title = "Op de agenda staat nog niets voor klanten" | "Nothing on the agenda is for customers yet";
    fill_in = "Vul aan" | "Add an item";
    read_before(theme: &str) = "Bereid u voor: {theme}" | "Get ready: {theme}";
    to_read = "Lees de briefing" | "Read the briefing";
    session_is = "De sessie is" | "The session is";
    marks_title = "Wie heeft het gelezen?" | "Who has read it?";
    marks_line(customers: usize, of_customers: usize, staff: usize, of_staff: usize) =
        "{customers} van {of_customers} klanten, {staff} van {of_staff} van ons"
        | "{customers} of {of_customers} customers, {staff} of {of_staff} from our team",
        one(of_customers) "{customers} van {of_customers} klant, {staff} van {of_staff} van ons" | "{customers} of {of_customers} customer, {staff} of {of_staff} from our team";
    marks_staff(names: &str) = "Van ons: {names}" | "From our team: {names}";
    marks_customers(names: &str) = "Klanten: {names}" | "Customers: {names}";
}

/// A tag for a session whose agenda has nothing for customers.
pub(crate) fn lacks_sign(lang: Language) -> AnyView {
    tag(Tone::Open, lacks_tag(lang))
}

/// The agenda on the page of its session, and the people who read the briefing.
pub(crate) async fn section(cx: &PageContext, found: &Detail) -> Result<AnyView, Error> {
    let session = &found.session;
    let agenda = queries::briefing(&cx.portal, &cx.actor, session.id).await?;
    Ok(shown(cx, session, &agenda).into_any())
}

/// The same, of an agenda that was read before.
pub(crate) fn shown(cx: &PageContext, session: &Session, agenda: &Agenda) -> Option<AnyView> {
    let lang = cx.lang;
    let briefed = agenda
        .items
        .iter()
        .any(|item| item.audience == Audience::Customers);
    if agenda.items.is_empty() && session.is_over(cx.portal.now()) {
        return None;
    }
    let link = paths::briefing(session.id);
    let link = briefed.then(|| view! { <p><a href=link>{to_briefing(lang)}</a></p> });
    let marks = briefed.then(|| marks(lang, agenda));
    Some(
        view! {
            <section id="agenda">
                <h2>{title(lang)}</h2>
                {warn(cx, agenda)}
                {list(lang, agenda)}
                {link}
                {marks}
            </section>
        }
        .into_any(),
    )
}

/// Warns staff that the agenda has nothing for customers, until the session has ended.
fn warn(cx: &PageContext, agenda: &Agenda) -> Option<AnyView> {
    let ended = matches!(agenda.session.state, State::Closed | State::Cancelled);
    (agenda.lacks_customers && cx.actor.is_staff() && !ended)
        .then(|| warning(lacks_title(cx.lang), view! { <p>{lacks(cx.lang)}</p> }))
}

fn list(lang: Language, agenda: &Agenda) -> AnyView {
    let list = &agenda.items;
    if list.is_empty() {
        return view! { <p class="empty">{nothing(lang)}</p> }.into_any();
    }
    let rows: Vec<_> = list
        .iter()
        .map(|item| view! { <li><span lang=lang_of(lang, written_in(agenda, item))>{item.title.clone()}</span>" "{meta(lang, item)}</li> })
        .collect();
    view! { <ol>{rows}</ol> }.into_any()
}

/// The language of an item: that of the briefing, when customers read it.
fn written_in(agenda: &Agenda, item: &Item) -> Language {
    match item.audience {
        Audience::Customers => agenda.language,
        Audience::Internal => agenda.session.language,
    }
}

/// The length of an item, and a tag when it is internal.
fn meta(lang: Language, item: &Item) -> AnyView {
    let only_us = (item.audience == Audience::Internal).then(|| tag(Tone::Past, internal(lang)));
    view! { <small>{minutes(lang, item.minutes)}</small>" "{only_us} }.into_any()
}

/// The people who read the briefing, as far as the reader may know.
fn marks(lang: Language, agenda: &Agenda) -> AnyView {
    let (customers, staff) = (&agenda.customers, &agenda.staff);
    let line = marks_line(lang, customers.read, customers.all, staff.read, staff.all);
    let names = |marks: &Marks, words: &dyn Fn(&str) -> String| {
        (!marks.names.is_empty()).then(|| view! { <p>{words(&marks.names.join(", "))}</p> })
    };
    view! {
        <h3>{marks_title(lang)}</h3>
        <p>{line}</p>
        {names(staff, &|names| marks_staff(lang, names))}
        {names(customers, &|names| marks_customers(lang, names))}
    }
    .into_any()
}

/// One of the reader's sessions whose agenda has nothing for customers, on their home page.
pub(crate) fn flagged(cx: &PageContext, one: &Session) -> Duty {
    let day = one.starts_at.map(|at| at.date_in(&cx.zone()));
    Duty::new(
        "flagged",
        Icon::Calendar,
        paths::agenda(one.id),
        flagged_title(cx.lang),
        fill_in(cx.lang),
    )
    .due(day)
    .line(one.theme_in(cx.reads))
}

/// A briefing that the reader has not read, on the home page of a customer.
pub(crate) fn waits(cx: &PageContext, one: &Unread) -> Waits {
    const SECONDS: i64 = 300;
    Waits::new(
        paths::briefing(one.session_id),
        read_before(cx.lang, &one.theme),
        to_read(cx.lang),
    )
    .line(cx.long_moment(one.starts_at))
    .takes(SECONDS)
    .due(
        one.starts_at,
        cx.clock_on(session_is(cx.lang), one.starts_at),
    )
}

/// The same on the home page of a colleague.
pub(crate) fn duty(cx: &PageContext, one: &Unread) -> Duty {
    Duty::new(
        "briefing",
        Icon::Scroll,
        paths::briefing(one.session_id),
        read_before(cx.lang, &one.theme),
        to_read(cx.lang),
    )
    .due(Some(one.starts_at.date_in(&cx.zone())))
    .line(cx.long_moment(one.starts_at))
}

/// Goes back to the agenda, with a notice.
async fn done(cx: &PageContext, id: SessionId, notice: &'static str) -> Page {
    cx.done(&paths::agenda(id), notice)
}
