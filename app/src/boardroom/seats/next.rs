//! How the seats of a session stand for its arranger: the next step, on straw when it is theirs, and the table.

use super::around::ours;
use crate::web::{
    context::PageContext,
    paths,
    ui::{Chair, Icon, icon, next_step, seating, sentence_case},
};
use klankbord_domain::boardroom::seats::{Kind, State, queries::Arranging, rules::is_to_come};
use leptos::prelude::*;

texts! {
    undated = "Er is nog geen datum. Zoek die eerst" | "There is no date yet. Find one first";
    undated_told = "Loten kan al. Een stoel aanbieden kan pas als klanten weten wanneer de sessie is." | "You can draw lots already. A seat can be offered once customers know when the session is.";
    find_date = "Datum zoeken" | "Find a date";
    nobody_willing = "Er is nog geen panellid dat aan tafel wil zitten" | "No panel member has said yet that they would like to sit at the table";
    begin(willing: usize) = "{willing} panelleden willen aan tafel zitten. Loot, of laat hen zelf een stoel vragen" | "{willing} panel members would like to sit at the table. Draw lots, or let them ask for a seat themselves",
        one(willing) "Eén panellid wil aan tafel zitten. Loot, of laat het zelf een stoel vragen" | "One panel member would like to sit at the table. Draw lots, or let them ask for a seat themselves";
    begin_told = "Zolang u niets verstuurt, weet niemand het." | "Nobody knows until you send something.";
    check = "Kijk de verdeling na en bied de stoelen aan" | "Check the seating and offer the seats";
    check_told = "Nog niemand heeft bericht gekregen." | "Nobody has been told yet.";
    send = "Stoelen aanbieden" | "Offer the seats";
    free(count: usize) = "{count} stoelen zijn vrij, en er wacht niemand" | "{count} seats are free, and nobody is waiting",
        one(count) "Eén stoel is vrij, en er wacht niemand" | "One seat is free, and nobody is waiting";
    put_in = "Iemand erbij zetten" | "Add somebody";
    choosing(count: usize) = "{count} klanten kiezen nog" | "{count} customers are still choosing",
        one(count) "Eén klant kiest nog" | "One customer is still choosing";
    goes_on = "Wie nee zegt of te laat is, maakt plaats voor de volgende op de wachtlijst. Dat gaat vanzelf." | "Anybody who declines or is too late makes room for the next on the waiting list. That happens by itself.";
    full = "Alle stoelen zijn bezet" | "All seats are taken";
    empty_chair = "een vrije stoel" | "a free seat";
    comes(name: &str) = "{name} komt" | "{name} is coming";
    chooses(name: &str) = "{name} kiest nog" | "{name} is still choosing";
    drawn(name: &str) = "{name} is ingeloot" | "{name} was drawn";
    table_told(who: &str) = "De tafel van boven: {who}." | "The table from above: {who}.";
}

/// The step and the table; only the table once the session was.
pub(super) fn view(cx: &PageContext, found: &Arranging) -> AnyView {
    let lang = cx.lang;
    let now = cx.portal.now();
    let table = table(cx, found);
    if !is_to_come(&found.session, now) {
        return table.into_any();
    }
    let id = found.session.id;
    let sent = found
        .round
        .as_ref()
        .is_some_and(|round| round.opened_at.is_some());
    let was_drawn = found
        .round
        .as_ref()
        .is_some_and(|round| round.drawn_at.is_some());
    let (_, offered) = found.given(now);
    let free_seats = found.free(now);
    let willing = found.willing.len();
    let (turn, told, more, button) = if !sent && found.session.starts_at.is_none() {
        let path = paths::ask_for_dates(id);
        let find = view! { <a class="button" href=path>{find_date(lang)}{icon(Icon::On)}</a> };
        (
            true,
            undated(lang).to_owned(),
            undated_told(lang),
            Some(find.into_any()),
        )
    } else if !sent && was_drawn {
        let send = view! {
            <form method="post">
                <button class="button" name="verb" value="send">{icon(Icon::Send)}{send(lang)}</button>
            </form>
        };
        (
            true,
            check(lang).to_owned(),
            check_told(lang),
            Some(send.into_any()),
        )
    } else if !sent && willing == 0 {
        (false, nobody_willing(lang).to_owned(), "", None)
    } else if !sent {
        (true, begin(lang, willing), begin_told(lang), None)
    } else if free_seats > 0 {
        let path = paths::put_in_seat(id);
        let add = view! { <a class="button" href=path>{put_in(lang)}{icon(Icon::On)}</a> };
        (true, free(lang, free_seats), "", Some(add.into_any()))
    } else if offered > 0 {
        (false, choosing(lang, offered), goes_on(lang), None)
    } else {
        (false, full(lang).to_owned(), "", None)
    };
    let more = (!more.is_empty()).then(|| view! { <p>{more}</p> });
    let button = button.map(|button| view! { <div class="buttons">{button}</div> });
    let under = view! { {more}{button} }.into_any();
    next_step(lang, turn, None, told, under, table)
}

/// The table from above, with the people that its arranger may know.
pub(crate) fn table(cx: &PageContext, found: &Arranging) -> Option<AnyView> {
    let lang = cx.lang;
    let now = cx.portal.now();
    let (head, mut chairs) = ours(&found.staff);
    let mut told: Vec<String> = found.staff.iter().map(|one| one.name.clone()).collect();
    for one in found
        .suggestions
        .iter()
        .filter(|one| one.kind == Kind::Seat)
    {
        told.push(drawn(lang, &one.name));
        chairs.push(Chair::Customer {
            member: one.member_id,
            name: &one.name,
            comes: false,
        });
    }
    for one in &found.seats {
        let comes_there = match one.stands(now) {
            State::Accepted => true,
            State::Offered => false,
            _ => continue,
        };
        told.push(if comes_there {
            comes(lang, &one.name)
        } else {
            chooses(lang, &one.name)
        });
        chairs.push(Chair::Customer {
            member: one.member_id,
            name: &one.name,
            comes: comes_there,
        });
    }
    for _ in 0..found.free(now) {
        told.push(empty_chair(lang).to_owned());
        chairs.push(Chair::Free);
    }
    seating(
        head,
        &chairs,
        sentence_case(&table_told(lang, &told.join(", "))),
    )
}
