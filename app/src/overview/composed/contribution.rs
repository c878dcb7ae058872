//! One contribution, for its writer: the conversation about it, the promises that came of it, and the clock of its
//! answer.

use crate::{
    answering::answers::{
        conversation::{Exchange, Timing, awaited, clock, known, written},
        judging,
    },
    overview::outcomes::trace::steps,
    rounds::{contributions::attribution, supports},
    web::{
        context::{Page, PageContext},
        paths,
        ui::{Icon, Whose, face, icon, lang_of, languages, leaf, prose::prose, sentence_case},
    },
};
use axum::extract::Path;
use klankbord_domain::{
    Language,
    base::ids::ContributionId,
    overview::outcomes::{
        self,
        trace::{Link, Promise, Step},
    },
    rounds::{
        contributions::{
            Kind, State,
            queries::{self, Mine, Reply, Trace},
            rules::look_due,
        },
        proposals,
    },
};
use leptos::prelude::*;

texts! {
    your_question = "uw vraag" | "your question";
    your_concern = "uw zorg" | "your concern";
    your_idea = "uw idee" | "your idea";
    your_experience = "uw ervaring" | "your experience";
    answer_to(what: &str) = "Het antwoord op {what}" | "The answer to {what}";
    waits(what: &str) = "{what} wacht op antwoord" | "{what} is waiting for an answer";
    waits_again(what: &str) = "{what} wacht op een nieuw antwoord" | "{what} is waiting for a new answer";
    taken_back(what: &str) = "U hebt {what} ingetrokken" | "You have withdrawn {what}";
    all_of_yours = "Alles wat u schreef" | "Everything you wrote";
    about_proposal = "Bij het voorstel" | "On the proposal";
    changed(day: &str) = "veranderd op {day}" | "changed on {day}";
    looks = "Het klantgeweten kijkt" | "The customer conscience looks";
    looked(day: &str) = "Het klantgeweten heeft hiernaar gekeken op {day}." | "The customer conscience looked at this on {day}.";
    noted = "U zei twee keer dat uw vraag niet is beantwoord. Het klantgeweten ziet dat en kan u bellen." | "You said twice that your question was not answered. The customer conscience can see that and may call you.";
    promised_by(owner: &str) = "Beloofd door {owner}" | "Promised by {owner}";
    follow = "Volg deze afspraak" | "Follow this commitment";
    change = "Verander wat u schreef" | "Change what you wrote";
    take_back = "Trek het in" | "Withdraw it";
}

const fn yours(lang: Language, kind: Kind) -> &'static str {
    match kind {
        Kind::Question => your_question(lang),
        Kind::Concern => your_concern(lang),
        Kind::Idea => your_idea(lang),
        Kind::Experience => your_experience(lang),
    }
}

fn title(lang: Language, mine: &Mine) -> String {
    let what = yours(lang, mine.kind);
    match mine.state {
        State::Waiting if mine.reopened_at.is_some() => sentence_case(&waits_again(lang, what)),
        State::Waiting => sentence_case(&waits(lang, what)),
        State::Answered | State::Settled | State::Disputed => answer_to(lang, what),
        State::Withdrawn => taken_back(lang, what),
    }
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<ContributionId>) -> Page {
    let lang = cx.lang;
    let trace = queries::trace(&cx.portal, &cx.actor, id).await?;
    let mine = &trace.mine;
    let view = proposals::queries::view(&cx.portal, &cx.actor, mine.proposal_id).await?;
    let (portal, actor, zone) = (&cx.portal, &cx.actor, cx.zone());
    let links = outcomes::queries::trace(portal, actor, &trace, &view, &zone).await?;
    let title = title(lang, mine);
    let turn = mine.awaits_verdict();
    cx.page(title.clone()).whole().show(|| {
        view! {
            <div class="page">
                <a class="back" href=paths::mine()>{icon(Icon::Back)}{all_of_yours(lang)}</a>
                <h1>{title}</h1>
                <p class="meta"><span>
                    {icon(Icon::Talk)}
                    <span>{about_proposal(lang)}" "<a href=paths::proposal(mine.proposal_id)>{mine.title.clone()}</a></span>
                </span></p>
                <div class="split">
                    <div class="talk">
                        {conversation(&cx, &trace)}
                        {promises(&cx, &links)}
                        {judging::of_contribution(lang, mine)}
                        {changing(&cx, mine)}
                    </div>
                    <aside class="sheet" id="trace">
                        {clock(&cx, mine.reopened_at.unwrap_or(mine.written_at), mine.due_at, timing(mine))}
                        {steps(&cx, mine.proposal_id, &links, turn)}
                    </aside>
                </div>
            </div>
        }
    })
}

/// The reader's words and those of the organisation, in the order in which they were said.
fn conversation(cx: &PageContext, trace: &Trace) -> AnyView {
    let lang = cx.lang;
    let mine = &trace.mine;
    let known = known(lang, mine.shown_as, mine.is_nameless());
    let more = if mine.changed_at == mine.written_at {
        known.to_owned()
    } else {
        format!("{known}, {}", changed(lang, &cx.day(mine.changed_at)))
    };
    let replies: Vec<_> = (trace.replies.iter())
        .map(|reply| exchange(cx, reply))
        .collect();
    view! {
        {written(cx, &mine.text, mine.written_at, &more)}
        {supports::told(lang, trace.supporters)}
        {replies}
        {what_comes(cx, mine)}
    }
    .into_any()
}

/// One answer, and what the reader said of it.
fn exchange(cx: &PageContext, reply: &Reply) -> AnyView {
    let words = view! {
        {languages(cx, reply.language, reply.has_both())}
        <div lang=lang_of(cx.lang, reply.language)>{prose(&reply.text)}</div>
    };
    let said = |verdict| (verdict, reply.verdict_reason.as_str(), reply.verdict_at);
    Exchange {
        by: &reply.written_by,
        at: reply.published_at,
        words: words.into_any(),
        verdict: reply.verdict.map(said),
    }
    .view(cx)
}

/// What the reader can count on while there is no answer.
fn what_comes(cx: &PageContext, mine: &Mine) -> Option<AnyView> {
    match mine.state {
        State::Waiting => Some(awaited(
            cx,
            face(Whose::Staff(&mine.owner)),
            &mine.owner,
            mine.due_at,
        )),
        State::Disputed => {
            let look = looking(cx, mine);
            Some(view! { <p>{noted(cx.lang)}</p>{look} }.into_any())
        }
        State::Answered | State::Settled | State::Withdrawn => None,
    }
}

/// The promises to the reader: slips with a name and a day.
fn promises(cx: &PageContext, links: &[Link]) -> Vec<AnyView> {
    links
        .iter()
        .filter_map(|link| match &link.step {
            Step::Promised(promise) => Some(slip(cx, promise)),
            _ => None,
        })
        .collect()
}

fn slip(cx: &PageContext, promise: &Promise) -> AnyView {
    let lang = cx.lang;
    let leaf = promise.due_on.map(|day| leaf(lang, day, cx.today()));
    view! {
        <div class="promise">
            {leaf}
            <div>
                <p>{promise.text.clone()}</p>
                <p class="meta">
                    <span>{icon(Icon::Handshake)}{promised_by(lang, &promise.owner)}</span>
                    <a href=paths::commitment(promise.id)>{follow(lang)}</a>
                </p>
            </div>
        </div>
    }
    .into_any()
}

fn changing(cx: &PageContext, mine: &Mine) -> Option<AnyView> {
    let lang = cx.lang;
    let words = mine.may_change(cx.portal.now()).then(|| {
        view! {
            <a class="button secondary small" href=paths::edit_contribution(mine.id)>{icon(Icon::Pencil)}{change(lang)}</a>
            <a href=paths::withdraw_contribution(mine.id)>{take_back(lang)}</a>
        }
    });
    let fewer = attribution::link(cx, mine);
    (words.is_some() || fewer.is_some())
        .then(|| view! { <div class="buttons changing">{words}{fewer}</div> }.into_any())
}

/// How the answer stands to its day; without one for what was withdrawn.
fn timing(mine: &Mine) -> Timing<'_> {
    match (mine.state, mine.answered_at) {
        (State::Answered | State::Settled | State::Disputed, Some(at)) => {
            Timing::Given(mine.answered_by.as_deref().unwrap_or(&mine.owner), at)
        }
        (State::Waiting, _) => Timing::Waiting,
        _ => Timing::Over,
    }
}

/// By when the customer conscience looks at an answer that was refused twice, or when they did.
fn looking(cx: &PageContext, mine: &Mine) -> Option<AnyView> {
    let lang = cx.lang;
    if let Some(at) = mine.acknowledged_at {
        return Some(view! { <p>{looked(lang, &cx.day(at))}</p> }.into_any());
    }
    let at = mine.disputed_at?;
    let clock = cx.clock_by(looks(lang), look_due(at, &cx.zone()));
    Some(view! { <p>{clock}</p> }.into_any())
}
