//! Arranging sessions: a series, a session of it, its time, calling it off.

use super::{
    Action, Part, Rhythm, Session, Spoken, people,
    rules::{MINUTES, MOST_PEOPLE, check_arranges, room},
    store,
};
use crate::{
    Actor, Error, FieldErrors, Portal, Problem, Result, Role, Timestamp,
    base::{
        audit,
        db::Tx,
        ids::{AccountId, ProjectId, ProposalId, SeriesId, SessionId},
        outbox::{self, Mail},
        values,
    },
    boardroom::{
        agenda::reminders, calendar::tell, dates, minutes, room::left_open, seats, session_feedback,
    },
    people::{accounts, organisation},
    transaction,
};
use jiff::{civil::Time, tz::TimeZone};
use std::collections::BTreeSet;

/// The most characters of a name, a theme, a place and a link.
pub const LONGEST: usize = 200;
/// The most characters of a reason.
pub const LONGEST_REASON: usize = 500;

fn subject(id: SessionId) -> String {
    format!("session:{id}")
}

/// A series as it was typed.
#[derive(Clone, Debug, Default)]
pub struct SeriesForm {
    /// Its name.
    pub name: String,
    /// How often it has a session.
    pub rhythm: String,
    /// The account of who arranges its sessions.
    pub secretary: String,
}

struct ParsedSeries {
    name: String,
    rhythm: Rhythm,
    secretary: AccountId,
}

fn parse_series(typed: &SeriesForm) -> Result<ParsedSeries> {
    let mut errors = FieldErrors::default();
    let name = errors.take("name", values::line(&typed.name, LONGEST));
    let rhythm = errors.take("rhythm", typed.rhythm.parse());
    let secretary = errors.take(
        "secretary",
        typed.secretary.parse().map_err(|_| Problem::NotChosen),
    );
    errors.check()?;
    match (name, rhythm, secretary) {
        (Some(name), Some(rhythm), Some(secretary)) => Ok(ParsedSeries {
            name,
            rhythm,
            secretary,
        }),
        _ => Err(Error::Forbidden),
    }
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
        audit::note(tx, now, actor, "series.create", format!("series:{id}"), "").await?;
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
        audit::note(tx, now, actor, "series.change", format!("series:{id}"), "").await
    })
}

/// A session as it was typed.
#[derive(Clone, Debug, Default)]
pub struct SessionForm {
    /// The series.
    pub series: String,
    /// What it is about.
    pub theme: String,
    /// What customers can still change.
    pub scope_open: String,
    /// Where it is.
    pub place: String,
    /// Where it is online.
    pub link: String,
    /// How many minutes it takes.
    pub minutes: String,
    /// How many people there is room for.
    pub capacity: String,
    /// How many of them are customers.
    pub seats: String,
    /// What is spoken.
    pub languages: String,
    /// The account of who leads it.
    pub facilitator: String,
    /// The accounts of staff who take part.
    pub staff: Vec<String>,
    /// The proposals that it is about.
    pub proposals: Vec<String>,
    /// The projects that it is about.
    pub projects: Vec<String>,
}

#[derive(Clone)]
pub(super) struct Parsed {
    pub(super) series: SeriesId,
    pub(super) theme: String,
    pub(super) scope_open: String,
    pub(super) place: String,
    pub(super) link: String,
    pub(super) minutes: i64,
    pub(super) capacity: i64,
    pub(super) seats: i64,
    pub(super) languages: Spoken,
    pub(super) facilitator: AccountId,
    staff: Vec<AccountId>,
    proposals: Vec<ProposalId>,
    projects: Vec<ProjectId>,
}

impl Parsed {
    /// Whether a calendar shows something of what changed.
    fn differs_in_calendars(&self, old: &Session) -> bool {
        self.theme != old.theme
            || self.scope_open != old.scope_open
            || self.place != old.place
            || self.link != old.link
            || self.minutes != old.minutes
    }
}

/// A web address that begins with `https://`.
fn link(text: &str) -> Result<String, Problem> {
    let text = values::line(text, LONGEST)?;
    let rest = text.strip_prefix("https://").unwrap_or_default();
    if rest.contains('.') && !rest.contains(char::is_whitespace) {
        Ok(text)
    } else {
        Err(Problem::NotALink)
    }
}

fn keys<T: std::str::FromStr>(texts: &[String]) -> Result<Vec<T>, Problem> {
    texts
        .iter()
        .filter(|text| !text.is_empty())
        .map(|text| text.parse().map_err(|_| Problem::NotAChoice))
        .collect()
}

fn parse(typed: &SessionForm) -> Result<Parsed, FieldErrors> {
    let mut errors = FieldErrors::default();
    let series = errors.take(
        "series",
        typed.series.parse().map_err(|_| Problem::NotChosen),
    );
    let theme = errors.take("theme", values::line(&typed.theme, LONGEST));
    let scope_open = errors.take("scope_open", values::influence(&typed.scope_open));
    let place = errors.take(
        "place",
        values::optional(&typed.place, |text| values::line(text, LONGEST)),
    );
    let link = errors.take("link", values::optional(&typed.link, link));
    if place.as_deref() == Some("") && link.as_deref() == Some("") {
        errors.add("place", Problem::NoPlace);
    }
    let minutes = errors.take(
        "minutes",
        values::whole(&typed.minutes, MINUTES.0, MINUTES.1),
    );
    let capacity = errors.take("capacity", values::whole(&typed.capacity, 2, MOST_PEOPLE));
    let seats = match values::whole(&typed.seats, 0, MOST_PEOPLE) {
        Ok(0) | Err(Problem::Missing) => Err(Problem::NoCustomerSeat),
        Ok(seats) => match capacity {
            Some(capacity) if seats >= capacity => Err(Problem::NotInRange(1, capacity - 1)),
            _ => Ok(seats),
        },
        Err(problem) => Err(problem),
    };
    let seats = errors.take("seats", seats);
    let languages = errors.take("languages", typed.languages.parse());
    let facilitator = errors.take(
        "facilitator",
        typed.facilitator.parse().map_err(|_| Problem::NotChosen),
    );
    let staff = errors.take("staff", keys(&typed.staff));
    let proposals = errors.take("proposals", keys(&typed.proposals));
    let projects = errors.take("projects", keys(&typed.projects));
    let parsed = (|| {
        Some(Parsed {
            series: series?,
            theme: theme?,
            scope_open: scope_open?,
            place: place?,
            link: link?,
            minutes: minutes?,
            capacity: capacity?,
            seats: seats?,
            languages: languages?,
            facilitator: facilitator?,
            staff: staff?,
            proposals: proposals?,
            projects: projects?,
        })
    })();
    match parsed {
        Some(parsed) if errors.is_empty() => Ok(parsed),
        _ => Err(errors),
    }
}

/// Whether everybody fits, and there are as many seats as were `given`.
fn check_room(new: &Parsed, given: i64) -> Result<()> {
    let staff: BTreeSet<_> = new.staff.iter().chain([&new.facilitator]).collect();
    let staff = i64::try_from(staff.len()).unwrap_or(i64::MAX);
    room(new.capacity, staff, new.seats, given).map_err(Error::Invalid)
}

/// Puts the facilitator and the staff that were chosen among who takes part, and takes out who is not
/// chosen any more.
async fn keep_staff(tx: &mut Tx, now: Timestamp, id: SessionId, new: &Parsed) -> Result<()> {
    let staff = accounts::store::staff::names(tx).await?;
    let mut chosen = new.staff.clone();
    chosen.push(new.facilitator);
    if chosen
        .iter()
        .any(|account| !staff.iter().any(|(known, _)| known == account))
    {
        return Err(Error::invalid("staff", Problem::NotAChoice));
    }
    for old in store::people(tx, id).await? {
        if old.part == Part::Staff && !chosen.contains(&old.account_id) {
            people::leave(tx, now, id, old.account_id).await?;
        }
    }
    for account in chosen {
        people::join(tx, now, id, account, Part::Staff).await?;
    }
    Ok(())
}

/// Plans a session of a series.
///
/// # Errors
/// [`Error::Forbidden`] to who does not arrange the sessions of the series; [`Error::Invalid`] field by field,
/// with [`Problem::OnlyInforms`] and [`Problem::NoCustomerSeat`] among them.
pub async fn plan(portal: &Portal, actor: &Actor, typed: &SessionForm) -> Result<SessionId> {
    let by = actor.account().ok_or(Error::Forbidden)?;
    let new = parse(typed).map_err(Error::Invalid)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let series = store::series(tx, new.series).await?;
        let series = series.ok_or_else(|| Error::invalid("series", Problem::NotAChoice))?;
        check_arranges(actor, series.secretary_id)?;
        check_room(&new, 0)?;
        let id = store::insert(tx, now, by, &new).await?;
        store::keep_links(tx, id, &new.proposals, &new.projects).await?;
        keep_staff(tx, now, id, &new).await?;
        audit::note(tx, now, actor, "session.plan", subject(id), "").await?;
        Ok(id)
    })
}

/// The session, for who arranges it.
pub(crate) async fn load(tx: &mut Tx, actor: &Actor, id: SessionId) -> Result<Session> {
    if !actor.is_staff() {
        return Err(Error::NotFound);
    }
    let session = store::find(tx, id).await?.ok_or(Error::NotFound)?;
    check_arranges(actor, session.secretary_id)?;
    Ok(session)
}

/// Changes what a session is about, where it is, and which staff take part.
///
/// # Errors
/// As [`plan`]; [`Error::NotFound`]; [`crate::Conflict::SessionEnded`].
pub async fn change(
    portal: &Portal,
    actor: &Actor,
    id: SessionId,
    typed: &SessionForm,
) -> Result<()> {
    let parsed = parse(typed);
    let now = portal.now();
    transaction!(portal.db, tx => {
        let old = load(tx, actor, id).await?;
        old.state.after(Action::Change)?;
        let new = parsed.clone().map_err(Error::Invalid)?;
        let series = store::series(tx, new.series).await?;
        let series = series.ok_or_else(|| Error::invalid("series", Problem::NotAChoice))?;
        check_arranges(actor, series.secretary_id)?;
        check_room(&new, seats::operations::given(tx, now, &old).await?)?;
        let told = new.differs_in_calendars(&old);
        store::update(tx, id, &new, told).await?;
        store::keep_links(tx, id, &new.proposals, &new.projects).await?;
        if told {
            tell::everybody(tx, now, id).await?;
        }
        keep_staff(tx, now, id, &new).await?;
        seats::operations::session_changed(tx, now, id).await?;
        audit::note(tx, now, actor, "session.change", subject(id), "").await
    })
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
    let mut errors = FieldErrors::default();
    let day = errors.take("day", values::date(day));
    let time = errors.take(
        "time",
        match time.trim() {
            "" => Err(Problem::Missing),
            text => text.parse::<Time>().map_err(|_| Problem::NotATime),
        },
    );
    let (Some(day), Some(time)) = (day, time) else {
        return Err(errors);
    };
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

/// Settles when a session is, or moves it.
///
/// # Errors
/// [`Error::Forbidden`] to who does not arrange it; [`Error::Invalid`] for `day` and `time`;
/// [`crate::Conflict::SessionEnded`].
pub async fn set_date(
    portal: &Portal,
    actor: &Actor,
    id: SessionId,
    day: &str,
    time: &str,
) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        let session = load(tx, actor, id).await?;
        session.state.after(Action::Settle)?;
        let zone = organisation::store::zone(tx).await?;
        let at = moment(day, time, &zone, now).map_err(Error::Invalid)?;
        dates::operations::check_not_declined(tx, id, at).await?;
        settle(tx, now, actor, &session, at).await
    })
}

/// Settles when a session is, which ends the search for a date. The same time again changes nothing else.
pub(crate) async fn settle(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    session: &Session,
    at: Timestamp,
) -> Result<()> {
    session.state.after(Action::Settle)?;
    dates::operations::end(tx, now, session.id, at).await?;
    if session.starts_at == Some(at) {
        return Ok(());
    }
    store::settle(tx, session.id, at).await?;
    tell::everybody(tx, now, session.id).await?;
    seats::operations::session_moved(tx, now, session.id).await?;
    session_feedback::operations::plan_asking(tx, now, session, at).await?;
    minutes::operations::plan_reminders(tx, now, session, at).await?;
    left_open::plan(tx, now, session, at).await?;
    reminders::plan(tx, now, session.id, at).await?;
    audit::note(tx, now, actor, "session.settle", subject(session.id), "").await
}

/// Calls a session off, with a reason that everybody reads who takes part, waits for a seat, or was asked when it can
/// be: each in one mail.
///
/// # Errors
/// [`Error::Forbidden`] to who does not arrange it; [`Error::Invalid`] for `why`;
/// [`crate::Conflict::SessionEnded`].
pub async fn cancel(portal: &Portal, actor: &Actor, id: SessionId, why: &str) -> Result<()> {
    let now = portal.now();
    let why = values::prose(why, LONGEST_REASON);
    transaction!(portal.db, tx => {
        load(tx, actor, id).await?.state.after(Action::Cancel)?;
        let why = why.clone().map_err(|problem| Error::invalid("why", problem))?;
        store::cancel(tx, now, id, &why).await?;
        tell::everybody(tx, now, id).await?;
        seats::operations::session_cancelled(tx, now, id).await?;
        let event = format!("session:{id}:cancelled");
        outbox::mail_cancelled(tx, now, &event, id, &Mail::SessionCancelled { session: id }).await?;
        audit::note(tx, now, actor, "session.cancel", subject(id), "").await
    })
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
    audit::note(tx, now, actor, "session.close", subject(session.id), "").await
}
