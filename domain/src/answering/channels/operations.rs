//! Setting the promise of a channel and the days on which nobody is there, and beginning a clock.

use super::{
    Channel, ChannelKind, Holiday, Hours, ReactionTime, clock::ServiceTime, queries, store,
};
use crate::{
    Actor, Error, FieldErrors, Portal, Problem, Result, Role, Timestamp,
    base::{
        audit::{self, Subject},
        db::Tx,
        form, values, working_days,
    },
    people::organisation,
    transaction,
};
use jiff::{Span, civil::Date};

/// The most of a promise.
pub const MOST: i64 = 99;
/// The most characters of the name of a day.
pub const LONGEST: usize = 60;

/// A channel, as typed.
#[derive(Clone, Debug, Default)]
pub struct ChannelForm {
    /// `yes` when the organisation offers it.
    pub offered: String,
    /// The hours of each day of the week, Monday first: `9.00-17.00`, or nothing.
    pub hours: [String; 7],
    /// How many hours or days.
    pub count: String,
    /// `hours` or `days`.
    pub unit: String,
}

impl ChannelForm {
    fn read(&self, kind: ChannelKind) -> Result<Channel, FieldErrors> {
        let days = self
            .hours
            .iter()
            .zip(1..)
            .map(|(text, day)| form::one(format!("hours_{day}"), Hours::parse_day(text)));
        let (offered, hours, count, unit) = form::read((
            ("offered", yes(&self.offered)),
            form::each(days),
            ("count", values::whole(&self.count, 1, MOST)),
            ("unit", self.unit.parse()),
        ))?;
        let mut all = Hours::default();
        for (place, day) in all.0.iter_mut().zip(hours) {
            *place = day;
        }
        // Members can always ask on the portal.
        let is_needed = offered || kind == ChannelKind::Portal;
        if is_needed && !all.any() {
            return Err(FieldErrors::one("hours_1", Problem::Missing));
        }
        Ok(Channel {
            kind,
            is_offered: offered,
            hours: all,
            promise: ReactionTime { count, unit },
        })
    }
}

fn yes(text: &str) -> Result<bool, Problem> {
    match text {
        "yes" => Ok(true),
        "no" => Ok(false),
        "" => Err(Problem::NotChosen),
        _ => Err(Problem::NotAChoice),
    }
}

/// Changes a channel, from now on: whoever waits keeps what was promised to them.
///
/// # Errors
/// [`Error::Invalid`] field by field, on `hours_1` when a channel is offered at which nobody ever is;
/// [`Error::Forbidden`] unless the actor is an administrator.
pub async fn change(
    portal: &Portal,
    actor: &Actor,
    kind: ChannelKind,
    typed: &ChannelForm,
) -> Result<()> {
    actor.require(Role::Administrator)?;
    let channel = typed.read(kind)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        store::update(tx, &channel).await?;
        audit::note(tx, now, actor, audit::Action::ChannelChange, Subject::Organisation, kind.as_str()).await
    })
}

/// The public holidays of a year.
pub(super) fn public_holidays(year: i16) -> Vec<Date> {
    let Ok(first) = Date::new(year, 1, 1) else {
        return Vec::new();
    };
    first
        .series(Span::new().days(1))
        .take_while(|day| day.year() == year)
        .filter(|day| working_days::is_holiday(*day))
        .collect()
}

/// Fixes the holidays of a year, unless they are.
async fn fix(tx: &mut Tx, year: i16) -> Result<()> {
    if store::is_fixed(tx, year).await? {
        return Ok(());
    }
    store::fix(tx, year, &public_holidays(year)).await
}

/// A day on which nobody is there, as typed.
#[derive(Clone, Debug, Default)]
pub struct HolidayForm {
    /// The day.
    pub day: String,
    /// What it is.
    pub name: String,
}

/// Says that nobody is there on a day to come. What is due already does not move.
///
/// # Errors
/// [`Error::Invalid`] field by field, [`Problem::Taken`] when the day is on the list; [`Error::Forbidden`] unless the actor
/// is an administrator.
pub async fn add_holiday(portal: &Portal, actor: &Actor, typed: &HolidayForm) -> Result<()> {
    actor.require(Role::Administrator)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let zone = organisation::store::zone(tx).await?;
        let (day, name) = form::read((
            ("day", values::date_to_come(&typed.day, now.date_in(&zone))),
            ("name", values::line(&typed.name, LONGEST)),
        ))?;
        fix(tx, day.year()).await?;
        let holiday = Holiday { day, name };
        if !store::add_holiday(tx, &holiday).await? {
            return Err(Error::invalid("day", Problem::Taken));
        }
        audit::note(tx, now, actor, audit::Action::HolidayAdd, Subject::Organisation, &day.to_string()).await
    })
}

/// Says that somebody is there on a day to come all the same.
///
/// # Errors
/// [`Error::NotFound`] when the day is not on the list, or has begun; [`Error::Forbidden`] unless the actor is an
/// administrator.
pub async fn remove_holiday(portal: &Portal, actor: &Actor, day: &str) -> Result<()> {
    actor.require(Role::Administrator)?;
    let day = values::date(day).map_err(|_| Error::NotFound)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let zone = organisation::store::zone(tx).await?;
        if day <= now.date_in(&zone) {
            return Err(Error::NotFound);
        }
        fix(tx, day.year()).await?;
        if !store::remove_holiday(tx, day).await? {
            return Err(Error::NotFound);
        }
        audit::note(tx, now, actor, audit::Action::HolidayRemove, Subject::Organisation, &day.to_string()).await
    })
}

/// When somebody is there on this channel, from `now` on, and the channel itself. The holidays that it looks at are fixed
/// from then on.
pub(crate) async fn service(
    tx: &mut Tx,
    now: Timestamp,
    kind: ChannelKind,
) -> Result<(ServiceTime, Channel)> {
    let zone = organisation::store::zone(tx).await?;
    let year = now.date_in(&zone).year();
    for year in [year, year.saturating_add(1)] {
        fix(tx, year).await?;
    }
    queries::service(tx, now, kind).await
}
