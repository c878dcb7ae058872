//! The promises to customers who advise. Everybody can read them, and the administrator can change them
//! with a reason.

use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{
        Facts, Form,
        counts::days,
        prose::prose,
        refusal::{Refusal, show_again},
    },
};
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Role,
    answering::decisions::advice::{self as operations, TermsForm as Change},
    rounds::terms::{LONGEST_REASON, Terms, queries},
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Als klanten adviseren" | "When customers advise";
    lead = "Bij elk voorstel staat hoe ver uw invloed gaat. Vragen wij u om advies, dan gelden deze termijnen."
        | "Each proposal says how far your influence goes. When we ask for your advice, these time limits apply.";
    advise = "Tijd om te adviseren, ten minste" | "Time to advise, at least";
    reasons = "Volgen wij het advies niet, dan leest u waarom binnen" | "If we don't follow the advice, you read why within";
    standstill = "Na het besluit wachten wij met uitvoeren" | "After the decision we wait before we carry it out";
    law = "Dit zijn de termijnen uit artikel 5 van de Overlegwet: zes weken, veertien dagen, drie dagen."
        | "These are the time limits of article 5 of the Dutch Overlegwet: six weeks, fourteen days, three days.";
    changed_title = "Wat er veranderde, en waarom" | "What changed, and why";
    changed(advise: &str, reasons: &str, standstill: &str) = "{advise}, {reasons} en {standstill}" | "{advise}, {reasons} and {standstill}";
    by(who: &str, day: &str) = "{who}, {day}" | "{who}, {day}";
    change = "Termijnen wijzigen" | "Change the time limits";
    change_lead = "De nieuwe termijnen gelden voor rondes die nog opengaan. Klanten lezen uw reden, en het klantgeweten krijgt bericht."
        | "The new time limits apply to rounds that have yet to open. Customers read your reason, and the customer conscience gets an email.";
    suffix = "dagen" | "days";
    advise_label = "Tijd om te adviseren, ten minste" | "Time to advise, at least";
    reasons_label = "Redenen als u het advies niet volgt, binnen" | "Reasons if you don't follow the advice, within";
    standstill_label = "Wachten met uitvoeren" | "Wait before carrying it out";
    why_label = "Waarom verandert u dit?" | "Why are you changing this?";
    save = "Termijnen wijzigen" | "Change the time limits";
    saved = "De termijnen zijn gewijzigd. Het klantgeweten krijgt bericht." | "The time limits were changed. The customer conscience gets an email.";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct AdviceForm {
    advise_days: String,
    reasons_days: String,
    standstill_days: String,
    why: String,
}

pub(crate) async fn show(cx: PageContext) -> Page {
    let lang = cx.lang;
    let changes = queries::changes(&cx.portal, &cx.actor).await?;
    let terms = changes.first().map_or(Terms::LAW, |last| last.terms);
    cx.page(title(lang)).show(|| {
        let facts = Facts::new()
            .fact(advise(lang), days(lang, terms.advise_days))
            .fact(reasons(lang), days(lang, terms.reasons_days))
            .fact(standstill(lang), days(lang, terms.standstill_days))
            .view();
        let law = (terms == Terms::LAW).then(|| view! { <p>{law(lang)}</p> });
        let history: Vec<_> = changes
            .iter()
            .map(|change| {
                let of = change.terms;
                let what = {
                    let [advise, reasons, standstill] = [of.advise_days, of.reasons_days, of.standstill_days].map(|count| days(lang, count));
                    changed(lang, &advise, &reasons, &standstill)
                };
                view! {
                    <h3>{what}</h3>
                    {prose(&change.why)}
                    <p class="hint">{by(lang, &change.changed_by, &cx.day(change.changed_at))}</p>
                }
            })
            .collect();
        let history =
            (!history.is_empty()).then(|| view! { <h2>{changed_title(lang)}</h2>{history} });
        let link = cx.actor.is(Role::Administrator).then(|| {
            view! { <p><a class="button secondary" href=paths::change_advice()>{change(lang)}</a></p> }
        });
        view! {
            <h1>{title(lang)}</h1>
            <p class="lead">{lead(lang)}</p>
            {facts}
            {law}
            {link}
            {history}
        }
    })
}

pub(crate) async fn ask(cx: PageContext) -> Page {
    let changes = queries::changes(&cx.portal, &cx.actor).await?;
    let terms = changes.first().map_or(Terms::LAW, |last| last.terms);
    let typed = AdviceForm {
        advise_days: terms.advise_days.to_string(),
        reasons_days: terms.reasons_days.to_string(),
        standstill_days: terms.standstill_days.to_string(),
        why: String::new(),
    };
    page(&cx, &typed, &Refusal::default())
}

pub(crate) async fn post(cx: PageContext, Posted(typed): Posted<AdviceForm>) -> Page {
    let change = Change {
        advise_days: typed.advise_days.clone(),
        reasons_days: typed.reasons_days.clone(),
        standstill_days: typed.standstill_days.clone(),
        why: typed.why.clone(),
    };
    match operations::change(&cx.portal, &cx.actor, &change).await {
        Ok(()) => cx.done(paths::advice(), saved(cx.lang)),
        Err(error) => show_again(error, async |refusal| page(&cx, &typed, &refusal)).await,
    }
}

fn page(cx: &PageContext, typed: &AdviceForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let labels = [
        ("advise_days", advise_label(lang)),
        ("reasons_days", reasons_label(lang)),
        ("standstill_days", standstill_label(lang)),
        ("why", why_label(lang)),
    ];
    let form = Form::new(lang, refusal, &labels);
    let number = |name: &'static str, value: &str| {
        form.line(name, value)
            .input_mode("numeric")
            .short()
            .suffix(suffix(lang))
            .view()
    };
    cx.page(change(lang)).refused(refusal).show(|| {
        view! {
            {form.summary()}
            <h1>{change(lang)}</h1>
            <p class="lead">{change_lead(lang)}</p>
            <form method="post" action=paths::change_advice() novalidate>
                {number("advise_days", &typed.advise_days)}
                {number("reasons_days", &typed.reasons_days)}
                {number("standstill_days", &typed.standstill_days)}
                {form.line("why", &typed.why).limit(LONGEST_REASON).view()}
                <button class="button">{save(lang)}</button>
            </form>
        }
    })
}
