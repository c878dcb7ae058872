//! The things that somebody still owes: the administrator gives them to another person with a reason, and ends
//! the access once nothing is left. The administrator may not read the words of customers, so the page shows
//! names of projects and numbers.

use super::hand_over_first;
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
    Conflict, Language, Role,
    base::ids::AccountId,
    lifecycle::leaving::{
        EVERYTHING, OwedInProject, ReassignmentForm as Reassignment, project_choice,
        queries::{self, StillOwed},
        reassign,
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title(name: &str) = "Wat {name} nog heeft" | "What {name} still has";
    lead = "Dit gaat eerst naar een ander. Het mooiste is dat een collega het zelf aanneemt. Kan dat niet, geef het dan hier door, met een reden."
        | "This goes to someone else first. It is best if a colleague takes it on themselves. If that is not possible, hand it on here, with a reason.";
    nothing_left = "Er is niets meer dat een ander moet overnemen." | "There is nothing left for someone else to take over.";
    no_words = "U ziet namen en aantallen. Wat klanten schreven, leest u hier niet." | "You see names and numbers here. You do not see what customers wrote.";
    project = "Project" | "Project";
    of_colleague = "van een collega" | "of a colleague";
    rounds = "Open rondes" | "Open rounds";
    answers = "Antwoorden" | "Answers";
    commitments = "Afspraken" | "Commitments";
    challenges = "Tegenspraak zonder antwoord" | "Challenges without a reply";
    sessions_too = "Sessies en signalen" | "Sessions and signals";
    signals_of(count: i64) = "{count} signalen, in een afdeling waar verder niemand werkt" | "{count} signals, in a department where nobody else works",
        one(count) "{count} signaal, in een afdeling waar verder niemand werkt" | "{count} signal, in a department where nobody else works";
    secretary_of(name: &str) = "secretaris van de reeks “{name}”" | "secretary of the series “{name}”";
    leads(theme: &str) = "leidt de sessie “{theme}”" | "leads the session “{theme}”";
    hand_on = "Doorgeven" | "Hand on";
    what = "Wat geeft u door?" | "What do you hand on?";
    everything = "Alles" | "Everything";
    one_project(name: &str) = "Project “{name}”, met de antwoorden en afspraken daarin" | "Project “{name}”, with the answers and commitments in it";
    in_project(name: &str) = "Antwoorden en afspraken in “{name}”" | "Answers and commitments in “{name}”";
    to = "Aan wie?" | "To whom?";
    reason = "Waarom?" | "Why?";
    reason_hint = "Eén zin. Beide collega's lezen die in een mail." | "One sentence. Both colleagues will read it in an email.";
    send = "Doorgeven en mailen" | "Hand on and email";
    nobody = "Er is nog niemand die dit kan overnemen. Geef eerst iemand anders de rol van projecteigenaar."
        | "Nobody can take this over yet. Give someone else the role of project owner first.";
    given = "Het is doorgegeven. Beide collega's krijgen een mail." | "It has been handed on. Both colleagues will get an email.";
    end_title = "Toegang beëindigen" | "End access";
    end_hint = "Deze persoon wordt meteen afgemeld en kan zich niet meer aanmelden. Aan sessies die nog komen, doet deze persoon niet meer mee. Bij wat al is geschreven, blijft deze naam staan."
        | "This person is signed out at once and can't sign in again. They no longer take part in upcoming sessions. What they wrote keeps their name.";
    end_button = "Toegang beëindigen" | "End access";
    is_conscience = "Dit is het klantgeweten. Draag eerst die opdracht over. Wat alleen voor het klantgeweten is, gaat dan mee."
        | "This is the customer conscience. Hand over that mandate first. Whatever is meant only for the conscience goes with it.";
    hand_over = "Het klantgeweten overdragen" | "Hand over the customer conscience";
    back = "Alle medewerkers" | "All staff";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct ReassignmentForm {
    what: String,
    to: String,
    reason: String,
}

pub(crate) async fn show(cx: PageContext, Path(account): Path<AccountId>) -> Page {
    refused(&cx, account, &Refusal::default()).await
}

/// The page with an empty form, also as the answer when somebody can't leave yet.
pub(super) async fn refused(cx: &PageContext, account: AccountId, refusal: &Refusal) -> Page {
    let typed = ReassignmentForm {
        what: EVERYTHING.to_owned(),
        ..ReassignmentForm::default()
    };
    page(cx, account, &typed, refusal).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path(account): Path<AccountId>,
    Posted(typed): Posted<ReassignmentForm>,
) -> Page {
    let form = Reassignment {
        what: typed.what.clone(),
        to: typed.to.clone(),
        reason: typed.reason.clone(),
    };
    match reassign(&cx.portal, &cx.actor, account, &form).await {
        Ok(()) => {
            // Somebody who does not work here any more and owes nothing has no page.
            let left = queries::still_owed(&cx.portal, &cx.actor, account).await;
            let next = match left {
                Ok(_) => paths::leave(account),
                Err(_) => paths::staff().to_owned(),
            };
            cx.done(&next, given(cx.lang))
        }
        Err(error) => {
            show_again(error, async |refusal| {
                page(&cx, account, &typed, &refusal).await
            })
            .await
        }
    }
}

async fn page(
    cx: &PageContext,
    account: AccountId,
    typed: &ReassignmentForm,
    refusal: &Refusal,
) -> Page {
    let lang = cx.lang;
    let found = queries::still_owed(&cx.portal, &cx.actor, account).await?;
    let labels = [
        ("what", what(lang)),
        ("to", to(lang)),
        ("reason", reason(lang)),
    ];
    let form = Form::new(lang, refusal, &labels);
    let page = cx.page(title(lang, &found.name)).refused(refusal);
    page.wide().show(|| {
        let too_early = refusal.conflict() == Some(Conflict::StillOwes);
        let owes = found.owed.any();
        let why = too_early.then(|| hand_over_first(lang, account));
        let lead = if owes { lead(lang) } else { nothing_left(lang) };
        let list = owes.then(|| what_is_owed(lang, &found));
        let giving = owes.then(|| giving(lang, &form, typed, &found));
        let ending = ending(lang, &found);
        view! {
            {form.summary()}
            {why}
            <h1>{title(lang, &found.name)}</h1>
            <p class="lead">{lead}</p>
            {list}
            {giving}
            {ending}
            <p><a href=paths::staff()>{back(lang)}</a></p>
        }
    })
}

fn what_is_owed(lang: Language, found: &StillOwed) -> AnyView {
    let rows: Vec<_> = found.projects.iter().map(|one| row(lang, one)).collect();
    let table = (!rows.is_empty()).then(|| {
        view! {
            <table class="stacks">
                <thead><tr>
                    <th scope="col">{project(lang)}</th>
                    <th scope="col" class="number">{rounds(lang)}</th>
                    <th scope="col" class="number">{answers(lang)}</th>
                    <th scope="col" class="number">{commitments(lang)}</th>
                    <th scope="col" class="number">{challenges(lang)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
    });
    let lines = found
        .series
        .iter()
        .map(|name| secretary_of(lang, name))
        .chain(found.sessions.iter().map(|theme| leads(lang, theme)))
        .chain((found.owed.signals > 0).then(|| signals_of(lang, found.owed.signals)));
    let lines: Vec<_> = lines.map(|line| view! { <li>{line}</li> }).collect();
    let sessions =
        (!lines.is_empty()).then(|| view! { <h2>{sessions_too(lang)}</h2><ul>{lines}</ul> });
    view! { {table}{sessions}{inset(no_words(lang))} }.into_any()
}

fn row(lang: Language, one: &OwedInProject) -> AnyView {
    let whose =
        (!one.is_theirs).then(|| view! { <br/><span class="soft">{of_colleague(lang)}</span> });
    view! {
        <tr>
            <th scope="row"><bdi>{one.name.clone()}</bdi>{whose}</th>
            <td class="number" data-label=rounds(lang)>{one.open_rounds}</td>
            <td class="number" data-label=answers(lang)>{one.answers}</td>
            <td class="number" data-label=commitments(lang)>{one.commitments}</td>
            <td class="number" data-label=challenges(lang)>{one.challenges}</td>
        </tr>
    }
    .into_any()
}

fn giving(lang: Language, form: &Form<'_>, typed: &ReassignmentForm, found: &StillOwed) -> AnyView {
    let receivers: Vec<_> = found
        .receivers
        .iter()
        .map(|(account, name)| Choice::new(account.to_string(), name.clone()))
        .collect();
    if receivers.is_empty() {
        return view! { <h2>{hand_on(lang)}</h2><p class="empty">{nobody(lang)}</p> }.into_any();
    }
    let mut parts = vec![Choice::new(EVERYTHING, everything(lang))];
    parts.extend(found.projects.iter().map(|one| {
        let label = if one.is_theirs {
            one_project(lang, &one.name)
        } else {
            in_project(lang, &one.name)
        };
        Choice::new(project_choice(one.id), label)
    }));
    view! {
        <h2>{hand_on(lang)}</h2>
        <form method="post" action=paths::leave(found.account) novalidate>
            {form.choose("what", &typed.what, parts).view()}
            {form.choose("to", &typed.to, receivers).view()}
            {form.line("reason", &typed.reason).hint(reason_hint(lang)).view()}
            <button class="button">{send(lang)}</button>
        </form>
    }
    .into_any()
}

/// The button that ends the access, once nothing is owed.
fn ending(lang: Language, found: &StillOwed) -> Option<AnyView> {
    if found.roles.has(Role::CustomerConscience) {
        return Some(inset(view! {
            <p>{is_conscience(lang)}" "<a href=paths::hand_over_conscience()>{hand_over(lang)}</a></p>
        }));
    }
    (found.roles.any() && !found.owed.any()).then(|| {
        let action = paths::end_access(found.account);
        view! {
            <h2>{end_title(lang)}</h2>
            <p>{end_hint(lang)}</p>
            <form method="post" action=action>
                <button class="button danger">{end_button(lang)}</button>
            </form>
        }
        .into_any()
    })
}
