//! Lists, tables, charts, the inbox, and the way through them.

use super::name;
use crate::web::ui::{
    Chair, Duty, Facts, Form, Icon, Item, Sign, Step, Table, Tone, Whose, clock, duties, face,
    inbox, items, marks, next_step, pager, progress, said, seating, steps, tag,
};
use crate::web::{paths, ui::refusal::Refusal};
use jiff::civil::date;
use klankbord_domain::{Language, base::ids::MemberId};
use leptos::prelude::*;

texts! {
    lists = "Lijsten" | "Lists";
    lock = "Hoe lang mag de sluis dicht?" | "How long can the lock be closed?";
    bill = "Een rekening die u in één keer begrijpt" | "A bill that you understand at once";
    dyke = "Wandelen over de dijk" | "Walking on the dyke";
    first_words = "Zes weken dicht kost ons een kwart van de omzet. Twee weken kunnen we opvangen." | "Six weeks closed costs us a quarter of our turnover. We can cope with two weeks.";
    waiting = "Wacht op u" | "Waiting for you";
    answered = "Beantwoord" | "Answered";
    open = "Open" | "Open";
    your_vote = "Uw stem" | "Your vote";
    answer = "Antwoord" | "Answer";
    question = "Vraag" | "Question";
    nothing = "Er wacht op dit moment niets op u." | "Nothing is waiting for you at the moment.";
    table_title = "Projecten van dit jaar" | "Projects of this year";
    project = "Project" | "Project";
    owner = "Eigenaar" | "Owner";
    heard = "Gehoord" | "Heard";
    asked = "Gevraagd" | "Asked";
    bars_title = "Standpunten van 48 mensen, en 8 die niet stemden" | "Positions of 48 people, and 8 who did not vote";
    step_told = "Eén stoel is vrij, en er wacht niemand" | "One seat is free, and nobody is waiting";
    wait_told = "Twee klanten kiezen nog" | "Two customers are still choosing";
    step_go = "Zoek iemand voor de stoel" | "Find somebody for the seat";
    you = "U" | "You";
    table_told = "Een tafel van boven, met elke soort stoel" | "A table from above, with every kind of chair";
    step_summary = "Samenvatting" | "Summary";
    step_scope = "Wat open ligt" | "What is open";
    step_questions = "Vragen" | "Questions";
    step_audience = "Wie" | "Who";
    rows_done = "1.200 van de 50.000 rijen zijn gelezen" | "1,200 of 50,000 rows were read";
    state = "Status" | "Status";
    all = "Alles" | "All";
    show_label = "Toon" | "Show";
    choose_one = "Kies links een inbreng om te lezen en te beantwoorden." | "Choose a contribution on the left to read and answer it.";
    speaker = "Jan Visser, binnenvaart, 12 februari 2026" | "Jan Visser, inland shipping, 12 February 2026";
    about = "Over" | "About";
    reply = "Beantwoorden" | "Answer";
    pass_on = "Overdragen" | "Hand over";
}

fn step_button(lang: Language) -> AnyView {
    view! { <div class="buttons"><a class="button" href=paths::kit()>{step_go(lang)}</a></div> }
        .into_any()
}

fn table_of_chairs(lang: Language) -> Option<AnyView> {
    let customer = |number, name, comes| Chair::Customer {
        member: MemberId(number),
        name,
        comes,
    };
    let chairs = [
        Chair::Staff("Marijke de Boer"),
        customer(1, "Fatima el Amrani", true),
        customer(2, "Gerda Vermeulen", false),
        Chair::Own(you(lang)),
        Chair::Figure { comes: true },
        Chair::Figure { comes: false },
        Chair::Free,
    ];
    seating(Some("Saskia Jansen"), &chairs, table_told(lang).to_owned())
}

fn list(lang: Language, here: usize) -> Vec<Item> {
    let today = date(2026, 3, 1);
    vec![
        Item::new(paths::kit(), lock(lang))
            .meta(tag(Tone::You, waiting(lang)))
            .meta(clock(lang, your_vote(lang), date(2026, 3, 3), today)),
        Item::new(paths::kit(), bill(lang))
            .line(first_words(lang))
            .meta(tag(Tone::Plain, question(lang)))
            .meta(clock(lang, answer(lang), date(2026, 2, 26), today)),
        Item::new(paths::kit(), dyke(lang))
            .meta(tag(Tone::Good, answered(lang)))
            .meta("19-2-2026"),
    ]
    .into_iter()
    .enumerate()
    .map(|(place, item)| item.here(place + 1 == here))
    .collect()
}

pub(super) fn show(lang: Language) -> AnyView {
    let cells = |texts: [&str; 4]| texts.map(|text| text.to_owned().into_any()).into();
    let table = Table::new(table_title(lang))
        .column(project(lang))
        .column(owner(lang))
        .number(asked(lang))
        .number(heard(lang))
        .row(cells([lock(lang), "Marieke de Boer", "1.240", "48"]))
        .row(cells([bill(lang), "Olga Smit", "120", "9"]))
        .view();
    let counts = [
        (Sign::For, 21),
        (Sign::Concerns, 17),
        (Sign::Against, 8),
        (Sign::NoOpinion, 2),
        (Sign::Silent, 8),
    ];
    view! {
        <h2>{lists(lang)}</h2>
        {name("items, Item")}
        {items(list(lang, 0), nothing(lang))}
        {name("items")}
        {items(Vec::new(), nothing(lang))}
        {name("pager")}
        {pager(lang, Some(paths::kit().to_owned()), Some(paths::kit().to_owned()))}
        {name("Table")}
        {table}
        {name("next_step, seating, Chair")}
        {next_step(lang, true, None, step_told(lang).to_owned(), step_button(lang), table_of_chairs(lang))}
        {next_step(lang, false, Some(lock(lang)), wait_told(lang).to_owned(), ().into_any(), None)}
        {name("marks, Sign")}
        <p>{bars_title(lang)}</p>
        {marks(&counts, 56)}
        {marks(&counts, 120)}
        {name("steps, Step")}
        {steps(lang, 1, "kit-steps", vec![
            Step::new(step_summary(lang)).sends("summary"),
            Step::new(step_scope(lang)),
            Step::new(step_questions(lang)),
            Step::new(step_audience(lang)),
        ])}
        {name("progress")}
        {progress("rows", rows_done(lang), 1_200, 50_000)}
        {name("form.filter")}
        {filter(lang)}
        {name("duties, Duty")}
        {duties(lang, date(2026, 3, 3), owed(lang), true)}
        {name("inbox")}
        {inbox(lang, items(list(lang, 2), nothing(lang)), Some(chosen(lang)), choose_one(lang))}
    }
    .into_any()
}

/// Duties of every sort: late, today, later, without a day, and of somebody else.
fn owed(lang: Language) -> Vec<Duty> {
    let duty =
        |sign: Icon, title: &'static str| Duty::new("kit", sign, paths::kit(), title, answer(lang));
    vec![
        duty(Icon::Talk, lock(lang))
            .due(Some(date(2026, 3, 1)))
            .said(face(Whose::Nameless), first_words(lang)),
        duty(Icon::Handshake, bill(lang)).due(Some(date(2026, 3, 2))),
        duty(Icon::Talk, dyke(lang)).due(Some(date(2026, 3, 3))),
        duty(Icon::Scale, bill(lang))
            .due(Some(date(2026, 3, 20)))
            .line("Olga Smit")
            .of_another(),
        duty(Icon::Pencil, dyke(lang)),
    ]
}

fn filter(lang: Language) -> AnyView {
    let none = Refusal::default();
    let labels = [("project", project(lang)), ("state", state(lang))];
    let form = Form::new(lang, &none, &labels);
    let choice = crate::web::ui::Choice::new;
    view! {
        <form class="filter" method="get" action=paths::kit()>
            {form.select("project", "", vec![choice("", all(lang)), choice("1", lock(lang))]).view()}
            {form.select("state", "", vec![choice("", all(lang)), choice("open", open(lang))]).view()}
            <button class="button secondary small">{show_label(lang)}</button>
        </form>
    }
    .into_any()
}

fn chosen(lang: Language) -> AnyView {
    let today = date(2026, 3, 1);
    view! {
        <h3>{bill(lang)}</h3>
        {said(first_words(lang), speaker(lang))}
        {Facts::new()
            .fact(about(lang), dyke(lang))
            .fact(answer(lang), clock(lang, answer(lang), date(2026, 2, 26), today))
            .view()}
        <div class="buttons">
            <a class="button" href=paths::kit()>{reply(lang)}</a>
            <a class="button secondary" href=paths::kit()>{pass_on(lang)}</a>
        </div>
    }
    .into_any()
}
