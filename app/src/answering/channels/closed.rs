//! The days on which nobody is there.

use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{
        Form,
        refusal::{Refusal, show_again},
        time::date,
    },
};
use axum_extra::extract::Form as Posted;
use klankbord_domain::answering::channels::{
    Holiday,
    operations::{self, HolidayForm as Typed},
    queries,
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Dagen waarop wij dicht zijn" | "Days on which we are closed";
    lead = "De feestdagen van de wet staan er al. Wat al is beloofd, verschuift niet." | "The public holidays are there already. What was promised already does not move.";
    holiday = "feestdag" | "public holiday";
    what = "Wat is er?" | "What is on?";
    open = "Open?" | "Open?";
    remove = "Toch open" | "Open after all";
    removed = "Op die dag bent u weer open." | "You will be open that day.";
    add = "Een dag erbij" | "Add a day";
    day = "Dag" | "Day";
    name = "Wat is er die dag?" | "What is on that day?";
    name_hint = "Bijvoorbeeld: uitje met alle collega’s." | "For example: a day out with all colleagues.";
    save = "Dag toevoegen" | "Add the day";
    saved = "De dag staat erbij." | "The day was added.";
    back = "Alle kanalen" | "All channels";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct DayForm {
    day: String,
    name: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct RemoveForm {
    day: String,
}

pub(crate) async fn show(cx: PageContext) -> Page {
    let lang = cx.lang;
    let today = cx.today();
    let all = queries::holidays(&cx.portal, &cx.actor).await?;
    let days: Vec<_> = all
        .into_iter()
        .map(|one| {
            let to_come = one.day > today;
            line(&cx, one, to_come)
        })
        .collect();
    cx.page(title(lang)).show(move || {
        view! {
            <p><a href=paths::channels()>{back(lang)}</a></p>
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            <p><a class="button" href=paths::add_closed_day()>{add(lang)}</a></p>
            <section class="sheet">
                <table class="stacks">
                    <thead><tr>
                        <th scope="col">{day(lang)}</th>
                        <th scope="col">{what(lang)}</th>
                        <th scope="col">{open(lang)}</th>
                    </tr></thead>
                    <tbody>{days}</tbody>
                </table>
            </section>
        }
    })
}

pub(crate) async fn show_new(cx: PageContext) -> Page {
    page(&cx, &DayForm::default(), &Refusal::default())
}

pub(crate) async fn post_new(cx: PageContext, Posted(typed): Posted<DayForm>) -> Page {
    let form = Typed {
        day: typed.day.clone(),
        name: typed.name.clone(),
    };
    match operations::add_holiday(&cx.portal, &cx.actor, &form).await {
        Ok(()) => cx.done(paths::closed_days(), saved(cx.lang)),
        Err(error) => show_again(error, async |refusal| page(&cx, &typed, &refusal)).await,
    }
}

pub(crate) async fn post_remove(cx: PageContext, Posted(typed): Posted<RemoveForm>) -> Page {
    operations::remove_holiday(&cx.portal, &cx.actor, &typed.day).await?;
    cx.done(paths::closed_days(), removed(cx.lang))
}

fn page(cx: &PageContext, typed: &DayForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let labels = [("day", day(lang)), ("name", name(lang))];
    let form = Form::new(lang, refusal, &labels);
    cx.page(add(lang)).refused(refusal).show(|| {
        view! {
            <p><a href=paths::closed_days()>{title(lang)}</a></p>
            {form.summary()}
            <h1>{add(lang)}</h1>
            <form method="post" novalidate>
                {form.date("day", &typed.day).short().view()}
                {form.line("name", &typed.name).hint(name_hint(lang)).view()}
                <button class="button">{save(lang)}</button>
            </form>
        }
    })
}

fn line(cx: &PageContext, one: Holiday, to_come: bool) -> AnyView {
    let lang = cx.lang;
    let told = date(lang, one.day);
    let name = if one.name.is_empty() {
        holiday(lang).to_owned()
    } else {
        one.name
    };
    let remove = to_come.then(|| {
        view! {
            <form method="post" action=paths::open_after_all()>
                <input type="hidden" name="day" value=one.day.to_string()/>
                <button class="button quiet">{remove(lang)}</button>
            </form>
        }
    });
    view! {
        <tr>
            <th scope="row">{told}</th>
            <td data-label=what(lang)><bdi>{name}</bdi></td>
            <td data-label=open(lang)>{remove}</td>
        </tr>
    }
    .into_any()
}
