//! One browser that follows a room over server-sent events.

use super::{
    frames::{ALIVE, Showing, frame},
    live::{Rooms, stopped},
    parts::Audience,
};
use crate::{
    cx::{Cx, Page},
    ui::document,
};
use axum::{
    body::{Body, Bytes},
    extract::Path,
    response::IntoResponse as _,
};
use axum_extra::extract::Query;
use http::{HeaderMap, header};
use klankbord_domain::{
    Error, Language, Person, Portal,
    ids::{QuestionInRoomId, SessionId},
    room::{
        State,
        events::{self, Kind},
        queries::{self, Inside},
    },
};
use serde::Deserialize;
use std::{collections::VecDeque, convert::Infallible, sync::Arc, time::Duration};
use tokio::{
    sync::watch,
    time::{Instant, Interval, MissedTickBehavior, interval_at},
};

/// How often a connection is kept alive, and looked at whether it may go on.
const KEEP_ALIVE: Duration = Duration::from_secs(15);
/// How long a browser waits before it connects again, in ms; each one a little longer than the one before it,
/// so that a whole room does not come back at once.
const RETRY: (i64, i64) = (500, 2000);

#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
pub(crate) struct Asked {
    /// The number of the last event that the page shows.
    after: i64,
    /// Whether it is the page for the projector.
    screen: bool,
}

pub(crate) async fn show(
    cx: Cx,
    Path(id): Path<SessionId>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Page {
    let inside = queries::enter(&cx.portal, &cx.actor, id).await?;
    let person = cx.actor.person().cloned().ok_or(Error::NotFound)?;
    let audience = if asked.screen {
        Audience::Screen
    } else {
        Audience::of(&inside)
    };
    let last = headers
        .get("last-event-id")
        .and_then(|value| value.to_str().ok()?.parse().ok())
        .unwrap_or(asked.after);
    let retry = RETRY.0 + inside.account.0.rem_euclid(RETRY.1);
    let begin = Bytes::from(format!("retry: {retry}\n\n"));
    let mut alive = interval_at(Instant::now() + KEEP_ALIVE, KEEP_ALIVE);
    alive.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let rooms = &cx.site.rooms;
    let follower = Follower {
        showing: rooms.follow(&cx.portal, &cx.zone(), id),
        stopping: Rooms::stopping(rooms),
        portal: cx.portal.clone(),
        person,
        inside,
        audience,
        lang: cx.lang,
        last,
        sent: None,
        own: Vec::new(),
        waiting: VecDeque::from([begin]),
        alive,
    };
    let stream = futures::stream::unfold(follower, Follower::next);
    let headers = [
        (header::CONTENT_TYPE, "text/event-stream"),
        (header::CACHE_CONTROL, "no-store"),
        // A proxy must not hold it back until there is more.
        (header::HeaderName::from_static("x-accel-buffering"), "no"),
    ];
    Ok((headers, Body::from_stream(stream)).into_response())
}

struct Follower {
    showing: watch::Receiver<Option<Arc<Showing>>>,
    stopping: watch::Receiver<bool>,
    portal: Portal,
    person: Person,
    inside: Inside,
    audience: Audience,
    lang: Language,
    /// The number of the last event that was told.
    last: i64,
    sent: Option<Arc<Showing>>,
    /// How this person's own questions stood when they were told last.
    own: Vec<(QuestionInRoomId, State)>,
    waiting: VecDeque<Bytes>,
    alive: Interval,
}

impl Follower {
    /// What is sent next; nothing once the node stops, or this person may not be here any more.
    async fn next(mut self) -> Option<(Result<Bytes, Infallible>, Self)> {
        loop {
            if let Some(next) = self.waiting.pop_front() {
                return Some((Ok(next), self));
            }
            tokio::select! {
                changed = self.showing.changed() => {
                    changed.ok()?;
                    let showing = self.showing.borrow_and_update().clone();
                    if let Some(showing) = showing {
                        self.tell(showing).await.ok()?;
                    }
                }
                _ = self.alive.tick() => {
                    let stays = queries::may_stay(&self.portal, &self.person, &self.inside).await;
                    if !stays.unwrap_or(true) {
                        return None;
                    }
                    self.waiting.push_back(ALIVE);
                }
                () = stopped(&mut self.stopping) => return None,
            }
        }
    }

    /// Tells what is different, and then the numbers of what happened: whoever loses the connection in between
    /// gets the same once more, and never misses it.
    async fn tell(&mut self, showing: Arc<Showing>) -> klankbord_domain::Result<()> {
        let number = showing.room.number;
        let own: Vec<_> = showing
            .room
            .own(self.inside.account)
            .map(|question| (question.id, question.state))
            .collect();
        let is_new = number > self.last;
        if is_new {
            let frames = showing.frames(self.lang, self.audience);
            let before = self
                .sent
                .as_ref()
                .map_or(&[][..], |sent| sent.frames(self.lang, self.audience));
            let different = frames
                .iter()
                .enumerate()
                .filter(|(place, frame)| before.get(*place) != Some(*frame));
            self.waiting
                .extend(different.map(|(_, frame)| frame.clone()));
            if self.audience != Audience::Screen && (own != self.own || self.sent.is_none()) {
                let making = showing.making(self.lang, self.audience);
                let html = document::render(|| making.mine(self.inside.account));
                self.waiting.push_back(frame("mine", None, &html));
            }
            let told = self.happened(&showing).await?;
            let after = self.last;
            let news = told.iter().filter(|(number, _)| *number > after);
            let frames = news.map(|(number, kind)| frame("happened", Some(*number), kind.as_str()));
            self.waiting.extend(frames);
            self.last = number;
        }
        if is_new || number == self.last {
            self.own = own;
            self.sent = Some(showing);
        }
        Ok(())
    }

    async fn happened(&self, showing: &Showing) -> klankbord_domain::Result<Vec<(i64, Kind)>> {
        if self.last >= showing.since {
            return Ok(showing.happened.clone());
        }
        let (id, until) = (self.inside.session.id, showing.room.number);
        events::between(&self.portal, id, self.last, until).await
    }
}
