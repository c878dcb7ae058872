//! The question for everybody who appoints a customer conscience.

use crate::web::ui::{Choice, Form};
use klankbord_domain::{Language, people::mandates::rules::LONGEST_REASON};
use leptos::prelude::*;

texts! {
    in_sales = "Werkt deze persoon in verkoop of marketing?" | "Does this person work in sales or marketing?";
    no = "Nee" | "No";
    yes = "Ja" | "Yes";
    sales_reason = "Waarom dan toch deze persoon?" | "Then why this person?";
    sales_reason_hint = "Alleen als u ja koos. Klanten lezen dit bij de opdracht."
        | "Only if you chose yes. Customers read this with the mandate.";
}

/// The labels of both fields.
pub(crate) const fn labels(lang: Language) -> [(&'static str, &'static str); 2] {
    [
        ("in_sales", in_sales(lang)),
        ("sales_reason", sales_reason(lang)),
    ]
}

/// Both fields.
pub(crate) fn fields(form: &Form<'_>, lang: Language, in_sales: &str, reason: &str) -> AnyView {
    let choices = vec![Choice::new("no", no(lang)), Choice::new("yes", yes(lang))];
    view! {
        {form.choose("in_sales", in_sales, choices).view()}
        {form.area("sales_reason", reason, 3).hint(sales_reason_hint(lang)).limit(LONGEST_REASON).optional().view()}
    }
    .into_any()
}
