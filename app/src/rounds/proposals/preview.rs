//! The preview: the page as a customer will see it, and the button that opens the round.

use super::{
    kept,
    letter::{folds, letter, next_section},
    steps, translation,
};
use crate::{
    people::translations,
    web::{
        context::{Page, PageContext},
        paths,
        ui::{
            lang_of, languages, problem,
            refusal::{Refusal, show_again},
            sheet,
        },
    },
};
use axum::extract::Path;
use klankbord_domain::{
    Error, Problem,
    base::ids::{ProposalId, SegmentId},
    rounds::proposals::{Action, draft::Step, operations, queries},
};
use leptos::prelude::*;

texts! {
    title = "Zo ziet de klant het" | "This is what the customer sees";
    lead = "Klanten zien dit nog niet. Open de ronde pas als het klopt. Daarna kunt u alleen nog verbeteren wat het voor de klant betekent, of het voorstel intrekken."
        | "Customers can't see this yet. Open the round only when it is right. After that you can only improve what it means for customers, or withdraw the proposal.";
    begin_preview = "Voorvertoning" | "Preview";
    you_ask = "Wat u daarna vraagt, één vraag op een scherm" | "What you ask after that, one question on a screen";
    unready = "Dit is nog niet klaar" | "This is not ready yet";
    mend(step: &str) = "Vul aan: {step}" | "Complete: {step}";
    opening = "De ronde openen" | "Open the round";
    open_it(people: i64) = "Open de ronde en nodig {people} mensen uit" | "Open the round and invite {people} people",
        one(people) "Open de ronde en nodig {people} persoon uit" | "Open the round and invite {people} person";
    opened = "De ronde is open. De uitnodigingen gaan nu de deur uit." | "The round is open. The invitations are on their way.";
    opened_without(left_out: i64) = "De ronde is open. De uitnodigingen gaan nu de deur uit. Niet gevraagd, omdat ze deze maand niet genoeg minuten over hebben: {left_out}."
        | "The round is open. The invitations are on their way. Not asked, because they don't have enough minutes left this month: {left_out}.";
    change = "Nog iets wijzigen" | "Change something";
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<ProposalId>) -> Page {
    page(&cx, id, &Refusal::default()).await
}

pub(crate) async fn open(cx: PageContext, Path(id): Path<ProposalId>) -> Page {
    if kept::first_waiting(&cx, id).await?.is_some() {
        return cx.go(&paths::preview(id));
    }
    match operations::open(&cx.portal, &cx.actor, id).await {
        Ok(left_out) => {
            let told = match left_out {
                0 => opened(cx.lang).to_owned(),
                left_out => opened_without(cx.lang, left_out),
            };
            cx.done(&paths::proposal(id), told)
        }
        Err(error) => show_again(error, async |refusal| page(&cx, id, &refusal).await).await,
    }
}

async fn page(cx: &PageContext, id: ProposalId, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let draft = queries::draft(&cx.portal, &cx.actor, id).await?;
    let proposal = draft.proposal;
    proposal.state.after(Action::Open).map_err(Error::from)?;
    let view = queries::view(&cx.portal, &cx.actor, id).await?;
    let wrong = draft
        .written
        .unready(cx.portal.now().date_in(&cx.zone()), proposal.terms)
        .map(|(step, _)| step)
        .or(kept::first_waiting(cx, id).await?);
    let chosen = draft.written.segments.iter();
    let segments: Vec<SegmentId> = chosen.filter_map(|one| one.parse().ok()).collect();
    let load = queries::load(&cx.portal, &cx.actor, &segments, proposal.minutes).await?;
    cx.page(title(lang)).refused(refusal).show(|| {
        let asked: Vec<_> = view.questions.iter().map(|one| view! { <li>{one.text.clone()}</li> }).collect();
        let asked = (!asked.is_empty())
            .then(|| view! { <section><h2>{you_ask(lang)}</h2><ol>{asked}</ol></section> });
        let verb = match wrong {
            Some(step) => mend_view(cx, id, step),
            None if proposal.quorum > load.free() && load.free() > 0 => view! {
                {mend_view(cx, id, Step::Scope)}
                <p>{problem::sentence(lang, &Problem::MoreThanAsked(load.free()))}</p>
            }
            .into_any(),
            None if load.free() == 0 => view! {
                {steps::load_view(lang, load, proposal.minutes)}
                {mend_view(cx, id, Step::Audience)}
            }
            .into_any(),
            None => view! {
                <h2>{opening(lang)}</h2>
                {steps::load_view(lang, load, proposal.minutes)}
                <form method="post"><button class="button">{open_it(lang, load.free())}</button></form>
            }
            .into_any(),
        };
        let heading = view! {
            <h2 lang=lang_of(lang, proposal.language)>{proposal.title.clone()}</h2>
            {languages(cx, proposal.language, proposal.has_both)}
        }
        .into_any();
        view! {
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            <p><a href=paths::edit_proposal(id, Step::Words)>{change(lang)}</a></p>
            {view.translation.map(|own| view! { <p>{translation::way(cx, id, own)}</p> })}
            {translations::told(lang, view.translation)}
            {sheet(begin_preview(lang), view! {
                <div inert>
                    {letter(cx, &proposal, heading)}
                    {folds(cx, &proposal)}
                    {next_section(cx, &proposal)}
                    {asked}
                </div>
            })}
            {verb}
        }
    })
}

fn mend_view(cx: &PageContext, id: ProposalId, step: Step) -> AnyView {
    let lang = cx.lang;
    let path = paths::edit_proposal(id, step);
    view! {
        <h2>{unready(lang)}</h2>
        <p><a href=path>{mend(lang, steps::step_title(lang, step))}</a></p>
    }
    .into_any()
}
