//! The placements of which a colleague has not told yet what they learned, as their home tells it.

use super::kind_name;
use crate::web::{
    context::PageContext,
    paths,
    ui::{Duty, Icon},
};
use klankbord_domain::overview::placements::Placement;

texts! {
    what(kind: &str) = "Uw klantstage: {kind}" | "Your customer placement: {kind}";
    tell = "Vertel wat u leerde" | "Tell what you learned";
}

pub(crate) fn waits(cx: &PageContext, one: &Placement) -> Duty {
    let lang = cx.lang;
    let words = what(lang, kind_name(lang, one.kind));
    let path = paths::finish_placement(one.id);
    Duty::new("placement", Icon::Talk, path, words, tell(lang)).due(one.day.0)
}
