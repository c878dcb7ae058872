//! What came of the signals of the last year, by department and by main cause.

use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{Icon, icon},
};
use klankbord_domain::{
    Language,
    answering::signals::causes::{
        Share,
        queries::{self, COUNTED_DAYS},
    },
};
use leptos::prelude::*;

texts! {
    title = "Wat er met signalen gebeurde" | "What happened with signals";
    lead(days: i64) = "Wat de laatste {days} dagen is afgehandeld. Elk signaal telt één keer." | "What was dealt with in the last {days} days. Each signal counts once.",
        one(days) "Wat de laatste dag is afgehandeld. Elk signaal telt één keer." | "What was dealt with in the last day. Each signal counts once.";
    back = "Alle signalen" | "All signals";
    nothing = "Er is nog geen signaal afgehandeld." | "No signal has been dealt with yet.";
    by_department = "Per afdeling" | "By department";
    department = "Afdeling" | "Department";
    no_department = "Zonder afdeling" | "In no department";
    by_cause = "Per hoofdoorzaak" | "By main cause";
    cause = "Hoofdoorzaak" | "Main cause";
    no_cause = "Geen gekozen" | "None chosen";
    led = "Leidde ergens toe" | "Led to something";
    of(led: i64, all: i64) = "{led} van de {all}" | "{led} of {all}";
    led_hint = "Er is iets gedaan, of de klant kreeg antwoord. Bij de andere staat waarom niet." | "Something was done, or the customer got an answer. The others say why not.";
}

pub(crate) async fn show(cx: PageContext) -> Page {
    let lang = cx.lang;
    let found = queries::report(&cx.portal, &cx.actor).await?;
    cx.page(title(lang)).show(|| {
        let tables = if found.departments.is_empty() {
            view! { <p class="empty">{nothing(lang)}</p> }.into_any()
        } else {
            let departments = table(
                lang,
                (by_department(lang), department(lang), no_department(lang)),
                &found.departments,
            );
            let causes = table(
                lang,
                (by_cause(lang), cause(lang), no_cause(lang)),
                &found.causes,
            );
            view! { {departments}{causes}<p class="hint">{led_hint(lang)}</p> }.into_any()
        };
        view! {
            <a class="back" href=paths::signals()>{icon(Icon::Back)}{back(lang)}</a>
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang, COUNTED_DAYS)}</p>
            {tables}
        }
    })
}

fn table(
    lang: Language,
    (caption, what, none): (&'static str, &'static str, &'static str),
    shares: &[Share],
) -> AnyView {
    let rows: Vec<_> = shares
        .iter()
        .map(|one| {
            let name = one.name.clone().unwrap_or_else(|| none.to_owned());
            view! {
                <tr>
                    <th scope="row"><bdi>{name}</bdi></th>
                    <td data-label=led(lang)>{of(lang, one.led, one.all)}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <section class="sheet">
            <table class="stacks">
                <caption>{caption}</caption>
                <thead><tr><th scope="col">{what}</th><th scope="col">{led(lang)}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}
