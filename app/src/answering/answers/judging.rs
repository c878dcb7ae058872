//! The question whether an answer is one, which its reader answers: with a press on the page of the answer, or with words.

use crate::web::{
    paths,
    ui::{Form, Icon, icon},
};
use klankbord_domain::{
    Language,
    rounds::contributions::{Verdict, queries::Mine},
};
use leptos::prelude::*;

texts! {
    question = "Is uw vraag beantwoord?" | "Is your question answered?";
    you_say(owner: &str) = "Dat bepaalt u, niet wij. Zegt u nee, dan krijgt {owner} dat te horen en krijgt u een nieuw antwoord."
        | "You decide, not us. If you say no, {owner} will be told and you will get a new answer.";
    you_say_again = "Dat bepaalt u, niet wij. Zegt u weer nee, dan krijgt het klantgeweten dat te horen. U krijgt niet vanzelf een derde antwoord."
        | "You decide, not us. If you say no again, the customer conscience will be told. You won’t automatically get a third answer.";
    yes = "Ja, mijn vraag is beantwoord" | "Yes, my question is answered";
    no = "Nee, nog niet" | "No, not yet";
    title = "Wat mist u nog?" | "What is missing?";
    reason_hint = "Schrijf op wat u nog wilt weten. Is uw vraag deels beantwoord, dan mag u dit leeg laten." | "Write down what you still want to know. If your question is partly answered, you may leave this empty.";
    verdict = "Uw oordeel" | "Is it answered?";
    send_no = "Versturen: mijn vraag is niet beantwoord" | "Send: my question is not answered";
    partly = "Deels beantwoord, rond het maar af" | "Partly answered, please close it";
    settled = "Dank u. We hebben het afgerond." | "Thank you. We have closed it.";
    reopened = "Dank u. U krijgt een nieuw antwoord." | "Thank you. You will get a new answer.";
}

/// The question on the page of an answer. `action` is the page on which the reader says what they miss, and `meaning` what
/// follows from a "no".
pub(crate) fn turn(lang: Language, action: &str, meaning: String) -> AnyView {
    let action = action.to_owned();
    view! {
        <section class="sheet turned verdict" id="judge">
            <h2>{question(lang)}</h2>
            <p>{meaning}</p>
            <div class="buttons">
                <form method="post" action=action.clone()>
                    <button class="button" name="verdict" value=Verdict::Yes.as_str()>{icon(Icon::Check)}{yes(lang)}</button>
                </form>
                <a class="button secondary" href=action>{no(lang)}</a>
            </div>
        </section>
    }
    .into_any()
}

/// The same, for a contribution; omitted when it is not the reader's turn.
pub(crate) fn of_contribution(lang: Language, mine: &Mine) -> Option<AnyView> {
    let action = paths::judge_answer(mine.id);
    mine.awaits_verdict()
        .then(|| turn(lang, &action, meaning(lang, mine)))
}

/// What follows from a "no" to the answer to a contribution.
pub(super) fn meaning(lang: Language, mine: &Mine) -> String {
    match mine.reopened_at {
        None => first_no(lang, &mine.owner),
        Some(_) => you_say_again(lang).to_owned(),
    }
}

/// What follows from the first "no" to an answer of `owner`.
pub(crate) fn first_no(lang: Language, owner: &str) -> String {
    you_say(lang, owner)
}

/// The labels of the form on which the reader says what they miss.
pub(crate) const fn labels(lang: Language) -> [(&'static str, &'static str); 2] {
    [("verdict", verdict(lang)), ("reason", title(lang))]
}

/// That form, with what was typed. `draft` names it in the browser.
pub(crate) fn form(
    lang: Language,
    form: &Form<'_>,
    reason: &str,
    draft: String,
    meaning: String,
) -> AnyView {
    view! {
        <form method="post" data-draft=draft novalidate>
            {form.area("reason", reason, 5).title().hint(reason_hint(lang)).view()}
            <p>{meaning}</p>
            <div class="buttons" id="verdict">
                <button class="button" name="verdict" value=Verdict::No.as_str()>{send_no(lang)}</button>
                <button class="button secondary" name="verdict" value=Verdict::Partly.as_str()>{partly(lang)}</button>
            </div>
        </form>
    }
    .into_any()
}

/// The title of the page with that form.
pub(crate) const fn form_title(lang: Language) -> &'static str {
    title(lang)
}

/// The notice once somebody said that they are answered.
pub(crate) const fn settled_done(lang: Language) -> &'static str {
    settled(lang)
}

/// The notice once somebody gets a new answer.
pub(crate) const fn reopened_done(lang: Language) -> &'static str {
    reopened(lang)
}
