//! The page of the panel: who is heard, the states as tabs, and the customers, of whom several can be ticked.

use super::{
    everybody, panel, rows, segment_name, shares,
    sift::{Quiet, Sift},
};
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{
        Choice, Form, Icon, icon, onwards,
        refusal::{Refusal, show_again},
    },
};
use axum_extra::extract::{Form as Posted, Query};
use klankbord_domain::{
    Language,
    people::{
        invitations::operations::revoke_ticked,
        panel::{
            MemberState,
            many::{self, Way},
            queries::{self, Members},
        },
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    known(all: i64, active: i64) = "{all} klanten die u kent, van wie {active} in het panel."
        | "{all} customers you know, {active} of them on the panel.",
        one(all) "{all} klant die u kent, van wie {active} in het panel." | "{all} customer you know, {active} of them on the panel.";
    lately(joined: i64, left: i64) = "De laatste zeven dagen: {joined} erbij, {left} eraf." | "In the last seven days: {joined} joined, {left} left.";
    add = "Klant toevoegen" | "Add a customer";
    import = "Klantenlijst inlezen" | "Import a customer list";
    invite = "Uitnodigen" | "Invite";
    states = "Status" | "Status";
    everyone = "Iedereen" | "Everyone";
    active = "In het panel" | "On the panel";
    invited = "Uitgenodigd" | "Invited";
    listed = "Op de lijst" | "On the list";
    declined = "Wil niet" | "Declined";
    ended = "Gestopt" | "Left";
    search = "Zoek op naam of e-mailadres" | "Search by name or email address";
    segment = "Segment" | "Segment";
    every_segment = "Alle segmenten" | "All segments";
    quiet = "Zei laatst iets" | "Last said something";
    whenever = "Stil of niet" | "Quiet or not";
    half_year = "Langer dan een half jaar stil" | "Quiet for more than half a year";
    year = "Langer dan een jaar stil" | "Quiet for more than a year";
    show_button = "Toon" | "Show";
    ticked_label = "Klanten aanvinken" | "Tick customers";
    to_label = "In of uit segment" | "In or out of segment";
    by_letter = "Verder vanaf een letter" | "Onwards from a letter";
    moved_in(count: usize) = "{count} klanten zijn in het segment gezet." | "{count} customers were put in the segment.",
        one(count) "{count} klant is in het segment gezet." | "{count} customer was put in the segment.";
    moved_out(count: usize) = "{count} klanten zijn uit het segment gehaald." | "{count} customers were taken out of the segment.",
        one(count) "{count} klant is uit het segment gehaald." | "{count} customer was taken out of the segment.";
    nobody_moved = "Er is niets veranderd: dit was al zo." | "Nothing has changed: it was like this already.";
    revoked(count: usize) = "{count} uitnodigingen zijn ingetrokken." | "{count} invitations were withdrawn.",
        one(count) "{count} uitnodiging is ingetrokken." | "{count} invitation was withdrawn.";
}

/// The customers who were ticked, and what is to be done with them.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Ticked {
    pub(super) member: Vec<String>,
    pub(super) to: String,
    pub(super) verb: String,
    /// `yes` for everybody whom the filter finds, on all pages.
    everybody: String,
    /// Their number, as the page that asks for it told.
    sure: String,
}

pub(crate) async fn show(cx: PageContext, Query(sift): Query<Sift>) -> Page {
    page(&cx, &sift, &Ticked::default(), &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Query(sift): Query<Sift>,
    Posted(ticked): Posted<Ticked>,
) -> Page {
    // What comes back ticked is what was sent.
    let mut ticked = ticked;
    if ticked.everybody == "yes" {
        ticked.member = everybody::keys(&cx, &sift).await?;
        let count = ticked.member.len();
        if ticked.sure != count.to_string() {
            return match everybody::question(&cx, &ticked, count).await {
                Ok(question) => everybody::ask(&cx, &sift, &ticked, count, question),
                Err(error) => {
                    show_again(error, async |refusal| {
                        page(&cx, &sift, &ticked, &refusal).await
                    })
                    .await
                }
            };
        }
    }
    let sift = sift.ticking(false);
    match act(&cx, &ticked).await {
        Ok(Done::Told(notice)) => cx.done(&sift.to(), notice),
        Ok(Done::Invites(path)) => cx.go(&path),
        Err(error) => {
            show_again(error, async |refusal| {
                page(&cx, &sift, &ticked, &refusal).await
            })
            .await
        }
    }
}

enum Done {
    Told(String),
    Invites(String),
}

async fn act(cx: &PageContext, ticked: &Ticked) -> klankbord_domain::Result<Done> {
    let lang = cx.lang;
    let way = match ticked.verb.as_str() {
        "revoke" => {
            let count = revoke_ticked(&cx.portal, &cx.actor, &ticked.member).await?;
            return Ok(Done::Told(revoked(lang, count)));
        }
        "put-in" => Way::Into,
        "take-out" => Way::OutOf,
        // The letter is written on a page of its own.
        _ => {
            let members: Vec<_> = many::ticked(&ticked.member)?
                .into_iter()
                .map(|id| ("member", id.to_string()))
                .collect();
            let query = serde_html_form::to_string(members).unwrap_or_default();
            return Ok(Done::Invites(format!(
                "{}?{query}",
                paths::new_invitation()
            )));
        }
    };
    let moved = many::move_ticked(&cx.portal, &cx.actor, &ticked.member, &ticked.to, way).await?;
    Ok(Done::Told(match (moved, way) {
        (0, _) => nobody_moved(lang).to_owned(),
        (_, Way::Into) => moved_in(lang, moved),
        (_, Way::OutOf) => moved_out(lang, moved),
    }))
}

async fn page(cx: &PageContext, sift: &Sift, ticked: &Ticked, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let found = queries::members(&cx.portal, &cx.actor, &sift.filter(cx.portal.now())).await?;
    let labels = [("member", ticked_label(lang)), ("to", to_label(lang))];
    let form = Form::new(lang, refusal, &labels);
    cx.page(panel(lang)).wide().refused(refusal).show(|| {
        let moved = (found.joined + found.left > 0)
            .then(|| lately(lang, found.joined, found.left));
        view! {
            {form.summary()}
            <h1>{panel(lang)}</h1>
            <p class="soft">{known(lang, all(&found), of(&found, MemberState::Active))}" "{moved}</p>
            <div class="buttons">
                <a class="button" href=paths::new_invitation()>{icon(Icon::Send)}{invite(lang)}</a>
                <a class="button secondary" href=paths::new_import()>{import(lang)}</a>
                <a class="button secondary" href=paths::new_member()>{add(lang)}</a>
            </div>
            {shares::view(lang, &found.sizes)}
            <div class="sheet panel-sheet">
                {tabs(lang, sift, &found)}
                {filters(lang, sift, &found)}
                {rows::view(cx, sift, &found, ticked, &form)}
                {further(lang, sift, &found)}
            </div>
        }
    })
}

fn all(found: &Members) -> i64 {
    found.counts.iter().map(|(_, count)| count).sum()
}

fn of(found: &Members, state: MemberState) -> i64 {
    let of = found.counts.iter().find(|(of, _)| *of == state);
    of.map_or(0, |(_, count)| *count)
}

/// The states with how many are in each. A tab shows everybody in it, as its number says.
fn tabs(lang: Language, sift: &Sift, found: &Members) -> AnyView {
    let shown = sift.shown_state();
    let tab = |state: Option<MemberState>, name: &'static str, count: i64| {
        let current = (shown == state).then_some("true");
        view! { <li><a href=Sift::state(state).to() aria-current=current>{name}" "<b>{count}</b></a></li> }
    };
    let states = [
        (MemberState::Active, active(lang)),
        (MemberState::Invited, invited(lang)),
        (MemberState::Listed, listed(lang)),
        (MemberState::Declined, declined(lang)),
        (MemberState::Ended, ended(lang)),
    ];
    let each: Vec<_> = states
        .into_iter()
        .map(|(state, name)| tab(Some(state), name, of(found, state)))
        .collect();
    view! {
        <nav aria-label=self::states(lang)>
            <ul class="tabs">{tab(None, everyone(lang), all(found))}{each}</ul>
        </nav>
    }
    .into_any()
}

/// The search and the two filters, on one line.
fn filters(lang: Language, sift: &Sift, found: &Members) -> AnyView {
    let mut segments = vec![Choice::new("", every_segment(lang))];
    segments.extend(found.sizes.iter().map(|size| {
        Choice::new(
            size.segment.id.to_string(),
            segment_name(lang, &size.segment),
        )
    }));
    let mut quiets = vec![Choice::new("", whenever(lang))];
    quiets.extend(Quiet::ALL.map(|quiet| {
        let words = match quiet {
            Quiet::HalfYear => half_year(lang),
            Quiet::Year => year(lang),
        };
        Choice::new(quiet.as_str(), words)
    }));
    let state = (!sift.state.is_empty())
        .then(|| view! { <input type="hidden" name="state" value=sift.state.clone()/> });
    view! {
        <form class="filters" action=paths::panel() role="search">
            {state}
            <div class="search">
                {icon(Icon::Search)}
                <input type="search" name="q" value=sift.q.clone() aria-label=search(lang) placeholder=search(lang)/>
            </div>
            {picked("segment", segment(lang), &sift.segment, segments)}
            {picked("quiet", quiet(lang), &sift.quiet, quiets)}
            <button class="button small secondary">{show_button(lang)}</button>
        </form>
    }
    .into_any()
}

/// One of many choices, with a name for screen readers only: what is chosen says what it is.
fn picked(name: &'static str, label: &'static str, value: &str, choices: Vec<Choice>) -> AnyView {
    let options: Vec<_> = choices
        .into_iter()
        .map(|choice| {
            let chosen = choice.value == value;
            view! { <option value=choice.value selected=chosen>{choice.label}</option> }
        })
        .collect();
    view! { <select name=name aria-label=label>{options}</select> }.into_any()
}

/// The next page, and for a list of several pages a few letters to go on from.
fn further(lang: Language, sift: &Sift, found: &Members) -> AnyView {
    let first = (!sift.after.is_empty()).then(|| sift.from(None).to());
    let next = found
        .next
        .as_ref()
        .map(|(name, account)| sift.from(Some((name, *account))).to());
    if first.is_none() && next.is_none() {
        return ().into_any();
    }
    let letters: Vec<_> = [
        ("a", "A–D"),
        ("e", "E–H"),
        ("i", "I–L"),
        ("m", "M–P"),
        ("q", "Q–T"),
        ("u", "U–Z"),
    ]
    .into_iter()
    .map(|(letter, words)| view! { <a href=sift.at_letter(letter).to()>{words}</a> })
    .collect();
    view! {
        <div class="panel-foot">
            <nav class="letters" aria-label=by_letter(lang)>{letters}</nav>
            {onwards(lang, first, next)}
        </div>
    }
    .into_any()
}
