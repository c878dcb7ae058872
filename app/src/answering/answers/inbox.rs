//! The inbox: what waits for an answer on the left, the chosen item on the right.

use super::{Sift, item};
use crate::{
    answering::owed_answers::offered,
    islands::InboxKeys,
    rounds::{
        contributions::{due, kind_name, speaker_name, state_tag},
        themes::like_it,
    },
    web::{
        context::{Page, PageContext},
        paths,
        ui::{self, Choice, Form, Tone, first_line, refusal::Refusal, tag},
    },
};
use axum::extract::Path;
use axum_extra::extract::Query;
use klankbord_domain::{
    answering::answers::queries::{self, Inbox, Line},
    base::ids::ContributionId,
    rounds::{
        contributions::{Kind, State},
        themes,
    },
};
use leptos::prelude::*;

texts! {
    title = "Inbreng van klanten" | "What customers wrote";
    choose_one = "Kies links wat u wilt lezen en beantwoorden." | "Choose something on the left to read and answer it.";
    held_answers = "Klaargezette antwoorden" | "Held answers";
    project = "Project" | "Project";
    every_project = "Alle projecten" | "All projects";
    kind = "Soort" | "Kind";
    every_kind = "Alle soorten" | "All kinds";
    state = "Status" | "Status";
    waiting = "Wacht op antwoord" | "Waiting for an answer";
    answered = "Beantwoord" | "Answered";
    settled = "Afgerond" | "Closed";
    disputed = "Twee keer nee gezegd" | "Said no twice";
    whose = "Wie antwoordt" | "Who answers";
    of_mine = "Ik" | "Me";
    of_all = "Iedereen" | "Everyone";
    due_title = "Termijn" | "Due";
    any_time = "Alles" | "All";
    overdue_only = "Alleen te laat" | "Overdue only";
    filter = "Filteren" | "Filter";
    nothing = "Hier wacht niets." | "Nothing is waiting here.";
    next_page = "Volgende" | "Next";
    first_page = "Naar het begin" | "Back to the start";
    select(opening: &str) = "Kies: {opening}" | "Select: {opening}";
    together = "Samen beantwoorden" | "Answer together";
    keys = "Toetsen: j volgende, k vorige, x aanvinken, a antwoorden." | "Keys: j next, k previous, x tick, a answer.";
    keys_off = "Toetsen uitzetten" | "Turn off keys";
    keys_on = "Toetsen aanzetten" | "Turn on keys";
    together_hint = "Vink aan wat bij elkaar hoort." | "Tick what belongs together.";
}

pub(crate) async fn show(cx: PageContext, Query(sift): Query<Sift>) -> Page {
    let lang = cx.lang;
    let inbox = load(&cx, &sift).await?;
    let offers = offered::to_me(&cx).await?;
    cx.page(title(lang)).wide().show(|| {
        view! {
            {head(&cx, &sift, &inbox)}
            {offered::section(&cx, &offers)}
            {ui::inbox(lang, sift.to(paths::inbox()), left(&cx, &sift, &inbox, None), None, choose_one(lang))}
        }
    })
}

pub(crate) async fn item(
    cx: PageContext,
    Path(id): Path<ContributionId>,
    Query(sift): Query<Sift>,
) -> Page {
    let lang = cx.lang;
    let (chosen, replies) = queries::item(&cx.portal, &cx.actor, id).await?;
    let merged = if chosen.like_it > 0 {
        themes::queries::merged_into(&cx.portal, &cx.actor, chosen.proposal_id, id).await?
    } else {
        Vec::new()
    };
    let promised = item::Promised::load(&cx, id, &replies).await?;
    let inbox = load(&cx, &sift).await?;
    let next = next_address(&sift, &inbox, id);
    cx.page(title(lang)).wide().show(|| {
        view! {
            {head(&cx, &sift, &inbox)}
            {ui::inbox(
                lang,
                sift.to(paths::inbox()),
                left(&cx, &sift, &inbox, Some(id)),
                Some(item::view(
                    &cx, &chosen, &merged, &replies, &promised, &next,
                )),
                "",
            )}
        }
    })
}

async fn load(cx: &PageContext, sift: &Sift) -> klankbord_domain::Result<Inbox> {
    queries::inbox(&cx.portal, &cx.actor, &sift.filter(), sift.after()).await
}

/// The address to go to after this one is answered: the next item in the list.
fn next_address(sift: &Sift, inbox: &Inbox, id: ContributionId) -> String {
    let next = inbox
        .lines
        .iter()
        .skip_while(|line| line.id != id)
        .nth(1)
        .map(|line| sift.to(&paths::inbox_item(line.id)));
    next.unwrap_or_else(|| sift.from(None).to(paths::inbox()))
}

fn head(cx: &PageContext, sift: &Sift, inbox: &Inbox) -> AnyView {
    let lang = cx.lang;
    let none = Refusal::default();
    let labels = [
        ("project", project(lang)),
        ("kind", kind(lang)),
        ("state", state(lang)),
        ("whose", whose(lang)),
        ("overdue", due_title(lang)),
    ];
    let form = Form::new(lang, &none, &labels);
    let mut projects = vec![Choice::new("", every_project(lang))];
    projects.extend(
        inbox
            .projects
            .iter()
            .map(|(id, name)| Choice::new(id.to_string(), name.clone())),
    );
    let mut kinds = vec![Choice::new("", every_kind(lang))];
    kinds.extend(
        Kind::ALL
            .iter()
            .map(|kind| Choice::new(kind.as_str(), kind_name(lang, *kind))),
    );
    let states = vec![
        Choice::new("", waiting(lang)),
        Choice::new(State::Answered.as_str(), answered(lang)),
        Choice::new(State::Settled.as_str(), settled(lang)),
        Choice::new(State::Disputed.as_str(), disputed(lang)),
    ];
    let owners = vec![
        Choice::new("", of_mine(lang)),
        Choice::new("all", of_all(lang)),
    ];
    let dues = vec![
        Choice::new("", any_time(lang)),
        Choice::new("1", overdue_only(lang)),
    ];
    view! {
        <h1>{title(lang)}</h1>
        <p><a href=paths::held_answers()>{held_answers(lang)}</a></p>
        <form class="filter" action=paths::inbox()>
            {form.select("project", &sift.project, projects).view()}
            {form.select("kind", &sift.kind, kinds).view()}
            {form.select("state", &sift.state, states).view()}
            {form.select("whose", &sift.whose, owners).view()}
            {form.select("overdue", &sift.overdue, dues).view()}
            <button class="button small">{filter(lang)}</button>
        </form>
        <p class="hint" id="inbox-keys" hidden=true>
            <span>{keys(lang)}</span>
            " "
            <button type="button" class="quiet" data-turn-on=keys_on(lang)>{keys_off(lang)}</button>
        </p>
        <InboxKeys/>
    }
    .into_any()
}

fn left(cx: &PageContext, sift: &Sift, inbox: &Inbox, chosen: Option<ContributionId>) -> AnyView {
    let lang = cx.lang;
    let body = if inbox.lines.is_empty() {
        view! { <p class="empty">{nothing(lang)}</p> }.into_any()
    } else {
        let lines: Vec<_> = inbox
            .lines
            .iter()
            .map(|line| one(cx, sift, line, chosen == Some(line.id)))
            .collect();
        let together = (sift.filter().state == State::Waiting).then(|| {
            view! {
                <p class="hint">{together_hint(lang)}</p>
                <p><button class="button small secondary">{together(lang)}</button></p>
            }
        });
        view! {
            <form action=paths::answer() id="inbox-form">
                <ul class="items">{lines}</ul>
                {together}
            </form>
        }
        .into_any()
    };
    let first = (!sift.after.is_empty())
        .then(|| view! { <a href=sift.from(None).to(paths::inbox())>{first_page(lang)}</a> });
    let next = inbox.next.map(|next| {
        view! { <a rel="next" href=sift.from(Some(next)).to(paths::inbox())>{next_page(lang)}</a> }
    });
    view! {
        {body}
        <p class="pager">{first}{next}</p>
    }
    .into_any()
}

fn one(cx: &PageContext, sift: &Sift, line: &Line, chosen: bool) -> AnyView {
    let lang = cx.lang;
    let opening = first_line(&line.opening);
    let href = sift.to(&paths::inbox_item(line.id));
    let due = (line.state == State::Waiting).then(|| due(cx, line.due_at));
    let again = line.reopened_at.map(|_| state_tag(lang, line.state, true));
    let theme = line.theme.clone().map(|name| tag(Tone::Plain, name));
    let like_it = (line.like_it > 0).then(|| view! { <span>{like_it(lang, line.like_it)}</span> });
    let tick = (line.state == State::Waiting).then(|| {
        view! {
            <input class="raised" type="checkbox" name="c" value=line.id.to_string()
                aria-label=select(lang, &opening)/>
        }
    });
    view! {
        <li>
            {tick}
            <a href=href aria-current=chosen.then_some("true")>{opening.clone()}</a>
            <p class="meta">
                <span>{kind_name(lang, line.kind)}</span>
                <span>{speaker_name(lang, &line.speaker)}</span>
                <span>{line.title.clone()}</span>
                {theme}
                {like_it}
                {due}
                {again}
            </p>
        </li>
    }
    .into_any()
}
