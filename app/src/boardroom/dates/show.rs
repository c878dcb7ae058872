//! Saying which moments suit; for staff, the ranking.

use super::{answer_name, back, due_clock, moment, no_seat_text, ranking, willing_link};
use crate::{
    boardroom::sessions::{theme, when},
    web::{
        context::{Page, PageContext},
        paths,
        ui::{
            Choice, Facts, Form,
            refusal::{Refusal, show_again},
            time::long_moment,
        },
    },
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Language,
    base::{ids::SessionId, values},
    boardroom::dates::{
        Answer, Candidate,
        operations::{self, AvailabilityForm},
        queries::{self, Dates, Mine},
        rules::ZONES,
    },
};
use leptos::prelude::*;

texts! {
    title = "Wanneer kunt u?" | "When can you come?";
    title_staff = "Wie kan wanneer?" | "Who can come when?";
    about = "Waarover" | "About";
    takes = "Duur" | "Length";
    minutes(minutes: i64) = "{minutes} minuten" | "{minutes} minutes";
    place = "Waar" | "Where";
    lead = "Laat bij elk moment weten of u kunt. U kunt uw antwoord wijzigen tot de datum vaststaat. De secretaris en het bestuur zien uw antwoord met uw naam. Andere klanten zien het niet."
        | "Tell us which times suit you. You can change your answer until the date is set. The secretary and the board see your answer with your name. Other customers do not.";
    yours(moment: &str) = "In uw tijd: {moment}" | "Your time: {moment}";
    abroad = "Leest u dit in een andere tijdzone?" | "Are you reading this in another time zone?";
    zone = "In welke tijdzone bent u?" | "Which time zone are you in?";
    zone_hint = "Als u hebt bewaard, staat uw eigen tijd bij elk moment." | "Once you have saved, your own time is shown with each option.";
    keep = "Antwoord bewaren" | "Save my answer";
    kept = "Uw antwoord is bewaard." | "Your answer has been saved.";
    ended = "De datum" | "The date";
    back_link = "Terug naar de sessie" | "Back to the session";
}

type Fields = Vec<(String, String)>;

fn said(fields: &Fields) -> AvailabilityForm {
    let answers = fields.iter().filter_map(|(name, value)| {
        let key = name.strip_prefix("date_")?;
        Some((key.to_owned(), value.clone()))
    });
    let zone = fields.iter().find(|(name, _)| name == "zone");
    AvailabilityForm {
        answers: answers.collect(),
        zone: zone.map(|(_, zone)| zone.clone()).unwrap_or_default(),
    }
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<SessionId>) -> Page {
    let dates = queries::find(&cx.portal, &cx.actor, id).await?;
    let said = dates.mine.as_ref().map(kept_before).unwrap_or_default();
    page(&cx, &dates, &said, &Refusal::default())
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<SessionId>,
    Posted(fields): Posted<Fields>,
) -> Page {
    let said = said(&fields);
    match operations::answer(&cx.portal, &cx.actor, id, &said).await {
        Ok(()) => back(&cx, id, kept(cx.lang)).await,
        Err(error) => {
            show_again(error, async |refusal| {
                let dates = queries::find(&cx.portal, &cx.actor, id).await?;
                page(&cx, &dates, &said, &refusal)
            })
            .await
        }
    }
}

/// Somebody's earlier answers, as form values.
fn kept_before(mine: &Mine) -> AvailabilityForm {
    let answers = mine.answers.iter().map(|(option, answer)| {
        let answer = answer.map_or("", Answer::as_str);
        (option.id.to_string(), answer.to_owned())
    });
    AvailabilityForm {
        answers: answers.collect(),
        zone: mine.zone.clone(),
    }
}

fn page(cx: &PageContext, dates: &Dates, said: &AvailabilityForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let session = &dates.session;
    let asked = dates.mine.as_ref().filter(|_| dates.open());
    let heading = if asked.is_some() {
        title(lang)
    } else {
        title_staff(lang)
    };
    let labels = labels(cx, dates);
    let labels: Vec<_> = labels
        .iter()
        .map(|(field, label)| (field.as_str(), label.as_str()))
        .collect();
    let form = Form::new(lang, refusal, &labels);
    cx.page(heading).refused(refusal).show(|| {
        let mut facts = Facts::new()
            .fact(about(lang), theme(cx, session))
            .fact(takes(lang), minutes(lang, session.minutes));
        if !session.place.is_empty() {
            facts = facts.fact(place(lang), session.place.clone());
        }
        if !dates.open() {
            facts = facts.fact(ended(lang), when(cx, session));
        }
        view! {
            {form.summary()}
            <p class="eyebrow">{session.series.clone()}</p>
            <h1>{heading}</h1>
            {facts.view()}
            {asked.filter(|mine| !mine.takes_part).map(|_| no_seat(lang, session.seats))}
            {asked.map(|_| view! { <p>{due_clock(cx, dates.poll.asked_at, dates.poll.first_at)}</p> })}
            {asked.map(|mine| answer_form(cx, &form, mine, said))}
            {dates.ranking.as_ref().map(|ranking| ranking::section(cx, dates, ranking))}
            <p><a href=paths::session(session.id)>{back_link(lang)}</a></p>
        }
    })
}

fn no_seat(lang: Language, seats: i64) -> AnyView {
    view! { <p id="no-seat">{no_seat_text(lang, seats)}" "<a href=paths::willing()>{willing_link(lang)}</a></p> }.into_any()
}

fn field(option: Candidate) -> String {
    format!("date_{}", option.id)
}

fn labels(cx: &PageContext, dates: &Dates) -> Vec<(String, String)> {
    let options = dates.mine.iter().flat_map(|mine| &mine.answers);
    let mut labels: Vec<_> = options
        .map(|(option, _)| (field(*option), moment(cx, option.starts_at)))
        .collect();
    labels.push(("zone".to_owned(), zone(cx.lang).to_owned()));
    labels
}

fn answer_form(cx: &PageContext, form: &Form<'_>, mine: &Mine, said: &AvailabilityForm) -> AnyView {
    let lang = cx.lang;
    let ours = cx.zone();
    let ours = ours.iana_name().unwrap_or("UTC");
    let own = values::zone(&mine.zone).ok().filter(|_| mine.zone != ours);
    let fields: Vec<_> = mine
        .answers
        .iter()
        .map(|(option, _)| {
            let key = option.id.to_string();
            let value = said.answers.iter().find(|(of, _)| *of == key);
            let value = value.map_or("", |(_, answer)| answer.as_str());
            let mut choices: Vec<_> = Answer::ALL
                .iter()
                .map(|&answer| Choice::new(answer.as_str(), answer_name(lang, Some(answer))))
                .collect();
            choices.push(Choice::new("", answer_name(lang, None)));
            let field = form.choose(field(*option), value, choices);
            match &own {
                Some(zone) => field
                    .hint(yours(lang, &long_moment(lang, zone, option.starts_at)))
                    .view(),
                None => field.view(),
            }
        })
        .collect();
    let elsewhere = !said.zone.is_empty();
    let mut zones = vec![Choice::new("", ours)];
    zones.extend(
        ZONES
            .iter()
            .filter(|zone| **zone != ours)
            .map(|zone| Choice::new(*zone, *zone)),
    );
    view! {
        <p>{lead(lang)}</p>
        <form method="post" class="dates" novalidate>
            {fields}
            <details open=elsewhere>
                <summary>{abroad(lang)}</summary>
                {form.select("zone", &said.zone, zones).hint(zone_hint(lang)).view()}
            </details>
            <button class="button">{keep(lang)}</button>
        </form>
    }
    .into_any()
}
