//! Arranging an agenda: its items in their order, and the way to what people should bring.

use super::{done, meta, translation, warn};
use crate::boardroom::sessions::theme;
use crate::people::translations;
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::prose::prose,
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Error, Problem,
    base::ids::SessionId,
    boardroom::{
        agenda::{Item, operations, queries, translation as second},
        sessions::rules,
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Agenda en briefing" | "Agenda and briefing";
    lead = "Iedereen die meedoet, leest dit vooraf. Schrijf bij elk punt voor klanten waarom u het vraagt."
        | "Everybody who takes part reads this beforehand. For each item for customers, say why you are asking.";
    add = "Agendapunt toevoegen" | "Add an agenda item";
    up(title: &str) = "Eerder: {title}" | "Earlier: {title}";
    down(title: &str) = "Later: {title}" | "Later: {title}";
    remove(title: &str) = "Ja, verwijderen met de briefing: {title}" | "Yes, remove with its briefing: {title}";
    up_short = "Eerder" | "Earlier";
    down_short = "Later" | "Later";
    remove_short = "Ja, verwijderen met de briefing" | "Yes, remove with its briefing";
    remove_ask = "Verwijderen" | "Remove";
    nothing = "Er staat nog niets op de agenda." | "There is nothing on the agenda yet.";
    bring_title = "Meenemen" | "What to bring";
    bring = "Zeggen wat deelnemers moeten meenemen" | "Say what people should bring";
    moved = "De volgorde is gewijzigd." | "The order has been changed.";
    removed = "Het punt is van de agenda gehaald." | "The item has been taken off the agenda.";
    back = "Terug naar de sessie" | "Back to the session";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct ArrangeForm {
    verb: String,
    item: String,
    to: String,
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<SessionId>) -> Page {
    let lang = cx.lang;
    let agenda = queries::find(&cx.portal, &cx.actor, id).await?;
    rules::check_arranges(&cx.actor, agenda.session.secretary_id)?;
    let own = second::own(&cx.portal, &cx.actor, id).await?;
    let last = agenda.items.len().saturating_sub(1);
    let rows: Vec<_> = agenda
        .items
        .iter()
        .enumerate()
        .map(|(place, item)| row(&cx, id, item, place, last))
        .collect();
    let list = if rows.is_empty() {
        view! { <p class="empty">{nothing(lang)}</p> }.into_any()
    } else {
        view! { <ol>{rows}</ol> }.into_any()
    };
    let brought = (!agenda.bring.is_empty()).then(|| prose(&agenda.bring));
    cx.page(title(lang)).show(|| {
        view! {
            <h1>{title(lang)}</h1>
            <p class="lead">{theme(&cx, &agenda.session)}</p>
            <p>{lead(lang)}</p>
            {warn(&cx, &agenda)}
            {translations::told(lang, own)}
            {list}
            <p><a class="button" href=paths::new_agenda_item(id)>{add(lang)}</a></p>
            <section id="bring">
                <h2>{bring_title(lang)}</h2>
                {brought}
                <p><a href=paths::bring(id)>{bring(lang)}</a></p>
            </section>
            {own.map(|own| view! { <p>{translation::way(lang, id, own)}</p> })}
            <p><a href=paths::session(id)>{back(lang)}</a></p>
        }
    })
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<SessionId>,
    Posted(typed): Posted<ArrangeForm>,
) -> Page {
    let (portal, actor) = (&cx.portal, &cx.actor);
    let item = || typed.item.parse().map_err(|_| Error::NotFound);
    match typed.verb.as_str() {
        "move" => {
            let to = typed.to.parse().map_err(|_| Error::NotFound)?;
            operations::put_at(portal, actor, id, item()?, to).await?;
            done(&cx, id, moved(cx.lang)).await
        }
        "remove" => {
            operations::remove(portal, actor, id, item()?).await?;
            done(&cx, id, removed(cx.lang)).await
        }
        _ => Err(Error::invalid("verb", Problem::NotAChoice).into()),
    }
}

/// An item with its buttons. A button names the place where it puts the item, so that pressing it twice has the same
/// effect as pressing it once.
fn row(cx: &PageContext, id: SessionId, item: &Item, place: usize, last: usize) -> AnyView {
    let lang = cx.lang;
    let button = |verb: &'static str, to: usize, short: &'static str, long: String| {
        view! {
            <form method="post">
                <input type="hidden" name="item" value=item.id.to_string()/>
                <input type="hidden" name="to" value=to.to_string()/>
                <button class="button small secondary" name="verb" value=verb aria-label=long>{short}</button>
            </form>
        }
    };
    let earlier =
        (place > 0).then(|| button("move", place - 1, up_short(lang), up(lang, &item.title)));
    let later = (place < last)
        .then(|| button("move", place + 1, down_short(lang), down(lang, &item.title)));
    let off = button(
        "remove",
        place,
        remove_short(lang),
        remove(lang, &item.title),
    );
    view! {
        <li>
            <a href=paths::agenda_item(id, item.id)>{item.title.clone()}</a>" "{meta(lang, item)}
            <div class="buttons">{earlier}{later}<details><summary>{remove_ask(lang)}</summary>{off}</details></div>
        </li>
    }
    .into_any()
}
