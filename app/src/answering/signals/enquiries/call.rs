//! Asking to be called back.

use super::shown::call_time;
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{
        Choice, Form, Icon, icon,
        refusal::{Refusal, show_again},
        sentence_case,
    },
};
use axum_extra::extract::Form as Posted;
use klankbord_domain::answering::signals::{
    LONGEST,
    enquiries::{
        operations::{self, CallForm as Typed},
        queries,
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Wanneer bellen wij u?" | "When shall we call you?";
    lead = "Wie u belt, leest uw naam. Het klantgeweten ook. De rest van de afdeling leest waar het over gaat en uw nummer, niet uw naam. Wij wissen het nummer zodra u gebeld bent."
        | "The person who calls you reads your name. So does the customer conscience. The rest of the department reads what it is about and your number, not your name. We delete the number once you have been called.";
    not_offered = "Wij bellen op dit moment niet terug." | "We are not calling back at the moment.";
    ask_instead = "Vraag het ons hier" | "Ask us here";
    back = "Terug" | "Back";
    from = "Wanneer komt het u uit?" | "When does it suit you?";
    soonest(when: &str) = "Zo snel mogelijk, {when}" | "As soon as possible, {when}";
    phone = "Uw telefoonnummer" | "Your phone number";
    words = "Waar gaat het over?" | "What is it about?";
    words_hint = "Een paar woorden zijn genoeg. Zo belt de juiste persoon u." | "A few words are enough. That way the right person can call you.";
    send = "Bel mij terug" | "Call me back";
    kept = "Bedankt. Hieronder ziet u wie u belt en wanneer." | "Thank you. Below you can see who will call you and when.";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct CallForm {
    phone: String,
    from: String,
    words: String,
    form_key: String,
}

pub(crate) async fn show(cx: PageContext) -> Page {
    let typed = CallForm {
        form_key: cx.portal.random.token().secret().to_owned(),
        ..CallForm::default()
    };
    page(&cx, &typed, &Refusal::default()).await
}

pub(crate) async fn post(cx: PageContext, Posted(typed): Posted<CallForm>) -> Page {
    let form = Typed {
        phone: typed.phone.clone(),
        from: typed.from.clone(),
        words: typed.words.clone(),
        form_key: typed.form_key.clone(),
    };
    match operations::ask_for_call(&cx.portal, &cx.actor, &form).await {
        Ok(id) => cx.done(&paths::enquiry(id), kept(cx.lang)),
        Err(error) => show_again(error, async |refusal| page(&cx, &typed, &refusal).await).await,
    }
}

async fn page(cx: &PageContext, typed: &CallForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let times = queries::call_times(&cx.portal, &cx.actor).await?;
    let labels = [
        ("phone", phone(lang)),
        ("from", from(lang)),
        ("words", words(lang)),
    ];
    let form = Form::new(lang, refusal, &labels);
    cx.page(title(lang)).refused(refusal).show(|| {
        if !times.is_offered {
            return view! {
                <h1>{title(lang)}</h1>
                <p class="lead">{not_offered(lang)}</p>
                <p><a class="button" href=paths::ask()>{ask_instead(lang)}</a></p>
            }
            .into_any();
        }
        let soon = soonest(lang, &call_time(cx, None, times.due_at));
        let mut when = vec![Choice::new("", soon)];
        when.extend(times.parts.iter().map(|(from, to)| {
            Choice::new(
                from.0.to_string(),
                sentence_case(&call_time(cx, Some(*from), *to)),
            )
        }));
        view! {
            <a class="back" href=paths::home()>{icon(Icon::Back)}{back(lang)}</a>
            {form.summary()}
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            <form method="post" data-draft="call" novalidate>
                <input type="hidden" name="form_key" value=typed.form_key.clone()/>
                {form.line("phone", &typed.phone).kind("tel").autocomplete("tel").view()}
                {form.choose("from", &typed.from, when).view()}
                {form.area("words", &typed.words, 3).hint(words_hint(lang)).limit(LONGEST).view()}
                <button class="button">{send(lang)}</button>
            </form>
        }
        .into_any()
    })
}
