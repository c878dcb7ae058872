//! A board, its series and a session for tests.

use super::{
    Part,
    operations::{SeriesForm, create_series},
};
use crate::{
    Actor, Language, Person, Portal, Result, Role, Roles,
    base::ids::{AccountId, SeriesId, SessionId, SignInId},
    boardroom::seats::operations::leaving,
    boardroom::{
        arranging::operations::{plan, set_date},
        sessions::SessionForm,
        taking_part,
    },
    rounds::contributions::testing::{Someone, staff},
    transaction,
};

/// A board that holds sessions.
#[derive(Clone, Debug)]
pub struct Boardroom {
    /// A member of the board.
    pub board: Someone,
    /// A project owner who is the secretary of the series.
    pub secretary: Someone,
    /// The customer conscience, who leads the sessions.
    pub facilitator: Someone,
    /// A project owner with no part in the sessions.
    pub outsider: Someone,
    /// The series.
    pub series: SeriesId,
}

/// A board with a series of sessions.
///
/// # Errors
/// [`crate::Error::Invalid`] when their addresses are taken.
pub async fn boardroom(portal: &Portal) -> Result<Boardroom> {
    let facilitator = staff(portal, "Saskia", Role::CustomerConscience).await?;
    let board = staff(portal, "Tom", Role::BoardMember).await?;
    let secretary = staff(portal, "Nadia", Role::ProjectOwner).await?;
    let outsider = staff(portal, "Ruud", Role::ProjectOwner).await?;
    let typed = SeriesForm {
        name: "Klant aan tafel".to_owned(),
        rhythm: "monthly".to_owned(),
        secretary: secretary.account.to_string(),
    };
    let series = create_series(portal, &board.actor, &typed).await?;
    Ok(Boardroom {
        board,
        secretary,
        facilitator,
        outsider,
        series,
    })
}

/// A session of an hour and a half for twelve people, six of them customers, as typed.
#[must_use]
pub fn typed(series: SeriesId, facilitator: AccountId) -> SessionForm {
    SessionForm {
        series: series.to_string(),
        theme: "De rekening".to_owned(),
        scope_open: "Wat er op de eerste bladzijde staat".to_owned(),
        place: "Raadzaal, Stationsplein 1".to_owned(),
        minutes: "90".to_owned(),
        capacity: "12".to_owned(),
        seats: "6".to_owned(),
        languages: "nl".to_owned(),
        facilitator: facilitator.to_string(),
        ..SessionForm::default()
    }
}

/// A planned session with its board member and its facilitator.
///
/// # Errors
/// The errors of [`plan`].
pub async fn session(portal: &Portal, room: &Boardroom) -> Result<SessionId> {
    let mut typed = typed(room.series, room.facilitator.account);
    typed.staff = vec![room.board.account.to_string()];
    plan(portal, &room.board.actor, &typed).await
}

/// Lets somebody take part in a session.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be written.
pub async fn take_part(
    portal: &Portal,
    id: SessionId,
    account: AccountId,
    part: Part,
) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => { taking_part::join(tx, now, id, account, part).await })
}

/// A session on Monday 16 March 2026 at two in the afternoon in Amsterdam.
///
/// # Errors
/// The errors of [`plan`] and [`set_date`].
pub async fn dated(portal: &Portal, room: &Boardroom) -> Result<SessionId> {
    let id = session(portal, room).await?;
    set_date(
        portal,
        &room.board.actor,
        id,
        ("2026-03-16", "14:00"),
        "Dat past beter.",
    )
    .await?;
    Ok(id)
}

/// A session with a time in a series of its own, led and arranged by this member of the board.
///
/// # Errors
/// The errors of [`plan`] and [`set_date`].
pub async fn dated_for(portal: &Portal, board: AccountId) -> Result<SessionId> {
    let actor = Actor::Person(Person {
        account: board,
        name: String::new(),
        language: Language::Nl,
        member: None,
        roles: Roles::default().with(Role::BoardMember),
        sign_in: SignInId(0),
    });
    let series = SeriesForm {
        name: "Klant aan tafel".to_owned(),
        rhythm: "monthly".to_owned(),
        secretary: board.to_string(),
    };
    let series = create_series(portal, &actor, &series).await?;
    let mut typed = typed(series, board);
    typed.staff = vec![board.to_string()];
    let id = plan(portal, &actor, &typed).await?;
    set_date(
        portal,
        &actor,
        id,
        ("2026-03-16", "14:00"),
        "Dat past beter.",
    )
    .await?;
    Ok(id)
}

/// Lets somebody give their seat back, without an offer to the next in the queue.
///
/// # Errors
/// [`crate::Error::Unavailable`] when it can't be written.
pub async fn leave(portal: &Portal, id: SessionId, account: AccountId) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => { leaving::leave(tx, now, id, account).await })
}
