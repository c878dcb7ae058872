//! The queries of pages on signals.

use super::{
    Signal, State,
    causes::{self, Cause},
    enquiries::{self, Reply},
    routing::Rule,
    rules::Reader,
    store,
};
use crate::{
    Actor, Error, Portal, Result, Role, Timestamp,
    answering::channels::{self, Channel, ChannelKind},
    base::{
        db::Tx,
        ids::{AccountId, SignalId},
    },
    people::{
        departments::{self, Department},
        mandates, panel,
    },
    read,
    rounds::proposals::visibility::NameableSegments,
};
use futures::try_join;

/// The number of signals on one page.
pub const PAGE: usize = 30;

/// A list of signals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum List {
    /// The open ones of the reader's department.
    #[default]
    Department,
    /// The open ones that the reader took up.
    Mine,
    /// Those that the reader filed.
    Filed,
    /// All open ones, for the customer conscience.
    All,
    /// Those of the reader's department that have ended; for the customer conscience, of all.
    Ended,
}
crate::base::db::text_enum!(List {
    Department => "department", Mine => "mine", Filed => "filed", All => "all", Ended => "ended",
});

/// A page of signals.
#[derive(Clone, Debug)]
pub struct Signals {
    /// The reader's department, when they have one.
    pub department: Option<String>,
    /// The list that is shown: the one that was asked for, unless it is not for the reader.
    pub list: List,
    /// The signals.
    pub lines: Vec<Signal>,
    /// The place after which the next page begins.
    pub next: Option<(Timestamp, SignalId)>,
}

/// The lists that the actor has.
#[must_use]
pub fn lists(actor: &Actor) -> Vec<List> {
    let mut all = vec![List::Department, List::Mine, List::Filed, List::Ended];
    if actor.is(Role::CustomerConscience) {
        all.insert(0, List::All);
    }
    all
}

async fn reader(tx: &mut Tx, actor: &Actor) -> Result<(Reader, Option<String>)> {
    let account = actor.require_staff().map_err(|_| Error::NotFound)?;
    let place = departments::store::of(tx, account).await?;
    let department = place.as_ref().map(|place| place.department_id);
    Ok((
        Reader::of(actor, department)?,
        place.map(|place| place.department),
    ))
}

/// One page of a list of signals.
///
/// # Errors
/// [`Error::NotFound`] for anyone who does not work for the organisation.
pub async fn list(
    portal: &Portal,
    actor: &Actor,
    list: List,
    after: Option<(Timestamp, SignalId)>,
) -> Result<Signals> {
    let mut tx = portal.db.read().await?;
    let tx = &mut tx;
    let (reader, department) = reader(tx, actor).await?;
    let list = if lists(actor).contains(&list) {
        list
    } else {
        List::Department
    };
    let most = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let forward = after.unwrap_or((Timestamp(i64::MIN), SignalId(0)));
    let back = after.unwrap_or((Timestamp(i64::MAX), SignalId(i64::MAX)));
    let mut lines = match (list, reader.department) {
        (List::All, _) => store::open(tx, None, None, forward, most).await?,
        (List::Mine, _) => store::open(tx, None, Some(reader.account), forward, most).await?,
        (List::Filed, _) => store::filed_by(tx, reader.account, back.1, most).await?,
        (List::Department, Some(own)) => store::open(tx, Some(own), None, forward, most).await?,
        (List::Ended, _) if reader.is_conscience => store::ended(tx, None, back, most).await?,
        (List::Ended, Some(own)) => store::ended(tx, Some(own), back, most).await?,
        (List::Department | List::Ended, None) => Vec::new(),
    };
    let more = lines.len() > PAGE;
    lines.truncate(PAGE);
    let last = lines.last().filter(|_| more);
    let next = last.map(|one| match list {
        List::Ended => (one.ended_at.unwrap_or(one.due_at), one.id),
        _ => (one.due_at, one.id),
    });
    show(tx, &reader, &mut lines).await?;
    Ok(Signals {
        department,
        list,
        lines,
        next,
    })
}

/// Takes out of signals what this reader does not read: segments of too few people, how to reach a customer, and the names
/// of customers who ask.
async fn show(tx: &mut Tx, reader: &Reader, lines: &mut [Signal]) -> Result<()> {
    let named = NameableSegments::of(&panel::store::active_by_segment(tx).await?);
    hide(reader, &named, lines);
    Ok(())
}

fn hide(reader: &Reader, named: &NameableSegments, lines: &mut [Signal]) {
    for line in lines {
        let id = line.segment_id;
        line.segment.take_if(|_| !named.shows(id));
        if !reader.may_reach(line) {
            line.reach.clear();
        }
        if !reader.may_name(line) {
            line.filer.clear();
        }
    }
}

/// One signal, and what the actor can do with it.
#[derive(Clone, Debug)]
pub struct OneSignal {
    /// The signal.
    pub signal: Signal,
    /// Whether they can take it up.
    pub may_accept: bool,
    /// Whether they can send it to another department.
    pub may_forward: bool,
    /// Whether they can end it.
    pub may_end: bool,
    /// Whether they can stop its clock.
    pub may_stop: bool,
    /// The main causes under which it can be counted, for whoever can end it.
    pub causes: Vec<Cause>,
    /// The answers to an enquiry, with what the customer says of them.
    pub replies: Vec<Reply>,
    /// The departments that it can be sent to.
    pub departments: Vec<Department>,
}

/// One signal.
///
/// # Errors
/// [`Error::NotFound`] when there is none, and for anyone who may not know of it.
pub async fn one(portal: &Portal, actor: &Actor, id: SignalId) -> Result<OneSignal> {
    let mut tx = portal.db.read().await?;
    let tx = &mut tx;
    let (reader, _) = reader(tx, actor).await?;
    let signal = store::find(tx, id).await?.ok_or(Error::NotFound)?;
    reader.check(&signal, Reader::may_read)?;
    let may_forward = reader.may_forward(&signal);
    let mut departments = if may_forward {
        departments::store::all(tx).await?
    } else {
        Vec::new()
    };
    departments.retain(|one| Some(one.id) != signal.department_id);
    let mut found = OneSignal {
        may_accept: reader.may_accept(&signal),
        may_forward,
        may_end: reader.may_end(&signal),
        may_stop: reader.may_stop(&signal),
        causes: if reader.may_end(&signal) {
            causes::store::all_of(tx).await?
        } else {
            Vec::new()
        },
        replies: if signal.is_enquiry() {
            enquiries::store::replies(tx, id).await?
        } else {
            Vec::new()
        },
        departments,
        signal,
    };
    show(tx, &reader, std::slice::from_mut(&mut found.signal)).await?;
    Ok(found)
}

/// One signal, for a mail to this reader; nothing for anyone who may not read it, as once it went to another department.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read.
pub async fn for_mail(portal: &Portal, reader: AccountId, id: SignalId) -> Result<Option<Signal>> {
    let mut tx = portal.db.read().await?;
    let tx = &mut tx;
    let place = departments::store::of(tx, reader).await?;
    let reader = Reader {
        account: reader,
        department: place.map(|place| place.department_id),
        is_conscience: mandates::store::current(tx).await? == Some(reader),
    };
    let found = store::find(tx, id).await?;
    let Some(mut signal) = found.filter(|signal| reader.may_read(signal)) else {
        return Ok(None);
    };
    show(tx, &reader, std::slice::from_mut(&mut signal)).await?;
    Ok(Some(signal))
}

/// The signals that wait for the actor.
#[derive(Clone, Debug, Default)]
pub struct Waiting {
    /// The name of their department.
    pub department: String,
    /// How many of its signals nobody took up.
    pub untaken: i64,
    /// When the first of those is due.
    pub due_at: Option<Timestamp>,
    /// How many are nobody's and in no department, for the customer conscience.
    pub nowhere: i64,
    /// When the first of those is due.
    pub nowhere_due_at: Option<Timestamp>,
    /// The signals that they took up and whose clock runs, those that are due first come first.
    pub mine: Vec<Signal>,
}

/// The signals that wait for the actor.
///
/// # Errors
/// [`Error::NotFound`] for anyone who does not work for the organisation.
pub async fn waiting(portal: &Portal, actor: &Actor) -> Result<Waiting> {
    let mut tx = portal.db.read().await?;
    let tx = &mut tx;
    let (reader, department) = reader(tx, actor).await?;
    let (untaken, due_at) = match reader.department {
        Some(own) => store::untaken(tx, own).await?,
        None => (0, None),
    };
    let (nowhere, nowhere_due_at) = if reader.is_conscience {
        store::nowhere(tx).await?
    } else {
        (0, None)
    };
    let first = (Timestamp(i64::MIN), SignalId(0));
    let most = i64::try_from(PAGE).unwrap_or(i64::MAX);
    let mut mine = store::open(tx, None, Some(reader.account), first, most).await?;
    mine.retain(|one| one.service_left.is_none() && one.state == State::Open);
    if !mine.is_empty() {
        show(tx, &reader, &mut mine).await?;
    }
    Ok(Waiting {
        department: department.unwrap_or_default(),
        untaken,
        due_at,
        nowhere,
        nowhere_due_at,
        mine,
    })
}

/// The rules that send signals to departments, in their order.
///
/// # Errors
/// [`Error::Forbidden`] unless an administrator asks.
pub async fn rules(portal: &Portal, actor: &Actor) -> Result<Vec<Rule>> {
    actor.require(Role::Administrator)?;
    let mut tx = portal.db.read().await?;
    store::rules::all_of(&mut tx).await
}

/// The choices of the form for a new signal.
#[derive(Clone, Debug)]
pub struct Choices {
    /// The channels by which customers can be heard.
    pub channels: Vec<Channel>,
    /// The segments.
    pub segments: Vec<panel::Segment>,
    /// The departments.
    pub departments: Vec<Department>,
    /// What became of the last signals that the actor filed.
    pub filed: Vec<Signal>,
}

/// How many of the signals that somebody filed stand beside the form.
const FILED: i64 = 5;

/// The choices of the form for a new signal.
///
/// # Errors
/// [`Error::NotFound`] for anyone who does not work for the organisation.
pub async fn choices(portal: &Portal, actor: &Actor) -> Result<Choices> {
    let mut tx = portal.db.read().await?;
    let (reader, _) = reader(&mut tx, actor).await?;
    drop(tx);
    let db = &portal.db;
    let (mut channels, mut filed, sizes, segments, departments) = try_join!(
        read!(db, tx => channels::store::all(tx)),
        read!(db, tx => store::filed_by(tx, reader.account, SignalId(i64::MAX), FILED)),
        read!(db, tx => panel::store::active_by_segment(tx)),
        read!(db, tx => panel::store::segments(tx)),
        read!(db, tx => departments::store::all(tx)),
    )?;
    channels.retain(|one| one.is_offered);
    hide(&reader, &NameableSegments::of(&sizes), &mut filed);
    Ok(Choices {
        channels,
        segments,
        departments,
        filed,
    })
}

/// The days back over which it is told how fast customers were answered.
pub const MEASURED_DAYS: i64 = 90;

/// How fast customers who waited were answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reactions {
    /// The channel by which they came.
    pub channel: ChannelKind,
    /// How many were answered in time.
    pub in_time: i64,
    /// How many were answered.
    pub all: i64,
}

/// How fast customers who waited were answered in the last days, by channel; for everybody. Nobody types these numbers
/// in: they are counted from the signals.
///
/// # Errors
/// [`Error::Unavailable`] when they can't be read.
pub async fn reactions(portal: &Portal) -> Result<Vec<Reactions>> {
    let mut tx = portal.db.read().await?;
    let since = portal.now().plus_days(-MEASURED_DAYS);
    let all = store::answered(&mut tx, since).await?;
    let read = |(channel, in_time, all)| Reactions {
        channel,
        in_time,
        all,
    };
    let told = all.into_iter().map(read);
    Ok(told.filter(|one: &Reactions| one.all > 0).collect())
}
