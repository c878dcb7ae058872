//! The three findings, as sentences. Each has its weight at the end or on the number.

use klankbord_domain::{Language, overview::indicators::story::Story};
use leptos::prelude::*;

texts! {
    nothing_decided = "Dit kwartaal is er nog niets besloten." | "Nothing has been decided yet this quarter.";
    decided_one_with = "Het ene besluit van dit kwartaal namen wij" | "The one decision of this quarter was taken";
    decided_all(all: &str) = "Alle {all} besluiten van dit kwartaal namen wij" | "All {all} decisions of this quarter were taken";
    decided_some(with: &str, all: &str) = "{with} van de {all} besluiten van dit kwartaal namen wij" | "{with} of the {all} decisions of this quarter were taken";
    decided_none(all: &str) = "De {all} besluiten van dit kwartaal namen wij" | "The {all} decisions of this quarter were taken";
    with_customers = "met klanten" | "with customers";
    without_customers = "zonder klanten" | "without customers";
    nobody_waited = "Dit kwartaal kreeg nog geen klant antwoord." | "No customer has had an answer yet this quarter.";
    waited = "Klanten wachtten" | "Customers waited";
    less_than_a_day = "minder dan een dag" | "less than a day";
    days_text(days: i64) = "{days} dagen" | "{days} days", one(days) "{days} dag" | "{days} day";
    for_an_answer = "op een antwoord." | "for an answer.";
    before(days: &str) = "Vorig kwartaal was dat {days}." | "Last quarter it was {days}.";
    as_long = "Dat is even lang als vorig kwartaal." | "That is as long as last quarter.";
    no_board = "Er is nog geen bestuurder." | "There is no board member yet.";
    all_met = "Iedereen in het bestuur sprak de laatste dertig dagen" | "Everybody on the board met";
    some_met(met: usize, all: &str) = "{met} van de {all} bestuurders spraken de laatste dertig dagen een klant." | "{met} of the {all} board members met a customer in the last thirty days.",
        one(met) "{met} van de {all} bestuurders sprak de laatste dertig dagen een klant." | "{met} of the {all} board members met a customer in the last thirty days.";
    none_met = "De laatste dertig dagen sprak" | "In the last thirty days";
    nobody = "niemand in het bestuur een klant" | "nobody on the board met a customer";
    a_customer = "een klant" | "a customer in the last thirty days";
    and(names: &str, last: &str) = "{names} en {last}" | "{names} and {last}";
    not_yet(names: &str) = "{names} nog niet." | "{names} not yet.";
}

pub(super) fn view(lang: Language, told: &Story<'_>) -> AnyView {
    view! { <ol class="story">{decided(lang, told)}{waiting(lang, told)}{met(lang, told)}</ol> }
        .into_any()
}

fn decided(lang: Language, told: &Story<'_>) -> AnyView {
    let Some((with, all)) = told.decided else {
        return view! { <li>{nothing_decided(lang)}</li> }.into_any();
    };
    let words = match (with, all) {
        (_, 1) => decided_one_with(lang).to_owned(),
        (0, _) => decided_none(lang, &all.to_string()),
        _ if with == all => decided_all(lang, &all.to_string()),
        _ => decided_some(lang, &with.to_string(), &all.to_string()),
    };
    let weight = if with == 0 {
        without_customers(lang)
    } else {
        with_customers(lang)
    };
    view! { <li>{words}" "<strong>{weight}</strong>"."</li> }.into_any()
}

fn waiting(lang: Language, told: &Story<'_>) -> AnyView {
    let days = |days: i64| match days {
        0 => less_than_a_day(lang).to_owned(),
        days => days_text(lang, days),
    };
    let (Some(now), earlier) = told.waited else {
        return view! { <li>{nobody_waited(lang)}</li> }.into_any();
    };
    let compared = earlier.map(|earlier| {
        let sentence = if earlier == now {
            as_long(lang).to_owned()
        } else {
            before(lang, &days(earlier))
        };
        format!(" {sentence}")
    });
    view! { <li>{waited(lang)}" "<strong>{days(now)}</strong>" "{for_an_answer(lang)}{compared}</li> }
        .into_any()
}

fn met(lang: Language, told: &Story<'_>) -> AnyView {
    let names = match &told.not_met[..] {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [names @ .., last] => and(lang, &names.join(", "), last),
    };
    match (told.met, told.not_met.len()) {
        (0, 0) => view! { <li>{no_board(lang)}</li> }.into_any(),
        (0, _) => view! { <li>{none_met(lang)}" "<strong>{nobody(lang)}</strong>"."</li> }.into_any(),
        (_, 0) => view! { <li>{all_met(lang)}" "<strong>{a_customer(lang)}</strong>"."</li> }.into_any(),
        (met, not) => {
            view! { <li>{some_met(lang, met, &(met + not).to_string())}" "<strong>{not_yet(lang, &names)}</strong></li> }
                .into_any()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::ui::document::render;

    fn told(story: &Story<'_>) -> String {
        let html = render(|| view(Language::Nl, story));
        let mut inside = false;
        html.chars()
            .filter(|letter| {
                match letter {
                    '<' => inside = true,
                    '>' => {
                        inside = false;
                        return false;
                    }
                    _ => {}
                }
                !inside
            })
            .collect()
    }

    #[test]
    fn the_findings_read_as_sentences() {
        let some = told(&Story {
            decided: Some((2, 3)),
            waited: (Some(32), Some(12)),
            met: 3,
            not_met: vec!["Ellen", "Joost"],
        });
        assert!(
            some.starts_with("2 van de 3 besluiten van dit kwartaal namen wij met klanten."),
            "{some}"
        );
        assert!(
            some.contains(
                "Klanten wachtten 32 dagen op een antwoord. Vorig kwartaal was dat 12 dagen."
            ),
            "{some}"
        );
        assert!(some.ends_with("3 van de 5 bestuurders spraken de laatste dertig dagen een klant. Ellen en Joost nog niet."), "{some}");
        let little = told(&Story {
            decided: Some((0, 1)),
            waited: (Some(0), Some(0)),
            met: 0,
            not_met: vec!["Ellen"],
        });
        assert!(
            little.starts_with("Het ene besluit van dit kwartaal namen wij zonder klanten."),
            "{little}"
        );
        assert!(
            little
                .contains("Klanten wachtten minder dan een dag op een antwoord. Dat is even lang"),
            "{little}"
        );
        assert!(
            little.ends_with("De laatste dertig dagen sprak niemand in het bestuur een klant."),
            "{little}"
        );
        let nothing = told(&Story {
            decided: None,
            waited: (None, Some(3)),
            met: 0,
            not_met: vec![],
        });
        assert!(
            nothing.contains("nog niets besloten")
                && nothing.contains("Er is nog geen bestuurder."),
            "{nothing}"
        );
    }
}
