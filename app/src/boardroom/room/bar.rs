//! The top of a room, in place of a menu: the organisation, the theme, and for those who lead what they open.

use super::parts::Audience;
use crate::boardroom::sessions::theme;
use crate::web::{
    context::PageContext,
    initials::initials,
    paths,
    ui::{Icon, icon},
};
use klankbord_domain::boardroom::{room::RoomRound, sessions::Session};
use leptos::prelude::*;

texts! {
    about = "Over deze sessie:" | "About this session:";
    reload = "Vernieuwen" | "Reload";
    leads(name: &str) = "{name} leidt" | "{name} leads";
    open_screen = "Scherm openen" | "Open the screen";
    close = "Sessie afronden" | "Close the session";
}

pub(super) fn bar(
    cx: &PageContext,
    session: &Session,
    audience: Audience,
    round: RoomRound,
) -> AnyView {
    let lang = cx.lang;
    let name = cx
        .organisation
        .as_ref()
        .map(|organisation| initials(&organisation.name));
    let leading = audience.leads().then(|| {
        let close = (round != RoomRound::Closed).then(|| {
            view! { <a href=paths::close_room(session.id)>{icon(Icon::SignOut)}{close(lang)}</a> }
        });
        view! {
            <span class="soft">{leads(lang, &session.facilitator)}</span>
            <a href=paths::screen(session.id)>{icon(Icon::Board)}{open_screen(lang)}</a>
            {close}
        }
    });
    view! {
        <header class="room-bar">
            <a class="organisation" href=paths::session(session.id)>
                <span class="monogram" aria-hidden="true">{name}</span>
                <span class="unseen">{about(lang)}" "</span>
                <span>{theme(cx, session)}</span>
            </a>
            <p>
                {leading}
                <a class="without-islands" href=paths::room(session.id)>{reload(lang)}</a>
            </p>
        </header>
    }
    .into_any()
}
