//! The room on the wall that everybody sees: large, without controls, and with a code that leads phones to it.

use super::parts::{Audience, Making, Part, signs};
use crate::{
    islands::RoomLive,
    web::context::{Page, PageContext},
    web::{
        paths,
        ui::{document::Width, qr},
    },
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
    join = "Doe mee op uw telefoon" | "Join on your phone";
    code(address: &str) = "Code voor de camera van uw telefoon. Hij leidt naar {address}" | "Code for the camera of your phone. It leads to {address}";
}

pub(crate) async fn show(cx: PageContext, Path(id): Path<SessionId>) -> Page {
    let lang = cx.lang;
    let inside = queries::enter(&cx.portal, &cx.actor, id).await?;
    check_leads(&cx.actor, &inside.session)?;
    let room = queries::room(&cx.portal, id).await?;
    let zone = cx.zone();
    let theme = inside.session.theme_in(cx.reads).to_owned();
    let making = Making {
        lang,
        zone: &zone,
        room: &room,
        audience: Audience::Screen,
        reader: None,
    };
    cx.page(title(lang, &theme)).bare(Width::Wall).show(|| {
        let follow = format!("{}?screen=true&after={}", paths::live(id), room.number);
        view! {
            <div id="room" class="wall-room" data-room=follow data-room-now=cx.portal.now().0 / 1000>
                <header class="wall-top"><h1>{theme.clone()}</h1>{making.around(Part::Clock)}</header>
                <div class="wall-middle">{making.around(Part::Stage)}{making.around(Part::Heard)}</div>
                {joining(&cx, id)}
                <div class="wall-foot">{making.around(Part::Questions)}{making.around(Part::People)}</div>
            </div>
            <p class="wall-ways">
                <a href=paths::room(id)>{back(lang)}</a>
                <a class="without-islands" href=paths::screen(id)>{reload(lang)}</a>
            </p>
            {signs()}
            <RoomLive/>
        }
    })
}

/// The way into the room for phones: large while the wall shows nothing else.
fn joining(cx: &PageContext, id: SessionId) -> AnyView {
    let lang = cx.lang;
    let address = [cx.site.base_url.as_str(), &paths::room(id)].concat();
    let short = address
        .split_once("://")
        .map_or(address.as_str(), |(_, rest)| rest);
    let code = qr(&address, code(lang, short));
    view! {
        <figure class="wall-join">
            {code}
            <figcaption><b>{join(lang)}</b><span>{short.to_owned()}</span></figcaption>
        </figure>
    }
    .into_any()
}
