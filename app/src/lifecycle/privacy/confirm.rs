//! The consequences and the confirmation before anything is erased, the same for member and administrator.

use crate::{
    lifecycle::leaving,
    people::accounts::name_of,
    web::{
        context::{Page, PageContext},
        paths,
        ui::{Choice, Form, inset, refusal::Refusal, warning},
    },
};
use klankbord_domain::{
    Conflict, Language,
    lifecycle::leaving::{
        operations::{self, word},
        queries::Erasable,
    },
};
use leptos::prelude::*;
use serde::Deserialize;

texts! {
    title(name: &str) = "Alles over {name} wissen?" | "Erase everything about {name}?";
    what_happens = "Wat er gebeurt" | "What happens";
    back = "Nee, terug" | "No, go back";
    goes = "Dit wordt gewist" | "This is erased";
    goes_who = "Naam, e-mailadres, klantnummer, taal en wachtwoord" | "Name, email address, customer number, language and password";
    goes_words = "Alles wat is geschreven: inbreng, redenen, reacties op vragen en op antwoorden"
        | "Everything that was written: contributions, reasons, replies to questions and to answers";
    goes_quotes = "Wat medewerkers daarvan letterlijk aanhaalden" | "What staff quoted from it word for word";
    goes_votes = "Standpunten in rondes die nog open zijn" | "Positions in rounds that are still open";
    goes_rest = "Toestemming, uitnodigingen, mails die nog verstuurd moeten worden, mailvoorkeuren en aanmeldingen"
        | "Consent, invitations, emails that are still to be sent, email preferences and sign-ins";
    stays = "Dit blijft" | "This stays";
    stays_counts = "In gesloten rondes telt de stem nog mee, zonder naam, reden of tijdstip. Niemand kan meer zien welke stem het was."
        | "In rounds that have closed, the vote still counts, without the name, the reason or the time. Nobody can see any more which vote it was.";
    stays_answers = "Wat medewerkers zelf schreven, want dat zijn hun woorden. Antwoorden op vragen buiten een ronde worden wel gewist."
        | "What staff wrote themselves, because those are their words. Answers to questions outside a round are erased, though.";
    stays_log = "In het logboek staat dat er iets is gewist, met een nummer en zonder naam."
        | "The log says that something was erased, with a number and without a name.";
    elsewhere = "Staat het adres nog in de klantenlijst van de organisatie? Dan kan het later weer worden ingelezen. Bel of mail ons als u dat niet wilt."
        | "Is the address still on the organisation's customer list? Then it can be imported again later. Call or email us if you don't want that.";
    final_title = "Dit kan niet ongedaan worden gemaakt" | "This can't be undone";
    final_text = "In dit portaal is er dan niets meer van te vinden, ook niet door ons. In reservekopieën kan het nog staan tot die worden verwijderd."
        | "Nothing of it can then be found in this portal, not even by us. Backup copies may still hold it until they are deleted.";
    sure = "Weet u het zeker?" | "Are you sure?";
    sure_yes = "Ja, wis alles" | "Yes, erase everything";
    confirm(word: &str) = "Typ het woord: {word}" | "Type the word: {word}";
    erase = "Alles wissen" | "Erase everything";
    conscience_or_last = "Dit kan nu niet. Het gaat om het klantgeweten of de laatste beheerder. Wijs eerst een ander aan."
        | "This can't be done now. This is the customer conscience or the last administrator. Appoint someone else first.";
    still_staff = "Dit kan nu niet, want deze persoon werkt hier nog. Eerst moeten de rollen worden weggehaald."
        | "This can't be done now, because this person still works here. The roles have to be removed first.";
    still_owes = "Dit kan nu niet. Deze persoon werkte hier en is klanten of collega's nog iets schuldig. Dat gaat eerst naar een ander."
        | "This can't be done now. This person worked here and still owes customers or colleagues something. That goes to someone else first.";
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct ConfirmForm {
    sure: String,
    word: String,
}

impl ConfirmForm {
    pub(super) fn parsed(&self) -> operations::ErasureForm {
        operations::ErasureForm {
            sure: self.sure.clone(),
            word: self.word.clone(),
        }
    }
}

/// The reason why nothing can be erased now.
pub(super) const fn obstacle(lang: Language, why: Conflict) -> &'static str {
    match why {
        Conflict::LastOne => conscience_or_last(lang),
        Conflict::StillOwes => still_owes(lang),
        _ => still_staff(lang),
    }
}

/// The lists of what is erased and what stays.
pub(super) fn consequences(lang: Language) -> AnyView {
    view! {
        <h3>{goes(lang)}</h3>
        <ul>
            <li>{goes_who(lang)}</li>
            <li>{goes_words(lang)}</li>
            <li>{goes_quotes(lang)}</li>
            <li>{goes_votes(lang)}</li>
            <li>{goes_rest(lang)}</li>
        </ul>
        <h3>{stays(lang)}</h3>
        <ul>
            <li>{stays_counts(lang)}</li>
            <li>{stays_answers(lang)}</li>
            <li>{stays_log(lang)}</li>
        </ul>
        <p>{elsewhere(lang)}</p>
    }
    .into_any()
}

/// The labels of the form, for its summary.
fn labels(lang: Language) -> [(&'static str, String); 2] {
    [
        ("sure", sure(lang).to_owned()),
        ("word", confirm(lang, word(lang))),
    ]
}

/// The summary of the errors, and the form that erases when it is posted to `action`.
pub(super) fn form(
    lang: Language,
    action: String,
    typed: &ConfirmForm,
    refusal: &Refusal,
) -> (AnyView, AnyView) {
    let labels = labels(lang);
    let labels: Vec<_> = labels
        .iter()
        .map(|(field, label)| (*field, label.as_str()))
        .collect();
    let form = Form::new(lang, refusal, &labels);
    let chosen = vec![typed.sure.clone()];
    let yes = vec![Choice::new("yes", sure_yes(lang))];
    let fields = view! {
        {warning(final_title(lang), view! { <p>{final_text(lang)}</p> })}
        <form method="post" action=action novalidate>
            {form.tick("sure", chosen, yes).view()}
            {form.line("word", &typed.word).autocomplete("off").short().view()}
            <button class="button danger">{erase(lang)}</button>
        </form>
    };
    (form.summary(), fields.into_any())
}

/// What the page says about the person, in the words for customers or for colleagues.
pub(super) struct Erasing<'a> {
    /// What it is for.
    pub lead: &'static str,
    /// Said once everything was erased.
    pub already: &'static str,
    /// The lists of what is erased and what stays.
    pub consequences: AnyView,
    /// The address that the form is sent to.
    pub action: String,
    /// Where "No, go back" leads.
    pub back: &'a str,
}

/// The page on which the administrator erases somebody: what happens and the form, or the reason why not.
pub(super) fn page(
    cx: &PageContext,
    person: &Erasable,
    words: Erasing<'_>,
    typed: &ConfirmForm,
    refusal: &Refusal,
) -> Page {
    let lang = cx.lang;
    let heading = title(lang, &name_of(lang, &person.name));
    cx.page(heading.clone()).refused(refusal).show(|| {
        let (summary, body) = if person.erased {
            (().into_any(), inset(view! { <p>{words.already}</p> }))
        } else if let Some(why) = person.obstacle {
            let look = (why == Conflict::StillOwes).then(|| {
                view! { <p><a href=paths::leave(person.account)>{leaving::look(lang)}</a></p> }
            });
            let why = obstacle(lang, why);
            (().into_any(), inset(view! { <p>{why}</p>{look} }))
        } else {
            let (summary, form) = form(lang, words.action, typed, refusal);
            let what = view! { <h2>{what_happens(lang)}</h2>{words.consequences}{form} };
            (summary, what.into_any())
        };
        view! {
            {summary}
            <h1>{heading}</h1>
            <p class="lead">{words.lead}</p>
            {body}
            <p><a href=words.back.to_owned()>{back(lang)}</a></p>
        }
    })
}
