//! Finding a date for a session: proposing moments, saying which suit, and settling on one.

pub(crate) mod ask;
pub(crate) mod mails;
pub(crate) mod ranking;
pub(crate) mod settle;
pub(crate) mod show;

use crate::web::{
    context::{Page, PageContext},
    ui::{Item, items},
};
use klankbord_domain::{
    Error, Language, Timestamp,
    base::ids::SessionId,
    boardroom::{
        dates::{
            Answer,
            queries::{self, Progress, ToAnswer},
        },
        sessions::Session,
    },
};
use leptos::prelude::*;

texts! {
    yes = "Ja" | "Yes";
    if_need_be = "Als het moet" | "If need be";
    no = "Nee" | "No";
    none = "Geen antwoord" | "No answer";
    title = "Wij zoeken een datum" | "We are looking for a date";
    your_turn = "Zeg wanneer u kunt" | "Say when you can come";
    change = "U hebt geantwoord. Wijzigen kan tot de datum vaststaat." | "You answered. You can change it until the date is set.";
    see = "Zeg of wijzig wanneer u kunt" | "Say or change when you can come";
    see_staff = "Bekijk wie wanneer kan" | "See who can come when";
    count(answered: i64, asked: i64) = "{answered} van {asked} antwoordden." | "{answered} of {asked} answered.";
    find_date = "Datum zoeken met wie er komt" | "Find a date with who comes";
    question = "Wanneer kunt u?" | "When can you come?";
    takes = "Eén antwoord per moment; het kost een minuut." | "One answer for each moment; it takes a minute.";
    no_seat_one = "Dit is nog geen stoel: er is 1 stoel, en wij loten onder wie wil." | "This is not a seat yet: there is 1 seat, and we draw lots among those who are willing.";
    no_seat(seats: i64) = "Dit is nog geen stoel: er zijn {seats} stoelen, en wij loten onder wie wil."
        | "This is not a seat yet: there are {seats} seats, and we draw lots among those who are willing.";
    say_willing = "Zeg of u aan tafel wilt" | "Say whether you are willing to sit at the table";
    waits = "Wacht op uw antwoord: een datum" | "Waits for your answer: a date";
}

pub(crate) const fn answer_name(lang: Language, answer: Option<Answer>) -> &'static str {
    match answer {
        Some(Answer::Yes) => yes(lang),
        Some(Answer::IfNeedBe) => if_need_be(lang),
        Some(Answer::No) => no(lang),
        None => none(lang),
    }
}

/// What an answer is not, for a customer who has no seat.
pub(crate) fn no_seat_text(lang: Language, seats: i64) -> String {
    match seats {
        1 => no_seat_one(lang).to_owned(),
        seats => no_seat(lang, seats),
    }
}

/// The words of the link to where one says that one is willing.
pub(crate) const fn willing_link(lang: Language) -> &'static str {
    say_willing(lang)
}

pub(crate) fn path(id: SessionId) -> String {
    format!("/sessions/{id}/dates")
}

/// A moment with its weekday, in the zone of the organisation, which is named.
pub(crate) fn moment(cx: &PageContext, at: Timestamp) -> String {
    cx.long_moment(at)
}

/// How the open poll of a session goes, for its page.
pub(crate) async fn progress(cx: &PageContext, id: SessionId) -> Result<Option<Progress>, Error> {
    queries::progress(&cx.portal, &cx.actor, id).await
}

/// The section on the page of the session; nothing while no poll is open.
pub(crate) fn section(
    cx: &PageContext,
    session: &Session,
    progress: Option<&Progress>,
) -> Option<AnyView> {
    let lang = cx.lang;
    let progress = progress?;
    let here = path(session.id);
    let said = match (progress.mine, progress.said) {
        (true, false) => Some(
            view! { <p><a class="button" href=here.clone()>{your_turn(lang)}</a></p> }.into_any(),
        ),
        (true, true) => Some(
            view! { <p>{change(lang)}</p><p><a href=here.clone()>{see(lang)}</a></p> }.into_any(),
        ),
        _ => None,
    };
    let staff = cx.actor.is_staff().then(|| {
        view! {
            <p>{count(lang, progress.answered, progress.asked)}</p>
            <p><a href=here>{see_staff(lang)}</a></p>
        }
    });
    Some(view! { <section id="dates"><h2>{title(lang)}</h2>{said}{staff}</section> }.into_any())
}

/// The way to the poll, among what can be arranged.
pub(crate) fn arranging(lang: Language, id: SessionId, progress: Option<&Progress>) -> Item {
    let path = match progress {
        Some(_) => path(id),
        None => format!("{}/new", path(id)),
    };
    Item::new(path, find_date(lang))
}

/// The sessions whose date waits for the reader, one item each.
pub(crate) async fn waiting(cx: &PageContext) -> Result<Vec<ToAnswer>, Error> {
    queries::to_answer(&cx.portal, &cx.actor).await
}

/// One of them.
pub(crate) fn waits_item(lang: Language, one: &ToAnswer) -> Item {
    Item::new(path(one.session), question(lang))
        .line(format!("{} · {}", one.theme, one.series))
        .meta(takes(lang))
}

/// All of them, on the home page of staff; nothing when there is none.
pub(crate) fn waits_section(lang: Language, all: &[ToAnswer]) -> Option<AnyView> {
    if all.is_empty() {
        return None;
    }
    let list = all.iter().map(|one| waits_item(lang, one)).collect();
    Some(view! { <section id="dates"><h2>{waits(lang)}</h2>{items(list, "")}</section> }.into_any())
}

/// Goes back to the poll.
async fn back(cx: &PageContext, id: SessionId, notice: &'static str) -> Page {
    cx.done(&path(id), notice).await
}
