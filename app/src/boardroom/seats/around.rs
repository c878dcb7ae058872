//! The others at the table, for a customer: colleagues by name, other customers as figures.

use crate::web::ui::{Chair, Icon, Whose, face, icon, seating};
use klankbord_domain::{
    Language,
    boardroom::seats::queries::{Around, Colleague},
};
use leptos::prelude::*;

texts! {
    title = "Wie er aan tafel zitten" | "Who is at the table";
    customers_title = "Klanten" | "Customers";
    ours_title = "Van ons" | "From our team";
    you = "U" | "You";
    yours = "uw stoel" | "your seat";
    coming(count: usize) = "{count} klanten" | "{count} customers",
        one(count) "Eén klant" | "One customer";
    come = "komen" | "are coming";
    comes = "komt" | "is coming";
    choosing(count: usize) = "{count} anderen" | "{count} others",
        one(count) "Nog iemand" | "One other";
    choose = "kiezen nog" | "are still choosing";
    chooses = "kiest nog" | "is still choosing";
    free(count: usize) = "{count} stoelen" | "{count} seats",
        one(count) "Eén stoel" | "One seat";
    are_free = "zijn nog vrij" | "are still free";
    is_free = "is nog vrij" | "is still free";
    leads = "leidt het gesprek" | "leads the conversation";
    helps = "vangt u op" | "welcomes you";
    leads_and_helps = "leidt het gesprek en vangt u op" | "leads the conversation and welcomes you";
    drawing(ours: &str, customers: &str) = "Een tafel van boven. Van ons: {ours}. Klanten: {customers}." | "A table from above. From our team: {ours}. Customers: {customers}.";
    names_follow = "Namen van klanten hoort u aan tafel, van henzelf." | "You hear the names of customers at the table, from themselves.";
}

const fn part(lang: Language, one: &Colleague) -> &'static str {
    match (one.leads, one.helps_me) {
        (true, true) => leads_and_helps(lang),
        (true, false) => leads(lang),
        (false, true) => helps(lang),
        (false, false) => "",
    }
}

/// The customers in words: how many of them, how they stand, and their sign.
fn counted(lang: Language, around: &Around) -> Vec<(String, &'static str, AnyView)> {
    let line = |count, who: String, one, many, sign: AnyView| {
        (count > 0).then_some((who, if count == 1 { one } else { many }, sign))
    };
    let figure = || face(Whose::Nameless);
    let (here, choose_yet, left) = (around.coming, around.choosing, around.free);
    [
        line(here, coming(lang, here), comes(lang), come(lang), figure()),
        line(
            choose_yet,
            choosing(lang, choose_yet),
            chooses(lang),
            choose(lang),
            figure(),
        ),
        line(
            left,
            free(lang, left),
            is_free(lang),
            are_free(lang),
            free_chair(),
        ),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The colleague at the head of the table, and the chairs of the others.
pub(super) fn ours(staff: &[Colleague]) -> (Option<&str>, Vec<Chair<'_>>) {
    let head = staff.iter().position(|one| one.leads);
    let others = staff.iter().enumerate().filter(|(at, _)| Some(*at) != head);
    let chairs = others.map(|(_, one)| Chair::Staff(&one.name)).collect();
    (head.map(|at| staff[at].name.as_str()), chairs)
}

/// The sign of a chair that nobody has.
pub(super) fn free_chair() -> AnyView {
    view! { <span class="face nameless" aria-hidden="true">{icon(Icon::Armchair)}</span> }
        .into_any()
}

/// The table and the people around it; `own` when the reader has a chair there.
pub(super) fn around(lang: Language, around: &Around, own: bool) -> AnyView {
    let counted = counted(lang, around);
    let (head, mut chairs) = ours(&around.staff);
    chairs.extend(own.then(|| Chair::Own(you(lang))));
    let figures = |count, comes| std::iter::repeat_n(Chair::Figure { comes }, count);
    chairs.extend(figures(around.coming, true));
    chairs.extend(figures(around.choosing, false));
    chairs.extend(std::iter::repeat_n(Chair::Free, around.free));
    let names: Vec<_> = around.staff.iter().map(|one| one.name.as_str()).collect();
    let mut lines: Vec<_> = own.then(|| yours(lang).to_owned()).into_iter().collect();
    lines.extend(
        counted
            .iter()
            .map(|(who, stand, _)| format!("{who} {stand}")),
    );
    let told = drawing(lang, &names.join(", "), &lines.join(", "));
    let customers: Vec<_> = counted
        .into_iter()
        .map(|(who, stand, sign)| {
            view! { <li class="person">{sign}<b>{who}</b><span>{stand}</span></li> }
        })
        .collect();
    let staff: Vec<_> = around
        .staff
        .iter()
        .map(|one| {
            view! { <li class="person">{face(Whose::Staff(&one.name))}<b>{one.name.clone()}</b><span>{part(lang, one)}</span></li> }
        })
        .collect();
    let customers = (!customers.is_empty()).then(|| {
        view! {
            <div>
                <h3>{customers_title(lang)}</h3>
                <ul class="people">{customers}</ul>
                <p class="hint">{icon(Icon::Lock)}{names_follow(lang)}</p>
            </div>
        }
    });
    view! {
        <section id="around">
            <h2>{title(lang)}</h2>
            {seating(head, &chairs, told)}
            <div class="around">
                {customers}
                <div><h3>{ours_title(lang)}</h3><ul class="people">{staff}</ul></div>
            </div>
        </section>
    }
    .into_any()
}
