//! The page of a proposal: the letter with the one thing to do, and the ways to what followed.

use super::proposal_desk;
use crate::{
    answering::{commitments, conscience, decisions::shown},
    rounds::{
        contributions::section::own_list,
        positions::position_name,
        proposals::{
            letter::{folds, letter, next_section},
            translation,
        },
    },
    web::{
        context::{Page, PageContext},
        paths,
        ui::{lang_of, languages},
    },
};
use axum::extract::Path;
use futures::try_join;
use klankbord_domain::{
    Role,
    answering::{commitments as promises, conscience::queries::find as conscience_of, decisions},
    base::ids::ProposalId,
    rounds::{
        contributions,
        positions::{self, Own, Position},
        projects::rules::may_change,
        proposals::{
            Proposal, State,
            draft::Step,
            queries::{self, ProposalView},
            visibility::Results,
        },
        themes::rules::may_look,
    },
};
use leptos::prelude::*;

texts! {
    your_turn = "Wat vindt u hiervan?" | "What do you think of this?";
    counts_at_once = "Uw stem telt meteen mee, zonder uw naam. Daarna kunt u uitleggen waarom, en u kunt alles nog veranderen."
        | "Your vote counts at once, without your name. After that you can explain why, and you can still change everything.";
    meanings = "Wat deze keuzes betekenen" | "What these choices mean";
    change = "Stem wijzigen" | "Change my vote";
    results_so_far = "Bekijk de stand en wat anderen schreven" | "See the results so far and what others wrote";
    results = "Bekijk de uitslag" | "See the results";
    round_over = "De ronde is gesloten." | "The round has closed.";
    not_yet = "U ziet de stand en wat anderen schreven zodra u hebt gestemd. Zo denkt iedereen eerst zelf na." | "You can see the results and what others wrote once you have voted. That way, everyone thinks for themselves first.";
    ask_first = "Iets vragen of vertellen bij dit voorstel" | "Ask or tell us something about this proposal";
    see_yours = "Bekijk alles wat u zei" | "See everything you said";
    you_voted(position: &str, day: &str) = "U stemde op {day}: {position}." | "You voted on {day}: {position}.";
    until(moment: &str) = "U kunt het wijzigen tot en met {moment}." | "You can change it until {moment}.";
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

pub(crate) async fn show(cx: PageContext, Path(id): Path<ProposalId>) -> Page {
    let view = queries::view(&cx.portal, &cx.actor, id).await?;
    // Its owner has work to do here; the letter is for the others.
    if view.proposal.state != State::Draft
        && let Some(stand) = decisions::queries::stand(&cx.portal, &view).await?
    {
        return proposal_desk::show(&cx, view, stand).await;
    }
    let (own, mine, recorded, promised) = try_join!(
        positions::queries::own(&cx.portal, &cx.actor, &view),
        contributions::queries::mine_on(&cx.portal, &cx.actor, id),
        decisions::queries::of(&cx.portal, &cx.actor, &view),
        promises::queries::of_proposal(&cx.portal, &cx.actor, view.proposal.id),
    )?;
    let waived = recorded.waiver.is_some();
    let outcome_of = recorded.decision.as_ref().map(|decision| decision.outcome);
    let said = conscience_of(&cx.portal, &cx.actor, &view, outcome_of).await?;
    let links = conscience::shown::links(&cx, &view.proposal, &said, recorded.decision.as_ref());
    cx.page(view.proposal.title.clone()).wide().show(|| {
        let title = heading(&cx, &view.proposal);
        // Once it is decided, the decision comes before the letter that led to it.
        let decision = shown::view(&cx, recorded, &view.proposal);
        let (decision, title) = if view.proposal.state == State::Decided {
            (view! { {title}{decision} }.into_any(), ().into_any())
        } else {
            (decision, title)
        };
        view! {
            {decision}
            {conscience::shown::view(&cx, &view.proposal, &said)}
            {commitments::shown::section(&cx, &promised)}
            <div class="letter-grid">
                {letter(&cx, &view.proposal, title)}
                {go(&cx, &view, own.as_ref())}
            </div>
            {own_list(&cx, &mine)}
            {ask(&cx, &view)}
            {folds(&cx, &view.proposal)}
            {next_section(&cx, &view.proposal)}
            {staff(&cx, &view, waived, links)}
        }
    })
}

/// The title of a proposal, and the line that says in which language its words are.
pub(super) fn heading(cx: &PageContext, proposal: &Proposal) -> AnyView {
    view! {
        <h1 lang=lang_of(cx.lang, proposal.language)>{proposal.title.clone()}</h1>
        {languages(cx, proposal.language, proposal.has_both)}
    }
    .into_any()
}

/// The way to ask something, which needs no vote.
fn ask(cx: &PageContext, view: &ProposalView) -> Option<AnyView> {
    let open = view.viewer.asked && view.proposal.state == State::Open;
    let path = paths::say_more(view.proposal.id);
    open.then(|| view! { <p><a href=path>{ask_first(cx.lang)}</a></p> }.into_any())
}

/// The one thing to do with the letter: to take a position with one press, or to change it. It lies on straw while the
/// reader has not voted.
pub(super) fn go(cx: &PageContext, view: &ProposalView, own: Option<&Own>) -> Option<AnyView> {
    let lang = cx.lang;
    let proposal = &view.proposal;
    let open = view.viewer.asked && proposal.state == State::Open;
    let sees = view.viewer.results(proposal.state, 0) != Results::Hidden;
    let seen = sees.then(|| {
        let text = if proposal.state == State::Open {
            results_so_far(lang)
        } else {
            results(lang)
        };
        view! { <p><a href=paths::round_results(proposal.id)>{text}</a></p> }
    });
    let Some(own) = own else {
        if !open {
            let over = matches!(proposal.state, State::Closed | State::Decided)
                .then(|| view! { <p>{round_over(lang)}</p> });
            return seen
                .map(|seen| view! { <aside class="sheet go">{over}{seen}</aside> }.into_any());
        }
        let buttons: Vec<_> = Position::ALL
                .iter()
                .map(|one| {
                    view! { <button class="button secondary" name="position" value=one.as_str()>{position_name(lang, *one)}</button> }
                })
                .collect();
        return Some(
            view! {
                <aside class="sheet turned go">
                    <h2>{your_turn(lang)}</h2>
                    <form method="post" action=paths::cast_position(proposal.id) class="positions">{buttons}</form>
                    <p>{counts_at_once(lang)}</p>
                    <p><a href=paths::cast_position(proposal.id)>{meanings(lang)}</a></p>
                    <p>{not_yet(lang)}</p>
                </aside>
            }
            .into_any(),
);
    };
    let voted = you_voted(
        lang,
        position_name(lang, own.position),
        &cx.day(own.changed_at),
    );
    let until = proposal
        .closes_at
        .filter(|_| open)
        .map(|at| until(lang, &cx.moment(at)));
    let links = view! { <p><a href=paths::thanks(proposal.id)>{see_yours(lang)}</a></p> };
    let change = open.then(|| {
        view! { <a class="button secondary small" href=paths::cast_position(proposal.id)>{change(lang)}</a> }
    });
    Some(
        view! { <aside class="sheet go"><p class="own-position">{voted}" "{until}</p>{change}{seen}{links}</aside> }
            .into_any(),
    )
}

/// The links for staff.
pub(super) fn staff(
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
    let written = view
        .translation
        .map(|own| view! { <li>{translation::way(cx, id, own)}</li> });
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
                    {written}
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
