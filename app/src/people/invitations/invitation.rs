//! One invitation: its dates, sending it again, making a link to pass on, revoking it.

use super::{state_class, state_text};
use crate::{
    people::accounts::name_of,
    web::context::{Page, PageContext},
    web::paths,
};
use axum::extract::Path;
use klankbord_domain::{
    base::{ids::InvitationId, random::Token},
    people::{
        invitations::{InvitationState, operations, queries},
        panel::MemberState,
    },
};
use leptos::prelude::*;

texts! {
    title(name: &str) = "Uitnodiging voor {name}" | "Invitation for {name}";
    state = "Status" | "Status";
    drafted = "Geschreven" | "Written";
    sent = "Laatst verstuurd" | "Last sent";
    opened = "Gelezen" | "Read";
    reminded = "Herinnerd" | "Reminded";
    until = "Geldig tot" | "Valid until";
    ended = "Afgesloten" | "Ended";
    customer = "Klant" | "Customer";
    letter = "De brief" | "The letter";
    again = "Opnieuw versturen" | "Send again";
    again_hint = "De klant krijgt een nieuwe link. Eerdere links werken dan niet meer. Wie zo'n link opent, kan een nieuwe vragen."
        | "The customer gets a new link. Earlier links stop working. A customer who opens one can ask for a new link.";
    link = "Link maken om zelf door te geven" | "Make a link to pass on yourself";
    link_hint = "Gebruik dit als de mail niet aankomt. De link is persoonlijk: geef hem alleen aan deze klant."
        | "Use this if the email does not arrive. The link is personal: give it to this customer only.";
    link_hint_2 = "Wie hiermee meedoet, meldt zich daarna zelf aan met een code per mail."
        | "Anyone who joins with it then signs in with a code by email.";
    link_title = "U ziet deze link één keer" | "You will see this link only once";
    link_lead = "Kopieer deze link nu. We bewaren hem niet leesbaar. Daarom kunt u hem later niet meer zien. U kunt wel een nieuwe maken."
        | "Copy this link now. We don't keep it in a readable form. That is why you can't see it again later. You can make a new one.";
    link_label = "Persoonlijke link" | "Personal link";
    revoke = "Uitnodiging intrekken" | "Withdraw the invitation";
    revoke_hint = "De links werken dan niet meer." | "The links stop working.";
    sent_again = "De uitnodiging wordt opnieuw verstuurd." | "The invitation is being sent again.";
    revoked = "De uitnodiging is ingetrokken." | "The invitation has been withdrawn.";
    back = "Alle uitnodigingen" | "All invitations";
    back_to_it = "Terug naar de uitnodiging" | "Back to the invitation";
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<InvitationId>) -> Page {
    let lang = cx.lang;
    let found = queries::invitation(&cx.portal, &cx.actor, id).await?;
    let heading = title(lang, &name_of(lang, &found.name));
    let open_to_it = !matches!(
        found.member_state,
        MemberState::Active | MemberState::Declined
    ) && found.email.is_some();
    let may_send = open_to_it
        && (found.state.is_live() || found.state == InvitationState::Expired)
        && found.state != InvitationState::Drafted;
    let may_show = may_send && queries::link_may_be_shown(&cx.portal, &cx.actor, id).await?;
    let link_words = format!("{} {}", link_hint(lang), link_hint_2(lang));
    cx.page(heading.clone()).show(|| {
        let date = |term: &'static str, at: Option<klankbord_domain::Timestamp>| {
            at.map(|at| view! { <div><dt>{term}</dt><dd>{cx.moment(at)}</dd></div> })
        };
        let act = |path: String, class: &'static str, label: &'static str, hint: String| {
            view! {
                <form method="post" action=path>
                    <button class=class>{label}</button>
                    <p class="hint">{hint}</p>
                </form>
            }
        };
        view! {
            <p><a href=paths::invitations()>{back(lang)}</a></p>
            <h1>{heading}</h1>
            <dl class="facts">
                <div><dt>{state(lang)}</dt><dd><span class=state_class(found.state)>{state_text(lang, found.state)}</span></dd></div>
                <div><dt>{customer(lang)}</dt><dd><a href=paths::member(found.member_id)>{name_of(lang, &found.name)}</a></dd></div>
                <div><dt>{letter(lang)}</dt><dd><a href=paths::letter(found.letter_id)>{letter(lang)}</a></dd></div>
                {date(drafted(lang), Some(found.drafted_at))}
                {date(sent(lang), found.sent_at)}
                {date(opened(lang), found.opened_at)}
                {date(reminded(lang), found.reminded_at)}
                {date(until(lang), found.expires_at)}
                {date(ended(lang), found.ended_at)}
            </dl>
            {may_send.then(|| act(paths::invite_again(id), "button", again(lang), again_hint(lang).to_owned()))}
            {may_show.then(|| act(paths::invitation_link(id), "button secondary", link(lang), link_words.clone()))}
            {found.state.is_live().then(|| act(paths::revoke_invitation(id), "button danger", revoke(lang), revoke_hint(lang).to_owned()))}
        }
    })
}

pub(crate) async fn again_post(cx: PageContext, Path(id): Path<InvitationId>) -> Page {
    operations::send_again(&cx.portal, &cx.actor, id).await?;
    cx.done(&paths::invitation(id), sent_again(cx.lang))
}

pub(crate) async fn revoke_post(cx: PageContext, Path(id): Path<InvitationId>) -> Page {
    operations::revoke(&cx.portal, &cx.actor, id).await?;
    cx.done(&paths::invitation(id), revoked(cx.lang))
}

/// Shows the link in the response itself and nowhere else, so that no session or log ever holds it.
pub(crate) async fn link_post(cx: PageContext, Path(id): Path<InvitationId>) -> Page {
    let lang = cx.lang;
    let token = operations::copy_link(&cx.portal, &cx.actor, id).await?;
    let address = address(&cx, &token);
    cx.page(link_title(lang)).show(move || {
        view! {
            <h1>{link_title(lang)}</h1>
            <p class="lead">{link_lead(lang)}</p>
            <div class="field">
                <label for="link">{link_label(lang)}</label>
                <input id="link" type="url" readonly=true value=address/>
            </div>
            <p><a href=paths::invitation(id)>{back_to_it(lang)}</a></p>
        }
    })
}

fn address(cx: &PageContext, token: &Token) -> String {
    format!("{}{}", cx.site.base_url, paths::join(token.secret()))
}
