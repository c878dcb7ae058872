//! Pages about projects, for staff: all of them, the phases of one, and the form to make or change one.

pub(crate) mod edit;
pub(crate) mod list;
pub(crate) mod phase_map;

use klankbord_domain::{Language, rounds::projects::PhaseKind};

texts! {
    idea = "Idee" | "Idea";
    research = "Onderzoek" | "Research";
    design = "Ontwerp" | "Design";
    build = "Bouw" | "Build";
    test = "Test" | "Test";
    launch = "Invoering" | "Launch";
    aftercare = "Nazorg" | "Aftercare";
}

/// The name of a phase.
pub(crate) const fn phase_name(lang: Language, kind: PhaseKind) -> &'static str {
    match kind {
        PhaseKind::Idea => idea(lang),
        PhaseKind::Research => research(lang),
        PhaseKind::Design => design(lang),
        PhaseKind::Build => build(lang),
        PhaseKind::Test => test(lang),
        PhaseKind::Launch => launch(lang),
        PhaseKind::Aftercare => aftercare(lang),
    }
}
