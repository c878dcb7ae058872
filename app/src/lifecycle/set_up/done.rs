//! The page after the set-up: whether email works, and the next steps.

use crate::web::{
    context::{Page, PageContext},
    paths,
};
use klankbord_domain::base::outbox::{JobState, queries};
use leptos::prelude::*;

texts! {
    title = "Werkt de mail?" | "Is email working?";
    none = "Er is nog geen proefmail gestuurd." | "No test email has been sent yet.";
    waiting = "De proefmail is onderweg. Laad deze pagina over een paar tellen opnieuw."
        | "The test email is on its way. Reload this page in a few seconds.";
    sent = "De mailserver heeft de proefmail aangenomen. Kijk of hij is aangekomen, ook bij ongewenste mail."
        | "The mail server has accepted the test email. Check that it has arrived. Look in your spam folder too.";
    trouble = "De proefmail kon niet worden verstuurd. De mailserver of de verbinding meldt:"
        | "The test email could not be sent. The mail server or the connection reports:";
    again = "We proberen het vanzelf opnieuw. Controleer de instellingen van de mail. Ze staan in klankbord.toml of in de omgeving, onder smtp_…"
        | "We will try again automatically. Check the mail settings. They are in klankbord.toml or in the environment, under smtp_…";
    dropped = "De proefmail is niet verstuurd: hij was niet meer nodig." | "The test email was not sent: it was no longer needed.";
    reload = "Opnieuw laden" | "Reload";
    send_another = "Stuur nog een proefmail" | "Send another test email";
    next = "Wat nu?" | "What next?";
    segments = "Beschrijf uw segmenten: voor wie doet u het?" | "Describe your segments: who are you doing this for?";
    panel = "Zet klanten op de lijst" | "Add customers to the list";
    staff = "Voeg collega's toe" | "Add colleagues";
}

pub(crate) async fn show(cx: PageContext) -> Page {
    let lang = cx.lang;
    let job = queries::last_test(&cx.portal, &cx.actor).await?;
    let (words, error) = match &job {
        None => (none(lang), None),
        Some(job) => match (job.state, &job.last_error) {
            (JobState::Done, _) => (sent(lang), None),
            (JobState::Dropped, _) => (dropped(lang), None),
            (JobState::Waiting | JobState::Failed, Some(error)) => {
                (trouble(lang), Some(error.clone()))
            }
            (JobState::Waiting | JobState::Failed, None) => (waiting(lang), None),
        },
    };
    let error = error
        .map(|error| view! { <pre class="said"><code>{error}</code></pre><p>{again(lang)}</p> });
    cx.page(title(lang)).show(move || {
        view! {
            <h1>{title(lang)}</h1>
            <p class="lead">{words}</p>
            {error}
            <div class="buttons">
                <p><a class="button" href=paths::set_up_done()>{reload(lang)}</a></p>
                <form method="post" action=paths::test_mail()>
                    <button class="button secondary">{send_another(lang)}</button>
                </form>
            </div>
            <h2>{next(lang)}</h2>
            <ul>
                <li><a href=paths::segments()>{segments(lang)}</a></li>
                <li><a href=paths::panel()>{panel(lang)}</a></li>
                <li><a href=paths::staff()>{staff(lang)}</a></li>
            </ul>
        }
    })
}
