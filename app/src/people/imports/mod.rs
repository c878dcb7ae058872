//! Pages about customer lists.

pub(crate) mod new;
pub(crate) mod preview;

use klankbord_domain::{Language, people::imports::Verdict};

texts! {
    new_row = "Nieuw" | "New";
    new_will = "komt op de lijst" | "comes on the list";
    changed = "Staat er al, met verschil" | "There already, with a difference";
    changed_will = "naam, klantnummer of segmenten worden aangevuld" | "name, customer number or segments are completed";
    unchanged = "Staat er al" | "There already";
    unchanged_will = "er verandert niets" | "nothing changes";
    declined = "Wil niet gevraagd worden" | "Does not want to be asked";
    declined_will = "we laten deze klant met rust" | "we leave this customer alone";
    wrong_address = "Geen goed e-mailadres" | "No good e-mail address";
    wrong_name = "Geen naam, of een naam van meer dan 120 tekens" | "No name, or a name of more than 120 characters";
    twice = "Het e-mailadres staat al eerder in het bestand" | "The e-mail address stands earlier in the file";
    unknown_segment = "Een segment dat niet bestaat" | "A segment that does not exist";
    wrong_will = "wordt overgeslagen" | "is skipped";
    unknown_will = "wordt overgeslagen; maak het segment eerst en lees het bestand dan opnieuw in"
        | "is skipped; make the segment first and then read the file again";
}

/// What a verdict is called; for a wrong row, its reason.
pub(crate) const fn verdict_text(lang: Language, verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::New => new_row(lang),
        Verdict::Changed => changed(lang),
        Verdict::Unchanged => unchanged(lang),
        Verdict::Declined => declined(lang),
        Verdict::WrongAddress => wrong_address(lang),
        Verdict::WrongName => wrong_name(lang),
        Verdict::Twice => twice(lang),
        Verdict::UnknownSegment => unknown_segment(lang),
    }
}

/// What will happen to a row with this verdict.
pub(crate) const fn verdict_will(lang: Language, verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::New => new_will(lang),
        Verdict::Changed => changed_will(lang),
        Verdict::Unchanged => unchanged_will(lang),
        Verdict::Declined => declined_will(lang),
        Verdict::WrongAddress | Verdict::WrongName | Verdict::Twice => wrong_will(lang),
        Verdict::UnknownSegment => unknown_will(lang),
    }
}
