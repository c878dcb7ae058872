//! One customer: their details, segments and invitations, and removing them.

use super::{languages, segment_choices, state_class, state_text};
use crate::{
    people::accounts::name_of,
    people::invitations,
    web::{
        context::{Page, PageContext},
        paths,
        ui::{
            Form, Item, Whose, face, items,
            refusal::{Refusal, show_again},
        },
    },
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use futures::try_join;
use klankbord_domain::{
    base::ids::MemberId,
    people::{
        invitations::queries as invitation_queries,
        panel::{MemberState, operations, queries},
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    mails_link = "Mails aan deze klant" | "Emails to this customer";
    email = "E-mailadres" | "Email address";
    erased = "gewist" | "erased";
    number = "Klantnummer" | "Customer number";
    language = "Taal" | "Language";
    details = "Gegevens" | "Details";
    said_last = "Zei laatst iets" | "Last said something";
    said_nothing = "nog niet" | "not yet";
    state = "Status" | "Status";
    added = "Op de lijst sinds" | "On the list since";
    joined = "In het panel sinds" | "On the panel since";
    ended = "Gestopt op" | "Ended on";
    consent = "Toestemming" | "Consent";
    given(version: &str, day: &str) = "tekst {version}, gegeven op {day}" | "text {version}, given on {day}";
    withdrawn(version: &str, day: &str) = "tekst {version}, ingetrokken op {day}" | "text {version}, withdrawn on {day}";
    segments = "Segmenten" | "Segments";
    no_segments = "Er zijn nog geen segmenten." | "There are no segments yet.";
    save_segments = "Segmenten opslaan" | "Save segments";
    saved = "De segmenten zijn opgeslagen." | "The segments have been saved.";
    history = "Uitnodigingen" | "Invitations";
    no_history = "Nog niet uitgenodigd." | "Not invited yet.";
    invite = "Deze klant uitnodigen" | "Invite this customer";
    drafted_on(day: &str) = "geschreven op {day}" | "written on {day}";
    remove_link = "Uit het panel halen" | "Remove from the panel";
    correct_link = "Gegevens verbeteren" | "Correct the details";
    erase_link = "Alles over deze klant wissen" | "Erase everything about this customer";
    back = "Terug naar het panel" | "Back to the panel";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct MemberForm {
    segments: Vec<String>,
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<MemberId>) -> Page {
    page(&cx, id, None, &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<MemberId>,
    Posted(typed): Posted<MemberForm>,
) -> Page {
    match operations::set_segments(&cx.portal, &cx.actor, id, &typed.segments).await {
        Ok(()) => cx.done(&paths::member(id), saved(cx.lang)),
        Err(error) => {
            show_again(error, async |refusal| {
                page(&cx, id, Some(typed.segments), &refusal).await
            })
            .await
        }
    }
}

async fn page(
    cx: &PageContext,
    id: MemberId,
    chosen: Option<Vec<String>>,
    refusal: &Refusal,
) -> Page {
    let lang = cx.lang;
    let (file, known, history_lines) = try_join!(
        queries::member(&cx.portal, &cx.actor, id),
        queries::segments(&cx.portal, &cx.actor),
        invitation_queries::of_member(&cx.portal, &cx.actor, id),
    )?;
    let member = file.member;
    let chosen = chosen.unwrap_or_else(|| file.segments.iter().map(ToString::to_string).collect());
    let labels = [("segments", segments(lang))];
    let form = Form::new(lang, refusal, &labels);
    let fact =
        |term: &'static str, value: String| view! { <div><dt>{term}</dt><dd>{value}</dd></div> };
    let reads = languages(lang)
        .into_iter()
        .find(|choice| choice.value == member.language.as_str())
        .map(|choice| choice.label)
        .unwrap_or_default();
    let may_invite = !matches!(member.state, MemberState::Declined | MemberState::Invited)
        && member.email.is_some();
    let may_remove = !matches!(member.state, MemberState::Declined | MemberState::Ended);
    // A customer who takes part already is seldom invited once more.
    let invite_class = if member.state == MemberState::Active {
        "button quiet"
    } else {
        "button"
    };
    // An account without an address was erased.
    let may_erase = member.email.is_some();
    let heading = name_of(lang, &member.name);
    cx.page(heading.clone()).wide().refused(refusal).show(|| {
        let consents: Vec<_> = file
            .consents
            .iter()
            .map(|(version, at, taken_back)| {
                let text = match taken_back {
                    Some(at) => withdrawn(lang, version, &cx.day(*at)),
                    None => given(lang, version, &cx.day(*at)),
                };
                fact(consent(lang), text)
            })
            .collect();
        let lines = history_lines
            .iter()
            .map(|line| {
                let text = invitations::state_text(lang, line.state);
                Item::new(paths::invitation(line.id), text).meta(drafted_on(lang, &cx.day(line.drafted_at)))
            })
            .collect();
        let said = match (file.said_at, member.state) {
            (Some(at), _) => Some(cx.day(at)),
            (None, MemberState::Active) => Some(said_nothing(lang).to_owned()),
            (None, _) => None,
        };
        let to = |leads: bool, href: String, words: &'static str| {
            leads.then(|| view! { <li><a href=href>{words}</a></li> })
        };
        let mails = format!("{}?person={}", paths::outbox(), member.account_id);
        view! {
            <p><a href=paths::panel()>{back(lang)}</a></p>
            {form.summary()}
            <header class="customer-head">
                {face(Whose::Customer(id, &member.name))}
                <h1>{heading}</h1>
                <span class=state_class(member.state)>{state_text(lang, member.state)}</span>
            </header>
            <div class="customer">
                <section class="sheet">
                    {if known.is_empty() {
                        view! { <p class="empty">{no_segments(lang)}</p> }.into_any()
                    } else {
                        view! {
                            <form method="post">
                                {form.tick("segments", chosen, segment_choices(lang, &known)).view()}
                                <button class="button secondary">{save_segments(lang)}</button>
                            </form>
                        }.into_any()
                    }}
                    <h2>{history(lang)}</h2>
                    {items(lines, no_history(lang))}
                    {may_invite.then(|| view! { <p><a class=invite_class href=format!("{}?member={id}", paths::new_invitation())>{invite(lang)}</a></p> })}
                </section>
                <section class="sheet">
                    <h2>{details(lang)}</h2>
                    <dl class="facts">
                        {fact(state(lang), state_text(lang, member.state).to_owned())}
                        {fact(email(lang), member.email.clone().unwrap_or_else(|| erased(lang).to_owned()))}
                        {member.number.clone().map(|text| fact(number(lang), text))}
                        {fact(language(lang), reads)}
                        {fact(added(lang), cx.day(member.added_at))}
                        {member.joined_at.map(|at| fact(joined(lang), cx.day(at)))}
                        {said.map(|day| fact(said_last(lang), day))}
                        {member.ended_at.map(|at| fact(ended(lang), cx.day(at)))}
                        {consents}
                    </dl>
                    <ul class="customer-links">
                        {to(may_erase, paths::correct_member(id), correct_link(lang))}
                        {to(may_erase, mails, mails_link(lang))}
                        {to(may_remove, paths::remove_member(id), remove_link(lang))}
                        {to(may_erase, paths::erase_member(id), erase_link(lang))}
                    </ul>
                </section>
            </div>
        }
    })
}
