//! Proposing moments for a session, and choosing the customers to ask.

use super::back;
use crate::boardroom::sessions::theme;
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{
        Choice, Form, inset,
        refusal::{Refusal, show_again},
    },
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    base::ids::SessionId,
    boardroom::{
        dates::{
            operations::{self, Proposed},
            queries,
            rules::{MOST, REMIND_AFTER_DAYS},
        },
        sessions::{queries as boardroom, rules},
    },
    people::panel,
};
use leptos::prelude::*;

texts! {
    title = "Datum zoeken" | "Find a date";
    lead(zone: &str) = "Stel een paar momenten voor, in de tijd van {zone}. Iedereen die meedoet, krijgt één mail en kiest bij elk moment: ja, als het moet, of nee."
        | "Suggest a few dates and times, in {zone} time. Everybody who takes part gets one email and answers for each of them: yes, if need be, or no.";
    replaces = "Er loopt al een peiling voor een datum. Die stopt, en iedereen krijgt deze momenten."
        | "A poll for a date is already running. It stops, and everybody gets these times instead.";
    day(number: usize) = "Moment {number}: op welke dag?" | "Option {number}: which day?";
    time(number: usize) = "Moment {number}: hoe laat?" | "Option {number}: what time?";
    more = "Meer momenten" | "More options";
    segments = "Welke klanten vraagt u ook?" | "Which customers do you ask as well?";
    segments_hint = "U vraagt alle panelleden in deze segmenten. Klanten die al een stoel hebben, krijgen de vraag ook."
        | "You ask all panel members in these segments. Customers who already have a seat are asked too.";
    remind(days: i64) = "Wie na {days} dagen nog niet heeft geantwoord, krijgt één herinnering." | "Anybody who has not answered after {days} days gets one reminder.";
    send = "Momenten voorleggen" | "Ask which times suit";
    sent = "De vraag is onderweg. Hier ziet u wie wanneer kan." | "The question is on its way. Here you can see who can come when.";
    back_link = "Terug naar de sessie" | "Back to the session";
}

/// The number of moments that the form has room for at first.
const ROOM: usize = 4;

type Fields = Vec<(String, String)>;

fn typed(fields: &Fields) -> Proposed {
    let of = |name: &str| {
        let found = fields.iter().find(|(field, _)| field == name);
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let moments =
        (1..=MOST).map(|number| (of(&format!("day_{number}")), of(&format!("time_{number}"))));
    let segments = fields.iter().filter(|(field, _)| field == "segments");
    Proposed {
        moments: moments.collect(),
        segments: segments.map(|(_, value)| value.clone()).collect(),
        instead_of: of("instead_of"),
    }
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<SessionId>) -> Page {
    let open = queries::progress(&cx.portal, &cx.actor, id).await?;
    let typed = Proposed {
        instead_of: open
            .map(|open| open.poll.id.to_string())
            .unwrap_or_default(),
        ..Proposed::default()
    };
    page(&cx, id, &typed, ROOM, &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<SessionId>,
    Posted(fields): Posted<Fields>,
) -> Page {
    let typed = typed(&fields);
    if fields.iter().any(|(name, _)| name == "more") {
        return page(&cx, id, &typed, MOST, &Refusal::default()).await;
    }
    match operations::ask(&cx.portal, &cx.actor, id, &typed).await {
        Ok(_) => back(&cx, id, sent(cx.lang)).await,
        Err(error) => {
            show_again(error, async |refusal| {
                page(&cx, id, &typed, ROOM, &refusal).await
            })
            .await
        }
    }
}

async fn page(
    cx: &PageContext,
    id: SessionId,
    typed: &Proposed,
    room: usize,
    refusal: &Refusal,
) -> Page {
    let lang = cx.lang;
    let session = boardroom::find(&cx.portal, &cx.actor, id).await?.session;
    rules::check_arranges(&cx.actor, session.secretary_id)?;
    let known = panel::queries::segments(&cx.portal, &cx.actor).await?;
    let choices: Vec<_> = known
        .into_iter()
        .map(|one| Choice::new(one.id.to_string(), one.name))
        .collect();
    // Moments that were filled in stay visible.
    let filled = typed
        .moments
        .iter()
        .rposition(|(day, time)| !day.is_empty() || !time.is_empty());
    let room = filled.map_or(room, |last| room.max(last + 1));
    let mut labels: Vec<_> = (1..=room)
        .flat_map(|number| {
            [
                (format!("day_{number}"), day(lang, number)),
                (format!("time_{number}"), time(lang, number)),
            ]
        })
        .collect();
    labels.push(("segments".to_owned(), segments(lang).to_owned()));
    let labels: Vec<_> = labels
        .iter()
        .map(|(field, label)| (field.as_str(), label.as_str()))
        .collect();
    let form = Form::new(lang, refusal, &labels);
    let zone = cx.zone();
    let zone = zone.iana_name().unwrap_or("UTC");
    cx.page(title(lang)).refused(refusal).show(|| {
        let rows: Vec<_> = (1..=room)
            .map(|number| {
                let (on, at) = typed.moments.get(number - 1).cloned().unwrap_or_default();
                view! {
                    <div class="moment">
                        {form.date(format!("day_{number}"), &on).short().view()}
                        {form.line(format!("time_{number}"), &at).kind("time").short().view()}
                    </div>
                }
            })
            .collect();
        let more = (room < MOST).then(|| {
            view! { <button class="button quiet" name="more" value="yes">{more(lang)}</button> }
        });
        let segments = (!choices.is_empty()).then(|| {
            form.tick("segments", typed.segments.clone(), choices)
                .hint(segments_hint(lang))
                .optional()
                .view()
        });
        let replaces =
            (!typed.instead_of.is_empty()).then(|| inset(view! { <p>{replaces(lang)}</p> }));
        view! {
            {form.summary()}
            <h1>{title(lang)}</h1>
            <p class="lead">{theme(cx, &session)}</p>
            <p>{lead(lang, zone)}</p>
            {replaces}
            <form method="post" action=paths::ask_for_dates(id) novalidate>
                <input type="hidden" name="instead_of" value=typed.instead_of.clone()/>
                {rows}
                {segments}
                <p class="hint">{remind(lang, REMIND_AFTER_DAYS)}</p>
                <div class="buttons">
                    <button class="button">{send(lang)}</button>
                    {more}
                </div>
            </form>
            <p><a href=paths::session(id)>{back_link(lang)}</a></p>
        }
    })
}
