//! The customer conscience answers an appeal.

use super::appeal::{no_view, whole_link};
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{
        Choice, Form, answered,
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
        LONGEST, Ruling,
        operations::{self, RulingForm as Words},
        queries,
    },
    base::ids::AppealId,
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Beroep van een klant" | "A customer's appeal";
    due = "Antwoord" | "Answer";
    ruling_label = "Wat vindt u van dit beroep?" | "What do you decide on this appeal?";
    upheld = "De klant krijgt gelijk" | "I uphold the appeal";
    upheld_hint = "De eigenaar wordt gevraagd er opnieuw naar te kijken. Uw woorden staan dan bij het besluit, waar iedereen ze leest: noem de klant niet."
        | "The owner is asked to look again. Your words are then shown with the decision, where everyone can read them. Don't name the customer.";
    explained = "Het besluit blijft" | "The decision stands";
    explained_hint = "U legt het nog een keer uit. Alleen de klant leest dat." | "You explain it once more. Only the customer reads that.";
    words_label = "Uw antwoord aan de klant" | "Your answer to the customer";
    do_it = "Antwoord versturen" | "Send the answer";
    done = "Het beroep is beantwoord. De klant krijgt een mail, of leest het hier als die mails uit staan."
        | "The appeal is answered. The customer gets an email, or reads it here if they turned those emails off.";
    you(day: &str) = "U of een voorganger, {day}" | "You or a predecessor, {day}";
    by(who: &str, day: &str) = "{who}, {day}" | "{who}, {day}";
    back = "Naar de werkbank" | "Back to the workbench";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct RulingForm {
    ruling: String,
    words: String,
}

/// The ruling on an appeal, in a few words.
pub(super) const fn ruling_name(lang: Language, ruling: Ruling) -> &'static str {
    match ruling {
        Ruling::Upheld => upheld(lang),
        Ruling::Explained => explained(lang),
    }
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<AppealId>) -> Page {
    page(&cx, id, &RulingForm::default(), &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<AppealId>,
    Posted(typed): Posted<RulingForm>,
) -> Page {
    let words = Words {
        ruling: typed.ruling.clone(),
        words: typed.words.clone(),
    };
    match operations::rule(&cx.portal, &cx.actor, id, &words).await {
        Ok(()) => cx.done(paths::workbench(), done(cx.lang)),
        Err(error) => {
            show_again(error, async |refusal| page(&cx, id, &typed, &refusal).await).await
        }
    }
}

async fn page(cx: &PageContext, id: AppealId, typed: &RulingForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let (appeal, name, no) = queries::to_rule(&cx.portal, &cx.actor, id).await?;
    let labels = [("ruling", ruling_label(lang)), ("words", words_label(lang))];
    let form = Form::new(lang, refusal, &labels);
    cx.page(title(lang)).refused(refusal).show(|| {
        let body = match (appeal.ruling, appeal.ruled_at) {
            (Some(ruling), Some(at)) => view! {
                <p class="lead">{ruling_name(lang, ruling)}</p>
                {answered(prose(&appeal.words), you(lang, &cx.day(at)))}
            }
            .into_any(),
            _ => {
                let choices = vec![
                    Choice::new(Ruling::Upheld.as_str(), upheld(lang)).hint(upheld_hint(lang)),
                    Choice::new(Ruling::Explained.as_str(), explained(lang))
                        .hint(explained_hint(lang)),
                ];
                view! {
                    <p>{cx.clock(due(lang), appeal.due_at)}</p>
                    <form method="post" novalidate>
                        {form.choose("ruling", &typed.ruling, choices).view()}
                        {form.area("words", &typed.words, 6).limit(LONGEST).view()}
                        <button class="button">{do_it(lang)}</button>
                    </form>
                }
                .into_any()
            }
        };
        view! {
            {form.summary()}
            <h1>{title(lang)}</h1>
            <p class="lead">{appeal.title.clone()}</p>
            {said(&appeal.text, by(lang, &name, &cx.day(appeal.written_at)))}
            {no_view(lang, &no)}
            {whole_link(lang, appeal.proposal_id, &no)}
            {body}
            <p><a href=paths::workbench()>{back(lang)}</a></p>
        }
    })
}
