//! The page on which a customer says that they are willing to sit at the table, the sessions with seats to ask
//! for, and the items on the home page.

use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{
        Choice, Form, Item, Waits, items, leaf,
        refusal::{Refusal, show_again},
    },
};
use axum_extra::extract::Form as Posted;
use klankbord_domain::boardroom::seats::{
    State,
    operations::say_willing,
    queries::{self, Mine},
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Aan tafel bij het bestuur" | "At the table with the board";
    lead = "In een sessie praten bestuurders en klanten met elkaar aan één tafel. Wilt u dat ook? U hoeft het maar één keer te zeggen. Meestal loten wij daarna aan wie we een stoel aanbieden. Soms is een stoel voor wie er het eerst om vraagt. U zegt elke keer zelf ja of nee."
        | "In a session, board members and customers talk with each other at one table. Would you like that too? You only need to tell us once. After that we usually draw lots to decide whom we offer a seat. Sometimes seats go to whoever asks first. Each time, you say yes or no yourself.";
    question = "Wilt u aan tafel zitten?" | "Would you like to sit at the table?";
    yes = "Ja" | "Yes";
    yes_means = "U mag mij een stoel aanbieden. Ik kan dit altijd veranderen." | "You may offer me a seat. I can change this at any time.";
    no = "Nee" | "No";
    no_means = "Bied mij voorlopig geen stoel aan en haal mij van de wachtlijsten. Een stoel die ik al heb, houd ik." | "Do not offer me a seat for now, and take me off the waiting lists. I keep any seat that I already have.";
    keep = "Opslaan" | "Save";
    kept_yes = "Dank u. U hoort van ons als er een stoel voor u is." | "Thank you. We will let you know when there is a seat for you.";
    kept_no = "Goed. We bieden u voorlopig geen stoel aan." | "All right. We will not offer you a seat for now.";
    open_title = "Hier kunt u een stoel vragen" | "You can ask for a seat here";
    no_open = "Er is nu geen sessie waarvoor u een stoel kunt vragen." | "There is no session now for which you can ask for a seat.";
    date_follows = "De datum volgt nog." | "The date will follow.";
    a_seat = "Er is een stoel voor u aan de tafel van het bestuur" | "There is a seat for you at the board's table";
    we_talk(theme: &str) = "Wij praten over: {theme}" | "We will talk about: {theme}";
    see_seat = "Bekijk uw stoel" | "See your seat";
    answer = "Antwoorden" | "Answer";
    you_wait(position: usize) = "U staat op de wachtlijst, op plaats {position}." | "You are number {position} on the waiting list.";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct WillingForm {
    willing: String,
}

pub(crate) async fn show(cx: PageContext) -> Page {
    page(&cx, &Refusal::default()).await
}

pub(crate) async fn post(cx: PageContext, Posted(typed): Posted<WillingForm>) -> Page {
    match say_willing(&cx.portal, &cx.actor, &typed.willing).await {
        Ok(()) if typed.willing == "yes" => cx.done(paths::willing(), kept_yes(cx.lang)),
        Ok(()) => cx.done(paths::willing(), kept_no(cx.lang)),
        Err(error) => show_again(error, async |refusal| page(&cx, &refusal).await).await,
    }
}

async fn page(cx: &PageContext, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let found = queries::willingness(&cx.portal, &cx.actor).await?;
    let labels = [("willing", question(lang))];
    let form = Form::new(lang, refusal, &labels);
    let chosen = if found.willing { "yes" } else { "no" };
    let choices = vec![
        Choice::new("yes", yes(lang)).hint(yes_means(lang)),
        Choice::new("no", no(lang)).hint(no_means(lang)),
    ];
    let open = found.open.into_iter().map(|one| {
        let when = one
            .starts_at
            .map_or_else(|| date_follows(lang).to_owned(), |at| cx.moment(at));
        Item::new(paths::seat(one.id), one.theme)
            .in_language(one.language)
            .line(when)
    });
    let open = found.willing.then(|| {
        let list = items(open.collect(), no_open(lang));
        view! { <section id="open"><h2>{open_title(lang)}</h2>{list}</section> }
    });
    cx.page(title(lang)).refused(refusal).show(|| {
        view! {
            {form.summary()}
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            <form method="post" novalidate>
                {form.choose("willing", chosen, choices).view()}
                <button class="button">{keep(lang)}</button>
            </form>
            {open}
        }
    })
}

/// The item on the home page for an offer that waits for the reader's answer; none for a place on the waiting list.
pub(crate) fn offer(cx: &PageContext, mine: &Mine) -> Option<Waits> {
    const SECONDS: i64 = 60;
    let one = &mine.line;
    let until = one.expires_at.filter(|_| one.state == State::Offered)?;
    let lang = cx.lang;
    let day = one.starts_at.map(|at| at.date_in(&cx.zone()));
    Some(
        Waits::new(paths::seat(one.session_id), a_seat(lang), see_seat(lang))
            .line(we_talk(lang, &one.theme))
            .leaf(day.map(|day| leaf(lang, day, cx.today())))
            .takes(SECONDS)
            .due(until, cx.clock(answer(lang), until)),
    )
}

/// The item on the home page for a place on the waiting list.
pub(crate) fn in_line(cx: &PageContext, mine: &Mine) -> Option<Item> {
    let position = mine.position?;
    let one = &mine.line;
    let item = Item::new(paths::seat(one.session_id), one.theme.clone()).in_language(one.language);
    Some(item.line(you_wait(cx.lang, position)))
}
