//! Planning a session, and changing it.

use super::spoken_name;
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{
        Choice, Form,
        refusal::{Refusal, show_again},
    },
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    base::ids::SessionId,
    boardroom::{
        arranging::operations as arranging,
        sessions::{LONGEST, Part, SessionForm, Spoken, queries, rules},
    },
};
use leptos::prelude::*;

texts! {
    title_new = "Sessie plannen" | "Plan a session";
    title_change = "Sessie wijzigen" | "Change the session";
    back = "Terug naar de sessies" | "Back to the sessions";
    back_to_one = "Terug naar de sessie" | "Back to the session";
    series = "Reeks" | "Series";
    theme = "Waar gaat het over?" | "What is it about?";
    scope_open = "Wat kunnen klanten nog veranderen?" | "What can customers still change?";
    scope_hint = "Klanten lezen dit voor zij een stoel aannemen. Alleen informeren is geen sessie."
        | "Customers read this before they accept a seat. Just informing people is not a session.";
    place = "Plaats" | "Place";
    place_hint = "Schrijf het zo op dat iemand die er nooit was, het kan vinden." | "Write it so that somebody who has never been there can find it.";
    link = "Link, als u ook online kunt meedoen" | "Link, if people can join online";
    minutes = "Duur" | "Length";
    minutes_unit = "minuten" | "minutes";
    capacity = "Plaatsen in de zaal" | "Places in the room";
    seats = "Waarvan stoelen voor klanten" | "Of which seats for customers";
    languages = "Welke taal wordt er gesproken?" | "Which language is spoken?";
    facilitator = "Wie leidt de sessie?" | "Who leads the session?";
    staff = "Welke collega’s doen mee?" | "Which colleagues take part?";
    proposals = "Over welke voorstellen gaat het?" | "Which proposals is it about?";
    projects = "Over welke projecten gaat het?" | "Which projects is it about?";
    keep = "Sessie bewaren" | "Save the session";
    needs_series = "Een sessie hoort bij een reeks, en u hebt er nog geen. Een bestuurder maakt een reeks en kiest wie de secretaris is."
        | "A session belongs to a series, and you have none yet. A board member makes a series and chooses its secretary.";
    make_series = "Reeks maken" | "Make a series";
    planned = "De sessie is aangemaakt. Zoek nu een datum." | "The session has been created. Now find a date.";
    changed = "De sessie is gewijzigd." | "The session has been changed.";
}

/// The fields by name, because three of them can occur more than once.
type Fields = Vec<(String, String)>;

fn typed(fields: &Fields) -> SessionForm {
    let of = |name: &str| {
        let found = fields.iter().find(|(field, _)| field == name);
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let all = |name: &str| {
        let found = fields.iter().filter(|(field, _)| field == name);
        found.map(|(_, value)| value.clone()).collect()
    };
    SessionForm {
        series: of("series"),
        theme: of("theme"),
        scope_open: of("scope_open"),
        place: of("place"),
        link: of("link"),
        minutes: of("minutes"),
        capacity: of("capacity"),
        seats: of("seats"),
        languages: of("languages"),
        facilitator: of("facilitator"),
        staff: all("staff"),
        proposals: all("proposals"),
        projects: all("projects"),
    }
}

pub(crate) async fn new(cx: PageContext) -> Page {
    let own = cx.actor.account().map(|id| id.to_string());
    let typed = SessionForm {
        minutes: "90".to_owned(),
        languages: Spoken::Dutch.as_str().to_owned(),
        facilitator: own.unwrap_or_default(),
        ..SessionForm::default()
    };
    page(&cx, None, &typed, &Refusal::default()).await
}

pub(crate) async fn post_new(cx: PageContext, Posted(fields): Posted<Fields>) -> Page {
    let typed = typed(&fields);
    match arranging::plan(&cx.portal, &cx.actor, &typed).await {
        Ok(id) => cx.done(&paths::session(id), planned(cx.lang)),
        Err(error) => {
            show_again(error, async |refusal| {
                page(&cx, None, &typed, &refusal).await
            })
            .await
        }
    }
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<SessionId>) -> Page {
    let found = queries::find(&cx.portal, &cx.actor, id).await?;
    let session = found.session;
    rules::check_arranges(&cx.actor, session.secretary_id)?;
    let staff = found.people.iter().filter(|one| one.part == Part::Staff);
    let typed = SessionForm {
        series: session.series_id.to_string(),
        theme: session.theme,
        scope_open: session.scope_open,
        place: session.place,
        link: session.link,
        minutes: session.minutes.to_string(),
        capacity: session.capacity.to_string(),
        seats: session.seats.to_string(),
        languages: session.languages.as_str().to_owned(),
        facilitator: session.facilitator_id.to_string(),
        staff: staff.map(|one| one.account_id.to_string()).collect(),
        proposals: found
            .proposals
            .iter()
            .map(|one| one.id.to_string())
            .collect(),
        projects: found
            .projects
            .iter()
            .map(|one| one.id.to_string())
            .collect(),
    };
    page(&cx, Some(id), &typed, &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<SessionId>,
    Posted(fields): Posted<Fields>,
) -> Page {
    let typed = typed(&fields);
    match arranging::change(&cx.portal, &cx.actor, id, &typed).await {
        Ok(()) => cx.done(&paths::session(id), changed(cx.lang)),
        Err(error) => {
            show_again(error, async |refusal| {
                page(&cx, Some(id), &typed, &refusal).await
            })
            .await
        }
    }
}

async fn page(
    cx: &PageContext,
    id: Option<SessionId>,
    typed: &SessionForm,
    refusal: &Refusal,
) -> Page {
    let lang = cx.lang;
    let (title, up, back) = match id {
        Some(id) => (title_change(lang), paths::session(id), back_to_one(lang)),
        None => (title_new(lang), paths::sessions().to_owned(), back(lang)),
    };
    let choices = queries::choices(&cx.portal, &cx.actor).await?;
    let no_series = choices.series.is_empty();
    let all_series: Vec<_> = choices
        .series
        .into_iter()
        .map(|one| Choice::new(one.id.to_string(), one.name))
        .collect();
    let people = || {
        let staff = choices.staff.iter();
        staff
            .map(|(id, name)| Choice::new(id.to_string(), name.clone()))
            .collect::<Vec<_>>()
    };
    let spoken = Spoken::ALL
        .iter()
        .map(|&one| Choice::new(one.as_str(), spoken_name(lang, one)))
        .collect();
    let about_proposals: Vec<_> = choices
        .proposals
        .into_iter()
        .map(|one| Choice::new(one.id.to_string(), one.title))
        .collect();
    let about_projects: Vec<_> = choices
        .projects
        .into_iter()
        .map(|one| Choice::new(one.id.to_string(), one.name))
        .collect();
    let labels = [
        ("series", series(lang)),
        ("theme", theme(lang)),
        ("scope_open", scope_open(lang)),
        ("place", place(lang)),
        ("link", link(lang)),
        ("minutes", minutes(lang)),
        ("capacity", capacity(lang)),
        ("seats", seats(lang)),
        ("languages", languages(lang)),
        ("facilitator", facilitator(lang)),
        ("staff", staff(lang)),
        ("proposals", proposals(lang)),
        ("projects", projects(lang)),
    ];
    let form = Form::new(lang, refusal, &labels);
    cx.page(title).refused(refusal).show(|| {
        let about_proposals = (!about_proposals.is_empty())
            .then(|| form.tick("proposals", typed.proposals.clone(), about_proposals).optional().view());
        let about_projects = (!about_projects.is_empty())
            .then(|| form.tick("projects", typed.projects.clone(), about_projects).optional().view());
        if no_series {
            let make = paths::NEW_SERIES.access.admits(&cx.actor).then(|| {
                view! { <p><a class="button" href=paths::new_series()>{make_series(lang)}</a></p> }
            });
            return view! {
                <h1>{title}</h1>
                <p class="empty">{needs_series(lang)}</p>
                {make}
                <p><a href=up>{back}</a></p>
            }
            .into_any();
        }
        view! {
            {form.summary()}
            <h1>{title}</h1>
            <form method="post" novalidate>
                {form.select("series", &typed.series, all_series).view()}
                {form.line("theme", &typed.theme).limit(LONGEST).view()}
                {form.area("scope_open", &typed.scope_open, 4).hint(scope_hint(lang)).view()}
                {form.line("place", &typed.place).hint(place_hint(lang)).view()}
                {form.line("link", &typed.link).kind("url").optional().view()}
                {form.line("minutes", &typed.minutes).input_mode("numeric").suffix(minutes_unit(lang)).short().view()}
                {form.line("capacity", &typed.capacity).input_mode("numeric").short().view()}
                {form.line("seats", &typed.seats).input_mode("numeric").short().view()}
                {form.choose("languages", &typed.languages, spoken).view()}
                {form.select("facilitator", &typed.facilitator, people()).view()}
                {form.tick("staff", typed.staff.clone(), people()).optional().view()}
                {about_proposals}
                {about_projects}
                <button class="button">{keep(lang)}</button>
            </form>
            <p><a href=up>{back}</a></p>
        }
        .into_any()
    })
}
