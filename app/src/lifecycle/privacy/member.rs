//! The administrator erases a customer who asked for it.

use super::confirm::{self, ConfirmForm};
use crate::{
    lifecycle::leaving,
    people::accounts::name_of,
    web::{
        context::{Page, PageContext},
        paths,
        ui::{
            inset,
            refusal::{Refusal, show_again},
        },
    },
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Conflict, Error,
    base::ids::MemberId,
    lifecycle::leaving::{operations, queries},
};
use leptos::prelude::*;

texts! {
    title(name: &str) = "Alles over {name} wissen?" | "Erase everything about {name}?";
    lead = "Doe dit alleen als deze klant erom vraagt. Wil de klant alleen stoppen? Haal de klant dan uit het panel."
        | "Do this only if this customer asks for it. If they only want to stop, remove them from the panel instead.";
    what_happens = "Wat er gebeurt" | "What happens";
    already = "Alles over deze klant is al gewist." | "Everything about this customer has already been erased.";
    done = "Alles over deze klant is gewist." | "Everything about this customer has been erased.";
    back = "Nee, terug" | "No, go back";
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<MemberId>) -> Page {
    page(&cx, id, &ConfirmForm::default(), &Refusal::default()).await
}

async fn page(cx: &PageContext, id: MemberId, typed: &ConfirmForm, refusal: &Refusal) -> Page {
    let lang = cx.lang;
    let person = queries::erasable(&cx.portal, &cx.actor, id).await?;
    let heading = title(lang, &name_of(lang, &person.name));
    cx.page(heading.clone()).refused(refusal).show(|| {
        let here = paths::member(id);
        let (summary, body) = if person.erased {
            (().into_any(), inset(view! { <p>{already(lang)}</p> }))
        } else if let Some(why) = person.obstacle {
            let look = (why == Conflict::StillOwes).then(|| {
                view! { <p><a href=paths::leave(person.account)>{leaving::look(lang)}</a></p> }
            });
            let why = confirm::obstacle(lang, why);
            (().into_any(), inset(view! { <p>{why}</p>{look} }))
        } else {
            let (summary, form) = confirm::form(lang, paths::erase_member(id), typed, refusal);
            (
                summary,
                view! { <h2>{what_happens(lang)}</h2>{confirm::consequences(lang)}{form} }
                    .into_any(),
            )
        };
        view! {
            {summary}
            <h1>{heading}</h1>
            <p class="lead">{lead(lang)}</p>
            {body}
            <p><a href=here>{back(lang)}</a></p>
        }
    })
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<MemberId>,
    Posted(typed): Posted<ConfirmForm>,
) -> Page {
    match operations::erase_member(&cx.portal, &cx.actor, id, &typed.parsed()).await {
        Ok(()) => cx.done(&paths::member(id), done(cx.lang)),
        // The page of the error leads to the sign-in, and back.
        Err(error @ Error::Conflict(Conflict::SignInAgain)) => Err(error.into()),
        Err(error) => {
            show_again(error, async |refusal| page(&cx, id, &typed, &refusal).await).await
        }
    }
}
