//! The queries of pages on sessions.

use super::{
    AboutProject, AboutProposal, Attachable, Part, Participant, Series, Session, rules, store,
};
use crate::{
    Actor, Error, Portal, Result,
    base::{
        db::Tx,
        ids::{AccountId, ProposalId, SeriesId, SessionId},
    },
    people::accounts,
    read,
};
use futures::try_join;

/// The number of past sessions in a list.
const MOST: i64 = 50;
/// The number of proposals to choose from.
const MOST_PROPOSALS: i64 = 50;
/// The days that a session stays among somebody's own after it began.
const OWN_DAYS: i64 = 366;

/// A session and its subjects, for anyone who may know of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detail {
    /// The session.
    pub session: Session,
    /// The proposals that it is about.
    pub proposals: Vec<AboutProposal>,
    /// The proposals among them that the actor may read.
    pub readable: Vec<ProposalId>,
    /// The projects that it is about.
    pub projects: Vec<AboutProject>,
    /// The participants: everybody sees the staff, but only staff see the customers.
    pub people: Vec<Participant>,
    /// The number of customers who take part.
    pub customers: usize,
    /// The part that the actor takes.
    pub part: Option<Part>,
    /// Whether the actor was there as a customer, once the session is over.
    pub was_there: bool,
    /// Whether there is a link for participants; the session holds it for them and for staff only.
    pub online: bool,
}

/// The session, and the part that the actor takes, for anyone who may know of it. Only participants and staff
/// get the link.
pub(crate) async fn load(
    tx: &mut Tx,
    actor: &Actor,
    id: SessionId,
) -> Result<(Session, Option<Part>)> {
    let mut session = store::find(tx, id).await?.ok_or(Error::NotFound)?;
    let part = match actor.account() {
        Some(account) => store::part(tx, id, account).await?,
        None => None,
    };
    let asked = match actor.account() {
        Some(account) if part.is_none() && !actor.is_staff() => {
            let seat = match actor.require_member() {
                Ok(member) => store::is_asked_to_sit(tx, id, member).await?,
                Err(_) => false,
            };
            seat || store::is_asked_when(tx, id, account).await?
        }
        _ => false,
    };
    if rules::may_read(actor, part, asked) {
        if part.is_none() && !actor.is_staff() {
            session.link.clear();
        }
        Ok((session, part))
    } else {
        Err(Error::NotFound)
    }
}

/// The proposals of a session that the actor may read: for staff all of them, for a customer those about which
/// they were asked.
pub(crate) async fn readable(tx: &mut Tx, actor: &Actor, id: SessionId) -> Result<Vec<ProposalId>> {
    match actor.require_member() {
        _ if actor.is_staff() => {
            let all = store::proposals(tx, id, None).await?;
            Ok(all.into_iter().map(|one| one.id).collect())
        }
        Ok(member) => store::asked_about(tx, id, member).await,
        Err(_) => Ok(Vec::new()),
    }
}

/// One session.
///
/// # Errors
/// [`Error::NotFound`] when there is none, and for anyone who may not know of it.
pub async fn find(portal: &Portal, actor: &Actor, id: SessionId) -> Result<Detail> {
    let mut tx = portal.db.read().await?;
    let (session, part) = load(&mut tx, actor, id).await?;
    drop(tx);
    let db = &portal.db;
    let (has_link, mut people, proposals, readable, projects) = try_join!(
        read!(db, tx => store::has_link(tx, id)),
        read!(db, tx => store::people(tx, id)),
        read!(db, tx => store::proposals(tx, id, actor.reads())),
        read!(db, tx => readable(tx, actor, id)),
        read!(db, tx => store::projects(tx, id)),
    )?;
    let online = !session.link.is_empty() || has_link;
    let customers = people
        .iter()
        .filter(|one| one.part == Part::Customer)
        .count();
    let was_there = session.is_over(portal.now())
        && rules::customers_there(&people).any(|one| Some(one.account_id) == actor.account());
    if !rules::may_read_people(actor, part) {
        people.retain(|one| one.part == Part::Staff);
    }
    Ok(Detail {
        proposals,
        readable,
        projects,
        session,
        people,
        customers,
        part,
        was_there,
        online,
    })
}

/// All sessions, for staff: the coming ones, and the past ones.
///
/// # Errors
/// [`Error::NotFound`] for anyone who is not on the staff.
pub async fn list(portal: &Portal, actor: &Actor) -> Result<(Vec<Session>, Vec<Session>)> {
    if !actor.is_staff() {
        return Err(Error::NotFound);
    }
    let mut tx = portal.db.read().await?;
    let now = portal.now();
    Ok((
        store::coming(&mut tx, now).await?,
        store::past(&mut tx, now, MOST).await?,
    ))
}

/// The sessions in which the actor takes part: the coming ones, the first one first, then those of the last
/// year, the last one first.
///
/// # Errors
/// [`Error::Forbidden`] when nobody signed in.
pub async fn mine(portal: &Portal, actor: &Actor) -> Result<Vec<Session>> {
    let account = actor.account().ok_or(Error::Forbidden)?;
    let mut tx = portal.db.read().await?;
    let now = portal.now();
    let all = store::of_account(&mut tx, account, now.plus_days(-OWN_DAYS)).await?;
    let (over, mut mine): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| one.is_over(now));
    mine.extend(over.into_iter().rev());
    Ok(mine)
}

/// All series.
///
/// # Errors
/// [`Error::NotFound`] for anyone who is not on the staff.
pub async fn all_series(portal: &Portal, actor: &Actor) -> Result<Vec<Series>> {
    if !actor.is_staff() {
        return Err(Error::NotFound);
    }
    let mut tx = portal.db.read().await?;
    store::all_series(&mut tx).await
}

/// One series.
///
/// # Errors
/// [`Error::NotFound`] when there is none, and for anyone who is not on the staff.
pub async fn series(portal: &Portal, actor: &Actor, id: SeriesId) -> Result<Series> {
    if !actor.is_staff() {
        return Err(Error::NotFound);
    }
    let mut tx = portal.db.read().await?;
    store::series(&mut tx, id).await?.ok_or(Error::NotFound)
}

/// The proposals to which open questions of a session can be attached: those that it is about and those of the
/// projects that it is about, or all that were opened when there are none of these.
pub(crate) async fn to_attach(tx: &mut Tx, id: SessionId) -> Result<Attachable> {
    let about = store::opened_about(tx, id).await?;
    if !about.is_empty() {
        return Ok(Attachable {
            proposals: about,
            about: true,
        });
    }
    Ok(Attachable {
        proposals: store::open_proposals(tx, MOST_PROPOSALS).await?,
        about: false,
    })
}

/// The choices for planning a session.
#[derive(Clone, Debug)]
pub struct Choices {
    /// The series whose sessions the actor arranges.
    pub series: Vec<Series>,
    /// Everybody who works for the organisation.
    pub staff: Vec<(AccountId, String)>,
    /// Proposals that were opened.
    pub proposals: Vec<AboutProposal>,
    /// Projects.
    pub projects: Vec<AboutProject>,
}

/// The choices for planning a session.
///
/// # Errors
/// [`Error::NotFound`] for anyone who is not on the staff.
pub async fn choices(portal: &Portal, actor: &Actor) -> Result<Choices> {
    if !actor.is_staff() {
        return Err(Error::NotFound);
    }
    let mut tx = portal.db.read().await?;
    let mut series = store::all_series(&mut tx).await?;
    series.retain(|one| rules::may_arrange(actor, one.secretary_id));
    Ok(Choices {
        series,
        staff: accounts::store::staff::names(&mut tx).await?,
        proposals: store::open_proposals(&mut tx, MOST_PROPOSALS).await?,
        projects: store::all_projects(&mut tx).await?,
    })
}
