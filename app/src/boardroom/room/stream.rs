//! One browser that follows a room over server-sent events.

use super::{
    frames::{ALIVE, Showing, frame},
    limits::Place,
    live::{Rooms, stopped},
    parts::Audience,
    questions,
};
use crate::web::{
    context::{Page, PageContext},
    ui::document,
};
use axum::{
    Extension,
    body::{Body, Bytes},
    extract::Path,
    response::IntoResponse as _,
};
use axum_extra::extract::Query;
use http::{HeaderMap, header};
use klankbord_domain::{
    Error, Language, Person, Portal,
    base::ids::{QuestionInRoomId, SessionId},
    boardroom::room::{
        State,
        events::{self, Kind},
        queries::{self, Confirmation, Inside},
    },
};
use serde::Deserialize;
use std::{collections::VecDeque, convert::Infallible, sync::Arc, time::Duration};
use tokio::{
    sync::watch,
    time::{Instant, Interval, MissedTickBehavior, interval_at},
};

/// The most missed events that are still sent one by one.
const MOST_MISSED: i64 = 100;
/// The number of times in a row that the check whether somebody may stay may fail.
const MOST_UNKNOWN: u32 = 3;
/// The time that a browser waits before it connects again, in ms: the first number and, depending on the
/// account, up to the second one more, so that a whole room does not come back at once.
const RETRY: (i64, i64) = (500, 2000);

#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
pub(crate) struct StreamQuery {
    /// The number of the last event that the page shows.
    after: i64,
    /// Whether it is the page for the projector.
    screen: bool,
}

pub(crate) async fn show(
    cx: PageContext,
    Extension(rooms): Extension<Rooms>,
    Path(id): Path<SessionId>,
    Query(asked): Query<StreamQuery>,
    headers: HeaderMap,
) -> Page {
    // A stream outlives its request by hours.
    let portal = cx.portal.live();
    let inside = queries::enter(&portal, &cx.actor, id).await?;
    let person = cx.actor.person().cloned().ok_or(Error::NotFound)?;
    let audience = if asked.screen {
        Audience::Screen
    } else {
        Audience::of(&inside)
    };
    let last = headers
        .get("last-event-id")
        .and_then(|value| value.to_str().ok()?.parse().ok())
        .unwrap_or(asked.after)
        .max(0);
    let retry = RETRY.0 + inside.account.0.rem_euclid(RETRY.1);
    let begin = Bytes::from(format!("retry: {retry}\n\n"));
    let mut alive = interval_at(
        Instant::now() + rooms.recheck_interval(),
        rooms.recheck_interval(),
    );
    alive.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let follower = Follower {
        showing: rooms.follow(&portal, &cx.zone(), id),
        stopping: Rooms::stopping(&rooms),
        place: rooms.streams().begin(inside.account),
        recheck_interval: rooms.recheck_interval(),
        believed: Instant::now(),
        unknown: 0,
        ends: false,
        portal,
        person,
        inside,
        audience,
        lang: cx.lang,
        last,
        sent: None,
        own: Vec::new(),
        said: Vec::new(),
        waiting: VecDeque::from([begin]),
        alive,
    };
    let stream = futures::stream::unfold(follower, Follower::next);
    let headers = [
        (header::CONTENT_TYPE, "text/event-stream"),
        (header::CACHE_CONTROL, "no-store"),
        // A proxy must not buffer the stream.
        (header::HeaderName::from_static("x-accel-buffering"), "no"),
    ];
    Ok((headers, Body::from_stream(stream)).into_response())
}

struct Follower {
    showing: watch::Receiver<Option<Arc<Showing>>>,
    stopping: watch::Receiver<bool>,
    place: Place,
    /// The time for which this person's permission is relied on.
    recheck_interval: Duration,
    believed: Instant,
    /// The number of times in a row that the check of it failed.
    unknown: u32,
    /// Whether it ends once everything was sent.
    ends: bool,
    portal: Portal,
    person: Person,
    inside: Inside,
    audience: Audience,
    lang: Language,
    /// The number of the last event that was sent.
    last: i64,
    sent: Option<Arc<Showing>>,
    /// How this person's own questions stood when they were last sent: their state, their support, and whether they
    /// were on the screen.
    own: Vec<(QuestionInRoomId, State, i64, bool)>,
    /// The words of this person about promises when they were last sent.
    said: Vec<Confirmation>,
    waiting: VecDeque<Bytes>,
    alive: Interval,
}

impl Follower {
    /// Returns what is sent next; `None` once the node stops, or this person may not be here any more.
    async fn next(mut self) -> Option<(Result<Bytes, Infallible>, Self)> {
        loop {
            // A slow reader gets nothing more once they may not stay, even if it was made before.
            if self.believed.elapsed() >= self.recheck_interval && !self.may_stay().await {
                return None;
            }
            if let Some(next) = self.waiting.pop_front() {
                return Some((Ok(next), self));
            }
            if self.ends {
                return None;
            }
            tokio::select! {
                biased;
                () = stopped(&mut self.stopping) => return None,
                () = self.place.crowded_out() => {
                    self.waiting.push_back(frame("end", None, ""));
                    self.ends = true;
                }
                _ = self.alive.tick() => {
                    if !self.may_stay().await {
                        return None;
                    }
                    self.waiting.push_back(ALIVE);
                }
                changed = self.showing.changed() => {
                    changed.ok()?;
                    let showing = self.showing.borrow_and_update().clone();
                    if let Some(showing) = showing {
                        self.tell(showing).await.ok()?;
                    }
                }
            }
        }
    }

    /// Checks again whether this person may be here. While the check fails they may stay, but not for ever.
    async fn may_stay(&mut self) -> bool {
        self.believed = Instant::now();
        let stays = queries::may_stay(&self.portal, &self.person, &self.inside).await;
        self.unknown = if stays.is_ok() { 0 } else { self.unknown + 1 };
        stays.unwrap_or(self.unknown < MOST_UNKNOWN)
    }

    /// Sends the changes, and then the numbers of the events: a browser that loses the connection in between
    /// gets the same once more, and never misses anything.
    async fn tell(&mut self, showing: Arc<Showing>) -> klankbord_domain::Result<()> {
        let number = showing.room.number;
        let own: Vec<_> = showing
            .room
            .own(self.inside.account)
            .map(|question| {
                let on_screen = showing.room.on_screen == Some(question.id);
                (question.id, question.state, question.supports, on_screen)
            })
            .collect();
        let said: Vec<_> = showing.room.said_by(self.inside.account).cloned().collect();
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
            let is_other = own != self.own || said != self.said || self.sent.is_none();
            if self.audience != Audience::Screen && is_other {
                let making = showing.making(self.lang, self.audience);
                let html = document::render(|| questions::mine(&making, self.inside.account));
                self.waiting.push_back(frame("mine", None, &html));
            }
            let told = self.happened(&showing).await?;
            let after = self.last;
            let news = told.iter().filter(|(number, _)| *number > after);
            let frames = news.map(|(number, kind)| frame("happened", Some(*number), kind.as_str()));
            self.waiting.extend(frames);
            self.last = number;
            // Only updates that were sent here are known to be there: a reading may be newer than its number.
            self.own = own;
            self.said = said;
            self.sent = Some(showing);
        }
        Ok(())
    }

    async fn happened(&self, showing: &Showing) -> klankbord_domain::Result<Vec<(i64, Kind)>> {
        if self.last >= showing.since {
            return Ok(showing.happened.clone());
        }
        let (id, until) = (self.inside.session.id, showing.room.number);
        // After more than that, only the present state and the last event are sent.
        let after = if until - self.last > MOST_MISSED {
            until - 1
        } else {
            self.last
        };
        events::between(&self.portal, id, after, until).await
    }
}
