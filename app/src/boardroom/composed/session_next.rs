//! The next step in a session for whoever arranges it, on straw when it is their turn, and how far they are.

use crate::web::{
    context::PageContext,
    paths,
    ui::{self, Icon, icon},
};
use klankbord_domain::{
    Language,
    boardroom::{
        arranging::next::{NextStep, Readiness, next_step},
        minutes::rules::due,
        sessions::Session,
    },
};
use leptos::prelude::*;

texts! {
    find_told = "Zoek een datum die klanten en bestuur past" | "Find a date that suits customers and the board";
    find = "Datum zoeken" | "Find a date";
    settle_told = "Iedereen heeft geantwoord: kies de datum" | "Everybody has answered: choose the date";
    settle = "Datum kiezen" | "Choose the date";
    dates_told(answered: i64, asked: i64) = "{answered} van de {asked} mensen zeiden wanneer ze kunnen" | "{answered} of {asked} people said when they can come",
        one(asked) "Gevraagd: {asked} persoon. Antwoorden: {answered}" | "Asked: {asked} person. Answers: {answered}",
        one(answered) "{answered} van de {asked} mensen zei wanneer het kan" | "{answered} of {asked} people said when they can come";
    look = "Bekijk de antwoorden" | "View the answers";
    give_told(willing: usize) = "{willing} panelleden willen aan tafel: verdeel de stoelen" | "{willing} panel members would like to sit at the table: allocate the seats",
        one(willing) "Eén panellid wil aan tafel: verdeel de stoelen" | "One panel member would like to sit at the table: allocate the seats";
    give = "Stoelen verdelen" | "Allocate the seats";
    offer_told = "Er is geloot. Bied de stoelen aan, dan weten klanten het" | "The lots are drawn. Offer the seats, so that customers know";
    offer = "Stoelen aanbieden" | "Offer the seats";
    agenda_told = "Zet een punt op de agenda waarover klanten spreken" | "Put an item on the agenda for customers to speak about";
    agenda = "Agenda en briefing" | "Agenda and briefing";
    fill_told(free: usize) = "{free} stoelen zijn vrij, en er wacht niemand" | "{free} seats are free, and nobody is waiting",
        one(free) "Eén stoel is vrij, en er wacht niemand" | "One seat is free, and nobody is waiting";
    fill = "Zoek iemand voor de stoel" | "Find somebody for the seat";
    ready_told = "Alles is geregeld. De herinneringen gaan vanzelf" | "Everything is arranged. Reminders go out by themselves";
    hold_told = "De sessie is begonnen" | "The session has begun";
    hold = "Naar de zaal" | "Go to the room";
    minutes_told = "Schrijf het verslag" | "Write the minutes";
    write = "Verslag schrijven" | "Write the minutes";
    minutes_due = "Verslag" | "Minutes";
    gate_name = "Hoe ver u bent" | "How far you are";
    date_settled = "Datum staat vast" | "Date is set";
    date_missing = "Nog geen datum" | "No date yet";
    seats_given = "Stoelen zijn aangeboden" | "Seats have been offered";
    seats_missing = "Stoelen nog niet aangeboden" | "Seats not offered yet";
    seats_free(free: usize) = "Stoelen vrij: {free}" | "Seats free: {free}";
    agenda_made = "Op de agenda staat iets voor klanten" | "The agenda has something for customers";
    agenda_missing = "Op de agenda staat niets voor klanten" | "Nothing on the agenda is for customers";
}

/// The words of the step, and the button with where it leads.
fn told(
    lang: Language,
    session: &Session,
    stand: &Readiness,
) -> (String, Option<(String, &'static str)>) {
    let id = session.id;
    match next_step(stand) {
        NextStep::FindDate => (
            find_told(lang).to_owned(),
            Some((paths::ask_for_dates(id), find(lang))),
        ),
        NextStep::SettleDate => (
            settle_told(lang).to_owned(),
            Some((paths::dates(id), settle(lang))),
        ),
        NextStep::WaitForDates => {
            let (answered, asked) = stand.poll.unwrap_or_default();
            (
                dates_told(lang, answered, asked),
                Some((paths::dates(id), look(lang))),
            )
        }
        NextStep::GiveSeats => (
            give_told(lang, stand.willing),
            Some((paths::seats(id), give(lang))),
        ),
        NextStep::OfferSeats => (
            offer_told(lang).to_owned(),
            Some((paths::seats(id), offer(lang))),
        ),
        NextStep::FillAgenda => (
            agenda_told(lang).to_owned(),
            Some((paths::agenda(id), agenda(lang))),
        ),
        NextStep::FillSeats => (
            fill_told(lang, stand.free),
            Some((paths::seats(id), fill(lang))),
        ),
        NextStep::Hold => (
            hold_told(lang).to_owned(),
            Some((paths::room(id), hold(lang))),
        ),
        NextStep::WriteMinutes => (
            minutes_told(lang).to_owned(),
            Some((paths::write_minutes(id), write(lang))),
        ),
        NextStep::WaitForDay | NextStep::Done => (ready_told(lang).to_owned(), None),
    }
}

/// The step; nothing once all is done.
pub(super) fn view(cx: &PageContext, session: &Session, stand: &Readiness) -> Option<AnyView> {
    let lang = cx.lang;
    let step = next_step(stand);
    if step == NextStep::Done {
        return None;
    }
    let (told, button) = told(lang, session, stand);
    let main = if step.is_turn() {
        "button"
    } else {
        "button secondary"
    };
    let button = button.map(|(path, words)| {
        view! { <a class=main href=path>{words}{icon(Icon::On)}</a> }
    });
    let clock = due(session, &cx.zone())
        .filter(|_| step == NextStep::WriteMinutes)
        .map(|day| cx.clock_by(minutes_due(lang), day));
    let gate = (!stand.has_begun).then(|| gate(lang, stand));
    let under = view! { <div class="buttons">{button}{clock}</div> }.into_any();
    Some(ui::next_step(lang, step.is_turn(), None, told, under, gate))
}

/// What has to be ready: each line says in words whether it is.
fn gate(lang: Language, stand: &Readiness) -> AnyView {
    let line = |ready: bool, words: String| {
        let (class, sign) = if ready {
            ("", Icon::Check)
        } else {
            ("not", Icon::Hourglass)
        };
        view! { <li class=class>{icon(sign)}<span>{words}</span></li> }
    };
    let date = if stand.is_dated {
        date_settled(lang)
    } else {
        date_missing(lang)
    };
    let seats = match (stand.is_offered, stand.free) {
        (false, _) => seats_missing(lang).to_owned(),
        (true, 0) => seats_given(lang).to_owned(),
        (true, free) => seats_free(lang, free),
    };
    let agenda = if stand.lacks_agenda {
        agenda_missing(lang)
    } else {
        agenda_made(lang)
    };
    view! {
        <ul class="gate" aria-label=gate_name(lang)>
            {line(stand.is_dated, date.to_owned())}
            {line(stand.is_offered && stand.free == 0, seats)}
            {line(!stand.lacks_agenda, agenda.to_owned())}
        </ul>
    }
    .into_any()
}
