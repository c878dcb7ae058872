//! A customer appeals against an explained "no" or a round that was withdrawn, and reads the ruling.

use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{
        Form, answered,
        prose::prose,
        refusal::{Refusal, show_again},
        said,
    },
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Language,
    answering::conscience::appeals::{
        Appeal, LONGEST, No, Ruling, operations,
        queries::{self, AppealContext},
        rules::{ANSWER_DAYS, DAYS},
    },
    base::ids::ProposalId,
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Beroep bij het klantgeweten" | "Appeal to the customer conscience";
    lead(owner: &str) = "Het klantgeweten kijkt of dit “nee” eerlijk tegenover u is, en vraagt {owner} zo nodig er opnieuw naar te kijken."
        | "The customer conscience looks at whether this “no” is fair to you, and asks {owner} to look again if necessary.";
    who_reads(days: i64) = "Alleen het klantgeweten leest uw naam en uw woorden. U krijgt binnen {days} dagen antwoord."
        | "Only the customer conscience reads your name and your words. You get an answer within {days} days.";
    once(days: i64) = "Dit kan één keer, tot {days} dagen na het “nee”." | "You can do this once, until {days} days after the “no”.";
    would_change = "Wat ons volgens het besluit van gedachten kan doen veranderen" | "What could change our mind, according to the decision";
    withdrawn = "Waarom het voorstel is ingetrokken" | "Why the proposal was withdrawn";
    whole = "Lees het hele besluit" | "Read the whole decision";
    label = "Waarom vindt u dat dit opnieuw bekeken moet worden?" | "Why do you think that this should be looked at again?";
    do_it = "In beroep gaan" | "Send my appeal";
    done = "Uw beroep is bij het klantgeweten." | "Your appeal is with the customer conscience.";
    you(day: &str) = "U, {day}" | "You, {day}";
    due = "Antwoord" | "Answer";
    upheld(who: &str) = "{who} geeft u gelijk en heeft de eigenaar gevraagd er opnieuw naar te kijken."
        | "{who} agrees with you and has asked the owner to look again.";
    explained(who: &str) = "{who} legt uit waarom het besluit blijft." | "{who} explains why the decision stands.";
    signed(who: &str, day: &str) = "{who}, het klantgeweten, {day}" | "{who}, the customer conscience, {day}";
    back = "Terug naar het voorstel" | "Back to the proposal";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct AppealForm {
    text: String,
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<ProposalId>) -> Page {
    page(&cx, id, &AppealForm::default(), &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<ProposalId>,
    Posted(typed): Posted<AppealForm>,
) -> Page {
    let path = paths::appeal(id);
    match operations::appeal(&cx.portal, &cx.actor, id, &typed.text).await {
        Ok(()) => cx.done(&path, done(cx.lang)),
        Err(error) => {
            show_again(error, async |refusal| page(&cx, id, &typed, &refusal).await).await
        }
    }
}

async fn page(cx: &PageContext, id: ProposalId, typed: &AppealForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let AppealContext {
        title: proposal,
        owner,
        no,
        own,
    } = queries::appeal_context(&cx.portal, &cx.actor, id).await?;
    let labels = [("text", label(lang))];
    let form = Form::new(lang, refusal, &labels);
    cx.page(title(lang)).refused(refusal).show(|| {
        let body = match own {
            Some(own) => appeal_view(cx, &own),
            None => view! {
                <p>{lead(lang, &owner)}</p>
                <p>{who_reads(lang, ANSWER_DAYS)}</p>
                {no_view(lang, &no)}
                <form method="post" novalidate>
                    {form.area("text", &typed.text, 6).hint(once(lang, DAYS)).limit(LONGEST).view()}
                    <button class="button">{do_it(lang)}</button>
                </form>
            }
            .into_any(),
        };
        view! {
            {form.summary()}
            <h1>{title(lang)}</h1>
            <p class="lead">{proposal}</p>
            {whole_link(lang, id, &no)}
            {body}
            <p><a href=paths::proposal(id)>{back(lang)}</a></p>
        }
    })
}

/// The words of the "no" to which an appeal replies.
pub(super) fn no_view(lang: Language, no: &No) -> AnyView {
    let title = if no.withdrawn {
        withdrawn(lang)
    } else {
        would_change(lang)
    };
    view! { <h2>{title}</h2>{prose(&no.words)} }.into_any()
}

/// The way to the decision; a round that was withdrawn has none.
pub(super) fn whole_link(lang: Language, id: ProposalId, no: &No) -> Option<AnyView> {
    (!no.withdrawn)
        .then(|| view! { <p><a href=paths::decision(id)>{whole(lang)}</a></p> }.into_any())
}

/// The ruling on an appeal, for the member who made it.
pub(crate) fn ruling_text(lang: Language, ruling: Ruling, who: &str) -> String {
    match ruling {
        Ruling::Upheld => upheld(lang, who),
        Ruling::Explained => explained(lang, who),
    }
}

fn appeal_view(cx: &PageContext, own: &Appeal) -> AnyView {
    let lang = cx.lang;
    let who = own.ruled_by.clone().unwrap_or_default();
    let ruled = match (own.ruling, own.ruled_at) {
        (Some(ruling), Some(at)) => view! {
            <p class="lead">{ruling_text(lang, ruling, &who)}</p>
            {answered(prose(&own.words), signed(lang, &who, &cx.day(at)))}
        }
        .into_any(),
        _ => view! { <p>{cx.clock(due(lang), own.due_at)}</p> }.into_any(),
    };
    view! { {said(&own.text, you(lang, &cx.day(own.written_at)))}{ruled} }.into_any()
}
