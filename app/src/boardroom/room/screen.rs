//! The room on the screen that everybody sees: large, and without controls.

use super::parts::{Audience, Making};
use crate::{
    islands::RoomLive,
    web::context::{Page, PageContext},
    web::paths,
};
use axum::extract::Path;
use klankbord_domain::{
    base::ids::SessionId,
    boardroom::{room::queries, sessions::rules::check_leads},
};
use leptos::prelude::*;

texts! {
    title(theme: &str) = "Scherm: {theme}" | "Screen: {theme}";
    back = "Naar de zaal" | "Go to the room";
    reload = "Vernieuwen" | "Reload";
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<SessionId>) -> Page {
    let lang = cx.lang;
    let inside = queries::enter(&cx.portal, &cx.actor, id).await?;
    check_leads(&cx.actor, &inside.session)?;
    let room = queries::room(&cx.portal, id).await?;
    let zone = cx.zone();
    let theme = inside.session.theme;
    let making = Making {
        lang,
        zone: &zone,
        room: &room,
        audience: Audience::Screen,
        reader: None,
    };
    cx.page(title(lang, &theme)).wide().show(|| {
        let follow = format!("{}?screen=true&after={}", paths::live(id), room.number);
        view! {
            <h1>{theme.clone()}</h1>
            <div id="room" class="room-screen" data-room=follow data-room-now=cx.portal.now().0 / 1000>
                {making.all()}
            </div>
            <p><a href=paths::room(id)>{back(lang)}</a>" "<a href=paths::screen(id)>{reload(lang)}</a></p>
            <RoomLive/>
        }
    })
}
