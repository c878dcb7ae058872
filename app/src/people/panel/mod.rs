//! Pages about the panel: segments and customers.

pub(crate) mod add;
pub(crate) mod correct;
pub(crate) mod list;
pub(crate) mod member;
pub(crate) mod segments;

use crate::web::ui::Choice;
use klankbord_domain::{
    Language,
    people::panel::{MemberState, Priority, Segment},
};

texts! {
    panel = "Panel" | "Panel";
    primary = "Primair segment" | "Primary segment";
    primary_hint = "Voor deze klanten doen we het in de eerste plaats." | "These are the customers we do it for in the first place.";
    secondary = "Secundair segment" | "Secondary segment";
    secondary_hint = "Ook deze klanten horen we." | "We hear these customers too.";
    listed = "op de lijst" | "on the list";
    invited = "uitgenodigd" | "invited";
    active = "panellid" | "panel member";
    declined = "wil niet" | "declined";
    ended = "niet meer" | "gone";
}

/// What a standing is called.
pub(crate) const fn standing_text(lang: Language, standing: Priority) -> &'static str {
    match standing {
        Priority::Primary => primary(lang),
        Priority::Secondary => secondary(lang),
    }
}

/// What a state is called.
pub(crate) const fn state_text(lang: Language, state: MemberState) -> &'static str {
    match state {
        MemberState::Listed => listed(lang),
        MemberState::Invited => invited(lang),
        MemberState::Active => active(lang),
        MemberState::Declined => declined(lang),
        MemberState::Ended => ended(lang),
    }
}

/// How a state looks.
pub(crate) const fn state_class(state: MemberState) -> &'static str {
    match state {
        MemberState::Listed | MemberState::Invited => "tag",
        MemberState::Active => "tag good",
        MemberState::Declined | MemberState::Ended => "tag past",
    }
}

/// Segments to choose from.
pub(crate) fn segment_choices(lang: Language, segments: &[Segment]) -> Vec<Choice> {
    segments
        .iter()
        .map(|segment| {
            Choice::new(segment.id.to_string(), &segment.name)
                .hint(standing_text(lang, segment.standing))
        })
        .collect()
}
