//! All channels with their promises, and the days on which nobody is there.

use super::{channel_icon, channel_name, hours_text, reaction_time};
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{icon, time::date},
};
use futures::try_join;
use klankbord_domain::answering::channels::{Channel, queries};
use leptos::prelude::*;

texts! {
    title = "Kanalen" | "Channels";
    lead = "Elk kanaal belooft een eigen reactietijd. De klok loopt alleen terwijl er iemand is."
        | "Each channel promises its own reaction time. The clock runs only while somebody is there.";
    table = "Wat wij beloven" | "What we promise";
    channel = "Kanaal" | "Channel";
    open = "Er is iemand" | "Somebody is there";
    promised = "Reactie binnen" | "Reaction within";
    not_offered = "bieden wij niet aan" | "not offered";
    closed_title = "Dicht" | "Closed";
    closed_lead = "Op deze dagen loopt geen klok." | "No clock runs on these days.";
    holiday = "feestdag" | "public holiday";
    to_causes = "Hoofdoorzaken van signalen" | "Main causes of signals";
    to_rules = "Regels: welk signaal gaat naar welke afdeling?" | "Rules: which signal goes to which department?";
    add_day = "Dagen wijzigen" | "Change the days";
}

pub(crate) async fn show(cx: PageContext) -> Page {
    let lang = cx.lang;
    let (all, closed) = try_join!(
        queries::all(&cx.portal, &cx.actor),
        queries::holidays(&cx.portal, &cx.actor),
    )?;
    let rows: Vec<_> = all.iter().map(|one| row(&cx, one)).collect();
    let days: Vec<_> = closed
        .into_iter()
        .take(5)
        .map(|one| {
            let name = if one.name.is_empty() {
                holiday(lang).to_owned()
            } else {
                one.name
            };
            view! { <li>{date(lang, one.day)}": "<bdi>{name}</bdi></li> }
        })
        .collect();
    cx.page(title(lang)).wide().show(move || {
        view! {
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            <section class="sheet">
                <table class="stacks">
                    <caption>{table(lang)}</caption>
                    <thead><tr>
                        <th scope="col">{channel(lang)}</th>
                        <th scope="col">{open(lang)}</th>
                        <th scope="col">{promised(lang)}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </section>
            <p><a href=paths::signal_rules()>{to_rules(lang)}</a></p>
            <p><a href=paths::signal_causes()>{to_causes(lang)}</a></p>
            <h2>{closed_title(lang)}</h2>
            <p>{closed_lead(lang)}</p>
            <ul>{days}</ul>
            <p><a class="button secondary" href=paths::closed_days()>{add_day(lang)}</a></p>
        }
    })
}

fn row(cx: &PageContext, one: &Channel) -> AnyView {
    let lang = cx.lang;
    let path = paths::channel(one.kind.as_str());
    let (times, promise) = if one.is_offered {
        (
            hours_text(lang, one.hours),
            reaction_time(lang, one.promise),
        )
    } else {
        (not_offered(lang).to_owned(), "–".to_owned())
    };
    view! {
        <tr>
            <th scope="row"><a href=path>{icon(channel_icon(one.kind))}" "{channel_name(lang, one.kind)}</a></th>
            <td data-label=open(lang)>{times}</td>
            <td data-label=promised(lang)>{promise}</td>
        </tr>
    }
    .into_any()
}
