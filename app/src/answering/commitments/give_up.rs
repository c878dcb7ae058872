//! Giving a commitment up, with a reason that is mailed to everybody it was promised to.

use super::show::customers_text;
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
    answering::commitments::{LONGEST, operations, queries::to_keep},
    base::ids::CommitmentId,
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Een afspraak niet nakomen" | "Give up a commitment";
    lead(customers: &str) = "De afspraak geldt dan als niet nagekomen. Uw uitleg gaat per mail naar iedereen aan wie u dit beloofde ({customers}), en komt in het afsprakenboek."
        | "The commitment then counts as broken. Your explanation goes by email to everyone to whom you promised this ({customers}), and into the ledger.";
    by(who: &str) = "Beloofd door {who}" | "Promised by {who}";
    why = "Waarom gebeurt het niet?" | "Why won't it happen?";
    send = "Melden dat het niet gebeurt" | "Give up and email";
    done = "De afspraak geldt nu als niet nagekomen. De klanten krijgen een mail, of lezen het hier als die mails uit staan."
        | "The commitment now counts as broken. The customers get an email, or read it here if they turned those emails off.";
}

/// The submitted form.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct GiveUpForm {
    why: String,
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<CommitmentId>) -> Page {
    page(&cx, id, &GiveUpForm::default(), &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<CommitmentId>,
    Posted(typed): Posted<GiveUpForm>,
) -> Page {
    match operations::give_up(&cx.portal, &cx.actor, id, &typed.why).await {
        Ok(()) => cx.done(&paths::commitment(id), done(cx.lang)),
        Err(error) => {
            show_again(error, async |refusal| page(&cx, id, &typed, &refusal).await).await
        }
    }
}

async fn page(cx: &PageContext, id: CommitmentId, typed: &GiveUpForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let found = to_keep(&cx.portal, &cx.actor, id, refusal.conflict().is_some()).await?;
    let labels = [("why", why(lang))];
    let form = Form::new(lang, refusal, &labels);
    cx.page(title(lang)).refused(refusal).show(|| {
        view! {
                        {form.summary()}
            <h1>{title(lang)}</h1>
            {answered(prose(&found.text), by(lang, &found.made_by))}
            <p>{lead(lang, &customers_text(lang, found.people))}</p>
            <form method="post" novalidate>
                {form.area("why", &typed.why, 3).limit(LONGEST).view()}
                <button class="button danger">{send(lang)}</button>
            </form>
        }
    })
}
