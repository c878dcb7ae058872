//! All sessions and series, for staff.

use crate::{
    boardroom::{
        agenda::lacks_sign,
        sessions::{item, rhythm_name},
    },
    web::{
        context::{Page, PageContext},
        paths,
        ui::{Item, items},
    },
};
use futures::try_join;
use klankbord_domain::{
    Language, Role,
    boardroom::{
        agenda::queries as agenda,
        sessions::{Series, Session, queries},
    },
};
use leptos::prelude::*;

texts! {
    title = "Sessies" | "Sessions";
    lead = "Hier zitten bestuurders en klanten samen aan tafel." | "This is where the board and customers sit down together.";
    coming_title = "Komende sessies" | "Upcoming sessions";
    past_title = "Eerdere sessies" | "Past sessions";
    series_title = "Reeksen" | "Series";
    nothing_comes = "Er staat geen sessie gepland." | "No sessions are planned.";
    nothing_past = "Er is nog geen sessie geweest." | "There have been no sessions yet.";
    no_series = "Er is nog geen reeks. Elke sessie hoort bij een reeks." | "There is no series yet. Every session belongs to a series.";
    plan = "Sessie plannen" | "Plan a session";
    by_month = "Sessies per maand" | "Sessions by month";
    new_series = "Nieuwe reeks" | "New series";
    secretary(name: &str) = "Secretaris: {name}" | "Secretary: {name}";
}

pub(crate) async fn show(cx: PageContext) -> Page {
    let lang = cx.lang;
    let ((coming, past), series, flagged, choices) = try_join!(
        queries::list(&cx.portal, &cx.actor),
        queries::all_series(&cx.portal, &cx.actor),
        agenda::flagged(&cx.portal, &cx.actor),
        queries::choices(&cx.portal, &cx.actor),
    )?;
    let plan = (!choices.series.is_empty())
        .then(|| view! { <p><a class="button" href=paths::plan_session()>{plan(lang)}</a></p> });
    let board = cx.actor.is(Role::BoardMember);
    let new_series =
        board.then(|| view! { <p><a href=paths::new_series()>{new_series(lang)}</a></p> });
    let rows = all_series(lang, series, board);
    cx.page(title(lang)).show(|| {
        let list = |sessions: &[Session], nothing| {
            let rows = sessions.iter().map(|one: &Session| {
                let lacks = flagged.contains(&one.id).then(|| lacks_sign(lang));
                item(&cx, one).meta(lacks)
            });
            items(rows.collect(), nothing)
        };
        view! {
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            {plan}
            <section id="coming"><h2>{coming_title(lang)}</h2>{list(&coming, nothing_comes(lang))}<p><a href=paths::sessions_by_month()>{by_month(lang)}</a></p></section>
            <section id="past"><h2>{past_title(lang)}</h2>{list(&past, nothing_past(lang))}</section>
            <section id="series">
                <h2>{series_title(lang)}</h2>
                {rows}
                {new_series}
            </section>
        }
    })
}

/// The series. Board members can change them.
fn all_series(lang: Language, series: Vec<Series>, board: bool) -> AnyView {
    if board || series.is_empty() {
        let rows = series.into_iter().map(|one| {
            Item::new(paths::series(one.id), one.name)
                .line(rhythm_name(lang, one.rhythm))
                .meta(secretary(lang, &one.secretary))
        });
        return items(rows.collect(), no_series(lang));
    }
    let rows: Vec<_> = series
        .into_iter()
        .map(|one| {
            let rhythm = rhythm_name(lang, one.rhythm);
            let secretary = secretary(lang, &one.secretary);
            view! { <li>{one.name}<p class="hint">{rhythm}" · "{secretary}</p></li> }
        })
        .collect();
    view! { <ul>{rows}</ul> }.into_any()
}
