//! Moving the date of a commitment, with a reason that is mailed to everybody it was promised to.

use super::{day, show::customers_text};
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{
        Form, answered,
        prose::prose,
        refusal::{Refusal, show_again},
    },
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    answering::commitments::{
        LONGEST,
        operations::{self, ToMove},
        queries::to_keep,
    },
    base::ids::CommitmentId,
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "De datum van een afspraak verzetten" | "Move the date of a commitment";
    lead(customers: &str) = "De oude datum, de nieuwe datum en uw reden gaan per mail naar iedereen aan wie dit beloofd is ({customers}). Ze komen ook in het afsprakenboek."
        | "The old date, the new date and your reason go by email to everyone to whom this was promised ({customers}). They also go into the ledger.";
    by(who: &str) = "Beloofd door {who}" | "Promised by {who}";
    now_due(day: &str) = "Nu beloofd: uiterlijk {day}." | "Now promised by {day}.";
    due_on = "Nieuwe datum" | "New date";
    reason = "Waarom?" | "Why?";
    send = "Datum verzetten en mailen" | "Move the date and email";
    moved = "De datum is verzet. De klanten krijgen een mail, of lezen het hier als die mails uit staan."
        | "The date was moved. The customers get an email, or read it here if they turned those emails off.";
}

/// The submitted form.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct MoveDayForm {
    from_on: String,
    due_on: String,
    reason: String,
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<CommitmentId>) -> Page {
    page(&cx, id, &MoveDayForm::default(), &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<CommitmentId>,
    Posted(typed): Posted<MoveDayForm>,
) -> Page {
    let to_move = ToMove {
        from_on: typed.from_on.clone(),
        due_on: typed.due_on.clone(),
        reason: typed.reason.clone(),
    };
    match operations::move_day(&cx.portal, &cx.actor, id, &to_move).await {
        Ok(()) => cx.done(&paths::commitment(id), moved(cx.lang)),
        Err(error) => {
            show_again(error, async |refusal| page(&cx, id, &typed, &refusal).await).await
        }
    }
}

async fn page(cx: &PageContext, id: CommitmentId, typed: &MoveDayForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let found = to_keep(&cx.portal, &cx.actor, id, refusal.conflict().is_some()).await?;
    let labels = [("due_on", due_on(lang)), ("reason", reason(lang))];
    let form = Form::new(lang, refusal, &labels);
    cx.page(title(lang)).refused(refusal).show(|| {
        view! {
                        {form.summary()}
            <h1>{title(lang)}</h1>
            {answered(prose(&found.text), by(lang, &found.made_by))}
            <p>{now_due(lang, &day(lang, found.due_on))}</p>
            <p>{lead(lang, &customers_text(lang, found.people))}</p>
            <form method="post" novalidate>
                <input type="hidden" name="from_on" value=found.due_on.as_text()/>
                {form.date("due_on", &typed.due_on).short().view()}
                {form.area("reason", &typed.reason, 3).limit(LONGEST).view()}
                <button class="button">{send(lang)}</button>
            </form>
        }
    })
}
