//! Keeping segments and customers.

use super::{Described, MOST_WANTED, MemberState, Priority, Segment, chosen_segments, store};
use crate::{
    Actor, Error, FieldErrors, Language, Portal, Problem, Result, Role, Timestamp,
    base::{
        audit::{self, Subject},
        db::Tx,
        form,
        ids::{MemberId, SegmentId},
        values::{self, Email},
    },
    people::{
        accounts::{self, NewAccount},
        translations::{self, Field, Original},
    },
    transaction,
};

/// A segment, as typed.
#[derive(Clone, Debug, Default)]
pub struct SegmentForm {
    /// Its name.
    pub name: String,
    /// Its name in the other language; may be left out.
    pub second_name: String,
    /// The reason why these customers are heard.
    pub reason: String,
    /// `primary` or `secondary`.
    pub priority: String,
    /// How many of these customers the organisation wants on the panel; may be left out.
    pub wanted: String,
}

/// What was typed of a segment: its name, reason, priority and wanted number, and its second name.
type Parsed = (String, String, Priority, Option<i64>, String);

fn parse_segment(typed: &SegmentForm) -> Result<Parsed, FieldErrors> {
    let wanted = values::optional(&typed.wanted, |text| {
        values::whole(text, 1, MOST_WANTED).map(Some)
    });
    form::read((
        ("name", values::line(&typed.name, 80)),
        ("reason", values::prose(&typed.reason, 600)),
        ("priority", typed.priority.parse()),
        ("wanted", wanted),
        (
            "second_name",
            values::optional(&typed.second_name, |text| values::line(text, 80)),
        ),
    ))
}

fn described((name, reason, priority, wanted, _): &Parsed) -> Described<'_> {
    Described {
        name,
        reason,
        priority: *priority,
        wanted: *wanted,
    }
}

/// Makes a segment.
///
/// # Errors
/// [`Error::Invalid`] field by field; [`Error::Forbidden`] unless the actor is an administrator.
pub async fn add_segment(portal: &Portal, actor: &Actor, typed: &SegmentForm) -> Result<SegmentId> {
    actor.require(Role::Administrator)?;
    let parsed = parse_segment(typed)?;
    let segment = described(&parsed);
    let now = portal.now();
    transaction!(portal.db, tx => {
        let id = store::insert_segment(tx, now, &segment)
            .await?
            .ok_or_else(|| Error::invalid("name", Problem::Taken))?;
        let added = store::segment(tx, id).await?.ok_or(Error::NotFound)?;
        name_again(tx, now, actor, &added, &parsed.4).await?;
        audit::note(tx, now, actor, audit::Action::SegmentAdd, Subject::Segment(id), segment.name).await?;
        Ok(id)
    })
}

/// Keeps the name of a segment in the other language; none when it is empty.
async fn name_again(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    segment: &Segment,
    second: &str,
) -> Result<()> {
    let words: Vec<_> = Some(second)
        .filter(|second| !second.is_empty())
        .map(|second| (Original::of(Field::Name, &segment.name), second.to_owned()))
        .into_iter()
        .collect();
    let subject = translations::Subject::Segment(segment.id);
    let language = segment.language.other();
    translations::store::replace(tx, now, actor.account(), subject, language, &words).await
}

/// Makes a segment that a customer list names, unless it is there.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be written.
pub(crate) async fn make_segment(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    name: &str,
    reason: &str,
) -> Result<()> {
    let segment = Described {
        name,
        reason,
        priority: Priority::Secondary,
        wanted: None,
    };
    match store::insert_segment(tx, now, &segment).await? {
        Some(id) => {
            audit::note(
                tx,
                now,
                actor,
                audit::Action::SegmentAdd,
                Subject::Segment(id),
                name,
            )
            .await
        }
        None => Ok(()),
    }
}

/// Changes a segment.
///
/// # Errors
/// As [`add_segment`], and [`Error::NotFound`].
pub async fn change_segment(
    portal: &Portal,
    actor: &Actor,
    id: SegmentId,
    typed: &SegmentForm,
) -> Result<()> {
    actor.require(Role::Administrator)?;
    let parsed = parse_segment(typed)?;
    let segment = described(&parsed);
    let now = portal.now();
    transaction!(portal.db, tx => {
        if store::name_is_taken(tx, id, segment.name).await? {
            return Err(Error::invalid("name", Problem::Taken));
        }
        if !store::update_segment(tx, id, &segment).await? {
            return Err(Error::NotFound);
        }
        let changed = store::segment(tx, id).await?.ok_or(Error::NotFound)?;
        name_again(tx, now, actor, &changed, &parsed.4).await?;
        audit::note(tx, now, actor, audit::Action::SegmentChange, Subject::Segment(id), segment.name).await
    })
}

/// One customer, as typed.
#[derive(Clone, Debug, Default)]
pub struct CustomerForm {
    /// Their name.
    pub name: String,
    /// The address to write to.
    pub email: String,
    /// The customer number of the organisation; may be left out.
    pub number: String,
    /// `nl` or `en`.
    pub language: String,
    /// The keys of their segments.
    pub segments: Vec<String>,
}

/// Reads the customer number of the organisation; `None` when it was left out.
pub(crate) fn number(text: &str) -> Result<Option<String>, Problem> {
    values::optional(text, |text| values::line(text, 40).map(Some))
}

/// Puts one customer on the list. An account that exists already, of a member of staff for instance, is used as
/// it is.
///
/// # Errors
/// [`Error::Invalid`] field by field: the address is on the list already, or its owner declined;
/// [`Error::Forbidden`] unless the actor is an administrator.
pub async fn add_customer(
    portal: &Portal,
    actor: &Actor,
    typed: &CustomerForm,
) -> Result<MemberId> {
    actor.require(Role::Administrator)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let known = store::segments(tx).await?;
        let (name, email, number, language, segments) = form::read((
            ("name", values::line(&typed.name, 120)),
            ("email", Email::parse(&typed.email)),
            ("number", number(&typed.number)),
            ("language", typed.language.parse::<Language>()),
            ("segments", chosen_segments(&known, &typed.segments)),
        ))?;
        let new = NewAccount { email, name, language };
        let account = match store::by_email(tx, new.email.key()).await? {
            Some((_, _, Some(MemberState::Declined))) => {
                return Err(Error::invalid("email", Problem::SaidNo));
            }
            Some((_, Some(_), _)) => return Err(Error::invalid("email", Problem::Taken)),
            Some((account, ..)) => account,
            None => accounts::store::insert(tx, now, &new, &portal.random.token())
                .await?
                .ok_or_else(|| Error::invalid("email", Problem::Taken))?,
        };
        let id = store::insert_member(tx, now, account, number.as_deref())
            .await?
            .ok_or_else(|| Error::invalid("email", Problem::Taken))?;
        for segment in &segments {
            store::add_segment(tx, id, *segment).await?;
        }
        audit::note(tx, now, actor, audit::Action::MemberAdd, Subject::Member(id), "").await?;
        Ok(id)
    })
}

/// Puts a customer in exactly these segments.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Invalid`] on `segments`, [`Error::Forbidden`] unless the actor is an administrator.
pub async fn set_segments(
    portal: &Portal,
    actor: &Actor,
    id: MemberId,
    chosen: &[String],
) -> Result<()> {
    actor.require(Role::Administrator)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        store::member(tx, id).await?.ok_or(Error::NotFound)?;
        let known = store::segments(tx).await?;
        let segments = form::one("segments", chosen_segments(&known, chosen))?;
        store::clear_segments(tx, id).await?;
        for segment in &segments {
            store::add_segment(tx, id, *segment).await?;
        }
        audit::note(tx, now, actor, audit::Action::MemberSegments, Subject::Member(id), "").await
    })
}
