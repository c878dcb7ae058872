//! The page of the board on one sheet: decisions and answers that wait, and the indicators.

use crate::{
    overview::contacts::met,
    web::{
        context::{Page, PageContext},
        paths,
        ui::{Item, Spark, Table, clock, items, prose::prose, time::date},
    },
};
use klankbord_domain::{
    Language,
    answering::owed_answers::queries::MOST_COUNTED,
    base::time::Day,
    overview::indicators::{
        Indicator, Measure, Quarter, operations,
        queries::{self, Board, WAIVER_DAYS},
        rules::{Shown, height, shown},
    },
};
use leptos::prelude::*;

texts! {
    title = "Voor het bestuur" | "For the board";
    lead = "Dit zijn wij klanten schuldig, en dit merken zij van ons." | "This is what we owe customers, and what they notice about us.";
    waits = "Dit wacht nu" | "Waiting now";
    overdue_title(count: &str) = "Antwoorden te laat: {count}" | "Answers overdue: {count}";
    or_more(count: i64) = "{count} of meer" | "{count} or more";
    undecided_title(count: usize) = "Wacht op een besluit: {count}" | "Waiting for a decision: {count}";
    late_title(count: &str) = "Afspraken te laat: {count}" | "Commitments late: {count}";
    waived_title(count: usize) = "Besluiten bij uitzondering: {count}" | "Decisions by exception: {count}";
    waived_hint(days: i64) = "In de laatste {days} dagen." | "In the last {days} days.";
    signed(who: &str, day: &str) = "{who}, {day}" | "{who}, {day}";
    none = "Niets. Mooi." | "Nothing. Good.";
    all_overdue = "Alles wat te laat is" | "Everything that is overdue";
    all_late = "Alle afspraken" | "All commitments";
    due = "Antwoord" | "Answer";
    decision = "Besluit" | "Decision";
    commitment = "Afspraak" | "Commitment";
    new_day(day: &str) = "nieuwe datum: {day}" | "new date: {day}";
    indicators = "Wat klanten van ons merken" | "What customers notice about us";
    indicator = "Per kwartaal" | "By quarter";
    course = "Verloop" | "Course";
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
    cx.page(title(lang)).wide().show(|| {
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
            <article class="board">
                <h1>{title(lang)}</h1>
                <p class="lead">{lead(lang)}</p>
                <h2>{waits(lang)}</h2>
                <div class="columns">
                    {overdue(&cx, &board)}
                    {undecided(&cx, &board)}
                    {late(&cx, &board)}
                    {waived(&cx, &board)}
                </div>
                {met::section(&cx, &board.met)}
                {performance(lang, &board)}
                {in_and_out(lang, &board)}
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

/// A count, which stops at the maximum.
fn counted_up(lang: Language, count: i64) -> String {
    if count < MOST_COUNTED {
        count.to_string()
    } else {
        or_more(lang, MOST_COUNTED)
    }
}

fn overdue(cx: &PageContext, board: &Board) -> AnyView {
    let lang = cx.lang;
    let count = counted_up(lang, board.overdue);
    let today = cx.portal.now().date_in(&cx.zone());
    let list = board.longest_overdue.iter().map(|line| {
        let day = line.due_at.date_in(&cx.zone());
        Item::new(paths::overdue_debts(), line.title.clone())
            .meta(line.owner.clone())
            .meta(clock(lang, due(lang), day, today))
    });
    view! {
        <section id="overdue">
            <h3>{overdue_title(lang, &count)}</h3>
            {items(list.collect(), none(lang))}
            <p><a href=paths::overdue_debts()>{all_overdue(lang)}</a></p>
        </section>
    }
    .into_any()
}

fn undecided(cx: &PageContext, board: &Board) -> AnyView {
    let lang = cx.lang;
    let today = cx.portal.now().date_in(&cx.zone());
    let list = board.first_undecided.iter().map(|one| {
        Item::new(paths::proposal(one.proposal_id), one.title.clone())
            .meta(one.owner_name.clone())
            .meta(
                one.decide_on
                    .0
                    .map(|day| clock(lang, decision(lang), day, today)),
            )
    });
    view! {
        <section id="undecided">
            <h3>{undecided_title(lang, board.undecided)}</h3>
            {items(list.collect(), none(lang))}
        </section>
    }
    .into_any()
}

fn late(cx: &PageContext, board: &Board) -> AnyView {
    let lang = cx.lang;
    let today = cx.portal.now().date_in(&cx.zone());
    let list = board.longest_late.iter().map(|one| {
        Item::new(paths::commitment(one.id), one.text.clone())
            .meta(one.owner.clone())
            .meta(
                one.late_since(today)
                    .map(|day| clock(lang, commitment(lang), day, today)),
            )
            .meta(
                one.due_on
                    .0
                    .filter(|due| *due >= today)
                    .map(|due| new_day(lang, &date(lang, due))),
            )
    });
    view! {
        <section id="late">
            <h3>{late_title(lang, &counted_up(lang, board.late))}</h3>
            {items(list.collect(), none(lang))}
            <p><a href=paths::late_commitments()>{all_late(lang)}</a></p>
        </section>
    }
    .into_any()
}

fn waived(cx: &PageContext, board: &Board) -> AnyView {
    let lang = cx.lang;
    let list: Vec<_> = board
        .waivers
        .iter()
        .map(|one| {
            let signed = signed(lang, &one.waiver.signed_by, &cx.day(one.waiver.signed_at));
            view! {
                <li>
                    <a href=paths::proposal(one.proposal_id)>{one.title.clone()}</a>
                    {prose(&one.waiver.reason)}
                    <div class="meta"><span>{signed}</span></div>
                </li>
            }
        })
        .collect();
    let list = if list.is_empty() {
        view! { <p class="empty">{none(lang)}</p> }.into_any()
    } else {
        view! { <ul class="items">{list}</ul> }.into_any()
    };
    view! {
        <section id="waived">
            <h3>{waived_title(lang, board.waivers.len())}</h3>
            {list}
            <p class="hint">{waived_hint(lang, WAIVER_DAYS)}</p>
        </section>
    }
    .into_any()
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
    let mut table = heads(lang, board, indicators(lang)).column(course(lang));
    for of in Indicator::PERFORMANCE {
        let measures = row(board, of);
        let longest = measures.iter().flatten().map(|measure| measure.part).max();
        let longest = longest.unwrap_or_default();
        let mut cells = vec![name(lang, of).into_any()];
        cells.extend(
            measures
                .iter()
                .map(|measure| told_text(lang, *measure).into_any()),
        );
        let heights = measures
            .iter()
            .map(|measure| measure.map_or(0, |measure| height(measure, longest)));
        cells.push(Spark::new(heights.collect()).view());
        table = table.row(cells);
    }
    table.view()
}

fn told_text(lang: Language, measure: Option<&Measure>) -> String {
    match measure.map_or(Shown::Nothing, shown) {
        Shown::Nothing => nothing(lang).to_owned(),
        Shown::Counts(part, whole) => of_whole(lang, part, whole),
        Shown::Percent(value) => percent(lang, value),
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
