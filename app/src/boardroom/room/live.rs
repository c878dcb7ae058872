//! Following rooms on this node: each room that is followed has one task that reads it once for all followers.
//!
//! The numbered events in the database are the truth. A node hears of a new one from its own pages and, with
//! PostgreSQL, from the other nodes; if that message is lost, the node finds the event by checking every few seconds.

use super::{
    frames::Showing,
    limits::{Presses, Streams},
};
use jiff::tz::TimeZone;
use klankbord_domain::{
    Actor, Portal, Result,
    base::ids::SessionId,
    boardroom::room::{events, queries},
};
use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use tokio::sync::{Notify, watch};

/// The least time between two readings of a room, so that many supports at once are one change of the page.
const GAP: Duration = Duration::from_millis(50);
/// The interval at which a room is checked when no change was announced.
const LOOK: Duration = Duration::from_secs(3);
/// The time for which a follower's permission is relied on before it is checked again.
const BELIEVE: Duration = Duration::from_secs(15);
/// The time that a node waits before it listens to the others again.
const PAUSE: Duration = Duration::from_secs(1);

/// The rooms that are followed on this node.
#[derive(Clone)]
pub struct Rooms(Arc<Inner>);

struct Inner {
    followed: Mutex<HashMap<SessionId, Arc<Followed>>>,
    listens: AtomicBool,
    stop: watch::Sender<bool>,
    streams: Streams,
    presses: Presses,
    recheck_interval: Duration,
}

struct Followed {
    changed: Notify,
    showing: watch::Sender<Option<Arc<Showing>>>,
}

impl std::fmt::Debug for Rooms {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Rooms").finish_non_exhaustive()
    }
}

impl Default for Rooms {
    fn default() -> Self {
        Self::rechecking(BELIEVE)
    }
}

impl Rooms {
    /// Rooms in which the permission to be there is checked again after this time.
    #[must_use]
    pub fn rechecking(recheck_interval: Duration) -> Self {
        Self(Arc::new(Inner {
            followed: Mutex::default(),
            listens: AtomicBool::default(),
            stop: watch::Sender::default(),
            streams: Streams::default(),
            presses: Presses::default(),
            recheck_interval,
        }))
    }

    pub(super) fn recheck_interval(&self) -> Duration {
        self.0.recheck_interval
    }

    pub(super) fn streams(&self) -> &Streams {
        &self.0.streams
    }

    /// Counts that somebody sends something to a room, before anything waits for its turn.
    pub(super) fn press(&self, portal: &Portal, actor: &Actor) -> Result<()> {
        match actor.account() {
            Some(account) => self.0.presses.count(account, portal.now()),
            None => Ok(()),
        }
    }

    /// Announces that a room changed; the change must be committed.
    pub fn changed(&self, id: SessionId) {
        if let Some(followed) = self.followed().get(&id) {
            followed.changed.notify_one();
        }
    }

    /// Ends everything that follows a room, so that the node can stop.
    pub fn stop(&self) {
        self.0.stop.send_replace(true);
    }

    pub(super) fn stopping(&self) -> watch::Receiver<bool> {
        self.0.stop.subscribe()
    }

    /// Follows the updates of a room from now on.
    pub(super) fn follow(
        &self,
        portal: &Portal,
        zone: &TimeZone,
        id: SessionId,
    ) -> watch::Receiver<Option<Arc<Showing>>> {
        if !self.0.listens.swap(true, Ordering::SeqCst) {
            tokio::spawn(self.clone().listen(portal.clone()));
        }
        let mut all = self.followed();
        if let Some(followed) = all.get(&id) {
            let mut receiver = followed.showing.subscribe();
            // A new follower has seen nothing yet, so the present state is an update to them.
            receiver.mark_changed();
            return receiver;
        }
        let followed = Arc::new(Followed {
            changed: Notify::new(),
            showing: watch::Sender::new(None),
        });
        let receiver = followed.showing.subscribe();
        all.insert(id, Arc::clone(&followed));
        drop(all);
        tokio::spawn(
            self.clone()
                .keep(portal.clone(), zone.clone(), id, followed),
        );
        receiver
    }

    fn followed(&self) -> MutexGuard<'_, HashMap<SessionId, Arc<Followed>>> {
        let followed = &self.0.followed;
        followed.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads a room each time it changes, until nobody follows it any more.
    async fn keep(self, portal: Portal, zone: TimeZone, id: SessionId, followed: Arc<Followed>) {
        let mut stopping = self.stopping();
        loop {
            if let Err(error) = show(&portal, &zone, id, &followed.showing).await {
                tracing::warn!(error = %error.source_text(), "a room could not be read");
            }
            tokio::time::sleep(GAP).await;
            {
                let mut all = self.followed();
                if followed.showing.receiver_count() == 0 {
                    all.remove(&id);
                    return;
                }
            }
            tokio::select! {
                () = followed.changed.notified() => {}
                () = tokio::time::sleep(LOOK) => {}
                () = stopped(&mut stopping) => return,
            }
        }
    }

    /// Hears from other nodes which room changed.
    async fn listen(self, portal: Portal) {
        let mut stopping = self.stopping();
        loop {
            tokio::select! {
                heard = self.hear(&portal) => match heard {
                    Ok(()) => return,
                    Err(error) => {
                        tracing::warn!(error = %error.source_text(), "other nodes can't be heard");
                        tokio::time::sleep(PAUSE).await;
                    }
                },
                () = stopped(&mut stopping) => return,
            }
        }
    }

    /// Returns without an error only when there are no other nodes.
    async fn hear(&self, portal: &Portal) -> Result<()> {
        let Some(mut listener) = portal.db.listen(events::CHANNEL).await? else {
            return Ok(());
        };
        loop {
            if let Ok(id) = listener.hear().await?.parse() {
                self.changed(id);
            }
        }
    }
}

/// Waits until the node stops.
pub(super) async fn stopped(stopping: &mut watch::Receiver<bool>) {
    // The sender lives as long as the site, so this ends with a stop only.
    let _ = stopping.wait_for(|stop| *stop).await;
}

/// Reads a room and shows it, unless it shows its last event already.
async fn show(
    portal: &Portal,
    zone: &TimeZone,
    id: SessionId,
    showing: &watch::Sender<Option<Arc<Showing>>>,
) -> Result<()> {
    let before = showing.borrow().as_ref().map(|shown| shown.room.number);
    if before == Some(events::number(portal, id).await?) {
        return Ok(());
    }
    let room = queries::room(portal, id).await?;
    let since = before.unwrap_or(room.number);
    let happened = events::between(portal, id, since, room.number).await?;
    let next = Showing::new(room, since, happened, zone.clone());
    showing.send_replace(Some(Arc::new(next)));
    Ok(())
}
