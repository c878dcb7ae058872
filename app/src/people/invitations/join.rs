//! The page that the link of an invitation opens: the letter, or a way on when the link is old.
//!
//! Opening the page changes nothing. "Read on" is a button, and only that counts as opened.

use super::letter::paragraphs;
use crate::web::{
    context::{Page, PageContext},
    paths,
    ui::{Icon, Whose, face, first_sentence, fold, icon},
};
use axum::extract::Path;
use klankbord_domain::{
    Conflict, Error, Language,
    base::random::Token,
    people::{
        invitations::{
            operations,
            queries::{self, InvitationView},
            rules::Door,
        },
        panel::MONTHLY_MINUTES,
    },
};
use leptos::prelude::*;

texts! {
    title(organisation: &str) = "{organisation} vraagt u om mee te denken" | "{organisation} would like your opinion";
    greeting(name: &str) = "Beste {name}," | "Dear {name},";
    what = "Wat vragen we?" | "What are we asking?";
    what_text = "Af en toe leggen we u een plan voor. U leest het, zegt wat u ervan vindt en schrijft erbij waarom. U kiest zelf waar u op reageert."
        | "Now and then we show you a plan. You read it, say what you think of it and tell us why. You choose what you respond to.";
    time = "Hoeveel tijd kost het?" | "How much time does it take?";
    time_text(minutes: i64) = "Ongeveer {minutes} minuten per maand. Stoppen kan altijd." | "About {minutes} minutes a month. You can stop at any time.",
        one(minutes) "Ongeveer {minutes} minuut per maand. Stoppen kan altijd." | "About {minutes} minute a month. You can stop at any time.";
    answers = "Wat gebeurt er met uw inbreng?" | "What happens with your input?";
    answers_text = "Stelt u een vraag of vertelt u ons iets over een plan? Dan krijgt u antwoord van iemand met een naam, op een beloofde dag. Op de reden bij uw stem krijgt u niet altijd antwoord. We besluiten nadat klanten zijn gevraagd. Stemden er te weinig, dan kan een bestuurder een uitzondering toestaan. U leest dan wie dat deed en waarom."
        | "If you ask or tell us something about a plan, you get an answer from a named person by a promised day. You don't always get an answer to the reason you give with your vote. We decide after customers have been asked. If too few voted, a board member can allow an exception, and you can read who did that and why.";
    readers = "Wie leest het?" | "Who reads it?";
    readers_text = "Wie over het plan gaat, en het klantgeweten. Andere klanten die over hetzelfde plan zijn gevraagd, lezen het ook. Bij wat u over een plan schrijft, kiest u: met uw naam, alleen met uw groep, of alleen voor het klantgeweten."
        | "The person in charge of the plan, and the customer conscience. Other customers who were asked about the same plan read it too. When you write about a plan, you choose: with your name, with your group only, or only for the customer conscience.";
    conscience(name: &str) = "Het klantgeweten is {name}. Het klantgeweten komt op voor de klant."
        | "The customer conscience is {name}, who stands up for customers.";
    read_on = "Verder om mee te doen" | "Continue to join";
    no = "Nee, dank u" | "No, thank you";
    rather_not = "Liever niet?" | "Rather not?";
    no_means = "Dat is goed. U blijft gewoon klant, er verandert niets. We vragen het u niet nog eens." | "That is fine. You stay a customer and nothing changes. We won't ask you again.";
    no_sure = "Nee, ik doe niet mee" | "No, I won't join";
    back_to_letter = "Terug naar de brief" | "Back to the letter";
    join_in = "Doet u mee?" | "Will you join?";
    to_know = "Wat u misschien wilt weten" | "What you may want to know";
    member = "U doet al mee" | "You have already joined";
    member_text = "U bent panellid. Meld u aan om te zien wat er op u wacht." | "You are a panel member. Sign in to see what is waiting for you.";
    member_here = "U bent panellid, en u bent al aangemeld." | "You are a panel member, and you are already signed in.";
    sign_in = "Aanmelden" | "Sign in";
    home = "Naar uw startpagina" | "To your home page";
    declined = "U wilt niet meedoen, en dat is goed" | "You don't want to join, and that is fine";
    declined_text = "We vragen het u niet nog eens. Bedenkt u zich? Bel of mail ons dan. Het nummer staat onderaan."
        | "We won't ask you again. Have you changed your mind? Then call or email us. The number is at the bottom.";
    replaced = "Er is een nieuwere link" | "There is a newer link";
    replaced_text = "We hebben u later een nieuwe link gestuurd. Daarom werkt deze niet meer. Kunt u die mail niet vinden? Dan sturen we er nog een."
        | "We sent you a newer link later. That is why this one no longer works. Can't find that email? Then we'll send another.";
    expired = "Deze uitnodiging is verlopen" | "This invitation has expired";
    expired_text = "U bent nog steeds welkom. We sturen u graag een nieuwe link." | "You are still welcome. We will gladly send you a new link.";
    again = "Stuur mij een nieuwe link" | "Send me a new link";
    closed = "Deze uitnodiging is ingetrokken" | "This invitation was withdrawn";
    closed_text = "Klopt dat volgens u niet? Bel of mail ons. Het nummer staat onderaan." | "Does that seem wrong to you? Call or email us. The number is at the bottom.";
    on_its_way = "Er is een nieuwe link onderweg naar het e-mailadres dat wij van u hebben." | "A new link is on its way to the email address that we have for you.";
    goodbye = "Dank u voor uw antwoord. We vragen het u niet nog eens." | "Thank you for your answer. We won't ask you again.";
}

/// Finds the invitation and uses the customer's language, unless this browser chose another.
pub(super) async fn receive(cx: &mut PageContext, token: &Token) -> Result<InvitationView, Error> {
    let reception = queries::reception(&cx.portal, token).await?;
    if cx.chosen.is_none() {
        cx.lang = reception.invitation.language;
    }
    Ok(reception)
}

pub(super) fn organisation(cx: &PageContext) -> &str {
    cx.organisation
        .as_ref()
        .map_or("Klankbord", |organisation| &organisation.name)
}

pub(crate) async fn show(mut cx: PageContext, Path(token): Path<String>) -> Page {
    let reception = receive(&mut cx, &Token::presented(&token)).await?;
    match reception.door {
        Door::Letter => letter(&cx, &token, &reception),
        door => way_on(&cx, &token, door),
    }
}

fn letter(cx: &PageContext, token: &str, reception: &InvitationView) -> Page {
    let lang = cx.lang;
    let heading = title(lang, organisation(cx));
    let here = paths::join(token);
    cx.page(heading.clone()).wide().show(|| {
        let sender = &reception.letter.sender;
        let folded = |sign: Icon, title: &'static str, text: &str, more: Option<AnyView>| {
            let body = view! { <p>{text.to_owned()}</p>{more} }.into_any();
            fold(icon(sign), title, first_sentence(text), body)
        };
        let conscience = reception
            .conscience
            .as_ref()
            .map(|name| view! { <p>{conscience(lang, name)}</p> }.into_any());
        view! {
            <div class="letter-grid">
                <article class="sheet lifted letter-sheet">
                    <p class="sender">{face(Whose::Staff(sender))}<span><b>{sender.clone()}</b>{organisation(cx).to_owned()}</span></p>
                    <h1>{heading}</h1>
                    <p>{greeting(lang, cx.greets(&reception.invitation.name))}</p>
                    {paragraphs(reception.letter.text(lang))}
                    <p class="sign">{face(Whose::Staff(sender))}<span><b>{sender.clone()}</b></span></p>
                </article>
                <aside class="sheet turned go">
                    <h2>{join_in(lang)}</h2>
                    <p>{time_text(lang, MONTHLY_MINUTES)}</p>
                    <form method="post" action=here.clone()>
                        <button class="button">{read_on(lang)}{icon(Icon::On)}</button>
                    </form>
                </aside>
            </div>
            <section>
                <h2>{to_know(lang)}</h2>
                <div class="folds">
                    {folded(Icon::Question, what(lang), what_text(lang), None)}
                    {folded(Icon::Clock, time(lang), &time_text(lang, MONTHLY_MINUTES), None)}
                    {folded(Icon::Talk, answers(lang), answers_text(lang), None)}
                    {folded(Icon::Eye, readers(lang), readers_text(lang), conscience)}
                </div>
            </section>
            {no_link(lang, token)}
        }
    })
}

/// The way to decline, which asks once more.
pub(super) fn no_link(lang: Language, token: &str) -> AnyView {
    let path = paths::decline_to_join(token);
    view! { <p class="rather-not">{rather_not(lang)}" "<a href=path>{no(lang)}</a></p> }.into_any()
}

/// Asks whether they are sure: the portal never asks again.
pub(crate) async fn decline(mut cx: PageContext, Path(token): Path<String>) -> Page {
    let reception = receive(&mut cx, &Token::presented(&token)).await?;
    if !matches!(
        reception.door,
        Door::Letter | Door::Replaced | Door::Expired
    ) {
        return cx.go(&paths::join(&token));
    }
    let lang = cx.lang;
    let back = paths::join(&token);
    cx.page(rather_not(lang)).show(|| {
        view! {
            <a class="back" href=back>{icon(Icon::Back)}{back_to_letter(lang)}</a>
            <h1>{rather_not(lang)}</h1>
            <p class="lead">{no_means(lang)}</p>
            <form method="post">
                <button class="button">{no_sure(lang)}</button>
            </form>
        }
    })
}

/// The page for a link that does not open the letter. It says why, and offers a way on.
fn way_on(cx: &PageContext, token: &str, door: Door) -> Page {
    let lang = cx.lang;
    let signed_in = cx.actor.account().is_some();
    let (heading, text) = match door {
        Door::Member if signed_in => (member(lang), member_here(lang)),
        Door::Member => (member(lang), member_text(lang)),
        Door::Declined => (declined(lang), declined_text(lang)),
        Door::Replaced => (replaced(lang), replaced_text(lang)),
        Door::Expired => (expired(lang), expired_text(lang)),
        Door::Letter | Door::Closed => (closed(lang), closed_text(lang)),
    };
    cx.page(heading).show(move || {
        let renew = matches!(door, Door::Replaced | Door::Expired).then(|| {
            view! {
                <form method="post" action=paths::ask_to_join_again(token)>
                    <button class="button">{again(lang)}</button>
                </form>
                {no_link(lang, token)}
            }
        });
        let way_in = (door == Door::Member).then(|| {
            let (path, text) = if signed_in {
                (paths::home(), home(lang))
            } else {
                (paths::sign_in(), sign_in(lang))
            };
            view! { <p><a class="button" href=path>{text}</a></p> }
        });
        view! {
            <h1>{heading}</h1>
            <p class="lead">{text}</p>
            {renew}{way_in}
        }
    })
}

/// Goes to the link's own page when the invitation has changed meanwhile: that page explains how.
pub(super) fn back_to_the_door(cx: &PageContext, token: &str, error: Error) -> Page {
    match error {
        Error::Conflict(
            Conflict::AlreadyMember | Conflict::Declined | Conflict::InvitationEnded,
        ) => cx.go(&paths::join(token)),
        other => Err(other.into()),
    }
}

pub(crate) async fn read_on_post(cx: PageContext, Path(token): Path<String>) -> Page {
    match operations::open(&cx.portal, &Token::presented(&token)).await {
        Ok(()) => cx.go(&paths::consent(&token)),
        Err(error) => back_to_the_door(&cx, &token, error),
    }
}

pub(crate) async fn decline_post(mut cx: PageContext, Path(token): Path<String>) -> Page {
    let presented = Token::presented(&token);
    receive(&mut cx, &presented).await?;
    match operations::decline(&cx.portal, &presented).await {
        Ok(()) => cx.done(&paths::join(&token), goodbye(cx.lang)),
        Err(error) => back_to_the_door(&cx, &token, error),
    }
}

pub(crate) async fn again_post(mut cx: PageContext, Path(token): Path<String>) -> Page {
    let presented = Token::presented(&token);
    receive(&mut cx, &presented).await?;
    match operations::send_anew(&cx.portal, &presented).await {
        Ok(()) => cx.done(&paths::join(&token), on_its_way(cx.lang)),
        Err(error) => back_to_the_door(&cx, &token, error),
    }
}
