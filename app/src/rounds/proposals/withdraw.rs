//! Withdrawing a proposal, with a reason for those who were asked.

use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{
        Form,
        refusal::{Refusal, show_again},
    },
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    base::ids::ProposalId,
    rounds::proposals::{operations, queries},
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title = "Voorstel intrekken" | "Withdraw the proposal";
    lead = "Wat klanten al zeiden, blijft bewaard. Niemand kan meer stemmen. Iedereen die stemde of schreef, krijgt uw reden per mail, of leest die hier als die mails uit staan."
        | "What customers said is kept. Nobody can vote any more. Everyone who voted or wrote gets your reason by email, or reads it here if they turned those emails off.";
    why = "Waarom trekt u het in? De klanten die u vroeg, lezen dit." | "Why do you withdraw it? The customers you asked will read this.";
    do_it = "Voorstel intrekken" | "Withdraw the proposal";
    back = "Annuleren" | "Cancel";
    done = "Het voorstel is ingetrokken." | "The proposal has been withdrawn.";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct WithdrawForm {
    why: String,
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<ProposalId>) -> Page {
    page(&cx, id, &WithdrawForm::default(), &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<ProposalId>,
    Posted(typed): Posted<WithdrawForm>,
) -> Page {
    match operations::withdraw(&cx.portal, &cx.actor, id, &typed.why).await {
        Ok(()) => cx.done(&paths::proposal(id), done(cx.lang)),
        Err(error) => {
            show_again(error, async |refusal| page(&cx, id, &typed, &refusal).await).await
        }
    }
}

async fn page(cx: &PageContext, id: ProposalId, typed: &WithdrawForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let draft = queries::draft(&cx.portal, &cx.actor, id).await?;
    let labels = [("why", why(lang))];
    let form = Form::new(lang, refusal, &labels);
    cx.page(title(lang)).refused(refusal).show(|| {
        view! {
            {form.summary()}
            <h1>{title(lang)}</h1>
            <p class="lead">{draft.proposal.title}</p>
            <p>{lead(lang)}</p>
            <form method="post" novalidate>
                {form.area("why", &typed.why, 4).view()}
                <button class="button">{do_it(lang)}</button>
            </form>
            <p><a href=paths::proposal(id)>{back(lang)}</a></p>
        }
    })
}
