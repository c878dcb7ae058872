//! Mails that invite customers to the panel.

use crate::web::ui::time::weekday_date;
use crate::web::{
    letter::{Draft, Part, Signer, Turn},
    mail_context::MailContext,
    paths,
};
use klankbord_domain::people::invitations::contents;
use klankbord_domain::{
    Error, Language,
    base::ids::{InvitationId, LetterId},
};

texts! {
    subject(organisation: &str) = "{organisation} vraagt of u mee wilt denken"
        | "{organisation} would like your opinion";
    reminder_subject(organisation: &str) = "Nog één keer: wilt u meedenken met {organisation}?"
        | "One more time: {organisation} would like your opinion";
    reminder_say = "U hebt deze uitnodiging al eens gekregen. Dit is de enige herinnering."
        | "You have had this invitation before. This is the only reminder.";
    asked = "Een medewerker, met naam, leest wat u zegt en geeft antwoord op wat u vraagt."
        | "A real person, whose name you see, reads what you say and answers what you ask.";
    until = "De link werkt tot en met" | "The link works until";
    asks = "Wij vragen" | "We ask";
    a_month(minutes: i64) = "ongeveer {minutes} minuten per maand" | "about {minutes} minutes a month",
        one(minutes) "ongeveer {minutes} minuut per maand" | "about {minutes} minute a month";
    look = "Bekijk de uitnodiging" | "View the invitation";
    nothing_yet = "Op de link klikken verandert nog niets. Op de pagina kiest u zelf ja of nee."
        | "Clicking the link changes nothing yet. On the page you choose yes or no yourself.";
    why(organisation: &str) = "U krijgt deze mail omdat u klant bent van {organisation}. Wilt u dit niet? Dan vragen we het u niet meer."
        | "You are receiving this email because you are a customer of {organisation}. If you don't want this, we won't ask again.";
    member_subject = "U doet al mee" | "You have already joined";
    member_say = "U bent opnieuw uitgenodigd voor ons klantenpanel, maar u bent al lid. U hoeft dus niets te doen."
        | "You were invited to our customer panel again, but you are already a member. So you don't need to do anything.";
    member_open = "Naar uw pagina" | "Go to your page";
    by_link_subject = "U bent lid geworden van het klantenpanel" | "You have joined the customer panel";
    by_link_say = "Met een persoonlijke link bent u lid geworden van ons klantenpanel. Meld u aan met een code die we naar dit adres mailen."
        | "You joined our customer panel with a personal link. Sign in with a code that we email to this address.";
    by_link_not_you = "Was u dit niet? Bel of mail ons. Dan maken we het ongedaan."
        | "If it wasn't you, call or email us, and we will undo it.";
    by_link_why = "U krijgt deze mail omdat iemand met uw persoonlijke link lid werd van het panel."
        | "You are receiving this email because somebody joined the panel with your personal link.";
    member_why = "U krijgt deze mail omdat u lid bent van ons klantenpanel."
        | "You are receiving this email because you are a member of our customer panel.";
}

pub(crate) async fn invitation(
    cx: &MailContext<'_>,
    invitation: InvitationId,
    letter: LetterId,
    token: &str,
    reminder: bool,
) -> Result<Option<Draft>, Error> {
    let found = contents::invitation(cx.portal, cx.reader.id, invitation, letter).await?;
    let Some(found) = found else { return Ok(None) };
    let lang = cx.reader.language;
    let organisation = &cx.organisation.name;
    let personal = match lang {
        Language::Nl => found.text_nl,
        Language::En => found.text_en,
    };
    let mut parts = Vec::new();
    if reminder {
        parts.push(Part::Say(reminder_say(lang).to_owned()));
    }
    if !personal.trim().is_empty() {
        parts.push(Part::Say(personal));
    }
    parts.push(Part::Say(asked(lang).to_owned()));
    let mut turn = Turn::to(look(lang), paths::join(token))
        .fact(asks(lang), a_month(lang, found.monthly_minutes));
    if let Some(at) = found.expires_at {
        let day = weekday_date(lang, at.date_in(&cx.organisation.time_zone()));
        turn = turn.fact(until(lang), day);
    }
    parts.push(turn.into());
    parts.push(Part::Say(nothing_yet(lang).to_owned()));
    Ok(Some(Draft {
        subject: if reminder {
            reminder_subject(lang, organisation)
        } else {
            subject(lang, organisation)
        },
        parts,
        signed: Some(Signer::Inviter.named(found.inviter)),
        why: why(lang, organisation),
    }))
}

pub(crate) fn already_member(cx: &MailContext<'_>) -> Draft {
    let lang = cx.reader.language;
    Draft {
        subject: member_subject(lang).to_owned(),
        parts: vec![
            Part::Say(member_say(lang).to_owned()),
            Part::Go(member_open(lang), paths::home().to_owned()),
        ],
        signed: None,
        why: member_why(lang).to_owned(),
    }
}

/// Word to a customer that somebody joined by a link that staff had seen.
pub(crate) fn joined_by_link(cx: &MailContext<'_>) -> Draft {
    let lang = cx.reader.language;
    Draft {
        subject: by_link_subject(lang).to_owned(),
        parts: vec![
            Part::Say(by_link_say(lang).to_owned()),
            Part::Go(member_open(lang), paths::home().to_owned()),
            Part::Say(by_link_not_you(lang).to_owned()),
        ],
        signed: None,
        why: by_link_why(lang).to_owned(),
    }
}
