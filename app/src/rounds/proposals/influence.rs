//! The influence of customers, in words: its name, its meaning, and the votes that it needs.

use crate::web::ui::counts::days;
use klankbord_domain::{
    Language,
    rounds::{proposals::Influence, terms::Terms},
};

texts! {
    consult = "Wij horen u" | "We hear you";
    advise = "U adviseert" | "You advise";
    consent = "U stemt ermee in, of niet" | "You consent, or you don't";
    consult_means = "Wij besluiten zelf, en vertellen u wat wij met uw inbreng deden."
        | "We decide ourselves, and tell you what we did with your input.";
    advise_means(advise: &str, reasons: &str, standstill: &str) = "U krijgt daarvoor ten minste {advise}. Volgen wij uw advies niet, dan leest u binnen {reasons} waarom. Na het besluit wachten wij {standstill} voordat wij beginnen."
        | "You get at least {advise} for that. If we don't follow your advice, you read why within {reasons}. After the decision we wait {standstill} before we begin.";
    consent_means = "Het gaat alleen door, zoals het er staat of aangepast, als meer klanten voor zijn dan tegen. Wie voor is met zorgen, telt als voor."
        | "It goes ahead, as it stands or adapted, only if more customers are for it than against it. For with concerns counts as for.";
    votes_needed(votes: i64) = "Er komt pas een besluit als ten minste {votes} klanten hebben gestemd. Alleen een bestuurder kan daarop een uitzondering toestaan. U leest dan waarom."
        | "There is no decision until at least {votes} customers have voted. Only a board member can allow an exception, and you can then read why.",
        one(votes) "Er komt pas een besluit als ten minste één klant heeft gestemd. Alleen een bestuurder kan daarop een uitzondering toestaan. U leest dan waarom." | "There is no decision until at least one customer has voted. Only a board member can allow an exception, and you can then read why.";
}

/// The influence of customers, in words.
pub(crate) const fn influence_name(lang: Language, influence: Influence) -> &'static str {
    match influence {
        Influence::Consult => consult(lang),
        Influence::Advise => advise(lang),
        Influence::Consent => consent(lang),
    }
}

/// The meaning of that influence for customers.
pub(crate) fn influence_meaning(lang: Language, influence: Influence, terms: Terms) -> String {
    match influence {
        Influence::Consult => consult_means(lang).to_owned(),
        Influence::Advise => {
            let [advise, reasons, standstill] =
                [terms.advise_days, terms.reasons_days, terms.standstill_days]
                    .map(|count| days(lang, count));
            advise_means(lang, &advise, &reasons, &standstill)
        }
        Influence::Consent => consent_means(lang).to_owned(),
    }
}

/// The number of votes that there have to be, as a sentence.
pub(crate) fn quorum_text(lang: Language, quorum: i64) -> String {
    votes_needed(lang, quorum)
}
