//! How fast customers get an answer: the promise of each channel beside what became of it. For everybody.

use super::{channel_icon, channel_name, hours_text, reaction_time};
use crate::web::{
    context::{Page, PageContext},
    ui::icon,
};
use futures::try_join;
use klankbord_domain::answering::{
    channels::{Channel, queries as channels},
    signals::queries::{self as signals, MEASURED_DAYS, Reactions},
};
use leptos::prelude::*;

texts! {
    title = "Zo snel antwoorden wij" | "How fast we answer";
    lead(days: i64) = "Wat wij beloven, en wat er de laatste {days} dagen van kwam. De getallen worden geteld; niemand vult ze in."
        | "What we promise, and what came of it in the last {days} days. The numbers are counted; nobody types them in.",
        one(days) "Wat wij beloven, en wat er de laatste dag van kwam. De getallen worden geteld; niemand vult ze in."
        | "What we promise, and what came of it in the last day. The numbers are counted; nobody types them in.";
    table = "Per kanaal" | "By channel";
    channel = "Kanaal" | "Channel";
    there = "Wij zijn er" | "We are here";
    promised = "Beloofd binnen" | "Promised within";
    became = "Op tijd" | "On time";
    in_time(count: i64, all: i64) = "{count} van de {all}" | "{count} out of {all}";
    none = "nog niets geteld" | "nothing counted yet";
    rule = "De klok loopt alleen als wij er zijn, en staat stil terwijl wij op u wachten. Feestdagen tellen niet mee."
        | "The clock runs only when we are here. It stops while we wait for you. Public holidays do not count.";
    here = "Schrijft u iets bij een voorstel, dan ziet u daar een dag. Die dag geldt dan, niet deze tabel." | "When you write something about a proposal, you see a day there. That day counts, not this table.";
}

pub(crate) async fn show(cx: PageContext) -> Page {
    let lang = cx.lang;
    let (all, counted) = try_join!(
        channels::offered(&cx.portal),
        signals::reactions(&cx.portal),
    )?;
    let rows: Vec<_> = all
        .iter()
        .map(|one| {
            row(
                &cx,
                one,
                counted.iter().find(|count| count.channel == one.kind),
            )
        })
        .collect();
    cx.page(title(lang)).show(move || {
        view! {
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang, MEASURED_DAYS)}</p>
            <section class="sheet">
                <table class="stacks">
                    <caption>{table(lang)}</caption>
                    <thead><tr>
                        <th scope="col">{channel(lang)}</th>
                        <th scope="col">{there(lang)}</th>
                        <th scope="col">{promised(lang)}</th>
                        <th scope="col">{became(lang)}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </section>
            <p>{rule(lang)}</p>
            <p>{here(lang)}</p>
        }
    })
}

fn row(cx: &PageContext, one: &Channel, counted: Option<&Reactions>) -> AnyView {
    let lang = cx.lang;
    let counted = counted.map_or_else(
        || none(lang).to_owned(),
        |counted| in_time(lang, counted.in_time, counted.all),
    );
    view! {
        <tr>
            <th scope="row">{icon(channel_icon(one.kind))}" "{channel_name(lang, one.kind)}</th>
            <td data-label=there(lang)>{hours_text(lang, one.hours)}</td>
            <td data-label=promised(lang)>{reaction_time(lang, one.promise)}</td>
            <td data-label=became(lang)>{counted}</td>
        </tr>
    }
    .into_any()
}
