//! Themes: those of a proposal, one theme, merging in it and answering it.

pub(crate) mod merge;
pub(crate) mod name;
pub(crate) mod table;
pub(crate) mod theme;

use crate::{
    rounds::contributions::{kind_name, speaker_name, state_tag},
    web::{
        context::PageContext,
        paths,
        ui::{first_line, prose::prose},
    },
};
use klankbord_domain::{
    Language,
    rounds::themes::queries::{Line, ThemeState},
};
use leptos::prelude::*;

texts! {
    people(count: i64) = "{count} mensen" | "{count} people",
        one(count) "{count} persoon" | "{count} person";
    contributions(count: i64) = "{count} reacties" | "{count} contributions",
        one(count) "{count} reactie" | "{count} contribution";
    stands_alone(theme: &str) = "Uw inbreng hoort bij het thema “{theme}”." | "Your contribution is part of the theme “{theme}”.";
    stands_with(others: i64, theme: &str) = "Uw inbreng hoort met die van {others} anderen bij het thema “{theme}”."
        | "Your contribution and those of {others} others are part of the theme “{theme}”.",
        one(others) "Uw inbreng hoort met die van één ander bij het thema “{theme}”." | "Your contribution and that of one other person are part of the theme “{theme}”.";
    like_it(count: i64) = "En nog {count} zoals deze" | "And {count} more like it",
        one(count) "En nog één zoals deze" | "And one more like it";
    select(opening: &str) = "Kies: {opening}" | "Select: {opening}";
}

/// The theme of a customer's own contribution, as a sentence to them.
pub(crate) fn stands(lang: Language, stand: &ThemeState) -> String {
    match stand.others {
        0 => stands_alone(lang, &stand.theme),
        others => stands_with(lang, others, &stand.theme),
    }
}

/// A contribution in a list: its opening, writer and state.
fn said(cx: &PageContext, line: &Line) -> AnyView {
    let lang = cx.lang;
    let opening = first_line(&line.text);
    let all = (opening != line.text).then(|| prose(&line.text));
    view! {
        <a href=paths::inbox_item(line.id)>{opening}</a>
        {all}
        <p class="meta">
            <span>{kind_name(lang, line.kind)}</span>
            <span>{speaker_name(lang, &line.speaker)}</span>
            <span>{cx.day(line.written_at)}</span>
            {state_tag(lang, line.state, line.reopened_at.is_some())}
        </p>
    }
    .into_any()
}

/// The checkbox that selects a contribution.
fn tick(lang: Language, line: &Line, ticked: bool) -> AnyView {
    view! {
        <input class="raised" type="checkbox" name="c" value=line.id.to_string() checked=ticked
            aria-label=select(lang, &first_line(&line.text))/>
    }
    .into_any()
}
