//! Withdrawing the reader's own contribution, as long as nobody has answered it.

use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{Icon, icon, prose::prose},
    undo::Undo,
};
use axum::extract::Path;
use klankbord_domain::{
    Conflict, Error,
    base::ids::ContributionId,
    rounds::contributions::{operations, queries},
};
use leptos::prelude::*;

texts! {
    title = "Wilt u dit intrekken?" | "Do you want to withdraw this?";
    means = "Dan leest niemand het meer, en krijgt u er geen antwoord op. U ziet zelf nog dat u het schreef. Zolang de ronde open is, kunt u het terugzetten."
        | "Then nobody can read it any more, and you get no answer to it. You will still see that you wrote it. You can put it back while the round is open.";
    do_it = "Trek het in" | "Withdraw it";
    keep = "Laat het staan" | "Leave it as it is";
    restored = "Het staat er weer. U krijgt er antwoord op." | "It is back. You will get an answer to it.";
    done = "U hebt dit ingetrokken." | "You have withdrawn this.";
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<ContributionId>) -> Page {
    let lang = cx.lang;
    let trace = queries::trace(&cx.portal, &cx.actor, id).await?;
    if !trace.mine.may_change(cx.portal.now()) {
        return Err(Error::from(Conflict::Closed).into());
    }
    let back = paths::contribution(id);
    cx.page(title(lang)).show(|| {
        view! {
            <a class="back" href=back.clone()>{icon(Icon::Back)}{keep(lang)}</a>
            <h1>{title(lang)}</h1>
            <figure class="said mine"><blockquote>{prose(&trace.mine.text)}</blockquote></figure>
            <p>{means(lang)}</p>
            <form method="post">
                <div class="buttons">
                    <button class="button danger">{do_it(lang)}</button>
                    <a href=back>{keep(lang)}</a>
                </div>
            </form>
        }
    })
}

pub(crate) async fn post(cx: PageContext, Path(id): Path<ContributionId>) -> Page {
    operations::withdraw(&cx.portal, &cx.actor, id).await?;
    let undo = Undo::Withdrawal(id);
    cx.done_undoable(&paths::contribution(id), done(cx.lang), &undo)
}

/// Puts a withdrawn contribution back.
pub(crate) async fn restore(cx: PageContext, Path(id): Path<ContributionId>) -> Page {
    operations::restore(&cx.portal, &cx.actor, id).await?;
    cx.done(&paths::contribution(id), restored(cx.lang))
}
