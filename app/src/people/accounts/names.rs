//! The names of people.

use klankbord_domain::Language;

texts! {
    erased_person = "Gewiste gegevens" | "Erased details";
}

/// The name of a person, or a placeholder once everything about them was erased.
pub(crate) fn name_of(lang: Language, name: &str) -> String {
    if name.is_empty() {
        erased_person(lang).to_owned()
    } else {
        name.to_owned()
    }
}
