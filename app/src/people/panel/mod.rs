//! Pages about the panel: segments and customers.

pub(crate) mod add;
mod everybody;
pub(crate) mod list;
pub(crate) mod member;
mod rows;
pub(crate) mod segments;
mod shares;
mod sift;

use crate::web::ui::Choice;
use klankbord_domain::{
    Language,
    people::panel::{MemberState, Priority, Segment},
};

texts! {
    panel = "Panel" | "Panel";
    primary = "Primair segment" | "Primary segment";
    primary_hint = "Voor deze klanten doen we het in de eerste plaats." | "We do this for these customers first.";
    secondary = "Secundair segment" | "Secondary segment";
    secondary_hint = "Ook naar deze klanten luisteren we." | "We listen to these customers too.";
    listed = "Op de lijst" | "On the list";
    invited = "Uitgenodigd" | "Invited";
    active = "Panellid" | "Panel member";
    declined = "Wil niet meedoen" | "Declined";
    ended = "Gestopt" | "Left";
    dutch = "Nederlands" | "Dutch";
    english = "Engels" | "English";
    without_segment = "Zonder segment" | "Without a segment";
}

/// The name of a priority.
pub(crate) const fn priority_text(lang: Language, priority: Priority) -> &'static str {
    match priority {
        Priority::Primary => primary(lang),
        Priority::Secondary => secondary(lang),
    }
}

/// The name of a state.
pub(crate) const fn state_text(lang: Language, state: MemberState) -> &'static str {
    match state {
        MemberState::Listed => listed(lang),
        MemberState::Invited => invited(lang),
        MemberState::Active => active(lang),
        MemberState::Declined => declined(lang),
        MemberState::Ended => ended(lang),
    }
}

/// The class of a state's tag.
pub(crate) const fn state_class(state: MemberState) -> &'static str {
    match state {
        MemberState::Listed | MemberState::Invited => "tag",
        MemberState::Active => "tag good",
        MemberState::Declined | MemberState::Ended => "tag past",
    }
}

/// The two languages, to choose from.
pub(crate) fn languages(lang: Language) -> Vec<Choice> {
    vec![
        Choice::new("nl", dutch(lang)),
        Choice::new("en", english(lang)),
    ]
}

/// The name of a segment; those in no segment have no name of their own.
pub(crate) fn segment_name(lang: Language, segment: &Segment) -> String {
    if segment.name.is_empty() {
        without_segment(lang).to_owned()
    } else {
        segment.name.clone()
    }
}

/// Segments to choose from.
pub(crate) fn segment_choices(lang: Language, segments: &[Segment]) -> Vec<Choice> {
    segments
        .iter()
        .map(|segment| {
            Choice::new(segment.id.to_string(), &segment.name)
                .hint(priority_text(lang, segment.priority))
        })
        .collect()
}
