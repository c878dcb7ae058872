//! The server-sent events for browsers that follow a room (WHATWG HTML §9.2). Each is made once for everybody who
//! sees the same.

use super::parts::{Audience, Making, Part};
use crate::web::ui::document;
use axum::body::Bytes;
use jiff::tz::TimeZone;
use klankbord_domain::{
    Language,
    boardroom::room::{events::Kind, queries::Room},
};
use std::{fmt::Write as _, sync::OnceLock};

/// An event with its data.
pub(super) fn frame(event: &str, id: Option<i64>, data: &str) -> Bytes {
    let mut text = String::with_capacity(data.len() + 64);
    // Writing to a string can't fail.
    let _ = writeln!(text, "event: {event}");
    if let Some(id) = id {
        let _ = writeln!(text, "id: {id}");
    }
    for line in data.split(['\n', '\r']) {
        let _ = writeln!(text, "data: {line}");
    }
    text.push('\n');
    text.into()
}

/// Keeps a connection open while nothing happens.
pub(super) const ALIVE: Bytes = Bytes::from_static(b": \n\n");

/// The present state of a room, with everything that is made from it for more than one reader.
pub(super) struct Showing {
    pub room: Room,
    /// The events after the one with the number `since`.
    pub happened: Vec<(i64, Kind)>,
    pub since: i64,
    zone: TimeZone,
    made: [OnceLock<Vec<Bytes>>; Audience::COUNT * 2],
}

impl Showing {
    pub fn new(room: Room, since: i64, happened: Vec<(i64, Kind)>, zone: TimeZone) -> Self {
        Self {
            room,
            happened,
            since,
            zone,
            made: Default::default(),
        }
    }

    pub fn making(&self, lang: Language, audience: Audience) -> Making<'_> {
        Making {
            lang,
            zone: &self.zone,
            room: &self.room,
            audience,
            reader: None,
        }
    }

    /// The parts that an audience sees, in the order of [`Part::seen_by`].
    pub fn frames(&self, lang: Language, audience: Audience) -> &[Bytes] {
        let place = audience as usize * 2 + usize::from(lang == Language::En);
        let Some(made) = self.made.get(place) else {
            return &[];
        };
        made.get_or_init(|| {
            let making = self.making(lang, audience);
            Part::seen_by(audience)
                .iter()
                .map(|part| {
                    let html = document::render(|| making.part(*part));
                    frame(part.name(), None, &html)
                })
                .collect()
        })
    }
}
