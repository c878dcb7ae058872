//! Asking people for dates, answering, and settling the date.

use super::{
    Answer, Candidate, Poll,
    rules::{MOST, REMIND_AFTER_DAYS, all_declined},
    store,
};
use crate::{
    Actor, Conflict, Error, FieldErrors, Portal, Problem, Result, Timestamp,
    base::{
        audit::{self, Subject},
        db::Tx,
        form,
        ids::{AccountId, DatePollId, SessionId},
        outbox::{self, Mail, Task},
        values,
    },
    boardroom::sessions::{
        self, Action, Part,
        operations::{load as load_session, moment},
    },
    people::{organisation, panel},
    transaction,
};
use jiff::tz::TimeZone;

/// The most characters of the reason for a moment that all customers declined.
pub const LONGEST_REASON: usize = 200;

/// Moments that are proposed, as typed.
#[derive(Clone, Debug, Default)]
pub struct Proposed {
    /// The day and the time of each.
    pub moments: Vec<(String, String)>,
    /// The segments whose active members are asked.
    pub segments: Vec<String>,
    /// The open poll that the page showed, which this one replaces; empty when there was none.
    pub instead_of: String,
}

/// The moments, the first one first and each once; fields that were left empty are skipped.
fn moments(
    typed: &Proposed,
    zone: &TimeZone,
    now: Timestamp,
) -> Result<Vec<Timestamp>, FieldErrors> {
    let written = (1..).zip(&typed.moments);
    let written =
        written.filter(|(_, (day, time))| !day.trim().is_empty() || !time.trim().is_empty());
    let found = written.map(|(place, (day, time))| {
        moment(day, time, zone, now).map_err(|wrong| wrong.of_place(place))
    });
    let few = form::rule(typed.moments.len() <= MOST, Problem::TooMany(MOST));
    let (mut found, ()) = form::read((form::each(found), ("day_1", few)))?;
    if found.is_empty() {
        return Err(FieldErrors::one("day_1", Problem::Missing));
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

/// The poll of a session that can still be answered.
async fn open_poll(tx: &mut Tx, session: SessionId) -> Result<Option<Poll>> {
    let last = store::last(tx, session).await?;
    Ok(last.filter(|poll| poll.ended_at.is_none()))
}

/// Whether every customer who answered about this moment declined it. A poll has each moment once.
pub(crate) async fn is_declined(tx: &mut Tx, poll: &Poll, at: Timestamp) -> Result<bool> {
    let tallied = super::queries::tally(tx, poll).await?;
    Ok(tallied
        .iter()
        .any(|one| one.candidate.starts_at == at && all_declined(&one.customers)))
}

/// Asks all participants, and the active members of these segments, which of these moments suit. The same form
/// sent twice asks once; it replaces an open poll only when the actor saw that poll.
///
/// # Errors
/// [`Error::Forbidden`] for anyone who does not arrange the session; [`Error::Invalid`] for `day_N` and `time_N`, and
/// for `segments` when no customer would be asked; [`Conflict::SessionEnded`];
/// [`Conflict::ChangedMeanwhile`] when somebody else asked meanwhile.
pub async fn ask(
    portal: &Portal,
    actor: &Actor,
    id: SessionId,
    typed: &Proposed,
) -> Result<DatePollId> {
    let by = actor.account().ok_or(Error::NotFound)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let session = load_session(tx, actor, id).await?;
        session.state.after(Action::Settle)?;
        let zone = organisation::store::zone(tx).await?;
        let known = panel::store::segments(tx).await?;
        let (moments, segments) = form::read((
            moments(typed, &zone, now),
            ("segments", panel::chosen_segments(&known, &typed.segments)),
        ))?;
        if let Some(open) = open_poll(tx, id).await? {
            if open.id.to_string() != typed.instead_of {
                let asked = store::options(tx, open.id).await?;
                let same = asked.iter().map(|one| one.starts_at).eq(moments);
                return if same { Ok(open.id) } else { Err(Conflict::ChangedMeanwhile.into()) };
            }
            store::end(tx, now, id, None).await?;
        }
        let poll = store::insert(tx, now, id, by).await?.ok_or(Conflict::ChangedMeanwhile)?;
        for at in &moments {
            store::insert_option(tx, poll, *at).await?;
        }
        store::ask_people(tx, poll, id).await?;
        for segment in segments {
            store::ask_segment(tx, poll, segment).await?;
        }
        let asked = store::asked(tx, poll).await?;
        if !asked.iter().any(|(part, ..)| *part == Part::Customer) {
            return Err(Error::invalid("segments", Problem::NoCustomerAsked));
        }
        let event = format!("dates:{poll}:asked");
        outbox::mail_asked_dates(tx, now, &event, poll, &Mail::DatesAsked { poll }).await?;
        let task = Task::RemindOfDates { poll };
        let at = now.plus_days(REMIND_AFTER_DAYS);
        outbox::task(tx, now, at, &format!("dates:{poll}:remind"), &task).await?;
        audit::note(tx, now, actor, audit::Action::DateAsk, Subject::Session(id), "").await?;
        Ok(poll)
    })
}

/// Asks a new participant, when there is an open poll and they were not asked yet. The slice `sessions` calls
/// this in the transaction in which they join.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be written.
pub(crate) async fn ask_newcomer(
    tx: &mut Tx,
    now: Timestamp,
    session: SessionId,
    account: AccountId,
) -> Result<()> {
    let Some(Poll { id: poll, .. }) = open_poll(tx, session).await? else {
        return Ok(());
    };
    if store::person(tx, poll, account).await?.is_some() {
        return Ok(());
    }
    store::ask_people(tx, poll, session).await?;
    let event = format!("dates:{poll}:asked");
    outbox::mail(tx, now, &event, account, &Mail::DatesAsked { poll }).await
}

/// The answers about the moments, as typed.
#[derive(Clone, Debug, Default)]
pub struct AvailabilityForm {
    /// The answer about each moment, by its key; empty for no answer.
    pub answers: Vec<(String, String)>,
    /// The zone in which they read times; empty for that of the organisation.
    pub zone: String,
}

/// The last poll of a session, for somebody who is asked in it.
async fn load(tx: &mut Tx, actor: &Actor, id: SessionId) -> Result<Poll> {
    let account = actor.account().ok_or(Error::NotFound)?;
    let poll = store::last(tx, id).await?.ok_or(Error::NotFound)?;
    store::person(tx, poll.id, account)
        .await?
        .ok_or(Error::NotFound)?;
    Ok(poll)
}

/// Saves the actor's answers, in place of their earlier ones. A moment that is left out has no answer.
///
/// # Errors
/// [`Error::NotFound`] for anyone who is not asked; [`Error::Invalid`] for `date_KEY` and `zone`;
/// [`Conflict::DateSettled`] once the poll ended; [`Conflict::SessionEnded`];
/// [`Conflict::ChangedMeanwhile`] for a moment that is not proposed any more.
pub async fn answer(
    portal: &Portal,
    actor: &Actor,
    id: SessionId,
    said: &AvailabilityForm,
) -> Result<()> {
    let account = actor.account().ok_or(Error::NotFound)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let poll = load(tx, actor, id).await?;
        let session = sessions::store::find(tx, id).await?.ok_or(Error::NotFound)?;
        session.state.after(Action::Settle)?;
        let options = store::options(tx, poll.id).await?;
        let said_of = |option: &Candidate| {
            let key = option.id.to_string();
            let found = said.answers.iter().find(|(of, _)| *of == key);
            found.map_or("", |(_, answer)| answer.as_str())
        };
        let strange = |key: &str| !options.iter().any(|option| option.id.to_string() == key);
        if said.answers.iter().any(|(key, _)| strange(key)) {
            return Err(Conflict::ChangedMeanwhile.into());
        }
        if poll.ended_at.is_some() {
            return Err(Conflict::DateSettled.into());
        }
        let zone = values::optional(&said.zone, |zone| values::zone(zone).map(|_| zone.to_owned()));
        let answers = options.iter().map(|option| {
            let answer = match said_of(option) {
                "" => Ok(None),
                text => text.parse::<Answer>().map(Some),
            };
            (format!("date_{}", option.id), answer.map(|answer| (option.id, answer)))
        });
        let (zone, answers) = form::read((("zone", zone), form::each(answers)))?;
        for (option, answer) in &answers {
            match answer {
                Some(answer) => store::say(tx, *option, account, *answer).await?,
                None => store::unsay(tx, *option, account).await?,
            }
        }
        let answered_at = answers.iter().any(|(_, answer)| answer.is_some()).then_some(now);
        store::mark(tx, poll.id, account, &zone, answered_at).await
    })
}

/// Refuses a moment that all customers declined in the open poll: it has to be settled there, with a reason.
///
/// # Errors
/// [`Error::Invalid`] for `day`.
pub(crate) async fn check_not_declined(tx: &mut Tx, id: SessionId, at: Timestamp) -> Result<()> {
    match open_poll(tx, id).await? {
        Some(poll) if is_declined(tx, &poll, at).await? => {
            Err(Error::invalid("day", Problem::AllDeclined))
        }
        _ => Ok(()),
    }
}

/// Ends the search for a date of a session that gets one. Who was asked and does not take part is told what it became;
/// who takes part is told by their calendar. The slice `arranging` calls this in the
/// transaction that sets the date.
pub(crate) async fn end(
    tx: &mut Tx,
    now: Timestamp,
    session: SessionId,
    at: Timestamp,
) -> Result<()> {
    let Some(open) = open_poll(tx, session).await? else {
        return Ok(());
    };
    store::end(tx, now, session, Some(at)).await?;
    let poll = open.id;
    let event = format!("dates:{poll}:settled");
    outbox::mail_settled_date(tx, now, &event, poll, &Mail::DateSettled { poll }).await
}

/// Reminds the people who were asked and have not answered, once, while the poll is open.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read or written.
pub async fn remind(portal: &Portal, poll: DatePollId) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        if store::open(tx, poll).await?.is_none() {
            return Ok(());
        }
        let event = format!("dates:{poll}:reminded");
        outbox::mail_asked_dates(tx, now, &event, poll, &Mail::DatesReminder { poll }).await
    })
}
