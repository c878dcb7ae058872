//! The page after the last question: what is kept, with a way to change each part, and what happens next.

use super::position_name;
use crate::{
    rounds::{contributions::section, proposals::letter},
    web::{
        context::{Page, PageContext},
        paths,
        ui::{Icon, icon, lang_of, prose::prose},
    },
};
use axum::extract::Path;
use klankbord_domain::{
    base::ids::ProposalId,
    rounds::{contributions, positions::queries, proposals},
};
use leptos::prelude::*;

texts! {
    title = "Dank u wel" | "Thank you";
    kept(moment: &str) = "Wij hebben uw mening, opgeslagen op {moment}." | "We have your opinion, saved on {moment}.";
    next = "Wat er nu gebeurt" | "What happens next";
    you_said = "Wat u zei" | "What you said";
    until(day: &str) = "U kunt dit tot en met {day} veranderen." | "You can change this until {day}.";
    vote = "Uw stem" | "Your vote";
    reason = "Uw reden" | "Your reason";
    no_reason = "U gaf geen reden." | "You gave no reason.";
    no_reply = "U gaf geen antwoord." | "You gave no answer.";
    change = "Wijzigen" | "Change";
    change_it(what: &str) = "Wijzigen: {what}" | "Change: {what}";
    home = "Naar uw startpagina" | "To your home page";
    results = "Bekijk de stand en wat anderen schreven" | "See the results so far and what others wrote";
    one_more = "Nog iets vragen of vertellen" | "Ask or tell us one more thing";
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<ProposalId>) -> Page {
    let lang = cx.lang;
    let view = proposals::queries::view(&cx.portal, &cx.actor, id).await?;
    let own = queries::own(&cx.portal, &cx.actor, &view).await?;
    let Some(own) = own else {
        return cx.go(&paths::proposal(id));
    };
    let mine = contributions::queries::mine_on(&cx.portal, &cx.actor, id).await?;
    let may_change = view.proposal.state == proposals::State::Open;
    cx.page(title(lang)).show(|| {
        let row = |what: &str, asked_in: Option<&'static str>, words: AnyView, path: String| {
            let change = may_change.then(|| {
                view! { <dd class="change"><a href=path aria-label=change_it(lang, what)>{change(lang)}</a></dd> }
            });
            let what = what.to_owned();
            view! { <div><dt lang=asked_in>{what}</dt><dd>{words}</dd>{change}</div> }
        };
        let words = |text: &str, none: &'static str| {
            if text.is_empty() {
                view! { <p class="soft">{none}</p> }.into_any()
            } else {
                prose(text)
            }
        };
        let replies: Vec<_> = view
            .questions
            .iter()
            .map(|question| {
                let reply = question.reply.as_deref().unwrap_or_default();
                row(
                    &question.text,
                    lang_of(lang, view.proposal.language),
                    words(reply, no_reply(lang)),
                    paths::reply(id, question.place),
                )
            })
            .collect();
        let until = view
            .proposal
            .closes_at
            .filter(|_| may_change)
            .map(|at| view! { <p>{until(lang, &cx.day(at))}</p> });
        let more = may_change.then(|| view! { <p><a href=paths::say_more(id)>{one_more(lang)}</a></p> });
        view! {
            <span class="done-mark" aria-hidden="true">{icon(Icon::Check)}</span>
            <h1>{title(lang)}</h1>
            <p class="lead">{kept(lang, &cx.moment(own.changed_at))}</p>
            <section id="next"><h2>{next(lang)}</h2>{letter::next(&cx, &view.proposal)}</section>
            <div class="buttons"><a class="button" href=paths::home()>{home(lang)}</a><a href=paths::round_results(id)>{results(lang)}</a></div>
            <section id="said">
                <h2>{you_said(lang)}</h2>
                {until}
                <dl class="answers">
                    {row(vote(lang), None, view! { <p>{position_name(lang, own.position)}</p> }.into_any(), paths::cast_position(id))}
                    {row(reason(lang), None, words(&own.reason, no_reason(lang)), paths::give_reason(id))}
                    {replies}
                </dl>
                {section::own_list(&cx, &mine)}
                {more}
            </section>
        }
    })
}
