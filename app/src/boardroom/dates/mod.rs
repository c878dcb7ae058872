//! Finding a date for a session: proposing moments, saying which suit, and settling on one.

pub(crate) mod ask;
pub(crate) mod mails;
pub(crate) mod ranking;
pub(crate) mod settle;
pub(crate) mod show;

use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{Duty, Icon, Waits},
};
use jiff::civil::Date;
use klankbord_domain::{
    Error, Language, Timestamp,
    base::ids::SessionId,
    boardroom::{
        dates::{
            Answer,
            queries::{self, Progress, ToAnswer},
            rules::answer_due,
        },
        sessions::Session,
    },
};
use leptos::prelude::*;

texts! {
    answers_due = "Antwoord" | "Answer";
    yes = "Ja" | "Yes";
    if_need_be = "Als het moet" | "If need be";
    no = "Nee" | "No";
    none = "Geen antwoord" | "No answer";
    title = "Wij zoeken een datum" | "We are looking for a date";
    your_turn = "Laat weten wanneer u kunt" | "Tell us which times suit you";
    change = "U hebt geantwoord. U kunt uw antwoord wijzigen tot de datum vaststaat." | "You have answered. You can change your answer until the date is set.";
    see = "Wijzig uw antwoord" | "Change your answer";
    see_staff = "Bekijk wie wanneer kan" | "See who can come when";
    count(answered: i64, asked: i64) = "Er antwoordden {answered} van de {asked} mensen." | "{answered} of {asked} people have answered.",
        one(asked) "We vroegen {asked} persoon. Antwoorden: {answered}." | "We asked {asked} person. Answers: {answered}.",
        one(answered) "Er antwoordde {answered} van de {asked} mensen." | "{answered} of {asked} people has answered.";
    choose = "Kies uw momenten" | "Choose your times";
    question = "Wanneer kunt u?" | "When can you come?";
    no_seat(seats: i64) = "U hebt hiermee nog geen stoel. Er zijn {seats} stoelen. Wie die krijgen, bepalen wij apart."
        | "This does not give you a seat yet. There are {seats} seats, and who gets them is decided separately.",
        one(seats) "U hebt hiermee nog geen stoel. Er is {seats} stoel. Wie die krijgt, bepalen wij apart." | "This does not give you a seat yet. There is {seats} seat, and who gets it is decided separately.";
    say_willing = "Laat weten of u aan tafel wilt zitten" | "Tell us if you would like to sit at the table";
}

pub(crate) const fn answer_name(lang: Language, answer: Option<Answer>) -> &'static str {
    match answer {
        Some(Answer::Yes) => yes(lang),
        Some(Answer::IfNeedBe) => if_need_be(lang),
        Some(Answer::No) => no(lang),
        None => none(lang),
    }
}

/// Tells a customer without a seat that an answer does not give them one.
pub(crate) fn no_seat_text(lang: Language, seats: i64) -> String {
    no_seat(lang, seats)
}

/// The label of the link to the page on which a customer says that they are willing.
pub(crate) const fn willing_link(lang: Language) -> &'static str {
    say_willing(lang)
}

/// A moment with its weekday, in the organisation's time zone.
pub(crate) fn moment(cx: &PageContext, at: Timestamp) -> String {
    cx.long_moment(at)
}

/// The progress of the open poll of a session, for its page.
pub(crate) async fn progress(cx: &PageContext, id: SessionId) -> Result<Option<Progress>, Error> {
    queries::progress(&cx.portal, &cx.actor, id).await
}

/// The section on the page of the session; omitted while no poll is open.
pub(crate) fn section(
    cx: &PageContext,
    session: &Session,
    progress: Option<&Progress>,
) -> Option<AnyView> {
    let lang = cx.lang;
    let progress = progress?;
    let here = paths::dates(session.id);
    let said = match (progress.mine, progress.said) {
        (true, false) => Some(
            view! {
                <p>{due_clock(cx, progress.poll.asked_at, progress.poll.first_at)}</p>
                <p><a class="button" href=here.clone()>{your_turn(lang)}</a></p>
            }
            .into_any(),
        ),
        (true, true) => Some(
            view! { <p>{change(lang)}</p><p><a href=here.clone()>{see(lang)}</a></p> }.into_any(),
        ),
        _ => None,
    };
    let staff = cx.actor.is_staff().then(|| {
        let due = ((progress.said || !progress.mine) && progress.answered < progress.asked).then(
            || view! { <p>{due_clock(cx, progress.poll.asked_at, progress.poll.first_at)}</p> },
        );
        view! {
            {due}
            <p>{count(lang, progress.answered, progress.asked)}</p>
            <p><a href=here>{see_staff(lang)}</a></p>
        }
    });
    Some(view! { <section id="dates"><h2>{title(lang)}</h2>{said}{staff}</section> }.into_any())
}

/// The sessions whose date waits for the reader's answer.
pub(crate) async fn waiting(cx: &PageContext) -> Result<Vec<ToAnswer>, Error> {
    queries::to_answer(&cx.portal, &cx.actor).await
}

/// The last day for an answer, for people who are asked and for the person who waits.
fn due_on(cx: &PageContext, asked_at: Timestamp, first_at: Option<Timestamp>) -> Date {
    answer_due(asked_at, first_at, &cx.zone())
}

/// That day as a clock.
pub(crate) fn due_clock(
    cx: &PageContext,
    asked_at: Timestamp,
    first_at: Option<Timestamp>,
) -> AnyView {
    cx.clock_by(answers_due(cx.lang), due_on(cx, asked_at, first_at))
}

/// One of them, for a customer's home page.
pub(crate) fn waits(cx: &PageContext, one: &ToAnswer) -> Waits {
    const SECONDS: i64 = 60;
    let due = Timestamp::end_of(due_on(cx, one.asked_at, one.first_at), &cx.zone());
    Waits::new(
        paths::dates(one.session),
        question(cx.lang),
        choose(cx.lang),
    )
    .line(format!("{} · {}", one.theme, one.series))
    .takes(SECONDS)
    .due(due, due_clock(cx, one.asked_at, one.first_at))
}

/// One of them, for the home page of staff.
pub(crate) fn duty(cx: &PageContext, one: &ToAnswer) -> Duty {
    Duty::new(
        "dates",
        Icon::Calendar,
        paths::dates(one.session),
        question(cx.lang),
        choose(cx.lang),
    )
    .due(Some(due_on(cx, one.asked_at, one.first_at)))
    .line(format!("{} · {}", one.theme, one.series))
}

/// Goes back to the poll.
async fn back(cx: &PageContext, id: SessionId, notice: &'static str) -> Page {
    cx.done(&paths::dates(id), notice)
}
