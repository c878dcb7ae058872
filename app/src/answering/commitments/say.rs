//! The question whether it happened, for the people to whom it was promised.

use super::show;
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
    Language,
    answering::commitments::{Happened, LONGEST, operations, queries::Detail},
    base::ids::CommitmentId,
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    question = "Is het gebeurd?" | "Did it happen?";
    promised_to_you = "Dit is aan u beloofd." | "This was promised to you.";
    yes = "Ja" | "Yes";
    no = "Nee" | "No";
    unsure = "Dat kan ik niet zeggen" | "I can’t tell";
    yes_means = "Het is gebeurd zoals het beloofd is." | "It happened as it was promised.";
    no_means = "De verantwoordelijke en het klantgeweten krijgen bericht." | "The person responsible and the customer conscience get an email.";
    words = "Wilt u er iets bij zeggen?" | "Would you like to add something?";
    words_hint(who: &str) = "{who} en het klantgeweten lezen dit, zonder uw naam." | "{who} and the customer conscience read this, without your name.";
    you_said(answer: &str, day: &str) = "Op {day} zei u: {answer}. Is dat veranderd? Laat het dan opnieuw weten." | "On {day} you said: {answer}. If that has changed, please tell us again.";
    send = "Versturen" | "Send";
    heard = "Dank u. Zo ziet iedereen of wij onze afspraken nakomen." | "Thank you. This shows everyone whether we keep our commitments.";
}

/// The submitted form.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct SayForm {
    happened: String,
    said: String,
}

pub(super) const fn happened_name(lang: Language, happened: Happened) -> &'static str {
    match happened {
        Happened::Yes => yes(lang),
        Happened::No => no(lang),
        Happened::Unsure => unsure(lang),
    }
}

const fn labels(lang: Language) -> [(&'static str, &'static str); 2] {
    [("happened", question(lang)), ("said", words(lang))]
}

/// The error summary, for the top of the page.
pub(super) fn summary(lang: Language, refusal: &Refusal) -> AnyView {
    Form::new(lang, refusal, &labels(lang)).summary()
}

/// Says that it was promised to the reader, and asks whether it happened once it is time.
pub(super) fn view(
    cx: &PageContext,
    detail: &Detail,
    typed: &SayForm,
    refusal: &Refusal,
) -> AnyView {
    let lang = cx.lang;
    let Some(mine) = &detail.mine else {
        return ().into_any();
    };
    if mine.asked_at.is_none() {
        return inset(promised_to_you(lang));
    }
    let found = &detail.commitment;
    let before = mine
        .happened
        .zip(mine.said_at)
        .map(|(happened, at)| inset(you_said(lang, happened_name(lang, happened), &cx.day(at))));
    let kept = mine.happened.map_or("", Happened::as_str);
    let (chosen, said) = if refusal.is_empty() {
        (kept, mine.said.as_str())
    } else {
        (typed.happened.as_str(), typed.said.as_str())
    };
    let labels = labels(lang);
    let form = Form::new(lang, refusal, &labels);
    let choices = vec![
        Choice::new(Happened::Yes.as_str(), yes(lang)).hint(yes_means(lang)),
        Choice::new(Happened::No.as_str(), no(lang)).hint(no_means(lang)),
        Choice::new(Happened::Unsure.as_str(), unsure(lang)),
    ];
    view! {
        <section id="say">
            <h2>{question(lang)}</h2>
            <p>{promised_to_you(lang)}</p>
            {before}
            <form method="post" action=paths::say_if_kept(found.id) novalidate>
                {form.choose("happened", chosen, choices).view()}
                {form.area("said", said, 3).hint(words_hint(lang, &found.owner)).limit(LONGEST).optional().view()}
                <button class="button">{send(lang)}</button>
            </form>
        </section>
    }
    .into_any()
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<CommitmentId>,
    Posted(typed): Posted<SayForm>,
) -> Page {
    match operations::say(&cx.portal, &cx.actor, id, &typed.happened, &typed.said).await {
        Ok(()) => cx.done(&paths::commitment(id), heard(cx.lang)),
        Err(error) => {
            show_again(error, async |refusal| {
                show::page(&cx, id, &typed, &refusal).await
            })
            .await
        }
    }
}
