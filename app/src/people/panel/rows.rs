//! The lines of the list of customers, and what can be done with those that are ticked.

use super::{list::Ticked, sift::Sift, state_class, state_text};
use crate::{
    people::accounts::name_of,
    web::{
        context::PageContext,
        paths,
        ui::{Choice, Form, Whose, face, time::short_date},
    },
};
use klankbord_domain::{
    Language, Timestamp,
    people::panel::{MemberLine, MemberState, queries::Members},
};
use leptos::prelude::*;

texts! {
    caption = "Klanten" | "Customers";
    tick_column = "Aanvinken" | "Tick";
    name = "Naam" | "Name";
    email = "E-mailadres" | "Email address";
    segments = "Segmenten" | "Segments";
    state = "Status" | "Status";
    since = "Sinds" | "Since";
    said = "Zei laatst iets" | "Last said something";
    said_nothing = "nog niet" | "not yet";
    tick(name: &str) = "Vink aan: {name}" | "Tick: {name}";
    with_ticked = "Aangevinkt" | "Ticked";
    tick_all(count: usize) = "Vink alle {count} aan" | "Tick all {count}",
        one(count) "Vink deze klant aan" | "Tick this customer";
    tick_found = "Vink iedereen op alle pagina’s aan" | "Tick everybody on all pages";
    found_ticked = "Iedereen die is gevonden" | "Everybody who was found";
    tick_none = "Vink niemand aan" | "Tick nobody";
    choose = "Kies een segment" | "Choose a segment";
    put_in = "Zet erin" | "Put in";
    take_out = "Haal eruit" | "Take out";
    invite = "Nodig uit" | "Invite";
    revoke = "Trek uitnodiging in" | "Withdraw invitation";
    none = "Geen klanten gevonden." | "No customers found.";
}

/// The form with the lines of the list.
pub(super) fn view(
    cx: &PageContext,
    sift: &Sift,
    found: &Members,
    ticked: &Ticked,
    form: &Form<'_>,
) -> AnyView {
    let lang = cx.lang;
    if found.lines.is_empty() {
        return view! { <p class="empty">{none(lang)}</p> }.into_any();
    }
    let rows: Vec<_> = found
        .lines
        .iter()
        .enumerate()
        .map(|(place, line)| {
            let key = line.id.to_string();
            let checked = sift.ticks_all() || ticked.member.contains(&key);
            row(cx, line, key, checked, place == 0)
        })
        .collect();
    let head = |name: &'static str| view! { <th scope="col" role="columnheader">{name}</th> };
    view! {
        <form method="post" action=sift.to() novalidate>
            {together(lang, sift, found, ticked, form)}
            <table class="panel-table" role="table">
                <caption class="unseen">{caption(lang)}</caption>
                <thead role="rowgroup"><tr role="row">
                    <th scope="col" role="columnheader"><span class="unseen">{tick_column(lang)}</span></th>
                    {head(name(lang))}
                    {head(email(lang))}
                    {head(segments(lang))}
                    {head(state(lang))}
                    {head(since(lang))}
                    {head(said(lang))}
                </tr></thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </form>
    }
    .into_any()
}

fn row(cx: &PageContext, line: &MemberLine, key: String, checked: bool, first: bool) -> AnyView {
    let lang = cx.lang;
    let day = |at: Timestamp| short_date(lang, at.date_in(&cx.zone()), cx.today());
    let name = name_of(lang, &line.name);
    let said_on = match (line.said_at(), line.state) {
        (Some(at), _) => Some(day(at)),
        (None, MemberState::Active) => Some(said_nothing(lang).to_owned()),
        (None, _) => None,
    };
    let id = first.then_some("member");
    view! {
        <tr role="row">
            <td role="cell" class="tick"><input type="checkbox" id=id name="member" value=key checked=checked aria-label=tick(lang, &name)/></td>
            <th scope="row" role="rowheader">
                {face(Whose::Customer(line.id, &line.name))}<a href=paths::member(line.id)>{name}</a>
            </th>
            <td role="cell" class="soft">{line.email.clone()}</td>
            <td role="cell">{line.segments.clone()}</td>
            <td role="cell"><span class=state_class(line.state)>{state_text(lang, line.state)}</span></td>
            <td role="cell" class="soft" data-label=since(lang)>{day(line.since())}</td>
            <td role="cell" class="soft" data-label=said(lang)>{said_on}</td>
        </tr>
    }
    .into_any()
}

/// What can be done with the lines that are ticked.
fn together(
    lang: Language,
    sift: &Sift,
    found: &Members,
    ticked: &Ticked,
    form: &Form<'_>,
) -> AnyView {
    let mut choices = vec![Choice::new("", choose(lang))];
    choices.extend(
        found
            .sizes
            .iter()
            .filter(|size| !size.segment.name.is_empty())
            .map(|size| Choice::new(size.segment.id.to_string(), &size.segment.name)),
    );
    // Without segments there is nothing to put anybody in.
    let to_segment = (choices.len() > 1).then(|| {
        view! {
            {form.select("to", &ticked.to, choices).view()}
            <button class="button small secondary" name="verb" value="put-in">{put_in(lang)}</button>
            <button class="button small secondary" name="verb" value="take-out">{take_out(lang)}</button>
        }
    });
    // With more than one page, "all" on this page is not everybody who was found.
    let pages = found.next.is_some() || !sift.after.is_empty();
    let everybody = (pages && !sift.ticks_found())
        .then(|| view! { <a href=sift.ticking_found().to()>{tick_found(lang)}</a> });
    let chosen = sift.ticks_found().then(|| {
        view! {
            <input type="hidden" name="everybody" value="yes"/>
            <b>{found_ticked(lang)}</b>
        }
    });
    // A letter to everybody has choices of its own, on its own page.
    let invite = (!sift.ticks_found()).then(|| {
        view! { <button class="button small secondary" name="verb" value="invite">{invite(lang)}</button> }
    });
    let (all, words) = if sift.ticks_all() {
        (false, tick_none(lang).to_owned())
    } else {
        (true, tick_all(lang, found.lines.len()))
    };
    view! {
        <fieldset class="bulk">
            <legend>{with_ticked(lang)}</legend>
            {chosen}
            <a href=sift.ticking(all).to()>{words}</a>
            {everybody}
            {to_segment}
            {invite}
            <button class="button small secondary" name="verb" value="revoke">{revoke(lang)}</button>
        </fieldset>
    }
    .into_any()
}
