//! The page of the board on one sheet: three findings, who met a customer, the indicators, and what waits.

mod courses;
mod story;
mod waiting;

use crate::{
    overview::contacts::met,
    web::{
        context::{Page, PageContext},
        paths,
        ui::{Icon, Table, icon, print_button, time::weekday_date},
    },
};
use klankbord_domain::{
    Language,
    base::time::Day,
    overview::indicators::{
        Indicator, Measure, Quarter, operations,
        queries::{self, Board},
        rules::{Shown, shown},
        story::story,
    },
};
use leptos::prelude::*;

texts! {
    title = "Voor het bestuur" | "For the board";
    head(organisation: &str) = "Voor het bestuur van {organisation}" | "For the board of {organisation}";
    until(quarter: &str, day: &str) = "{quarter}, tot en met {day}" | "{quarter}, until {day}";
    waits = "Wat wacht" | "What is waiting";
    all_numbers = "Alle cijfers in een tabel" | "All numbers in a table";
    all_numbers_hint = "per kwartaal, met wat gevraagd en gedaan is" | "by quarter, with what was asked and done";
    indicators = "Wat klanten van ons merken" | "What customers notice about us";
    indicator = "Per kwartaal" | "By quarter";
    quarter(number: i8, year: i16) = "{number}e kw. {year}" | "Q{number} {year}";
    under_way(quarter: &str) = "{quarter}, tot nu" | "{quarter}, so far";
    decided = "Besluiten met klantinspraak" | "Decisions with customer input";
    time = "Dagen tot een antwoord (mediaan)" | "Days to an answer (median)";
    on_time = "Op tijd beantwoord" | "Answered on time";
    answers_me = "“Dit is een antwoord”, zeggen klanten" | "“This is an answer”, say customers";
    kept = "Afspraken nagekomen, zeggen klanten" | "Commitments kept, say customers";
    phases = "Fasen met klantinspraak" | "Phases with customer input";
    flows = "Gevraagd en gedaan" | "Asked and done";
    asked = "Gestemd, van wie gevraagd werd" | "Voted, of those who were asked";
    written = "Beantwoord, van wat geschreven werd" | "Answered, of what was written";
    promised = "Nagekomen, van wat beloofd was" | "Kept, of what was promised";
    joined = "Mensen in het panel" | "People on the panel";
    came_went(came: i64, left: i64) = "{came} erbij, {left} weg" | "{came} joined, {left} left";
    of_whole(part: i64, whole: i64) = "{part} van {whole}" | "{part} of {whole}";
    percent(percent: i64) = "{percent}%" | "{percent}%";
    nothing = "–" | "–";
    counted(moment: &str) = "Geteld op {moment}. Wij tellen elke nacht opnieuw." | "Counted on {moment}. We count again every night.";
    not_counted = "Er is nog niets geteld." | "Nothing has been counted yet.";
    count_again = "Nu tellen" | "Count now";
}

pub(crate) async fn show(cx: PageContext) -> Page {
    let lang = cx.lang;
    let board = queries::board(&cx.portal, &cx.actor).await?;
    let organisation = cx
        .organisation
        .as_ref()
        .map_or_else(String::new, |organisation| organisation.name.clone());
    cx.page(title(lang)).wide().show(|| {
        let told = story(&board.quarters, &board.measures, &board.met);
        let today = weekday_date(lang, cx.today());
        let period = board
            .quarters
            .last()
            .map(|quarter| until(lang, &quarter_name(lang, *quarter), &today));
        let counted = match board
            .measures
            .iter()
            .map(|measure| measure.measured_at)
            .max()
        {
            Some(at) => counted(lang, &cx.moment(at)),
            None => not_counted(lang).to_owned(),
        };
        view! {
            <article class="board sheet">
                <header class="board-head"><p>{head(lang, &organisation)}</p><p>{period}</p>{print_button(lang)}</header>
                <h1 class="unseen">{title(lang)}</h1>
                {story::view(lang, &told)}
                {met::section(&cx, &board.met)}
                <section id="indicators">
                    <h2>{indicators(lang)}</h2>
                    {courses::view(lang, &board)}
                    <details class="fold">
                        <summary>
                            {icon(Icon::Board)}
                            <span><b>{all_numbers(lang)}</b><span class="first-words">{all_numbers_hint(lang)}</span></span>
                            {icon(Icon::Down)}
                        </summary>
                        <div>{performance(lang, &board)}{in_and_out(lang, &board)}</div>
                    </details>
                </section>
                <section id="waits">
                    <h2>{waits(lang)}</h2>
                    <div class="columns">
                        {waiting::overdue(&cx, &board)}
                        {waiting::undecided(&cx, &board)}
                        {waiting::late(&cx, &board)}
                        {waiting::waived(&cx, &board)}
                    </div>
                </section>
                <form method="post" class="board-count">
                    <p class="hint">{counted}</p>
                    <button class="button quiet">{count_again(lang)}</button>
                </form>
            </article>
        }
    })
}

pub(crate) async fn post(cx: PageContext) -> Page {
    operations::count_now(&cx.portal, &cx.actor).await?;
    cx.go(paths::indicators())
}

fn quarter_name(lang: Language, of: Quarter) -> String {
    quarter(lang, of.number(), of.year())
}

const fn name(lang: Language, of: Indicator) -> &'static str {
    match of {
        Indicator::DecidedWithInput => decided(lang),
        Indicator::TimeToAnswer => time(lang),
        Indicator::AnsweredOnTime => on_time(lang),
        Indicator::AnswersMe => answers_me(lang),
        Indicator::Kept => kept(lang),
        Indicator::PhasesHeard => phases(lang),
        Indicator::Asked => asked(lang),
        Indicator::Joined => joined(lang),
        Indicator::Written => written(lang),
        Indicator::Promised => promised(lang),
    }
}

/// The values of an indicator by quarter.
fn row(board: &Board, of: Indicator) -> Vec<Option<&Measure>> {
    let find = |quarter: &Quarter| {
        let begins_on = Day(Some(quarter.begins_on()));
        let mut measures = board.measures.iter();
        measures.find(|measure| measure.indicator == of && measure.begins_on == begins_on)
    };
    board.quarters.iter().map(find).collect()
}

fn heads(lang: Language, board: &Board, caption: &str) -> Table {
    let mut table = Table::new(caption).column(indicator(lang));
    let last = board.quarters.len().saturating_sub(1);
    for (place, quarter) in board.quarters.iter().enumerate() {
        let name = quarter_name(lang, *quarter);
        table = table.number(if place == last {
            under_way(lang, &name)
        } else {
            name
        });
    }
    table
}

fn performance(lang: Language, board: &Board) -> AnyView {
    let mut table = heads(lang, board, indicators(lang));
    for of in Indicator::PERFORMANCE {
        let measures = row(board, of);
        let mut cells = vec![name(lang, of).into_any()];
        cells.extend(
            measures
                .iter()
                .map(|measure| told_text(lang, *measure).into_any()),
        );
        table = table.row(cells);
    }
    table.view()
}

fn told_text(lang: Language, measure: Option<&Measure>) -> String {
    match measure.map_or(Shown::Nothing, shown) {
        Shown::Nothing => nothing(lang).to_owned(),
        Shown::Counts(part, whole) => of_whole(lang, part, whole),
        Shown::Percent(value) => percent(lang, value),
        Shown::TenthsOfDays(tenths) if tenths % 10 == 0 => (tenths / 10).to_string(),
        Shown::TenthsOfDays(tenths) => {
            let point = match lang {
                Language::Nl => ',',
                Language::En => '.',
            };
            format!("{}{point}{}", tenths / 10, tenths % 10)
        }
    }
}

/// The whole and the part of a flow, as a sentence.
fn flow_text(lang: Language, of: Indicator, measure: Option<&Measure>) -> String {
    match measure.map_or((0, 0), |measure| (measure.part, measure.whole)) {
        (0, 0) => nothing(lang).to_owned(),
        (left, came) if of == Indicator::Joined => came_went(lang, came, left),
        (part, whole) => of_whole(lang, part, whole),
    }
}

fn in_and_out(lang: Language, board: &Board) -> AnyView {
    let mut table = heads(lang, board, flows(lang));
    for of in Indicator::FLOWS {
        let mut cells = vec![name(lang, of).into_any()];
        let measures = row(board, of).into_iter();
        cells.extend(measures.map(|measure| flow_text(lang, of, measure).into_any()));
        table = table.row(cells);
    }
    table.view()
}
