//! Asking or advising something at any moment, without an open round.

use crate::{
    rounds::contributions::attribution_name,
    web::{
        context::{Page, PageContext},
        paths,
        ui::{
            Choice, Form, Icon, icon,
            refusal::{Refusal, show_again},
            time,
        },
    },
};
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Language,
    answering::signals::{
        LONGEST,
        enquiries::{
            operations::{self, AskForm as Typed},
            queries,
        },
    },
    rounds::contributions::Attribution,
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Wat wilt u vragen of vertellen?" | "What would you like to ask or tell us?";
    lead(when: &str) = "Wij zoeken de juiste persoon. U krijgt uiterlijk {when} antwoord van iemand met een naam."
        | "We will find the right person. A named person will answer you by {when}.";
    back = "Terug" | "Back";
    words = "In uw eigen woorden" | "In your own words";
    words_hint = "Alles mag: een vraag, een klacht, een idee. Rekening-, kaart- en telefoonnummers maken wij onleesbaar voordat iemand dit leest."
        | "Anything goes: a question, a complaint, an idea. We hide account, card and phone numbers before anybody reads this.";
    shown_as = "Wie mag weten dat dit van u komt?" | "Who may know that this is from you?";
    name_means = "Wie uw vraag oppakt, leest uw naam. Het klantgeweten ook. De rest van de afdeling leest uw vraag zonder uw naam."
        | "The person who picks up your question reads your name. So does the customer conscience. The rest of the department reads your question without it.";
    segment_means = "Wie u antwoordt, leest uw naam niet. Ook uw groep laten we weg als daar weinig mensen in zitten."
        | "The person who answers you does not read your name. We leave out your group too if it has few people in it.";
    conscience_means(conscience: &str) = "Alleen {conscience}, ons klantgeweten, leest dit, met uw naam erbij. U krijgt antwoord van {conscience}."
        | "Only {conscience}, our customer conscience, reads this, with your name. The answer comes from {conscience}.";
    send = "Versturen" | "Send";
    kept = "Bedankt, we hebben uw vraag. Hieronder ziet u wie antwoordt en wanneer." | "Thank you, we have your question. Below you can see who will answer and when.";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct AskForm {
    words: String,
    shown_as: String,
    form_key: String,
}

pub(crate) async fn show(cx: PageContext) -> Page {
    let typed = AskForm {
        form_key: cx.portal.random.token().secret().to_owned(),
        ..AskForm::default()
    };
    page(&cx, &typed, &Refusal::default()).await
}

pub(crate) async fn post(cx: PageContext, Posted(typed): Posted<AskForm>) -> Page {
    let form = Typed {
        words: typed.words.clone(),
        shown_as: typed.shown_as.clone(),
        form_key: typed.form_key.clone(),
    };
    match operations::ask(&cx.portal, &cx.actor, &form).await {
        Ok(id) => cx.done(&paths::enquiry(id), kept(cx.lang)),
        Err(error) => show_again(error, async |refusal| page(&cx, &typed, &refusal).await).await,
    }
}

async fn page(cx: &PageContext, typed: &AskForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let promise = queries::promise(&cx.portal, &cx.actor).await?;
    let labels = [("words", words(lang)), ("shown_as", shown_as(lang))];
    let form = Form::new(lang, refusal, &labels);
    cx.page(title(lang)).refused(refusal).show(|| {
        let when = time::weekday_date(lang, promise.due_at.date_in(&cx.zone()));
        let may_keep = !promise.conscience.is_empty();
        let all = Attribution::ALL.iter();
        let all = all.filter(|one| may_keep || **one != Attribution::Conscience);
        let who = all.map(|one| {
            let hint = means(lang, *one, &promise.conscience);
            Choice::new(one.as_str(), attribution_name(lang, *one)).hint(hint)
        });
        view! {
            <a class="back" href=paths::home()>{icon(Icon::Back)}{back(lang)}</a>
            {form.summary()}
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang, &when)}</p>
            <form method="post" data-draft="ask" novalidate>
                <input type="hidden" name="form_key" value=typed.form_key.clone()/>
                {form.area("words", &typed.words, 6).hint(words_hint(lang)).limit(LONGEST).view()}
                {form.choose("shown_as", &typed.shown_as, who.collect()).view()}
                <button class="button">{send(lang)}</button>
            </form>
        }
    })
}

/// The readers of an enquiry with this choice, as a sentence.
fn means(lang: Language, shown_as: Attribution, conscience: &str) -> String {
    match shown_as {
        Attribution::Name => name_means(lang).to_owned(),
        Attribution::Segment => segment_means(lang).to_owned(),
        Attribution::Conscience => conscience_means(lang, conscience),
    }
}
