//! The button with which a customer says the same as somebody else, and takes that back.

use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{Icon, icon},
};
use axum::extract::Path;
use axum_extra::extract::Form as Posted;
use klankbord_domain::{
    Language,
    base::ids::{ContributionId, ProposalId},
    rounds::supports::{Support, operations},
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    say_too = "Dat zeg ik ook" | "I say this too";
    people(count: i64) = "{count} anderen zeggen dit ook" | "{count} others say this too",
        one(count) "Eén ander zegt dit ook" | "One other person says this too";
    you = "U zegt dit ook" | "You say this too";
    with_you(others: i64) = "U en {others} anderen zeggen dit ook" | "You and {others} others say this too",
        one(others) "U en één ander zeggen dit ook" | "You and one other person say this too";
    counted = "Zegt iemand wat u ook zegt? Tik dan op “Dat zeg ik ook”. We tellen u mee, zonder uw naam."
        | "Does somebody say what you would say? Press “I say this too”. We count you, without your name.";
}

/// The number of those who say the same, and the button for a reader who may press it; `from` is the page on which
/// it stands, with the place to come back to.
pub(crate) fn view(
    lang: Language,
    support: Support,
    action: String,
    from: String,
) -> Option<AnyView> {
    let Support {
        people: count,
        given,
        may,
    } = support;
    let told = match (given, count) {
        // The pressed button says it.
        (true, ..=1) if may => None,
        (true, ..=1) => Some(you(lang).to_owned()),
        (true, _) => Some(with_you(lang, count - 1)),
        _ => (count > 0).then(|| people(lang, count)),
    };
    if !may {
        return told.map(|told| view! { <p class="meta">{told}</p> }.into_any());
    }
    Some(
        view! {
            <form method="post" action=action class="say-too">
                <input type="hidden" name="says" value=if given { "no" } else { "yes" }/>
                <input type="hidden" name="from" value=from/>
                <button class="say-too-button" aria-pressed=given.to_string()>
                    {icon(if given { Icon::Check } else { Icon::Hand })}{say_too(lang)}
                </button>
                {told.map(|told| view! { <span class="meta">{told}</span> })}
            </form>
        }
        .into_any(),
    )
}

/// The number of others who say the same, if there are any.
pub(crate) fn told(lang: Language, count: i64) -> Option<AnyView> {
    (count > 0).then(|| view! { <p class="meta">{people(lang, count)}</p> }.into_any())
}

/// What the button does, once above a list in which the reader can press it.
pub(crate) fn hint(lang: Language) -> AnyView {
    view! { <p class="hint">{counted(lang)}</p> }.into_any()
}

/// The button, as it was pressed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Pressed {
    says: String,
    from: String,
}

impl Pressed {
    fn says(&self) -> bool {
        self.says == "yes"
    }

    /// Back to the page about this proposal on which it was pressed.
    fn back(&self, cx: &PageContext, proposal: ProposalId) -> Page {
        let about = paths::proposal(proposal);
        let from = self.from.strip_prefix(&about);
        if from.is_some_and(|rest| rest.starts_with('/')) {
            cx.go(&self.from)
        } else {
            cx.go(&paths::round_results(proposal))
        }
    }
}

pub(crate) async fn contribution(
    cx: PageContext,
    Path(id): Path<ContributionId>,
    Posted(pressed): Posted<Pressed>,
) -> Page {
    let proposal = operations::of_contribution(&cx.portal, &cx.actor, id, pressed.says()).await?;
    pressed.back(&cx, proposal)
}

pub(crate) async fn reason(
    cx: PageContext,
    Path((id, place)): Path<(ProposalId, i64)>,
    Posted(pressed): Posted<Pressed>,
) -> Page {
    operations::of_reason(&cx.portal, &cx.actor, id, place, pressed.says()).await?;
    pressed.back(&cx, id)
}
