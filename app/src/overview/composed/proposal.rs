//! The page of a proposal: its text, the form to take a position, and the results.

use crate::{
    answering::{commitments, conscience, decisions::shown},
    rounds::{
        contributions::section::{Section, SectionForm},
        positions::{form, results},
        proposals::letter::letter,
    },
    web::{
        context::{Page, PageContext},
        paths,
        ui::refusal::Refusal,
    },
};
use axum::extract::{Path, Query};
use klankbord_domain::{
    Role,
    answering::{commitments as promises, conscience::queries::find as conscience_of, decisions},
    base::ids::ProposalId,
    rounds::{
        contributions::Attribution,
        positions::{self, Own, Tally, operations::PositionForm},
        projects::rules::may_change,
        proposals::{
            State,
            draft::{MOST_QUESTIONS, Step},
            queries::{self, ProposalView},
        },
        themes::rules::may_look,
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    kept = "Uw stem is opgeslagen. Dank u wel." | "Your vote has been saved. Thank you.";
    edit = "Verder schrijven" | "Continue writing";
    preview = "Voorvertoning" | "Preview";
    withdraw = "Voorstel intrekken" | "Withdraw the proposal";
    replies_to(question: &str) = "Antwoorden op: {question}" | "Replies to: {question}";
    left_out(people: i64) = "Niet gevraagd, omdat ze die maand niet genoeg minuten over hadden: {people} van de mensen in deze segmenten."
        | "Not asked, because they didn't have enough minutes left that month: {people} of the people in these segments.";
    themes = "Thema's in de inbreng" | "Themes in the contributions";
    decide = "Besluit nemen" | "Take the decision";
    promise = "Iets beloven bij dit besluit" | "Make a promise with this decision";
    waive = "Uitzondering toestaan" | "Allow an exception";
    to_project = "Naar het project" | "To the project";
}

/// Whether the page is shown after a position was sent.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct After {
    kept: bool,
}

pub(crate) async fn show(
    cx: PageContext,
    Path(id): Path<ProposalId>,
    Query(after): Query<After>,
) -> Page {
    let view = queries::view(&cx.portal, &cx.actor, id).await?;
    let own = positions::queries::own(&cx.portal, &cx.actor, &view).await?;
    let written = of(&view, own.as_ref());
    let sent = after.kept && own.is_some();
    page(&cx, view, own, &written, sent, &Refusal::default()).await
}

/// Shows the page again, with what was typed, after a position was refused.
pub(crate) async fn again(
    cx: &PageContext,
    id: ProposalId,
    written: &PositionForm,
    refusal: &Refusal,
) -> Page {
    let view = queries::view(&cx.portal, &cx.actor, id).await?;
    let own = positions::queries::own(&cx.portal, &cx.actor, &view).await?;
    page(cx, view, own, written, false, refusal).await
}

/// The saved position, as the fields of the form.
fn of(view: &ProposalView, own: Option<&Own>) -> PositionForm {
    let mut replies: [Option<String>; MOST_QUESTIONS] = Default::default();
    for (reply, question) in replies.iter_mut().zip(&view.questions) {
        reply.clone_from(&question.reply);
    }
    PositionForm {
        position: own
            .map(|own| own.position.as_str().to_owned())
            .unwrap_or_default(),
        reason: own.map(|own| own.reason.clone()).unwrap_or_default(),
        shown_as: own
            .map_or(Attribution::Segment, |own| own.shown_as)
            .as_str()
            .to_owned(),
        replies,
    }
}

async fn page(
    cx: &PageContext,
    view: ProposalView,
    own: Option<Own>,
    written: &PositionForm,
    sent: bool,
    refusal: &Refusal,
) -> Page {
    let lang = cx.lang;
    let recorded = decisions::queries::of(&cx.portal, &view).await?;
    let promised = promises::queries::of_proposal(&cx.portal, &cx.actor, view.proposal.id).await?;
    let waived = recorded.waiver.is_some();
    let outcome_of = recorded.decision.as_ref().map(|decision| decision.outcome);
    let said = conscience_of(&cx.portal, &cx.actor, &view, outcome_of).await?;
    let links = conscience::shown::links(cx, &view.proposal, &said, recorded.decision.as_ref());
    let tally = positions::queries::tally(&cx.portal, &view).await?;
    let contributions =
        Section::load(cx, &view, None, SectionForm::default(), Refusal::default()).await?;
    let page = cx.page(view.proposal.title.clone()).refused_below(refusal);
    page.show(|| {
        let votes = view.viewer.asked && view.proposal.state == State::Open;
        let told = if sent {
            view! { <div class="notice" role="status"><p>{kept(lang)}</p></div> }.into_any()
        } else if votes {
            view! { {refusal.notice(lang)}{form::summary(lang, refusal)} }.into_any()
        } else {
            // The form is gone, and with it the place where the words would be.
            let texts = std::iter::once(written.reason.as_str());
            let texts = texts.chain(written.replies.iter().flatten().map(String::as_str));
            refusal.notice_with(lang, texts).into_any()
        };
        let form = votes.then(|| {
            view! {
                {form::own(cx, &view, own.as_ref())}
                {form::view(cx, &view, own.as_ref(), written, refusal, sent)}
            }
        });
        let closed = (!votes).then(|| form::own(cx, &view, own.as_ref()));
        let stand = tally.map(|tally: Tally| results::view(cx, &view, &tally));
        view! {
            {told}
            <h1>{view.proposal.title.clone()}</h1>
            {shown::view(cx, recorded, view.proposal.influence, view.proposal.terms)}
            {conscience::shown::view(cx, &view.proposal, &said)}
            {commitments::shown::section(cx, &promised)}
            {letter(cx, &view.proposal)}
            {closed}
            {form}
            {stand}
            {contributions.view(cx)}
            {staff(cx, &view, waived, links)}
        }
    })
}

/// The links for staff.
fn staff(
    cx: &PageContext,
    view: &ProposalView,
    waived: bool,
    links: Vec<(String, &'static str)>,
) -> Option<AnyView> {
    if !view.viewer.staff {
        return None;
    }
    let lang = cx.lang;
    let proposal = &view.proposal;
    let id = proposal.id;
    let mine = may_change(&cx.actor, proposal.owner_id);
    let link = |path: String, text: &'static str| view! { <li><a href=path>{text}</a></li> };
    let draft = (mine && proposal.state == State::Draft).then(|| {
        view! {
            {link(paths::edit_proposal(id, Step::Words), edit(lang))}
            {link(paths::preview(id), preview(lang))}
        }
    });
    let back = (mine && matches!(proposal.state, State::Draft | State::Open))
        .then(|| link(paths::withdraw_proposal(id), withdraw(lang)));
    let looks = proposal.state != State::Draft && may_look(view.viewer, proposal.state);
    let themes = looks.then(|| link(paths::themes(id), themes(lang)));
    let closed = proposal.state == State::Closed;
    let decide = (mine && closed).then(|| link(paths::decide(id), decide(lang)));
    let promise = (mine && proposal.state == State::Decided)
        .then(|| link(paths::promise_in_decision(id), promise(lang)));
    let waive = (cx.actor.is(Role::BoardMember) && closed && !waived)
        .then(|| link(paths::waive(id), waive(lang)));
    let replies: Vec<_> = view
        .questions
        .iter()
        .filter(|_| view.viewer.reads_replies() && view.viewer.reads_words(proposal.state))
        .map(|question| {
            let path = paths::replies(id, question.place);
            let text = replies_to(lang, &question.text);
            view! { <li><a href=path>{text}</a></li> }
        })
        .collect();
    let left_out = (proposal.left_out > 0)
        .then(|| view! { <p class="hint">{left_out(lang, proposal.left_out)}</p> });
    Some(
        view! {
            {left_out}
            <nav aria-label=proposal.project_name.clone()>
                <ul>
                    {draft}
                    {themes}
                    {decide}
                    {promise}
                    {waive}
                    {links.into_iter().map(|(path, text)| link(path, text)).collect_view()}
                    {replies}
                    {link(paths::project(proposal.project_id), to_project(lang))}
                    {back}
                </ul>
            </nav>
        }
        .into_any(),
    )
}
