//! Letting fewer people know who wrote a contribution; there is no way back.

use super::{attribution_name, section::attribution_means};
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{
        Choice, Form, Icon, icon,
        refusal::{Refusal, show_again},
    },
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    base::ids::ContributionId,
    rounds::{
        contributions::{
            Attribution, State, operations,
            queries::{self, About, Mine},
        },
        proposals,
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    hide = "Mijn naam verbergen" | "Hide my name";
    fewer = "Minder mensen laten meelezen" | "Let fewer people read this";
    who = "Wie mag het voortaan weten?" | "Who may know from now on?";
    means = "U kunt dit alleen strenger maken. Mensen die het al lazen, weten het nog." | "You can only make this stricter. People who have already read it still know.";
    save = "Opslaan" | "Save";
    keep = "Laat het zoals het is" | "Leave it as it is";
    done = "Uw keuze is opgeslagen." | "Your choice has been saved.";
}

/// The form, as its writer filled it in.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct AttributionForm {
    shown_as: String,
}

/// The choices that are stricter than the present one; none for what was withdrawn.
fn stricter(mine: &Mine) -> impl Iterator<Item = Attribution> + use<> {
    let (now, gone) = (mine.shown_as, mine.state == State::Withdrawn);
    let all = Attribution::ALL.iter().copied();
    all.filter(move |one| !gone && *one > now)
}

/// The link to the choice; omitted when there is nothing stricter.
pub(crate) fn link(cx: &PageContext, mine: &Mine) -> Option<AnyView> {
    stricter(mine).next()?;
    let title = match mine.shown_as {
        Attribution::Name => hide(cx.lang),
        Attribution::Segment | Attribution::Conscience => fewer(cx.lang),
    };
    Some(view! { <a href=paths::tighten_attribution(mine.id)>{title}</a> }.into_any())
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<ContributionId>) -> Page {
    page(&cx, id, &AttributionForm::default(), &Refusal::default()).await
}

pub(crate) async fn post(
    cx: PageContext,
    Path(id): Path<ContributionId>,
    Posted(typed): Posted<AttributionForm>,
) -> Page {
    match operations::tighten(&cx.portal, &cx.actor, id, &typed.shown_as).await {
        Ok(()) => cx.done(&paths::contribution(id), done(cx.lang)),
        Err(error) => {
            show_again(error, async |refusal| page(&cx, id, &typed, &refusal).await).await
        }
    }
}

async fn page(
    cx: &PageContext,
    id: ContributionId,
    typed: &AttributionForm,
    refusal: &Refusal,
) -> Page {
    let lang = cx.lang;
    let mine = queries::trace(&cx.portal, &cx.actor, id).await?.mine;
    let view = proposals::queries::view(&cx.portal, &cx.actor, mine.proposal_id).await?;
    let about = About::of(&view);
    let choices: Vec<_> = stricter(&mine)
        .map(|one| {
            Choice::new(one.as_str(), attribution_name(lang, one))
                .hint(attribution_means(lang, one, &about))
        })
        .collect();
    let back = paths::contribution(id);
    if choices.is_empty() && refusal.is_empty() {
        return cx.go(&back);
    }
    let labels = [("shown_as", who(lang))];
    let form = Form::new(lang, refusal, &labels);
    cx.page(who(lang)).refused(refusal).show(|| {
        view! {
            <a class="back" href=back.clone()>{icon(Icon::Back)}{keep(lang)}</a>
            {form.summary()}
            <form method="post" novalidate>
                {form.choose("shown_as", &typed.shown_as, choices).title().hint(means(lang)).view()}
                <div class="buttons"><button class="button">{save(lang)}</button><a href=back>{keep(lang)}</a></div>
            </form>
        }
    })
}
