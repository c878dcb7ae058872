//! Writing a signal: whoever heard it, found it or asks it, it comes by a channel, goes to a department and has a clock.

use crate::{
    Actor, Result, Timestamp,
    answering::{
        channels::{self, ChannelKind, clock::ServiceTime},
        signals::{
            enquiries, masking, reminders,
            routing::{self, Rule},
            store,
        },
    },
    base::{
        audit::{self, Subject},
        db::Tx,
        ids::{AccountId, DepartmentId, MemberId, SegmentId, SignalId},
        random,
    },
    rounds::contributions::Attribution,
};

/// What somebody heard, parsed.
pub(in crate::answering::signals) struct Heard<'a> {
    pub words: &'a str,
    pub segment: Option<SegmentId>,
    /// The customer who asks it themselves.
    pub asked_by: Option<(MemberId, Attribution)>,
    pub department: Option<DepartmentId>,
    pub waits: bool,
    pub reach: &'a str,
    pub form_key: &'a str,
}

/// What is the same for everything that comes by a channel at one moment: the rules, and the clock that begins.
pub(in crate::answering::signals) struct Arrival {
    channel: ChannelKind,
    rules: Vec<Rule>,
    service: ServiceTime,
    due_at: Timestamp,
    call_from: Option<Timestamp>,
    is_offered: bool,
}

impl Arrival {
    pub(in crate::answering::signals) async fn by(
        tx: &mut Tx,
        now: Timestamp,
        channel: ChannelKind,
    ) -> Result<Self> {
        let (service, offer) = channels::operations::service(tx, now, channel).await?;
        Ok(Self {
            channel,
            rules: store::rules::all_of(tx).await?,
            due_at: service.due(now, offer.promise),
            call_from: None,
            is_offered: offer.is_offered,
            service,
        })
    }

    /// The same for a customer who wants to be called in the part of a day that begins at `from`.
    pub(in crate::answering::signals) fn call_between(
        self,
        from: Timestamp,
        to: Timestamp,
    ) -> Self {
        Self {
            due_at: to,
            call_from: Some(from),
            ..self
        }
    }

    /// Whether the organisation offers the channel to customers.
    pub(in crate::answering::signals) const fn is_offered(&self) -> bool {
        self.is_offered
    }

    /// The parts of days, from now on, in which a customer can be called.
    pub(in crate::answering::signals) fn parts_of_days(
        &self,
        now: Timestamp,
    ) -> Vec<(Timestamp, Timestamp)> {
        self.service.parts_of_days(now, enquiries::CALL_PARTS)
    }
}

/// Covers the numbers in the words, finds the department, begins the clock and writes the signal, once.
pub(in crate::answering::signals) async fn write(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    by: AccountId,
    arrival: &Arrival,
    heard: &Heard<'_>,
) -> Result<SignalId> {
    let words = &masking::masked(heard.words);
    let channel = arrival.channel;
    let is_kept = heard
        .asked_by
        .is_some_and(|(_, shown_as)| shown_as == Attribution::Conscience);
    let by_rule = || {
        let found = routing::route(&arrival.rules, words, channel, heard.segment);
        found.filter(|_| !is_kept)
    };
    let form_key = if heard.form_key.is_empty() {
        format!("{now:?}")
    } else {
        heard.form_key.to_owned()
    };
    // Whoever goes back and writes or chooses something else files something else; a customer who chooses other readers,
    // another number or another time says the same better.
    let chosen = match heard.asked_by {
        Some(_) => String::new(),
        None => format!(
            "\n{:?}\n{:?}\n{}\n{}",
            heard.segment, heard.department, heard.waits, heard.reach
        ),
    };
    let dedup_key = random::hash(&format!(
        "{by}\n{form_key}\n{}{chosen}\n{words}",
        channel.as_str()
    ));
    let new = store::New {
        words,
        channel,
        segment: heard.segment,
        waits: heard.waits,
        reach: if heard.waits { heard.reach } else { "" },
        call_from: arrival.call_from,
        by,
        asked_by: heard.asked_by,
        dedup_key: &dedup_key,
        department: heard.department.or_else(by_rule),
        due_at: arrival.due_at,
    };
    let Some(id) = store::insert(tx, now, &new).await? else {
        let id = store::same(tx, &dedup_key).await?;
        if let Some((_, shown_as)) = heard.asked_by {
            say_better(tx, now, id, arrival, heard.reach, shown_as).await?;
        }
        return Ok(id);
    };
    if let Some((member, _)) = heard.asked_by {
        enquiries::operations::check_enough(tx, now, member).await?;
    }
    reminders::plan(tx, now, id, arrival.due_at, &arrival.service).await?;
    // The log is about actions of staff, and would say who asks.
    if heard.asked_by.is_some() {
        return Ok(id);
    }
    audit::note(
        tx,
        now,
        actor,
        audit::Action::SignalFile,
        Subject::Signal(id),
        "",
    )
    .await?;
    Ok(id)
}

/// Records what somebody found that has to be mended, and sends it to a department by the rules. The same key and words are
/// one signal.
pub(crate) async fn found(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    by: AccountId,
    channel: ChannelKind,
    words: &str,
    form_key: &str,
) -> Result<SignalId> {
    let arrival = Arrival::by(tx, now, channel).await?;
    let heard = Heard {
        words,
        segment: None,
        asked_by: None,
        department: None,
        waits: false,
        reach: "",
        form_key,
    };
    write(tx, now, actor, by, &arrival, &heard).await
}

/// Takes what a customer chose the second time that they sent the same words: readers, stricter and never looser, and how and
/// when to call them.
async fn say_better(
    tx: &mut Tx,
    now: Timestamp,
    id: SignalId,
    arrival: &Arrival,
    reach: &str,
    shown_as: Attribution,
) -> Result<()> {
    let Some(before) = store::find(tx, id).await? else {
        return Ok(());
    };
    if before.shown_as.is_some_and(|before| shown_as > before) {
        store::tighten(tx, id, shown_as).await?;
    }
    if arrival.channel == ChannelKind::Phone
        && store::correct_call(tx, id, reach, arrival.call_from, arrival.due_at).await?
    {
        reminders::plan(tx, now, id, arrival.due_at, &arrival.service).await?;
    }
    Ok(())
}
