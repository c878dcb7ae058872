//! Pages about customer lists.

pub(crate) mod new;
mod offers;
pub(crate) mod preview;

use klankbord_domain::{Language, people::imports::Verdict};

texts! {
    new_row = "Nieuw" | "New";
    new_will = "komt op de lijst" | "is added to the list";
    changed = "Staat al op de lijst, met verschil" | "On the list already, with a difference";
    changed_will = "naam, klantnummer of segmenten worden aangevuld" | "name, customer number or segments are completed";
    unchanged = "Staat al op de lijst" | "On the list already";
    unchanged_will = "er verandert niets" | "nothing changes";
    declined = "Wil niet gevraagd worden" | "Does not want to be asked";
    declined_will = "we laten deze klant met rust" | "we leave this customer alone";
    wrong_address = "E-mailadres: geen geldig adres" | "Email address: not a valid address";
    wrong_name = "Naam: leeg, of meer dan 120 tekens" | "Name: empty, or more than 120 characters";
    twice = "E-mailadres: staat al eerder in het bestand" | "Email address: already appears earlier in the file";
    unknown_segment = "Segment: bestaat niet" | "Segment: does not exist";
    computed = "Een cel met een formule, een fout of een afgerond getal" | "A cell with a formula, an error or a rounded number";
    computed_will = "wordt overgeslagen; zet in Excel de waarde als tekst in de cel" | "is skipped; in Excel, put the value in the cell as text";
    wrong_will = "wordt overgeslagen" | "is skipped";
    unknown_will = "wordt overgeslagen, tenzij u het segment maakt" | "is skipped, unless you make the segment";
}

/// The name of a verdict; for a wrong row, the reason.
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
        Verdict::Computed => computed(lang),
    }
}

/// The effect of a verdict on its row.
pub(crate) const fn verdict_will(lang: Language, verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::New => new_will(lang),
        Verdict::Changed => changed_will(lang),
        Verdict::Unchanged => unchanged_will(lang),
        Verdict::Declined => declined_will(lang),
        Verdict::WrongAddress | Verdict::WrongName | Verdict::Twice => wrong_will(lang),
        Verdict::UnknownSegment => unknown_will(lang),
        Verdict::Computed => computed_will(lang),
    }
}
