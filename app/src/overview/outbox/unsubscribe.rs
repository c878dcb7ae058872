//! Unsubscribing with the secret in a mail. Opening the link changes nothing; a button, or one POST by
//! a mail program (RFC 8058), does. Nobody has to sign in for it.

use super::{topic_about, topic_name};
use crate::web::{
    context::{Page, PageContext},
    paths,
};
use axum::extract::Path;
use klankbord_domain::{
    Error,
    base::outbox::{Topic, preferences},
    people::invitations::operations as invitations,
};
use leptos::prelude::*;

texts! {
    title = "Deze mails niet meer ontvangen" | "Stop receiving these emails";
    question = "Wilt u deze mails niet meer krijgen?" | "Do you want to stop getting these emails?";
    stop = "Stuur mij deze mails niet meer" | "Stop sending me these emails";
    keep = "Wilt u ze wel blijven krijgen? Dan hoeft u niets te doen." | "If you want to keep getting them, you don't need to do anything.";
    done = "U krijgt deze mails niet meer" | "You will not get these emails any more";
    done_how = "Bedacht u zich? Meld u aan en zet ze weer aan bij uw account."
        | "Changed your mind? Sign in and switch them on again in your account.";
    decline_question = "Wilt u niet meer uitgenodigd worden?" | "Do you want us to stop inviting you?";
    decline = "Nodig mij niet meer uit" | "Don't invite me any more";
    declined = "We nodigen u niet meer uit" | "We will not invite you any more";
    declined_how = "Dank u dat u het liet weten. Bedenkt u zich, dan kunt u ons bellen of mailen."
        | "Thank you for telling us. If you change your mind, call or email us.";
    owed = "Deze mails krijgt u altijd" | "You always get these emails";
    owed_why = "U hebt ze nodig voor een afspraak of een recht, of voor wat u een klant nog schuldig bent. Daarom kunt u ze niet meer uitzetten."
        | "You need them for an appointment or a right, or for what you still owe a customer. That is why they can no longer be switched off.";
    preferences_link = "Welke mails krijg ik?" | "Which emails do I get?";
}

/// Kinds of mail that could be switched off once. Their links still stand in mails that people keep.
const KEPT: [&str; 3] = ["refusal", "conscience", "appeal"];

/// The kind that a link is about; nothing for a kind that always goes by now.
async fn topic_of(cx: &PageContext, token: &str, topic: &str) -> Result<Option<Topic>, Error> {
    preferences::reader(&cx.portal, token).await?;
    match topic.parse() {
        Ok(topic) => Ok(Some(topic)),
        Err(_) if KEPT.contains(&topic) => Ok(None),
        Err(_) => Err(Error::NotFound),
    }
}

fn always(cx: &PageContext) -> Page {
    let lang = cx.lang;
    cx.page(owed(lang)).show(|| {
        view! {
            <h1>{owed(lang)}</h1>
            <p>{owed_why(lang)}</p>
            <p><a href=paths::mail_preferences()>{preferences_link(lang)}</a></p>
        }
    })
}

pub(crate) async fn show(cx: PageContext, Path((token, topic)): Path<(String, String)>) -> Page {
    let lang = cx.lang;
    let Some(topic) = topic_of(&cx, &token, &topic).await? else {
        return always(&cx);
    };
    let (question, button) = match topic {
        Topic::Invitation => (decline_question(lang), decline(lang)),
        _ => (question(lang), stop(lang)),
    };
    let about = (topic != Topic::Invitation).then(|| {
        view! { <p><strong>{topic_name(lang, topic)}</strong>". "{topic_about(lang, topic)}</p> }
    });
    cx.page(title(lang)).show(move || {
        view! {
            <h1>{question}</h1>
            {about}
            <p>{keep(lang)}</p>
            <form method="post">
                <input type="hidden" name="List-Unsubscribe" value="One-Click"/>
                <button class="button">{button}</button>
            </form>
        }
    })
}

/// Takes both our own button and the POST of a mail program, whatever its body.
pub(crate) async fn post(cx: PageContext, Path((token, topic)): Path<(String, String)>) -> Page {
    let lang = cx.lang;
    let Some(topic) = topic_of(&cx, &token, &topic).await? else {
        return always(&cx);
    };
    let account = preferences::unsubscribe(&cx.portal, &token, topic).await?;
    let (done, how) = if topic == Topic::Invitation {
        invitations::decline_by_account(&cx.portal, account).await?;
        (declined(lang), declined_how(lang))
    } else {
        (done(lang), done_how(lang))
    };
    let link = (topic != Topic::Invitation)
        .then(|| view! { <p><a href=paths::mail_preferences()>{preferences_link(lang)}</a></p> });
    cx.page(done).show(move || {
        view! {
            <h1>{done}</h1>
            <p>{how}</p>
            {link}
        }
    })
}
