//! Mails to send and tasks to do, as rows written in the transaction that causes them.
//!
//! Owns the tables `outbox` and `mail_preferences`. What must stay true: a row is unique by event, person and
//! channel, so that nothing is sent twice; a row is claimed with a lease by one worker at a time; a secret in a
//! payload is gone once the mail is sent. Operations of other slices put rows in with [`mail`] and
//! [`task`]; the worker claims and settles; the administrator looks and retries.

pub mod audience;
mod many;
pub mod operations;
pub mod preferences;
pub mod queries;
pub mod rules;
mod store;
#[cfg(test)]
mod tests;
mod topics;
pub mod work;

pub use many::{
    mail_answered, mail_asked_dates, mail_audience, mail_cancelled, mail_heard, mail_promised,
    mail_settled_date,
};
pub use topics::Topic;

pub use store::{
    call_back, change_task, forget_settled, hold_back, mail, task, waits, withdraw, withdraw_from,
};

use crate::{
    Timestamp,
    base::ids::{
        AccountId, AddressChangeId, AnswerId, AppealId, CommitmentId, ContributionId, DatePollId,
        HandOverId, ImportId, InvitationId, JobId, LetterId, MemberId, ProposalId, ReassignmentId,
        SeatId, SessionId, SignalId,
    },
};
use serde::{Deserialize, Serialize};

/// The way in which a job is carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
    /// A mail to one account.
    Mail,
    /// Work that the portal does by itself.
    Task,
}
crate::base::db::text_enum!(Channel { Mail => "mail", Task => "task" });

/// The state of a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobState {
    /// To be run at its time.
    Waiting,
    /// Done.
    Done,
    /// Tried too often, or refused for good; the administrator sees why and can try again.
    Failed,
    /// No longer needed, or not wanted by its reader.
    Dropped,
}
crate::base::db::text_enum!(JobState {
    Waiting => "waiting", Done => "done", Failed => "failed", Dropped => "dropped",
});

/// The content of a mail. The app puts it into words, in the reader's language, when it is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "mail", rename_all = "snake_case")]
pub enum Mail {
    /// Shows that mail works.
    Test,
    /// The code to sign in with.
    SignInCode { code: String },
    /// An invitation to join the panel.
    Invitation {
        invitation: InvitationId,
        letter: LetterId,
        token: String,
    },
    /// The one reminder of an invitation.
    InvitationReminder {
        invitation: InvitationId,
        letter: LetterId,
        token: String,
    },
    /// Someone who is a member already was invited again.
    AlreadyMember,
    /// A proposal waits for the reader's view.
    ProposalOpened { proposal: ProposalId },
    /// A proposal that the reader voted on or wrote about was withdrawn.
    ProposalWithdrawn { proposal: ProposalId },
    /// Something that the reader wrote was answered; one mail for all that this answer serves.
    AnswerPublished { answer: AnswerId },
    /// A customer says that an answer did not answer them; to the owner.
    AnswerRefused { contribution: ContributionId },
    /// Answers that the reader owes are due, or soon will be.
    DebtsDue,
    /// Answers that became overdue; to the customer conscience.
    DebtsOverdue,
    /// Answers that are so late that the board has to know; to its members.
    DebtsEscalated,
    /// Everything that the reader owes, on a Monday.
    DebtsOfTheWeek,
    /// A colleague offers the reader what they owe, or a project.
    HandOverOffered { hand_over: HandOverId },
    /// The colleague to whom the reader offered something can't take it any more.
    HandOverEnded { hand_over: HandOverId },
    /// The administrator gave the reader what a colleague owed.
    WorkReceived { reassignment: ReassignmentId },
    /// The administrator gave to a colleague what the reader owed.
    WorkReassigned { reassignment: ReassignmentId },
    /// A signal waits for the reader or for their department, and its time is nearly over.
    SignalDue { signal: SignalId },
    /// Nobody reacted to a signal in time; to the customer conscience.
    SignalOverdue { signal: SignalId },
    /// A signal that the reader filed has ended.
    SignalEnded { signal: SignalId },
    /// What the reader asked was answered.
    EnquiryAnswered { signal: SignalId },
    /// A customer says that an answer to their enquiry did not answer them; to whoever answers next.
    EnquiryRefused { signal: SignalId },
    /// There is a decision on what the reader voted on or wrote about.
    DecisionTaken {
        proposal: ProposalId,
        /// Whether it is a "no", against which the reader can appeal. Earlier rows don't say.
        #[serde(default)]
        appealable: bool,
    },
    /// The board waived what was missing before a decision; to the customer conscience.
    GateWaived { proposal: ProposalId },
    /// A round of the reader closed: customers wait for the outcome.
    RoundClosed { proposal: ProposalId },
    /// The day of a decision passed without one; to its owner and to the customer conscience.
    DecisionOverdue { proposal: ProposalId },
    /// The day has come to look at a decision again; to its owner.
    ReviewDue { proposal: ProposalId },
    /// The result of a decision on which the reader voted or wrote.
    DecisionReviewed {
        proposal: ProposalId,
        due_on: String,
    },
    /// The terms of advice were changed; to the customer conscience.
    AdviceTermsChanged,
    /// The reader is asked whether a promise to them was kept.
    CommitmentAsked { commitment: CommitmentId },
    /// The day of a promise to the reader moved.
    CommitmentMoved {
        commitment: CommitmentId,
        moved: i64,
    },
    /// A promise to the reader will not be kept.
    CommitmentGivenUp { commitment: CommitmentId },
    /// A commitment of the reader is due, or soon will be.
    CommitmentDue { commitment: CommitmentId },
    /// A customer says that a promise was not kept; to its owner and the customer conscience.
    CommitmentDenied { commitment: CommitmentId },
    /// Commitments that are late: their own to owners, all of them to the customer conscience.
    CommitmentsLate,
    /// The customer conscience objects to a coming decision; to the owner.
    ChallengeRaised { proposal: ProposalId },
    /// The owner replied to a challenge; to the customer conscience.
    ChallengeReplied { proposal: ProposalId },
    /// The customer conscience finds insufficient what a proposal says that it means for customers; to its owner.
    MeaningInsufficient { proposal: ProposalId },
    /// A member appeals against a "no"; to the customer conscience.
    AppealMade { appeal: AppealId },
    /// The reader's appeal was answered.
    AppealRuled { appeal: AppealId },
    /// An appeal was upheld, so the owner has to look at the decision again; to the owner.
    AppealUpheld { appeal: AppealId },
    /// A change for the reader's calendar about a session; only the newest message counts.
    SessionInvite { session: SessionId, sequence: i64 },
    /// A session that the reader takes part in is near.
    SessionReminder {
        session: SessionId,
        starts_at: Timestamp,
    },
    /// A session was cancelled that is not in the reader's calendar yet.
    SessionCancelled { session: SessionId },
    /// The reader is asked when they can come to a session.
    DatesAsked { poll: DatePollId },
    /// The one reminder of the question about dates.
    DatesReminder { poll: DatePollId },
    /// The date of a session was settled about which the reader was asked.
    DateSettled { poll: DatePollId },
    /// The minutes of a session that the reader took part in.
    MinutesPublished { session: SessionId },
    /// The minutes of a session were not published yet; to its secretary.
    MinutesDue { session: SessionId },
    /// A session was held, and promises or questions wait until its room is closed; to its facilitator and secretary.
    RoomLeftOpen { session: SessionId },
    /// The reader is asked how a session was.
    // Rows that wait in the outbox carry the name in `rename`.
    #[serde(rename = "look_back_asked")]
    SessionFeedbackAsked { session: SessionId },
    /// A customer claims the costs of coming to a session; to its secretary.
    ExpenseAsked { session: SessionId },
    /// The reader's costs of coming to a session were paid.
    ExpensePaid { session: SessionId },
    /// A seat in a session is kept for the reader until they answer.
    SeatOffered { seat: SeatId },
    /// The date was set or moved of a session in which the reader was offered a seat or waits for one.
    SeatMoved {
        seat: SeatId,
        starts_at: Timestamp,
        /// When it was before, if it had a date. Earlier rows don't say.
        #[serde(default)]
        moved_from: Option<Timestamp>,
    },
    /// The reader can ask for a seat in a session.
    SeatsOpened { session: SessionId },
    /// The reader's seat, offer or place on the waiting list was withdrawn.
    SeatWithdrawn { seat: SeatId },
    /// Seats are left that nobody has and nobody waits for; to the arranger of the session.
    SeatsShort { session: SessionId },
    /// A member of staff was given an account; the link lets them choose a password.
    StaffWelcome { token: String },
    /// A link to choose a new password.
    PasswordReset { token: String },
    /// The reader's account has a new password.
    PasswordChanged,
    /// The reader's calendar has a new private address.
    CalendarAddressMade,
    /// A new address of the reader is to be confirmed; it goes to that address.
    AddressConfirm {
        change: AddressChangeId,
        token: String,
    },
    /// Somebody asked that the reader be reached at another address.
    AddressAsked { change: AddressChangeId },
    /// The reader is reached at another address by now; it goes to the old one, `to`.
    AddressMoved { to: String },
    /// The reader joined the panel by a link that staff passed on.
    JoinedByLink,
    /// The reader is the customer conscience no longer.
    MandatePassed,
    /// The reader, who had a password already, is the customer conscience now.
    MandateReceived,
}

/// A task that the portal does by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "task", rename_all = "snake_case")]
pub enum Task {
    /// Remind of an invitation that was neither accepted nor declined.
    RemindOfInvitation { invitation: InvitationId },
    /// End an invitation whose time is over.
    ExpireInvitation { invitation: InvitationId },
    /// Send the invitations of a letter that was released.
    SendInvitations { letter: LetterId },
    /// Read the file of a customer list.
    ReadImport { import: ImportId },
    /// Write the accepted rows of a customer list into the panel.
    RunImport { import: ImportId },
    /// Ask somebody who joined in the rounds that are open for their groups.
    AskNewMember { member: MemberId },
    /// Close a round whose closing time has come.
    CloseProposal { proposal: ProposalId },
    /// See whether a decision was taken on its promised day.
    DecisionDue { proposal: ProposalId },
    /// Warn whoever has a signal of which this is the due instant.
    WarnOfSignal { signal: SignalId, due_at: Timestamp },
    /// Tell the customer conscience of a signal of which this was the due instant.
    TellOfSignal { signal: SignalId, due_at: Timestamp },
    /// Find a decision by the words that the title of its proposal has now, in both languages.
    IndexDecision { proposal: ProposalId },
    /// Remind of a decision that is to be looked at again.
    RemindOfReview { proposal: ProposalId },
    /// Ask the customers whether a promise was kept.
    AskOfCommitment { commitment: CommitmentId },
    /// Remind its owner of a commitment that is due on this day.
    RemindOfCommitment {
        commitment: CommitmentId,
        due_on: String,
    },
    /// Remind the people who were asked about dates and have not answered.
    RemindOfDates { poll: DatePollId },
    /// Remind the secretary of the minutes of a session that began at this moment.
    RemindOfMinutes {
        session: SessionId,
        starts_at: Timestamp,
    },
    /// Remind the people who lead a session that began at this moment to close its room; `turn` counts from one.
    RemindToClose {
        session: SessionId,
        starts_at: Timestamp,
        turn: i64,
    },
    /// Ask the customers how a session was that began at this moment.
    #[serde(rename = "ask_to_look_back")]
    AskForSessionFeedback {
        session: SessionId,
        starts_at: Timestamp,
    },
    /// Offer a seat to the next in the queue when its offer was not answered in time.
    LapseSeat { session: SessionId, seat: SeatId },
    /// Forget what people needed in a session of a month ago.
    ForgetNeeds { session: SessionId },
    /// Remind everybody who takes part in a session at this moment, these hours before it.
    RemindOfSession {
        session: SessionId,
        starts_at: Timestamp,
        hours: i64,
    },
    /// Do a recurring task, for everything after `since`. The name of the recurring task is the name of this one.
    #[serde(untagged)]
    Recurring {
        #[serde(rename = "task")]
        work: Recurring,
        // An earlier version wrote it for some tasks only.
        #[serde(default = "long_ago")]
        since: Timestamp,
    },
}

const fn long_ago() -> Timestamp {
    Timestamp(0)
}

/// A recurring task of the portal. The table of `lifecycle::schedule` says when and how each is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recurring {
    /// Remind owners of the answers that they owe.
    RemindOfDebts,
    /// Count the indicators of the last quarters from their events.
    Measure,
    /// Forget what need not be kept: attempts, ended sessions, used codes.
    Prune,
}
crate::base::db::text_enum!(Recurring {
    RemindOfDebts => "remind_of_debts", Measure => "measure", Prune => "prune",
});

impl Mail {
    /// Whether somebody is waiting for it at this moment, so that it goes before the rest.
    #[must_use]
    pub const fn is_urgent(&self) -> bool {
        matches!(
            self,
            Self::Test
                | Self::SignInCode { .. }
                | Self::PasswordReset { .. }
                | Self::AddressConfirm { .. }
        )
    }
}

/// The jobs that a worker wants, beside those that somebody waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// All others.
    Everything,
    /// Tasks: it is not the turn of a mail yet.
    NoOrdinaryMail,
    /// None.
    OnlyUrgent,
}

/// A job that a worker has claimed.
#[derive(Clone, Debug)]
pub struct Claimed {
    /// The key of its row.
    pub id: JobId,
    /// The account that a mail is for.
    pub account: Option<AccountId>,
    /// The number of times that it was claimed, this time included. It tells this claim from a later one of
    /// another worker, after the lease ran out.
    pub attempt: i64,
    /// The moment when it was put in the outbox.
    pub created_at: Timestamp,
    /// The work to do.
    pub work: Work,
}

/// The work of a claimed job.
#[derive(Clone, Debug)]
pub enum Work {
    /// A mail to send.
    Mail(Mail),
    /// A task to do.
    Task(Task),
}
