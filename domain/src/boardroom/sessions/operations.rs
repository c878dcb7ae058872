//! Keeping series, and the common first and last steps of all operations on a session.

use super::{Action, LONGEST, Rhythm, Session, rules::check_arranges, store};
use crate::{
    Actor, Error, FieldErrors, Portal, Problem, Result, Role, Timestamp,
    base::{
        audit::{self, Subject},
        db::Tx,
        form,
        ids::{AccountId, SeriesId, SessionId},
        values,
    },
    people::accounts,
    transaction,
};
use jiff::{civil::Time, tz::TimeZone};

/// A series, as typed.
#[derive(Clone, Debug, Default)]
pub struct SeriesForm {
    /// Its name.
    pub name: String,
    /// The rhythm of its sessions.
    pub rhythm: String,
    /// The account of the secretary, who arranges its sessions.
    pub secretary: String,
}

struct ParsedSeries {
    name: String,
    rhythm: Rhythm,
    secretary: AccountId,
}

fn parse_series(typed: &SeriesForm) -> Result<ParsedSeries, FieldErrors> {
    let (name, rhythm, secretary) = form::read((
        ("name", values::line(&typed.name, LONGEST)),
        ("rhythm", typed.rhythm.parse()),
        ("secretary", values::chosen(&typed.secretary)),
    ))?;
    Ok(ParsedSeries {
        name,
        rhythm,
        secretary,
    })
}

async fn check_staff(tx: &mut Tx, field: &'static str, account: AccountId) -> Result<()> {
    let staff = accounts::store::staff::names(tx).await?;
    if staff.iter().any(|(id, _)| *id == account) {
        Ok(())
    } else {
        Err(Error::invalid(field, Problem::NotAChoice))
    }
}

/// Makes a series.
///
/// # Errors
/// [`Error::Forbidden`] unless the actor is on the board; [`Error::Invalid`] field by field.
pub async fn create_series(portal: &Portal, actor: &Actor, typed: &SeriesForm) -> Result<SeriesId> {
    actor.require(Role::BoardMember)?;
    let new = parse_series(typed)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        check_staff(tx, "secretary", new.secretary).await?;
        let id = store::insert_series(tx, now, &new.name, new.rhythm, new.secretary).await?;
        audit::note(tx, now, actor, audit::Action::SeriesCreate, Subject::Series(id), "").await?;
        Ok(id)
    })
}

/// Changes a series.
///
/// # Errors
/// As [`create_series`]; [`Error::NotFound`].
pub async fn change_series(
    portal: &Portal,
    actor: &Actor,
    id: SeriesId,
    typed: &SeriesForm,
) -> Result<()> {
    actor.require(Role::BoardMember)?;
    let new = parse_series(typed)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        store::series(tx, id).await?.ok_or(Error::NotFound)?;
        check_staff(tx, "secretary", new.secretary).await?;
        store::update_series(tx, id, &new.name, new.rhythm, new.secretary).await?;
        audit::note(tx, now, actor, audit::Action::SeriesChange, Subject::Series(id), "").await
    })
}

/// The session, for its arranger.
pub(crate) async fn load(tx: &mut Tx, actor: &Actor, id: SessionId) -> Result<Session> {
    if !actor.is_staff() {
        return Err(Error::NotFound);
    }
    let session = store::find(tx, id).await?.ok_or(Error::NotFound)?;
    check_arranges(actor, session.secretary_id)?;
    Ok(session)
}

/// The most days from now that a session is planned.
const MOST_DAYS_AHEAD: i64 = 3 * 366;

/// The instant of a day and a time in the zone of the organisation.
///
/// # Errors
/// [`Problem`]s of the fields `day` and `time`: an hour that the clocks skip is [`Problem::NotATime`].
pub fn moment(
    day: &str,
    time: &str,
    zone: &TimeZone,
    now: Timestamp,
) -> Result<Timestamp, FieldErrors> {
    let time = match time.trim() {
        "" => Err(Problem::Missing),
        text => text.parse::<Time>().map_err(|_| Problem::NotATime),
    };
    let (day, time) = form::read((("day", values::date(day)), ("time", time)))?;
    let at = zone
        .to_ambiguous_zoned(day.to_datetime(time))
        .compatible()
        .map(|at| Timestamp(at.timestamp().as_microsecond()));
    match at {
        Ok(at) if at.to_jiff().to_zoned(zone.clone()).time() != time => {
            Err(FieldErrors::one("time", Problem::NotATime))
        }
        Ok(at) if at <= now => Err(FieldErrors::one("day", Problem::InThePast)),
        Ok(at) if at > now.plus_days(MOST_DAYS_AHEAD) => {
            Err(FieldErrors::one("day", Problem::TooFarAhead))
        }
        Ok(at) => Ok(at),
        Err(_) => Err(FieldErrors::one("day", Problem::NotADate)),
    }
}

/// Ends a session that was held, within the transaction that closes its room.
pub(crate) async fn close(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    session: &Session,
) -> Result<()> {
    session.state.after(Action::Close)?;
    store::close(tx, now, session.id).await?;
    audit::note(
        tx,
        now,
        actor,
        audit::Action::SessionClose,
        Subject::Session(session.id),
        "",
    )
    .await
}
